"""The store: records that change only within a named transaction, with history, undo and subscribers.

Knows no file and no window.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Self

from paku_studio.models import DOCUMENT_ID, DocumentSettings, Record, Tombstone
from paku_studio.store.commit import Commit, Source, commit_between, invert
from paku_studio.store.identity import tombstone_id
from paku_studio.store.integrity import repair, restore_after
from paku_studio.store.table import Draft, RecordKind, Table
from paku_studio.store.workbench import Repair

Subscriber = Callable[[Commit], None]


@dataclass(frozen=True)
class Skipped:
    """A change not made: why (`gone`, `changed-since`, `exists`, `does-not-fit`), the record, the field."""

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


class Document:
    """The records of one document. Read them through `records`; change them within `edit`."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Takes the records as they are; adds the document's own record where it is missing."""
        self._table = Table(records)
        if DOCUMENT_ID not in self._table.records:
            self._table.put(DocumentSettings(id=DOCUMENT_ID))
        self._snapshot: Mapping[str, Record] | None = None
        self._draft: Draft | None = None
        self._transaction: Transaction | None = None
        self._history: list[Commit] = []
        self._undo: list[Commit] = []
        self._redo: list[Commit] = []
        self._subscribers: dict[object, Subscriber] = {}

    @classmethod
    def load(cls, records: Iterable[Record]) -> tuple[Self, tuple[Repair, ...]]:
        """A document of these records, mended, and what was mended."""
        mended, repairs = repair(records)
        return cls(mended.values()), repairs

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id: a live, read-only view."""
        return self._table.records

    def snapshot(self) -> Mapping[str, Record]:
        """Every record by id as of now, for a worker: it never changes. Made once per commit."""
        if self._snapshot is None or self._draft is not None:
            self._snapshot = MappingProxyType(dict(self._table.records))
        return self._snapshot

    def get(self, record_id: str, kind: type[RecordKind]) -> RecordKind:
        """The record of this id and type. KeyError where there is none."""
        record = self._table.records[record_id]
        if not isinstance(record, kind):
            raise KeyError(record_id)
        return record

    def of_type(self, kind: type[RecordKind]) -> tuple[RecordKind, ...]:
        """Every record of a type, in the order in which they came."""
        found = self._table.records
        return tuple(found[record_id] for record_id in self._table.of_type(kind.TYPE))  # type: ignore[misc]

    def children(self, parent: str, kind: type[RecordKind], field: str) -> tuple[RecordKind, ...]:
        """The records of a type whose field points at the parent, sorted by order key and id."""
        return self._table.children(parent, kind, field)

    @property
    def history(self) -> tuple[Commit, ...]:
        """Every commit since the document was opened."""
        return tuple(self._history)

    @property
    def undo_name(self) -> str | None:
        """The name of the edit that undo would take back."""
        return self._undo[-1].name if self._undo else None

    @property
    def redo_name(self) -> str | None:
        """The name of the edit that redo would make again."""
        return self._redo[-1].name if self._redo else None

    def subscribe(self, callback: Subscriber) -> Callable[[], None]:
        """Have every commit told to the callback; call what is returned to stop that."""
        ticket = object()
        self._subscribers[ticket] = callback
        return lambda: self._subscribers.pop(ticket, None) and None

    @contextmanager
    def edit(self, name: str, source: Source = "user") -> Generator[Transaction, None, None]:
        """A named transaction; one within another joins it. An exception takes back what its block wrote."""
        if self._draft is not None and self._transaction is not None:
            mark = self._draft.mark()
            try:
                yield self._transaction
            except BaseException:
                self._draft.back_to(mark)
                raise
            return
        draft = self._draft = Draft(self._table)
        transaction = self._transaction = Transaction(draft)
        try:
            yield transaction
            commit = self._finish(name, source, draft, transaction)
        except BaseException:
            draft.back_to(0)
            raise
        finally:
            transaction.close()
            self._draft = self._transaction = None
            self._snapshot = None
        self._keep(commit)

    def undo(self) -> UndoReport | None:
        """Take the last edit back, as a new edit; None where there is none."""
        return self._take_back(self._undo, "undo")

    def redo(self) -> UndoReport | None:
        """Make the last edit that was taken back again, as a new edit; None where there is none."""
        return self._take_back(self._redo, "redo")

    def follow(self, commit: Commit, source: Source = "import") -> UndoReport:
        """Make the changes of a commit as far as they still fit here, and say what was skipped."""
        with self.edit(commit.name, source) as transaction:
            skipped = _follow(self, transaction, commit)
        made = transaction.commit
        return UndoReport(made if made is not None else Commit(commit.name, source), skipped, transaction.repairs)

    def _take_back(self, stack: list[Commit], source: Source) -> UndoReport | None:
        if self._draft is not None:
            raise RuntimeError("an edit is open")
        if not stack:
            return None
        return self.follow(invert(stack.pop()), source)

    def _finish(self, name: str, source: Source, draft: Draft, transaction: Transaction) -> Commit:
        originals = draft.originals()
        _bury(draft)
        meant = [found for found, old in originals.items() if old is not None and found not in self._table.records]
        transaction.repairs = restore_after(draft, originals, meant)
        _bury(draft)
        records = self._table.records
        pairs = ((found, old, records.get(found)) for found, old in draft.originals().items())
        transaction.commit = commit_between(name, source, pairs)
        return transaction.commit

    def _keep(self, commit: Commit) -> None:
        if not commit:
            return
        self._history.append(commit)
        if commit.source == "undo":
            self._redo.append(commit)
        elif commit.source in ("user", "import", "redo"):
            self._undo.append(commit)
            if commit.source != "redo":
                self._redo.clear()
        for callback in tuple(self._subscribers.values()):
            callback(commit)


def _bury(draft: Draft) -> None:
    """Leave a tombstone for every record that went; take away that of a record that came back."""
    for record_id, old in draft.originals().items():
        stone = Tombstone(id=tombstone_id(record_id), removed=record_id)
        if record_id in draft.table.records:
            if draft.table.records.get(stone.id) == stone:
                draft.drop(stone.id)
        elif old is not None and not isinstance(old, Tombstone):
            draft.put(stone)


def _follow(document: Document, transaction: Transaction, commit: Commit) -> tuple[Skipped, ...]:
    skipped: list[Skipped] = []
    for record_id, record in commit.removed.items():
        if isinstance(record, Tombstone):
            continue
        if record_id not in document.records:
            skipped.append(Skipped("gone", record_id, ""))
        elif document.records[record_id] != record:
            skipped.append(Skipped("changed-since", record_id, ""))
        else:
            transaction.remove(record_id)
    for record_id, record in commit.added.items():
        if isinstance(record, Tombstone):
            continue
        if record_id in document.records:
            skipped.append(Skipped("exists", record_id, ""))
        else:
            transaction.add(record)
    for record_id, fields in commit.changed.items():
        skipped.extend(_follow_fields(document, transaction, record_id, fields))
    return tuple(skipped)


def _follow_fields(
    document: Document, transaction: Transaction, record_id: str, fields: Mapping[str, tuple[Any, Any]]
) -> list[Skipped]:
    record = document.records.get(record_id)
    if record is None:
        return [Skipped("gone", record_id, "")]
    same = {name: after for name, (before, after) in fields.items() if getattr(record, name, None) == before}
    skipped = [Skipped("changed-since", record_id, name) for name in fields if name not in same]
    try:
        transaction.change(record_id, **same)
    except ValueError:
        return [*skipped, *(Skipped("does-not-fit", record_id, name) for name in same)]
    return skipped
