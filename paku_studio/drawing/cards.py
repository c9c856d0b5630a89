"""Blank cards for working on paper, numbered so that what is written on them can be typed back in order.

Cards stay at their true size: larger paper holds more of them. Knows no records and no pen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.drawing.card_hand import CardHand
from paku_studio.drawing.card_moment import moment_card
from paku_studio.drawing.card_notes import notes_sheet
from paku_studio.drawing.card_person import persona_card, questions_card
from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import Paper, points
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.shapes import icon, line
from paku_studio.drawing.sheet_templates import CARD_KINDS as TITLES
from paku_studio.drawing.sheet_templates import card_title
from paku_studio.drawing.theme import Theme

CARD_KINDS = tuple(TITLES)
"""persona, moment, questions, notes."""
CUT = (2.0, 4.0)
CUT_FROM_EDGE = 12.0
Card = Callable[[CardHand, float, float, float], tuple[Item, ...]]
_CARDS: dict[str, tuple[Card, float, float]] = {
    "persona": (persona_card, points(210), points(148)),
    "moment": (moment_card, points(105), points(148)),
    "questions": (questions_card, points(210), points(148)),
}
"""Each kind with its width and height: A5 across, A6 upright."""


def draw_cards(kind: str, paper: Paper, theme: Theme, language: str, first: int = 1) -> Drawing:
    """One sheet of blank cards, numbered from `first`, as many as find room on it. KeyError for an unknown kind.

    The sheet lies as its cards do: they are cut out of it whole.
    """
    printed, title = theme.printed(), card_title(kind, language)
    if kind == "notes":
        body = notes_sheet(paper, printed, language, first)
        return _drawing(title, language, paper, body)
    grid = _grid(kind, paper)
    cards = [_card(kind, grid, printed, language, first, place) for place in range(grid.columns * grid.rows)]
    return _drawing(title, language, grid.paper, (*cards, _cuts(grid, printed)))


def _drawing(title: str, language: str, paper: Paper, body: tuple[Item, ...]) -> Drawing:
    sheet = Sheet(paper.width, paper.height, Group(body), name=title)
    return Drawing(title, language, (sheet,), subject=title)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How cards stand on a sheet."""

    paper: Paper
    columns: int
    rows: int

    @property
    def cell(self) -> tuple[float, float]:
        return self.paper.width / self.columns, self.paper.height / self.rows


def _grid(kind: str, paper: Paper) -> _Grid:
    """The paper as it holds most cards; as it was asked for where that makes no difference."""
    _, width, height = _CARDS[kind]
    other = sheet_of_paper(paper.size, "portrait" if paper.orientation == "landscape" else "landscape")
    grids = [
        _Grid(each, max(1, int((each.width + 1) // width)), max(1, int((each.height + 1) // height)))
        for each in (paper, other)
    ]
    return max(grids, key=lambda grid: grid.columns * grid.rows)


def _card(kind: str, grid: _Grid, theme: Theme, language: str, first: int, place: int) -> Group:
    card, width, height = _CARDS[kind]
    across, down = grid.cell
    x = place % grid.columns * across + (across - width) / 2
    y = place // grid.columns * down + (down - height) / 2
    hand = CardHand(theme, language, first + place, first=not place)
    return Group(card(hand, x, y, width), role="Sect", id=hand.key("card"))


def _cuts(grid: _Grid, theme: Theme) -> Group:
    """Dashed lines between the cards, with scissors at their beginning."""
    across, down = grid.cell
    right, bottom = grid.paper.width - CUT_FROM_EDGE, grid.paper.height - CUT_FROM_EDGE
    found: list[Item] = []
    for row in range(1, grid.rows):
        y = row * down
        found += line(CUT_FROM_EDGE + 16, y, right, y, stroke=theme.line_strong, width=0.75, dash=CUT)
        found += icon("scissors", CUT_FROM_EDGE, y - 6, 12, theme.line_strong, 1.5)
    for column in range(1, grid.columns):
        x = column * across
        found += line(x, CUT_FROM_EDGE, x, bottom, stroke=theme.line_strong, width=0.75, dash=CUT)
    return Group(tuple(found), role="Artifact")
