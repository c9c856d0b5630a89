"""The signs of the road: stops, faces, marks, rings, slips, heads, as paths. Knows no place and no reading order."""

import math
from collections.abc import Sequence
from functools import lru_cache

from paku_studio.drawing.display import Command, Item, Path
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_scale import Scale
from paku_studio.drawing.road_words import HANDOVER_ICONS, Card
from paku_studio.drawing.theme import Theme
from paku_studio.resources.icons import ICONS

KAPPA = 0.5522847498

DASHES: dict[str, tuple[float, ...]] = {
    "missing": (4.0, 2.4),
    "risk": (0.1, 2.4),
    "question": (7.0, 2.2, 0.1, 2.2),
    "idea": (1.6, 1.6),
    "quote": (11.0, 2.0),
}
"""The line of each kind of note, so that it is known without colour; the others have a solid one."""

NOTE_ICONS = {
    "worked": "circle-plus",
    "missing": "circle-minus",
    "risk": "triangle-alert",
    "idea": "lightbulb",
    "question": "circle-help",
    "quote": "quote",
}

TOUCHPOINT_ICONS = {
    "place": "building-2",
    "thing": "package",
    "person": "user",
    "home": "house",
    "meeting": "users",
    "document": "file-text",
    "letter": "mail",
    "form": "clipboard-list",
    "phone": "phone",
    "text_message": "message-square",
    "email": "at-sign",
    "website": "globe",
    "app": "smartphone",
    "chat": "messages-square",
    "video": "video",
    "e_service": "monitor-check",
    "social_media": "share-2",
    "group": "users-round",
    "event": "calendar-days",
    "other": "circle-dot",
}

_MOUTHS: dict[int, tuple[Command, ...]] = {
    -2: (("M", -5.4, 6.4), ("C", -3.2, 1.2, 3.2, 1.2, 5.4, 6.4)),
    -1: (("M", -4.8, 5.4), ("C", -2.4, 2.7, 2.4, 2.7, 4.8, 5.4)),
    0: (("M", -4.6, 4.2), ("L", 4.6, 4.2)),
    1: (("M", -4.8, 3.0), ("C", -2.4, 6.4, 2.4, 6.4, 4.8, 3.0)),
    2: (("M", -5.6, 2.0), ("C", -3.6, 8.6, 3.6, 8.6, 5.6, 2.0)),
}
"""On a grid of 24 round the face's middle."""


def mixed(colour: str, other: str, share: float) -> str:
    """A colour on its way to another: 0 is the first, 1 the other."""
    parts = []
    for place in (1, 3, 5):
        a, b = int(colour[place : place + 2], 16), int(other[place : place + 2], 16)
        parts.append(round(a + (b - a) * share))
    return "#" + "".join(f"{part:02X}" for part in parts)


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    radius: float,
    fill: str | None = None,
    stroke: str | None = None,
    line_width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Path:
    """A rectangle with rounded corners."""
    r = min(radius, width / 2, height / 2)
    k = r * (1 - KAPPA)
    right, bottom = x + width, y + height
    commands: tuple[Command, ...] = (
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
    return Path(commands, fill, stroke, line_width, dash, "round" if dash[:1] == (0.1,) else "butt")


def circle_path(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """A closed circle, clockwise."""
    k = radius * KAPPA
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("Z",),
    )


def circle(
    x: float,
    y: float,
    radius: float,
    fill: str | None,
    stroke: str | None = None,
    width: float = 1.0,
    dash: tuple[float, ...] = (),
) -> Path:
    return Path(circle_path(x, y, radius), fill, stroke, width, dash, "round" if dash else "butt")


def line(points: Sequence[Point], colour: str, width: float, dash: tuple[float, ...]) -> Path:
    """Straight from point to point; a dash of 0.1 is a row of dots."""
    commands: list[Command] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    return Path(tuple(commands), stroke=colour, width=width, dash=dash, cap="round" if dash and min(dash) < 0.5 else "butt")


def polygon(points: Sequence[Point], fill: str, rounding: float = 0.0) -> Path:
    """A filled shape; `rounding`: the width of a line of the same colour round it, which softens its corners."""
    commands: list[Command] = [("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",)]
    return Path(tuple(commands), fill=fill, stroke=fill if rounding else None, width=rounding or 1.0, cap="round")


def head(x: float, y: float, angle: float, size: float, colour: str) -> Path:
    """A filled arrowhead with its tip at a point; angle in degrees, 0 to the right, 90 down."""
    turn = math.radians(angle)
    back = (x - size * math.cos(turn), y - size * math.sin(turn))
    aside = (size * 0.46 * math.sin(turn), size * 0.46 * math.cos(turn))
    return polygon(((x, y), (back[0] - aside[0], back[1] + aside[1]), (back[0] + aside[0], back[1] - aside[1])), colour, 1)


def star(x: float, y: float, radius: float, colour: str) -> Path:
    points = []
    for place in range(10):
        reach = radius if place % 2 == 0 else radius * 0.47
        turn = -math.pi / 2 + place * math.pi / 5
        points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    return polygon(points, colour, radius * 0.18)


def diamond(x: float, y: float, radius: float, colour: str, bang: str) -> list[Item]:
    """A diamond with an exclamation mark."""
    shape = polygon(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), colour, radius * 0.2)
    stroke: tuple[Command, ...] = (("M", x, y - radius * 0.5), ("L", x, y + radius * 0.12))
    return [
        shape,
        Path(stroke, stroke=bang, width=radius * 0.2, cap="round"),
        circle(x, y + radius * 0.5, radius * 0.125, bang),
    ]


