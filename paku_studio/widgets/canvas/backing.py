"""The picture of the road as it was last seen: kept, moved by panning, painted anew only where it changed.

Knows bands of a road and a pen; no editor, no selection.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from paku_studio.drawing.display import Box, Group, Item, Matrix
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.widgets.canvas.glimpse import Glimpse, PaintPart
from paku_studio.widgets.canvas.lens import Lens
from paku_studio.widgets.qt_pen import QtPen, make_ready

if TYPE_CHECKING:
    from paku_studio.drawing.live_road import LiveRoad

EDGE = 4
"""Pixels that a stroke may reach beyond the box of its outline, at least."""
OVERHANG = 16.0
"""Points: how far what belongs to a band may reach beyond its edges."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band as it stands in the viewport: its edges in device pixels, and its picture."""

    top: float
    bottom: float
    group: Group

    @property
    def place(self) -> tuple[float, float]:
        """Equal only for the same place."""
        return round(self.top, 3), round(self.bottom, 3)

    def moved(self, down: float) -> "Strip":
        """The same so many pixels further down."""
        return Strip(self.top + down, self.bottom + down, self.group)

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
        self._lens, self._strips = None, ()

    def bring_up(self, lens: Lens, strips: tuple[Strip, ...]) -> None:
        """Show the strips through the lens, painting no more than what is not there yet."""
        dirty = self._moved(lens, strips)
        self._lens, self._strips = lens, strips
        for part in dirty:
            self._paint(part.intersected(self._pixmap.rect()))

    def glimpse(self, paint: PaintPart) -> Glimpse | None:
        """What is kept, to be seen through other lenses for a moment; None where nothing is."""
        return None if self._lens is None else Glimpse(self._pixmap, self._lens, self._paper, paint)

    def take(self, pixmap: QPixmap, lens: Lens, strips: tuple[Strip, ...]) -> None:
        """Keep a picture that was painted elsewhere."""
        self._pixmap, self._lens, self._strips = pixmap, lens, strips

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
        before = {strip.key: strip for strip in (each.moved(down) for each in self._strips)}
        after = {strip.key: strip for strip in strips}
        went = {strip.place: strip.group for key, strip in before.items() if key not in after}
        found = []
        for key in before.keys() ^ after.keys():
            strip = after.get(key) or before[key]
            if self._is_new(strip.top, strip.bottom, down, lens):
                continue
            old = went.get(strip.place)
            if key in after and old is not None:
                found += self._within(old, strip.group, lens)
            elif key in after or strip.place not in {each.place for each in strips}:
                found.append(self._across(strip, lens))
        return [part for part in _joined(found) if not part.isEmpty()]

    def _across(self, strip: Strip, lens: Lens) -> QRect:
        edge = lens.scale * OVERHANG
        upper, lower = max(0, int(strip.top - edge)), min(lens.height, int(strip.bottom + edge) + 1)
        return QRect(0, upper, lens.width, lower - upper)

    def _within(self, old: Group, new: Group, lens: Lens) -> list[QRect]:
        """The parts of a band that look otherwise now."""
        found = []
        for box in differing(old, new):
            place = lens.from_scene.mapRect(QRectF(*box)).toAlignedRect()
            found.append(place.adjusted(-EDGE, -EDGE, EDGE, EDGE).intersected(QRect(0, 0, lens.width, lens.height)))
        return found

    def _is_new(self, top: float, bottom: float, down: int, lens: Lens) -> bool:
        """Whether it was wholly outside before, or is now: moving bares its place anyway."""
        edge = lens.scale * OVERHANG
        was_outside = bottom - down + edge < 0 or top - down - edge > lens.height
        return was_outside or bottom + edge < 0 or top - edge > lens.height

    def _paint(self, part: QRect) -> None:
        if not part.isEmpty() and self._lens is not None:
            self.paint_part(self._pixmap, part, self._lens, self._strips)

    def paint_part(self, pixmap: QPixmap, part: QRect, lens: Lens, strips: tuple[Strip, ...]) -> None:
        """Paint one part of the viewport, as it is seen through the lens, into a pixmap of the viewport."""
        painter = QPainter(pixmap)
        make_ready(painter)
        painter.setClipRect(part)
        painter.fillRect(part, self._paper)
        painter.setTransform(lens.from_scene)
        seen = lens.to_points.mapRect(QRectF(part.adjusted(-EDGE, -EDGE, EDGE, EDGE)))
        edge = lens.scale * OVERHANG
        for strip in strips:
            if strip.bottom + edge >= part.top() and strip.top - edge <= part.bottom():
                self._pen.paint(painter, strip.group, seen)
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
    """The parts, those that overlap made one."""
    found: list[QRect] = []
    for part in sorted(parts, key=QRect.top):
        meeting = next((each for each in found if each.intersects(part)), None)
        if meeting is None:
            found.append(part)
        else:
            found[found.index(meeting)] = meeting.united(part)
    return found


def differing(old: Group, new: Group, matrix: Matrix = IDENTITY) -> Iterable[Box]:
    """The boxes in which two pictures of one band differ; parts that are the same objects are not looked into.

    `matrix` leads from the groups' own parent to the scene.
    """
    if old.transform != new.transform or old.clip != new.clip:
        yield from _boxes((old, new), matrix)
        return
    inner = matrix if new.transform is None else compose(matrix, new.transform)
    mine, theirs = {id(each) for each in old.children}, {id(each) for each in new.children}
    went = [each for each in old.children if id(each) not in theirs]
    came = [each for each in new.children if id(each) not in mine]
    if len(went) != len(came):
        yield from _boxes((*went, *came), inner)
        return
    for one, other in zip(went, came, strict=True):
        if isinstance(one, Group) and isinstance(other, Group):
            yield from differing(one, other, inner)
        elif one != other:
            yield from _boxes((one, other), inner)


def _boxes(items: Iterable[Item], matrix: Matrix) -> Iterable[Box]:
    return (transformed(box, matrix) for each in items if (box := bounds(each)) is not None)


def bands_of(road: "LiveRoad", lens: Lens, part: QRect) -> range:
    """The bands that are seen in a part of the viewport, those that only reach into it included."""
    upper, lower = lens.top + part.top(), lens.top + part.top() + part.height()
    return road.bands_between(upper / lens.scale - OVERHANG, lower / lens.scale + OVERHANG)


def strips_of(road: "LiveRoad", lens: Lens, zoom: float, part: QRect | None = None) -> tuple[Strip, ...]:
    """The bands that are seen (in a part of the viewport), with their pictures. Making one may move those below it, so
    they are asked for again until all stand still.
    """
    seen = part or QRect(0, 0, lens.width, lens.height)
    found: tuple[Strip, ...] = ()
    for _ in range(4):
        places = bands_of(road, lens, seen)
        groups = [road.band(index, zoom) for index in places]
        again, bands = bands_of(road, lens, seen), road.bands
        found = tuple(
            Strip(lens.down(bands[index].top), lens.down(bands[index].bottom), group)
            for index, group in zip(places, groups, strict=True)
        )
        if again == places:
            break
    return found
