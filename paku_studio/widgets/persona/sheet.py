"""The persona's sheet as it is just now, with what is to be known of it; drawn beside the window after a rest."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from paku_studio.drawing.display import Drawing, Sheet
from paku_studio.editor.personas import Check, checks, open_persona
from paku_studio.widgets.controls import column, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.qt_pen import QtPen, make_ready
from paku_studio.widgets.work import Progress, Work

REST = 400
"""Milliseconds without a change before the sheet is drawn anew."""
SIGNS = {"good": "check", "unsure": "circle-help", "trouble": "triangle-alert"}
SHAPE = 297 / 210


class Paper(QWidget):
    """A sheet as wide as the column, and as high as paper is; light in every theme."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.sheet: Sheet | None = None
        self.pen = QtPen({})
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(desk.look.px(480))

    def show_sheet(self, sheet: Sheet | None, words: str) -> None:
        """Show another sheet; `words` are for a screen reader."""
        self.sheet = sheet
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: Any) -> None:
        """White paper with a thin edge, and the sheet on it."""
        painter = QPainter(self)
        make_ready(painter)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._desk.look.line_strong), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(box)
        if self.sheet is not None:
            painter.setClipRect(box)
            scale = min(box.width() / self.sheet.width, box.height() / self.sheet.height)
            painter.translate(box.topLeft())
            painter.scale(scale, scale)
            self.pen.paint(painter, self.sheet.body)
        painter.end()

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of A4 at that width."""
        return round(min(width, self.maximumWidth()) * SHAPE)

    def sizeHint(self) -> QSize:
        """As in the looks."""
        width = self._desk.look.px(312)
        return QSize(width, self.heightForWidth(width))


class CheckRow(QWidget):
    """One thing that is known of the sheet: a sign and words."""

    def __init__(self, desk: Desk, check: Check) -> None:
        super().__init__()
        look = desk.look
        colour = {"good": look.ink_soft, "unsure": look.missing, "trouble": look.critical}[check.kind]
        sign = label(desk, "")
        sign.setPixmap(pixmap(SIGNS[check.kind], colour, look.px(16), self.devicePixelRatioF()))
        sign.setFixedSize(look.px(18), look.px(18))
        self.words = label(desk, check.words, "" if check.kind != "good" else "soft", wrap=True)
        if check.kind != "good":
            self.words.setStyleSheet(f"color: {colour};")
        layout = row(sign, self.words, spacing=look.px(8))
        layout.setStretch(1, 1)
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)


class SheetColumn(QWidget):
    """The live sheet: heading, paper, other pages, checks."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t, px = desk.t, desk.look.px
        self._work: Work | None = None
        self.drawing: Drawing | None = None
        self._place = 0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._draw)
        self.heading = label(desk, t("The sheet"), "section")
        self.live = label(desk, t("follows your writing"), "caption", wrap=True)
        self.print = icon_button(desk, "printer", t("To the sheets: print or save"))
        self.print.clicked.connect(self._to_sheets)
        self.close_button = icon_button(desk, "x", t("Hide the sheet"))
        self.close_button.clicked.connect(self.closed)
        head = row(self.heading, self.live, self.print, self.close_button, spacing=px(8))
        head.setStretch(1, 1)
        self.paper = Paper(desk)
        self.back = icon_button(desk, "arrow-left", t("Previous sheet"))
        self.on = icon_button(desk, "arrow-right", t("Next sheet"))
        self.counted = label(desk, "", "caption")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.turning = QWidget()
        self.turning.setLayout(row(None, self.back, self.counted, self.on, None, spacing=px(8)))
        self.checks = column(spacing=px(10))
        self.setLayout(column(head, self.paper, self.turning, self.checks, None, spacing=px(10)))
        self.layout().setContentsMargins(px(20), px(8), px(20), px(16))
        self._tell(())
        self.turning.hide()

    def refresh(self) -> None:
        """Something changed: the sheet is drawn once it has been quiet for a while."""
        if self.isVisible():
            self._rest.start(REST)

    def showEvent(self, event: Any) -> None:
        """What changed while nobody looked is drawn at once."""
        super().showEvent(event)
        self._rest.start(0)

    def hideEvent(self, event: Any) -> None:
        """Nobody waits for it."""
        super().hideEvent(event)
        self._rest.stop()
        if self._work is not None:
            self._work.abandon()
            self._work = None

    def _draw(self) -> None:
        editor = self._desk.editor
        if self._work is not None:
            self._rest.start(REST)  # one at a time: the next is drawn once this one stands
            return
        persona = open_persona(editor)
        if persona is None:
            self._show(None)
            return
        records, language = editor.document.snapshot(), editor.document_language

        def task(_progress: Progress) -> Drawing:
            from paku_studio.drawing.paper import paper
            from paku_studio.drawing.persona import draw_persona
            from paku_studio.drawing.theme import COLOUR, theme

            return draw_persona(records, persona.id, paper("A4"), theme(COLOUR), language)

        work = self._work = Work(task, self._desk.program)
        work.done.connect(lambda drawing: self._done(work, drawing))
        work.failed.connect(lambda _trouble: self._done(work, None))
        work.start()

    def _done(self, work: Work, drawing: Drawing | None) -> None:
        if work is self._work:
            self._work = None
            self._show(drawing)

    def _show(self, drawing: Drawing | None) -> None:
        self.drawing = drawing
        self.paper.pen = QtPen(self._desk.editor.pictures)
        self._tell(checks(self._desk.editor, drawing) if drawing is not None else ())
        self.turn(0)

    def turn(self, by: int) -> None:
        """So many sheets on or back."""
        sheets = self.drawing.sheets if self.drawing is not None else ()
        self._place = max(0, min(self._place + by, len(sheets) - 1))
        t = self._desk.t
        self.turning.setVisible(len(sheets) > 1)
        if not sheets:
            self.paper.show_sheet(None, t("No sheet yet: there is no persona."))
            return
        words = t("Sheet %(place)s of %(all)s") % {"place": self._place + 1, "all": len(sheets)}
        self.counted.setText(words)
        self.back.setEnabled(self._place > 0)
        self.on.setEnabled(self._place + 1 < len(sheets))
        self.paper.show_sheet(sheets[self._place], words)

    def _tell(self, found: Sequence[Check]) -> None:
        while self.checks.count():
            part = self.checks.takeAt(0).widget()
            part.hide()
            part.deleteLater()
        for check in found:
            self.checks.addWidget(CheckRow(self._desk, check))

    def _to_sheets(self) -> None:
        """The page of sheets, with this one open."""
        from paku_studio.export.sheets import SheetOf
        from paku_studio.widgets.sheets.wanted import Wanted

        Wanted(self._desk).look_at(SheetOf("persona", self._desk.editor.persona, ""))
        self._desk.run("file.sheets")
