"""The one thread that writes a journal: commits come in by a queue, and count as kept once the disk has them."""

import datetime
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from paku_studio.storage.failures import CANNOT_OTHER, CannotWrite, cannot_write_because
from paku_studio.storage.journal import Head, Journal, commit_line, head_lines, mark_line, now
from paku_studio.store import Commit

NAME: Final = "journal"
Pictures = Mapping[str, bytes]
Taken = tuple[int, datetime.datetime, Commit, Pictures]
"""A commit as it came: its number, when that was, the pictures that it names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A commit as it goes to the disk, with the pictures that it names."""

    number: int
    data: bytes
    pictures: Pictures


class JournalWriter:
    """Writes what it is given, in order, and again after a failure. `put` never waits for the disk.

    All lines since the last save of the file are kept in memory, so that a journal can be begun anew anywhere.
    """

    def __init__(
        self, journal: Journal, head: Head, in_file: frozenset[str], base_pictures: Pictures, told: Callable[[], None]
    ) -> None:
        """`in_file`: pictures that lie in the file on which the journal builds; `base_pictures`: those that the head's
        own records name; `told`: called after each attempt.
        """
        self.journal = journal
        self.durable = head.after
        """The number of the last commit that the disk has."""
        self.at: datetime.datetime | None = None
        """When that was."""
        self.trouble: CannotWrite | None = None
        """Why the disk does not have the rest."""
        self.retry = 2.0
        """Seconds between attempts while there is trouble."""
        self._told = told
        self._head = head
        self._in_file = in_file
        self._base_pictures = dict(base_pictures)
        self._beside: set[str] = set()
        self._lines: list[Line] = []
        self._waiting: list[Line] = []
        self._leaving: Journal | None = None
        self._guard = threading.RLock()
        self._wake = threading.Condition()
        self._queue: list[Taken] = []
        self._unmade: list[Taken] = []
        """What could not be made into lines, for want of memory say: it is tried again before what came after it."""
        self._begin_now = False
        self._must_begin = False
        self._idle = True
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="paku-journal", daemon=True)
        self._thread.start()

    def put(self, number: int, commit: Commit, pictures: Pictures) -> None:
        """Take a commit, to be on the disk soon. Numbers follow one another."""
        with self._wake:
            self._queue.append((number, now(), commit, pictures))
            self._wake.notify_all()

    def leave(self, journal: Journal) -> None:
        """Take another journal away once this one has begun."""
        with self._guard:
            self._leaving = journal

    def begin_now(self) -> None:
        """Write the journal's first lines without waiting for a commit."""
        with self._wake:
            self._begin_now = True
            self._wake.notify_all()

    def flush(self) -> bool:
        """Wait until everything taken so far has been tried once more; whether the disk has it all."""
        with self._wake:
            self._begin_now = self._begin_now or self.trouble is not None
            self._wake.notify_all()
            self._wake.wait_for(lambda: self._idle and not self._queue and not self._begin_now)
        return self.trouble is None

    def stop(self) -> None:
        """Write what is left, if the disk takes it, and end the thread; the journal stays where it is."""
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        self._thread.join()
        self.journal.close()

    def mark(self, digest: str, after: int) -> bool:
        """Say that the file is about to be written with the commits up to `after` in it; whether the disk has that."""
        with self._guard:
            if not self.journal.usable:
                return False
            try:
                self.journal.append(mark_line(digest, after))
            except OSError:
                return False
            return True

    def rebase(self, head: Head, in_file: frozenset[str], marked: bool) -> None:
        """The file has the commits up to `head.after`: begin the journal anew with those that came meanwhile.

        Where that fails the old journal goes on to count, as long as the mark stands in it.
        """
        with self._guard:
            self._build_on(head, in_file, {})
            self.journal.drop_pictures(frozenset(self._beside))
            try:
                self._begin()
            except OSError:
                self.journal.close()
                if not marked:
                    self._nothing_on_disk()

    def move(self, journal: Journal, head: Head, in_file: frozenset[str], base_pictures: Pictures) -> None:
        """Go on in another journal; the one left goes once the new one is on the disk."""
        with self._guard:
            if self._leaving is None:
                self._leaving = self.journal
            self.journal.close()
            self.journal = journal
            self._build_on(head, in_file, base_pictures)
            self._beside = set()
            self._nothing_on_disk()
        self.begin_now()

    def _build_on(self, head: Head, in_file: frozenset[str], base_pictures: Pictures) -> None:
        self._head = head
        self._in_file = in_file
        self._base_pictures = dict(base_pictures)
        self._lines = [line for line in self._lines if line.number > head.after]
        self._waiting = [line for line in self._waiting if line.number > head.after]
        self._beside &= {name for line in self._lines for name in line.pictures}
        self.durable = max(self.durable, head.after)

    def _nothing_on_disk(self) -> None:
        self._waiting = list(self._lines)
        self.durable = self._head.after

    def _run(self) -> None:
        while True:
            with self._wake:
                self._idle = True
                self._wake.notify_all()
                self._wake.wait_for(self._called, self.retry if self.trouble else None)
                self._idle = False
                batch, self._queue = self._queue, []
                begin, self._begin_now = self._begin_now, False
                stopping = self._stopping
            unmade = self._take(batch)
            self._told()
            self._must_begin = self._must_begin or begin
            self._write_out()
            self.trouble = self.trouble or unmade
            self._told()
            with self._wake:
                if stopping and not self._queue:
                    self._idle = True
                    self._wake.notify_all()
                    return

    def _called(self) -> bool:
        return bool(self._queue or self._begin_now or self._stopping)

    def _take(self, batch: list[Taken]) -> CannotWrite | None:
        """Make lines of what came; why not, where that cannot be done just now."""
        self._unmade += batch
        try:
            lines = [Line(number, commit_line(number, at, commit), named) for number, at, commit, named in self._unmade]
        except Exception as failure:  # noqa: BLE001 - whatever it is, the thread must live to try again
            return CannotWrite(CANNOT_OTHER, error=type(failure).__name__).about(NAME)
        self._unmade = []
        with self._guard:
            lines = [line for line in lines if line.number > self._head.after]
            self._lines += lines
            self._waiting += lines
        return None

    def _write_out(self) -> None:
        with self._guard:
            try:
                if self.journal.usable and self._waiting:
                    for line in self._waiting:
                        self._keep_pictures(line.pictures)
                    self.journal.append(b"".join(line.data for line in self._waiting))
                elif self._waiting or self._must_begin:
                    self._begin()
                self._kept()
            except OSError as error:
                self.trouble = cannot_write_because(error).about(NAME)
            except Exception as failure:  # noqa: BLE001 - whatever it is, the thread must live to try again
                self.trouble = CannotWrite(CANNOT_OTHER, error=type(failure).__name__).about(NAME)

    def _begin(self) -> None:
        for pictures in (self._base_pictures, *(line.pictures for line in self._lines)):
            self._keep_pictures(pictures)
        self.journal.begin(head_lines(self._head) + b"".join(line.data for line in self._lines))
        self._must_begin = False
        self.durable = max(self.durable, self._head.after)
        self._kept()
        if self._leaving is not None:
            self._leaving.remove()
            self._leaving = None

    def _kept(self) -> None:
        self.trouble = None
        if self._waiting:
            self.durable = self._waiting[-1].number
            self._waiting = []
            self.at = now()

    def _keep_pictures(self, pictures: Pictures) -> None:
        for name, data in pictures.items():
            if name not in self._in_file and name not in self._beside:
                self.journal.keep_picture(name, data)
                self._beside.add(name)
