"""Blocks of type on the pathway's sheet: breaking, placing, and saying what language they are in. Knows no cards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.text import Anchor, Line, break_lines, measure, place
from paku_studio.drawing.theme import Theme

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Pen:
    """What every part of the sheet is drawn with: colours, the sheet's language, the people's where it is another."""

    theme: Theme
    language: str
    words: str = ""

    @property
    def spoken(self) -> str:
        """The language in which the people's words are broken."""
        return self.words or self.language


@dataclass(frozen=True, slots=True)
class Passage:
    """A text broken into lines of one size. `rest`: what was too much for its place and stands in the appendix."""

    lines: tuple[Line, ...]
    weight: str
    size: float
    lead: float
    rest: str = ""

    @property
    def height(self) -> float:
        """All lines."""
        return self.lead * len(self.lines)

    @property
    def width(self) -> float:
        """The widest line."""
        return max((line.width for line in self.lines), default=0.0)


def set_text(
    text: str,
    weight: str,
    size: float,
    lead: float,
    width: float,
    language: str,
    *,
    balanced: bool = False,
    most: int = 0,
    first_width: float | None = None,
) -> Passage:
    """The text in lines no wider than `width`; with `most`, no more lines than that, the others in `rest`."""
    lines = break_lines(text, weight, size, width, language, balanced=balanced, first_width=first_width)
    if most and len(lines) > most:
        if balanced or first_width is not None:
            lines = break_lines(text, weight, size, width - size, language, first_width=first_width)
        return Passage(lines[:most], weight, size, lead, joined(lines[most:]))
    return Passage(lines, weight, size, lead)


def with_plain_spaces(passage: Passage) -> Passage:
    """The same lines once broken: a space that kept two words together is read as the plain one, which is as wide."""
    if not any(NO_BREAK in line.text for line in passage.lines) and NO_BREAK not in passage.rest:
        return passage
    lines = tuple(replace(line, text=line.text.replace(NO_BREAK, " ")) for line in passage.lines)
    return replace(passage, lines=lines, rest=passage.rest.replace(NO_BREAK, " "))


def joined(lines: Sequence[Line]) -> str:
    """The words of broken lines as one text again."""
    parts = []
    for place_, line in enumerate(lines):
        parts.append(line.text)
        if place_ < len(lines) - 1 and line.joint == " ":
            parts.append(" ")
    return "".join(parts)


def painted(passage: Passage, x: float, y: float, colour: str, anchor: Anchor = "start") -> tuple[Item, ...]:
    """The lines with the first baseline at `y`; one that goes on in the appendix ends in an ellipsis."""
    found: list[Item] = []
    if passage.rest and anchor == "end":
        x -= measure("…", passage.weight, passage.size) + 1
    for row, line in enumerate(passage.lines):
        found += place(line, x, y + row * passage.lead, passage.weight, passage.size, colour, anchor)
    if passage.rest and passage.lines:
        last = passage.lines[-1]
        after = x + 1 + (last.width if anchor == "start" else 0.0)
        end = y + (len(passage.lines) - 1) * passage.lead
        found.append(artifact(place("…", after, end, passage.weight, passage.size, colour)))
    return tuple(found)


def paragraph(items: Sequence[Item], *, role: str = "P", language: str = "", reading: float | None = None) -> Group:
    """A part of the structure that holds finished lines."""
    return Group(tuple(items), role=role, language=language, reading=reading)


def artifact(items: Sequence[Item]) -> Group:
    """What is only to be seen: no reader says it."""
    return Group(tuple(items), role="Artifact")


def figure(items: Sequence[Item], alt: str, *, reading: float | None = None) -> Group:
    """A drawing that stands for words; without words it is only to be seen."""
    return Group(tuple(items), role="Figure", alt=alt, reading=reading) if alt else artifact(items)
