"""The road's line: heights from told feelings, smooth cubics between stops, cutting them. Knows no cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Command

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class Level:
    """How high the road runs at a stop, from -2 to 2, and whether somebody told it."""

    height: float
    told: bool


def levels(heights: Sequence[float | None]) -> tuple[Level, ...]:
    """Heights of all stops: told ones as told; between them even slopes, outside them level with the nearest."""
    told = [place for place, height in enumerate(heights) if height is not None]
    found: list[Level] = []
    after = 0
    for place, height in enumerate(heights):
        while after < len(told) and told[after] < place:
            after += 1
        if height is not None:
            found.append(Level(height, True))
        else:
            found.append(Level(_between(heights, told, place, after), False))
    return tuple(found)


def _between(heights: Sequence[float | None], told: Sequence[int], place: int, after: int) -> float:
    if not told:
        return 0.0
    before_height = heights[told[after - 1]] if after else None
    after_height = heights[told[after]] if after < len(told) else None
    if before_height is None or after_height is None:
        return float(after_height if before_height is None and after_height is not None else before_height or 0.0)
    start, end = told[after - 1], told[after]
    return before_height + (after_height - before_height) * (place - start) / (end - start)


def cubic(start: Point, end: Point) -> Cubic:
    """A curve that leaves and arrives level, its handles half the distance long."""
    reach = (end[0] - start[0]) / 2
    return start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end


def split(curve: Cubic, share: float) -> tuple[Cubic, Cubic]:
    """The curve in two at `share` of its parameter (de Casteljau)."""
    a, b, c = (_mix(curve[place], curve[place + 1], share) for place in range(3))
    d, e = _mix(a, b, share), _mix(b, c, share)
    middle = _mix(d, e, share)
    return (curve[0], a, d, middle), (middle, e, c, curve[3])


def _mix(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def share_at(curve: Cubic, x: float) -> float:
    """The parameter at which a curve that runs to the right passes `x`."""
    low, high = 0.0, 1.0
    for _ in range(20):
        share = (low + high) / 2
        if _along(curve, share, 0) < x:
            low = share
        else:
            high = share
    return (low + high) / 2


def _along(curve: Cubic, share: float, axis: int) -> float:
    rest = 1 - share
    return (
        rest**3 * curve[0][axis]
        + 3 * rest * rest * share * curve[1][axis]
        + 3 * rest * share * share * curve[2][axis]
        + share**3 * curve[3][axis]
    )


def height_at(curves: Sequence[Cubic], x: float) -> float:
    """How high the line runs at `x`: its y. Level outside its ends."""
    if not curves or x <= curves[0][0][0]:
        return curves[0][0][1] if curves else 0.0
    for curve in curves:
        if x <= curve[3][0]:
            return _along(curve, share_at(curve, x), 1)
    return curves[-1][3][1]


def cut(curves: Iterable[Cubic], start: float, end: float) -> tuple[Cubic, ...]:
    """The part of the line between two x."""
    found = []
    for curve in curves:
        left, right = curve[0][0], curve[3][0]
        if right <= start + 0.01 or left >= end - 0.01:
            continue
        piece = curve
        if end < right:
            piece = split(piece, share_at(piece, end))[0]
        if start > left:
            piece = split(piece, share_at(piece, start))[1]
        found.append(piece)
    return tuple(found)


def without(spans: Sequence[tuple[float, float]], start: float, end: float) -> tuple[tuple[float, float], ...]:
    """The parts of start..end that no span covers."""
    found, reached = [], start
    for left, right in sorted(spans):
        if left > reached:
            found.append((reached, min(left, end)))
        reached = max(reached, right)
    if reached < end:
        found.append((reached, end))
    return tuple(each for each in found if each[1] - each[0] > 0.01)


def drawn(curves: Sequence[Cubic], *, begin: bool = True) -> tuple[Command, ...]:
    """The line as drawing commands; `begin` False goes on from where the pen stands."""
    if not curves:
        return ()
    commands: list[Command] = [("M", *curves[0][0]) if begin else ("L", *curves[0][0])]
    commands += [("C", *curve[1], *curve[2], *curve[3]) for curve in curves]
    return tuple(commands)


def rounded(points: Sequence[Point], radius: float) -> tuple[Command, ...]:
    """Straight lines through the points, every corner rounded (less where a side is too short for it)."""
    commands: list[Command] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        entry, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        commands.append(("L", *entry))
        commands.append(("C", *_mix(entry, corner, 0.5523), *_mix(leave, corner, 0.5523), *leave))
    commands.append(("L", *points[-1]))
    return tuple(commands)


def _towards(corner: Point, other: Point, radius: float) -> Point:
    length = ((other[0] - corner[0]) ** 2 + (other[1] - corner[1]) ** 2) ** 0.5
    reach = min(radius, length / 2)
    return _mix(corner, other, reach / length if length else 0.0)
