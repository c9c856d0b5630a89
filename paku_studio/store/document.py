"""The store: records that change only within a named transaction, with history, undo and subscribers.

Knows no file and no window.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Set
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Self

from paku_studio.locale import N_, translator
from paku_studio.models import DOCUMENT_ID, DocumentSettings, Record
from paku_studio.store.commit import Commit, Source, commit_between, invert
from paku_studio.store.identity import tombstone_id
from paku_studio.store.integrity import RULES, mended_table, restore_after
from paku_studio.store.table import Draft, RecordKind, Table
from paku_studio.store.transaction import Transaction, UndoReport, follow, remember_removals
from paku_studio.store.workbench import Repair, Rule

Subscriber = Callable[[Commit], None]
ONLY_READ = N_("This document is open to be read only; choose “Work on a copy” to change it.")


class ReadOnly(Exception):  # noqa: N818 - a person's word
    """The document is open to be read: it was not changed."""

    def sentence(self, language: str) -> str:
        """Why not, and what one can do, in one sentence."""
        return translator(language)(ONLY_READ)


class Document:
    """The records of one document. Read them through `records`; change them within `edit`."""

    def __init__(self, records: Iterable[Record] = (), rules: tuple[Rule[Any], ...] = RULES) -> None:
        """Takes the records as they are; adds the document's own record where it is missing.

        `rules`: what is held up after every edit; a test takes one away to see that it is needed.
        """
        self.read_only = False
        """Whether every edit, undo and redo raises ReadOnly: another window has the file."""
        self._rules = rules
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
        self._untold: deque[Commit] = deque()
        self._brought: set[str] = set()
        """What came with another copy: taken back it leaves no trace, or that copy could never come again."""

    @classmethod
    def load(cls, records: Iterable[Record]) -> tuple[Self, tuple[Repair, ...]]:
        """A document of these records, mended, and what was mended."""
        document = cls()
        document._table, repairs = mended_table(records)
        return document, repairs

    @property
    def records(self) -> Mapping[str, Record]:
        """Every record by id: a live, read-only view."""
        return self._table.records

    def snapshot(self) -> Mapping[str, Record]:
        """Every record by id as of now, for a worker: it never changes. Made once per commit."""
        if self._snapshot is None or self._draft is not None:
            self._snapshot = MappingProxyType(self._table.records.copy())
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
    def undoable(self) -> tuple[Commit, ...]:
        """The edits that undo can still take back, the oldest first."""
        return tuple(self._undo)

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
        """A named transaction; one within another joins it. An exception takes back what its block wrote.

        Raises ReadOnly before the block begins where the document is open to be read.
        """
        if self.read_only:
            raise ReadOnly(name)
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
            untraced = self._untraced(commit, source)
            transaction.untraced |= untraced
            skipped = follow(self._table, transaction, commit, untraced)
            if source == "import":
                self._brought |= commit.added.keys()
        made = transaction.commit
        return UndoReport(made if made is not None else Commit(commit.name, source), skipped, transaction.repairs)

    def _untraced(self, commit: Commit, source: Source) -> Set[str]:
        """What leaves no tombstone: a copy that came, taken back; what a merge or redo removes without naming one."""
        if source == "undo":
            return self._brought
        return {found for found in commit.removed if tombstone_id(found) not in commit.added}

    def _take_back(self, stack: list[Commit], source: Source) -> UndoReport | None:
        if self._draft is not None:
            raise RuntimeError("an edit is open")
        if not stack:
            return None
        if self.read_only:
            raise ReadOnly(stack[-1].name)
        return self.follow(invert(stack.pop()), source)

    def _finish(self, name: str, source: Source, draft: Draft, transaction: Transaction) -> Commit:
        originals = draft.originals()
        remember_removals(draft, transaction.untraced)
        meant = [found for found, old in originals.items() if old is not None and found not in self._table.records]
        transaction.repairs = restore_after(draft, originals, meant, self._rules)
        remember_removals(draft, transaction.untraced)
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
        self._tell(commit)

    def _tell(self, commit: Commit) -> None:
        """Tell every subscriber, commits in their order even where one edits; one that fails keeps no other from it."""
        self._untold.append(commit)
        if len(self._untold) > 1:
            return
        failures: list[Exception] = []
        while self._untold:
            for callback in tuple(self._subscribers.values()):
                try:
                    callback(self._untold[0])
                except Exception as failure:  # noqa: BLE001 - the commit stands; the others must hear of it
                    failures.append(failure)
            self._untold.popleft()
        if failures:
            raise ExceptionGroup("subscribers failed", failures)
