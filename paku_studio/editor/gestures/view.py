"""What gestures ask of the picture they are made on. Only a description: the canvas and the tests fulfil it."""

from collections.abc import Collection, Mapping
from typing import Literal, Protocol

from paku_studio.drawing.display import Box, Group
from paku_studio.drawing.road_layout import CardPlace
from paku_studio.editor.camera import Camera, Size

Part = Literal[
    "card", "stop", "touchpoint", "note", "mark", "phase", "link", "handover", "gap", "persona", "title"
]  # fmt: skip
Key = Literal["shift", "ctrl", "alt", "space"]
Keys = frozenset[str]
"""Those of `Key` that are held down."""


class Hit(Protocol):
    """What stands at a point: a record, what of it, and where that is drawn."""

    @property
    def id(self) -> str:
        """The record's id."""

    @property
    def part(self) -> Part:
        """What of it."""

    @property
    def box(self) -> Box:
        """Where that is drawn."""

    @property
    def kind(self) -> str:
        """Of a note, a touchpoint or a mark, which one."""


class View(Protocol):
    """The road as it is drawn now, in points, and from where it is looked at."""

    @property
    def camera(self) -> Camera:
        """From where one looks."""

    @property
    def viewport(self) -> Size:
        """How much is seen at a zoom of 1, in points."""

    @property
    def cards(self) -> Mapping[str, CardPlace]:
        """Every card by its moment's id."""

    def pick(self, x: float, y: float, /) -> Hit | None:
        """What stands at a point."""

    def box_of(self, record_id: str, /) -> Box | None:
        """Where a record is drawn."""

    def picture_of(self, record_id: str, /) -> Group | None:
        """What is painted of a record: a card from its own upper left corner."""

    def drawn(self) -> Collection[str]:
        """The ids of all that can be picked, in reading order."""

    def look(self, camera: Camera, /) -> None:
        """Look from there, as near as that is possible."""

    def bring_into_view(self, record_id: str, /) -> None:
        """Show the record, with as little movement as that takes; nothing where it is not drawn."""


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point is in the box."""
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]


def between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    """The box with these two corners."""
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return x, y, abs(one[0] - other[0]), abs(one[1] - other[1])


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a place in common."""
    across = one[0] <= other[0] + other[2] and other[0] <= one[0] + one[2]
    return across and one[1] <= other[1] + other[3] and other[1] <= one[1] + one[3]
