"""The square in which a portrait is drawn by hand, shown, or dropped as a picture. Knows no tools' buttons."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from paku_studio.drawing.display import Group
from paku_studio.drawing.display import Path as Outline
from paku_studio.drawing.portraits import bust, likeness
from paku_studio.drawing.shapes import circle_outline
from paku_studio.drawing.strokes import SIDE, WIDTHS, drawn_strokes, smooth
from paku_studio.drawing.theme import COLOUR, theme
from paku_studio.models import Stroke
from paku_studio.storage.picture_cleaning import ENDINGS
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.qt_pen import QtPen, make_ready

PAPER = "#FFFFFF"
"""The square stays light in every mode, as paper does."""
FRAME = 2
RADIUS = SIDE * 0.47
"""Of the disc on which a face or a picture is shown."""


class Pad(QWidget):
    """Draws with mouse and pen what the editor's tool says; a picture can be dropped on it."""

    dropped = Signal(object)
    """A picture: the path of its file, or its bytes."""
    opened = Signal()
    """Enter or Space was pressed: the faces are wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._tools = desk.editor.portraying
        self._theme = theme(COLOUR)
        self._pen = QtPen(desk.editor.pictures)
        self._shown: tuple[Any, ...] = ()
        self._group = Group()
        self._turned = False
        self._over = False
        """A picture is held over it."""
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.refresh()

    def hasHeightForWidth(self) -> bool:
        """It is a square."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as wide."""
        return width

    def sizeHint(self) -> QSize:
        """A portrait's size."""
        side = self._desk.look.px(248)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Small, but still to be drawn on."""
        side = self._desk.look.px(120)
        return QSize(side, side)

    def refresh(self) -> None:
        """Show the portrait as it is now."""
        words = self._tools.words()
        t = self._desk.t
        self.setAccessibleName(t("Portrait: %(words)s") % {"words": words})
        self.setAccessibleDescription(
            t("Draw here with the mouse or a pen, or drop a picture. Enter opens the drawn faces.")
        )
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.CrossCursor if self._tools.draws else Qt.CursorShape.ArrowCursor)
        self.update()

    # the square in which one draws

    def _square(self) -> QRectF:
        side = max(min(self.width(), self.height()) - 2 * FRAME, 1)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _units(self, at: QPointF) -> tuple[float, float]:
        square = self._square()
        scale = SIDE / square.width()
        return (at.x() - square.left()) * scale, (at.y() - square.top()) * scale

    def paintEvent(self, _event: Any) -> None:
        """Paper, frame, the portrait, the line under the hand."""
        painter = QPainter(self)
        make_ready(painter)
        self._paint_frame(painter)
        square = self._square()
        painter.save()
        painter.setClipRect(square)
        painter.translate(square.topLeft())
        painter.scale(square.width() / SIDE, square.width() / SIDE)
        self._pen.paint(painter, self._drawn())
        if self._tools.tool == "pencil" and self._tools.points:
            width = WIDTHS[self._tools.width]
            line = Outline(smooth(self._tools.points), stroke=self._theme.ink, width=width, cap="round")
            self._pen.paint(painter, line)
        painter.restore()
        if not self._group.children and not self._tools.points:
            self._paint_hint(painter)
        painter.end()

    def _drawn(self) -> Group:
        """The portrait in units of the square, made anew only where it is another."""
        persona, draws = self._tools.persona, self._tools.draws
        shown = (self._tools.strokes,) if draws else (persona, self._tools.strokes)
        if shown != self._shown:
            self._shown, self._group = shown, Group(self._items(draws, self._tools.strokes))
            self._pen.forget()
        return self._group

    def _items(self, draws: bool, strokes: Sequence[Stroke]) -> Any:
        persona = self._tools.persona
        if draws or persona is None:
            return drawn_strokes(strokes, 0, 0, SIDE, self._theme.ink)
        if persona.picture:
            shown = likeness(persona, strokes, 100, 100, RADIUS * 200 / SIDE, self._theme, PAPER)
            return (Group(shown, transform=(SIDE / 200, 0, 0, SIDE / 200, 0, 0)),)
        disc = circle_outline(SIDE / 2, SIDE / 2, RADIUS)
        face = bust(persona.portrait, SIDE / 2, SIDE / 2, RADIUS, self._theme)
        edge = Outline(disc, stroke=self._theme.spruce, width=7)
        return Outline(disc, fill=self._theme.spruce_tint), face, edge

    def _paint_frame(self, painter: QPainter) -> None:
        look = self._desk.look
        focus = self.hasFocus()
        colour = look.focus if focus else look.spruce if self._over else look.line_strong
        thick = 2.0 if focus or self._over else 1.0
        pen = QPen(QColor(colour), thick)
        if self._over:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(PAPER))
        edge = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(edge, look.px(8), look.px(8))

    def _paint_hint(self, painter: QPainter) -> None:
        """What can be done with the empty square."""
        look = self._desk.look
        painter.setPen(QColor(self._theme.ink_soft))
        painter.setFont(look.font(14))
        words = self._desk.t("Draw here, choose a face below or drop a picture")
        inset = look.px(24)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._square().adjusted(inset, inset, -inset, -inset), flags, words)

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The hand goes down."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand goes on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The hand goes up."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._lift()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen is as the mouse; its other end erases."""
        kind = event.type()
        if kind == event.Type.TabletPress:
            self._turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            if self._turned:
                self._tools.take("eraser")
            self._press(event.position())
        elif kind == event.Type.TabletMove and event.buttons():
            self._move(event.position())
        elif kind == event.Type.TabletRelease:
            self._lift()
            if self._turned:
                self._tools.take("pencil")
        event.accept()

    def _press(self, at: QPointF) -> None:
        self._tools.press(*self._units(at))
        self.update()

    def _move(self, at: QPointF) -> None:
        if self._tools.points:
            self._tools.go_on(*self._units(at))
            self.update()

    def _lift(self) -> None:
        self._tools.lift()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the line that is being drawn; Enter and Space open the faces."""
        if event.key() == Qt.Key.Key_Escape and self._tools.points:
            self._tools.cancel()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def hideEvent(self, event: Any) -> None:
        """A line that nobody ends is none."""
        self._tools.cancel()
        super().hideEvent(event)

    # pictures from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures are welcome."""
        if picture_in(event.mimeData()) is not None:
            self._hold(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: Any) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self._hold(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture was dropped."""
        self._hold(False)
        picture = picture_in(event.mimeData())
        if picture is not None:
            event.acceptProposedAction()
            self.dropped.emit(picture)

    def _hold(self, over: bool) -> None:
        self._over = over
        self.update()


def picture_in(data: QMimeData) -> Path | bytes | None:
    """The first picture among what is dragged: a file by its ending, or pixels, as PNG."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = next((path for path in paths if path.suffix.lower() in ENDINGS), None)
    if found is not None or paths or not data.hasImage():
        return found
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = data.imageData()
    saved = image.save(buffer, "PNG") if hasattr(image, "save") else False
    return bytes(buffer.data().data()) if saved else None
