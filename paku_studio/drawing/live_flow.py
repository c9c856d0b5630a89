"""Which slots stand in which row of the canvas: filled from the left, from a changed place on. Knows only widths."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.live_parts import Moved, Slot


@dataclass(frozen=True, slots=True)
class Flow:
    """Rows after a change: where each begins among all slots; which were kept at the beginning and at the end."""

    starts: list[int]
    head: int
    tail: int


def fill(slots: Sequence[Slot], columns: int, taken: int) -> list[int]:
    """Where rows begin. `taken`: columns of the first row that the persona has."""
    return _fill(slots, columns, [0], 0, taken, [], 0, len(slots))


def refill(slots: Sequence[Slot], columns: int, taken: int, old: Sequence[int], moved: Moved) -> Flow:
    """Rows filled anew from where slots changed until they begin again where they did before."""
    head = _begin(slots, old, moved.first)
    starts = list(old[: head + 1]) if head else [0]
    used = 0 if head else taken
    later = len(slots) - moved.before
    new = _fill(slots, columns, starts, starts[-1], used, old, later, len(slots) - moved.tail)
    tail = 0
    if new and new[-1] < len(slots):
        tail = _kept(old, new[-1] - later) if new[-1] >= len(slots) - moved.tail and len(new) > head + 1 else 0
    if tail:
        new = [*new[:-1], *(start + later for start in old[len(old) - tail :])]
    return Flow(new, head, tail)


def _begin(slots: Sequence[Slot], old: Sequence[int], changed: int) -> int:
    """The row from which on rows may differ: what changed may now have room at the end of the row before."""
    row = max(0, bisect_right(old, max(changed - 1, 0)) - 2)
    while row > 0 and (old[row] >= len(slots) or not slots[old[row]].size or old[row] > changed):
        row -= 1
    return row


def _kept(old: Sequence[int], start: int) -> int:
    """How many of the old rows stand from the one that began there on; 0 where none did."""
    place = bisect_left(old, start)
    return len(old) - place if place and place < len(old) and old[place] == start else 0


def _fill(
    slots: Sequence[Slot],
    columns: int,
    starts: list[int],
    place: int,
    used: int,
    old: Sequence[int],
    later: int,
    settled: int,
) -> list[int]:
    """Go on filling; ends early at a row that began with the same slot before, once past all changes."""
    while place < len(slots):
        slot = slots[place]
        if slot.plainly:
            begin, end = place + columns - used, place + slot.plainly
            if begin >= end:
                used, place = used + slot.plainly, end
                continue
            if begin >= settled and _kept(old, begin - later):
                return [*starts, begin]
            starts.extend(range(begin, end, columns))
            used, place = end - starts[-1], end
            continue
        room = columns - used
        if used and slot.across > room and (slot.across <= columns or room < 2):
            starts.append(place)
            used = 0
            if place >= settled and _kept(old, place - later):
                return starts
        for each in slots[place : place + slot.size]:
            if used and used + each.width > columns:
                starts.append(place)
                used = 0
            used += each.width
            place += 1
    return starts
