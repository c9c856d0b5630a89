"""What lies over the road and is never part of it: selection, keyboard place, hover, the guides of a gesture.

Paints in the viewport's logical pixels; knows a look, a lens and where things stand, and changes nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from paku_studio.drawing.display import Box, Group
from paku_studio.drawing.road_words import FEELINGS
from paku_studio.drawing.shapes import face_dot
from paku_studio.editor.gestures import guides as shapes
from paku_studio.editor.gestures.guides import Drop, Guides, Line
from paku_studio.locale import label
from paku_studio.widgets.canvas.lens import POINT, Lens
from paku_studio.widgets.qt_pen import QtPen

if TYPE_CHECKING:
    from paku_studio.widgets.look import Look

RING, RING_OUTSIDE, CARD_RADIUS = 2.5, 4.5, 8.0
PLACE_OUTSIDE, PLACE_ARM = 9.0, 12.0
LEAST_SHARE = 0.4
"""Of their distances that marks keep however far away one looks from."""
HEAD = 11.0
FACE_RADIUS = 15.0
CURSORS = {
    shapes.ARROW: Qt.CursorShape.ArrowCursor,
    shapes.HAND: Qt.CursorShape.OpenHandCursor,
    shapes.CLOSED_HAND: Qt.CursorShape.ClosedHandCursor,
    shapes.UP_DOWN: Qt.CursorShape.SizeVerCursor,
    shapes.CROSS: Qt.CursorShape.CrossCursor,
    shapes.FORBIDDEN: Qt.CursorShape.ForbiddenCursor,
}
GHOST = 0.85
"""How much of a dragged card is seen."""


@dataclass(frozen=True)
class Marked:
    """What is marked just now. Boxes are the scene's; `place` is None where the keys act on the whole pathway."""

    selected: tuple[Box, ...] = ()
    place: Box | None = None
    hovered: Box | None = None
    focused: bool = False


