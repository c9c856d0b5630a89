"""What the program keeps on this computer about people's documents, and how all of it is taken away. Reads no record.

The documents themselves, and the version before that lies beside each (`name.paku.bak`), are not the program's.
"""

import contextlib
import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paku_studio.storage.backups import MARK, list_backups
from paku_studio.storage.document_file import Opened
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.files import REAL_FILES, FileSystem, contents, forget
from paku_studio.storage.journal import PICTURES_ENDING, Journal
from paku_studio.storage.journal_reading import read_journal
from paku_studio.storage.places import ENDING, JOURNAL_ENDING, Places, key_of
from paku_studio.storage.recent import folders_elsewhere, forget_elsewhere, recent_files
from paku_studio.storage.recovery import LOCK_ENDING, alone, drop_pictures_left, is_held, pictures_left, recover, sweep
from paku_studio.storage.small_files import BAD_ENDING

DRAFTS, JOURNALS, VERSIONS, ASIDE, RECENT = "drafts", "journals", "versions", "aside", "recent"
NOWHERE_ELSE: Final = (DRAFTS, JOURNALS)
"""Kinds of which there may be no other copy."""
_ASIDE: Final = re.compile(r"(\d{8}T\d{12})Z" + re.escape(JOURNAL_ENDING))
_STAMP: Final = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of a kind there are, and how many bytes they take."""

    kind: str
    count: int
    size: int


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken away. `open`: so many documents are open, and what is kept of them stays; `failed`: files."""

    count: int
    size: int
    open: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class AsideJournal:
    """A journal that could not be applied, kept as it was: when that was, and what it is about, as far as it says."""

    place: Path
    at: datetime.datetime
    size: int
    title: str


def kept_here(places: Places) -> tuple[Kept, ...]:
    """What there is, kind by kind; kinds of which there is nothing are left out."""
    found = ((kind, list(_of_kind(places, kind))) for kind in (DRAFTS, JOURNALS, VERSIONS, ASIDE))
    kinds = [Kept(kind, len(all_of), sum(map(_size_of, all_of))) for kind, all_of in found if all_of]
    listed = recent_files(places)
    return (*kinds, *([Kept(RECENT, len(listed), _size(places.recent))] if listed else []))


def remove_kept(places: Places, *, work_too: bool, files: FileSystem = REAL_FILES) -> Removed:
    """Take away all that is kept, except of open documents; drafts and work not yet in its file only with `work_too`.

    Drafts and such work go for good: nothing of them is put among the backups. Versions on which work builds that
    stays, stay with it.
    """
    removing = _Removing(places, files)
    for kind in (*(NOWHERE_ELSE if work_too else ()), ASIDE):
        removing.remove(_of_kind(places, kind))
    needed = _needed(places, files)
    removing.remove(place for place in _of_kind(places, VERSIONS) if _mark_of(place) not in needed)
    for place in (places.recent, places.recent.with_name(places.recent.name + BAD_ENDING)):
        removing.forget(place)
    if work_too:
        forget_elsewhere(places, files)
    for folder in pictures_left(places):
        drop_pictures_left(places, folder, files)
    sweep(places, files=files)
    for folder in contents(places.backups):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return Removed(removing.count, removing.size, len(removing.held), removing.failed)


class _Removing:
    """What is being removed. `held`: keys of documents that somebody has open, also since a moment ago."""

    def __init__(self, places: Places, files: FileSystem) -> None:
        self._places, self._files = places, files
        self.held = _held(places)
        self.count = self.size = self.failed = 0

    def remove(self, found: Iterable[Path]) -> None:
        """Take these away, except what is about open documents; nobody can open one meanwhile."""
        for place in found:
            key = _key(self._places, place)
            if key in self.held:
                continue
            with alone(self._places.journals / f"{key}{JOURNAL_ENDING}") as nobody:
                if nobody:
                    self._remove(place)
                else:
                    self.held.add(key)

    def _remove(self, place: Path) -> None:
        took = _size_of(place)
        _take_away(place, self._files)
        if place.exists():
            self.failed += 1
        else:
            self.count, self.size = self.count + 1, self.size + took

    def forget(self, place: Path) -> None:
        """Take one file away that is about no document of its own."""
        self.count, self.size = self.count + int(place.exists()), self.size + _size(place)
        forget(place, self._files)


