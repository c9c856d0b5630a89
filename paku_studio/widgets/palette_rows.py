"""The lines of the palette: a lean list of entries and how one is painted. Knows nothing of what they do."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from paku_studio.editor.actions.matching import Entry
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.look import Look

Index = QModelIndex | QPersistentModelIndex
ROW, ROW_WITH_REASON = 34, 52
"""Pixels at 100 %."""


class Entries(QAbstractListModel):
    """Entries in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a line; for a screen reader all that stands on it."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(entry)
        return entry if role == Qt.ItemDataRole.UserRole else None

    @staticmethod
    def spoken(entry: Entry) -> str:
        """All that stands on a line."""
        return ", ".join(filter(None, (entry.words, entry.aside, entry.keys, entry.why_not)))


class EntryDelegate(QStyledItemDelegate):
    """Icon, words, menu and keys; below them, why it cannot be done now."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where a reason stands below."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, self._look.px(ROW_WITH_REASON if entry.why_not else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        look, box = self._look, option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(look.spruce))
            painter.setBrush(QColor(look.spruce_tint))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.sunk))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        self._fill(painter, box.adjusted(look.px(10), 0, -look.px(10), 0), entry)
        painter.restore()

    def _fill(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        look = self._look
        line = QRect(box.left(), box.top(), box.width(), look.px(ROW) - 2)
        if entry.icon:
            colour = look.disabled if entry.why_not else look.ink_soft
            sign = pixmap(entry.icon, colour, look.px(17), painter.device().devicePixelRatioF())
            painter.drawPixmap(line.left(), line.center().y() - look.px(17) // 2, sign)
        line.setLeft(line.left() + look.px(27))
        right = self._beside(painter, line, entry)
        painter.setPen(QColor(look.ink_soft if entry.why_not else look.ink))
        painter.setFont(look.font(14))
        line.setRight(right)
        self._words(painter, line, entry.words)
        if entry.why_not:
            below = QRect(line.left(), line.bottom() - look.px(5), box.right() - line.left(), look.px(20))
            painter.setPen(QColor(look.ink_soft))
            painter.setFont(look.font(12))
            self._words(painter, below, entry.why_not)

    def _beside(self, painter: QPainter, line: QRect, entry: Entry) -> int:
        """Keys and menu at the right, as far as they leave room. Gives where the words have to end."""
        look, right = self._look, line.right()
        painter.setFont(look.font(12))
        painter.setPen(QColor(look.ink_soft))
        measure = QFontMetrics(look.font(12))
        words = QFontMetrics(look.font(14)).horizontalAdvance(entry.words)
        for said in (entry.keys, entry.aside):
            width = measure.horizontalAdvance(said)
            if said and right - width - look.px(14) > line.left() + words:
                place = QRect(right - width, line.top(), width + 2, line.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)
                right -= width + look.px(14)
        return right

    def _words(self, painter: QPainter, box: QRect, words: str) -> None:
        """Words on one line; what does not fit is in the tooltip and in what is spoken."""
        measure = painter.fontMetrics()
        shown = measure.elidedText(words[:400], Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
