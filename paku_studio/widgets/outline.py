"""The outline: the same document as a tree, in which everything is done that is done on the canvas, by keys alone."""

from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from paku_studio.editor import outline
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Change
from paku_studio.models import Involvement, Note, Phase, Record, ServiceMoment, Touchpoint
from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.look import Look
from paku_studio.widgets.outline_rows import OutlineRows

ROW = 33
"""Pixels at 100 %."""
MOST_OPEN = 60
"""Phases that all stand open from the beginning."""
NO_GROUND = """QTreeView::item, QTreeView::item:selected, QTreeView::item:hover
{ background: transparent; border: none; }"""
"""Rows paint their own ground, which leaves the edge with the arrows free."""
MARK_ICONS = {"critical": "diamond", "meaningful": "star"}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Outline(QWidget):
    """A tree, and a sentence where there is nothing to show yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.tree = OutlineTree(desk)
        self.nothing = label(desk, desk.t("What is told of the pathway is listed here."), "soft", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.nothing)
        box.addWidget(self.tree, 1)
        edge = desk.look.px(16)
        self.nothing.setContentsMargins(edge, edge, edge, edge)
        self.setFocusProxy(self.tree)
        desk.listen(self, self._follow)
        self._show_state()

    def edit_selected(self) -> None:
        """Write the words of the row where the keys are."""
        self.tree.edit_selected()

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "pathway"}:
            self._show_state()

    def _show_state(self) -> None:
        self.nothing.setVisible(not self.tree.rows.rowCount())


class OutlineTree(QTreeView):
    """The rows; the selection goes both ways between it and the editor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows = OutlineRows(desk.editor, self)
        self._telling = False
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(desk, self))
        self.setStyleSheet(NO_GROUND)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(desk.look.px(18))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(desk.t("Outline"))
        self.setAccessibleDescription(desk.t("Enter adds, F2 writes, Delete takes away, the menu key shows the rest."))
        self.doubleClicked.connect(lambda _: self.edit_selected())
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell_selection())
        self._actions = {
            QKeySequence(keys).toString(): action.id
            for action in ACTIONS
            if "outline" in action.on
            for keys in action.keys
        }
        self._opened: set[str] = set()
        self.expanded.connect(lambda index: self._opened.add(self.rows.id_of(index)))
        self.collapsed.connect(lambda index: self._opened.discard(self.rows.id_of(index)))
        self.rows.rowsInserted.connect(self._reopen)
        desk.listen(self, self._follow)
        self._open_phases()
        self._show_selection()

    # both ways

    def _follow(self, change: Change) -> None:
        if change.what & {"pathway", "language"}:
            self._anew()
        elif change.commit is not None:
            self._after(change)
        if change.what & {"selection", "pathway", "document"}:
            self._show_selection()

    def _anew(self) -> None:
        self._telling = True
        self.rows.start_anew()
        self._telling = False
        self._open_phases()

    def _after(self, change: Change) -> None:
        assert change.commit is not None
        self._telling = True
        self.rows.follow(change.commit)
        self._telling = False
        for record in change.commit.added.values():
            if isinstance(record, Phase) and record.pathway == self.desk.editor.pathway:
                self.expand(self.rows.index_of(record.id))

    def _open_phases(self) -> None:
        """All phases stand open, but of very many only the one at hand: each open row costs."""
        if self.rows.rowCount() > MOST_OPEN:
            return
        for row in range(self.rows.rowCount()):
            index = self.rows.index(row, 0)
            if isinstance(self.desk.editor.records.get(self.rows.id_of(index)), Phase):
                self.expand(index)

    def _reopen(self, parent: QModelIndex, first: int, last: int) -> None:
        """What was open before it came to another place is open there too."""
        for row in range(first, last + 1):
            index = self.rows.index(row, 0, parent)
            if self.rows.id_of(index) in self._opened:
                self.expand(index)
                self._reopen(index, 0, self.rows.rowCount(index) - 1)

    def _tell_selection(self) -> None:
        if self._telling:
            return
        chosen = [self.rows.id_of(index) for index in self.selectedIndexes()]
        here = self.rows.id_of(self.currentIndex())
        if here in chosen:
            chosen = [*(one for one in chosen if one != here), here]
        self._telling = True
        self.desk.editor.select(*chosen)
        self._telling = False

    def _show_selection(self) -> None:
        if self._telling:
            return
        self._telling = True
        wanted = QItemSelection()
        current = QModelIndex()
        for one in self.desk.editor.selection:
            current = self.rows.index_of(one)
            if current.isValid():
                self._open_above(current)
                wanted.select(current, current)
        chosen = self.selectionModel()
        chosen.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if current.isValid():
            chosen.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(current)
        self._telling = False

    def _open_above(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()

    # keys

    def edit_selected(self) -> None:
        """Write the row's words in their place; words of several lines, and an actor's name, in the panel above."""
        row = self.rows.id_of(self.currentIndex())
        record = self.desk.editor.records.get(row)
        if record is None:
            return
        words = outline.words_of(self.desk.editor, row)
        if words is not None and outline.on_one_line(words):
            self.edit(self.currentIndex())
        elif type(record) in outline.FIELDS:
            self.desk.run(outline.FIELDS[type(record)][1])

    def keyPressEvent(self, event: Any) -> None:
        """Actions of the table, Enter, F2 and Escape; all else as in any tree."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # a field has done with it: Enter there adds nothing here
            return
        key, held = event.key(), event.modifiers()
        found = self._actions.get(QKeySequence(event.keyCombination()).toString())
        if key == Qt.Key.Key_F2 and held in PLAIN:
            self.edit_selected()
        elif key in ENTER and held in PLAIN:
            self.desk.run(self._adds())
        elif key == Qt.Key.Key_Escape:
            self.desk.focus("dock")
        elif found is not None:
            self.desk.run(found)
        else:
            super().keyPressEvent(event)

    def _adds(self) -> str:
        """What Enter adds: one more of what the row is."""
        record: Record | None = self.desk.editor.records.get(self.desk.editor.place)
        if isinstance(record, Note):
            return f"add.note_{record.kind.value}"
        kinds = {Touchpoint: "add.touchpoint", Involvement: "add.actor", ServiceMoment: "add.moment"}
        return kinds.get(type(record), "add.moment")

    def drawBranches(self, painter: QPainter, rect: QRect, index: Any) -> None:
        """A small arrow where a row can be opened; the style's own would fill the edge of a selected row."""
        if self.rows.hasChildren(index):
            look = self.desk.look
            size = look.px(16)
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
            sign = pixmap(name, look.ink_soft, size, self.devicePixelRatioF())
            left = rect.right() - (self.indentation() + size) // 2
            painter.drawPixmap(left, rect.center().y() - size // 2, sign)

    def contextMenuEvent(self, event: Any) -> None:
        """The menu for what is selected: below the row where the keys asked for it."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(box.bottomLeft() if box.isValid() else self.rect().center())
        self.desk.context_menu(at)
        event.accept()


class RowField(QLineEdit):
    """Where the words of a row are written."""

    noticed = True
    """What identifies a person is told of while one types here."""


class RowDelegate(QStyledItemDelegate):
    """One row: sign, words, and at the end how it felt and its marks."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look = desk.look
        self._view = parent
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Every row is as high as the others."""
        return QSize(60, self._look.px(ROW))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        """A field of one line, named for a screen reader."""
        made = RowField(parent)
        made.setAccessibleName(self._desk.t("Words"))
        return made

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        """The words as they are."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        """Write them."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Any) -> None:
        """Over the whole row."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """One row."""
        row: outline.Row = index.data(Qt.ItemDataRole.UserRole)
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(0, 1, -look.px(6), -1)
        here = self._view.currentIndex() == index and self._view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            self._ground(painter, box, look.spruce_tint, look.focus if here else look.spruce)
        elif here or option.state & QStyle.StateFlag.State_MouseOver:
            self._ground(painter, box, look.sunk, look.focus if here else look.sunk)
        self._fill(painter, box.adjusted(look.px(6), 0, -look.px(8), 0), row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, fill: str, edge: str) -> None:
        pen = painter.pen()
        pen.setColor(QColor(edge))
        pen.setWidthF(2)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self._look.px(6), self._look.px(6))

    def _fill(self, painter: QPainter, box: QRect, row: outline.Row) -> None:
        look, size = self._look, self._look.px(17)
        ratio = painter.device().devicePixelRatioF()
        middle = box.center().y() - size // 2
        if row.icon:
            colour = getattr(look, row.tone) if row.tone else look.ink_soft
            painter.drawPixmap(box.left(), middle, pixmap(row.icon, colour, size, ratio))
            box.setLeft(box.left() + size + look.px(7))
        for mark in row.marks:
            box.setRight(box.right() - size)
            painter.drawPixmap(box.right() + 1, middle, pixmap(MARK_ICONS[mark], getattr(look, mark), size, ratio))
            box.setRight(box.right() - look.px(4))
        self._aside(painter, box, row)
        painter.setFont(look.font(14, 600 if row.strong else 400))
        painter.setPen(QColor(look.ink))
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _aside(self, painter: QPainter, box: QRect, row: outline.Row) -> None:
        """What stands small at the end, in at most two fifths of the row."""
        if not row.aside:
            return
        look = self._look
        measure = QFontMetrics(look.font(12))
        words = measure.elidedText(row.aside, Qt.TextElideMode.ElideRight, box.width() * 2 // 5)
        width = measure.horizontalAdvance(words) + 2
        painter.setFont(look.font(12))
        painter.setPen(QColor(look.ink_soft))
        place = QRect(box.right() - width, box.top(), width + 1, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        box.setRight(box.right() - width - look.px(8))