def _needed(places: Places, files: FileSystem) -> frozenset[str]:
    """Marks of the versions on which work builds that its file has not: the file itself may be another by now."""
    found: set[str] = set()
    for place in _of_kind(places, JOURNALS):
        with contextlib.suppress(FileProblem, OSError):
            text = read_journal(place, files)
            found.update(digest[:MARK] for digest in (text.base, *text.marks))
    return frozenset(found)


def _mark_of(version: Path) -> str:
    return version.stem.rpartition("-")[2]


def journals_aside(
    places: Places, document: Path | None = None, files: FileSystem = REAL_FILES
) -> tuple[AsideJournal, ...]:
    """Journals that were put aside as they were, of one document or of all, newest first."""
    key = key_of(document) if document is not None else ""
    places_found = [place for place in _of_kind(places, ASIDE) if place.parent.name.startswith(key)]
    found = [_aside(place, stamp[1], files) for place in places_found if (stamp := _ASIDE.fullmatch(place.name))]
    return tuple(sorted(found, key=lambda journal: journal.place.name, reverse=True))


def open_aside(places: Places, place: Path, files: FileSystem = REAL_FILES) -> Opened:
    """The document with what a journal that was put aside holds; changes nothing. Raises FileProblem, or OSError."""
    return recover(places, place, files).opened


def remove_aside(place: Path, files: FileSystem = REAL_FILES) -> bool:
    """Take away one thing that is kept among the backups, with its pictures; whether it is gone."""
    _take_away(place, files)
    return not place.exists()


def _aside(place: Path, stamp: str, files: FileSystem) -> AsideJournal:
    at = datetime.datetime.strptime(stamp, _STAMP).replace(tzinfo=datetime.UTC).astimezone()
    title = ""
    with contextlib.suppress(FileProblem):
        text = read_journal(place, files)
        title = text.title or ("" if text.draft else text.path.stem)
    return AsideJournal(place, at, _size_of(place), title)


def _of_kind(places: Places, kind: str) -> Iterator[Path]:
    if kind == DRAFTS:
        yield from contents(places.drafts, ENDING)
    elif kind == JOURNALS:
        for folder in (places.journals, *folders_elsewhere(places)):
            yield from contents(folder, JOURNAL_ENDING)
    else:
        aside = kind == ASIDE
        yield from (backup.place for backup in list_backups(places) if backup.kept == aside)
        if aside:
            yield from (place for folder in contents(places.backups) for place in contents(folder, JOURNAL_ENDING))


def _held(places: Places) -> set[str]:
    """Keys of the documents that some program has open: journals and drafts bear them."""
    journals = contents(places.journals, LOCK_ENDING)
    return {place.stem for place in journals if is_held(place.with_suffix(JOURNAL_ENDING))}


def _key(places: Places, place: Path) -> str:
    """The key of the document that a kept file is about; a second journal of one has more behind a hyphen."""
    if place.parent == places.drafts:
        return key_of(place)
    name = place.parent.name if place.parent.parent == places.backups else place.stem
    return name.partition("-")[0]


def _take_away(place: Path, files: FileSystem) -> None:
    if place.suffix == JOURNAL_ENDING:
        Journal(place, files).remove()
        return
    forget(place, files)
    for beside in place.parent.glob(f"{place.name}.*"):
        forget(beside, files)


def _size_of(place: Path) -> int:
    """Bytes of a kept file, with its pictures, or the version before it."""
    beside: Iterable[Path] = place.parent.glob(f"{place.name}.*")
    if place.suffix == JOURNAL_ENDING:
        beside = contents(place.with_suffix(PICTURES_ENDING))
    return _size(place) + sum(map(_size, beside))


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return 0
