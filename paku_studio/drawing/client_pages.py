"""The pages of a client's sheet as they fill from top to bottom, and the drawing they become. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.client_foot import ClientFoot
from paku_studio.drawing.client_hand import EDGE, ClientGround, ClientHand
from paku_studio.drawing.client_lines import silent
from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import (
    Chain,
    Piece,
    Placed,
    gap,
    height_of,
    laid,
    lines_of,
    one_column,
    structured,
)
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import BOLD, REGULAR, placed_width, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import cord_rule, stitched

CUP = (
    "...#...#....",
    "..#...#.....",
    "...#...#....",
    "............",
    "#########...",
    "###########.",
    "#########.##",
    "#########..#",
    "#########.##",
    "###########.",
    ".#######....",
    "............",
    "##########..",
)
CELL = 3.2
TOP = 42.0
TALL_HEAD = 150.0
"""A column's head higher than this is not shown again on the next page."""
UNDER_CORD = 16.0
"""Room between a cord and what stands below it."""
Motifs = tuple[tuple[tuple[str, ...], bool], ...]
"""Each with whether it stands near, from the left."""


@dataclass
class ClientPages:
    """What is placed stands on the last page, from `y` down."""

    foot: ClientFoot
    sheets: list[list[Placed]] = field(default_factory=lambda: [[]])
    y: float = TOP

    @property
    def hand(self) -> ClientHand:
        """What is drawn with."""
        return self.foot.hand

    @property
    def ground(self) -> ClientGround:
        """The page's measures."""
        return self.foot.hand.ground

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        return self.foot.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.sheets[-1]

    def put(self, placed: Sequence[Placed]) -> None:
        """Place on the page."""
        self.sheets[-1] += placed

    def ornament(self, *items: Item) -> None:
        """Something that is seen and not read."""
        self.put([Placed((), (Group(items, role="Artifact"),))])

    def turn(self) -> None:
        """Begin a new page, unless this one is new."""
        if not self.fresh:
            self.sheets.append([])
            self.y = self.foot.top

    def flow(self, pieces: Sequence[Piece]) -> None:
        """Pieces below one another, over as many pages as they need."""
        rest = list(pieces)
        if rest and _first_block(rest) > self.room:
            self.turn()
        while rest:
            column, rest = one_column(rest, self.room)
            self.put(laid(column, self.ground.margin, self.y))
            self.y += height_of(column)
            if rest:
                self.turn()

    def columns(self, columns: Sequence[tuple[float, Sequence[Piece], Sequence[Piece]]]) -> None:
        """Columns side by side, (across, head, pieces), over as many pages as they need, each below its head."""
        rest = [[*head, *pieces] for _, head, pieces in columns]
        if max(_first_block(pieces) for pieces in rest) > self.room:
            self.turn()
        while any(rest):
            shown, rest = _cut(rest, self.room)
            for (across, _, _), column in zip(columns, shown, strict=True):
                self.put(laid(column, self.ground.margin + across, self.y))
            self.y += max(height_of(column) for column in shown)
            if any(rest):
                self.turn()
                heads = [silent(head) if height_of(head) < TALL_HEAD else [] for _, head, _ in columns]
                rest = [[*head, *more] if more else [] for head, more in zip(heads, rest, strict=True)]

    def framed(self, pieces: Sequence[Piece], pad: float, *, stroke: str | None, side: float = 16.0) -> None:
        """Pieces on a ground of their own; what is too long for one page goes on in a frame of the next."""
        rest = list(pieces)
        theme = self.hand.theme
        if height_of(rest) + 2 * pad > self.room:
            self.turn()
        while rest:
            column, rest = one_column(rest, self.room - 2 * pad)
            height = height_of(column) + 2 * pad
            box = (self.ground.margin, self.y, self.ground.measure, height)
            fill = theme.surface if theme.black_and_white else theme.spruce_tint
            edge = stroke or (theme.ink if theme.black_and_white else None)
            self.ornament(*rectangle(*box, 8, fill=fill, stroke=edge, width=1.25))
            self.put(laid(column, self.ground.margin + side, self.y + pad))
            self.y += height
            if rest:
                self.turn()

    def cord(self, above: float) -> None:
        """Two threads wound into a rule across the page."""
        self.y += above
        self.ornament(cord_rule(EDGE, self.ground.width - EDGE, self.y, self.hand.theme))
        self.y += UNDER_CORD

    def head(self, title: tuple[str, Chain], subtitle: tuple[str, Chain], motifs: Motifs) -> None:
        """Title and subtitle beside small motifs, above a cord."""
        hand, width = self.hand, self.ground.measure - motifs_width(motifs) - 16
        self.flow(_fitted(hand, *title, width))
        style = hand.style(REGULAR, hand.type.text, 1.35, hand.theme.ink_soft, even=True)
        self.flow(lines_of(subtitle[0], style, width, subtitle[1]))
        if len(self.sheets) == 1:
            self.y = max(self.y + 10, TOP + max(len(motif) for motif, _ in motifs) * CELL + 20)
            self.ornament(*_standing(motifs, self.ground.right, self.y - 5, hand.theme))
        self.cord(3)

    def flow_source(self) -> None:
        """Where the words come from, at the end, where they are too many for a foot."""
        if source := self.foot.source_pieces(self.ground.measure):
            self.flow(source)


