"""What a line could be meant to become: words that the document and the closed lists know. Knows no window.

The words of a document are kept up with every commit, so that a key costs no walk over all records.
"""

import functools
import heapq
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS
from paku_studio.drawing.road_words import HANDOVER_ICONS
from paku_studio.editor.vocabulary import FUZZY_FROM, Vocabulary, Words, fit
from paku_studio.locale import N_, translate_count, translator, words_in
from paku_studio.models import Actor, Persona, Phase, ServiceMoment, TouchpointKind
from paku_studio.notation.escapes import keep_colons, split_at_colon, write_text
from paku_studio.notation.marks import Mark, read_head
from paku_studio.notation.placing import InsertionPoint
from paku_studio.notation.targets import Targets
from paku_studio.notation.words import read_touchpoint, same_name

MOST = 6
"""Suggestions beside the line as it is."""
LEAST_DOUBLE = 4
"""Letters of a plain line before moments with the same words are shown."""
FUZZY_AMONG = 2_000
"""Words among which slips are looked for; where there are more, only those that begin alike."""
ENOUGH = 250
"""Words that are put in order by how well they answer."""

NEW = N_("new")
AS_IT_IS = N_("“%(words)s” as it is")
STANDS_ON_PATHWAY = N_("stands on the pathway already")
NUMBER = N_("card %(number)d")

