"""Finding a record's children quickly in a mapping of records. Knows types and fields, not what they mean."""

import weakref
from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from paku_studio.models import Record

R = TypeVar("R", bound=Record)


class RecordIndex(Mapping[str, Record]):
    """A frozen copy of a mapping of records that also answers by type and by parent. Groups are made on demand.

    It is itself such a mapping, so that it can be handed on wherever records are asked for, and is not made twice.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = dict(records)
        self._by_type: defaultdict[type[Record], list[Record]] = defaultdict(list)
        self._sorted: dict[type[Record], tuple[Record, ...]] = {}
        self._children: dict[tuple[type[Record], str], dict[str, tuple[Record, ...]]] = {}
        for record in self._records.values():
            self._by_type[type(record)].append(record)

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def find(self, record_id: str, kind: type[R]) -> R | None:
        """The record of that id if it is of that type."""
        record = self._records.get(record_id)
        return record if isinstance(record, kind) else None

    def of_type(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a type by (order, id), or by id where the type has no order."""
        if kind not in self._sorted:
            key = attrgetter("order", "id") if "order" in kind.model_fields else attrgetter("id")
            self._sorted[kind] = tuple(sorted(self._by_type.get(kind, ()), key=key))
        return self._sorted[kind]  # type: ignore[return-value]

    def children(self, parent_id: str, kind: type[R], field: str) -> tuple[R, ...]:
        """The records of a type whose `field` names `parent_id`, by (order, id)."""
        groups = self._children.get((kind, field))
        if groups is None:
            groups = self._children[kind, field] = self._grouped(kind, field)
        return groups.get(parent_id, ())  # type: ignore[return-value]

    def _grouped(self, kind: type[R], field: str) -> dict[str, tuple[Record, ...]]:
        found: defaultdict[str, list[Record]] = defaultdict(list)
        parent_of = attrgetter(field)
        for record in self.of_type(kind):
            found[parent_of(record)].append(record)
        return {parent: tuple(children) for parent, children in found.items()}


_made: "weakref.WeakKeyDictionary[Any, RecordIndex]" = weakref.WeakKeyDictionary()


def index(records: Mapping[str, Record]) -> RecordIndex:
    """The index of these records; remembered only for a mapping that can be hashed and so cannot change."""
    if isinstance(records, RecordIndex):
        return records
    if type(records).__hash__ is None:
        return RecordIndex(records)
    try:
        return _made[records]
    except KeyError:
        made = _made[records] = RecordIndex(records)
        return made
    except TypeError:
        return RecordIndex(records)
