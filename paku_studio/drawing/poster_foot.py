"""The foot of a huoneentaulu: draft or not, whose it is and of when, the fund's words, logos. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.display import Group, Image, Item
from paku_studio.drawing.persona_pieces import Chain, Placed
from paku_studio.drawing.poster_blocks import PosterHand
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import REGULAR, SEMIBOLD, measure, place
from paku_studio.locale import translator

LEAD = 1.35
MOST_LINES = 4
"""So many lines of one text find room in a foot."""
COUNT = 1.4
"""How much larger than the words of a foot the count of sheets is."""
AIR = 12.0
"""Points between words and logos."""
Told = tuple[str, Chain]


@dataclass(frozen=True, slots=True)
class PosterFoot:
    """What stands at the foot of each sheet. `left`, `right`: where its words may stand; `moved`: the subtitle, where
    it found no room above; `counted`: there are several sheets, and each says which it is."""

    hand: PosterHand
    left: float
    right: float
    moved: str = ""
    counted: bool = False

    @property
    def top(self) -> float:
        """The highest that anything of the foot reaches."""
        size = self._size
        words = self.hand.ground.foot - max(0, len(self._lines()) - 1) * size * LEAD - size * 1.3
        return min(words, self._logo_top) if self.hand.story.logos else words

    def left_over(self) -> list[Told]:
        """Texts too long for a foot, and the elements they belong to: they must be told elsewhere."""
        return [told for told in self._told() if not self._short(told[0])]

    def _short(self, text: str) -> bool:
        """Whether a text finds room, with a count beside it or without."""
        return len(self._broken(text, counted=True)) <= MOST_LINES

    def placed(self, number: int, count: int) -> list[Placed]:
        """The foot of one of `count` sheets; read on the last, where the story ends, seen on all."""
        last = number == count - 1
        found = self._pill(read=last)
        y, size = self.hand.ground.foot, self._size
        lines = self._lines()
        for row, (line, chain) in enumerate(lines):
            height = y - (len(lines) - 1 - row) * size * LEAD
            words = place(line, self._words_at, height, REGULAR, size, self.hand.theme.ink_soft)
            found.append(_once(chain, words, read=last))
        if count > 1:
            found.append(self._count(f"{number + 1}/{count}"))
        return [*found, *self._logos(read=last)]

    def _count(self, text: str) -> Placed:
        """Which of the sheets this is, on all of them at the right of the foot: seen, not read."""
        ground, size = self.hand.ground, self._count_size
        words = place(text, self._counted_at, ground.foot, SEMIBOLD, size, self.hand.theme.ink_soft, "end")
        return Placed((), (Group(tuple(words), role="Artifact"),))

    @property
    def _count_size(self) -> float:
        return self._size * COUNT

    @property
    def _counted_at(self) -> float:
        return self._logos_left - AIR if self.hand.story.logos else self.hand.ground.right

    @property
    def _size(self) -> float:
        return self.hand.ground.foot_size

    @property
    def _pill_size(self) -> float:
        return self._size + 0.5

    @property
    def _pill_width(self) -> float:
        word = translator(self.hand.story.language)("draft")
        return measure(word, SEMIBOLD, self._pill_size) + self._pill_size * 1.5

    @property
    def _words_at(self) -> float:
        return self.left + (self._pill_width + self._size * 0.9 if self.hand.story.draft else 0.0)

    def _words_end(self, *, counted: bool) -> float:
        taken = measure("00/00", SEMIBOLD, self._count_size) + AIR if counted else 0.0
        return min(self.right, self._counted_at - taken)

    @property
    def _logos_left(self) -> float:
        ground, count = self.hand.ground, len(self.hand.story.logos)
        return ground.right - count * ground.logo[0] - (count - 1) * ground.logo_gap

    @property
    def _logo_top(self) -> float:
        ground = self.hand.ground
        lowest = ground.height - 30.0
        middle = ground.foot - self._size * 0.33
        return min(middle - ground.logo[1] / 2, lowest - ground.logo[1])

    def _told(self) -> list[Told]:
        story, hand = self.hand.story, self.hand
        found = [
            (self.moved, (hand.own("P", story.field("subtitle")),)),
            (story.source, ((hand.own if story.footed else hand.named)("P", story.field("foot")),)),
            (story.slogan, (hand.named("P", story.key("slogan")),)),
        ]
        return [told for told in found if told[0]]

    def _broken(self, text: str, *, counted: bool) -> tuple[Line, ...]:
        width = max(60.0, self._words_end(counted=counted) - self._words_at)
        return break_lines(text, REGULAR, self._size, width, self.hand.story.spoken, balanced=True)

    def _lines(self) -> list[tuple[Line, Chain]]:
        told = [(self._broken(text, counted=self.counted), chain) for text, chain in self._told() if self._short(text)]
        return [(line, chain) for lines, chain in told for line in lines]

    def _pill(self, *, read: bool) -> list[Placed]:
        if not self.hand.story.draft:
            return []
        ground, theme, size = self.hand.ground, self.hand.theme, self._pill_size
        word = translator(self.hand.story.language)("draft")
        x, tall = self.left, size * 1.75
        y = ground.foot - max(0, len(self._lines()) - 1) * self._size * LEAD / 2
        pill = rectangle(
            x, y - tall * 0.69, self._pill_width, tall, tall / 2, stroke=theme.ink_soft, width=1, dash=(3, 2.5)
        )
        words = place(word, x + self._pill_width / 2, y, SEMIBOLD, size, theme.ink_soft, "middle")
        chain = (self.hand.own("P", self.hand.story.key("draft"), people=False),)
        return [Placed((), (Group(tuple(pill), role="Artifact"),)), _once(chain, words, read=read)]

    def _logos(self, *, read: bool) -> list[Placed]:
        ground, x = self.hand.ground, self._logos_left
        found: list[Placed] = []
        for number, (picture, words) in enumerate(self.hand.story.logos):
            image = Image(x, self._logo_top, *ground.logo, picture, fit=True)
            name = self.hand.story.key(f"logo-{number}")
            shown = Group((image,), role="Figure", alt=words, id=name) if read else Group((image,), role="Artifact")
            found.append(Placed((), (shown,)))
            x += ground.logo[0] + ground.logo_gap
        return found


def _once(chain: Chain, items: Sequence[Item], *, read: bool) -> Placed:
    return Placed(chain, tuple(items)) if read else Placed((), (Group(tuple(items), role="Artifact"),))
