"""What came, went and is another between two states of a document, as a person would tell it.

Knows records; nothing of files, of words for people, or of how the states were kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from paku_studio.graph.change_places import State, moved_within_rows, standing_fields
from paku_studio.models import Actor, Record, Stroke

Kind = Literal["added", "changed", "removed"]
STROKES: Final = "strokes"
"""The field, in name only, under which a persona's line tells that its portrait was drawn otherwise: counts of strokes.
"""
SILENT: Final = frozenset({"id", "order", "origin", "made_from"})
"""Fields that say nothing to people."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one field held before and holds after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """One line: a record that came, went or is another.

    `fields`: of one that is another. `moved`: it stands elsewhere among those that stayed, or on another thing.
    `within`: the pathway, persona, board, sheet or group on which it stands, its own id where it is one itself, "" for
    none. `records`: it, and all that came or went because it did.
    """

    kind: Kind
    record: str
    type: str
    fields: tuple[FieldChange, ...] = ()
    moved: bool = False
    within: str = ""
    records: tuple[str, ...] = ()

    @property
    def parts(self) -> int:
        """How many records came or went with it."""
        return len(self.records) - 1


@dataclass(frozen=True)
class WhatChanged:
    """All lines, each list in the order in which one reads the document."""

    added: tuple[Changed, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Changed, ...] = ()

    @property
    def total(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    @cached_property
    def lines(self) -> tuple[Changed, ...]:
        """Every line once: what came, what is another, what went."""
        return self.added + self.changed + self.removed


def what_changed(before: Mapping[str, Record], after: Mapping[str, Record]) -> WhatChanged:
    """What a person would say is another. Equal states differ in nothing; the same two always give the same lines.

    Left out: the facilitator's own notes and what hangs on them, what is only remembered for merging, order keys by
    themselves, and references that were emptied because their target went.
    """
    earlier, later = State(before), State(after)
    stayed = {found for found, record in later.told.items() if type(earlier.told.get(found)) is type(record)}
    came = {found for found in later.told if found not in stayed}
    went = {found for found in earlier.told if found not in stayed}
    strokes = _strokes(earlier, later, stayed)
    drawn = {one for touched in strokes.values() for one in touched}
    added = _gathered("added", later, came - drawn)
    removed = _gathered("removed", earlier, went - drawn)
    changed = _Differing(earlier, later, frozenset(before) - frozenset(after), strokes).lines(stayed)
    return WhatChanged(tuple(added), tuple(changed), tuple(removed))


def _strokes(earlier: State, later: State, stayed: Collection[str]) -> dict[str, list[str]]:
    """The strokes that came, went or are another, by the persona who stayed: a portrait is one thing to people."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for state, other in ((earlier, later), (later, earlier)):
        for record_id, record in state.told.items():
            if isinstance(record, Stroke) and record != other.told.get(record_id) and record.persona in stayed:
                found[record.persona].add(record_id)
    return {persona: sorted(touched) for persona, touched in found.items()}


def _gathered(kind: Kind, state: State, ids: Collection[str]) -> Iterator[Changed]:
    """One line for each record that came or went by itself; the others are parts of the line of what they hang on."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for record_id in ids:
        parts[_root(state, ids, record_id)].append(record_id)
    for root in sorted(parts, key=state.place):
        others = sorted((one for one in parts[root] if one != root), key=state.place)
        yield Changed(kind, root, state.told[root].TYPE, within=state.home(root), records=(root, *others))


def _root(state: State, ids: Collection[str], record_id: str) -> str:
    """The uppermost record with which this one came or went.

    What hangs on an actor who came or went is told where it stands, not with the actor, who stands nowhere.
    """
    seen = set()
    while record_id not in seen:
        seen.add(record_id)
        owners = (owner for owner in state.owners(record_id) if owner in ids)
        told = (owner for owner in owners if not isinstance(state.told[owner], Actor))
        record_id = next(told, record_id)
    return record_id


class _Differing:
    """The records that are in both states and are another."""

    def __init__(self, earlier: State, later: State, gone: Collection[str], strokes: Mapping[str, list[str]]) -> None:
        self._earlier, self._later = earlier, later
        self._gone, self._strokes = gone, strokes
        self._moved = moved_within_rows(earlier, later)

    def lines(self, stayed: Iterable[str]) -> Iterator[Changed]:
        """A line for each, in the order in which one reads."""
        found = (self._line(one) for one in stayed if not isinstance(self._later.told[one], Stroke))
        yield from sorted((line for line in found if line is not None), key=lambda line: self._later.place(line.record))

    def _line(self, record_id: str) -> Changed | None:
        old, new = self._earlier.told[record_id], self._later.told[record_id]
        moved = record_id in self._moved
        if not moved and record_id not in self._strokes and (old is new or old.__dict__ == new.__dict__):
            return None
        fields = tuple(self._fields(old, new))
        moved = moved or any(getattr(old, one) != getattr(new, one) for one in standing_fields(type(new)))
        if not fields and not moved:
            return None
        records = (record_id, *self._strokes.get(record_id, ()))
        return Changed("changed", record_id, new.TYPE, fields, moved, self._later.home(record_id), records)

    def _fields(self, old: Record, new: Record) -> Iterator[FieldChange]:
        for name, before in old.__dict__.items():
            after = new.__dict__[name]
            emptied = name in new.REFERENCES and not after and before in self._gone
            if before != after and name not in SILENT and not emptied:
                yield FieldChange(name, before, after)
        if new.id in self._strokes:
            yield FieldChange(STROKES, _drawn(self._earlier, new.id), _drawn(self._later, new.id))


def _drawn(state: State, persona: str) -> int:
    return sum(isinstance(one, Stroke) and one.persona == persona for one in state.told.values())
