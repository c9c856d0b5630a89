"""Python's cycle collector in a program with threads: it runs in the window's own thread only.

A cycle may hold a widget. Where the collector runs is decided by who happens to make objects, and a widget that is
freed by a thread that draws a sheet could take the whole program down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 300


class Collecting(QObject):
    """From its making on, cycles are collected here, every so often, as many as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def end(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()


def collect_what_is_due() -> None:
    """The oldest generation whose count is above its threshold, if any."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in (2, 1, 0) if counts[generation] > thresholds[generation] > 0]
    if due:
        gc.collect(due[0])
