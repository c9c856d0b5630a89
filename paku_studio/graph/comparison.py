"""Two variants of a pathway held against each other: which moments belong together, what stayed, came, left, moved.

Knows records and their origins; nothing of how it is drawn or said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.road import MomentOnRoad, PhaseOnRoad, road_order
from paku_studio.models import Actor, Emotion, Frequency, Involvement, Pathway, Phase, Record, ServiceMoment, Touchpoint

Kind = Literal["kept", "added", "dropped", "moved"]
KINDS: tuple[Kind, ...] = ("kept", "added", "dropped", "moved")
Change = Literal[
    "words", "phase", "actors", "touchpoints", "better", "worse",
    "now_critical", "not_critical", "now_meaningful", "not_meaningful",
]  # fmt: skip

_FEELINGS = (Emotion.VERY_BAD, Emotion.BAD, Emotion.NEUTRAL, Emotion.GOOD, Emotion.VERY_GOOD)


@dataclass(frozen=True, slots=True)
class Pair:
    """A moment of the earlier path and the one of the later path that belongs to it; where one is missing, None."""

    kind: Kind
    before: MomentOnRoad | None
    after: MomentOnRoad | None
    changes: tuple[Change, ...] = ()

    @property
    def id(self) -> str:
        """The id of the moment by which it is known: the later one's, else the earlier one's."""
        placed = self.after or self.before
        return placed.moment.id if placed else ""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of the two roads: a pair, or only one end of it. A move has two columns."""

    pair: Pair
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both roads in the same columns. `alike`: an earlier phase's id -> the later one that it became."""

    before: tuple[PhaseOnRoad, ...]
    after: tuple[PhaseOnRoad, ...]
    columns: tuple[Column, ...]
    alike: Mapping[str, str]

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Each pair once, in the order of the columns; a move where the later path has it."""
        return tuple(each.pair for each in self.columns if each.after or each.pair.kind == "dropped")

    def count(self, kind: Kind) -> int:
        """How many pairs are of a kind."""
        return sum(pair.kind == kind for pair in self.pairs)


def compare(records: Mapping[str, Record], before_id: str, after_id: str) -> Comparison:
    """Hold two pathways against each other. A path that is not there has no moments; a path equals itself."""
    indexed = index(records)
    before, after = road_order(indexed, before_id), road_order(indexed, after_id)
    earlier, later = _moments(before), _moments(after)
    matched = _matched(indexed, earlier, later)
    alike = _alike(before, after, earlier, later, matched)
    steady = _steady(earlier, later, matched, alike)
    moved = {each for each in matched if each not in steady or not _same_phase(earlier[each], later, matched, alike)}
    asked = (indexed.find(before_id, Pathway), indexed.find(after_id, Pathway))
    pairs = _pairs(indexed, earlier, later, matched, moved, alike, asked)
    return Comparison(before, after, tuple(_columns(before, after, alike, pairs, steady)), alike)


def compared_with(records: Mapping[str, Record], pathway_id: str) -> str:
    """The pathway with which this one is best compared: what it was made from, else the first made from it, else "".

    The pair is to be read from the older to the newer: see `in_time`.
    """
    indexed = index(records)
    mine = indexed.find(pathway_id, Pathway)
    if mine is None:
        return ""
    if mine.made_from != pathway_id and indexed.find(mine.made_from, Pathway) is not None:
        return mine.made_from
    made = (each.id for each in indexed.of_type(Pathway) if each.made_from == pathway_id and each.id != pathway_id)
    return next(made, "")


def in_time(records: Mapping[str, Record], one: str, other: str) -> tuple[str, str]:
    """The two with the one from which the other was made first; else as they are given."""
    indexed = index(records)
    return (other, one) if other in _ancestry(indexed, one, Pathway, "made_from")[1:] else (one, other)


def _moments(road: Sequence[PhaseOnRoad]) -> dict[str, MomentOnRoad]:
    return {placed.moment.id: placed for phase in road for placed in phase.moments}


def _ancestry(indexed: RecordIndex, start: str, kind: type[Record], field: str) -> list[str]:
    """The record and all that it was copied from, nearest first; one that is gone still counts, a circle ends."""
    found: dict[str, None] = {}
    here = start
    while here and here not in found:
        found[here] = None
        record = indexed.find(here, kind)
        here = getattr(record, field) if record is not None else ""
    return list(found)


def _matched(
    indexed: RecordIndex, earlier: Mapping[str, MomentOnRoad], later: Mapping[str, MomentOnRoad]
) -> dict[str, str]:
    """Earlier moment -> later moment: the nearest by origin, then those whose words are the very same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one, other in [*_by_origin(indexed, earlier, later), *_by_words(earlier, later)]:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _by_origin(
    indexed: RecordIndex, earlier: Mapping[str, MomentOnRoad], later: Mapping[str, MomentOnRoad]
) -> Iterator[tuple[str, str]]:
    """All that share an ancestor, the nearest kin first; the same whichever of the two paths is called the later."""
    lines: dict[str, list[tuple[int, str]]] = {}
    for moment in earlier:
        for distance, ancestor in enumerate(_ancestry(indexed, moment, ServiceMoment, "origin")):
            lines.setdefault(ancestor, []).append((distance, moment))
    kin: dict[tuple[str, str], int] = {}
    for moment in later:
        for distance, ancestor in enumerate(_ancestry(indexed, moment, ServiceMoment, "origin")):
            for other_distance, other in lines.get(ancestor, ()):
                kin[other, moment] = min(kin.get((other, moment), distance + other_distance), distance + other_distance)
    yield from sorted(kin, key=lambda pair: (kin[pair], *sorted(_places(pair, earlier, later)), *sorted(pair)))


