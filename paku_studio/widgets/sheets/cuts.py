"""Where a sheet is cut into parts, painted over its picture: overlaps, dashed cuts, numbers. Knows no sheet."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from paku_studio.editor.sheet_tiles import TileLayout

BLUE, WHITE = "#1B5FCC", "#FFFFFF"
"""The paper is white in every theme, and so the cuts are blue in every theme."""
ROUND_IT = 13
"""Pixels of white round a sheet that the numbers may reach over."""
MOST_AT_EDGES, SMALLER = 2, 0.8
"""Up to so many columns the numbers stand at the outer edges, where they cover nothing; else they are smaller."""


def paint_cuts(painter: QPainter, layout: TileLayout, box: QRectF, scale: float, font: QFont) -> None:
    """Paint the cuts of a sheet that lies in `box`, `scale` pixels a point."""
    painter.save()
    band = QColor(BLUE)
    band.setAlpha(36)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(band)
    for start, end in _overlaps(layout.columns):
        painter.drawRect(QRectF(box.left() + start * scale, box.top(), (end - start) * scale, box.height()))
    for start, end in _overlaps(layout.rows):
        painter.drawRect(QRectF(box.left(), box.top() + start * scale, box.width(), (end - start) * scale))
    pen = QPen(QColor(BLUE), 1.2)
    pen.setDashPattern([3.0, 2.5])
    painter.setPen(pen)
    for at in (edge for pair in _overlaps(layout.columns) for edge in pair):
        x = box.left() + at * scale
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
    for at in (edge for pair in _overlaps(layout.rows) for edge in pair):
        y = box.top() + at * scale
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    _paint_numbers(painter, layout, box, scale, font)
    painter.restore()


def _overlaps(stretches: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """What two neighbours both show."""
    return [(later[0], earlier[1]) for earlier, later in pairwise(stretches)]


def _paint_numbers(painter: QPainter, layout: TileLayout, box: QRectF, scale: float, font: QFont) -> None:
    beside = len(layout.columns) <= MOST_AT_EDGES
    if not beside:
        font = QFont(font)
        font.setPixelSize(round(font.pixelSize() * SMALLER))
    metrics = QFontMetricsF(font)
    radius = max(metrics.height(), metrics.horizontalAdvance(str(layout.count))) / 2 + (3 if beside else 1)
    painter.setFont(font)
    for row, (top, bottom) in enumerate(layout.rows):
        for column, (left, right) in enumerate(layout.columns):
            y = box.top() + (top + bottom) / 2 * scale
            x = box.left() + (left + right) / 2 * scale
            if len(layout.columns) == MOST_AT_EDGES:
                over = max(0.0, radius - ROUND_IT)
                x = box.left() + over if column == 0 else box.right() - over
            elif not beside:
                y = box.top() + bottom * scale - radius - 3
                x = box.left() + right * scale - radius - 3
            round_it = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
            painter.setPen(QPen(QColor(WHITE), 1.5))
            painter.setBrush(QColor(BLUE))
            painter.drawEllipse(round_it)
            painter.drawText(round_it, Qt.AlignmentFlag.AlignCenter, str(layout.number(column, row)))
