"""Bringing two copies of a document together: nothing is lost, and where they disagree a person settles it.

Symmetric: which copy is 'mine' decides only how the report reads. Knows no file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Literal

from paku_studio.locale import N_
from paku_studio.models import Difference, Phase, Record, ServiceMoment, Tombstone
from paku_studio.models.memory import VALUE_LIMIT
from paku_studio.store.commit import Commit, canonical, commit_between, record_to_json, value_from_json
from paku_studio.store.document import Document
from paku_studio.store.identity import difference_id, needed_id, tombstone_id
from paku_studio.store.integrity import repair
from paku_studio.store.merge_values import (
    Held,
    Place,
    Voices,
    code_of_doubles,
    doubles_among,
    living,
    target_of,
    with_what_stands,
    without_words,
)
from paku_studio.store.settled import settled_stones
from paku_studio.store.workbench import Repair, words_of

MERGE_COPY = N_("Merge a copy")
SETTLE_DIFFERENCE = N_("Settle a difference")


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

    A record that either copy removed goes (a phase only where nobody has anything else in it, so that what one person
    put there is not lost because another tidied up); one that only one copy has comes in. Of a field that differs a
    value that somebody settled against goes (see `settled`); of those left one stands (see
    `merge_values.with_what_stands`), and the others wait in a `Difference` each. What says the same under two ids goes
    on under the smaller one.

    What goes because what it belonged to goes leaves no tombstone: nobody removed it, and a copy in which it belongs to
    something else brings it again. The law that the order of merging does not matter holds but for what such a record
    said, and what a phase was called, that was gone in one merge and came again in a later one; for the phases that a
    side step names besides its stop's; and for what two said alike where a third removed one of the two.
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


class _Merging:
    def __init__(self, mine: Mapping[str, Record], other: Mapping[str, Record]) -> None:
        self._before = mine
        self._copies = (Held(mine), Held(other))
        self._removed = self._copies[0].stones.keys() | self._copies[1].stones.keys()
        self._going = {found for copy in self._copies for found in copy.of_type(Phase) if self._is_to_go(found)}
        self._needed: Set[str] = frozenset()
        self._names: dict[str, str] = {}
        self._voices: dict[str, Voices] = {}
        self._alive: Set[str] = frozenset()
        self._open: dict[Place, set[str]] = {}
        self._report: list[MergeLine] = []

    def result(self) -> MergeResult:
        united = self._united()
        mended, repairs = repair([*united.values(), *self._stones()])
        differences = tuple(self._differences(mended))
        after = {**mended, **{found.id: found for found in differences}}
        changed = sorted({*self._before, *after})
        pairs = ((found, self._before.get(found), after.get(found)) for found in changed)
        change = commit_between(MERGE_COPY, "import", pairs)
        report = (*_told(change), *self._report)
        return MergeResult(after, change, differences, report, (*self._said_twice(change), *repairs))

    def _is_to_go(self, phase: str) -> bool:
        return phase in self._removed or needed_id(phase) in self._removed

    def _stones(self) -> list[Tombstone]:
        """What either copy removed. A phase that is needed stands; that it was removed is remembered still."""
        remembered = {needed_id(found) for found in self._removed | self._going}
        removed = (self._removed - remembered) | (self._going - self._needed)
        removed = (removed - self._needed) | {needed_id(found) for found in self._needed}
        return [Tombstone(id=tombstone_id(found), removed=found) for found in sorted(removed)]

    def _united(self) -> dict[str, Record]:
        """One record for each thing that anybody has and nobody removed.

        A phase that somebody removed goes only where nothing is left in it: what others put there has no other place.
        """
        if self._going:
            self._needed = self._going
            united = self._one_for_each()
            owners = {getattr(one, field) for one in united.values() if one.id in self._alive for field in one.OWNERS}
            self._needed = self._going & owners
        return self._one_for_each()

    def _one_for_each(self) -> dict[str, Record]:
        """What is said twice is one thing."""
        while True:
            self._gather()
            united = {name: self._unite(self._voices[name]) for name in sorted(self._voices)}
            if self._going:
                united.update({found.id: found for found in self._with_their_stops(united)})
            doubles = doubles_among(record for name, record in united.items() if name in self._alive)
            if not doubles:
                return united
            self._names = {one: doubles.get(name, name) for one, name in {**doubles, **self._names}.items()}

    def _gather(self) -> None:
        self._voices, self._open, self._report = {}, {}, []
        gone = (self._removed | self._going) - self._needed
        for copy in self._copies:
            for found, record in copy.records.items():
                if found not in gone:
                    name = self._names.get(found, found)
                    self._voices.setdefault(name, Voices(self._copies, name)).hear(copy, record)
        self._alive = living(self._voices, self._names)

    def _with_their_stops(self, united: Mapping[str, Record]) -> Iterator[Record]:
        """Side steps whose phase goes, in the phase of their stop."""
        moments = {name: one for name, one in united.items() if isinstance(one, ServiceMoment) and name in self._alive}
        for moment in moments.values():
            if moment.phase in self._going and moment.parent in moments:
                stop, seen = moment, {moment.id}
                while stop.parent in moments and stop.parent not in seen:
                    stop = moments[stop.parent]
                    seen.add(stop.id)
                yield moment.with_changes(phase=stop.phase)

    def _unite(self, voices: Voices) -> Record:
        said = voices.records
        if len({type(record) for record in said}) > 1:
            self._report.append(MergeLine("type-differs", voices.name, ""))
            return max(said, key=_text_of)
        if voices.is_agreed and not (self._names and self._names.keys() & _targets(said[0])):
            return said[0]
        return self._of_fields(voices, max(voices.own, key=_text_of))

    def _of_fields(self, voices: Voices, own: Record) -> Record:
        """Field by field the value that stands beside those chosen before it; those left to settle are noted."""
        fields = {*voices.disputed(), *(own.REFERENCES if self._names else ())}
        left = {field: self._left(voices, own, field) for field in own.__dict__ if field in fields}
        asked = [field for field, values in left.items() if values != {canonical(getattr(own, field))}]
        record = without_words(own, asked)
        for field in asked:
            record = with_what_stands(record, field, left[field])
            if len(left[field]) > 1:
                self._open[voices.name, field] = left[field]
        return record

    def _left(self, voices: Voices, own: Record, field: str) -> set[str]:
        """The values that are left; of references those that lead to something, before those to what was to go."""
        left = voices.left(field, self._names)
        if len(left) > 1 and field in own.REFERENCES:
            left = {value for value in left if not (target := target_of(value)) or target in self._alive} or left
            left = {value for value in left if target_of(value) not in self._going} or {max(left)}
        return left

    def _differences(self, records: Mapping[str, Record]) -> Iterable[Difference]:
        for place in sorted(self._open):
            record_id, field = place
            if record_id not in records:
                continue
            kept = canonical(getattr(records[record_id], field))
            for other in sorted(self._open[place] - {kept}):
                target = target_of(other) if field in type(records[record_id]).REFERENCES else ""
                if target and target not in records:
                    continue
                if max(len(kept), len(other)) > VALUE_LIMIT:
                    self._report.append(MergeLine("too-long", record_id, field))
                    continue
                pair = (kept, other)
                settled = max(copy.rounds(place, pair) for copy in self._copies)
                named = difference_id(record_id, field, pair, settled + 1)
                yield Difference(id=named, record=record_id, field=field, kept=kept, other=other)

    def _said_twice(self, change: Commit) -> Iterator[Repair]:
        """What went on under another id, where that makes anything another here."""
        for found, name in sorted(self._names.items()):
            record = next(copy.records[found] for copy in self._copies if found in copy.records)
            if found in self._before or name in change.ids:
                yield Repair(code_of_doubles(record), found, "", words_of(record))


def _targets(record: Record) -> set[str]:
    return {getattr(record, field) for field in record.REFERENCES}


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
