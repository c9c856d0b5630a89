"""What a group does with the lines of a board: persona, understanding, value, own notes. Each verb is one commit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.actors import actor_for
from paku_studio.edits.people import add_persona_line, add_service_contact
from paku_studio.edits.refusal import NAMELESS, NO_MARK_ON_LINE, NOT_ON_A_BOARD, NotPossible
from paku_studio.edits.rows import keys_for, last_key
from paku_studio.models import (
    ActionPackage,
    Actor,
    BoardStatement,
    CustomerValue,
    FacilitatorNote,
    ParticipantRole,
    PersonaLine,
    PersonaLineGroup,
    Record,
    ServiceContact,
    Session,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)
from paku_studio.store import Document, Transaction, new_id

OWN, PARKED = "own", "parked"
"""The two fields of the facilitator's notes."""
BoardRecord = PersonaLine | ServiceContact | UnderstandingAnswer | ValueItem | FacilitatorNote
BOARD_RECORDS = (PersonaLine, ServiceContact, UnderstandingAnswer, ValueItem, FacilitatorNote)
"""The types of which a line of a board can be."""


def board_record(document: Document, line: str) -> BoardRecord:
    """The record of a line. KeyError where there is none, NotPossible where it stands on no board."""
    record = document.records[line]
    if not isinstance(record, BOARD_RECORDS):
        raise NotPossible(NOT_ON_A_BOARD)
    return record


def field_of(record: Record) -> str:
    """The key of the field in which a line stands; "" for what is no line of a board."""
    if isinstance(record, PersonaLine):
        return record.heading.value
    if isinstance(record, ServiceContact):
        return PersonaLineGroup.SERVICES.value
    if isinstance(record, UnderstandingAnswer):
        return record.question.value
    if isinstance(record, ValueItem):
        return record.facet.value
    return (PARKED if record.parked else OWN) if isinstance(record, FacilitatorNote) else ""


def _in_field(record: BoardRecord, key: str) -> dict[str, Any]:
    """The record's own field that says in which field of the board it stands. ValueError where there is no such."""
    if isinstance(record, PersonaLine):
        return {"heading": PersonaLineGroup(key)}
    if isinstance(record, UnderstandingAnswer):
        return {"question": UnderstandingQuestion(key)}
    if isinstance(record, ValueItem):
        return {"facet": ValueFacet(key)}
    if isinstance(record, FacilitatorNote) and key in (OWN, PARKED):
        return {"parked": key == PARKED}
    raise ValueError(key)


def read_contact(text: str) -> tuple[str, str]:
    """A service and the remark in its last brackets: `Kela (no strength to go)`."""
    said = text.strip()
    start = _last_bracket(said) if said.endswith(")") else -1
    name, remark = (said[:start].strip(), said[start + 1 : -1].strip()) if start > 0 else (said, "")
    return (name, remark) if name else (said, "")


def _last_bracket(said: str) -> int:
    """Where the bracket opens that closes at the end; -1 where none does."""
    depth = 0
    for at in range(len(said) - 1, -1, -1):
        depth += (said[at] == ")") - (said[at] == "(")
        if depth == 0:
            return at
    return -1


def written_contact(document: Document, contact: ServiceContact) -> str:
    """A service contact as it is typed."""
    actor = document.records.get(contact.actor)
    name = actor.name if isinstance(actor, Actor) else ""
    return f"{name} ({contact.remark})" if contact.remark else name


def move_line(document: Document, line: str, key: str, *, after: str = "", before: str = "") -> str:
    """Another place on its board: in the field, after or before a line of it; last where no neighbour is said.

    A plain line about a persona that comes among the services becomes a service, and the other way round; a marked one
    stays a statement. Gives the line's id, which is new then. NotPossible where a neighbour stands on another board.
    """
    record = board_record(document, line)
    with document.edit(names.MOVE_LINE) as transaction:
        if isinstance(record, PersonaLine) and key == PersonaLineGroup.SERVICES and _may_be_service(record):
            line = _to_contact(document, transaction, record)
        elif isinstance(record, ServiceContact) and key != PersonaLineGroup.SERVICES:
            line = _to_line(document, transaction, record, PersonaLineGroup(key))
        elif not isinstance(record, ServiceContact):
            transaction.change(line, **_in_field(record, key))
        _place(document, transaction, line, key, after, before)
    return line


