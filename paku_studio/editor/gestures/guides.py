"""What a gesture shows while it lasts: frames, lines, ghosts. Plain values for the overlay; knows no drawing."""

from dataclasses import dataclass

from paku_studio.drawing.display import Box
from paku_studio.editor.camera import Point
from paku_studio.models import Emotion

Line = tuple[Point, Point]

ARROW, HAND, CLOSED_HAND, UP_DOWN, CROSS, FORBIDDEN = "arrow", "hand", "closed_hand", "up_down", "cross", "forbidden"
"""The pointer's shapes."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Where what is dragged would land, in the scene's points: a frame or a line, and in words."""

    words: str
    box: Box | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Guides:
    """All that the overlay shows of a gesture, in the scene's points.

    `ghosts`: a record's id and where its upper left corner (a stop: its middle) would be now. `wire`: from where to
    where a connection is pulled. `feeling`: whose stop is dragged, and to which feeling. `handle`: where a hand may
    take hold to pull a connection.
    """

    rubber: Box | None = None
    drops: tuple[Drop, ...] = ()
    ghosts: tuple[tuple[str, float, float], ...] = ()
    wire: Line | None = None
    feeling: tuple[str, Emotion] | None = None
    handle: Point | None = None
    cursor: str = ARROW


NOTHING = Guides()
"""No gesture, nothing to show."""
