"""The one seam to the file system, and a write that never leaves half a file; knows nothing of what is written."""

import contextlib
import errno
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from paku_studio.storage.failures import (
    CANNOT_FOLDER,
    CANNOT_NAME,
    CANNOT_NO_FILE,
    CANNOT_READ_ONLY,
    CANNOT_SOURCE,
    CANNOT_VERIFY,
    CannotWrite,
    cannot_write_because,
)

BACKUP_SUFFIX: Final = ".bak"
TEMPORARY_PREFIX: Final = ".paku-"
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
_NAME_LIMIT: Final = 255
_CHUNK: Final = 1 << 20
_OWN_BYTES: Final[int] = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Bytes as they are on Windows; no handle for a program that is started from here."""


class FileSystem(Protocol):
    """Every call by which a document reaches the disk; each may raise OSError, and tests make the n-th one do so."""

    def resolve(self, path: Path) -> Path:
        """Where a path leads once links are followed."""

    def add_folder(self, folder: Path) -> None:
        """A new folder in one that is there; one of that name may have been made meanwhile."""

    def stat(self, path: Path) -> os.stat_result:
        """What stands at the path."""

    def open_to_read(self, path: Path) -> BinaryIO:
        """A stream over the bytes of a file."""

    def create(self, path: Path, mode: int | None) -> int:
        """The handle of a new file that did not exist; `mode` gives its permissions, None the usual ones."""

    def open_to_append(self, path: Path) -> int:
        """The handle of a file that is there, whose end grows with every write."""

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the data and say how many bytes."""

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file after so many bytes."""

    def fsync(self, handle: int) -> None:
        """Wait until the disk has what was written."""

    def close(self, handle: int) -> None:
        """Give the handle back."""

    def link(self, path: Path, name: Path) -> None:
        """A second name for the same file."""

    def replace(self, path: Path, target: Path) -> None:
        """Give a file another name; what stood under it goes in the same instant."""

    def remove(self, path: Path) -> None:
        """Take a file away."""

    def fsync_folder(self, folder: Path) -> None:
        """Wait until the disk has the names in a folder."""


class RealFileSystem:
    """The machine's own file system."""

    def resolve(self, path: Path) -> Path:
        """Where a path leads once links are followed."""
        return path.resolve()

    def add_folder(self, folder: Path) -> None:
        """A new folder in one that is there; one of that name may have been made meanwhile."""
        folder.mkdir(exist_ok=True)

    def stat(self, path: Path) -> os.stat_result:
        """What stands at the path."""
        return path.stat()

    def open_to_read(self, path: Path) -> BinaryIO:
        """A stream over the bytes of a file."""
        return path.open("rb")

    def create(self, path: Path, mode: int | None) -> int:
        """The handle of a new file that did not exist; `mode` gives its permissions, None the usual ones."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OWN_BYTES, 0o666)
        if mode is not None:
            with contextlib.suppress(OSError):  # a FAT stick or a network disk may know no permissions
                path.chmod(mode)
        return handle

    def open_to_append(self, path: Path) -> int:
        """The handle of a file that is there, whose end grows with every write."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | _OWN_BYTES)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the data and say how many bytes."""
        return os.write(handle, data)

    def truncate(self, handle: int, size: int) -> None:
        """Cut a file after so many bytes."""
        os.ftruncate(handle, size)

    def fsync(self, handle: int) -> None:
        """Wait until the disk has what was written."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Give the handle back."""
        os.close(handle)

    def link(self, path: Path, name: Path) -> None:
        """A second name for the same file."""
        os.link(path, name)

    def replace(self, path: Path, target: Path) -> None:
        """Give a file another name; what stood under it goes in the same instant."""
        path.replace(target)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()

    def fsync_folder(self, folder: Path) -> None:
        """Wait until the disk has the names in a folder. Windows has no such call and orders names by itself."""
        if not hasattr(os, "O_DIRECTORY"):
            return
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(handle)


REAL_FILES: Final = RealFileSystem()


def write_safely(
    path: Path,
    data: bytes,
    files: FileSystem = REAL_FILES,
    *,
    backup: bool = True,
    at_last: Callable[[], None] | None = None,
) -> None:
    """Put `data` at `path`: wholly, verified and on the disk, or not at all.

    With `backup` the file it replaces stays as `path.bak`; a sheet that can be made again needs none.
    `at_last` is asked when all is written but not yet in its place; what it raises keeps what stands there.
    Raises CannotWrite; then what stood there before still stands, and no temporary file is left.
    """
    try:
        _write_through(_resolved(path, files), data, files, backup, at_last)
    except OSError as error:
        raise cannot_write_because(error).about(path.name) from error
    except CannotWrite as problem:
        raise problem.about(path.name) from None


def made(folder: Path, files: FileSystem) -> Path:
    """The folder, made with those above it where they were missing. Raises OSError.

    Through a power cut a new folder is only as sure as its name in the one above it, which is flushed too.
    """
    missing = [folder]
    while not missing[-1].parent.exists() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for place in reversed(missing):
        if place.is_dir():
            continue
        files.add_folder(place)
        try:
            with contextlib.suppress(PermissionError):  # a folder that may be written into but not read
                files.fsync_folder(place.parent)
        except OSError:
            with contextlib.suppress(OSError):
                place.rmdir()  # or the next time it would be taken for sure
            raise
    return folder


