"""How a command ended: what to say, and the exit status. Knows no command but by name."""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from paku_studio.locale import translator

DONE, FAULT, UNUSABLE, UNWRITTEN = 0, 1, 2, 3
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_COMMANDING = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines for standard output, and one sentence for standard error where something went wrong."""

    status: int = DONE
    lines: tuple[str, ...] = ()
    trouble: str = ""


def not_yet(path: Path, messages: str) -> Outcome | None:
    """What to do first with notes or a table that were given in place of a document."""
    if path.suffix.lower() not in {".txt", ".csv", ".xlsx"} or not path.is_file():
        return None
    sentence = translator(messages)("%(file)s is no document yet: first paku-studio import %(file)s -o %(document)s")
    return Outcome(UNUSABLE, trouble=sentence % {"file": path.name, "document": path.with_suffix(".paku").name})


def commands_terminal(sign: str) -> bool:
    """Whether a character would move the cursor, recolour or retitle a terminal, or turn the reading direction."""
    return sign in _DIRECTIONS or unicodedata.category(sign) in _COMMANDING


def json_lines(told: object) -> tuple[str, ...]:
    """JSON a line at a time; a sign that would command a terminal is escaped, which says the same to a program."""
    text = json.dumps(told, ensure_ascii=False, indent=2)
    escaped = (f"\\u{ord(sign):04x}" if sign != "\n" and commands_terminal(sign) else sign for sign in text)
    return tuple("".join(escaped).split("\n"))


def one_line(text: str) -> str:
    """A text with foreign titles and file names in it as one line that only says something: no sign in it commands."""
    spaced = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.rstrip("\r\n")
    return "".join("\N{REPLACEMENT CHARACTER}" if commands_terminal(sign) else sign for sign in spaced)
