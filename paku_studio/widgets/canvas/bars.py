"""The canvas's scroll bars: they show where the camera is, and move it. Know no road."""

from functools import cached_property

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QStyle, QWidget

from paku_studio.editor.camera import Camera, Size

PAGE_KEEPS = 0.1
"""How much of what was seen stays in view after a page."""


class Bars(QObject):
    """One beside the viewport, one below it where there is more to see across."""

    moved = Signal(float, float)
    """Where the viewport's upper left corner is to be, in pixels from the scene's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.down = QScrollBar(Qt.Orientation.Vertical, parent)
        self.across = QScrollBar(Qt.Orientation.Horizontal, parent)
        for bar in (self.down, self.across):
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.hide()
            bar.valueChanged.connect(lambda _: self._tell())
        self._quiet = False

    @cached_property
    def thickness(self) -> int:
        """Logical pixels that are kept free for a bar."""
        extent = self._parent.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.down)
        return max(extent, self.down.sizeHint().width())

    def show_camera(self, camera: Camera, scene: Size, room: QSize, unit: float, beyond: float) -> None:
        """Stand along the edges of `room` and show where the camera is. `unit`: pixels of a point at a zoom of 1."""
        scale = unit * camera.zoom
        thick = self.thickness
        wide, high = room.width() - thick, room.height()
        needs_across = scene[0] * scale > wide + 1
        high -= thick if needs_across else 0
        full = scene[1] * scale
        reach = full - high * (1 - beyond) if full > high else 0.0
        self._quiet = True
        _set(self.down, camera.y * scale, reach, high)
        _set(self.across, camera.x * scale, scene[0] * scale - wide, wide)
        self.down.setGeometry(wide, 0, thick, high)
        self.across.setGeometry(0, high, wide, thick)
        self.down.setVisible(reach > 1)
        self.across.setVisible(needs_across)
        self._quiet = False

    def _tell(self) -> None:
        if not self._quiet:
            self.moved.emit(float(self.across.value()), float(self.down.value()))


def _set(bar: QScrollBar, value: float, most: float, seen: int) -> None:
    bar.setRange(0, max(0, round(most)))
    bar.setPageStep(max(1, round(seen * (1 - PAGE_KEEPS))))
    bar.setSingleStep(40)
    bar.setValue(round(value))
