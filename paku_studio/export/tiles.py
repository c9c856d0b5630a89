"""Cuts sheets that are too large for a printer into tiles of paper that it takes, with a plan. Knows no records."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Box, Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import Orientation, paper
from paku_studio.drawing.road_type import artifact, paragraph, set_text
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import BOLD, REGULAR, measure, place
from paku_studio.drawing.theme import theme
from paku_studio.export.tiles_cuts import MARGIN, OVERLAP, Grid, Span, fits, grid
from paku_studio.export.tiles_marks import DARK, corner_marks, cut_lines, pasting_strips
from paku_studio.export.tiles_parts import Part, leaves, parted, within
from paku_studio.export.tiles_plan import Poster, assembly_plan
from paku_studio.locale import translator
from paku_studio.models import PaperSize

LABEL_AT = 21.0
"""Baseline of a tile's label, in the margin that goes under the sheet above or is cut off in the end."""


def tiled(drawing: Drawing, onto: PaperSize, language: str) -> Drawing:
    """The drawing on sheets of that paper: for each larger sheet a plan and then its tiles, row by row.

    Put together they equal the sheet: everything is moved by whole points and nothing is drawn anew. A sheet that fits
    the paper stays as it is. Nobody hears the words on tiles; a tile says which part of what it shows.
    """
    large = [at for at, sheet in enumerate(drawing.sheets) if not _fits(sheet, onto)]
    if not large:
        return drawing
    found: list[Sheet] = []
    for at, sheet in enumerate(drawing.sheets):
        if at in large:
            found += _sheets(drawing, sheet, (large.index(at) + 1, len(large)), onto, language)
        else:
            found.append(sheet)
    return replace(drawing, sheets=tuple(found))


def tile_plan(sheet: Sheet, onto: PaperSize) -> Grid:
    """Which part of the sheet each column and each row of tiles shows; one of each where the sheet fits the paper."""
    if _fits(sheet, onto):
        turn: Orientation = "portrait" if sheet.width <= sheet.height else "landscape"
        return Grid(onto, turn, (Span(0, sheet.width),), (Span(0, sheet.height),))
    whole = parted(sheet.body)
    return grid(sheet.width, sheet.height, list(leaves(whole)) if whole else [], onto)


def _fits(sheet: Sheet, onto: PaperSize) -> bool:
    return fits(sheet.width, sheet.height, onto)


def _sheets(drawing: Drawing, sheet: Sheet, number: tuple[int, int], onto: PaperSize, language: str) -> Iterator[Sheet]:
    whole = parted(_with_ground(sheet)) or Part(Group(), (0, 0, 0, 0), (0, 0, 0, 0))
    ink = list(leaves(whole))
    found = grid(sheet.width, sheet.height, ink, onto)
    colours = theme("black-and-white" if _grey(ink) else "colour").printed()
    poster = Poster(drawing, sheet, number, found, whole.item, language, colours)
    yield assembly_plan(poster)
    for row in range(len(found.rows)):
        for column in range(len(found.columns)):
            yield _Tile(poster, whole, row, column).sheet()


def _with_ground(sheet: Sheet) -> Group:
    if sheet.background is None or sheet.background.upper() == "#FFFFFF":
        return sheet.body
    return Group((*rectangle(0, 0, sheet.width, sheet.height, fill=sheet.background), sheet.body))


def _grey(ink: list[Part]) -> bool:
    """Whether nothing is in colour, so that the plan should not be either."""
    used = {getattr(part.item, kind, None) for part in ink for kind in ("fill", "stroke", "colour")}
    return all(colour[1:3] == colour[3:5] == colour[5:7] for colour in used if isinstance(colour, str))


@dataclass(frozen=True, slots=True)
class _Tile:
    """One tile of a poster."""

    poster: Poster
    whole: Part
    row: int
    column: int

    def sheet(self) -> Sheet:
        """The tile on its paper."""
        grid_ = self.poster.grid
        on = paper(grid_.size, grid_.orientation)
        across, down = self._spans(grid_)
        body = Group((self._label(on.width), self._picture(across, down), self._marks(across, down)), role="Sect")
        spoken = Group((body,), language=self.poster.spoken)
        return Sheet(on.width, on.height, spoken, background="#FFFFFF", name=self._name())

    def _spans(self, grid_: Grid) -> tuple[Span, Span]:
        return grid_.columns[self.column], grid_.rows[self.row]

    @property
    def _values(self) -> dict[str, object]:
        grid_ = self.poster.grid
        return {
            "number": self.row * len(grid_.columns) + self.column + 1,
            "count": grid_.count,
            "row": self.row + 1,
            "rows": len(grid_.rows),
            "column": self.column + 1,
            "columns": len(grid_.columns),
            "title": self.poster.title,
        }

    def _name(self) -> str:
        t = translator(self.poster.language)
        return t("Sheet %(number)d/%(count)d") % self._values

    def _picture(self, across: Span, down: Span) -> Group:
        """What the tile shows of the poster; the margin is its upper left corner."""
        t = translator(self.poster.language)
        window: Box = (across.start, down.start, across.length, down.length)
        shown = within(self.whole, window)
        moved = (1.0, 0.0, 0.0, 1.0, MARGIN - across.start, MARGIN - down.start)
        frame = rectangle(*window, fill="#FFFFFF")
        items: tuple[Item, ...] = frame if shown is None else (*frame, shown)
        alt = t("Part %(number)d/%(count)d of the poster “%(title)s”") % self._values
        return Group((Group(items, transform=moved, clip=window),), role="Figure", alt=alt)

    def _marks(self, across: Span, down: Span) -> Group:
        left, top = self.column > 0, self.row > 0
        right, below = self.column < len(self.poster.grid.columns) - 1, self.row < len(self.poster.grid.rows) - 1
        size = (across.length, down.length)
        return artifact(
            (
                *pasting_strips(*size, left=left, top=top),
                *corner_marks(*size, left=left, top=top),
                *cut_lines(*size, right=right, below=below),
            )
        )

    def _label(self, width: float) -> Group:
        """Number, row and column in the upper margin; the title as far as there is room, only to be seen."""
        t = translator(self.poster.language)
        number = place(self._name(), MARGIN + OVERLAP + 10, LABEL_AT, BOLD, 11, DARK)
        after = MARGIN + OVERLAP + 10 + measure(self._name(), BOLD, 11) + 10
        words = t("row %(row)d/%(rows)d, column %(column)d/%(columns)d") % self._values
        where = place(words, after, LABEL_AT, REGULAR, 10, DARK)
        after += measure(words, REGULAR, 10) + 14
        title = _beginning(self.poster.title, width - MARGIN - OVERLAP - after, self.poster.drawing.language)
        named = artifact(place(title, after, LABEL_AT, REGULAR, 10, DARK))
        said = Group(paragraph((*number, *where)).children, role="P", bookmark=self._name())
        return Group((said, named))


def _beginning(title: str, width: float, language: str) -> str:
    """As many of the title's words as fit."""
    ellipsis = measure("…", REGULAR, 10)
    passage = set_text(title, REGULAR, 10, 12, max(width - ellipsis, 1.0), language, most=1)
    if not passage.lines:
        return ""
    return passage.lines[0].text + ("…" if passage.rest else "")
