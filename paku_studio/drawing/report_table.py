"""A report's tables as pieces of a column: a row may part between its lines, the head comes again. Knows no records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Chain, Element, Part, Piece
from paku_studio.drawing.report_parts import Grid, Words
from paku_studio.drawing.report_type import Face, ReportHand, Row, painter, rows_of, runs_of, set_words

GUTTER = 12.0
ABOVE, BELOW = 3.5, 4.0
"""Room over and under the words of a row."""
EMPTY = Words("–")
"""What an empty cell says: one that holds nothing would be no cell to a screen reader."""


@dataclass(frozen=True, slots=True)
class Strip(Piece):
    """A piece of a table. `again`: what stands above it, unread, where a sheet begins with it."""

    again: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    figures: bool


def table_pieces(hand: ReportHand, grid: Grid, width: float, chain: Chain) -> list[Piece]:
    """The table with its caption, `width` points wide, its structure below `chain`."""
    table = (*chain, hand.element("Table"))
    columns = _columns(grid, width)
    face = hand.table_head()
    head = _row(hand, tuple(map(Words, grid.head)), columns, face, (*table, hand.element("TR")), head=True)
    head = [*head, _rule(hand, width, strong=True)]
    again = tuple(replace(piece, parts=tuple(map(_unread, piece.parts))) for piece in head)
    caption = set_words(hand, Words(grid.caption), hand.caption(), width, (*table, hand.element("Caption")))
    pieces: list[Piece] = [replace(piece, keep=True) for piece in (*caption, *head)]
    for cells in grid.rows:
        row = _row(hand, cells, columns, hand.body(), (*table, hand.element("TR")), head=False)
        row[-1] = replace(row[-1], keep=True)
        row.append(_rule(hand, width, strong=False))
        pieces += [Strip(piece.height, piece.parts, piece.keep, again) for piece in row]
    return pieces


def _columns(grid: Grid, width: float) -> list[_Column]:
    room = width - GUTTER * (len(grid.shares) - 1)
    columns, x = [], 0.0
    for number, share in enumerate(grid.shares):
        columns.append(_Column(x, room * share, number >= grid.figures))
        x += room * share + GUTTER
    return columns


def _row(
    hand: ReportHand, cells: Sequence[Words], columns: Sequence[_Column], face: Face, chain: Chain, *, head: bool
) -> list[Piece]:
    """The lines of a row from above, each with what it shows of every cell."""
    elements = [hand.element("TH" if head or not number else "TD") for number in range(len(cells))]
    told = [
        rows_of(list(runs_of(words, face, hand.language)), face.size, column.width)
        or rows_of(list(runs_of(EMPTY, face, hand.language)), face.size, column.width)
        for words, column in zip(cells, columns, strict=True)
    ]
    lines: list[Piece] = [Piece(ABOVE, keep=True)]
    count = max(map(len, told))
    for number, across in enumerate(zip_longest(*told, fillvalue=None)):
        parts: list[Part] = []
        for element, column, row in zip(elements, columns, across, strict=True):
            if row:
                parts += _cell(row, face, (*chain, element), column)
        keep = count > 1 and number in {0, count - 2}
        lines.append(Piece(face.lead, tuple(parts), keep))
    return lines


def _cell(row: Row, face: Face, chain: Chain, column: _Column) -> list[Part]:
    end, line = row[-1][0], row[-1][1]
    shift = column.width - end - line.width if column.figures else 0.0
    parts = []
    for x, line, run in row:
        inner = (*chain, Element("Span", f"{chain[-1].key}-said", run.language)) if run.language else chain
        parts.append(Part(inner, painter(line, run, face, column.x + shift + x)))
    return parts


def _rule(hand: ReportHand, width: float, *, strong: bool) -> Piece:
    colour = hand.theme.spruce if strong else hand.theme.line

    def paint(x: float, y: float) -> tuple[Item, ...]:
        down = y + BELOW - 1
        line = Path((("M", x, down), ("L", x + width, down)), stroke=colour, width=1.2 if strong else 0.6)
        return (Group((line,), role="Artifact"),)

    return Piece(BELOW, (Part((), paint),))


def _unread(part: Part) -> Part:
    """The same, seen but not read again."""
    paint = part.paint

    def unread(x: float, y: float) -> tuple[Item, ...]:
        return (Group(tuple(paint(x, y)), role="Artifact"),)

    return Part((), unread)
