"""What a drawing is like on paper, measured, and what one check of it consists of. Knows no records and no window."""

import math
from collections import Counter
from dataclasses import dataclass

from paku_studio.drawing.display import Drawing, Group, Item, Sheet, TextLine
from paku_studio.export.bounds import bounds

SMALLEST = 9.0
"""Points that type in the hand needs at least."""
COMFORTABLE, FARTHEST = 12.0, 8.0
"""Points of type for each metre from which it is read with ease, and from which it can just be read."""
LEAST_CONTRAST = 4.5
"""Of words against white; WCAG 2.2, 1.4.3."""
NEAR_WHITE = 0.95
"""Words as light as this stand on a dark ground."""
BEYOND = 0.5
"""Points that something may reach beyond a sheet before it counts as cut."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a drawing is like on paper. Sizes in points; `palest`: contrast of the palest words against white.

    Of a huoneentaulu: `line_size`, its smallest line, `beyond`, the lines on a later sheet, and whether larger paper
    helps (`larger_helps`). Of what is put together: `cut_words`, the parts at whose cut words are parted.
    """

    pages: int
    smallest: float
    usual: float
    palest: float
    cut: int
    unreadable: tuple[str, ...] = ()
    line_size: float = 0.0
    beyond: tuple[str, ...] = ()
    larger_helps: bool = False
    cut_words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mending:
    """Something that can be done: its words; what; to which record (of `accept`: the check that is taken as it is).

    `what`: confirm, describe, portrait, name, look, larger, edit, finished, accept, see, blur, blur_earlier,
    differences.
    """

    words: str
    what: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places that a check tells of, with what can be done there. `soft`: a hint only."""

    words: str
    mendings: tuple[Mending, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class SheetCheck:
    """One thing looked at. `good`: nothing waits for the person."""

    key: str
    title: str
    sentence: str
    good: bool = True
    mendings: tuple[Mending, ...] = ()
    places: tuple[Place, ...] = ()


def measured(drawing: Drawing) -> Measured:
    """Look at every line of every sheet."""
    letters: Counter[float] = Counter()
    contrasts: list[float] = []
    for sheet in drawing.sheets:
        for line, scale in _lines(sheet.body, 1.0):
            letters[round(line.size * scale, 1)] += len(line.text.strip())
            light = luminance(line.colour)
            if light < NEAR_WHITE:
                contrasts.append(1.05 / (light + 0.05))
    told = {size: count for size, count in letters.items() if count}
    return Measured(
        pages=len(drawing.sheets),
        smallest=min(told, default=0.0),
        usual=max(told, key=lambda size: (told[size], size), default=0.0),
        palest=min(contrasts, default=21.0),
        cut=sum(_is_cut(sheet) for sheet in drawing.sheets),
        unreadable=drawing.unreadable,
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lines(item: Item, scale: float) -> list[tuple[TextLine, float]]:
    """Every line with how much it is grown on paper."""
    found: list[tuple[TextLine, float]] = []
    waiting: list[tuple[Item, float]] = [(item, scale)]
    while waiting:
        here, grown = waiting.pop()
        if isinstance(here, TextLine):
            found.append((here, grown))
        elif isinstance(here, Group):
            a, b, c, d = here.transform[:4] if here.transform else (1.0, 0.0, 0.0, 1.0)
            inner = grown * math.sqrt(abs(a * d - b * c))
            waiting += [(child, inner) for child in here.children]
    return found


def _is_cut(sheet: Sheet) -> bool:
    box = bounds(sheet.body)
    if box is None:
        return False
    x, y, width, height = box
    return min(x, y) < -BEYOND or x + width > sheet.width + BEYOND or y + height > sheet.height + BEYOND


def metres(size: float, points: float, language: str) -> str:
    """From how far type of that size is read, rounded down: nobody is promised more than holds."""
    return decimal(math.floor(size / points * 10 + 1e-6) / 10, language)


def decimal(value: float, language: str) -> str:
    """A number to a tenth as the language writes it; whole numbers without."""
    words = f"{value:.1f}".removesuffix(".0")
    return words if language == "en" else words.replace(".", ",")
