"""The first sheet of a tiled poster: what goes where, what to do, and a line to check the printer by."""

from dataclasses import dataclass

from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import paper, points
from paku_studio.drawing.road_type import artifact, figure, painted, paragraph, set_text
from paku_studio.drawing.shapes import circle, line, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, place
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import SPRUCE, YOUNG_SPRUCE, cord_rule, stitched
from paku_studio.export.tiles_cuts import Grid
from paku_studio.export.tiles_marks import cut_line, strip
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import PaperSize

HEADING = N_("How to put the poster together")
STEPS = (
    N_("Print at 100 %, without “fit to page”. Measure the line below: it must be 100 mm."),
    N_("Cut each sheet along its dashed lines: its right edge and its lower edge."),
    N_(
        "Lay the sheets in order. A hatched strip goes under the sheet beside it. Tape behind: first each row, then "
        "the rows. Trim the outer edges last, by the corner marks."
    ),
)
NOTE = N_("These sheets are for printing. The whole poster, for a screen reader too, is in a file of its own.")
STRIP, CUT = N_("hatched: goes under"), N_("dashed: cut here")
A4_WIDTH = 595.28
SIDE = 44.0
PICTURE_TOP, PICTURE_HEIGHT = 122.0, 348.0


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet that is cut up: its drawing, which of how many large ones it is, its tiles, its ink, the plan's looks."""

    drawing: Drawing
    sheet: Sheet
    number: tuple[int, int]
    grid: Grid
    ink: Item
    language: str
    theme: Theme

    @property
    def title(self) -> str:
        """The drawing's title, with the sheet's place where there are several."""
        number, count = self.number
        return self.drawing.title if count == 1 else f"{self.drawing.title} ({number}/{count})"

    def heading(self, level: int) -> str:
        """The role of a heading on the plan; only the first plan of a drawing has its main heading."""
        return f"H{level + min(1, self.number[0] - 1)}"

    @property
    def spoken(self) -> str:
        """The language of our words, where it is not the drawing's."""
        return "" if self.language == self.drawing.language else self.language


