"""Shapes as display-list paths: boxes, circles, arrows, marks, faces, icons. Knows no records and no theme."""

import functools
import math
from collections.abc import Iterable, Sequence

from paku_studio.drawing.display import Command, Path

CIRCLE = 0.5522847498
"""How long the handles of a quarter circle are, of its radius."""

Point = tuple[float, float]
Paths = tuple[Path, ...]

WORKED, MISSING, RISK = "worked", "missing", "risk"
_BORDERS: dict[str, tuple[float, tuple[float, ...]]] = {MISSING: (1.1, (4.0, 2.4)), RISK: (1.1, (0.1, 2.4))}
_RULES: dict[str, tuple[float, ...]] = {MISSING: (7.0, 4.0), RISK: (0.1, 4.0)}


def border_style(kind: str) -> tuple[float, tuple[float, ...]]:
    """Width and dashes of a slip's border by the kind of its note: missing is dashed, risk dotted, all else solid."""
    return _BORDERS.get(kind, (0.8, ()))


def rule_dashes(kind: str) -> tuple[float, ...]:
    """The dashes of a heavy rule by the kind of the notes under it."""
    return _RULES.get(kind, ())


def _dotted(dash: Sequence[float]) -> bool:
    return bool(dash) and dash[0] < 0.5


def path(
    commands: Iterable[Command],
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
    round_ends: bool = False,
) -> Paths:
    """Any outline. Dots (a dash of almost no length) have round ends, for else they are not seen."""
    return (Path(tuple(commands), fill, stroke, width, dash, "round" if round_ends or _dotted(dash) else "butt"),)


