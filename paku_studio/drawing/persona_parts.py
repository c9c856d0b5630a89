"""The parts of a persona's sheet as pieces: title, words, contacts, groups, questions. Knows no sheets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import (
    Chain,
    Element,
    Part,
    Piece,
    Style,
    baseline,
    gap,
    height_of,
    kept,
    lines_of,
)
from paku_studio.drawing.persona_story import Contact, LineGroup, PersonaStory, Question, labelled
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, break_lines, measure, place
from paku_studio.drawing.theme import Theme
from paku_studio.locale import translator

TITLE_SIZES = ((30.0, 3), (26.0, 5), (20.0, 8), (14.0, 0))
"""Sizes of the title with the most lines that each may take; 0: as many as it needs."""
HEADLINE_SIZES = ((31.0, 2), (26.0, 3), (20.0, 5), (14.0, 0))
UNPARTED = 5
"""Items of so many lines do not part at a column's end."""
WHOLE, TALLEST_WHOLE = 3, 130.0
"""Groups of so few items, no taller than so many points, do not part at a column's end."""
TALLEST_CHIP = 110.0
RULE = 19.0
"""Distance of writing lines, in points."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What every part is drawn with."""

    story: PersonaStory
    theme: Theme

    def key(self, name: str) -> str:
        """The name of an element of this persona's sheet, like no other in a file."""
        return f"persona-{self.story.persona.id}-{name}"

    def sheet(self, role: str, name: str) -> Element:
        """An element that holds words of the sheet."""
        return Element(role, self.key(name))

    def people(self, role: str, name: str) -> Element:
        """An element that holds words of the people."""
        return Element(role, self.key(name), self.story.words)

    def style(
        self, weight: str, size: float, lead: float, colour: str, *, own: bool = False, even: bool = False
    ) -> Style:
        """A style; `own`: the sheet's own words rather than the people's."""
        return Style(weight, size, lead, colour, self.story.language if own else self.story.spoken, even)


def kicker_pieces(hand: Hand, width: float) -> list[Piece]:
    """What kind of sheet it is."""
    style = hand.style(SEMIBOLD, 11, 15, hand.theme.ink_soft, own=True)
    return kept(lines_of(hand.story.kicker, style, width, (hand.sheet("P", "kicker"),)))


def title_pieces(hand: Hand, width: float, largest: float = 99) -> tuple[list[Piece], float]:
    """The name in the largest size at which it is not too long, and that size."""
    element = Element("H1", hand.key("title"), hand.story.words, bookmark=hand.story.name)
    colour = hand.theme.spruce
    return _fitted(hand, hand.story.name, TITLE_SIZES, colour, width, (element,), largest)


def person_sections(hand: Hand, *, contacts: bool = True, largest: float = 99) -> list[Callable[[float], list[Piece]]]:
    """What is said of the person beside the portrait, section by section, each for a width. `largest`: a headline."""
    t = translator(hand.story.language)
    sections: list[Callable[[float], list[Piece]]] = []
    if hand.story.age.strip():
        sections.append(lambda width: _age(hand, width))
    if hand.story.headline:
        sections.append(lambda width: _headline(hand, width, largest))
    if hand.story.needs.strip():
        sections.append(lambda width: _said(hand, labelled(t("Needs")), hand.story.needs, "needs", width))
    if hand.story.values.strip():
        sections.append(lambda width: _said(hand, labelled(t("Values")), hand.story.values, "values", width))
    if contacts and hand.story.contacts:
        sections.append(lambda width: contact_pieces(hand, width))
    return sections


def group_pieces(hand: Hand, group: LineGroup, width: float) -> list[Piece]:
    """A heading and its lines."""
    heading = hand.style(BOLD, 13, 20, hand.theme.spruce, own=True)
    pieces = [gap(16), *kept(lines_of(group.heading, heading, width, (hand.sheet("H2", f"group-{group.key}"),)))]
    pieces += _items(hand, f"list-{group.key}", group.lines, width)[:-1]
    whole = len(group.lines) <= WHOLE and height_of(pieces) <= TALLEST_WHOLE
    return [*kept(pieces[:-1]), *pieces[-1:]] if whole else pieces


def question_head(hand: Hand, question: Question, width: float) -> list[Piece]:
    """The question and the words that guide the group."""
    heading = hand.style(BOLD, 18, 24, hand.theme.spruce, own=True)
    guide = hand.style(REGULAR, 9, 12, hand.theme.ink_soft, own=True, even=True)
    pieces = lines_of(question.heading, heading, width, (hand.sheet("H2", f"question-{question.key}"),))
    pieces += lines_of(question.guide, guide, width, (hand.sheet("P", f"guide-{question.key}"),))
    return kept(pieces)


