"""For the start page: which documents were open lately, where work was rescued to; lists that may be lost or wrong."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from paku_studio.storage.files import REAL_FILES, FileSystem, forget
from paku_studio.storage.places import JOURNAL_ENDING, Places, key_of, whole_path
from paku_studio.storage.small_files import read_small, write_small

KEPT: Final = 30
"""Documents in the list."""
_TEXT: Final = 200
_PATH: Final = 4_000


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A document that was open: where it is, what it was called, whose it is, when it was last open."""

    path: Path
    title: str
    group: str
    when: datetime.datetime

    def thumbnail(self, files: FileSystem = REAL_FILES) -> bytes | None:
        """The small picture in the file, a PNG; None where there is none."""
        from paku_studio.storage.faces import face_of

        return face_of(self.path, files).thumbnail


def recent_files(places: Places, files: FileSystem = REAL_FILES) -> tuple[RecentFile, ...]:
    """The documents, latest first; entries that make no sense are passed over."""
    said = read_small(places.recent, files)
    entries = said if isinstance(said, list) else []
    found = {key_of(entry.path): entry for entry in _readable(entries[: 10 * KEPT])}
    return tuple(sorted(found.values(), key=lambda entry: entry.when.timestamp(), reverse=True)[:KEPT])


def note_recent(places: Places, path: Path, title: str, group: str = "", files: FileSystem = REAL_FILES) -> None:
    """Put a document first in the list."""
    from paku_studio.storage.journal import now

    entry = RecentFile(whole_path(path), _line(title), _line(group), now())
    _write(places, [entry, *_others(places, path, files)], files)


def forget_recent(places: Places, path: Path, files: FileSystem = REAL_FILES) -> None:
    """Take a document off the list; the file stays."""
    _write(places, _others(places, path, files), files)


def forget_all_recent(places: Places, files: FileSystem = REAL_FILES) -> None:
    """Empty the list; the files stay."""
    _write(places, [], files)


def folders_elsewhere(places: Places, files: FileSystem = REAL_FILES) -> tuple[Path, ...]:
    """Other folders in which journals may be, latest first."""
    said = read_small(places.elsewhere, files)
    texts = said[:KEPT] if isinstance(said, list) else []
    return tuple(Path(text) for text in texts if isinstance(text, str) and 0 < len(text) <= _PATH and "\0" not in text)


def note_elsewhere(places: Places, folder: Path, files: FileSystem = REAL_FILES) -> bool:
    """Put a folder first among those in which journals may be; whether the disk took it."""
    others = [str(known) for known in folders_elsewhere(places, files) if known != folder]
    return write_small(places.elsewhere, [str(folder), *others][:KEPT], files)


def forget_elsewhere(places: Places, files: FileSystem = REAL_FILES) -> None:
    """Remember no folder any more but those in which there are journals: of open documents, that is."""
    kept = [str(folder) for folder in folders_elsewhere(places, files) if _has_journals(folder)]
    if kept:
        write_small(places.elsewhere, kept, files)
    else:
        forget(places.elsewhere, files)


def _has_journals(folder: Path) -> bool:
    try:
        return any(place.name.endswith(JOURNAL_ENDING) for place in folder.iterdir())
    except OSError:
        return False


def _others(places: Places, path: Path, files: FileSystem) -> list[RecentFile]:
    return [entry for entry in recent_files(places, files) if key_of(entry.path) != key_of(path)]


def _write(places: Places, entries: list[RecentFile], files: FileSystem) -> None:
    content = [
        {"path": str(entry.path), "title": entry.title, "group": entry.group, "when": entry.when.isoformat()}
        for entry in entries[:KEPT]
    ]
    write_small(places.recent, content, files)


def _readable(entries: list[Any]) -> Iterator[RecentFile]:
    for entry in entries:
        try:
            path, when = str(entry["path"]), datetime.datetime.fromisoformat(entry["when"])
            aware = when if when.tzinfo else when.astimezone()
            aware.timestamp()
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            continue
        if 0 < len(path) <= _PATH and "\0" not in path:
            yield RecentFile(Path(path), _line(entry.get("title")), _line(entry.get("group")), aware)


def _line(said: object) -> str:
    return " ".join(said[: 10 * _TEXT].split())[:_TEXT] if isinstance(said, str) else ""
