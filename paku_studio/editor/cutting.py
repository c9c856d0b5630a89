"""Cutting out of a document what is selected, with all that belongs to it, and saying it in words. Changes nothing."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.edits.copies import below_of
from paku_studio.graph.index import LiveIndex
from paku_studio.graph.road import moments_on_road
from paku_studio.models import (
    Actor,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation import write_notation
from paku_studio.store import Document

ROOTS = (Pathway, Phase, ServiceMoment, Touchpoint, Note, Handover, Involvement)
"""What can be copied by itself."""
FRAME, STRETCH, CARD = "clip-pathway", "clip-phase", "clip-moment"
"""Ids of what stands around loose things while they are put into words."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Records cut out: the ids of those that were chosen, in the order of telling, and all records by id."""

    roots: tuple[str, ...]
    records: Mapping[str, Record]


def cut_out(document: Document, ids: Sequence[str]) -> Cut:
    """The chosen records with all that belongs to them, the actors that they name, and the ways among them."""
    chosen = [document.records[one] for one in ids if isinstance(document.records.get(one), ROOTS)]
    below = dict.fromkeys(found.id for found in below_of(document, [record.id for record in chosen]))
    roots = [record for record in chosen if record.id not in below]
    inside = dict.fromkeys([*(record.id for record in roots), *below])
    records: dict[str, Record] = {one: document.records[one] for one in inside}
    for moment in inside:
        for link in document.children(moment, Link, "source"):
            if not link.target or link.target in inside:
                records[link.id] = link
    for actor in _actors(tuple(records.values())):
        if isinstance(found := document.records.get(actor), Actor):
            records[actor] = found
    return Cut(tuple(record.id for record in _as_told(document, roots)), records)


def _actors(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        if isinstance(record, Involvement):
            yield record.actor
        elif isinstance(record, Handover):
            yield from filter(None, (record.from_actor, record.to_actor))


def roots_of(records: Mapping[str, Record], told: Sequence[str]) -> tuple[str, ...]:
    """Those of the told ids that can be roots, each once."""
    return tuple(one for one in dict.fromkeys(told) if isinstance(records.get(one), ROOTS))


def _as_told(document: Document, roots: Sequence[Record]) -> list[Record]:
    """In the order of the road where there is one; the rest by order key after it."""
    moments = [record for record in roots if isinstance(record, ServiceMoment)]
    pathways = dict.fromkeys(document.get(moment.phase, Phase).pathway for moment in moments)
    index = LiveIndex(document)
    told = [placed.moment.id for pathway in pathways for placed in moments_on_road(index, pathway)]
    number = {moment: place for place, moment in enumerate(told)}
    return sorted(
        roots,
        key=lambda record: (
            ROOTS.index(type(record)),
            number.get(record.id, 0),
            getattr(record, "order", ""),
            record.id,
        ),
    )


# In words


def in_words(cut: Cut, language: str) -> str:
    """The same as quick notation; a note or touchpoint alone as its words. The facilitator's own are left out."""
    only = cut.records[cut.roots[0]] if len(cut.roots) == 1 else None
    if isinstance(only, Note):
        return "" if only.own else only.text
    if isinstance(only, Touchpoint) and len(cut.records) == 1:
        return only.label
    return _unframed(write_notation(_framed(cut), language), cut)


def _framed(cut: Cut) -> dict[str, Record]:
    """The records with a pathway, a phase and a moment around what hangs on something that was not cut out."""
    here: dict[str, Record] = dict(cut.records)
    kinds = {type(cut.records[root]) for root in cut.roots}
    if kinds != {Pathway}:
        here[FRAME] = Pathway(id=FRAME)
    if kinds - {Pathway, Phase}:
        here[STRETCH] = Phase(id=STRETCH, pathway=FRAME, order="1")
    if kinds & {Touchpoint, Note, Handover, Involvement}:
        here[CARD] = ServiceMoment(id=CARD, phase=STRETCH, order="1")
    for place, root in enumerate(cut.roots):
        here[root] = _hung(cut.records[root], place)
    for moment in [record for record in here.values() if isinstance(record, ServiceMoment)]:
        top = moment
        while top.parent in here and top.parent:
            top = here[top.parent]  # type: ignore[assignment]
        here[moment.id] = moment.with_changes(phase=top.phase)
    return here


def _hung(record: Record, place: int) -> Record:
    order = f"2{place:06d}1"
    if isinstance(record, Pathway):
        return record.with_changes(persona="", order=order)
    if isinstance(record, Phase):
        return record.with_changes(pathway=FRAME, order=order)
    if isinstance(record, ServiceMoment):
        return record.with_changes(phase=STRETCH, parent="", order=order)
    if isinstance(record, Note):
        return record.with_changes(target=CARD, order=order)
    return record.with_changes(moment=CARD, **({"order": order} if hasattr(record, "order") else {}))


def _unframed(text: str, cut: Cut) -> str:
    """Without the lines of the frame."""
    if any(isinstance(cut.records[root], Pathway) for root in cut.roots):
        return text
    lines = text.split("\n")[1:]
    if isinstance(cut.records[cut.roots[0]], Phase | ServiceMoment):
        return "\n".join(lines).lstrip("\n")
    return textwrap.dedent("\n".join(line for line in lines if line.startswith(" "))) + "\n"
