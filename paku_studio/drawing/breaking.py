"""Breaking a text into lines no wider than a given width. Knows widths and hyphenation; nothing of places or pens.

White space: words and the spaces between them stay as typed within a line. Where a line ends, the spaces there, and
every line break or blank line, are one joint `" "`; spaces before the first word and after the last are left out.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from paku_studio.drawing.faces import width_of
from paku_studio.drawing.hyphenation import compound_seams, hyphenation_points

Joint = Literal[" ", "", "-"]

_PARAGRAPHS = re.compile("\r\n|[\n\r\u2028\u2029]")
_SPACES = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_OTHER_SPACES = re.compile("[\t\n\r\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]")
_WORDS = re.compile(f"([{_SPACES}]*)([^{_SPACES}]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER = frozenset("-‐–—/\u200b")
"""A word may always be parted after these."""
_AFTER_IF_NEEDED = frozenset("._@?&=:;,+%#~)")
_SOFT_HYPHEN = "\u00ad"

LONG = 0.62
"""A word with inner hyphens or slashes that takes more than this share of the width is parted there, not moved down."""
EARLY = 0.35
"""A part that fills less than this share of the room gives way to one made by hyphenation."""
BETWEEN_WORDS, ENOUGH, BETWEEN_EARLY = 1000, 3, 0.3
"""How good a break between the words of a compound is; it is taken where it fills this share of the room."""
LONG_RUN, LEAST_OF_LONG, LEAST_OF_SHORT = 10, 4, 3
"""Letters of a long word, and how many stay on each side of a syllable's break in it and in a shorter one."""
BEGUN = 0.3
"""A word too long for any line begins at a line's end only if that much of a line is filled with it."""
BALANCED_MOST = 12
"""Longer texts are not balanced: nobody sees it."""
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words (without a hyphen that breaking added), its width in points (with it), what follows it."""

    text: str
    width: float
    joint: Joint = " "


def break_lines(
    text: str,
    weight: str,
    size: float,
    width: float,
    language: str = "fi",
    balanced: bool = False,
    first_width: float | None = None,
) -> tuple[Line, ...]:
    """Lines no wider than `width` points, as long as one character and a hyphen fit; () where there are no words.

    Words are parted after inner hyphens and slashes, then where the language hyphenates, then anywhere, the last two
    with a hyphen between letters. Typed line breaks are kept, blank lines are not. `balanced`: as many lines, the
    widest as narrow as can be. `first_width`: the first line's room where it is another; a first line too
    narrow for anything is empty.
    """
    first = width if first_width is None else first_width
    return _break(text, weight, size, width, language, balanced, first)


@functools.lru_cache(maxsize=65536)
def _break(
    text: str, weight: str, size: float, width: float, language: str, balanced: bool, first: float
) -> tuple[Line, ...]:
    room, first_room = width / size * 1000, first / size * 1000
    lines = _whole_words(text, weight, room, balanced) if first == width else None
    if lines is None:
        filled = _filled(text, weight, room, language, first_room)
        if balanced and 1 < len(filled.done) <= BALANCED_MOST and first == width:
            filled = _balance(text, weight, room, language, filled)
        lines = filled.done
    return tuple([Line(line.text, line.width * size / 1000, line.joint) for line in lines])


def _whole_words(text: str, weight: str, room: float, balanced: bool) -> list[Line] | None:
    """The lines where spaces are single and no word may have to be parted: the common case, quickly. Else None."""
    words = text.split(" ")
    if "" in words or _OTHER_SPACES.search(text):
        return None
    widths = [width_of(word, weight) for word in words]
    if max(widths) > LONG * room and any(
        width > room or (width > LONG * room and not _AFTER.isdisjoint(word)) or _SOFT_HYPHEN in word
        for word, width in zip(words, widths, strict=True)
    ):
        return None
    space = width_of(" ", weight)
    stops = _stops(widths, space, room)
    if balanced and 1 < len(stops) <= BALANCED_MOST:
        stops = _even_stops(widths, space, room, stops)
    return [
        Line(" ".join(words[start:stop]), sum(widths[start:stop]) + (stop - start - 1) * space)
        for start, stop in zip([0, *stops], stops, strict=False)
    ]


def _stops(widths: list[float], space: float, room: float) -> list[int]:
    """Where each line ends when each is as full as can be: the number of words up to there."""
    stops, filled, limit = [], -space, room + ROUNDING
    for place, width in enumerate(widths):
        filled += space + width
        if filled > limit:
            stops.append(place)
            filled = width
    return [*stops, len(widths)]


def _even_stops(widths: list[float], space: float, room: float, stops: list[int]) -> list[int]:
    """As many lines, in the narrowest room that holds them."""
    least, most = max(*widths, sum(widths) / len(stops) * 0.9), room
    for _ in range(8):
        middle = (least + most) / 2
        tried = _stops(widths, space, middle)
        if len(tried) <= len(stops):
            stops, most = tried, middle
        else:
            least = middle
    return stops


def _balance(text: str, weight: str, room: float, language: str, best: "_Lines") -> "_Lines":
    least, most = sum(line.width for line in best.done) / len(best.done) * 0.9, room
    for _ in range(5 if least < room else 0):
        middle = (least + most) / 2
        tried = _filled(text, weight, middle, language, middle)
        fewer = len(tried.done) <= len(best.done) and _parted(tried.done) <= _parted(best.done)
        if fewer and tried.within_words <= best.within_words:
            best, most = tried, middle
        else:
            least = middle
    return best


def _parted(lines: list[Line]) -> int:
    return sum(line.joint != " " for line in lines)


def _filled(text: str, weight: str, room: float, language: str, first_room: float) -> "_Lines":
    """Each line as full as can be; all widths in thousandths of the type size."""
    lines = _Lines(weight, language, room, first_room)
    for paragraph in _PARAGRAPHS.split(text):
        for gap, word in _WORDS.findall(paragraph):
            lines.add(gap, word)
        lines.end(" ")
    return lines


@dataclass(slots=True)
class _Lines:
    weight: str
    language: str
    full_room: float
    first_room: float
    done: list[Line] = field(default_factory=list)
    text: str = ""
    width: float = 0.0
    within_words: int = 0
    """Hyphens within the words of a compound, not between them."""

    @property
    def room(self) -> float:
        return self.full_room if self.done else self.first_room

    def add(self, gap: str, word: str) -> None:
        """Put a word on the line, or as much of it as must be, and go on with the rest on the next."""
        gap_width, word_width = width_of(gap, self.weight), width_of(word, self.weight)
        if not self.text:
            gap, gap_width = "", 0.0
        if self.width + gap_width + word_width <= self.room + ROUNDING:
            self._put(gap + word, gap_width + word_width)
        else:
            self._part(_word(word, self.weight, self.language), gap, gap_width, word_width)

    def end(self, joint: Joint) -> None:
        """Close the line, if anything stands on it."""
        if self.text:
            self.done.append(Line(self.text, self.width, joint))
            self.text, self.width = "", 0.0

    def _put(self, text: str, width: float) -> None:
        self.text += text
        self.width += width

    def _part(self, word: "_Word", gap: str, gap_width: float, word_width: float) -> None:
        whole = word_width <= self.full_room + ROUNDING
        start, last = 0, len(word.clusters)
        while start < last:
            fresh = not self.text and self.room >= self.full_room
            room = self.room - self.width - gap_width
            if word.fits(start, room) or (fresh and start == last - 1):
                self._put(gap + word.part(start, last), gap_width + word.width(start, last))
                return
            seams_only = whole and not start
            cut = None
            if not (seams_only and (fresh or word_width <= LONG * self.full_room)):
                cut = word.cut(start, room, forced=fresh, seams_only=seams_only)
            sure = fresh or seams_only
            if cut is None or not (sure or cut[1] != "-" or word.width(start, cut[0]) >= BEGUN * self.full_room):
                self._give_up(" " if not start else "")
            else:
                stop, joint = cut
                hyphen = word.hyphen if joint == "-" else 0.0
                self._put(gap + word.part(start, stop), gap_width + word.width(start, stop) + hyphen)
                self.end(joint)
                self.within_words += joint == "-" and not word.between(stop)
                start = stop
            gap, gap_width = "", 0.0

    def _give_up(self, joint: Joint) -> None:
        """Leave the rest of the line empty; a narrow first line may stay empty altogether."""
        if self.text:
            self.end(joint)
        else:
            self.done.append(Line("", 0.0, ""))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in clusters, and before which it may be parted, with what joint; `points` also with how good it is."""

    clusters: tuple[str, ...]
    sums: tuple[float, ...]
    seams: dict[int, Joint]
    points: dict[int, tuple[Joint, int]]
    hyphen: float

    def width(self, start: int, stop: int) -> float:
        return self.sums[stop] - self.sums[start]

    def part(self, start: int, stop: int) -> str:
        return "".join(self.clusters[start:stop])

    def fits(self, start: int, room: float) -> bool:
        return self.width(start, len(self.clusters)) <= room + ROUNDING

    def cut(self, start: int, room: float, *, forced: bool, seams_only: bool) -> tuple[int, Joint] | None:
        """The last good place to part the word within the room. `forced`: at least one cluster, whatever it takes."""
        seam = between = point = short = anywhere = None
        for stop in self._within(start, room):
            spare = room + ROUNDING - self.width(start, stop)
            if stop in self.seams and spare >= self._shown(self.seams[stop]):
                seam = stop, self.seams[stop]
            if stop in self.points and spare >= self._shown(self.points[stop][0]) and stop - start > 1:
                joint, good = self.points[stop]
                between = (stop, joint) if good >= BETWEEN_WORDS else between
                point, short = ((stop, joint), short) if good >= ENOUGH else (point, (stop, joint))
            joint = self.joint(stop)
            if spare >= self._shown(joint):
                anywhere = stop, joint
        if seams_only:
            return seam
        if seam and (seam[1] or self.width(start, seam[0]) >= EARLY * room or not (point or short)):
            return seam
        if between and self.width(start, between[0]) >= BETWEEN_EARLY * room:
            return between
        found = point or short or seam
        if found or not forced:
            return found
        return anywhere or (start + 1, self.joint(start + 1))

    def between(self, stop: int) -> bool:
        """Whether a place is between the words of a compound, or one that was typed."""
        return stop in self.seams or self.points.get(stop, ("", 0))[1] >= BETWEEN_WORDS

    def joint(self, stop: int) -> Joint:
        """A hyphen between letters or digits, else nothing."""
        before, after = self.clusters[stop - 1], self.clusters[stop]
        return "-" if before[0].isalnum() and after[0].isalnum() else ""

    def _shown(self, joint: Joint) -> float:
        return self.hyphen if joint == "-" else 0.0

    def _within(self, start: int, room: float) -> Iterator[int]:
        for stop in range(start + 1, len(self.clusters)):
            if self.width(start, stop) > room + ROUNDING:
                return
            yield stop


