"""What lies over the sheet while it is edited: a frame round the text at hand and where the pointer is. No document."""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

FOCUS, HOVER = "#1B63C6", "#7A7768"
"""On white paper in every theme."""
AIR = 4.0


class Marks(QWidget):
    """Takes no keys and no pointer."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.at: QRectF | None = None
        self.over: QRectF | None = None
        self.words = ""
        """What the framed place is called, where nothing stands there yet."""
        self.keyed = False
        """Whether the sheet has the keys: then the frame is strong."""

    def show_marks(self, at: QRectF | None, over: QRectF | None, *, words: str, keyed: bool) -> None:
        """Frame these places."""
        told = (at, over, words, keyed)
        if told != (self.at, self.over, self.words, self.keyed):
            self.at, self.over, self.words, self.keyed = told
            self.update()

    def room_for(self, words: str) -> tuple[float, float]:
        """Width and height that a name takes."""
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(words) + 2 * AIR, metrics.height() + AIR

    def paintEvent(self, event: Any) -> None:
        """The frames; a place where nothing stands yet has its name in it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.over is not None and self.over != self.at:
            self._frame(painter, self.over, QPen(QColor(HOVER), 1, Qt.PenStyle.DashLine))
        if self.at is not None:
            pen = QPen(QColor(FOCUS), 2 if self.keyed else 1)
            if self.words:
                self._name(painter, self.at, pen)
            else:
                self._frame(painter, self.at, pen)
        painter.end()

    def _name(self, painter: QPainter, at: QRectF, pen: QPen) -> None:
        """The name of a place where nothing stands yet, on paper of its own: what stands below is not mixed with it."""
        painter.setBrush(QColor("#FFFFFF"))
        self._frame(painter, at, pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor("#4A544F"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, self.words)

    @staticmethod
    def _frame(painter: QPainter, box: QRectF, pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawRoundedRect(box.adjusted(-AIR, -AIR / 2, AIR, AIR / 2), 4, 4)