def _may_be_service(line: PersonaLine) -> bool:
    return not (line.quote or line.unsure) and line.heading is not PersonaLineGroup.SERVICES and bool(line.text.strip())


def _to_contact(document: Document, transaction: Transaction, line: PersonaLine) -> str:
    name, remark = read_contact(line.text)
    transaction.remove(line.id)
    return add_service_contact(document, line.persona, name, remark)


def _to_line(document: Document, transaction: Transaction, contact: ServiceContact, heading: PersonaLineGroup) -> str:
    text = written_contact(document, contact)
    transaction.remove(contact.id)
    return add_persona_line(document, contact.persona, text, heading)


def _place(document: Document, transaction: Transaction, line: str, key: str, after: str, before: str) -> None:
    """An order key among its neighbours. Services stand before what was said of them, whatever the neighbour is."""
    record = board_record(document, line)
    row = [other for other in _row(document, record) if other.id != line]
    found = {other.id: place for place, other in enumerate(row)}
    in_field = [found[other.id] for other in row if field_of(other) == key]
    neighbour = after or before
    if neighbour in found:
        index = found[neighbour] + 1 if after else found[neighbour]
    elif not neighbour:
        index = in_field[-1] + 1 if in_field else len(row)
    elif not _is_beside(document, record, neighbour):
        raise NotPossible(NOT_ON_A_BOARD)
    elif isinstance(record, ServiceContact):
        index = len(row)
    else:
        index = in_field[0] if in_field else len(row)
    transaction.change(line, order=keys_for(transaction, row, index)[0])


def _is_beside(document: Document, record: BoardRecord, neighbour: str) -> bool:
    """Whether both are lines of one persona, a service and a statement."""
    other = document.records.get(neighbour)
    both = (PersonaLine, ServiceContact)
    return isinstance(record, both) and isinstance(other, both) and record.persona == other.persona


def _row(document: Document, record: BoardRecord) -> Sequence[BoardRecord]:
    """The lines that share order keys with it: those of its type on its board."""
    if isinstance(record, UnderstandingAnswer):
        return answers_of(document, record.persona)
    if isinstance(record, PersonaLine | ServiceContact):
        return document.children(record.persona, type(record), "persona")
    if isinstance(record, ValueItem):
        return document.children(record.value, ValueItem, "value")
    return sorted(document.of_type(FacilitatorNote), key=lambda note: (note.order, note.id))


def answers_of(document: Document, persona: str) -> tuple[UnderstandingAnswer, ...]:
    """The answers to the four questions, of a persona or (empty) of the whole group, in order."""
    if persona:
        return document.children(persona, UnderstandingAnswer, "persona")
    found = (answer for answer in document.of_type(UnderstandingAnswer) if not answer.persona)
    return tuple(sorted(found, key=lambda answer: (answer.order, answer.id)))


def write_line(document: Document, line: str, text: str, **marks: Any) -> str:
    """Other words for a line, and its marks where they are given; no words at all: the line goes. Gives its id or "".

    A service's words are its name and, in brackets, the remark; NotPossible for one without a name.
    """
    record = board_record(document, line)
    with document.edit(names.WRITE_LINE) as transaction:
        if not text.strip():
            transaction.remove(line)
            return ""
        if isinstance(record, ServiceContact):
            return _write_contact(document, transaction, record, text)
        known = {name: value for name, value in marks.items() if name in type(record).model_fields}
        transaction.change(line, text=text, **known)
    return line


