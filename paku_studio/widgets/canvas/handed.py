"""A widget that hands on what Qt tells it of mouse, fingers, keys and focus. Knows neither road nor camera."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.accessible import Speech
    from paku_studio.widgets.canvas.input import Input
    from paku_studio.widgets.canvas.looking import Glide


class Handed(QWidget):
    """What is under somebody's hands. `_pressed`: a button is held; `_hovered`: the record under the pointer."""

    input: "Input"
    speech: "Speech"
    _glide: "Glide"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = ""
        self._pressed = False

    def event(self, event: QEvent) -> bool:
        """Pinches go to the input."""
        if event.type() in (QEvent.Type.Gesture, QEvent.Type.NativeGesture) and self.input.gesture(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: Any) -> None:
        """A hand goes down."""
        self._glide.stop()
        self._pressed = True
        self._given(self.input.press(event), event)

    def mouseMoveEvent(self, event: Any) -> None:
        """A hand moves; without a button it only shows what it is over."""
        self._given(self.input.move(event), event)
        if not event.buttons():
            self._hover(self.input.record_at(event.position()))

    def mouseReleaseEvent(self, event: Any) -> None:
        """A hand goes up."""
        self._given(self.input.release(event), event)
        self._pressed = False

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Twice in one place."""
        self._given(self.input.double(event), event)

    def wheelEvent(self, event: Any) -> None:
        """Scroll or zoom."""
        self._glide.stop()
        self._given(self.input.wheel(event), event)

    def keyPressEvent(self, event: Any) -> None:
        """Keys that the input does not know go on to the window."""
        if not self.input.key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: Any) -> None:
        """The hand is elsewhere."""
        self._hover("")
        self.input.leave(event)

    def focusInEvent(self, event: Any) -> None:
        """The keys act here now."""
        super().focusInEvent(event)
        self.speech.focus()
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        """The keys act elsewhere."""
        super().focusOutEvent(event)
        self.input.focus_out(event)
        self.update()

    def _given(self, taken: bool, event: QEvent) -> None:
        if taken:
            event.accept()
        else:
            event.ignore()

    def _hover(self, record_id: str) -> None:
        if record_id != self._hovered:
            self._hovered = record_id
            self.update()
