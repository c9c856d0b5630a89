"""Measures of the pathway's sheet and the choice of how large it is drawn on a paper. Knows no records and no pen."""

from dataclasses import dataclass, replace

from paku_studio.drawing.paper import Paper
from paku_studio.models import PaperSize


@dataclass(frozen=True)
class Scale:
    """Type sizes and distances in points, before a larger sheet magnifies them all alike.

    `rise`: height of one step of feeling. `steady`: rows keep room for what may come, so that an insertion moves
    nothing that stands before it. `limited`: cards must fit a page, what is too much goes to the appendix.
    """

    margin: float
    gutter: float
    gap: float
    card: float
    title: float
    subtitle: float
    running: float
    name: float
    quote: float
    quote_lead: float
    body: float
    body_lead: float
    portrait: float
    phase: float
    phase_again: float
    card_title: float
    card_lead: float
    actor: float
    chip: float
    chip_lead: float
    slip: float
    slip_lead: float
    pad: float
    mark: float
    face: float
    road: float
    lane: float
    up: float
    below: float
    row_gap: float
    side_drop: float
    field_head: float
    field: float
    field_lead: float
    small: float
    rise: float
    steady: bool = False
    limited: bool = True

    @property
    def pitch(self) -> float:
        """From one column's left edge to the next one's."""
        return self.card + self.gap


POSTER = Scale(
    margin=34,
    gutter=13,
    gap=13,
    card=171.9,
    title=44,
    subtitle=16,
    running=13,
    name=24,
    quote=16,
    quote_lead=20,
    body=10.5,
    body_lead=15,
    portrait=48,
    phase=18,
    phase_again=12,
    card_title=11.5,
    card_lead=13.7,
    actor=9.2,
    chip=9.3,
    chip_lead=11.3,
    slip=9.6,
    slip_lead=11.7,
    pad=9,
    mark=15,
    face=10.2,
    road=5,
    lane=4,
    up=11,
    below=13.5,
    row_gap=12.5,
    side_drop=18,
    field_head=14,
    field=11,
    field_lead=14.3,
    small=9,
    rise=7.0,
)
"""Read from some metres: A3 and larger."""

HANDOUT = replace(
    POSTER,
    gutter=12,
    gap=14,
    card=158,
    title=26,
    subtitle=12,
    name=18,
    quote=12,
    quote_lead=15,
    body_lead=14,
    portrait=36,
    phase=13,
    phase_again=10.5,
    card_title=11,
    card_lead=13.4,
    actor=9,
    chip=9,
    chip_lead=11,
    slip=9.5,
    slip_lead=11.8,
    pad=7,
    mark=12,
    face=8.2,
    road=4,
    lane=3.2,
    up=10,
    below=11.5,
    row_gap=12.5,
    side_drop=16,
    field_head=13,
    field=10.5,
    field_lead=13.65,
    rise=7,
)
"""Read in the hand: A4."""

SCREEN = replace(
    POSTER,
    margin=14,
    title=17.5,
    subtitle=10.5,
    name=13,
    quote=11,
    quote_lead=14,
    body=9.6,
    body_lead=12.6,
    portrait=28,
    phase=14,
    phase_again=11,
    rise=10.0,
    steady=True,
    limited=False,
)
"""The canvas: the poster's cards under a small head, so that the road begins high on the screen.

No type of 18 and more: kerning would need a library that takes its time to load.
"""

HIGHEST = 21.0
"""Points that one step of feeling may rise where a sheet has room to spare."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The sheet before it is magnified by `factor`: its size and the columns that cards stand in."""

    scale: Scale
    columns: int
    width: float
    height: float
    factor: float = 1.0

    @property
    def left(self) -> float:
        """The left margin's edge."""
        return self.scale.margin

    @property
    def right(self) -> float:
        """The right margin's edge."""
        return self.width - self.scale.margin

    @property
    def first(self) -> float:
        """The left edge of the first column."""
        return self.left + self.scale.gutter

    @property
    def foot(self) -> float:
        """The lowest that the story may reach: under it stands the footer."""
        return self.height - self.scale.margin - 10

    @property
    def endless(self) -> bool:
        """Whether this is the canvas: one sheet, as high as it needs, without legend and footer."""
        return not self.scale.limited

    @property
    def wide(self) -> bool:
        """Whether the persona stands beside the first row, not above it."""
        return (self.columns >= 4 and self.width > self.height) or self.columns >= 6

    def column(self, place: int) -> float:
        """The left edge of a column, counted from 0."""
        return self.first + place * self.scale.pitch


def columns_width(scale: Scale, columns: int) -> float:
    """The sheet's width in which so many columns stand between gutters and margins."""
    return 2 * (scale.margin + scale.gutter) + columns * scale.pitch - scale.gap


def grounds(paper: Paper, cells: int) -> tuple[Ground, ...]:
    """The ways to divide a paper for so many cells, largest type first; the last has the smallest type it allows.

    Type is never smaller than the scale says: a larger sheet has more columns or larger type, never smaller type.
    """
    scale = HANDOUT if paper.size is PaperSize.A4 else POSTER
    most = 1
    while columns_width(scale, most + 1) <= paper.width + 0.5:
        most += 1
    least = most if scale is HANDOUT else min(most, _fewest(paper, cells))
    return tuple(_ground(paper, scale, columns) for columns in range(least, most + 1))


def _fewest(paper: Paper, cells: int) -> int:
    """So few columns that type is at most half as large again as an A3 sheet magnified to this paper would have it."""
    usual = 4 if paper.orientation == "landscape" else 3
    return min(usual, max(3, cells))


def _ground(paper: Paper, scale: Scale, columns: int) -> Ground:
    width = columns_width(scale, columns)
    factor = paper.width / width
    if factor < 1:
        scale = replace(scale, card=scale.card * factor)
        width, factor = paper.width, 1.0
    return Ground(scale, columns, width, paper.height / factor, factor)


def canvas_ground(width: float) -> Ground:
    """The endless canvas of that width in points: columns of the poster's cards, a little wider where there is room."""
    scale = SCREEN
    inner = max(width - 2 * (scale.margin + scale.gutter), 100.0)
    columns = max(1, int((inner + scale.gap) // (160 + scale.gap)))
    card = (inner + scale.gap) / columns - scale.gap
    stepped = max(100.0, min(card, 208.0) // 4 * 4)
    gap = (inner - columns * stepped) / (columns - 1) if columns > 1 else scale.gap
    return Ground(replace(scale, card=stepped, gap=max(scale.gap, gap)), columns, max(width, 2 * 27 + 100.0), 1e9)
