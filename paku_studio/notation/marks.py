"""The signs of the quick notation: which mark a line begins with, and which bullet. Knows lines of text, no records."""

from dataclasses import dataclass
from enum import StrEnum

from paku_studio.models import Emotion


class Mark(StrEnum):
    """What a line is, by the sign that it begins with."""

    PATHWAY = "="
    PERSONA = "&"
    PHASE = "#"
    SIDE_STEP = ">"
    TWIN = "||"
    ACTOR = "@"
    TOUCHPOINT = "*"
    WORKED = "+"
    MISSING = "-"
    RISK = "!?"
    CRITICAL = "!"
    MEANINGFUL = "**"
    QUESTION = "?"
    IDEA = "/"
    QUOTE = '"'
    FEELING = "~"
    LEADS_TO = "->"
    GOES_ON = "|"
    COMMENT = "%"
    NONE = ""


QUOTES = '"”“«»'
"""Signs that may close a quote."""
BULLETS = "-–•*"
"""Signs with which a pasted list begins its lines."""
FEELINGS = {
    "-2": Emotion.VERY_BAD,
    "-1": Emotion.BAD,
    "0": Emotion.NEUTRAL,
    "+1": Emotion.GOOD,
    "+2": Emotion.VERY_GOOD,
}
"""How a feeling is written, as the writer writes it."""

_SPOKEN_FEELINGS = {**FEELINGS, "+0": Emotion.NEUTRAL, "-0": Emotion.NEUTRAL}
_AFTER_TILDE = {**_SPOKEN_FEELINGS, "1": Emotion.GOOD, "2": Emotion.VERY_GOOD}
_MARKS = {mark.value: mark for mark in Mark if mark.value}
_OPENING_QUOTES = '"”“«'
_VARIANTS = str.maketrans({"–": "-", "—": "-", "−": "-", "→": "->", "”": '"', "“": '"', "«": '"'})
_LONGEST_SIGN = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A line's mark and what stands after it, spaces at both ends taken off."""

    mark: Mark
    body: str
    feeling: Emotion = Emotion.NOT_ASKED


def read_head(line: str) -> Head:
    """The mark of a line that has no spaces at its ends. A mark counts only before a space or the line's end.

    `~` before anything but a feeling comes back as a feeling that was not told.
    """
    sign = _first_word(line)
    plain = sign.translate(_VARIANTS)
    body = line[len(sign) :].lstrip()
    if plain == Mark.FEELING:
        said = _first_word(body)
        feeling = _AFTER_TILDE.get(said.translate(_VARIANTS), Emotion.NOT_ASKED)
        return Head(Mark.FEELING, body[len(said) :].lstrip(), feeling)
    if plain in _MARKS:
        return Head(_MARKS[plain], body)
    if plain in _SPOKEN_FEELINGS:
        return Head(Mark.FEELING, body, _SPOKEN_FEELINGS[plain])
    if line and line[0] in _OPENING_QUOTES:
        return Head(Mark.QUOTE, line[1:].lstrip())
    return Head(Mark.NONE, line)


def _first_word(text: str) -> str:
    """The first word if it is no longer than a sign can be, else the empty string."""
    words = text[: _LONGEST_SIGN + 1].split(None, 1)
    return words[0] if words and len(words[0]) <= _LONGEST_SIGN else ""


def bullet_of(line: str) -> str:
    """The bullet with which a line begins, or the empty string; a bullet stands before a space."""
    return line[0] if len(line) > 1 and line[0] in BULLETS and line[1].isspace() else ""
