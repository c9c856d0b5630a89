"""Keeping lanes whole while moments move: who is still beside the other stays at the same time. Knows no verbs."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from paku_studio.edits.rows import level
from paku_studio.graph.road import lane_runs
from paku_studio.models import Link, LinkKind, Phase, ServiceMoment
from paku_studio.store import Document, Transaction, new_id

RowKey = tuple[str, str]
"""A phase and a parent (empty: the road itself)."""


def pathway_of(document: Document, moment: str) -> str:
    """The id of the pathway on which a moment stands. KeyError where there is none."""
    return document.get(document.get(moment, ServiceMoment).phase, Phase).pathway


def row_key(moment: ServiceMoment) -> RowKey:
    """The row in which a moment stands."""
    return moment.phase, moment.parent


def lane_groups(document: Document, rows: Iterable[RowKey]) -> dict[str, str]:
    """Each moment of these rows that has others at the same time -> the first of its group."""
    same_time: dict[str, set[str]] = {}
    for link in document.of_type(Link):
        if link.kind is LinkKind.PARALLEL:
            same_time.setdefault(link.source, set()).add(link.target)
            same_time.setdefault(link.target, set()).add(link.source)
    found: dict[str, str] = {}
    for phase, parent in dict.fromkeys(rows) if same_time else ():
        for run in lane_runs([moment.id for moment in level(document, phase, parent)], same_time):
            found.update(dict.fromkeys(run, run[0]))
    return found


def _parallel_links(document: Document, moment: str) -> list[Link]:
    links = (*document.children(moment, Link, "source"), *document.children(moment, Link, "target"))
    return [link for link in links if link.kind is LinkKind.PARALLEL]


@contextmanager
def lanes_kept(document: Document, transaction: Transaction, rows: Iterable[RowKey]) -> Iterator[None]:
    """Within: moments of these rows are moved or removed, into these rows or elsewhere.

    After it, neighbours that were in one lane group still are; links between those that are so no longer are gone.
    """
    rows = tuple(dict.fromkeys(rows))
    before = lane_groups(document, rows)
    yield
    if before:
        _tie_neighbours(document, transaction, rows, before)
        _cut_strangers(document, transaction, rows, before)


def _tie_neighbours(
    document: Document, transaction: Transaction, rows: Sequence[RowKey], before: dict[str, str]
) -> None:
    now = lane_groups(document, rows)
    for phase, parent in rows:
        for earlier, later in itertools.pairwise(moment.id for moment in level(document, phase, parent)):
            if _together(before, earlier, later) and not _together(now, earlier, later):
                transaction.add(Link(id=new_id(), source=later, target=earlier, kind=LinkKind.PARALLEL))


def _cut_strangers(
    document: Document, transaction: Transaction, rows: Sequence[RowKey], before: dict[str, str]
) -> None:
    now = lane_groups(document, rows)
    links = {link.id: link for moment in before for link in _parallel_links(document, moment)}
    for link in links.values():
        if _together(before, link.source, link.target) and not _together(now, link.source, link.target):
            transaction.remove(link.id)


def _together(groups: dict[str, str], one: str, other: str) -> bool:
    return one in groups and groups[one] == groups.get(other)


def outside_lanes(document: Document, row: Sequence[ServiceMoment], index: int, newcomers: Sequence[str] = ()) -> int:
    """The index moved on past the lane group that it would part; a newcomer of that very group may stand in it."""
    if index == 0 or not row:
        return index
    groups = lane_groups(document, [row_key(row[0])])
    group = groups.get(row[index - 1].id)
    if group is None or any(groups.get(newcomer) == group for newcomer in newcomers):
        return index
    while index < len(row) and groups.get(row[index].id) == group:
        index += 1
    return index
