"""Making one thing into another: moments split and joined, a note becomes a moment, a moment a touchpoint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.actors import move_involvement
from paku_studio.edits.dots import move_dots
from paku_studio.edits.lanes import lanes_kept, pathway_of, row_key
from paku_studio.edits.moments import add_moment
from paku_studio.edits.pathways import steps_below
from paku_studio.edits.refusal import (
    CANNOT_SPLIT,
    INSIDE_ITSELF,
    NEEDS_TWO,
    NO_ROAD,
    NOTHING_BEFORE,
    OTHER_PATHWAY,
    TOO_LONG,
    NotPossible,
)
from paku_studio.edits.rows import Told, keys_for, level, row_of, spot
from paku_studio.models import (
    TEXT_LIMIT,
    Emotion,
    Handover,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document, Transaction, new_id


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of a thing: the new record, and the fields of the old one that found no place (undo brings them)."""

    id: str
    left: tuple[str, ...] = ()


def split_moment(document: Document, moment: str, at: int) -> str:
    """Cut a moment's text in two at a character; the second half is a moment right after it. Gives its id.

    All that was said of the moment stays with the first half, save the ways that led on from it: they lead on from the
    second. NotPossible where one half would have no words.
    """
    own = document.get(moment, ServiceMoment)
    first, second = own.text[:at].rstrip(), own.text[at:].lstrip()
    if at < 0 or not first.strip() or not second:
        raise NotPossible(CANNOT_SPLIT)
    with document.edit(names.SPLIT_MOMENT) as transaction:
        same: dict[str, Any] = {"stage": own.stage, "status": own.status}
        made = add_moment(document, pathway_of(document, moment), second, after=moment, told=_told(own), **same)
        transaction.change(moment, text=first)
        for link in document.children(moment, Link, "source"):
            if link.kind is not LinkKind.PARALLEL:
                transaction.change(link.id, source=made)
        return made


def _told(record: ServiceMoment | Note) -> Told:
    return Told(record.group, record.session, record.role)


def join_moments(document: Document, moments: Sequence[str]) -> str:
    """Several moments were one: the first of them on the road takes all that was said of the others. Gives its id.

    Texts and reasons stand on lines of their own; a feeling, status, stage, time or place is the first that was told.
    NotPossible for fewer than two, over two pathways, or where the words are too many for one moment.
    """
    chosen = _in_road_order(document, moments)
    fields = _joined_fields(chosen)
    if any(len(value) > TEXT_LIMIT for value in fields.values() if isinstance(value, str)):
        raise NotPossible(TOO_LONG)
    first, others = chosen[0], chosen[1:]
    with document.edit(names.JOIN_MOMENTS) as transaction:
        transaction.change(first.id, **fields)
        with lanes_kept(document, transaction, [row_key(moment) for moment in chosen]):
            for other in others:
                move_belongings(document, transaction, other.id, first.id)
                move_dots(document, transaction, other.id, first.id)
                transaction.remove(other.id)
    return first.id


def _in_road_order(document: Document, moments: Iterable[str]) -> list[ServiceMoment]:
    chosen = set(moments)
    paths = {pathway_of(document, moment) for moment in chosen}
    if len(chosen) < 2 or len(paths) > 1:
        raise NotPossible(OTHER_PATHWAY if len(paths) > 1 else NEEDS_TWO)
    return sorted((document.get(moment, ServiceMoment) for moment in chosen), key=lambda one: road_key(document, one))


def road_key(document: Document, moment: ServiceMoment) -> list[tuple[str, str]]:
    """What moments of one pathway are told by: the phase, then the stop on the road, then step by step aside."""
    chain: list[ServiceMoment | Phase] = [moment]
    while moment.parent:
        moment = document.get(moment.parent, ServiceMoment)
        chain.append(moment)
    chain.append(document.get(moment.phase, Phase))
    return [(record.order, record.id) for record in reversed(chain)]


def _joined_fields(moments: Sequence[ServiceMoment]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "text": _lines(moment.text for moment in moments),
        "client_choice": any(moment.client_choice for moment in moments),
        "law_references": tuple(dict.fromkeys(law for moment in moments for law in moment.law_references)),
    }
    for mark in ("critical", "meaningful"):
        told[mark] = any(getattr(moment, mark) for moment in moments)
        told[f"{mark}_reason"] = _lines(getattr(moment, f"{mark}_reason") for moment in moments)
    silent: dict[str, Any] = {"feeling": Emotion.NOT_ASKED, "status": MomentStatus.UNKNOWN, "stage": None}
    silent |= {"when": "", "duration": "", "place": "", "origin": "", "group": "", "session": "", "role": None}
    for field, nothing in silent.items():
        values = (getattr(moment, field) for moment in moments)
        told[field] = next((value for value in values if value != nothing), nothing)
    return told


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def move_belongings(document: Document, transaction: Transaction, giver: str, taker: str) -> None:
    """Touchpoints, notes, actors, hand-overs, ways and side steps of one moment go over to another, within an edit."""
    for kind, field in ((Touchpoint, "moment"), (Note, "target"), (Handover, "moment"), (ServiceMoment, "parent")):
        _move_children(document, transaction, kind, field, giver, taker)
    for involvement in document.children(giver, Involvement, "moment"):
        move_involvement(document, transaction, involvement, taker, involvement.actor)
    for field, other in (("source", "target"), ("target", "source")):
        for link in document.children(giver, Link, field):
            if getattr(link, other) == taker:
                transaction.remove(link.id)
            else:
                transaction.change(link.id, **{field: taker})


