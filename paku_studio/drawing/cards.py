"""Blank cards for working on paper, numbered so that what is written on them can be typed back in order.

Cards stay at their true size: larger paper holds more of them. Knows no records and no pen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.drawing.card_hand import CardHand
from paku_studio.drawing.card_moment import moment_card
from paku_studio.drawing.card_notes import note_places, notes_sheet
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


def draw_cards(kind: str, paper: Paper, theme: Theme, language: str, first: int = 1, sheets: int = 1) -> Drawing:
    """Sheets of blank cards, as many on each as find room, numbered on from `first`. KeyError for an unknown kind.

    A sheet lies as its cards do: they are cut out of it whole.
    """
    printed, title = theme.printed(), card_title(kind, language)
    pages: list[Sheet] = []
    if kind == "notes":
        for number in _firsts(first, len(note_places(paper)), sheets):
            body = notes_sheet(paper, printed, language, number, headed=not pages)
            pages.append(Sheet(paper.width, paper.height, Group(body), name=f"{title} {len(pages) + 1}"))
        return Drawing(title, language, tuple(pages), subject=title)
    grid = _grid(kind, paper)
    for number in _firsts(first, grid.columns * grid.rows, sheets):
        cards = [_card(kind, grid, printed, language, number + at, at, first) for at in range(grid.columns * grid.rows)]
        body = (*cards, _cuts(grid, printed))
        pages.append(Sheet(grid.paper.width, grid.paper.height, Group(body), name=f"{title} {len(pages) + 1}"))
    return Drawing(title, language, tuple(pages), subject=title)


def _firsts(first: int, on_each: int, sheets: int) -> range:
    """The number of the first card of each sheet."""
    return range(first, first + on_each * sheets, on_each)


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


def _card(kind: str, grid: _Grid, theme: Theme, language: str, number: int, place: int, first: int) -> Group:
    card, width, height = _CARDS[kind]
    across, down = grid.cell
    x = place % grid.columns * across + (across - width) / 2
    y = place // grid.columns * down + (down - height) / 2
    hand = CardHand(theme, language, number, first=number == first)
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
