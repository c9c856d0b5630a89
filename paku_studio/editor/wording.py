"""Two texts side by side: which words of the one are not in the other. Knows no record and no window."""

import re
from difflib import SequenceMatcher
from typing import Final

Parts = tuple[tuple[str, bool], ...]
"""Pieces of a text: (words, whether they are not in the other)."""
MOST_WORDS: Final = 300
"""Where more than so many words lie between a like beginning and a like end, all of them are called different."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def parts_that_differ(text: str, other: str) -> Parts:
    """The text in pieces, which joined are the text again; a text like the other is one piece, an empty one is none."""
    ours, theirs = _WORD.findall(text), _WORD.findall(other)
    start = _alike(ours, theirs)
    end = _alike(ours[start:][::-1], theirs[start:][::-1])
    middle, against = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    pieces = [(ours[:start], False), *_between(middle, against), (ours[len(ours) - end :], False)]
    return _joined(pieces)


def _alike(first: list[str], second: list[str]) -> int:
    """How many words both begin with alike."""
    count = 0
    for one, another in zip(first, second, strict=False):
        if one != another:
            break
        count += 1
    return count


def _between(words: list[str], others: list[str]) -> list[tuple[list[str], bool]]:
    if not words or not others or max(len(words), len(others)) > MOST_WORDS:
        return [(words, True)]
    pieces: list[tuple[list[str], bool]] = []
    at = 0
    for start, _, size in SequenceMatcher(str.isspace, words, others, autojunk=False).get_matching_blocks():
        pieces += [(words[at:start], True), (words[start : start + size], False)]
        at = start + size
    return pieces


def _joined(pieces: list[tuple[list[str], bool]]) -> Parts:
    """Neighbours of one kind as one piece, empty ones left out."""
    joined: list[tuple[str, bool]] = []
    for words, differs in pieces:
        text = "".join(words)
        if text and joined and joined[-1][1] == differs:
            joined[-1] = (joined[-1][0] + text, differs)
        elif text:
            joined.append((text, differs))
    return tuple(joined)
