"""A true picture of sheets, painted by the pen of the screen from the drawing that goes to paper; near or whole."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from paku_studio.drawing.display import Drawing, Sheet
from paku_studio.editor.sheet_tiles import TileLayout
from paku_studio.widgets.controls import ground, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.qt_pen import QtPen
from paku_studio.widgets.sheets.cuts import paint_cuts

GAP = 14
"""Pixels round each sheet."""
NEAREST, FARTHEST, STEP = 4.0, 0.1, 1.25
TRUE = 96 / 72
"""Pixels a point at 100 %: as large as on paper."""
MOST_DOTS = 9_000_000
"""Pictures with more dots than this are not kept, but painted each time as far as they are seen."""
KEYS = {
    Qt.Key.Key_Plus: "nearer",
    Qt.Key.Key_Equal: "nearer",
    Qt.Key.Key_Minus: "farther",
    Qt.Key.Key_0: "fit",
    Qt.Key.Key_PageDown: "on",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class Pages(QWidget):
    """All sheets below one another, `scale` pixels a point."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.sheets: Sequence[Sheet] = ()
        self.layouts: Sequence[TileLayout] = ()
        """How each sheet is cut into parts; none where they stay whole."""
        self.scale = 1.0
        self._pen = QtPen({})
        self._kept: dict[int, QPixmap] = {}

    def show_sheets(
        self, sheets: Sequence[Sheet], pictures: Mapping[str, bytes], layouts: Sequence[TileLayout] = ()
    ) -> None:
        """Show others."""
        self.sheets, self.layouts = sheets, layouts
        self._pen = QtPen(pictures)
        self._kept.clear()
        self.update()

    def lie_at(self, scale: float) -> None:
        """Show them so large."""
        if scale != self.scale:
            self._kept.clear()
        self.scale = scale
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every sheet and what is round it."""
        wide = max((sheet.width for sheet in self.sheets), default=0.0) * self.scale
        tall = sum(sheet.height * self.scale + GAP for sheet in self.sheets)
        return QSize(round(wide) + 2 * GAP, round(tall) + GAP)

    def box(self, place: int) -> QRectF:
        """Where a sheet lies, in pixels."""
        sheet = self.sheets[place]
        top = GAP + sum(each.height * self.scale + GAP for each in self.sheets[:place])
        wide, tall = sheet.width * self.scale, sheet.height * self.scale
        return QRectF(max(GAP, (self.width() - wide) / 2), top, wide, tall)

    def at(self, y: float) -> int:
        """The sheet that lies so far down."""
        return max((place for place in range(len(self.sheets)) if self.box(place).top() - GAP <= y), default=0)

    def paintEvent(self, event: Any) -> None:
        """White paper with a thin edge, and each sheet that is seen on it; light in every theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self.sheets)):
            box = self.box(place)
            if box.intersects(QRectF(event.rect())):
                painter.setPen(QPen(QColor(self.desk.look.line_strong), 1))
                painter.setBrush(QColor("#FFFFFF"))
                painter.drawRect(box)
                self._paint(painter, place, box, event.rect())
                if place < len(self.layouts):
                    paint_cuts(painter, self.layouts[place], box, self.scale, self.desk.look.font(14, 600))
        painter.end()

    def _paint(self, painter: QPainter, place: int, box: QRectF, seen: QRect) -> None:
        ratio = self.devicePixelRatioF()
        if box.width() * box.height() * ratio * ratio > MOST_DOTS:
            self._draw(painter, self.sheets[place], box, QRectF(seen))
            return
        if place not in self._kept:
            picture = QPixmap(QSize(round(box.width() * ratio), round(box.height() * ratio)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor("#FFFFFF"))
            inner = QPainter(picture)
            self._draw(inner, self.sheets[place], QRectF(0, 0, box.width(), box.height()), None)
            inner.end()
            if len(self._kept) > 6:
                self._kept.pop(next(iter(self._kept)))
            self._kept[place] = picture
        painter.drawPixmap(box.topLeft(), self._kept[place])

    def _draw(self, painter: QPainter, sheet: Sheet, box: QRectF, seen: QRectF | None) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipRect(box if seen is None else box.intersected(seen))
        painter.translate(box.topLeft())
        painter.scale(self.scale, self.scale)
        self._pen.paint(painter, sheet.body)
        painter.restore()


class Area(QScrollArea):
    """Where the sheets lie: its keys and Ctrl with the wheel come nearer or turn the sheets."""

    keyed = Signal(str)
    """nearer, farther, fit, on, back, first, last."""
    resized = Signal()

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self.setWidget(pages)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """These keys are wanted here, whatever they do elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell what is wanted; the arrows scroll."""
        meant = self._meant(event)
        if meant:
            self.keyed.emit(meant)
        else:
            super().keyPressEvent(event)

    def _meant(self, event: Any) -> str:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        alone = held in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier}
        return KEYS.get(event.key(), "") if alone else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer or farther."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keyed.emit("nearer" if event.angleDelta().y() > 0 else "farther")
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room for the sheets."""
        super().resizeEvent(event)
        self.resized.emit()


class SheetPreview(QWidget):
    """The sheets, with buttons and keys to turn them and to come nearer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.zoom = 0.0
        """Pixels a point; 0: as large as one whole sheet fits."""
        t, px = desk.t, desk.look.px
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = Pages(desk)
        self.area = Area(self.pages)
        self.area.setProperty("kind", "ring")
        self.area.setMinimumSize(px(120), px(96))
        self.area.setAccessibleDescription(
            t("Page Up and Page Down turn the sheets; + and − bring them nearer, 0 shows a whole one.")
        )
        self.area.keyed.connect(self.do)
        self.area.resized.connect(self._lie_again)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._say_place())
        self._make_bar()
        self.setFocusProxy(self.area)
        self.show_waiting()

    def _make_bar(self) -> None:
        desk, t, px = self.desk, self.desk.t, self.desk.look.px
        self.words, self.percent = label(desk, "", "caption"), label(desk, "", "caption")
        self.back = icon_button(desk, "arrow-left", t("Previous sheet"), "PgUp")
        self.on = icon_button(desk, "arrow-right", t("Next sheet"), "PgDown")
        self.farther = icon_button(desk, "minus", t("Farther"), "-")
        self.nearer = icon_button(desk, "plus", t("Nearer"), "+")
        self.fit = icon_button(desk, "maximize", t("The whole sheet"), "0")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.farther.clicked.connect(lambda: self.come(1 / STEP))
        self.nearer.clicked.connect(lambda: self.come(STEP))
        self.fit.clicked.connect(self.show_whole)
        bar = self.bar = ground("sunk")
        bar.setLayout(row(self.back, self.words, self.on, None, self.farther, self.percent, self.nearer, self.fit))
        bar.layout().setSpacing(px(4))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(4), px(12), px(4))
        box.setSpacing(0)
        box.addWidget(self.area, 1)
        box.addWidget(bar)

    # what is shown

    def show_waiting(self) -> None:
        """The sheets are being drawn."""
        self.words.setText(self.desk.t("Drawing…"))
        for part in (self.back, self.on):
            part.setEnabled(False)

    def show_drawings(
        self,
        drawings: Sequence[Drawing],
        pictures: Mapping[str, bytes],
        name: str,
        layouts: Sequence[TileLayout] = (),
    ) -> None:
        """Show these, from where one was looking if they are still as many; where they are cut, if they are."""
        place = self.place if self.pages.sheets else 0
        self.pages.show_sheets([sheet for drawing in drawings for sheet in drawing.sheets], pictures, layouts)
        self.area.setAccessibleName(name)
        self._lie()
        self.turn_to(min(place, max(len(self.pages.sheets) - 1, 0)))

    @property
    def place(self) -> int:
        """The sheet that is looked at: the one in the middle of what is seen."""
        down = self.area.verticalScrollBar().value() + self.area.viewport().height() / 2
        return self.pages.at(down) if self.pages.sheets else 0

    def turn(self, by: int) -> None:
        """So many sheets on or back."""
        self.turn_to(max(0, min(self.place + by, len(self.pages.sheets) - 1)))

    def turn_to(self, place: int) -> None:
        """Look at a sheet from its upper edge."""
        if self.pages.sheets:
            self.area.verticalScrollBar().setValue(round(self.pages.box(place).top()) - GAP)
            self._say_place(place)

    def _say_place(self, place: int | None = None) -> None:
        if not self.pages.sheets:
            return
        here, count = self.place if place is None else place, len(self.pages.sheets)
        self.words.setText(self.desk.t("Sheet %(place)s of %(all)s") % {"place": here + 1, "all": count})
        self.back.setEnabled(here > 0)
        self.on.setEnabled(here + 1 < count)

    # how near

    @property
    def scale(self) -> float:
        """Pixels a point, as it is shown."""
        return self.zoom or self._fitting()

    def come(self, factor: float) -> None:
        """Nearer (more than 1) or farther, the middle staying where it is."""
        self.zoom = max(FARTHEST, min(self.scale * factor, NEAREST))
        self._lie()

    def show_whole(self) -> None:
        """As large as a whole sheet fits."""
        place = self.place
        self.zoom = 0.0
        self._lie()
        self.turn_to(place)

    def _fitting(self) -> float:
        room = self.area.maximumViewportSize()
        sheets = self.pages.sheets
        if not sheets:
            return 1.0
        wide, tall = max(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)
        bar = self.area.verticalScrollBar().sizeHint().width() if len(sheets) > 1 else 0
        scale = min((room.width() - 2 * GAP - bar) / wide, (room.height() - 2 * GAP) / tall)
        return max(scale, 0.05)

    def _lie(self) -> None:
        down, across = self.area.verticalScrollBar(), self.area.horizontalScrollBar()
        before = self.pages.scale
        middle = (
            across.value() + self.area.viewport().width() / 2,
            down.value() + self.area.viewport().height() / 2,
        )
        self.pages.lie_at(self.scale)
        grown = self.pages.scale / before if before else 1.0
        across.setValue(round(middle[0] * grown - self.area.viewport().width() / 2))
        down.setValue(round(middle[1] * grown - self.area.viewport().height() / 2))
        per_cent = round(self.pages.scale / TRUE * 100)
        self.percent.setText(f"{per_cent} %")
        self.percent.setAccessibleName(self.desk.t("%(size)s per cent of its size on paper") % {"size": per_cent})
        self._say_place()

    def _lie_again(self) -> None:
        """In another room a whole sheet has another size."""
        if not self.zoom:
            place = self.place
            self._lie()
            self.turn_to(place)

    def do(self, what: str) -> None:
        """What a key means."""
        does: dict[str, Callable[[], None]] = {
            "nearer": lambda: self.come(STEP),
            "farther": lambda: self.come(1 / STEP),
            "fit": self.show_whole,
            "on": lambda: self.turn(1),
            "back": lambda: self.turn(-1),
            "first": lambda: self.turn_to(0),
            "last": lambda: self.turn_to(len(self.pages.sheets) - 1),
        }
        does[what]()
