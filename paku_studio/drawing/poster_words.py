"""Words of huoneentaulut: key phrase and continuation, and lines that break where the sense does. Knows no places."""

import re
from collections.abc import Sequence
from dataclasses import replace

from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.hyphenation import compound_seams
from paku_studio.drawing.text import is_blank, placed_width

SHORT = 34
"""A first sentence of so many characters is a key phrase."""
LEAST, WIDOW = 0.30, 0.28
"""Of the measure: no part of a line broken by sense is shorter, and no last line of another."""
FEW_WORDS, SCRAP = 3, 0.4
"""A title of so few words is one thought; a line so much shorter than the other is no thought of its own."""
_PAUSES = frozenset(".:,;!?…–—")
_AND = frozenset({"ja", "sekä", "eli", "tai", "och", "samt", "eller", "and", "or", "–", "—", "&"})
_SHY = "\u00ad"
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_SENTENCE = re.compile(r"[^.!?…]*[.!?…]+[”\"'’»)]*(?=\s)")
_MARKS = (".", ":", ",")


def split_line(text: str) -> tuple[str, str]:
    """Key phrase and continuation: parted at the first line break, else after a short first sentence.

    A text that is neither is all continuation, unless it is as short as a key phrase.
    """
    told = text.strip()
    parts = _BREAK.split(told, maxsplit=1)
    key, rest = parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
    if len(parts) == 1 and len(told) > SHORT:
        found = _SENTENCE.match(told)
        key = found[0] if found and len(found[0]) <= SHORT else ""
        rest = told[len(key) :].strip()
    return ("", rest) if is_blank(key) else (key, "" if is_blank(rest) else rest)


def two_thoughts(lines: Sequence[Line]) -> bool:
    """Whether the two lines of a title are a thought each: parted after a mark or before an "and", and no scrap."""
    if len(lines) != 2 or lines[0].joint != " ":
        return False
    first, second = (line.text for line in lines)
    words = (*first.split(), *second.split())
    parts = first[-1:] in _PAUSES or words[len(first.split())].casefold() in _AND
    return parts and len(words) > FEW_WORDS and lines[1].width >= SCRAP * lines[0].width


def sentences(text: str) -> str:
    """Each sentence on a line of its own, as easy language wants it."""
    return re.sub(r"(?<=[.!?…])[ \t]+(?=\S)", "\n", text)


def whole_words(text: str, weight: str, size: float, width: float, language: str) -> tuple[Line, ...]:
    """Lines of like length; a word wider than the measure is parted where its own words meet, if it has such places."""
    if _SHY in text or all(placed_width(word, weight, size) <= width for word in text.split()):
        return break_lines(text, weight, size, width, language, balanced=True)
    eased = re.sub(r"[^\W\d_]+", lambda run: _with_seams(run[0], language), text)
    lines = break_lines(eased, weight, size, width, language)
    return tuple(replace(line, text=line.text.replace(_SHY, "")) for line in lines)


def _with_seams(word: str, language: str) -> str:
    ends = [*compound_seams(word.lower(), language), len(word)] if len(word.lower()) == len(word) else [len(word)]
    return _SHY.join(word[start:end] for start, end in zip([0, *ends], ends, strict=False))


def by_sense(
    text: str, weight: str, size: float, width: float, language: str, widow: float = WIDOW
) -> tuple[Line, ...]:
    """Lines no wider than `width`: one that must be broken breaks after a sentence, a colon or a comma if it can.

    `widow`: where the last line would take less than this share of the width, all are made of like length.
    """
    lines = break_lines(text, weight, size, width, language)
    if len(lines) == 2 and not _BREAK.search(text.strip()):
        lines = _parted(text, weight, size, width, language) or lines
    if len(lines) > 1 and lines[-1].width < widow * width:
        return break_lines(text, weight, size, width, language, balanced=True)
    return lines


def _parted(text: str, weight: str, size: float, width: float, language: str) -> tuple[Line, ...]:
    told = text.strip()
    for mark in _MARKS:
        found = []
        for at in (match.start() + 1 for match in re.finditer(re.escape(mark) + r"(?= \S)", told)):
            pair = (told[:at], told[at + 1 :])
            spans = [placed_width(part, weight, size) for part in pair]
            if max(spans) <= width and min(spans) >= LEAST * width:
                found.append((max(spans), pair))
        if found:
            lines = [break_lines(part, weight, size, width, language) for part in min(found)[1]]
            return tuple(line for each in lines for line in each)
    return ()