def _move_children(document: Document, transaction: Transaction, kind: Any, field: str, giver: str, taker: str) -> None:
    children = [child for child in document.children(giver, kind, field) if child.id != taker]
    if kind is Handover:
        for child in children:
            transaction.change(child.id, **{field: taker})
        return
    row = document.children(taker, kind, field)
    for child, key in zip(children, keys_for(transaction, row, len(row), len(children)), strict=True):
        transaction.change(child.id, **{field: taker, "order": key})
        if kind is ServiceMoment:
            _follow_phase(document, transaction, child.id, taker)


def _follow_phase(document: Document, transaction: Transaction, step: str, taker: str) -> None:
    phase = document.get(taker, ServiceMoment).phase
    for moment in (step, *steps_below(document, step)):
        transaction.change(moment, phase=phase)


def note_to_moment(document: Document, note: str) -> Turned:
    """The note's words become a moment: after the moment that it is about, else at the end of its phase or pathway.

    Whose words they are comes along; the note's kind, its heading and that it was the facilitator's own do not.
    NotPossible for a note about a persona.
    """
    own = document.get(note, Note)
    target = document.records[own.target]
    if isinstance(target, Persona):
        raise NotPossible(NO_ROAD)
    with document.edit(names.NOTE_TO_MOMENT) as transaction:
        pathway, place = _road_at(document, target)
        moment = add_moment(document, pathway, own.text, told=_told(own), **place)
        transaction.remove(note)
    left = [field for field, value in (("heading", own.heading), ("own", own.own)) if value]
    return Turned(moment, ("kind", *left))


def _road_at(document: Document, target: object) -> tuple[str, dict[str, str]]:
    if isinstance(target, Touchpoint):
        target = document.get(target.moment, ServiceMoment)
    if isinstance(target, ServiceMoment):
        return pathway_of(document, target.id), {"after": target.id}
    if isinstance(target, Phase):
        return target.pathway, {"phase": target.id}
    assert isinstance(target, Pathway)
    return target.id, {}


def moment_to_touchpoint(
    document: Document, moment: str, kind: TouchpointKind = TouchpointKind.OTHER, onto: str = ""
) -> Turned:
    """A moment becomes a touchpoint of `onto`, else of the moment before it. Gives the touchpoint and what was left.

    Its notes and marks go to the touchpoint; its touchpoints, actors, hand-overs, ways and side steps to the moment.
    A touchpoint has no place for a feeling, status, stage, time, place, law and the client's choice: these are left.
    NotPossible where no moment stands before it, or `onto` hangs on it.
    """
    own = document.get(moment, ServiceMoment)
    taker = document.get(onto, ServiceMoment) if onto else _told_before(document, moment)
    if taker.id in (moment, *steps_below(document, moment)):
        raise NotPossible(INSIDE_ITSELF)
    with document.edit(names.MOMENT_TO_TOUCHPOINT) as transaction:
        made = _as_touchpoint(document, transaction, own, kind, taker.id)
        with lanes_kept(document, transaction, [row_key(own), row_key(taker)]):
            _move_children(document, transaction, Note, "target", moment, made)
            move_dots(document, transaction, moment, made)
            move_belongings(document, transaction, moment, taker.id)
            transaction.remove(moment)
    return Turned(made, tuple(field for field, nothing in _HAS_NO_PLACE.items() if getattr(own, field) != nothing))


_HAS_NO_PLACE = {
    "feeling": Emotion.NOT_ASKED,
    "status": MomentStatus.UNKNOWN,
    "stage": None,
    "client_choice": False,
    "when": "",
    "duration": "",
    "place": "",
    "law_references": (),
    "origin": "",
}


def _told_before(document: Document, moment: str) -> ServiceMoment:
    """The moment whose card stands before this one's."""
    own = document.get(moment, ServiceMoment)
    row = level(document, *row_key(own))
    place = spot(row, before=moment)
    if place:
        return _last_told(document, row[place - 1])
    if own.parent:
        return document.get(own.parent, ServiceMoment)
    phases = row_of(document, document.get(own.phase, Phase))
    for phase in reversed(phases[: spot(phases, before=own.phase)]):
        if stops := level(document, phase.id, ""):
            return _last_told(document, stops[-1])
    raise NotPossible(NOTHING_BEFORE)


def _last_told(document: Document, moment: ServiceMoment) -> ServiceMoment:
    while steps := document.children(moment.id, ServiceMoment, "parent"):
        moment = steps[-1]
    return moment


def _as_touchpoint(
    document: Document, transaction: Transaction, own: ServiceMoment, kind: TouchpointKind, taker: str
) -> str:
    row = document.children(taker, Touchpoint, "moment")
    marks = ("meaningful", "meaningful_reason", "critical", "critical_reason", "group", "session", "role")
    carried = {field: getattr(own, field) for field in marks}
    order = keys_for(transaction, row, len(row))[0]
    touchpoint = Touchpoint(id=new_id(), moment=taker, kind=kind, label=own.text, order=order, **carried)
    return transaction.add(touchpoint).id
