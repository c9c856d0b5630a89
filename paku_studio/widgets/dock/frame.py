"""What every field at the foot of the window shares: its ground with one ring, and the small button for Enter."""

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon

FIELD_HEIGHT = 48


class FieldFrame(QFrame):
    """The ground of the field, with one ring round it while the field has the keys."""

    def __init__(self, desk: Desk, field: QWidget) -> None:
        super().__init__()
        self.desk, self.field = desk, field
        self.setFixedHeight(desk.look.px(FIELD_HEIGHT))

    def paintEvent(self, event: Any) -> None:
        """A rounded field; blue where the keys go."""
        del event
        look = self.desk.look
        focused = self.field.hasFocus()
        wide = 2 if focused else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.focus if focused else look.line_strong), wide))
        painter.setBrush(QColor(look.surface))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(8), look.px(8))
        painter.end()


def colour_small_add(desk: Desk, small_add: QToolButton) -> None:
    """The main action as an icon: white on spruce."""
    look = desk.look
    small_add.setIcon(icon("corner-down-left", look.on_spruce))
    small_add.setStyleSheet(
        f"QToolButton {{ background: {look.spruce}; border: 1px solid {look.spruce}; }}"
        f"QToolButton:hover, QToolButton:pressed {{ background: {look.spruce_pressed}; }}"
        f"QToolButton:focus {{ border: 2px solid {look.focus}; }}"
    )
