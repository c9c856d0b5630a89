"""Words broken into lines for a width, wherever they can break, and painted so. Knows no records."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

LINE_SEPARATOR = "\u2028"
LEADING = 1.28
"""From line to line, in sizes of the type."""


class WrappedText:
    """One text in one type; asks Qt to break it anew only for another width or other words."""

    def __init__(self) -> None:
        self._layout = QTextLayout()
        option = QTextOption(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._width = -1.0
        self.height = 0.0
        self.widest = 0.0
        self.last_width = 0.0

    @property
    def line_height(self) -> float:
        """The height of one line."""
        return max(self._layout.font().pixelSize() * LEADING, QFontMetricsF(self._layout.font()).ascent() + 2)

    def write(self, text: str, font: QFont) -> bool:
        """Other words or type; whether that changed anything."""
        shown = text.replace("\r\n", LINE_SEPARATOR).replace("\n", LINE_SEPARATOR).replace("\r", LINE_SEPARATOR)
        if shown == self._layout.text() and font == self._layout.font():
            return False
        self._layout.setText(shown)
        self._layout.setFont(font)
        self._width = -1.0
        return True

    def break_at(self, width: float) -> float:
        """Break for that width; gives the height."""
        if width == self._width:
            return self.height
        self._width, self.widest, self.last_width = width, 0.0, 0.0
        high, top = self.line_height, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, top + (high - line.height()) / 2))
            self.last_width = line.naturalTextWidth()
            self.widest = max(self.widest, self.last_width)
            top += high
        self._layout.endLayout()
        self.height = max(top, high)
        return self.height

    def paint(self, painter: QPainter, at: QPointF, colour: str, *, struck: bool = False) -> None:
        """Paint it as it was broken last."""
        painter.setPen(QColor(colour))
        formats = []
        if struck and self._layout.text():
            drawn = QTextCharFormat()
            drawn.setFontStrikeOut(True)
            whole = QTextLayout.FormatRange()
            whole.start, whole.length, whole.format = 0, len(self._layout.text().encode("utf-16-le")) // 2, drawn
            formats = [whole]
        self._layout.draw(painter, at, formats)
