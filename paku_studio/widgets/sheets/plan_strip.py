"""How the parts of a sheet are put together: a small picture of the numbered parts, and words. Knows no drawing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from paku_studio.editor.sheet_tiles import TileLayout, layout_in_words
from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk

SIDE = 62
"""Pixels of the picture's height (at 100 %)."""


class PlanPicture(QWidget):
    """The parts, as they lie beside each other; the words beside it say the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self._layout: TileLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_layout(self, layout: TileLayout | None) -> None:
        """Show this one."""
        self._layout = layout
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the sheet is in proportion."""
        side = self._look.px(SIDE)
        if self._layout is None:
            return QSize(side, side)
        wide = self._layout.columns[-1][1] / self._layout.rows[-1][1] * side
        return QSize(round(min(wide, 2 * side)), side)

    def paintEvent(self, event: Any) -> None:
        """A box for each part with its number."""
        del event
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout, look = self._layout, self._look
        wide, high = layout.columns[-1][1], layout.rows[-1][1]
        across, down = (self.width() - 2) / wide, (self.height() - 2) / high
        painter.setPen(QPen(QColor(look.focus), 1.5))
        painter.setBrush(QColor(look.surface))
        painter.drawRect(QRectF(1, 1, wide * across, high * down))
        for _, end in layout.columns[:-1]:
            painter.drawLine(QPointF(1 + end * across, 1), QPointF(1 + end * across, 1 + high * down))
        for _, end in layout.rows[:-1]:
            painter.drawLine(QPointF(1, 1 + end * down), QPointF(1 + wide * across, 1 + end * down))
        self._paint_numbers(painter, layout, across, down)
        painter.end()

    def _paint_numbers(self, painter: QPainter, layout: TileLayout, across: float, down: float) -> None:
        font = self._look.font(12, 600)
        narrowest = min(end - start for start, end in layout.columns) * across
        lowest = min(end - start for start, end in layout.rows) * down
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(str(layout.count)) + 2 > narrowest or metrics.height() > lowest + 2:
            return
        painter.setFont(font)
        for row, (top, bottom) in enumerate(own(layout.rows)):
            for column, (left, right) in enumerate(own(layout.columns)):
                box = QRectF(1 + left * across, 1 + top * down, (right - left) * across, (bottom - top) * down)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(layout.number(column, row)))


def own(stretches: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What each part shows that none before it does."""
    ends = [0.0, *(end for _, end in stretches)]
    return [(ends[at], ends[at + 1]) for at in range(len(stretches))]


class PlanStrip(QWidget):
    """The picture, and beside it how many parts there are and what is done with them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t, px = desk.t, desk.look.px
        self.picture = PlanPicture(desk)
        self.count = label(desk, "", "section", wrap=True)
        words = t("Cut along the marks and glue in the order of the numbers. A plan for it is printed first.")
        self.how = label(desk, words, "caption", wrap=True)
        beside = QVBoxLayout()
        beside.setSpacing(px(2))
        beside.addWidget(self.count)
        beside.addWidget(self.how)
        beside.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(px(14), px(4), px(14), px(4))
        box.setSpacing(px(14))
        box.addWidget(self.picture)
        box.addLayout(beside, 1)
        self.setVisible(False)

    def show_layouts(self, layouts: Sequence[TileLayout], *, low: bool) -> None:
        """Tell of these; nothing where the sheet stays whole. `low`: there is little room, so only the words."""
        self.setVisible(bool(layouts))
        if layouts:
            self.picture.show_layout(layouts[0])
            self.picture.setVisible(not low)
            self.how.setVisible(not low)
            self.count.setText(layout_in_words(layouts, self._desk.language))
            self.count.setToolTip(self.how.text() if low else "")
