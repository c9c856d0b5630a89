"""The file of an open document: where it is, whether it is still as we left it, how it is written. Knows no threads."""

import contextlib
import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from paku_studio.editor.keeping_words import MOVED
from paku_studio.models import Record
from paku_studio.storage import (
    AlreadyOpen,
    CannotWrite,
    FileProblem,
    FileSystem,
    Places,
    digest_of,
    document_bytes,
    language_of,
    make_folder,
    named_pictures,
    write_safely,
)
from paku_studio.storage.backups import BackupRule, hand_on, keep_backup
from paku_studio.storage.beside import snapshot_files
from paku_studio.storage.failures import CANNOT_OPEN_ELSEWHERE, CANNOT_OPEN_ON_ANOTHER, cannot_write_because
from paku_studio.storage.files import BACKUP_SUFFIX, REAL_FILES, forget
from paku_studio.storage.journal import Head, Journal, now
from paku_studio.storage.journal_writer import JournalWriter
from paku_studio.storage.locks import ALREADY_OPEN, Lock, take_lock
from paku_studio.storage.own_file import Seen, changed_since, look_at, own_names
from paku_studio.storage.places import whole_path
from paku_studio.storage.recent import note_elsewhere
from paku_studio.storage.recovery import LOCK_ENDING, put_aside
from paku_studio.storage.signs import OPEN_ON_ANOTHER, OpenOnAnother, Sign, put_sign


