"""Rows below each other, in one column or in several that are filled one after the other. Knows no lines.

It places them by itself: a layout written in Python would share its items with Qt, and neither knows who lets go.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from paku_studio.widgets.look import Look

COLUMN_GAP, LEAST_COLUMN = 20, 240
"""Logical pixels: between columns, and how narrow one may be."""


class LineStack(QWidget):
    """Places its rows; paints where one would be dropped."""

    def __init__(self, look: Look, columns: int, mark: str) -> None:
        super().__init__()
        self.look, self._columns, self._mark = look, columns, mark
        self._rows: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._drop: int | None = None
        self._held = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self) -> None:
        """Rows change their heights one after the other: they are placed once, by `set_rows`."""
        self._held = True

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these, in this order."""
        self._held = False
        self._rows = list(rows)
        for row in self._rows:
            row.show()
        self.settle()

    def settle(self) -> None:
        """A row has another height: all that stands round it is placed anew, before anybody sees the old places."""
        if self._held:
            return
        self._heights.clear()
        self.updateGeometry()
        self._arrange(self.width(), place=True)
        settle_round(self)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the highest column."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Some width."""
        return QSize(self.look.px(200), self.heightForWidth(max(self.width(), self.look.px(200))))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.look.px(96), 0)

    def resizeEvent(self, event: Any) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        """A row says that it has another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self._arrange(self.width(), place=True)
        return super().event(event)

    def _split(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """The rows of each column with their heights, so that the highest column is as low as can be."""
        px = self.look.px
        fit = max(1, min(self._columns, (width + px(COLUMN_GAP)) // (px(LEAST_COLUMN) + px(COLUMN_GAP))))
        wide = self._column_width(width, fit)
        measured = [(row, row.heightForWidth(wide)) for row in self._rows]
        if fit == 1 or not measured:
            return [measured]
        high = max(height for _, height in measured)
        total = sum(height for _, height in measured)
        limit = max(high, -(-total // fit))
        while len(columns := _fill(measured, limit)) > fit:
            limit += max(1, px(8))
        return columns + [[]] * (fit - len(columns))

    def _column_width(self, width: int, columns: int) -> int:
        return (width - self.look.px(COLUMN_GAP) * (columns - 1)) // columns

    def _arrange(self, width: int, *, place: bool) -> int:
        columns = self._split(width)
        wide = self._column_width(width, len(columns))
        tallest = left = 0
        for column in columns:
            top = 0
            for row, height in column:
                if place:
                    row.setGeometry(QRect(left, top, wide, height))
                top += height
            tallest = max(tallest, top)
            left += wide + self.look.px(COLUMN_GAP)
        return tallest

    # Dropping

    def place_at(self, at: QPoint) -> int:
        """Before which row something would come that is let go here."""
        best, nearest = len(self._rows), None
        for number, row in enumerate(self._rows):
            box = row.geometry()
            aside = max(box.left() - at.x(), at.x() - box.right(), 0)
            for place, edge in ((number, box.top()), (number + 1, box.bottom())):
                distance = (aside, abs(at.y() - edge), place != number)
                if nearest is None or distance < nearest:
                    best, nearest = place, distance
        return best

    def show_drop(self, place: int | None) -> None:
        """Mark where it would come; None takes the mark away."""
        if place != self._drop:
            self._drop = place
            self.update()
            for row in self._rows:
                row.update()

    def paintEvent(self, event: Any) -> None:
        """The mark between two rows."""
        del event
        if self._drop is None:
            return
        px = self.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._mark), px(3)))
        y, left, right = self._edge(self._drop)
        painter.drawLine(left + px(4), y, right - px(4), y)
        painter.setBrush(QColor(self._mark))
        painter.drawEllipse(QPoint(left + px(4), y), px(3), px(3))
        painter.end()

    def _edge(self, place: int) -> tuple[int, int, int]:
        if not self._rows:
            return 2, 0, self.width()
        row = self._rows[min(place, len(self._rows) - 1)].geometry()
        y = row.top() if place < len(self._rows) else row.bottom()
        return min(max(y, 2), self.height() - 2), row.left(), row.right()


def settle_round(part: QWidget) -> None:
    """Place all round a part of another height at once: Qt would do it a level at a time, with pictures between."""
    above = part.parentWidget()
    while above is not None and above.isVisible():
        layout = above.layout()
        if layout is not None:
            layout.activate()
        if isinstance(above, QScrollArea):
            QCoreApplication.sendEvent(above, QEvent(QEvent.Type.LayoutRequest))
            return
        above = above.parentWidget()


def _fill(measured: Sequence[tuple[QWidget, int]], limit: int) -> list[list[tuple[QWidget, int]]]:
    """Columns filled one after the other, none higher than the limit."""
    columns: list[list[tuple[QWidget, int]]] = [[]]
    used = 0
    for row, height in measured:
        if columns[-1] and used + height > limit:
            columns.append([])
            used = 0
        columns[-1].append((row, height))
        used += height
    return columns
