"""The threads of a board: they open round each item of a column and cross halfway; trees on the goal's frame. No text.

The solid thread stands for the client, the dashed one for the worker. All of it is ornament: an artifact on paper.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.shapes import circle
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import YOUNG_SPRUCE, smooth, stitched

AMPLITUDE = 8.0
BESIDE = 2.4
"""Half the distance of the threads where they run side by side."""
EASE = 44.0
STEP = 4.0

BIRCH = (
    "...###...",
    "..#####..",
    ".#######.",
    ".##.####.",
    "#########",
    "####.####",
    "#########",
    ".###.###.",
    ".#######.",
    "..##.##..",
    "....#....",
    "....#....",
    "....#....",
    "....#....",
)
TALL_SPRUCE = (
    ".....#.....",
    ".....#.....",
    "....###....",
    "...#####...",
    "....###....",
    "...#####...",
    "..#######..",
    "...#####...",
    "..#######..",
    ".#########.",
    "..#######..",
    ".#########.",
    "###########",
    ".#########.",
    "###########",
    ".....#.....",
    ".....#.....",
)
CELL = 3.8
_GROVE = ((YOUNG_SPRUCE, 107.0, True), (BIRCH, 67.0, False), (TALL_SPRUCE, 21.0, True))
"""Each tree with its middle's distance from the right margin, and whether it stands near."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Paints the place of an item on the threads: a dot, or a ring where something may still be written."""

    theme: Theme
    across: float
    fall: float
    radius: float
    open: bool = False

    def __call__(self, x: float, y: float) -> Sequence[Item]:
        """The knot of a piece whose upper left corner is at (x, y)."""
        theme, at = self.theme, (x + self.across, y + self.fall)
        if self.open:
            shape = circle(*at, self.radius, fill=theme.surface, stroke=theme.spruce, width=self.radius * 0.45)
        else:
            shape = circle(*at, self.radius, fill=theme.spruce)
        return (Group(tuple(shape), role="Artifact"),)


def wound(x: float, knots: Sequence[float], top: float, bottom: float, theme: Theme, unit: float) -> Group:
    """Two threads along `x` from `top` to `bottom`, open round each knot (in order, downwards)."""
    heights = [top + STEP * unit * n for n in range(max(1, math.ceil((bottom - top) / (STEP * unit))))] + [bottom]
    reaches = [(math.cos(_phase(y, knots)) * _amplitude(y, knots, unit), y) for y in heights]
    client = smooth([(x - reach, y) for reach, y in reaches])
    worker = smooth([(x + reach, y) for reach, y in reaches])
    dash = (6 * unit, 5 * unit)
    return Group(
        role="Artifact",
        children=(
            Path(worker, stroke=theme.spruce, width=2.3 * unit, dash=dash, cap="round"),
            Path(client, stroke=theme.spruce, width=2.4 * unit, cap="round"),
        ),
    )


def _phase(y: float, knots: Sequence[float]) -> float:
    """Half a turn from knot to knot, however far apart they are."""
    if not knots or y <= knots[0]:
        return 0.0
    for place, (above, below) in enumerate(itertools.pairwise(knots)):
        if y <= below:
            return math.pi * (place + (y - above) / (below - above))
    return math.pi * (len(knots) - 1)


def _amplitude(y: float, knots: Sequence[float], unit: float) -> float:
    outside = max(knots[0] - y, y - knots[-1], 0.0) if knots else EASE * unit
    near = max(0.0, 1 - outside / (EASE * unit))
    eased = near * near * (3 - 2 * near)
    return (BESIDE + (AMPLITUDE - BESIDE) * eased) * unit


def grove(right: float, ground: float, theme: Theme, unit: float) -> Group:
    """Three trees in cross-stitch, standing on `ground` and ending at `right`; `grove_width` points wide."""
    far = "#8A8A8A" if theme.black_and_white else "#8DABA3"
    cell = CELL * unit
    trees = []
    for motif, away, near in _GROVE:
        left = right - away * unit - len(motif[0]) * cell / 2
        trees.append(stitched(motif, left, ground - len(motif) * cell, cell, theme.spruce if near else far))
    return Group(role="Artifact", children=tuple(trees))


def grove_width(unit: float) -> float:
    """How much room `grove` takes, in points."""
    return (107 + len(YOUNG_SPRUCE[0]) * CELL / 2) * unit


def grove_height(unit: float) -> float:
    """How high `grove` is, in points."""
    return max(len(motif) for motif, _, _ in _GROVE) * CELL * unit
