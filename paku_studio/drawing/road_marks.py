"""The signs of the road: stops, faces, marks, rings, slips, heads, as paths. Knows no place and no reading order."""

from collections.abc import Sequence

from paku_studio.drawing.display import Command, Item, Path
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_scale import Scale
from paku_studio.drawing.road_words import HANDOVER_ICONS, Card
from paku_studio.drawing.shapes import (
    CIRCLE,
    arrowhead,
    circle,
    circle_outline,
    diamond,
    face_dot,
    icon,
    rectangle,
    star,
)
from paku_studio.drawing.theme import Theme

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


def mixed(colour: str, other: str, share: float) -> str:
    """A colour on its way to another: 0 is the first, 1 the other."""
    parts = []
    for place in (1, 3, 5):
        a, b = int(colour[place : place + 2], 16), int(other[place : place + 2], 16)
        parts.append(round(a + (b - a) * share))
    return "#" + "".join(f"{part:02X}" for part in parts)


def line(points: Sequence[Point], colour: str, width: float, dash: tuple[float, ...]) -> Path:
    """Straight from point to point; a dash of 0.1 is a row of dots."""
    commands: list[Command] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    return Path(
        tuple(commands), stroke=colour, width=width, dash=dash, cap="round" if dash and min(dash) < 0.5 else "butt"
    )


def head(x: float, y: float, angle: float, size: float, colour: str) -> Path:
    """A filled arrowhead with its tip at a point; angle in degrees, 0 to the right, 90 down."""
    return arrowhead(x, y, angle, size, colour)[0]


def touchpoint_icon(kind: str, x: float, y: float, size: float, colour: str) -> tuple[Item, ...]:
    """The icon of a touchpoint's kind."""
    return icon(TOUCHPOINT_ICONS.get(kind, "circle-dot"), x, y, size, colour)


def note_icon(kind: str) -> str:
    """The icon of a note's kind."""
    return NOTE_ICONS.get(kind, "circle-dot")


def note_sign(kind: str, x: float, y: float, size: float, theme: Theme) -> tuple[Item, ...]:
    """The small sign before a note: an icon, the star or the diamond."""
    middle = (x + size / 2, y + size / 2)
    if kind == "critical":
        return diamond(*middle, size * 0.5, theme.critical, bang=theme.surface)
    if kind == "meaningful":
        return star(*middle, size * 0.54, theme.meaningful)
    return icon(NOTE_ICONS[kind], x, y, size, theme.mark(kind), 2.1)


def slip_shape(kind: str, x: float, y: float, width: float, height: float, theme: Theme) -> tuple[Item, ...]:
    """A slip that comes out from under what is above it, its lower corners round."""
    r, top, bottom, right = 6.0, y - 10, y + height, x + width
    k = r * (1 - CIRCLE)
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
    edge = theme.line_strong if kind in ("question", "quote") and not theme.black_and_white else theme.mark(kind)
    return (Path(outline, theme.tint(kind), edge, thick, dash, "round" if 0.1 in dash else "butt"),)


def frame(card: Card, width: float, height: float, theme: Theme) -> tuple[Item, ...]:
    """The card itself: critical is framed twice, meaningful strongly; what did not happen is dashed."""
    fill = theme.paper if card.unreal else theme.surface
    dash = (5.0, 3.0) if card.unreal else ()
    if card.critical:
        outer = rectangle(0, 0, width, height, 8, fill=fill, stroke=theme.critical, width=2.25, dash=dash)
        inner = rectangle(3.2, 3.2, width - 6.4, height - 6.4, 5.5, stroke=theme.critical, width=0.75)
        return outer + inner
    if card.meaningful:
        return rectangle(0, 0, width, height, 8, fill=fill, stroke=theme.meaningful, width=1.75, dash=dash)
    edge = theme.line_strong if card.unreal else theme.line
    return rectangle(0, 0, width, height, 8, fill=fill, stroke=edge, width=1, dash=dash)


def elbow(x: float, y: float, down: float, right: float, colour: str) -> Path:
    """The line on which a touchpoint's remark hangs."""
    return line(((x, y), (x, y + down), (x + right, y + down)), colour, 1, ())


def bullet(x: float, y: float, colour: str) -> Path:
    """The dot before a line of a list."""
    return circle(x, y, 1.7, fill=colour)[0]


def patch(x: float, y: float, width: float, height: float, theme: Theme) -> Path:
    """Plain paper under words."""
    return rectangle(x, y, width, height, 2, fill=theme.paper)[0]


