"""Places in rows of siblings: which row a record stands in, and order keys for newcomers. Knows no verbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from paku_studio.edits.refusal import NO_ORDER, NOT_HERE, NotPossible
from paku_studio.models import ParticipantRole, Record, ServiceMoment
from paku_studio.store import Document, Transaction, keys_at

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Told:
    """Where words come from: the group, its session, whose role. Never a name."""

    group: str = ""
    session: str = ""
    role: ParticipantRole | None = None

    def fields(self) -> dict[str, Any]:
        """As fields of a statement."""
        return {"group": self.group, "session": self.session, "role": self.role}


UNTOLD = Told()
"""Nobody knows who said it."""


def row_of(document: Document, record: R) -> tuple[R, ...]:
    """The record's siblings and itself, in order. NotPossible for a type that has no order."""
    kind = type(record)
    if "order" not in kind.model_fields:
        raise NotPossible(NO_ORDER)
    if isinstance(record, ServiceMoment):
        return level(document, record.phase, record.parent)  # type: ignore[return-value]
    if kind.OWNERS:
        owner = kind.OWNERS[0]
        return document.children(getattr(record, owner), kind, owner)
    return tuple(sorted(document.of_type(kind), key=lambda sibling: (getattr(sibling, "order", ""), sibling.id)))


def level(document: Document, phase: str, parent: str) -> tuple[ServiceMoment, ...]:
    """The side steps of one moment, or (parent empty) the stops of a phase, in order."""
    if parent:
        return document.children(parent, ServiceMoment, "parent")
    return tuple(moment for moment in document.children(phase, ServiceMoment, "phase") if not moment.parent)


def spot(row: Sequence[Record], after: str = "", before: str = "") -> int:
    """The index at which a newcomer stands in the row; at the end where nothing is said. NotPossible if not there."""
    if not after and not before:
        return len(row)
    for place, sibling in enumerate(row):
        if sibling.id == (after or before):
            return place + 1 if after else place
    raise NotPossible(NOT_HERE)


def keys_for(transaction: Transaction, row: Sequence[Any], index: int, count: int = 1) -> list[str]:
    """Order keys for newcomers at an index of a row; neighbours that share one key make room."""
    keys, moved = keys_at(row, index, count)
    for neighbour, key in moved.items():
        transaction.change(neighbour, order=key)
    return keys


def last_key(document: Document, transaction: Transaction, kind: type[R], owner: str = "", field: str = "") -> str:
    """The key of one more at the end of the owner's row, or of the type's where nobody owns it."""
    if field:
        row = document.children(owner, kind, field)
    else:
        row = tuple(sorted(document.of_type(kind), key=lambda sibling: (getattr(sibling, "order", ""), sibling.id)))
    return keys_for(transaction, row, len(row))[0]
