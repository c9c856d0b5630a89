"""That an earlier state was removed is remembered in the document, so that no older copy brings it in again.

Knows meetings by id; keeps and removes no state itself.
"""

from collections.abc import Iterable, Mapping

from paku_studio.edits import names
from paku_studio.models import Record, Tombstone
from paku_studio.store import Document, tombstone_id

PREFIX = "s-"
_LONGEST = 62
"""Letters of a meeting's id that leave room for the prefix; the program's own have sixteen."""


def forget_states(document: Document, sessions: Iterable[str]) -> None:
    """Remember that the states of these meetings were removed. It cannot be taken back: they are gone."""
    stones = [Tombstone(id=_stone(one), removed=_named(one)) for one in dict.fromkeys(sessions) if len(one) <= _LONGEST]
    new = [stone for stone in stones if stone.id not in document.records]
    if new:
        with document.edit(names.FORGET_STATE, source="repair") as transaction:
            for stone in new:
                transaction.add(stone)


def keep_state_again(document: Document, session: str) -> None:
    """The meeting has left a state after all: it went on."""
    if is_forgotten(document.records, session):
        with document.edit(names.KEEP_STATE, source="repair") as transaction:
            transaction.remove(_stone(session))


def is_forgotten(records: Mapping[str, Record], session: str) -> bool:
    """Whether the state of that meeting was removed, here or in a copy that came in."""
    return len(session) <= _LONGEST and _stone(session) in records


def _named(session: str) -> str:
    return PREFIX + session


def _stone(session: str) -> str:
    return tombstone_id(_named(session))
