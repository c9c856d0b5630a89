"""The canvas: one painted surface on which a person sees and works on a pathway."""

from paku_studio.widgets.canvas.surface import Canvas
from paku_studio.widgets.canvas.zoom_bar import ZoomBar

__all__ = ["Canvas", "ZoomBar"]
