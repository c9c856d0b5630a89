"""Whether a file is still as we left it, and a name beside it where it is not; writes nothing."""

import datetime
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paku_studio.locale import N_, translator
from paku_studio.storage.backups import digest_of
from paku_studio.storage.files import FileSystem, stands

PROTECTED: Final = N_(
    "“%(name)s” is write-protected. You can work all the same: it stays safe on this computer, "
    "and goes into a file once you save it under another name."
)
_WRITES: Final = 0o222
_NAME: Final = 200
"""Bytes of a name to which words can still be added (a disk's names have 255)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was when we read or wrote it. An empty digest: there was none."""

    digest: str = ""
    size: int = -1
    time: int = -1


def look_at(path: Path, digest: str, files: FileSystem) -> Seen:
    """What stands at the path, of which the SHA-256 is known; only that where the disk does not say more."""
    try:
        found = files.stat(path)
    except OSError:
        return Seen(digest)
    return Seen(digest, found.st_size, found.st_mtime_ns)


def changed_since(path: Path, seen: Seen, files: FileSystem) -> bool:
    """Whether somebody else wrote there. A file that is gone is not changed. Raises OSError where it cannot be read."""
    try:
        found = files.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    if (found.st_size, found.st_mtime_ns) == (seen.size, seen.time):
        return False
    return digest_of(path, files) != seen.digest


def is_protected(path: Path) -> bool:
    """Whether a file could not be written in its place: it is marked so, or its folder or disk takes nothing."""
    try:
        marked = not path.stat().st_mode & _WRITES
    except OSError:
        return False
    return marked or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)


def own_names(path: Path, language: str) -> Iterator[Path]:
    """Names beside a file for the version that is ours: `name (own version 13.42).paku`, numbered where taken."""
    said = translator(language)(N_("own version %(time)s")) % {"time": f"{datetime.datetime.now().astimezone():%H.%M}"}
    stem = path.stem if len(os.fsencode(path.stem)) <= _NAME else path.stem[: _NAME // 4]
    for number in itertools.count(1):  # pragma: no branch - it goes on for ever
        name = f"{stem} ({said}{f' {number}' if number > 1 else ''}){path.suffix}"
        if not stands(path.with_name(name)):
            yield path.with_name(name)