def answer_pieces(hand: Hand, question: Question, width: float) -> list[Piece]:
    """The answers, each line of them on a writing line."""
    style = hand.style(REGULAR, 10.5, RULE, hand.theme.ink)
    several = len(question.answers) > 1
    pieces = []
    for record, text in question.answers:
        if several:
            pieces += _item(hand, f"answers-{question.key}", record, text, style, width)
        else:
            pieces += lines_of(text, style, width, (hand.people("P", f"answer-{record}"),))
    return [Piece(piece.height, (*piece.parts, _rule(hand, width)), piece.keep) for piece in pieces]


def empty_rules(hand: Hand, count: int, width: float) -> list[Piece]:
    """Lines to write on by hand."""
    return [Piece(RULE, (_rule(hand, width),)) for _ in range(count)]


def answer_rules(hand: Hand, question: Question, width: float, least: int) -> int:
    """How many writing lines a question needs: its answers and one to spare, and no fewer than `least`."""
    return max(least, len(answer_pieces(hand, question, width)) + 1)


def question_pieces(hand: Hand, question: Question, width: float, rules: int) -> list[Piece]:
    """The whole question on `rules` writing lines, or as many as its answers take."""
    answers = answer_pieces(hand, question, width)
    return [*question_head(hand, question, width), gap(4), *answers, *empty_rules(hand, rules - len(answers), width)]


def _fitted(
    hand: Hand,
    text: str,
    sizes: Sequence[tuple[float, int]],
    colour: str,
    width: float,
    chain: Chain,
    largest: float = 99,
) -> tuple[list[Piece], float]:
    pieces: list[Piece] = []
    for size, most in sizes:
        if size > largest:
            continue
        style = hand.style(BOLD, size, round(size * 1.16, 1), colour, even=True)
        pieces = lines_of(text, style, width, chain)
        if not most or (len(pieces) <= most and not _broken(text, style, width)):
            return pieces, size
    return pieces, sizes[-1][0]


def _broken(text: str, style: Style, width: float) -> bool:
    """Whether a word would have to be broken although it need not be at a smaller size."""
    longest = max(text.split(), key=len, default="")
    return style.size > 20 and measure(longest, style.weight, style.size) > width


def _age(hand: Hand, width: float) -> list[Piece]:
    own = hand.story.age != hand.story.persona.age
    style = hand.style(SEMIBOLD, 12, 17, hand.theme.ink_soft, own=own)
    element = hand.sheet("P", "age") if own else hand.people("P", "age")
    return lines_of(hand.story.age, style, width, (element,))


def _headline(hand: Hand, width: float, largest: float) -> list[Piece]:
    chain = (hand.people("P", "headline"),)
    pieces, size = _fitted(hand, hand.story.headline, HEADLINE_SIZES, hand.theme.ink, width, chain, largest)
    return [gap(size * 0.12), *pieces]


def _said(hand: Hand, word: str, text: str, name: str, width: float) -> list[Piece]:
    """A bold word of the sheet with the people's own words running on after it."""
    style = hand.style(REGULAR, 12, 17, hand.theme.ink)
    bold = measure(word + " ", BOLD, style.size)
    lines = break_lines(text, REGULAR, style.size, width, style.language, first_width=max(width - bold, 1))
    chain = (hand.sheet("P", name),)
    fall = baseline(style)

    def first(x: float, y: float) -> tuple[Item, ...]:
        lead = place(word, x, y + fall, BOLD, style.size, style.colour)
        said = place(lines[0], x + bold, y + fall, REGULAR, style.size, style.colour)
        return (
            *lead,
            Group(tuple(said), role="Span", language=hand.story.words) if hand.story.words else Group(tuple(said)),
        )

    pieces = [gap(6), Piece(style.lead, (Part(chain, first),))]
    for line in lines[1:]:
        pieces.append(Piece(style.lead, (Part(chain, _later(hand, line, style)),)))
    return pieces


def _later(hand: Hand, line: object, style: Style) -> Callable[[float, float], tuple[Item, ...]]:
    def paint(x: float, y: float) -> tuple[Item, ...]:
        items = tuple(place(line, x, y + baseline(style), style.weight, style.size, style.colour))  # type: ignore[arg-type]
        return (Group(items, role="Span" if hand.story.words else "", language=hand.story.words),)

    return paint


