"""The small signs before what a report lists: those of the road, so that a mark is known again. Knows no records."""

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_marks import note_sign
from paku_studio.drawing.shapes import circle, face_dot, icon
from paku_studio.drawing.theme import KINDS, Theme

SIZE = 10.4
FEELING = "feeling:"
"""A sign is a note's or a mark's kind, `feeling:` and a height from -2 to 2, an icon's name, or "" for a dot."""


def sign_items(sign: str, x: float, middle: float, theme: Theme) -> tuple[Item, ...]:
    """The sign, its left edge at `x`, standing about the height `middle`."""
    top = middle - SIZE / 2
    if sign in KINDS:
        return note_sign(sign, x, top, SIZE, theme)
    if sign.startswith(FEELING):
        height = int(sign.removeprefix(FEELING))
        return face_dot(height, x + SIZE / 2, middle, SIZE * 0.5, theme.spruce, theme.paper, theme.ink, 1.0)
    if sign:
        return icon(sign, x, top, SIZE, theme.spruce, 1.9)
    return circle(x + 2.6, middle, 1.9, fill=theme.spruce)
