"""The words of a huoneentaulu set in lines: title, subtitle, and a block for each promise. Knows no sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.persona_pieces import Chain, Element, Placed
from paku_studio.drawing.poster_ground import CAP, PosterGround, PosterType
from paku_studio.drawing.poster_story import PosterStory, Promise
from paku_studio.drawing.poster_words import by_sense, two_thoughts, whole_words
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, place, placed_width
from paku_studio.drawing.theme import Theme

KEY_LEAD, REST_LEAD, EASY_LEAD, WHOLE_LEAD = 1.16, 1.21, 1.265, 1.23
REST_DROP = 1.375
"""From the last baseline of the key phrase to the first of its continuation, of the latter's size."""
WHOLE = 0.79
"""Size of a line without a key phrase, of a key phrase's."""
LEAST_GAP, LEAST_EASY, LEAST_WHOLE = 1.08, 1.25, 1.42
"""From a block's last baseline to the next one's first, of a key phrase's size."""
TITLE_LEAD, TWO_LINES, OVER_KEYS, OVER_EASY = 1.12, 0.87, 1.18, 1.1
"""`TWO_LINES`: how large a title on two lines may be, of one on a single line. `OVER_…`: how much larger than key
phrases a title on one line is at least."""
HANGING, HANGS_FROM = 0.06, 24.0
MOST_TITLE, MOST_SUBTITLE = 4, 3
"""Lines; longer ones are set among the promises, where they may go on to another sheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finished line, `fall` points below the first baseline of its block."""

    line: Line
    fall: float
    weight: str
    size: float
    colour: str
    chain: Chain

    @property
    def width(self) -> float:
        """As it is painted."""
        return placed_width(self.line, self.weight, self.size)

    def placed(self, x: float, y: float) -> Placed:
        """The line in a block whose first baseline stands at `y`; large type hangs out a little, to look flush."""
        x -= HANGING * max(0.0, self.size - HANGS_FROM)
        return Placed(self.chain, tuple(place(self.line, x, y + self.fall, self.weight, self.size, self.colour)))


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together. `knotted`: the threads open for it; `gap`: the least to the next block's baseline."""

    rows: tuple[Row, ...]
    gap: float
    knotted: bool = True
    promise: Promise | None = None

    @property
    def depth(self) -> float:
        """From the first baseline to the last."""
        return self.rows[-1].fall

    @property
    def cap(self) -> float:
        """Height of the capitals of the first row."""
        return self.rows[0].size * CAP

    @property
    def width(self) -> float:
        """Of the widest row."""
        return max(row.width for row in self.rows)

    def placed(self, x: float, y: float) -> list[Placed]:
        """All rows, the first baseline at `y`."""
        return [row.placed(x, y) for row in self.rows]

    def parted(self, depth: float) -> tuple["Block", "Block | None"]:
        """As many rows, at least one, as reach no deeper than `depth`, and what is left."""
        fits = max(1, sum(row.fall <= depth for row in self.rows))
        if fits >= len(self.rows):
            return self, None
        rest = self.rows[fits:]
        down = rest[0].fall
        moved = tuple(replace(row, fall=row.fall - down) for row in rest)
        return replace(self, rows=self.rows[:fits]), replace(self, rows=moved, knotted=False)


