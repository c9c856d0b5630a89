"""The history: every edit in words, newest first, and going back to before any of them. Follows live."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.editor.remembering import Remembered, go_back, history_of
from paku_studio.widgets.controls import button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

SIGNS = {"undo": "undo-2", "redo": "redo-2", "import": "clipboard-paste"}
"""Icons of edits by where they came from; all others were made by hand."""


class HistoryDialog(QDialog):
    """The edits since the document was opened; going back takes them back one by one, and redo brings them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        t, px = desk.t, desk.look.px
        self.setWindowTitle(t("History"))
        self.resize(px(440), px(520))
        self.model = Rows(self, lambda: history_of(desk.editor), self._told)
        self.list = two_line_list(desk, t("Edits, the newest first"), self.model, least=36, icons=True)
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

    def _told(self, edit: Remembered) -> TwoLines:
        state = "" if edit.undos else self._desk.t("cannot be taken back any more")
        spoken = ", ".join(part for part in (edit.words, state) if part)
        return TwoLines(edit.name, edit.words, spoken, SIGNS.get(edit.source, "pencil"), past=not edit.undos)

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
