"""What is drawn on and round a tile for the hand that cuts and pastes: strips, lines, marks. Knows no words."""

import math

from paku_studio.drawing.display import Command, Group, Item, Path
from paku_studio.drawing.shapes import line
from paku_studio.export.tiles_cuts import MARGIN, OVERLAP

GREY = "#8A8A8A"
DARK = "#333333"
DASH = (6.0, 4.0)
AWAY = 0.6
"""Points by which a cut line stands outside the picture, so that it is cut off."""
_GAP, _TICK = 4.0, 11.0


def strip(x: float, y: float, width: float, height: float, step: float = 5.0, stroke: float = 1.1) -> Group:
    """A hatched strip that goes under the sheet beside it."""
    slants: list[Command] = []
    reach, lying = min(width, height), width >= height
    for number in range(math.ceil((max(width, height) + reach) / step)):
        along = number * step - reach
        begin, end = ((along, reach), (along + reach, 0.0)) if lying else ((reach, along), (0.0, along + reach))
        slants += [("M", x + begin[0], y + begin[1]), ("L", x + end[0], y + end[1])]
    return Group((Path(tuple(slants), stroke=GREY, width=stroke),), clip=(x, y, width, height))


def cut_line(x1: float, y1: float, x2: float, y2: float, width: float = 0.8) -> tuple[Item, ...]:
    """Cut here: dashes."""
    return line(x1, y1, x2, y2, stroke=DARK, width=width, dash=DASH)


def pasting_strips(width: float, height: float, *, left: bool, top: bool) -> tuple[Item, ...]:
    """The strips of a tile whose picture begins at the margins: at the left, at the top, or both."""
    found: list[Item] = []
    if left:
        found.append(strip(MARGIN, MARGIN, OVERLAP, height))
    if top:
        after = OVERLAP if left else 0
        found.append(strip(MARGIN + after, MARGIN, width - after, OVERLAP))
    return tuple(found)


def cut_lines(width: float, height: float, *, right: bool, below: bool) -> tuple[Item, ...]:
    """Cut lines along the picture's right and lower edge, and as far beyond it as the corner marks go."""
    beyond = _GAP + _TICK
    across, down = MARGIN + width + AWAY, MARGIN + height + AWAY
    found: list[Item] = []
    if right:
        found += cut_line(across, MARGIN - beyond, across, MARGIN + height + beyond)
    if below:
        found += cut_line(MARGIN - beyond, down, MARGIN + width + beyond, down)
    return tuple(found)


def corner_marks(width: float, height: float, *, left: bool, top: bool) -> tuple[Item, ...]:
    """Ticks outside the corners of what stays to be seen, inside of the strips where there are any."""
    across = (MARGIN + (OVERLAP if left else 0), MARGIN + width)
    down = (MARGIN + (OVERLAP if top else 0), MARGIN + height)
    near, far = MARGIN - _GAP, MARGIN - _GAP - _TICK
    right, bottom = MARGIN + width + _GAP, MARGIN + height + _GAP
    found: list[Item] = []
    for x in across:
        found += line(x, far, x, near, stroke=DARK, width=0.6)
        found += line(x, bottom, x, bottom + _TICK, stroke=DARK, width=0.6)
    for y in down:
        found += line(far, y, near, y, stroke=DARK, width=0.6)
        found += line(right, y, right + _TICK, y, stroke=DARK, width=0.6)
    return tuple(found)
