"""The field that lies over a line of a board while its words are changed there. Knows no board."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from paku_studio.widgets.boards.text_lines import WrappedText
from paku_studio.widgets.look import Look

FRAME, AIR = 2, 4
KEPT_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class InPlaceLine(QPlainTextEdit):
    """Enter and leaving write the words, Escape leaves them as they were."""

    noticed = True
    """What identifies a person is told of while one types here."""
    done = Signal(object, bool)
    """The words (None: unchanged), and whether the keys stay with the line."""
    grown = Signal()

    def __init__(self, parent: QWidget, look: Look, text: str, name: str, size: int) -> None:
        super().__init__(parent)
        self._over = False
        self._measured = WrappedText()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setStyleSheet(
            f"QPlainTextEdit {{ min-height: 0; padding: {AIR}px; border: {FRAME}px solid {look.focus};"
            f" border-radius: {look.px(6)}px; background: {look.surface}; color: {look.ink};"
            f" font-size: {look.px(size)}px; }}"
        )
        self.ensurePolished()
        self.setPlainText(text)
        self._began_with = self.words
        self.textChanged.connect(self.grown)

    @property
    def words(self) -> str:
        """What stands in the field, exactly."""
        return self.document().toRawText().translate(LINE_ENDS)

    def height_for(self, width: int) -> int:
        """How high it must be to show all of its words at that width."""
        self._measured.write(self.words, self.font())
        high = self._measured.break_at(max(width - 2 * (FRAME + AIR) - 2, 1))
        lines = round(high / self._measured.line_height)
        return lines * self.fontMetrics().lineSpacing() + 2 * (FRAME + AIR)

    def begin(self) -> None:
        """Show it with the keys in it, all of its words marked."""
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        """Escape is the field's own while it stands."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """Keys that end the writing."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif event.key() in _ENDS:
            self.finish()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: Any) -> None:
        """One line stays one line, whatever is pasted."""
        self.insertPlainText(" ".join(source.text().split("\n")) if source.hasText() else "")

    def focusOutEvent(self, event: Any) -> None:
        """The keys go elsewhere: what was written stays written."""
        super().focusOutEvent(event)
        if event.reason() not in KEPT_OPEN:
            self.finish(stay=False)

    def finish(self, *, keep: bool = True, stay: bool = True) -> None:
        """Hand the words over, once."""
        if not self._over:
            self._over = True
            changed = keep and self.words != self._began_with
            self.done.emit(self.words if changed else None, stay)
