"""Measuring, breaking and placing text: the one place where widths are decided. Knows no records and no pen.

All pens place what comes out of here as it is. A character that no bundled face has, or that must not be painted
(controls, right-to-left letters and overrides), is a framed code: a `Path` for the frame before the `TextLine`, whose
words then hold the code's digits ("202E") in the character's place, so that what is read is what is seen.
"""

import functools
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

from paku_studio.drawing import faces
from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.display import Item, Path, TextLine, TextRun
from paku_studio.drawing.faces import BOLD, REGULAR, SEMIBOLD, FaceMetrics, face_metrics, width_of
from paku_studio.drawing.shapes import rectangle
from paku_studio.resources import FONT_FILES, font_file

__all__ = [
    "BOLD", "FACES", "KERNED_FROM", "REGULAR", "SEMIBOLD", "Anchor", "FaceMetrics", "Line",
    "as_shown", "break_lines", "face_file", "face_metrics", "measure", "place", "placed_width", "unreadable",
]  # fmt: skip

Anchor = Literal["start", "middle", "end"]
_BEFORE: dict[str, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
FACES = tuple(FONT_FILES)
KERNED_FROM = 18.0
"""Type of this size in points and more is kerned."""

FRAME_TOP, FRAME_BOTTOM, FRAME_STROKE, FRAME_RADIUS = -0.80, 0.14, 0.055, 0.16
"""Of the type size, from the baseline."""


def measure(text: str, weight: str, size: float) -> float:
    """The width in points: advances summed as reportlab does, unkerned, fallback faces and framed codes included."""
    return width_of(text, weight) * size * 0.001


def placed_width(line: Line | str, weight: str, size: float) -> float:
    """The width in points that `place` gives the line: kerned from 18 pt, with a break's hyphen."""
    return _set(*_words(line), weight, size >= KERNED_FROM).width * size * 0.001


def place(
    line: Line | str, x: float, y: float, weight: str, size: float, colour: str, anchor: Anchor = "start"
) -> tuple[Item, ...]:
    """The line at baseline `y`, its left end, middle or right end at `x`: frames of codes if any, then one TextLine.

    Nothing where there is nothing to see. A str is a line of its own, with the joint `" "`.
    """
    found = _set(*_words(line), weight, size >= KERNED_FROM)
    if not found.runs:
        return ()
    unit = size * 0.001
    width = found.width * unit
    left = x - _BEFORE[anchor] * width
    joint = " " if isinstance(line, str) else line.joint
    words = TextLine(left, y, found.text, size, colour, width, _scaled(found.runs, unit), joint)
    if not found.frames:
        return (words,)
    return (*(_frame(left + start * unit, y, span * unit, size, colour) for start, span in found.frames), words)


def _scaled(runs: tuple[TextRun, ...], unit: float) -> tuple[TextRun, ...]:
    if len(runs) == 1 and not runs[0].dx and not runs[0].offsets:
        return runs
    return tuple(
        [TextRun(run.text, run.face, run.dx * unit, tuple([offset * unit for offset in run.offsets])) for run in runs]
    )


def _words(line: Line | str) -> tuple[str, bool]:
    return (line, False) if isinstance(line, str) else (line.text, line.joint == "-")


def as_shown(text: str) -> str:
    """The text as a TextLine holds it: composed, framed characters as their codes, joiners and selectors left out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(faces.shown, faces.composed(text)))


def is_blank(text: str) -> bool:
    """Whether nothing of the text would be seen, or it is white space to begin with."""
    return not text.strip() or not as_shown(text).strip()


def unreadable(text: str) -> tuple[str, ...]:
    """The characters that are drawn as framed codes, each once, in order."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(dict.fromkeys(sign for sign in faces.composed(text) if faces.framed(sign)))


def face_file(face: str) -> Traversable:
    """The TrueType file of a face; `.read_bytes()` gives it. KeyError where there is no such face."""
    return font_file(face)


@dataclass(frozen=True, slots=True)
class _SetLine:
    """A line in thousandths of its size. `frames`: start and width of each."""

    text: str
    runs: tuple[TextRun, ...]
    frames: tuple[tuple[float, float], ...]
    width: float


@functools.lru_cache(maxsize=32768)
def _set(text: str, hyphen: bool, weight: str, kern: bool) -> _SetLine:
    if text and faces.plain_signs(weight).issuperset(text) and faces.composed(text) == text:
        glyphs, face = text + ("-" if hyphen else ""), faces.FALLBACK[weight][0]
        offsets, x = _spread(glyphs, face, kern) if kern else ((), width_of(glyphs, weight))
        return _SetLine(text, (TextRun(glyphs, face, 0.0, offsets),), (), x)
    return _mixed(text, hyphen, weight, kern)


def _mixed(text: str, hyphen: bool, weight: str, kern: bool) -> _SetLine:
    """A line of several faces or with framed codes."""
    runs: list[TextRun] = []
    frames: list[tuple[float, float]] = []
    x = 0.0
    for piece, face, code in _pieces(faces.composed(text) + ("-" if hyphen else ""), weight):
        offsets, width = _spread(piece, face, kern)
        if code:
            margin, padding = faces.FRAME_MARGIN, faces.FRAME_PADDING
            frames.append((x + margin, width + 2 * padding))
            runs.append(TextRun(piece, face, x + margin + padding))
            x += width + 2 * (margin + padding)
        else:
            runs.append(TextRun(piece, face, x, offsets))
            x += width
    return _SetLine(as_shown(text), tuple(runs) if as_shown(text) else (), tuple(frames), x)


def _pieces(text: str, weight: str) -> list[tuple[str, str, bool]]:
    """The text's runs as (glyphs, face, whether it is a code in a frame)."""
    found: list[tuple[str, str, bool]] = []
    for sign in text:
        seen = faces.shown(sign)
        if faces.framed(sign):
            found.append((seen, faces.CODE_FACE, True))
        elif seen:
            face = faces.face_of(seen, weight)
            if found and found[-1][1] == face and not found[-1][2]:
                found[-1] = (found[-1][0] + seen, face, False)
            else:
                found.append((seen, face, False))
    return found


def _spread(text: str, face: str, kern: bool) -> tuple[tuple[float, ...], float]:
    if kern and len(text) > 1:
        from paku_studio.drawing.kerning import kerned

        return kerned(text, face)
    return (), sum(map(faces.advances(face).__getitem__, text))


def _frame(x: float, y: float, width: float, size: float, colour: str) -> Path:
    top, height = y + FRAME_TOP * size, (FRAME_BOTTOM - FRAME_TOP) * size
    (path,) = rectangle(x, top, width, height, FRAME_RADIUS * size, stroke=colour, width=FRAME_STROKE * size)
    return path
