"""What makes a text heavy to read, named by what it counts; it judges no text as a whole and knows no window.

Hints are for the one who writes: none of them forbids anything, and a text without hints is not thereby easy to read.
What is counted follows the layout rules of easy language: short sentences and lines, whole words, somebody who acts.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paku_studio.editor.easy_passive import passives
from paku_studio.locale import N_, translator

MOST_WORDS = 12
"""Words of a sentence."""
MOST_LETTERS = 20
"""Letters of a word."""
LINE = 60
"""Characters of a line of easy text."""
POSTER_LINE = 90
"""Characters of a line of a poster, its key phrase and what follows together."""
POSTER_LINES = 9
"""Lines of a poster."""

_LONG_SENTENCE = N_("This sentence has %(count)d words.")
_LONG_WORD = N_("“%(word)s” has %(count)d letters.")
_PASSIVE = N_("“%(word)s” is perhaps a passive: who does it?")
_ABBREVIATION = N_("“%(word)s” is an abbreviation: write it out.")
_LONG_LINE = N_("This line has %(count)d characters.")
_CAPITAL = N_("“%(word)s” is in capitals. If it is short for something, write it out.")
_CAPITALS = N_("%(count)d words are in capitals.")
_DIGITS = N_("“%(word)s” is digits and signs: say it in words.")
_POSTER_LINE = N_("This line has %(count)d characters. On a wall, at most 90 are easy to read.")
_POSTER_LINES = N_("The poster has %(count)d lines. Five to nine are easiest to remember.")

_SHOWN = 40
"""Letters of a word that a hint repeats."""
_LOOKED_AT = 60
"""A word longer than this is only counted, not looked up."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at again. `start` and `end` are places in the text, in code points; `words` says what it is."""

    key: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word between spaces, without the signs around it. `plain`: in small letters, "" where it is not looked up."""

    text: str
    plain: str
    start: int
    end: int
    shut: str
    """The signs that follow it."""


def hints(text: str, language: str, shown: str = "") -> tuple[Hint, ...]:
    """What weighs on the reader of an easy text, in the order of the text.

    `language` is that of the text; the hints speak `shown`, or that same language where none is named.
    """
    say = _Speaker(text, shown or language)
    found: list[Hint] = [*_lines(say), *_short_forms(say, language), *_signs(say)]
    for sentence in _sentences(text, language):
        found += _sentence(say, sentence, language)
    return tuple(sorted(found, key=lambda hint: (hint.start, hint.end, hint.key)))


def line_hints(text: str, language: str) -> tuple[Hint, ...]:
    """A hint where a line of a poster has more letters than a wall bears; `language` is that of the hint."""
    count = _characters(text.strip())
    if count <= POSTER_LINE:
        return ()
    return (_Speaker(text, language).hint("poster_line", _POSTER_LINE, 0, len(text), count=count),)


def lines_hint(count: int, language: str) -> Hint | None:
    """A hint where a poster has more lines than people remember."""
    if count <= POSTER_LINES:
        return None
    return _Speaker("", language).hint("poster_lines", _POSTER_LINES, 0, 0, count=count)


class _Speaker:
    """Makes hints about one text, in one language."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = str(language)
        self._t = translator(self.language)

    def hint(self, key: str, message: str, start: int, end: int, count: int = 0) -> Hint:
        """A hint whose words may name how many (`count`) and the words of the text."""
        return Hint(key, self._t(message) % {"count": count, "word": self._quoted(start, end)}, start, end)

    def _quoted(self, start: int, end: int) -> str:
        said = " ".join(self.text[start : min(end, start + _SHOWN + 1)].split())
        return f"{said[:_SHOWN]}…" if end - start > _SHOWN else said


# Lines

_BREAKS = r"\n\r\v\f\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]+")
_LINE_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")


def _lines(say: _Speaker) -> Iterator[Hint]:
    for found in _LINE.finditer(say.text):
        words = found.group().rstrip()
        count = _characters(words) if len(words) > LINE else 0
        if count > LINE:
            yield say.hint("line", _LONG_LINE, found.start(), found.start() + len(words), count)