@functools.lru_cache(maxsize=8192)
def _word(word: str, weight: str, language: str) -> _Word:
    pieces = clusters(word)
    sums = [0.0]
    for piece in pieces:
        sums.append(sums[-1] + width_of(piece, weight))
    seams, points = _places(word, pieces, language)
    return _Word(pieces, tuple(sums), seams, points, width_of("-", weight))


def _places(word: str, pieces: tuple[str, ...], language: str) -> tuple[dict[int, Joint], dict[int, tuple[Joint, int]]]:
    seams: dict[int, Joint] = {}
    points: dict[int, tuple[Joint, int]] = {}
    for stop in range(1, len(pieces)):
        before, after = pieces[stop - 1], pieces[stop]
        if before[-1] == _SOFT_HYPHEN:
            seams[stop] = "-"
        elif after[0] in _AFTER:
            continue
        elif before in _AFTER and stop > 1:
            if after[0].isdigit() and pieces[stop - 2].isdigit():
                points[stop] = "", 3
            else:
                seams[stop] = ""
        elif before in _AFTER_IF_NEEDED and stop > 1:
            points[stop] = "", 3
    starts = accumulate(map(len, pieces), initial=0)
    places = {start: number for number, start in enumerate(starts)}
    for run in _LETTERS.finditer(word):
        for point, good in _syllables(run[0], language):
            if run.start() + point in places:
                points[places[run.start() + point]] = "-", good
    return seams, points


