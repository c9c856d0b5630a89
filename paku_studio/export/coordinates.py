"""Coordinates as text, alike for every pen."""

from collections.abc import Sequence


def number(value: float) -> str:
    """A coordinate to a thousandth of a point, never with an exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def numbers(values: Sequence[float]) -> str:
    """Coordinates in a row."""
    return " ".join(map(number, values))