@dataclass(frozen=True, slots=True)
class PosterHand:
    """What every part of a poster is drawn with."""

    story: PosterStory
    ground: PosterGround
    theme: Theme

    @property
    def type(self) -> PosterType:
        """The sizes of type."""
        return self.ground.type

    def named(self, role: str, key: str) -> Element:
        """An element that holds names of the document: of a group, a project, a fund."""
        return Element(role, key, self.story.names)

    def own(self, role: str, key: str, *, people: bool = True, bookmark: str = "") -> Element:
        """An element; `people`: it holds the poster's own words, in their language."""
        return Element(role, key, self.story.words if people else "", bookmark)

    # title and subtitle

    def title_chain(self) -> Chain:
        """The heading."""
        story = self.story
        return (self.own("H1", story.field("title"), people=story.titled, bookmark=story.title),)

    def title(self, width: float, chain: Chain | None = None) -> tuple[Row, ...]:
        """The title, as large as fits on one line, else on two or three; a second thought on the second is light."""
        text, type_ = self.story.title, self.type
        least = type_.key * (OVER_EASY if self.ground.easy else OVER_KEYS)
        lines, size = _title_lines(text, width, type_, least, self.story.spoken)
        light = two_thoughts(lines)
        chain = self.title_chain() if chain is None else chain
        return tuple(
            Row(line, number * size * TITLE_LEAD, REGULAR if light and number else BOLD, size, self.theme.spruce, chain)
            for number, line in enumerate(lines)
        )

    def subtitle(self, width: float) -> tuple[Row, ...]:
        """What the poster is, in one sentence."""
        if not self.story.subtitle:
            return ()
        size = self.type.subtitle
        lines = by_sense(self.story.subtitle, REGULAR, size, width, self.story.spoken)
        chain = (self.own("P", self.story.field("subtitle")),)
        return self._rows(lines, REGULAR, size, 1.27, self.theme.ink_soft, chain)

    # blocks

    def blocks(self, key: float) -> list[Block]:
        """A block for each promise, key phrases of that size."""
        return [self.block(promise, key) for promise in self.story.promises]

    def block(self, promise: Promise, key: float) -> Block:
        """Key phrase and continuation below it; a line without a key phrase stands alone, a little smaller."""
        measure, language = self.ground.measure, self.story.spoken
        body = self.line_chain(promise.id, "LBody")
        if not promise.key:
            size = round(key * WHOLE, 2)
            lines = by_sense(promise.rest, SEMIBOLD, size, measure, language)
            chain = (*body, self.own("P", promise.field))
            rows = self._rows(lines, SEMIBOLD, size, WHOLE_LEAD, self.theme.ink, chain)
            return Block(rows, self._gap(LEAST_WHOLE), promise=promise)
        lines = whole_words(promise.key, BOLD, key, measure, language)
        rows = self._rows(lines, BOLD, key, KEY_LEAD, self.theme.ink, (*body, self.own("P", promise.field)))
        if not promise.rest:
            return Block(rows, self._gap(LEAST_WHOLE), promise=promise)
        size = self.type.rest_at(key)
        lead = EASY_LEAD if self.ground.easy else REST_LEAD
        colour = self.theme.ink if self.ground.easy else self.theme.ink_soft
        chain = (*body, self.own("P", f"{promise.field}:rest"))
        rest = self._rows(by_sense(promise.rest, REGULAR, size, measure, language), REGULAR, size, lead, colour, chain)
        down = rows[-1].fall + REST_DROP * size
        gap = key * LEAST_EASY if self.ground.easy else self._gap(LEAST_GAP)
        return Block((*rows, *(replace(row, fall=row.fall + down) for row in rest)), gap, promise=promise)

    def _gap(self, share: float) -> float:
        """The least from a line to the next: it does not shrink with the type, or the lines would run together."""
        return self.type.key * share

    def running(self, text: str, weight: str, size: float, colour: str, chain: Chain) -> Block:
        """Words that run on among the promises, without a knot."""
        lines = break_lines(text, weight, size, self.ground.measure, self.story.spoken)
        return Block(self._rows(lines, weight, size, 1.3, colour, chain), size * 1.9, knotted=False)

    def line_chain(self, line_id: str, role: str) -> Chain:
        """The elements round a promise's label or body."""
        item = self.own("LI", f"poster-line-{line_id}", people=False)
        inner = self.own(role, f"poster-line-{line_id}-{role.casefold()}", people=False)
        return (self.own("L", self.story.key("lines"), people=False), item, inner)

    def _rows(
        self, lines: Sequence[Line], weight: str, size: float, lead: float, colour: str, chain: Chain
    ) -> tuple[Row, ...]:
        return tuple(Row(line, number * size * lead, weight, size, colour, chain) for number, line in enumerate(lines))


def _title_lines(
    text: str, width: float, type_: PosterType, least: float, language: str
) -> tuple[tuple[Line, ...], float]:
    size = type_.title
    while size >= max(type_.title_least, least):
        lines = break_lines(text, BOLD, size, width, language)
        if len(lines) == 1 and placed_width(lines[0], BOLD, size) <= width:
            return lines, size
        size -= 1
    for count in (2, 3):
        size = max(type_.title_least, round(type_.title * TWO_LINES))
        while size >= type_.title_least:
            lines = break_lines(text, BOLD, size, width, language, balanced=True)
            if len(lines) <= count and all(line.joint == " " for line in lines):
                return lines, size
            size -= 1
    return whole_words(text, BOLD, type_.title_least, width, language), type_.title_least
