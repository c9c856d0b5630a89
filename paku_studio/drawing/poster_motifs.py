"""Cross-stitch of huoneentaulut: what stands in the middle of each, with trees, sun and hills. No text, no records.

All of it is ornament: an artifact on paper. A stitch is a square of `cell` points.
"""

from dataclasses import dataclass

from paku_studio.drawing.display import Command, Group, Path
from paku_studio.drawing.poster_theme import far, hills, sun
from paku_studio.drawing.shapes import CIRCLE
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import HOUSE, SPRUCE, YOUNG_SPRUCE, smooth, stitched
from paku_studio.drawing.value_threads import BIRCH, TALL_SPRUCE
from paku_studio.models import PosterKind

Bitmap = tuple[str, ...]
SUN = 20.7
"""Radius of the sun in stitches."""
NARROW = 100
"""Stitches; a picture of less has a hill on either side, not two."""
CELL = 5.4
"""Points of a stitch on A3."""

TWO_PEOPLE: Bitmap = (
    "...##...........##...",
    "..####.........####..",
    "..####........#####..",
    "...##.........##.##..",
    "..####.........####..",
    ".######.......######.",
    "#.####.#.....#.####.#",
    "#.####..##.##..####.#",
    "#.####....#....####.#",
    "..####........######.",
    "..####........######.",
    "..####........######.",
    "..#..#.........#..#..",
    "..#..#.........#..#..",
    "..#..#.........#..#..",
    "..##.##.......##.##..",
)
PERSON: Bitmap = (
    "...##...",
    "..####..",
    "..####..",
    "...##...",
    "..####..",
    ".######.",
    "#.####.#",
    "#.####.#",
    "#.####.#",
    "..####..",
    "..####..",
    "..####..",
    "..#..#..",
    "..#..#..",
    "..#..#..",
    ".##..##.",
)
WOMAN: Bitmap = (
    "..####..",
    "..#####.",
    "..#####.",
    "..##.##.",
    "..####..",
    ".######.",
    "#.####.#",
    "#.####.#",
    "#.####.#",
    ".######.",
    ".######.",
    ".######.",
    "..#..#..",
    "..#..#..",
    "..#..#..",
    ".##..##.",
)
TWIG: Bitmap = (
    ".......#.......",
    "......###......",
    "......###......",
    ".......#.......",
    ".###...#...###.",
    "#####..#..#####",
    "######.#.######",
    ".#####.#.#####.",
    "....##.#.##....",
    "..#...###...#..",
    ".###...#...###.",
    ".####..#..####.",
    "..####.#.####..",
    "....##.#.##....",
    "......###......",
    ".......#.......",
)
LANTERN: Bitmap = (
    "...#...",
    "..###..",
    ".#####.",
    "#######",
    ".#...#.",
    ".#.#.#.",
    ".#.#.#.",
    ".#...#.",
    ".#####.",
    "...#...",
    "...#...",
    "...#...",
    "...#...",
    "...#...",
    "..###..",
    ".#####.",
)
SAPLING: Bitmap = ("..#..", "..#..", ".###.", "#####", ".###.", "#####", "..#..")


@dataclass(frozen=True, slots=True)
class Stitched:
    """A piece of a motif: its middle from the motif's, in stitches, and whether it stands near."""

    bitmap: Bitmap
    across: float = 0.0
    near: bool = True


@dataclass(frozen=True, slots=True)
class Motif:
    """What stands in the middle of a poster, in front of the sun."""

    pieces: tuple[Stitched, ...]

    @property
    def width(self) -> float:
        """In stitches."""
        return 2 * max(abs(piece.across) + len(piece.bitmap[0]) / 2 for piece in self.pieces)

    @property
    def height(self) -> int:
        """In stitches."""
        return max(len(piece.bitmap) for piece in self.pieces)