def motifs_width(motifs: Motifs) -> float:
    """How much room the motifs take, in points."""
    return sum(len(motif[0]) * CELL for motif, _ in motifs) + 7 * (len(motifs) - 1)


def _standing(motifs: Motifs, right: float, ground: float, theme: Theme) -> list[Item]:
    far = "#8A8A8A" if theme.black_and_white else "#8DABA3"
    x, found = right - motifs_width(motifs), list[Item]()
    for motif, near in motifs:
        found.append(stitched(motif, x, ground - len(motif) * CELL, CELL, theme.spruce if near else far))
        x += len(motif[0]) * CELL + 7
    return found


def _fitted(hand: ClientHand, text: str, chain: Chain, width: float) -> list[Piece]:
    """The title on one line in the largest size that allows it, else on several."""
    size = hand.type.title
    while size > hand.type.title_floor and placed_width(text, BOLD, size) > width:
        size = max(hand.type.title_floor, size - 1)
    return lines_of(text, hand.style(BOLD, size, 1.16, hand.theme.spruce, even=True), width, chain)


def _first_block(pieces: Sequence[Piece]) -> float:
    """The height of what must stand together at the beginning."""
    height = 0.0
    for piece in pieces:
        height += piece.height
        if not piece.keep and piece.parts:
            break
    return height


def _cut(columns: Sequence[Sequence[Piece]], room: float) -> tuple[list[list[Piece]], list[list[Piece]]]:
    shown, left = [], []
    for column in columns:
        taken, more = one_column(column, room) if column else ([], [])
        shown.append(taken)
        left.append(more)
    return shown, left


def client_drawing(pages: ClientPages, paper: Paper, subject: str, words: str) -> Drawing:
    """The pages on this paper; `words`: all that people wrote, to find what no typeface can show."""
    foot = pages.foot
    return Drawing(
        title=foot.title,
        language=foot.hand.language,
        sheets=tuple(_sheet(pages, number, paper) for number in range(len(pages.sheets))),
        subject=subject,
        unreadable=unreadable(words),
    )


def _sheet(pages: ClientPages, number: int, paper: Paper) -> Sheet:
    foot = pages.foot
    children = list(structured(pages.sheets[number]))
    if number:
        children.insert(0, foot.running_head())
    children += foot.items(number, len(pages.sheets))
    scale = paper.width / foot.hand.ground.width
    body = Group(tuple(children), id=foot.hand.key("sheet"), role="Sect", transform=(scale, 0, 0, scale, 0, 0))
    return Sheet(paper.width, paper.height, Group((body,)), name=f"{foot.title} {number + 1}")


__all__ = ["CUP", "ClientPages", "Motifs", "client_drawing", "gap"]
