"""A true picture of sheets, one at a time, painted by the pen of the screen from the drawing that goes to paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from paku_studio.drawing.display import Drawing, Sheet
from paku_studio.widgets.controls import ground, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.qt_pen import QtPen


class Page(QWidget):
    """One sheet, as large as fits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheet: Sheet | None = None
        self.pen = QtPen({})
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(desk.look.px(160), desk.look.px(120))

    def show_sheet(self, sheet: Sheet | None, words: str) -> None:
        """Show another sheet; `words` are for a screen reader."""
        self.sheet = sheet
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, _event: Any) -> None:
        """White paper, a thin edge, and the sheet on it."""
        if self.sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        factor = min((self.width() - 8) / self.sheet.width, (self.height() - 8) / self.sheet.height)
        width, height = self.sheet.width * factor, self.sheet.height * factor
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(QColor(self.desk.look.line_strong), 1))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(box)
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        painter.scale(factor, factor)
        self.pen.paint(painter, self.sheet.body)
        painter.end()


class SheetPreview(QWidget):
    """The sheets with buttons to turn them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheets: list[Sheet] = []
        self.place = 0
        self.page = Page(desk)
        self.words = label(desk, "", "caption")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = icon_button(desk, "arrow-left", desk.t("Previous sheet"))
        self.on = icon_button(desk, "arrow-right", desk.t("Next sheet"))
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        look = desk.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(16), look.px(12), look.px(16), 0)
        layout.addWidget(self.page, 1)
        turning = ground("paper")
        turning.setLayout(row(None, self.back, self.words, self.on, None, spacing=look.px(8)))
        layout.addWidget(turning)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The sheets are being drawn."""
        self.words.setText(self.desk.t("Drawing…"))
        for part in (self.back, self.on):
            part.setEnabled(False)

    def show_drawings(self, drawings: Sequence[Drawing], pictures: Mapping[str, bytes]) -> None:
        """Show these, from where one was looking."""
        self.sheets = [sheet for drawing in drawings for sheet in drawing.sheets]
        self.page.pen = QtPen(pictures)
        self.place = min(self.place, max(len(self.sheets) - 1, 0))
        self.turn(0)

    def turn(self, by: int) -> None:
        """So many sheets on or back."""
        if not self.sheets:
            return
        self.place = max(0, min(self.place + by, len(self.sheets) - 1))
        counted = {"place": self.place + 1, "all": len(self.sheets)}
        words = self.desk.t("Sheet %(place)s of %(all)s") % counted
        self.words.setText(words)
        self.page.show_sheet(self.sheets[self.place], words)
        self.back.setEnabled(self.place > 0)
        self.on.setEnabled(self.place + 1 < len(self.sheets))
