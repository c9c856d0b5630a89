"""A row of the canvas seen from some way off: titles and names in one size on screen, signs, no other words."""

import functools
from collections.abc import Callable
from dataclasses import replace

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.live_full import RowView, backdrop, sheets_of
from paku_studio.drawing.road_cards import CardBody, Spot
from paku_studio.drawing.road_marks import frame, note_sign, slip_shape, touchpoint_icon
from paku_studio.drawing.road_measure import Stood
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_steps import signs_only
from paku_studio.drawing.road_type import Passage, Pen, artifact, painted, set_text
from paku_studio.drawing.text import BOLD, Line, measure

TITLE, SIGN = 12.0, 14.0
"""Pixels on screen at every zoom."""
TITLE_LINES = 3
PHASE_AT_LEAST = 40.0
"""Pixels: in less room than this no phase is named."""

CardPicture = Callable[[Stood], Group]


def paint_plain(view: RowView, pen: Pen, pixel: float, card: CardPicture, persona: Group | None) -> Group:
    """The row without small words. `pixel`: points that one pixel of the screen shows; `card`: a card at its place."""
    placed, layout, sheets = view.placed, view.layout, sheets_of()
    parts: list[Item] = [artifact(backdrop(view, pen)), *([persona] if persona else [])]
    parts += _names(view, pen, pixel)
    for stood in placed.row.stood:
        if stood.cell.step is None:
            continue
        signs = signs_only(placed, stood, layout, sheets, pen)
        down = (1.0, 0.0, 0.0, 1.0, stood.x, placed.base + stood.top)
        body = Group((card(stood),), transform=down)
        parts.append(Group((*signs, body) if stood.stop else (body, *signs), id=stood.cell.step.moment.id))
    return Group(tuple(parts))


def _names(view: RowView, pen: Pen, pixel: float) -> list[Item]:
    """The names of phases, no smaller on screen than titles."""
    labels = [label for label in view.placed.row.labels if label.begins]
    edges = [*(label.x for label in view.placed.row.labels if label.x), view.ground.right]
    found: list[Item] = []
    for label in labels:
        edge = min(x for x in edges if x > label.x)
        size = max(TITLE * pixel, label.name.size)
        found += phase_name(label.stretch.label, label.x, size, edge - label.x - size, pixel, pen)
    return found


def phase_name(words: str, x: float, size: float, room: float, pixel: float, pen: Pen) -> tuple[Item, ...]:
    """A phase's name on one line at the top of its row, as much of it as there is room for."""
    if room < PHASE_AT_LEAST * pixel or not words.strip():
        return ()
    name = _cut(set_text(words, BOLD, size, size, room, pen.spoken, balanced=True, most=1))
    return painted(name, x, size * 0.8, pen.theme.ink)


def plain_card(body: CardBody, pixel: float, ground: Ground, pen: Pen) -> Group:
    """A card at the origin: its frame, its title in up to three lines, the signs of what hangs on it."""
    size = TITLE * pixel
    pad = ground.scale.pad
    slips = [spot for spot in body.spots if spot.box[1] >= body.height - 1 and spot.part in ("note", "mark")]
    found: list[Item] = []
    for spot in reversed(slips):
        found += slip_shape(spot.kind, *spot.box, pen.theme)
    found += frame(body.card, body.width, body.height, pen.theme)
    lines = min(TITLE_LINES, max(1, int((body.height - pad) / (size * 1.2))))
    room = body.width - 2 * pad
    title = _cut(set_text(body.card.title, BOLD, size, size * 1.2, room, pen.spoken, balanced=True, most=lines))
    found += painted(title, pad, pad * 0.7 + size * 0.85, pen.theme.ink)
    below = pad * 0.7 + title.height + 0.35 * size
    found += _signs(body, below, pixel, pad, pen)
    for spot in slips:
        found += _slip_sign(spot, pixel, pen)
    return Group(tuple(found))


def _cut(passage: Passage) -> Passage:
    """No hyphen before an ellipsis."""
    if not passage.rest or passage.lines[-1].joint != "-":
        return passage
    words = passage.lines[-1].text
    last = Line(words, measure(words, passage.weight, passage.size), "")
    return replace(passage, lines=(*passage.lines[:-1], last))


def _signs(body: CardBody, y: float, pixel: float, pad: float, pen: Pen) -> list[Item]:
    """The touchpoints' icons in one line, as large as there is room for."""
    size = min(SIGN * pixel, body.height - y - pad * 0.4)
    if size < SIGN * pixel * 0.7:
        return []
    found: list[Item] = []
    x = pad
    for chip in body.card.chips:
        if x + size > body.width - pad:
            break
        found += touchpoint_icon(chip.kind, x, y, size, pen.theme.critical if chip.critical else pen.theme.ink)
        x += size * 1.4
    return found


def _slip_sign(spot: Spot, pixel: float, pen: Pen) -> list[Item]:
    x, y, _, height = spot.box
    size = min(SIGN * pixel, height * 0.84)
    return list(note_sign(spot.kind, x + 7, y + (height - size) / 2, size, pen.theme))


@functools.lru_cache(maxsize=4096)
def zoom_step(zoom: float) -> int:
    """Zooms are seen in steps of a fourth of a doubling, so that few pictures are kept for them."""
    import math

    return round(4 * math.log2(zoom)) if zoom > 0 else -99


def pixel_at(step: int) -> float:
    """Points that one pixel shows at a step: at 100 % the screen shows 96 pixels an inch."""
    return float(0.75 / 2 ** (step / 4))
