"""Where in its row a record stood in an earlier state, as an order key among those that stand there now.

Knows rows and neighbours; decides nothing about what is brought back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from paku_studio.edits.rows import keys_for
from paku_studio.graph.change_places import Row, longest_rise, row_fields, row_of
from paku_studio.models import Record
from paku_studio.store import Document, Transaction


class Places:
    """The rows of an earlier state beside those of the document as it is while it is edited."""

    def __init__(self, document: Document, earlier: Mapping[str, Record], transaction: Transaction) -> None:
        self._document, self._earlier, self._transaction = document, earlier, transaction
        self._taken: set[Row] | None = None

    def expect(self, comes: Iterable[Record]) -> None:
        """These are about to come: a row in which nothing stands yet keeps the keys that they bring along."""
        self._taken = {row_of(one) for one in comes if _has_order(one) and self._standing(one)}

    def key_of(self, newcomer: Record) -> str | None:
        """The key by which a record that comes again stands where it stood; None where its own does that."""
        if not _has_order(newcomer) or (self._taken is not None and row_of(newcomer) not in self._taken):
            return None
        return self._key(self._standing(newcomer), self._earlier[newcomer.id])

    def key_again(self, was: Record, *, came: bool) -> str | None:
        """The key by which a record that is there stands where it stood; None where it does, or nobody can tell.

        `came`: it came into its row just now, so that its key there says nothing.
        """
        now = self._document.records[was.id]
        if not _has_order(was) or row_of(now) != row_of(was):
            return None
        row = self._standing(now)
        if not came and not self._was_moved(was, row):
            return None
        key = self._key([one for one in row if one.id != was.id], was) or _key_of(was)[0]
        return None if key == _key_of(now)[0] else key

    def _key(self, row: list[Any], was: Record) -> str | None:
        """A key after the nearest of those that stood before it then; None where the one it had says the same."""
        index = self._index(row, was)
        order = _key_of(was)[0]
        below = index == 0 or row[index - 1].order < order
        above = index == len(row) or order < row[index].order
        if below and above:
            return None
        return keys_for(self._transaction, row, index)[0]

    def _index(self, row: list[Any], was: Record) -> int:
        """Where in the row it stood: behind the nearest before it then, else before the nearest behind it."""
        then = self._rows_then[row_of(was)]
        at = then.index(was.id)
        stands = {one.id: place for place, one in enumerate(row)}
        before = next((stands[one] + 1 for one in reversed(then[:at]) if one in stands), None)
        if before is not None:
            return before
        return next((stands[one] for one in then[at + 1 :] if one in stands), len(row))

    def _was_moved(self, was: Record, row: list[Any]) -> bool:
        """Whether it is among the fewest that changed places with the others that stayed in the row."""
        then = {one: place for place, one in enumerate(self._rows_then[row_of(was)])}
        stayed = [one.id for one in row if one.id in then]
        steady = longest_rise([then[one] for one in stayed])
        return was.id in stayed and stayed.index(was.id) not in steady

    def _standing(self, record: Record) -> list[Any]:
        """Those that stand in the record's row now, in order."""
        kind = type(record)
        owner = next(iter(row_fields(kind)), "")
        found = (
            self._document.children(getattr(record, owner), kind, owner)
            if owner and getattr(record, owner)
            else self._document.of_type(kind)
        )
        return sorted((one for one in found if row_of(one) == row_of(record)), key=_key_of)

    @cached_property
    def _rows_then(self) -> Mapping[Row, list[str]]:
        rows: defaultdict[Row, list[Any]] = defaultdict(list)
        for record in self._earlier.values():
            if _has_order(record):
                rows[row_of(record)].append(record)
        return {row: [one.id for one in sorted(stood, key=_key_of)] for row, stood in rows.items()}


def _has_order(record: Record) -> bool:
    return hasattr(record, "order")


def _key_of(record: Record) -> tuple[str, str]:
    return getattr(record, "order", ""), record.id
