"""The sheets of a board on paper as they fill from top to bottom, and the drawing they become. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.display import Drawing, Group, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import Piece, Placed, height_of, laid, one_column, structured
from paku_studio.drawing.text import unreadable
from paku_studio.drawing.value_foot import BoardFoot
from paku_studio.drawing.value_hand import BoardGround


@dataclass
class BoardPages:
    """What is placed stands on the last sheet, from `y` down."""

    foot: BoardFoot
    sheets: list[list[Placed]] = field(default_factory=lambda: [[]], kw_only=True)
    y: float = field(default=0.0, kw_only=True)

    @property
    def ground(self) -> BoardGround:
        """The sheet's measures."""
        return self.foot.ground

    @property
    def unit(self) -> float:
        """How large the board is drawn."""
        return self.ground.unit

    @property
    def room(self) -> float:
        """Height that is left on the sheet."""
        return self.foot.bottom - self.y

    def put(self, placed: Sequence[Placed]) -> None:
        """Place on the sheet."""
        self.sheets[-1] += placed

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append([])
        self.y = self.foot.top

    def flow(self, pieces: Sequence[Piece]) -> None:
        """Pieces below one another, over as many sheets as they need."""
        rest = list(pieces)
        while rest:
            column, rest = one_column(rest, self.room)
            self.put(laid(column, self.ground.margin, self.y))
            self.y += height_of(column)
            if rest:
                self.turn()

    def flow_source(self) -> None:
        """Where the words come from, on a sheet of their own where they are too many for a foot."""
        if source := self.foot.source_pieces(self.ground.measure):
            self.turn()
            self.flow(source)


def board_drawing(
    pages: Sequence[Sequence[Placed]], paper: Paper, foot: BoardFoot, subject: str, words: str
) -> Drawing:
    """The sheets on this paper; `words`: all that people wrote, to find what no typeface can show."""
    return Drawing(
        title=foot.title,
        language=foot.hand.language,
        sheets=tuple(_sheet(pages, number, paper, foot) for number in range(len(pages))),
        subject=subject,
        unreadable=unreadable(words),
    )


def _sheet(pages: Sequence[Sequence[Placed]], number: int, paper: Paper, foot: BoardFoot) -> Sheet:
    children = list(structured(pages[number]))
    if number:
        children.insert(0, foot.running_head())
    children += foot.items(number, len(pages))
    scale = paper.width / foot.ground.width
    body = Group(tuple(children), id=foot.hand.key("sheet"), role="Sect", transform=(scale, 0, 0, scale, 0, 0))
    return Sheet(paper.width, paper.height, Group((body,)), name=f"{foot.title} {number + 1}")
