"""What pointer and keys mean on the sheet while no text is open. Knows no document."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from paku_studio.widgets.sheet_editor.in_place import RETURN

if TYPE_CHECKING:
    from paku_studio.widgets.sheet_editor.paper import Paper

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


class Hands(QObject):
    """Watches the pages for the pointer and the area round them for the keys."""

    def __init__(self, paper: "Paper") -> None:
        super().__init__(paper)
        self._paper = paper
        paper.pages.setMouseTracking(True)
        paper.pages.setCursor(Qt.CursorShape.IBeamCursor)
        for watched in (paper.pages, paper.area):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is meant for the sheet under the pointer and for the text at hand."""
        kind = event.type()
        if watched is self._paper.pages:
            if kind == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._paper.follow_places)
            elif kind in (QEvent.Type.MouseMove, QEvent.Type.Leave):
                self._hover(event)
            elif kind == QEvent.Type.MouseButtonPress:
                return self._press(event)
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._paper.follow_places)
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _hover(self, event: Any) -> None:
        over = self._paper.places.at_point(event.position()) if event.type() == QEvent.Type.MouseMove else ""
        if over != self._paper.over:
            self._paper.over = over
            self._paper.follow_places()

    def _press(self, event: Any) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        key = self._paper.places.at_point(event.position())
        if key:
            self._paper.open(key, caret=event.position().toPoint())
        elif self._paper.places.below_lines(event.position()):
            self._paper.open_new("")
        else:
            self._paper.write()
            self._paper.area.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _key(self, event: Any) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        does: dict[Any, Callable[[], object]] = {}
        if held == NONE:
            does = {
                Qt.Key.Key_Up: lambda: self._paper.step(-1),
                Qt.Key.Key_Down: lambda: self._paper.step(1),
                Qt.Key.Key_F2: self._paper.open,
                Qt.Key.Key_Delete: self._paper.remove,
                **dict.fromkeys(RETURN, self._paper.open),
            }
        elif held == ALT:
            does = {
                Qt.Key.Key_Up: lambda: self._paper.shift(-1),
                Qt.Key.Key_Down: lambda: self._paper.shift(1),
            }
        found = does.get(event.key())
        if found is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            found()
        return True
