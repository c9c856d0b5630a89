"""The zip round a document: named parts in and out, within limits; knows no record and no path on the disk."""

import errno
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from paku_studio.storage.failures import (
    BOMB,
    DAMAGED,
    EMPTY,
    ENCRYPTED,
    FOREIGN,
    REPEATED,
    TOO_LARGE,
    TOO_MANY,
    Unusable,
)
from paku_studio.storage.limits import (
    DIRECTORY_LIMIT,
    DOCUMENT_LIMIT,
    ENTRY_LIMIT,
    FILE_LIMIT,
    MIMETYPE_LIMIT,
    PICTURE_LIMIT,
    PICTURES_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    SNAPSHOTS_LIMIT,
    THUMBNAIL_LIMIT,
)

MIMETYPE: Final = b"application/vnd.paku-studio+zip"
MIMETYPE_PART: Final = "mimetype"
DOCUMENT_PART: Final = "document.json"
THUMBNAIL_PART: Final = "thumbnail.png"
IMAGES: Final = "images/"
SNAPSHOTS: Final = "snapshots/"

_ALLOWED: Final = (
    (re.compile(r"mimetype"), MIMETYPE_LIMIT, MIMETYPE_LIMIT),
    (re.compile(r"document\.json"), DOCUMENT_LIMIT, DOCUMENT_LIMIT),
    (re.compile(r"thumbnail\.png"), THUMBNAIL_LIMIT, THUMBNAIL_LIMIT),
    (re.compile(r"images/[0-9a-f]{64}\.(?:png|jpg)"), PICTURE_LIMIT, PICTURES_LIMIT),
    (re.compile(r"snapshots/[A-Za-z0-9_-]{1,64}\.json"), SNAPSHOTS_LIMIT, SNAPSHOTS_LIMIT),
)
"""Names that belong in a file; the most bytes of one such part, and of all of them together."""
_END: Final = struct.Struct("<4s4H2LH")
"""The end of a zip's central directory (APPNOTE.TXT 4.3.16)."""
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


class Parts:
    """The readable parts of an open file, each checked when it is read: one bad part need not spoil the rest."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self._read_so_far: dict[re.Pattern[str], int] = {}

    def named(self, folder: str) -> list[str]:
        """Names of the parts in a folder that may be there, in order."""
        return sorted(name for name in self._entries if name.startswith(folder) and _limits(name))

    def foreign(self) -> list[str]:
        """Names that do not belong in a file (a folder's own empty entry does no harm)."""
        return [name for name in self._entries if not _limits(name) and name not in (IMAGES, SNAPSHOTS)]

    def holds(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, whole and matching their checksum. Raises Unusable, or OSError where the disk fails."""
        entry = self._entries.get(name)
        if entry is None:
            raise Unusable(DAMAGED)
        self._count(name, entry.file_size)
        _check_entry(entry)
        with _damage_in_words(), self._archive.open(entry) as part:
            data = part.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise Unusable(DAMAGED)
        return data

    def _count(self, name: str, size: int) -> None:
        for pattern, each, together in _limits(name):
            total = self._read_so_far.get(pattern, 0) + size
            if size > each or total > together:
                raise Unusable(TOO_LARGE)
            self._read_so_far[pattern] = total


def _limits(name: str) -> list[tuple[re.Pattern[str], int, int]]:
    return [allowed for allowed in _ALLOWED if allowed[0].fullmatch(name)]


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise Unusable(ENCRYPTED)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unusable(DAMAGED)
    if _is_bomb(entry):
        raise Unusable(BOMB)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_FLOOR and entry.file_size > RATIO_LIMIT * entry.compress_size


@contextmanager
def _damage_in_words() -> Iterator[None]:
    """All that the zip and zlib modules raise on bytes that are no zip; a seek to nowhere is an OSError EINVAL."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, struct.error, ValueError, OverflowError):
        raise Unusable(DAMAGED) from None
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise Unusable(DAMAGED) from None
        raise


@contextmanager
def unpacked(stream: BinaryIO) -> Iterator[Parts]:
    """The parts of a .paku file while it is open. Raises Unusable if it is no such file or not a safe one."""
    _check_ends(stream)
    with _damage_in_words():
        archive = zipfile.ZipFile(stream)
    with archive:
        _check_names(archive.namelist())
        parts = Parts(archive)
        if not parts.holds(MIMETYPE_PART) or parts.read(MIMETYPE_PART) != MIMETYPE:
            raise Unusable(FOREIGN)
        yield parts


def _check_ends(stream: BinaryIO) -> None:
    """Look at the first and last bytes before the zip module reads a directory of any length into memory."""
    size = stream.seek(0, io.SEEK_END)
    if size == 0:
        raise Unusable(EMPTY)
    if size > FILE_LIMIT:
        raise Unusable(TOO_LARGE)
    stream.seek(0)
    if stream.read(4) != b"PK\x03\x04":
        raise Unusable(FOREIGN)
    stream.seek(max(0, size - _END.size - 20))
    tail = stream.read()
    if len(tail) < _END.size + 20 or tail.startswith(b"PK\x06\x07"):
        raise Unusable(DAMAGED)
    mark, *_, directory, _offset, _comment = _END.unpack(tail[20:])
    if mark != b"PK\x05\x06":
        raise Unusable(DAMAGED)
    if directory > DIRECTORY_LIMIT:
        raise Unusable(TOO_MANY)


def _check_names(names: list[str]) -> None:
    if len(names) > ENTRY_LIMIT:
        raise Unusable(TOO_MANY)
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise Unusable(REPEATED, part=name)
        seen.add(name)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of a .paku file: `mimetype` first, JSON deflated, all else stored; the same parts give the same bytes.

    Text that would pack so well that opening it looked like an attack is stored instead.
    """
    whole = [(MIMETYPE_PART, MIMETYPE), *parts]
    packed, suspicious = _pack(whole, zipfile.ZIP_DEFLATED)
    return _pack(whole, zipfile.ZIP_STORED)[0] if suspicious else packed


def _pack(parts: list[tuple[str, bytes]], method: int) -> tuple[bytes, bool]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, method if name.endswith(".json") else zipfile.ZIP_STORED, compresslevel=1)
        suspicious = any(_is_bomb(entry) for entry in archive.infolist())
    return stream.getvalue(), suspicious
