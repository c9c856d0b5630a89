"""Earlier versions of a document, kept in the program's own folder and thinned by hour and day; knows no records."""

import contextlib
import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paku_studio.storage.files import REAL_FILES, FileSystem, forget, made, temporary_name, write_new
from paku_studio.storage.limits import MEGABYTE
from paku_studio.storage.places import ENDING, Places

_NAME: Final = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{16}|kept)\.paku")
_STAMP: Final = "%Y%m%dT%H%M%S%f"
_KEPT: Final = "kept"
MARK: Final = 16
"""Letters of its SHA-256 in a version's name."""
_ROOM: Final = 400 * MEGABYTE
"""Bytes that the earlier versions of one document may take together; the newest stays in any case."""


@dataclass(frozen=True, slots=True)
class BackupRule:
    """How many versions stay: the last one of so many hours of work, and of so many days."""

    hours: int = 10
    days: int = 30


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version: a whole .paku file, to be opened as a copy. `kept`: recovered work that was put aside.

    `mark`: the first half of a version's SHA-256.
    """

    place: Path
    at: datetime.datetime
    size: int
    kept: bool
    mark: str = ""


def digest_of(path: Path, files: FileSystem = REAL_FILES) -> str:
    """The SHA-256 of a file in hexadecimal; empty where there is none. Raises OSError where it cannot be read."""
    try:
        with files.open_to_read(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
    except (FileNotFoundError, NotADirectoryError):
        return ""


def keep_backup(
    places: Places, document: Path, data: bytes, rule: BackupRule, files: FileSystem = REAL_FILES
) -> Path | None:
    """Keep these bytes as a version of the document, and thin the older ones. None where the disk did not take it.

    A copy and no second name of the file: another program may write into the file itself.
    """
    digest = hashlib.sha256(data).hexdigest()
    folder = places.backups_of(document)
    for known in list_backups(places, document):
        if known.mark == digest[:MARK]:
            return known.place
    place = _write(folder, digest[:MARK], data, files)
    if place:
        thin(list_backups(places, document), rule, files, place)
    return place


def keep_aside(places: Places, document: Path, data: bytes, files: FileSystem = REAL_FILES) -> Path | None:
    """Keep these bytes as recovered work of the document that nobody went on with; such files are not thinned."""
    return _write(places.backups_of(document), _KEPT, data, files)


def keep_as_it_was(places: Places, document: Path, file: Path, files: FileSystem = REAL_FILES) -> Path | None:
    """Keep a file in which not all could be understood, once, for a later version that may; it is not thinned."""
    try:
        with files.open_to_read(file) as stream:
            data = stream.read()
        digest = hashlib.sha256(data).hexdigest()
        for known in list_backups(places, document):
            if known.kept and known.size == len(data) and digest_of(known.place, files) == digest:
                return known.place
    except OSError:
        return None
    return _write(places.backups_of(document), _KEPT, data, files)


def stamp() -> str:
    """This moment in UTC, to the microsecond, as names among the backups begin."""
    return f"{datetime.datetime.now(datetime.UTC).strftime(_STAMP)}Z"


def _write(folder: Path, mark: str, data: bytes, files: FileSystem) -> Path | None:
    place = folder / f"{stamp()}-{mark}{ENDING}"
    try:
        made(folder, files)
        temporary = temporary_name(place)
        try:
            write_new(temporary, data, None, files)
            files.replace(temporary, place)
        finally:
            forget(temporary, files)
        files.fsync_folder(folder)
    except OSError:
        return None
    return place


def list_backups(places: Places, document: Path | None = None) -> tuple[Backup, ...]:
    """The earlier versions of one document, or of all, newest first."""
    folders = [places.backups_of(document)] if document else _folders(places.backups)
    found = [backup for folder in folders for backup in _in_folder(folder)]
    return tuple(sorted(found, key=lambda backup: backup.place.name, reverse=True))


def _folders(folder: Path) -> list[Path]:
    try:
        return [entry for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        return []


def _in_folder(folder: Path) -> Iterator[Backup]:
    with contextlib.suppress(OSError):
        for place in folder.iterdir():
            if name := _NAME.fullmatch(place.name):
                with contextlib.suppress(OSError, ValueError):
                    at = datetime.datetime.strptime(name[1], _STAMP).replace(tzinfo=datetime.UTC).astimezone()
                    yield Backup(place, at, place.stat().st_size, name[2] == _KEPT, name[2])


def find_backup(places: Places, digest: str, files: FileSystem = REAL_FILES) -> Path | None:
    """The version with exactly this SHA-256, of whichever document."""
    for backup in list_backups(places):
        if digest and backup.mark == digest[:MARK]:
            with contextlib.suppress(OSError):
                if digest_of(backup.place, files) == digest:
                    return backup.place
    return None


def thin(backups: Sequence[Backup], rule: BackupRule, files: FileSystem = REAL_FILES, last: Path | None = None) -> None:
    """Take away the versions, given newest first, that the rule has no room for; the newest stays, and the `last` one.

    The last one written need not be the newest: clocks are set back.
    """
    versions = [backup for backup in backups if not backup.kept]
    kept = {versions[0].place} if versions else set()
    kept |= _last_of_each(versions, "%Y%m%d%H", rule.hours) | _last_of_each(versions, "%Y%m%d", rule.days)
    room = _ROOM
    for number, backup in enumerate(versions):
        room -= backup.size
        if backup.place != last and (backup.place not in kept or (room < 0 and number > 0)):
            forget(backup.place, files)


def _last_of_each(versions: Sequence[Backup], part: str, count: int) -> set[Path]:
    """The newest version of each of the last so many hours or days in which there are any."""
    found: dict[str, Path] = {}
    for backup in versions:
        found.setdefault(backup.at.strftime(part), backup.place)
    return set(list(found.values())[:count])


def hand_on(places: Places, old: Path, new: Path, files: FileSystem = REAL_FILES) -> None:
    """Give the earlier versions of a document that got another name to that name."""
    for backup in list_backups(places, old):
        with contextlib.suppress(OSError):
            files.replace(backup.place, made(places.backups_of(new), files) / backup.place.name)
    with contextlib.suppress(OSError):
        places.backups_of(old).rmdir()
