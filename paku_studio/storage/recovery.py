"""Work that a program had not yet put into its file when it died, and drafts; applies nothing by itself."""

import contextlib
import datetime
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import orjson

from paku_studio.locale import N_, translate_count, translator
from paku_studio.storage.backups import digest_of, find_backup, keep_as_it_was, keep_aside, stamp
from paku_studio.storage.beside import pictures_beside, snapshot_files, snapshots_beside
from paku_studio.storage.container import DOCUMENT_PART, unpacked
from paku_studio.storage.document_file import Opened, document_bytes, open_document, read_document_json
from paku_studio.storage.faces import Face, face_of, raw_title
from paku_studio.storage.failures import DAMAGED, FileProblem, Unusable, shown
from paku_studio.storage.files import (
    BACKUP_SUFFIX,
    REAL_FILES,
    TEMPORARY_PREFIX,
    FileSystem,
    contents,
    forget,
    made,
    write_safely,
)
from paku_studio.storage.journal import PICTURES_ENDING, Journal
from paku_studio.storage.journal_reading import Entry, JournalText, read_journal, replay
from paku_studio.storage.locks import is_taken, take_lock
from paku_studio.storage.places import ENDING, JOURNAL_ENDING, Places, key_of, whole_path
from paku_studio.storage.salvage import words_of
from paku_studio.storage.signs import signs_left

TOLD: Final = 12
"""Edits that a list of differences names; the others are counted."""
LOCK_ENDING: Final = ".lock"
_TEMPORARY: Final = re.compile(re.escape(TEMPORARY_PREFIX) + r"[0-9a-f]{16}\.tmp")
_SWEEP_AGE: Final = 300.0
"""Seconds after which a temporary file cannot belong to a save that still goes on."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the commits of a journal are done upon.

    `container`: the file with the pictures, and the records unless `whole` has them; `digest`: its SHA-256; `after`:
    the last commit in it; `moved`: another program's file stands in its place, so the work needs a name of its own.
    """

    container: Path | None
    digest: str
    after: int
    whole: bytes | None
    moved: bool


