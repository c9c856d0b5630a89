"""A choosing with dots on the wall: the candidates to point at; hidden, then how the dots fell. Knows no window.

While a ballot is hidden the picture is the same however the dots fell, save for how many are given altogether.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.dots_words import (
    NOTHING,
    QUESTIONS,
    Told,
    dot_scale,
    dots_in_words,
    drawn_dots,
    given_words,
    scale_words,
    shared_words,
    tell_candidate,
    weightiest,
)
from paku_studio.drawing.shapes import circle, rectangle
from paku_studio.drawing.stage.blocks import Block, Placed, poured, stacked
from paku_studio.drawing.stage.ground import GAP, MARGIN, Ground, Target, finished, ground
from paku_studio.drawing.stage.plan import Stage
from paku_studio.drawing.stage.words import broken, set_lines, shortened, wide
from paku_studio.drawing.text import BOLD, SEMIBOLD, Line
from paku_studio.graph.dots import Standing, candidates, given, limit, standings
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, translator
from paku_studio.models import DOCUMENT_ID, Ballot, DocumentSettings, Record

NOT_BEGUN = N_("The choosing with dots has not begun yet.")
TOP = 34.0
LEFT = 88.0
"""From a card's edge to its words: there stands the number."""
RIGHT = 24.0
FIGURE = 112.0
"""Room at a card's right edge for how many dots it has."""
PAD = 16.0
LEAST_CARD = 76.0
DOT, STEP, FIVE = 24.0, 31.0, 12.0
"""A dot, from dot to dot, and what parts five from the next five."""
BEFORE, AFTER = -1.0, 1e6
"""A card is read from its number to its words, and only then what stands below and beside them."""
LAYOUTS = ((1, 28.0), (2, 28.0), (2, 24.0))
"""Columns and type, the best to read first; the first is taken that holds all, else the one of fewest parts."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A candidate, and how it stands where that is shown."""

    told: Told
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class _Wall:
    """What one ballot's pictures share."""

    on: Ground
    ballot: Ballot
    head: tuple[Item, ...]
    top: float
    cards: tuple[_Card, ...]
    scale: int
    touched: frozenset[str]


def draw_dots(
    records: Mapping[str, Record],
    ballot: str | Ballot,
    width: float,
    height: float,
    language: str,
    page: int = 1,
    touched: Collection[str] = (),
) -> Stage:
    """A part of a ballot's list (the nearest there is), each candidate a target. Pixels.

    `ballot`: its id, or one that has not begun yet, as it would be. `touched`: what got a dot just now has a stronger
    edge, whatever else it has.
    """
    indexed = index(records)
    on = ground(width, height, language, _words_of(indexed, language))
    record = indexed.find(ballot, Ballot) if isinstance(ballot, str) else ballot
    if record is None:
        return _nothing(NOT_BEGUN, on)
    wall = _wall(indexed, record, on, frozenset(touched))
    if not wall.cards:
        return _nothing(NOTHING[record.subject], on)
    parts = _parts(wall)
    here = min(max(page, 1), len(parts))
    placed = parts[here - 1]
    items = (*wall.head, *_counted(here, len(parts), on), *(each.drawn() for each in placed))
    targets: list[Target] = [target for each in placed for target in each.target()]
    return finished(on, items, targets, translator(language)(QUESTIONS[record.subject]))


def dots_parts(records: Mapping[str, Record], ballot: str | Ballot, width: float, height: float, language: str) -> int:
    """How many pictures the list of a ballot needs on a wall of that size; at least 1."""
    indexed = index(records)
    record = indexed.find(ballot, Ballot) if isinstance(ballot, str) else ballot
    if record is None:
        return 1
    on = ground(width, height, language, _words_of(indexed, language))
    return max(len(_parts(_wall(indexed, record, on, frozenset()))), 1)


def _words_of(indexed: RecordIndex, language: str) -> str:
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    return settings.language.value if settings else language


