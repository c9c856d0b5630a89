"""How a report is set: sizes of type, colours, and words run on over lines as pieces of a column. Knows no records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.breaking import Line
from paku_studio.drawing.display import Item
from paku_studio.drawing.persona_pieces import Chain, Element, Paint, Part, Piece
from paku_studio.drawing.report_parts import Words
from paku_studio.drawing.text import BOLD, KERNED_FROM, REGULAR, SEMIBOLD, break_lines, measure, place, placed_width
from paku_studio.drawing.theme import Theme

BODY, BODY_LEAD = 10.5, 14.8
SMALL, SMALL_LEAD = 9.5, 13.4
QUOTE, QUOTE_LEAD = 12.0, 16.6
HEADINGS = {2: (18.0, 22.5), 3: (13.5, 17.5)}
DEEP_HEADING = (11.2, 15.4)
"""Size and distance of lines, in points of A4."""


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: their own, and the report's before and after them."""

    size: float
    lead: float
    weight: str
    colour: str
    own_weight: str
    own_colour: str
    tail_colour: str

    @property
    def fall(self) -> float:
        """How far below a line's upper edge its baseline stands."""
        return self.lead / 2 + self.size * 0.33


@dataclass(slots=True)
class ReportHand:
    """What every part of a report is drawn with. `made` counts the elements of its structure, each like no other."""

    sheet_id: str
    theme: Theme
    language: str
    made: int = field(default=0)

    def key(self, name: str) -> str:
        """The name of an element of this report."""
        return f"{self.sheet_id}-{name}"

    def element(self, role: str, language: str = "") -> Element:
        """An element like no other before it."""
        self.made += 1
        return Element(role, f"{self.sheet_id}-{self.made}", language)

    # faces

    def body(self) -> Face:
        """Of what was said."""
        theme = self.theme
        return Face(BODY, BODY_LEAD, REGULAR, theme.ink, SEMIBOLD, theme.ink, theme.ink_soft)

    def soft(self) -> Face:
        """Of remarks that the report makes."""
        soft = self.theme.ink_soft
        return Face(SMALL, SMALL_LEAD, REGULAR, soft, SEMIBOLD, soft, soft)

    def quote(self) -> Face:
        """Of somebody's own words that stand alone."""
        theme = self.theme
        return Face(QUOTE, QUOTE_LEAD, SEMIBOLD, theme.ink, REGULAR, theme.ink_soft, theme.ink_soft)

    def heading(self, level: int) -> Face:
        """Of a heading; from the fourth level on in ink."""
        size, lead = HEADINGS.get(level, DEEP_HEADING)
        colour = self.theme.spruce if level in HEADINGS else self.theme.ink
        return Face(size, lead, BOLD, colour, REGULAR, colour, colour)

    def table_head(self) -> Face:
        """Of a column's heading."""
        spruce = self.theme.spruce
        return Face(SMALL, SMALL_LEAD, SEMIBOLD, spruce, SEMIBOLD, spruce, spruce)

    def caption(self) -> Face:
        """Of a table's caption."""
        ink = self.theme.ink
        return Face(BODY, BODY_LEAD, SEMIBOLD, ink, SEMIBOLD, ink, ink)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight within a line. `language`: where the element that holds them has another."""

    text: str
    weight: str
    colour: str
    spoken: str
    language: str = ""


Row = list[tuple[float, Line, Run]]
"""What stands on one line, each with its x from the line's left end."""


def runs_of(words: Words, face: Face, language: str) -> Iterator[Run]:
    """The lead, the words and the tail; `language`: the report's."""
    if words.lead:
        yield Run(words.lead, face.own_weight, face.own_colour, language)
    if words.text:
        yield Run(words.text, face.weight, face.colour, words.language or language, words.language)
    if words.tail:
        yield Run(words.tail, REGULAR, face.tail_colour, language)


def rows_of(runs: Sequence[Run], size: float, width: float, first: float = 0.0) -> list[Row]:
    """The runs one after the other on lines of `width` points; `first`: what is taken of the first line."""
    rows: list[Row] = [[]]
    x = first
    for run in runs:
        space = measure(" ", run.weight, size) if rows[-1] else 0.0
        left = x + space
        lines = break_lines(run.text, run.weight, size, width, run.spoken, first_width=width - left if left else None)
        for number, line in enumerate(lines):
            if number:
                rows.append([])
                left = 0.0
            if line.text:
                rows[-1].append((left, line, run))
                x = left + (placed_width(line, run.weight, size) if size >= KERNED_FROM else line.width)
            else:
                x = width
    return [row for row in rows if row]


def pieces_of_rows(hand: ReportHand, rows: Sequence[Row], face: Face, chain: Chain, indent: float) -> list[Piece]:
    """A piece for each line; two lines at least stay together at either end."""
    last = len(rows) - 1
    spans: dict[int, Element] = {}
    pieces = []
    for number, row in enumerate(rows):
        parts = tuple(_part(hand, chain, item, face, indent, spans) for item in row)
        pieces.append(Piece(face.lead, parts, keep=last > 0 and number in {0, last - 1}))
    return pieces


def _part(
    hand: ReportHand, chain: Chain, item: tuple[float, Line, Run], face: Face, indent: float, spans: dict[int, Element]
) -> Part:
    x, line, run = item
    if run.language:
        span = spans.get(id(run)) or spans.setdefault(id(run), hand.element("Span", run.language))
        chain = (*chain, span)
    return Part(chain, painter(line, run, face, indent + x))


def painter(line: Line | str, run: Run, face: Face, indent: float) -> Paint:
    """What paints a line at `indent` from the left edge of its piece."""
    fall, size, weight, colour = face.fall, face.size, run.weight, run.colour

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return place(line, x + indent, y + fall, weight, size, colour)

    return paint


def set_words(
    hand: ReportHand, words: Words, face: Face, width: float, chain: Chain, indent: float = 0.0, first: float = 0.0
) -> list[Piece]:
    """The words as pieces of a column; no line reaches farther than `indent` and `width` points from the left."""
    rows = rows_of(list(runs_of(words, face, hand.language)), face.size, width, first)
    return pieces_of_rows(hand, rows, face, chain, indent)
