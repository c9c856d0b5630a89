"""What can stand on the wall and what a wall picture is. Knows no records, no measures and no pen."""

from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Box, Sheet

PlanKind = Literal["road", "phase", "moment", "judgements", "persona", "understanding", "value"]


@dataclass(frozen=True, slots=True)
class Plan:
    """One picture on the wall: of which record (`id`, "" where there is none yet), and which part of how many."""

    key: str
    kind: PlanKind
    id: str
    part: int = 1
    parts: int = 1
    title: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A picture for the wall. `targets`: ids of the records that can be clicked on it, each with its box."""

    sheet: Sheet
    targets: tuple[tuple[str, Box], ...] = ()
