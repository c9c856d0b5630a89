"""The foot of client sheets: draft or not, where the sheet comes from, its date, logos, page numbers. No records."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.client_hand import EDGE, ClientHand
from paku_studio.drawing.client_story import LogoShown
from paku_studio.drawing.display import Group, Image, Item
from paku_studio.drawing.persona_pieces import Piece, gap, lines_of
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import REGULAR, SEMIBOLD, break_lines, measure, place
from paku_studio.drawing.threads import cord_rule

LOGO_WIDTH, LOGO_HEIGHT, LOGO_GAP = 48.0, 25.0, 7.0
MOST_LINES = 3
LEAD = 1.3
ABOVE = 26.0
"""Room between the sheet's content and the foot's first line."""


@dataclass(frozen=True, slots=True)
class ClientFoot:
    """What stands below and above the pages of one sheet."""

    hand: ClientHand
    title: str
    source: str
    draft: bool
    logos: tuple[LogoShown, ...] = ()

    @property
    def bottom(self) -> float:
        """Where the page's content ends."""
        return self.hand.ground.foot - ABOVE - max(0, len(self._lines()) - 2) * self._size * LEAD

    @property
    def top(self) -> float:
        """Where the content of a later page begins."""
        return 82.0

    @property
    def _size(self) -> float:
        return self.hand.type.foot

    def source_pieces(self, width: float) -> list[Piece]:
        """The foot's words as lines of the last page, where they are too many for a foot; else nothing."""
        if len(self._told()) <= MOST_LINES:
            return []
        style = self.hand.style(REGULAR, self._size, LEAD, self.hand.theme.ink_soft)
        return [gap(12), *lines_of(self.source, style, width, (self.hand.own("P", "source"),))]

    def items(self, number: int, count: int) -> list[Item]:
        """The foot of one of `count` pages; read on the last, seen on all."""
        ground, last = self.hand.ground, number == count - 1
        x, y = ground.margin, ground.foot
        items: list[Item] = []
        if self.draft:
            pill, wide = self._pill(x, y, read=last)
            items += pill
            x += wide + 8
        items += self._words(x, y, read=last)
        items += self._shown_logos(read=last)
        if count > 1:
            right = ground.right - self._logos_width - (8 if self.logos else 0)
            counted = place(f"{number + 1}/{count}", right, y, SEMIBOLD, self._size + 1, self._soft, "end")
            items.append(Group(tuple(counted), role="Artifact"))
        return items

    def running_head(self) -> Group:
        """The title above a cord on later pages: seen, not read again."""
        ground, theme, size = self.hand.ground, self.hand.theme, 15.0
        lines = break_lines(self.title, SEMIBOLD, size, ground.measure - 20, self.hand.words or self.hand.language)
        words = lines[0].text + ("…" if len(lines) > 1 else "") if lines else ""
        cord = cord_rule(EDGE, ground.width - EDGE, 66, theme)
        return Group((*place(words, ground.margin, 50, SEMIBOLD, size, theme.spruce), cord), role="Artifact")

    @property
    def _soft(self) -> str:
        return self.hand.theme.ink_soft

    @property
    def _logos_width(self) -> float:
        return max(0.0, len(self.logos) * (LOGO_WIDTH + LOGO_GAP) - LOGO_GAP)

    def _shown_logos(self, *, read: bool) -> list[Item]:
        ground = self.hand.ground
        left, top = ground.right - self._logos_width, ground.foot - LOGO_HEIGHT + 8
        items: list[Item] = []
        for number, logo in enumerate(self.logos):
            x = left + number * (LOGO_WIDTH + LOGO_GAP)
            picture = Image(x, top, LOGO_WIDTH, LOGO_HEIGHT, logo.picture, fit=True)
            if read:
                items.append(Group((picture,), role="Figure", alt=logo.words, id=self.hand.key(f"logo-{number}")))
            else:
                items.append(Group((picture,), role="Artifact"))
        return items

    def _pill(self, x: float, y: float, *, read: bool) -> tuple[list[Item], float]:
        size, word = self._size + 0.5, self.hand.t("draft")
        wide, tall = measure(word, SEMIBOLD, size) + size * 1.5, size * 1.75
        pill = rectangle(x, y - tall * 0.69, wide, tall, tall / 2, stroke=self._soft, width=1, dash=(3, 2.5))
        words = place(word, x + wide / 2, y, SEMIBOLD, size, self._soft, "middle")
        return [Group(tuple(pill), role="Artifact"), self._once(words, "draft", read)], wide

    def _words(self, x: float, y: float, *, read: bool) -> list[Item]:
        lines, lead = self._lines(), self._size * LEAD
        words = [
            item
            for row, each in enumerate(lines)
            for item in place(each, x, y - lead * (len(lines) - 1 - row), REGULAR, self._size, self._soft)
        ]
        return [self._once(words, "source", read)] if words else []

    def _told(self) -> list[str]:
        pill = 70 if self.draft else 0
        width = self.hand.ground.measure - pill - self._logos_width - 40
        lines = break_lines(self.source, REGULAR, self._size, width, self.hand.language, balanced=True)
        return [each.text + ("-" if each.joint == "-" else "") for each in lines]

    def _lines(self) -> Sequence[str]:
        told = self._told()
        return told if len(told) <= MOST_LINES else ()

    def _once(self, items: Sequence[Item], name: str, read: bool) -> Group:
        if not read:
            return Group(tuple(items), role="Artifact")
        return Group(tuple(items), role="P", id=self.hand.key(name))