def _syllables(word: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a word may be hyphenated and how well: between the words of a compound, or well within one of them."""
    seen = compound_seams(word.lower(), language)
    least = LEAST_OF_LONG if len(word) >= LONG_RUN else LEAST_OF_SHORT
    for point in hyphenation_points(word, language):
        near = min(abs(point - end) for end in (0, *seen, len(word)))
        yield point, BETWEEN_WORDS if point in seen else ENOUGH if near >= least else 0


def clusters(text: str) -> tuple[str, ...]:
    """The text in pieces that must not be parted: letters with their marks, joined emoji, pairs of regional letters."""
    if text.isascii() or max(text) < "\u00ad":
        return tuple(text)
    found: list[str] = []
    for sign in text:
        if found and _belongs(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return tuple(found)


def _belongs(before: str, sign: str) -> bool:
    if before[-1] == "\u200d" or sign in "\u200d\u200c\u00ad\u2060" or unicodedata.category(sign) in {"Mn", "Mc", "Me"}:
        return True
    if "\U0001f3fb" <= sign <= "\U0001f3ff" or "\U000e0020" <= sign <= "\U000e007f":
        return True
    if "\u1160" <= sign <= "\u11ff":
        return True
    return _regional(sign) and len(before) == 1 and _regional(before)


def _regional(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
