"""What a report is made of: sections of paragraphs, lists and tables, pure words. Knows no records and no measure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from paku_studio.locale import N_


@dataclass(frozen=True, slots=True)
class Words:
    """`text` as somebody said it, between the report's own words: `lead` before it, `tail` after it.

    `language`: of the text, where it is not the report's. `more`: what hangs on it, one thing each. `sign`: what kind
    of thing it is, for a small sign before it (`report_signs`); the words say it too. `whole`: where it is listed and
    short, it and what hangs on it stand on one sheet.
    """

    text: str = ""
    lead: str = ""
    tail: str = ""
    language: str = ""
    more: tuple["Words", ...] = ()
    sign: str = ""
    whole: bool = False

    def plain(self) -> str:
        """All of it in one string, what hangs on it left out."""
        return " ".join(part for part in (self.lead, self.text.strip(), self.tail) if part)

    def each(self) -> Iterator["Words"]:
        """These words and all that hangs on them, as they are read."""
        yield self
        for below in self.more:
            yield from below.each()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind`: plain text, somebody's own words, or a soft remark of the report's."""

    words: Words
    kind: Literal["text", "quote", "soft"] = "text"


@dataclass(frozen=True, slots=True)
class Listing:
    """Things said one after the other."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a heading to each column, and the first cell of each row is the row's heading.

    `shares`: of the width that each column takes; `figures`: the columns from this one on hold numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[float, ...]
    figures: int = 99


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment on a curve: its number, how high its feeling is (-2 to 2; None: not told), its marks, that in words."""

    number: str
    height: int | None
    phase: int
    critical: bool
    meaningful: bool
    words: str


@dataclass(frozen=True, slots=True)
class Curve:
    """How a road felt, stop by stop. `words`: what the figure shows, for who does not see it."""

    words: str
    stops: tuple[Stop, ...]

    def told(self, start: int = 0, end: int | None = None) -> str:
        """All of it in words, or the stops from `start` up to `end`."""
        said = "; ".join(stop.words for stop in self.stops[start:end] if stop.words)
        return f"{self.words} {said}." if said else f"{self.words} –"


Block = Paragraph | Listing | Grid | Curve


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, then what stands under headings one deeper. `id`: like no other in the report.

    `number`: of a moment on its road, which stands beside its heading; `listed`: the contents name the section.
    """

    id: str
    heading: Words
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    number: str = ""
    listed: bool = False

    def each(self, level: int = 2) -> Iterator[tuple[int, "Section"]]:
        """This section and those within it, with the level of their headings."""
        yield level, self
        for part in self.parts:
            yield from part.each(level + 1)


@dataclass(frozen=True, slots=True)
class ReportStory:
    """All that a report says. `about`: whose it is; `foot`: that in one line; `words`: the language of the people's
    words where it is not the report's; `kind`: what kind of sheet it is, a message.
    """

    scope: str
    kicker: str
    heading: Words
    about: tuple[Words, ...]
    foot: str
    draft: bool
    sections: tuple[Section, ...]
    language: str
    words: str = ""
    kind: str = N_("Report")

    @property
    def title(self) -> str:
        """The heading on one line."""
        return " ".join(self.heading.plain().split())

    def each(self) -> Iterator[tuple[int, Section]]:
        """All sections in reading order, with the level of their headings (from 2)."""
        for section in self.sections:
            yield from section.each()

    def everything(self) -> Iterator[Words]:
        """All words in reading order."""
        yield Words(self.kicker)
        yield self.heading
        yield from self.about
        for _, section in self.each():
            yield section.heading
            for block in section.blocks:
                yield from words_in(block)


def words_in(block: Block) -> Iterator[Words]:
    """The words of a block in reading order; a figure shows what stands in words elsewhere."""
    if isinstance(block, Paragraph):
        yield from block.words.each()
    elif isinstance(block, Listing):
        for item in block.items:
            yield from item.each()
    elif isinstance(block, Grid):
        yield Words(block.caption)
        yield from map(Words, block.head)
        for row in block.rows:
            for cell in row:
                yield from cell.each()
