"""A portrait drawn by hand as paths: smooth lines through the points of its strokes. Knows no persona and no place."""

import functools
import math
from collections.abc import Sequence

from paku_studio.drawing.display import Command, Path
from paku_studio.models import Stroke, StrokeWidth

SIDE = 1000.0
"""Units of the square in which strokes are drawn."""
WIDTHS = {StrokeWidth.THIN: 9.0, StrokeWidth.THICK: 24.0}
"""Of the same units."""
THINNEST = 0.5
"""Points of paper: thinner than this no line is printed."""
TENSION = 1 / 6
"""How far a handle reaches along the line between the neighbours: a Catmull-Rom curve."""

DOT = 0.01

Point = tuple[float, float]


@functools.lru_cache(maxsize=4096)
def points_of(path: str) -> tuple[Point, ...]:
    """The points of a stroke's path."""
    return tuple((float(x), float(y)) for x, _, y in (pair.partition(",") for pair in path.split()))


def drawn_strokes(strokes: Sequence[Stroke], left: float, top: float, side: float, colour: str) -> tuple[Path, ...]:
    """The strokes in a square of `side` points."""
    scale = side / SIDE
    return tuple(_path(stroke, left, top, scale, colour) for stroke in strokes)


def strokes_within(strokes: Sequence[Stroke], cx: float, cy: float, radius: float, colour: str) -> tuple[Path, ...]:
    """The strokes within a circle: as large as the square round it, smaller where they reach into its corners."""
    side = 2 * radius * (SIDE / 2) / max(SIDE / 2, _reach(strokes))
    return drawn_strokes(strokes, cx - side / 2, cy - side / 2, side, colour)


def _reach(strokes: Sequence[Stroke]) -> float:
    """How far ink goes from the middle of the square: a curve stays among its points and handles."""
    middle = (SIDE / 2, SIDE / 2)
    return max((_farthest(stroke, middle) + WIDTHS[stroke.width] / 2 for stroke in strokes), default=0.0)


def _farthest(stroke: Stroke, middle: Point) -> float:
    numbers = [number for _, *numbers in smooth(points_of(stroke.path)) for number in numbers]
    return max(math.dist(point, middle) for point in zip(numbers[::2], numbers[1::2], strict=True))


def _path(stroke: Stroke, left: float, top: float, scale: float, colour: str) -> Path:
    width = max(THINNEST, WIDTHS[stroke.width] * scale)
    points = tuple((left + x * scale, top + y * scale) for x, y in points_of(stroke.path))
    return Path(smooth(points), stroke=colour, width=width, cap="round")


def smooth(points: Sequence[Point]) -> tuple[Command, ...]:
    """A curve through all points; a single one is a dot, which some pens draw only where it has some length."""
    first = points[0]
    if len(points) == 1:
        return ("M", *first), ("L", first[0] + DOT, first[1])
    if len(points) == 2:
        return ("M", *first), ("L", *points[1])
    around = (first, *points, points[-1])
    commands: list[Command] = [("M", *first)]
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        commands.append(("C", *_handle(start, before, end), *_handle(end, after, start), *end))
    return tuple(commands)


def _handle(here: Point, behind: Point, ahead: Point) -> Point:
    return here[0] + (ahead[0] - behind[0]) * TENSION, here[1] + (ahead[1] - behind[1]) * TENSION
