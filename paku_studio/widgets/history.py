"""The history: every edit in words, newest first, and going back to before any of them. Follows live."""

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.editor.remembering import Remembered, go_back, history_of
from paku_studio.widgets.controls import button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon
from paku_studio.widgets.inspector.wrapping import Flow, broken

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class HistoryModel(QAbstractListModel):
    """The edits as rows; a screen reader hears the whole line."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[Remembered, ...] = ()

    def refresh(self) -> None:
        """Read the history again."""
        self.beginResetModel()
        self.rows = history_of(self._desk.editor)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many edits there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One line in words."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.name} {row.words}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if row.undos else self._desk.t("cannot be taken back any more")
            return ", ".join(part for part in (row.name, row.words, state) if part)
        return None


class HistoryDelegate(QStyledItemDelegate):
    """Paints the edit's name and below it the words it was about; both wrap."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view

    def _row(self, index: Index) -> Remembered:
        return index.model().rows[index.row()]

    def _room(self) -> int:
        return max(self._view.viewport().width() - self._desk.look.px(46), 80)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the list's width."""
        look, row = self._desk.look, self._row(index)
        height = broken(row.name, look.font(14, 600), self._room())[1]
        height += broken(row.words, look.font(12), self._room())[1] if row.words else 0
        return QSize(self._view.viewport().width(), max(height + look.px(12), look.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground by the style, words by the look."""
        look, row = self._desk.look, self._row(index)
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, self._view)
        sign = {"undo": "undo-2", "redo": "redo-2", "import": "clipboard-paste"}.get(row.source, "pencil")
        ink = look.ink if row.undos else look.ink_soft
        box = option.rect.toRectF()
        side = look.px(16)
        middle = QFontMetrics(look.font(14, 600)).height() / 2
        icon_box = box.adjusted(look.px(10), 0, 0, 0)
        icon_box.setTop(box.top() + look.px(6) + middle - side / 2)
        icon_box.setSize(QSize(side, side).toSizeF())
        paint_icon(painter, sign, icon_box, QColor(ink))
        at = box.topLeft()
        at.setX(at.x() + look.px(36))
        at.setY(at.y() + look.px(6))
        weight = 600 if row.undos else 400
        painter.setPen(QColor(ink))
        name, height = broken(row.name, look.font(14, weight), self._room())
        name.draw(painter, at)
        if row.words:
            painter.setPen(QColor(look.ink_soft))
            at.setY(at.y() + height)
            broken(row.words, look.font(12), self._room())[0].draw(painter, at)


class HistoryDialog(QDialog):
    """The edits since the document was opened; going back takes them back one by one, and redo brings them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        t, px = desk.t, desk.look.px
        self.setWindowTitle(t("History"))
        self.resize(px(440), px(520))
        self.model = HistoryModel(desk, self)
        self.list = QListView()
        self.list.setAccessibleName(t("Edits, the newest first"))
        self.list.setModel(self.model)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = HistoryDelegate(desk, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.doubleClicked.connect(lambda *_: self.back_to_here())
        self.empty = label(desk, t("Nothing has been changed since the document was opened."), "soft", wrap=True)
        self.back = button(desk, t("Undo to here"), "undo-2")
        self.redo = button(desk, t("Redo"), "redo-2")
        self.close_button = button(desk, t("Close"))
        self.back.clicked.connect(lambda *_: self.back_to_here())
        self.redo.clicked.connect(lambda *_: desk.editor.redo())
        self.close_button.clicked.connect(lambda *_: self.close())
        self.told = label(desk, "", "soft", wrap=True)
        self._said_before = desk.editor.told
        buttons = Flow(px(8), self.back, self.redo, self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(16), px(16), px(16))
        box.setSpacing(px(12))
        box.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.list, 1)
        box.addWidget(self.told)
        box.addWidget(buttons)
        desk.listen(self, self._follow)
        self.refresh()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_state())

    def refresh(self) -> None:
        """Show the history as it is now, the newest edit chosen."""
        self.model.refresh()
        self.empty.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        if self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))
        self._show_state()

    @property
    def chosen(self) -> Remembered | None:
        """The edit that is chosen in the list."""
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def back_to_here(self) -> None:
        """Take back the chosen edit and every one after it."""
        chosen = self.chosen
        if chosen is not None and chosen.undos:
            go_back(self._desk.editor, chosen.undos)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self) -> None:
        chosen = self.chosen
        undos = chosen.undos if chosen is not None else 0
        self.back.setEnabled(bool(undos))
        t = self._desk.t
        words = t("Undo to here (%(count)s)") % {"count": undos} if undos > 1 else t("Undo to here")
        self.back.setText(words)
        self.back.setAccessibleName(words)
        self.redo.setEnabled(self._desk.editor.document.redo_name is not None)
        told = self._desk.editor.told
        news = told is not None and told is not self._said_before
        self.told.setText(told.text if told is not None and news else "")
        self.told.setVisible(news)

    def _follow(self, change: Change) -> None:
        if "document" in change.what:
            self._said_before = self._desk.editor.told
            self.refresh()
        elif "told" in change.what:
            self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back to the chosen edit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self.back_to_here()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other type, other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "list"):
            self.list.scheduleDelayedItemsLayout()
