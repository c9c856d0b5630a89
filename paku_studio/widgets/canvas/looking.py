"""Looking at the road: the camera that glides, the zoom's actions, and where each person left off. Paints nothing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from paku_studio.drawing.road_layout import CardPlace
from paku_studio.editor.camera import (
    Camera,
    Point,
    bring_into_view,
    fit,
    middle,
    next_zoom,
    zoom_to,
)
from paku_studio.editor.editor import Editor
from paku_studio.models import ServiceMoment

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.surface import Canvas

GLIDE = 160
ZOOM_GLIDE = 120
AIR = 18.0
"""Points at 100 % that stay free round what is fitted."""
_left_off: WeakKeyDictionary[Editor, dict[str, Camera]] = WeakKeyDictionary()


def left_off(editor: Editor, pathway: str) -> Camera:
    """Where this person looked at the pathway last; its beginning at 100 % if never."""
    return _left_off.get(editor, {}).get(pathway, Camera())


def remember(editor: Editor, pathway: str, camera: Camera) -> None:
    """Where this person looks at the pathway now."""
    _left_off.setdefault(editor, {})[pathway] = camera


class Glide(QObject):
    """Moves a camera calmly to where it is to be; at once where nothing may move."""

    looked = Signal(object)

    def __init__(self, parent: QObject, moves: bool) -> None:
        super().__init__(parent)
        self._moves = moves
        self._from = self._to = Camera()
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._step)

    @property
    def goal(self) -> Camera | None:
        """Where it is on its way to; None where it rests."""
        return self._to if self._motion.state() == QVariantAnimation.State.Running else None

    def go(self, start: Camera, goal: Camera, milliseconds: int = GLIDE) -> None:
        """Go there from here."""
        self._motion.stop()
        if not self._moves or start == goal:
            self.looked.emit(goal)
            return
        self._from, self._to = start, goal
        self._motion.setDuration(milliseconds)
        self._motion.start()

    def stop(self) -> None:
        """Stay here."""
        self._motion.stop()

    def _step(self, share: object) -> None:
        self.looked.emit(between(self._from, self._to, float(share or 0.0)))  # type: ignore[arg-type]


def between(one: Camera, other: Camera, share: float) -> Camera:
    """A camera on the way: at 0.0 the one, at 1.0 the other. A zoom grows by equal factors."""
    if share >= 1.0:
        return other
    zoom = one.zoom * (other.zoom / one.zoom) ** share
    if one.zoom == other.zoom:
        return Camera(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share, zoom)
    # the middle share at which both pictures' corners move as the zoom does, so that a fixed point stays fixed
    done = (1 / one.zoom - 1 / zoom) / (1 / one.zoom - 1 / other.zoom)
    return Camera(one.x + (other.x - one.x) * done, one.y + (other.y - one.y) * done, zoom)


class Looking:
    """The actions by which a person looks elsewhere."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        handle = canvas.desk.handle
        handle("view.zoom_in", lambda: self.step(nearer=True))
        handle("view.zoom_out", lambda: self.step(nearer=False))
        handle("view.zoom_100", lambda: self.zoom(1.0))
        handle("view.zoom_all", self.show_all)
        handle("view.fit_phase", self.show_phase)

    def step(self, *, nearer: bool) -> None:
        """One level nearer or farther."""
        goal = self._canvas.goal
        self.zoom(next_zoom(goal.zoom, nearer=nearer))

    def zoom(self, zoom: float) -> None:
        """That zoom: round what is selected if it is in view, else round the middle."""
        canvas = self._canvas
        canvas.glide_to(zoom_to(canvas.goal, zoom, self._held(canvas.goal)), ZOOM_GLIDE)

    def _held(self, camera: Camera) -> Point:
        canvas = self._canvas
        box = canvas.box_of(canvas.desk.editor.place)
        viewport = canvas.viewport
        if box is not None and bring_into_view(camera, box, viewport) == camera:
            return box[0] + box[2] / 2, box[1] + box[3] / 2
        return middle(camera, viewport)

    def show_all(self) -> None:
        """The whole pathway, as near as the viewport allows; a second time: back to 100 % where one works."""
        canvas = self._canvas
        if canvas.live is None:
            return
        if canvas.shows_whole:
            self._back()
            return
        if canvas.show_whole():
            return
        whole = fit((0.0, 0.0, canvas.live.width, canvas.live.height), canvas.viewport, AIR)
        if abs(canvas.goal.zoom - whole.zoom) < 0.001 * whole.zoom and whole.zoom < 1.0:
            self._back()
        else:
            canvas.glide_to(whole)

    def _back(self) -> None:
        canvas = self._canvas
        goal = zoom_to(canvas.goal, 1.0, self._held(canvas.goal))
        box = canvas.box_of(canvas.desk.editor.place)
        canvas.glide_to(bring_into_view(goal, box, canvas.viewport, AIR) if box else goal)

    def show_phase(self) -> None:
        """The phase in which one works, as near as the viewport allows."""
        canvas = self._canvas
        canvas.show_part()
        boxes = [place.box for place in self._cards_of_phase()]
        if not boxes:
            self.show_all()
            return
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes) - ABOVE
        right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
        canvas.glide_to(fit((left, top, right - left, bottom - top), canvas.viewport, AIR, 1.5))

    def _cards_of_phase(self) -> Iterable[CardPlace]:
        """The cards of the phase in which the person is."""
        editor, cards = self._canvas.desk.editor, self._canvas.cards
        phase = _phase_of(editor.records.get(editor.moment_of(editor.place))) or editor.place
        return [cards[one] for one in cards if _phase_of(editor.records.get(one)) == phase]


def _phase_of(record: object) -> str:
    return record.phase if isinstance(record, ServiceMoment) else ""


ABOVE = 120.0
"""Points above a phase's cards in which its name and its road stand."""
