"""The road's order kept up to date phase by phase: steps, what stands together, told feelings. Measures titles only."""

import itertools
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from paku_studio.drawing.road_cards import columns_of
from paku_studio.drawing.road_curve import Level
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Step, Stretch, kinds_told, tell_lanes, tell_stretch
from paku_studio.drawing.road_type import Pen
from paku_studio.drawing.road_words import FEELINGS
from paku_studio.graph.index import RecordIndex
from paku_studio.graph.road import lanes_in, phase_on_road, same_time_links
from paku_studio.models import Link, NoteKind, Phase, ServiceMoment


@dataclass(slots=True, eq=False)
class Slot:
    """A place on the road: a card, or a phase in which nothing has been told.

    `plainly`: from here on, so many take one column and stand with no other.
    `width`: columns that it takes. The first of a run that stands together has the run's `size` and `across`, its width
    in columns; the others have 0. `stop`: the phase's stop that is reached here, -1 before the first.
    """

    part: "Part"
    place: int
    step: Step | None
    width: int = 1
    size: int = 0
    across: int = 0
    stop: int = -1
    plainly: int = 0

    @property
    def id(self) -> str:
        """The moment's id, or the empty phase's."""
        return self.step.moment.id if self.step else self.part.id

    @property
    def number(self) -> int:
        """The number of its card."""
        return self.part.number + self.place + 1

    def flows_as(self, other: "Slot") -> bool:
        """Whether it would stand in the same place as another."""
        if self.width != other.width or self.size != other.size or self.across != other.across:
            return False
        return self.id == other.id


@dataclass(eq=False)
class Part:
    """One phase. `told`: its stops with a told feeling, and how high; `first`, `number`, `stop`: slots, cards and stops
    of the pathway before it.
    """

    id: str
    stretch: Stretch
    steps: tuple[Step, ...]
    slots: list[Slot] = field(default_factory=list)
    told: tuple[tuple[int, float], ...] = ()
    stops: int = 0
    first: int = 0
    number: int = 0
    stop: int = 0
    kinds: frozenset[NoteKind] | None = None


def tell_part(indexed: RecordIndex, phase: Phase, place: int, pen: Pen, ground: Ground, *, shown_empty: bool) -> Part:
    """One phase as it stands in the records. `shown_empty`: it has a place on the road even without a name."""
    told = phase_on_road(indexed, phase)
    moments = [on.moment.id for on in told.moments]
    together = same_time_links(
        link for moment in moments for end in ("source", "target") for link in indexed.children(moment, Link, end)
    )
    beside = tell_lanes(lanes_in(told, together), pen.language) if together else {}
    stretch = tell_stretch(indexed, told, place, beside, pen.language)
    part = Part(phase.id, replace(stretch, steps=()), stretch.steps)
    _stand(part, pen, ground, shown_empty=shown_empty)
    _stop(part)
    return part


def nowhere() -> Part:
    """A phase that is not there yet: the ground of a pathway without any."""
    part = Part("", Stretch("", "", (), (), 0), ())
    part.slots.append(Slot(part, 0, None, 1, 1, 1))
    return part


def _stand(part: Part, pen: Pen, ground: Ground, *, shown_empty: bool) -> None:
    if not part.steps and (part.stretch.label.strip() or shown_empty):
        part.slots.append(Slot(part, 0, None, 1, 1, 1))
    groups: set[str] = set()
    head: Slot | None = None
    for place, step in enumerate(part.steps):
        width = columns_of(step.moment.text, ground.scale, pen, ground.columns)
        slot = Slot(part, place, step, width)
        group = step.lane.group if step.lane else ""
        if head is None or not (step.depth > 0 or group in groups):
            head, groups = slot, set()
        head.size += 1
        head.across += width
        groups |= {group} - {""}
        part.slots.append(slot)
    run = 0
    for slot in reversed(part.slots):
        run = run + 1 if slot.size == slot.width == 1 else 0
        slot.plainly = run


