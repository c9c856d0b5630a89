"""Taking things away, so that the path closes behind them. One commit for all that is chosen."""

from collections.abc import Sequence

from paku_studio.edits import names
from paku_studio.edits.lanes import lanes_kept, outside_lanes, row_key
from paku_studio.edits.pathways import dissolve_phase
from paku_studio.edits.refusal import CANNOT_REMOVE, NotPossible
from paku_studio.edits.rows import keys_for, level, spot
from paku_studio.models import (
    CustomerValue,
    Difference,
    DocumentSettings,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Tombstone,
    UnderstandingAnswer,
)
from paku_studio.store import Document, Transaction


def remove(document: Document, ids: Sequence[str]) -> None:
    """Take records away with all that they own.

    A moment's side steps take its place (their lanes with them), a phase's moments that are not chosen go on in the
    phase before it, a persona's answers and customer values go with it. KeyError for an id that is not there,
    NotPossible for the document's own record and for what only the document's memory needs.
    """
    chosen = [document.records[record_id] for record_id in dict.fromkeys(ids)]
    if any(isinstance(record, DocumentSettings | Tombstone | Difference) for record in chosen):
        raise NotPossible(CANNOT_REMOVE)
    chosen.sort(key=lambda record: isinstance(record, Phase))
    with document.edit(names.REMOVE) as transaction:
        for record in chosen:
            _remove(document, transaction, record)


def _remove(document: Document, transaction: Transaction, record: Record) -> None:
    if isinstance(record, Phase):
        dissolve_phase(document, transaction, record.id)
    elif isinstance(record, ServiceMoment):
        _close_the_path(document, transaction, record.id)
    elif isinstance(record, Persona):
        _forget_persona(document, transaction, record.id)
    elif record.id in document.records:
        transaction.remove(record.id)


def _close_the_path(document: Document, transaction: Transaction, moment_id: str) -> None:
    moment = document.get(moment_id, ServiceMoment)
    steps = level(document, moment.phase, moment_id)
    with lanes_kept(document, transaction, [row_key(moment), (moment.phase, moment_id)]):
        row = level(document, *row_key(moment))
        index = outside_lanes(document, row, spot(row, after=moment_id))
        keys = keys_for(transaction, row, index, len(steps))
        for step, key in zip(steps, keys, strict=True):
            transaction.change(step.id, parent=moment.parent, order=key)
        transaction.remove(moment_id)


def _forget_persona(document: Document, transaction: Transaction, persona: str) -> None:
    for kind in (UnderstandingAnswer, CustomerValue):
        for record in document.children(persona, kind, "persona"):
            transaction.remove(record.id)
    transaction.remove(persona)
