"""The journal of a document: a line with a checksum for each commit since the file was saved; knows no threads.

docs/file-format.md has the form. Reading it is another module's work.
"""

import contextlib
import datetime
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from paku_studio import __version__
from paku_studio.models import Record
from paku_studio.storage.files import FileSystem, forget, made, stands, temporary_name, write_all, write_new
from paku_studio.storage.migrations import VERSION
from paku_studio.storage.writing import document_json
from paku_studio.store import Commit, commit_to_json

JOURNAL_FORMAT: Final = "paku-studio-journal"
JOURNAL_VERSION: Final = 1
PICTURES_ENDING: Final = ".pictures"


@dataclass(frozen=True, slots=True)
class Head:
    """What a journal is about, as its first line says.

    `base`: the SHA-256 of the file that the commits build on, empty where there is none yet; `after`: the number of the
    last commit that is in it; `whole`: the records on which they build where the file does not hold them as they are;
    `pending`: how many edits in these the file has not, the last of them made `at`.
    """

    path: Path
    draft: bool = False
    title: str = ""
    language: str = "fi"
    base: str = ""
    after: int = 0
    whole: Mapping[str, Record] | None = None
    pending: int = 0
    at: datetime.datetime | None = None


def now() -> datetime.datetime:
    """The time of day here, to the second."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)


def line_of(body: bytes) -> bytes:
    """A line of the journal: the CRC-32 of the JSON in eight hexadecimal digits, a space, the JSON."""
    return b"%08x %b\n" % (zlib.crc32(body), body)


def commit_line(number: int, at: datetime.datetime, commit: Commit) -> bytes:
    """The line of a commit, numbered one by one from `Head.after` + 1."""
    return line_of(orjson.dumps({"n": number, "at": at.isoformat(), "commit": commit_to_json(commit)}))


def mark_line(digest: str, after: int) -> bytes:
    """The line written before the file is: should its SHA-256 be this one, the commits up to `after` are in it."""
    return line_of(orjson.dumps({"mark": digest, "after": after}))


def head_lines(head: Head) -> bytes:
    """The first line and, where the journal carries the records it builds on, the second."""
    said = {
        "format": JOURNAL_FORMAT,
        "journal": JOURNAL_VERSION,
        "version": VERSION,
        "program": __version__,
        "path": str(head.path),
        "draft": head.draft,
        "title": head.title[:200],
        "language": head.language,
        "base": head.base,
        "after": head.after,
        "whole": head.whole is not None,
        "pending": head.pending,
        "at": (head.at or now()).isoformat(),
    }
    first = line_of(json.dumps(said).encode())  # a file's name may hold bytes that are no letters: \udc80 and on
    if head.whole is None:
        return first
    return first + line_of(document_json(head.whole.values()).replace(b"\n", b""))


class Journal:
    """One journal file that grows. Whatever fails, what was written before can still be read.

    `usable` is False before `begin` and after a failure that left doubt about what the disk has: then begin anew.
    """

    def __init__(self, place: Path, files: FileSystem) -> None:
        self.place = place
        self._files = files
        self._handle: int | None = None
        self._length = 0

    @property
    def usable(self) -> bool:
        """Whether lines can be added."""
        return self._handle is not None

    @property
    def pictures(self) -> Path:
        """The folder of pictures that commits name and the file has not."""
        return self.place.with_suffix(PICTURES_ENDING)

    def begin(self, data: bytes) -> None:
        """Put a journal of these bytes in the place of the one that stands there, in one step. Raises OSError."""
        made(self.place.parent, self._files)
        temporary = temporary_name(self.place)
        try:
            write_new(temporary, data, None, self._files)
            self.close()
            self._files.replace(temporary, self.place)
        except BaseException:
            forget(temporary, self._files)
            raise
        self._files.fsync_folder(self.place.parent)
        self._handle = self._files.open_to_append(self.place)
        self._length = len(data)

    def append(self, data: bytes) -> None:
        """Add lines and wait until the disk has them. Raises OSError; then none of them count.

        After a failed fsync nobody knows what the disk has, also if the next one succeeds: the journal is not usable.
        """
        if self._handle is None:
            raise ValueError("the journal has not begun")
        try:
            write_all(self._handle, data, self._files)
        except OSError:
            self._cut_back(self._handle)
            raise
        try:
            self._files.fsync(self._handle)
        except OSError:
            self.close()
            raise
        self._length += len(data)

    def keep_picture(self, name: str, data: bytes) -> None:
        """Put a picture beside the journal, wholly and on the disk. Raises OSError."""
        made(self.pictures, self._files)
        temporary = temporary_name(self.pictures / name)
        try:
            write_new(temporary, data, None, self._files)
            self._files.replace(temporary, self.pictures / name)
        except BaseException:
            forget(temporary, self._files)
            raise
        self._files.fsync_folder(self.pictures)

    def close(self) -> None:
        """Give the file back; what it holds stays."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                self._files.close(handle)

    def remove(self) -> None:
        """Take the journal and its pictures away: the file has it all. Nor does a power cut bring it back."""
        self.close()
        forget(self.place, self._files)
        with contextlib.suppress(OSError):
            self._files.fsync_folder(self.place.parent)
        if not stands(self.place):  # else it would be offered without them
            self.drop_pictures(frozenset())

    def drop_pictures(self, kept: frozenset[str]) -> None:
        """Take away the pictures that are not to be kept, and the folder once it is empty."""
        with contextlib.suppress(OSError):
            for picture in list(self.pictures.iterdir()):
                if picture.name not in kept:
                    forget(picture, self._files)
            self.pictures.rmdir()

    def _cut_back(self, handle: int) -> None:
        """Take away what a write that failed has left, so that the next line stands at the beginning of a line."""
        try:
            self._files.truncate(handle, self._length)
        except OSError:
            self.close()
