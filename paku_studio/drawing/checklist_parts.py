"""The parts of an errand checklist as pieces: the organisation's box, things to remember, lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.checklist_story import Detail, Item, Section
from paku_studio.drawing.client_hand import ClientHand
from paku_studio.drawing.client_lines import FALL, empty_lines, rule_part, shifted
from paku_studio.drawing.display import Group
from paku_studio.drawing.display import Item as Drawn
from paku_studio.drawing.persona_pieces import (
    Chain,
    Element,
    Part,
    Piece,
    Style,
    baseline,
    gap,
    kept,
    lines_of,
)
from paku_studio.drawing.shapes import circle, icon, line, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, is_blank, place, placed_width

BESIDE, MOST_BESIDE = 8.0, 0.58
"""Room between words and the line that begins beside them; words that take more of the width stand above theirs."""
ABOVE = 7.0
"""So much further from what stands above are words than from their own line."""
UNPARTED = 6
"""Items of so many lines do not part at a page's end."""


@dataclass(frozen=True, slots=True)
class ChecklistPieces:
    """All parts at one size of type."""

    hand: ClientHand

    @property
    def box(self) -> float:
        """The side of a box to tick."""
        return 16.0 if self.hand.easy else 13.0

    @property
    def indent(self) -> float:
        """From a box's left edge to its words."""
        return self.box + 8

    # the organisation

    def details(self, details: Sequence[Detail], width: float) -> list[Piece]:
        """The organisation's own details, each behind its icon; what is missing is a line to write on."""
        pieces: list[Piece] = []
        for detail in details:
            named = detail.key == "organisation"
            bare = named and not is_blank(detail.text)
            pieces += self._detail(detail, width, 0.0 if bare else 20.0, BOLD if named else REGULAR)
            pieces += [gap(3 if named else 2.5)]
        return pieces[:-1]

    def _detail(self, detail: Detail, width: float, indent: float, weight: str) -> list[Piece]:
        hand, type_ = self.hand, self.hand.type
        chain: Chain = (
            hand.own("L", "details"),
            hand.own("LI", f"detail-{detail.key}"),
            hand.own("LBody", f"detail-{detail.key}-body"),
        )
        size = type_.text + (0.5 if weight == BOLD else 0)
        style = hand.style(weight, size, 1.33, hand.theme.ink, own=detail.typed)
        body = (*chain, self._place(detail))
        if is_blank(detail.text):
            high = type_.rule - (3.5 if hand.easy else 2)
            pieces = [Piece(high, (_within(body, rule_part(hand, width, high - 3, indent)),))]
            middle = high - 8
        else:
            pieces = lines_of(detail.text, style, width, body, indent)
            middle = baseline(style) - 0.33 * size
        if indent:
            sign = Part(chain, lambda x, y: (self._sign(detail, x, y + middle),))
            pieces[0] = Piece(pieces[0].height, (sign, *pieces[0].parts))
        return pieces

    def _place(self, detail: Detail) -> Element:
        if detail.typed:
            return self.hand.own("P", f"filled-{detail.key}")
        return self.hand.field("P", self.hand.record, detail.key)

    def _sign(self, detail: Detail, x: float, middle: float) -> Group:
        size = self.hand.type.text + 0.5
        drawn = icon(detail.icon, x, middle - size / 2, size, self.hand.theme.spruce, 1.9)
        return Group(tuple(drawn), role="Figure", alt=detail.spoken, id=self.hand.key(f"sign-{detail.key}"))

    # things to write down

    def errands(self, items: Sequence[Item], width: float, name: str) -> list[list[Piece]]:
        """What is to be written down, each with a line: beside the words where that suits all of them, else below."""
        beside = all(len(self._words(item, MOST_BESIDE * width - BESIDE, name)[0]) == 1 for item in items)
        return [self._beside(item, width, name) if beside else self._above(item, width, name) for item in items]

    def _spoken(self, item: Item) -> float:
        return placed_width(item.text.text, SEMIBOLD, self.hand.type.text) + BESIDE

    def _words(self, item: Item, width: float, name: str) -> tuple[list[Piece], Style]:
        style = self.hand.style(SEMIBOLD, self.hand.type.text, 1.3, self.hand.theme.ink, even=True)
        return lines_of(item.text.text, style, width, self._chain(item, name)), style

    def _beside(self, item: Item, width: float, name: str) -> list[Piece]:
        high = self.hand.type.rule + 1
        words, style = self._words(item, width, name)
        parts = [shifted(part, 0, high - FALL - baseline(style)) for piece in words for part in piece.parts]
        return [Piece(high, (*parts, rule_part(self.hand, width, high - FALL, self._spoken(item))))]

    def _above(self, item: Item, width: float, name: str) -> list[Piece]:
        words, _ = self._words(item, width, name)
        return [*kept([gap(ABOVE), *words]), *empty_lines(self.hand, 1, width, self.hand.type.rule + 1)]

    def asked(self, item: Item, width: float) -> list[Piece]:
        """What was agreed, by whom, by when: words above lines."""
        hand = self.hand
        style = hand.style(REGULAR, hand.type.text, 1.3, hand.theme.ink_soft, even=True)
        return lines_of(item.text.text, style, width, (hand.field("P", item.id, item.text.field),))

    # things to tick

    def section_head(self, number: int, section: Section, width: float, thread: float) -> list[Piece]:
        """A number in a ring, the heading, and a dashed thread that leads on to the next."""
        hand, theme, size = self.hand, self.hand.theme, self.hand.type.heading + 1
        ring = 9.5 * size / 16
        style = hand.style(BOLD, size, 1.3, theme.spruce, own=True)
        words = lines_of(section.heading, style, width, (hand.own("H2", f"section-{section.key}"),), indent=3.1 * ring)
        middle = baseline(style) - 0.33 * size

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            at = (x + ring, y + middle)
            drawn: list[Drawn] = [*circle(*at, ring, fill=theme.surface, stroke=theme.spruce, width=1.75)]
            drawn += place(str(number), at[0], at[1] + 0.26 * size, BOLD, 0.78 * size, theme.spruce, "middle")
            begins = x + 3.1 * ring + placed_width(section.heading, BOLD, size) + 10
            if thread and begins < x + thread - 10:
                drawn += line(begins, at[1], x + thread - 3, at[1], stroke=theme.spruce, width=1.8, dash=(4.5, 3.8))
            return (Group(tuple(drawn), role="Artifact"),)

        first = Piece(words[0].height, (Part((), paint), *words[0].parts))
        return kept([first, *words[1:], gap(7)])

    def section_items(self, section: Section, width: float) -> list[Piece]:
        """Every thing to remember beside its box; where there is none, boxes with lines to write on."""
        if not section.items:
            return [piece for _ in range(3) for piece in self._own_item(width)]
        return [piece for item in section.items for piece in self._item(item, width, f"list-{section.key}")]

    def _item(self, item: Item, width: float, name: str) -> list[Piece]:
        hand, type_ = self.hand, self.hand.type
        style = self._ticked()
        chain = self._chain(item, name)
        pieces = lines_of(item.text.text, style, width, chain, self.indent)
        if not pieces:
            line_here = rule_part(hand, width, baseline(style) + 2, self.indent)
            pieces = [Piece(style.lead, (_within(chain, line_here),))]
        elif item.write_in:
            pieces += empty_lines(hand, 1, width, type_.rule + 1, self.indent)
        pieces[0] = Piece(pieces[0].height, (self._tick_box(), *pieces[0].parts))
        together = [*kept(pieces[:-1]), *pieces[-1:]] if len(pieces) <= UNPARTED else pieces
        return [*together, gap(11 if hand.easy else 9.5)]

    def _own_item(self, width: float) -> list[Piece]:
        style = self._ticked()
        parts = (self._tick_box(), rule_part(self.hand, width, baseline(style) + 2, self.indent))
        return [Piece(style.lead, parts), gap(self.hand.type.rule - 14)]

    def _ticked(self) -> Style:
        return self.hand.style(REGULAR, self.hand.type.text, 1.29, self.hand.theme.ink, even=True)

    def _tick_box(self) -> Part:
        style, side, theme = self._ticked(), self.box, self.hand.theme
        top = baseline(style) - 0.34 * style.size - side / 2

        def paint(x: float, y: float) -> tuple[Drawn, ...]:
            drawn = rectangle(x, y + top, side, side, 2, fill=theme.surface, stroke=theme.ink, width=1.25)
            return (Group(drawn, role="Artifact"),)

        return Part((), paint)

    def _chain(self, item: Item, name: str) -> Chain:
        hand = self.hand
        return (
            hand.own("L", name),
            hand.own("LI", item.id),
            hand.own("LBody", f"{item.id}-body"),
            hand.field("P", item.id, item.text.field),
        )


def _within(chain: Chain, part: Part) -> Part:
    """The same in an element: of a field that is still empty its place is known, and nothing is read."""
    return Part(chain, part.paint)
