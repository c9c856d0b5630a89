"""Possible names in a plain text: a first name beside a surname. Always a hint; knows no other kind."""

import re
from collections.abc import Iterator, Sequence

from paku_studio.models import PersonalDataKind
from paku_studio.privacy.finding import Finding
from paku_studio.privacy.name_lists import BOTH, COMMON, COMPOUND, FIRST, FROM_AFAR, NOT_SURNAMES, TITLES

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SWEDISH = re.compile(r"[^\W\d_]{2,20}(?:sson|ström|qvist|kvist|lund|gren|stedt|holm|blom)s?")
_INSTITUTION = re.compile(
    r"[ -](?:koulu|katu|museo|säätiö|skola|skolan|stiftelse|kirkko|instituutti|akatemia|lukio|peruskoulu|apteekki|"
    r"seura|oy\b|ry\b|ab\b|rf\b|puisto|school|foundation)",
    re.I,
)
_LONGEST = 40
"""Letters that a word of a name can have; longer ones are not looked at."""


def names(plain: str, fictional: frozenset[str]) -> Iterator[Finding]:
    """First and last names side by side, titles before a surname; silent where all parts are of fictional persons."""
    parts = _parts(fictional)
    words = list(_WORD.finditer(plain))
    place = 0
    while place + 1 < len(words):
        last = _last(plain, words, place)
        if last > place and not all(_of_fiction(word[0], parts) for word in words[_person(words, place) : last + 1]):
            start = _person(words, place)
            if _INSTITUTION.match(plain, words[last].end()):
                place = last + 1
                continue
            yield Finding(PersonalDataKind.NAME, words[start].start(), words[last].end(), sure=False)
        place = max(last, place) + 1


def _person(words: Sequence[re.Match[str]], place: int) -> int:
    """The first word of the name itself: a title is none."""
    return place + (words[place][0].casefold() in TITLES)


def _last(plain: str, words: Sequence[re.Match[str]], place: int) -> int:
    """The last word of a name that begins (perhaps with a title) at `place`; -1 if none does."""
    one = words[place][0]
    if len(one) > _LONGEST or not _beside(plain, words, place):
        return -1
    if one.casefold() in TITLES:
        called = words[place + 1][0]
        return place + 1 if _capital(called) and (_certain(called) or called.casefold() in COMMON) else -1
    if _first(one):
        return _surname_after(plain, words, place)
    follows = words[place + 1][0]
    turned = _capital(one) and _certain(one) and _capital(follows) and _given(follows)
    return place + 1 if turned and not _begins_a_sentence_with_place(one) else -1


def _given(word: str) -> bool:
    """A known first name, perhaps in the genitive: Liisan, Matin, Pekan."""
    folded = word.casefold()
    stem = folded.removesuffix("n")
    return bool({folded, stem, stem[:-1] + stem[-2:]} & FIRST)


def _begins_a_sentence_with_place(word: str) -> bool:
    return word.casefold().endswith(("lainen", "läinen")) and word.casefold() not in COMMON


def _surname_after(plain: str, words: Sequence[re.Match[str]], place: int) -> int:
    end = place
    while end + 1 < len(words) and end < place + 3 and _beside(plain, words, end):
        end += 1
        word = words[end][0]
        if _surname(words[place][0], word):
            return end
        if not (_first(word) or len(word) == 1) or word[0].islower():
            return -1
    return -1


def _beside(plain: str, words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether the next word follows after a space, a comma or initials, in the same sentence."""
    if place + 1 >= len(words):
        return False
    between = plain[words[place].end() : words[place + 1].start()]
    return between in {" ", "  ", ", "} or (between == ". " and len(words[place][0]) == 1)


def _first(word: str) -> bool:
    """A known first name with a capital letter; in small letters only one that is hardly another word."""
    known = any(part in names for part in word.casefold().split("-") for names in (FIRST, BOTH, FROM_AFAR))
    return known and (_capital(word) or word.casefold() in FIRST)


def _surname(first: str, word: str) -> bool:
    folded = word.casefold()
    if len(word) > _LONGEST or folded in NOT_SURNAMES:
        return False
    if not _capital(word) or not _capital(first):
        return word.islower() and folded in COMMON and len(word) > 5 and folded.endswith(("nen", "son", "lä", "la"))
    double = folded.split("-")
    if first.casefold() in FROM_AFAR and not folded.endswith(("ssa", "ssä", "sta", "stä")):
        return len(folded) > 2
    ambiguous = all(part in BOTH for part in first.casefold().split("-"))
    if any(_certain(part) for part in double):
        return True
    return not ambiguous and any(COMPOUND.search(part) and len(part) > 4 for part in double)


def _certain(word: str) -> bool:
    folded = word.casefold()
    if folded in NOT_SURNAMES:
        return False
    if folded in COMMON:
        return len(folded) > 5 or folded in {"laine", "salo", "nyman", "heino"}
    if _SWEDISH.fullmatch(folded):
        return True
    if folded.endswith(("lainen", "läinen", "linen", "llinen")):
        return False
    return _nen(folded)


def _nen(folded: str) -> bool:
    """Ends like Virtanen or, inflected, Virtasen and Virtaselle."""
    if folded.endswith("nen"):
        return len(folded) > 5
    stem = re.match(r"(.{2,20}?)s(?:en|elle|elta|eltä|ella|ellä|esta|estä|een)$", folded)
    return stem is not None and stem[1] + "nen" in COMMON


def _capital(word: str) -> bool:
    return word[0].isupper()


def _parts(fictional: frozenset[str]) -> tuple[str, ...]:
    return tuple({part.casefold() for name in fictional for word in _WORD.findall(name) for part in word.split("-")})


def _of_fiction(word: str, parts: tuple[str, ...]) -> bool:
    """Whether all of a word, perhaps inflected, is of a fictional name: Mutkamäen, Petterille."""
    return all(any(_same(part, known) for known in parts) for part in word.casefold().split("-"))


def _same(word: str, known: str) -> bool:
    shared = max(3, len(known) - 3) if len(known) > 3 else len(known)
    return word == known or (len(word) >= shared and word[:shared] == known[:shared] and len(word) <= len(known) + 5)