def contact_pieces(hand: Hand, width: float) -> list[Piece]:
    """The services that the person has to do with, as chips in rows."""
    if not hand.story.contacts:
        return []
    t = translator(hand.story.language)
    style = hand.style(SEMIBOLD, 11, 22, hand.theme.spruce, own=True)
    pieces = [gap(10), *kept(lines_of(t("Service contacts"), style, width, (hand.sheet("H2", "contacts"),)))]
    row: list[_Chip] = []
    for contact in hand.story.contacts:
        chip = _chip(hand, contact, width)
        if chip.height > TALLEST_CHIP:
            pieces += [*_row(row), *_plain(hand, contact, width)]
            row = []
        elif row and sum(each.width + 7 for each in row) + chip.width > width:
            pieces += _row(row)
            row = [chip]
        else:
            row.append(chip)
    return pieces + _row(row)


def _plain(hand: Hand, contact: Contact, width: float) -> list[Piece]:
    """A contact too long for a chip, as a line of the list."""
    text = f"{contact.name}: {contact.remark}" if contact.remark.strip() else contact.name
    return _items(hand, "contact-list", ((contact.id, text),), width)


@dataclass(frozen=True, slots=True)
class _Chip:
    width: float
    height: float
    paint: Callable[[float, float, float], Part]


def _chip(hand: Hand, contact: Contact, most: float) -> _Chip:
    body = (hand.sheet("L", "contact-list"), hand.sheet("LI", contact.id), hand.people("LBody", f"{contact.id}-body"))
    name = hand.style(SEMIBOLD, 10.5, 13.5, hand.theme.ink)
    remark = hand.style(REGULAR, 9, 12, hand.theme.ink_soft)
    inner = min(most, 260) - 44
    names = break_lines(contact.name, name.weight, name.size, inner, name.language)
    remarks = break_lines(contact.remark, remark.weight, remark.size, inner, remark.language)
    width = max([0.0, *(line.width for line in (*names, *remarks))]) + 44
    words = len(names) * name.lead + len(remarks) * remark.lead
    height = max(words + 9, 30)

    def paint(x: float, y: float, tall: float) -> Part:
        frame = rectangle(x, y, width, tall, 8, fill=hand.theme.surface, stroke=hand.theme.line_strong, width=1)
        sign = icon("user" if contact.person else "building-2", x + 9, y + (tall - 17) / 2, 17, hand.theme.spruce)
        under = Group((*frame, *sign), role="Artifact")
        top = y + (tall - words) / 2
        items: list[Item] = [under]
        for lines, style in ((names, name), (remarks, remark)):
            for line in lines:
                items += place(line, x + 33, top + baseline(style), style.weight, style.size, style.colour)
                top += style.lead
        return Part(body, lambda _x, _y: tuple(items))

    return _Chip(width, height, paint)


def _row(chips: Sequence[_Chip]) -> list[Piece]:
    if not chips:
        return []
    tall = max(chip.height for chip in chips)
    lefts = [sum(chip.width + 7 for chip in chips[:place_]) for place_ in range(len(chips))]
    parts = []
    for chip, left in zip(chips, lefts, strict=True):
        chain = chip.paint(0, 0, tall).chain
        parts.append(Part(chain, lambda x, y, chip=chip, left=left: chip.paint(x + left, y, tall).paint(x, y)))  # type: ignore[misc]
    return [Piece(tall, tuple(parts)), gap(7)]


def _items(hand: Hand, name: str, lines: Sequence[tuple[str, str]], width: float) -> list[Piece]:
    style = hand.style(REGULAR, 10.5, 14.5, hand.theme.ink)
    pieces: list[Piece] = []
    for record, text in lines:
        pieces += [*_item(hand, name, record, text, style, width), gap(4)]
    return pieces


def _item(hand: Hand, name: str, record: str, text: str, style: Style, width: float) -> list[Piece]:
    """An item of a list: a dot and the text beside it."""
    chain = (hand.sheet("L", name), hand.sheet("LI", record))
    pieces = lines_of(text, style, width, (*chain, hand.people("LBody", f"{record}-body")), indent=13)
    dot = Part(
        (*chain, hand.sheet("Lbl", f"{record}-dot")),
        lambda x, y: place("•", x, y + baseline(style), BOLD, style.size, hand.theme.spruce),
    )
    dotted = [Piece(first.height, (dot, *first.parts)) for first in pieces[:1]] + pieces[1:]
    return dotted if len(dotted) > UNPARTED else [*kept(dotted[:-1]), *dotted[-1:]]


def _rule(hand: Hand, width: float) -> Part:
    def paint(x: float, y: float) -> tuple[Item, ...]:
        down = y + RULE - 1.5
        line = Path((("M", x, down), ("L", x + width, down)), stroke=hand.theme.line_strong, width=0.5)
        return (Group((line,), role="Artifact"),)

    return Part((), paint)


def tallest(columns: Sequence[Sequence[Piece]]) -> float:
    """The height of the tallest of several columns."""
    return max((height_of(column) for column in columns), default=0.0)
