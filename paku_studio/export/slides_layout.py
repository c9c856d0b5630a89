"""Where the pieces of a slide stand: measured, split where they are taller than a slide, in rows. Knows no file.

Points, y down, on a slide of 960 × 540. A program without our typeface sets text a little broader, and none hyphenates:
lines are counted for a narrower column than there is.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Box
from paku_studio.drawing.text import BOLD, REGULAR, measure
from paku_studio.export.slides_story import Block, Paragraph, Piece, Stop

WIDTH, HEIGHT = 960.0, 540.0
MARGIN, TOP, BOTTOM = 36.0, 100.0, 516.0
GUTTER, ROW_GAP, PIECE_GAP = 18.0, 14.0, 4.0
STRIP = 38.0
"""Above a row of moments: the road with their stops."""
LEADING, BULLET = 1.25, 14.0
SPARE, LEGEND_SPARE = 0.92, 0.82
"""The shares of its room that text is counted to fill; in the legend nothing may wrap."""
INSETS = {"card": (12.0, 10.0), "phase": (10.0, 6.0), "plain": (0.0, 0.0)}
"""Left and upper room within a frame; a slip has room for its sign."""
SLIP_LEFT, SLIP_SIDE, SLIP_TOP = 34.0, 10.0, 6.0
FEWEST_LINES = 4
"""A piece is split only where so many lines of it fit."""
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in its box. `stop`: of the first piece of a moment, whose stop stands above it."""

    piece: Piece
    box: Box
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side and below each other; `road`: the y of the road above them, 0 where there is none."""

    placed: tuple[Placed, ...]
    road: float


def words_of(paragraph: Paragraph) -> str:
    """The paragraph as it is shown, its lead before it."""
    parts = (paragraph.lead, paragraph.text)
    return ": ".join(parts) if all(parts) else "".join(parts)


@functools.lru_cache(maxsize=4096)
def line_ends(text: str, weight: str, size: float, width: float) -> tuple[int, ...]:
    """Where each line of the text ends, in characters; a word broader than a line goes on in the next."""
    ends, begun = [], 0
    for typed in text.split("\n"):
        ends += [begun + end for end in _ends(typed, weight, size, width)]
        begun += len(typed) + 1
    return tuple(ends)


def _ends(text: str, weight: str, size: float, width: float) -> list[int]:
    ends, at, taken = [], 0, 0.0
    for found in _WORDS.finditer(text):
        word = found.group()
        room = measure(word.rstrip(), weight, size)
        if taken and taken + room > width:
            ends.append(at)
            taken = 0.0
        if room > width:
            ends += _parts(word, found.start(), weight, size, width)
            taken = measure(word[max(0, (ends[-1] if ends else 0) - found.start()) :], weight, size)
        else:
            taken += measure(word, weight, size)
        at = found.end()
    return [*ends, len(text)]


def _parts(word: str, start: int, weight: str, size: float, width: float) -> list[int]:
    """Where a word broader than a line is parted."""
    ends, taken = [], 0.0
    for place, sign in enumerate(word):
        room = measure(sign, weight, size)
        if taken + room > width:
            ends.append(start + place)
            taken = 0.0
        taken += room
    return ends


def paragraph_ends(paragraph: Paragraph, width: float) -> tuple[int, ...]:
    """Where the lines of a paragraph end in what it shows, as if all of a led one were bold."""
    weight = BOLD if paragraph.bold or paragraph.lead else REGULAR
    inner = width - BULLET if paragraph.bullet else width
    return line_ends(words_of(paragraph), weight, paragraph.size, inner * SPARE)


def insets(kind: str) -> tuple[float, float, float]:
    """Left, right and upper room within the frame of a piece; below as above."""
    if kind in INSETS:
        side, top = INSETS[kind]
        return side, side, top
    return SLIP_LEFT, SLIP_SIDE, SLIP_TOP


def piece_height(piece: Piece, width: float) -> float:
    """How tall a piece is in a column so wide."""
    left, right, top = insets(piece.kind)
    inner = width - left - right
    return 2 * top + sum(_height(each, inner) for each in piece.paragraphs)


def _height(paragraph: Paragraph, inner: float) -> float:
    return len(paragraph_ends(paragraph, inner)) * paragraph.size * LEADING


def block_height(block: Block, width: float) -> float:
    """How tall all pieces of a block are, one below the other."""
    heights = [piece_height(piece, width) for piece in block.pieces]
    return sum(heights) + PIECE_GAP * (len(heights) - 1)


# splitting


def fitting(block: Block, width: float, height: float) -> list[Block]:
    """The block in parts of which none is taller than `height`; only the first has the stop."""
    parts: list[list[Piece]] = [[]]
    free = height
    for each in block.pieces:
        piece: Piece | None = each
        while piece is not None:
            tall = piece_height(piece, width)
            if tall <= free:
                parts[-1].append(piece)
                free -= tall + PIECE_GAP
                break
            head, tail = split(piece, width, free) if tall > height or not parts[-1] else (None, piece)
            if head is not None:
                parts[-1].append(head)
            if not parts[-1] and head is None:
                parts[-1].append(piece)  # not one line has room: it stands alone
                tail = None
            parts.append([])
            free, piece = height, tail
    found = [Block(tuple(pieces)) for pieces in parts if pieces]
    return [replace(found[0], stop=block.stop), *found[1:]] if found else []


def split(piece: Piece, width: float, height: float) -> tuple[Piece | None, Piece | None]:
    """As many lines of the piece as fit into `height`, and the rest; nothing first where too few fit."""
    left, right, top = insets(piece.kind)
    inner, free = width - left - right, height - 2 * top
    kept: list[Paragraph] = []
    lines = 0
    for place, paragraph in enumerate(piece.paragraphs):
        ends = paragraph_ends(paragraph, inner)
        lead = paragraph.size * LEADING
        if len(ends) * lead <= free:
            kept.append(paragraph)
            free -= len(ends) * lead
            lines += len(ends)
            continue
        most = int(free / lead)
        rest = piece.paragraphs[place:]
        if most > 0:
            head, tail = _cut(paragraph, ends[most - 1])
            kept.append(head)
            rest = (tail, *piece.paragraphs[place + 1 :])
            lines += most
        if lines < FEWEST_LINES:
            return None, piece
        return replace(piece, paragraphs=tuple(kept)), replace(piece, paragraphs=rest)
    return piece, None


def _cut(paragraph: Paragraph, end: int) -> tuple[Paragraph, Paragraph]:
    """The paragraph up to that character of what it shows, and the rest, which has no lead."""
    led = len(words_of(paragraph)) - len(paragraph.text)
    at = max(0, end - led)
    return replace(paragraph, text=paragraph.text[:at]), replace(paragraph, text=paragraph.text[at:], lead="")


def enlarged(blocks: Sequence[Block], share: float) -> list[Block]:
    """The blocks in larger type."""
    return [
        replace(block, pieces=tuple(replace(piece, paragraphs=_larger(piece, share)) for piece in block.pieces))
        for block in blocks
    ]


def _larger(piece: Piece, share: float) -> tuple[Paragraph, ...]:
    return tuple(replace(each, size=round(each.size * share * 2) / 2) for each in piece.paragraphs)


# rows


def as_large_as_fits(blocks: Sequence[Block], columns: int) -> list[list[Row]]:
    """Rows in the largest type that needs no more slides than the smallest does."""
    usual = in_rows(blocks, columns)
    for share in LARGER:
        rows = in_rows(enlarged(blocks, share), columns)
        if len(rows) == len(usual):
            return rows
    return usual


def in_rows(
    blocks: Sequence[Block], columns: int, first: tuple[float, float] = (TOP, BOTTOM), *, rest_from: float = TOP
) -> list[list[Row]]:
    """Rows on one slide after another. `first`: upper and lower end of the room on the first slide."""
    width = column_width(columns)
    tallest = BOTTOM - rest_from - STRIP
    parts = [part for block in blocks for part in fitting(block, width, tallest)]
    slides: list[list[Row]] = [[]]
    y, bottom = first
    for begin in range(0, len(parts), columns):
        row = parts[begin : begin + columns]
        strip = STRIP if any(part.stop for part in row) else 0.0
        height = strip + max(block_height(part, width) for part in row)
        if y + height > bottom and (slides[-1] or bottom < BOTTOM or y > rest_from):
            slides.append([])
            y, bottom = rest_from, BOTTOM
        slides[-1].append(_row(row, y, strip, width))
        y += height + ROW_GAP
    return slides


def column_width(columns: int) -> float:
    """How wide each of so many columns is."""
    return (WIDTH - 2 * MARGIN - GUTTER * (columns - 1)) / columns


def _row(parts: Iterable[Block], top: float, strip: float, width: float) -> Row:
    placed = []
    for place, part in enumerate(parts):
        x, y = MARGIN + place * (width + GUTTER), top + strip
        stop = part.stop
        for piece in part.pieces:
            height = piece_height(piece, width)
            placed.append(Placed(piece, (x, y, width, height), stop))
            y += height + PIECE_GAP
            stop = None
    return Row(tuple(placed), top + strip / 2 if strip else 0.0)


# titles and the road


def title_of(title: str, number: str = "") -> tuple[str, float, bool]:
    """What of a title stands at the head of a slide with its number, its size, and whether that is all of it."""
    words = " ".join(title.split()) + number
    for size in (32.0, 28.0, 24.0, 20.0):
        if len(line_ends(words, BOLD, size, (WIDTH - 2 * MARGIN) * SPARE)) * size * 1.15 <= TOP - 32:
            return words, size, True
    ends = line_ends(words, BOLD, 20.0, (WIDTH - 2 * MARGIN) * SPARE)
    return words[: ends[1]].rstrip()[:-10].rstrip() + " …" + number, 20.0, False


LARGER = (1.28, 1.14)
"""Type of 18 and 16 points."""
STOPS = 24
"""As many moments stand on one road."""


@dataclass(frozen=True, slots=True)
class OnRoad:
    """A stop and its middle."""

    stop: Stop
    x: float
    y: float


def on_road(stops: Sequence[Stop], top: float, bottom: float) -> list[OnRoad]:
    """Stops from left to right as high as they felt; one that nobody told lies between its neighbours.

    Side steps hang below the road.
    """
    pitch = (WIDTH - 2 * MARGIN) / max(len(stops), 8)
    low = bottom - 34 if any(stop.beside for stop in stops) else bottom - 18
    high = top + 38
    middle, rise = (high + low) / 2, (low - high) / 4
    heights = levels([stop.height if not stop.beside else None for stop in stops])
    return [
        OnRoad(stop, MARGIN + pitch * (place + 0.5), bottom - 14 if stop.beside else middle - height * rise)
        for place, (stop, height) in enumerate(zip(stops, heights, strict=True))
    ]


def levels(told: Sequence[int | None]) -> list[float]:
    """A height for each stop: the told ones as told, between them straight on, beyond them level."""
    known = [(place, float(height)) for place, height in enumerate(told) if height is not None]
    if not known:
        return [0.0] * len(told)
    found = []
    for place in range(len(told)):
        before = max((each for each in known if each[0] <= place), default=known[0])
        after = min((each for each in known if each[0] >= place), default=known[-1])
        share = 0.0 if after[0] == before[0] else (place - before[0]) / (after[0] - before[0])
        found.append(before[1] + (after[1] - before[1]) * share)
    return found


def legend_rows(entries: Sequence[tuple[str, str]], size: float) -> list[list[tuple[float, float, str, str]]]:
    """The entries of the legend in lines: x, width of the words, sign, words."""
    rows: list[list[tuple[float, float, str, str]]] = [[]]
    x = MARGIN
    for sign, words in entries:
        most = WIDTH - 2 * MARGIN - 24
        room = min(measure(words, REGULAR, size) / LEGEND_SPARE + 8, most)
        if rows[-1] and x + 24 + room > WIDTH - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((x, room, sign, words))
        x += 24 + room + 18
    return [row for row in rows if row]
