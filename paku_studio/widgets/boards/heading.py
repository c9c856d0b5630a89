"""The heading of a field: icon, words, how many lines, guiding words, and whether the next line lands there."""

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from paku_studio.editor.boards import BoardField
from paku_studio.locale import translate_count
from paku_studio.widgets.boards.style import FieldStyle
from paku_studio.widgets.boards.text_lines import WrappedText
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon

BESIDE = 132
"""Logical pixels: the heading that stands beside its lines."""
ICON, BAND_ICON, HERE = 18, 28, 16
GAP = 8


class Heading(QWidget):
    """Words above (or beside) the lines of a field, as wide as there is room."""

    def __init__(self, desk: Desk, style: FieldStyle) -> None:
        super().__init__()
        self.desk, self.style_of = desk, style
        self.words = self.spoken = ""
        self.icon = ""
        self._landing = False
        self._drawn: tuple[object, ...] = ()
        self._title, self._guide = WrappedText(), WrappedText()
        self._beside_title = ""
        self._guide_words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_field(self, field: BoardField, count: int) -> None:
        """Say the field in words, and how many lines it has."""
        if (field, count) == self._drawn:
            return
        self._drawn = (field, count)
        look, whole = self.desk.look, self.style_of.shape == "card"
        self.words, self.icon = field.words, field.icon
        size, weight = {"card": (15, 600), "beside": (13, 600), "band": (13, 400)}[self.style_of.shape]
        self._title.write(field.words, look.font(size, weight))
        self._beside_title = str(count) if count and whole else ""
        self._guide_words = field.guide if whole else ""
        self._guide.write(self._guide_words, look.font(12))
        counted = translate_count(self.desk.language, "%d line", "%d lines", count) % count
        self.spoken = f"{field.words}, {counted}"
        self.updateGeometry()
        self.update()

    def show_landing(self, landing: bool) -> None:
        """Whether the next line lands in this field."""
        if landing != self._landing:
            self._landing = landing
            self.update()

    # Measures

    def _left(self) -> int:
        px = self.desk.look.px
        return 0 if self.style_of.shape == "band" else px(ICON) + px(GAP)

    def _measure(self, width: int) -> tuple[float, QPointF, QPointF, bool]:
        """For a width: the height, where count and guiding words stand, and whether those are beside the title."""
        px = self.desk.look.px
        room = width - self._left() - px(HERE) - px(6)
        small = QFontMetricsF(self.desk.look.font(12))
        counted = small.horizontalAdvance(self._beside_title) + px(9) if self._beside_title else 0.0
        high = self._title.break_at(max(room - counted, 1))
        last = high - self._title.line_height
        after = self._left() + self._title.last_width
        count_at = QPointF(after + px(9), last)
        if not self._guide_words:
            return max(high, px(ICON)), count_at, count_at, True
        guide_at = after + counted + px(10)
        if guide_at + small.horizontalAdvance(self._guide_words) <= width - px(HERE) - px(6):
            self._guide.break_at(100_000)
            return max(high, px(ICON)), count_at, QPointF(guide_at, last), True
        below = self._guide.break_at(max(width, 1))
        return max(high, px(ICON)) + px(2) + below, count_at, QPointF(0, max(high, px(ICON)) + px(2)), False

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all its words."""
        return round(self._measure(width)[0]) + 1

    def sizeHint(self) -> QSize:
        """Some width; the field knows better."""
        wide = self.desk.look.px(BESIDE)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.desk.look.px(96), self.desk.look.px(ICON))

    # Painting

    def paintEvent(self, event: Any) -> None:
        """Icon, words, count, guiding words."""
        del event
        px, style = self.desk.look.px, self.style_of
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, count_at, guide_at, aside = self._measure(self.width())
        middle = self._title.line_height / 2
        if self._left():
            paint_icon(painter, self.icon, QRectF(0, middle - px(ICON) / 2, px(ICON), px(ICON)), QColor(style.ink))
        self._title.paint(painter, QPointF(self._left(), 0), style.ink)
        small = self.desk.look.font(12)
        lower = (self._title.line_height - self._guide.line_height) / 2
        painter.setFont(small)
        painter.setPen(QColor(style.soft))
        high = QRectF(count_at.x(), count_at.y(), self.width(), self._title.line_height)
        painter.drawText(high, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._beside_title)
        self._guide.paint(painter, guide_at + QPointF(0, lower if aside else 0), style.soft)
        if self._landing:
            side = px(HERE)
            box = QRectF(self.width() - side, middle - side / 2, side, side)
            paint_icon(painter, "text-cursor-input", box, QColor(style.ring))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """The tooltip of the sign at its end."""
        if event.type() == QEvent.Type.ToolTip and self._landing:
            QToolTip.showText(event.globalPos(), self.desk.t("The next line lands here"), self)  # type: ignore[attr-defined]
            return True
        return super().event(event)


class Sign(QWidget):
    """The large icon of a band."""

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self._heading = heading
        side = heading.desk.look.px(BAND_ICON)
        self.setFixedSize(side, side)

    def paintEvent(self, event: Any) -> None:
        """The field's own icon."""
        del event
        painter = QPainter(self)
        paint_icon(painter, self._heading.icon, QRectF(self.rect()), QColor(self._heading.style_of.ink))
        painter.end()


def lay_out(block: QWidget, heading: Heading, lines: QWidget, style: FieldStyle) -> None:
    """Heading and lines in the block, by its shape."""
    {"card": _card, "band": _band, "beside": _beside}[style.shape](block, heading, lines)


def _indented(heading: Heading) -> QHBoxLayout:
    """The heading's words stand over those of the lines."""
    px = heading.desk.look.px
    row = QHBoxLayout()
    edge = 10 if heading.style_of.shape == "band" else 8
    row.setContentsMargins(px(edge), 0, px(8), 0)
    row.addWidget(heading)
    return row


def _card(block: QWidget, heading: Heading, lines: QWidget) -> None:
    px = heading.desk.look.px
    whole = QVBoxLayout(block)
    whole.setContentsMargins(px(10), px(12), px(10), px(12))
    whole.setSpacing(px(6))
    whole.addLayout(_indented(heading))
    whole.addWidget(lines)
    whole.addStretch(1)


def _band(block: QWidget, heading: Heading, lines: QWidget) -> None:
    px = heading.desk.look.px
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addLayout(_indented(heading))
    column.addWidget(lines)
    whole = QHBoxLayout(block)
    whole.setContentsMargins(px(18), px(8), px(10), px(8))
    whole.setSpacing(px(8))
    whole.addWidget(Sign(heading), 0, Qt.AlignmentFlag.AlignVCenter)
    whole.addLayout(column, 1)


def _beside(block: QWidget, heading: Heading, lines: QWidget) -> None:
    px = heading.desk.look.px
    heading.setFixedWidth(px(BESIDE))
    above = QVBoxLayout()
    above.setContentsMargins(0, px(7), 0, 0)
    above.addWidget(heading)
    above.addStretch(1)
    whole = QHBoxLayout(block)
    whole.setContentsMargins(px(8), px(6), 0, px(6))
    whole.setSpacing(px(4))
    whole.addLayout(above)
    whole.addWidget(lines, 1)
