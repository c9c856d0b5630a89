"""A picture for the room, painted once for each size and slid in calmly. Knows no editor: others draw."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.stage import Stage
from paku_studio.widgets.qt_pen import QtPen, make_ready

MILLISECONDS = 180
DISTANCE = 28.0
"""Units of 1280 that a picture comes from the side."""
REFERENCE = QSize(1280, 720)
PAPER = "#FBFAF7"
"""Under a picture that says no ground of its own."""

Maker = Callable[[float, float], Stage]
"""Draws the picture for a width and height in logical pixels."""


class RoomPicture(QWidget):
    """Paints a stage as wide as itself; what is lower than itself ends at its foot."""

    pointed = Signal(str)
    """Somebody clicked on a record of the picture: its id."""
    clicked = Signal()
    """Somebody clicked beside every record."""

    def __init__(
        self, make: Maker, pictures: Mapping[str, bytes], *, moves: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._pen = QtPen(pictures)
        self._moves = moves
        self._size = REFERENCE
        self.stage: Stage | None = None
        self._pixmap: QPixmap | None = None
        self._before: QPixmap | None = None
        self._side = 1
        self._above = 0.0
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MILLISECONDS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda _: self.update())
        self._motion.finished.connect(self._rest)

    @property
    def drawn_for(self) -> QSize:
        """For which size in logical pixels the picture is drawn."""
        return self._size

    def draw_for(self, size: QSize) -> None:
        """Draw for that size from now on; the picture is then shown as wide as this widget."""
        if size != self._size and size.width() > 0 and size.height() > 0:
            self._size = QSize(size)
            self.renew()

    @property
    def above(self) -> float:
        """How many of the drawn pixels are out of sight above."""
        return self._above

    def look_from(self, above: float) -> None:
        """Let so many of the drawn pixels go out of sight above."""
        if above != self._above:
            self._above = above
            self.update()

    @property
    def moving(self) -> bool:
        """Whether a picture is sliding in."""
        return self._motion.state() == QVariantAnimation.State.Running

    def renew(self, step: int = 0) -> None:
        """Draw anew; `step`: the new picture comes from the right (1) or the left (-1), 0: it is there at once."""
        before = self._pixmap
        self.stage = self._make(self._size.width(), self._size.height())
        self._pixmap = None
        self._motion.stop()
        if step and self._moves and before is not None and self.isVisible():
            self._before, self._side = before, step
            self._motion.start()
        self.update()

    def _rest(self) -> None:
        self._before = None
        self.update()

    @property
    def factor(self) -> float:
        """Logical pixels of this widget for one of the drawn picture."""
        return self.width() / self._size.width()

    def paintEvent(self, _event: Any) -> None:
        """The picture, or two of them on the way from one to the other."""
        shown = self._painted()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ground())
        up = -self._above * self.factor
        if self._before is None or not self.moving:
            painter.drawPixmap(QPointF(0, up), shown)
        else:
            share = float(self._motion.currentValue() or 0.0)
            painter.setOpacity(1.0 - share)
            painter.drawPixmap(QPointF(0, up), self._before)
            painter.setOpacity(share)
            away = DISTANCE * self.width() / REFERENCE.width() * (1.0 - share) * self._side
            painter.drawPixmap(QPointF(away, up), shown)
        painter.end()

    def _ground(self) -> QColor:
        return QColor((self.stage.sheet.background if self.stage else None) or PAPER)

    def _painted(self) -> QPixmap:
        """The picture as pixels, painted once for a size and ratio."""
        ratio, height = self.devicePixelRatioF(), self._size.height() * self.factor
        wanted = QSize(max(1, round(self.width() * ratio)), max(1, round(height * ratio)))
        if self._pixmap is not None and self._pixmap.size() == wanted:
            return self._pixmap
        pixmap = QPixmap(wanted)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._ground())
        if self.stage is not None:
            painter = QPainter(pixmap)
            make_ready(painter)
            sheet = self.stage.sheet
            painter.scale(self.width() / sheet.width, height / sheet.height)
            self._pen.paint(painter, sheet.body)
            painter.end()
        self._pixmap = pixmap
        return pixmap

    def resizeEvent(self, event: Any) -> None:
        """Another width needs other pixels."""
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._pixmap = self._before = None

    def at(self, place: QPointF) -> str:
        """The record at a place of this widget, the smallest where several are; or ""."""
        if self.stage is None:
            return ""
        sheet = self.stage.sheet
        x = place.x() * sheet.width / self.width()
        y = (place.y() / self.factor + self._above) * sheet.height / self._size.height()
        hit = [(box[2] * box[3], found) for found, box in self.stage.targets if QRectF(*box).contains(x, y)]
        return min(hit)[1] if hit else ""

    def mousePressEvent(self, event: Any) -> None:
        """Point at a record."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        found = self.at(event.position())
        if found:
            self.pointed.emit(found)
        else:
            self.clicked.emit()
