"""A list whose rows are a name and, below it, what is known of it; both wrap. Knows no records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from paku_studio.widgets.controls import plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.inspector.wrapping import broken
from paku_studio.widgets.look import Look

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEAST_ROOM = 80
"""Pixels that the words have at least."""


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row: its words, what a screen reader says after the name, an icon, whether it is past.

    `heading`: it names the rows below it; keys and clicks pass it by. `under`: the heading that a row stands under.
    `whole`: the name where the row shows only its beginning, for its tooltip and for a screen reader.
    """

    name: str
    known: str = ""
    spoken: str = ""
    icon: str = ""
    past: bool = False
    heading: bool = False
    under: str = ""
    whole: str = ""


class Rows(QAbstractListModel):
    """Whatever `read` gives, told by `tell`."""

    def __init__(self, parent: QWidget, read: Callable[[], Sequence[Any]], tell: Callable[[Any], TwoLines]) -> None:
        super().__init__(parent)
        self._read, self._tell = read, tell
        self.rows: Sequence[Any] = ()

    def refresh(self) -> None:
        """Read the rows again."""
        self.beginResetModel()
        self.rows = self._read()
        self.endResetModel()

    def told(self, index: Index) -> TwoLines:
        """A row in words."""
        return self._tell(self.rows[index.row()])

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words; for a screen reader all that the row shows."""
        if not 0 <= index.row() < len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.told(index).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = self.told(index)
            return ", ".join(part for part in (told.whole or told.name, told.spoken or told.known) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.told(index).whole)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.told(index).under
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can neither be chosen nor gone to."""
        if 0 <= index.row() < len(self.rows) and self.told(index).heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    """Ground by the style, words by the look."""

    def __init__(self, look: Look, view: QListView, least: int, *, icons: bool) -> None:
        super().__init__(view)
        self._look, self._view, self._least = look, view, least
        self._left = look.px(36 if icons else 10)

    def _room(self) -> int:
        return max(self._view.viewport().width() - self._left - self._look.px(12), LEAST_ROOM)

    def _heading_room(self) -> int:
        return max(self._view.viewport().width() - self._look.px(20), LEAST_ROOM)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the list's width."""
        del option
        look, told = self._look, index.model().told(index)
        if told.heading:
            room = self._heading_room()
            return QSize(room, broken(told.name, look.font(12, 600), room)[1] + look.px(18 if index.row() else 8))
        height = broken(told.name or " ", look.font(14, 600), self._room())[1]
        height += broken(told.known, look.font(12), self._room())[1] if told.known else 0
        return QSize(self._view.viewport().width(), max(height + look.px(12), self._least))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, icon, name, what is known."""
        look, told = self._look, index.model().told(index)
        if told.heading:
            painter.setPen(QColor(look.ink_soft))
            words, height = broken(told.name, look.font(12, 600), self._heading_room())
            words.draw(painter, QPointF(option.rect.left() + look.px(10), option.rect.bottom() - height - look.px(3)))
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, self._view)
        ink = QColor(look.ink_soft if told.past else look.ink)
        corner = option.rect.toRectF().topLeft() + QPointF(0, look.px(6))
        if told.icon:
            side = look.px(16)
            down = (QFontMetrics(look.font(14, 600)).height() - side) / 2
            paint_icon(painter, told.icon, QRectF(corner.x() + look.px(10), corner.y() + down, side, side), ink)
        corner.setX(corner.x() + self._left)
        painter.setPen(ink)
        name, height = broken(told.name or " ", look.font(14, 400 if told.past else 600), self._room())
        name.draw(painter, corner)
        if told.known:
            painter.setPen(QColor(look.ink_soft))
            broken(told.known, look.font(12), self._room())[0].draw(painter, corner + QPointF(0, height))


class _View(QListView):
    """A list whose keys never end on a heading: Home in a list that begins with one did nothing."""

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads: to the first line below a heading, instead of to it."""
        found = super().moveCursor(action, modifiers)
        while found.isValid() and not found.flags() & Qt.ItemFlag.ItemIsEnabled:
            found = found.siblingAtRow(found.row() + 1)
        return found


def two_line_list(desk: Desk, name: str, rows: Rows, *, least: int, icons: bool = False) -> QListView:
    """A list of such rows, each at least so many pixels high (at 100 %), with room for icons before the words."""
    made = _View()
    made.setAccessibleName(name)
    made.setModel(rows)
    made.setResizeMode(QListView.ResizeMode.Adjust)
    made.setWordWrap(True)  # without it rows are not laid anew where only the width is another
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(_Painter(desk.look, made, desk.look.px(least), icons=icons))
    return made
