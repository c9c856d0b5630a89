"""What a text leaves out of a document, counted and in words, so that nobody takes the text for the whole."""

from collections.abc import Iterator, Mapping

from paku_studio.locale import N_, translator
from paku_studio.models import Actor, Note, Persona, Record
from paku_studio.notation.sayable import sayable
from paku_studio.notation.words import same_name

_ONE_NAME = N_("actors and personas whose name another one has")
_WHOLE: dict[str, str] = {
    "project": N_("projects"),
    "municipality": N_("municipalities"),
    "organiser": N_("organisers"),
    "group": N_("developer groups"),
    "session": N_("meetings"),
    "count": N_("counts of participants"),
    "stroke": N_("strokes of portraits"),
    "ballot": N_("choosings with dots"),
    "dots": N_("rows of dots"),
    "poster": N_("wall posters"),
    "poster_line": N_("lines of wall posters"),
    "poster_source": N_("sources of wall posters' lines"),
    "conversation": N_("conversation sheets"),
    "life_area": N_("areas of life"),
    "checklist": N_("checklists"),
    "checklist_item": N_("things on checklists"),
    "logo": N_("logo pictures"),
    "persona_line": N_("lines about personas"),
    "service_contact": N_("service contacts of personas"),
    "understanding": N_("answers of customer understanding"),
    "customer_value": N_("boards of customer value"),
    "value_item": N_("items of customer value"),
    "difference": N_("differences between copies"),
    "actor": N_("actors who take part in no service moment"),
    "note": N_("notes of your own"),
    "facilitator_note": N_("notes of your own"),
}
_ASTRAY = N_("records that belong to no pathway")
_ORIGINS = N_("groups and meetings that words come from")
_ABOUT_PERSONAS = N_("ages, headlines, pictures and other facts of personas")
_ABOUT_PATHWAYS = N_("subtitles, variants, summaries and other facts of pathways")
_ASKED = N_("pathways with what the group was asked")
_REASONS = N_("reasons of marks that are not set")
_FIELDS: dict[str, dict[str, str]] = {
    "document": {"title": N_("title of the document")},
    "persona": dict.fromkeys(
        ("age", "headline", "fictional", "portrait", "picture", "portrait_words", "group"), _ABOUT_PERSONAS
    ),
    "pathway": {
        **dict.fromkeys(
            ("subtitle", "variant", "package", "group", "session", "made_from", "summary"), _ABOUT_PATHWAYS
        ),
        **dict.fromkeys((f"asked_{what}" for what in ("feelings", "critical", "meaningful")), _ASKED),
        **dict.fromkeys((f"asked_{what}" for what in ("worked", "missing", "risk")), _ASKED),
    },
    "phase": {"key": N_("kinds of phases")},
    "moment": {
        **dict.fromkeys(("stage", "status"), N_("stages and statuses of service moments")),
        **dict.fromkeys(("when", "duration", "place"), N_("times and places of service moments")),
        **dict.fromkeys(("meaningful_reason", "critical_reason"), _REASONS),
        **dict.fromkeys(("group", "session"), _ORIGINS),
        "client_choice": N_("choices of the client's own"),
        "law_references": N_("service moments with law references"),
        "origin": N_("origins of copied service moments"),
        "role": N_("whose voice tells a service moment"),
    },
    "touchpoint": {
        **dict.fromkeys(("meaningful_reason", "critical_reason"), _REASONS),
        **dict.fromkeys(("group", "session"), _ORIGINS),
    },
    "link": {"label": N_("words on links")},
    "handover": dict.fromkeys(("from_actor", "to_actor", "worked", "note"), N_("actors and results of hand-overs")),
    "actor": dict.fromkeys(("kind", "abbreviations"), N_("kinds and abbreviations of actors")),
    "note": {**dict.fromkeys(("group", "session"), _ORIGINS), "heading": N_("headings of notes")},
}
_SENTENCE = N_("Not in the text: %(what)s (%(count)d).")


def left_out(records: Mapping[str, Record], language: str) -> tuple[str, ...]:
    """A sentence for each kind of thing that `write_notation` does not write of these records, with its count."""
    t = translator(language)
    return tuple(t(_SENTENCE) % {"what": t(what), "count": count} for what, count in omissions(records).items())


def omissions(records: Mapping[str, Record]) -> dict[str, int]:
    """What is left out (a translatable message) and of how many records, in the order in which they come."""
    said = sayable(records)
    names = {kind: {same_name(one.name) for one in said.values() if isinstance(one, kind)} for kind in (Actor, Persona)}
    found: dict[str, int] = {}
    for record in records.values():
        for what in dict.fromkeys(_omitted(record, said.get(record.id), names)):
            found[what] = found.get(what, 0) + 1
    return found


def _omitted(
    record: Record, cut: Record | None, names: Mapping[type[Actor] | type[Persona], set[str]]
) -> Iterator[str]:
    fields = _FIELDS.get(record.TYPE, {})
    if record.TYPE == "document":
        cut = type(record)(id=record.id)
    if cut is not None:
        yield from (what for name, what in fields.items() if getattr(record, name) != getattr(cut, name))
    elif isinstance(record, Actor | Persona) and same_name(record.name) in names[type(record)]:
        yield _ONE_NAME
    elif isinstance(record, Note) and not record.own:
        yield _ASTRAY
    elif record.TYPE != "tombstone":
        yield _WHOLE.get(record.TYPE, _ASTRAY)


def told_of(kind: str, name: str) -> str:
    """The message that tells of a field left out: its own, or that of its whole record; empty where none does."""
    return _FIELDS.get(kind, {}).get(name) or _WHOLE.get(kind, "")
