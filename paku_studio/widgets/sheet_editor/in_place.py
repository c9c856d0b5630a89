"""The field that lies over words on the sheet while they are written there, as large as they are. Knows no document."""

from typing import Any, Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from paku_studio.widgets.inspector.fields import is_idle_undo
from paku_studio.widgets.look import Look

After = Literal["new", "next", "back", "leave", "away", "gone", "up", "down"]
"""What comes after the words: a new line, the next or previous text, nothing written, keys elsewhere, the line goes, or
moves."""

SMALLEST = 13
"""Logical pixels at 100 %: however far away one looks from, what one writes is no smaller."""
FRAME, AIR = 2, 3
KEPT_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OWN = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, *RETURN)


class _KeyPhrase(QSyntaxHighlighter):
    """The first line as large as a key phrase, those after it as what it means."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.first, self.rest = QTextCharFormat(), QTextCharFormat()

    def show_sizes(self, size: int, rest: int, *, bold: bool) -> None:
        """Pixels of the first line and of the others."""
        family = self.document().defaultFont()
        for shown, pixels, heavy in ((self.first, size, bold), (self.rest, rest, bold and size == rest)):
            font = QFont(family)
            font.setPixelSize(pixels)
            font.setWeight(QFont.Weight.Bold if heavy else QFont.Weight.Normal)
            shown.setFont(font)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """One line."""
        self.setFormat(0, len(text), self.rest if self.currentBlock().blockNumber() else self.first)


class InPlaceWords(QPlainTextEdit):
    """Enter writes the words and goes on, Shift+Enter breaks the line, Escape leaves them as they were.

    White paper in every theme, as the sheet under it.
    """

    noticed = True
    """What identifies a person is told of while one types here."""
    done = Signal(object, str)
    """The words (None: unchanged), and what comes after."""
    typed = Signal()

    def __init__(self, parent: QWidget, look: Look, name: str, text: str, hint: str) -> None:
        super().__init__(parent)
        self._look = look
        self._over = False
        self._worn = (0, 0, False)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(False)
        self._phrase = _KeyPhrase(self.document())
        self.setPlainText(text)
        self.began_with = self.words
        self.textChanged.connect(self.typed)

    @property
    def words(self) -> str:
        """What stands in the field, exactly: toPlainText would make plain spaces of hard ones."""
        return self.document().toRawText().translate(LINE_ENDS)

    @property
    def changed(self) -> bool:
        """Whether something else stands here than in the beginning."""
        return self.words != self.began_with

    def begin(self, words: str | None = None, *, marked: bool = True) -> None:
        """Show it with the keys in it and all its words `marked`; `words`: what was being typed before, as it was."""
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        modes = QTextCursor.MoveMode
        mode = modes.KeepAnchor if marked and words is None else modes.MoveAnchor
        if words is not None:
            self.setPlainText(words)
        self.moveCursor(QTextCursor.MoveOperation.End, mode)

    def put_caret(self, at: QPoint) -> None:
        """Write on where one points; `at`: a place of what the field lies on."""
        self.setTextCursor(self.cursorForPosition(self.viewport().mapFrom(self.parentWidget(), at)))

    def show_words(self, words: str) -> None:
        """The document says something else now; what is being typed stays."""
        if not self.changed:
            self.began_with = words
            self.setPlainText(words)
            self.began_with = self.words

    def lie_over(self, box: QRectF, room: QRectF, size: float, rest: float, *, bold: bool) -> None:
        """Lie over a box of the sheet, within the room, as high as the text is.

        `size`, `rest`: pixels of the first line's type and of the others'.
        """
        least = self._look.px(SMALLEST)
        self._wear(max(round(size), least), max(round(rest), least), bold)
        edge = FRAME + AIR
        left = max(room.left(), min(box.left(), room.right() - self._look.px(120)) - edge)
        width = min(max(box.width() + 2 * edge, room.right() - left), room.width())
        self.resize(round(width), self.height())
        height = min(max(self._height(), box.height()) + 2 * edge, room.height())
        top = max(room.top(), min(box.top() - edge, room.bottom() - height))
        self.setGeometry(round(left), round(top), round(width), round(height))
        if height < room.height():
            self.verticalScrollBar().setValue(0)

    def _height(self) -> float:
        layout, block, high = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        return max(high, self.fontMetrics().lineSpacing())

    def _wear(self, size: int, rest: int, bold: bool) -> None:
        if (size, rest, bold) == self._worn:
            return
        self._worn = (size, rest, bold)
        self.setStyleSheet(
            f"QPlainTextEdit {{ min-height: 0; padding: {AIR}px; border: {FRAME}px solid #1B63C6; border-radius: 4px;"
            f" background: #FFFFFF; color: #1C2421; selection-background-color: #1E5B4F; selection-color: #FFFFFF;"
            f" font-size: {size}px; font-weight: {700 if bold else 400}; placeholder-text-color: #4A544F; }}"
        )
        self.ensurePolished()
        self._phrase.show_sizes(size, rest, bold=bold)

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it stands; undo belongs to the document where nothing was typed."""
        if is_idle_undo(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """Keys that end the writing."""
        after = self._ends(event)
        if after:
            self.finish(after)
        elif event.key() in RETURN:
            self.textCursor().insertBlock()
        else:
            super().keyPressEvent(event)

    def _ends(self, event: Any) -> After | None:
        key, held = event.key(), event.modifiers()
        shift, alt = bool(held & Qt.KeyboardModifier.ShiftModifier), bool(held & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Escape:
            return "leave"
        if key in RETURN:
            return None if shift else "new"
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return "back" if shift or key == Qt.Key.Key_Backtab else "next"
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return "up" if key == Qt.Key.Key_Up else "down"
        if key == Qt.Key.Key_Backspace and not self.words:
            return "gone"
        return None

    def focusOutEvent(self, event: Any) -> None:
        """The keys go elsewhere: what was written stays written."""
        super().focusOutEvent(event)
        if event.reason() not in KEPT_OPEN:
            self.finish("away")

    def finish(self, after: After) -> None:
        """Hand the words over, once."""
        if not self._over:
            self._over = True
            self.done.emit(self.words if self.changed and after != "leave" else None, after)
