"""What copies of a document hold of each field, and which of these values stand, wait or are gone when copies meet.

Every answer is a function of the values that the copies hold together and of what they know as settled or removed,
never of whose they are: that is why the order in which copies meet does not matter. Knows no change and no report.
"""

import contextlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any

from paku_studio.models import Difference, Record, ServiceMoment, Tombstone
from paku_studio.store.commit import canonical, value_from_json
from paku_studio.store.identity import difference_id
from paku_studio.store.rules_doubles import DOUBLES
from paku_studio.store.settled import times_settled

Place = tuple[str, str]
"""A record's id and the name of one of its fields."""

_SAID_TWICE = {about.said: about for about in DOUBLES}


class Held:
    """One copy: its plain records, what it removed, and the values that are still under discussion in it."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = {found.id: found for found in records.values() if not isinstance(found, Tombstone | Difference)}
        self.stones = {found.removed: found for found in records.values() if isinstance(found, Tombstone)}
        self.discussed: dict[Place, set[str]] = {}
        for found in records.values():
            if isinstance(found, Difference) and found.field in getattr(self.records.get(found.record), "__dict__", ()):
                self.discussed.setdefault((found.record, found.field), set()).add(found.other)
        self.spoken_of = {record_id for record_id, _ in self.discussed}

    def of_type(self, kind: type[Record]) -> Iterator[str]:
        """The ids of the records of a type."""
        return (found for found, record in self.records.items() if isinstance(record, kind))

    def values(self, place: Place) -> set[str]:
        """Every value that the copy keeps of a field, as JSON: the one that stands, and those that wait."""
        return {canonical(getattr(self.records[place[0]], place[1])), *self.discussed.get(place, ())}

    def rounds(self, place: Place, values: tuple[str, str]) -> int:
        """How many times the choice between two values was settled in this copy."""
        settled = 0
        while difference_id(*place, values, settled + 1) in self.stones:
            settled += 1
        return settled


class Voices:
    """What the copies say of one thing, under whatever ids; the smallest id names it. Asked when all was heard."""

    def __init__(self, copies: tuple[Held, ...], name: str) -> None:
        self._copies, self.name = copies, name
        self._said: list[tuple[Held, Record]] = []

    def hear(self, copy: Held, record: Record) -> None:
        """One copy says this of it."""
        self._said.append((copy, record))

    @property
    def records(self) -> list[Record]:
        """What is said of it."""
        return [record for _, record in self._said]

    @cached_property
    def own(self) -> list[Record]:
        """What is said of it under its own id."""
        return [record for record in self.records if record.id == self.name]

    @cached_property
    def is_agreed(self) -> bool:
        """Whether there is nothing to choose."""
        first = self._said[0][1]
        return all(
            record.id not in copy.spoken_of and (record is first or record.__dict__ == first.__dict__)
            for copy, record in self._said
        )

    def disputed(self) -> list[str]:
        """The fields of which more than one value is held, or may be: of all others there is nothing to choose."""
        first = self.own[0].__dict__
        return [
            field for field in first if field != "id" and any(self._is_other(one, field, first) for one in self._said)
        ]

    @staticmethod
    def _is_other(said: tuple[Held, Record], field: str, first: Mapping[str, Any]) -> bool:
        copy, record = said
        return (record.id, field) in copy.discussed or record.__dict__.get(field) != first[field]

    def left(self, field: str, names: Mapping[str, str]) -> set[str]:
        """The values of a field of which no copy knows that somebody settled against them; never none.

        `names`: under which id a thing goes on that was said twice.
        """
        held = self._held(field)
        left = set(held)
        if len(left) > 1:
            left = {value for value in held if not self._is_lost(field, value, held[value])} or left
        if names and field in self.own[0].REFERENCES:
            left = {canonical(names[target]) if (target := target_of(value)) in names else value for value in left}
        return left

    def _held(self, field: str) -> Mapping[str, list[Held]]:
        """The values of a field, each with the copies that have it. Of doubles only their words are heard."""
        held: defaultdict[str, list[Held]] = defaultdict(list)
        about = _SAID_TWICE.get(type(self.own[0]))
        for copy, record in self._said:
            if field in record.__dict__ and (record.id == self.name or (about is not None and field in about.words)):
                for value in copy.values((record.id, field)):
                    held[value].append(copy)
        return held

    def _is_lost(self, field: str, value: str, having: list[Held]) -> bool:
        known = [(copy, self._times(copy, field, value)) for copy in self._copies]
        return max(times for _, times in known) > max(times for copy, times in known if copy in having)

    def _times(self, copy: Held, field: str, value: str) -> int:
        ids = {record.id for record in self.records}
        return max(times_settled(copy.stones, (one, field), value) for one in ids)


def living(voices: Mapping[str, Voices], names: Mapping[str, str]) -> Set[str]:
    """The records that have every owner that they need, as somebody says; a side step may have its stop instead."""
    alive = set(voices)
    needs = {name: tuple(_owners(one, names)) for name, one in voices.items() if one.own[0].OWNERS}
    while gone := {
        name for name, owners in needs.items() if not all(not targets or targets & alive for targets in owners)
    }:
        alive -= gone
        needs = {name: owners for name, owners in needs.items() if name not in gone}
    return alive


def _owners(voices: Voices, names: Mapping[str, str]) -> Iterator[set[str]]:
    """Of each owner that the record must have those that somebody says."""
    first = voices.own[0]
    for field in first.OWNERS:
        if voices.is_agreed:
            target = getattr(first, field)
            targets = {names.get(target, target)}
        else:
            targets = {target_of(value) for value in voices.left(field, names)}
        if isinstance(first, ServiceMoment) and field == "phase":
            targets |= {parent for one in voices.records if (parent := getattr(one, "parent", ""))}
        yield set() if "" in targets else targets


def doubles_among(records: Iterable[Record]) -> dict[str, str]:
    """Of those that say the same the smallest id, by the ids of the others."""
    first: dict[object, str] = {}
    found = {}
    for record in sorted((one for one in records if type(one) in _SAID_TWICE), key=lambda one: one.id):
        kept = first.setdefault(_SAID_TWICE[type(record)].key(record), record.id)
        if kept != record.id:
            found[record.id] = kept
    return found


def code_of_doubles(record: Record) -> str:
    """By which code it is told that a record was said twice."""
    return _SAID_TWICE[type(record)].code


def target_of(value: str) -> str:
    """The id that a reference's value names; a foreign file may have written anything there."""
    target = json.loads(value)
    return target if isinstance(target, str) else ""


def without_words(record: Record, fields: Iterable[str]) -> Record:
    """The record as if nobody had said anything in these fields, where that can be."""
    defaults = {
        field: about.default for field in fields if not (about := type(record).model_fields[field]).is_required()
    }
    try:
        return record.with_changes(**defaults)
    except ValueError:
        return record


def with_what_stands(record: Record, field: str, values: Iterable[str]) -> Record:
    """With the one of several values that stands: somebody's before a default, the larger number, what sorts last.

    What does not fit beside the record's other fields cannot stand, nor what the field cannot hold at all: a foreign
    file may have written anything. The record is left as it is where nothing fits.
    """
    default = type(record).model_fields[field].default
    fitting = (found for text in values for found in _fitting(record, field, text))
    return max(fitting, key=lambda found: _rank(getattr(found, field), default), default=record)


def _rank(value: Any, default: Any) -> tuple[bool, int, str]:
    return value != default, value if isinstance(value, int) else 0, canonical(value)


def _fitting(record: Record, field: str, text: str) -> Iterator[Record]:
    with contextlib.suppress(ValueError, KeyError, TypeError):
        yield record.with_changes(**{field: value_from_json(json.loads(text))})