def _stop(part: Part) -> None:
    """Number the phase's stops; moments at the same time share one, and the mean of what was told of them."""
    heights: list[list[int]] = []
    lane = ""
    for slot in part.slots:
        step = slot.step
        if step is not None and not step.depth:
            group = step.lane.group if step.lane else ""
            if not group or group != lane:
                heights.append([])
            lane = group
            height = FEELINGS.get(step.moment.feeling)
            if height is not None:
                heights[-1].append(height)
        slot.stop = len(heights) - 1
    part.stops = len(heights)
    part.told = tuple((place, sum(found) / len(found)) for place, found in enumerate(heights) if found)


@dataclass(frozen=True, slots=True)
class Moved:
    """What telling phases anew changed: the first slot that may stand elsewhere, how many at the end stand after one
    another as before; from which slot to which the road's height may differ.
    """

    first: int
    tail: int
    before: int
    lowest: int
    highest: int


class RoadParts:
    """All phases of a pathway in order, with one list of all slots."""

    def __init__(self, indexed: RecordIndex, pathway: str, pen: Pen, ground: Ground) -> None:
        self._pen, self._ground, self._pathway = pen, ground, pathway
        self.parts: list[Part] = []
        self.slots: list[Slot] = []
        self.is_empty = True
        self.told = False
        """Whether any feeling was told."""
        self._at: dict[str, Slot] = {}
        self.tell(indexed, frozenset())

    def find(self, moment: str) -> Slot | None:
        """Where a moment stands on the road."""
        return self._at.get(moment)

    def place_of(self, slot: Slot) -> int:
        """The slot's place among all slots."""
        return slot.part.first + slot.place

    def kinds(self, indexed: RecordIndex) -> "KindsTold":
        """The kinds of notes that the moments have."""
        return KindsTold(self.parts, indexed)

    def put_in(self, indexed: RecordIndex, moments: Collection[str]) -> set[str]:
        """Take up changed moments that stand where they stood; gives the phases in which one now is broader or
        narrower."""
        changed = set()
        for moment in moments:
            slot, record = self._at.get(moment), indexed.find(moment, ServiceMoment)
            if slot is None or slot.step is None or record is None:
                continue
            slot.part.kinds = None
            if slot.step.moment is record:
                continue
            slot.step = replace(slot.step, moment=record)
            if slot.width != columns_of(record.text, self._ground.scale, self._pen, self._ground.columns):
                changed.add(slot.part.id)
        return changed

    def tell(self, indexed: RecordIndex, phases: Collection[str]) -> Moved:
        """Tell these phases anew, and all that are not known yet, in the order of the records."""
        found = indexed.children(self._pathway, Phase, "pathway")
        known = {part.id: part for part in self.parts if part.id not in phases}
        empty = not any(indexed.children(phase.id, ServiceMoment, "phase") for phase in found)
        if empty != self.is_empty:
            known, self.is_empty = {}, empty
        parts = []
        for place, phase in enumerate(found):
            part = known.get(phase.id)
            if part is None:
                part = tell_part(indexed, phase, place, self._pen, self._ground, shown_empty=empty)
            elif part.stretch.place != place:
                part.stretch = replace(part.stretch, place=place)
            parts.append(part)
        return self._take(parts or [nowhere()])

    def _take(self, parts: list[Part]) -> Moved:
        old, old_slots = self.parts, self.slots
        start = _shared(old, parts)
        end = min(_shared(old[::-1], parts[::-1]), len(parts) - start, len(old) - start)
        self.parts = parts
        lost = [slot for part in old[start : len(old) - end] for slot in part.slots]
        new = [slot for part in parts[start : len(parts) - end] for slot in part.slots]
        first = parts[start - 1].first + len(parts[start - 1].slots) if start else 0
        self.slots = [*old_slots[:first], *new, *old_slots[first + len(lost) :]]
        for slot in lost:
            self._at.pop(slot.id, None)
        self._at.update((slot.id, slot) for slot in new if slot.step)
        self._count(start)
        self.told = any(part.told for part in parts)
        lowest, highest = self._reach_of_feelings(start, len(parts) - end)
        same = _shared(lost, new, Slot.flows_as)
        tail = len(self.slots) - first - len(new)
        ends = min(_shared(lost[::-1], new[::-1], Slot.flows_as), len(new) - same, len(lost) - same)
        return Moved(first + same, tail + ends, len(old_slots), lowest, highest)

    def _count(self, start: int) -> None:
        first = number = stop = 0
        if start:
            before = self.parts[start - 1]
            first, number, stop = _after(before)
        for part in self.parts[start:]:
            part.first, part.number, part.stop = first, number, stop
            first, number, stop = _after(part)

    def _reach_of_feelings(self, start: int, end: int) -> tuple[int, int]:
        """From which slot to which the road's height hangs on the parts from `start` to before `end`."""
        low, high = start, end
        while low > 0 and not self.parts[low - 1].told:
            low -= 1
        while high < len(self.parts) and not self.parts[high].told:
            high += 1
        last = self.parts[min(high, len(self.parts) - 1)]
        return self.parts[max(low - 1, 0)].first, last.first + len(last.slots)

    def level(self, slot: Slot) -> Level:
        """How high the road is at the slot's stop; between told feelings it rises evenly."""
        part, stop = slot.part, slot.stop
        place = bisect_left(part.told, (stop, -9.0))
        if place < len(part.told) and part.told[place][0] == stop:
            return Level(part.told[place][1], True)
        before = _told_at(part, place - 1) if place else self._told_beyond(part, -1)
        after = _told_at(part, place) if place < len(part.told) else self._told_beyond(part, 1)
        return Level(_between(before, after, part.stop + stop), False)

    def _told_beyond(self, part: Part, way: int) -> tuple[int, float] | None:
        """The nearest told feeling in the phases before (`way` -1) or after a phase (1)."""
        number = part.stretch.place + way if self.told else -1
        while 0 <= number < len(self.parts):
            if self.parts[number].told:
                return _told_at(self.parts[number], -1 if way < 0 else 0)
            number += way
        return None

    def level_before(self, place: int) -> Level:
        """How high the road is where the slot at that place begins; at the very beginning, as at the first stop."""
        for slot in _stops_back(self.slots, place):
            return self.level(slot)
        after = (slot for slot in itertools.islice(self.slots, place, None) if slot.stop >= 0)
        return next((self.level(slot) for slot in after), Level(0, False))


