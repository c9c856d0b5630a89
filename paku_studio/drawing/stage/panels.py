"""Fields of a board on the wall: a heading with its icon and count, and what stands in it. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Item
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.stage.blocks import Block, height_of, stacked
from paku_studio.drawing.stage.flow import Drawn
from paku_studio.drawing.stage.ground import Ground, Style, Target
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.text import SEMIBOLD, Line

PAD = 22.0
ICON = 30.0
BEFORE_WORDS = 44.0
NARROW = 450.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A field with its blocks, in columns side by side. `tint`: its ground; `outlined`: it has an edge instead."""

    icon: str
    heading: str
    count: int
    width: float
    columns: tuple[tuple[Block, ...], ...]
    tint: str
    outlined: bool = False


def heading_height(panel: Panel, on: Ground) -> float:
    """The height of the panel's heading."""
    return len(_heading(panel, on)) * _style(panel, on).lead


def _style(panel: Panel, on: Ground) -> Style:
    """Headings of narrow panels are a little smaller."""
    size, lead = (28.0, 36.0) if panel.width > NARROW else (26.0, 34.0)
    return Style(SEMIBOLD, size, lead, on.theme.ink)


def _heading(panel: Panel, on: Ground) -> Sequence[Line]:
    return broken(panel.heading, _style(panel, on), panel.width - 2 * PAD - BEFORE_WORDS - 34, on.language)


def panel_height(panel: Panel, on: Ground, head: float = 0.0) -> float:
    """How high the panel must be. `head`: how high its heading is to be at least, as those of the panels beside it."""
    tallest = max((height_of(column) for column in panel.columns), default=0.0)
    return 2 * PAD - 6 + max(head, heading_height(panel, on)) + (14 + tallest if tallest else 0)


def drawn_panel(panel: Panel, x: float, y: float, height: float, on: Ground, head: float = 0.0) -> Drawn:
    """The panel with its upper left corner at a place."""
    colours, style, small = on.theme, _style(panel, on), on.small()
    edge = colours.line_strong if panel.outlined or colours.outlined else None
    items: list[Item] = [*rectangle(x, y, panel.width, height, 8, fill=panel.tint, stroke=edge, width=1.5)]
    top = y + PAD - 3
    items += icon(panel.icon, x + PAD, top + (style.lead - ICON) / 2, ICON, colours.ink)
    lines = _heading(panel, on)
    items += set_lines(lines, x + PAD + BEFORE_WORDS, top, style)
    if panel.count:
        items += set_lines((str(panel.count),), x + panel.width - PAD, top + 3, small, "end")
    targets: list[Target] = []
    below = top + max(head, len(lines) * style.lead) + 14
    across = (panel.width - 2 * PAD + 24) / max(1, len(panel.columns))
    for number, column in enumerate(panel.columns):
        for placed in stacked(column, x + PAD + number * across, below):
            items.append(placed.drawn())
            targets += placed.target()
    return tuple(items), tuple(targets)


def in_columns(groups: Sequence[Sequence[Block]], count: int) -> tuple[tuple[Block, ...], ...]:
    """Groups of blocks (a statement with what hangs on it) in so many columns of about the same height."""
    total = sum(height_of(group) + 12 for group in groups)
    columns: list[list[Block]] = [[]]
    filled = 0.0
    for group in groups:
        mine = height_of(group) + 12
        if columns[-1] and len(columns) < count and filled + mine / 2 > total * len(columns) / count:
            columns.append([])
        columns[-1] += group
        filled += mine
    return tuple(tuple(column) for column in columns)
