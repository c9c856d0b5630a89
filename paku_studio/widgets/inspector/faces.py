"""One face of the feelings: painted as on the road, with its sign, or with its word. Knows no records."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from paku_studio.drawing.road_words import FEELINGS
from paku_studio.drawing.shapes import face_dot
from paku_studio.models import Emotion
from paku_studio.widgets.look import Look
from paku_studio.widgets.qt_pen import QtPen

PEN = QtPen()


class FaceButton(QAbstractButton):
    """A feeling to choose: a face and its sign; "not asked" has its words instead."""

    def __init__(self, look: Look, value: str, sign: str, words: str) -> None:
        super().__init__()
        self.look, self.value = look, value
        self._shown = sign or words
        self._height = FEELINGS.get(Emotion(value))
        wide = QFontMetrics(look.font(14, 600)).horizontalAdvance(self._shown) + look.px(12)
        self._size = QSize(max(look.px(46), wide), look.px(34 if self._height is None else 48))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """Room for the face above its sign."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """As small as it shows everything."""
        return self.sizeHint()

    def paintEvent(self, event: Any) -> None:
        """Ground, face, sign, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, on = self.look, self.isChecked()
        fill = look.spruce_tint if on or self.isDown() else look.sunk if self.underMouse() else look.surface
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(look.spruce if on else look.line_strong), 2 if on else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        words = self.rect()
        if self._height is not None:
            ink = look.spruce if on else look.ink
            middle = self.width() / 2
            for path in face_dot(self._height, middle, look.px(16), look.px(9), ink, fill, ink, 1.4 * look.scale):
                PEN.paint(painter, path)
            words = words.adjusted(0, look.px(24), 0, 0)
        painter.setFont(look.font(14, 600 if on else 400))
        painter.setPen(QColor(look.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._shown)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it, as it does everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
