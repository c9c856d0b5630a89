"""Changing words and details of any record, and its place in its row. Each verb is one commit."""

from collections.abc import Sequence
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.lanes import lanes_kept, row_key
from paku_studio.edits.moments import Place, settle
from paku_studio.edits.pathways import deal_places, move_in_row
from paku_studio.edits.refusal import NO_TEXT_THERE, NotPossible
from paku_studio.models import ServiceMoment
from paku_studio.store import Document


def set_text(document: Document, record_id: str, field: str, text: str) -> None:
    """Write a text field of any record anew, exactly as typed. NotPossible where the field is no text."""
    record = document.records[record_id]
    if field == "order" or field in record.REFERENCES or not _is_text(record, field):
        raise NotPossible(NO_TEXT_THERE)
    with document.edit(names.SET_TEXT) as transaction:
        transaction.change(record_id, **{field: text})


def _is_text(record: Any, field: str) -> bool:
    return field in type(record).model_fields and field != "id" and type(getattr(record, field)) is str


def change(document: Document, record_id: str, **fields: Any) -> None:
    """Write several fields of one record anew in one edit, as a form does. ValueError where a value does not fit."""
    document.records[record_id]
    with document.edit(names.CHANGE) as transaction:
        transaction.change(record_id, **fields)


def move(document: Document, record_id: str, *, after: str = "", before: str = "") -> None:
    """Another place in the same row, for any record that has an order; last where no neighbour is said."""
    record = document.records[record_id]
    with document.edit(names.MOVE) as transaction:
        if isinstance(record, ServiceMoment):
            settle(document, transaction, record_id, Place(record.phase, record.parent, after, before))
        else:
            move_in_row(document, transaction, record_id, after, before)


def reorder(document: Document, ids: Sequence[str]) -> None:
    """These records of one row in this order, in the places that they hold now."""
    first = document.records[ids[0]] if ids else None
    rows = [row_key(first)] if isinstance(first, ServiceMoment) else []
    with document.edit(names.REORDER) as transaction, lanes_kept(document, transaction, rows):
        deal_places(document, transaction, ids)
