r"""How words survive among signs: `\` before a text that looks like a sign, and after one whose end would be lost.

Knows single texts, not lines' meaning. Two rules suffice, both undone by `read_text`:

* a `\` at the start of a text is taken off, whatever follows it (so `\` alone is an empty text);
* a `\` at the end is taken off where a space, a closing quote, `)` or another `\` stands before it.
"""

import re
from dataclasses import dataclass

from paku_studio.notation.marks import QUOTES

_SEALED_AFTER = QUOTES + ")\\"
_COLON = re.compile(r"(?<!\\)(\\*):(?=\s|\Z)")
_INNER_COLON = re.compile(r"(?<!\\)(\\*):(?=\s)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it was meant; `sealed` where its end was marked as the end."""

    text: str
    sealed: bool = False


def read_text(raw: str) -> Words:
    """The text that raw lines, joined by line breaks, stand for."""
    lines = raw.split("\n")
    if len(lines) > 1 and not lines[0].strip():
        del lines[0]
    read = [_read_line(line.strip()) for line in lines]
    return Words("\n".join(line.text for line in read), read[-1].sealed)


def _read_line(raw: str) -> Words:
    said = raw.removeprefix("\\")
    if len(said) > 1 and said[-1] == "\\" and (said[-2].isspace() or said[-2] in _SEALED_AFTER):
        return Words(said[:-1], sealed=True)
    return Words(said)


def write_text(text: str, *, guarded: bool = False, sealed: bool = False) -> str:
    r"""Raw lines that `read_text` turns into the text again.

    `guarded` puts a `\` first even where the text itself does not ask for it. `sealed` marks the end; the text must
    then end in a sign after which a seal counts.
    """
    lines = text.split("\n")
    last = len(lines) - 1
    return "\n".join(
        _write_line(line, guarded=at == 0 and (guarded or not line), sealed=sealed and at == last)
        for at, line in enumerate(lines)
    )


def _write_line(line: str, *, guarded: bool, sealed: bool) -> str:
    ambiguous = line[-1:].isspace() or _read_line("\\" + line).text != line
    body = line + "\\" if sealed or ambiguous else line
    return "\\" + body if guarded or body[:1].isspace() or body.startswith("\\") else body


def split_at_colon(raw: str) -> tuple[str, str | None]:
    r"""A raw text before and after its first colon that separates; None after where none does.

    A colon separates before a space or at the end, unless an odd number of `\` stands before it.
    """
    before, position = "", 0
    for found in _COLON.finditer(raw):
        run = len(found[1])
        before += raw[position : found.start()] + "\\" * (run // 2)
        if run % 2 == 0:
            return before, raw[found.end() :]
        before, position = before + ":", found.end()
    return before + raw[position:], None


def keep_colons(raw: str, *, divided: bool) -> str:
    r"""A raw text in which no colon separates; `divided` where a separating colon is to follow it."""
    colon = _INNER_COLON if divided else _COLON
    kept = colon.sub(lambda found: found[1] * 2 + "\\:", raw)
    tail = len(kept) - len(kept.rstrip("\\"))
    return kept + "\\" * tail if divided else kept
