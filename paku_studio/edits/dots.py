"""What a group can do with dots: begin a ballot, give dots and take them back, show how they fell. Knows no words.

Each verb is one commit. Nobody's dots are kept apart: only how many each thing has.
"""

from collections.abc import Mapping

from paku_studio.edits import names
from paku_studio.edits.refusal import (
    DOTS_ALL_GIVEN,
    DOTS_FEW_LEFT,
    DOTS_GIVEN_ALREADY,
    DOTS_NONE_THERE,
    DOTS_NOT_FOR_THIS,
    NotPossible,
)
from paku_studio.edits.rows import keys_for
from paku_studio.graph.dots import candidates, given, given_to, limit
from paku_studio.graph.index import LiveIndex
from paku_studio.models import Ballot, Dots, DotSubject, Pathway, Session
from paku_studio.store import Document, Transaction, new_id

MOST = 20_000
"""Dots that a record can hold."""


def start_ballot(
    document: Document, pathway: str, subject: DotSubject, *, dots_each: int = 3, voters: int = 0, session: str = ""
) -> str:
    """A new choosing with dots on a pathway, after the earlier ones. Gives its id."""
    document.get(pathway, Pathway)
    if session:
        document.get(session, Session)
    with document.edit(names.START_BALLOT) as transaction:
        row = document.children(pathway, Ballot, "pathway")
        ballot = Ballot(
            id=new_id(),
            pathway=pathway,
            session=session,
            subject=subject,
            dots_each=dots_each,
            voters=voters,
            order=keys_for(transaction, row, len(row))[0],
        )
        return transaction.add(ballot).id


def set_ballot(document: Document, ballot: str, *, dots_each: int | None = None, voters: int | None = None) -> None:
    """How many dots a person, and how many choose (0: nobody counted). NotPossible below what is given already."""
    now = document.get(ballot, Ballot)
    wanted = now.with_changes(
        dots_each=now.dots_each if dots_each is None else dots_each, voters=now.voters if voters is None else voters
    )
    already = given(LiveIndex(document), ballot)
    if limit(wanted) and already > limit(wanted):
        raise NotPossible(DOTS_GIVEN_ALREADY, given=already)
    with document.edit(names.SET_BALLOT) as transaction:
        transaction.change(ballot, dots_each=wanted.dots_each, voters=wanted.voters)


def give_dots(document: Document, ballot: str, target: str, count: int) -> None:
    """So many dots for a candidate, in place of what it had; 0 takes them all."""
    before = given_to(LiveIndex(document), ballot).get(target, 0)
    if count > before:
        _require_room(document, document.get(ballot, Ballot), {target: count - before})
    with document.edit(names.GIVE_DOTS) as transaction:
        _write(document, transaction, ballot, target, count)


def add_dots(document: Document, ballot: str, more: Mapping[str, int]) -> None:
    """So many more dots for each of these candidates, as one edit: all of them, or none."""
    _require_room(document, document.get(ballot, Ballot), more)
    had = given_to(LiveIndex(document), ballot)
    with document.edit(names.GIVE_DOTS) as transaction:
        for target, count in more.items():
            _write(document, transaction, ballot, target, had.get(target, 0) + count)


def add_dot(document: Document, ballot: str, target: str) -> None:
    """One more dot for a candidate."""
    add_dots(document, ballot, {target: 1})


def take_dot(document: Document, ballot: str, target: str) -> None:
    """One dot less. NotPossible where it has none."""
    document.get(ballot, Ballot)
    had = given_to(LiveIndex(document), ballot).get(target, 0)
    if not had:
        raise NotPossible(DOTS_NONE_THERE)
    with document.edit(names.TAKE_DOT) as transaction:
        _write(document, transaction, ballot, target, had - 1)


def clear_dots(document: Document, ballot: str) -> None:
    """All dots of a ballot back; the ballot stays, and is hidden again."""
    document.get(ballot, Ballot)
    with document.edit(names.CLEAR_DOTS) as transaction:
        for dots in document.children(ballot, Dots, "ballot"):
            transaction.remove(dots.id)
        transaction.change(ballot, shown=False)


def show_dots(document: Document, ballot: str, shown: bool = True) -> None:
    """The group sees how the dots fell; or they are hidden again."""
    document.get(ballot, Ballot)
    with document.edit(names.SHOW_DOTS if shown else names.HIDE_DOTS) as transaction:
        transaction.change(ballot, shown=shown)


def move_dots(document: Document, transaction: Transaction, giver: str, taker: str) -> None:
    """What one thing got goes over to what it became part of, in every ballot; within an edit."""
    for dots in document.children(giver, Dots, "target"):
        given_there = [other for other in document.children(taker, Dots, "target") if other.ballot == dots.ballot]
        if given_there:
            transaction.change(given_there[0].id, count=min(given_there[0].count + dots.count, MOST))
            transaction.remove(dots.id)
        else:
            transaction.change(dots.id, target=taker)


def _require_room(document: Document, ballot: Ballot, more: Mapping[str, int]) -> None:
    """NotPossible for what cannot be chosen, and for more dots than are left."""
    indexed = LiveIndex(document)
    open_to = {candidate.id for candidate in candidates(indexed, ballot) if not candidate.stays}
    if not open_to.issuperset(more):
        raise NotPossible(DOTS_NOT_FOR_THIS)
    left = limit(ballot) - given(indexed, ballot.id)
    if limit(ballot) and sum(more.values()) > left:
        if left > 0:
            raise NotPossible(DOTS_FEW_LEFT, left=left, limit=limit(ballot))
        raise NotPossible(DOTS_ALL_GIVEN, limit=limit(ballot))


def _write(document: Document, transaction: Transaction, ballot: str, target: str, count: int) -> None:
    """The candidate's dots in one record; of two, as merging copies can leave, the second goes."""
    mine = [dots for dots in document.children(ballot, Dots, "ballot") if dots.target == target]
    for dots in mine[1 if count else 0 :]:
        transaction.remove(dots.id)
    if mine and count:
        transaction.change(mine[0].id, count=count)
    elif count:
        transaction.add(Dots(id=new_id(), ballot=ballot, target=target, count=count))
