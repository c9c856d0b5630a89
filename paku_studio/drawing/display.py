"""The display list: four primitives that every pen can draw alike. Knows no records and no pen.

Units are points (1/72 inch), x to the right, y down, origin at the sheet's upper left corner. Colours are `#RRGGBB`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Command = (
    tuple[Literal["M"], float, float]
    | tuple[Literal["L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""x, y, width, height."""


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines and cubic curves, absolute: M x y, L x y, C x1 y1 x2 y2 x y, Z."""

    commands: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round"] = "butt"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Glyphs of one face within a line; `dx` is the run's start from the line's x.

    `offsets`: x of each character from the run's start, where type is kerned.
    """

    text: str
    face: str
    dx: float
    offsets: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One finished line at its baseline's left end. `text` is what a reader hears; `runs` what is painted.

    `joint` says what lies between this line and the next of the same element: a space, nothing (a word was broken after
    its own hyphen or slash) or a hyphen that the line shows but the word does not have ("-").
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    width: float
    runs: tuple[TextRun, ...]
    joint: Literal[" ", "", "-"] = " "


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the document, by its name in the file (`<sha256>.png`): as much of its middle as fills the box.

    `fit`: all of it instead, as large as the box allows, in the box's middle.
    """

    x: float
    y: float
    width: float
    height: float
    name: str
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Children in painting order.

    `role` is a PDF structure role (Sect, H1, H2, H3, P, L, LI, Lbl, LBody, Figure, Link), `Artifact`, or "" for a group
    that only gathers.

    `reading`: siblings are read in ascending `reading`, else as painted. Groups of one `id` on several sheets are one
    element of the structure. `language`: where it is not the sheet's. `clip`: children are cut to this box.
    `link`: an internal target, the id of another group. `alt`: words for a Figure.
    """

    children: tuple["Item", ...] = ()
    id: str = ""
    role: str = ""
    alt: str = ""
    language: str = ""
    reading: float | None = None
    transform: Matrix | None = None
    clip: Box | None = None
    link: str = ""
    bookmark: str = ""


Item = Path | TextLine | Image | Group


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a given size in points, or one endless canvas."""

    width: float
    height: float
    body: Group
    background: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Sheets that belong together, e.g. a pathway on three pages."""

    title: str
    language: str
    sheets: tuple[Sheet, ...]
    subject: str = ""
    unreadable: tuple[str, ...] = ()
    """Characters that no bundled font has, each once; they were drawn as framed codes."""


def walk(item: Item) -> Iterator[Item]:
    """The item and all below it, in painting order."""
    yield item
    if isinstance(item, Group):
        for child in item.children:
            yield from walk(child)
