"""The candidates as rows: their number, words and place; once shown, their dots. Painted and told; changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.dots_words import Told, dot_scale, drawn_dots, shared_words, standing_words
from paku_studio.graph.dots import Standing
from paku_studio.widgets.controls import plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.inspector.wrapping import broken, one_line
from paku_studio.widgets.look import Look

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
BADGE, TARGET = 36, 36
DOT, STEP, FIVE = 14, 18, 8
"""A dot, from dot to dot, and what parts five from the next five, in pixels at 100 %."""
LEAST_ROOM = 80
ABOVE = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate as its row shows it. `touched`: it got or lost a dot just now."""

    told: Told
    standing: Standing | None = None
    scale: int = 1
    touched: bool = False


class Candidates(QAbstractListModel):
    """The rows of the open ballot."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[Row, ...] = ()
        self.shown = False

    def refresh(self) -> None:
        """Read the rows again: in the order of telling, or from most dots to fewest."""
        dots = self._desk.editor.dots
        self.shown = dots.shown
        ranked: Sequence[tuple[Told, Standing | None]]
        ranked = dots.standings() if self.shown else [(told, None) for told in dots.candidates()]
        scale = dot_scale([standing for _, standing in ranked if standing is not None])
        rows = tuple(Row(told, standing, scale, told.id in dots.touched) for told, standing in ranked)
        if [row.told.id for row in rows] == [row.told.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def place_of(self, target: str) -> int:
        """Which row a candidate is; -1 where it is none."""
        return next((place for place, row in enumerate(self.rows) if row.told.id == target), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many candidates there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for a screen reader all that the row shows."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.told.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._desk.t("Enter gives a dot, minus takes one back.")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.told.words) if one_line(row.told.words) != row.told.words else None
        return None

    def spoken(self, row: Row) -> str:
        """A row as it is told by a voice."""
        told, t = row.told, self._desk.t
        named = t("Candidate %(number)s: %(words)s") % {"number": told.number, "words": told.words}
        place = t("place: %(place)s") % {"place": told.place} if told.place else ""
        dots = standing_words(row.standing, self._desk.language) if row.standing else ""
        return ", ".join(part for part in (dots, named, told.reason, place, told.stays) if part)


class RowPicture:
    """One row at one width: where its parts stand, and how they are painted."""

    def __init__(self, look: Look, row: Row, width: int, language: str) -> None:
        self.look, self.row, self.width, self.language = look, row, width, language
        px = look.px
        self.left = px(12 + BADGE + 12)
        figure = px(52) if row.standing else 0
        self.room = max(width - self.left - figure - px(2 * TARGET + 20), px(LEAST_ROOM))
        self.lines = self._lines()
        top, height = px(ABOVE), 0
        for words, size, weight, _ in self.lines:
            height += broken(words, look.font(size, weight), self.room)[1]
        self.dots_top = top + height + px(4)
        self.dot_rows = self._dot_rows()
        height += px(4) + len(self.dot_rows) * px(STEP) if self.dot_rows else 0
        self.height = max(height + 2 * px(ABOVE), px(56))

    def _lines(self) -> list[tuple[str, int, int, str]]:
        """Words, type size, weight and colour of each paragraph."""
        look, told = self.look, self.row.told
        said = shared_words(self.row.standing, self.language) if self.row.standing else ""
        parts = (
            (one_line(told.words) or " ", 16, 600, look.ink),
            (one_line(told.reason), 14, 400, getattr(look, told.kind)),
            (one_line(told.place), 12, 400, look.ink_soft),
            (told.stays, 12, 600, look.ink),
            (said, 12, 600, look.spruce),
        )
        return [part for part in parts if part[0]]

    def _dot_rows(self) -> list[int]:
        count = drawn_dots(self.row.standing.dots, self.row.scale) if self.row.standing else 0
        px = self.look.px
        fives = max((self.room + px(FIVE)) // (5 * px(STEP) + px(FIVE)), 1) * 5
        return [min(fives, count - begun) for begun in range(0, count, fives)]

    def minus(self) -> QRect:
        """Where a dot is taken back."""
        px = self.look.px
        return QRect(self.width - px(2 * TARGET + 12), (self.height - px(TARGET)) // 2, px(TARGET), px(TARGET))

    def plus(self) -> QRect:
        """Where a dot is given."""
        return self.minus().translated(self.look.px(TARGET + 4), 0)

    def part_at(self, at: QPoint) -> str:
        """What is at a place of the row: minus, plus or row."""
        if self.minus().contains(at):
            return "minus"
        return "plus" if self.plus().contains(at) else "row"

    def paint(self, painter: QPainter, *, current: bool, hover: str) -> None:
        """Paint it at the painter's origin. `hover`: which part is under the hand, "" for none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, current, hover)
        self._paint_badge(painter)
        top = float(self.look.px(ABOVE))
        if len(self.lines) == 1 and not self.dot_rows:
            words, size, weight, _ = self.lines[0]
            top = (self.height - broken(words, self.look.font(size, weight), self.room)[1]) / 2
        for words, size, weight, colour in self.lines:
            layout, height = broken(words, self.look.font(size, weight), self.room)
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(self.left, top))
            top += height
        self._paint_dots(painter)
        for name, box in (("minus", self.minus()), ("plus", self.plus())):
            self._paint_button(painter, name, box, hover == name)

    def _paint_ground(self, painter: QPainter, current: bool, hover: str) -> None:
        look = self.look
        wide = 2.0 if current or self.row.touched else 1.0
        edge = look.focus if current else look.spruce if self.row.touched else look.line_strong
        box = QRectF(0, 0, self.width, self.height).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.setPen(QPen(QColor(edge), wide))
        painter.setBrush(QColor(look.sunk if hover == "row" else look.surface))
        painter.drawRoundedRect(box, look.px(8), look.px(8))

    def _paint_badge(self, painter: QPainter) -> None:
        look, px = self.look, self.look.px
        box = QRectF(px(12), px(ABOVE), px(BADGE), px(BADGE))
        painter.setPen(QPen(QColor(look.spruce), 1.5))
        painter.setBrush(QColor(look.spruce_tint))
        painter.drawEllipse(box)
        number = str(self.row.told.number)
        painter.setPen(QColor(look.spruce))
        painter.setFont(look.font(16 if len(number) < 3 else 12, 700))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_dots(self, painter: QPainter) -> None:
        standing, look, px = self.row.standing, self.look, self.look.px
        if standing is None:
            return
        painter.setPen(QColor(look.ink if standing.dots else look.ink_soft))
        painter.setFont(look.font(20 if standing.dots < 1000 else 14, 700))
        box = QRect(self.minus().left() - px(56), 0, px(48), self.height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(standing.dots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.spruce))
        for line, count in enumerate(self.dot_rows):
            for place in range(count):
                across = self.left + place * px(STEP) + place // 5 * px(FIVE)
                painter.drawEllipse(QRectF(across, self.dots_top + line * px(STEP), px(DOT), px(DOT)))

    def _paint_button(self, painter: QPainter, name: str, box: QRect, hover: bool) -> None:
        look = self.look
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.setBrush(QColor(look.spruce_tint if hover else look.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        inset = ceil(look.px(8))
        paint_icon(painter, name, QRectF(box).adjusted(inset, inset, -inset, -inset), QColor(look.ink))
