"""A sign beside an open document, for other computers that see the same folder; knows no journal and no window.

The lock in this computer's own folder says nothing to another computer. The sign says no name of a person or a machine:
two numbers made of chance, and how fresh it is. It is touched as long as the document is open; one that
nobody has touched for a while was left by a program that died, and does not count.
"""

import contextlib
import errno
import functools
import hashlib
import json
import os
import time
from pathlib import Path
from typing import Final

from paku_studio.locale import N_
from paku_studio.storage.files import REAL_FILES, forget, temporary_name

OPEN_ON_ANOTHER: Final = N_("“%(name)s” is open on another computer.")
BEAT: Final = 60.0
"""Seconds after which a sign is touched again."""
STALE: Final = 5 * BEAT
"""Seconds without a touch after which it does not count."""
BEGINNING: Final = ".~lock."
"""Programs that keep folders alike on several computers know this beginning, and leave such files alone."""
NUMBER: Final = "computer"
"""The file in the program's own folder that holds the number of this computer."""
_ENDING: Final = "#"
_LONGEST: Final = 250
"""Bytes of a name; disks take 255."""
_SIZE: Final = 1_000


class OpenOnAnother(Exception):  # noqa: N818 - a person's word
    """A program on another computer has the document."""


class Sign:
    """A sign that is ours until `remove`, or until another computer takes it for left behind."""

    def __init__(self, place: Path, content: bytes) -> None:
        self._place = place
        self._content = content

    def touch(self) -> None:
        """Say that the document is still open; where the sign is gone, with its disk, it is put again."""
        with contextlib.suppress(OSError):
            if _read(self._place) == self._content:
                os.utime(self._place)
            elif not self._place.exists():
                _put(self._place, self._content)

    def remove(self) -> None:
        """Take the sign away, if it is still ours."""
        with contextlib.suppress(OSError):
            if _read(self._place) == self._content:
                self._place.unlink()


def put_sign(document: Path, home: Path) -> Sign | None:
    """Put a sign beside the document; None where the folder takes none (it is write-protected, or gone).

    `home`: the program's own folder, by which signs of this computer are known. Raises OpenOnAnother.
    """
    place = sign_of(document)
    content = json.dumps({"program": "PAKU Studio", "place": _ours(home), "this": os.urandom(8).hex()}).encode()
    try:
        while not _put(place, content):
            found = _read(place)
            if found is not None and not _is_ours(found, home) and _age(place) < STALE:
                raise OpenOnAnother
            place.unlink(missing_ok=True)
    except OSError:
        return None
    return Sign(place, content)


def sign_of(document: Path) -> Path:
    """Where the sign of a document is."""
    name = f"{BEGINNING}{document.name}{_ENDING}"
    if len(os.fsencode(name)) > _LONGEST:
        name = f"{BEGINNING}{hashlib.sha256(os.fsencode(document.name)).hexdigest()[:24]}{document.suffix}{_ENDING}"
    return document.with_name(name)


def signs_left(folder: Path, home: Path) -> list[tuple[Path, Path]]:
    """Signs of this computer in a folder, and the documents that they stand beside."""
    try:
        found = [place for place in folder.iterdir() if place.name.startswith(BEGINNING)]
    except OSError:
        return []
    ours = [place for place in found if (content := _read(place)) is not None and _is_ours(content, home)]
    return [(place, place.with_name(place.name[len(BEGINNING) : -len(_ENDING)])) for place in ours]


def _put(place: Path, content: bytes) -> bool:
    """Whether the sign was put: False where one stands there. In one step, with all that it says."""
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    try:
        written = os.write(handle, content)
    except OSError:
        written = 0
    finally:
        os.close(handle)
    if written < len(content):  # the disk is full: half a sign would look like another computer's
        place.unlink(missing_ok=True)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return True


def _read(place: Path) -> bytes | None:
    try:
        with place.open("rb") as stream:
            return stream.read(_SIZE)
    except OSError:
        return None


@functools.cache
def _ours(home: Path) -> str:
    """The number of this computer: made of chance at its first sign and kept; it says nothing of whose it is."""
    number = os.urandom(8).hex()
    with contextlib.suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        if not _put(home / NUMBER, number.encode()):
            if kept := _read(home / NUMBER):
                return kept.decode(errors="replace")
            (home / NUMBER).write_bytes(number.encode())  # cut short by a power cut
    return number


def _is_ours(content: bytes, home: Path) -> bool:
    try:
        said = json.loads(content)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("place") == _ours(home)


def _age(place: Path) -> float:
    """Seconds since the sign was touched, by the clock of the disk that it is on: another computer's may be wrong."""
    touched = place.stat().st_mtime
    probe = temporary_name(place)
    try:
        probe.touch(exist_ok=False)
        now = probe.stat().st_mtime
    except OSError:
        now = time.time()
    finally:
        forget(probe, REAL_FILES)
    return now - touched
