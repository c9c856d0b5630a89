"""What the canvas does while nobody waits: measures rows not seen yet, makes pictures of the rows next to the viewport.

Works in slices short enough that a frame is never late. Knows the road and the pen; moves nothing that is seen.
"""

import time
from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import QObject, QTimer

from paku_studio.drawing.display import Group
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.pause import pass_over
from paku_studio.widgets.qt_pen import QtPen

SLICE = 0.005
"""Seconds at a time."""
RESTS = 80
"""Milliseconds after another zoom before rows are made ready for it."""
DETAILS = (0.6, 0.2)
"""Zooms at which the road shows more or less: near them both pictures of what is seen are made ready."""
AHEAD = 0.75
"""How far beyond the viewport rows are made ready, of its height."""


class Idle(QObject):
    """Works on one road while the event loop has nothing else to do. `measure` is called round each slice of measuring,
    so that what is seen can be kept in its place.
    """

    def __init__(self, parent: QObject, pen: QtPen, measure: Callable[[Callable[[], bool]], bool]) -> None:
        super().__init__(parent)
        self._pen = pen
        self._measure = measure
        self._road: LiveRoad | None = None
        self._measured = True
        self._first: Iterator[None] = iter(())
        self._rested: Iterator[None] = iter(())
        self._rests_until = 0.0
        self._ahead: Iterator[Group] = iter(())
        self._kept: list[Group] = []
        self._seen = (0.0, 0.0, 0.0)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

    @property
    def busy(self) -> bool:
        """Whether there is still something to do."""
        return self._timer.isActive()

    def take(self, road: LiveRoad | None) -> None:
        """Work on this road from now on; its rows may need measuring."""
        if road is not None and road is not self._road:
            pass_over()
        self._road, self._measured, self._ahead, self._kept = road, road is None, iter(()), []
        self._first = self._rested = iter(())
        self._seen = (0.0, 0.0, 0.0)
        if road is None:
            self._timer.stop()
        else:
            self._timer.start()

    def begin(self, first: Iterator[None], rested: Iterator[None], rest: int = RESTS) -> None:
        """Do `first` before all else, and `rested` after a rest of so many milliseconds; in place of what was begun so
        before.
        """
        self._first, self._rested, self._rests_until = first, rested, time.perf_counter() + rest / 1000
        self._timer.setInterval(0)
        self._timer.start()

    def look_ahead(self, top: float, bottom: float, zoom: float) -> None:
        """Make the rows above and below this stretch ready to be painted at that zoom."""
        if self._road is not None and (top, bottom, zoom) != self._seen:
            zooms, self._seen = self._seen[2] not in (0.0, zoom), (top, bottom, zoom)
            self._ahead, self._kept = self._pictures(self._road, top, bottom, zoom), []
            self._timer.setInterval(RESTS if zooms else 0)
            self._timer.start()

    def _pictures(self, road: LiveRoad, top: float, bottom: float, zoom: float) -> Iterator[Group]:
        reach = (bottom - top) * AHEAD
        for start, end in ((bottom, bottom + reach), (max(0.0, top - reach), top)):
            for index in road.bands_between(start, end):
                yield road.band(index, zoom)
        for edge in DETAILS:
            if 0.55 < zoom / edge < 1.8:
                other = edge * 0.99 if zoom >= edge else edge * 1.01
                for index in road.bands_between(top, bottom):
                    yield road.band(index, other)

    def _work(self) -> None:
        """One slice: first what may be seen next, then the rest of the road."""
        self._timer.setInterval(0)
        until = time.perf_counter() + SLICE
        if not self._urgent(until):
            return
        for picture in self._ahead:
            self._kept.append(picture)
            self._pen.prepare(picture)
            if time.perf_counter() > until:
                return
        if not self._measured and self._road is not None:
            road = self._road
            self._measured = self._measure(lambda: road.finish(SLICE))
            if not self._measured:
                return
            pass_over()
        self._timer.stop()

    def _urgent(self, until: float) -> bool:
        """What does not wait for the rest, in time; whether that is done."""
        for _ in self._first:
            if time.perf_counter() > until:
                return False
        left = self._rests_until - time.perf_counter()
        if left > 0:
            self._timer.setInterval(ceil(left * 1000))
            return False
        return all(time.perf_counter() <= until for _ in self._rested)
