"""The field of the capture line: its keys, its mark in colour, many lines pasted. Knows no editor.

The mark is coloured with a text format of an empty input-method event: the field stays an ordinary `QLineEdit`, with
everything that screen readers and input methods know of one.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QWidget

LONGEST = 2_000_000
"""Characters that the field takes; a longer paste goes in as lines before it gets here."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_ALT = Qt.KeyboardModifier.AltModifier
ON_THE_ROAD = {
    (_ALT, Qt.Key.Key_Left): "moment.move_earlier",
    (_ALT, Qt.Key.Key_Right): "moment.move_later",
    (_ALT, Qt.Key.Key_Up): "moment.move_up",
    (_ALT, Qt.Key.Key_Down): "moment.move_down",
    (_ALT | _SHIFT, Qt.Key.Key_Right): "moment.make_side_step",
    (_ALT | _SHIFT, Qt.Key.Key_Left): "moment.make_main",
    (_CTRL | _ALT, Qt.Key.Key_Up): "mark.feeling_up",
    (_CTRL | _ALT, Qt.Key.Key_Down): "mark.feeling_down",
}
"""Keys of the road that work from an empty line too: what was typed last can be put right at once."""


class CaptureField(QLineEdit):
    """One line of text whose keys go to the dock first."""

    noticed = True
    """What identifies a person is told of while one types here."""
    tells_selected = True
    entered = Signal(bool)
    """Enter; True with Shift."""
    moved = Signal(int)
    """Arrow up (-1) or down (1)."""
    landing_moved = Signal(int)
    """The same with Ctrl."""
    tabbed = Signal()
    """Tab, where it takes a suggestion."""
    acted = Signal(str)
    """A key of the road, in the empty line: the action's id."""
    left = Signal()
    """Esc."""
    many_pasted = Signal(str)
    """A text of several lines came in; all of the field's text with it."""

    def __init__(
        self,
        mark_colour: str,
        parent: QWidget | None = None,
        quick: Mapping[tuple[Qt.KeyboardModifier, Qt.Key], str] = ON_THE_ROAD,
    ) -> None:
        """`quick`: keys that do an action from the empty line."""
        super().__init__(parent)
        self._quick = quick
        self.setProperty("kind", "capture")
        self.setMaxLength(LONGEST)
        self.setDragEnabled(True)
        self.takes_tab = False
        """Whether Tab takes a suggestion just now, instead of leaving the field."""
        self._composing = False
        self._coloured = (0, 0)
        self._format = QTextCharFormat()
        self._format.setForeground(QColor(mark_colour))
        self._format.setFontWeight(QFont.Weight.Bold)
        self.textEdited.connect(self._look_for_lines)

    # The mark in colour

    def colour(self, start: int, length: int) -> None:
        """Paint these characters as the mark."""
        if self._composing or (length == 0 and self._coloured[1] == 0):
            return
        self._coloured = (start, length)
        attributes = []
        if length:
            kind = QInputMethodEvent.AttributeType.TextFormat
            attributes = [QInputMethodEvent.Attribute(kind, start - self.cursorPosition(), length, self._format)]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are put together of several keys: while they are, the mark is left alone."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab, and keys that a shortcut of the window would take."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_ours(event):
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes a suggestion where there is one, and never leaves a line half typed; an empty one it leaves.

        Shift+Tab, F6 and Esc leave at any time.
        """
        if forward and self.takes_tab:
            self.tabbed.emit()
            return True
        if forward and self.text():
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: Any) -> None:
        """A line half typed is gone on with: the next letter does not take its place, as in other fields."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            self.deselect()
            self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The dock's own keys; everything else is typing."""
        modifiers = event.modifiers() & ~_KEYPAD
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste_lines():
            return
        if self._composing or not self._is_ours(event):
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self.entered.emit(bool(modifiers & _SHIFT))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif action := self._on_the_road(event):
            self.acted.emit(action)
        else:
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            (self.landing_moved if modifiers & _CTRL else self.moved).emit(step)

    def _on_the_road(self, event: QKeyEvent) -> str:
        """The action that a key does from the empty line, or ""."""
        return "" if self.text() else self._quick.get((event.modifiers() & ~_KEYPAD, Qt.Key(event.key())), "")

    def _is_ours(self, event: QKeyEvent) -> bool:
        if self._on_the_road(event):
            return True
        modifiers = event.modifiers() & ~_KEYPAD
        key = event.key()
        if key in _ENTER:
            return modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return modifiers in (Qt.KeyboardModifier.NoModifier, _CTRL)
        return key == Qt.Key.Key_Escape and modifiers == Qt.KeyboardModifier.NoModifier

    # Many lines

    def _paste_lines(self) -> bool:
        """Whether the clipboard held several lines, which then went out at once."""
        pasted = QGuiApplication.clipboard().text()
        if "\n" not in pasted.strip():
            return False
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        end = start + len(self.selectedText())
        self.many_pasted.emit(self.text()[:start] + pasted + self.text()[end:])
        return True

    def _look_for_lines(self, text: str) -> None:
        """Lines that came in by the menu, by dropping, or with the middle button."""
        if "\n" in text.strip():
            self.many_pasted.emit(text)
        elif "\n" in text or "\r" in text:
            self.setText(text.strip("\r\n"))
            self.textEdited.emit(self.text())

    def dragEnterEvent(self, event: Any) -> None:
        """Text may be dropped here; a file is the window's."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        """The ordinary menu of a field, in the look of the window."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
