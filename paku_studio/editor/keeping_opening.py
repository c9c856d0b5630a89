"""Open a document for keeping: as its file says, and with what a program that died had not put into it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from paku_studio.editor.keeping_file import Manner, Target, take_place
from paku_studio.editor.keeping_words import PUT_ASIDE
from paku_studio.storage import FileProblem, Opened, Places, Recoverable, digest_of, named_pictures, open_document
from paku_studio.storage.backups import keep_as_it_was
from paku_studio.storage.beside import snapshot_files
from paku_studio.storage.faces import language_of, title_of
from paku_studio.storage.failures import unusable_because
from paku_studio.storage.files import FileSystem
from paku_studio.storage.journal import Head, Journal, now
from paku_studio.storage.locks import ALREADY_OPEN, AlreadyOpen
from paku_studio.storage.own_file import Seen, look_at, own_names
from paku_studio.storage.places import ENDING, key_of, whole_path
from paku_studio.storage.recovery import (
    holds_nothing,
    is_about,
    is_held,
    keep_what_was_not_understood,
    put_aside,
    put_aside_raw,
    recover,
    recoverable_at,
)
from paku_studio.store import Document


@dataclass(frozen=True, slots=True)
class Beginning:
    """All that a keeper begins with.

    `in_file`: pictures and earlier states that lie in the file; `base`: those that the journal must hold;
    `at_once`: the document has work in it that its file has not; `recovered`: edits that came out of a journal;
    `leaving`: a journal that goes once there is a new one; `as_it_was`: not all could be understood, and what was there
    stays among the backups.
    """

    opened: Opened
    target: Target
    head: Head
    in_file: frozenset[str]
    base: dict[str, bytes]
    at_once: bool = False
    recovered: int = 0
    notice: FileProblem | None = None
    leaving: Journal | None = None
    as_it_was: bool = False


def begin_draft(
    places: Places,
    document: Document,
    pictures: dict[str, bytes],
    manner: Manner,
    snapshots: Mapping[str, bytes] | None = None,
) -> Beginning:
    """A new document: nothing is written before its first commit, unless it has been edited already."""
    path = whole_path(places.drafts) / f"{now():%Y%m%d-%H%M%S}-{os.urandom(4).hex()}{ENDING}"
    place = places.journal_of(path)
    target = Target(path, True, Seen(), take_place(path, place, manner.files), Journal(place, manner.files))
    opened = Opened(document, pictures, snapshots=dict(snapshots or {}))
    named = named_pictures(document.snapshot().values(), pictures, opened.snapshots)
    named |= snapshot_files(opened.snapshots)
    made = len(document.history)
    head = replace(_whole_head(target, opened, ""), after=1 if made else 0, pending=made)
    return Beginning(opened, target, head, frozenset(), named, bool(document.history))


def open_file(places: Places, path: Path, manner: Manner) -> Beginning:
    """The document of a file, with what its journal holds beyond it. Raises Unusable, AlreadyOpen."""
    place = places.journal_of(path)
    hold = take_place(path, place, manner.files, None if _is_draft(places, path) else places.home)
    try:
        found = recoverable_at(places, place, manner.files) if place.exists() else None
        if found is not None and not found.moved and key_of(found.path) == key_of(path):
            return _resumed(
                places, found, Target(path, found.draft, Seen(), hold, Journal(place, manner.files)), manner
            )
        notice = _clear(places, place, path, manner.files)
        free = place if not place.exists() else place.with_stem(f"{place.stem}-{os.urandom(4).hex()}")
        return _as_it_stands(places, Target(path, False, Seen(), hold, Journal(free, manner.files)), notice, manner)
    except BaseException:
        hold.release()
        raise


def resume(places: Places, found: Recoverable, manner: Manner) -> Beginning:
    """Go on where the program died; in a file of its own where another program took the name. Raises as `open_file`.

    A journal that lies elsewhere, or under the name that was taken, goes once one stands in the usual place.
    """
    path = next(own_names(found.path, manner.language)) if found.moved else found.path
    place = places.journal_of(path)
    hold = take_place(path, place, manner.files, None if _is_draft(places, path) else places.home)
    try:
        target = Target(path, found.draft and not found.moved, Seen(), hold, Journal(place, manner.files))
        if place == found.journal:
            return _resumed(places, found, target, manner)
        if is_held(found.journal):
            raise AlreadyOpen(ALREADY_OPEN).about(found.path.name)
        _clear(places, place, path, manner.files)
        return replace(_resumed(places, found, target, manner), leaving=Journal(found.journal, manner.files))
    except BaseException:
        hold.release()
        raise


def _is_draft(places: Places, path: Path) -> bool:
    return path.parent == whole_path(places.drafts)


def _clear(places: Places, place: Path, path: Path, files: FileSystem) -> FileProblem | None:
    """A journal that holds nothing goes; one that cannot be applied is put aside, and that is told."""
    if not place.exists():
        return None
    if holds_nothing(places, place, files):
        Journal(place, files).remove()
        return None
    if is_about(place, path, files):
        put_aside(places, place, files)
    else:
        put_aside_raw(places, place, files)
    return FileProblem(PUT_ASIDE).about(path.name)


def _as_it_stands(places: Places, target: Target, notice: FileProblem | None, manner: Manner) -> Beginning:
    opened, seen = _read(target.path, manner.files)
    mended = bool(opened.repairs or opened.dropped)
    target = Target(target.path, _is_draft(places, target.path), seen, target.hold, target.journal)
    head = _whole_head(target, opened, seen.digest) if mended else _head(target, opened, seen.digest)
    kept = mended and keep_as_it_was(places, target.path, target.path, manner.files) is not None
    return Beginning(opened, target, head, frozenset(opened.pictures), {}, notice=notice, as_it_was=kept)


def _read(path: Path, files: FileSystem) -> tuple[Opened, Seen]:
    """The document and the file it came from: read again where somebody wrote it meanwhile."""
    while True:
        try:
            seen = look_at(path, digest_of(path, files), files)
        except OSError as error:
            raise unusable_because(error).about(path.name) from error
        opened = open_document(path, files)
        if look_at(path, seen.digest, files) == seen:
            return opened, seen


def _resumed(places: Places, found: Recoverable, target: Target, manner: Manner) -> Beginning:
    try:
        recovered = recover(places, found.journal, manner.files)
    except OSError as error:
        raise unusable_because(error).about(found.path.name) from error
    kept = keep_what_was_not_understood(places, recovered, found.journal, manner.files)
    start, opened = recovered.start, recovered.opened
    standing = start.container == found.path and not found.moved
    seen = look_at(target.path, start.digest, manner.files) if standing else Seen()
    target = Target(target.path, target.draft, seen, target.hold, target.journal)
    head = replace(_whole_head(target, opened, start.digest), pending=found.edits, at=found.at)
    base = {**opened.pictures, **snapshot_files(opened.snapshots)}
    in_file = frozenset(base) - recovered.beside
    return Beginning(opened, target, head, in_file, base, at_once=True, recovered=found.edits, as_it_was=kept)


def _head(target: Target, opened: Opened, digest: str) -> Head:
    title, language = title_of(opened.document), language_of(opened.document.records)
    return Head(target.path, target.draft, title, language, digest)


def _whole_head(target: Target, opened: Opened, digest: str) -> Head:
    """A head that carries the records, because no file holds them just so."""
    return replace(_head(target, opened, digest), whole=opened.document.snapshot())
