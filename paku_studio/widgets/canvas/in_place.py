"""The field that lies over words on the canvas while they are written there, in their own size. Knows no document."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from paku_studio.editor.in_place import Field

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.surface import Canvas

After = Literal["stay", "next", "back", "leave", "away"]
"""What comes after the words: the canvas, the next or previous words, nothing written, or the keys are elsewhere."""

SMALLEST = 13.0
"""Logical pixels at 100 %: however far away one looks from, what one writes is no smaller."""
FRAME, AIR = 2, 3
"""Logical pixels: the field's edge, and the room within it."""
KEPT_OPEN = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class InPlaceField(QPlainTextEdit):
    """Enter writes the words, Shift+Enter breaks the line, Escape leaves them as they were, Tab goes on to the next."""

    noticed = True
    """What identifies a person is told of while one types here."""

    def __init__(self, canvas: "Canvas", field: Field, done: Callable[[str | None, After], bool]) -> None:
        """`done`: told the words (None: unchanged) and what comes after; false keeps the field open."""
        super().__init__(canvas)
        self.field = field
        self._canvas = canvas
        self._done = done
        self._over = False
        self._wear()
        self.setPlainText(field.text)
        self._began_with = self.words
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.follow())
        self.follow()

    def _wear(self) -> None:
        look = self._canvas.desk.look
        self.setAccessibleName(self._canvas.desk.t(self.field.kind.words))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(False)
        weight = 700 if self.field.kind.bold else 400
        self.setStyleSheet(
            f"QPlainTextEdit {{ min-height: 0; padding: {AIR}px; border: {FRAME}px solid {look.focus};"
            f" border-radius: 4px; background: {look.surface}; color: {look.ink};"
            f" font-size: {self._size()}px; font-weight: {weight}; }}"
        )

    def _size(self) -> int:
        """The type's size in logical pixels: as the words under it are drawn, but never too small to write in."""
        canvas = self._canvas
        drawn = self.field.kind.size * canvas.unit * canvas.goal.zoom
        return max(round(drawn), canvas.desk.look.px(SMALLEST))

    @property
    def words(self) -> str:
        """What stands in the field, exactly: toPlainText would make plain spaces of hard ones."""
        return self.document().toRawText().translate(LINE_ENDS)

    def follow(self) -> None:
        """Lie over the words where they are seen now, as high as the text is, within the canvas."""
        wanted = self._rectangle().toAlignedRect()
        if wanted == self.geometry():
            return
        fits = self._height() + 2 * (FRAME + AIR) <= self._canvas.room.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setGeometry(wanted)
        if fits:
            self.verticalScrollBar().setValue(0)

    def _rectangle(self) -> QRectF:
        edge = FRAME + AIR
        box = self._canvas.lens.box_in_view(self.field.box)
        room = self._canvas.room
        least = min(self._canvas.desk.look.px(140), room.width())
        width = min(max(box.width() + 2 * edge, least), room.width())
        height = min(self._height() + 2 * edge, room.height())
        left = min(max(box.left() - edge, 0), room.width() - width)
        top = min(max(box.top() - edge, 0), room.height() - height)
        return QRectF(left, top, width, height)

    def _height(self) -> float:
        lines = max(1.0, self.document().size().height())
        return lines * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """As large as it lies there."""
        return self._rectangle().toAlignedRect().size()

    def keyPressEvent(self, event: Any) -> None:
        """Keys that end the writing."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.finish("leave")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.finish("stay")
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
            self.finish("back")
        elif key == Qt.Key.Key_Tab:
            self.finish("next")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.textCursor().insertBlock()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape is the field's own while it stands, whatever the window would do with it."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: Any) -> None:
        """The keys go elsewhere: what was written stays written."""
        super().focusOutEvent(event)
        if event.reason() not in KEPT_OPEN:
            self.finish("away")

    def finish(self, after: After) -> None:
        """Hand the words over, once."""
        if self._over:
            return
        self._over = True
        words = None if after == "leave" or self.words == self._began_with else self.words
        self._over = self._done(words, after)
        if not self._over:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Show it with the keys in it."""
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
