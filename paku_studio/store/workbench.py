"""What a rule of integrity is, and the bench at which it mends: every write goes to the draft and is noted as a repair.

Knows no particular rule.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from paku_studio.models import Record
from paku_studio.store.table import Draft, Table

Subject = TypeVar("Subject")
Heard = Callable[[Record | None, Record | None], None]


@dataclass(frozen=True)
class Repair:
    """One thing that was mended: the rule's code, the record, its field (empty: the whole record), and what was there.

    For a record taken away `was` holds its words.
    """

    code: str
    record: str
    field: str
    was: str


class Bench:
    """A draft whose writes are told on (old, new), so that what hangs on them is looked at again."""

    def __init__(self, draft: Draft, heard: Heard, meant: frozenset[str]) -> None:
        """`meant`: records that somebody removed on purpose; what goes with them is no repair."""
        self.table: Table = draft.table
        self.repairs: list[Repair] = []
        self._draft = draft
        self._heard = heard
        self._meant = set(meant)

    def put(self, record: Record) -> None:
        """Write a record without noting it."""
        old = self.table.records.get(record.id)
        self._draft.put(record)
        self._heard(old, record)

    def drop(self, record: Record) -> None:
        """Take a record away without noting it."""
        self._draft.drop(record.id)
        self._heard(record, None)

    def note(self, code: str, record: Record, field: str, was: str) -> None:
        """Say what was mended."""
        self.repairs.append(Repair(code, record.id, field, was))

    def clear(self, code: str, record: Record, field: str) -> None:
        """Empty a reference; noted unless its target went on purpose."""
        target: str = getattr(record, field)
        self.put(record.with_changes(**{field: ""}))
        if target not in self._meant:
            self.note(code, record, field, target)

    def remove(self, code: str, record: Record, owner: str = "") -> None:
        """Take a record away; noted unless it goes with an owner (the field's target) that went on purpose."""
        self.drop(record)
        if owner and getattr(record, owner) in self._meant:
            self._meant.add(record.id)
        else:
            self.note(code, record, owner, words_of(record))


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """One rule: its code, the types of the records looked at (none: the document as a whole), the check, the repair.

    `deep`: the outcome for a side step hangs on the stop at the end of its chain of parents.
    """

    code: str
    kinds: tuple[type[Any], ...]
    broken: Callable[[Table, Subject], bool]
    repair: Callable[[Bench, Subject], None]
    deep: bool = False


def words_of(record: Record) -> str:
    """The words by which a person knows a record; empty where it has none."""
    for field in ("text", "label", "title", "name", "note", "remark"):
        if words := getattr(record, field, ""):
            return str(words)
    return ""
