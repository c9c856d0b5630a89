"""The canvas: shows the open pathway as one painted surface and follows the editor. Gestures are the input's.

What the road looks like is the drawing's, what a person does is the editor's; this one looks, and paints.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.display import Box, Group
from paku_studio.drawing.live_road import Hit, LiveRoad
from paku_studio.drawing.road_layout import CardPlace
from paku_studio.editor.camera import Camera, Size, bring_into_view, clamp, seen
from paku_studio.editor.editor import Change
from paku_studio.editor.gestures.guides import NOTHING, Guides
from paku_studio.store import Commit
from paku_studio.widgets.canvas.accessible import Speech
from paku_studio.widgets.canvas.bars import Bars
from paku_studio.widgets.canvas.empty import EmptyState
from paku_studio.widgets.canvas.following import Anchor, News, anchor_in, news_of
from paku_studio.widgets.canvas.handed import Handed
from paku_studio.widgets.canvas.idle import RESTS, Idle
from paku_studio.widgets.canvas.input import Input
from paku_studio.widgets.canvas.lens import POINT, Lens, lens_of
from paku_studio.widgets.canvas.looking import GLIDE, Glide, Looking, left_off, remember
from paku_studio.widgets.canvas.overlay import CURSORS, Marked, Overlay
from paku_studio.widgets.canvas.picture import Picture
from paku_studio.widgets.canvas.slide import Slide, part_at, room_around
from paku_studio.widgets.canvas.wrapping import Wrapping, held_card, surroundings
from paku_studio.widgets.canvas.zoom_bar import ZoomBar
from paku_studio.widgets.qt_pen import QtPen

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

SETTLED = 120
"""Milliseconds without another change of size before the road is laid out for the new one."""
GROWN = 50
"""Milliseconds after which the scroll bars tell of rows that were measured."""
BEYOND = 0.4
"""How far below the road's end one may look, of the viewport's height."""
MARGIN = 28.0
"""Points at 100 % that stay free round what is brought into view."""


class Canvas(Handed):
    """The open pathway, to be looked at, pointed at and walked on."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.live: LiveRoad | None = None
        self._camera = Camera()
        self._guides = NOTHING
        self._boxes: dict[str, Box | None] = {}
        self._boxes_at = 0.0
        self._chosen: frozenset[str] = frozenset()
        self._paper = QColor(desk.look.paper)
        self._pen = QtPen(desk.editor.pictures)
        self._picture = Picture(self._pen, self._paper)
        self._overlay = Overlay(desk.look, self._pen, self.box_of, self.picture_of, desk.language)
        self._looking = Looking(self)
        desk.handle("mark.asked", self.ask)
        self._wrapping = Wrapping(desk.editor, desk.look.drawing_theme)
        self._make_parts()
        self._make_timers()
        self.input = Input(self)
        self.speech = Speech(self)
        desk.editor.view = self
        desk.listen(self, self._follow)
        self._rebuild()

    def _make_parts(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(1, 1)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.bars = Bars(self)
        self.bars.moved.connect(self._scrolled)
        self.zoom_bar = ZoomBar(self.desk, self)
        self.empty = EmptyState(self.desk, self)
        self._slide = Slide(self)
        self._slide.moved.connect(self.update)
        self._glide = Glide(self, self.desk.look.moves)
        self._glide.looked.connect(self._glided)

    def _make_timers(self) -> None:
        self.idle = Idle(self, self._pen, self._measure)
        self._grown = QTimer(self, singleShot=True, interval=GROWN)
        self._grown.timeout.connect(self._place_parts)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED)
        self._settle.timeout.connect(self._fit_width)

    def ask(self) -> None:
        """Show what the group was asked of this pathway."""
        from paku_studio.widgets.asked import open_asked

        self._asked = open_asked(self.desk, self)

    # looking

    @property
    def unit(self) -> float:
        """Logical pixels of a point at a zoom of 1."""
        return POINT * self.desk.look.scale

    @property
    def room(self) -> QSize:
        """The viewport in logical pixels: all but the scroll bars."""
        low = self.bars.thickness if self.bars.across.isVisibleTo(self) else 0
        return QSize(max(1, self.width() - self.bars.thickness), max(1, self.height() - low))

    @property
    def viewport(self) -> Size:
        """The viewport in points at 100 %."""
        room = self.room
        return room.width() / self.unit, room.height() / self.unit

    @property
    def camera(self) -> Camera:
        """From where the road is looked at."""
        return self._camera

    @property
    def goal(self) -> Camera:
        """Where the camera is going, or is."""
        return self._glide.goal or self._camera

    @property
    def lens(self) -> Lens:
        """How the scene's points become pixels just now."""
        room = self.room
        return lens_of(self._camera, self.unit, self.devicePixelRatioF(), room.width(), room.height())

    def look(self, camera: Camera) -> None:
        """Look from there at once, within the scene."""
        self._glide.stop()
        camera = self._unwrapped(camera)
        if self._picture.rough and camera.zoom == self._camera.zoom:
            self.look_on_the_way(camera)
        else:
            self._picture.be_sharp()
            self._set_camera(camera)

    def look_on_the_way(self, camera: Camera, rest: int = RESTS) -> None:
        """Look from there for now: magnified at once, sharp when that has rested for so many milliseconds."""
        camera = self._unwrapped(camera)
        if self.live is not None and self._within(camera) != self._camera:
            self._picture.be_rough(self.live, lambda: self._camera.zoom)
            self._set_camera(camera)
            if self._picture.rough:
                sharp = self._picture.sharpen(self.live, self.lens, self._camera.zoom, self.update)
                self.idle.begin(self._picture.widen(self.lens, self.update), sharp, rest)

    def _glided(self, camera: Camera) -> None:
        """A step of a calm movement."""
        goal = self._glide.goal
        if goal is None:
            self.look(camera)
        elif camera.zoom == self._camera.zoom and not self._picture.rough:
            self._set_camera(camera)
        else:
            self.look_on_the_way(camera, 0 if camera == goal else RESTS)

    def glide_to(self, camera: Camera, milliseconds: int = GLIDE) -> None:
        """Look from there, within the scene, after a calm movement."""
        if self._wrapping.is_left_by(camera):
            self.look(camera)
        else:
            self._glide.go(self._camera, self._within(camera), milliseconds)

    def show_whole(self) -> bool:
        """Lay the road out so that all of it is seen, and look at it; False where it is too long for that."""
        if self.live is None or not self._wrapping.show_whole(self.live):
            return False
        self._rebuild()
        return True

    @property
    def shows_whole(self) -> bool:
        """Whether the whole road is laid out to be seen."""
        return self._wrapping.zoom > 0

    def show_part(self) -> None:
        """Lay the road out for the viewport's width again; what is in the middle stays there."""
        if self.shows_whole:
            self._set_camera(self._rewrapped(self._camera))

    def _unwrapped(self, camera: Camera) -> Camera:
        """The camera after the road was laid out for the width again, where one comes too near to see the whole."""
        return self._rewrapped(camera) if self._wrapping.is_left_by(camera) else camera

    def _rewrapped(self, camera: Camera) -> Camera:
        live = self.live
        held = held_card(live, camera, self.viewport, self.desk.editor.place) if live else None
        self._wrapping.show_part()
        self._rebuild()
        now = self.cards.get(held.id) if held else None
        return held.seen_again(camera, now) if held and now else camera

    def bring_into_view(self, record_id: str) -> None:
        """The smallest calm movement that shows the record; none where it is not drawn."""
        box = self._whole_box(record_id)
        if box is not None and self.live is not None:
            viewport = self._clear_viewport()
            around = surroundings(self.live, record_id, box, viewport[1] / self.goal.zoom - 2 * MARGIN)
            self.glide_to(bring_into_view(self.goal, around, viewport, MARGIN))

    def _whole_box(self, record_id: str) -> Box | None:
        """Where a record is drawn with all that hangs on it: a card with its slips."""
        place = self.cards.get(record_id)
        return place.box if place else self.box_of(record_id)

    def _boxes_in_view(self, ids: Iterable[str]) -> Iterable[Box]:
        """The boxes of these records that are seen; kept, for there may be thousands of them."""
        height = self.live.height if self.live else 0.0
        if height != self._boxes_at:
            self._boxes, self._boxes_at = {}, height
        _, top, _, high = seen(self._camera, self.viewport)
        for record_id in ids:
            if record_id not in self._boxes:
                self._boxes[record_id] = self._whole_box(record_id)
            box = self._boxes[record_id]
            if box is not None and box[1] + box[3] > top - MARGIN and box[1] < top + high + MARGIN:
                yield box

    def _clear_viewport(self) -> Size:
        """The viewport in points at 100 %, without what the zoom bar covers."""
        width, height = self.viewport
        covered = (self.room.height() - self.zoom_bar.y()) / self.unit if self.zoom_bar.isVisibleTo(self) else 0.0
        return width, max(height - covered, height / 2)

    def _within(self, camera: Camera) -> Camera:
        if self.live is None:
            return Camera()
        return clamp(camera, (self.live.width, self.live.height), self.viewport, BEYOND)

    def _set_camera(self, camera: Camera) -> None:
        self._camera = self._within(camera)
        remember(self.desk.editor, self.desk.editor.pathway, self._camera)
        self._place_parts()
        self.update()

    def _place_parts(self) -> None:
        """Bars, zoom and empty state where they belong."""
        scene = (self.live.width, self.live.height) if self.live else (0.0, 0.0)
        self.bars.show_camera(self._camera, scene, self.size(), self.unit, BEYOND)
        self.zoom_bar.setVisible(self.live is not None)
        self.zoom_bar.show_zoom(self._camera.zoom)
        self.zoom_bar.place(self.room.width(), self.room.height())
        self.empty.setVisible(self.live is None)
        self.empty.place(self.size())

    def _scrolled(self, right: float, down: float) -> None:
        scale = self.unit * self._camera.zoom
        x = right / scale if self.bars.across.isVisibleTo(self) else self._camera.x
        self.look(Camera(x, down / scale, self._camera.zoom))

    def to_scene(self, place: QPointF) -> tuple[float, float]:
        """The scene's point, in points, at a place of the canvas in logical pixels."""
        return self.lens.to_scene(place)

    def to_view(self, x: float, y: float) -> QPointF:
        """Where a point of the scene is seen, in logical pixels of the canvas."""
        return self.lens.to_view(x, y)

    # what stands where

    @property
    def cards(self) -> Mapping[str, CardPlace]:
        """Every card by its moment's id."""
        return self.live.cards if self.live else {}

    def pick(self, x: float, y: float) -> Hit | None:
        """What stands at a point of the scene."""
        return self.live.pick(x, y) if self.live else None

    def box_of(self, record_id: str) -> Box | None:
        """Where a record is drawn, in points; None where it is not."""
        return self.live.box_of(record_id) if self.live and record_id else None

    def drawn(self) -> tuple[str, ...]:
        """All that can be picked, in reading order."""
        return tuple(self.live.drawn()) if self.live else ()

    def picture_of(self, record_id: str) -> Group | None:
        """The part of the drawing that shows a record; None where it has none of its own."""
        box = self.box_of(record_id)
        return part_at(self.live, record_id, box, self._camera.zoom) if box and self.live else None

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """The widgets that stand on the canvas."""
        return self.empty, self.zoom_bar

    def edit_selected(self) -> bool:
        """Write over the words where the keys act; whether there are any."""
        return self.input.edit()

    def set_guides(self, guides: Guides) -> None:
        """Show these guides of a gesture."""
        if guides != self._guides:
            self._guides = guides
            self.setCursor(CURSORS[guides.cursor])
            self.update()

    # following the editor

    def _follow(self, change: Change) -> None:
        if change.what & {"pathway", "language"} or self._wrapping.is_other_language:
            self._rebuild()
        elif change.commit is not None:
            self._take_in(change.commit)
        if "selection" in change.what:
            self._follow_selection()

    def _follow_selection(self) -> None:
        place, chosen = self.desk.editor.place, frozenset(self.desk.editor.selection)
        several = len(chosen - self._chosen) > 1
        self._chosen = chosen
        if place and not self._pressed and not several:
            self.bring_into_view(place)
        self.speech.focus()
        self.update()

    def _rebuild(self) -> None:
        """Lay the open pathway out anew, and look at it where this person did last."""
        editor = self.desk.editor
        self._slide.stop()
        self._glide.stop()
        self._picture.forget()
        self._hovered, self._boxes = "", {}
        self.live = self._wrapping.road(self._clear_viewport())
        self.idle.take(self.live)
        zoom = self._wrapping.zoom
        self._set_camera(Camera(zoom=zoom) if zoom else left_off(editor, editor.pathway))
        self.speech.rebuilt()

    def _fit_width(self) -> None:
        """Lay the road out for the size that the canvas now has; the card at the top stays where it is seen."""
        if self.live is None or self._wrapping.stands(self.live, self._clear_viewport()):
            return
        top = next(iter(self._anchor().cards), None)
        self._rebuild()
        now = self.cards.get(top[0]) if top else None
        if top and now and not self.shows_whole:
            self.look(Camera(self._camera.x, self._camera.y + now.box[1] - top[2], self._camera.zoom))

    def _anchor(self, most: int = 24) -> Anchor:
        return anchor_in(self._picture.groups, self.cards, self._camera.y, most)

    def _take_in(self, commit: Commit) -> None:
        """After a commit: what changed is drawn anew, what people look at stays where it is."""
        if self.live is None:
            return
        anchor = self._anchor()
        self._picture.be_sharp()
        self.live.follow(commit, self.desk.editor.document)
        self._boxes = {}
        self.idle.take(self.live)
        self._hovered = ""
        self._stay(anchor)
        self.speech.follow(commit)
        self._tell(news_of(commit))
        if self.shows_whole:
            self._settle.start()

    def _stay(self, anchor: Anchor) -> None:
        fallen = anchor.fallen(self.cards)
        if self._camera.y > 0 and fallen:
            self._glide.stop()
            self._set_camera(Camera(self._camera.x, self._camera.y + fallen, self._camera.zoom))
        else:
            self._set_camera(self._camera)

    def _tell(self, news: News) -> None:
        if news.slides and self.desk.look.moves:
            self._slide.start(news.slides)
        if news.shows and not self._pressed:
            self.bring_into_view(news.shows)

    def _measure(self, rows: Callable[[], bool]) -> bool:
        """Measure a few more rows; what is seen stays where it is. Gives whether all are measured."""
        if self.live is None:
            return True
        height, anchor = self.live.height, self._anchor(most=1)
        done = rows()
        if anchor.fallen(self.cards):
            self._stay(anchor)
        elif self.live.height != height and not self._grown.isActive():
            self._grown.start()
        return done

    # painting

    def paintEvent(self, _event: Any) -> None:
        """The road out of the backing, then what lies over it."""
        painter = QPainter(self)
        if self.live is None:
            painter.fillRect(self.rect(), self._paper)
            return
        lens, height = self.lens, self.live.height
        self.paint_road(painter, lens)
        painter.setClipRect(0, 0, self.room.width(), self.room.height())
        self._paint_slide(painter, lens)
        self._overlay.paint(painter, lens, self._marked(), self._guides)
        painter.setClipping(False)
        self._fill_corner(painter)
        if not self._picture.rough:
            self.idle.look_ahead(lens.top / lens.scale, (lens.top + lens.height) / lens.scale, self._camera.zoom)
        if self.live.height != height and not self._grown.isActive():
            self._grown.start()

    def paint_road(self, painter: QPainter, lens: Lens) -> None:
        """The road as it is seen through the lens, painted no more than is needed."""
        if self.live is not None:
            self._picture.paint(painter, self.live, lens, self._camera.zoom)

    def forget_picture(self) -> None:
        """Paint the road from scratch next time."""
        self._picture.forget()
        self._pen.forget()
        self.update()

    @property
    def painted(self) -> int:
        """How many device pixels of the road have been painted so far."""
        return self._picture.painted

    @property
    def magnified(self) -> bool:
        """Whether the picture is a magnified one, to be sharp when the zoom rests."""
        return self._picture.rough

    @property
    def sliding(self) -> str:
        """The moment whose card is on its way in; "" where none is."""
        return self._slide.record

    def _fill_corner(self, painter: QPainter) -> None:
        """The ground below the bars and in the corner between them."""
        room = self.room
        painter.fillRect(room.width(), 0, self.width() - room.width(), self.height(), self._paper)
        painter.fillRect(0, room.height(), self.width(), self.height() - room.height(), self._paper)

    def _paint_slide(self, painter: QPainter, lens: Lens) -> None:
        box = self.box_of(self._slide.record)
        if box is None or self.live is None:
            return
        for index in self.live.bands_between(box[1], box[1]):
            band = self.live.bands[index]
            room = room_around(box, band.top, band.bottom)
            picture = self.live.band(index, self._camera.zoom)
            self._slide.paint(painter, lens, picture, room, self._pen, self._paper)

    def _marked(self) -> Marked:
        editor = self.desk.editor
        boxes = tuple(self._boxes_in_view(editor.selection))
        return Marked(boxes, self._whole_box(editor.place), self._whole_box(self._hovered), self.hasFocus())

    # events

    def resizeEvent(self, event: Any) -> None:
        """Bars and backing follow at once, the road once the size has settled."""
        super().resizeEvent(event)
        if self.live is not None and not self.isVisible():
            self._fit_width()
        self._settle.start()
        self._set_camera(self._camera)

    def showEvent(self, event: Any) -> None:
        """Shown for the first time: the size is known now."""
        super().showEvent(event)
        self._fit_width()
