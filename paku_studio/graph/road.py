"""The order in which a pathway is told: phases, moments, side steps, lanes. Pure order, no links but parallel ones."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.graph.index import RecordIndex, index
from paku_studio.models import Link, LinkKind, Phase, Record, ServiceMoment


@dataclass(frozen=True, slots=True)
class MomentOnRoad:
    """A moment with its card's number (1.. over the whole pathway) and how deep a side step it is (0: on the road)."""

    moment: ServiceMoment
    number: int
    depth: int = 0
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PhaseOnRoad:
    """A phase with its moments in telling order: a side step stands right after its parent's earlier side steps."""

    phase: Phase
    moments: tuple[MomentOnRoad, ...]


def road_order(records: Mapping[str, Record], pathway_id: str) -> tuple[PhaseOnRoad, ...]:
    """The pathway's phases and moments in the order of the road, numbered.

    Never raises on records that are not integral: a parent that is missing, in another phase or part of a circle of
    parents is not counted, and its moment stands on the road itself.
    """
    indexed = index(records)
    number = 1
    road = []
    for phase in indexed.children(pathway_id, Phase, "pathway"):
        road.append(phase_on_road(indexed, phase, number))
        number += len(road[-1].moments)
    return tuple(road)


def phase_on_road(indexed: RecordIndex, phase: Phase, first_number: int = 1) -> PhaseOnRoad:
    """One phase with its moments in the order of the road, numbered from `first_number`."""
    return PhaseOnRoad(phase, tuple(_told(indexed.children(phase.id, ServiceMoment, "phase"), first_number)))


def moments_on_road(records: Mapping[str, Record], pathway_id: str) -> tuple[MomentOnRoad, ...]:
    """All moments of the pathway in telling order, phases left out."""
    return tuple(placed for phase in road_order(records, pathway_id) for placed in phase.moments)


def _told(moments: Sequence[ServiceMoment], first_number: int) -> Iterator[MomentOnRoad]:
    parents = _parents(moments)
    steps: dict[str, list[ServiceMoment]] = {}
    for moment in moments:
        steps.setdefault(parents[moment.id], []).append(moment)
    waiting = [(moment, 0) for moment in reversed(steps.get("", []))]
    number = first_number
    while waiting:
        moment, depth = waiting.pop()
        yield MomentOnRoad(moment, number, depth, parents[moment.id])
        number += 1
        waiting += [(step, depth + 1) for step in reversed(steps.get(moment.id, []))]


def _parents(moments: Sequence[ServiceMoment]) -> dict[str, str]:
    """Each moment's parent within the phase, or "" on the road; whoever is in a circle of parents is on the road."""
    here = {moment.id for moment in moments}
    parents = {moment.id: moment.parent if moment.parent in here else "" for moment in moments}
    safe = {""}
    for start in list(parents):
        trail: dict[str, None] = {}
        current = start
        while current not in safe and current not in trail:
            trail[current] = None
            current = parents[current]
        if current in trail:
            circle = list(trail)[list(trail).index(current) :]
            parents.update(dict.fromkeys(circle, ""))
        safe.update(trail)
    return parents


def lanes(records: Mapping[str, Record], pathway_id: str) -> tuple[tuple[ServiceMoment, ...], ...]:
    """Groups of two or more moments that happen at the same time, in telling order.

    A group is a run of neighbours (on the road, or side steps of one parent) each tied by a parallel link to one before
    it in the run; whichever way the link points.
    """
    same_time = same_time_links(index(records).of_type(Link))
    moments: dict[str, ServiceMoment] = {}
    found: list[list[str]] = []
    for phase in road_order(records, pathway_id):
        moments.update((placed.moment.id, placed.moment) for placed in phase.moments)
        found += lanes_in(phase, same_time)
    return tuple(tuple(moments[moment] for moment in run) for run in found)


def lanes_in(phase: PhaseOnRoad, same_time: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The lane groups of one phase as ids, in telling order. `same_time`: as for `lane_runs`."""
    places = {placed.moment.id: placed.number for placed in phase.moments}
    siblings: dict[str, list[str]] = {}
    for placed in phase.moments:
        siblings.setdefault(placed.parent, []).append(placed.moment.id)
    found = [run for row in siblings.values() for run in lane_runs(row, same_time)]
    return sorted(found, key=lambda run: places[run[0]])


def lane_runs(row: Sequence[str], same_time: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Runs of two or more neighbours of a row of moment ids, each tied to one before it in its run.

    `same_time`: a moment's id -> the ids to which a parallel link ties it, in whichever direction.
    """
    runs: list[list[str]] = [[]]
    for moment in row:
        together = same_time.get(moment)
        if not together or not any(other in together for other in runs[-1]):
            runs.append([])
        runs[-1].append(moment)
    return [run for run in runs if len(run) > 1]


def same_time_links(links: Iterable[Link]) -> dict[str, set[str]]:
    """A moment's id -> the ids to which a parallel link ties it, in whichever direction."""
    found: dict[str, set[str]] = {}
    for link in links:
        if link.kind is LinkKind.PARALLEL and link.target:
            found.setdefault(link.source, set()).add(link.target)
            found.setdefault(link.target, set()).add(link.source)
    return found