def _write_contact(document: Document, transaction: Transaction, contact: ServiceContact, text: str) -> str:
    name, remark = read_contact(text)
    if not name:
        raise NotPossible(NAMELESS)
    who = actor_for(document, transaction, name)
    for other in document.children(contact.persona, ServiceContact, "persona"):
        if other.actor == who and other.id != contact.id:
            transaction.remove(contact.id)
            transaction.change(other.id, remark=remark or other.remark)
            return other.id
    transaction.change(contact.id, actor=who, remark=remark)
    return contact.id


def mark_quote(document: Document, lines: Iterable[str], quote: bool = True) -> None:
    """Whether these are somebody's own words. NotPossible for a line that nobody said."""
    _mark(document, lines, names.MARK_QUOTE if quote else names.UNMARK_QUOTE, quote=quote)


def mark_unsure(document: Document, lines: Iterable[str], unsure: bool = True) -> None:
    """Whether these are still to be checked with the group. NotPossible for a line that nobody said."""
    _mark(document, lines, names.MARK_UNSURE if unsure else names.UNMARK_UNSURE, unsure=unsure)


def tell_voice(document: Document, lines: Iterable[str], role: ParticipantRole | None) -> None:
    """Whose voice these are, as a role; None: not told."""
    _mark(document, lines, names.TELL_VOICE, role=role)


def tell_meeting(document: Document, lines: Iterable[str], session: str) -> None:
    """In which meeting these were said, and so by which group; "" is not told."""
    group = document.get(session, Session).group if session else ""
    _mark(document, lines, names.TELL_MEETING, session=session, group=group)


def _mark(document: Document, lines: Iterable[str], name: str, **fields: Any) -> None:
    chosen = [board_record(document, line) for line in lines]
    if not all(isinstance(record, BoardStatement) for record in chosen):
        raise NotPossible(NO_MARK_ON_LINE)
    with document.edit(name) as transaction:
        for record in chosen:
            transaction.change(record.id, **fields)


def add_own_note(document: Document, text: str, *, session: str = "", parked: bool = False) -> str:
    """A note that only the facilitator sees, or a thing for the parking place. Gives its id."""
    with document.edit(names.PARK if parked else names.ADD_OWN_NOTE) as transaction:
        order = last_key(document, transaction, FacilitatorNote)
        note = FacilitatorNote(id=new_id(), session=session, text=text, parked=parked, order=order)
        return transaction.add(note).id


def tick_parked(document: Document, note: str, done: bool = True) -> None:
    """Whether a thing in the parking place was dealt with."""
    document.get(note, FacilitatorNote)
    with document.edit(names.TICK_PARKED if done else names.UNTICK_PARKED) as transaction:
        transaction.change(note, done=done)


def tell_value_owner(
    document: Document, value: str, *, persona: str = "", group: str = "", package: ActionPackage | None = None
) -> None:
    """Whose customer value it is: a persona's, a group's, a package's, or (nothing said) everybody's."""
    document.get(value, CustomerValue)
    with document.edit(names.CHANGE_VALUE_OWNER) as transaction:
        transaction.change(value, persona=persona, group=group, package=package)


def add_lines(
    document: Document, kind: type[BoardRecord], owner: Mapping[str, Any], lines: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Many lines of one type at the end of a field, in one edit; `owner`: fields that say where. Gives their ids."""
    with document.edit(names.ADD_LINES) as transaction:
        row = _row_of_owner(document, kind, owner)
        keys = keys_for(transaction, row, len(row), len(lines))
        made = [
            kind.model_validate({**owner, **line, "id": new_id(), "order": key})
            for line, key in zip(lines, keys, strict=True)
        ]
        return [transaction.add(record).id for record in made]


def _row_of_owner(document: Document, kind: type[BoardRecord], owner: Mapping[str, Any]) -> Sequence[Any]:
    """The lines that share order keys with newcomers."""
    field = next((name for name in ("persona", "value") if name in owner), "")
    if field and kind is not UnderstandingAnswer:
        return document.children(owner[field], kind, field)
    return sorted(document.of_type(kind), key=lambda record: (record.order, record.id))
