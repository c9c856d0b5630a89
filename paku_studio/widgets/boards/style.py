"""How a field of a board looks: its ground, its type, the colours of its lines. Knows no records."""

from dataclasses import dataclass
from typing import Literal

from paku_studio.widgets.look import Look

Shape = Literal["card", "band", "beside"]


@dataclass(frozen=True, slots=True)
class FieldStyle:
    """Colours as `#RRGGBB`, sizes in logical pixels of 100 %.

    `shape`: a card with its heading above, a band with larger words, or the heading beside the lines. `ring` is the
    colour of the ring round a selected line, `lit` the ground of that line.
    """

    shape: Shape
    ground: str
    edge: str
    ink: str
    soft: str
    ring: str
    lit: str
    focus: str
    unsure: str
    size: int = 15
    weight: int = 400
    columns: int = 1
    bullets: bool = True


def card(look: Look, tint: int | None = None, columns: int = 1) -> FieldStyle:
    """A field on the ground of the n-th phase, or (None) on white with an edge."""
    theme = look.drawing_theme
    ground = look.surface if tint is None else theme.phase_tints[tint % len(theme.phase_tints)]
    edge = look.line if tint is None or theme.outlined else ground
    return _plain(look, "card", ground, edge, columns)


def beside(look: Look) -> FieldStyle:
    """A field whose heading stands beside its lines, with no ground of its own."""
    return _plain(look, "beside", "", "", 1, bullets=False)


def band(look: Look) -> FieldStyle:
    """A field with larger words on spruce."""
    light = look.on_spruce
    return FieldStyle(
        "band", look.spruce, look.spruce, light, light, light, look.spruce_pressed, light, light, 20, 600, bullets=False
    )


def _plain(look: Look, shape: Shape, ground: str, edge: str, columns: int, bullets: bool = True) -> FieldStyle:
    return FieldStyle(
        shape,
        ground,
        edge,
        look.ink,
        look.ink_soft,
        look.spruce,
        look.surface,
        look.focus,
        look.missing,
        columns=columns,
        bullets=bullets,
    )