def _places(
    pair: tuple[str, str], earlier: Mapping[str, MomentOnRoad], later: Mapping[str, MomentOnRoad]
) -> tuple[int, int]:
    return earlier[pair[0]].number, later[pair[1]].number


def _by_words(earlier: Mapping[str, MomentOnRoad], later: Mapping[str, MomentOnRoad]) -> Iterator[tuple[str, str]]:
    """Those whose words stand in each path but once: two paths typed or imported apart have no origins."""
    mine, theirs = _once(earlier.values()), _once(later.values())
    for words, moment in mine.items():
        if words in theirs:
            yield moment, theirs[words]


def _once(moments: Iterable[MomentOnRoad]) -> dict[str, str]:
    """Words -> the one moment that has them."""
    found: dict[str, list[str]] = {}
    for placed in moments:
        found.setdefault(" ".join(placed.moment.text.casefold().split()), []).append(placed.moment.id)
    return {words: ids[0] for words, ids in found.items() if words and len(ids) == 1}


def _alike(
    before: Sequence[PhaseOnRoad],
    after: Sequence[PhaseOnRoad],
    earlier: Mapping[str, MomentOnRoad],
    later: Mapping[str, MomentOnRoad],
    matched: Mapping[str, str],
) -> dict[str, str]:
    """Which phase became which: one of the same name, else the one with which it shares most moments."""
    shared: dict[tuple[str, str], int] = {}
    for one, other in matched.items():
        phases = (earlier[one].moment.phase, later[other].moment.phase)
        shared[phases] = shared.get(phases, 0) + 1
    ranked = sorted(_likenesses(before, after, shared))
    found: dict[str, str] = {}
    for *_, mine, theirs in ranked:
        if mine not in found and theirs not in found.values():
            found[mine] = theirs
    return found


def _likenesses(
    before: Sequence[PhaseOnRoad], after: Sequence[PhaseOnRoad], shared: Mapping[tuple[str, str], int]
) -> Iterator[tuple[bool, int, int, int, str, str]]:
    """Phases that could be the same, best first when sorted: by name, by shared moments, the earliest."""
    for place, one in enumerate(before):
        for other_place, other in enumerate(after):
            both = shared.get((one.phase.id, other.phase.id), 0)
            named = _name(one.phase) == _name(other.phase) != ""
            if named or both:
                first, last = sorted((place, other_place))
                yield not named, -both, first, last, one.phase.id, other.phase.id


def _name(phase: Phase) -> str:
    return " ".join(phase.label.casefold().split())


def _same_phase(
    placed: MomentOnRoad, later: Mapping[str, MomentOnRoad], matched: Mapping[str, str], alike: Mapping[str, str]
) -> bool:
    return alike.get(placed.moment.phase) == later[matched[placed.moment.id]].moment.phase


def _steady(
    earlier: Mapping[str, MomentOnRoad],
    later: Mapping[str, MomentOnRoad],
    matched: Mapping[str, str],
    alike: Mapping[str, str],
) -> set[str]:
    """The earlier moments whose order among the pairs did not change: as many as can be, most in their old phase."""
    row = [moment for moment in earlier if moment in matched]
    worth = [1 + (1 / (2 * len(row)) if _same_phase(earlier[each], later, matched, alike) else 0) for each in row]
    best = _Best(len(later))
    reached: list[tuple[float, int]] = []
    for place, moment in enumerate(row):
        number = later[matched[moment]].number
        value, through = best.below(number)
        reached.append((value + worth[place], through))
        best.put(number, value + worth[place], place)
    here = max(range(len(row)), key=lambda place: reached[place][0], default=-1)
    found = set()
    while here >= 0:
        found.add(row[here])
        here = reached[here][1]
    return found


class _Best:
    """The greatest value put below a number (a Fenwick tree of maxima), with the place that it came from."""

    def __init__(self, size: int) -> None:
        self._values = [(0.0, -1)] * (size + 1)

    def below(self, number: int) -> tuple[float, int]:
        """The greatest value at numbers less than this one."""
        found, at = (0.0, -1), number - 1
        while at > 0:
            found = max(found, self._values[at])
            at -= at & -at
        return found

    def put(self, number: int, value: float, place: int) -> None:
        """A value at a number of 1 and more."""
        at = number
        while at < len(self._values):
            self._values[at] = max(self._values[at], (value, place))
            at += at & -at


