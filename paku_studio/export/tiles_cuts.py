"""Where a sheet is cut into tiles: how many, and at which whole points, rather between words than through them.

Knows boxes of ink, not what they show.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from paku_studio.drawing.display import Image, TextLine
from paku_studio.drawing.paper import Orientation, paper
from paku_studio.export.tiles_parts import Part
from paku_studio.models import PaperSize

MARGIN = 29
"""Points of white on each side of a tile: 10 mm, in whole points."""
OVERLAP = 28
"""Points that a tile shares with the one before it."""
REACH = 56
"""Points that a cut may move to find a gap: 20 mm."""
SMALL = 57.0
"""Points: a drawing no larger than this is a thing of its own, such as an icon."""
_TURNS: tuple[Orientation, ...] = ("portrait", "landscape")
_WORDS, _THING, _OUTLINE, _WAY = 1.0, 0.3, 0.05, 1e-4


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a row or a column of tiles shows the sheet, in points; whole but for the sheet's own end."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """Points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Grid:
    """The tiles of a sheet: paper, columns from the left, rows from the top."""

    size: PaperSize
    orientation: Orientation
    columns: tuple[Span, ...]
    rows: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.columns) * len(self.rows)


def net(size: PaperSize, orientation: Orientation) -> tuple[int, int]:
    """Width and height in whole points that a tile can show."""
    on = paper(size, orientation)
    return math.floor(on.width - 2 * MARGIN), math.floor(on.height - 2 * MARGIN)


def tiles_along(length: float, room: int) -> int:
    """How many tiles of `room` points cover a length when each shares the overlap with the next."""
    return max(1, math.ceil((length - OVERLAP) / (room - OVERLAP)))


def fits(width: float, height: float, size: PaperSize) -> bool:
    """Whether a sheet is no larger than the paper, as it stands or turned."""
    on = paper(size)
    return min(width, height) <= on.width + 0.5 and max(width, height) <= on.height + 0.5


def grid(width: float, height: float, ink: Sequence[Part], size: PaperSize) -> Grid:
    """The fewest tiles of that size that cover the sheet, cut where the least ink is in the way."""
    orientation = min(_TURNS, key=lambda turn: _sheets(width, height, size, turn))
    wide, high = net(size, orientation)
    columns = _spans(width, wide, _in_the_way(ink, 0, width))
    rows = _spans(height, high, _in_the_way(ink, 1, height))
    return Grid(size, orientation, columns, rows)


def _sheets(width: float, height: float, size: PaperSize, orientation: Orientation) -> int:
    wide, high = net(size, orientation)
    return tiles_along(width, wide) * tiles_along(height, high)


def _spans(length: float, room: int, weights: Sequence[float]) -> tuple[Span, ...]:
    places = cuts(length, room, weights)
    starts = [0, *(place - OVERLAP for place in places)]
    return tuple(Span(start, end) for start, end in zip(starts, [*places, length], strict=True))


def cuts(length: float, room: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Where one tile ends and the next one's own part begins, in whole points; `weights`: what a cut there costs.

    Even shares first; each cut may move by `REACH`, so long as every tile still holds its part.
    """
    count = tiles_along(length, room)
    best: dict[int, tuple[float, tuple[int, ...]]] = {OVERLAP: (0.0, ())}
    for number in range(1, count):
        even = OVERLAP + math.floor(number * (length - OVERLAP) / count)
        least = math.ceil(length - (count - number) * (room - OVERLAP))
        reached = {}
        for place in range(max(even - REACH, least), even + REACH + 1):
            before = [best[at] for at in best if place - room + OVERLAP <= at < place - OVERLAP]
            if before:
                cost, chain = min(before)
                reached[place] = (cost + weights[place] + _WAY * abs(place - even), (*chain, place))
        best = reached
    return min(best.values())[1]


def _in_the_way(ink: Iterable[Part], axis: int, length: float) -> list[float]:
    """For each whole point along an axis, how bad a cut there would be."""
    steps = [0.0] * (math.ceil(length) + 2)
    for part in ink:
        low, high = part.ink[axis], part.ink[axis] + part.ink[axis + 2]
        first, last = max(0, math.floor(low)), min(len(steps) - 1, math.ceil(high) + 1)
        if first < last:
            weight = _weight(part)
            steps[first] += weight
            steps[last] -= weight
    return [round(weight, 6) for weight in accumulate(steps)]


def _weight(part: Part) -> float:
    if isinstance(part.item, TextLine | Image):
        return _WORDS
    return _THING if max(part.ink[2:]) <= SMALL else _OUTLINE
