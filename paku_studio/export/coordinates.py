"""Coordinates as text, alike for every pen."""

import functools
from collections.abc import Sequence

from paku_studio.drawing.display import Command


def number(value: float) -> str:
    """A coordinate to a thousandth of a point, never with an exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def numbers(values: Sequence[float]) -> str:
    """Coordinates in a row."""
    return " ".join(map(number, values))


def segments(commands: Sequence[Command], pattern: str, *, after: bool) -> str:
    """A path in a pen's own words, to a hundredth of a point: `pattern` names M, L, C and Z in that order.

    `after`: the word stands behind its coordinates. All numbers are written at one go, for there are many.
    """
    values = [value for command in commands for value in command[1:]]
    return _template(tuple([command[0] for command in commands]), pattern, after) % tuple(values)


@functools.lru_cache(maxsize=1024)
def _template(steps: tuple[str, ...], pattern: str, after: bool) -> str:
    words = dict(zip("MLCZ", pattern, strict=True))
    places = {"M": "%.2f %.2f", "L": "%.2f %.2f", "C": " ".join(["%.2f"] * 6), "Z": ""}
    parts = [f"{places[step]} {words[step]}" if after else f"{words[step]}{places[step]}" for step in steps]
    return " ".join(parts)
