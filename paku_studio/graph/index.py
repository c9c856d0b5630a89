"""Finding a record's children quickly in a mapping of records. Knows types and fields, not what they mean."""

import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Protocol, TypeVar, runtime_checkable

from paku_studio.models import Record

R = TypeVar("R", bound=Record)


@runtime_checkable
class Source(Protocol):
    """What can be asked for records without copying them: the document itself, or a `RecordIndex`."""

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id."""

    def of_type(self, kind: type[R], /) -> tuple[R, ...]:
        """All records of a type, in some order."""

    def children(self, parent_id: str, kind: type[R], field: str, /) -> tuple[R, ...]:
        """The records of a type whose `field` names the parent, by (order, id)."""


class RecordIndex(Mapping[str, Record]):
    """A frozen copy of a mapping of records that also answers by type and by parent. Groups are made on demand.

    It is itself such a mapping, so that it can be handed on wherever records are asked for, and is not made twice.
    """

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = dict(records)
        self._by_type: defaultdict[type[Record], dict[str, Record]] = defaultdict(dict)
        self._sorted: dict[type[Record], tuple[Record, ...]] = {}
        self._children: dict[tuple[type[Record], str], dict[str, tuple[Record, ...]]] = {}
        for record_id, record in self._records.items():
            self._by_type[type(record)][record_id] = record

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id."""
        return self._records

    def find(self, record_id: str, kind: type[R]) -> R | None:
        """The record of that id if it is of that type."""
        record = self._records.get(record_id)
        return record if isinstance(record, kind) else None

    def of_type(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a type by (order, id), or by id where the type has no order."""
        if kind not in self._sorted:
            self._sorted[kind] = tuple(sorted(self._by_type[kind].values(), key=_place_of(kind)))
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


def _place_of(kind: type[Record]) -> Any:
    return attrgetter("order", "id") if "order" in kind.model_fields else attrgetter("id")


class LiveIndex(RecordIndex):
    """An index over records that change: over a source that keeps itself, or over a copy kept up from commits."""

    def __init__(self, records: "Mapping[str, Record] | Source") -> None:
        self._source: Source | None = None
        self._look_at(records)

    def _look_at(self, records: "Mapping[str, Record] | Source") -> None:
        if isinstance(records, Source):
            self._source, self._records = records, records.records  # type: ignore[assignment]
        else:
            self._source = None
            super().__init__(records)

    def of_type(self, kind: type[R]) -> tuple[R, ...]:
        """All records of a type by (order, id), or by id where the type has no order. Sorted at every call."""
        if self._source is None:
            return super().of_type(kind)
        return tuple(sorted(self._source.of_type(kind), key=_place_of(kind)))

    def children(self, parent_id: str, kind: type[R], field: str) -> tuple[R, ...]:
        """The records of a type whose `field` names `parent_id`, by (order, id)."""
        if self._source is None:
            return super().children(parent_id, kind, field)
        return self._source.children(parent_id, kind, field)

    def follow(self, touched: Iterable[str], records: "Mapping[str, Record] | Source") -> None:
        """See the records as they are now; of a plain mapping only those that were touched are looked at."""
        if self._source is not None or isinstance(records, Source):
            self._look_at(records)
            return
        for record_id in touched:
            old, new = self._records.pop(record_id, None), records.get(record_id)
            if new is not None:
                self._records[record_id] = new
            for record, put in ((old, False), (new, True)):
                if record is not None:
                    self._regroup(record, put)

    def _regroup(self, record: Record, put: bool) -> None:
        """Take a record out of the groups of its type, or put it into them."""
        kind = type(record)
        self._sorted.pop(kind, None)
        self._by_type[kind].pop(record.id, None)
        if put:
            self._by_type[kind][record.id] = record
        for (grouped, field), groups in self._children.items():
            if grouped is kind:
                parent = getattr(record, field)
                family = [each for each in groups.get(parent, ()) if each.id != record.id] + [record] * put
                groups[parent] = tuple(sorted(family, key=_place_of(kind)))


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
