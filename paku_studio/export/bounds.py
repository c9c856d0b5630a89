"""How much room a part of the display list takes. Knows no pen."""

from paku_studio.drawing.display import Box, Group, Image, Item, Matrix, Path, TextLine

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
ASCENT, DESCENT = 0.95, 0.25
Edges = tuple[float, float, float, float]


def compose(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that first does `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    u, v, w, x, y, z = outer
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point in the outer coordinates."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def transformed(box: Box, matrix: Matrix) -> Box:
    """The upright box around a transformed one."""
    x, y, width, height = box
    corners = [apply(matrix, x + across * width, y + down * height) for across in (0, 1) for down in (0, 1)]
    return _box(_around(corners)) or (0.0, 0.0, 0.0, 0.0)


def bounds(item: Item) -> Box | None:
    """The box around all that the item paints, in its parent's coordinates; None where it paints nothing.

    A text line counts from its baseline 0.95 em up and 0.25 em down.
    """
    return _box(_edges(item))


def _box(edges: Edges | None) -> Box | None:
    return None if edges is None else (edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1])


def _around(points: list[tuple[float, float]]) -> Edges:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _edges(item: Item) -> Edges | None:
    if isinstance(item, TextLine):
        return item.x, item.y - ASCENT * item.size, item.x + item.width, item.y + DESCENT * item.size
    if isinstance(item, Image):
        return item.x, item.y, item.x + item.width, item.y + item.height
    return _path_edges(item) if isinstance(item, Path) else _group_edges(item)


def _path_edges(path: Path) -> Edges | None:
    """Control points count as points: the box may be a little too large, never too small."""
    steps: list[tuple[float, ...]] = [step[1:] for step in path.commands]
    points = [(step[at], step[at + 1]) for step in steps for at in range(0, len(step), 2)]
    if not points:
        return None
    left, top, right, bottom = _around(points)
    room = path.width / 2 if path.stroke else 0.0
    return left - room, top - room, right + room, bottom + room


def _group_edges(group: Group) -> Edges | None:
    found = [edges for edges in map(_edges, group.children) if edges is not None]
    if not found:
        return None
    lows, highs = [edge[:2] for edge in found], [edge[2:] for edge in found]
    edges = (*_around(lows)[:2], *_around(highs)[2:])
    if group.clip is not None:
        x, y, width, height = group.clip
        edges = (max(edges[0], x), max(edges[1], y), min(edges[2], x + width), min(edges[3], y + height))
        if edges[0] > edges[2] or edges[1] > edges[3]:
            return None
    if group.transform is None:
        return edges
    x, y, width, height = transformed((edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]), group.transform)
    return x, y, x + width, y + height
