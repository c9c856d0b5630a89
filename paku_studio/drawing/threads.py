"""The embroidery of the sheets: two threads wound into a rule, motifs in cross-stitch. Knows no records and no text.

The solid thread stands for the client, the dashed one for the worker. All of it is ornament: an artifact on paper.
"""

import math
from collections.abc import Sequence

from paku_studio.drawing.display import Command, Group, Path
from paku_studio.drawing.theme import Theme

Point = tuple[float, float]

PERIOD = 34.0
"""Length in points of half a winding of the cord rule on A4."""
AMPLITUDE = 3.4

SPRUCE = (
    "....#....",
    "....#....",
    "...###...",
    "..#####..",
    "...###...",
    "..#####..",
    ".#######.",
    "..#####..",
    ".#######.",
    "#########",
    ".#######.",
    "#########",
    "....#....",
    "....#....",
)
YOUNG_SPRUCE = (
    "...#...",
    "...#...",
    "..###..",
    ".#####.",
    "..###..",
    ".#####.",
    "#######",
    ".#####.",
    "#######",
    "...#...",
)
HOUSE = (
    "......#......",
    ".....###.....",
    "....##.##....",
    "...##...##...",
    "..##.....##..",
    ".##.......##.",
    "#############",
    ".#.........#.",
    ".#.###..##.#.",
    ".#.###..##.#.",
    ".#......##.#.",
    ".###########.",
)


def smooth(points: Sequence[Point]) -> tuple[Command, ...]:
    """A curve through the points (Catmull-Rom, written as cubics); fewer than two points give no curve."""
    if len(points) < 2:
        return ()
    padded = [points[0], *points, points[-1]]
    steps: list[Command] = [("M", *points[0])]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps.append(("C", *first, *second, *end))
    return tuple(steps)


def cord_rule(left: float, right: float, y: float, theme: Theme, scale: float = 1.0) -> Group:
    """Two threads wound round each other from `left` to `right` along `y`, in points."""
    client = smooth(_winding(left, right, y, -AMPLITUDE * scale, PERIOD * scale))
    worker = smooth(_winding(left, right, y, AMPLITUDE * scale, PERIOD * scale))
    dash = (4.5 * scale, 3.8 * scale)
    return Group(
        role="Artifact",
        children=(
            Path(worker, stroke=theme.spruce, width=1.7 * scale, dash=dash, cap="round"),
            Path(client, stroke=theme.spruce, width=1.8 * scale, cap="round"),
        ),
    )


def stitched(motif: Sequence[str], x: float, y: float, cell: float, colour: str) -> Path:
    """The motif with its upper left corner at (x, y), a cross for every `#`, `cell` points a stitch."""
    steps: list[Command] = []
    near, far = 0.14 * cell, 0.86 * cell
    for row, column in _stitches(motif):
        across, down = x + column * cell, y + row * cell
        steps += [("M", across + near, down + near), ("L", across + far, down + far)]
        steps += [("M", across + far, down + near), ("L", across + near, down + far)]
    return Path(tuple(steps), stroke=colour, width=0.27 * cell, cap="round")


def homestead(right: float, ground: float, theme: Theme, scale: float = 1.0) -> Group:
    """A house between two trees, standing on `ground` and ending at `right`; `homestead_width` points wide."""
    far = "#8A8A8A" if theme.black_and_white else "#8DABA3"
    cell, gap = 3.2 * scale, 7 * scale
    pieces: list[Path] = []
    for motif, colour in ((YOUNG_SPRUCE, far), (HOUSE, theme.spruce), (SPRUCE, far)):
        right -= len(motif[0]) * cell
        pieces.append(stitched(motif, right, ground - len(motif) * cell, cell, colour))
        right -= gap
    return Group(role="Artifact", children=tuple(pieces))


def homestead_width(scale: float = 1.0) -> float:
    """How much room `homestead` takes, in points."""
    return (len(YOUNG_SPRUCE[0]) + len(HOUSE[0]) + len(SPRUCE[0])) * 3.2 * scale + 2 * 7 * scale


def _stitches(motif: Sequence[str]) -> list[tuple[int, int]]:
    return [(row, column) for row, line in enumerate(motif) for column, sign in enumerate(line) if sign == "#"]


def _winding(left: float, right: float, y: float, amplitude: float, period: float) -> list[Point]:
    halves = max(1, round((right - left) / period))
    step = (right - left) / halves / 10
    return [(left + step * n, y + math.sin(math.pi * n / 10) * amplitude) for n in range(halves * 10 + 1)]
