"""What the start page is made of: words that may be shortened, buttons with parts, a grid that breaks. No documents."""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from paku_studio.widgets.controls import label
from paku_studio.widgets.elided import ElidedLabel
from paku_studio.widgets.icons import pixmap

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

READ_ALOUD = 300
"""Letters of a person's words that a name for a screen reader holds."""


def one_line(text: str) -> str:
    """Somebody's words on one line, without signs that steer a terminal or turn the direction of the line."""
    kept = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text[: READ_ALOUD * 4])
    kept = "".join(sign for sign in kept if unicodedata.category(sign) not in {"Cf", "Cs"} or sign == "\u200d")
    line = " ".join(kept.split())
    return line if len(line) <= READ_ALOUD else line[: READ_ALOUD - 1] + "…"


def wrapped(desk: "Desk", text: str, kind: str = "") -> QLabel:
    """Words that break over lines, and ask for no more height than they have at their width."""
    made = label(desk, text, kind, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def shortened(text: str, kind: str = "") -> ElidedLabel:
    """One line of somebody's words, cut where there is no room."""
    return ElidedLabel(kind, one_line(text))


def picture_label(desk: "Desk", name: str, px: int = 20, colour: str = "") -> QLabel:
    """An icon among words; it says nothing of its own."""
    made = QLabel()
    side = desk.look.px(px)
    made.setPixmap(pixmap(name, colour or desk.look.ink, side, 2.0))
    made.setFixedSize(side, side)
    made.setAccessibleName("")
    return made


class PartsButton(QPushButton):
    """A button that holds a layout of labels, and is as large as they need."""

    def __init__(self, name: str, kind: str, layout: QLayout, description: str = "") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setAutoDefault(True)
        self.setLayout(layout)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """What the parts ask for."""
        return self.layout().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the parts ask for at least."""
        return self.layout().minimumSize()

    def hasHeightForWidth(self) -> bool:
        """Words break on a narrow button."""
        return self.layout().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """As high as the parts are at that width."""
        return self.layout().totalHeightForWidth(width)

    def event(self, event: QEvent) -> bool:
        """Parts of another size make another button; a style sheet's own least height is no measure for them."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Polish, QEvent.Type.StyleChange}:
            if not self.hasHeightForWidth():
                self.setMinimumHeight(self.layout().minimumSize().height())
            self.updateGeometry()
        return done


class ThumbnailLabel(QLabel):
    """A small picture of a pathway in a frame; until it is made, the frame stands empty."""

    def __init__(self, desk: "Desk", width: int, height: int) -> None:
        super().__init__()
        self.setFixedSize(desk.look.px(width), desk.look.px(height))
        self._line = desk.look.line
        self._picture = QPixmap()

    def show_picture(self, png: bytes) -> None:
        """Show the picture; what is no picture leaves the frame empty."""
        picture = QPixmap()
        picture.loadFromData(png, "PNG")
        self._picture = picture
        self.update()

    def has_picture(self) -> bool:
        """Whether there is something in the frame."""
        return not self._picture.isNull()

    def paintEvent(self, event: Any) -> None:
        """Paint picture and frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside = self.rect().adjusted(1, 1, -1, -1)
        if self.has_picture():
            painter.drawPixmap(inside, self._picture)
        painter.setPen(self._line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Grid(QWidget):
    """Parts in as many columns as fit, all of one width; rows break, nothing shrinks below `least` pixels."""

    def __init__(self, parts: Sequence[QWidget], least: int, most: int, spacing: int) -> None:
        super().__init__()
        self._parts, self._least, self._most = list(parts), least, most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of columns."""
        super().resizeEvent(event)
        spacing = self._grid.spacing()
        self._arrange(max(1, min(self._most, (event.size().width() + spacing) // (self._least + spacing))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns


class Turning(QWidget):
    """Two parts beside each other, or below each other where the width is less than `least` pixels."""

    def __init__(self, first: QWidget, second: QWidget, least: int, spacing: int) -> None:
        super().__init__()
        self._least = least
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(first, 1)
        self._box.addWidget(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._least
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)


class RowButton(PartsButton):
    """A button of a list; Delete asks to take it off the list."""

    def __init__(self, name: str, layout: QLayout, description: str = "") -> None:
        super().__init__(name, "line", layout, description)
        self.taken_off: Any = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes off the list; Space and Enter press."""
        if event.key() == Qt.Key.Key_Delete and self.taken_off is not None:
            self.taken_off()
        else:
            super().keyPressEvent(event)
