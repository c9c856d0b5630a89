"""What an outline is made of: straight lines and cubic curves, as in the display list. Imports nothing."""

from typing import Literal

Command = (
    tuple[Literal["M"], float, float]
    | tuple[Literal["L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
Outline = tuple[Command, ...]
