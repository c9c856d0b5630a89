"""A text as a reader's eye takes it: one dash, one space, plain digits, no invisible signs. Finds nothing itself."""

import functools
import unicodedata
from dataclasses import dataclass

_DASHES = frozenset("‐‑‒–—―−﹣－⁃⁻➖")
_NO_SIGNS = frozenset("\ufe0e\ufe0f")
_ASCII = str.maketrans("\t\v\f\r", " \n\n\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """`plain` is searched; sign `n` of it stands at `text[starts[n]:ends[n]]` of what was written."""

    plain: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]` (not empty) stands in the text."""
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Reading:
    """The reading of a text; accents written as signs of their own are joined to their letters."""
    if text.isascii():
        return Reading(text.translate(_ASCII), range(len(text)), range(1, len(text) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, sign in enumerate(text):
        if signs and unicodedata.combining(sign):
            signs[-1] = _joined(signs[-1], sign)
            ends[-1] = place + 1
        elif signs and _joins(sign):
            ends[-1] = place + 1
        elif seen := _seen(sign):
            signs.append(seen)
            starts.append(place)
            ends.append(place + 1)
    return Reading("".join(signs), tuple(starts), tuple(ends))


def _joins(sign: str) -> bool:
    """Whether a sign only says how the one before it is drawn, as on a key of an emoji."""
    return sign in _NO_SIGNS or unicodedata.category(sign) == "Me"


def _joined(letter: str, accent: str) -> str:
    both = unicodedata.normalize("NFC", letter + accent)
    return both if len(both) == 1 else letter


@functools.lru_cache(4096)
def _seen(sign: str) -> str:
    """What is seen of a sign: nothing, or one sign."""
    category = unicodedata.category(sign)
    if category == "Cf" or _joins(sign):
        return ""
    if sign in _DASHES or category == "Pd":
        return "-"
    if category == "Zs" or sign == "\t":
        return " "
    if category in {"Nd", "No"}:
        return _digit(sign)
    if category == "Zl" or sign in "\v\f\r\x85":
        return "\n"
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and plain.isascii() else sign


def _digit(sign: str) -> str:
    """0 to 9 for a digit of any script, raised ones too; other signs of number stay."""
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)
