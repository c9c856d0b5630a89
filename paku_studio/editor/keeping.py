"""Nothing is lost: every edit goes to a journal at once and to the file soon after. Knows no window.

Three threads meet here: the person's own, which edits; the journal's (`storage.journal_writer`); and the file's, which
puts the whole document into its .paku file from a copy of the records.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path

from paku_studio.editor.keeping_file import Batch, FileKeeper, Manner, Pace
from paku_studio.editor.keeping_opening import Beginning, begin_draft, open_file, resume
from paku_studio.editor.keeping_snapshots import Snapshots
from paku_studio.editor.keeping_words import Saving, Where, state_words, trouble_sentence
from paku_studio.models import Record
from paku_studio.pause import short_turns
from paku_studio.storage import CannotWrite, FileProblem, Opened, Places, Recoverable, named_pictures, title_of
from paku_studio.storage.backups import BackupRule
from paku_studio.storage.failures import CANNOT_OTHER
from paku_studio.storage.journal_writer import JournalWriter
from paku_studio.storage.places import whole_path
from paku_studio.storage.signs import BEAT
from paku_studio.store import Commit, Document

__all__ = ["Keeper", "Manner", "Pace", "Saving"]

USUAL = Manner()
SOONER = 8
"""An earlier state waits so many times less for the file than an edit, which the journal has meanwhile."""
Listener = Callable[[Saving], None]


class Keeper:
    """Keeps one open document: subscribes to it, and needs nothing more until `close`.

    `pictures` is the living mapping out of which pictures are taken that commits name: the editor's own. `thumbnail` is
    the small picture that goes into the file with the next save; `picture` makes it anew at each save, on the file's
    thread, and may fail. `recovered`: how many edits came out of a journal; `as_it_was`: not all of what was opened
    could be understood, and it stays among the backups as it was; `language`: of the sentences in `state`.
    """

    def __init__(self, places: Places, beginning: Beginning, manner: Manner) -> None:
        """Use `begin`, `open` or `resume`."""
        opened, target = beginning.opened, beginning.target
        self.pictures: Mapping[str, bytes] = opened.pictures
        self.thumbnail = opened.thumbnail
        self.picture: Callable[[Mapping[str, Record]], bytes | None] | None = None
        self.recovered = beginning.recovered
        self.as_it_was = beginning.as_it_was
        self.language = manner.language
        self._document = opened.document
        self.snapshots = Snapshots(opened.snapshots)
        """Earlier states that the file holds, by the meeting at whose end each was kept."""
        self._manner = manner
        self._records: dict[str, Record] = dict(opened.document.records)
        self._title = title_of(opened.document)
        self._number = beginning.head.after
        self._problem: FileProblem | None = None
        self._empty = beginning.head.base == "" and not beginning.at_once
        self._first_unsaved: float | None = None
        self._states_wait: float | None = None
        """Since when an earlier state waits to be put into the file, or to be taken out."""
        self._states_failed = self._gives_way = False
        self._last_edit = self._last_try = self._last_took = 0.0
        self._renewed = time.monotonic()
        self._listeners: dict[object, Listener] = {}
        self._told: Saving | None = None
        self._telling = threading.Lock()
        self._jobs: deque[tuple[Callable[[], None], Future[None]]] = deque()
        self._stopping = False
        self._wake = threading.Condition()
        self._writer = JournalWriter(target.journal, beginning.head, beginning.in_file, beginning.base, self._tell)
        self._writer.retry = manner.pace.retry
        self._file = FileKeeper(places, target, self._writer, manner)
        self._file.notice = beginning.notice
        self._thread = threading.Thread(target=self._run, name="paku-file", daemon=True)
        if beginning.leaving is not None:
            self._writer.leave(beginning.leaving)
        self._stop_hearing = opened.document.subscribe(self._hear)
        self._thread.start()
        if beginning.at_once:
            self._start_at_once(beginning.recovered > 0)

    @classmethod
    def begin(
        cls,
        places: Places,
        document: Document,
        pictures: dict[str, bytes],
        manner: Manner = USUAL,
        snapshots: Mapping[str, bytes] | None = None,
    ) -> "Keeper":
        """Keep a new document: from its first commit on (also one made before this) it is a draft.

        `snapshots`: earlier states that a copy has of what it was copied from.
        """
        return cls(places, begin_draft(places, document, pictures, manner, snapshots), manner)

    @classmethod
    def open(cls, places: Places, path: Path, manner: Manner = USUAL) -> tuple[Opened, "Keeper"]:
        """Open a file, with all that was shown as saved. Raises Unusable; AlreadyOpen where another window has it."""
        beginning = open_file(places, whole_path(path), manner)
        return beginning.opened, cls(places, beginning, manner)

    @classmethod
    def resume(cls, places: Places, found: Recoverable, manner: Manner = USUAL) -> tuple[Opened, "Keeper"]:
        """Go on with recovered work. Raises Unusable; AlreadyOpen where another window was quicker."""
        beginning = resume(places, found, manner)
        return beginning.opened, cls(places, beginning, manner)

    @property
    def path(self) -> Path:
        """The file that the document is in, or will be."""
        return self._file.path

    @property
    def is_draft(self) -> bool:
        """Whether the document has no name of its own yet."""
        return self._file.draft

    @property
    def closed(self) -> bool:
        """Whether everything is kept and the keeper has stopped."""
        return self._stopping

    @property
    def title(self) -> str:
        """What to call the document: its title, else its file's name; empty for a draft without a title."""
        return self._title or ("" if self.is_draft else self.path.stem)

    @property
    def state(self) -> Saving:
        """How it stands with saving just now."""
        problem, where = self._trouble()
        number, kept = self._number, self._kept()
        at = max(filter(None, (self._writer.at, self._file.at)), default=None)
        if problem is not None:
            return Saving("trouble", at, trouble_sentence(where, problem, self.path.name, self.language), where)
        if number > kept:
            return Saving("saving", at)
        return Saving("empty") if self._empty and number == 0 and self._file.at is None else Saving("saved", at)

    def words(self, language: str) -> str:
        """The state in a few words."""
        return state_words(self.state, self._trouble()[0], language)

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Have every change of the state told, from another thread than yours; call what is returned to stop that."""
        ticket = object()
        self._listeners[ticket] = callback
        return lambda: self._listeners.pop(ticket, None) and None

    def keep_versions(self, rule: BackupRule) -> None:
        """Let so many earlier versions stay, from the next save on."""
        self._file.rule = rule

    def settle(self) -> None:
        """The person has read that the document goes on in a file of another name: it is no trouble any more."""
        self._file.notice = None
        self._tell()

    def nudge(self) -> None:
        """Put everything into the file soon, without waiting for it: the window has just lost the keyboard."""
        with self._wake:
            self._last_edit = 0.0
            self._wake.notify_all()

    def keep_snapshot(self, session: str, state: bytes | Mapping[str, Record], *, soon: bool = True) -> None:
        """Keep a state of the document as that of a meeting's end; what was kept for the meeting before gives way.

        Records are made into bytes on the file's thread, so they must not change any more: give `document.snapshot()`.
        `soon`: the file is written although no edit came; else with the next save. Where that fails it is no lost work;
        it is told only where bytes take the place of others, because somebody wanted those gone. ValueError for what
        is no id.
        """
        replaced = isinstance(state, bytes) and session in self.snapshots
        if self.snapshots.keep(session, state) and soon:
            self._gives_way = self._gives_way or replaced
            self._write_states()

    def forget_snapshots(self, *sessions: str) -> None:
        """Take the states of these meetings out of the file, soon; a failure is told as any other."""
        if self.snapshots.forget(*sessions):
            self._gives_way = True
            self._write_states()

    def _write_states(self) -> None:
        with self._wake:
            if self._states_wait is None:
                self._states_wait = time.monotonic()
            self._states_failed = False
            self._wake.notify_all()

    def save(self) -> None:
        """Put everything into the file now, and wait for it. Raises CannotWrite."""
        self._do(self._save)

    def save_as(self, path: Path) -> None:
        """Go on under another name, and wait until the file is verified. Raises CannotWrite."""
        self._do(partial(self._save_as, path))

    def save_copy(self, path: Path) -> None:
        """Write a copy, wait for it, and go on where we are. Raises CannotWrite."""
        self._do(lambda: self._file.save_copy(path, self._batch()))

    def rescue(self, folder: Path) -> bool:
        """Keep the journal in another folder from now on; whether the disk there took it. Raises AlreadyOpen."""
        self._do(lambda: self._file.rescue(whole_path(folder), self._batch()))
        return self._writer.flush()

    def flush(self) -> bool:
        """Wait until the journal has everything, or its disk refused; whether it has."""
        return self._writer.flush() and self._number <= self._kept()

    def close(self, anyway: bool = False) -> Saving:
        """Put everything into the file and stop; never asks. Gives the state in which that ended.

        Where work would be lost, because neither journal nor file took it, nothing is closed unless `anyway`.
        """
        if self._stopping:
            return self.state
        self._do(self._save_quietly)
        self._writer.flush()
        state = self.state
        if self._number > self._kept() and not anyway:
            return state
        self._stop_hearing()
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._thread.join()
        self._writer.stop()
        if self._file.saved >= self._number and not self._is_unsaved():
            self._writer.journal.remove()
        self._file.release()
        return state

    def _hear(self, commit: Commit) -> None:
        """On the person's thread: copy what changed and hand it on; no disk is touched."""
        records = self._document.records
        touched = [records[found] for found in (*commit.added, *commit.changed) if found in records]
        pictures = named_pictures(touched, self.pictures, {}) if self.pictures else {}
        with self._wake:
            for gone in commit.removed:
                self._records.pop(gone, None)
            self._records.update((record.id, record) for record in touched)
            self._title = title_of(self._document)
            self._number += 1
            self._last_edit = time.monotonic()
            if self._first_unsaved is None:
                self._first_unsaved = self._last_edit
                self._wake.notify_all()
            self._writer.put(self._number, commit, pictures)

    def _start_at_once(self, in_journal: bool) -> None:
        """The document holds work that its file has not: journal and file are to be written without a further edit."""
        if not in_journal:
            self._writer.durable = 0
        with self._wake:
            self._first_unsaved = self._last_edit = time.monotonic()
            self._wake.notify_all()
        self._writer.begin_now()

    def _kept(self) -> int:
        return max(self._writer.durable, self._file.saved)

    def _is_unsaved(self) -> bool:
        return self._first_unsaved is not None

    def _trouble(self) -> tuple[FileProblem | None, Where]:
        if self._writer.trouble is not None and self._number > self._kept():
            return self._writer.trouble, "journal"
        if self._problem is not None:
            return self._problem, "file"
        if self._file.notice is not None:
            return self._file.notice, "moved"
        return None, ""

    def _tell(self) -> None:
        with self._telling:  # or the last that a listener hears is not the last that was
            state = self.state
            if state != self._told:
                self._told = state
                for callback in tuple(self._listeners.values()):
                    with suppress(Exception):  # a window that goes away must not end the thread that keeps its work
                        callback(state)

    def _batch(self) -> Batch:
        with self._wake:
            records, number, title = self._records.copy(), self._number, self._title
        if self.picture is not None:
            with suppress(Exception):  # a document without its small picture is whole
                self.thumbnail = self.picture(records) or self.thumbnail
        pictures = dict(self.pictures)
        snapshots, turn = self.snapshots.for_file(records, pictures)
        return Batch(number, records, pictures, self.thumbnail, snapshots, title, turn)

    def _do(self, job: Callable[[], None]) -> None:
        """Have the file's thread do a job, and wait; what it raises is raised here. RuntimeError once it is closed."""
        done: Future[None] = Future()
        with self._wake:
            if self._stopping:
                raise RuntimeError("the document is closed")
            self._jobs.append((job, done))
            self._wake.notify_all()
        done.result()

    def _run(self) -> None:
        while True:
            with self._wake:
                left = self._seconds_left()
                if not self._jobs and not self._stopping and (left is None or left > 0):
                    self._wake.wait(BEAT if left is None else min(left, BEAT))
                job = self._jobs.popleft() if self._jobs else None
                due = (left := self._seconds_left()) is not None and left <= 0
                if job is None and self._stopping:
                    return
            if job is not None:
                with short_turns():
                    _run_job(*job)
            elif due:
                with short_turns():
                    self._save_quietly()
            elif self._is_unsaved():
                with suppress(Exception):  # whatever it is: the save tells of it, and the thread must live for that
                    self._file.keep_base()
            self._renew()
            self._tell()

    def _renew(self) -> None:
        """Other computers are told now and then that the document is still open."""
        if time.monotonic() - self._renewed >= BEAT:
            self._renewed = time.monotonic()
            self._file.renew()

    def _seconds_left(self) -> float | None:
        """Until the file is to be written; None where it has everything. A slow disk is written to less often."""
        first = self._first_unsaved if self._first_unsaved is not None else self._states_wait
        if first is None:
            return None
        pace = self._manner.pace
        pause = max(pace.pause, 4 * self._last_took)
        due = min(self._last_edit + pause, first + max(pace.most, pause))
        if self._states_wait is not None:
            due = min(due, self._states_wait + pause / SOONER)
        if self._problem is not None or self._states_failed:
            due = max(due, self._last_try + pace.retry)
        return due - time.monotonic()

    def _save_quietly(self) -> None:
        try:
            if self._is_unsaved() or self._states_wait is not None:
                self._save()
        except FileProblem as problem:
            self._failed(problem)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the thread must live to try again
            self._failed(CannotWrite(CANNOT_OTHER, error=type(failure).__name__).about(self.path.name))

    def _failed(self, problem: FileProblem) -> None:
        """An earlier state that is not in the file yet is no lost work: it is tried again, and nobody is alarmed."""
        if self._is_unsaved() or self._gives_way:
            self._problem = problem
        else:
            self._states_failed = True

    def _save(self) -> None:
        batch = self._batch()
        self._last_try = time.monotonic()
        self._file.save(batch)
        self._has(batch)

    def _save_as(self, path: Path) -> None:
        batch = self._batch()
        self._last_try = time.monotonic()
        self._file.save_as(path, batch)
        self._has(batch)

    def _has(self, batch: Batch) -> None:
        """The file has the batch: what came meanwhile waits for the next one."""
        self._problem = None
        with self._wake:
            self._last_took = time.monotonic() - self._last_try
            self._first_unsaved = time.monotonic() if self._number > batch.number else None
            self._states_failed = False
            if self.snapshots.turn == batch.turn:
                self._states_wait, self._gives_way = None, False


def _run_job(job: Callable[[], None], done: Future[None]) -> None:
    try:
        job()
    except BaseException as failure:  # noqa: BLE001 - it is raised where the job was asked for
        done.set_exception(failure)
    else:
        done.set_result(None)
