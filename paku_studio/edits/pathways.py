"""What a person can do with a pathway and its phases. Each verb is one commit."""

from collections.abc import Sequence

from paku_studio.edits import names
from paku_studio.edits.lanes import lanes_kept
from paku_studio.edits.rows import keys_for, last_key, level, row_of, spot
from paku_studio.models import (
    ActionPackage,
    AskedQuestion,
    Pathway,
    PathwayPhase,
    PathwayVariant,
    Phase,
    ServiceMoment,
)
from paku_studio.store import Document, Transaction, new_id


def add_pathway(
    document: Document,
    title: str = "",
    *,
    variant: PathwayVariant = PathwayVariant.CURRENT,
    persona: str = "",
    group: str = "",
    session: str = "",
    package: ActionPackage | None = None,
) -> str:
    """A new pathway after the others, still without phases. Gives its id."""
    with document.edit(names.ADD_PATHWAY) as transaction:
        key = last_key(document, transaction, Pathway)
        pathway = Pathway(
            id=new_id(),
            title=title,
            variant=variant,
            persona=persona,
            group=group,
            session=session,
            package=package,
            order=key,
        )
        return transaction.add(pathway).id


def move_pathway(document: Document, pathway: str, *, after: str = "", before: str = "") -> None:
    """Another place among the pathways; without `after` and `before` the last one."""
    with document.edit(names.MOVE_PATHWAY) as transaction:
        move_in_row(document, transaction, pathway, after, before)


def reorder_pathways(document: Document, pathways: Sequence[str]) -> None:
    """These pathways in this order, in the places that they hold now."""
    with document.edit(names.REORDER_PATHWAYS) as transaction:
        deal_places(document, transaction, pathways)


def set_asked(document: Document, pathway: str, question: AskedQuestion, asked: bool = True) -> None:
    """Whether the group was asked this at all of the pathway."""
    document.get(pathway, Pathway)
    with document.edit(names.SET_ASKED) as transaction:
        transaction.change(pathway, **{f"asked_{question}": asked})


def add_phase(
    document: Document,
    pathway: str,
    label: str = "",
    *,
    after: str = "",
    before: str = "",
    key: PathwayPhase = PathwayPhase.CUSTOM,
) -> str:
    """A new phase; without `after` and `before` at the end of the pathway. Gives its id."""
    document.get(pathway, Pathway)
    with document.edit(names.ADD_PHASE) as transaction:
        row = document.children(pathway, Phase, "pathway")
        order = keys_for(transaction, row, spot(row, after, before))[0]
        return transaction.add(Phase(id=new_id(), pathway=pathway, label=label, key=key, order=order)).id


def rename_phase(document: Document, phase: str, label: str, key: PathwayPhase = PathwayPhase.CUSTOM) -> None:
    """Another label, and what sort of phase that is."""
    document.get(phase, Phase)
    with document.edit(names.RENAME_PHASE) as transaction:
        transaction.change(phase, label=label, key=key)


def move_phase(document: Document, phase: str, *, after: str = "", before: str = "") -> None:
    """Another place on its pathway, moments and all; without `after` and `before` the last one."""
    document.get(phase, Phase)
    with document.edit(names.MOVE_PHASE) as transaction:
        move_in_row(document, transaction, phase, after, before)


def remove_phase(document: Document, phase: str, *, with_moments: bool = False) -> None:
    """Take the phase away. Its moments go on in the phase before it, else in the one after it.

    An only phase that has moments loses its label instead. `with_moments`: they go too.
    """
    document.get(phase, Phase)
    with document.edit(names.REMOVE_PHASE) as transaction:
        dissolve_phase(document, transaction, phase, with_moments)


def dissolve_phase(document: Document, transaction: Transaction, phase: str, with_moments: bool = False) -> None:
    """The work of `remove_phase` within an edit."""
    moments = () if with_moments else level(document, phase, "")
    row = row_of(document, document.get(phase, Phase))
    place = spot(row, before=phase)
    if not moments or len(row) == 1:
        _drop_or_unname(transaction, phase, kept=bool(moments))
        return
    taker = row[place - 1].id if place else row[1].id
    with lanes_kept(document, transaction, [(phase, ""), (taker, "")]):
        _hand_over(document, transaction, moments, taker, at_end=place > 0)
        transaction.remove(phase)


def _drop_or_unname(transaction: Transaction, phase: str, *, kept: bool) -> None:
    if kept:
        transaction.change(phase, label="", key=PathwayPhase.CUSTOM)
    else:
        transaction.remove(phase)


def _hand_over(
    document: Document, transaction: Transaction, moments: Sequence[ServiceMoment], phase: str, *, at_end: bool
) -> None:
    there = level(document, phase, "")
    keys = keys_for(transaction, there, len(there) if at_end else 0, len(moments))
    for moment, key in zip(moments, keys, strict=True):
        transaction.change(moment.id, phase=phase, order=key)
        for step in steps_below(document, moment.id):
            transaction.change(step, phase=phase)


def steps_below(document: Document, moment: str) -> list[str]:
    """The ids of all side steps of a moment, however deep."""
    found: list[str] = []
    waiting = [moment]
    while waiting:
        steps = [step.id for step in document.children(waiting.pop(), ServiceMoment, "parent")]
        found += steps
        waiting += steps
    return found


def move_in_row(document: Document, transaction: Transaction, record_id: str, after: str, before: str) -> None:
    """Another place in the same row, within an edit. NotPossible where the neighbour stands in another row."""
    record = document.records[record_id]
    row = [sibling for sibling in row_of(document, record) if sibling.id != record_id]
    key = keys_for(transaction, row, spot(row, after, before))[0]
    transaction.change(record_id, order=key)


def deal_places(document: Document, transaction: Transaction, ids: Sequence[str]) -> None:
    """These records of one row in this order, in the places that they hold together; within an edit."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return
    row = row_of(document, document.records[wanted[0]])
    here = [sibling.id for sibling in row]
    spot_of = sorted(spot(row, before=record_id) for record_id in wanted)
    for place, record_id in zip(spot_of, wanted, strict=True):
        here[place] = record_id
    _write_order(transaction, row, here)


def _write_order(transaction: Transaction, row: Sequence[object], ids: Sequence[str]) -> None:
    keys = [getattr(sibling, "order", "") for sibling in row]
    if len(set(keys)) < len(keys):
        keys = keys_for(transaction, (), 0, len(ids))
    for record_id, key in zip(ids, keys, strict=True):
        transaction.change(record_id, order=key)
