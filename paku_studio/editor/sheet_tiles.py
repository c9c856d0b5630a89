"""How a sheet is laid over the printer's paper, and where a cut goes through words. Knows no window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paku_studio.drawing.display import Box, Drawing, Group, Item, Matrix, Sheet, TextLine
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.locale import translate_count, translator
from paku_studio.models import PaperSize

Stretch = tuple[float, float]
"""From where to where, in points of the whole sheet."""


@dataclass(frozen=True, slots=True)
class TileLayout:
    """The parts of one sheet: which stretch each column and each row shows; neighbours overlap."""

    onto: PaperSize
    columns: tuple[Stretch, ...]
    rows: tuple[Stretch, ...]

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self.columns) * len(self.rows)

    def number(self, column: int, row: int) -> int:
        """What a part is numbered, from 1, row by row."""
        return row * len(self.columns) + column + 1


def layouts_of(drawing: Drawing, onto: PaperSize | None) -> tuple[TileLayout, ...]:
    """The layout of each sheet of a drawing that is put together; none where it is printed whole."""
    if onto is None:
        return ()
    return tuple(_layout(sheet, onto) for sheet in drawing.sheets)


def _layout(sheet: Sheet, onto: PaperSize) -> TileLayout:
    from paku_studio.export.tiles import tile_plan

    plan = tile_plan(sheet, onto)
    columns = tuple((float(span.start), float(span.end)) for span in plan.columns)
    return TileLayout(onto, columns, tuple((float(span.start), float(span.end)) for span in plan.rows))


def cut_through(drawing: Drawing, layouts: Sequence[TileLayout]) -> tuple[int, ...]:
    """The numbers of the parts at whose cut a line of words is parted."""
    found: set[int] = set()
    for sheet, layout in zip(drawing.sheets, layouts, strict=False):
        for box in _words(sheet.body, IDENTITY):
            found |= set(_parted(box, layout))
    return tuple(sorted(found))


def _parted(box: Box, layout: TileLayout) -> Iterator[int]:
    """The parts whose right or lower cut goes through a box."""
    x, y, width, height = box
    columns = [at for at, (start, end) in enumerate(layout.columns) if x < end and x + width > start]
    rows = [at for at, (start, end) in enumerate(layout.rows) if y < end and y + height > start]
    for column, _ in pairwise(columns):
        if x < layout.columns[column][1] - 0.5 and x + width > layout.columns[column][1] + 0.5:
            yield from (layout.number(column, row) for row in rows)
    for row, _ in pairwise(rows):
        if y < layout.rows[row][1] - 0.5 and y + height > layout.rows[row][1] + 0.5:
            yield from (layout.number(column, row) for column in columns)


def _words(item: Item, matrix: Matrix) -> Iterator[Box]:
    """The boxes of all lines of words, in points of the sheet."""
    if isinstance(item, TextLine):
        box = bounds(item)
        if box is not None and item.text.strip():
            yield transformed(box, matrix)
    elif isinstance(item, Group):
        inner = compose(matrix, item.transform) if item.transform is not None else matrix
        for child in item.children:
            yield from _words(child, inner)


def layout_in_words(layouts: Sequence[TileLayout], language: str) -> str:
    """How many sheets of what paper, and how they lie: `4 A4 sheets, 2 × 2`."""
    count = sum(layout.count for layout in layouts)
    first = layouts[0]
    words = translate_count(language, "%(count)d %(size)s sheet", "%(count)d %(size)s sheets", count)
    said = words % {"count": count, "size": first.onto.value}
    lie = f"{len(first.columns)} × {len(first.rows)}"
    if len(layouts) > 1:
        each = translator(language)("%(lie)s for each page") % {"lie": lie}
        return f"{said}, {each}"
    return f"{said}, {lie}"
