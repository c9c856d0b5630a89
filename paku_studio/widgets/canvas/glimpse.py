"""The road while somebody zooms: the picture that was kept, magnified, and round it what that does not cover.

Good for the fractions of a second until the zoom rests. Knows lenses and pixmaps; what is painted round the picture,
and the sharp picture afterwards, it leaves to the one that asks.
"""

import time
from collections.abc import Callable, Iterator
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from paku_studio.widgets.canvas.lens import Lens

HIGH = 96
"""Device pixels of a part that is painted in one go, so that no frame waits for all parts."""
AT_ONCE = 0.004
"""Seconds of a frame for painting what the picture does not cover; what is left over has its turn in the next one."""

PaintPart = Callable[[QPixmap, QRect, Lens], Iterator[None]]
"""Paints a part of the viewport step by step; it is there when all steps are done."""


class Glimpse:
    """`sharp` is what was seen through the lens `taken` when the zoom began; `paint` paints a part as it really is."""

    def __init__(self, sharp: QPixmap, taken: Lens, paper: QColor, paint: PaintPart) -> None:
        self._sharp, self._taken, self._paper, self._paint = sharp, taken, paper, paint
        self._whole = QRectF(0, 0, taken.width, taken.height)
        self._lens, self._round, self._reached = taken, sharp, self._whole.toRect()
        self._spare: QPixmap | None = None

    def draw(self, painter: QPainter, lens: Lens) -> None:
        """What is seen through the lens, at the painter's origin, pixel by pixel."""
        painter.save()
        painter.scale(1 / lens.ratio, 1 / lens.ratio)
        if not self._covers(lens):
            self._begin(lens)
            painter.drawPixmap(0, 0, self._round)
        _magnify(painter, self._sharp, self._whole, seen_from(self._taken, self._whole, lens))
        painter.restore()

    def is_whole(self, lens: Lens) -> bool:
        """Whether nothing is missing of what is seen through the lens."""
        whole = QRect(0, 0, lens.width, lens.height)
        return self._covers(lens) or (self._lens == lens and self._reached == whole)

    def widen(self, lens: Lens) -> Iterator[None]:
        """Paint round what is there, outwards, step by step, unless another lens is looked through meanwhile."""
        self._move(lens)
        for part in outwards(self._reached, lens):
            for _ in self._paint(self._round, part, lens):
                yield
                if self._lens != lens:
                    return
            self._reached = self._reached.united(part)

    def _covers(self, lens: Lens) -> bool:
        return seen_from(self._taken, self._whole, lens).contains(QRectF(0, 0, lens.width, lens.height))

    def _begin(self, lens: Lens) -> None:
        """Paint round what is there as much as there is time for in a frame."""
        until = time.perf_counter() + AT_ONCE
        for _ in self.widen(lens):
            if time.perf_counter() > until:
                return

    def _move(self, lens: Lens) -> None:
        """The viewport's picture for another lens: what earlier ones had painted, magnified, and paper round it."""
        if lens == self._lens:
            return
        found, covered = self._blank(lens), seen_from(self._lens, QRectF(self._reached), lens)
        reached = inside(covered, lens)
        painter = QPainter(found)
        for part in outwards(reached, lens):
            painter.fillRect(part, self._paper)
        _magnify(painter, self._round, QRectF(self._reached), covered)
        painter.end()
        self._spare = None if self._round is self._sharp else self._round
        self._lens, self._round, self._reached = lens, found, reached

    def _blank(self, lens: Lens) -> QPixmap:
        """A pixmap of the viewport's size to paint all over; a used one is quicker than a new one."""
        size = QSize(lens.width, lens.height)
        return self._spare if self._spare is not None and self._spare.size() == size else QPixmap(size)


def seen_from(taken: Lens, box: QRectF, lens: Lens) -> QRectF:
    """Where a part of one lens's viewport stands in that of another, in device pixels."""
    nearer = lens.scale / taken.scale
    left, top = (taken.left + box.x()) * nearer - lens.left, (taken.top + box.y()) * nearer - lens.top
    return QRectF(left, top, box.width() * nearer, box.height() * nearer)


def inside(covered: QRectF, lens: Lens) -> QRect:
    """The whole pixels of the viewport within a box; a line through its middle where there are none."""
    left, top = ceil(covered.left()), ceil(covered.top())
    found = QRect(left, top, int(covered.right()) - left, int(covered.bottom()) - top)
    found = found.intersected(QRect(0, 0, lens.width, lens.height))
    return QRect(0, lens.height // 2, lens.width, 0) if found.isEmpty() else found


def outwards(inner: QRect, lens: Lens) -> Iterator[QRect]:
    """Parts of the viewport round a box in it: first at its sides, then by turns above and below."""
    upper, lower = inner.top(), inner.top() + inner.height()
    if inner.left() > 0 and inner.height():
        yield QRect(0, upper, inner.left(), inner.height())
    right = inner.left() + inner.width()
    if right < lens.width and inner.height():
        yield QRect(right, upper, lens.width - right, inner.height())
    while upper > 0 or lower < lens.height:
        if upper > 0:
            yield QRect(0, max(0, upper - HIGH), lens.width, min(HIGH, upper))
        if lower < lens.height:
            yield QRect(0, lower, lens.width, min(HIGH, lens.height - lower))
        upper, lower = upper - HIGH, lower + HIGH


def _magnify(painter: QPainter, pixmap: QPixmap, part: QRectF, target: QRectF) -> None:
    """Quick rather than smooth: it is seen for a moment."""
    painter.drawPixmap(target, pixmap, part)


def sharpen(lens: Lens, paint: PaintPart, take: Callable[[QPixmap], None]) -> Iterator[None]:
    """Paint the viewport's picture slice by slice, and give it away when it is whole."""
    found = QPixmap(lens.width, lens.height)
    for top in range(0, lens.height, HIGH):
        yield from paint(found, QRect(0, top, lens.width, min(HIGH, lens.height - top)), lens)
        yield
    take(found)
