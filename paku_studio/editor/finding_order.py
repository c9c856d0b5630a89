"""In which order a whole document is read, and where a record stands that is found. Knows no words and no window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paku_studio.editor.editor import Editor
from paku_studio.editor.steps import written_at
from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.road import road_order
from paku_studio.models import (
    Actor,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    FacilitatorNote,
    Frequency,
    Handover,
    Involvement,
    LifeArea,
    Link,
    Municipality,
    Note,
    Organiser,
    Pathway,
    Persona,
    PersonaLine,
    Poster,
    PosterLine,
    Project,
    Record,
    ServiceContact,
    Session,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)

_ABOUT_THE_GROUP = (Project, Municipality, Organiser, DeveloperGroup, Session, FacilitatorNote)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where to look for a record: the pathway, and what to select there; both "" for what stands on no pathway."""

    pathway: str = ""
    record: str = ""


def reading_order(records: Mapping[str, Record]) -> tuple[str, ...]:
    """The id of every record as one would read the document aloud; an actor stands where it first takes part."""
    indexed = index(records)
    told: dict[str, None] = {}
    for part in (_frame(indexed), _people(indexed)):
        told.update(dict.fromkeys(part))
    for pathway in indexed.of_type(Pathway):
        told.update(dict.fromkeys(found for found in _pathway(indexed, pathway.id) if found not in told))
    told.update(dict.fromkeys(_sheets(indexed)))
    told.update(dict.fromkeys(found for found in indexed if found not in told))
    return tuple(told)


def standing_on(records: Mapping[str, Record], pathway: str) -> frozenset[str]:
    """The ids of all that stands on one pathway, its persona, and the actors who take part."""
    indexed = index(records)
    found = indexed.find(pathway, Pathway)
    persona = found.persona if found else ""
    own = _persona(indexed, persona) if persona in indexed else ()
    return frozenset((*_pathway(indexed, pathway), *own))


def _frame(indexed: RecordIndex) -> Iterator[str]:
    for kind in (DocumentSettings, Project, Municipality, Organiser, DeveloperGroup, Session, FacilitatorNote):
        yield from (record.id for record in indexed.of_type(kind))


def _people(indexed: RecordIndex) -> Iterator[str]:
    for persona in indexed.of_type(Persona):
        yield from _persona(indexed, persona.id)
    yield from (answer.id for answer in indexed.of_type(UnderstandingAnswer))
    for value in indexed.of_type(CustomerValue):
        yield value.id
        yield from (item.id for item in indexed.children(value.id, ValueItem, "value"))


def _sheets(indexed: RecordIndex) -> Iterator[str]:
    for sheet, line, owner in (
        (Poster, PosterLine, "poster"),
        (Conversation, LifeArea, "conversation"),
        (Checklist, ChecklistItem, "checklist"),
    ):
        for record in indexed.of_type(sheet):
            yield record.id
            yield from (each.id for each in indexed.children(record.id, line, owner))


def _persona(indexed: RecordIndex, persona: str) -> Iterator[str]:
    yield persona
    yield from (line.id for line in indexed.children(persona, PersonaLine, "persona"))
    yield from (contact.id for contact in indexed.children(persona, ServiceContact, "persona"))
    yield from (answer.id for answer in indexed.children(persona, UnderstandingAnswer, "persona"))
    yield from _notes(indexed, persona)


def _notes(indexed: RecordIndex, target: str) -> Iterator[str]:
    yield from (note.id for note in indexed.children(target, Note, "target"))


def _pathway(indexed: RecordIndex, pathway: str) -> Iterator[str]:
    yield pathway
    yield from _notes(indexed, pathway)
    for phase in road_order(indexed, pathway):
        yield phase.phase.id
        yield from _notes(indexed, phase.phase.id)
        for placed in phase.moments:
            yield from _moment(indexed, placed.moment.id)


def _moment(indexed: RecordIndex, moment: str) -> Iterator[str]:
    yield moment
    for involvement in indexed.children(moment, Involvement, "moment"):
        yield involvement.id
        yield involvement.actor
        yield from (frequency.id for frequency in indexed.children(involvement.id, Frequency, "involvement"))
    for touchpoint in indexed.children(moment, Touchpoint, "moment"):
        yield touchpoint.id
        yield from _notes(indexed, touchpoint.id)
    yield from _notes(indexed, moment)
    yield from (link.id for link in indexed.children(moment, Link, "source"))
    yield from (handover.id for handover in indexed.children(moment, Handover, "moment"))


def show(editor: Editor, record_id: str) -> None:
    """Go to the step where a record can be looked at, open what it belongs to, and select it where one selects."""
    record = editor.records.get(record_id)
    if isinstance(record, Persona):
        editor.go_to("persona")
        editor.open_persona(record_id)
    elif isinstance(record, CustomerValue):
        editor.go_to("value")
        editor.open_value(record_id)
    elif isinstance(record, _ABOUT_THE_GROUP):
        editor.go_to("group")
        editor.meetings.open_group(record_id)
        editor.meetings.open(record_id)
    elif written_at(record)[0]:
        editor.select(record_id)
    elif standing := standing_of(editor, record_id).record:
        editor.go_to("pathway")
        editor.select(standing)
        if editor.view is not None:
            editor.view.bring_into_view(standing)


def standing_of(editor: Editor, record_id: str) -> Standing:
    """Where a record can be looked at; an actor where it takes part, on the open pathway rather than elsewhere."""
    record = editor.records.get(record_id)
    if isinstance(record, Actor):
        return _actor(editor, record_id)
    if isinstance(record, Frequency):
        record_id = record.involvement
    pathway = editor.pathway_of(record_id)
    return Standing(pathway, record_id) if pathway else Standing()


def _actor(editor: Editor, actor: str) -> Standing:
    parts = [standing_of(editor, part.id) for part in editor.document.children(actor, Involvement, "actor")]
    for field in ("from_actor", "to_actor"):
        parts += [standing_of(editor, each.id) for each in editor.document.children(actor, Handover, field)]
    here = (part for part in parts if part.pathway == editor.pathway)
    return next(here, None) or next(iter(parts), None) or Standing()
