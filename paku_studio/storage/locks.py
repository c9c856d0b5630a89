"""One program at one document: a lock file that the system itself lets go when its program dies; knows no document."""

import contextlib
import os
import platform
import sys
import time
from pathlib import Path
from typing import Final

from paku_studio.locale import N_
from paku_studio.storage.failures import Unusable

ALREADY_OPEN: Final = N_("“%(name)s” is already open in another window.")
_BYTE: Final = 1 << 20
"""The byte that is locked on Windows: far behind the text, so that the text can be read meanwhile."""

_NAME_GOES_FIRST: Final = os.name != "nt"
_OWN_BYTES: Final[int] = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_PATIENCE: Final = 0.05
"""Seconds for which a lock is asked for again: who only looks whether it is taken has it for a moment."""
_BREATH: Final = 0.002


class AlreadyOpen(Unusable):
    """Another window or program has the document; it can still be opened as a copy."""


class Lock:
    """A lock file that is ours until `release`, or until this program ends in whatever way."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle: int | None = handle

    def release(self) -> None:
        """Let others have it, and take the file away."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if _NAME_GOES_FIRST:  # pragma: no branch - or somebody takes a file that then goes
            _remove(self._path)
        os.close(handle)
        if not _NAME_GOES_FIRST:  # pragma: no cover - Windows removes no open file
            _remove(self._path)


def take_lock(path: Path) -> Lock | None:
    """The lock, with this program's number and machine written into it; None where a living program has it.

    Raises OSError where the file cannot be made. A disk that knows no locks is asked whether the program still runs.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _OWN_BYTES, 0o600)
        try:
            mine = _lock(handle) and not _held_without_locks(handle)
            current = mine and _still_there(path, handle)
            if current:
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()} {platform.node()}\n".encode())
                return Lock(path, handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if not mine:
            if time.monotonic() > end:
                return None
            time.sleep(_BREATH)


def is_taken(path: Path) -> bool:
    """Whether a living program has the lock. Makes and removes nothing, and others can look at the same time."""
    try:
        handle = os.open(path, os.O_RDWR | _OWN_BYTES)
    except OSError:
        return False
    try:
        return not _lock(handle, shared=True) or _held_without_locks(handle, shared=True)
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(handle: int, *, shared: bool = False) -> bool:  # noqa: ARG001 - Windows has no shared ones here
        os.lseek(handle, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

    def _held_without_locks(handle: int, *, shared: bool = False) -> bool:  # noqa: ARG001 - Windows locks on every disk
        return False

else:
    import fcntl

    def _lock(handle: int, *, shared: bool = False) -> bool:
        """Whether nobody else has the lock; also where the disk knows none."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _held_without_locks(handle: int, *, shared: bool = False) -> bool:
        """On a disk without locks: whether the program named in the file runs on this machine, be it this one."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return _is_running(os.pread(handle, 300, 0).decode(errors="replace"))
        return False

    def _is_running(said: str) -> bool:
        number, _, machine = said.strip().partition(" ")
        if not number.isdecimal() or machine != platform.node() or len(number) > 9:
            return False
        try:
            os.kill(int(number), 0)
        except PermissionError:
            return True
        except OSError:
            return False
        return True


def _still_there(path: Path, handle: int) -> bool:
    """Whether the file that we locked is still the one under the name: its last owner may just have taken it away."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
