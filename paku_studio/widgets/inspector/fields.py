"""The fields of a form: each shows a value, is never overwritten while one types, and tells what was written."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCompleter, QLineEdit, QMenu, QPlainTextEdit, QWidget

from paku_studio.editor.inspecting import SIGNS, Choice, Field
from paku_studio.locale import label as word
from paku_studio.widgets.controls import column, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.faces import FaceButton
from paku_studio.widgets.inspector.wrapping import CheckButton, Flow, WordsButton

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons for which a field loses the keys for a moment only."""
EDITED = {ord(sign): "\n" for sign in "\r\u2028\u2029\ufdd0\ufdd1"} | {0xA0: " "}
"""What Qt's text document makes of these characters: a value that holds one was not typed anew because of that."""


def is_idle_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether undo or redo was pressed in a field that has nothing of its own to take back."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
    return (undo and not can_undo) or (redo and not can_redo)


def as_edited(value: str) -> str:
    """A text as a field of several lines gives it back: line ends of every kind are one, a hard space is a space."""
    return value.replace("\r\n", "\n").translate(EDITED)


class TextEntry(QPlainTextEdit):
    """Text that grows with its words; Enter writes it, Shift+Enter begins a line, Escape takes the typing back."""

    noticed = True
    """What identifies a person is told of while one types here."""
    written = Signal(str)
    MOST_LINES = 12

    def __init__(self, desk: Desk, name: str, hint: str = "", *, lines: bool = True) -> None:
        super().__init__()
        self._look = desk.look
        self._lines = lines
        self._base = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        """As high as its words, so many lines at most; then it scrolls."""
        lines = max(1, min(self.MOST_LINES, int(self.document().size().height())))
        air = self._look.px(18) + (2 if self.document().blockCount() > 1 else 0)  # Qt counts its margin once more then
        height = max(lines * self._line_height() + air, self._look.px(36))
        bar = self.document().size().height() > self.MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if height != self.height():
            self.setFixedHeight(height)

    def _line_height(self) -> int:
        """What a line takes as it is laid: some fonts' lines are a pixel higher than their metrics say."""
        first = self.document().begin()
        laid = self.document().documentLayout().blockBoundingRect(first).height() / max(1, first.lineCount())
        return max(self.fontMetrics().lineSpacing(), ceil(laid))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean other lines."""
        super().resizeEvent(event)
        self._fit()

    @property
    def typed(self) -> bool:
        """Whether something stands here that is not written yet."""
        return self.toPlainText() != self._base

    def show_value(self, value: str) -> None:
        """Show what the record says, unless one is typing here."""
        shown = as_edited(value)
        if shown == self._base and not self.typed:
            return
        typing = self.hasFocus() and self.typed
        self._base = shown
        if not typing:
            self.setPlainText(shown)

    def settle(self, value: str) -> None:
        """What was typed is written, and this is how the record says it."""
        self._base = as_edited(value)
        if self.typed:
            self.setPlainText(self._base)
        self.document().clearUndoRedoStacks()

    def forget(self) -> None:
        """Take the typing back."""
        if self.typed:
            self.setPlainText(self._base)

    def write(self) -> None:
        """Tell what was typed, if anything was."""
        if self.typed:
            self.written.emit(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document where nothing was typed."""
        if is_idle_undo(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter and Escape mean something here; all else is typing."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in RETURN and not (shift and self._lines):
            self.write()
        elif event.key() == Qt.Key.Key_Escape and self.typed:
            self.forget()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it writes it."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.write()


class LineEntry(QLineEdit):
    """One line with suggestions; Enter writes it, Escape takes the typing back."""

    noticed = True
    """What identifies a person is told of while one types here."""
    written = Signal(str)
    left = Signal()
    """The keys went elsewhere, or Escape was pressed where nothing was typed."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self._base = ""
        self._suggest: Callable[[], Sequence[str]] | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def suggest(self, names: Callable[[], Sequence[str]]) -> None:
        """Offer these while one types; they are asked for when the field gets the keys."""
        completer = QCompleter(self)
        completer.setModel(QStringListModel(completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self._suggest = names

    @property
    def typed(self) -> bool:
        """Whether something stands here that is not written yet."""
        return self.text() != self._base

    def show_value(self, value: str) -> None:
        """Show what the record says, unless one is typing here."""
        typing = self.hasFocus() and self.typed
        self._base = value
        if not typing and self.text() != value:
            self.setText(value)
            self._show_beginning()

    def settle(self, value: str) -> None:
        """What was typed is written, and this is how the record says it."""
        cursor = self.cursorPosition()
        self._base = value
        self.setText(value)
        self.setCursorPosition(cursor)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Of words that are longer than the field the beginning is seen, unless one is in it."""
        if not self.hasFocus():
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Take the typing back."""
        if self.typed:
            self.setText(self._base)

    def write(self) -> None:
        """Tell what was typed, if anything was."""
        if self.typed:
            self.written.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document where nothing was typed."""
        if is_idle_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape mean something here; all else is typing."""
        if event.key() in RETURN:
            self.write()
        elif event.key() == Qt.Key.Key_Escape and self.typed:
            self.forget()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fresh suggestions."""
        completer = self.completer()
        if self._suggest is not None and completer is not None:
            model = completer.model()
            if isinstance(model, QStringListModel):
                model.setStringList(list(self._suggest()))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it writes it."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.write()
            self.left.emit()


class ChoiceButton(WordsButton):
    """One of several words: shows the one that holds, opens the others as a menu."""

    written = Signal(str)

    def __init__(self, desk: Desk, name: str, choices: Callable[[], Sequence[Choice]]) -> None:
        super().__init__(desk)
        self._desk, self._name, self._choices = desk, name, choices
        self._value, self._actions = "", []  # type: tuple[str, list[QAction]]
        self.framed, self.after = True, "chevron-down"
        self.clicked.connect(lambda *_: self.open_menu())

    @property
    def value(self) -> str:
        """The value that holds."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show the value in words."""
        self._value = value
        found = next((choice for choice in self._choices() if choice.value == value), Choice(value, ""))
        self.icon_name = found.icon
        self.tell(found.words, spoken=f"{self._name}: {found.words}")

    def open_menu(self) -> None:
        """Offer the choices, the one that holds marked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._name)
        self._actions = [self._offer(menu, choice) for choice in self._choices()]
        current = next((action for action in self._actions if action.isChecked()), None)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if current is not None:
            menu.setActiveAction(current)

    def _offer(self, menu: QMenu, choice: Choice) -> QAction:
        action = menu.addAction(choice.words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice.value == self._value)
        if choice.icon:
            action.setIcon(icon(choice.icon, self._desk.look.ink))
        action.triggered.connect(lambda *_: self._take(choice.value))
        return action

    def _take(self, value: str) -> None:
        if value != self._value:
            self.written.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down opens it too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_menu()
            return
        super().keyPressEvent(event)


class ToggleButton(WordsButton):
    """A mark that is on or off: its icon is filled where it holds."""

    written = Signal(bool)

    def __init__(self, desk: Desk, words: str, sign: str, tone: str) -> None:
        super().__init__(desk, words, sign)
        self.setCheckable(True)
        self.framed, self.tone = True, tone
        self.clicked.connect(self.written)

    def show_value(self, value: bool) -> None:
        """Show whether it holds."""
        self.setChecked(value)
        self.filled = value
        self.updateGeometry()


class CheckEntry(CheckButton):
    """A plain toggle."""

    written = Signal(bool)

    def __init__(self, desk: Desk, words: str) -> None:
        super().__init__(desk, words)
        self.clicked.connect(self.written)

    def show_value(self, value: bool) -> None:
        """Show whether it holds."""
        self.setChecked(value)


class FacesEntry(Flow):
    """How it felt: five faces, and a place for 'not asked'."""

    written = Signal(str)

    def __init__(self, desk: Desk, name: str) -> None:
        self._buttons = {value: self._button(desk, name, value, sign) for value, sign in SIGNS.items()}
        super().__init__(desk.look.px(4), *self._buttons.values())
        self.setAccessibleName(name)
        self._value = ""
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(lambda pressed: self._take(pressed.value))

    @staticmethod
    def _button(desk: Desk, name: str, value: str, sign: str) -> FaceButton:
        words = word("Emotion", value, desk.language)
        button = FaceButton(desk.look, value, sign, words)
        button.setAccessibleName(f"{name}: {sign} {words}".replace("  ", " "))
        return button

    def show_value(self, value: str) -> None:
        """Show which one holds; none where several records differ."""
        self._value = value
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == value)
        self._group.setExclusive(True)

    def _take(self, value: str) -> None:
        if value != self._value:
            self.written.emit(value)


class Fact(WordsButton):
    """Words that are only read; pressing them goes there."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk, icon="arrow-up-right")
        self._name = name

    def show_value(self, value: str) -> None:
        """Show the words."""
        self.tell(value, spoken=f"{self._name}: {value}")


class Labelled(QWidget):
    """A field below its label, with a line for what could not be written."""

    def __init__(self, desk: Desk, words: str, entry: QWidget) -> None:
        super().__init__()
        self.entry = entry
        self._desk = desk
        self._trouble = None
        parts = [label(desk, words, "label", wrap=True)] if words else []
        self._box = column(*parts, entry, spacing=desk.look.px(4))
        self.setLayout(self._box)

    def say(self, sentence: str) -> None:
        """What went wrong, below the field; "" where nothing did."""
        if self._trouble is None and sentence:
            self._trouble = label(self._desk, "", "trouble", wrap=True)
            self._box.addWidget(self._trouble)
        if self._trouble is not None:
            self._trouble.setText(sentence)
            self._trouble.setVisible(bool(sentence))


def entry_for(
    desk: Desk, field: Field, choices: Callable[[], Sequence[Choice]], names: Callable[[], Sequence[str]]
) -> QWidget:
    """The control for a field: `choices` and `names` are asked when they are needed."""
    name = desk.t(field.label)
    hint = desk.t(field.hint) if field.hint else ""
    if field.kind == "choice":
        return ChoiceButton(desk, name, choices)
    if field.kind == "mark":
        return ToggleButton(desk, name, field.icon, field.name)
    if field.kind == "check":
        return CheckEntry(desk, name)
    if field.kind == "faces":
        return FacesEntry(desk, name)
    if field.kind == "fact":
        return Fact(desk, name)
    if field.kind == "actor":
        line = LineEntry(name, hint)
        line.suggest(names)
        return line
    return TextEntry(desk, name, hint, lines=field.kind != "line")