def assembly_plan(poster: Poster) -> Sheet:
    """The plan, upright on the tiles' paper."""
    on = paper(poster.grid.size)
    desk = _Desk(poster, on.width, on.height)
    parts = (*desk.head(), desk.picture(), *desk.text(), desk.ruler(), desk.note())
    body = Group((Group(parts, role="Sect"),), language=poster.spoken)
    return Sheet(on.width, on.height, body, background="#FFFFFF", name=desk.t(HEADING))


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the plan is drawn. Measures are an A4's, larger on an A3."""

    poster: Poster
    width: float
    height: float

    @property
    def by(self) -> float:
        """How much larger than an A4."""
        return self.width / A4_WIDTH

    @property
    def left(self) -> float:
        """The margin."""
        return SIDE * self.by

    def t(self, message: str) -> str:
        """A message in the plan's language."""
        return translator(self.poster.language)(message)

    def head(self) -> tuple[Item, ...]:
        """Which poster, the heading, the threads and two trees."""
        by, theme = self.by, self.poster.theme
        words = set_text(self._about(), SEMIBOLD, 11.5 * by, 15 * by, 390 * by, self.poster.drawing.language, most=1)
        named = paragraph(painted(words, self.left, 48 * by, theme.ink_soft), language=self._of_the_poster())
        title = place(self.t(HEADING), self.left, 80 * by, BOLD, 28 * by, theme.spruce)
        heading = Group(title, role=self.poster.heading(1), bookmark=self.t(HEADING))
        return named, heading, self._trees(), cord_rule(30 * by, self.width - 30 * by, 98 * by, theme, by)

    def _of_the_poster(self) -> str:
        return self.poster.drawing.language if self.poster.spoken else ""

    def _about(self) -> str:
        sheet = self.poster.sheet
        return f"{_size_of(sheet.width, sheet.height)} · {self.poster.title}"

    def _trees(self) -> Group:
        by, theme = self.by, self.poster.theme
        far = "#8A8A8A" if theme.black_and_white else "#8DABA3"
        right, ground, cell = self.width - self.left, 90 * by, 3.4 * by
        young = right - len(YOUNG_SPRUCE[0]) * cell
        old = young - 6 * by - len(SPRUCE[0]) * cell
        return artifact(
            (
                stitched(SPRUCE, old, ground - len(SPRUCE) * cell, cell, theme.spruce),
                stitched(YOUNG_SPRUCE, young, ground - len(YOUNG_SPRUCE) * cell, cell, far),
            )
        )

    # the small picture

    @property
    def scale(self) -> float:
        """How small the poster is drawn."""
        sheet = self.poster.sheet
        return min((self.width - 2 * self.left) / sheet.width, PICTURE_HEIGHT * self.by / sheet.height)

    def picture(self) -> Group:
        """The poster, where it is cut, and the number of each sheet."""
        sheet, scale, top = self.poster.sheet, self.scale, PICTURE_TOP * self.by
        small = Group(
            (self.poster.ink,), transform=(scale, 0, 0, scale, self.left, top), clip=(0, 0, sheet.width, sheet.height)
        )
        size = (sheet.width * scale, sheet.height * scale)
        frame = rectangle(self.left, top, *size, stroke=self.poster.theme.ink, width=1.4 * self.by)
        return figure((small, *self._seams(*size), *frame, *self._numbers()), self._alt())

    def _alt(self) -> str:
        grid = self.poster.grid
        said = self.t("The poster in small: sheets 1–%(count)d, %(rows)d rows and %(columns)d columns, row by row")
        return said % {"count": grid.count, "rows": len(grid.rows), "columns": len(grid.columns)}

    def _seams(self, width: float, height: float) -> list[Item]:
        """A cut line where two sheets meet, on a light ground so that it is seen on any colour."""
        top, ends = PICTURE_TOP * self.by, list[tuple[float, float, float, float]]()
        for span in self.poster.grid.columns[:-1]:
            x = self.left + span.end * self.scale
            ends.append((x, top, x, top + height))
        for span in self.poster.grid.rows[:-1]:
            y = top + span.end * self.scale
            ends.append((self.left, y, self.left + width, y))
        grounds = [path for seam in ends for path in line(*seam, stroke="#FFFFFF", width=2.6 * self.by)]
        return [*grounds, *(path for seam in ends for path in cut_line(*seam, 1.1 * self.by))]

    def _numbers(self) -> list[Item]:
        grid, scale, found = self.poster.grid, self.scale, list[Item]()
        least = min(span.length for span in (*grid.columns, *grid.rows)) * scale
        radius = max(7.0, min(13 * self.by, least * 0.15))
        for row, down in enumerate(grid.rows):
            for column, across in enumerate(grid.columns):
                x = self.left + across.end * scale - radius * 1.3
                y = PICTURE_TOP * self.by + down.end * scale - radius * 1.3
                found += self._badge(str(row * len(grid.columns) + column + 1), x, y, radius)
        return found

    def _badge(self, number: str, x: float, y: float, radius: float) -> tuple[Item, ...]:
        theme, size = self.poster.theme, radius * 1.15
        ring = circle(x, y, radius, fill="#FFFFFF", stroke=theme.spruce, width=radius * 0.14)
        return (*ring, *place(number, x, y + size * 0.34, BOLD, size, theme.spruce, "middle"))

    # what to do

    @property
    def below(self) -> float:
        """The baseline of the heading under the picture."""
        return PICTURE_TOP * self.by + self.poster.sheet.height * self.scale + 36 * self.by

    def text(self) -> tuple[Item, ...]:
        """How many sheets, the steps, and beside them what the marks of a sheet say."""
        by, theme = self.by, self.poster.theme
        counted = place(self._counted(), self.left, self.below, BOLD, 17 * by, theme.spruce)
        steps: list[Item] = []
        y = self.below + 32 * by
        for number, step in enumerate(STEPS, 1):
            passage = set_text(self.t(step), REGULAR, 12 * by, 16.5 * by, 316 * by, self.poster.language)
            label = Group(self._badge(str(number), self.left + 10 * by, y - 4 * by, 10 * by), role="Lbl")
            said = Group(painted(passage, self.left + 32 * by, y, theme.ink), role="LBody")
            steps.append(Group((label, said), role="LI"))
            y += passage.height + 11 * by
        return Group(counted, role=self.poster.heading(2)), Group(tuple(steps), role="L"), *self._legend()

    def _counted(self) -> str:
        grid = self.poster.grid
        sheets = translate_count(self.poster.language, "%d sheet", "%d sheets", grid.count) % grid.count
        rows = translate_count(self.poster.language, "%d row", "%d rows", len(grid.rows)) % len(grid.rows)
        said = self.t("%(sheets)s of %(size)s: %(rows)s, %(columns)d in each row")
        return said % {"sheets": sheets, "size": grid.size.value, "rows": rows, "columns": len(grid.columns)}

    def _legend(self) -> tuple[Item, ...]:
        """One sheet as it comes from the printer, with its strips and lines."""
        by, theme = self.by, self.poster.theme
        wide = self.poster.grid.orientation == "landscape"
        width, height = (134 * by, 95 * by) if wide else (95 * by, 134 * by)
        x, y = self.width - self.left - (134 if wide else 120) * by, self.below + 14 * by
        inner, thick, cut = 9 * by, 10 * by, 20 * by
        right, low = x + width - cut, y + height - cut
        strips = (
            strip(x + inner, y + inner, thick, low - y - inner, 4, 0.9),
            strip(x + inner + thick, y + inner, right - x - inner - thick, thick, 4, 0.9),
        )
        page = rectangle(x, y, width, height, fill="#FFFFFF", stroke=theme.line_strong, width=by)
        ground = rectangle(x + inner, y + inner, right - x - inner, low - y - inner, fill=theme.spruce_tint)
        cuts = (*cut_line(right, y, right, y + height, by), *cut_line(x, low, x + width, low, by))
        shown = artifact((*page, *ground, *strips, *cuts))
        notes = [
            paragraph(place(self.t(words), x, y + height + down * by, REGULAR, 10 * by, theme.ink_soft))
            for words, down in ((STRIP, 16), (CUT, 30))
        ]
        return shown, *notes

    def ruler(self) -> Group:
        """A line of 100 mm, ticked at each 10."""
        y, ink = self.height - 88 * self.by, self.poster.theme.ink
        found: list[Item] = list(line(self.left, y, self.left + points(100), y, stroke=ink, width=1.4))
        for tick in range(11):
            x = self.left + points(10 * tick)
            found += line(x, y - (9 if tick % 5 == 0 else 5), x, y, stroke=ink, width=1.2)
        words = place("100 mm", self.left + points(100) + 8, y + 3, SEMIBOLD, 11, ink)
        return Group((artifact(found), paragraph(words)))

    def note(self) -> Group:
        """That the poster itself is elsewhere."""
        by = self.by
        passage = set_text(
            self.t(NOTE), REGULAR, 10 * by, 13 * by, self.width - 2 * self.left, self.poster.language, balanced=True
        )
        return paragraph(painted(passage, self.left, self.height - 52 * by, self.poster.theme.ink_soft))


def _size_of(width: float, height: float) -> str:
    """Such as `A1 · 841 × 594 mm`; a paper without a name has its measures only."""
    across, down = round(width * 25.4 / 72), round(height * 25.4 / 72)
    measures = f"{across} × {down} mm"
    for size in PaperSize:
        known = paper(size)
        if abs(known.width - min(width, height)) < 1 and abs(known.height - max(width, height)) < 1:
            return f"{size.value} · {measures}"
    return measures
