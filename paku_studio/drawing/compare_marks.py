"""The shapes of a comparison: a full stop, a plus, an empty dashed ring, an arrow. Knows no cards and no words."""

from paku_studio.drawing.display import Item
from paku_studio.drawing.shapes import circle, polyline, rectangle
from paku_studio.drawing.theme import Theme
from paku_studio.graph.comparison import Kind

STOP = 8.0
"""How far a stop's shape reaches from its middle, in points."""


def kind_shape(kind: Kind, x: float, y: float, reach: float, theme: Theme, *, back: bool = False) -> tuple[Item, ...]:
    """The shape of a kind round a point, clear of what lies below. `back`: an arrow points to the left."""
    if kind == "added":
        return _plus(x, y, reach, theme)
    if kind == "moved":
        return _arrow(x, y, reach * 1.1, -1 if back else 1, theme)
    halo = circle(x, y, reach, fill=theme.paper)
    if kind == "dropped":
        ring = circle(x, y, reach * 0.78, fill=theme.surface, stroke=theme.ink_soft, width=reach * 0.2, dash=(2.6, 2.0))
        return halo + ring
    return halo + circle(x, y, reach * 0.72, fill=theme.road)


def _plus(x: float, y: float, reach: float, theme: Theme) -> tuple[Item, ...]:
    half = reach * 0.32
    corners = (
        (x - half, y - reach), (x + half, y - reach), (x + half, y - half), (x + reach, y - half),
        (x + reach, y + half), (x + half, y + half), (x + half, y + reach), (x - half, y + reach),
        (x - half, y + half), (x - reach, y + half), (x - reach, y - half), (x - half, y - half),
    )  # fmt: skip
    halo = polyline(corners, fill=theme.paper, stroke=theme.paper, width=4, closed=True)
    return halo + polyline(corners, fill=theme.road, stroke=theme.road, width=reach * 0.1, closed=True)


def _arrow(x: float, y: float, reach: float, way: int, theme: Theme) -> tuple[Item, ...]:
    half, wing, tip, neck = reach * 0.3, reach * 0.82, way * reach, way * reach * 0.1
    corners = (
        (x - tip, y - half), (x + neck, y - half), (x + neck, y - wing), (x + tip, y),
        (x + neck, y + wing), (x + neck, y + half), (x - tip, y + half),
    )  # fmt: skip
    halo = polyline(corners, fill=theme.paper, stroke=theme.paper, width=4, closed=True)
    return halo + polyline(corners, fill=theme.surface, stroke=theme.road, width=reach * 0.2, closed=True)


def tab_shape(kind: Kind, x: float, y: float, width: float, height: float, theme: Theme) -> tuple[Item, ...]:
    """The tab that stands out of a card's upper edge and bears the kind's word."""
    dash = (4.0, 2.4) if kind == "dropped" else ()
    fill = theme.paper if kind == "dropped" else theme.spruce_tint
    edge = theme.line_strong if kind == "dropped" else theme.road
    return rectangle(x, y, width, height + 6, 5, fill=fill, stroke=edge, width=1, dash=dash)
