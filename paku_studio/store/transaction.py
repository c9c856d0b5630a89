"""The writes of one edit, and how a commit made elsewhere or earlier is followed as far as it still fits.

Knows no history.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from paku_studio.models import Difference, Record, Tombstone
from paku_studio.store.commit import Commit, FieldChanges
from paku_studio.store.identity import DIFFERENCE_PREFIX, tombstone_id
from paku_studio.store.table import Draft, RecordKind, Table
from paku_studio.store.workbench import Repair


@dataclass(frozen=True)
class Skipped:
    """A change not made: why, the record, the field (empty: the whole record).

    `gone`: the record is not there; `changed-since`: somebody wrote something else meanwhile; `in-use`: what others
    made hangs on it; `exists`: it is there already; `does-not-fit`: the value is not possible beside the others.
    """

    code: str
    record: str
    field: str


@dataclass(frozen=True)
class UndoReport:
    """What an undo or redo did: its commit (empty where nothing was left to do), what it skipped, what was mended."""

    commit: Commit
    skipped: tuple[Skipped, ...]
    repairs: tuple[Repair, ...]


class Transaction:
    """The writes of one edit. After it: the commit made and the repairs that were part of it."""

    def __init__(self, draft: Draft) -> None:
        self.commit: Commit | None = None
        self.repairs: tuple[Repair, ...] = ()
        self.untraced: Set[str] = frozenset()
        """Records that leave no tombstone where they go in this edit."""
        self._draft = draft
        self._open = True

    def add(self, record: RecordKind) -> RecordKind:
        """Add a record, validated. ValueError where its id is taken."""
        self._require_open()
        if record.id in self._draft.table.records:
            raise ValueError(f"there is a record {record.id} already")
        valid = type(record).model_validate(record.__dict__)
        self._draft.put(valid)
        return valid

    def change(self, record_id: str, **fields: Any) -> Record:
        """Give fields of a record other values. KeyError where it is gone, ValueError where a value does not fit."""
        self._require_open()
        if "id" in fields:
            raise ValueError("an id never changes")
        changed = self._draft.table.records[record_id].with_changes(**fields)
        self._draft.put(changed)
        return changed

    def remove(self, record_id: str) -> None:
        """Remove a record. KeyError where it is gone.

        When the edit ends what it owns goes with it, and other references to it are cleared.
        """
        self._require_open()
        self._draft.drop(record_id)

    def close(self) -> None:
        """Refuse further writes."""
        self._open = False

    def _require_open(self) -> None:
        if not self._open:
            raise RuntimeError("the edit is over")


def remember_removals(draft: Draft, untraced: Set[str] = frozenset()) -> None:
    """Leave a tombstone for every record that went; take away that of a record that came back.

    A difference leaves one only where it was settled: then it was written there. `untraced`: records that leave none.
    """
    records = draft.table.records
    for record_id, old in draft.originals().items():
        stone = tombstone_id(record_id)
        if record_id in records:
            if isinstance(records.get(stone), Tombstone):
                draft.drop(stone)
        elif record_id in untraced or old is None or isinstance(old, Tombstone | Difference):
            continue
        elif stone not in records:
            draft.put(Tombstone(id=stone, removed=record_id))


def follow(
    table: Table, transaction: Transaction, commit: Commit, untraced: Set[str] = frozenset()
) -> tuple[Skipped, ...]:
    """Make a commit's changes where the records still stand as it found them; what was skipped and why.

    Tombstones go by themselves with the record's return, so their removal is not followed; but that of those in
    `untraced`, and of those that remember a choice between copies: no record returns with them.
    """
    skipped = _kept_back(table, commit)
    kept = {skip.record for skip in skipped}
    untraced = untraced | set(_chosen_among_copies(commit))
    for record_id, record in commit.removed.items():
        if record_id not in kept and (not isinstance(record, Tombstone) or _goes(table, record_id, untraced)):
            transaction.remove(record_id)
    for record_id, record in commit.added.items():
        if record_id in table.records:
            skipped.append(Skipped("exists", record_id, ""))
        else:
            transaction.add(record)
    for record_id, fields in commit.changed.items():
        skipped.extend(_follow_fields(table, transaction, record_id, fields))
    return tuple(skipped)


def _chosen_among_copies(commit: Commit) -> Iterator[str]:
    for stone in commit.removed.values():
        removed = stone.removed if isinstance(stone, Tombstone) else ""
        if removed.startswith(DIFFERENCE_PREFIX) and removed not in commit.added:
            yield stone.id


def _goes(table: Table, stone: str, untraced: Set[str]) -> bool:
    return stone in untraced and stone in table.records


def _kept_back(table: Table, commit: Commit) -> list[Skipped]:
    """The records that the commit would remove but that are gone, changed, or stand under what others made."""
    skipped = []
    in_use = []
    for record_id, record in commit.removed.items():
        now = table.records.get(record_id)
        if isinstance(record, Tombstone):
            continue
        if now is None:
            skipped.append(Skipped("gone", record_id, ""))
        elif now != record:
            skipped.append(Skipped("changed-since", record_id, ""))
            in_use.append(record_id)
        elif _owned_outside(table, commit, record_id):
            skipped.append(Skipped("in-use", record_id, ""))
            in_use.append(record_id)
    kept = {skip.record for skip in skipped}
    while in_use:
        record = table.records[in_use.pop()]
        for owner in (getattr(record, field) for field in record.OWNERS):
            if owner in commit.removed and owner not in kept:
                kept.add(owner)
                skipped.append(Skipped("in-use", owner, ""))
                in_use.append(owner)
    return skipped


def _owned_outside(table: Table, commit: Commit, record_id: str) -> bool:
    """Whether something that the commit neither removes nor gives to another owner would go with the record."""
    return any(
        field in table.records[found].OWNERS
        and found not in commit.removed
        and commit.changed.get(found, {}).get(field, ("",))[0] != record_id
        for (_, field), found in table.all_referrers(record_id)
    )


def _follow_fields(table: Table, transaction: Transaction, record_id: str, fields: FieldChanges) -> list[Skipped]:
    record = table.records.get(record_id)
    if record is None:
        return [Skipped("gone", record_id, "")]
    same = {name: after for name, (before, after) in fields.items() if getattr(record, name, None) == before}
    skipped = [Skipped("changed-since", record_id, name) for name in fields if name not in same]
    try:
        transaction.change(record_id, **same)
    except ValueError:
        return [*skipped, *(Skipped("does-not-fit", record_id, name) for name in same)]
    return skipped
