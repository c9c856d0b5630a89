"""What may wait until the first picture stands: done right after it, in small steps. Knows no part of the window."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

Step = Callable[[], object]


class _Watch(QObject):
    """Sees a widget's first painting, and goes."""

    def __init__(self, widget: QWidget, then: Step) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the picture be finished first."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        self._then()
        self.deleteLater()


def after_picture(widget: QWidget, then: Step) -> None:
    """Do something once, right after the widget was painted for the first time."""
    _Watch(widget, then)


class Steps(QObject):
    """Does one step after another as long as its parent stands; what a person does comes between them."""

    def __init__(self, parent: QObject, steps: Iterable[Step]) -> None:
        super().__init__(parent)
        self._left: Iterator[Step] = iter(steps)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    def _take(self) -> None:
        step = next(self._left, None)
        if step is None:
            self._timer.stop()
            self.deleteLater()
        else:
            step()


def loading(names: Iterable[str]) -> Iterator[Step]:
    """Steps that each load one module, so that whoever needs it soon need not wait."""
    return ((lambda name=name: import_module(name)) for name in names)