@dataclass(frozen=True)
class Overlay:
    """Paints marks and guides over a viewport. `picture_of` gives the group of a record as it is drawn."""

    look: "Look"
    pen: QtPen
    box_of: Callable[[str], Box | None]
    picture_of: Callable[[str], Group | None]
    language: str

    def paint(self, painter: QPainter, lens: Lens, marked: Marked, guides: Guides) -> None:
        """Everything, from below upwards."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked.hovered is not None and marked.hovered not in marked.selected:
            self._ring(painter, lens, marked.hovered, self.look.line_strong, 1.5)
        for box in marked.selected:
            self._ring(painter, lens, box, self.look.spruce, RING)
        if marked.focused:
            self._place(painter, lens, marked.place)
        self._guides(painter, lens, guides)

    def _ring(self, painter: QPainter, lens: Lens, box: Box, colour: str, width: float) -> None:
        around = self._around(lens, box, RING_OUTSIDE)
        radius = CARD_RADIUS * lens.scale / lens.ratio + self._near(lens, RING_OUTSIDE)
        _stroke(painter, colour, self._exact(width))
        painter.drawRoundedRect(around, min(radius, around.width() / 2), min(radius, around.height() / 2))

    def _exact(self, measure: float) -> float:
        return measure * self.look.scale

    def _near(self, lens: Lens, measure: float) -> float:
        """A distance that shrinks with the road, so that marks of far cards do not cover each other."""
        zoom = lens.scale / lens.ratio / (POINT * self.look.scale)
        return self._exact(measure) * min(1.0, max(zoom, LEAST_SHARE))

    def _around(self, lens: Lens, box: Box, outside: float) -> QRectF:
        free = self._near(lens, outside)
        return lens.box_in_view(box).adjusted(-free, -free, free, free)

    def _place(self, painter: QPainter, lens: Lens, box: Box | None) -> None:
        """Four corners round where the keys act; round the whole viewport where that is the pathway."""
        _stroke(painter, self.look.focus, self._exact(RING))
        if box is None:
            inside = self._exact(3.0)
            whole = QRectF(0, 0, lens.width / lens.ratio, lens.height / lens.ratio)
            corners = whole.adjusted(inside, inside, -inside, -inside)
        else:
            corners = self._around(lens, box, PLACE_OUTSIDE)
        arm = self._exact(PLACE_ARM) if box is None else self._near(lens, PLACE_ARM)
        arm = min(arm, corners.width() / 2, corners.height() / 2)
        for corner, right, down in _corners(corners):
            ends = (corner + QPointF(right * arm, 0), corner, corner + QPointF(0, down * arm))
            painter.drawPolyline(QPolygonF(ends))

    # guides of a gesture

    def _guides(self, painter: QPainter, lens: Lens, guides: Guides) -> None:
        for ghost in guides.ghosts:
            if guides.feeling is None or ghost[0] != guides.feeling[0]:
                self._ghost(painter, lens, *ghost)
        for drop in guides.drops:
            self._drop(painter, lens, drop)
        if guides.wire is not None:
            self._wire(painter, lens, guides.wire)
        if guides.handle is not None:
            self._handle(painter, lens.to_view(*guides.handle))
        if guides.feeling is not None:
            self._feeling(painter, lens, guides)
        if guides.rubber is not None:
            self._rubber(painter, lens.box_in_view(guides.rubber))

    def _ghost(self, painter: QPainter, lens: Lens, record_id: str, x: float, y: float) -> None:
        """The thing that is dragged, translucent, its upper left corner at x, y."""
        box = self.box_of(record_id)
        if box is None:
            return
        painter.save()
        painter.setOpacity(GHOST)
        self._copied(painter, lens, record_id, box, (x, y))
        painter.restore()
        self._ring(painter, lens, (x, y, box[2], box[3]), self.look.spruce, 1.5)

    def _copied(self, painter: QPainter, lens: Lens, record_id: str, box: Box, at: tuple[float, float]) -> None:
        picture = self.picture_of(record_id)
        if picture is None:
            painter.fillRect(lens.box_in_view((*at, box[2], box[3])), QColor(self.look.surface))
            return
        painter.scale(1 / lens.ratio, 1 / lens.ratio)
        painter.setTransform(lens.from_scene, True)
        painter.translate(at[0] - box[0], at[1] - box[1])
        painter.setClipRect(QRectF(box[0] - 2, box[1] - 2, box[2] + 4, box[3] + 4), Qt.ClipOperation.IntersectClip)
        self.pen.paint(painter, picture)

    def _drop(self, painter: QPainter, lens: Lens, drop: Drop) -> None:
        pen = _stroke(painter, self.look.spruce, self._exact(2.0))
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        where = QRectF()
        if drop.box is not None:
            where = self._around(lens, drop.box, 3.0)
            radius = self._exact(CARD_RADIUS)
            painter.drawRoundedRect(where, radius, radius)
        if drop.line is not None:
            line = _line(lens, drop.line)
            painter.drawLine(line)
            where = QRectF(line.p1(), line.p2()).normalized()
        if drop.words and not where.isNull():
            self._words(painter, lens, drop.words, QPointF(where.left(), where.top() - self._exact(6.0)))

    def _words(self, painter: QPainter, lens: Lens, words: str, at: QPointF) -> None:
        """Words on a ground of their own, their lower left corner there, or where there is room."""
        font = self.look.font(13, 600)
        metrics = QFontMetricsF(font)
        pad = self._exact(6.0)
        most = max(lens.width / lens.ratio - 4 * pad, 40.0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
        width, height = metrics.horizontalAdvance(shown) + 2 * pad, metrics.height() + pad
        left = max(pad, min(at.x(), lens.width / lens.ratio - width - pad))
        box = QRectF(left, max(pad, at.y() - height), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.spruce))
        painter.drawRoundedRect(box, pad, pad)
        painter.setFont(font)
        painter.setPen(QColor(self.look.on_spruce))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _wire(self, painter: QPainter, lens: Lens, wire: Line) -> None:
        """From where to where a connection is pulled, with a head."""
        line = _line(lens, wire)
        _stroke(painter, self.look.spruce, self._exact(2.5))
        painter.drawLine(line)
        if line.length() < 2:
            return
        back = QLineF(line.p2(), line.p1())
        back.setLength(self._exact(HEAD))
        left, right = QLineF(back), QLineF(back)
        left.setAngle(back.angle() + 25)
        right.setAngle(back.angle() - 25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.look.spruce))
        painter.drawPolygon(QPolygonF((line.p2(), left.p2(), right.p2())))

    def _handle(self, painter: QPainter, at: QPointF) -> None:
        """Where a hand may take hold to pull a connection: a disc with a plus."""
        radius, arm = self._exact(9.0), self._exact(4.0)
        painter.setPen(QPen(QColor(self.look.surface), self._exact(2.0)))
        painter.setBrush(QColor(self.look.spruce))
        painter.drawEllipse(at, radius, radius)
        _stroke(painter, self.look.on_spruce, self._exact(2.0))
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _feeling(self, painter: QPainter, lens: Lens, guides: Guides) -> None:
        """The feeling that a dragged stop says: a face with its word beside it."""
        if guides.feeling is None:
            return
        record_id, feeling = guides.feeling
        at = self._stop_of(lens, guides, record_id)
        radius = self._exact(FACE_RADIUS)
        steps = FEELINGS.get(feeling)
        if steps is None:
            _stroke(painter, self.look.spruce, self._exact(3.0))
            painter.setBrush(QColor(self.look.surface))
            painter.drawEllipse(at, radius * 0.6, radius * 0.6)
        else:
            colours = (self.look.spruce, self.look.surface, self.look.ink)
            for path in face_dot(steps, at.x(), at.y(), radius, *colours):
                self.pen.paint(painter, path)
        self._words(
            painter,
            lens,
            label("Emotion", feeling.value, self.language),
            at + QPointF(radius + self._exact(6.0), radius),
        )

    def _stop_of(self, lens: Lens, guides: Guides, record_id: str) -> QPointF:
        """The middle of the stop: where it is dragged to, else above its card."""
        for ghost, x, y in guides.ghosts:
            if ghost == record_id:
                return lens.to_view(x, y)
        box = self.box_of(record_id) or (0.0, 0.0, 0.0, 0.0)
        return lens.to_view(box[0] + box[2] / 2, box[1])

    def _rubber(self, painter: QPainter, box: QRectF) -> None:
        ground = QColor(self.look.spruce)
        ground.setAlphaF(0.12)
        painter.fillRect(box, ground)
        pen = _stroke(painter, self.look.spruce, self._exact(1.5))
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        painter.drawRect(box)


def _stroke(painter: QPainter, colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return pen


def _line(lens: Lens, line: Line) -> QLineF:
    return QLineF(lens.to_view(*line[0]), lens.to_view(*line[1]))


def _corners(box: QRectF) -> Iterable[tuple[QPointF, int, int]]:
    """Each corner with the directions in which its arms go."""
    return (
        (box.topLeft(), 1, 1),
        (box.topRight(), -1, 1),
        (box.bottomLeft(), 1, -1),
        (box.bottomRight(), -1, -1),
    )
