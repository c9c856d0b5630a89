"""A new card slides in: for a moment it is painted over a picture of its place without it. Knows no editor."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter

from paku_studio.drawing.display import Box, Group
from paku_studio.widgets.canvas.lens import Lens
from paku_studio.widgets.qt_pen import QtPen

if TYPE_CHECKING:
    from paku_studio.drawing.live_road import LiveRoad

MILLISECONDS = 160
DISTANCE = 28.0
"""Points that it comes from the right."""
ROOM = 34.0
"""Points beside the card that belong to its picture: its marks reach that far."""


def part_of(group: Group, record_id: str) -> Group | None:
    """The part of a picture that shows a record, where the picture has it; None where it is not in it."""
    for child in group.children:
        if isinstance(child, Group):
            found = child if child.id == record_id else part_of(child, record_id)
            if found is not None:
                return found if group.transform is None else Group((found,), transform=group.transform)
    return None


def part_at(road: "LiveRoad", record_id: str, box: Box, zoom: float) -> Group | None:
    """The part of the road that shows a record which stands in that box; None where it has none of its own."""
    middle = box[1] + box[3] / 2
    for index in road.bands_between(middle, middle):
        found = part_of(road.band(index, zoom), record_id)
        if found is not None:
            return found
    return None


def without(group: Group, record_id: str) -> Group:
    """The same picture without that record's part; parts that do not hold it stay the same objects."""
    kept = []
    for child in group.children:
        if not isinstance(child, Group):
            kept.append(child)
        elif child.id != record_id:
            kept.append(without(child, record_id) if part_of(child, record_id) is not None else child)
    return replace(group, children=tuple(kept))


class Slide(QObject):
    """One card on its way in."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._record = ""
        self._rest: tuple[Group, Group] | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MILLISECONDS)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(lambda _: self.moved.emit())
        self._motion.finished.connect(self.stop)

    @property
    def record(self) -> str:
        """The moment whose card is sliding; "" where none is."""
        return self._record

    def start(self, record_id: str) -> None:
        """Let this card slide in from now on."""
        self._motion.stop()
        self._record = record_id
        self._motion.start()

    def stop(self) -> None:
        """Every card stands."""
        if self._record:
            self._record, self._rest = "", None
            if self._motion.state() == QAbstractAnimation.State.Running:
                self._motion.stop()
            self.moved.emit()

    def paint(self, painter: QPainter, lens: Lens, band: Group, room: QRectF, pen: QtPen, paper: QColor) -> None:
        """Paint over `room` (the scene's points) what the band looks like at this moment of the way."""
        part = part_of(band, self._record)
        if part is None:
            return
        if self._rest is None or self._rest[0] is not band:
            self._rest = (band, without(band, self._record))
        share = float(self._motion.currentValue() or 0.0)
        painter.save()
        painter.scale(1 / lens.ratio, 1 / lens.ratio)
        painter.setTransform(lens.from_scene, True)
        painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        painter.fillRect(room, paper)
        pen.paint(painter, self._rest[1])
        painter.setOpacity(share)
        painter.translate(DISTANCE * (1 - share), 0)
        pen.paint(painter, part)
        painter.restore()


def room_around(box: Box, top: float, bottom: float) -> QRectF:
    """The part of a band (from `top` to `bottom`) that a card with its stem and stop may cover."""
    return QRectF(box[0] - ROOM, top, box[2] + 2 * ROOM, bottom - top)
