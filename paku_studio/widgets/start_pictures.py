"""Makes the start page's small pictures after it stands, on a thread of their own. Knows no layout.

The thread touches no widget: it puts what it made into a queue, and the window's own timer takes it from there. What
draws is loaded by the thread too, so that the page need not wait for it.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QObject, QTimer

EVERY = 40
"""Milliseconds between two looks into the queue."""
Job = tuple[Callable[[], bytes], Callable[[bytes], None]]
"""What makes a picture (on the thread), and what takes it (in the window)."""


@cache
def template_picture(name: str, language: str) -> bytes:
    """The picture of a template, as PNG."""
    from paku_studio.editor import starting
    from paku_studio.widgets.thumbnails import first_pathway, thumbnail

    document = starting.from_template(name, language)
    return thumbnail(document.records, first_pathway(document.records), language)


@cache
def example_picture(name: str) -> bytes:
    """The picture of an example: the one in its file, else one made of its records."""
    from paku_studio.editor import starting
    from paku_studio.widgets.thumbnails import first_pathway, thumbnail

    opened = starting.from_example(name)
    if opened.thumbnail:
        return opened.thumbnail
    records = opened.document.records
    return thumbnail(records, first_pathway(records), "fi")


class Pictures(QObject):
    """Makes one picture after another as long as its page stands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made: queue.SimpleQueue[tuple[int, bytes]] = queue.SimpleQueue()
        self._takers: list[Callable[[bytes], None]] = []
        self._left = 0
        self._leave = threading.Event()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._take)
        leave = self._leave
        self.destroyed.connect(lambda *_: leave.set())

    @property
    def done(self) -> bool:
        """Whether every picture that was asked for has been taken."""
        return self._left == 0

    def make(self, jobs: Sequence[Job]) -> None:
        """Begin; a picture that cannot be made stays away."""
        first = len(self._takers)
        self._takers += [take for _, take in jobs]
        self._left += len(jobs)
        if jobs:
            makers = [(first + place, maker) for place, (maker, _) in enumerate(jobs)]
            threading.Thread(target=_make_all, args=(makers, self._made, self._leave), name="pictures").start()
            self._timer.start()

    def _take(self) -> None:
        while not self._made.empty():
            number, png = self._made.get()
            self._left -= 1
            if png:
                self._takers[number](png)
        if self.done:
            self._timer.stop()


def _make_all(
    makers: Sequence[tuple[int, Callable[[], bytes]]],
    made: "queue.SimpleQueue[tuple[int, bytes]]",
    leave: threading.Event,
) -> None:
    for number, maker in makers:
        if leave.is_set():
            return
        try:
            png = maker()
        except Exception:  # noqa: BLE001 - a missing picture is no reason to stop the others
            png = b""
        made.put((number, png))
