"""Foot and running head of the boards on paper: draft or not, where it comes from, which sheet. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.persona_pieces import Piece, gap, lines_of
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import REGULAR, SEMIBOLD, break_lines, measure, place
from paku_studio.drawing.threads import cord_rule
from paku_studio.drawing.value_hand import BoardGround, BoardHand
from paku_studio.locale import translator

MOST_LINES = 3
LEAD = 1.32


@dataclass(frozen=True, slots=True)
class BoardFoot:
    """What stands below and above the sheets of one board."""

    hand: BoardHand
    ground: BoardGround
    title: str
    source: str
    draft: bool

    @property
    def bottom(self) -> float:
        """Where the sheet's content ends."""
        more = max(0, len(self._lines()) - 1) * self._size * LEAD
        return self.ground.foot - 38 * self.ground.unit - more

    @property
    def top(self) -> float:
        """Where the content of a later sheet begins."""
        return 92 * self.ground.unit + 12

    @property
    def _size(self) -> float:
        return self.ground.type.foot

    def source_pieces(self, width: float) -> list[Piece]:
        """The foot's words as lines of the last sheet, where they are too many for a foot; else nothing."""
        if len(self._told()) <= MOST_LINES:
            return []
        style = self.hand.style(REGULAR, self._size, LEAD, self.hand.theme.ink_soft)
        return [gap(12), *lines_of(self.source, style, width, (self.hand.people("P", "source"),))]

    def items(self, number: int, count: int) -> list[Item]:
        """The foot of one of `count` sheets; read on the last, where the story ends, seen on all."""
        theme, size = self.hand.theme, self._size
        x, y = self.ground.margin, self.ground.foot
        last = number == count - 1
        items: list[Item] = []
        if self.draft:
            pill, wide = self._pill(x, y, read=last)
            items += pill
            x += wide + 8
        lines = self._lines()
        lead = size * LEAD
        words = [
            item
            for row, line in enumerate(lines)
            for item in place(line, x, y - lead * (len(lines) - 1 - row), REGULAR, size, theme.ink_soft)
        ]
        items += [self._once(words, "source", last, self.hand.words)] if words else []
        if count > 1:
            counted = place(f"{number + 1}/{count}", self._right, y, SEMIBOLD, size + 0.5, theme.ink_soft, "end")
            items.append(Group(tuple(counted), role="Artifact"))
        return items

    def running_head(self) -> Group:
        """The title above a cord on later sheets: seen, not read again."""
        unit, ground, theme = self.ground.unit, self.ground, self.hand.theme
        size = 15 * unit
        lines = break_lines(self.title, SEMIBOLD, size, ground.measure - 20, self.hand.spoken)
        words = lines[0].text + ("…" if len(lines) > 1 else "") if lines else ""
        y = 68 * unit + 10
        cord = cord_rule(ground.edge, ground.width - ground.edge, y, theme, unit)
        return Group((*place(words, ground.margin, y - 18 * unit, SEMIBOLD, size, theme.spruce), cord), role="Artifact")

    @property
    def _right(self) -> float:
        return self.ground.width - self.ground.margin

    def _pill(self, x: float, y: float, *, read: bool) -> tuple[list[Item], float]:
        theme, size = self.hand.theme, self._size + 0.5
        word = translator(self.hand.language)("draft")
        wide = measure(word, SEMIBOLD, size) + size * 1.5
        tall = size * 1.75
        pill = rectangle(x, y - tall * 0.69, wide, tall, tall / 2, stroke=theme.ink_soft, width=1, dash=(3, 2.5))
        words = place(word, x + wide / 2, y, SEMIBOLD, size, theme.ink_soft, "middle")
        return [Group(tuple(pill), role="Artifact"), self._once(words, "draft", read)], wide

    def _told(self) -> list[str]:
        width = self.ground.measure - 110 * self.ground.unit - 40
        lines = break_lines(self.source, REGULAR, self._size, width, self.hand.spoken)
        return [line.text + ("-" if line.joint == "-" else "") for line in lines]

    def _lines(self) -> Sequence[str]:
        told = self._told()
        return told if len(told) <= MOST_LINES else ()

    def _once(self, items: Sequence[Item], name: str, read: bool, language: str = "") -> Group:
        if not read:
            return Group(tuple(items), role="Artifact")
        return Group(tuple(items), role="P", id=self.hand.key(name), language=language)
