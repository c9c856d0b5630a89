"""A sheet's body as ink alone, each part with the room it takes, so that pieces of it can be cut out. Knows no pen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Box, Group, Image, Item, Matrix, Path, TextLine
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed

MITER_LIMIT = 10.0
"""How far a sharp corner may stick out, of half the stroke: PDF's own."""
CAPITALS, TAILS = 0.74, 0.22
"""How high and how deep letters stand, of their size."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item without its place in the structure. `box`: all that it may paint, on the sheet, rather too large.

    `ink`: what a line or a picture takes itself, on the sheet.
    """

    item: Item
    box: Box
    ink: Box
    parts: tuple["Part", ...] = ()


def parted(item: Item, matrix: Matrix = IDENTITY) -> Part | None:
    """The item as parts; None where it paints nothing. `matrix` leads from its parent to the sheet."""
    return _group(item, matrix) if isinstance(item, Group) else _leaf(item, matrix)


def leaves(part: Part) -> Iterator[Part]:
    """The parts that paint, in painting order."""
    if isinstance(part.item, Group):
        for inner in part.parts:
            yield from leaves(inner)
    else:
        yield part


def within(part: Part, window: Box) -> Item | None:
    """What of the part may show in the window; None where nothing may."""
    if not touch(part.box, window):
        return None
    if not isinstance(part.item, Group) or _inside(part.box, window):
        return part.item
    kept = [(inner.item, within(inner, window)) for inner in part.parts]
    items = tuple(item for _, item in kept if item is not None)
    if len(items) == len(kept) and all(whole is item for whole, item in kept):
        return part.item
    return replace(part.item, children=items) if items else None


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes share a point."""
    return (
        one[0] <= other[0] + other[2]
        and other[0] <= one[0] + one[2]
        and one[1] <= other[1] + other[3]
        and other[1] <= one[1] + one[3]
    )


def _inside(box: Box, window: Box) -> bool:
    return (
        box[0] >= window[0]
        and box[1] >= window[1]
        and box[0] + box[2] <= window[0] + window[2]
        and box[1] + box[3] <= window[1] + window[3]
    )


def _group(group: Group, outer: Matrix) -> Part | None:
    matrix = outer if group.transform is None else compose(outer, group.transform)
    found = [part for part in (parted(child, matrix) for child in group.children) if part is not None]
    if group.clip is not None:
        window = transformed(group.clip, matrix)
        found = [part for part in found if touch(part.box, window)]
    if not found:
        return None
    items = tuple(part.item for part in found)
    whole = Group(items, transform=group.transform, clip=group.clip)
    return Part(whole, _around([part.box for part in found]), _around([part.ink for part in found]), tuple(found))


def _leaf(item: Item, matrix: Matrix) -> Part | None:
    box = bounds(item)
    if box is None or (isinstance(item, Path) and item.fill is None and item.stroke is None):
        return None
    return Part(item, transformed(_roomy(item, box), matrix), transformed(_plain(item, box), matrix))


def _plain(item: Item, box: Box) -> Box:
    """What is seen at first sight: a line from its capitals down to its tails."""
    if not isinstance(item, TextLine):
        return box
    return box[0], item.y - CAPITALS * item.size, box[2], (CAPITALS + TAILS) * item.size


def _roomy(item: Item, box: Box) -> Box:
    """Marks above letters, slanted ends and sharp corners may reach beyond the plain box."""
    if isinstance(item, TextLine):
        across = down = item.size
    elif isinstance(item, Path) and item.stroke:
        across = down = item.width * MITER_LIMIT / 2
    else:
        across = down = 0.0 if isinstance(item, Image) else 1.0
    x, y, width, height = box
    return x - across, y - down, width + 2 * across, height + 2 * down


def _around(boxes: list[Box]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top
