"""How a line of a board is typed: marks, voice and words, one way and back; many lines at once. Knows no records."""

from dataclasses import dataclass, replace
from typing import Any

from paku_studio.editor.boards.board import BoardLine
from paku_studio.models import TEXT_LIMIT, ParticipantRole
from paku_studio.notation.lexer import read_lines
from paku_studio.notation.marks import QUOTES, Mark, bullet_of, read_head
from paku_studio.notation.words import read_role

ESCAPE = "\\"
QUOTE_SIGN, UNSURE_SIGN = '"', "?"
_MARKS = (Mark.QUOTE, Mark.QUESTION)


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed: the words, whether they are somebody's own or to be checked, and whose voice it is."""

    text: str
    quote: bool = False
    unsure: bool = False
    role: ParticipantRole | None = None

    def fields(self) -> dict[str, Any]:
        """As fields of a statement, but for whose voice."""
        return {"text": self.text, "quote": self.quote, "unsure": self.unsure}


@dataclass(frozen=True, slots=True)
class Pasted:
    """Lines that came in at once. `bullet`: what was taken off them; `cut`: how many were too long."""

    said: tuple[Said, ...]
    bullet: str = ""
    cut: int = 0


def read_said(raw: str, *, marked: bool = True) -> Said:
    r"""A typed line: `"` and `?` at its beginning, each once, then `[role]`; after a `\` all is words.

    Not `marked`: all is words.
    """
    rest = raw.strip()
    if not marked:
        return Said(rest)
    found: set[Mark] = set()
    while (head := read_head(rest)).mark in _MARKS and head.mark not in found and _is_mark(rest, head.mark):
        found.add(head.mark)
        rest = head.body
    role, rest = read_role(rest)
    quote, unsure = Mark.QUOTE in found, Mark.QUESTION in found
    text = rest if not quote or rest.startswith(ESCAPE) else _without_closing(rest)
    return Said(text.removeprefix(ESCAPE), quote, unsure, role)


def _is_mark(raw: str, mark: Mark) -> bool:
    """A quotation mark that stands close to its word and is closed within the line is a part of the words."""
    if mark is not Mark.QUOTE or raw[1:2].isspace() or len(raw) == 1:
        return True
    inner = raw[1:].rstrip()
    closes = sum(map(inner.count, QUOTES))
    return closes == 0 or (closes == 1 and inner[-1] in QUOTES)


def _without_closing(said: str) -> str:
    """Without the sign that closes the quote, unless it is one of a pair within."""
    if not said or said[-1] not in QUOTES or sum(map(said.count, QUOTES)) % 2 == 0:
        return said
    return said[:-1].rstrip()


def typed(line: BoardLine, role: str = "") -> str:
    """A line as one would type it, so that it can be corrected. `role`: the word for whose voice it is."""
    signs = [QUOTE_SIGN] * line.quote + [UNSURE_SIGN] * line.unsure + [f"[{role}]"] * bool(role)
    if line.plain:
        return line.text
    plain = " ".join([*signs, line.text])
    meant = read_said(plain)
    same = (meant.text, meant.quote, meant.unsure, bool(meant.role)) == (line.text, line.quote, line.unsure, bool(role))
    return plain if same else " ".join([*signs, ESCAPE + line.text])


def sign_of(raw: str) -> str:
    """The marks at the beginning of a typed line, as they stand there."""
    rest, start = raw.strip(), len(raw) - len(raw.lstrip())
    found: set[Mark] = set()
    at = rest
    while (head := read_head(at)).mark in _MARKS and head.mark not in found and _is_mark(at, head.mark):
        found.add(head.mark)
        at = head.body
    return raw[start : start + len(rest) - len(at)].rstrip() if found else ""


def read_pasted(text: str, *, marked: bool = True) -> Pasted:
    """The lines of a text, empty ones left out, the bullets that most of them begin with taken off."""
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    bullet = read_lines(whole).bullet
    said, cut = [], 0
    for raw in whole.split("\n"):
        line = raw.strip()
        if bullet and bullet_of(line) == bullet:
            line = line[1:].lstrip()
        one = read_said(line, marked=marked)
        if len(one.text) > TEXT_LIMIT:
            cut += 1
            one = replace(one, text=one.text[:TEXT_LIMIT])
        if one.text:
            said.append(one)
    return Pasted(tuple(said), bullet, cut)


def many(text: str) -> bool:
    """Whether a text is more than one line."""
    return "\n" in text.strip() or "\r" in text.strip()


def typed_signs(*, quote: bool, unsure: bool) -> str:
    """The marks as they are typed before the words."""
    return f"{QUOTE_SIGN} " * quote + f"{UNSURE_SIGN} " * unsure