def pill(x: float, y: float, width: float, height: float, kind: str, theme: Theme) -> Path:
    """The frame of a link's words when its line cannot go all the way."""
    dash = {"return": (5.0, 2.6), "skipped": (0.1, 3.0)}.get(kind, ())
    edge = theme.ink if kind == "return" else theme.road
    return rectangle(x, y, width, height, height / 2, fill=theme.surface, stroke=edge, width=1.2, dash=dash)[0]


def pale_road(commands: tuple[Command, ...], width: float, theme: Theme) -> Path:
    """The road where it only leads from row to row: as broad, but faint."""
    return Path(commands, stroke=mixed(theme.road, theme.paper, theme.fading), width=width, cap="round")


def mark_places(card: Card, x: float, scale: Scale) -> tuple[list[tuple[str, float, float]], float]:
    """The kind, middle and size of each mark of a stop from the stem to the right, and where the face's middle is."""
    marks = [(kind, scale.mark) for kind, on in (("critical", card.critical), ("meaningful", card.meaningful)) if on]
    if not marks and any(chip.critical for chip in card.chips):
        marks = [("critical", scale.mark * 0.66)]
    if not marks:
        return [], x
    found = []
    edge = x - marks[0][1]
    for kind, size in marks:
        found.append((kind, edge + size, size))
        edge += 2 * size + 3
    return found, edge + scale.face + 1


def stop_mark(card: Card, x: float, y: float, scale: Scale, theme: Theme) -> tuple[list[Item], float]:
    """The marks of a stop, and where the face's middle is (drawn apart)."""
    marks, face_x = mark_places(card, x, scale)
    if not marks:
        return ([] if card.height is not None else _plain_stop(card, x, y, scale, theme)), x
    found: list[Item] = []
    for kind, middle, size in marks:
        if kind == "critical":
            found += diamond(middle, y, size, theme.critical, theme.paper, 4.5, bang=theme.surface)
        else:
            found += star(middle, y - 1, size, theme.meaningful, theme.paper, 4.5)
    return found, face_x


def _plain_stop(card: Card, x: float, y: float, scale: Scale, theme: Theme) -> list[Item]:
    if card.unreal:
        ground = circle(x, y, 6, fill=theme.surface)
        return [*ground, *circle(x, y, 6, stroke=theme.line_strong, width=1.75, dash=(0.1, 3.0))]
    thick = scale.road / 5
    return [*circle(x, y, 5.5 * thick, fill=theme.surface, stroke=theme.road, width=3 * thick)]


def feeling_face(height: int, x: float, y: float, radius: float, theme: Theme) -> tuple[Item, ...]:
    """A face from -2 to 2, clear of the road; the strongest feelings are filled."""
    face = face_dot(height, x, y, radius, theme.road, theme.surface, theme.ink)
    return circle(x, y, radius + 2.2, fill=theme.paper) + face


def ring(kind: str, x: float, y: float, radius: float, theme: Theme) -> list[Item]:
    """A hand-over on the road: its icon in a ring; accompanied has two rings, alone a dashed one, broken a red one."""
    edge, ink = (theme.critical, theme.critical) if kind == "broken" else (theme.road, theme.ink)
    found: list[Item] = [*circle(x, y, radius + 1.5, fill=theme.surface)]
    if kind == "warm":
        found = [*circle(x, y, radius + 2.8, fill=theme.surface, stroke=edge, width=1.25)]
    found += circle(
        x, y, radius, fill=theme.surface, stroke=edge, width=1.75, dash=(4.0, 3.0) if kind == "self" else ()
    )
    size = radius * 1.3
    found += icon(HANDOVER_ICONS[kind], x - size / 2, y - size / 2, size, ink, 2)
    return found


def road_closed(x: float, y: float, half: float, theme: Theme) -> list[Item]:
    """The two ends of a broken road, each with a bar across."""
    return [line(((x + side * half, y - 8), (x + side * half, y + 8)), theme.critical, 3, ()) for side in (-1, 1)]


def round_window(x: float, y: float, radius: float, paper: str) -> Path:
    """Paper over a square picture's corners: a square with a round hole."""
    reach = radius + 0.5
    corners: tuple[Command, ...] = (
        ("M", x - reach, y - reach),
        ("L", x - reach, y + reach),
        ("L", x + reach, y + reach),
        ("L", x + reach, y - reach),
        ("Z",),
    )
    return Path((*corners, *circle_outline(x, y, radius - 1)), fill=paper)
