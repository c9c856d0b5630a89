"""Where each text stands on the drawn sheet, and from how far away it is read. Knows no window.

How far away type is read follows the rule of thumb that the sheets are drawn by: a twelfth of its points in metres
comfortably, an eighth at the most.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from paku_studio.drawing.display import Drawing, Group, Item, Matrix, TextLine
from paku_studio.editor.sheet_checks_parts import COMFORTABLE, FARTHEST, decimal, metres
from paku_studio.export.bounds import IDENTITY, bounds, compose, transformed
from paku_studio.locale import N_, translator

FURTHER, FAR_FURTHER = N_("Goes on to a second sheet."), N_("Takes %(count)s sheets.")
READABLE = N_("Readable from %(near)s m, with effort from %(far)s m: the smallest line is %(size)s pt.")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text stands: sheet, x, y, width, height in points; the size of its type, its weight and colour."""

    sheet: int
    x: float
    y: float
    width: float
    height: float
    size: float
    smallest: float
    bold: bool
    colour: str


def spots(drawing: Drawing) -> dict[str, Spot]:
    """The place of each text that can be written, by `field:<record>:<field>`; its parts are one place."""
    found: dict[str, list[Spot]] = {}
    for number, sheet in enumerate(drawing.sheets):
        for key, group, matrix in _texts(sheet.body, IDENTITY):
            spot = _spot(number, group, matrix)
            if spot is not None:
                found.setdefault(key, []).append(spot)
    return {key: _together(parts) for key, parts in found.items()}


def _texts(item: Item, matrix: Matrix) -> Iterator[tuple[str, Group, Matrix]]:
    """Groups of fields, with the matrix of what they stand in."""
    if not isinstance(item, Group):
        return
    if item.id.startswith("field:"):
        yield ":".join(item.id.split(":")[:3]), item, matrix
        return
    inner = compose(matrix, item.transform) if item.transform is not None else matrix
    for child in item.children:
        yield from _texts(child, inner)


def _spot(number: int, group: Group, matrix: Matrix) -> Spot | None:
    box = bounds(group)
    lines = list(_lines(group, matrix))
    if box is None or not lines:
        return None
    x, y, width, height = transformed(box, matrix)
    first, _ = lines[0]
    bold = any(run.face.endswith(("600", "700")) for run in first.runs)
    sizes = [size for _, size in lines]
    return Spot(number, x, y, width, height, sizes[0], min(sizes), bold, first.colour)


def _lines(item: Item, matrix: Matrix) -> Iterator[tuple[TextLine, float]]:
    """Lines of text with the size that they have on paper."""
    if isinstance(item, TextLine):
        a, b, c, d, _, _ = matrix
        yield item, item.size * math.sqrt(abs(a * d - b * c))
    elif isinstance(item, Group):
        inner = compose(matrix, item.transform) if item.transform is not None else matrix
        for child in item.children:
            yield from _lines(child, inner)


def _together(parts: list[Spot]) -> Spot:
    """One place around all parts on the first one's sheet."""
    first = parts[0]
    here = [part for part in parts if part.sheet == first.sheet]
    left, top = min(part.x for part in here), min(part.y for part in here)
    right, bottom = max(part.x + part.width for part in here), max(part.y + part.height for part in here)
    smallest = min(part.smallest for part in parts)
    return Spot(first.sheet, left, top, right - left, bottom - top, first.size, smallest, first.bold, first.colour)


def distance_words(found: Iterable[Spot], language: str) -> str:
    """From how far away the smallest of these texts is read; "" where there are none."""
    sizes = [spot.smallest for spot in found]
    if not sizes:
        return ""
    size = min(sizes)
    told = {
        "near": metres(size, COMFORTABLE, language),
        "far": metres(size, FARTHEST, language),
        "size": decimal(size, language),
    }
    return translator(language)(READABLE) % told


def further_words(sheets: int, language: str) -> str:
    """That a sheet goes on beyond the first one; "" where it does not."""
    if sheets < 2:
        return ""
    t = translator(language)
    return t(FURTHER) if sheets == 2 else t(FAR_FURTHER) % {"count": sheets}