MOTIFS: dict[PosterKind, Motif] = {
    PosterKind.ENCOUNTER: Motif((Stitched(TWO_PEOPLE),)),
    PosterKind.VALUES_ETHICS: Motif((Stitched(TWIG),)),
    PosterKind.CLIENT_CENTRED: Motif((Stitched(HOUSE, -14, False), Stitched(HOUSE, 14, False), Stitched(PERSON))),
    PosterKind.MANAGEMENT: Motif((Stitched(PERSON, -9.5), Stitched(WOMAN, 9.5), Stitched(LANTERN))),
    PosterKind.CUSTOM: Motif((Stitched(SPRUCE, -11.5), Stitched(YOUNG_SPRUCE, 10.5, False), Stitched(HOUSE))),
}
Row = tuple[tuple[Bitmap, float, bool], ...]
"""Trees from the sheet's edge inwards: bitmap, stitches of room before it, whether it stands near."""
_LEFT: Row = (
    (TALL_SPRUCE, 0.0, True),
    (BIRCH, 0.0, False),
    (SPRUCE, 0.0, True),
    (SAPLING, 2.3, False),
    (YOUNG_SPRUCE, 3.1, False),
    (SAPLING, 3.6, False),
)
_RIGHT: Row = (
    (SPRUCE, 0.0, True),
    (BIRCH, 0.2, False),
    (TALL_SPRUCE, 1.1, True),
    (YOUNG_SPRUCE, 1.4, False),
    (SAPLING, 2.2, False),
    (YOUNG_SPRUCE, 3.6, False),
)
_SINKING = 2.0
"""Trees stand by so many points more or less deep: a ground is not ruled with a ruler."""


def standing(bitmap: Bitmap, middle: float, ground: float, cell: float, colour: str) -> Path:
    """A bitmap standing on `ground`, its middle at `middle`."""
    return stitched(bitmap, middle - len(bitmap[0]) * cell / 2, ground - len(bitmap) * cell, cell, colour)


def motif(kind: PosterKind, middle: float, ground: float, cell: float, theme: Theme) -> Group:
    """What stands in the middle of a poster of that kind."""
    pieces = MOTIFS[kind].pieces
    drawn = tuple(
        standing(piece.bitmap, middle + piece.across * cell, ground, cell, theme.spruce if piece.near else far(theme))
        for piece in pieces
    )
    return Group(drawn, role="Artifact")


def ground_line(left: float, right: float, ground: float, cell: float, theme: Theme) -> Path:
    """A ground for a picture under which no thread runs."""
    step = (right - left) / 4
    lifts = (0.0, -0.5, 0.4, -0.4, 0.0)
    points = [(left + step * number, ground + lift * cell) for number, lift in enumerate(lifts)]
    return Path(smooth(points), stroke=far(theme), width=0.45 * cell, cap="round")


def low_sun(middle: float, ground: float, radius: float, theme: Theme) -> Group:
    """Half a disc behind what stands in the middle."""
    colour = sun(theme)
    if colour is None:
        return Group(role="Artifact")
    k = CIRCLE * radius
    steps: tuple[Command, ...] = (
        ("M", middle - radius, ground),
        ("C", middle - radius, ground - k, middle - k, ground - radius, middle, ground - radius),
        ("C", middle + k, ground - radius, middle + radius, ground - k, middle + radius, ground),
        ("Z",),
    )
    return Group((Path(steps, fill=colour),), role="Artifact")


def hill(left: float, right: float, ground: float, height: float, top: float, theme: Theme) -> Group:
    """A hill behind the trees; `top`: where along it is highest."""
    colour = hills(theme)
    if colour is None or right <= left:
        return Group(role="Artifact")
    peak = left + (right - left) * top
    points = (
        (left, ground),
        (left + (peak - left) * 0.45, ground - height * 0.55),
        (peak, ground - height),
        (peak + (right - peak) * 0.5, ground - height * 0.6),
        (right, ground),
    )
    return Group((Path((*smooth(points), ("Z",)), fill=colour),), role="Artifact")


