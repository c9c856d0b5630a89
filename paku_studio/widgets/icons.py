"""Bundled line icons as Qt pictures in any colour and size. Knows no meanings."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from paku_studio.resources.icons import ICONS

STROKE = 1.75


@lru_cache(maxsize=256)
def outline(name: str) -> QPainterPath:
    """The icon's strokes on its grid of 24. KeyError where there is none of that name."""
    path = QPainterPath()
    for command in ICONS[name]:
        if command[0] == "M":
            path.moveTo(command[1], command[2])
        elif command[0] == "L":
            path.lineTo(command[1], command[2])
        elif command[0] == "C":
            path.cubicTo(*command[1:])
        else:
            path.closeSubpath()
    return path


def paint_icon(painter: QPainter, name: str, box: QRectF, colour: QColor, filled: bool = False) -> None:
    """Paint an icon into a square; its stroke keeps the same weight at every size up to 24."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    factor = box.width() / 24
    painter.scale(factor, factor)
    weight = STROKE / factor if factor <= 1 else STROKE
    pen = QPen(colour, weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(outline(name))
    painter.restore()


def pixmap(name: str, colour: str, px: int, ratio: float = 1.0, filled: bool = False) -> QPixmap:
    """An icon as a picture of so many logical pixels."""
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(QPointF(0, 0), QSize(px, px)), QColor(colour), filled)
    painter.end()
    return picture


class LineIcon(QIconEngine):
    """Draws an icon at whatever size and state is asked for."""

    def __init__(self, name: str, colour: str, disabled: str, filled: bool = False) -> None:
        super().__init__()
        self._name, self._colour, self._disabled, self._filled = name, colour, disabled, filled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it in the middle of a rectangle."""
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        top = rect.y() + (rect.height() - side) / 2
        colour = self._disabled if mode == QIcon.Mode.Disabled else self._colour
        paint_icon(painter, self._name, QRectF(left, top, side, side), QColor(colour), self._filled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of that many device pixels."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return LineIcon(self._name, self._colour, self._disabled, self._filled)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled: str = "", filled: bool = False) -> QIcon:
    """An icon for buttons and menus; it is drawn sharp at every size. KeyError where there is none of that name."""
    outline(name)
    return QIcon(LineIcon(name, colour, disabled or colour, filled))