@dataclass(frozen=True, slots=True)
class Recovered:
    """A document as it was when its program died. `beside`: names of the files that lie beside the journal."""

    opened: Opened
    text: JournalText
    start: Start
    entries: tuple[Entry, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Work to go on with: what it is called, when it was last changed, how many edits are not in the file.

    `moved`: the file was changed by another program since; going on makes a file of its own beside it.
    """

    journal: Path
    path: Path
    draft: bool
    title: str
    at: datetime.datetime | None
    edits: int
    moved: bool
    entries: tuple[Entry, ...] = field(repr=False)
    places: Places = field(repr=False)
    files: FileSystem = field(repr=False, default=REAL_FILES)

    def differences(self, language: str) -> tuple[str, ...]:
        """What was done since the file was saved, latest first, each edit by its name and words; then how many more."""
        known = _known_words(self)
        for entry in self.entries:
            known.update(_added_words(entry.commit))
        told = [_edit_words(entry.commit, known, language) for entry in reversed(self.entries[-TOLD:])]
        rest = self.edits - len(told)
        if self.edits > len(self.entries) and (found := _changes_in_whole(self, language)):
            shown_too = found[: TOLD - len(told)]
            rest = len(self.entries) - len(told) + len(found) - len(shown_too)
            told += shown_too
        return (*told, *([_count(language, rest)] if rest else []))

    def discard(self) -> Path | None:
        """Do not go on: the work goes to the backups as a file of its own, and is not offered again. Gives that file.

        Where the backups cannot be written, or somebody goes on with it by now, it stays where it is: None is given.
        """
        with alone(self.journal) as nobody:
            kept = put_aside(self.places, self.journal, self.files) if nobody else None
            if kept and self.draft:
                forget(self.path, self.files)
        return kept


def recoverable(places: Places, *more: Path, files: FileSystem = REAL_FILES) -> tuple[Recoverable, ...]:
    """The work of programs that are no longer running, latest first. `more`: other folders in which journals may be."""
    found = [work for folder in (places.journals, *more) for work in _in_folder(places, folder, files)]
    return tuple(sorted(found, key=lambda work: work.at.timestamp() if work.at else 0.0, reverse=True))


def _in_folder(places: Places, folder: Path, files: FileSystem) -> Iterator[Recoverable]:
    for journal in contents(folder, JOURNAL_ENDING):
        if not is_held(journal) and (work := recoverable_at(places, journal, files)):
            yield work


def recoverable_at(places: Places, journal: Path, files: FileSystem = REAL_FILES) -> Recoverable | None:
    """What one journal holds that its file has not; None where that is nothing, or nothing that can be gone on with."""
    try:
        text = read_journal(journal, files)
        start = find_start(places, text, files)
    except (FileProblem, OSError):
        return None
    if start is None or not (edits := edits_in(text, start)):
        return None
    entries = text.entries_after(start.after)
    at = entries[-1].at if entries else text.at
    title = _title(text, entries) or ("" if text.draft else text.path.stem)
    return Recoverable(journal, text.path, text.draft, title, at, edits, start.moved, entries, places, files)


def holds_nothing(places: Places, journal: Path, files: FileSystem = REAL_FILES) -> bool:
    """Whether the file of a journal has all that is in it, so that the journal can go."""
    try:
        text = read_journal(journal, files)
        start = find_start(places, text, files)
    except (FileProblem, OSError):
        return False
    if start is None:
        return not text.entries and not text.pending
    return not edits_in(text, start)


def is_about(journal: Path, document: Path, files: FileSystem = REAL_FILES) -> bool:
    """Whether a journal is about the document at a path: not where folders were copied about."""
    try:
        return key_of(read_journal(journal, files).path) == key_of(document)
    except FileProblem:
        return True


def edits_in(text: JournalText, start: Start) -> int:
    """How many edits the journal has that are not in the file."""
    return len(text.entries_after(start.after)) + (text.pending if start.whole is not None else 0)


def _title(text: JournalText, entries: tuple[Entry, ...]) -> str:
    if text.whole is None:
        return text.title
    with contextlib.suppress(Unusable):
        return raw_title(replay(text.whole, entries, text.version))
    return text.title


def find_start(places: Places, text: JournalText, files: FileSystem = REAL_FILES) -> Start | None:
    """What the commits build on: the file, where it is the very one; else a backup of that; None where it is lost."""
    digest = digest_of(text.path, files)
    if digest in text.marks:
        return Start(text.path, digest, text.marks[digest], None, moved=False)
    if digest == text.base and (digest or text.whole is not None):
        return Start(text.path if digest else None, digest, text.after, text.whole, moved=False)
    moved = bool(digest)
    for known, after in reversed(list(text.marks.items())):
        if place := find_backup(places, known, files):
            return Start(place, known, after, None, moved)
    if place := find_backup(places, text.base, files):
        return Start(place, text.base, text.after, text.whole, moved)
    if text.whole is not None:
        return Start(None, "", text.after, text.whole, moved)
    return None


def recover(places: Places, journal: Path, files: FileSystem = REAL_FILES) -> Recovered:
    """The document with all that the journal holds, changing nothing. Raises Unusable, or OSError."""
    text = read_journal(journal, files)
    start = find_start(places, text, files)
    if start is None:
        raise Unusable(DAMAGED).about(text.path.name)
    entries = text.entries_after(start.after)
    folder = Journal(journal, files).pictures
    beside, states = pictures_beside(folder, files), snapshots_beside(folder, files)

    def amend(document: bytes) -> bytes:
        return replay(document if start.whole is None else start.whole, entries, text.version)

    if start.container is None:
        opened = read_document_json(amend(b""), text.path.name, beside)
    else:
        opened = open_document(start.container, files, amend=amend, more_pictures=beside)
    opened = replace(opened, snapshots={**opened.snapshots, **states})
    return Recovered(opened, text, start, entries, frozenset(beside) | frozenset(snapshot_files(states)))


def put_aside(places: Places, journal: Path, files: FileSystem = REAL_FILES) -> Path | None:
    """Move what a journal holds to the backups: as a .paku where it can be read with its file, else as it is."""
    kept = None
    with contextlib.suppress(FileProblem, OSError):
        recovered = recover(places, journal, files)
        opened, path = recovered.opened, recovered.text.path
        data = document_bytes(opened.document.records.values(), opened.pictures, opened.thumbnail, opened.snapshots)
        kept = keep_aside(places, path, data, files)
    if kept:
        Journal(journal, files).remove()
        return kept
    return put_aside_raw(places, journal, files)


def keep_what_was_not_understood(places: Places, recovered: Recovered, journal: Path, files: FileSystem) -> bool:
    """Where recovery could not read all: the file and the journal as they were stay among the backups. Whether so."""
    path, container = recovered.text.path, recovered.start.container
    if not (recovered.opened.dropped or recovered.opened.repairs or recovered.text.torn):
        return False
    kept = container is None or keep_as_it_was(places, path, container, files) is not None
    try:
        with files.open_to_read(journal) as stream:
            data = stream.read()
        write_safely(made(places.backups_of(path), files) / f"{stamp()}{JOURNAL_ENDING}", data, files, backup=False)
    except (OSError, FileProblem):
        return False
    return kept


def put_aside_raw(places: Places, journal: Path, files: FileSystem = REAL_FILES) -> Path | None:
    """A journal that cannot be applied (newer, another file's, damaged) is kept under a name that nobody reads."""
    try:
        folder = made(places.backups / journal.stem, files)
        target = folder / f"{stamp()}{JOURNAL_ENDING}"
        files.replace(journal, target)
        pictures = Journal(journal, files).pictures
        if pictures.is_dir():
            files.replace(pictures, Journal(target, files).pictures)
    except OSError:
        return None
    return target


def is_held(journal: Path) -> bool:
    """Whether a living program has the journal's document open."""
    return is_taken(journal.with_suffix(LOCK_ENDING))


@contextlib.contextmanager
def alone(journal: Path) -> Iterator[bool]:
    """Whether nobody has the journal's document open; nor can anybody open it meanwhile, and a dead lock goes."""
    try:
        lock = take_lock(journal.with_suffix(LOCK_ENDING))
    except OSError:
        yield True  # the disk gives nobody a lock
        return
    try:
        yield lock is not None
    finally:
        if lock is not None:
            lock.release()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document without a name that was closed in the ordinary way."""

    path: Path
    face: Face
    at: datetime.datetime


def drafts(places: Places, files: FileSystem = REAL_FILES) -> tuple[Draft, ...]:
    """Drafts that nobody has open and that need no recovery, latest first."""
    found = []
    for path in contents(places.drafts, ENDING):
        journal = places.journal_of(path)
        if not is_held(journal) and not (journal.exists() and recoverable_at(places, journal, files)):
            with contextlib.suppress(OSError):
                at = datetime.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                found.append(Draft(path, face_of(path, files), at))
    return tuple(sorted(found, key=lambda draft: draft.at, reverse=True))


def discard_draft(places: Places, path: Path, files: FileSystem = REAL_FILES) -> Path | None:
    """Take a draft away; it stays in the backups. Gives the file there.

    None where that could not be written, or where somebody has the draft open.
    """
    if path.parent != whole_path(places.drafts) and path.parent != places.drafts:
        raise ValueError("not a draft")
    kept = None
    with alone(places.journal_of(path)) as nobody:
        if nobody:
            with contextlib.suppress(OSError), files.open_to_read(path) as stream:
                kept = keep_aside(places, path, stream.read(), files)
        if kept:
            forget(path, files)
            forget(path.with_name(path.name + BACKUP_SUFFIX), files)
    return kept


def sweep(places: Places, folders: Iterable[Path] = (), files: FileSystem = REAL_FILES) -> None:
    """Take away what dead programs left: temporary files in our folders and these, empty journals, locks, signs."""
    folders = tuple(folders)
    backups = contents(places.backups)
    for folder in {places.home, places.drafts, places.journals, *backups, *_picture_folders(places.journals), *folders}:
        _sweep_temporary(folder, files)
    for place in contents(places.journals, JOURNAL_ENDING):
        if not is_held(place) and holds_nothing(places, place, files):
            with alone(place) as nobody:
                if nobody:
                    Journal(place, files).remove()
    for folder in folders:
        for place, document in signs_left(folder, places.home):
            if not is_held(places.journal_of(document)):
                forget(place, files)
    for folder in pictures_left(places):
        drop_pictures_left(places, folder, files)
    for place in contents(places.journals, LOCK_ENDING):
        if not place.with_suffix(JOURNAL_ENDING).exists() and not is_taken(place):
            with alone(place):
                pass


def _sweep_temporary(folder: Path, files: FileSystem) -> None:
    for place in contents(folder, ".tmp"):
        with contextlib.suppress(OSError):
            if _TEMPORARY.fullmatch(place.name) and time.time() - place.lstat().st_mtime > _SWEEP_AGE:
                forget(place, files)


def pictures_left(places: Places) -> list[Path]:
    """Folders of pictures and states without their journal: a program died before the first line or after the last."""
    aside = [place for folder in contents(places.backups) for place in _picture_folders(folder)]
    found = (*_picture_folders(places.journals), *aside)
    return [place for place in found if not place.with_suffix(JOURNAL_ENDING).exists()]


def drop_pictures_left(places: Places, folder: Path, files: FileSystem = REAL_FILES) -> None:
    """Take such a folder away, unless somebody is at work on its document."""
    journal = folder.with_suffix(JOURNAL_ENDING)
    with alone(places.journals / f"{folder.stem.partition('-')[0]}{JOURNAL_ENDING}") as nobody:
        if nobody and not journal.exists():
            Journal(journal, files).drop_pictures(frozenset())


def _picture_folders(folder: Path) -> list[Path]:
    return [place for place in contents(folder, PICTURES_ENDING) if place.is_dir()]


def _known_words(work: Recoverable) -> dict[str, str]:
    """The words of every record on which the work builds, by id; none where they cannot be read."""
    with contextlib.suppress(FileProblem, OSError, ValueError, KeyError, TypeError, AttributeError):
        start = find_start(work.places, read_journal(work.journal, work.files), work.files)
        if start is not None:
            document = start.whole or _document_of(start.container or work.path, work.files)
            tables = orjson.loads(document)["records"].values()
            return {fields["id"]: _plain_words(fields) for table in tables for fields in table}
    return {}


def _added_words(commit: Mapping[str, Any]) -> dict[str, str]:
    added = commit.get("added")
    records = [fields for fields in added if isinstance(fields, dict)] if isinstance(added, list) else []
    return {str(fields.get("id")): _plain_words(fields) for fields in records}


_ADDED: Final = {
    "moment": N_("Add service moment"),
    "touchpoint": N_("Add touchpoint"),
    "note": N_("Add note"),
    "phase": N_("Add phase"),
    "pathway": N_("Add pathway"),
    "persona": N_("Add persona"),
    "actor": N_("Add actor"),
}
"""What makes a record, for those that people know by their words; in the order in which they are told."""


def _changes_in_whole(work: Recoverable, language: str) -> list[str]:
    """What the records in the journal have that the file has not: edits by their outcome, where none has a name."""
    with contextlib.suppress(FileProblem, OSError, ValueError, KeyError, TypeError, AttributeError):
        whole = read_journal(work.journal, work.files).whole
        now, before = _by_id(whole), _by_id(_document_of(work.path, work.files) if work.path.exists() else None)
        t, kinds = translator(language), list(_ADDED)
        touched = [one for one in now.values() if one["type"] in _ADDED and before.get(one["id"]) != one]
        touched.sort(key=lambda one: str(one.get("order", "")), reverse=True)
        touched.sort(key=lambda one: (one["id"] in before, kinds.index(one["type"])))
        said = [(N_("Change details") if one["id"] in before else _ADDED[one["type"]], one) for one in touched]
        said += [(N_("Remove"), one) for found, one in before.items() if found not in now and one["type"] in _ADDED]
        return [_with_words(t(name), words, language) for name, one in said if (words := _plain_words(one))]
    return []


def _by_id(document: bytes | None) -> dict[str, dict[str, Any]]:
    tables = orjson.loads(document)["records"].items() if document else ()
    return {fields["id"]: {**fields, "type": kind} for kind, table in tables for fields in table}


def _document_of(container: Path, files: FileSystem) -> bytes:
    with files.open_to_read(container) as stream, unpacked(stream) as parts:
        return parts.read(DOCUMENT_PART)


def _edit_words(commit: Mapping[str, Any], known: Mapping[str, str], language: str) -> str:
    """An edit by its name, and the words of what it touched."""
    t = translator(language)
    name = t(commit["name"]) if isinstance(commit.get("name"), str) and commit["name"] else t("Change details")
    source = {"undo": N_("Undone: %(edit)s"), "redo": N_("Redone: %(edit)s")}.get(str(commit.get("source")), "")
    said = t(source) % {"edit": shown(name)} if source else shown(name)
    words = next(filter(None, _touched_words(commit, known)), "")
    return _with_words(said, words, language)


def _with_words(said: str, words: str, language: str) -> str:
    t = translator(language)
    return t("%(edit)s: “%(words)s”") % {"edit": said, "words": shown(words)} if words else said


def _touched_words(commit: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    """What stands in the records that the edit is about: added ones first, then changed, then removed."""
    added, removed, changed = (commit.get(part) for part in ("added", "removed", "changed"))
    yield from _listed_words(added)
    for record_id, fields in changed.items() if isinstance(changed, dict) else ():
        if isinstance(fields, dict):
            yield _plain_words({name: pair[1] for name, pair in fields.items() if isinstance(pair, list) and pair[1:]})
            yield known.get(record_id, "")
    yield from _listed_words(removed)


def _listed_words(records: object) -> Iterator[str]:
    for fields in records if isinstance(records, list) else ():
        if isinstance(fields, dict) and fields.get("type") != "tombstone":
            yield _plain_words(fields)


def _plain_words(fields: Mapping[str, Any]) -> str:
    return " ".join(words_of(dict(fields)).split())


def _count(language: str, rest: int) -> str:
    return translate_count(language, "and %d more", "and %d more", rest) % rest
