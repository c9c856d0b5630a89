"""What a person can do with touchpoints and notes. Each verb is one commit."""

from typing import Any

from paku_studio.edits import names
from paku_studio.edits.refusal import NOT_HERE, NotPossible
from paku_studio.edits.rows import UNTOLD, Told, keys_for, last_key, spot
from paku_studio.models import Note, NoteKind, ServiceMoment, Touchpoint, TouchpointKind
from paku_studio.store import Document, new_id


def add_touchpoint(
    document: Document,
    moment: str,
    kind: TouchpointKind,
    label: str = "",
    *,
    told: Told = UNTOLD,
    **fields: Any,
) -> str:
    """One more touchpoint of a moment. Gives its id."""
    document.get(moment, ServiceMoment)
    with document.edit(names.ADD_TOUCHPOINT) as transaction:
        order = last_key(document, transaction, Touchpoint, moment, "moment")
        given = {**told.fields(), **fields, "moment": moment, "kind": kind, "label": label, "order": order}
        return transaction.add(Touchpoint(id=new_id(), **given)).id


def change_touchpoint_kind(document: Document, touchpoint: str, kind: TouchpointKind) -> None:
    """What sort of touchpoint it is."""
    document.get(touchpoint, Touchpoint)
    with document.edit(names.CHANGE_TOUCHPOINT_KIND) as transaction:
        transaction.change(touchpoint, kind=kind)


def move_touchpoint(
    document: Document, touchpoint: str, moment: str = "", *, after: str = "", before: str = ""
) -> None:
    """To another moment (its own where none is said), beside a touchpoint there or last. Its notes come along."""
    moment = moment or document.get(touchpoint, Touchpoint).moment
    document.get(moment, ServiceMoment)
    row = [other for other in document.children(moment, Touchpoint, "moment") if other.id != touchpoint]
    with document.edit(names.MOVE_TOUCHPOINT) as transaction:
        order = keys_for(transaction, row, spot(row, after, before))[0]
        transaction.change(touchpoint, moment=moment, order=order)


def add_note(
    document: Document,
    target: str,
    kind: NoteKind,
    text: str = "",
    *,
    heading: str = "",
    own: bool = False,
    told: Told = UNTOLD,
) -> str:
    """One more note on a pathway, phase, moment, touchpoint or persona. `own`: the facilitator's. Gives its id."""
    _require_target(document, target)
    with document.edit(names.ADD_NOTE) as transaction:
        order = last_key(document, transaction, Note, target, "target")
        note = Note(
            id=new_id(), target=target, kind=kind, text=text, heading=heading, own=own, order=order, **told.fields()
        )
        return transaction.add(note).id


def _require_target(document: Document, target: str) -> None:
    if document.records[target].TYPE not in Note.REFERENCES["target"]:
        raise NotPossible(NOT_HERE)


def change_note_kind(document: Document, note: str, kind: NoteKind) -> None:
    """What the note says of its target."""
    document.get(note, Note)
    with document.edit(names.CHANGE_NOTE_KIND) as transaction:
        transaction.change(note, kind=kind)


def keep_note_to_myself(document: Document, note: str, own: bool = True) -> None:
    """The facilitator's own note is never shown nor exported; `own` false shows it again."""
    document.get(note, Note)
    with document.edit(names.KEEP_NOTE_TO_MYSELF if own else names.SHOW_NOTE) as transaction:
        transaction.change(note, own=own)


def move_note(document: Document, note: str, target: str = "", *, after: str = "", before: str = "") -> None:
    """To another pathway, phase, moment, touchpoint or persona (its own where none is said), beside a note or last."""
    target = target or document.get(note, Note).target
    _require_target(document, target)
    row = [other for other in document.children(target, Note, "target") if other.id != note]
    with document.edit(names.MOVE_NOTE) as transaction:
        order = keys_for(transaction, row, spot(row, after, before))[0]
        transaction.change(note, target=target, order=order)
