"""A report's sections as pieces of a column: headings, paragraphs, lists, tables, figures. Knows no records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Chain, Element, Paint, Part, Piece, gap, kept
from paku_studio.drawing.report_contents import short
from paku_studio.drawing.report_curve import curve_pieces
from paku_studio.drawing.report_pages import Beginning
from paku_studio.drawing.report_parts import Block, Curve, Grid, Listing, Paragraph, Section, Words
from paku_studio.drawing.report_signs import sign_items
from paku_studio.drawing.report_table import Strip, table_pieces
from paku_studio.drawing.report_type import BODY, Face, ReportHand, set_words
from paku_studio.drawing.shapes import circle
from paku_studio.drawing.text import SEMIBOLD, measure, place

INDENT = 30.0
"""From the headings' left edge to what was said."""
BULLET, SIGN, DEEPER = 11.0, 16.0, 16.0
BEFORE = {2: 26.0, 3: 14.0}
BEFORE_DEEP = 10.0
AFTER = {2: 7.0, 3: 4.0}
AFTER_DEEP = 1.5
BETWEEN, BETWEEN_ITEMS, AROUND_TABLE = 5.0, 1.6, 8.0
PARTED_FROM = 150.0
"""A moment, or a listed thing that is to be whole, does not part at a sheet's end if it takes no more than that."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The column in which a report is set."""

    hand: ReportHand
    width: float

    @property
    def inner(self) -> float:
        """The width of what was said."""
        return self.width - INDENT

    # sections

    def sections(self, sections: Sequence[Section], chain: Chain, level: int = 2) -> Iterator[Piece]:
        """All of these sections, each under its heading."""
        for section in sections:
            bookmark = short(section.heading.plain()) if section.listed or level < 4 else ""
            here = (*chain, Element("Sect", self.hand.key(section.id), bookmark=bookmark))
            yield Beginning(BEFORE.get(level, BEFORE_DEEP), keep=True, section=section.id)
            pieces = [*self._heading(section, here, level)]
            for block in section.blocks:
                pieces += self._block(block, here)
            yield from _whole(pieces) if section.number else pieces
            yield from self.sections(section.parts, here, level + 1)

    def _heading(self, section: Section, chain: Chain, level: int) -> Iterator[Piece]:
        face, hand = self.hand.heading(level), self.hand
        element = (*chain, hand.element(f"H{min(level, 6)}"))
        indent, width = (0.0, self.width) if level < 4 else (INDENT, self.inner)
        pieces = set_words(hand, section.heading, face, width, element, indent)
        if section.number and pieces:
            number = self._number(section.number, face, element)
            pieces[0] = replace(pieces[0], parts=(*number, *pieces[0].parts))
        yield from kept(pieces)
        yield Piece(AFTER.get(level, AFTER_DEEP), keep=True)

    def _number(self, number: str, face: Face, chain: Chain) -> tuple[Part, Part]:
        """A moment's number in its ring, as on the road."""
        spruce = self.hand.theme.spruce
        size = 10.0
        wide = max(8.6, measure(number, SEMIBOLD, size) / 2 + 4)
        middle = INDENT - 7 - wide

        def ring(x: float, y: float) -> tuple[Item, ...]:
            round_it = circle(x + middle, y + face.fall - 0.33 * size, wide, fill=None, stroke=spruce, width=1.1)
            return (Group(tuple(round_it), role="Artifact"),)

        def figure(x: float, y: float) -> tuple[Item, ...]:
            return place(number, x + middle, y + face.fall, SEMIBOLD, size, spruce, "middle")

        return Part((), ring), Part(chain, figure)

    # blocks

    def _block(self, block: Block, chain: Chain) -> Iterator[Piece]:
        if isinstance(block, Paragraph):
            yield from self._paragraph(block, chain)
        elif isinstance(block, Listing):
            yield from _ends_kept(self._list(block.items, (*chain, self.hand.element("L")), INDENT))
            yield gap(BETWEEN)
        elif isinstance(block, Curve):
            yield from curve_pieces(self.hand, block, INDENT, self.inner, chain)
        elif isinstance(block, Grid):
            yield Piece(BETWEEN, keep=True)
            yield from (_moved(piece, INDENT) for piece in table_pieces(self.hand, block, self.inner, chain))
            yield gap(AROUND_TABLE)

    def _paragraph(self, paragraph: Paragraph, chain: Chain) -> Iterator[Piece]:
        hand = self.hand
        face = {"text": hand.body, "quote": hand.quote, "soft": hand.soft}[paragraph.kind]()
        element = (*chain, hand.element("P"))
        if paragraph.kind != "quote":
            yield from set_words(hand, paragraph.words, face, self.inner, element, INDENT)
        else:
            said = set_words(hand, paragraph.words, face, self.inner - 12, element, INDENT + 12)
            yield from (replace(piece, parts=(*piece.parts, self._bar(face))) for piece in said)
        yield gap(BETWEEN)

    def _bar(self, face: Face) -> Part:
        """Beside somebody's own words."""
        spruce = self.hand.theme.spruce

        def paint(x: float, y: float) -> tuple[Item, ...]:
            line = Path((("M", x + INDENT + 2, y), ("L", x + INDENT + 2, y + face.lead)), stroke=spruce, width=2.2)
            return (Group((line,), role="Artifact"),)

        return Part((), paint)

    def _list(self, items: Sequence[Words], chain: Chain, indent: float) -> list[list[Piece]]:
        """The pieces of each thing that is listed."""
        left = indent + (SIGN if any(item.sign for item in items) else BULLET)
        return [self._item(item, chain, indent, left) for item in items]

    def _item(self, item: Words, chain: Chain, indent: float, left: float) -> list[Piece]:
        hand, face = self.hand, self.hand.body()
        body = (*chain, hand.element("LI"), hand.element("LBody"))
        pieces = set_words(hand, item, face, self.width - left, body, left)
        if pieces:
            pieces[0] = replace(pieces[0], parts=(self._sign(item.sign, indent, face), *pieces[0].parts))
        if not item.more:
            return [*pieces, gap(BETWEEN_ITEMS)]
        below = self._list(item.more, (*chain, hand.element("L")), indent + DEEPER)
        pieces = [*_kept_on(pieces), *(piece for each in below for piece in each)]
        return [*_whole(pieces)] if item.whole else pieces

    def _sign(self, sign: str, indent: float, face: Face) -> Part:
        """What stands before a thing that is listed."""
        theme = self.hand.theme

        def paint(x: float, y: float) -> tuple[Item, ...]:
            return (Group(sign_items(sign, x + indent, y + face.fall - 0.32 * BODY, theme), role="Artifact"),)

        return Part((), paint)


def _kept_on(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the last of which stays with what follows."""
    last = max((place for place, piece in enumerate(pieces) if piece.parts), default=0)
    return [replace(piece, keep=True) if place >= last else piece for place, piece in enumerate(pieces)]


def _ends_kept(items: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """The pieces of a list, of which neither the first nor the last item stands alone on a sheet."""
    for number, pieces in enumerate(items):
        alone = number < len(items) - 1 and number in {0, len(items) - 2}
        yield from _kept_on(pieces) if alone else pieces


def _whole(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces of a thing that does not part if it is short."""
    if sum(piece.height for piece in pieces) > PARTED_FROM:
        return pieces
    return [*kept(pieces[:-1]), *pieces[-1:]]


def _moved(piece: Piece, by: float) -> Piece:
    """The piece with all that it paints moved to the right."""
    moved = replace(piece, parts=tuple(Part(part.chain, _shifted(part, by)) for part in piece.parts))
    return replace(moved, again=tuple(_moved(each, by) for each in moved.again)) if isinstance(moved, Strip) else moved


def _shifted(part: Part, by: float) -> Paint:
    return lambda x, y: part.paint(x + by, y)
