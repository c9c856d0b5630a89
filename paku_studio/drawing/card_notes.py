"""A sheet of sticky notes of 76 mm: corner marks to stick them on, and what is printed on each. Knows no records."""

from collections.abc import Sequence

from paku_studio.drawing.card_hand import LEAST, CardHand
from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.paper import Paper, points
from paku_studio.drawing.road_marks import NOTE_ICONS
from paku_studio.drawing.shapes import border_style, icon, polyline, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, break_lines, measure, place
from paku_studio.drawing.theme import Theme
from paku_studio.locale import label, translator

SIDE = points(76)
INSET = 11.0
TOP, BOTTOM = 74.0, 48.0
LINES = 5
KINDS = (("worked", "+"), ("missing", "-"), ("risk", "!?"), ("idea", "/"), ("question", "?"), ("quote", '"'))
"""The kinds of notes in turn, each with the sign that begins its line in the quick notation."""


def note_places(paper: Paper) -> tuple[tuple[float, float], ...]:
    """The upper left corner of each note on the paper, row by row, with equal room between them."""
    columns, rows = int((paper.width - 20) // (SIDE + 14)), int((paper.height - TOP - BOTTOM + 14) // (SIDE + 14))
    across = (paper.width - columns * SIDE) / (columns + 1)
    down = (paper.height - TOP - BOTTOM - rows * SIDE) / max(1, rows - 1)
    return tuple(
        (across + column * (SIDE + across), TOP + row * (SIDE + down))
        for row in range(rows)
        for column in range(columns)
    )


def notes_sheet(paper: Paper, theme: Theme, language: str, first: int, *, headed: bool) -> tuple[Item, ...]:
    """Heading, notes and how to print on them; the words of the sheet are read where it is `headed`, seen on all."""
    t = translator(language)
    places = note_places(paper)
    left = places[0][0]
    head = _head(theme, language, left, paper.width - 2 * left)
    seen = Group(tuple(item for part in head for item in part.children), role="Artifact")
    items: list[Item] = [*head] if headed else [seen]
    for number, (x, y) in enumerate(places, first):
        items.append(_note(CardHand(theme, language, number), x, y, KINDS[(number - 1) % len(KINDS)]))
    told = t("Print at 100 %. The framed sign is for the one who types the notes in.")
    foot = place(told, left, paper.height - 30, REGULAR, LEAST, theme.ink_soft)
    return *items, Group(tuple(foot), role="P" if headed else "Artifact", id="notes-foot" if headed else "")


def _head(theme: Theme, language: str, left: float, width: float) -> Sequence[Group]:
    t = translator(language)
    title = t("Sheet of sticky notes")
    head = Group(tuple(place(title, left, 44, BOLD, 20, theme.spruce)), role="H1", id="notes-title", bookmark=title)
    told = t("Print one sheet, stick notes of 76 × 76 mm on the corners, and print it again.")
    painted: list[Item] = []
    for row, line in enumerate(break_lines(told, REGULAR, 10, width, language)):
        painted += place(line, left, 60 + row * 12, REGULAR, 10, theme.ink_soft)
    return head, Group(tuple(painted), role="P", id="notes-how")


def _note(hand: CardHand, x: float, y: float, kind: tuple[str, str]) -> Group:
    """One note: corner marks, a border, its kind in words, its number and sign, lines to write on."""
    name, sign = kind
    colour, side = hand.theme.mark(name), SIDE - 2 * INSET
    left, top = x + INSET, y + INSET
    word = label("NoteKind", name, hand.language)
    width, dash = border_style(name)
    border = rectangle(left, top, side, side, 8, stroke=colour, width=2 * width, dash=tuple(2 * each for each in dash))
    ornament = (*_corners(hand, x, y), *border, *icon(NOTE_ICONS[name], left + 12, top + 12, 19, colour))
    right = left + side - 12
    begins = right - hand.sign_width(sign)
    number = place(f"{hand.number}", begins - 8, top + 27, SEMIBOLD, 12, hand.theme.ink_soft, "end")
    title = place(word, left + 38, top + 27, BOLD, _size(word, begins - left - 76), colour)
    heading = Group((*title, *number, *hand.sign(begins, top + 27, sign)), role="H2", id=hand.key("note"))
    rules = hand.rules(left + 14, top + 62, side - 28, LINES, 26, hand.theme.line)
    return Group((Group(ornament, role="Artifact"), heading, rules), role="Sect", id=hand.key("card"))


def _size(word: str, room: float) -> float:
    """As large as the word finds room, 15 at most."""
    return min(15.0, max(LEAST, 15 * room / max(1.0, measure(word, BOLD, 15))))


def _corners(hand: CardHand, x: float, y: float) -> tuple[Item, ...]:
    """Where the note's corners go."""
    found: list[Item] = []
    for across, right in ((x, 1), (x + SIDE, -1)):
        for down, below in ((y, 1), (y + SIDE, -1)):
            bend = ((across + 10 * right, down), (across, down), (across, down + 10 * below))
            found += polyline(bend, stroke=hand.theme.line_strong, width=0.75)
    return tuple(found)
