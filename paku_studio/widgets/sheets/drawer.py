"""Draws the sheet that is looked at, then counts the pages of the others, both beside the window. Knows no page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from paku_studio.editor.outgoing import whole_or_cut_up
from paku_studio.editor.sheet_drawn import Drawn, drawn
from paku_studio.export.sheets import SheetChoice, SheetOf, draw_sheet
from paku_studio.models import Record
from paku_studio.widgets.work import Progress, Work

DRAWING, COUNTING = "drawing", "counting"
"""What goes on, by name."""


class Drawer(QObject):
    """One drawing at a time: another that is asked for makes the one before it forgotten."""

    done = Signal(object)
    """What was drawn, as `Drawn`."""
    failed = Signal(object)
    counted = Signal(object)
    """Pages by the sheet's key."""

    def __init__(self, parent: QObject, program: QObject, works: dict[str, Work]) -> None:
        """`program`: outlives the work; `works`: what goes on beside the window, by name."""
        super().__init__(parent)
        self._program, self._works = program, works

    def draw(
        self, records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice, states: Mapping[str, bytes]
    ) -> None:
        """Draw a sheet, and look at the earlier `states` of the file; `done` or `failed` is told."""

        def task(_progress: Progress) -> Drawn:
            return drawn(records, sheet, choice, states)

        work = self._works[DRAWING] = Work(task, self._program)
        work.done.connect(lambda found: self._end(DRAWING, work, self.done, found))
        work.failed.connect(lambda trouble: self._end(DRAWING, work, self.failed, trouble))
        work.start()

    def count(self, records: Mapping[str, Record], waiting: Sequence[tuple[SheetOf, SheetChoice]]) -> None:
        """Count the pages of these sheets; `counted` is told."""

        def task(progress: Progress) -> dict[str, int]:
            found = {}
            for place, (sheet, choice) in enumerate(waiting):
                progress(place, len(waiting))
                found[sheet.key] = len(draw_sheet(records, sheet, whole_or_cut_up(records, sheet, choice)).sheets)
            return found

        work = self._works[COUNTING] = Work(task, self._program)
        work.done.connect(lambda found: self._end(COUNTING, work, self.counted, found))
        work.start()

    def _end(self, name: str, work: Work, signal: Signal, told: object) -> None:
        if work is self._works.get(name):
            self._works.pop(name)
            signal.emit(told)

    def forget(self) -> None:
        """Nobody waits for what is being drawn or counted."""
        forget(self._works)


def forget(works: dict[str, Work]) -> None:
    """Let go of drawing and counting; what is being saved goes on."""
    for name in (DRAWING, COUNTING):
        work = works.pop(name, None)
        if work is not None:
            work.abandon()
