"""Copies: the same again beside it, or a whole pathway as the ground of a new one. Each verb is one commit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.lanes import outside_lanes
from paku_studio.edits.refusal import CANNOT_DUPLICATE, NotPossible
from paku_studio.edits.rows import keys_for, last_key, row_of, spot
from paku_studio.graph.index import Source
from paku_studio.models import (
    RECORD_TYPES,
    Actor,
    Ballot,
    Checklist,
    ChecklistItem,
    Conversation,
    CustomerValue,
    Dots,
    Emotion,
    Handover,
    HandoverKind,
    LifeArea,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    Pathway,
    PathwayVariant,
    Persona,
    PersonaLine,
    Phase,
    Poster,
    PosterLine,
    PosterSource,
    Record,
    ServiceMoment,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)
from paku_studio.store import Document, Transaction, new_id

_DUPLICABLE = (
    Pathway,
    Phase,
    ServiceMoment,
    Touchpoint,
    Note,
    Persona,
    PersonaLine,
    CustomerValue,
    ValueItem,
    UnderstandingAnswer,
    Poster,
    PosterLine,
    Conversation,
    LifeArea,
    Checklist,
    ChecklistItem,
)
_HANGS = tuple(
    (kind, field)
    for kind in RECORD_TYPES.values()
    for field in (*kind.OWNERS, *(("parent",) if kind is ServiceMoment else ()))
    if kind not in (Link, Ballot, Dots, PosterSource) and Actor.TYPE not in kind.REFERENCES[field]
)
"""Every way in which a copied record carries others along; actors are shared, links need both their ends.

Dots stay with what they were given to: nobody has given any to a copy. No line of a sheet came from a copy either.
"""


def duplicate(document: Document, ids: Sequence[str]) -> tuple[str, ...]:
    """The same again, with all that belongs to it, after the last of its row that was chosen. Gives the copies' ids.

    Links among the copied moments are copied; actors, groups and sessions are shared. NotPossible for what has no
    place in a row of its own.
    """
    chosen = [document.records[record_id] for record_id in dict.fromkeys(ids)]
    if not all(isinstance(record, _DUPLICABLE) for record in chosen):
        raise NotPossible(CANNOT_DUPLICATE)
    with document.edit(names.DUPLICATE) as transaction:
        inner = {record.id for record in chosen} & {found.id for found in below_of(document, ids)}
        roots = [record for record in chosen if record.id not in inner]
        known = _new_ids(document, roots)
        orders = _orders_after(document, transaction, roots)
        for record in [document.records[old] for old in known]:
            cleared = {"origin": ""} if isinstance(record, ServiceMoment) else {}
            _add_copy(transaction, record, known, {**cleared, **orders.get(record.id, {})})
        return tuple(known[record.id] for record in roots)


def below_of(source: Source, roots: Iterable[str]) -> Iterator[Record]:
    """All that belongs to these, however deep, each once; roots only where they belong to one another, links never."""
    waiting, seen = list(roots), set[str]()
    while waiting:
        here = waiting.pop()
        for kind, field in _HANGS:
            fresh = [child for child in source.children(here, kind, field) if child.id not in seen]
            seen.update(child.id for child in fresh)
            waiting += [child.id for child in fresh]
            yield from fresh


def _new_ids(document: Document, roots: Sequence[Record]) -> dict[str, str]:
    """Old id -> new id of the roots, all that belongs to them, and the links with both ends among them."""
    known = {record.id: new_id() for record in roots}
    known.update({record.id: new_id() for record in below_of(document, [root.id for root in roots])})
    for moment in list(known):
        for link in document.children(moment, Link, "source"):
            if not link.target or link.target in known:
                known[link.id] = new_id()
    return known


def _add_copy(transaction: Transaction, record: Record, known: Mapping[str, str], changes: Mapping[str, Any]) -> None:
    pointing = {field: known[value] for field in record.REFERENCES if (value := getattr(record, field)) in known}
    transaction.add(type(record)(**{**record.__dict__, **pointing, **changes, "id": known[record.id]}))


def _orders_after(document: Document, transaction: Transaction, roots: Sequence[Record]) -> dict[str, dict[str, str]]:
    """Each root's copy stands after the last root of its row: id -> the order field of the copy."""
    rows: dict[str, list[str]] = {}
    for record in roots:
        rows.setdefault(row_of(document, record)[0].id, []).append(record.id)
    orders: dict[str, dict[str, str]] = {}
    for mine in map(dict.fromkeys, rows.values()):
        row = row_of(document, document.records[next(iter(mine))])
        chosen = [sibling.id for sibling in row if sibling.id in mine]
        moments = [sibling for sibling in row if isinstance(sibling, ServiceMoment)]
        index = spot(row, after=chosen[-1])
        index = outside_lanes(document, moments, index) if moments else index
        keys = keys_for(transaction, row, index, len(chosen))
        orders.update({record_id: {"order": key} for record_id, key in zip(chosen, keys, strict=True)})
    return orders


def make_pathway_from(
    document: Document,
    pathway: str,
    title: str,
    variant: PathwayVariant = PathwayVariant.FUTURE,
    *,
    with_judgements: bool = False,
) -> str:
    """A new pathway made from this one: each moment remembers its origin. Gives its id.

    Phases, moments, side steps, touchpoints, actors, frequencies, hand-overs and ways come along. What the group said
    of how it went (feelings, marks, notes, gaps, what was skipped, broken hand-overs, what was asked) stays behind
    unless `with_judgements`; a future or planned pathway's moments are planned, an actual one's are unknown.
    """
    source = document.get(pathway, Pathway)
    with document.edit(names.MAKE_PATHWAY_FROM) as transaction:
        known = _new_ids(document, [source])
        order = last_key(document, transaction, Pathway)
        told = {} if with_judgements else {field: False for field in Pathway.model_fields if field.startswith("asked_")}
        head = {**told, "title": title, "variant": variant, "made_from": pathway, "order": order}
        for record in [document.records[old] for old in known]:
            if with_judgements or not _judges(record):
                changes = head if record.id == pathway else _anew(record, variant, with_judgements)
                _add_copy(transaction, record, known, changes)
        return known[pathway]


def make_future_pathway(document: Document, pathway: str, title: str) -> str:
    """How this pathway should be: `make_pathway_from` with the future variant. Gives its id."""
    return make_pathway_from(document, pathway, title)


def _judges(record: Record) -> bool:
    if isinstance(record, Link):
        return record.kind in (LinkKind.GAP, LinkKind.SKIPPED)
    return isinstance(record, Note) or (isinstance(record, Handover) and record.kind is HandoverKind.BROKEN)


def _anew(record: Record, variant: PathwayVariant, with_judgements: bool) -> dict[str, Any]:
    """The fields that a copy does not take over."""
    changes: dict[str, Any] = {"origin": record.id} if isinstance(record, ServiceMoment) else {}
    if with_judgements:
        return changes
    if isinstance(record, ServiceMoment | Touchpoint):
        changes |= {"meaningful": False, "meaningful_reason": "", "critical": False, "critical_reason": ""}
    if isinstance(record, ServiceMoment):
        ahead = variant in (PathwayVariant.FUTURE, PathwayVariant.PLANNED)
        changes |= {"feeling": Emotion.NOT_ASKED, "status": MomentStatus.PLANNED if ahead else MomentStatus.UNKNOWN}
    if isinstance(record, Handover):
        changes |= {"worked": None, "note": ""}
    return changes