def rectangle(
    x: float,
    y: float,
    w: float,
    h: float,
    radius: float = 0.0,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Paths:
    """A box with its upper left corner at x, y; corners round as far as the sides allow."""
    return path(rectangle_outline(x, y, w, h, radius), fill=fill, stroke=stroke, width=width, dash=dash)


def rectangle_outline(x: float, y: float, w: float, h: float, radius: float = 0.0) -> tuple[Command, ...]:
    """The box's outline, clockwise."""
    r = max(0.0, min(radius, w / 2, h / 2))
    if not r:
        return ("M", x, y), ("L", x + w, y), ("L", x + w, y + h), ("L", x, y + h), ("Z",)
    k = r * (1 - CIRCLE)
    right, bottom = x + w, y + h
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def circle(
    cx: float,
    cy: float,
    radius: float,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Paths:
    """A circle round cx, cy."""
    return path(circle_outline(cx, cy, radius), fill=fill, stroke=stroke, width=width, dash=dash)


def circle_outline(cx: float, cy: float, radius: float) -> tuple[Command, ...]:
    """The circle's outline, clockwise from its rightmost point."""
    return rectangle_outline(cx - radius, cy - radius, 2 * radius, 2 * radius, radius)


def polyline(
    points: Sequence[Point],
    *,
    stroke: str | None = None,
    fill: str | None = None,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
    closed: bool = False,
    round_ends: bool = False,
) -> Paths:
    """Straight lines from point to point."""
    commands: list[Command] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    if closed:
        commands.append(("Z",))
    return path(commands, fill=fill, stroke=stroke, width=width, dash=dash, round_ends=round_ends)


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1.0, dash: tuple[float, ...] = ()
) -> Paths:
    """One straight line."""
    return polyline(((x1, y1), (x2, y2)), stroke=stroke, width=width, dash=dash)


def curve(
    start: Point,
    handle: Point,
    other_handle: Point,
    end: Point,
    *,
    stroke: str,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
    round_ends: bool = False,
) -> Paths:
    """One cubic curve."""
    commands: tuple[Command, ...] = (("M", *start), ("C", *handle, *other_handle, *end))
    return path(commands, stroke=stroke, width=width, dash=dash, round_ends=round_ends)


def arrowhead(x: float, y: float, angle: float, size: float, colour: str) -> Paths:
    """A filled head, its tip at x, y, pointing to `angle` degrees: 0 right, 90 down."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    back, half = (x - size * cos, y - size * sin), size * 0.46
    corners = ((x, y), (back[0] - half * sin, back[1] + half * cos), (back[0] + half * sin, back[1] - half * cos))
    return polyline(corners, fill=colour, stroke=colour, width=size * 0.09, closed=True)


def star(cx: float, cy: float, radius: float, colour: str, halo: str | None = None, halo_width: float = 4.0) -> Paths:
    """The mark of a meaningful moment: five points, `radius` to a point; a halo parts it from what lies below."""
    points = [
        (cx + reach * math.sin(turn * math.pi / 5), cy - reach * math.cos(turn * math.pi / 5))
        for turn in range(10)
        for reach in [radius * (0.48 if turn % 2 else 1.0)]
    ]
    round_off = radius * 0.16
    below = polyline(points, fill=halo, stroke=halo, width=halo_width + round_off, closed=True) if halo else ()
    return below + polyline(points, fill=colour, stroke=colour, width=round_off, closed=True)


def diamond(
    cx: float,
    cy: float,
    radius: float,
    colour: str,
    halo: str | None = None,
    halo_width: float = 3.0,
    bang: str = "#FFFFFF",
) -> Paths:
    """The mark of a critical point: a filled diamond, `radius` to a corner, with an exclamation mark in `bang`."""
    corners = ((cx, cy - radius), (cx + radius, cy), (cx, cy + radius), (cx - radius, cy))
    round_off = radius * 0.18
    below = polyline(corners, fill=halo, stroke=halo, width=halo_width + round_off, closed=True) if halo else ()
    body = polyline(corners, fill=colour, stroke=colour, width=round_off, closed=True)
    stroke = _bang(cx, cy, radius)
    return below + body + path(stroke, fill=bang) + circle(cx, cy + radius * 0.5, radius * 0.125, fill=bang)


def _bang(cx: float, cy: float, radius: float) -> tuple[Command, ...]:
    """The tapering stroke of an exclamation mark, its upper end round."""
    top, foot, wide, narrow = cy - radius * 0.56, cy + radius * 0.2, radius * 0.145, radius * 0.08
    return (
        ("M", cx - wide, top + wide),
        ("C", cx - wide, top - wide * 0.33, cx + wide, top - wide * 0.33, cx + wide, top + wide),
        ("L", cx + narrow, foot),
        ("C", cx + narrow, foot + narrow * 1.33, cx - narrow, foot + narrow * 1.33, cx - narrow, foot),
        ("Z",),
    )


_MOUTHS: dict[int, tuple[Command, ...]] = {
    -2: (("M", 6.4, 18.4), ("C", 8.6, 11.9, 15.4, 11.9, 17.6, 18.4), ("Z",)),
    -1: (("M", 6.8, 17.6), ("C", 9.0, 13.2, 15.0, 13.2, 17.2, 17.6)),
    0: (("M", 7.0, 15.6), ("L", 17.0, 15.6)),
    1: (("M", 6.8, 13.6), ("C", 9.0, 18.0, 15.0, 18.0, 17.2, 13.6)),
    2: (("M", 6.4, 12.8), ("C", 8.6, 19.9, 15.4, 19.9, 17.6, 12.8), ("Z",)),
}
"""On a grid of 24: the two strongest have an open mouth, a straight line is neither good nor bad."""

_EYES = ((8.2, 8.8), (15.8, 8.8))


def face(feeling: int, cx: float, cy: float, size: float, colour: str) -> Paths:
    """Eyes and mouth for a feeling of -2 to 2, in a square of `size` points round cx, cy, without the head."""
    unit = size / 24
    left, top = cx - size / 2, cy - size / 2
    mouth = tuple(_moved(command, left, top, unit) for command in _MOUTHS[feeling])
    opened = colour if abs(feeling) == 2 else None
    eyes = [circle(left + x * unit, top + y * unit, 1.75 * unit, fill=colour)[0] for x, y in _EYES]
    return (*eyes, *path(mouth, fill=opened, stroke=colour, width=2.2 * unit, round_ends=True))


def face_dot(
    feeling: int, cx: float, cy: float, radius: float, ring: str, ground: str, ink: str, width: float = 2.0
) -> Paths:
    """A face in a circle: ±2 in `ground` on a head filled with `ring`, the others in `ink` on `ground`."""
    strong = abs(feeling) == 2
    head = circle(cx, cy, radius, fill=ring if strong else ground, stroke=ring, width=width)
    return head + face(feeling, cx, cy, radius * 1.8, ground if strong else ink)


def icon(name: str, x: float, y: float, size: float, colour: str, stroke: float = 1.75) -> Paths:
    """A line icon in a square of `size` points, its upper left corner at x, y; `stroke` on the icons' grid of 24.

    KeyError where there is no such icon.
    """
    return (Path(_icon(name, x, y, size / 24), None, colour, stroke * size / 24, (), "round"),)


def icon_names() -> tuple[str, ...]:
    """Every icon there is."""
    from paku_studio.resources.icons import ICONS

    return tuple(ICONS)


@functools.lru_cache(maxsize=8192)
def _icon(name: str, x: float, y: float, unit: float) -> tuple[Command, ...]:
    from paku_studio.resources.icons import ICONS

    return tuple(_moved(command, x, y, unit) for command in ICONS[name])


def _moved(command: Command, left: float, top: float, unit: float) -> Command:
    moved = [value * unit + (top if place % 2 else left) for place, value in enumerate(command[1:])]
    return (command[0], *moved)  # type: ignore[return-value]
