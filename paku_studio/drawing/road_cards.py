"""The card of one service moment: measured, broken and drawn at the origin, so that it can be kept. Knows no road."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from paku_studio.drawing.display import Box, Group, Item, Path
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_marks import elbow, frame, note_sign, slip_shape, touchpoint_icon
from paku_studio.drawing.road_scale import Scale
from paku_studio.drawing.road_type import (
    Passage,
    Pen,
    artifact,
    figure,
    painted,
    paragraph,
    set_text,
    with_plain_spaces,
)
from paku_studio.drawing.road_words import Card, Chip, Fact, Said
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place
from paku_studio.models import Record

Part = Literal["card", "stop", "touchpoint", "note", "mark", "phase", "link", "handover", "gap", "persona", "title"]
"""What of a record stands at a place of the canvas."""

SLIPS = 6
"""More slips than this under one card stand in the appendix."""
CHIPS = 12
TITLE_LINES = 5
"""A longer title makes the card two columns wide."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a card is shown: how many chips and slips, how many lines of one text (0: all)."""

    chips: int
    slips: int
    title: int
    lines: int


_NOTHING = Group()
FREE = Limits(0, 0, 0, 0)
FIRM = Limits(CHIPS, SLIPS, 8, 8)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something of a record is drawn: its box, and the line itself where it is a line."""

    id: str
    part: Part
    box: Box
    line: tuple[Point, ...] = ()
    kind: str = ""
    """Of a note or a touchpoint."""

    def moved(self, right: float, down: float) -> "Spot":
        """The same elsewhere."""
        x, y, width, height = self.box
        line = tuple((a + right, b + down) for a, b in self.line)
        return Spot(self.id, self.part, (x + right, y + down, width, height), line, self.kind)


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a card stands in the appendix: the kind in words, and the text."""

    spoken: str
    text: str


@dataclass(frozen=True)
class CardBody:
    """A card drawn with its upper left corner at the origin. `height`: the card; `total`: with the slips under it.

    `squeezed`: less of it is shown than usual, so that it fits its page.
    """

    card: Card
    columns: int
    width: float
    height: float
    total: float
    shapes: Group
    title: tuple[Item, ...]
    number_at: tuple[float, float]
    parts: tuple[Group, ...]
    rest: tuple[Rest, ...]
    rest_at: tuple[float, float]
    squeezed: bool
    spots: tuple[Spot, ...] = ()
    """What stands on it and under it, in painting order."""


@dataclass
class _Draft:
    """A card while it is being set: what is painted beneath, what is read, how far down it has come."""

    pen: Pen
    scale: Scale
    limits: Limits
    width: float
    y: float
    under: list[Item] = field(default_factory=list)
    parts: list[Group] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    owner: str = ""
    bare: bool = False

    @property
    def left(self) -> float:
        return self.scale.pad

    @property
    def inner(self) -> float:
        return self.width - 2 * self.scale.pad

    def keep(self, spoken: str, passage: Passage) -> None:
        if passage.rest:
            self.rest.append(Rest(spoken, passage.rest))


def set_card(
    card: Card, digits: int, scale: Scale, pen: Pen, limits: Limits, columns: int, *, bare: bool = False
) -> CardBody:
    """Break and draw a card. A title of more lines than a card has takes two of `columns`.

    `bare`: only measure it; shapes, title and parts are then empty.
    """
    spans, title = 1, _title(card.title, scale, pen, scale.card, limits)
    if (len(title.lines) > TITLE_LINES or title.rest) and columns > 1:
        spans = 2
        title = _title(card.title, scale, pen, scale.card * 2 + scale.gap, limits)
    width = scale.card * spans + scale.gap * (spans - 1)
    draft = _Draft(pen, scale, limits, width, scale.pad, owner=card.id, bare=bare)
    number_at = (draft.left, draft.y + scale.actor * 0.82)
    over = _over(draft, card, digits)
    painted_title = () if bare else painted(title, draft.left, draft.y + scale.card_title * 0.8, pen.theme.ink)
    draft.keep("", title)
    draft.y += title.height + 1
    _facts(draft, card.facts, pen.theme.ink_soft)
    _chips(draft, card.chips)
    _facts(draft, card.passages, pen.theme.ink)
    height = draft.y + scale.pad
    slips, total = _slips(draft, card.slips, height)
    shapes = Group() if bare else artifact((*slips, *frame(card, draft.width, height, pen.theme), *draft.under))
    if draft.rest:
        total += scale.slip_lead + 4
    rest_at = (12.0, total - scale.slip_lead * 0.3)
    parts = () if bare else (*over, *draft.parts)
    return CardBody(
        card,
        spans,
        draft.width,
        height,
        total,
        shapes,
        painted_title,
        number_at,
        parts,
        tuple(draft.rest),
        rest_at,
        limits not in (FREE, FIRM),
        tuple(draft.spots),
    )


