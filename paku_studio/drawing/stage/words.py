"""Lines of words at a place on the wall; the one place where words are shortened. Knows no records."""

from collections.abc import Sequence

from paku_studio.drawing.display import Item
from paku_studio.drawing.stage.ground import Style
from paku_studio.drawing.text import Anchor, Line, as_shown, break_lines, place, placed_width

BASE = 0.345
"""From the middle of a line's height down to its baseline, of the type size: capitals stand in the middle."""


def baseline(top: float, style: Style) -> float:
    """Where the words of a line stand whose height begins at `top`."""
    return top + style.lead / 2 + BASE * style.size


def broken(text: str, style: Style, width: float, language: str, balanced: bool = False) -> tuple[Line, ...]:
    """The text in lines no wider than `width`, as even as can be if `balanced`; () where there is nothing to see."""
    if not as_shown(text).strip():
        return ()
    return break_lines(text, style.weight, style.size, width, language, balanced)


def set_lines(
    lines: Sequence[Line | str], x: float, top: float, style: Style, anchor: Anchor = "start"
) -> tuple[Item, ...]:
    """Lines one below the other."""
    found: list[Item] = []
    for row, line in enumerate(lines):
        y = baseline(top + row * style.lead, style)
        found += place(line, x, y, style.weight, style.size, style.colour, anchor)
    return tuple(found)


def wide(line: Line | str, style: Style) -> float:
    """How wide a line will stand."""
    return placed_width(line, style.weight, style.size)


def shortened(text: str, style: Style, width: float, language: str, most: int = 1) -> tuple[Line | str, ...]:
    """At most so many lines, the last with an ellipsis where there are more: for names that stand whole elsewhere."""
    lines = broken(text, style, width, language)
    if len(lines) <= most:
        return lines
    return *lines[: most - 1], _ended(lines[most - 1].text, style, width)


def _ended(text: str, style: Style, width: float) -> str:
    kept = text.rstrip()
    while kept and wide(f"{kept}…", style) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"
