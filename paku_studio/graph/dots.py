"""What a group can give dots to on a pathway, and how the dots fell. Knows no words and no picture.

Hidden or shown is not asked here: whoever shows a figure asks `Ballot.shown` first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.road import road_order
from paku_studio.models import Ballot, Dots, DotSubject, Note, NoteKind, Record, ServiceMoment, Touchpoint

Choosable = ServiceMoment | Touchpoint | Note
Stays = Literal["", "unmarked", "own", "elsewhere"]

KIND_OF_NOTE = {DotSubject.MISSING: NoteKind.MISSING, DotSubject.IDEA: NoteKind.IDEA}


FEWEST_GIVERS = 5
"""Fewer than these could be counted by the dots that they gave."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that dots can be given to, numbered from 1 in the order of telling.

    `moment`, `phase`: ids of where it stands, "" for none. `stays`: why it stands here only for the dots that it has:
    it is no longer marked so, is now the facilitator's own, or is on another pathway; "" where it can be chosen.
    """

    number: int
    record: Choosable
    moment: str = ""
    phase: str = ""
    stays: Stays = ""

    @property
    def id(self) -> str:
        """The id of the record that gets the dots."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Standing:
    """How many dots a candidate has; its place from 1, shared where `tied`."""

    candidate: Candidate
    dots: int
    place: int
    tied: bool


Told = tuple[Choosable, str, str]
"""A record, the id of its moment and of its phase."""


def candidates(records: Mapping[str, Record], ballot: Ballot) -> tuple[Candidate, ...]:
    """What can be chosen in a ballot, and what has dots in it although it could not be chosen now."""
    indexed = index(records)
    return _numbered(indexed, ballot.pathway, ballot.subject, given_to(indexed, ballot.id))


def choosable(records: Mapping[str, Record], pathway: str, subject: DotSubject) -> tuple[Candidate, ...]:
    """The same where no ballot has begun yet."""
    return _numbered(index(records), pathway, subject, {})


def _numbered(
    indexed: RecordIndex, pathway: str, subject: DotSubject, given: Mapping[str, int]
) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    seen = set[str]()
    for record, moment, phase in _told(indexed, pathway, subject):
        stays = _stays(record, subject)
        if not stays or record.id in given:
            found.append(Candidate(len(found) + 1, record, moment, phase, stays))
        seen.add(record.id)
    for target in sorted(set(given) - seen):
        stray = indexed.get(target)
        if isinstance(stray, Choosable):
            own = _stays(stray, subject) == "own"
            found.append(Candidate(len(found) + 1, stray, stays="own" if own else "elsewhere"))
    return tuple(found)


def _stays(record: Choosable, subject: DotSubject) -> Stays:
    if not isinstance(record, Note):
        return "" if record.critical and subject is DotSubject.CRITICAL else "unmarked"
    if record.own:
        return "own"
    return "" if record.kind is KIND_OF_NOTE.get(subject) and record.text.strip() else "unmarked"


def _told(indexed: RecordIndex, pathway: str, subject: DotSubject) -> Iterator[Told]:
    """Everything of the pathway that could ever be chosen, in the order of telling: judgements on it all come last."""
    of_notes = subject in KIND_OF_NOTE
    for told in road_order(indexed, pathway):
        phase = told.phase.id
        if of_notes:
            yield from ((note, "", phase) for note in indexed.children(phase, Note, "target"))
        for placed in told.moments:
            yield from _of_moment(indexed, placed.moment, phase, of_notes)
    if of_notes:
        notes = indexed.children(pathway, Note, "target")
        yield from ((note, "", "") for note in sorted(notes, key=lambda note: bool(note.heading.strip())))


def _of_moment(indexed: RecordIndex, moment: ServiceMoment, phase: str, of_notes: bool) -> Iterator[Told]:
    """The moment and its touchpoints; or what was said of the touchpoints, then of the moment, as its card tells it."""
    touchpoints = indexed.children(moment.id, Touchpoint, "moment")
    if not of_notes:
        yield moment, moment.id, phase
        yield from ((touchpoint, moment.id, phase) for touchpoint in touchpoints)
        return
    for target in (*(touchpoint.id for touchpoint in touchpoints), moment.id):
        yield from ((note, moment.id, phase) for note in indexed.children(target, Note, "target"))


def given_to(records: Mapping[str, Record], ballot: str) -> dict[str, int]:
    """How many dots each target has in a ballot; those without are left out."""
    counted: Counter[str] = Counter()
    for dots in index(records).children(ballot, Dots, "ballot"):
        counted[dots.target] += dots.count
    return dict(counted)


def given(records: Mapping[str, Record], ballot: str) -> int:
    """How many dots are given in a ballot altogether."""
    return sum(given_to(records, ballot).values())


def counts_nobody(records: Mapping[str, Record], ballot: Ballot) -> bool:
    """Whether its figures may leave the room: at least five people must have given them, each as many as one may.

    Dots on the facilitator's own notes leave no room and do not count.
    """
    indexed = index(records)
    told = (
        count
        for target, count in given_to(indexed, ballot.id).items()
        if not getattr(indexed.get(target), "own", False)
    )
    return sum(told) >= FEWEST_GIVERS * ballot.dots_each


def limit(ballot: Ballot) -> int:
    """How many dots there are to give; 0 where nobody said how many choose."""
    return ballot.voters * ballot.dots_each


def standings(records: Mapping[str, Record], ballot: Ballot) -> tuple[Standing, ...]:
    """The candidates from most dots to fewest; the earlier told first where they have as many."""
    indexed = index(records)
    counts = given_to(indexed, ballot.id)
    ranked = sorted(candidates(indexed, ballot), key=lambda one: (-counts.get(one.id, 0), one.number))
    dots = [counts.get(one.id, 0) for one in ranked]
    alike, first = Counter(dots), {count: place for place, count in reversed(list(enumerate(dots, start=1)))}
    return tuple(Standing(one, count, first[count], alike[count] > 1) for one, count in zip(ranked, dots, strict=True))


def ballots_of(records: Mapping[str, Record], pathway: str) -> tuple[Ballot, ...]:
    """The ballots of a pathway as they were begun."""
    return index(records).children(pathway, Ballot, "pathway")


def dots_shown(records: Mapping[str, Record], target: str) -> int:
    """How many dots a record has in the latest ballot that shows any for it; 0 while nothing is shown."""
    indexed = index(records)
    latest: tuple[tuple[str, str], int] = (("", ""), 0)
    for dots in indexed.children(target, Dots, "target"):
        ballot = indexed.find(dots.ballot, Ballot)
        if ballot is not None and ballot.shown and (ballot.order, ballot.id) > latest[0]:
            latest = ((ballot.order, ballot.id), dots.count)
    return latest[1]
