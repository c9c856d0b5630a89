"""The board of customer value on paper: the goal, three columns on two threads, 'How?' below; as many sheets as needed.

Laid out in points of A4 or A3 and grown as a whole to larger paper. Knows no pen and no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.board_pages import BoardPages, board_drawing
from paku_studio.drawing.display import Drawing, Group, Item
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import (
    Piece,
    Placed,
    balanced,
    filled,
    gap,
    height_of,
    kept,
    laid,
    one_column,
)
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.value_foot import BoardFoot
from paku_studio.drawing.value_hand import BoardGround, BoardHand, board_ground
from paku_studio.drawing.value_parts import LEAST_RULES, THREADS_AT, BoardPieces
from paku_studio.drawing.value_story import ValueField, ValueStory, tell_value
from paku_studio.drawing.value_threads import Knot, grove, grove_height, grove_width, wound
from paku_studio.locale import translator
from paku_studio.models import Record

TOP = 42.0
GOAL_PAD, HOW_PAD = 17.0, 16.0
ABOVE_COLUMNS, BELOW_COLUMNS = 30.0, 24.0
AIR = (13.0, 10.0)
"""Room between the items of a column; between those of 'How?' it is less by half."""
MOST_AIR = 11.0
"""So much more where the sheet has room."""
MOST_RULES = 7
LEAST_ROOM = 130.0
"""Less than this at the foot of a sheet is not begun. All of these in the board's units."""
MANY = 4
SPARSE = 0.15
"""Type grows where at least this share of the sheet's height stays empty all the same."""


def draw_value(records: Mapping[str, Record], value_id: str, paper: Paper, theme: Theme, language: str) -> Drawing:
    """The sheets of one customer value in a language. KeyError where the records have no such value."""
    story = tell_value(records, value_id, language)
    hand = BoardHand(f"value-{story.id}", theme.printed(), language, story.words)
    ground = board_ground(paper)
    foot = BoardFoot(hand, ground, story.title, story.source, story.draft)
    pages = _fewest(hand, story, ground, foot)
    return board_drawing(pages, paper, foot, translator(language)("Customer value"), _all_words(story))


def _fewest(hand: BoardHand, story: ValueStory, ground: BoardGround, foot: BoardFoot) -> list[list[Placed]]:
    """The board at the largest type that keeps it on the fewest sheets."""
    for large in ground.large_types() if story.goal.items else ():
        board = _Board(foot, BoardPieces(hand, story, ground, large), AIR[0] * ground.unit)
        sheets = board.laid_out() if board.pieces.heads_unbroken() else []
        if len(sheets) == 1 and board.spare > SPARSE * ground.height:
            return sheets
    found: list[list[Placed]] = []
    types = ground.types()
    for type_ in types:
        for air in AIR:
            board = _Board(foot, BoardPieces(hand, story, ground, type_), air * ground.unit)
            sheets = board.laid_out()
            if not found or len(sheets) < len(found):
                found = sheets
            if len(found) == 1:
                return found
        if len(found) > MANY and type_ is not types[-1]:
            return _Board(foot, BoardPieces(hand, story, ground, types[-1]), AIR[-1] * ground.unit).laid_out()
    return found


