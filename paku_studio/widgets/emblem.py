"""The program's own sign: a road in spruce. Drawn, so that it is sharp at every size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap


def emblem(px: int = 64, ratio: float = 1.0) -> QPixmap:
    """The sign as a picture of so many logical pixels."""
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(px / 64, px / 64)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1E5B4F"))
    painter.drawRoundedRect(QRectF(0, 0, 64, 64), 14, 14)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#FFFFFF"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    road = QPainterPath(QPointF(16, 46))
    road.lineTo(24, 46)
    road.cubicTo(40, 46, 24, 20, 40, 20)
    road.lineTo(42, 20)
    painter.drawPath(road)
    painter.setBrush(QColor("#1E5B4F"))
    painter.setPen(QPen(QColor("#FFFFFF"), 5))
    painter.drawEllipse(QPointF(46, 20), 6, 6)
    painter.end()
    return picture
