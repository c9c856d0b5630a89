"""Where a word may be parted at a line's end, by Liang's patterns of its language. Knows no widths and no lines.

F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983): digits between a pattern's letters bid for a break; the highest
bid at a place wins, and odd ones allow it. Patterns know syllables; where a compound's second word begins with a vowel
(asiakas-ymmärrys), a list of such words goes before them.
"""

import functools
import re

from paku_studio.resources import patterns_text

LEAST = 2
"""Letters that must stay on either side of a break."""

BEFORE_SEAM = 3
"""Letters of a compound's first word, at least."""

Patterns = dict[str, tuple[int, ...]]


def read_patterns(text: str) -> Patterns:
    """Patterns such as `1a2sia`, one a line, as letters -> bids before, between and after them. `%` opens a comment."""
    found: Patterns = {}
    for line in text.splitlines():
        pattern = line.partition("%")[0].strip()
        if pattern:
            letters, bids = _read_pattern(pattern)
            found[letters] = bids
    return found


def _read_pattern(pattern: str) -> tuple[str, tuple[int, ...]]:
    letters, bids = "", [0]
    for sign in pattern:
        if sign.isdigit():
            bids[-1] = int(sign)
        else:
            letters += sign
            bids.append(0)
    return letters, tuple(bids)


@functools.cache
def _patterns(language: str) -> tuple[Patterns, int]:
    found = read_patterns(patterns_text(language))
    return found, max(map(len, found), default=0)


@functools.lru_cache(maxsize=16384)
def hyphenation_points(word: str, language: str) -> tuple[int, ...]:
    """Indices before which the word may be parted with a hyphen; none where the language has no patterns."""
    patterns, longest = _patterns(language)
    lowered = f".{word.lower()}."
    if not patterns or len(lowered) != len(word) + 2:
        return ()
    bids = _bids(lowered, patterns, longest)
    for seam in compound_seams(word.lower(), language):
        bids[seam : seam + 3] = [0, 1, 0]
    return tuple(place for place in range(LEAST, len(word) - LEAST + 1) if bids[place + 1] % 2)


def compound_seams(word: str, language: str) -> tuple[int, ...]:
    """Indices at which a listed word begins within a longer one, in lower case."""
    beginnings = _beginnings(language)
    if beginnings is None:
        return ()
    found = [match.start() for match in beginnings.finditer(word, BEFORE_SEAM) if match["seam"]]
    return tuple(place for place in found if place <= len(word) - LEAST)


@functools.cache
def _beginnings(language: str) -> re.Pattern[str] | None:
    listed = [line for line in patterns_text(f"{language}-seams").splitlines() if line and not line.startswith("%")]
    if not listed:
        return None
    seams = sorted((line for line in listed if not line.startswith("-")), key=len, reverse=True)
    others = [line[1:] for line in listed if line.startswith("-")]
    return re.compile(f"(?:{'|'.join(others)})|(?P<seam>{'|'.join(seams)})")


def _bids(word: str, patterns: Patterns, longest: int) -> list[int]:
    bids = [0] * (len(word) + 1)
    for start in range(len(word)):
        for end in range(start + 1, min(start + longest, len(word)) + 1):
            for step, bid in enumerate(patterns.get(word[start:end], ())):
                bids[start + step] = max(bid, bids[start + step])
    return bids