@dataclass(frozen=True, slots=True)
class Pace:
    """When the file is written: so many seconds after edits pause, at the latest so many after the first of them.

    `retry`: seconds between attempts while a disk refuses.
    """

    pause: float = 4.0
    most: float = 30.0
    retry: float = 3.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are kept. `language`: that of the names and sentences that are made here."""

    pace: Pace = field(default_factory=Pace)
    backups: BackupRule = field(default_factory=BackupRule)
    language: str = "fi"
    files: FileSystem = field(default=REAL_FILES)


@dataclass(frozen=True, slots=True)
class Batch:
    """The whole document as it was after one commit, to be written while the person goes on.

    `turn`: up to which of them it carries the earlier states that were kept or forgotten.
    """

    number: int
    records: Mapping[str, Record]
    pictures: Mapping[str, bytes]
    thumbnail: bytes | None = None
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    title: str = ""
    turn: int = 0

    def named(self) -> dict[str, bytes]:
        """The pictures that the records or a snapshot speak of."""
        return named_pictures(self.records.values(), self.pictures, self.snapshots)


class Hold:
    """That nobody else has a document: a lock for this computer's programs, a sign beside the file for other computers.

    Either is None where the disk gives none.
    """

    def __init__(self, lock: Lock | None, sign: Sign | None) -> None:
        self._lock, self._sign = lock, sign

    def renew(self) -> None:
        """Say once more that the document is open."""
        if self._sign is not None:
            self._sign.touch()

    def release(self) -> None:
        """Let others have it."""
        if self._sign is not None:
            self._sign.remove()
        if self._lock is not None:
            self._lock.release()


@dataclass(frozen=True, slots=True)
class Target:
    """What a document is kept in: its file, as we know it, the hold on it, its journal."""

    path: Path
    draft: bool
    seen: Seen
    hold: Hold
    journal: Journal


def take_place(path: Path, place: Path, files: FileSystem = REAL_FILES, home: Path | None = None) -> Hold:
    """The hold on the document at a path, by the lock of the journal at a place; `home`: with a sign beside the file.

    Raises AlreadyOpen.
    """
    lock = None
    with contextlib.suppress(OSError, CannotWrite):
        make_folder(place.parent, files)
        lock = take_lock(place.with_suffix(LOCK_ENDING))
        if lock is None:
            raise AlreadyOpen(ALREADY_OPEN).about(path.name)
    try:
        return Hold(lock, put_sign(path, home) if home else None)
    except OpenOnAnother:
        Hold(lock, None).release()
        raise AlreadyOpen(OPEN_ON_ANOTHER).about(path.name) from None


class ChangedMeanwhile(Exception):  # noqa: N818 - what came to pass
    """Another program wrote into the file: it stays as it is, and the work goes on beside it."""


class FileKeeper:
    """Puts batches into the file. `saved`: the number of the last commit that is in it, `at`: since when.

    `notice`: that the document goes on under another name, because another program took its own.
    """

    def __init__(self, places: Places, target: Target, writer: JournalWriter, manner: Manner) -> None:
        self.path = target.path
        self.draft = target.draft
        self.saved = 0
        self.at: datetime.datetime | None = None
        self.notice: FileProblem | None = None
        self._places = places
        self._manner = manner
        self.rule = manner.backups
        """How many earlier versions stay, from the next save on."""
        self._files = manner.files
        self._seen = target.seen
        self._holds = [target.hold]
        self._writer = writer
        self._base_kept = not target.seen.digest
        self._elsewhere: Path | None = None
        self._unsure = False
        """Whether the last flush of the file failed: it stands there, but a power cut may yet undo that."""

    def keep_base(self) -> None:
        """Before anything is changed: a backup of the file as it was opened."""
        if self._base_kept:
            return
        with contextlib.suppress(OSError), self._files.open_to_read(self.path) as stream:
            data = stream.read()
            if hashlib.sha256(data).hexdigest() == self._seen.digest:
                keep_backup(self._places, self.path, data, self.rule, self._files)
            self._base_kept = True

    def save(self, batch: Batch) -> None:
        """Write the file, or where another program has written there, one beside it. Raises CannotWrite."""
        self.keep_base()
        self._note_elsewhere()
        data, digest = self._bytes_of(batch, self.path)
        try:
            self._refuse_changed()
            marked = self._writer.mark(digest, batch.number)
            if self._unsure or digest != self._seen.digest or not self.path.exists():
                self._write(self.path, data, digest, self._refuse_changed)
        except OSError as error:
            raise cannot_write_because(error).about(self.path.name) from error
        except ChangedMeanwhile:
            self._go_on_beside(batch, data, digest)
            return
        self._saved(batch, data)
        self._writer.rebase(self._head(batch, digest), frozenset(batch.named()), marked)

    def save_as(self, path: Path, batch: Batch) -> None:
        """Go on in another file; a draft and its journal go once that is verified. Raises CannotWrite."""
        target = whole_path(path)
        if target == self.path:
            self.save(batch)
            return
        data, digest = self._bytes_of(batch, target)
        self._go_on_at(target, batch, data, digest)
        self.notice = None

    def save_copy(self, path: Path, batch: Batch) -> None:
        """Write the document elsewhere and go on here. Raises CannotWrite."""
        target = whole_path(path)
        if target == self.path:
            self.save(batch)
            return
        hold = self._take_over(target)
        try:
            self._put_aside_journal(target)
            data, _ = self._bytes_of(batch, target)
            write_safely(target, data, self._files)
        finally:
            hold.release()

    def rescue(self, folder: Path, batch: Batch) -> None:
        """Go on with the journal in another folder: it holds the whole document. Raises AlreadyOpen."""
        place = folder / self._writer.journal.place.name
        self._holds.append(take_place(self.path, place, self._files))
        head = replace(self._head(batch, self._seen.digest), whole=batch.records, pending=batch.number - self.saved)
        beside = {**batch.named(), **snapshot_files(batch.snapshots)}
        self._writer.move(Journal(place, self._files), head, frozenset(), beside)
        self._elsewhere = folder
        self._note_elsewhere()

    def _note_elsewhere(self) -> None:
        """Have the next start look where the journal lies now; again later where the disk, being full, does not."""
        if self._elsewhere is not None and note_elsewhere(self._places, self._elsewhere, self._files):
            self._elsewhere = None

    def release(self) -> None:
        """Let others open the document."""
        for hold in self._holds:
            hold.release()
        self._holds = []

    def renew(self) -> None:
        """Say to other computers that the document is still open."""
        for hold in self._holds:
            hold.renew()

    def _bytes_of(self, batch: Batch, path: Path) -> tuple[bytes, str]:
        try:
            data = document_bytes(batch.records.values(), batch.pictures, batch.thumbnail, batch.snapshots)
        except CannotWrite as problem:
            raise problem.about(path.name) from None
        return data, hashlib.sha256(data).hexdigest()

    def _refuse_changed(self) -> None:
        """Raises ChangedMeanwhile where another program wrote into the file; OSError where it cannot be looked at."""
        if changed_since(self.path, self._seen, self._files):
            raise ChangedMeanwhile

    def _write(self, path: Path, data: bytes, digest: str, at_last: Callable[[], None] | None = None) -> None:
        """Write and remember what stands there now, also where only the last flush failed: it is ours all the same."""
        if self.draft and path == self.path:
            make_folder(path.parent, self._files)
        try:
            write_safely(path, data, self._files, at_last=at_last)
        except CannotWrite:
            with contextlib.suppress(OSError):
                if path == self.path and digest_of(path, self._files) == digest:
                    self._seen, self._unsure = look_at(path, digest, self._files), True
            raise
        self._seen, self._unsure = look_at(path, digest, self._files), False

    def _saved(self, batch: Batch, data: bytes) -> None:
        self.saved = batch.number
        self.at = now()
        keep_backup(self._places, self.path, data, self.rule, self._files)

    def _head(self, batch: Batch, digest: str) -> Head:
        return Head(self.path, self.draft, batch.title, language_of(batch.records), digest, batch.number)

    def _go_on_beside(self, batch: Batch, data: bytes, digest: str) -> None:
        old = self.path
        own = next(self._free_names(old))
        self._go_on_at(own, batch, data, digest)
        self.notice = FileProblem(MOVED, own=own.name).about(old.name)

    def _free_names(self, path: Path) -> Iterator[Path]:
        yield from own_names(path, self._manner.language)

    def _go_on_at(self, path: Path, batch: Batch, data: bytes, digest: str) -> None:
        hold = self._take_over(path)
        try:
            self._put_aside_journal(path)
            self._write(path, data, digest)
        except BaseException:
            hold.release()
            raise
        old, was_draft = self.path, self.draft
        self.path, self.draft = path, False
        journal = Journal(self._places.journal_of(path), self._files)
        self._writer.move(journal, self._head(batch, digest), frozenset(batch.named()), {})
        self._writer.flush()
        if was_draft:
            hand_on(self._places, old, path, self._files)
            forget(old, self._files)
            forget(old.with_name(old.name + BACKUP_SUFFIX), self._files)
            with contextlib.suppress(OSError):
                self._files.fsync_folder(old.parent)
        self.release()
        self._holds = [hold]
        self._saved(batch, data)

    def _take_over(self, path: Path) -> Hold:
        try:
            return take_place(path, self._places.journal_of(path), self._files, self._places.home)
        except AlreadyOpen as held:
            another = held.message_id == OPEN_ON_ANOTHER
            raise CannotWrite(CANNOT_OPEN_ON_ANOTHER if another else CANNOT_OPEN_ELSEWHERE).about(path.name) from None

    def _put_aside_journal(self, path: Path) -> None:
        """What a program that died left for a file which is now written over goes to the backups."""
        place = self._places.journal_of(path)
        if place.exists():
            put_aside(self._places, place, self._files)