def make_folder(path: Path, files: FileSystem = REAL_FILES) -> None:
    """Make a folder and those above it; one that stands there already is left as it is. Raises CannotWrite."""
    try:
        made(path, files)
    except OSError as error:
        raise cannot_write_because(error).about(path.name) from error


def stands(path: Path) -> bool:
    """Whether anything stands at the path. A name that no disk takes, or a folder we may not look into, holds nothing.

    Writing there tells what is wrong.
    """
    try:
        return path.exists()
    except OSError:
        return False


def refuse_source(target: Path, source: Path) -> None:
    """Raise CannotWrite where the target, by whatever name or link, is the file that is being read."""
    try:
        same = target.samefile(source)
    except OSError:
        return
    if same:
        raise CannotWrite(CANNOT_SOURCE).about(target.name)


def _resolved(path: Path, files: FileSystem) -> Path:
    """Where the path leads, so that a link stays one. A NUL in it is a ValueError, a link to itself a RuntimeError."""
    try:
        return files.resolve(path)
    except (ValueError, RuntimeError):
        raise CannotWrite(CANNOT_NAME) from None


def _write_through(
    target: Path, data: bytes, files: FileSystem, backup: bool, at_last: Callable[[], None] | None
) -> None:
    before = _replaceable(target, files)
    temporary = temporary_name(target)
    try:
        write_new(temporary, data, None if before is None else stat.S_IMODE(before.st_mode), files)
        _verify(temporary, data, files)
        if at_last is not None:
            at_last()
        if before is not None and backup:
            _keep_backup(target, files)
        files.replace(temporary, target)
    except BaseException:
        forget(temporary, files)
        raise
    files.fsync_folder(target.parent)


def _replaceable(target: Path, files: FileSystem) -> os.stat_result | None:
    """What stands where we want to write: a file that may be replaced, or nothing (None)."""
    try:
        found = files.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise CannotWrite(CANNOT_FOLDER if stat.S_ISDIR(found.st_mode) else CANNOT_NO_FILE)
    if not found.st_mode & 0o222:
        raise CannotWrite(CANNOT_READ_ONLY)
    return found


def temporary_name(target: Path) -> Path:
    """A name beside the target that nobody else has; what is left under such names is swept away at the next start."""
    return target.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")


def write_new(path: Path, data: bytes, mode: int | None, files: FileSystem) -> None:
    """Write a new file and wait until the disk has its bytes. Raises OSError; then a part of it may stand there."""
    handle = files.create(path, mode)
    try:
        write_all(handle, data, files)
        files.fsync(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            files.close(handle)
        raise
    files.close(handle)


def write_all(handle: int, data: bytes, files: FileSystem) -> None:
    """Write until nothing is left. Raises OSError, also where the disk takes nothing."""
    left = memoryview(data)
    while left:
        written = files.write(handle, left)
        if written <= 0:
            raise OSError(errno.EIO, "the disk took nothing")
        left = left[written:]


def _verify(path: Path, data: bytes, files: FileSystem) -> None:
    with files.open_to_read(path) as stream:
        same = all(stream.read(len(part)) == part for part in _pieces(data)) and not stream.read(1)
    if not same:
        raise CannotWrite(CANNOT_VERIFY)


def _pieces(data: bytes) -> Iterator[memoryview]:
    whole = memoryview(data)
    return (whole[at : at + _CHUNK] for at in range(0, len(data), _CHUNK))


def _keep_backup(target: Path, files: FileSystem) -> None:
    """Keep the present file as `name.bak`. It gets a second name, so that its own never goes missing."""
    temporary = temporary_name(target)
    try:
        _second(target, temporary, files)
        files.replace(temporary, backup_name(target))
    finally:
        forget(temporary, files)


def backup_name(target: Path) -> Path:
    """The name of the file as it was before; shorter where the disk's names have no room for four more letters."""
    name = target.name + BACKUP_SUFFIX
    if len(os.fsencode(name)) > _NAME_LIMIT:
        kept = os.fsencode(target.stem)[: _NAME_LIMIT // 2].decode(errors="ignore")
        name = f"{kept}-{zlib.crc32(os.fsencode(target.name)):08x}{target.suffix}{BACKUP_SUFFIX}"
    return target.with_name(name)


def _second(target: Path, temporary: Path, files: FileSystem) -> None:
    """A link where the disk knows links, else a copy (FAT sticks, some network disks)."""
    try:
        files.link(target, temporary)
    except OSError:
        _copy(target, temporary, files)


def _copy(source: Path, target: Path, files: FileSystem) -> None:
    handle = files.create(target, None)
    try:
        with files.open_to_read(source) as stream:
            while chunk := stream.read(_CHUNK):
                write_all(handle, chunk, files)
        files.fsync(handle)
    finally:
        files.close(handle)


def contents(folder: Path, ending: str = "") -> list[Path]:
    """What lies in a folder and ends so, by name; nothing of one that is not there or cannot be read."""
    try:
        return sorted(place for place in folder.iterdir() if place.name.endswith(ending))
    except OSError:
        return []


def forget(path: Path, files: FileSystem) -> None:
    """Remove a temporary file if there is one. (A rename of two names of one file leaves both: POSIX.)"""
    with contextlib.suppress(OSError):
        files.remove(path)
