"""The picture of the road as it was last seen: kept, moved by panning, painted anew only where it changed.

Knows bands of a road and a pen; no editor, no selection.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from paku_studio.drawing.display import Group
from paku_studio.widgets.canvas.lens import Lens
from paku_studio.widgets.qt_pen import QtPen, make_ready

if TYPE_CHECKING:
    from paku_studio.drawing.live_road import LiveRoad

OVERHANG = 30.0
"""Points: how far what belongs to a band may reach beyond its edges."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band as it stands in the viewport: its edges in device pixels, and its picture."""

    top: float
    bottom: float
    group: Group

    @property
    def key(self) -> tuple[float, float, int]:
        """Equal only for what looks equal."""
        return round(self.top, 3), round(self.bottom, 3), id(self.group)


class Backing:
    """One pixmap of the viewport's size in device pixels."""

    def __init__(self, pen: QtPen, paper: QColor) -> None:
        self._pen = pen
        self._paper = paper
        self._pixmap = QPixmap()
        self._lens: Lens | None = None
        self._strips: tuple[Strip, ...] = ()
        self.painted = 0
        """How many device pixels have been painted so far: for tests and figures."""

    def forget(self) -> None:
        """Paint all anew next time."""
        self._lens = None
        self._strips = ()

    def bring_up(self, lens: Lens, strips: tuple[Strip, ...]) -> None:
        """Show the strips through the lens, painting no more than what is not there yet."""
        dirty = self._moved(lens, strips)
        self._lens, self._strips = lens, strips
        for part in dirty:
            self._paint(part.intersected(self._pixmap.rect()))

    def draw(self, painter: QPainter) -> None:
        """Lay the picture at the painter's origin, pixel by pixel."""
        if self._lens is None:
            return
        painter.save()
        painter.scale(1 / self._lens.ratio, 1 / self._lens.ratio)
        painter.drawPixmap(QPointF(0, 0), self._pixmap)
        painter.restore()

    def _moved(self, lens: Lens, strips: tuple[Strip, ...]) -> list[QRect]:
        """Move what is kept to where it is seen now; gives what must be painted."""
        whole, old = QRect(0, 0, lens.width, lens.height), self._lens
        if self._pixmap.size() != whole.size():
            self._pixmap = QPixmap(whole.size())
            return [whole]
        if old is None or old.scale != lens.scale or old.ratio != lens.ratio:
            return [whole]
        right, down = old.left - lens.left, old.top - lens.top
        if abs(right) >= lens.width or abs(down) >= lens.height:
            return [whole]
        changed = self._changed(strips, down, lens)
        if sum(part.height() for part in changed) >= lens.height:
            return [whole]
        if right or down:
            self._pixmap.scroll(right, down, whole)
        return [*_bared(whole, right, down), *changed]

    def _changed(self, strips: tuple[Strip, ...], down: int, lens: Lens) -> list[QRect]:
        """Where bands are not what they were, after moving by so many pixels."""
        before = {Strip(strip.top + down, strip.bottom + down, strip.group).key for strip in self._strips}
        after = {strip.key for strip in strips}
        edge = lens.scale * OVERHANG
        found = []
        for top, bottom, _ in before ^ after:
            upper, lower = max(0, int(top - edge)), min(lens.height, int(bottom + edge) + 1)
            if upper < lower and not self._is_new(top, bottom, down, lens):
                found.append(QRect(0, upper, lens.width, lower - upper))
        return _joined(found)

    def _is_new(self, top: float, bottom: float, down: int, lens: Lens) -> bool:
        """Whether it was wholly outside before, or is now: moving bares its place anyway."""
        edge = lens.scale * OVERHANG
        was_outside = bottom - down + edge < 0 or top - down - edge > lens.height
        return was_outside or bottom + edge < 0 or top - edge > lens.height

    def _paint(self, part: QRect) -> None:
        if part.isEmpty() or self._lens is None:
            return
        painter = QPainter(self._pixmap)
        make_ready(painter)
        painter.setClipRect(part)
        painter.fillRect(part, self._paper)
        painter.setTransform(self._lens.from_scene)
        edge = self._lens.scale * OVERHANG
        for strip in self._strips:
            if strip.bottom + edge >= part.top() and strip.top - edge <= part.bottom():
                self._pen.paint(painter, strip.group)
        painter.end()
        self.painted += part.width() * part.height()


def _bared(whole: QRect, right: int, down: int) -> list[QRect]:
    """What moving the picture so far leaves uncovered."""
    found = []
    if down:
        found.append(QRect(0, 0 if down > 0 else whole.height() + down, whole.width(), abs(down)))
    if right:
        found.append(QRect(0 if right > 0 else whole.width() + right, 0, abs(right), whole.height()))
    return found


def _joined(parts: list[QRect]) -> list[QRect]:
    """The parts of full width, those that touch made one."""
    found: list[QRect] = []
    for part in sorted(parts, key=QRect.top):
        if found and part.top() <= found[-1].bottom() + 1:
            found[-1] = found[-1].united(part)
        else:
            found.append(part)
    return found


def strips_of(road: "LiveRoad", lens: Lens, zoom: float) -> tuple[Strip, ...]:
    """The bands that are seen, with their pictures. Making one may move those below it, so they are asked for again
    until all stand still.
    """
    above, below = (lens.top / lens.scale) - OVERHANG, (lens.top + lens.height) / lens.scale + OVERHANG
    found: tuple[Strip, ...] = ()
    for _ in range(4):
        places = road.bands_between(above, below)
        groups = [road.band(index, zoom) for index in places]
        again, bands = road.bands_between(above, below), road.bands
        found = tuple(
            Strip(lens.down(bands[index].top), lens.down(bands[index].bottom), group)
            for index, group in zip(places, groups, strict=True)
        )
        if again == places:
            break
    return found
