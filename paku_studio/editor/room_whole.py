"""Views of a pathway that are one picture on the wall: two roads side by side, choosing with dots. Knows no window."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Protocol

from paku_studio.drawing.display import Box, Group, Sheet
from paku_studio.drawing.stage import Stage
from paku_studio.drawing.stage.ground import LEAST, finished, ground
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.graph.index import LiveIndex

if TYPE_CHECKING:
    from paku_studio.drawing.compare import BandPlace, ScreenComparison
    from paku_studio.editor.editor import Editor

SMALLEST = 9.0
"""Points of the smallest text in the drawing of two roads: on the wall it is as large as the smallest there."""
AROUND = 3.0
"""Points over and under a band with which a part of the drawing begins and ends."""
ABOVE = 0.4
"""How much of the free room is above what is lower than the wall."""
WIDER = (1.0, 1.5, 2.0, 3.0, 4.5)
"""How many times as wide as the wall the whole is tried: with more columns it is lower."""
Size = tuple[float, float]
"""Width and height of the wall in pixels."""


class Whole(Protocol):
    """A view that comes in one or more parts, of which one is shown."""

    @property
    def part(self) -> int:
        """Which part is shown, from 1."""

    def parts(self, size: Size) -> int:
        """How many there are on such a wall."""

    def turn(self, step: int, size: Size) -> None:
        """So many parts on or back."""

    def picture(self, size: Size, *, far: bool) -> Stage:
        """The part that is shown; `far`: all of it at once, however small."""

    def words(self) -> str:
        """What it is, in words."""


class DotsOnWall:
    """Choosing with dots: its list, in as many parts as it needs."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor

    @property
    def part(self) -> int:
        """Which part is shown, from 1."""
        return self._editor.dots.part

    def parts(self, size: Size) -> int:
        """How many there are on such a wall."""
        return self._editor.dots.parts(*size)

    def turn(self, step: int, size: Size) -> None:
        """So many parts on or back."""
        self._editor.dots.turn(step, self.parts(size))

    def picture(self, size: Size, *, far: bool) -> Stage:
        """The part that is shown."""
        del far
        return self._editor.dots.picture(*size)

    def words(self) -> str:
        """How many dots are given."""
        return self._editor.dots.given_words()


class CompareOnWall:
    """Two roads in the same columns: read from near in parts, or seen whole."""

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._part = 1
        self._made: dict[tuple[Size, float], tuple[ScreenComparison, float]] = {}
        self._made_of: tuple[object, ...] = ()

    @property
    def part(self) -> int:
        """Which part is shown, from 1."""
        return self._part

    def _drawn(self, size: Size, wider: float = 0.0) -> tuple["ScreenComparison", float]:
        """As `_draw`; drawn once as long as the document stays as it is."""
        editor = self._editor
        of = (editor.comparing.pair, editor.document_language, len(editor.document.history))
        if of != self._made_of:
            self._made_of = of
            self._made.clear()
        if (size, wider) not in self._made:
            self._made[size, wider] = self._draw(size, wider)
        return self._made[size, wider]

    def _draw(self, size: Size, wider: float = 0.0) -> tuple["ScreenComparison", float]:
        """The drawing as wide as the wall and low enough for it, with pixels for each of its points.

        `wider`: all of it instead, so many times as wide.
        """
        from paku_studio.drawing.compare import draw_compare_screen

        factor = ground(*size, "fi").unit * LEAST / SMALLEST
        editor = self._editor
        before, after = editor.comparing.pair
        language, records = editor.document_language, LiveIndex(editor.document)
        width = (wider or 1.0) * size[0] / factor
        room = 0.0 if wider else size[1] / factor - 2 * AROUND
        drawn = draw_compare_screen(records, before, after, width, THEMES[COLOUR], language, wall=True, room=room)
        return drawn, factor

    def parts(self, size: Size) -> int:
        """How many there are on such a wall."""
        if self._editor.comparing.reason():
            return 1
        drawn, factor = self._drawn(size)
        return len(_spans(drawn.bands, drawn.sheet.height, size[1] / factor))

    def turn(self, step: int, size: Size) -> None:
        """So many parts on or back."""
        self._part = max(1, min(self._part + step, self.parts(size)))

    def picture(self, size: Size, *, far: bool) -> Stage:
        """The part that is shown, or the whole."""
        reason = self._editor.comparing.reason()
        if reason:
            return in_words(reason, size, self._editor.document_language)
        if far:
            tried = (self._drawn(size, wider)[0].sheet for wider in WIDER)
            return _whole(max(tried, key=lambda sheet: _fitting(sheet, size)), size)
        drawn, factor = self._drawn(size)
        spans = _spans(drawn.bands, drawn.sheet.height, size[1] / factor)
        top, foot = spans[min(self._part, len(spans)) - 1]
        free = max(0.0, size[1] - (foot - top) * factor) * ABOVE
        clip = (0.0, free, size[0], (foot - top) * factor)
        return _placed(drawn.sheet, size, factor, 0.0, free - top * factor, clip)

    def words(self) -> str:
        """Which two, and what became of the moments."""
        comparing = self._editor.comparing
        if comparing.reason():
            return comparing.reason()
        names = f"{comparing.name(comparing.before)} – {comparing.name(comparing.after)}"
        return f"{names}. {comparing.counts(comparing.found())}"


def _spans(bands: Sequence["BandPlace"], whole: float, height: float) -> list[tuple[float, float]]:
    """From where to where each part reaches: as many bands of both roads as stand on the wall together.

    A band that is higher than the wall is parted between its two roads; only a road that is still higher, anywhere.
    """
    found: list[tuple[float, float]] = []
    for top, foot in _pieces(bands, height) or [(0.0, whole)]:
        if found and foot - found[-1][0] <= height:
            found[-1] = (found[-1][0], foot)
        else:
            found.append((top, foot))
    return found


def _pieces(bands: Sequence["BandPlace"], height: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for band in bands:
        top, foot = band.top - AROUND, band.bottom + AROUND
        if foot - top <= height:
            found.append((top, foot))
            continue
        for start, end in ((top, band.middle), (band.middle, foot)):
            count = max(1, ceil((end - start) / height))
            edges = [min(start + height * place, end) for place in range(count + 1)]
            found += pairwise(edges)
    return found


def _fitting(sheet: Sheet, size: Size) -> float:
    """Pixels for a point of the sheet, where all of it is seen."""
    return min(size[0] / sheet.width, size[1] / sheet.height)


def _whole(sheet: Sheet, size: Size) -> Stage:
    factor = _fitting(sheet, size)
    return _placed(sheet, size, factor, (size[0] - sheet.width * factor) / 2, (size[1] - sheet.height * factor) / 2)


def _placed(sheet: Sheet, size: Size, factor: float, left: float, top: float, clip: Box | None = None) -> Stage:
    body = Group((sheet.body,), transform=(factor, 0.0, 0.0, factor, left, top))
    return Stage(Sheet(size[0], size[1], Group((body,), clip=clip or (0.0, 0.0, *size)), sheet.background, sheet.name))


def in_words(sentence: str, size: Size, language: str) -> Stage:
    """A sentence in the middle of the wall."""
    on = ground(*size, language)
    style = on.title()
    lines = broken(sentence, style, on.measure * 0.8, language)
    top = (on.height - len(lines) * style.lead) / 2
    return finished(on, set_lines(lines, on.width / 2, top, style, "middle"))
