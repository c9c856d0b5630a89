"""Words of the closed lists as people say them in any of the three languages, and names that are the same."""

import functools
import re
import unicodedata

from paku_studio.locale import spoken_words
from paku_studio.models import HandoverKind, LinkKind, ParticipantRole, TouchpointKind
from paku_studio.notation.escapes import read_text
from paku_studio.notation.marks import QUOTES

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,80})\](?=\s|\Z)")
_COLON = re.compile(r":(?=\s|\Z)")
_LONGEST_KIND = 80
_SHORTEST_PAIR = 2


@functools.lru_cache(maxsize=10_000)
def same_name(text: str) -> str:
    """A form in which two ways to write one name are equal: composed letters, no capitals, single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    composed = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", " ".join(composed.split()))


@functools.cache
def _words(enumeration: str) -> dict[str, str]:
    return {same_name(word): value for word, value in spoken_words(enumeration).items()}


def _read_bracketed(raw: str) -> tuple[str, str]:
    """The word in brackets at the start, in its plain form, and what follows; no word: empty and all of it."""
    found = _BRACKETED.match(raw)
    return (same_name(found[1]), raw[found.end() :].lstrip()) if found else ("", raw)


def read_role(raw: str) -> tuple[ParticipantRole | None, str]:
    """Whose voice a raw text is, and the text; a role without a text is not one."""
    word, rest = _read_bracketed(raw)
    value = _words("ParticipantRole").get(word) if rest else None
    return (ParticipantRole(value), rest) if value else (None, raw)


def read_link_word(raw: str) -> tuple[LinkKind | HandoverKind | None, str]:
    """How a moment leads on, and the words for where; `next` is said by order, and so leads on like any other."""
    word, rest = _read_bracketed(raw)
    if value := _words("LinkKind").get(word):
        kind = LinkKind(value)
        return (LinkKind.LEADS_TO if kind is LinkKind.NEXT else kind), rest
    if value := _words("HandoverKind").get(word):
        return HandoverKind(value), rest
    return None, raw


def read_touchpoint(raw: str) -> tuple[TouchpointKind, str]:
    """A touchpoint's kind and label: `kind: label`, or a label whose kind is its own word, or another thing."""
    words = _words("TouchpointKind")
    colon = _COLON.search(raw)
    if colon and colon.start() <= _LONGEST_KIND and (value := words.get(same_name(raw[: colon.start()]))):
        return TouchpointKind(value), read_text(raw[colon.end() :].lstrip(" ")).text
    label = read_text(raw).text
    value = words.get(same_name(label)) if len(label) <= _LONGEST_KIND else None
    return TouchpointKind(value or TouchpointKind.OTHER), label


def read_quote(raw: str) -> str:
    """A quote without its closing sign, unless the end is sealed or the sign belongs to a pair within."""
    words = read_text(raw)
    if words.sealed or words.text[-1:] not in tuple(QUOTES) or sum(map(words.text.count, QUOTES)) % 2 == 0:
        return words.text
    return words.text[:-1].rstrip()


def read_felt(raw: str) -> str:
    """The words after a feeling: quoted or not."""
    return read_quote(raw[1:].lstrip()) if len(raw) >= _SHORTEST_PAIR and raw[0] in QUOTES else read_text(raw).text


def value_of(enumeration: str, said: str) -> str:
    """The value whose word in any of the languages this is, and nothing else; "" for none."""
    return _words(enumeration).get(same_name(said), "")
