"""The words of one document, kept up with every commit, and how well one answers to what is typed. Knows no lines."""

from collections import Counter

from paku_studio.models import Frequency, Involvement, Record, ServiceMoment, Touchpoint
from paku_studio.notation.targets import Targets
from paku_studio.notation.words import same_name
from paku_studio.store import Commit, Document

FUZZY_FROM = 4
"""Letters before a slip of the fingers is forgiven."""


class Words:
    """Words of one sort, each with how often it stands somewhere, and its plain form for looking up."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.plain: dict[str, str] = {}

    def add(self, word: str, step: int) -> None:
        """One more of a word, or one less."""
        self.count[word] += step
        if self.count[word] <= 0:
            del self.count[word]
            self.plain.pop(word, None)
        elif word not in self.plain:
            self.plain[word] = same_name(word)


class Vocabulary:
    """The words of one document: actors, touchpoints, frequencies, moments; kept up by following its commits."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.touchpoints: dict[str, Words] = {}
        self.often = Words()
        self.moments: dict[str, str] = {}
        """Moment id -> its text in plain form."""
        self.same: Counter[str] = Counter()
        """How many moments have a text."""
        self.acts: Counter[str] = Counter()
        """In how many moments an actor takes part."""
        self._known: dict[str, Record] = {}
        self._targets: dict[str, Targets] = {}
        self._learn_all()

    def _learn_all(self) -> None:
        """All at once, each word once however often it stands."""
        document = self.document
        for kind in (Touchpoint, Frequency, ServiceMoment, Involvement):
            self._known.update((record.id, record) for record in document.of_type(kind))
        labels = Counter((one.kind, one.label) for one in document.of_type(Touchpoint))
        for (touched, word), count in labels.items():
            self.touchpoints.setdefault(touched.value, Words()).add(word, count)
        for word, count in Counter(one.text for one in document.of_type(Frequency)).items():
            self.often.add(word, count)
        self.acts.update(one.actor for one in document.of_type(Involvement))
        self.moments.update((one.id, same_name(one.text)) for one in document.of_type(ServiceMoment))
        self.same.update(self.moments.values())

    def follow(self, commit: Commit) -> None:
        """After a commit: learn what is new, forget what is gone."""
        self._targets.clear()
        for record_id in commit.ids:
            old, new = self._known.get(record_id), self.document.records.get(record_id)
            if old is not None:
                self._forget(old)
            if new is not None:
                self._learn(new)

    def targets(self, pathway: str) -> Targets:
        """The numbers and texts of a pathway's moments, as they are until the next commit."""
        if pathway not in self._targets:
            self._targets[pathway] = Targets(self.document, pathway)
        return self._targets[pathway]

    def _learn(self, record: Record) -> None:
        if self._reckon(record, 1):
            self._known[record.id] = record

    def _forget(self, record: Record) -> None:
        self._reckon(record, -1)
        del self._known[record.id]

    def _reckon(self, record: Record, step: int) -> bool:
        if isinstance(record, Touchpoint):
            self.touchpoints.setdefault(record.kind.value, Words()).add(record.label, step)
        elif isinstance(record, Frequency):
            self.often.add(record.text, step)
        elif isinstance(record, Involvement):
            self.acts[record.actor] += step
        elif isinstance(record, ServiceMoment):
            self._reckon_moment(record, step)
        else:
            return False
        return True

    def _reckon_moment(self, moment: ServiceMoment, step: int) -> None:
        plain = same_name(moment.text)
        self.same[plain] += step
        if step > 0:
            self.moments[moment.id] = plain
        else:
            self.moments.pop(moment.id, None)


def fit(plain: str, query: str, *, slips: bool = True) -> int | None:
    """How well a word answers to what was typed: 0 begins with it, 1 has a word that does, 2 but for a slip; None not.

    Both in plain form (`same_name`). A slip is one letter wrong, missing, too many, or two that changed places.
    """
    if plain.startswith(query):
        return 0
    if f" {query}" in plain or f"-{query}" in plain:
        return 1
    return 2 if slips and len(query) >= FUZZY_FROM and _nearly(plain, query) else None


def _nearly(word: str, query: str) -> bool:
    at = next((at for at, (one, other) in enumerate(zip(word, query, strict=False)) if one != other), len(word))
    rest, left = query[at:], word[at:]
    if not rest:
        return True
    swapped = len(rest) > 1 and left[:2] == rest[1::-1] and left[2:].startswith(rest[2:])
    return swapped or left[1:].startswith(rest[1:]) or left.startswith(rest[1:]) or left[1:].startswith(rest)
