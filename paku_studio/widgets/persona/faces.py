"""The drawn faces as a grid to choose from, by mouse and by arrows. Knows no document."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from paku_studio.drawing.portraits import PORTRAITS, portrait, portrait_words
from paku_studio.drawing.theme import COLOUR, theme
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.qt_pen import QtPen, make_ready

ACROSS = 4
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ACROSS, Qt.Key.Key_Down: ACROSS}


class Face(QAbstractButton):
    """One drawn face."""

    def __init__(self, desk: Desk, name: str, pen: QtPen) -> None:
        super().__init__()
        self._look, self._pen = desk.look, pen
        self.name = name
        self._drawn = portrait(name, 50, 50, 48, theme(COLOUR))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = portrait_words(name, desk.language)
        self.setAccessibleName(words)
        self.setToolTip(words)
        side = desk.look.px(58)
        self.setMinimumSize(side, side)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._look.px(58)
        return QSize(side, side)

    def paintEvent(self, _event: Any) -> None:
        """The face on white; a ring where it is chosen, and one where it has the keys."""
        painter = QPainter(self)
        make_ready(painter)
        look, box = self._look, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen, focus = self.isChecked(), self.hasFocus()
        colour = look.focus if focus else look.spruce if chosen or self.underMouse() else look.line
        painter.setPen(QPen(QColor(colour), 2 if focus or chosen else 1))
        painter.setBrush(QColor(look.spruce_tint if chosen else look.surface))
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        side = min(box.width(), box.height()) - look.px(8)
        painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
        painter.scale(side / 100, side / 100)
        self._pen.paint(painter, self._drawn)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it as Space does; arrows belong to the grid."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore() if event.key() in STEPS else super().keyPressEvent(event)


class FaceGrid(QWidget):
    """All faces."""

    chosen = Signal(str)
    left = Signal()
    """Escape was pressed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        pen = QtPen()
        self.setAccessibleName(desk.t("Drawn faces"))
        self.faces = [Face(desk, name, pen) for name in PORTRAITS]
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(desk.look.px(5))
        for place, face in enumerate(self.faces):
            layout.addWidget(face, place // ACROSS, place % ACROSS)
            face.clicked.connect(lambda _=False, name=face.name: self.chosen.emit(name))

    def show_chosen(self, name: str | None) -> None:
        """Which one is the portrait; None where none is."""
        for face in self.faces:
            face.setChecked(face.name == name)

    def begin(self) -> None:
        """The keys go to the one that is chosen, else to the first."""
        chosen = [face for face in self.faces if face.isChecked()]
        (chosen or self.faces)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk over the faces, Escape leaves them."""
        here = next((place for place, face in enumerate(self.faces) if face.hasFocus()), 0)
        if event.key() in STEPS:
            there = here + STEPS[Qt.Key(event.key())]
            if 0 <= there < len(self.faces):
                self.faces[there].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