def _characters(line: str) -> int:
    """Characters that take room: a letter and its accents are one, marks that nobody sees are none."""
    return sum(unicodedata.category(one) not in {"Mn", "Me", "Cf"} for one in line)


# Sentences

_BETWEEN_SPACES = re.compile(r"\S+")
_ENDS = frozenset(".!?…")
_STARTS_ANYWAY = re.compile(r"[-–—•*·▪►>]")


def _sentences(text: str, language: str) -> Iterator[list[_Word]]:
    """The words of each sentence. A new one begins after its end sign, an empty line, or a line break and a capital."""
    sentence: list[_Word] = []
    before = 0
    for found in _BETWEEN_SPACES.finditer(text):
        word = _word(found.group(), found.start())
        if sentence and _begins(sentence[-1], text[before : found.start()], word or found.group(), language):
            yield sentence
            sentence = []
        if word is not None:
            sentence.append(word)
            before = found.end()
    if sentence:
        yield sentence


def _word(raw: str, start: int) -> _Word | None:
    """A word and its place; None where nothing in it is a letter or a digit."""
    first = next((at for at, one in enumerate(raw) if one.isalnum()), None)
    if first is None:
        return None
    last = next(at for at in range(len(raw), 0, -1) if _belongs(raw[at - 1]))
    core = raw[first:last]
    looked_up = len(core) <= _LOOKED_AT and not _is_address(core)
    plain = unicodedata.normalize("NFC", core).casefold().replace("’", "'") if looked_up else ""
    return _Word(core, plain, start + first, start + last, raw[last:])


def _belongs(one: str) -> bool:
    """Whether a sign belongs to the word that it ends: a letter, a digit, or the accent of a letter."""
    return one.isalnum() or unicodedata.category(one) in {"Mn", "Mc", "Me"}


def _begins(last: _Word, gap: str, word: "_Word | str", language: str) -> bool:
    """Whether a sentence begins here, after the word `last` and the spaces and signs of the `gap`."""
    breaks = len(_LINE_BREAK.findall(gap))
    if isinstance(word, str):
        return breaks > 0 and _STARTS_ANYWAY.match(word) is not None
    ends = _ENDS.intersection(last.shut + gap)
    if breaks > 1 or (breaks and not word.text[0].islower()):
        return True
    return bool(ends) and not (ends == {"."} and _goes_on(last, word.text[0].islower(), language))


def _goes_on(last: _Word, small: bool, language: str) -> bool:
    """Whether the full stop after a word is that of an abbreviation, or of a number, within a sentence."""
    if len(last.text) == 1 and last.text.isalpha():
        return True
    if last.text[-1].isdigit():
        return small
    return (small or last.plain.rpartition("/")[2] not in _LAST_IN_SENTENCE) and _is_short_form(
        f"{last.text}.", language
    )


def _sentence(say: _Speaker, words: Sequence[_Word], language: str) -> Iterator[Hint]:
    if len(words) > MOST_WORDS:
        yield say.hint("sentence", _LONG_SENTENCE, words[0].start, words[-1].end, len(words))
    for word in words:
        letters = _most_letters(word.text)
        if letters > MOST_LETTERS:
            yield say.hint("word", _LONG_WORD, word.start, word.end, letters)
    for first, last in passives([word.plain for word in words], str(language)):
        yield say.hint("passive", _PASSIVE, words[first].start, words[last].end)
    yield from _capitals(say, words)


def _most_letters(word: str) -> int:
    """Letters of the longest part of a word; hyphens and other signs part it, accents and soft hyphens do not."""
    if len(word) <= MOST_LETTERS or _is_address(word):
        return 0
    most = letters = 0
    for one in word:
        if one.isalpha():
            letters += 1
            most = max(most, letters)
        elif unicodedata.category(one) not in {"Mn", "Mc", "Me", "Cf"}:
            letters = 0
    return most


def _is_address(word: str) -> bool:
    """An address of a page or of a letter box: as long as it is, nobody can write it shorter."""
    return "@" in word or "://" in word or word[:4].casefold() == "www."


