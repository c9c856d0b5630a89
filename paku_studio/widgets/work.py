"""Long work beside the window: in a thread, with progress and a way to stop it. Knows nothing of what is done.

The thread touches nothing of Qt: the window looks now and then how far it is. A signal out of a thread could be told
by something that the window frees at that moment.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

Progress = Callable[[int, int], None]
WORK = "work"
"""What the threads are called."""
LOOK_MS = 10


class Stopped(Exception):  # noqa: N818 - the person wished it
    """Raised inside the work when the person has stopped it."""


class _Task:
    """What the thread does, and what it says of it."""

    def __init__(self, task: Callable[[Progress], Any]) -> None:
        self._task = task
        self.stop = threading.Event()
        self.far = (0, 0)
        """How many steps are done, of how many."""
        self.end: tuple[str, tuple[Any, ...]] | None = None
        """The name of the signal that is to be told, and with what."""

    def progress(self, finished: int, whole: int) -> None:
        if self.stop.is_set():
            raise Stopped
        self.far = (finished, whole)

    def run(self) -> None:
        try:
            self.progress(0, 0)
            self.end = "done", (self._task(self.progress),)
        except Stopped:
            self.end = "stopped", ()
        except Exception as trouble:  # noqa: BLE001 - told to the person in the window's thread
            self.end = "failed", (trouble,)


class Work(QObject):
    """One piece of work. Its signals are told in the window's own thread; give it a parent that outlives the work."""

    went_on = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, task: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = _Task(task)
        self._told = (0, 0)
        self._thread = threading.Thread(target=self._task.run, daemon=True, name=WORK)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._looking.start()

    def stop(self) -> None:
        """Ask it to stop; `stopped` is told when it has."""
        self._task.stop.set()

    def abandon(self) -> None:
        """Nobody waits for it any more: it is asked to stop, and tells nobody."""
        self.stop()
        self.blockSignals(True)

    def _look(self) -> None:
        task = self._task
        if (far := task.far) != self._told:
            self._told = far
            self.went_on.emit(*far)
        if task.end is not None:
            self._looking.stop()
            self._thread.join()  # what it held is freed here, not there
            self.deleteLater()
            end, told = task.end
            getattr(self, end).emit(*told)
