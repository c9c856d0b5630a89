"""The list of candidates: a click or Enter gives a dot, minus takes one back; digits go to the line."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dots.rows import Candidates, RowPicture
from paku_studio.widgets.inspector.wrapping import keeps_key

Index = QModelIndex | QPersistentModelIndex
GIVES = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Plus))
TAKES = frozenset((Qt.Key.Key_Minus, Qt.Key.Key_Delete, Qt.Key.Key_Backspace))
GAP = 8
"""Between two rows."""


class _Delegate(QStyledItemDelegate):
    """Paints a row; the list says which part of it is under the hand."""

    def __init__(self, view: "CandidateList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the list's width."""
        del option
        return QSize(self._view.row_width(), self._view.picture(index).height + self._view.gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, with the ring of the keys where they are."""
        painter.save()
        painter.translate(option.rect.topLeft())
        current = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        place, part = self._view.hovered
        self._view.picture(index).paint(painter, current=current, hover=part if place == index.row() else "")
        painter.restore()


class CandidateList(QListView):
    """As high as all its rows: the page scrolls, not the list."""

    given = Signal(str)
    """A dot for this candidate."""
    taken = Signal(str)
    """A dot back from it."""
    typed = Signal(str)
    """A digit was pressed here: it belongs to the line."""
    has_keys = Signal(bool)
    """The keys came, or went."""
    looked_at = Signal(object)
    """The row at which the keys are: its box in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.gap = desk.look.px(GAP)
        self.hovered = (-1, "")
        self._pressed = (-1, "")
        self.candidates = Candidates(desk, self)
        self.setModel(self.candidates)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: none; }")
        self._pictures: dict[tuple[Any, ...], RowPicture] = {}

    def refresh(self) -> None:
        """Read the candidates again; the keys stay at the one where they were."""
        here = self.current_target()
        self.candidates.refresh()
        place = max(self.candidates.place_of(here), 0)
        if self.candidates.rows:
            self.setCurrentIndex(self.candidates.index(place))
        self._pictures.clear()
        self._fit()

    def current_target(self) -> str:
        """The candidate at which the keys are."""
        place = self.currentIndex().row()
        return self.candidates.rows[place].told.id if 0 <= place < len(self.candidates.rows) else ""

    def row_width(self) -> int:
        """How wide a row is."""
        return max(self.viewport().width(), self._desk.look.px(200))

    def picture(self, index: Index) -> RowPicture:
        """A row at the list's width, measured once."""
        row, width = self.candidates.rows[index.row()], self.row_width()
        key = (row, width)
        if key not in self._pictures:
            self._pictures[key] = RowPicture(self._desk.look, row, width, self._desk.language)
        return self._pictures[key]

    def _fit(self) -> None:
        rows = range(self.candidates.rowCount())
        high = sum(self.picture(self.candidates.index(place)).height + self.gap for place in rows)
        if high != self.height():
            self.setFixedHeight(max(high, 1))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: Any) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pictures.clear()
            self._fit()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Have the page scroll to the row."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.looked_at.emit(self.visualRect(current))

    def focusInEvent(self, event: Any) -> None:
        """The row at which the keys are is seen."""
        super().focusInEvent(event)
        self.has_keys.emit(True)
        self.looked_at.emit(self.visualRect(self.currentIndex()))

    def focusOutEvent(self, event: Any) -> None:
        """Its keys mean nothing any more."""
        super().focusOutEvent(event)
        self.has_keys.emit(False)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Arrows and Delete are the list's own."""
        return keeps_key(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and plus give; minus and Delete take; digits begin the line."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        target = self.current_target()
        if held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif event.key() in GIVES and target:
            self.given.emit(target)
        elif event.key() in TAKES and target:
            self.taken.emit(target)
        elif event.text().isdigit():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    # The hand

    def _part_at(self, at: QPoint) -> tuple[int, str]:
        index = self.indexAt(at)
        if not index.isValid():
            return -1, ""
        inside = at - self.visualRect(index).topLeft()
        picture = self.picture(index)
        return (index.row(), picture.part_at(inside)) if inside.y() < picture.height else (-1, "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would do."""
        super().mouseMoveEvent(event)
        self._hover(self._part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the hand."""
        super().leaveEvent(event)
        self._hover((-1, ""))

    def _hover(self, part: tuple[int, str]) -> None:
        if part != self.hovered:
            self.hovered = part
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is pressed counts when it is let go there."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._part_at(event.position().toPoint()) if left else (-1, "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick click is a second dot."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on minus takes a dot back, anywhere else it gives one."""
        super().mouseReleaseEvent(event)
        found, self._pressed = self._pressed, (-1, "")
        place, part = found
        if place < 0 or found != self._part_at(event.position().toPoint()):
            return
        target = self.candidates.rows[place].told.id
        (self.taken if part == "minus" else self.given).emit(target)

    def viewportEvent(self, event: QEvent) -> bool:
        """What the part under the hand does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = {"minus": self._desk.t("Take a dot back"), "plus": self._desk.t("Give a dot")}
            said = words.get(self._part_at(event.pos())[1], "")
            if said:
                QToolTip.showText(event.globalPos(), said, self)
                return True
        return super().viewportEvent(event)