def number_width(digits: int, scale: Scale) -> float:
    """Room for a card's number of so many digits, so that a card need not change when its number does."""
    return measure("0" * digits, BOLD, scale.actor + 1) + 6


def columns_of(title: str, scale: Scale, pen: Pen, columns: int) -> int:
    """How many columns an unlimited card with that title takes, without drawing it."""
    if columns < 2:
        return 1
    inner = scale.card - 2 * scale.pad
    if "\n" not in title and measure(title, BOLD, scale.card_title) < inner * (TITLE_LINES - 0.5) / 2:
        return 1  # two lines one after the other are together broader than one
    return 2 if len(_title(title, scale, pen, scale.card, FREE).lines) > TITLE_LINES else 1


def _title(title: str, scale: Scale, pen: Pen, width: float, limits: Limits) -> Passage:
    inner = width - 2 * scale.pad
    size, lead = scale.card_title, scale.card_lead
    return set_text(title, BOLD, size, lead, inner, pen.spoken, balanced=True, most=limits.title)


def _over(draft: _Draft, card: Card, digits: int) -> tuple[Group, ...]:
    scale, pen = draft.scale, draft.pen
    start = number_width(digits, scale)
    size = scale.actor
    lead = size * 1.22
    kept = set_text(card.over, REGULAR, size, lead, draft.inner - start, pen.spoken, most=draft.limits.lines)
    set_over = with_plain_spaces(kept)
    draft.keep("", set_over)
    items = () if draft.bare else painted(set_over, draft.left + start, draft.y + size * 0.82, pen.theme.ink_soft)
    draft.y += lead * max(1, len(set_over.lines)) + 3
    return (paragraph(items, language=pen.words),) if items else ()


def _facts(draft: _Draft, facts: Sequence[Fact], colour: str) -> None:
    for each in facts:
        _fact(draft, each, colour)


def _fact(draft: _Draft, fact: Fact, colour: str) -> None:
    scale, pen = draft.scale, draft.pen
    size, lead = scale.chip, scale.chip_lead
    sign = size * 1.2
    text = set_text(fact.text, REGULAR, size, lead, draft.inner - sign - 5, pen.spoken, most=draft.limits.lines)
    draft.keep(fact.spoken, text)
    draft.y += 3
    if not draft.bare:
        mark = icon(fact.icon, draft.left, draft.y + (lead - sign) / 2, sign, colour)
        items = painted(text, draft.left + sign + 5, draft.y + lead * 0.5 + size * 0.34, colour)
        draft.parts.append(paragraph((figure(mark, fact.spoken), *items), language=pen.words))
    if fact.id:
        part: Part = "handover" if fact.handover else "gap" if fact.icon == "unlink" else "link"
        draft.spots.append(Spot(fact.id, part, (draft.left, draft.y, draft.inner, text.height)))
    draft.y += text.height


def _chips(draft: _Draft, chips: Sequence[Chip]) -> None:
    shown = chips[: draft.limits.chips] if draft.limits.chips else chips
    if not chips:
        return
    draft.y += 4
    flow = _Flow(draft.left, draft.y, draft.left, draft.left + draft.inner)
    items = [_chip(draft, flow, chip) for chip in shown]
    flow.next_row(0)
    draft.y = flow.y
    draft.parts.append(Group(tuple(items), role="L"))
    for chip in chips[len(shown) :]:
        draft.rest.append(Rest(chip.spoken, chip.text))
        draft.rest += [Rest(said.spoken, said.text) for said in chip.said if said.text or said.worded]