def woods(left: float, right: float, ground: float, cell: float, theme: Theme, *, mirrored: bool = False) -> Group:
    """Trees from the outer side inwards, as many as find room; `mirrored`: the outer side is the right one."""
    drawn: list[Path] = []
    reached = 0.0
    for number, (bitmap, room, near) in enumerate(_RIGHT if mirrored else _LEFT):
        width = len(bitmap[0]) * cell
        if reached + room * cell + width > right - left:
            if drawn:
                break
            continue
        reached += room * cell + width
        middle = right - reached + width / 2 if mirrored else left + reached - width / 2
        sunk = ground + _SINKING * cell / CELL * (number % 3 - 1) * 0.5
        drawn.append(standing(bitmap, middle, sunk, cell, theme.spruce if near else far(theme)))
    return Group(tuple(drawn), role="Artifact")


@dataclass(frozen=True, slots=True)
class Scene:
    """The picture of a poster: from `left` to `right` on `ground`, its motif in the middle or at `middle`.

    `sun`: its radius in stitches.
    """

    kind: PosterKind
    left: float
    right: float
    ground: float
    cell: float
    trees: bool = True
    middle: float | None = None
    sun: float = SUN

    def drawn(self, theme: Theme) -> Group:
        """Sun, hills, trees and motif, from the farthest to the nearest."""
        middle, cell = (self.left + self.right) / 2 if self.middle is None else self.middle, self.cell
        half = MOTIFS[self.kind].width * cell / 2
        radius = self.radius
        outer = max(radius, half) + 2.2 * cell
        parts: list[Group] = []
        if self.trees:
            parts += self._hills(middle, theme)
        parts.append(low_sun(middle, self.ground + 0.7 * cell, radius, theme))
        if self.trees:
            parts.append(woods(self.left, middle - outer, self.ground + 0.3 * cell, cell, theme))
            parts.append(woods(middle + outer, self.right, self.ground + 0.3 * cell, cell, theme, mirrored=True))
        return Group((*parts, motif(self.kind, middle, self.ground, cell, theme)), role="Artifact")

    @property
    def radius(self) -> float:
        """Of the sun."""
        return self.sun * self.cell

    @property
    def height(self) -> float:
        """From the ground to the highest that is drawn."""
        return max(self.radius, MOTIFS[self.kind].height * self.cell)

    def _hills(self, middle: float, theme: Theme) -> list[Group]:
        cell, base = self.cell, self.ground + 1.1 * self.cell
        if self.right - self.left < NARROW * cell:
            left = hill(self.left, middle - 6 * cell, base, 11 * cell, 0.4, theme)
            return [left, hill(middle + 6 * cell, self.right, base, 9 * cell, 0.55, theme)]
        reach = min(27 * cell, (self.right - self.left) * 0.36)
        inner = 13 * cell
        return [
            hill(self.left + 19 * cell, middle - inner, base, 7 * cell, 0.55, theme),
            hill(self.left, middle - reach, base, 10.7 * cell, 0.42, theme),
            hill(middle + inner + 2 * cell, self.right - 16 * cell, base, 8.5 * cell, 0.5, theme),
            hill(middle + reach + 6 * cell, self.right, base, 12.2 * cell, 0.55, theme),
        ]


HOMESTEAD: tuple[tuple[Bitmap, bool], ...] = ((SPRUCE, False), (HOUSE, True), (SAPLING, False))
"""From the right: bitmap, whether it stands near."""
HOMESTEAD_WIDTH = sum(len(bitmap[0]) for bitmap, _ in HOMESTEAD) + 2 * (len(HOMESTEAD) - 1)
"""In stitches."""


def home(right: float, ground: float, cell: float, theme: Theme) -> Group:
    """A house among trees that ends at `right`."""
    drawn = []
    for bitmap, near in HOMESTEAD:
        span = len(bitmap[0]) * cell
        drawn.append(standing(bitmap, right - span / 2, ground, cell, theme.spruce if near else far(theme)))
        right -= span + 2 * cell
    return Group(tuple(drawn), role="Artifact")