@lru_cache(maxsize=4096)
def _scaled(name: str, scale: float) -> tuple[Command, ...]:
    return tuple((each[0], *(number * scale for number in each[1:])) for each in ICONS[name])  # type: ignore[misc]


def icon_at(name: str, x: float, y: float, size: float, colour: str, width: float = 1.75) -> Path:
    """An icon of the set in a square with that upper left corner."""
    commands = tuple(_shifted(each, x, y) for each in _scaled(name, size / 24))
    return Path(commands, stroke=colour, width=width * size / 24, cap="round")


def _shifted(command: Command, x: float, y: float) -> Command:
    if command[0] == "C":
        _, a, b, c, d, e, f = command
        return ("C", a + x, b + y, c + x, d + y, e + x, f + y)
    if command[0] == "Z":
        return command
    return (command[0], command[1] + x, command[2] + y)


def touchpoint_icon(kind: str, x: float, y: float, size: float, colour: str) -> Path:
    """The icon of a touchpoint's kind."""
    return icon_at(TOUCHPOINT_ICONS.get(kind, "circle-dot"), x, y, size, colour)


def note_icon(kind: str) -> str:
    """The icon of a note's kind."""
    return NOTE_ICONS.get(kind, "circle-dot")


def note_sign(kind: str, x: float, y: float, size: float, theme: Theme) -> tuple[Item, ...]:
    """The small sign before a note: an icon, the star or the diamond."""
    middle = (x + size / 2, y + size / 2)
    if kind == "critical":
        return tuple(diamond(*middle, size * 0.5, theme.critical, theme.surface))
    if kind == "meaningful":
        return (star(*middle, size * 0.54, theme.meaningful),)
    return (icon_at(NOTE_ICONS[kind], x, y, size, getattr(theme, kind), 2.1),)


def slip_shape(kind: str, x: float, y: float, width: float, height: float, theme: Theme) -> tuple[Item, ...]:
    """A slip that comes out from under what is above it, its lower corners round."""
    r, top, bottom, right = 6.0, y - 10, y + height, x + width
    k = r * (1 - KAPPA)
    outline: tuple[Command, ...] = (
        ("M", x, top),
        ("L", right, top),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("Z",),
    )
    dash = DASHES.get(kind, ())
    thick = 1.1 if dash else 2.0 if kind == "critical" and theme.black_and_white else 0.8
    return (Path(
        outline, getattr(theme, f"{kind}_tint"), _edge(kind, theme), thick, dash, "round" if 0.1 in dash else "butt"
    ),)


def _edge(kind: str, theme: Theme) -> str:
    colour: str = theme.line_strong if kind in ("question", "quote") and not theme.black_and_white else getattr(theme, kind)
    return colour


def frame(card: Card, width: float, height: float, theme: Theme) -> list[Item]:
    """The card itself: critical is framed twice, meaningful strongly; what did not happen is dashed."""
    fill = theme.paper if card.unreal else theme.surface
    dash = (5.0, 3.0) if card.unreal else ()
    if card.critical:
        inner = box(3.2, 3.2, width - 6.4, height - 6.4, 5.5, None, theme.critical, 0.75)
        return [box(0, 0, width, height, 8, fill, theme.critical, 2.25, dash), inner]
    if card.meaningful:
        return [box(0, 0, width, height, 8, fill, theme.meaningful, 1.75, dash)]
    return [box(0, 0, width, height, 8, fill, theme.line_strong if card.unreal else theme.line, 1, dash)]


def elbow(x: float, y: float, down: float, right: float, colour: str) -> Path:
    """The line on which a touchpoint's remark hangs."""
    return line(((x, y), (x, y + down), (x + right, y + down)), colour, 1, ())


def bullet(x: float, y: float, colour: str) -> Path:
    return circle(x, y, 1.7, colour)


def patch(x: float, y: float, width: float, height: float, theme: Theme) -> Path:
    """Plain paper under words."""
    return box(x, y, width, height, 2, theme.paper)


def pill(x: float, y: float, width: float, height: float, kind: str, theme: Theme) -> Path:
    """The frame of a link's words when its line cannot go all the way."""
    dash = {"return": (5.0, 2.6), "skipped": (0.1, 3.0)}.get(kind, ())
    return box(x, y, width, height, height / 2, theme.surface, theme.ink if kind == "return" else theme.road, 1.2, dash)


