"""Where the records of one state stand: on what, in which row, in which order one reads them. Compares nothing."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Final

from paku_studio.models import (
    RECORD_TYPES,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    DeveloperGroup,
    Difference,
    FacilitatorNote,
    Note,
    Pathway,
    Persona,
    PersonaLine,
    Poster,
    Record,
    ServiceMoment,
    Session,
    Stroke,
    Tombstone,
    UnderstandingAnswer,
    ValueItem,
)

Row = tuple[str, ...]
Place = tuple[tuple[str, str, str], ...]

_HOMES: Final = (Pathway, Persona, CustomerValue, Poster, Conversation, Checklist, DeveloperGroup)
_BELONGS: Final[Mapping[type[Record], tuple[str, ...]]] = MappingProxyType(
    {UnderstandingAnswer: ("persona",), CustomerValue: ("persona",), Session: ("group",)}
)
"""Fields that are as good as an owner: who goes takes these along, though the records could stand alone."""
_ROWS: Final[Mapping[type[Record], tuple[str, ...]]] = MappingProxyType(
    {
        **{kind: kind.OWNERS[:1] for kind in RECORD_TYPES.values()},
        ServiceMoment: ("phase", "parent"),
        PersonaLine: ("persona", "heading"),
        UnderstandingAnswer: ("persona", "question"),
        ValueItem: ("value", "facet"),
        ChecklistItem: ("checklist", "section"),
        Note: ("target", "kind", "heading"),
    }
)
"""Fields that together name the row in which a record stands, where that is more than its first owner."""
_UNTOLD: Final = (Tombstone, Difference, FacilitatorNote)
_ON_NOTES: Final[Mapping[type[Record], tuple[str, ...]]] = MappingProxyType(
    {
        kind: tuple(field for field in kind.OWNERS if Note.TYPE in kind.REFERENCES[field])
        for kind in RECORD_TYPES.values()
        if any(Note.TYPE in kind.REFERENCES[field] for field in kind.OWNERS)
    }
)
"""Fields by which records hang on notes; nothing hangs on those."""
_RANKS: Final = {kind: f"{rank:02d}" for rank, kind in enumerate(RECORD_TYPES)}


def owner_fields(record: Record) -> tuple[str, ...]:
    """The fields that name what a record hangs on, the nearest first."""
    return (*record.OWNERS, *_BELONGS.get(type(record), ()))


def row_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that together name the row in which records of a type stand."""
    return _ROWS[kind]


def standing_fields(kind: type[Record]) -> tuple[str, ...]:
    """Those of them that are references: they say on what a record stands."""
    return tuple(name for name in row_fields(kind) if name in kind.REFERENCES)


def row_of(record: Record) -> Row:
    """What names the row in which a record stands."""
    values = record.__dict__
    return record.TYPE, *[values[field] for field in row_fields(type(record))]


class State:
    """One state of a document, without what is the facilitator's own or only remembered for merging."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    @cached_property
    def told(self) -> dict[str, Record]:
        """The records of which people are told, by id."""
        shown = {found: record for found, record in self._records.items() if not isinstance(record, _UNTOLD)}
        own = {found for found, record in shown.items() if isinstance(record, Note) and record.own}
        return {
            found: record
            for found, record in shown.items()
            if found not in own and not any(getattr(record, field) in own for field in _ON_NOTES.get(type(record), ()))
        }

    def owners(self, record_id: str) -> tuple[str, ...]:
        """What the record hangs on, the nearest first."""
        record = self.told[record_id]
        return tuple(owner for field in owner_fields(record) if (owner := getattr(record, field)) in self.told)

    def above(self, record_id: str) -> str:
        """What one reads before it: a side step's stop, else what it hangs on; "" where that is nothing."""
        record = self.told[record_id]
        if isinstance(record, ServiceMoment) and record.parent in self.told:
            return record.parent
        return next(iter(self.owners(record_id)), "")

    def home(self, record_id: str) -> str:
        """The pathway, persona, board, sheet or group on which a record stands, or that it is; "" for none."""
        return next((one for one in self._chain(record_id) if isinstance(self.told[one], _HOMES)), "")

    def place(self, record_id: str) -> Place:
        """What sorts records as one reads them."""
        return tuple(self._step(one) for one in reversed(self._chain(record_id)))

    def _step(self, record_id: str) -> tuple[str, str, str]:
        record = self.told[record_id]
        return _RANKS[record.TYPE], getattr(record, "order", ""), record_id

    def _chain(self, record_id: str) -> list[str]:
        """The record and all above it; a circle ends."""
        chain: dict[str, None] = {}
        while record_id and record_id not in chain:
            chain[record_id] = None
            record_id = self.above(record_id)
        return list(chain)

    def key(self, record_id: str) -> tuple[str, str]:
        """What sorts the records of one row."""
        return getattr(self.told[record_id], "order", ""), record_id


def moved_within_rows(before: State, after: State) -> frozenset[str]:
    """Records that stand in the same row, but elsewhere among those that stayed in it: as few as can be."""
    rows: defaultdict[Row, list[str]] = defaultdict(list)
    turned: set[Row] = set()
    for record_id, record in after.told.items():
        old, order = before.told.get(record_id), getattr(record, "order", None)
        if order is None or type(old) is not type(record) or isinstance(record, Stroke):
            continue
        row = row_of(record)
        if row_of(old) == row:
            rows[row].append(record_id)
            if getattr(old, "order", None) != order:
                turned.add(row)
    return frozenset(one for row in turned for one in _moved(rows[row], before, after))


def _moved(stayed: Iterable[str], before: State, after: State) -> Iterable[str]:
    now = sorted(stayed, key=after.key)
    then = {one: place for place, one in enumerate(sorted(now, key=before.key))}
    steady = longest_rise([then[one] for one in now])
    return (one for place, one in enumerate(now) if place not in steady)


def longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The places of a longest rising run of different numbers; the same one for the same numbers."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[length], places[length] = number, place
    here = places[-1] if places else -1
    found = []
    while here >= 0:
        found.append(here)
        here = before[here]
    return frozenset(found)
