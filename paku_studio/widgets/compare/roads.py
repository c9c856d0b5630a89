"""The two roads on the screen: painted, scrolled, zoomed, walked over by keys. Knows which two from the editor."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from paku_studio.drawing.compare import CardPlace, ScreenComparison, draw_compare_screen
from paku_studio.drawing.compare_story import Telling
from paku_studio.drawing.road_cards import CardBody
from paku_studio.editor.camera import next_zoom
from paku_studio.graph.index import RecordIndex
from paku_studio.widgets.canvas.zoom_bar import ZoomBar
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import keeps_key
from paku_studio.widgets.qt_pen import QtPen, make_ready

POINT = 4 / 3
"""Logical pixels for a point at 100 %: 96 dpi."""
LEAST, MOST = 0.25, 3.0
FITTING = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.33, LEAST)
"""Zooms tried, nearest first, until all is in view."""
RING = 3.0
REACH = 36.0
"""Points above a card where its stop is, which belongs to it too."""


class RoadsView(QAbstractScrollArea):
    """Both roads as wide as there is room; they break into bands, so that one scrolls only up and down."""

    looked_at = Signal(str)
    """The pair on which one stands, by its moment."""
    opened = Signal(str)
    zoomed = Signal(float)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pen = QtPen({})
        self._kept: dict[tuple[object, ...], CardBody] = {}
        self._records: RecordIndex | None = None
        self._drawn: ScreenComparison | None = None
        self._drawn_at: tuple[object, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(desk.look.px(120), desk.look.px(100))
        self.setAccessibleName(desk.t("Two pathways side by side"))
        self._given: list[Callable[[], None]] = []
        self.bar = ZoomBar(desk, self)
        self.bar.show_zoom(self.zoom)

    # What is shown

    @property
    def zoom(self) -> float:
        """How near one looks: 1.0 is 100 %."""
        return float(self._desk.editor.comparing.zoom)

    @property
    def unit(self) -> float:
        """Logical pixels for a point of the drawing."""
        return POINT * self._desk.look.scale * self.zoom

    @property
    def cards(self) -> Sequence[CardPlace]:
        """Every card of the drawing, where it stands, in points."""
        return self._drawn.cards if self._drawn is not None else ()

    @property
    def telling(self) -> Telling | None:
        """What the drawing says; None where there is none."""
        return self._drawn.telling if self._drawn is not None else None

    def refresh(self) -> None:
        """The document is another now, or other pathways are compared."""
        self._records = RecordIndex(self._desk.editor.comparing.records)
        self._drawn_at = ()
        self._draw()

    def _draw(self) -> None:
        """Draw for the width there is; cards that did not change are used again."""
        comparing = self._desk.editor.comparing
        if self._records is None or not all(comparing.pair):
            self._drawn = None
            self.viewport().update()
            return
        width = round(self.viewport().width() / self.unit, 2)
        theme, language = self._desk.look.drawing_theme, self._desk.language
        called = comparing.called
        wanted = (comparing.pair, width, theme.name, language, *called.values())
        if wanted != self._drawn_at:
            used: dict[tuple[object, ...], CardBody] = dict(self._kept)
            self._drawn = draw_compare_screen(
                self._records, *comparing.pair, width, theme, language, used, called=called
            )
            self._kept = used if len(used) < 4 * len(self._drawn.cards) + 64 else {}
            self._drawn_at = wanted
            self._pen.forget()
        self._fit_bar()
        self.viewport().update()

    def _fit_bar(self) -> None:
        height = self._height()
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(room)
        bar.setSingleStep(max(1, round(40 * self.unit)))
        under = self.bar.height() + self._desk.look.px(16) if height > room else 0
        bar.setRange(0, max(0, round(height) + under - room))

    def _height(self) -> float:
        return self._drawn.sheet.height * self.unit if self._drawn is not None else 0.0

    # Nearer and farther

    def step(self, *, nearer: bool) -> None:
        """One level nearer or farther."""
        self.zoom_to(next_zoom(self.zoom, nearer=nearer))

    def zoom_to(self, zoom: float) -> None:
        """That zoom; what is in the middle of the height stays about there."""
        zoom = min(max(zoom, LEAST), MOST)
        if zoom == self.zoom:
            return
        bar, before = self.verticalScrollBar(), max(self._height(), 1.0)
        share = (bar.value() + self.viewport().height() / 2) / before
        self._desk.editor.comparing.zoom = zoom
        self._draw()
        bar.setValue(round(share * self._height() - self.viewport().height() / 2))
        self._show_place()
        self.bar.show_zoom(zoom)
        self.zoomed.emit(zoom)

    def fit(self) -> None:
        """As near as all of it can be seen at once; a second time: 100 %."""
        if self._drawn is None:
            return
        whole = self.verticalScrollBar().maximum() == 0
        for zoom in (1.0,) if whole and self.zoom < 1.0 else FITTING:
            self.zoom_to(zoom)
            if self.verticalScrollBar().maximum() == 0:
                break

    # Walking

    def stops(self) -> list[str]:
        """The pairs in the order of the columns, each by its moment."""
        return [pair.id for pair in self._drawn.telling.comparison.pairs] if self._drawn is not None else []

    def walk(self, by: int) -> None:
        """So many pairs on; from nowhere to the first."""
        stops = self.stops()
        place = self._desk.editor.comparing.place
        if not stops:
            return
        at = stops.index(place) + by if place in stops else 0
        self.look_at(stops[max(0, min(at, len(stops) - 1))])

    def look_at(self, pair: str) -> None:
        """Stand on a pair, and have it in view."""
        self._desk.editor.comparing.place = pair
        self._show_place()
        self.viewport().update()
        self.looked_at.emit(pair)

    def _show_place(self) -> None:
        boxes = [place.box for place in self.cards if place.pair == self._desk.editor.comparing.place]
        if not boxes:
            return
        top = (min(box[1] for box in boxes) - 60) * self.unit
        bottom = (max(box[1] + box[3] for box in boxes) + 12) * self.unit
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + room:
            bar.setValue(round(min(bottom - room, top)))
        if top < bar.value():
            bar.setValue(round(top))

    def at(self, x: float, y: float) -> CardPlace | None:
        """The card at a place of the viewport, in logical pixels."""
        right, down = x / self.unit, (y + self.verticalScrollBar().value()) / self.unit
        for place in self.cards:
            left, top, width, height = place.box
            if left <= right <= left + width and top - REACH <= down <= top + height:
                return place
        return None

    # Qt

    def event(self, event: QEvent) -> bool:
        """Keys that walk here do nothing to the map that is not seen."""
        return True if keeps_key(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk from pair to pair, Home and End to the ends, Enter opens; all else scrolls."""
        key, many = event.key(), len(self.stops())
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -many, Qt.Key.Key_End: many}
        if key in ways and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.walk(ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._desk.editor.comparing.place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on the card's pair."""
        found = self.at(event.position().x(), event.position().y())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.look_at(found.pair)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the very card."""
        found = self.at(event.position().x(), event.position().y())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(found.moment)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer and farther, else up and down."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step(nearer=event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    def showEvent(self, event: Any) -> None:
        """As long as it is seen, zooming is its own."""
        super().showEvent(event)
        self._give_back()
        does = {
            "view.zoom_in": lambda: self.step(nearer=True),
            "view.zoom_out": lambda: self.step(nearer=False),
            "view.zoom_100": lambda: self.zoom_to(1.0),
            "view.zoom_all": self.fit,
        }
        self._given = [self._desk.handle(action_id, callback) for action_id, callback in does.items()]
        self._desk.refresh()

    def hideEvent(self, event: Any) -> None:
        """Zooming is the canvas's again."""
        super().hideEvent(event)
        self._give_back()

    def _give_back(self) -> None:
        for give_back in self._given:
            give_back()
        self._given = []

    def resizeEvent(self, event: Any) -> None:
        """Another width may mean other columns."""
        super().resizeEvent(event)
        self._draw()
        self.bar.place(self.viewport().width(), self.viewport().height())

    def focusInEvent(self, event: Any) -> None:
        """The ring shows where the keys are."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: Any) -> None:
        """What is in view, and where one stands."""
        painter = QPainter(self.viewport())
        look, down = self._desk.look, self.verticalScrollBar().value()
        painter.fillRect(self.viewport().rect(), QColor(look.drawing_theme.paper))
        make_ready(painter)
        if self._drawn is not None:
            painter.save()
            painter.translate(0, -down)
            painter.scale(self.unit, self.unit)
            room = QRectF(0, down / self.unit, self.width() / self.unit, self.viewport().height() / self.unit)
            self._pen.paint(painter, self._drawn.sheet.body, room)
            self._paint_place(painter)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_place(self, painter: QPainter) -> None:
        """A ring round the cards of the pair on which one stands."""
        look = self._desk.look
        colour = look.focus if self.hasFocus() else look.spruce
        painter.setPen(QPen(QColor(colour), 2.5 / self.unit * look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in self.cards:
            if place.pair == self._desk.editor.comparing.place:
                x, y, width, height = place.box
                painter.drawRoundedRect(QRectF(x - RING, y - RING, width + 2 * RING, height + 2 * RING), 10, 10)
