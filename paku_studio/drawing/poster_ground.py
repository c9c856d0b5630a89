"""Measures of huoneentaulut: sizes of type by reading distance, margins, threads. Knows no records and no words.

A4 has a ground of its own; larger paper is laid out as A3 and grown as a whole.
"""

from dataclasses import dataclass, replace

from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.models import PaperSize

CAP = 0.668
"""Height of capitals, of the type size."""
HAND = 0.7071
"""A4 of A3."""
OVER_TITLE = 1.25
FEWEST = {1: 1.45, 2: 1.27, 3: 1.09}
"""How much larger than few the key phrases of fewer lines are: one line is what the whole sheet is for."""


@dataclass(frozen=True, slots=True)
class PosterType:
    """Sizes in points. `key_few`: of the key phrases where there are few; `rest` belongs to `key` and follows it."""

    title: float
    title_least: float
    key_few: float
    key: float
    key_least: float
    rest: float
    rest_least: float
    subtitle: float

    def rest_at(self, key: float) -> float:
        """The size of continuations beside key phrases of that size."""
        return round(max(self.rest_least, self.rest * key / self.key), 2)

    def largest(self, count: int) -> float:
        """The size of key phrases that the sheet has room for, where there are so many lines."""
        return round(min(self.key_few * FEWEST.get(count, 1.0), self.title * OVER_TITLE), 1)

    def sizes(self, most: float) -> tuple[float, ...]:
        """Key phrases from `most` down to the least, by about a point."""
        steps = max(1, round(most - self.key_least))
        return tuple(round(most - (most - self.key_least) * step / steps, 2) for step in range(steps + 1))


WALL = PosterType(56, 44, 44, 38, 32, 24, 24, 24)
HAND_OUT = PosterType(38, 26, 31, 26, 20, 16.5, 13, 16)
EASY_WALL = PosterType(51, 44, 48, 40, 32, 27, 24, 24)
EASY_HAND_OUT = PosterType(36, 28, 34, 28, 20, 19, 14, 17)


LEFT, LEFT_MOST = 0.385, 0.475
"""Of the width of a sheet that lies: what stands left of the threads, and the most that it may take."""


@dataclass(frozen=True, slots=True)
class PosterGround:
    """A sheet in points of A4 or A3. `unit`: what measures of A3 are multiplied by; `reach`: of an opened thread."""

    width: float
    height: float
    unit: float
    margin: float
    edge: float
    spine: float
    text: float
    reach: float
    easy: bool
    type: PosterType
    foot: float
    foot_size: float
    logo: tuple[float, float]
    logo_gap: float

    @property
    def wide(self) -> bool:
        """Whether the sheet lies."""
        return self.width > self.height

    @property
    def right(self) -> float:
        """Where words end."""
        return self.width - self.margin

    @property
    def measure(self) -> float:
        """Width of the lines."""
        return self.right - self.text

    @property
    def panel(self) -> float:
        """Width of what stands left of the threads on a sheet that lies."""
        return self.spine - self.reach - 34 * self.unit - self.margin

    def with_panel(self, width: float) -> "PosterGround":
        """The same with so much room left of the threads, if the sheet lies and has it; never less than usual."""
        more = min(width - self.panel, LEFT_MOST * self.width - self.spine)
        if not self.wide or more <= 0:
            return self
        return replace(self, spine=self.spine + more, text=self.text + more)

    @property
    def sharpness(self) -> float:
        """How round the openings of the threads are: they make room for an icon in easy language."""
        return 0.85 if self.easy else 1.0


def poster_ground(paper: Paper, easy: bool) -> PosterGround:
    """The ground on which a poster for that paper is laid out."""
    hand = paper.size is PaperSize.A4
    sheet = paper if hand else sheet_of_paper(PaperSize.A3, paper.orientation)
    unit = HAND if hand else 1.0
    wide = sheet.width > sheet.height
    margin = (50.0 if easy else 44.0) if hand else (70.0 if easy else 62.0)
    reach = (38.0 if easy else 10.0 if not hand else 11.0) * unit
    spine = LEFT * sheet.width if wide else (119 if easy else 94) * unit
    type_ = (EASY_HAND_OUT if easy else HAND_OUT) if hand else (EASY_WALL if easy else WALL)
    return PosterGround(
        width=sheet.width,
        height=sheet.height,
        unit=unit,
        margin=margin,
        edge=30.0 if hand else 34.0,
        spine=spine,
        text=spine + (68 if easy else 46) * unit,
        reach=reach,
        easy=easy,
        type=type_,
        foot=sheet.height - (36 if hand else 38 if wide else 46),
        foot_size=9.0 if hand else 13.0,
        logo=(55.7, 29.0) if hand else (72.0, 36.0),
        logo_gap=7.0 if hand else 10.0,
    )