def _pairs(
    indexed: RecordIndex,
    earlier: Mapping[str, MomentOnRoad],
    later: Mapping[str, MomentOnRoad],
    matched: Mapping[str, str],
    moved: set[str],
    alike: Mapping[str, str],
    asked: tuple[Pathway | None, Pathway | None],
) -> dict[str, Pair]:
    """Every moment of both paths -> its pair."""
    found: dict[str, Pair] = {}
    for moment, placed in earlier.items():
        if moment not in matched:
            found[moment] = Pair("dropped", placed, None)
            continue
        other = later[matched[moment]]
        parted = alike.get(placed.moment.phase) != other.moment.phase
        changes = tuple(_changes(indexed, placed.moment, other.moment, parted, asked))
        pair = Pair("moved" if moment in moved else "kept", placed, other, changes)
        found[moment] = found[other.moment.id] = pair
    found.update({moment: Pair("added", None, placed) for moment, placed in later.items() if moment not in found})
    return found


def _changes(
    indexed: RecordIndex,
    before: ServiceMoment,
    after: ServiceMoment,
    parted: bool,
    asked: tuple[Pathway | None, Pathway | None],
) -> Iterator[Change]:
    """What is not as it was. A mark or a feeling that was not asked of both paths has not changed."""
    if before.text.split() != after.text.split():
        yield "words"
    if parted:
        yield "phase"
    if _actors(indexed, before) != _actors(indexed, after):
        yield "actors"
    if _met(indexed, before) != _met(indexed, after):
        yield "touchpoints"
    told = [_FEELINGS.index(each.feeling) for each in (before, after) if each.feeling in _FEELINGS]
    if len(told) == 2 and told[0] != told[1]:
        yield "better" if told[1] > told[0] else "worse"
    earlier, later = asked
    if before.critical != after.critical and _was_asked("asked_critical", earlier, later, before.critical):
        yield "now_critical" if after.critical else "not_critical"
    if before.meaningful != after.meaningful and _was_asked("asked_meaningful", earlier, later, before.meaningful):
        yield "now_meaningful" if after.meaningful else "not_meaningful"


def _was_asked(question: str, before: Pathway | None, after: Pathway | None, marked_before: bool) -> bool:
    """Whether the path that has no mark was asked for marks at all: silence is no answer."""
    return bool(getattr(after if marked_before else before, question, False))


def _actors(indexed: RecordIndex, moment: ServiceMoment) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for each in indexed.children(moment.id, Involvement, "moment"):
        actor = indexed.find(each.actor, Actor)
        often = tuple(said.text.strip() for said in indexed.children(each.id, Frequency, "involvement"))
        found.append((actor.name.strip() if actor else "", often))
    return sorted(found)


def _met(indexed: RecordIndex, moment: ServiceMoment) -> list[tuple[str, str]]:
    touchpoints = indexed.children(moment.id, Touchpoint, "moment")
    return sorted((each.kind.value, " ".join(each.label.casefold().split())) for each in touchpoints)


def _columns(
    before: Sequence[PhaseOnRoad],
    after: Sequence[PhaseOnRoad],
    alike: Mapping[str, str],
    pairs: Mapping[str, Pair],
    steady: set[str],
) -> Iterator[Column]:
    """Both roads merged: what kept its order shares a column; between them each road's own, phase by phase."""
    left = [pairs[placed.moment.id] for phase in before for placed in phase.moments]
    right = [pairs[placed.moment.id] for phase in after for placed in phase.moments]
    ranks = _ranks(before, after, alike)
    here, there = 0, 0
    while here < len(left) or there < len(right):
        stays = here < len(left) and _is_steady(left[here], steady)
        waits = there < len(right) and _is_steady(right[there], steady)
        if stays and waits:
            yield Column(left[here], True, True)
            here, there = here + 1, there + 1
        elif (
            there == len(right) or waits or (here < len(left) and not stays and _first(left, here, right, there, ranks))
        ):
            yield Column(left[here], True, False)
            here += 1
        else:
            yield Column(right[there], False, True)
            there += 1


def _is_steady(pair: Pair, steady: set[str]) -> bool:
    return pair.before is not None and pair.before.moment.id in steady


def _first(left: Sequence[Pair], here: int, right: Sequence[Pair], there: int, ranks: Mapping[str, int]) -> bool:
    """Whether the earlier road's next moment stands before the later road's."""
    mine, theirs = left[here].before, right[there].after
    return mine is None or theirs is None or ranks[mine.moment.phase] <= ranks[theirs.moment.phase]


def _ranks(before: Sequence[PhaseOnRoad], after: Sequence[PhaseOnRoad], alike: Mapping[str, str]) -> dict[str, int]:
    """Every phase -> how far along the later road it is; one that is gone stands with the one before it."""
    found = {each.phase.id: place for place, each in enumerate(after)}
    reached = -1
    for each in before:
        reached = max(reached, found.get(alike.get(each.phase.id, ""), reached))
        found.setdefault(each.phase.id, reached)
    return found