@dataclass
class _Board(BoardPages):
    """The goal and the fields on their sheets."""

    pieces: BoardPieces
    air: float
    spare: float = 0.0
    """Height that nothing needs where all is on one sheet."""

    def laid_out(self) -> list[list[Placed]]:
        """All sheets."""
        self.y = TOP * self.unit + (6 if self.unit < 1 else 0)
        self._head()
        self._goal()
        self._columns()
        self.flow_source()
        return self.sheets

    def ornament(self, *items: Item) -> None:
        self.put([Placed((), (Group(items, role="Artifact"),))])

    # the head

    def _head(self) -> None:
        """Title and what stands below it, and trees on the goal's frame where they find room."""
        parts, ground, unit = self.pieces, self.ground, self.unit
        title = parts.title()
        self.flow([*parts.kicker(), *title])
        below_title = self.y
        beside = ground.measure - grove_width(unit) - 16
        self.flow(parts.below_title(beside))
        self.y += 22 * unit
        if len(self.sheets) > 1 or len(title) > 2:
            return
        if parts.title_width() > beside:
            self.y = max(self.y, below_title + grove_height(unit) + 2 * unit)
        self.put([Placed((), (grove(ground.width - ground.margin, self.y - 3 * unit, parts.hand.theme, unit),))])

    # the goal

    def _goal(self) -> None:
        """The goal in its frame; what is too long for one sheet goes on in a frame of the next."""
        unit, rest = self.unit, self.pieces.goal()
        pad = GOAL_PAD * unit
        if min(height_of(rest) + 2 * pad, LEAST_ROOM * unit) > self.room:
            self.turn()
        while rest:
            column, rest = one_column(rest, self.room - 2 * pad)
            theme, height = self.pieces.hand.theme, height_of(column) + 2 * pad
            box = (self.ground.margin, self.y, self.ground.measure, height)
            ground = theme.surface if theme.black_and_white else theme.spruce_tint
            self.ornament(*rectangle(*box, 8 * unit, fill=ground, stroke=theme.spruce, width=3 * unit))
            self.put(laid(column, self.ground.margin + self.pieces.indent, self.y + pad))
            self.y += height
            if rest:
                self.turn()

    # the columns

    def _columns(self) -> None:
        """Three columns side by side, and 'How?' below them if all of it fits there."""
        parts, unit = self.pieces, self.unit
        fields = parts.story.columns
        heads = self._heads()
        rest = [parts.column_items(each, self.air, LEAST_RULES) for each in fields]
        columns = [[*head, *items] for head, items in zip(heads, rest, strict=True)]
        tallest = max(height_of(column) for column in columns)
        above = ABOVE_COLUMNS * unit
        spare = self.room - above - tallest - BELOW_COLUMNS * unit - self._how_height()
        if spare >= 0:
            self.spare = spare
            self._spread(tallest, spare)
            return
        late = self.y > self.ground.height / 2 and tallest + above > self.room
        if late or self.room < LEAST_ROOM * unit:
            self.turn()
        self._going_on(columns)
        self._how_on_its_own()

    def _spread(self, tallest: float, spare: float) -> None:
        """All of it on this sheet: some of the spare room between the items, the rest below them and in 'How?'."""
        parts, unit = self.pieces, self.unit
        most = max(len(each.items) for each in parts.story.columns)
        air = self.air + min(MOST_AIR * unit, spare * 0.55 / max(1, most - 1))
        zone = tallest + spare * 0.5
        told = zip(self._heads(), parts.story.columns, strict=True)
        columns = [[*head, *self._items(each, air, zone - height_of(head))] for head, each in told]
        zone = max(max(height_of(column) for column in columns) + spare * 0.12, tallest + spare * 0.45)
        top = self.y
        bottom = top + (ABOVE_COLUMNS + BELOW_COLUMNS) * unit + zone
        self._column_row(columns, top, bottom)
        self.y = bottom
        self._how(self.foot.bottom - bottom)

    def _heads(self) -> list[list[Piece]]:
        """The heads of the columns, all as high as the highest, so that the first items stand level."""
        heads = [self.pieces.column_head(each) for each in self.pieces.story.columns]
        highest = max(height_of(head) for head in heads)
        return [[*head, *kept([gap(highest - height_of(head))])] for head in heads]

    def _items(self, each: ValueField, air: float, room: float) -> list[Piece]:
        rules = max(LEAST_RULES, min(MOST_RULES, int(room // self.pieces.rule)))
        return self.pieces.column_items(each, air, rules)

    def _going_on(self, columns: Sequence[Sequence[Piece]]) -> None:
        """The columns over as many sheets as they need, threads from edge to edge of each."""
        parts, above = self.pieces, ABOVE_COLUMNS * self.unit
        rest = [list(column) for column in columns]
        while True:
            shown, left = [], []
            for column in rest:
                taken, more = one_column(column, self.room - above) if column else ([], [])
                shown.append(taken)
                left.append(more)
            bottom = self.foot.bottom
            self._column_row(shown, self.y, bottom)
            self.y = bottom
            if not any(left):
                return
            self.turn()
            fields = zip(left, parts.story.columns, strict=True)
            rest = [[*parts.head_again(each), *more] if more else [] for more, each in fields]

    def _column_row(self, columns: Sequence[Sequence[Piece]], top: float, bottom: float) -> None:
        parts, unit = self.pieces, self.unit
        down = top + ABOVE_COLUMNS * unit
        for number, column in enumerate(columns):
            x = self.ground.margin + number * (parts.column + parts.gutter)
            if column:
                threads = wound(x + THREADS_AT * unit, _knots(column, down), top, bottom, parts.hand.theme, unit)
                self.put([Placed((), (threads,))])
            self.put(laid(column, x, down))

    # how

    def _how_air(self) -> float:
        return self.air * 0.55

    def _how_height(self) -> float:
        """The least height of the frame of 'How?'."""
        columns = self._how_columns(99999.0)
        pads = 2.7 * HOW_PAD * self.unit
        return height_of(self.pieces.how_head()) + max(map(height_of, columns), default=0.0) + pads

    def _how_columns(self, room: float, rules: int = 2) -> list[list[Piece]]:
        groups = self.pieces.how_groups(self._how_air(), rules)
        return balanced(groups, self.pieces.how_across, room) or []

    def _how(self, height: float) -> None:
        """'How?' in a frame of that height at this place, with all that it holds."""
        parts, pad = self.pieces, HOW_PAD * self.unit
        head = parts.how_head()
        room = height - 2.7 * pad - height_of(head)
        rules = max(2, min(MOST_RULES, int(room // parts.rule)))
        self._frame(height)
        self.put(laid(head, self.ground.margin + parts.indent, self.y + pad))
        self._how_row(self._how_columns(99999.0, rules), self.y + pad * 1.7 + height_of(head))
        self.y += height

    def _how_row(self, columns: Sequence[Sequence[Piece]], y: float) -> None:
        for number, column in enumerate(columns):
            x = self.ground.margin + number * (self.pieces.how_column + self.pieces.gutter)
            self.put(laid(column, x, y))

    def _frame(self, height: float) -> None:
        theme, unit = self.pieces.hand.theme, self.unit
        box = (self.ground.margin, self.y, self.ground.measure, height)
        self.ornament(*rectangle(*box, 8 * unit, fill=theme.surface, stroke=theme.line_strong, width=1.25 * unit))

    def _how_on_its_own(self) -> None:
        """'How?' on a sheet of its own, or on as many as it needs."""
        parts, pad = self.pieces, HOW_PAD * self.unit
        self.turn()
        if self._how_height() <= self.room:
            self._how(self._how_height())
            return
        head = parts.how_head()
        groups = parts.how_groups(self._how_air())
        while groups:
            room = self.room - 2.7 * pad - height_of(head)
            level = balanced(groups, parts.how_across, room)
            columns, rest = (level, []) if level is not None else filled(groups, parts.how_across, room)
            tallest = max(height_of(column) for column in columns)
            self._frame(tallest + 2.7 * pad + height_of(head))
            self.put(laid(head, self.ground.margin + parts.indent, self.y + pad))
            self._how_row(columns, self.y + pad * 1.7 + height_of(head))
            groups, head = ([rest] if rest else []), []
            if groups:
                self.turn()


def _knots(column: Sequence[Piece], y: float) -> list[float]:
    """How far down each knot of a column stands that begins at `y`."""
    found = []
    started = False
    for piece in column:
        started = started or bool(piece.parts)
        if not started:
            continue
        found += [y + part.paint.fall for part in piece.parts if isinstance(part.paint, Knot)]
        y += piece.height
    return found


def _all_words(story: ValueStory) -> str:
    items = [text for each in story.fields for _, text in each.items]
    return "\n".join((story.title, story.whose, story.source, *items))
