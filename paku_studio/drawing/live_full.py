"""A row of the canvas painted in full, counted from its own upper edge; what it holds can be kept. Measures nothing."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.live_cards import CardArt
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_draw import enter_row, hills, leave_row, road, road_end
from paku_studio.drawing.road_layout import PlacedRow, RoadLayout
from paku_studio.drawing.road_links import Route
from paku_studio.drawing.road_measure import Stood
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_sheet import feelings_unasked, road_entry
from paku_studio.drawing.road_steps import Sheets, arrival, empty_phase, label_groups, side_ways, signs_around
from paku_studio.drawing.road_story import Story
from paku_studio.drawing.road_type import Pen, artifact, paragraph
from paku_studio.drawing.text import BOLD, REGULAR, place
from paku_studio.locale import translator


@dataclass(frozen=True)
class RowView:
    """A measured row as it is painted.

    `arrivals`: links that come up into it from the next row; `lower`: where its band ends; `persona`: how far above it
    the persona begins, if the road begins there.
    """

    placed: PlacedRow
    story: Story
    ground: Ground
    told: bool
    arrivals: tuple[Route, ...]
    lower: float
    begins: bool
    persona: float | None
    invites: bool
    """Nothing has been told of the pathway: the first phase says what to do."""

    @property
    def layout(self) -> RoadLayout:
        """What painting a part of the row must know of the whole."""
        return RoadLayout(self.story, self.ground, (), 1, 0.0, self.told)


def sheets_of() -> Sheets:
    """One endless sheet, painted row by row."""
    return Sheets(defaultdict(int), {}, {}, 0.0)


def paint_full(view: RowView, pen: Pen, drawn: Callable[[Stood], CardArt], persona: Group | None) -> Group:
    """The row with all its words. `drawn`: the card of a place; `persona`: who stands at the road's beginning."""
    placed, layout = view.placed, view.layout
    sheets = sheets_of()
    parts: list[Item] = [artifact(backdrop(view, pen))]
    parts += [persona] if persona else []
    parts += feelings_unasked(layout, (placed,) if view.begins else (), pen)
    for label in placed.row.labels:
        parts += label_groups(placed, label, layout, pen)
    for stood in placed.row.stood:
        if stood.cell.step is None:
            parts.append(_empty(view, stood, pen))
            continue
        before, after = signs_around(placed, stood, layout, sheets, pen)
        card = _card(drawn(stood), stood.cell.step.number, (stood.x, placed.base + stood.top), view.ground, pen)
        parts.append(Group((*before, card, *after), id=stood.cell.step.moment.id, role="Sect"))
    return Group(tuple(parts))


def backdrop(view: RowView, pen: Pen) -> list[Item]:
    """Everything that lies under the cards: hills, bends, the road, side ways, ends of links from below."""
    placed, ground = view.placed, view.ground
    found = hills(placed, pen, ground.scale, told=view.told)
    if not placed.row.last:
        found += leave_row(placed, view.lower, pen, ground)
    found += road_entry(placed, view.persona, pen, ground) if view.begins else enter_row(placed, 0.0, pen, ground)
    if placed.row.last:
        found += road_end(placed, pen)
    found += road(placed, pen, ground.scale, told=view.told, quiet=view.layout.quiet)
    found += side_ways(placed, view.layout, pen)
    for route in view.arrivals:
        found += arrival(route, placed.base, view.lower, pen)
    return found


def _card(art: CardArt, number: int, at: Point, ground: Ground, pen: Pen) -> Group:
    """The card with its number, which alone changes when something is told before it."""
    x, y = art.body.number_at
    numbered = place(str(number), x, y, BOLD, ground.scale.actor + 1, pen.theme.spruce)
    return Group((art.group, Group(numbered)), transform=(1.0, 0.0, 0.0, 1.0, *at))


def _empty(view: RowView, stood: Stood, pen: Pen) -> Group:
    """A phase in which nothing has been told; the first of an empty pathway says what to do."""
    if not view.invites:
        return empty_phase(view.placed, stood, view.layout, pen)
    if stood is not view.placed.row.stood[0]:
        return Group()
    words = translator(pen.language)("Write below what happened first")
    size = view.ground.scale.field_head
    return paragraph(place(words, stood.x, view.placed.base + 34, REGULAR, size, pen.theme.ink_soft))
