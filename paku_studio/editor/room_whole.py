"""Views of a pathway that are one picture on the wall: two roads side by side, choosing with dots. Knows no window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from paku_studio.drawing.display import Group, Sheet
from paku_studio.drawing.stage import Stage
from paku_studio.drawing.stage.ground import LEAST, finished, ground
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.theme import COLOUR, THEMES
from paku_studio.graph.index import LiveIndex

if TYPE_CHECKING:
    from paku_studio.drawing.compare import ScreenComparison
    from paku_studio.editor.editor import Editor

SMALLEST = 9.0
"""Points of the smallest text in the drawing of two roads: on the wall it is as large as the smallest there."""
ABOVE = 10.0
"""Points over a card from which on a part of the drawing begins."""
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

    @property
    def part(self) -> int:
        """Which part is shown, from 1."""
        return self._part

    def _drawn(self, size: Size) -> tuple["ScreenComparison", float]:
        """The drawing as wide as the wall, with pixels for each of its points."""
        from paku_studio.drawing.compare import draw_compare_screen

        factor = ground(*size, "fi").unit * LEAST / SMALLEST
        editor = self._editor
        before, after = editor.comparing.pair
        language, records = editor.document_language, LiveIndex(editor.document)
        return draw_compare_screen(
            records, before, after, size[0] / factor, THEMES[COLOUR], language, wall=True
        ), factor

    def parts(self, size: Size) -> int:
        """How many there are on such a wall."""
        if self._editor.comparing.reason():
            return 1
        drawn, factor = self._drawn(size)
        return len(_beginnings(drawn.bands, drawn.sheet.height, size[1] / factor))

    def turn(self, step: int, size: Size) -> None:
        """So many parts on or back."""
        self._part = max(1, min(self._part + step, self.parts(size)))

    def picture(self, size: Size, *, far: bool) -> Stage:
        """The part that is shown, or the whole."""
        reason = self._editor.comparing.reason()
        if reason:
            return in_words(reason, size, self._editor.document_language)
        drawn, factor = self._drawn(size)
        if far:
            return _whole(drawn.sheet, size)
        tops = _beginnings(drawn.bands, drawn.sheet.height, size[1] / factor)
        top = tops[min(self._part, len(tops)) - 1]
        return _placed(drawn.sheet, size, factor, 0.0, -top * factor)

    def words(self) -> str:
        """Which two, and what became of the moments."""
        comparing = self._editor.comparing
        if comparing.reason():
            return comparing.reason()
        names = f"{comparing.name(comparing.before)} – {comparing.name(comparing.after)}"
        return f"{names}. {comparing.counts(comparing.found())}"


def _beginnings(bands: Sequence[float], whole: float, height: float) -> list[float]:
    """Where each part begins, from above: with a band of both roads that the part before does not show to its end.

    A band higher than the wall goes on in parts of its own, the last of which shows its end.
    """
    found = [0.0]
    for top, foot in zip(bands, [*bands[1:], whole], strict=True):
        if foot - ABOVE <= found[-1] + height:
            continue
        if top - ABOVE > found[-1]:
            found.append(top - ABOVE)
        while foot - ABOVE > found[-1] + height:
            found.append(min(found[-1] + 0.9 * height, foot - ABOVE - height))
    return found


def _whole(sheet: Sheet, size: Size) -> Stage:
    factor = min(size[0] / sheet.width, size[1] / sheet.height)
    return _placed(sheet, size, factor, (size[0] - sheet.width * factor) / 2, (size[1] - sheet.height * factor) / 2)


def _placed(sheet: Sheet, size: Size, factor: float, left: float, top: float) -> Stage:
    body = Group((sheet.body,), transform=(factor, 0.0, 0.0, factor, left, top))
    return Stage(Sheet(size[0], size[1], Group((body,), clip=(0.0, 0.0, *size)), sheet.background, sheet.name))


def in_words(sentence: str, size: Size, language: str) -> Stage:
    """A sentence in the middle of the wall."""
    on = ground(*size, language)
    style = on.title()
    lines = broken(sentence, style, on.measure * 0.8, language)
    top = (on.height - len(lines) * style.lead) / 2
    return finished(on, set_lines(lines, on.width / 2, top, style, "middle"))
