"""One actor written two ways. Compares spellings only; a false alarm costs more than a miss."""

import difflib
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from paku_studio.models import Actor

LONGEST_COMPARED = 80
"""Characters; a longer name is a sentence, and only its exact spelling is compared."""

SHORTEST_MISTYPED = 7
"""Letters of a word in which one letter more, less or other is taken for a slip of the keyboard."""

_JOINTS = re.compile(r"[\s\-‐‑‒–—_.,:;/()'’\"”“]+")


def spelling(name: str) -> str:
    """What is left of a name when capitals, spaces, hyphens and dots are not looked at (Unicode NFKC)."""
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return [word for word in _JOINTS.split(folded) if word]


def spellings(actor: Actor) -> frozenset[str]:
    """The actor's name and short forms, as `spelling` sees them."""
    return frozenset(filter(None, map(spelling, (actor.name, *actor.abbreviations))))


def same_actors(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor, bool]]:
    """Pairs that seem to be one actor, in the order given; True where nothing but the spelling differs.

    Sure: name equals name or short form. Unsure: a short form is shared, or one word of seven letters or more differs
    by one letter and is neither a number nor the only thing that tells two of a kind apart ("Ohjaaja A", "Ohjaaja B").
    """
    ordered = list(actors)
    place = {actor.id: number for number, actor in enumerate(ordered)}
    told = set()
    for sure, pairs in ((True, _sure_pairs(ordered)), (False, _unsure_pairs(ordered))):
        for one, other in pairs:
            first, second = sorted((one, other), key=lambda actor: place[actor.id])
            if first.id != second.id and (first.id, second.id) not in told:
                told.add((first.id, second.id))
                yield first, second, sure


def _sure_pairs(actors: list[Actor]) -> Iterator[tuple[Actor, Actor]]:
    named: dict[str, Actor] = {}
    for actor in actors:
        name = spelling(actor.name)
        if name in named:
            yield named[name], actor
        elif name:
            named[name] = actor
    for actor in actors:
        for short in map(spelling, actor.abbreviations):
            if short in named:
                yield named[short], actor


def _unsure_pairs(actors: list[Actor]) -> Iterator[tuple[Actor, Actor]]:
    short_forms: dict[str, Actor] = {}
    alike: dict[str, list[Actor]] = {}
    for actor in actors:
        for short in filter(None, map(spelling, actor.abbreviations)):
            yield short_forms.setdefault(short, actor), actor
        for shape in _with_a_letter_less(spelling(actor.name)):
            alike.setdefault(shape, []).append(actor)
    for group in alike.values():
        for one, other in itertools.combinations(group[:8], 2):
            if _mistyped(_words(one.name), _words(other.name)):
                yield one, other


def _with_a_letter_less(name: str) -> set[str]:
    """Names that are one letter apart share one of these, so that not every pair need be compared."""
    if not SHORTEST_MISTYPED <= len(name) <= LONGEST_COMPARED:
        return set()
    return {name} | {name[:place] + name[place + 1 :] for place in range(len(name))}


def _mistyped(one: list[str], other: list[str]) -> bool:
    differing = [(mine, yours) for mine, yours in zip(one, other, strict=False) if mine != yours]
    if len(one) != len(other) or len(differing) != 1:
        return False
    mine, yours = differing[0]
    long_enough = min(len(mine), len(yours)) >= SHORTEST_MISTYPED
    return long_enough and mine[0] == yours[0] and _one_letter_apart(mine, yours)


def _one_letter_apart(mine: str, yours: str) -> bool:
    steps = difflib.SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes()
    changes = [(mine[a:b], yours[c:d]) for kind, a, b, c, d in steps if kind != "equal"]
    if any(character.isdigit() for change in changes for part in change for character in part):
        return False
    if len(changes) == 1:
        return max(len(part) for part in changes[0]) == 1
    swapped = len(changes) == 2 and changes[0] == changes[1][::-1]
    return swapped and len("".join(changes[0])) == 1
