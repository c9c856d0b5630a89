"""The records of a document with their indexes, and a draft that can be taken back. Knows no rules and no history."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from paku_studio.models import Record

RecordKind = TypeVar("RecordKind", bound=Record)
FieldKey = tuple[str, str]
"""Type name and field name."""

_SPECIAL_REFERENCES: dict[str, tuple[str, ...]] = {"difference": ("record",)}
_CHAINS = frozenset({("moment", "parent"), ("moment", "origin"), ("pathway", "made_from")})
"""Fields that point at their own type, so that one can follow them on and on."""

_NOBODY: Mapping[str, None] = MappingProxyType({})


@functools.cache
def indexed_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a type that hold another record's id."""
    return (*kind.REFERENCES, *_SPECIAL_REFERENCES.get(kind.TYPE, ()))


class Table:
    """Records by id, with the ids by type and by reference kept on every write."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._by_type: dict[str, dict[str, None]] = {}
        self._by_target: dict[str, dict[FieldKey, dict[str, None]]] = {}
        self._children: dict[tuple[str, str, str], tuple[Record, ...]] = {}
        self._ends: dict[FieldKey, dict[str, str]] = {}
        self.records: MappingProxyType[str, Record] = MappingProxyType(self._records)
        for record in records:
            self.put(record)

    def put(self, record: Record) -> None:
        """Write a record under its id, in place of what stood there."""
        old = self._records.get(record.id)
        if old is None or type(old) is not type(record):
            self._forget(old)
            self._by_type.setdefault(record.TYPE, {})[record.id] = None
            old = None
        self._records[record.id] = record
        for field in indexed_fields(type(record)):
            before = getattr(old, field) if old is not None else ""
            after = getattr(record, field)
            if before != after:
                self._unlink(before, (record.TYPE, field), record.id)
                self._link(after, (record.TYPE, field), record.id)
            elif after:
                self._children.pop((after, record.TYPE, field), None)

    def drop(self, record_id: str) -> None:
        """Take a record away. KeyError where there is none."""
        self._forget(self._records[record_id])
        del self._records[record_id]

    def of_type(self, kind: str) -> Iterable[str]:
        """The ids of a type, in the order in which they came."""
        return self._by_type.get(kind, _NOBODY)

    def referrers(self, target: str, kind: str, field: str) -> Iterable[str]:
        """The ids of those records of a type whose field points at the target."""
        return self._by_target.get(target, {}).get((kind, field), _NOBODY)

    def all_referrers(self, target: str) -> Iterator[tuple[FieldKey, str]]:
        """Every (type, field) and id that points at the target, safe to write meanwhile."""
        for key, ids in list(self._by_target.get(target, {}).items()):
            for record_id in list(ids):
                yield key, record_id

    def children(self, parent: str, kind: type[RecordKind], field: str) -> tuple[RecordKind, ...]:
        """The records of a type whose field points at the parent, by order key and id; remembered until one changes."""
        key = (parent, kind.TYPE, field)
        if key not in self._children:
            found = [self._records[record_id] for record_id in self.referrers(*key)]
            self._children[key] = tuple(sorted(found, key=place_in_row))
        return self._children[key]  # type: ignore[return-value]

    def end_of_chain(self, record_id: str, field: str) -> str:
        """The last record that the field leads to, step by step; empty where it leads into a circle. Remembered."""
        ends = self._ends.setdefault((self._records[record_id].TYPE, field), {})
        path: dict[str, None] = {}
        here = record_id
        while here not in ends and here not in path:
            path[here] = None
            further = getattr(self._records[here], field)
            if further:
                here = further
            else:
                ends[here] = here
        end = ends.get(here, "")
        ends.update(dict.fromkeys(path, end))
        return end

    def _forget(self, record: Record | None) -> None:
        if record is None:
            return
        del self._by_type[record.TYPE][record.id]
        for field in indexed_fields(type(record)):
            self._unlink(getattr(record, field), (record.TYPE, field), record.id)
            self._ends.pop((record.TYPE, field), None)

    def _link(self, target: str, key: FieldKey, record_id: str) -> None:
        if key in _CHAINS:
            self._ends.pop(key, None)
        if target:
            self._by_target.setdefault(target, {}).setdefault(key, {})[record_id] = None
            self._children.pop((target, *key), None)

    def _unlink(self, target: str, key: FieldKey, record_id: str) -> None:
        if not target:
            return
        fields = self._by_target[target]
        del fields[key][record_id]
        if not fields[key]:
            del fields[key]
        if not fields:
            del self._by_target[target]
        self._children.pop((target, *key), None)


def place_in_row(record: Record) -> tuple[str, str]:
    """What siblings are sorted by: the order key where the type has one, then the id."""
    return getattr(record, "order", ""), record.id


class Draft:
    """Writes to a table that are remembered one by one, so that they can be taken back to any mark."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._log: list[tuple[str, Record | None]] = []

    def put(self, record: Record) -> None:
        """Write a record."""
        self._log.append((record.id, self.table.records.get(record.id)))
        self.table.put(record)

    def drop(self, record_id: str) -> None:
        """Take a record away. KeyError where there is none."""
        self._log.append((record_id, self.table.records[record_id]))
        self.table.drop(record_id)

    def mark(self) -> int:
        """A place to come back to."""
        return len(self._log)

    def back_to(self, mark: int) -> None:
        """Take back every write since the mark."""
        while len(self._log) > mark:
            record_id, old = self._log.pop()
            if old is not None:
                self.table.put(old)
            else:
                self.table.drop(record_id)

    def originals(self) -> dict[str, Record | None]:
        """What stood under each written id before the first write; None where nothing did."""
        found: dict[str, Record | None] = {}
        for record_id, old in self._log:
            found.setdefault(record_id, old)
        return found