def _capitals(say: _Speaker, words: Sequence[_Word]) -> Iterator[Hint]:
    """Runs of words in capitals, each run one hint."""
    run: list[_Word] = []
    for word in (*words, None):
        if word is not None and _is_capitals(word.text):
            run.append(word)
        elif run:
            message = _CAPITALS if len(run) > 1 else _CAPITAL
            yield say.hint("capitals", message, run[0].start, run[-1].end, len(run))
            run = []


def _is_capitals(word: str) -> bool:
    letters = sum(one.isalpha() for one in word)
    return letters >= 2 and word.isupper()


# Abbreviations

_SHORT_FORMS = {
    "fi": (
        r"shl|mtt|sostt|sos\.?\s?tt|krt|kk|vko|vk|pvm|klo|esim|jne|mm|yms|ym|ks|ns|tms|nk|huom|puh|hlöä|hlöt|hlö|sis|mahd|myöh"
        r"|vrt|alk|yht|kpl|mrd|milj|toim|srk|tt|tstt"
        r"|(?:n|v|s|t|os|min|max|em|po|so|mt|ed|op|tark|lisät)\."
    ),
    "sv": (
        r"bl\.\s?a|t\.\s?ex|m\.\s?m|m\.\s?fl|o\.\s?s\.\s?v|d\.\s?v\.\s?s|s\.\s?k|p\.\s?g\.\s?a|f\.\s?d|fr\.\s?o\.\s?m"
        r"|t\.\s?o\.\s?m|o\.\s?d|e\.\s?d|tex|pga|dvs|osv|mfl|fom|ngn|ngt|mkt|ggr|kl|tfn|jfr|resp|inkl|exkl|etc|ca|nr"
        r"|(?:min|tim|mån|v|st|obs|ang|ev|forts|enl|avd|tel|el|s)\."
    ),
    "en": (
        r"e\.\s?g|i\.\s?e|eg|ie|etc|approx|incl|excl|appts?|dept|asap|vs|wks?|yrs?|hrs?|mins?|pls|nb|w/o"
        r"|(?:max|min|tel|no|inc)\.(?=\s?\d)"
    ),
}
"""Abbreviations of each language; those in brackets are words of their own where no full stop follows."""
_LETTER = r"[^\W\d_]"
_SHORT_PATTERNS = {
    language: re.compile(rf"(?<!{_LETTER})(?<!{_LETTER}\.)(?:{forms})(?:/(?:{forms}))*(?!{_LETTER})\.?", re.IGNORECASE)
    for language, forms in _SHORT_FORMS.items()
}
_LAST_IN_SENTENCE = frozenset(
    ("jne", "ym", "yms", "tms", "mm", "osv", "o.s.v", "m.m", "m.fl", "etc", "kk", "vko", "krt", "hlö")
)
"""Abbreviations that end a sentence as often as not."""


def _is_short_form(word: str, language: str) -> bool:
    pattern = _SHORT_PATTERNS.get(language)
    return pattern is not None and len(word) <= MOST_LETTERS and pattern.fullmatch(word) is not None


def _short_forms(say: _Speaker, language: str) -> Iterator[Hint]:
    pattern = _SHORT_PATTERNS.get(language)
    for found in pattern.finditer(_without_addresses(say.text)) if pattern else ():
        if not found.group().isupper():
            yield say.hint("abbreviation", _ABBREVIATION, found.start(), found.end())


def _without_addresses(text: str) -> str:
    """The text with spaces where addresses stand, so that every place stays the same."""
    return _BETWEEN_SPACES.sub(lambda found: " " * len(found[0]) if _is_address(found[0]) else found[0], text)


# Digits with signs

_SIGNED = re.compile(
    r"(?<![\d.,])\d[\d.,]*[ \u00a0\u202f]?[%‰€$£§°²³=×*/<>±&+½¼¾]+(?:[ \u00a0\u202f]?\d[\d.,]*)?"
    r"|[§$£€<>=×±][ \u00a0\u202f]?\d[\d.,]*|[½¼¾]"
)


def _signs(say: _Speaker) -> Iterator[Hint]:
    for found in _SIGNED.finditer(_without_addresses(say.text)):
        words = found.group().rstrip(".,")
        yield say.hint("digits", _DIGITS, found.start(), found.start() + len(words))
