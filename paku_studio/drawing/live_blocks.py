"""A row of the canvas from far off: blocks, frames, ticks, marks in a few large paths, so that thousands paint fast.

Also made of rows that have not been measured yet: then heights are guessed.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Command, Group, Item, Path
from paku_studio.drawing.live_parts import Slot
from paku_studio.drawing.live_plain import TITLE, phase_name
from paku_studio.drawing.road_cards import CardBody
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_type import Pen

GUESSED = 96.0
"""Points: the height of a card that has not been measured."""
SMALLEST = 4.5
"""Pixels: half of a mark, however far off."""
TICKS_FROM, FARTHEST = 12.0, 38.0
"""Points a pixel: farther off than this no ticks are seen, or no marks and no road either."""
NAME = 15.0
"""Pixels: the name of a phase needs a row as high as this."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Block:
    """A card from far off: its box without slips, counted from its row's upper edge; what is known of the card."""

    slot: Slot
    box: Box
    body: CardBody | None


@dataclass(frozen=True)
class BlockRow:
    """A row from far off. `road`: the points that its line passes; `base`: where cards hang; `names`: phases that
    begin here and have room for their name."""

    blocks: tuple[Block, ...]
    road: tuple[tuple[float, float], ...]
    base: float
    left: float
    right: float
    names: tuple[tuple[str, float, float], ...]


def paint_blocks(row: BlockRow, pixel: float, ground: Ground, pen: Pen) -> Group:
    """The row in as few paths as there are colours. `pixel`: points that one pixel shows."""
    found: list[Item] = _hills(row, ground, pen)
    if pixel < FARTHEST:
        found += _road(row, pixel, ground, pen)
    found += _cards(row, pixel, pen)
    if pixel < TICKS_FROM:
        found += _ticks(row, pen)
    if pixel < FARTHEST:
        found += _marks(row, pixel, ground, pen)
    for words, x, room in row.names:
        found += phase_name(words, x, TITLE * pixel, room, pixel, pen)
    return Group(tuple(found))


def _hills(row: BlockRow, ground: Ground, pen: Pen) -> list[Item]:
    top = min((y for _, y in row.road), default=row.base)
    top = (top + row.base) / 2
    runs: list[tuple[float, int]] = []
    for block in row.blocks:
        place = block.slot.part.stretch.place
        if not runs or runs[-1][1] != place:
            runs.append((block.box[0] - min(ground.scale.gap, 13) / 2 if runs else row.left, place))
    ends = [*(start for start, _ in runs[1:]), row.right]
    return [
        Path(_rectangle((start, top, end - start, row.base + 8 - top)), fill=pen.theme.hill(place))
        for (start, place), end in zip(runs, ends, strict=False)
    ]


def _road(row: BlockRow, pixel: float, ground: Ground, pen: Pen) -> list[Item]:
    if len(row.road) < 2:
        return []
    commands: list[Command] = [("M", *row.road[0]), *(("L", *point) for point in row.road[1:])]
    return [Path(tuple(commands), stroke=pen.theme.road, width=max(ground.scale.road, 1.25 * pixel))]


def _cards(row: BlockRow, pixel: float, pen: Pen) -> list[Item]:
    """All plain cards in one path, those with a mark in one for each mark."""
    theme = pen.theme
    kinds: defaultdict[str, list[Command]] = defaultdict(list)
    for block in row.blocks:
        moment = block.slot.step.moment if block.slot.step else None
        if moment is not None:
            kind = "critical" if moment.critical else "meaningful" if moment.meaningful else "line"
            kinds[kind] += _rectangle(block.box)
    found: list[Item] = []
    for kind, width in (("line", 0.75), ("meaningful", 1.75), ("critical", 2.25)):
        if kind in kinds:
            edge = theme.line_strong if kind == "line" else theme.mark(kind)
            if pixel >= FARTHEST:
                found.append(Path(tuple(kinds[kind]), fill=theme.surface if kind == "line" else edge))
                continue
            thick = max(width, (0.6 if kind == "line" else 1.5) * pixel)
            found.append(Path(tuple(kinds[kind]), fill=theme.surface, stroke=edge, width=thick))
    return found


def _ticks(row: BlockRow, pen: Pen) -> list[Item]:
    """Touchpoints and slips as strokes of their length."""
    kinds: defaultdict[str, list[Command]] = defaultdict(list)
    for block in row.blocks:
        for spot in block.body.spots if block.body else ():
            x, y, width, height = spot.box
            at = (block.box[0] + x, block.box[1] + y + height * 0.25, width, height * 0.5)
            if spot.part == "touchpoint":
                kinds[""] += _rectangle(at)
            elif spot.part in ("note", "mark") and spot.kind:
                kinds[spot.kind] += _rectangle(at)
    theme = pen.theme
    return [Path(tuple(commands), fill=theme.mark(kind) if kind else theme.line) for kind, commands in kinds.items()]


def _marks(row: BlockRow, pixel: float, ground: Ground, pen: Pen) -> list[Item]:
    """Diamonds and stars on the road, no smaller on screen than can be told apart."""
    half = max(ground.scale.mark, SMALLEST * pixel)
    commands: defaultdict[str, list[Command]] = defaultdict(list)
    heights = dict(row.road)
    for block in row.blocks:
        moment = block.slot.step.moment if block.slot.step else None
        if moment is None:
            continue
        x = block.box[0] + ground.scale.card / 2
        y = heights.get(x, block.box[1])
        if moment.critical:
            commands["critical"] += _corners([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])
            x += 2 * half
        if moment.meaningful:
            commands["meaningful"] += _star(x, y, half)
    return [
        Path(tuple(found), fill=pen.theme.mark(kind), stroke=pen.theme.paper, width=0.75 * pixel)
        for kind, found in commands.items()
    ]


def _rectangle(box: Box) -> tuple[Command, ...]:
    x, y, width, height = box
    right, bottom = x + width, y + height
    return ("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",)


def _corners(points: Sequence[tuple[float, float]]) -> list[Command]:
    return [("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",)]


def _star(x: float, y: float, radius: float) -> list[Command]:
    return _corners(
        [
            (x + reach * math.sin(turn * math.pi / 5), y - reach * math.cos(turn * math.pi / 5))
            for turn in range(10)
            for reach in [radius * (0.48 if turn % 2 else 1.0)]
        ]
    )
