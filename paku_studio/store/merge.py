"""Bringing two copies of a document together: nothing is lost, and where they disagree a person settles it.

Symmetric: which copy is 'mine' decides only how the report reads. Knows no file.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any, Literal

from paku_studio.locale import N_
from paku_studio.models import Difference, Record, Tombstone
from paku_studio.models.memory import VALUE_LIMIT
from paku_studio.store.commit import Commit, canonical, commit_between, record_to_json, value_from_json
from paku_studio.store.document import Document
from paku_studio.store.identity import difference_id, tombstone_id
from paku_studio.store.integrity import repair
from paku_studio.store.rules_doubles import JOINED, is_within
from paku_studio.store.settled import settled_stones, times_settled
from paku_studio.store.workbench import Repair

MERGE_COPY = N_("Merge a copy")
SETTLE_DIFFERENCE = N_("Settle a difference")

Place = tuple[str, str]
"""A record's id and the name of one of its fields."""


@dataclass(frozen=True)
class MergeLine:
    """One thing that merging did: `added`, `removed`, `changed`, `differs`, `type-differs`, `too-long`; where."""

    code: str
    record: str
    field: str


@dataclass(frozen=True)
class MergeResult:
    """Both copies as one, the change that leads there from mine, what is left to settle, and what happened."""

    records: Mapping[str, Record]
    change: Commit
    differences: tuple[Difference, ...]
    report: tuple[MergeLine, ...]
    repairs: tuple[Repair, ...]


def merge(mine: Mapping[str, Record], other: Mapping[str, Record]) -> MergeResult:
    """Both copies as one document in which every rule holds.

    A record that either copy removed goes; one that only one copy has comes in. Of a field that differs a value that
    somebody settled against goes (see `settled`); of those left one that somebody gave goes before a default, then the
    one that sorts last, and the others wait in a `Difference` each.
    """
    return _Merging(mine, other).result()


def merge_into(document: Document, other: Mapping[str, Record]) -> MergeResult:
    """Merge another copy into the document, as one edit."""
    result = merge(document.snapshot(), other)
    document.follow(result.change)
    return result


def settle(document: Document, difference_record: str, choose: Literal["kept", "other"]) -> None:
    """Settle a difference as one edit: leave what stands, or write the other value.

    KeyError where the difference is gone, ValueError where the other value no longer fits beside the other fields.
    """
    difference = document.get(difference_record, Difference)
    standing = canonical(getattr(document.records[difference.record], difference.field))
    with document.edit(SETTLE_DIFFERENCE) as transaction:
        transaction.remove(difference.id)
        for stone in tuple(settled_stones(difference, document.records, {standing})):
            transaction.add(stone)
        if choose == "other":
            value = value_from_json(json.loads(difference.other))
            transaction.change(difference.record, **{difference.field: value})


