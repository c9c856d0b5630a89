"""A person with a document, quick hands and disks that misbehave, for the tests of keeping."""

import errno
import hashlib
import os
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from paku_studio import edits
from paku_studio.editor.keeping import Keeper, Manner, Pace
from paku_studio.storage import Opened, Places, RealFileSystem, document_json, open_document
from paku_studio.store import Document

QUICK = Pace(pause=0.01, most=0.05, retry=0.01)
NEVER = Pace(pause=1000, most=1000, retry=0.01)
"""The file is written at the end only: what the journal does can be looked at alone."""


def digest_of_records(document: Document) -> str:
    return hashlib.sha256(document_json(document.records.values())).hexdigest()


CALLS = tuple(name for name in vars(RealFileSystem) if not name.startswith("_"))


class BadDisk(RealFileSystem):
    """The real disk, until it is told otherwise: `refuse` names the calls that fail from now on, and how."""

    def __init__(self) -> None:
        self.refuse: dict[str, int] = {}
        self.under: Path | None = None
        """Only calls about files below this folder fail; None for all."""

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name.startswith("_") or name in ("refuse", "under") or name not in super().__getattribute__("refuse"):
            return real

        def call(*arguments: Any) -> Any:
            error = self.refuse.get(name)
            if error is None or not self._is_meant(arguments):
                return real(*arguments)
            raise OSError(error, os.strerror(error))

        return call

    def _is_meant(self, arguments: tuple[Any, ...]) -> bool:
        under = self.under
        if under is None:
            return True
        first = arguments[0]
        place = Path(first) if isinstance(first, Path) else Path(f"/proc/self/fd/{first}").readlink()
        return under == place or under in place.parents

    def fill_up(self, under: Path | None = None) -> None:
        """Nothing more goes onto the disk."""
        self.under = under
        self.refuse = {"create": errno.ENOSPC, "write": errno.ENOSPC}

    def refuse_all(self) -> None:
        """Nothing reaches this disk any more."""
        self.under = None
        self.refuse = dict.fromkeys(CALLS, errno.EIO)

    def clear(self) -> None:
        """All is well again."""
        self.refuse = {}


class Person:
    """Somebody at one document."""

    def __init__(self, document: Document, pictures: dict[str, bytes], keeper: Keeper, disk: BadDisk) -> None:
        self.document, self.pictures, self.keeper, self.disk = document, pictures, keeper, disk
        self.opened = Opened(document, pictures)

    def types(self, text: str) -> str:
        """A service moment at the end of the pathway, which is made if there is none."""
        found = [record.id for record in self.document.records.values() if record.TYPE == "pathway"]
        pathway = found[0] if found else edits.add_pathway(self.document, "Ainon polku")
        return edits.add_moment(self.document, pathway, text)

    def waits(self) -> None:
        """Until the journal has everything."""
        assert self.keeper.flush()

    def sees(self, kind: str, seconds: float = 5.0) -> None:
        """Until the state of saving is shown so."""
        end = time.monotonic() + seconds
        while self.keeper.state.kind != kind:
            assert time.monotonic() < end, self.keeper.state
            time.sleep(0.001)

    def dies(self) -> None:
        """The program is gone, without a word: it writes no more, and the system gives its locks back."""
        self.disk.refuse_all()
        self.keeper.close(anyway=True)
        self.disk.clear()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "koti")


@pytest.fixture
def disk() -> BadDisk:
    return BadDisk()


@pytest.fixture
def people() -> Iterator[list[Person]]:
    """Everybody who sat down; in the end their programs die, so that no thread outlives its test."""
    sat: list[Person] = []
    yield sat
    for person in sat:
        person.dies()


@pytest.fixture
def begin(places, disk, people) -> Callable[..., Person]:
    """Begin a new document."""

    def begin(pace: Pace = NEVER, document: Document | None = None, files: RealFileSystem | None = None) -> Person:
        started, pictures = document or Document(), dict[str, bytes]()
        keeper = Keeper.begin(places, started, pictures, Manner(pace, files=files or disk))
        people.append(Person(started, pictures, keeper, disk))
        return people[-1]

    return begin


@pytest.fixture
def opens(places, disk, people) -> Callable[..., Person]:
    """Open a file."""

    def opens(path: Path, pace: Pace = NEVER) -> Person:
        opened, keeper = Keeper.open(places, path, Manner(pace, files=disk))
        return sit_down(people, opened, keeper, disk)

    return opens


@pytest.fixture
def resumes(places, disk, people) -> Callable[..., Person]:
    """Go on with recovered work."""

    def resumes(found: Any, pace: Pace = NEVER) -> Person:
        opened, keeper = Keeper.resume(places, found, Manner(pace, files=disk))
        return sit_down(people, opened, keeper, disk)

    return resumes


def sit_down(people: list[Person], opened: Opened, keeper: Keeper, disk: BadDisk) -> Person:
    people.append(Person(opened.document, opened.pictures, keeper, disk))
    people[-1].opened = opened
    return people[-1]


@pytest.fixture
def polku(begin, tmp_path) -> Path:
    """A file with one moment, made and closed by this program."""
    person = begin()
    person.types("Soitin Kelaan")
    (tmp_path / "polut").mkdir()
    person.keeper.save_as(tmp_path / "polut" / "polku.paku")
    person.keeper.close()
    return tmp_path / "polut" / "polku.paku"


@pytest.fixture
def texts() -> Callable[[Any], list[str]]:
    """The words of the moments in a document, a file or somebody's hands, in order of their making."""

    def texts(found: Any) -> list[str]:
        document = found if isinstance(found, Document) else getattr(found, "document", None)
        if document is None:
            document = open_document(found).document
        moments = [record for record in document.records.values() if record.TYPE == "moment"]
        return [record.text for record in sorted(moments, key=lambda record: record.order)]

    return texts


@pytest.fixture
def png() -> Callable[[int], bytes]:
    """A small picture, another one for each number."""

    def make(number: int = 0) -> bytes:
        chunks = [
            (b"IHDR", struct.pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes([number]) * 15)),
            (b"IEND", b""),
        ]
        parts = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(parts)

    return make


@pytest.fixture
def slow_disk() -> "SlowDisk":
    return SlowDisk()


class SlowDisk(RealFileSystem):
    """A disk on which replacing a .paku file takes until `go_on` is set."""

    def __init__(self) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()

    def replace(self, path: Path, target: Path) -> None:
        if target.suffix == ".paku" and "backups" not in target.parts:
            self.reached.set()
            assert self.go_on.wait(10)
        super().replace(path, target)
