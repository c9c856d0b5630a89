"""How the scene's points become pixels of the viewport, and back. Knows no widget and no road.

What is seen starts at a whole device pixel, so that a picture that was kept can be moved without a blur.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from paku_studio.drawing.display import Box
from paku_studio.editor.camera import Camera

POINT = 96 / 72
"""Logical pixels of a point at 100 %."""


@dataclass(frozen=True, slots=True)
class Lens:
    """`left`, `top`: device pixels from the scene's origin to the viewport's; `scale`: device pixels of a point;
    `ratio`: device pixels of a logical one; `width`, `height`: of the viewport, in device pixels.
    """

    left: int
    top: int
    scale: float
    ratio: float
    width: int
    height: int

    def to_view(self, x: float, y: float) -> QPointF:
        """A point of the scene in the viewport's logical pixels."""
        return QPointF((x * self.scale - self.left) / self.ratio, (y * self.scale - self.top) / self.ratio)

    def to_scene(self, place: QPointF) -> tuple[float, float]:
        """The scene's point at a place of the viewport."""
        return (place.x() * self.ratio + self.left) / self.scale, (place.y() * self.ratio + self.top) / self.scale

    def box_in_view(self, box: Box) -> QRectF:
        """A box of the scene in the viewport's logical pixels."""
        unit = self.scale / self.ratio
        corner = self.to_view(box[0], box[1])
        return QRectF(corner.x(), corner.y(), box[2] * unit, box[3] * unit)

    def down(self, y: float) -> float:
        """How many device pixels below the viewport's upper edge a y of the scene is."""
        return y * self.scale - self.top

    @property
    def from_scene(self) -> QTransform:
        """From the scene to the viewport's device pixels."""
        return QTransform(self.scale, 0.0, 0.0, self.scale, -self.left, -self.top)

    @property
    def to_points(self) -> QTransform:
        """From the viewport's device pixels to the scene."""
        return QTransform(1 / self.scale, 0.0, 0.0, 1 / self.scale, self.left / self.scale, self.top / self.scale)


def lens_of(camera: Camera, unit: float, ratio: float, width: float, height: float) -> Lens:
    """`unit`: logical pixels of a point at a zoom of 1; width and height of the viewport in logical pixels."""
    scale = camera.zoom * unit * ratio
    across, down = max(1, round(width * ratio)), max(1, round(height * ratio))
    return Lens(round(camera.x * scale), round(camera.y * scale), scale, ratio, across, down)
