"""Where one looks at the road from: plain arithmetic on a frozen camera. Knows no road, no pixels and no window.

A viewport is a width and height in points at 100 %, i.e. pixels divided by the pixels that a point has at 100 %
(96/72 times the text size). At a zoom of 2 half as many points are seen.
"""

from dataclasses import dataclass, replace

from paku_studio.drawing.display import Box

LEAST, MOST = 0.05, 4.0
"""The smallest and the largest zoom."""
LEVELS = (0.05, 0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The zooms at which keys stop."""

Point = tuple[float, float]
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """(x, y): the scene's point, in points, at the viewport's upper left corner."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0


def seen(camera: Camera, viewport: Size) -> Box:
    """The part of the scene that the viewport shows."""
    return camera.x, camera.y, viewport[0] / camera.zoom, viewport[1] / camera.zoom


def pan(camera: Camera, right: float, down: float) -> Camera:
    """Look so many points further to the right and down the scene."""
    return replace(camera, x=camera.x + right, y=camera.y + down)


def zoom_to(camera: Camera, zoom: float, at: Point) -> Camera:
    """That zoom, within the limits; the scene's point `at` stays where it is seen."""
    zoom = min(max(zoom, LEAST), MOST)
    share = camera.zoom / zoom
    return Camera(at[0] - (at[0] - camera.x) * share, at[1] - (at[1] - camera.y) * share, zoom)


def zoom_at(camera: Camera, factor: float, at: Point) -> Camera:
    """So many times nearer; the scene's point `at` stays where it is seen."""
    return zoom_to(camera, camera.zoom * factor, at)


def next_zoom(zoom: float, *, nearer: bool) -> float:
    """The level at which a key press stops next."""
    if nearer:
        return next((level for level in LEVELS if level > zoom * 1.01), MOST)
    return next((level for level in reversed(LEVELS) if level < zoom * 0.99), LEAST)


def middle(camera: Camera, viewport: Size) -> Point:
    """The scene's point in the middle of the viewport."""
    x, y, width, height = seen(camera, viewport)
    return x + width / 2, y + height / 2


def look_at(camera: Camera, at: Point, viewport: Size) -> Camera:
    """The scene's point in the middle of the viewport."""
    x, y = middle(camera, viewport)
    return pan(camera, at[0] - x, at[1] - y)


def fit(box: Box, viewport: Size, margin: float = 0.0, most: float = 1.0) -> Camera:
    """All of the box in the middle, as near as that allows but no nearer than `most`.

    `margin`: points at 100 % that stay free on each side.
    """
    width, height = (max(side - 2 * margin, 1.0) for side in viewport)
    zoom = min(width / max(box[2], 1.0), height / max(box[3], 1.0), most)
    camera = Camera(zoom=min(max(zoom, LEAST), MOST))
    return look_at(camera, (box[0] + box[2] / 2, box[1] + box[3] / 2), viewport)


def clamp(camera: Camera, scene: Size, viewport: Size, beyond: float = 0.0) -> Camera:
    """The nearest camera that shows the scene: never only the void around it.

    A scene narrower than what is seen stands in the middle, one that is lower stands at the top. `beyond`: how far
    below its end one may look, as a share of what is seen.
    """
    _, _, width, height = seen(camera, viewport)
    spare = scene[0] - width
    x = spare / 2 if spare <= 0 else min(max(camera.x, 0.0), spare)
    lowest = max(scene[1] - height * (1 - beyond), 0.0) if scene[1] > height else 0.0
    return replace(camera, x=x, y=min(max(camera.y, 0.0), lowest))


def bring_into_view(camera: Camera, box: Box, viewport: Size, margin: float = 0.0) -> Camera:
    """The smallest move that shows the box; of one that is too large, as much as there is room for. The zoom stays.

    `margin`: points at 100 % that stay free round it, where there is room for that.
    """
    left, top, width, height = seen(camera, viewport)
    free = margin / camera.zoom
    x = _into(left, width, box[0], box[2], min(free, max(width - box[2], 0.0) / 2))
    y = _into(top, height, box[1], box[3], min(free, max(height - box[3], 0.0) / 2))
    return replace(camera, x=x, y=y)


def _into(start: float, length: float, first: float, extent: float, free: float) -> float:
    """Where a window of that length must start so that it shows the stretch, nearest to where it starts now."""
    ends = first + extent + free - length, first - free
    return min(max(start, min(ends)), max(ends))