@dataclass
class _Flow:
    """Where the next chip stands: chips run on in rows."""

    x: float
    y: float
    left: float
    right: float
    tallest: float = 0.0

    def next_row(self, gap: float) -> None:
        if self.tallest:
            self.y += self.tallest + gap
        self.x, self.tallest = self.left, 0.0

    def stand(self, width: float, height: float) -> tuple[float, float]:
        """Room of that size: in this row if it has it, else in the next."""
        if self.x > self.left and self.x + width > self.right + 0.01:
            self.next_row(3.5)
        stood = (self.x, self.y)
        self.x += width + 4
        self.tallest = max(self.tallest, height)
        return stood


def _chip(draft: _Draft, flow: _Flow, chip: Chip) -> Group:
    scale, pen = draft.scale, draft.pen
    size = scale.chip
    sign = size * 1.3
    weight = SEMIBOLD if chip.critical else REGULAR
    room = draft.inner - (6 + sign + 4) - 7
    text = set_text(chip.text, weight, size, scale.chip_lead, room, pen.spoken, balanced=True, most=draft.limits.lines)
    draft.keep(chip.spoken, text)
    row = size * 1.86
    width, height = 6 + sign + 4 + text.width + 7, row + (len(text.lines) - 1) * scale.chip_lead
    if chip.said:
        flow.next_row(3.5)
    x, y = flow.stand(width, height)
    draft.spots.append(Spot(chip.id, "touchpoint", (x, y, width, height), kind=chip.kind))
    hanging: tuple[Group, ...] = ()
    beneath = len(draft.under)
    if chip.said:
        flow.next_row(0)
        hanging = tuple(_hanging(draft, flow, said, chip.id) for said in chip.said)
        flow.y += 2.5
    if draft.bare:
        return _NOTHING
    draft.under.insert(beneath, _chip_shape(chip, x, y, width, height, row, pen))
    mark = touchpoint_icon(chip.kind, x + 6, y + (row - sign) / 2, sign, pen.theme.ink)
    words = painted(text, x + 6 + sign + 4, y + row / 2 + size * 0.34, pen.theme.ink)
    body: list[Item] = [paragraph(words, language=pen.words)]
    if hanging:
        body.append(Group(hanging, role="L"))
    return _entry(figure(mark, chip.spoken), body, chip.id)


def _entry(sign: Group, body: Sequence[Item], record: str = "") -> Group:
    """An entry of a list: its sign as label where it speaks, its words as body."""
    inside = Group(tuple(body), role="LBody")
    if sign.role == "Figure":
        return Group((Group((sign,), role="Lbl"), inside), id=record, role="LI")
    return Group((sign, inside), id=record, role="LI")


def _chip_shape(chip: Chip, x: float, y: float, width: float, height: float, row: float, pen: Pen) -> Path:
    theme = pen.theme
    fill, stroke, line = theme.sunk, theme.line_strong if theme.outlined else None, 0.6
    if chip.meaningful:
        fill, stroke, line = theme.meaningful_tint, theme.meaningful, 1.25
    if chip.critical:
        fill, stroke, line = theme.critical_tint, theme.critical, 1.5
    return rectangle(x, y, width, height, min(row / 2, 9), fill=fill, stroke=stroke, width=line)[0]


def _said_spot(said: Said, owner: str, box: Box) -> Spot:
    """A note's place; what was said of a mark belongs to the record that bears the mark."""
    return Spot(said.id or owner, "note" if said.id else "mark", box, kind=said.kind)


def _hanging(draft: _Draft, flow: _Flow, said: Said, owner: str) -> Group:
    """A remark on a touchpoint: it hangs below on an elbow."""
    scale, pen = draft.scale, draft.pen
    x, size, lead = draft.left, scale.chip, scale.chip_lead
    shown = said.text if not said.worded else (f"{said.spoken}: {said.text}" if said.text.strip() else said.spoken)
    text = set_text(shown, REGULAR, size, lead, draft.inner - 29, pen.spoken, balanced=True, most=draft.limits.lines)
    draft.keep(said.spoken, text)
    draft.spots.append(_said_spot(said, owner, (x + 16, flow.y + 2, draft.inner - 16, text.height + 2)))
    top = flow.y
    flow.y += 3 + text.height + 1
    if draft.bare:
        return _NOTHING
    draft.under.append(elbow(x + 10, top, lead * 0.75, 5, pen.theme.mark(said.kind)))
    sign = figure(note_sign(said.kind, x + 17, top + 2.6, size * 1.12, pen.theme), "" if said.worded else said.spoken)
    words = painted(text, x + 30, top + 3 + size * 0.9, pen.theme.ink)
    return _entry(sign, (paragraph(words, language=pen.words),), said.id)


