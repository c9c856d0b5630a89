"""The way of the work on the left: the pathways of the document, in their order, and what leaves the room."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from paku_studio.editor.editor import Change
from paku_studio.edits import reorder_pathways, set_text
from paku_studio.models import DeveloperGroup, Pathway, Session
from paku_studio.widgets.controls import Button, button, label, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.elided import ElidedLabel
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.pathway_names import kind_words, pathway_name, variant_words

WIDE, SLIM = 212, 52
KIND_ROLE = Qt.ItemDataRole.UserRole + 1
"""What kind of pathway a row is: two pathways of one name are told apart by it."""


class Step(Button):
    """A stop on the line of the work: an icon in a ring, a name, and how far it has come."""

    def __init__(self, desk: Desk, icon: str, name: str, *, here: bool = False, last: bool = False) -> None:
        super().__init__()
        self.desk, self.icon_name, self.name, self.note = desk, icon, name, ""
        self.here, self.last, self.slim = here, last, False
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setFixedHeight(desk.look.px(48))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_note(self, note: str) -> None:
        """What stands small below the name."""
        self.note = note
        self.setAccessibleDescription(note)
        self.setToolTip(f"{self.name}: {note}" if note else self.name)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the rail."""
        return QSize(self.desk.look.px(SLIM if self.slim else WIDE - 24), self.desk.look.px(48))

    def minimumSizeHint(self) -> QSize:
        """Room for the ring."""
        return QSize(self.desk.look.px(36), self.desk.look.px(48))

    def paintEvent(self, event: Any) -> None:
        """The ring on the line, the icon, the words."""
        look, painter = self.desk.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.surface if self.here else look.spruce_tint))
            painter.drawRoundedRect(whole, look.px(8), look.px(8))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, look.px(8), look.px(8))
        self._paint_stop(painter)
        if not self.slim:
            self._paint_words(painter)
        painter.end()

    def _paint_stop(self, painter: QPainter) -> None:
        look = self.desk.look
        centre = QPointF(self.width() / 2 if self.slim else look.px(22), self.height() / 2)
        radius, half = look.px(28) / 2, look.px(8)
        painter.setPen(QPen(QColor(look.spruce if self.here else look.line_strong), 1.25))
        painter.setBrush(QColor(look.spruce if self.here else look.surface))
        painter.drawEllipse(centre, radius, radius)
        ink = QColor(look.on_spruce if self.here else look.ink_soft)
        paint_icon(painter, self.icon_name, QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), ink)

    def _paint_words(self, painter: QPainter) -> None:
        look = self.desk.look
        left, width = look.px(46), self.width() - look.px(50)
        painter.setPen(QColor(look.ink))
        painter.setFont(look.font(14, 700 if self.here else 600))
        top = look.px(6) if self.note else 0
        height = look.px(19) if self.note else self.height()
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top, width, height), align, name)
        if self.note:
            painter.setPen(QColor(look.ink_soft))
            painter.setFont(look.font(12))
            note = painter.fontMetrics().elidedText(self.note, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, look.px(25), width, look.px(17)), align, note)


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


class Rail(QWidget):
    """212 px wide, 52 where the window is narrow."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        look = desk.look
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.group = label(desk, "", "section", wrap=True)
        self.session = ElidedLabel("caption")
        self.paths = Step(desk, "waypoints", desk.t("Pathways"), here=True)
        self.paths.clicked.connect(lambda: desk.focus("canvas"))
        self.list = PathwayList(desk)
        self.add = button(desk, desk.t("New pathway"), "plus", "row")
        desk.watch(self.add, "pathway.add")
        self.future = button(desk, desk.t("Future pathway"), "sparkles", "row")
        desk.watch(self.future, "pathway.make_future")
        self.sheets = Step(desk, "printer", desk.t("Sheets"), last=True)
        self.sheets.show_note(desk.t("poster, PDF, tables"))
        self.sheets.clicked.connect(lambda: desk.run("file.sheets"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(12), look.px(16), look.px(12), look.px(12))
        layout.setSpacing(look.px(2))
        for part in (self.group, self.session, self.paths, self.list, self.add, self.future, self.sheets):
            layout.addWidget(part)
        layout.addStretch(1)
        self.set_slim(False)
        desk.listen(self, self._follow)
        self.show_state()

    def _follow(self, change: Change) -> None:
        if change.commit is not None and not touches(change.commit, self.desk):
            return
        if change.what & {"document", "pathway", "language"}:
            self.show_state()

    def show_state(self) -> None:
        """The group, the session, the pathways."""
        desk, editor = self.desk, self.desk.editor
        groups, sessions = editor.document.of_type(DeveloperGroup), editor.document.of_type(Session)
        self.group.setText(groups[0].name if groups else "")
        self.group.setVisible(bool(groups) and not self._slim)
        last = max(sessions, key=lambda session: session.number, default=None)
        self.session.show_words(session_words(desk, last) if last is not None else "")
        self.session.setVisible(bool(self.session.whole) and not self._slim)
        self.list.fill()
        self.list.setVisible(bool(self.list.count()) and not self._slim)
        count = self.list.count()
        self.paths.show_note(desk.t("%(count)s in this document") % {"count": count} if count else desk.t("none yet"))

    def set_slim(self, slim: bool) -> None:
        """Only the rings, or with words and the list of pathways."""
        self._slim = slim
        look = self.desk.look
        self.setFixedWidth(look.px(SLIM if slim else WIDE))
        margins = look.px(4 if slim else 12)
        if self.layout() is not None:
            self.layout().setContentsMargins(margins, look.px(16), margins, look.px(12))
            for step in (self.paths, self.sheets):
                step.slim = slim
                step.update()
            for part in (self.add, self.future):
                part.setVisible(not slim)
            self.show_state()


def session_words(desk: Desk, session: Session) -> str:
    """Which meeting it is, and its date as people write it."""
    said = [desk.t("meeting %(number)s") % {"number": session.number}]
    if session.date is not None:
        said.append(f"{session.date.day}.{session.date.month}.{session.date.year}")
    return " · ".join(said)


def touches(commit: Any, desk: Desk) -> bool:
    """Whether a commit changed anything that the rail shows."""
    records = desk.editor.records
    found = (records.get(one) or commit.removed.get(one) for one in commit.ids)
    return any(isinstance(record, Pathway | DeveloperGroup | Session) for record in found)


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
