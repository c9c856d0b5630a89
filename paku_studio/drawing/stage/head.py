"""The head of every picture on the wall: whose it is, which phase, which of how many. Knows no layout below it."""

from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.shapes import icon, line, rectangle
from paku_studio.drawing.stage.ground import HEAD, MARGIN, Ground
from paku_studio.drawing.stage.words import set_lines, shortened, wide

MIDDLE = 60.0
"""The middle of the head's words."""
SMALL_PORTRAIT = 33.0
"""Radius of the portrait beside the name."""


@dataclass(frozen=True, slots=True)
class Head:
    """`name`: at the left, beside the portrait; `pill`: a phase, its ground the `tint`-th; `count`: at the right."""

    name: str = ""
    pill: str = ""
    tint: int = 0
    count: str = ""


def head(told: Head, portrait: tuple[Item, ...], on: Ground) -> tuple[Item, ...]:
    """The head with the rule below it. A name too long for two lines is shortened: it stands whole elsewhere."""
    small, colours = on.small(), on.theme
    found: list[Item] = [*portrait]
    ticking, right = _clock(on)
    found += ticking
    if told.count:
        found += set_lines((told.count,), right, MIDDLE - small.lead / 2, small, "end")
        right -= wide(told.count, small) + 20
    left = MARGIN + (2 * SMALL_PORTRAIT + 18 if portrait else 0)
    if told.pill.strip():
        pill, right = _pill(told, right, (right - left) * 0.52, on)
        found += pill
        right -= 24
    lines = shortened(told.name, small, right - left, on.words, 2)
    found += set_lines(lines, left, MIDDLE - len(lines) * small.lead / 2, small)
    rule = line(MARGIN, HEAD, on.right, HEAD, stroke=colours.line, width=1.5)
    return (*found, *rule)


def _clock(on: Ground) -> tuple[tuple[Item, ...], float]:
    """How much time a timer out of sight has left, at the right; also where what stands left of it may end."""
    if not on.clock:
        return (), on.right
    small = on.small()
    left = on.right - wide(on.clock, small)
    sign = icon("clock", left - 36, MIDDLE - 13, 26, small.colour)
    words = set_lines((on.clock,), left, MIDDLE - small.lead / 2, small)
    return (Group((*sign, *words), role="Artifact"),), left - 64


def _pill(told: Head, right: float, room: float, on: Ground) -> tuple[tuple[Item, ...], float]:
    """The phase's name on its ground, its right edge at `right`; also where its left edge is."""
    style, colours = on.heading(on.theme.ink), on.theme
    lines = shortened(told.pill, style, room - 32, on.words, 2)
    broad = max((wide(line, style) for line in lines), default=0.0) + 32
    tall = len(lines) * style.lead + 12
    fill = colours.phase_tints[told.tint % len(colours.phase_tints)]
    x, y = right - broad, MIDDLE - tall / 2
    box = rectangle(x, y, broad, tall, 6, fill=fill, stroke=colours.line, width=1.5)
    return (*box, *set_lines(lines, x + 16, y + 6, style)), x
