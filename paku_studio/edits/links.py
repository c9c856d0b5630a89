"""What a person can say of ways between moments: connections, gaps, hand-overs. Each verb is one commit."""

from typing import Any

from paku_studio.edits import names
from paku_studio.edits.actors import actor_for
from paku_studio.edits.lanes import lane_groups, pathway_of, row_key
from paku_studio.edits.moments import Place, settle
from paku_studio.edits.refusal import (
    INSIDE_ITSELF,
    NEEDS_A_TARGET,
    ORDER_SAYS_NEXT,
    OTHER_PATHWAY,
    TO_ITSELF,
    NotPossible,
)
from paku_studio.edits.rows import level
from paku_studio.models import Handover, HandoverKind, Link, LinkKind, ServiceMoment
from paku_studio.store import Document, Transaction, new_id


def connect(document: Document, source: str, target: str, kind: LinkKind = LinkKind.LEADS_TO, label: str = "") -> str:
    """A way from one moment to another. Gives the link's id; one that says this already is kept and gets the label.

    `parallel`: `source` comes to stand beside `target`, as the last of those at the same time. NotPossible for a
    moment with itself, over two pathways, for `next` (order says that) and for `gap` (see `mark_gap`).
    """
    _require_way(document, source, target, kind)
    with document.edit(names.CONNECT) as transaction:
        found = _same_link(document, source, target, kind)
        if found is not None:
            transaction.change(found.id, label=label or found.label)
            return found.id
        if kind is LinkKind.PARALLEL:
            _bring_beside(document, transaction, source, target)
        return transaction.add(Link(id=new_id(), source=source, target=target, kind=kind, label=label)).id


def _require_way(document: Document, source: str, target: str, kind: LinkKind) -> None:
    if source == target:
        raise NotPossible(TO_ITSELF)
    if kind is LinkKind.NEXT:
        raise NotPossible(ORDER_SAYS_NEXT)
    if kind is LinkKind.GAP or not target:
        raise NotPossible(NEEDS_A_TARGET)
    if pathway_of(document, source) != pathway_of(document, target):
        raise NotPossible(OTHER_PATHWAY)
    hangs = document.get(source, ServiceMoment).parent == target or document.get(target, ServiceMoment).parent == source
    if kind is LinkKind.PARALLEL and hangs:
        raise NotPossible(INSIDE_ITSELF)


def _same_link(document: Document, source: str, target: str, kind: LinkKind) -> Link | None:
    ways = {(source, target), (target, source)} if kind is LinkKind.PARALLEL else {(source, target)}
    links = (*document.children(source, Link, "source"), *document.children(source, Link, "target"))
    return next((link for link in links if link.kind is kind and (link.source, link.target) in ways), None)


def _bring_beside(document: Document, transaction: Transaction, source: str, target: str) -> None:
    beside = document.get(target, ServiceMoment)
    if row_key(document.get(source, ServiceMoment)) == row_key(beside):
        groups = lane_groups(document, [row_key(beside)])
        row = [moment.id for moment in level(document, *row_key(beside))]
        gap = abs(row.index(source) - row.index(target))
        if gap == 1 or (source in groups and groups[source] == groups.get(target)):
            return
    settle(document, transaction, source, Place(beside.phase, beside.parent, after=target))


def disconnect(document: Document, source: str, target: str, kind: LinkKind | None = None) -> None:
    """Take the ways from one moment to the other off: of this kind, else all of them."""
    with document.edit(names.DISCONNECT) as transaction:
        links = (*document.children(source, Link, "source"), *document.children(source, Link, "target"))
        for link in {link.id: link for link in links}.values():
            forth = (link.source, link.target) == (source, target)
            back = link.kind is LinkKind.PARALLEL and (link.source, link.target) == (target, source)
            if (forth or back) and kind in (None, link.kind):
                transaction.remove(link.id)


def mark_gap(document: Document, moment: str, label: str = "") -> str:
    """Nothing leads on from this moment. Gives the link's id; a gap that is marked already gets the label."""
    document.get(moment, ServiceMoment)
    with document.edit(names.MARK_GAP) as transaction:
        for link in document.children(moment, Link, "source"):
            if link.kind is LinkKind.GAP:
                transaction.change(link.id, label=label or link.label)
                return link.id
        return transaction.add(Link(id=new_id(), source=moment, kind=LinkKind.GAP, label=label)).id


def close_gap(document: Document, moment: str) -> None:
    """The road leads on from this moment after all."""
    document.get(moment, ServiceMoment)
    with document.edit(names.CLOSE_GAP) as transaction:
        for link in document.children(moment, Link, "source"):
            if link.kind is LinkKind.GAP:
                transaction.remove(link.id)


def add_handover(
    document: Document,
    moment: str,
    kind: HandoverKind,
    *,
    from_actor: str = "",
    to_actor: str = "",
    worked: bool | None = None,
    note: str = "",
) -> str:
    """At this moment the client passes from one actor to another, each by id or name, or unknown. Gives the id.

    A hand-over of that kind between the same two is kept and takes what is said of it now.
    """
    document.get(moment, ServiceMoment)
    with document.edit(names.ADD_HANDOVER) as transaction:
        giver, taker = (actor_for(document, transaction, actor) for actor in (from_actor, to_actor))
        for other in document.children(moment, Handover, "moment"):
            if (other.from_actor, other.to_actor, other.kind) == (giver, taker, kind):
                said = {"worked": other.worked if worked is None else worked, "note": note or other.note}
                transaction.change(other.id, **said)
                return other.id
        handover = Handover(
            id=new_id(), moment=moment, from_actor=giver, to_actor=taker, kind=kind, worked=worked, note=note
        )
        return transaction.add(handover).id


def change_handover(document: Document, handover: str, **fields: Any) -> None:
    """Kind, worked, note, moment; `from_actor` and `to_actor` by id or name."""
    document.get(handover, Handover)
    with document.edit(names.CHANGE_HANDOVER) as transaction:
        for side in ("from_actor", "to_actor"):
            if side in fields:
                fields[side] = actor_for(document, transaction, fields[side])
        transaction.change(handover, **fields)
