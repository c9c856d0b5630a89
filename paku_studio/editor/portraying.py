"""Drawing and choosing a persona's portrait: tools, the line under the hand, pictures that come in. Knows no window."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from paku_studio.drawing.portraits import words_for
from paku_studio.drawing.strokes import WIDTHS, points_of
from paku_studio.edits import (
    add_persona,
    choose_portrait,
    clear_drawing,
    draw_stroke,
    erase_strokes,
    names,
    remove_portrait,
    set_text,
    use_picture,
)
from paku_studio.locale import N_
from paku_studio.models import DRAWING, Persona, Stroke, StrokeWidth

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

SIDE = 1000.0
"""The square in which one draws, in units of a stroke's path."""
MOST_POINTS = 500
CLOSE = 2.0
"""Units by which a point may stand off the line that is kept."""
REACH = 14.0
"""Units round the eraser in which it takes a line away."""
CHECK_WORDS = N_("The words for the screen reader told of the portrait before: do they still hold?")

Tool = Literal["pencil", "eraser"]
Point = tuple[float, float]


@dataclass(eq=False)
class Portraying:
    """What a person does to the portrait of the open persona. Points are units of the square, which may lie outside."""

    editor: "Editor"
    tool: Tool = "pencil"
    width: StrokeWidth = StrokeWidth.THIN
    points: list[Point] = field(default_factory=list)
    """The line under the hand, as it was drawn so far."""
    erased: set[str] = field(default_factory=set)
    """Lines that the eraser has gone over and that go when it is lifted."""
    not_yet: set[str] = field(default_factory=set)
    """Personas of whom somebody said that they are not yet made up of many people's experiences."""
    _blank: str | None = None
    """The persona whose empty square is shown although its portrait is still another."""

    @property
    def persona(self) -> Persona | None:
        """The open persona."""
        found = self.editor.records.get(self.editor.persona)
        return found if isinstance(found, Persona) else None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The lines of the drawing, shown or not, without what is being erased."""
        found = self.editor.document.children(self.editor.persona, Stroke, "persona") if self.editor.persona else ()
        return tuple(stroke for stroke in found if stroke.id not in self.erased)

    @property
    def draws(self) -> bool:
        """Whether the square shows the drawing, rather than a picture or a bust."""
        persona = self.persona
        if persona is None or self._blank == persona.id:
            return True
        return not persona.picture and persona.portrait in ("", DRAWING)

    def words(self) -> str:
        """What the portrait shows, in the group's words or in the program's own."""
        persona = self.persona
        if persona is None or (not persona.picture and not persona.portrait and not persona.portrait_words.strip()):
            return self.editor.t(N_("No portrait yet"))
        return words_for(persona, self.editor.language)[0]

    # Tools

    def take(self, tool: Tool, width: StrokeWidth | None = None) -> None:
        """Another tool or width; the square shows the drawing from now on."""
        self.tool = tool
        self.width = width or self.width
        self._blank = self.editor.persona if self.persona is not None and not self.draws else self._blank
        self.editor.announce("portraying")

    # One gesture

    def press(self, x: float, y: float) -> None:
        """The hand goes down."""
        self.cancel()
        if self.draws:
            self.go_on(x, y)

    def go_on(self, x: float, y: float) -> None:
        """The hand goes on to there."""
        here = (_within(x), _within(y))
        if self.tool == "eraser":
            self.erased |= {stroke.id for stroke in self.strokes if _touches(stroke, here)}
            self.points = [here]
        elif not self.points or math.dist(self.points[-1], here) >= 1:
            self.points.append(here)

    def lift(self) -> None:
        """The hand goes up: what it drew is a stroke, what it went over is gone. One edit."""
        points, erased = self.points, self.erased & self.editor.records.keys()
        self.cancel()
        if self.tool == "eraser" and erased:
            self.editor.attempt(erase_strokes, self.editor.document, sorted(erased))
        elif self.tool == "pencil" and points:
            self.editor.attempt(self._draw, points)

    def cancel(self) -> None:
        """Nothing came of it."""
        self.points, self.erased = [], set()

    def _draw(self, points: Sequence[Point]) -> None:
        kept = [(round(x), round(y)) for x, y in simplified(softened(points))]
        with self.editor.document.edit(names.DRAW_STROKE):
            persona = self.editor.persona or add_persona(self.editor.document)
            draw_stroke(self.editor.document, persona, kept, self.width)
        self._blank = None

    # Whole portraits

    def clear(self) -> None:
        """Take all lines away."""
        if self.editor.persona:
            self.editor.attempt(clear_drawing, self.editor.document, self.editor.persona)

    def choose(self, name: str) -> None:
        """A drawn bust; DRAWING: what was drawn by hand."""
        with self.editor.document.edit(names.CHOOSE_PORTRAIT):
            choose_portrait(self.editor.document, self._at_hand(), name)
        self._changed()

    def take_picture(self, data: bytes, persona: str = "") -> None:
        """A picture that was cleaned becomes the portrait of the persona, or of the open one. ValueError if none."""
        from paku_studio.storage import name_picture

        name = name_picture(data)
        self.editor.pictures[name] = data
        with self.editor.document.edit(names.USE_PICTURE):
            use_picture(self.editor.document, persona or self._at_hand(), name)
        self._changed()

    def remove(self) -> None:
        """No portrait."""
        remove_portrait(self.editor.document, self.editor.persona)
        self._changed()

    def write_words(self, words: str) -> None:
        """What the portrait shows, for those who do not see it."""
        with self.editor.document.edit(names.SET_TEXT):
            set_text(self.editor.document, self._at_hand(), "portrait_words", words.strip())

    def _at_hand(self) -> str:
        return self.editor.persona or add_persona(self.editor.document)

    def _changed(self) -> None:
        self._blank = None
        self.cancel()
        if self.persona is not None and self.persona.portrait_words.strip():
            self.editor.say(self.editor.t(CHECK_WORDS))
        self.editor.announce("portraying")


def _within(number: float) -> float:
    return min(max(number, 0.0), SIDE)


def _touches(stroke: Stroke, here: Point) -> bool:
    points = points_of(stroke.path)
    reach = REACH + WIDTHS[stroke.width] / 2
    return any(_distance(here, start, end) <= reach for start, end in zip(points, points[1:] or points, strict=False))


def _distance(here: Point, start: Point, end: Point) -> float:
    """From a point to a piece of line."""
    across, down = end[0] - start[0], end[1] - start[1]
    long = across * across + down * down
    along = ((here[0] - start[0]) * across + (here[1] - start[1]) * down) / long if long else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.dist(here, (start[0] + along * across, start[1] + along * down))


def softened(points: Sequence[Point]) -> list[Point]:
    """The trembling of a hand taken out of it: each point goes half-way to the middle of its neighbours."""
    if len(points) < 3:
        return list(points)
    inner = [
        ((before[0] + 2 * here[0] + after[0]) / 4, (before[1] + 2 * here[1] + after[1]) / 4)
        for before, here, after in zip(points, points[1:], points[2:], strict=False)
    ]
    return [points[0], *inner, points[-1]]


def simplified(points: Sequence[Point], most: int = MOST_POINTS) -> list[Point]:
    """The fewest of these points that keep the line's shape, and no more than `most` (Douglas and Peucker)."""
    close = CLOSE
    kept = _thinned(points, close)
    while len(kept) > most:
        close *= 1.5
        kept = _thinned(points, close)
    return kept


def _thinned(points: Sequence[Point], close: float) -> list[Point]:
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = 0.0, 0
        for place in range(first + 1, last):
            off = _distance(points[place], points[first], points[last])
            if off > far:
                far, at = off, place
        if far > close:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[place] for place in sorted(keep)]
