"""The document's actors as a list: in how many moments, sorted as the language sorts, likely doubles. Knows no Qt."""

import re
import unicodedata
from dataclasses import dataclass

from paku_studio.graph.actors import same_actors
from paku_studio.locale import label, translate_count, translator
from paku_studio.models import Actor, Handover, Involvement, ServiceContact
from paku_studio.store import Document

LAST_LETTERS = {"fi": "åäö", "sv": "åäö"}
"""Letters of their own after z, by language."""
SAME_LETTER = {"æ": "ä", "ø": "ö", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th"}
_NUMBERS = re.compile(r"(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Listed:
    """One actor in words. `moments`: in how many it takes part; `unused`: nothing refers to it."""

    id: str
    name: str
    kind: str
    abbreviations: tuple[str, ...]
    moments: int
    unused: bool


def sort_key(words: str, language: str) -> tuple[tuple[int, int, str], ...]:
    """What words are sorted by in a language: å ä ö after z in Finnish and Swedish, numbers by their size."""
    parts = _NUMBERS.split(unicodedata.normalize("NFC", words).casefold())
    return tuple(
        (0, int(part), "") if place % 2 else (1, 0, _letters(part, language))
        for place, part in enumerate(parts)
        if part
    )


def _letters(words: str, language: str) -> str:
    last = LAST_LETTERS.get(language, "")
    return "".join(_letter(letter, last) for letter in words)


def _letter(letter: str, last: str) -> str:
    same = SAME_LETTER.get(letter, letter)
    if same in last:
        return f"z\uffff{last.index(same)}"
    return "".join(unicodedata.normalize("NFD", part)[0] for part in same)


def actors_of(document: Document, language: str) -> tuple[Listed, ...]:
    """Every actor, sorted by name."""
    found = (_listed(document, actor, language) for actor in document.of_type(Actor))
    return tuple(sorted(found, key=lambda row: (sort_key(row.name, language), row.id)))


def _listed(document: Document, actor: Actor, language: str) -> Listed:
    moments = {part.moment for part in document.children(actor.id, Involvement, "actor")}
    handovers = [bool(document.children(actor.id, Handover, side)) for side in ("from_actor", "to_actor")]
    used = bool(moments) or any(handovers) or bool(document.children(actor.id, ServiceContact, "actor"))
    kind = label("ActorKind", actor.kind, language)
    return Listed(actor.id, actor.name, kind, actor.abbreviations, len(moments), not used)


def about(row: Listed, language: str) -> str:
    """What else is known of an actor: "Kunta · mtt, sostt · 3 tuokiossa"."""
    if row.unused:
        t = translator(language)
        said = t("not used")
    else:
        said = translate_count(language, "in %d moment", "in %d moments", row.moments) % row.moments
    return " · ".join(part for part in (row.kind, ", ".join(row.abbreviations), said) if part)


def likely_doubles(document: Document) -> tuple[tuple[Actor, Actor, bool], ...]:
    """Pairs that seem to be one actor; True where nothing but the spelling differs. The surest come first."""
    pairs = same_actors(sorted(document.of_type(Actor), key=lambda actor: actor.id))
    return tuple(sorted(pairs, key=lambda pair: not pair[2]))


def split_abbreviations(typed: str) -> tuple[str, ...]:
    """Short forms as they are typed, with commas between, each once."""
    return tuple(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