def _nothing(sentence: str, on: Ground) -> Stage:
    """Words in the middle of the wall."""
    style = on.title()
    lines = broken(translator(on.language)(sentence), style, on.measure * 0.8, on.language)
    top = (on.height - len(lines) * style.lead) / 2
    return finished(on, set_lines(lines, on.width / 2, top, style, "middle"))


def _wall(indexed: RecordIndex, ballot: Ballot, on: Ground, touched: frozenset[str]) -> _Wall:
    if ballot.shown:
        ranked = standings(indexed, ballot)
        cards = tuple(_Card(tell_candidate(indexed, one.candidate, on.language), one) for one in ranked)
    else:
        ranked = ()
        cards = tuple(_Card(tell_candidate(indexed, one, on.language)) for one in candidates(indexed, ballot))
    scale = dot_scale(ranked)
    head, top = _head(indexed, ballot, ranked, scale, on)
    return _Wall(on, ballot, head, top, cards, scale, touched)


# The head


def _head(
    indexed: RecordIndex, ballot: Ballot, ranked: Sequence[Standing], scale: int, on: Ground
) -> tuple[tuple[Item, ...], float]:
    """The question; below it how many dots are given as a bar, or once they are shown who came first. And its foot."""
    title = on.title()
    question = broken(translator(on.language)(QUESTIONS[ballot.subject]), title, on.measure - 120, on.language)
    items = set_lines(question, MARGIN, TOP, title)
    top = TOP + len(question) * title.lead + 6
    if not ballot.shown:
        return (*items, *_bar(indexed, ballot, top, on)), top + on.small().lead + 20
    said = " ".join(part for part in (weightiest(ranked, on.language), scale_words(scale, on.language)) if part)
    style = on.heading(on.theme.spruce)
    lines = broken(said, style, on.measure, on.language)
    return (*items, *set_lines(lines, MARGIN, top, style)), top + len(lines) * style.lead + 20


def _bar(indexed: RecordIndex, ballot: Ballot, top: float, on: Ground) -> tuple[Item, ...]:
    style, colours = on.small(on.theme.ink), on.theme
    words = given_words(indexed, ballot, on.language)
    items = set_lines((words,), MARGIN, top, style)
    most = limit(ballot)
    if not most:
        return items
    x, y, tall = MARGIN + wide(words, style) + 24, top + style.lead / 2 - 8, 16.0
    whole = on.right - x
    filled = whole * min(given(indexed, ballot.id) / most, 1.0)
    rail = rectangle(x, y, whole, tall, 8, fill=colours.surface, stroke=colours.line_strong, width=1.5)
    return (*items, *rail, *(rectangle(x, y, filled, tall, 8, fill=colours.spruce) if filled else ()))


def _counted(part: int, parts: int, on: Ground) -> tuple[Item, ...]:
    style = on.small()
    return set_lines((f"{part}/{parts}",), on.right, TOP + 8, style, "end") if parts > 1 else ()


# The list


def _parts(wall: _Wall) -> list[tuple[Placed, ...]]:
    best: list[tuple[Placed, ...]] = []
    for columns, size in LAYOUTS:
        found = _poured(wall, columns, size)
        if len(found) <= 1:
            return found
        if not best or len(found) < len(best):
            best = found
    return best


def _poured(wall: _Wall, columns: int, size: float) -> list[tuple[Placed, ...]]:
    on = wall.on
    width = (on.measure - GAP * (columns - 1)) / columns
    blocks = [_block(card, wall, width, size) for card in wall.cards]
    room = on.foot - wall.top
    parts: list[tuple[Placed, ...]] = []
    while blocks:
        placed: list[Placed] = []
        for column in range(columns):
            taken, blocks = poured(blocks, room, room)
            placed += stacked(taken, MARGIN + column * (width + GAP), wall.top)
        parts.append(tuple(placed))
    return parts


