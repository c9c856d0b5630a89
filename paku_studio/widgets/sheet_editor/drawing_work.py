"""The sheet drawn beside the window, again and again while it is written. Knows no place on the screen."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from paku_studio.drawing.display import Drawing
from paku_studio.editor.sheet_editing_fields import with_typing
from paku_studio.editor.sheet_editing_spots import Spot, spots
from paku_studio.export.sheets import SheetChoice, SheetOf, draw_sheet
from paku_studio.models import Record
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheets.wanted import Wanted
from paku_studio.widgets.work import Progress, Work

PAUSE_MS = 250
"""After so long without a key what is being typed is drawn."""


class DrawingWork(QObject):
    """One drawing at a time; what was asked for meanwhile is drawn after it."""

    drawn = Signal(object, object)
    """The Drawing, and the place of each text in it."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Wanted(desk)
        self._work: Work | None = None
        self._again = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether a newer picture is on its way."""
        return self._work is not None or self._soon.isActive()

    def ask(self, *, pause: bool = False) -> None:
        """Draw what stands there now, with what is being typed; `pause`: when nothing has been typed for a moment."""
        self._soon.start(PAUSE_MS if pause else 0)

    def let_go(self) -> None:
        """Nobody waits for it any more."""
        self._soon.stop()
        if self._work is not None:
            self._work.abandon()
            self._work = None

    def choice(self, sheet: SheetOf) -> SheetChoice:
        """As the sheet is wanted on the page of sheets, in the language of its own words."""
        editing = self._desk.editor.sheet_editing
        assert editing.sheet is not None
        own = replace(self._wanted.choice(sheet), language=editing.sheet.language.value, easy=editing.easy)
        return replace(own, tile=None, filled={})

    def _begin(self) -> None:
        if self._work is not None:
            self._again = True
            return
        sheet = self._desk.editor.sheet_editing.sheet
        if sheet is None:
            return
        asked = SheetOf(sheet.TYPE, sheet.id, sheet.title)
        choice, records = self.choice(asked), self._records()

        def task(_progress: Progress) -> tuple[Drawing, dict[str, Spot]]:
            drawing = draw_sheet(records, asked, choice)
            return drawing, spots(drawing)

        work = self._work = Work(task, self._desk.program)
        work.done.connect(lambda told: self._show(work, told))
        work.failed.connect(lambda trouble: self._fail(work, trouble))
        work.start()

    def _records(self) -> Mapping[str, Record]:
        editing = self._desk.editor.sheet_editing
        records, writing = self._desk.editor.document.snapshot(), editing.writing
        document, sheet = self._desk.editor.document, editing.sheet
        if sheet is None:
            return records
        if editing.beside is not None:
            record, field, text = editing.beside
            records = with_typing(document, sheet, records, (record, field), text)
        if writing is None:
            return records
        return with_typing(document, sheet, records, (writing.record, writing.field), writing.text, writing.after)

    def _show(self, work: Work, told: tuple[Drawing, dict[str, Spot]]) -> None:
        if work is self._work:
            self._work = None
            self.drawn.emit(*told)
            self._go_on()

    def _fail(self, work: Work, trouble: Exception) -> None:
        if work is self._work:
            self._work = None
            self.failed.emit(trouble)
            self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.ask()