class _Copy:
    """One copy: its plain records, what it removed, and the values that are still under discussion in it."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = {found.id: found for found in records.values() if not isinstance(found, Tombstone | Difference)}
        self.stones = {found.removed: found for found in records.values() if isinstance(found, Tombstone)}
        self.discussed: dict[Place, set[str]] = {}
        for found in records.values():
            if isinstance(found, Difference) and found.field in getattr(self.records.get(found.record), "__dict__", ()):
                self.discussed.setdefault((found.record, found.field), set()).add(found.other)
        self.spoken_of = {record_id for record_id, _ in self.discussed}

    def value(self, place: Place) -> str:
        """The value that stands in the copy, as JSON."""
        return canonical(getattr(self.records[place[0]], place[1]))

    def held(self, place: Place) -> set[str]:
        """Every value that the copy keeps of a field: the one that stands, and those that wait to be settled."""
        return {self.value(place), *self.discussed.get(place, ())}

    def times(self, place: Place, value: str) -> int:
        """How many times this copy knows that somebody settled about a value."""
        return times_settled(self.stones, place, value)

    def rounds(self, place: Place, values: tuple[str, str]) -> int:
        """How many times the choice between two values was settled in this copy."""
        settled = 0
        while difference_id(*place, values, settled + 1) in self.stones:
            settled += 1
        return settled


class _Merging:
    def __init__(self, mine: Mapping[str, Record], other: Mapping[str, Record]) -> None:
        self._before = mine
        self._mine, self._other = _Copy(mine), _Copy(other)
        self._stones = {**self._other.stones, **self._mine.stones}
        self._open: dict[Place, set[str]] = {}
        self._report: list[MergeLine] = []

    def result(self) -> MergeResult:
        ids = sorted({*self._mine.records, *self._other.records})
        united = [self._unite(found) for found in ids if found not in self._stones]
        mended, repairs = repair([*united, *self._stones.values()])
        differences = tuple(self._differences(mended))
        gone = (Tombstone(id=tombstone_id(found), removed=found) for found in ids if found not in mended)
        after = {**mended, **{found.id: found for found in (*gone, *differences)}}
        changed = sorted({*self._before, *after})
        pairs = ((found, self._before.get(found), after.get(found)) for found in changed)
        change = commit_between(MERGE_COPY, "import", pairs)
        return MergeResult(after, change, differences, (*_told(change), *self._report), repairs)

    def _unite(self, record_id: str) -> Record:
        mine, other = self._mine.records.get(record_id), self._other.records.get(record_id)
        if mine is None or other is None:
            only, copy = (mine, self._mine) if other is None else (other, self._other)
            assert only is not None
            if record_id in copy.spoken_of:
                self._open |= {place: values for place, values in copy.discussed.items() if place[0] == record_id}
            return only
        if mine.__dict__ == other.__dict__ and type(mine) is type(other) and not self._is_spoken_of(record_id):
            return mine
        if type(mine) is not type(other):
            self._report.append(MergeLine("type-differs", record_id, ""))
            return max(mine, other, key=_text_of)
        return self._unite_fields(mine, other)

    def _is_spoken_of(self, record_id: str) -> bool:
        return record_id in self._mine.spoken_of or record_id in self._other.spoken_of

    def _unite_fields(self, mine: Record, other: Record) -> Record:
        chosen: dict[str, Any] = {}
        for field, value in mine.__dict__.items():
            place = (mine.id, field)
            theirs = getattr(other, field)
            if value != theirs or place in self._mine.discussed or place in self._other.discussed:
                chosen[field] = self._choose(type(mine), place, (value, theirs))
        try:
            return mine.with_changes(**chosen)
        except ValueError:
            return max(mine, other, key=_text_of)

    def _choose(self, kind: type[Record], place: Place, values: tuple[Any, Any]) -> Any:
        """One of the two values; those left to settle are noted."""
        mine, other = self._mine.held(place), self._other.held(place)
        lost = self._lost(self._mine, self._other, place, mine - other)
        lost |= self._lost(self._other, self._mine, place, other - mine)
        if place[1] in kind.REFERENCES:
            lost |= {value for value in (mine | other) if _target(value) in self._stones}
        lost |= _said_elsewhere(kind, place[1], (mine | other) - lost)
        left = self._open[place] = (mine | other) - lost
        standing = [value for value in values if canonical(value) not in lost]
        if len(standing) < len(values):
            standing = [value for text in left for value in _plain(text)] or list(values)
        return max(standing, key=lambda value: (value != kind.model_fields[place[1]].default, canonical(value)))

    @staticmethod
    def _lost(holder: _Copy, another: _Copy, place: Place, values: Set[str]) -> set[str]:
        """Those values that only the one copy has, because it has not heard that somebody settled against them."""
        return {value for value in values if another.times(place, value) > holder.times(place, value)}

    def _differences(self, records: Mapping[str, Record]) -> Iterable[Difference]:
        for place in sorted(self._open):
            record_id, field = place
            if record_id not in records:
                continue
            kept = canonical(getattr(records[record_id], field))
            left = self._open[place] | {kept}
            for other in sorted(left - {kept} - _said_elsewhere(type(records[record_id]), field, left)):
                target = _target(other) if field in type(records[record_id]).REFERENCES else ""
                if target and target not in records:
                    continue
                if max(len(kept), len(other)) > VALUE_LIMIT:
                    self._report.append(MergeLine("too-long", record_id, field))
                    continue
                pair = (kept, other)
                settled = max(self._mine.rounds(place, pair), self._other.rounds(place, pair))
                named = difference_id(record_id, field, pair, settled + 1)
                yield Difference(id=named, record=record_id, field=field, kept=kept, other=other)


def _said_elsewhere(kind: type[Record], field: str, values: Set[str]) -> set[str]:
    """Of words that are joined where records say the same: those that stand within others."""
    if (kind, field) not in JOINED:
        return set()
    told = {value: json.loads(value) for value in values}
    return {one for one, words in told.items() if any(is_within(words, others) for others in told.values())}


def _plain(value: str) -> Iterator[Any]:
    """The value again; nothing where a foreign file wrote what no field can hold."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        yield value_from_json(json.loads(value))


def _target(value: str) -> str:
    """The id that a reference's value names; a foreign file may have written anything there."""
    target = json.loads(value)
    return target if isinstance(target, str) else ""


def _text_of(record: Record) -> str:
    return json.dumps(record_to_json(record), ensure_ascii=False, sort_keys=True)


def _told(change: Commit) -> Iterable[MergeLine]:
    """What the change says to a person: tombstones are nobody's business, differences are things to settle."""
    for record_id, record in change.added.items():
        if isinstance(record, Difference):
            yield MergeLine("differs", record.record, record.field)
        elif not isinstance(record, Tombstone):
            yield MergeLine("added", record_id, "")
    for record_id, record in change.removed.items():
        if not isinstance(record, Tombstone | Difference):
            yield MergeLine("removed", record_id, "")
    for record_id, fields in change.changed.items():
        yield from (MergeLine("changed", record_id, field) for field in fields)