def pale_road(commands: tuple[Command, ...], width: float, theme: Theme) -> Path:
    """The road where it only leads from row to row: as broad, but faint."""
    return Path(commands, stroke=mixed(theme.road, theme.paper, 0.72), width=width, cap="round")


def stop_mark(card: Card, x: float, y: float, scale: Scale, theme: Theme) -> tuple[list[Item], float]:
    """The marks of a stop from the stem to the right, and where the face's middle is (drawn apart)."""
    marks = [(kind, scale.mark) for kind, on in (("critical", card.critical), ("meaningful", card.meaningful)) if on]
    if not marks and any(chip.critical for chip in card.chips):
        marks = [("critical", scale.mark * 0.66)]
    if not marks:
        return ([] if card.height is not None else _plain_stop(card, x, y, scale, theme)), x
    found: list[Item] = []
    edge = x - marks[0][1]
    for kind, size in marks:
        middle = edge + size
        found += _halo(kind, middle, y, size, theme)
        found += _mark(kind, middle, y, size, theme)
        edge += 2 * size + 3
    return found, edge + scale.face + 1


def _mark(kind: str, x: float, y: float, size: float, theme: Theme) -> list[Item]:
    if kind == "critical":
        return diamond(x, y, size, theme.critical, theme.surface)
    return [star(x, y - 1, size, theme.meaningful)]


def _plain_stop(card: Card, x: float, y: float, scale: Scale, theme: Theme) -> list[Item]:
    if card.unreal:
        return [circle(x, y, 6, theme.surface), circle(x, y, 6, None, theme.line_strong, 1.75, (0.1, 3.0))]
    return [circle(x, y, 5.5 * scale.road / 5, theme.surface, theme.road, 3 * scale.road / 5)]


def _halo(kind: str, x: float, y: float, size: float, theme: Theme) -> list[Item]:
    """Paper round a mark, so that it stands clear of the road."""
    if kind == "critical":
        points = ((x, y - size), (x + size, y), (x, y + size), (x - size, y))
        return [polygon(points, theme.paper, size * 0.2 + 6)]
    halo = star(x, y - 1, size, theme.paper)
    return [Path(halo.commands, theme.paper, theme.paper, size * 0.18 + 7, (), "round")]


def feeling_face(height: int, x: float, y: float, radius: float, theme: Theme) -> list[Item]:
    """A face from -2 to 2; the strongest feelings are filled."""
    strong = abs(height) == 2
    fill, ink = (theme.road, theme.surface) if strong else (theme.surface, theme.ink)
    scale = radius * 1.72 / 24
    mouth = tuple(
        _shifted((each[0], *(number * scale for number in each[1:])), x, y)  # type: ignore[arg-type]
        for each in _MOUTHS[height]
    )
    eyes: list[Item] = [
        line(((x + side * 4 * scale, y - 3.8 * scale), (x + side * 4 * scale, y - 2.4 * scale)), ink, 2.9 * scale, (0.1, 99.0))
        for side in (-1, 1)
    ]
    eyes = [Path(eye.commands, stroke=ink, width=2.9 * scale, cap="round") for eye in eyes if isinstance(eye, Path)]
    halo = circle(x, y, radius + 2.4, theme.paper)
    face = circle(x, y, radius, fill, theme.road, 2)
    return [halo, face, *eyes, Path(mouth, stroke=ink, width=2.3 * scale, cap="round")]


def ring(kind: str, x: float, y: float, radius: float, theme: Theme) -> list[Item]:
    """A hand-over on the road: its icon in a ring; accompanied has two rings, alone a dashed one, broken a red one."""
    colour = theme.critical if kind == "broken" else theme.road
    found: list[Item] = [circle(x, y, radius + 1.5, theme.surface)]
    if kind == "warm":
        found = [circle(x, y, radius + 2.8, theme.surface, colour, 1.25)]
    dash = (4.0, 3.0) if kind == "self" else ()
    ringed = circle(x, y, radius, theme.surface, colour, 1.75)
    found.append(Path(ringed.commands, theme.surface, colour, 1.75, dash))
    size = radius * 1.3
    ink = theme.critical if kind == "broken" else theme.ink
    found.append(icon_at(HANDOVER_ICONS[kind], x - size / 2, y - size / 2, size, ink, 2))
    return found


def road_closed(x: float, y: float, half: float, theme: Theme) -> list[Item]:
    """The two ends of a broken road, each with a bar across."""
    return [line(((x + side * half, y - 8), (x + side * half, y + 8)), theme.critical, 3, ()) for side in (-1, 1)]


def round_window(x: float, y: float, radius: float, paper: str) -> Path:
    """Paper over a square picture's corners: a square with a round hole."""
    reach = radius + 0.5
    square: tuple[Command, ...] = (
        ("M", x - reach, y - reach),
        ("L", x - reach, y + reach),
        ("L", x + reach, y + reach),
        ("L", x + reach, y - reach),
        ("Z",),
    )
    return Path((*square, *circle_path(x, y, radius - 1)), fill=paper)
