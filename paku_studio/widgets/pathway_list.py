"""The pathways of a document as a list to choose, order and rename them in, and as a menu."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from paku_studio.edits import reorder_pathways, set_text
from paku_studio.models import Pathway
from paku_studio.widgets.controls import plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.pathway_names import kind_words, pathway_name, variant_words

KIND_ROLE = Qt.ItemDataRole.UserRole + 1
"""What kind of pathway a row is: two pathways of one name are told apart by it."""


class PathwayRow(QStyledItemDelegate):
    """Paints a pathway's name and, where there is more than one kind of them, its kind small below it."""

    def __init__(self, desk: Desk, view: QListWidget) -> None:
        super().__init__(view)
        self.desk, self.view = desk, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line or two."""
        hint = super().sizeHint(option, index)
        return hint if not index.data(KIND_ROLE) else QSize(hint.width(), max(hint.height(), self.desk.look.px(46)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As any row of a list; a row of two lines by hand."""
        kind = index.data(KIND_ROLE)
        if not kind:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        look, name = self.desk.look, option.text
        option.text = ""
        self.view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self.view)
        box = QRectF(option.rect).adjusted(look.px(10), look.px(4), -look.px(8), -look.px(4))
        for words, size, colour, top in ((name, 14, look.ink, 0.0), (kind, 12, look.ink_soft, box.height() * 0.54)):
            painter.setPen(QColor(colour))
            painter.setFont(look.font(size))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            line = QRectF(box.left(), box.top() + top, box.width(), box.height() * (0.54 if not top else 0.46))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)


class PathwayList(QListWidget):
    """The document's pathways: choose with arrows, rename with F2, order by dragging or with Alt and arrows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._filling = False
        self.setItemDelegate(PathwayRow(desk, self))
        self.setProperty("kind", "rail")
        self.setAccessibleName(desk.t("Pathways"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.currentItemChanged.connect(lambda item, _: self._open(item))
        self.itemChanged.connect(self._rename)
        self.model().rowsMoved.connect(lambda *_: self._reorder())
        self.fill()

    def fill(self) -> None:
        """Show the pathways as they are now."""
        editor = self.desk.editor
        self._filling = True
        self.clear()
        for pathway_id in editor.pathways():
            pathway = editor.document.get(pathway_id, Pathway)
            item = QListWidgetItem(pathway_name(self.desk, pathway))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(Qt.ItemDataRole.UserRole, pathway_id)
            kind = kind_words(self.desk, pathway)
            spoken = ", ".join(filter(None, (item.text(), kind or variant_words(self.desk, pathway))))
            item.setData(KIND_ROLE, kind)
            item.setToolTip(plain_tip(spoken))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
            if pathway_id == editor.pathway:
                self.setCurrentItem(item)
        self._filling = False
        rows = min(self.count(), 8)
        self.setFixedHeight(rows * max(self.sizeHintForRow(0), self.desk.look.px(36)) + 4 if rows else 0)

    def _show_menu(self, at: QPoint) -> None:
        self._menu = pathway_menu(self.desk)
        self._menu.popup(self.mapToGlobal(at))

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.desk.editor.open_pathway(item.data(Qt.ItemDataRole.UserRole))
            if self.desk.editor.step == "compare":
                self.desk.editor.go_to("pathway")

    def _rename(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        pathway = self.desk.editor.records.get(item.data(Qt.ItemDataRole.UserRole))
        if isinstance(pathway, Pathway) and item.text().strip() != pathway_name(self.desk, pathway):
            self.desk.editor.attempt(set_text, self.desk.editor.document, pathway.id, "title", item.text().strip())

    def _reorder(self) -> None:
        ids = [self.item(place).data(Qt.ItemDataRole.UserRole) for place in range(self.count())]
        if not self._filling and ids != list(self.desk.editor.pathways()):
            self.desk.editor.attempt(reorder_pathways, self.desk.editor.document, ids)

    def keyPressEvent(self, event: Any) -> None:
        """Alt with an arrow moves the pathway; Delete takes it away; the rest as in any list."""
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alone and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.desk.run("pathway.remove")
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.desk.focus("dock")
        else:
            super().keyPressEvent(event)

    def _shift(self, by: int) -> None:
        ids = list(self.desk.editor.pathways())
        here = self.currentRow()
        if 0 <= here + by < len(ids):
            ids.insert(here + by, ids.pop(here))
            self.desk.editor.attempt(reorder_pathways, self.desk.editor.document, ids)


def pathway_menu(desk: Desk) -> QMenu:
    """All pathways, and what can be done with the open one."""
    menu = QMenu()
    for pathway_id in desk.editor.pathways():
        pathway = desk.editor.document.get(pathway_id, Pathway)
        kind = kind_words(desk, pathway)
        words = pathway_name(desk, pathway) + (f" ({kind})" if kind else "")
        entry = QAction(words.replace("&", "&&"), menu)
        entry.setCheckable(True)
        entry.setChecked(pathway_id == desk.editor.pathway)
        entry.triggered.connect(lambda _=False, chosen=pathway_id: desk.editor.open_pathway(chosen))
        menu.addAction(entry)
    menu.addSeparator()
    for name in ("pathway.add", "pathway.make_future", "pathway.rename", "pathway.duplicate", "pathway.remove"):
        entry = QAction(desk.name_of(name).replace("&", "&&"), menu)
        entry.setEnabled(not desk.why_not(name))
        entry.triggered.connect(lambda _=False, chosen=name: desk.run(chosen))
        menu.addAction(entry)
    return menu
