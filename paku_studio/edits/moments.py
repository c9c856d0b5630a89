"""What a person can do with service moments on the road. Each verb is one commit."""

from dataclasses import dataclass
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.lanes import lanes_kept, outside_lanes, pathway_of, row_key
from paku_studio.edits.pathways import steps_below
from paku_studio.edits.refusal import INSIDE_ITSELF, NO_MARK_THERE, NOTHING_BEFORE, NotPossible
from paku_studio.edits.rows import UNTOLD, Told, keys_for, level, spot
from paku_studio.models import (
    Emotion,
    Link,
    LinkKind,
    MomentStage,
    MomentStatus,
    Pathway,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import Document, Transaction, key_between, new_id


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a moment: the row (phase and parent) and, within it, whose neighbour; neither: the end."""

    phase: str
    parent: str = ""
    after: str = ""
    before: str = ""


def add_moment(
    document: Document,
    pathway: str,
    text: str,
    *,
    after: str = "",
    before: str = "",
    phase: str = "",
    parent: str = "",
    told: Told = UNTOLD,
    **fields: Any,
) -> str:
    """A new moment: beside `after` or `before` (in their row), as the last side step of `parent`, else at the end of
    `phase` or of the pathway (in an unnamed phase where there is none). Other fields as of the record. Gives its id.
    """
    document.get(pathway, Pathway)
    name = names.ADD_SIDE_STEP if parent else names.ADD_MOMENT
    with document.edit(name) as transaction:
        place = _place(document, transaction, pathway, Place(phase, parent, after, before))
        given = {**told.fields(), **fields, "text": text, "phase": place.phase, "parent": place.parent}
        order = _key(document, transaction, place)
        return transaction.add(ServiceMoment(id=new_id(), order=order, **given)).id


def add_side_step(document: Document, parent: str, text: str, *, told: Told = UNTOLD, **fields: Any) -> str:
    """A new side step of a moment, after its earlier ones. Gives its id."""
    return add_moment(document, pathway_of(document, parent), text, parent=parent, told=told, **fields)


def add_parallel_moment(document: Document, beside: str, text: str, *, told: Told = UNTOLD, **fields: Any) -> str:
    """A new moment at the same time as another, as the last lane of its group. Gives its id."""
    with document.edit(names.ADD_PARALLEL_MOMENT) as transaction:
        moment = add_moment(document, pathway_of(document, beside), text, after=beside, told=told, **fields)
        transaction.add(Link(id=new_id(), source=moment, target=beside, kind=LinkKind.PARALLEL))
        return moment


def _place(document: Document, transaction: Transaction, pathway: str, wanted: Place) -> Place:
    """The place with its row known."""
    neighbour = wanted.after or wanted.before
    if neighbour:
        beside = document.get(neighbour, ServiceMoment)
        return Place(beside.phase, beside.parent, wanted.after, wanted.before)
    if wanted.parent:
        return Place(document.get(wanted.parent, ServiceMoment).phase, wanted.parent)
    if wanted.phase:
        return Place(document.get(wanted.phase, Phase).id)
    phases = document.children(pathway, Phase, "pathway")
    return Place(phases[-1].id if phases else transaction.add(Phase(id=new_id(), pathway=pathway)).id)


def _key(document: Document, transaction: Transaction, place: Place, newcomer: str = "") -> str:
    row = [moment for moment in level(document, place.phase, place.parent) if moment.id != newcomer]
    if not place.after and not place.before:
        return key_between(row[-1].order, None) if row else key_between(None, None)
    index = outside_lanes(document, row, spot(row, place.after, place.before), [newcomer])
    return keys_for(transaction, row, index)[0]


def move_moment(document: Document, moment: str, *, phase: str = "", after: str = "", before: str = "") -> None:
    """Another place on the road, side steps and all: beside `after` or `before` (in their row), or at the end of
    `phase` (of its own phase where none is said). Without a neighbour it comes to stand on the road itself.

    NotPossible where it would stand among its own side steps.
    """
    own = document.get(moment, ServiceMoment)
    with document.edit(names.MOVE_MOMENT) as transaction:
        wanted = Place(phase or own.phase, "", after, before)
        place = _place(document, transaction, pathway_of(document, moment), wanted)
        settle(document, transaction, moment, place)


def settle(document: Document, transaction: Transaction, moment: str, place: Place) -> None:
    """Bring a moment to a place within an edit; its side steps come along, lanes stay whole."""
    below = steps_below(document, moment)
    if {place.parent, place.after, place.before} & {moment, *below}:
        raise NotPossible(INSIDE_ITSELF)
    was = document.get(moment, ServiceMoment)
    with lanes_kept(document, transaction, [row_key(was), (place.phase, place.parent)]):
        order = _key(document, transaction, place, moment)
        transaction.change(moment, phase=place.phase, parent=place.parent, order=order)
        for step in below:
            transaction.change(step, phase=place.phase)
    _cut_links_to_other_pathways(document, transaction, [moment, *below])


def _cut_links_to_other_pathways(document: Document, transaction: Transaction, moments: list[str]) -> None:
    here = pathway_of(document, moments[0])
    for moment in moments:
        for field, other in (("source", "target"), ("target", "source")):
            for link in document.children(moment, Link, field):
                end = getattr(link, other)
                if end and pathway_of(document, end) != here:
                    transaction.remove(link.id)


def make_side_step(document: Document, moment: str, parent: str = "") -> None:
    """Hang a moment on another, after its earlier side steps; without `parent` on the one before it in its row.

    NotPossible where nothing stands before it, or the parent hangs on the moment itself.
    """
    own = document.get(moment, ServiceMoment)
    with document.edit(names.MAKE_SIDE_STEP) as transaction:
        over = document.get(parent or _one_before(document, own), ServiceMoment)
        settle(document, transaction, moment, Place(over.phase, over.id))


def _one_before(document: Document, moment: ServiceMoment) -> str:
    row = level(document, moment.phase, moment.parent)
    place = spot(row, before=moment.id)
    if not place:
        raise NotPossible(NOTHING_BEFORE)
    return row[place - 1].id


def make_main(document: Document, moment: str) -> None:
    """Bring a side step onto the road, right after the stop that it hung on."""
    own = document.get(moment, ServiceMoment)
    if not own.parent:
        return
    with document.edit(names.MAKE_MAIN) as transaction:
        top = own
        while top.parent:
            top = document.get(top.parent, ServiceMoment)
        settle(document, transaction, moment, Place(top.phase, "", top.id))


def set_feeling(document: Document, moment: str, feeling: Emotion) -> None:
    """How the moment felt; `not_asked` takes the feeling off."""
    _set(document, names.SET_FEELING, moment, feeling=feeling)


def set_status(document: Document, moment: str, status: MomentStatus) -> None:
    """Whether the moment happened."""
    _set(document, names.SET_STATUS, moment, status=status)


def set_stage(document: Document, moment: str, stage: MomentStage | None) -> None:
    """Before, during or after the service."""
    _set(document, names.SET_STAGE, moment, stage=stage)


def set_client_choice(document: Document, moment: str, chosen: bool = True) -> None:
    """Whether the client chose this."""
    _set(document, names.SET_CLIENT_CHOICE, moment, client_choice=chosen)


def set_law_references(document: Document, moment: str, references: tuple[str, ...]) -> None:
    """The law references as typed."""
    _set(document, names.SET_LAW_REFERENCES, moment, law_references=references)


def _set(document: Document, name: str, moment: str, **fields: Any) -> None:
    document.get(moment, ServiceMoment)
    with document.edit(name) as transaction:
        transaction.change(moment, **fields)


def mark_critical(document: Document, record_id: str, reason: str = "") -> None:
    """Mark a moment or touchpoint as critical, for this reason."""
    _mark(document, names.MARK_CRITICAL, record_id, critical=True, critical_reason=reason)


def unmark_critical(document: Document, record_id: str) -> None:
    """Take the critical mark and its reason off."""
    _mark(document, names.UNMARK_CRITICAL, record_id, critical=False, critical_reason="")


def mark_meaningful(document: Document, record_id: str, reason: str = "") -> None:
    """Mark a moment or touchpoint as meaningful, for this reason."""
    _mark(document, names.MARK_MEANINGFUL, record_id, meaningful=True, meaningful_reason=reason)


def unmark_meaningful(document: Document, record_id: str) -> None:
    """Take the meaningful mark and its reason off."""
    _mark(document, names.UNMARK_MEANINGFUL, record_id, meaningful=False, meaningful_reason="")


def _mark(document: Document, name: str, record_id: str, **fields: Any) -> None:
    if not isinstance(document.records[record_id], ServiceMoment | Touchpoint):
        raise NotPossible(NO_MARK_THERE)
    with document.edit(name) as transaction:
        transaction.change(record_id, **fields)
