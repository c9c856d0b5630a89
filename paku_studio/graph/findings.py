"""What the graph shows, for `check`: facts and record ids. Says nothing in words and changes nothing.

A *fault* is something in the document that is probably a mistake of those who typed it and would stand on the poster: a
phase without a moment where the pathway has moments elsewhere, a moment without words, one actor written two ways.
A *remark* is something the group has told or not yet told: a gap, a dead end, a loop, a hand-over that broke or that
nobody accompanied, moments without a touchpoint, a critical point without a reason, questions that were never asked,
a persona that nobody has marked as fictional, a spelling that only resembles another. A real story is full of remarks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from paku_studio.graph.actors import same_actors
from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.pathway import SIDE_STEP, pathway_graph
from paku_studio.graph.road import MomentOnRoad, PhaseOnRoad, road_order
from paku_studio.models import (
    Actor,
    AskedQuestion,
    Emotion,
    Handover,
    HandoverKind,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    Pathway,
    PathwayVariant,
    Persona,
    Record,
    Touchpoint,
)

if TYPE_CHECKING:
    import networkx

FAULT: Literal["fault"] = "fault"
REMARK: Literal["remark"] = "remark"
Value = str | int | tuple[int, ...] | tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One thing found: a stable code, how grave, the records it is about (the first is where to look), and values.

    `values` hold users' words as typed, card numbers, and values of enumerations; `describe_finding` says them.
    `pathway`: on which it was found; `several`: the document has others, so that it must be named.
    """

    code: str
    severity: Literal["fault", "remark"]
    records: tuple[str, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    pathway: str = ""
    several: bool = False


def findings(records: Mapping[str, Record]) -> tuple[Finding, ...]:
    """All findings: pathway by pathway along the road, then actors and personas. Deterministic."""
    indexed = index(records)
    found: list[Finding] = []
    pathways = indexed.of_type(Pathway)
    for pathway in pathways:
        found += (replace(one, several=len(pathways) > 1) for one in _of_pathway(indexed, pathway))
    found += _of_actors(indexed)
    found += _of_personas(indexed)
    return tuple(found)


def _of_pathway(indexed: RecordIndex, pathway: Pathway) -> Iterator[Finding]:
    road = road_order(indexed, pathway.id)
    placed = {entry.moment.id: entry for phase in road for entry in phase.moments}
    if not placed:
        yield Finding("pathway_without_moment", REMARK, (pathway.id,), pathway=pathway.id)
        return
    story = _Story(indexed, pathway, road, placed)
    for look in (_phases, _links, _moments, _handovers, _touchpoints, _never_asked):
        yield from look(story)


@dataclass(frozen=True)
class _Story:
    """One pathway as the checks look at it."""

    indexed: RecordIndex
    pathway: Pathway
    road: tuple[PhaseOnRoad, ...]
    placed: Mapping[str, MomentOnRoad]

    def finding(self, code: str, severity: Literal["fault", "remark"], *ids: str, **values: Value) -> Finding:
        return Finding(code, severity, ids, values, self.pathway.id)

    def touchpoints(self, entry: MomentOnRoad) -> tuple[Touchpoint, ...]:
        return self.indexed.children(entry.moment.id, Touchpoint, "moment")


def _at(entry: MomentOnRoad) -> dict[str, Value]:
    return {"number": entry.number, "text": entry.moment.text}


def _phases(story: _Story) -> Iterator[Finding]:
    for phase in story.road:
        if not phase.moments:
            yield story.finding("phase_without_moment", FAULT, phase.phase.id, phase=phase.phase.label)


def _links(story: _Story) -> Iterator[Finding]:
    links = [link for moment in story.placed for link in story.indexed.children(moment, Link, "source")]
    if not any(link.kind in (LinkKind.GAP, LinkKind.RETURN) or link.target in story.placed for link in links):
        return
    graph = pathway_graph(story.indexed, story.pathway.id)
    stuck = list(_dead_ends(story, graph))
    yield from stuck
    told = {moment for finding in stuck for moment in finding.records}
    for moment, entry in story.placed.items():
        if graph.nodes[moment]["gap"] and moment not in told:
            yield story.finding("gap", REMARK, moment, **_at(entry))
    yield from _loops(story, graph, links)


def _dead_ends(story: _Story, graph: "networkx.MultiDiGraph[str]") -> Iterator[Finding]:
    """Stops of the road before the last phase from which the client cannot come on by any way that was told.

    A side step leads back to its road unless it has a gap of its own, and moments of one lane group share their ways
    on. A part of the graph that no edge leaves (networkx' condensation), not in the last phase, is a dead end.
    """
    import networkx

    ways: networkx.DiGraph[str] = networkx.DiGraph()
    ways.add_nodes_from(graph)
    for source, target, told in graph.edges(data=True):
        kind = told["kind"]
        ways.add_edge(source, target)
        leads_back = kind == SIDE_STEP and not graph.nodes[target]["gap"]
        if leads_back or kind == LinkKind.PARALLEL:
            ways.add_edge(target, source)
    last = next(phase for phase in reversed(story.road) if phase.moments)
    whole = networkx.condensation(ways)
    for part in whole:
        members = sorted((story.placed[moment] for moment in whole.nodes[part]["members"]), key=lambda at: at.number)
        stops = [entry for entry in members if not entry.depth and graph.nodes[entry.moment.id]["gap"]]
        in_last = any(entry.moment.phase == last.phase.id for entry in members)
        if stops and not in_last and not whole.out_degree(part):
            ids = [entry.moment.id for entry in stops]
            yield story.finding("dead_end", REMARK, *ids, **_at(stops[-1]), phase=last.phase.label)


def _loops(story: _Story, graph: "networkx.MultiDiGraph[str]", links: list[Link]) -> Iterator[Finding]:
    """Every return that was told, and every other link that closes a circle by leading back."""
    import networkx

    circles = {
        moment: ring for ring, part in enumerate(networkx.strongly_connected_components(graph)) for moment in part
    }
    for link in links:
        source, target = story.placed[link.source], story.placed.get(link.target)
        if target is None or link.kind is LinkKind.PARALLEL:
            continue
        leads_back = target.number <= source.number and circles[link.source] == circles[link.target]
        if link.kind is LinkKind.RETURN or leads_back:
            there: dict[str, Value] = {"to_number": target.number, "to_text": target.moment.text}
            yield story.finding("loop", REMARK, link.source, link.target, link.id, **_at(source), **there)


def _moments(story: _Story) -> Iterator[Finding]:
    for entry in story.placed.values():
        moment = entry.moment
        if not moment.text.strip():
            yield story.finding("moment_without_words", FAULT, moment.id, number=entry.number)
        if moment.critical and not moment.critical_reason.strip():
            yield story.finding("critical_without_reason", REMARK, moment.id, **_at(entry))
        for touchpoint in story.touchpoints(entry):
            if touchpoint.critical and not touchpoint.critical_reason.strip():
                said: dict[str, Value] = {"touchpoint": touchpoint.label, "kind": str(touchpoint.kind)}
                yield story.finding("critical_touchpoint_without_reason", REMARK, touchpoint.id, **_at(entry), **said)


def _handovers(story: _Story) -> Iterator[Finding]:
    for entry in story.placed.values():
        for handover in story.indexed.children(entry.moment.id, Handover, "moment"):
            code = _handover_code(handover)
            if code:
                yield story.finding(code, REMARK, handover.id, entry.moment.id, **_at(entry), **_who(story, handover))


def _handover_code(handover: Handover) -> str:
    if handover.kind is HandoverKind.BROKEN or handover.worked is False:
        return "handover_broke"
    return "handover_alone" if handover.kind is HandoverKind.SELF else ""


def _who(story: _Story, handover: Handover) -> dict[str, Value]:
    sides = {"giver": handover.from_actor, "taker": handover.to_actor}
    actors = {side: story.indexed.find(actor, Actor) for side, actor in sides.items()}
    return {side: actor.name if actor else "" for side, actor in actors.items()}


def _touchpoints(story: _Story) -> Iterator[Finding]:
    """One remark for the whole pathway. A moment that did not happen had nothing to meet."""
    silent = [
        entry
        for entry in story.placed.values()
        if entry.moment.status is not MomentStatus.DID_NOT_HAPPEN and not story.touchpoints(entry)
    ]
    if silent:
        ids = [entry.moment.id for entry in silent]
        numbers = tuple(entry.number for entry in silent)
        first = silent[0].moment.text if len(silent) == 1 else ""
        yield story.finding("moments_without_touchpoint", REMARK, *ids, numbers=numbers, text=first)


def _never_asked(story: _Story) -> Iterator[Finding]:
    """One remark for all that the group was not asked and that nobody has marked either.

    Only of a pathway that somebody has walked: nobody can say how a planned or future one felt.
    """
    if story.pathway.variant in (PathwayVariant.PLANNED, PathwayVariant.FUTURE):
        return
    told = _told(story)
    silent = tuple(
        str(question)
        for question in AskedQuestion
        if not getattr(story.pathway, f"asked_{question}") and question not in told
    )
    if silent:
        yield story.finding("never_asked", REMARK, story.pathway.id, questions=silent)


def _told(story: _Story) -> set[str]:
    told: set[str] = set()
    targets = [story.pathway.id, *(phase.phase.id for phase in story.road), *story.placed]
    for entry in story.placed.values():
        told |= {AskedQuestion.FEELINGS} if entry.moment.feeling is not Emotion.NOT_ASKED else set()
        for marked in (entry.moment, *story.touchpoints(entry)):
            told |= {mark for mark in (AskedQuestion.CRITICAL, AskedQuestion.MEANINGFUL) if getattr(marked, mark)}
        targets += [touchpoint.id for touchpoint in story.touchpoints(entry)]
    for target in targets:
        told |= {str(note.kind) for note in story.indexed.children(target, Note, "target") if not note.own}
    return told


def _of_actors(indexed: RecordIndex) -> Iterator[Finding]:
    for one, other, sure in same_actors(indexed.of_type(Actor)):
        code, severity = ("same_actor", FAULT) if sure else ("similar_actors", REMARK)
        yield Finding(code, severity, (one.id, other.id), {"one": one.name, "other": other.name})


def _of_personas(indexed: RecordIndex) -> Iterator[Finding]:
    for persona in indexed.of_type(Persona):
        if not persona.fictional:
            yield Finding("persona_not_fictional", REMARK, (persona.id,), {"name": persona.name})
