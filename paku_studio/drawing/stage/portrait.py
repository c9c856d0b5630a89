"""A persona's portrait on the wall: the group's picture, its drawing, or a drawn bust. Knows no layout."""

from collections.abc import Collection

from paku_studio.drawing.display import Command, Image, Item, Path
from paku_studio.drawing.portraits import portrait
from paku_studio.drawing.road_marks import round_window
from paku_studio.drawing.shapes import circle, rectangle
from paku_studio.drawing.stage.ground import Ground
from paku_studio.graph.index import RecordIndex
from paku_studio.models import DRAWING, Persona, Stroke, StrokeWidth

INSIDE = 0.9
"""How much of its frame a drawing fills."""
WIDTHS = {StrokeWidth.THIN: 0.028, StrokeWidth.THICK: 0.06}
"""Of the frame's half width."""


def portrait_of(
    indexed: RecordIndex,
    persona: Persona,
    middle: tuple[float, float],
    radius: float,
    on: Ground,
    pictures: Collection[str],
) -> tuple[Item, ...]:
    """The portrait round a middle. `pictures`: the names of the pictures that can be shown."""
    x, y = middle
    if persona.picture and persona.picture in pictures:
        inner = radius - 1
        image = Image(x - inner, y - inner, 2 * inner, 2 * inner, persona.picture)
        window = round_window(x, y, radius, on.theme.paper)
        return image, window, *circle(x, y, radius - 1.5, stroke=on.theme.spruce, width=max(2.0, radius * 0.03))
    strokes = indexed.children(persona.id, Stroke, "persona")
    if persona.portrait == DRAWING and strokes:
        frame = rectangle(
            x - radius,
            y - radius,
            2 * radius,
            2 * radius,
            radius * 0.12,
            fill=on.theme.surface,
            stroke=on.theme.line,
            width=1.5,
        )
        return *frame, *(_drawn(stroke, x, y, radius, on) for stroke in strokes)
    return portrait(persona.portrait, x, y, radius, on.theme).children


def _drawn(stroke: Stroke, x: float, y: float, radius: float, on: Ground) -> Path:
    scale = 2 * radius * INSIDE / 1000
    left, top = x - radius * INSIDE, y - radius * INSIDE
    points = [tuple(map(int, point.split(","))) for point in stroke.path.split()]
    placed = [(left + across * scale, top + down * scale) for across, down in points]
    commands: list[Command] = [("M", *placed[0]), *(("L", *point) for point in placed[1:] or placed)]
    width = max(1.5, WIDTHS[stroke.width] * radius)
    return Path(tuple(commands), stroke=on.theme.ink, width=width, cap="round")
