"""From a text to its lines: indentation, mark, raw words, continuations joined, comments and bullets counted.

Knows signs, not what they make of a document.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from paku_studio.notation.marks import Head, Mark, bullet_of, read_head

LINE_LIMIT = 30_000
"""Lines that one text may have; what stands below is not read, and the report says so."""

_TAB = 4
_LEAST_INDENT = 2
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Line:
    """One line with those that go on in it. `typed` is what stood there; `raw` the words after the mark."""

    number: int
    indent: int
    head: Head
    typed: str
    continued: list[str] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """The words after the mark and those of later lines, joined by line breaks; escapes still in them."""
        return "\n".join([self.head.body, *self.continued])

    @property
    def whole(self) -> str:
        """All that was typed, mark and all."""
        return "\n".join([self.typed, *self.continued])


@dataclass(slots=True)
class Sheet:
    """A text as lines, and what was passed over."""

    lines: list[Line] = field(default_factory=list)
    comments: int = 0
    bullet: str = ""
    replaced: int = 0
    unread: str = ""
    first_unread: int = 0


def read_lines(text: str, *, keep_bullets: bool = False) -> Sheet:
    """The lines of any text. Only line feeds, with or without a carriage return before them, end a line."""
    sheet = Sheet()
    text, sheet.replaced = _SURROGATE.subn("\ufffd", text.removeprefix("\ufeff"))
    found = text.split("\n", LINE_LIMIT)
    if len(found) > LINE_LIMIT:
        sheet.unread, sheet.first_unread = found.pop(), LINE_LIMIT + 1
    measured = [(number, _indent(line), line.strip()) for number, line in enumerate(found, 1)]
    filled = [one for one in measured if one[2]]
    sheet.bullet = "" if keep_bullets else _common_bullet(filled)
    for number, indent, line in filled:
        _add_line(sheet, number, indent, line)
    return sheet


def _indent(line: str) -> int:
    """Columns before the first word; a tab goes to the next fourth column, and a single space is none."""
    columns = 0
    for char in line[: len(line) - len(line.lstrip())]:
        columns += _TAB - columns % _TAB if char == "\t" else 1
    return columns if columns >= _LEAST_INDENT else 0


def _common_bullet(lines: list[tuple[int, int, str]]) -> str:
    """The bullet with which more than half of the least indented lines begin, of two at least."""
    least = min((indent for _, indent, _ in lines), default=0)
    outer = [line for _, indent, line in lines if indent == least]
    bullet, count = Counter(bullet_of(line) for line in outer).most_common(1)[0] if outer else ("", 0)
    return bullet if count > 1 and count * 2 > len(outer) else ""


def _add_line(sheet: Sheet, number: int, indent: int, line: str) -> None:
    if sheet.bullet and bullet_of(line) == sheet.bullet:
        line = line[1:].lstrip()
    head = read_head(line)
    if head.mark is Mark.COMMENT:
        sheet.comments += 1
    elif head.mark is Mark.GOES_ON and sheet.lines:
        sheet.lines[-1].continued.append(head.body)
    else:
        sheet.lines.append(Line(number, indent, head, line))
