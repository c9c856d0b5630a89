"""The panel over the window in which any action is found and its question answered, by keys alone. Never modal."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QWidget

from paku_studio.editor.actions import ACTIONS, Action, Question
from paku_studio.editor.actions.matching import MENU_NAMES, Entry, find_actions, find_moments, find_options
from paku_studio.widgets.controls import TextField, column, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.palette_rows import Entries, EntryDelegate
from paku_studio.widgets.saying import announce

WIDTH, TOP, MOST_ROWS = 600, 58, 9
"""Pixels at 100 %: how wide it is, and how far from the window's upper edge."""
SHOWN = 60
"""Lines that are listed at once; more words find the rest."""


class Palette(QFrame):
    """`open` for all commands; `ask` for the answer to one action's question."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        for older in parent.findChildren(Palette, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if older is not self:
                older.deleteLater()
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before: QWidget | None = None
        self._done: Callable[[str], None] | None = None
        self._find: Callable[[str], list[Entry]] = lambda _: []
        self._given = ""
        self._build()
        self.hide()
        parent.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _build(self) -> None:
        desk, look = self.desk, self.desk.look
        self.title = label(desk, "", "section", wrap=True)
        self.field = QLineEdit()
        self.text = TextField("", most=6)
        self.entries = Entries(self)
        self.list = QListView()
        self.list.setModel(self.entries)
        self.list.setItemDelegate(EntryDelegate(look, self.list))
        self.list.setUniformItemSizes(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(desk.t("What fits"))
        self.list.clicked.connect(lambda _: self.take())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._say_current())
        self.nothing = label(desk, desk.t("Nothing fits these words."), "soft", wrap=True)
        self.hint = label(desk, "", "caption", wrap=True)
        box = column(self.title, self.field, self.text, self.list, self.nothing, self.hint, spacing=look.px(6))
        edge = look.px(10)
        box.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(box)
        self.field.textChanged.connect(self._filter)
        for part in (self.field, self.text, self.list):
            part.installEventFilter(self)

    # opening and closing

    def open(self) -> None:
        """All commands; a second time closes it."""
        if self.isVisible() and self._done is None:
            self.close_panel()
            return
        self._done = None
        self._find = self._commands
        self.hint.setText(self.desk.t("Enter does it, arrows choose, Esc closes."))
        self._show_list(self.desk.t("All commands"), self.desk.t("Type what you want to do, or words of a moment"))

    def ask(self, action: Action, question: Question, done: Callable[[str], None]) -> None:
        """Have a question answered; the answer is told, or nothing where the panel is closed."""
        t = self.desk.t
        title = f"{self.desk.name_of(action.id).rstrip('…')}: {t(question.prompt)}"
        self._done = done
        if question.kind == "choice":
            options = question.options(self.desk.editor) if question.options else ()
            self._find = lambda typed: find_options(options, typed)
            self.hint.setText(t("Enter chooses, Esc closes."))
            self._show_list(title, t(question.prompt))
            return
        self._given = question.given(self.desk.editor) if question.given else ""
        self._show_text(title, t(question.prompt))

    def _show_list(self, title: str, placeholder: str) -> None:
        self._remember()
        self.title.setText(title)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(title)
        for part, shown in ((self.field, True), (self.text, False), (self.list, True)):
            part.setVisible(shown)
        self.field.clear()
        self._filter("")
        self._appear(self.field)

    def _show_text(self, title: str, name: str) -> None:
        self._remember()
        self.title.setText(title)
        self.text.setAccessibleName(name)
        self.text.setPlainText(self._given)
        self.text.document().setModified(False)
        self.text.selectAll()
        for part, shown in ((self.field, False), (self.text, True), (self.list, False), (self.nothing, False)):
            part.setVisible(shown)
        self.hint.setText(self.desk.t("Enter accepts, Shift+Enter begins a new line, Esc closes."))
        self._appear(self.text)

    def _remember(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused

    def _appear(self, part: QWidget) -> None:
        self.show()
        self.raise_()
        self.place()
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Put it away; the keys go back to where they were, at once: Qt would give them to whatever comes next."""
        self._done = None
        before, self._before = self._before, None
        if before is not None:
            try:
                before.setFocus(Qt.FocusReason.ShortcutFocusReason)
            except RuntimeError:  # the part was made anew meanwhile
                self.desk.focus("canvas")
        self.hide()

    def place(self) -> None:
        """In the middle of the window's upper part, no larger than the window."""
        look, window = self.desk.look, self.parentWidget()
        width = min(look.px(WIDTH), window.width() - look.px(16))
        top = min(look.px(TOP), window.height() // 8)
        self.setFixedWidth(width)
        self._fit_list(width, window.height() - top - look.px(8))
        self.layout().activate()
        height = min(self.layout().totalHeightForWidth(width), window.height() - top - look.px(8))
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def _fit_list(self, width: int, room: int) -> None:
        """As many rows as there are, or as the room allows beside all else that the panel shows."""
        least = self.desk.look.px(36)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.entries.rowCount(), MOST_ROWS)))
        self.list.setFixedHeight(least)
        self.layout().activate()
        rest = self.layout().totalHeightForWidth(width) - least
        self.list.setFixedHeight(max(least, min(rows + 6, room - rest)))

    # finding and taking

    def _commands(self, typed: str) -> list[Entry]:
        found = find_actions([one for one in ACTIONS if one.id != "view.palette"], typed, self.desk.language)
        entries = [self._entry(action) for action in found[:SHOWN]]
        possible = [entry for entry in entries if not entry.why_not]
        hindered = [entry for entry in entries if entry.why_not]
        moments = find_moments(self.desk.editor, typed)
        return [*possible[:5], *moments, *possible[5:], *hindered] if typed.strip() else [*possible, *hindered]

    def _entry(self, action: Action) -> Entry:
        keys = QKeySequence(action.keys[0]) if action.keys else QKeySequence()
        menu = self.desk.t(MENU_NAMES[action.menu]) if action.menu else ""
        return Entry(
            action.id,
            self.desk.name_of(action.id),
            action.icon,
            menu,
            keys.toString(QKeySequence.SequenceFormat.NativeText),
            self.desk.why_not(action.id),
        )

    def _filter(self, typed: str) -> None:
        self.entries.show(self._find(typed))
        found = bool(self.entries.rowCount())
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.entries.index(0))
            self.list.scrollToTop()
        if self.isVisible():
            self.place()

    def _say_current(self) -> None:
        entry = self.entries.entry(self.list.currentIndex().row())
        if entry is not None and self.isVisible():
            announce(self.field, self.entries.spoken(entry))

    def _step(self, by: int) -> None:
        rows = self.entries.rowCount()
        if rows:
            row = min(max(self.list.currentIndex().row() + by, 0), rows - 1)
            self.list.setCurrentIndex(self.entries.index(row))

    def take(self) -> None:
        """Do what is chosen, or tell the answer."""
        if not self.text.isHidden():
            self._answer(self._typed())
            return
        entry = self.entries.entry(self.list.currentIndex().row())
        if entry is None:
            return
        if self._done is not None:
            self._answer(entry.value)
        elif entry.why_not:
            announce(self.field, entry.why_not)
            self.hint.setText(entry.why_not)
            self.place()
        else:
            self.close_panel()
            self._do(entry)

    def _do(self, entry: Entry) -> None:
        if entry.goes_to:
            self.desk.editor.select(entry.value)
        else:
            self.desk.run(entry.value)

    def _answer(self, answer: str) -> None:
        done = self._done
        self.close_panel()
        if done is not None:
            done(answer)

    def _typed(self) -> str:
        """The text as typed; what was not touched stays to the letter."""
        document = self.text.document()
        if not document.isModified():
            return self._given
        return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    # keys and focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the panel's fields, and the size of the window."""
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.place()
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return False

    def _key(self, watched: QObject, event: Any) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held & Qt.KeyboardModifier.ShiftModifier and watched is self.text:
                return False
            self.take()
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return True  # an answer that is half typed is not left by chance; Esc leaves it
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        if watched is self.field and key in steps:
            self._step(steps[key])
            return True
        return False

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes on working elsewhere has closed it."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now) and now.window() is self.window():
            self._before = None
            QTimer.singleShot(0, self, self._close_if_left)

    def _close_if_left(self) -> None:
        focused = QApplication.focusWidget()
        if self.isVisible() and focused is not None and not self.isAncestorOf(focused):
            self._done = None
            self.hide()