_VOICED = frozenset(
    {Mark.WORKED, Mark.MISSING, Mark.RISK, Mark.QUESTION, Mark.IDEA, Mark.QUOTE, Mark.SIDE_STEP, Mark.TWIN}
    | {Mark.TOUCHPOINT, Mark.FEELING}
)
"""Marks after which a role in brackets says whose voice it is."""
_NORDIC = str.maketrans({"å": "{", "ä": "|", "ö": "}"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on. `words`: shown; `note`: beside them; `completion`: the whole line if it is taken."""

    words: str
    note: str = ""
    icon: str = ""
    completion: str = ""


def _sorted_by(rank: int, count: int, word: str) -> tuple[int, int, int, str]:
    """Best fit first, then what is said most, then what is short, then by the alphabet (å ä ö last)."""
    return rank, -count, len(word) // 24, word.translate(_NORDIC)


# Suggesting


def suggest(vocabulary: Vocabulary, text: str, at: InsertionPoint, language: str) -> tuple[Suggestion, ...]:
    """What the line could become where it lands; the last is the line as it is. Nothing: there is nothing to offer."""
    line = _Line(vocabulary, text, at, language)
    offered = [one for one in line.offers() if one.completion.strip() != text.strip()]
    if not offered:
        return ()
    found = list(dict.fromkeys(offered))[:MOST]
    if line.words:
        t = translator(language)
        found.append(Suggestion(t(AS_IT_IS) % {"words": line.words}, "", "pencil", text))
    return tuple(found)


class _Line:
    """The line taken apart: what stands before the words that are being typed, and those words."""

    def __init__(self, vocabulary: Vocabulary, text: str, at: InsertionPoint, language: str) -> None:
        self.vocabulary = vocabulary
        self.document = vocabulary.document
        self.at = at
        self.language = language
        self.t = translator(language)
        stripped = text.strip()
        head = read_head(stripped)
        self.mark = head.mark
        self.indent = text[: len(text) - len(text.lstrip())]
        self.words = head.body
        self.sign = stripped[: len(stripped) - len(head.body)].strip()
        self.query = same_name(head.body)

    def offers(self) -> Iterator[Suggestion]:
        """What could stand after this mark."""
        if self.mark in _VOICED and self._bracket_is_open():
            yield from self._listed("ParticipantRole", "user")
        elif self.mark is Mark.ACTOR:
            yield from self._actors()
        elif self.mark is Mark.TOUCHPOINT:
            yield from self._touchpoints()
        elif self.mark is Mark.PHASE and self.at.pathway:
            yield from self._phases()
        elif self.mark is Mark.PERSONA:
            yield from self._personas()
        elif self.mark is Mark.LEADS_TO:
            yield from self._ways_on()
        elif self.mark is Mark.NONE and len(self.query) >= LEAST_DOUBLE:
            yield from self._doubles()

    def _whole(self, raw: str) -> str:
        """The line with other words after its mark."""
        return f"{self.indent}{self.sign} {raw}" if self.sign else f"{self.indent}{raw}"

    def _bracket_is_open(self) -> bool:
        return self.words.startswith("[") and "]" not in self.words

    def _counted(self, count: int) -> str:
        """In how many moments a word stands already."""
        if not count:
            return self.t(NEW)
        return translate_count(self.language, "in %d moment", "in %d moments", count) % count

    def _filled(self, count: int) -> str:
        """How many moments a phase has."""
        return translate_count(self.language, "%d moment", "%d moments", count) % count if count else ""

    # Closed lists

    def _listed(self, enumeration: str, icon: str, icons: dict[str, str] | None = None) -> Iterator[Suggestion]:
        """Words of a list that stand in brackets; each value once, by the word that answers best."""
        query = same_name(self.words.removeprefix("["))
        best: dict[str, tuple[int, str]] = {}
        for word, value in words_in(enumeration, self.language).items():
            rank = fit(same_name(word), query)
            if rank is not None and (value not in best or rank < best[value][0]):
                best[value] = (rank, word)
        for value, (_, word) in sorted(best.items(), key=lambda item: item[1][0]):
            small = _small(word)
            yield Suggestion(small, "", (icons or {}).get(value, icon), self._whole(f"[{small}] "))

    # Actors

    def _actors(self) -> Iterator[Suggestion]:
        _, often = split_at_colon(self.words)
        if often is not None:
            yield from self._frequencies(often)
            return
        ranked: list[tuple[tuple[int, int, int, str], str]] = []
        named = set()
        for actor in self.document.of_type(Actor):
            plain = same_name(actor.name)
            named.add(plain)
            answers = [fit(one, self.query) for one in (plain, *map(same_name, actor.abbreviations))]
            rank = min((one for one in answers if one is not None), default=None)
            if rank is not None and plain:
                ranked.append((_sorted_by(rank, self.vocabulary.acts[actor.id], plain), actor.id))
        yield from (self._actor(actor_id) for _, actor_id in heapq.nsmallest(MOST, ranked))
        yield from self._usual_actors(named)

    def _actor(self, actor_id: str) -> Suggestion:
        name = self.document.get(actor_id, Actor).name
        raw = self._whole(keep_colons(write_text(name.partition("\n")[0]), divided=False))
        return Suggestion(name, self._counted(self.vocabulary.acts[actor_id]), "user", raw)

    def _usual_actors(self, named: set[str]) -> Iterator[Suggestion]:
        for word in words_in("ActorKind", self.language):
            plain = same_name(word)
            if plain not in named and fit(plain, self.query) is not None and plain not in _rest(self.language):
                yield Suggestion(word, self.t(NEW), "user", self._whole(word))

    def _frequencies(self, often: str) -> Iterator[Suggestion]:
        raw = self.words[: len(self.words) - len(often)].rstrip()
        for word, count in _best(self.vocabulary.often, same_name(often)):
            yield Suggestion(word, self._counted(count), "repeat", self._whole(f"{raw} {word}"))

    # Touchpoints

    def _touchpoints(self) -> Iterator[Suggestion]:
        kind, label = self._kind_before_colon()
        if kind is not None:
            yield from self._labels(kind, same_name(label))
            return
        yield from (made for _, made in sorted(self._kinds_and_labels(), key=lambda item: item[0])[:MOST])

    def _kind_before_colon(self) -> tuple[TouchpointKind | None, str]:
        """The kind whose word stands before a colon, and the words after it."""
        before, colon, label = self.words.partition(":")
        kind, rest = read_touchpoint(f"{before}: x") if colon and (not label or label[0].isspace()) else (None, "")
        return (kind, label) if kind is not None and rest == "x" else (None, "")

    def _labels(self, kind: TouchpointKind, query: str) -> Iterator[Suggestion]:
        before = self.words.partition(":")[0]
        for word, count in _best(self.vocabulary.touchpoints.get(kind.value, Words()), query):
            raw = f"{before}: {write_text(word)}"
            yield Suggestion(word, self._counted(count), TOUCHPOINT_ICONS[kind.value], self._whole(raw))

    def _kinds_and_labels(self) -> Iterator[tuple[tuple[int, int, int, str], Suggestion]]:
        for value, words in self.vocabulary.touchpoints.items():
            for label, count in _best(words, self.query):
                rank = fit(words.plain[label], self.query) or 0
                raw = self._touched(TouchpointKind(value), label)
                made = Suggestion(label, self._counted(count), TOUCHPOINT_ICONS[value], self._whole(raw))
                yield _sorted_by(rank, count, words.plain[label]), made
        yield from self._kinds()

    def _kinds(self) -> Iterator[tuple[tuple[int, int, int, str], Suggestion]]:
        """The kinds, each by the word that answers best."""
        best: dict[str, tuple[int, str]] = {}
        for word, value in words_in("TouchpointKind", self.language).items():
            rank = fit(same_name(word), self.query)
            if rank is not None and (value not in best or rank < best[value][0]):
                best[value] = (rank, word)
        for value, (rank, word) in best.items():
            count = self._of_kind(value)
            made = Suggestion(_small(word), self._counted(count), TOUCHPOINT_ICONS[value], self._whole(_small(word)))
            if self.query or value != TouchpointKind.OTHER:
                yield _sorted_by(rank, count, same_name(word)), made

    def _of_kind(self, value: str) -> int:
        words = self.vocabulary.touchpoints.get(value)
        return words.count.total() if words else 0

    def _touched(self, kind: TouchpointKind, label: str) -> str:
        """The label alone where that says the kind too, else the kind's word before it."""
        raw = write_text(label.partition("\n")[0], guarded=label.startswith("["))
        if read_touchpoint(raw) == (kind, label):
            return raw
        word = next(word for word, value in words_in("TouchpointKind", self.language).items() if value == kind)
        return f"{_small(word)}: {raw}"

    # Phases and personas

    def _phases(self) -> Iterator[Suggestion]:
        seen: Counter[str] = Counter()
        for phase in self.document.children(self.at.pathway, Phase, "pathway"):
            seen[phase.label] += 1
            if phase.label.strip() and fit(same_name(phase.label), self.query) is not None:
                nth = f" ({seen[phase.label]})" if seen[phase.label] > 1 else ""
                count = len(self.document.children(phase.id, ServiceMoment, "phase"))
                note = self._filled(count)
                label = phase.label.split("\n")[0]
                yield Suggestion(f"{label}{nth}", note, "flag", self._whole(f"{write_text(label)}{nth}"))
        standing = {same_name(label) for label in seen}
        for word, value in words_in("PathwayPhase", self.language).items():
            if value != "custom" and same_name(word) not in standing and fit(same_name(word), self.query) is not None:
                yield Suggestion(word, self.t(NEW), "flag", self._whole(word))

    def _personas(self) -> Iterator[Suggestion]:
        for persona in self.document.of_type(Persona):
            if persona.name.strip() and fit(same_name(persona.name), self.query) is not None:
                name = persona.name.split("\n")[0]
                yield Suggestion(persona.name, "", "circle-user", self._whole(write_text(name)))

    # Links

    def _ways_on(self) -> Iterator[Suggestion]:
        if not self.words or self._bracket_is_open():
            yield from (one for one in self._listed("LinkKind", "route") if one.words not in _not_typed(self.language))
            yield from self._listed("HandoverKind", "handshake", HANDOVER_ICONS)
            return
        before, words = "", self.words
        if words.startswith("["):
            before, _, words = words.partition("]")
            before, words = f"{before}] ", words.lstrip()
        targets = self.vocabulary.targets(self.at.pathway)
        for moment_id in self._moments_like(words, targets):
            number = targets.number_of(moment_id)
            text = self._text_of(moment_id)
            raw = str(number) if self._is_unclear(moment_id, text) else write_text(text, guarded=text.startswith("["))
            note = self.t(NUMBER) % {"number": number}
            yield Suggestion(text, note, "arrow-right", self._whole(f"{before}{raw}"))

    def _moments_like(self, words: str, targets: Targets) -> Iterator[str]:
        if words.isdigit() and len(words) < 10:
            found = targets.by_number(self.at.after, int(words))
            if found:
                yield found
        if words:
            for moment_id in self._moments(same_name(words), slips=True):
                if targets.number_of(moment_id) and moment_id != self.at.after:
                    yield moment_id

    def _text_of(self, moment_id: str) -> str:
        return " ".join(self.document.get(moment_id, ServiceMoment).text.split())

    def _is_unclear(self, moment_id: str, text: str) -> bool:
        moment = self.document.get(moment_id, ServiceMoment)
        return self.vocabulary.same[self.vocabulary.moments[moment_id]] > 1 or text != moment.text or text.isdigit()

    # Moments

    def _moments(self, query: str, *, slips: bool) -> Iterator[str]:
        """Ids of moments whose text answers, best first; few are enough."""
        begins: list[str] = []
        within: list[str] = []
        nearly: list[str] = []
        among = self.vocabulary.moments
        slips = slips and len(among) <= FUZZY_AMONG
        for moment_id, plain in among.items():
            if query in plain:
                rank = fit(plain, query, slips=False)
                if rank == 0:
                    begins.append(moment_id)
                elif rank == 1:
                    within.append(moment_id)
            elif slips and fit(plain, query) is not None:
                nearly.append(moment_id)
        yield from (*begins[: MOST * 2], *within[:MOST], *nearly[:MOST])

    def _doubles(self) -> Iterator[Suggestion]:
        """Moments of this pathway that begin with the same words: perhaps it is said already."""
        for moment_id in self._moments(self.query, slips=False):
            moment = self.document.get(moment_id, ServiceMoment)
            if self.vocabulary.moments[moment_id].startswith(self.query) and self._is_here(moment):
                text = self._text_of(moment_id)
                yield Suggestion(text, self.t(STANDS_ON_PATHWAY), "route", self._whole(write_text(text)))

    def _is_here(self, moment: ServiceMoment) -> bool:
        phase = self.document.records.get(moment.phase)
        return isinstance(phase, Phase) and phase.pathway == self.at.pathway


def _best(words: Words, query: str) -> list[tuple[str, int]]:
    """The words of a sort that answer best, with their counts."""
    if not query:
        return [(word, count) for word, count in words.count.most_common(MOST + 1) if word.strip()][:MOST]
    ranked = [
        (_sorted_by(rank, words.count[word], words.plain[word]), word)
        for word in _answering(words, query)
        if word.strip() and (rank := fit(words.plain[word], query)) is not None
    ]
    return [(word, words.count[word]) for _, word in sorted(ranked)[:MOST]]


def _answering(words: Words, query: str) -> list[str]:
    """Words worth a closer look: not too many, however many there are."""
    if len(words.plain) <= FUZZY_AMONG and len(query) >= FUZZY_FROM:
        return list(words.plain)
    return list(itertools.islice((word for word, plain in words.plain.items() if query in plain), ENOUGH))


def _small(word: str) -> str:
    """A word of a list as it stands within a line; one with capitals of its own keeps them."""
    return word.lower() if word[1:] == word[1:].lower() else word


@functools.cache
def _rest(language: str) -> frozenset[str]:
    """Words for what is none of the list's kinds."""
    return frozenset(same_name(word) for word, value in words_in("ActorKind", language).items() if value == "other")


@functools.cache
def _not_typed(language: str) -> frozenset[str]:
    """Words of links that a line does not need: the order of the road and a plain link say them."""
    return frozenset(_small(word) for word, value in words_in("LinkKind", language).items() if value in _UNSAID)


_UNSAID = frozenset({"next", "leads_to"})
