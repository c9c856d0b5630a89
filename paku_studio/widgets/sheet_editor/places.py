"""Where each text of the drawn sheet stands on the screen, or would stand. Knows no keys and writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from paku_studio.editor.sheet_editing_fields import SheetField
from paku_studio.editor.sheet_editing_spots import Spot
from paku_studio.edits.sheets import shape_of
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheets.preview import Pages

INSET = 30.0
"""Points: nothing is written nearer to the edge of the sheet."""
USUAL_SIZE = 20.0


class Places:
    """The texts of the sheet that is looked at, on the pages where they are painted."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk, self.pages = desk, pages
        self.editing = desk.editor.sheet_editing
        self.spots: dict[str, Spot] = {}

    def fields(self) -> tuple[SheetField, ...]:
        """The texts of the sheet that is looked at."""
        return self.editing.fields()

    def field_of(self, key: str) -> SheetField | None:
        """The text with this box id."""
        return next((field for field in self.fields() if field.box == key), None)

    def on_screen(self, spot: Spot) -> QRectF:
        """A place of the sheet in pixels of the pages."""
        if spot.sheet >= len(self.pages.sheets):
            return QRectF()
        page, scale = self.pages.box(spot.sheet), self.pages.scale
        return QRectF(
            page.left() + spot.x * scale, page.top() + spot.y * scale, spot.width * scale, spot.height * scale
        )

    def box(self, field: SheetField) -> QRectF:
        """Where a text stands, or would: below the one before it."""
        return self.on_screen(self.spot(field.box, [each.box for each in self.fields()]))

    def spot(self, key: str, keys: Sequence[str]) -> Spot:
        """Where a text stands; `keys`: all texts in order, for one that is not drawn."""
        if key in self.spots:
            return self.spots[key]
        place = keys.index(key) if key in keys else len(keys)
        return self.below(next((self.spots[one] for one in reversed(keys[:place]) if one in self.spots), None))

    def below(self, before: Spot | None) -> Spot:
        """An empty place under a text, else at the top of the sheet."""
        sheet = self.pages.sheets[0] if self.pages.sheets else None
        wide = sheet.width if sheet is not None else 595.0
        if before is None:
            return Spot(0, wide * 0.1, wide * 0.12, wide * 0.6, 1.3 * USUAL_SIZE, USUAL_SIZE, USUAL_SIZE, True, "")
        top = before.y + before.height + before.smallest * 0.3
        width, height = max(before.width, wide * 0.4), 1.3 * before.size
        return Spot(before.sheet, before.x, top, width, height, before.size, before.smallest, before.bold, "")

    def beside(self, key: str, width: float, height: float) -> QRectF:
        """Room for the name of a text that is not drawn: where it lies over no words, near the one before it."""
        keys = [each.box for each in self.fields()]
        place = keys.index(key) if key in keys else len(keys)
        before = next((self.spots[one] for one in reversed(keys[:place]) if one in self.spots), None)
        if before is None:
            below = self.on_screen(self.below(None))
            return QRectF(below.left(), below.top(), width, height)
        box, gap = self.on_screen(before), self._desk.look.px(8)
        edge = self.room(before).right()
        below = QRectF(edge - width, box.bottom() + gap / 2, width, height)
        tried = (
            QRectF(box.right() + gap, box.center().y() - height / 2, width, height),
            QRectF(box.left(), box.bottom() + gap / 2, width, height),
        )
        drawn = [self.on_screen(spot) for spot in self.spots.values()]
        free = (one for one in tried if one.right() <= edge and not any(one.intersects(other) for other in drawn))
        return next(free, below)

    def room(self, spot: Spot) -> QRectF:
        """The sheet within its margins, in pixels of the pages."""
        if spot.sheet >= len(self.pages.sheets):
            return QRectF(self.pages.rect())
        inset = INSET * self.pages.scale
        return self.pages.box(spot.sheet).adjusted(inset, inset / 2, -inset, -inset / 2)

    def at_point(self, point: QPointF) -> str:
        """The box id of the text under a point of the pages; the nearest one a little beside it; "" for none."""
        near = self._desk.look.px(10)
        best, nearest = "", float(near)
        for field in self.fields():
            spot = self.spots.get(field.box)
            if spot is None:
                continue
            box = self.on_screen(spot)
            aside = max(box.left() - point.x(), point.x() - box.right(), 0.0)
            apart = max(box.top() - point.y(), point.y() - box.bottom(), 0.0)
            if max(aside, apart) < nearest:
                best, nearest = field.box, max(aside, apart)
        return best

    def last_spot(self, line: str) -> Spot | None:
        """The place of the line after which a new one comes; of the last text that is a line where none is said."""
        fields = [field for field in self.fields() if field.box in self.spots]
        of_line = [field for field in fields if field.record == line] or [field for field in fields if field.line]
        found = of_line or fields[:2]
        return self.spots[found[-1].box] if found else None

    def below_lines(self, point: QPointF) -> bool:
        """Whether the empty paper after the last line was meant."""
        if self.editing.sheet is None or shape_of(self.editing.sheet).owner != "poster":
            return False
        last = self.last_spot("")
        if last is None:
            return False
        box = self.on_screen(last)
        return bool(box.bottom() < point.y() < box.bottom() + max(box.height() * 2.5, self._desk.look.px(60)))