def _slips(draft: _Draft, slips: Sequence[Said], top: float) -> tuple[list[Item], float]:
    """Slips tucked one under the other below the card: their shapes in painting order, and where the last one ends."""
    shown = slips[: draft.limits.slips] if draft.limits.slips else slips
    shapes: list[Item] = []
    entries = []
    for said in shown:
        at = top
        entry, shape, top = _slip(draft, said, top)
        draft.spots.append(_said_spot(said, draft.owner, (6.0, at, draft.width - 12.0, top - at)))
        entries.append(entry)
        shapes.append(shape)
    if entries:
        draft.parts.append(Group(tuple(entries), role="L"))
    draft.rest += [Rest(said.spoken, said.text) for said in slips[len(shown) :]]
    return shapes[::-1], top


def _slip(draft: _Draft, said: Said, top: float) -> tuple[Group, Group, float]:
    scale, pen = draft.scale, draft.pen
    size, lead, inset = scale.slip, scale.slip_lead, 6.0
    sign = size * 1.25
    start = inset + 7 + sign + 6
    room = draft.width - inset - 6 - start
    words, lines = _slip_words(draft, said, start, top + 3.6 + size * 0.92, room)
    height = 3.6 + lead * lines + 3.6
    if draft.bare:
        return _NOTHING, _NOTHING, top + height
    shape = slip_shape(said.kind, inset, top, draft.width - 2 * inset, height, pen.theme)
    mark = note_sign(said.kind, inset + 7, top + 3.6 + (lead - sign) / 2, sign, pen.theme)
    entry = _entry(figure(mark, "" if said.worded else said.spoken), (paragraph(words, language=pen.words),), said.id)
    return entry, artifact(shape), top + height


def _slip_words(draft: _Draft, said: Said, x: float, y: float, room: float) -> tuple[list[Item], int]:
    """The slip's lines from the first baseline on: the kind's word in its colour before the text, if it is worded."""
    scale, pen = draft.scale, draft.pen
    size, lead = scale.slip, scale.slip_lead
    most, theme = draft.limits.lines, pen.theme
    if not said.worded:
        text = set_text(said.text, REGULAR, size, lead, room, pen.spoken, balanced=True, most=most)
        draft.keep(said.spoken, text)
        return list(painted(text, x, y, theme.ink)), max(1, len(text.lines))
    word = said.spoken + (":" if said.text.strip() else "")
    taken = measure(word + " ", BOLD, size)
    items = list(place(word, x, y, BOLD, size, theme.mark(said.kind)))
    one = set_text(said.text, REGULAR, size, lead, room - taken, pen.spoken)
    if len(one.lines) <= 1:
        return [*items, *painted(one, x + taken, y, theme.ink)], 1
    text = set_text(said.text, REGULAR, size, lead, room, pen.spoken, most=most, first_width=room - taken)
    if (most and len(text.lines) > most) or text.rest:
        draft.keep(said.spoken, text)
    first = Passage(text.lines[:1], REGULAR, size, lead)
    others = Passage(text.lines[1:], REGULAR, size, lead, text.rest)
    drawn = [*items, *painted(first, x + taken, y, theme.ink), *painted(others, x, y + lead, theme.ink)]
    return drawn, len(text.lines)


class CardShelf:
    """Cards kept for as long as the records they were drawn from stay the same; the least used go first."""

    def __init__(self, most: int = 12_000) -> None:
        self._kept: OrderedDict[tuple[object, ...], tuple[tuple[Record, ...], CardBody]] = OrderedDict()
        self._most = most

    def find(self, key: tuple[object, ...], made_from: tuple[Record, ...]) -> CardBody | None:
        """The card under that key, if the very same records stand behind it."""
        kept = self._kept.get(key)
        if kept is None or len(kept[0]) != len(made_from):
            return None
        if any(was is not now for was, now in zip(kept[0], made_from, strict=True)):
            return None
        return kept[1]

    def keep(self, key: tuple[object, ...], made_from: tuple[Record, ...], body: CardBody) -> None:
        """Keep a card with the records that it was drawn from."""
        self._kept[key] = (made_from, body)
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
