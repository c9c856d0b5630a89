"""What boards on paper are drawn with: type in two families, measures of the sheet, names of elements. No records."""

from dataclasses import dataclass, replace

from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.persona_pieces import Element, Style
from paku_studio.drawing.theme import Theme
from paku_studio.models import PaperSize


@dataclass(frozen=True, slots=True)
class BoardType:
    """Sizes in points: of a wall sheet (A3 and larger, grown with it) or of a hand-out (A4)."""

    title: float
    subtitle: float
    label: float
    goal: float
    facet: float
    guide: float
    item: float
    how: float
    foot: float

    def shrunk(self, share: float, floor: "BoardType") -> "BoardType":
        """All sizes smaller by a share, none below its floor; the foot stays."""
        names = ("title", "subtitle", "label", "goal", "facet", "guide", "item", "how")
        sizes = {name: round(max(getattr(floor, name), getattr(self, name) * share), 2) for name in names}
        return BoardType(foot=self.foot, **sizes)

    def grown(self, share: float) -> "BoardType":
        """What the group said and its words larger by a share; the title, what it tells and the foot stay."""
        names = ("label", "goal", "facet", "guide", "item", "how")
        return replace(self, **{name: round(getattr(self, name) * share, 2) for name in names})


WALL = BoardType(title=36, subtitle=15, label=15, goal=27, facet=21, guide=12.5, item=16.5, how=14, foot=10)
WALL_FLOOR = BoardType(title=28, subtitle=13, label=14, goal=22, facet=18, guide=12, item=14, how=12, foot=10)
HAND_OUT = BoardType(title=26, subtitle=11, label=11, goal=19, facet=15, guide=9.5, item=12, how=10.5, foot=9)
HAND_OUT_FLOOR = BoardType(title=20, subtitle=10, label=10, goal=16, facet=13, guide=9, item=10.5, how=9.5, foot=9)
SHARES = (1.0, 0.95, 0.9, 0.86, 0.77)
"""How the type of a sheet gives way before anything goes on to another sheet."""

LARGER = (1.5, 1.4, 1.3, 1.2, 1.1)
"""How it grows where little was said."""


@dataclass(frozen=True, slots=True)
class BoardGround:
    """A sheet in points of A4 or A3. `unit`: what measures of the A3 board are multiplied by."""

    width: float
    height: float
    unit: float
    margin: float
    type: BoardType
    floor: BoardType

    @property
    def measure(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.margin

    @property
    def foot(self) -> float:
        """The baseline of the foot."""
        return self.height - 34

    @property
    def edge(self) -> float:
        """How far from the sheet's edge threads end."""
        return 30 + (self.unit - HAND_UNIT) / (1 - HAND_UNIT) * 4

    def types(self) -> tuple[BoardType, ...]:
        """The type as it gives way, from the full size to its floor."""
        return tuple(self.type.shrunk(share, self.floor) for share in SHARES)

    def large_types(self) -> tuple[BoardType, ...]:
        """Larger type for a sheet on which little was said, the largest first."""
        return tuple(self.type.grown(share) for share in LARGER)


HAND_UNIT = 0.72


def board_ground(paper: Paper) -> BoardGround:
    """The ground on which a board for that paper is laid out: A4 as it is, all else as A3 and grown with the paper."""
    if paper.size is PaperSize.A4:
        return BoardGround(paper.width, paper.height, HAND_UNIT, 44.0, HAND_OUT, HAND_OUT_FLOOR)
    large = sheet_of_paper(PaperSize.A3, paper.orientation)
    return BoardGround(large.width, large.height, 1.0, 56.0, WALL, WALL_FLOOR)


@dataclass(frozen=True, slots=True)
class BoardHand:
    """What every part of a board is drawn with. `sheet_id` begins the name of each of its elements."""

    sheet_id: str
    theme: Theme
    language: str
    words: str

    @property
    def spoken(self) -> str:
        """The language in which the people's words are broken."""
        return self.words or self.language

    def key(self, name: str) -> str:
        """The name of an element of this board, like no other in a file."""
        return f"{self.sheet_id}-{name}"

    def own(self, role: str, name: str, bookmark: str = "") -> Element:
        """An element that holds words of the sheet."""
        return Element(role, self.key(name), bookmark=bookmark)

    def people(self, role: str, name: str, bookmark: str = "") -> Element:
        """An element that holds words of the people."""
        return Element(role, self.key(name), self.words, bookmark)

    def style(
        self, weight: str, size: float, lead: float, colour: str, *, own: bool = False, even: bool = False
    ) -> Style:
        """A style; `lead` in ems; `own`: the sheet's words rather than the people's; `even`: lines of like length."""
        return Style(weight, size, round(size * lead, 2), colour, self.language if own else self.spoken, even)
