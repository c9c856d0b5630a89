"""A stop on the line of the work: painted, and pressed like any button. Knows no step by name."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from paku_studio.widgets.controls import Button
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon

WIDE, SLIM = 212, 52
"""Widths of the rail with words and without."""


class Step(Button):
    """A stop on the line of the work: an icon in a ring, a name, and how far it has come.

    `ends`: where the line does not go on: "first" above, "last" below. A ring is dashed where nothing is there yet.
    """

    def __init__(self, desk: Desk, icon: str, name: str, ends: str = "") -> None:
        super().__init__()
        self.desk, self.icon_name, self.name, self.note = desk, icon, name, ""
        self.ends, self.here, self.begun, self.slim = ends, False, False, False
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setFixedHeight(desk.look.px(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, note: str, *, here: bool, begun: bool) -> None:
        """What stands small below the name, whether one works here, whether anything is there."""
        self.note, self.here, self.begun = note, here, begun
        spoken = self.desk.t("%(note)s, open") % {"note": note} if here else note
        self.setAccessibleDescription(spoken)
        self.setToolTip(f"{self.name}: {note}" if note else self.name)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self.desk.look.px(SLIM if self.slim else WIDE - 24), self.desk.look.px(48))

    def minimumSizeHint(self) -> QSize:
        """Room for the ring."""
        return QSize(self.desk.look.px(36), self.desk.look.px(48))

    def paintEvent(self, event: Any) -> None:
        """The ring on the line, the icon, the words."""
        look, painter = self.desk.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.surface if self.here else look.spruce_tint))
            painter.drawRoundedRect(whole, look.px(8), look.px(8))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, look.px(8), look.px(8))
        self._paint_line(painter)
        self._paint_stop(painter)
        if not self.slim:
            self._paint_words(painter)
        painter.end()

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2 if self.slim else self.desk.look.px(22), self.height() / 2)

    def _paint_line(self, painter: QPainter) -> None:
        """The road of the work, from stop to stop."""
        look, centre = self.desk.look, self._centre()
        radius = look.px(28) / 2
        painter.setPen(QPen(QColor(look.line_strong), 1.5))
        if self.ends != "first":
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), centre.y() - radius))
        if self.ends != "last":
            painter.drawLine(QPointF(centre.x(), centre.y() + radius), QPointF(centre.x(), self.height()))

    def _paint_stop(self, painter: QPainter) -> None:
        look, centre = self.desk.look, self._centre()
        radius, half = look.px(28) / 2, look.px(8)
        pen = QPen(QColor(look.spruce if self.here or self.begun else look.line_strong), 1.25)
        if not self.begun and not self.here:
            pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        painter.setBrush(QColor(look.spruce if self.here else look.surface))
        painter.drawEllipse(centre, radius, radius)
        ink = QColor(look.on_spruce if self.here else look.spruce if self.begun else look.ink_soft)
        paint_icon(painter, self.icon_name, QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), ink)

    def _paint_words(self, painter: QPainter) -> None:
        look = self.desk.look
        left, width = look.px(46), self.width() - look.px(50)
        painter.setPen(QColor(look.ink))
        painter.setFont(look.font(14, 700 if self.here else 600))
        top = look.px(6) if self.note else 0
        height = look.px(19) if self.note else self.height()
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top, width, height), align, name)
        if self.note:
            painter.setPen(QColor(look.ink_soft))
            painter.setFont(look.font(12))
            note = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, look.px(25), width, look.px(17)), align, note)
