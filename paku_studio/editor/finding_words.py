"""Where a match stands, in words. Knows no window."""

from paku_studio.editor.finding import Match
from paku_studio.editor.inspecting import FORMS, fields_in
from paku_studio.locale import N_, label, translator
from paku_studio.models import Note
from paku_studio.store import Document

NAMES = {
    "document": N_("Document"),
    "project": N_("Project"),
    "municipality": N_("Municipality"),
    "organiser": N_("Organiser"),
    "group": N_("Developer group"),
    "session": N_("Meeting"),
    "persona": N_("Persona"),
    "persona_line": N_("Line of a persona"),
    "service_contact": N_("Service contact"),
    "understanding": N_("Customer understanding"),
    "customer_value": N_("Customer value"),
    "value_item": N_("Item of customer value"),
    "pathway": N_("Pathway"),
    "phase": N_("Phase"),
    "moment": N_("Service moment"),
    "touchpoint": N_("A touchpoint"),
    "link": N_("Link"),
    "handover": N_("Hand-over"),
    "actor": N_("Actor"),
    "frequency": N_("How often"),
    "note": N_("Note"),
    "facilitator_note": N_("Facilitator's own note"),
    "poster": N_("Wall poster"),
    "poster_line": N_("Line of a wall poster"),
    "conversation": N_("Conversation sheet"),
    "life_area": N_("Area of life"),
    "checklist": N_("Checklist"),
    "checklist_item": N_("Thing on a checklist"),
    "logo": N_("A logo"),
}
"""What each type of record that holds words is called."""


def where(document: Document, match: Match, language: str) -> str:
    """What sort of thing the words stand in: "Tuokio, Milloin", "Toimi"."""
    record = document.records[match.record]
    t = translator(language)
    if isinstance(record, Note):
        return label("NoteKind", record.kind, language)
    name = t(NAMES[record.TYPE])
    fields = fields_in(FORMS.get(type(record), ()))
    place = next((t(field.label) for field in fields if field.name == match.field), "")
    return f"{name}, {place}" if place and fields and place != t(fields[0].label) else name
