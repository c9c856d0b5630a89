"""Long work beside the window: in a thread, with progress and a way to stop it. Knows nothing of what is done."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

Progress = Callable[[int, int], None]
WORK = "work"
"""What the threads are called."""


class Stopped(Exception):  # noqa: N818 - the person wished it
    """Raised inside the work when the person has stopped it."""


class Work(QObject):
    """One piece of work. Its signals arrive in the window's own thread; give it a parent that outlives the work."""

    went_on = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, task: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name=WORK)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop; `stopped` is told when it has."""
        self._stop.set()

    def abandon(self) -> None:
        """Nobody waits for it any more: it is asked to stop, and tells nobody."""
        self._stop.set()
        if self._thread.is_alive():
            self.blockSignals(True)

    def _progress(self, finished: int, whole: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self.went_on.emit(finished, whole)

    def _run(self) -> None:
        told: tuple[Any, ...] = ()
        try:
            self._progress(0, 0)
            end, told = "done", (self._task(self._progress),)
        except Stopped:
            end = "stopped"
        except Exception as trouble:  # noqa: BLE001 - told to the person in the window's thread
            end, told = "failed", (trouble,)
        with suppress(RuntimeError):  # all windows are gone, and this with them
            getattr(self, end).emit(*told)
            self.deleteLater()
