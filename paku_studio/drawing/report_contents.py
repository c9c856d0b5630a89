"""A report's contents: the names of its sections, each a link, and the sheet on which it begins. Knows no records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.breaking import Line
from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Chain, Element, Paint, Part, Piece, gap, kept
from paku_studio.drawing.report_parts import ReportStory, Section, Words
from paku_studio.drawing.report_type import BODY, Face, ReportHand, Row, Run, rows_of, runs_of, set_words
from paku_studio.drawing.text import REGULAR, SEMIBOLD, place
from paku_studio.locale import translator

FEWEST = 3
"""A report of fewer sections needs no contents."""
DEEPER, NUMBERS = 30.0, 44.0
"""How far a part's name is set in; room for the numbers on the right."""
LONGEST = 160
LINES = 2
"""Longer names are cut in the contents; they stand whole over their sections."""


def short(text: str) -> str:
    """A heading on one line, cut where it is too long for a list of headings."""
    line = " ".join(text[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def contents(
    hand: ReportHand, width: float, story: ReportStory, begins: Mapping[str, int], chain: Chain
) -> Iterator[Piece]:
    """The contents with the sheet on which each section begins; `begins` may be filled until they are painted."""
    listed = [(level, section) for level, section in story.each() if section.listed]
    if len(listed) < FEWEST:
        return
    t = translator(story.language)
    here = (*chain, Element("Sect", hand.key("contents")))
    yield gap(20)
    title = set_words(hand, Words(t("Contents")), hand.heading(3), width, (*here, hand.element("H2")))
    yield from (*kept(title), Piece(4, keep=True))
    top = inner = hand.element("L")
    for level, section in listed:
        if level == 2:
            inner = top
        elif inner is top:
            inner = hand.element("L")
        within = (top,) if inner is top else (top, inner)
        item = (*here, *within, hand.element("LI"), hand.element("LBody"))
        yield from _Entry(hand, width, section, level, begins).pieces(item)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One section's name with its sheet."""

    hand: ReportHand
    width: float
    section: Section
    level: int
    begins: Mapping[str, int]

    @property
    def indent(self) -> float:
        """How far it is set in."""
        return 0.0 if self.level == 2 else DEEPER

    @property
    def face(self) -> Face:
        """Sections stand out from their parts."""
        theme = self.hand.theme
        weight, colour = (SEMIBOLD, theme.ink) if self.level == 2 else (REGULAR, theme.ink_soft)
        return replace(self.hand.body(), weight=weight, colour=colour, own_weight=weight, own_colour=colour)

    def pieces(self, chain: Chain) -> Iterator[Piece]:
        """A piece for each line of the name, the number on the last."""
        heading = self.section.heading
        told = replace(heading, lead=short(heading.lead), text=short(heading.text), tail="")
        room = self.width - self.indent - NUMBERS
        rows = rows_of(list(runs_of(told, self.face, self.hand.language)), BODY, room)
        rows = [*rows[: LINES - 1], _cut(rows[LINES - 1])] if len(rows) > LINES else rows
        if self.level == 2:
            yield Piece(3.0, keep=True)
        for number, row in enumerate(rows):
            last = number == len(rows) - 1
            yield Piece(self.face.lead, (Part(chain, self._painter(row, last)),), keep=not last)

    def _painter(self, row: Row, last: bool) -> Paint:
        def paint(x: float, y: float) -> tuple[Item, ...]:
            base = y + self.face.fall
            items = [item for each in row for item in self._words(each, x + self.indent, base)]
            link = self.hand.key(self.section.id)
            if not last:
                return (Group(tuple(items), role="Link", link=link),)
            right = x + self.width
            number = place(
                str(self.begins[self.section.id] + 1), right, base, SEMIBOLD, BODY, self.hand.theme.ink, "end"
            )
            end = x + self.indent + row[-1][0] + row[-1][1].width
            return (Group((*items, *number), role="Link", link=link), *self._leader(end + 8, right - 26, base - 2))

        return paint

    def _words(self, told: tuple[float, Line, Run], x: float, base: float) -> Sequence[Item]:
        at, line, run = told
        items = place(line, x + at, base, run.weight, BODY, run.colour)
        return (Group(items, language=run.language),) if run.language else items

    def _leader(self, start: float, end: float, y: float) -> tuple[Item, ...]:
        """Dots that lead the eye to the number."""
        if end <= start:
            return ()
        colour = self.hand.theme.line_strong
        dots = Path((("M", start, y), ("L", end, y)), stroke=colour, width=0.9, dash=(0.01, 4), cap="round")
        return (Group((dots,), role="Artifact"),)


def _cut(row: Row) -> Row:
    """The row with a sign that the name goes on."""
    at, line, run = row[-1]
    return [*row[:-1], (at, Line(f"{line.text}…", line.width), run)]
