"""The strip of suggestions above the field: a list that never takes the focus and never covers anything."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from paku_studio.editor.suggesting import Suggestion
from paku_studio.widgets.controls import plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.look import Look

HEIGHT = 34
GAP = 6
_NOTE = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class _Chips(QStyledItemDelegate):
    """Paints a suggestion: icon, words, a note; the one that Tab would take in spruce."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    def width(self, words: str, note: str) -> int:
        """How wide a suggestion is with the gap behind it, in pixels."""
        px = self.look.px
        wide = QFontMetrics(self.look.font(14, 600)).horizontalAdvance(words)
        noted = QFontMetrics(self.look.font(12)).horizontalAdvance(note) + px(6) if note else 0
        return px(10) + px(17) + px(6) + wide + noted + px(12) + px(GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as its words, unless the strip is narrower."""
        del option
        whole = self.width(str(index.data()), str(index.data(_NOTE)))
        strip = self.parent()
        widest = strip.viewport().width() if isinstance(strip, QListWidget) else whole
        return QSize(min(whole, widest), self.look.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one."""
        look, px = self.look, self.look.px
        current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)  # type: ignore[attr-defined]
        box = QRectF(option.rect).adjusted(1, 1, -1 - px(GAP), -1)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.spruce if current else look.line_strong), 2 if current else 1))
        painter.setBrush(QColor(look.spruce_tint if current else look.sunk if hover else look.surface))
        painter.drawRoundedRect(box, px(6), px(6))
        side = px(17)
        icon = QRectF(box.left() + px(9), box.center().y() - side / 2, side, side)
        paint_icon(painter, str(index.data(_ICON)), icon, QColor(look.spruce if current else look.ink))
        self._write(painter, box.adjusted(px(9) + side + px(6), 0, -px(9), 0), index, current)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, index: Index, current: bool) -> None:
        look, middle = self.look, Qt.AlignmentFlag.AlignVCenter
        note = str(index.data(_NOTE))
        noted = QFontMetrics(look.font(12)).horizontalAdvance(note) if note else 0
        painter.setFont(look.font(14, 600 if current else 400))
        painter.setPen(QColor(look.ink))
        room = box.width() - noted - (look.px(6) if note else 0)
        words = QFontMetrics(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, round(room) + 1)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, words)
        if note:
            painter.setFont(look.font(12))
            painter.setPen(QColor(look.ink_soft))
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, note)


class SuggestionStrip(QListWidget):
    """Suggestions beside one another; those that do not fit come up as one moves on."""

    chosen = Signal(int)
    """A suggestion was clicked: its number."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.offered: tuple[Suggestion, ...] = ()
        self._first = 0
        self.setAccessibleName(desk.t("Suggestions"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(desk.look.px(HEIGHT))
        self.setMouseTracking(True)
        self.setStyleSheet("QListWidget { background: transparent; border: none; } QListWidget::item { border: none; }")
        self._chips = _Chips(desk.look, self)
        self.setItemDelegate(self._chips)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these; the first is the one that Tab takes."""
        self.offered = tuple(suggestions)
        self.clear()
        for one in self.offered:
            item = QListWidgetItem(one.words, self)
            item.setData(_NOTE, one.note)
            item.setData(_ICON, one.icon or "circle-dot")
            item.setToolTip(plain_tip(one.completion.strip()))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.words}, {one.note}" if one.note else one.words)
        self._first = 0
        if self.offered:
            self.setCurrentRow(0)
        self._show_those_that_fit()

    @property
    def current(self) -> Suggestion | None:
        """The one that Tab takes."""
        at = self.currentRow()
        return self.offered[at] if 0 <= at < len(self.offered) else None

    def move(self, step: int) -> str:  # type: ignore[override]
        """The next or the one before, round and round; its words for a screen reader."""
        if not self.offered:
            return ""
        at = (self.currentRow() + step) % len(self.offered)
        self.setCurrentRow(at)
        self._show_those_that_fit()
        words = str(self.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        return self.desk.t("%(words)s, %(number)d of %(count)d") % {
            "words": words,
            "number": at + 1,
            "count": len(self.offered),
        }

    def _show_those_that_fit(self) -> None:
        """Whole suggestions only, and among them the current one."""
        widths = [self._chips.width(one.words, one.note) for one in self.offered]
        room = self.viewport().width()
        current = max(self.currentRow(), 0)
        self._first = min(self._first, current)
        while self._first < current and sum(widths[self._first : current + 1]) > room:
            self._first += 1
        used = 0
        for at, wide in enumerate(widths):
            used += wide if at >= self._first else 0
            self.setRowHidden(at, at < self._first or (used > room and at != self._first))
        self.scrollToTop()

    def resizeEvent(self, event: Any) -> None:
        """As many as fit now."""
        super().resizeEvent(event)
        self._show_those_that_fit()
