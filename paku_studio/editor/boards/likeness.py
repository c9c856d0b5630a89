"""Whether two lines say the same: by their words, in whatever order, capitals and signs aside. Knows no records."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from paku_studio.editor.boards.board import BoardLine

LOOKED_AT = 400
"""Characters of a line that are compared."""
STEM = 6
"""Letters by which a word is known: what comes after them bends it."""
LEAST = 2
"""Words that a line must have in common with a longer one."""
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("ja", "tai", "sekä", "eli", "och", "eller", "samt", "att", "and", "or", "the", "to", "a", "an"))


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """The words that carry a line."""
    plain = unicodedata.normalize("NFC", text[:LOOKED_AT]).casefold()
    words = _WORD.findall(plain)
    return frozenset(word[:STEM] for word in words if word not in _SMALL) or frozenset(words)


def says_the_same(typed: str, text: str) -> bool:
    """Whether all words of one of them stand in the other; one word alone must be all of the other."""
    mine, theirs = stems(typed), stems(text)
    if not mine or not theirs:
        return False
    common = len(mine & theirs)
    return mine == theirs or (common >= LEAST and common == min(len(mine), len(theirs)))


def first_same(typed: str, lines: Iterable[BoardLine]) -> BoardLine | None:
    """The line that says the same as what is typed, the nearest in length first; None where none does."""
    found = [line for line in lines if says_the_same(typed, line.text)]
    return min(found, key=lambda line: abs(len(line.text) - len(typed)), default=None)
