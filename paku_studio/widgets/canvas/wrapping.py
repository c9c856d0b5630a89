"""For which width the road is laid out: the viewport's, or one at which all of it is seen at once. Paints nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from math import dist
from weakref import WeakKeyDictionary

from paku_studio.drawing.display import Box
from paku_studio.drawing.live_road import LiveRoad
from paku_studio.drawing.road_layout import CardPlace
from paku_studio.drawing.theme import Theme
from paku_studio.editor.camera import LEAST, Camera, Point, Size, middle, pan, seen
from paku_studio.editor.editor import Editor
from paku_studio.models import Pathway

NARROWEST = 160.0
"""Points: the road is never laid out for less."""
MOST = 400
"""Moments: a longer road is not laid out again and again to find how much of it fits."""
STEPS = 10
"""How often the zoom is halved in on: it is found to some thousandths."""
NEARER = 1.1
"""So many times nearer than the whole road is seen, and one is not looking at the whole any more."""
STOP = 22.0
"""Points that a stop with its marks reaches above its middle."""
_whole: WeakKeyDictionary[Editor, set[str]] = WeakKeyDictionary()


def largest_zoom(height: Callable[[float], float], viewport: Size) -> float:
    """The largest zoom up to 1 at which a road that is wrapped for what is then seen fits the viewport.

    `height`: how high the road is that is laid out for a width.
    """

    def fits(zoom: float) -> bool:
        return height(viewport[0] / zoom) * zoom <= viewport[1]

    if fits(1.0):
        return 1.0
    low, high = LEAST, 1.0
    for _ in range(STEPS):
        zoom = (low * high) ** 0.5
        low, high = (zoom, high) if fits(zoom) else (low, zoom)
    return low


class Wrapping:
    """Lays out the pathway that is open in an editor. `zoom`: at which the whole road is seen; 0.0 where the road is
    laid out for the viewport's width.
    """

    def __init__(self, editor: Editor, theme: Theme) -> None:
        self._editor, self._theme = editor, theme
        self._stands: tuple[Size, float] | None = None
        self._language = ""
        self.zoom = 0.0

    def show_whole(self, live: LiveRoad) -> bool:
        """From now on lay the open pathway out so that all of it is seen; whether that is possible."""
        if len(live.cards) > MOST:
            return False
        _whole.setdefault(self._editor, set()).add(self._editor.pathway)
        return True

    def show_part(self) -> None:
        """From now on lay it out for the viewport's width."""
        _whole.get(self._editor, set()).discard(self._editor.pathway)

    def is_left_by(self, camera: Camera) -> bool:
        """Whether somebody who looks from there does not look at the whole road any more."""
        return bool(self.zoom) and camera.zoom > self.zoom * NEARER

    def road(self, viewport: Size) -> LiveRoad | None:
        """The open pathway, laid out; None where none is open."""
        self.zoom, self._stands, self._language = 0.0, None, self._editor.document_language
        if not isinstance(self._editor.records.get(self._editor.pathway), Pathway):
            return None
        live = self._laid_out(viewport[0])
        if self._editor.pathway not in _whole.get(self._editor, ()):
            return live
        if len(live.cards) > MOST:
            self.show_part()
            return live
        return self._whole_road(viewport)

    def _whole_road(self, viewport: Size) -> LiveRoad:
        zoom = largest_zoom(lambda width: self._measured(width).height, viewport)
        live = self._measured(viewport[0] / zoom)
        self.zoom = max(min(zoom, viewport[0] / live.width, viewport[1] / live.height), LEAST)
        self._stands = viewport, live.height
        return live

    def _measured(self, width: float) -> LiveRoad:
        live = self._laid_out(width)
        while not live.finish(1.0):
            pass
        return live

    def _laid_out(self, width: float) -> LiveRoad:
        editor = self._editor
        width = max(width, NARROWEST)
        return LiveRoad(editor.document, editor.pathway, width, self._theme, self._language)

    @property
    def is_other_language(self) -> bool:
        """Whether the document speaks another language than the road that was laid out last."""
        return self._language != self._editor.document_language

    def stands(self, live: LiveRoad, viewport: Size) -> bool:
        """Whether the road is laid out as it is to be seen through this viewport."""
        if self.zoom:
            return self._stands == (viewport, live.height)
        return abs(live.width - max(viewport[0], NARROWEST)) < 0.5


@dataclass(frozen=True, slots=True)
class Held:
    """A card that stays where it is seen while the road is laid out anew: the middle of where it stood."""

    id: str
    x: float
    y: float

    def seen_again(self, camera: Camera, now: CardPlace) -> Camera:
        """The camera that shows it where this one showed it."""
        x, y = _middle(now.box)
        return pan(camera, x - self.x, y - self.y)


def held_card(live: LiveRoad, camera: Camera, viewport: Size, chosen: str) -> Held | None:
    """The card to hold on to: the chosen moment's if it is seen, else the one nearest to the middle."""
    middles = {record_id: _middle(place.box) for record_id, place in live.cards.items()}
    x, y, width, height = seen(camera, viewport)
    if chosen in middles and x <= middles[chosen][0] <= x + width and y <= middles[chosen][1] <= y + height:
        return Held(chosen, *middles[chosen])
    at = middle(camera, viewport)
    return min(
        (Held(each, *place) for each, place in middles.items()), key=lambda h: dist(at, (h.x, h.y)), default=None
    )


def _middle(box: Box) -> Point:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def surroundings(live: LiveRoad, record_id: str, box: Box, room: float) -> Box:
    """A card with its stop and the phase's name above it, as far as there is room; of other records the box itself."""
    place = live.cards.get(record_id)
    if place is None or place.stop is None:
        return box
    index = live.bands_between(box[1], box[1]).start
    bottom = box[1] + box[3]
    for top in (live.bands[index].top, place.stop[1] - STOP):
        if top < box[1] and bottom - top <= room:
            return box[0], top, box[2], bottom - top
    return box
