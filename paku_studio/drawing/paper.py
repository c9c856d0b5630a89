"""Sheets of paper in exact points. Knows sizes, not what is drawn on them."""

from dataclasses import dataclass
from typing import Literal

from paku_studio.models import PaperSize

Orientation = Literal["portrait", "landscape"]

_MILLIMETRES = {
    PaperSize.A4: (210, 297),
    PaperSize.A3: (297, 420),
    PaperSize.A2: (420, 594),
    PaperSize.A1: (594, 841),
    PaperSize.A0: (841, 1189),
}
"""ISO 216."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet's width and height in points (1/72 inch), as it is held."""

    width: float
    height: float
    size: PaperSize
    orientation: Orientation


def points(millimetres: float) -> float:
    """Millimetres in points, to a hundredth."""
    return round(millimetres * 72 / 25.4, 2)


def paper(size: PaperSize | str, orientation: Orientation = "portrait") -> Paper:
    """The sheet of that size and orientation. ValueError where there is no such size."""
    chosen = PaperSize(size)
    short, long = _MILLIMETRES[chosen]
    width, height = (short, long) if orientation == "portrait" else (long, short)
    return Paper(points(width), points(height), chosen, orientation)