def _block(card: _Card, wall: _Wall, width: float, size: float) -> Block:
    """A card: its number, its words, why and where; once shown its dots and how many they are."""
    on, told = wall.on, card.told
    style = on.text(size, weight=SEMIBOLD)
    room = width - LEFT - (FIGURE if card.standing else RIGHT)
    lines = broken(told.words, style, room, on.words)
    below = _below(card, on, room)
    rows = _rows(card, wall, room)
    small = on.small()

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        seen: list[Item] = [*_frame(card, wall, block, x, y), _number(card, on, x, y)]
        if block.goes_on:
            return tuple(seen)
        top = y + PAD - 4 + len(block.lines) * style.lead
        said: list[Item] = []
        for words, colour in below:
            said += set_lines((words,), x + LEFT, top, on.small(colour))
            top += small.lead
        seen.append(Group(tuple(said), reading=AFTER))
        return *seen, *_dots(rows, x + LEFT, top + 6, on), *_figure(card, on, x + block.width, y)

    under = len(below) * small.lead + (len(rows) * STEP + 6 if rows else 0.0)
    return Block(lines, style, width, PAD - 4, under + PAD - 4, LEFT, gap=12, shape=shape, id=told.id, least=LEAST_CARD)


def _below(card: _Card, on: Ground, room: float) -> list[tuple[Line | str, str]]:
    """Lines below the words, each with its colour: why, where, and what is special. Both stand whole elsewhere."""
    told, colours = card.told, on.theme
    small = on.small()
    found: list[tuple[Line | str, str]] = []
    found += [(line, colours.mark(told.kind)) for line in shortened(told.reason, small, room, on.words, 2)]
    found += [(line, colours.ink_soft) for line in shortened(told.place, small, room, on.words, 2)]
    shared = shared_words(card.standing, on.language) if card.standing else ""
    for each in filter(None, (told.stays, shared)):
        found += [(line, colours.ink) for line in broken(each, small, room, on.language)]
    return found


def _frame(card: _Card, wall: _Wall, block: Block, x: float, y: float) -> tuple[Item, ...]:
    colours = wall.on.theme
    fresh = card.told.id in wall.touched
    thick = 4.0 if fresh else 1.5
    edge = colours.spruce if fresh else colours.line_strong
    return rectangle(
        x + thick / 2, y + thick / 2, block.width - thick, block.height - thick, 10,
        fill=colours.surface, stroke=edge, width=thick,
    )  # fmt: skip


def _number(card: _Card, on: Ground, x: float, y: float) -> Group:
    style = on.text(24, on.theme.spruce, BOLD)
    middle = (x + LEFT / 2, y + 38)
    ring = circle(*middle, 26, fill=on.theme.spruce_tint, stroke=on.theme.spruce, width=2)
    figure = set_lines((str(card.told.number),), middle[0], middle[1] - style.lead / 2, style, "middle")
    return Group((*ring, *figure), reading=BEFORE)


def _figure(card: _Card, on: Ground, right: float, y: float) -> tuple[Item, ...]:
    if card.standing is None:
        return ()
    colour = on.theme.ink if card.standing.dots else on.theme.ink_soft
    style = replace(on.title(40.0 if card.standing.dots < 1000 else 28.0), colour=colour)
    figure = set_lines((str(card.standing.dots),), right - RIGHT, y + 38 - style.lead / 2, style, "end")
    return (Group(figure, alt=dots_in_words(card.standing.dots, on.language), reading=AFTER + 1),)


def _rows(card: _Card, wall: _Wall, room: float) -> list[int]:
    """How many dots stand in each row."""
    count = drawn_dots(card.standing.dots, wall.scale) if card.standing else 0
    fives = max(int((room + FIVE) // (5 * STEP + FIVE)), 1) * 5
    return [min(fives, count - begun) for begun in range(0, count, fives)]


def _dots(rows: Sequence[int], x: float, y: float, on: Ground) -> tuple[Item, ...]:
    found: list[Item] = []
    for row, count in enumerate(rows):
        for place in range(count):
            across = x + place * STEP + place // 5 * FIVE + DOT / 2
            found += circle(across, y + row * STEP + DOT / 2, DOT / 2, fill=on.theme.spruce)
    return tuple(found)
