"""The road's picture in the viewport: sharp, out of what is kept; magnified while somebody zooms. Knows no editor."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from paku_studio.drawing.display import Group
from paku_studio.widgets.canvas.backing import Backing, Strip, bands_of, strips_of
from paku_studio.widgets.canvas.glimpse import Glimpse, sharpen
from paku_studio.widgets.canvas.lens import Lens
from paku_studio.widgets.qt_pen import QtPen

if TYPE_CHECKING:
    from paku_studio.drawing.live_road import LiveRoad


class Picture:
    """One viewport's."""

    def __init__(self, pen: QtPen, paper: QColor) -> None:
        self._pen = pen
        self._backing = Backing(pen, paper)
        self._glimpse: Glimpse | None = None
        self._strips: tuple[Strip, ...] = ()

    @property
    def painted(self) -> int:
        """How many device pixels of the road have been painted so far."""
        return self._backing.painted

    @property
    def groups(self) -> list[Group]:
        """The bands that were last seen sharply, in reading order."""
        return [strip.group for strip in self._strips]

    @property
    def rough(self) -> bool:
        """Whether it is magnified just now."""
        return self._glimpse is not None

    def forget(self) -> None:
        """Paint all anew next time."""
        self._glimpse = None
        self._backing.forget()

    def be_sharp(self) -> None:
        """Paint it sharply next time."""
        self._glimpse = None

    def be_rough(self, road: "LiveRoad", zoom: Callable[[], float]) -> None:
        """From now on show what is kept, magnified; `zoom` tells how near one looks at what it does not cover."""
        if self._glimpse is None:
            self._glimpse = self._backing.glimpse(lambda *part: self._paint_part(road, zoom(), *part))

    def paint(self, painter: QPainter, road: "LiveRoad", lens: Lens, zoom: float) -> None:
        """The road as it is seen through the lens, painted no more than is needed."""
        if self._glimpse is not None:
            self._glimpse.draw(painter, lens)
            return
        self._strips = strips_of(road, lens, zoom)
        self._backing.bring_up(lens, self._strips)
        self._backing.draw(painter)

    def widen(self, lens: Lens, done: Callable[[], None]) -> Iterator[None]:
        """Paint, little by little, what is still missing round what is magnified."""
        if self._glimpse is not None and not self._glimpse.is_whole(lens):
            yield from self._glimpse.widen(lens)
            done()

    def sharpen(self, road: "LiveRoad", lens: Lens, zoom: float, done: Callable[[], None]) -> Iterator[None]:
        """Paint, little by little, the sharp picture that is to take the place of the magnified one."""

        def take(pixmap: QPixmap) -> None:
            self._strips = strips_of(road, lens, zoom)
            self._backing.take(pixmap, lens, self._strips)
            self._glimpse = None
            done()

        bands_of(road, lens, QRect(0, 0, lens.width, lens.height))
        yield
        yield from sharpen(lens, lambda *part: self._paint_part(road, zoom, *part), take)

    def _paint_part(self, road: "LiveRoad", zoom: float, pixmap: QPixmap, part: QRect, lens: Lens) -> Iterator[None]:
        """One part as it really is: first its bands are made ready one by one."""
        for index in bands_of(road, lens, part):
            self._pen.prepare(road.band(index, zoom))
            yield
        self._backing.paint_part(pixmap, part, lens, strips_of(road, lens, zoom, part))
