"""A pathway as a networkx graph: what leads where. Knows records; gives no judgement."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from paku_studio.graph.index import index
from paku_studio.graph.road import lanes, moments_on_road
from paku_studio.models import Link, LinkKind, Record, ServiceMoment

if TYPE_CHECKING:
    import networkx

SIDE_STEP = "side_step"
"""The kind of the edge from a moment to its side step; all other kinds are values of `LinkKind`."""


def pathway_graph(records: Mapping[str, Record], pathway_id: str) -> "networkx.MultiDiGraph[str]":
    """Moments as nodes (`number`, `depth`, `phase`, `gap`), edges keyed by `kind`.

    `next` is derived from the road's order: every moment of a lane group leads to every moment of the next group, and
    a moment with a gap leads to none. `side_step` runs from parent to side step; the links run as they are told. A link
    whose ends are not both on this pathway is left out.
    """
    import networkx

    indexed = index(records)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    placed = moments_on_road(indexed, pathway_id)
    for entry in placed:
        moment = entry.moment
        graph.add_node(moment.id, number=entry.number, depth=entry.depth, phase=moment.phase, gap=False)
    for entry in placed:
        if entry.parent:
            graph.add_edge(entry.parent, entry.moment.id, key=SIDE_STEP, kind=SIDE_STEP)
        for link in indexed.children(entry.moment.id, Link, "source"):
            _add_link(graph, link)
    groups = _groups([entry.moment for entry in placed if not entry.depth], lanes(indexed, pathway_id))
    for earlier, later in _steps(groups):
        if not graph.nodes[earlier]["gap"]:
            graph.add_edge(earlier, later, key=str(LinkKind.NEXT), kind=str(LinkKind.NEXT))
    return graph


def _add_link(graph: "networkx.MultiDiGraph[str]", link: Link) -> None:
    if link.kind is LinkKind.GAP:
        graph.nodes[link.source]["gap"] = True
    elif link.target in graph:
        graph.add_edge(link.source, link.target, key=link.id, kind=str(link.kind))


def _groups(road: Sequence[ServiceMoment], side_by_side: Sequence[Sequence[ServiceMoment]]) -> list[list[str]]:
    """The road as stops: one moment each, or all moments of a lane group."""
    group_of = {moment.id: group[0].id for group in side_by_side for moment in group}
    groups: list[list[str]] = []
    for moment in road:
        if groups and group_of.get(moment.id, moment.id) == group_of.get(groups[-1][0]):
            groups[-1].append(moment.id)
        else:
            groups.append([moment.id])
    return groups


def _steps(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for earlier_group, later_group in itertools.pairwise(groups):
        for earlier in earlier_group:
            for later in later_group:
                yield earlier, later
