"""The screens of this machine by their names: which there are, which a window is on, moving a window. Nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Screens(QObject):
    """All screens, as long as somebody needs them."""

    added = Signal()
    removed = Signal(str)
    """The name of the screen that is gone; it is no longer among the names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = self._named()
        application = QGuiApplication.instance()
        application.screenAdded.connect(self._came)
        application.screenRemoved.connect(self._went)

    @staticmethod
    def _named() -> dict[str, QScreen]:
        """Every screen by a name of its own: a second of one name is counted."""
        found: dict[str, QScreen] = {}
        for screen in QGuiApplication.screens():
            name, count = screen.name(), 2
            while name in found:
                name, count = f"{screen.name()} ({count})", count + 1
            found[name] = screen
        return found

    def _came(self, _screen: QScreen) -> None:
        self._known = self._named()
        self.added.emit()

    def _went(self, screen: QScreen) -> None:
        gone = next((name for name, known in self._known.items() if known is screen), "")
        self._known = {name: known for name, known in self._named().items() if known is not screen}
        self.removed.emit(gone)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all screens, the main one first."""
        return tuple(self._known)

    def of(self, widget: QWidget) -> str:
        """The name of the screen that a window is on."""
        here = widget.screen()
        return next((name for name, screen in self._known.items() if screen is here), "")

    def fill(self, widget: QWidget, name: str) -> None:
        """Let a window fill that screen."""
        screen = self._known.get(name) or QGuiApplication.primaryScreen()
        if widget.isFullScreen():
            widget.showNormal()
        widget.winId()
        widget.windowHandle().setScreen(screen)
        widget.setGeometry(screen.geometry())
        widget.showFullScreen()


def usual_screen(names: Sequence[str], here: str, remembered: str) -> str:
    """Where the room's picture goes: the screen of last time, else one on which the laptop's window is not."""
    others = [name for name in names if name != here]
    if remembered in others or (remembered in names and not others):
        return remembered
    return others[0] if others else here