def _stops_back(slots: Sequence[Slot], place: int) -> Iterator[Slot]:
    """Slots before a place from the nearest back that have a stop."""
    for number in range(place - 1, -1, -1):
        if slots[number].stop >= 0:
            yield slots[number]


def _between(before: tuple[int, float] | None, after: tuple[int, float] | None, stop: int) -> float:
    if before is None or after is None:
        near = before or after
        return float(near[1]) if near else 0.0
    return before[1] + (after[1] - before[1]) * (stop - before[0]) / (after[0] - before[0])


def _told_at(part: Part, place: int) -> tuple[int, float]:
    stop, height = part.told[place]
    return part.stop + stop, height


def _after(part: Part) -> tuple[int, int, int]:
    return part.first + len(part.slots), part.number + len(part.steps), part.stop + part.stops


def _shared(one: Sequence[object], other: Sequence[object], same: object = None) -> int:
    """How many items at the beginning of two lists are the same."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if not (a is b if same is None else same(a, b)):  # type: ignore[operator]
            break
        count += 1
    return count


class KindsTold(Collection[NoteKind]):
    """The kinds of notes on a pathway's moments, looked for no further than needed."""

    def __init__(self, parts: Sequence[Part], indexed: RecordIndex) -> None:
        self._parts, self._indexed = parts, indexed

    def _each(self) -> Iterator[frozenset[NoteKind]]:
        for part in self._parts:
            if part.kinds is None:
                part.kinds = kinds_told(self._indexed, (step.moment.id for step in part.steps))
            yield part.kinds

    def __contains__(self, kind: object) -> bool:
        return any(kind in kinds for kinds in self._each())

    def __iter__(self) -> Iterator[NoteKind]:
        return iter({kind for kinds in self._each() for kind in kinds})

    def __len__(self) -> int:
        return len(list(iter(self)))
