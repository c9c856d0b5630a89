"""Open and save a .paku file: zip, records, pictures and integrity together; the bytes come through the seam."""

import re
import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from paku_studio.models import ID_PATTERN, Difference, Logo, Persona, Record
from paku_studio.pause import no_collection
from paku_studio.storage.container import DOCUMENT_PART, IMAGES, SNAPSHOTS, THUMBNAIL_PART, Parts, pack, unpacked
from paku_studio.storage.failures import (
    CANNOT_LARGE,
    FOLDER,
    FOREIGN,
    MISSING,
    TOO_LARGE,
    CannotWrite,
    Unusable,
    unusable_because,
)
from paku_studio.storage.files import REAL_FILES, FileSystem, write_safely
from paku_studio.storage.limits import (
    ENTRY_LIMIT,
    PICTURE_LIMIT,
    PICTURES_LIMIT,
    POINT_LIMIT,
    SNAPSHOTS_LIMIT,
    THUMBNAIL_LIMIT,
    THUMBNAIL_POINT_LIMIT,
)
from paku_studio.storage.pictures import name_picture, picture_ending, picture_size
from paku_studio.storage.problems import Problem, Problems
from paku_studio.storage.reading import Contents, read_contents
from paku_studio.storage.salvage import excerpt
from paku_studio.storage.writing import document_json, is_too_large
from paku_studio.store import Document, Repair

SESSION_ID: Final = re.compile(ID_PATTERN)
NAME_LETTERS: Final = 64
"""Of a picture's name before its ending."""
PICTURE_ENDINGS: Final = (b".png", b".jpg")
_OWN_PARTS: Final = 3
"""mimetype, document.json, thumbnail.png"""
_NO_PICTURES: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True)
class Opened:
    """A document out of a file, its pictures (`<sha256>.<ext>` -> bytes), and all that was repaired or left out.

    `snapshots` (session id -> bytes) and `thumbnail` are handed on untouched, to be given back when saving;
    `version` is the file's own, before migration.
    """

    document: Document
    pictures: dict[str, bytes] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    dropped: tuple[Problem, ...] = ()
    snapshots: dict[str, bytes] = field(default_factory=dict)
    thumbnail: bytes | None = None
    version: int = 1


def open_document(
    path: Path | str,
    files: FileSystem = REAL_FILES,
    *,
    amend: Callable[[bytes], bytes] = bytes,
    more_pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> Opened:
    """Read a .paku file that nobody vouches for; the file is never changed. Raises Unusable.

    Recovery gives `amend`, which makes of the file's document.json the one that is read, and pictures not yet in it.
    """
    place = Path(path)
    try:
        _check_place(place, files)
        with files.open_to_read(place) as stream, unpacked(stream) as parts, no_collection():
            return _open_parts(parts, amend, more_pictures)
    except (MemoryError, SystemError):  # orjson tells of too little memory by a SystemError
        raise Unusable(TOO_LARGE).about(place.name) from None
    except OSError as error:
        raise unusable_because(error).about(place.name or str(place)) from error
    except Unusable as problem:
        raise problem.about(place.name or str(place)) from None


def read_document_json(data: bytes, name: str = DOCUMENT_PART, pictures: Mapping[str, bytes] = _NO_PICTURES) -> Opened:
    """A document out of the content of a .json file, as `document_json` writes it. Raises Unusable."""
    problems = Problems()
    try:
        return _load(read_contents(data, problems), dict(pictures), problems)
    except Unusable as problem:
        raise problem.about(name) from None


def _check_place(path: Path, files: FileSystem) -> None:
    """Only an ordinary file is opened: a folder has its own sentence, a pipe would never end."""
    try:
        mode = files.stat(path).st_mode
    except ValueError:
        raise Unusable(MISSING) from None
    if stat.S_ISDIR(mode):
        raise Unusable(FOLDER)
    if not stat.S_ISREG(mode):
        raise Unusable(FOREIGN)


def _open_parts(parts: Parts, amend: Callable[[bytes], bytes], more_pictures: Mapping[str, bytes]) -> Opened:
    problems = Problems()
    for name in parts.foreign():
        problems.add(Problem("unknown_part", was=excerpt(name)))
    contents = read_contents(amend(parts.read(DOCUMENT_PART)), problems)
    pictures = {**_read_pictures(parts, problems), **more_pictures}
    opened = _load(contents, pictures, problems)
    snapshots = _read_snapshots(parts, problems)
    thumbnail = _read_thumbnail(parts, problems)
    return replace(opened, snapshots=snapshots, thumbnail=thumbnail, dropped=problems.listed())


def _load(contents: Contents, pictures: dict[str, bytes], problems: Problems) -> Opened:
    records = [_with_picture_at_hand(record, pictures, problems) for record in contents.records]
    document, repairs = Document.load(records)
    return Opened(document, pictures, repairs, problems.listed(), version=contents.version)


def _with_picture_at_hand(record: Record, pictures: Mapping[str, bytes], problems: Problems) -> Record:
    if not isinstance(record, Persona | Logo) or not record.picture or record.picture in pictures:
        return record
    words = record.name if isinstance(record, Persona) else record.words
    problems.add(Problem("missing_picture", record.TYPE, record.id, excerpt(words), "picture", record.picture))
    return record.with_changes(picture="")


def _read_pictures(parts: Parts, problems: Problems) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    for part in parts.named(IMAGES):
        name = part.removeprefix(IMAGES)
        try:
            data = parts.read(part)
            fault = picture_fault(name, data)
        except Unusable as problem:
            fault = "large_picture" if problem.message_id == TOO_LARGE else "bad_picture"
        if fault:
            problems.add(Problem(fault, was=name))
        else:
            pictures[name] = data
    return pictures


def picture_fault(name: str, data: bytes) -> str:
    """Why a picture cannot be shown under that name, as a code of SENTENCES; empty where it can."""
    width, height = picture_size(data)
    if width * height > POINT_LIMIT:
        return "large_picture"
    return "" if width * height and name_picture(data) == name else "bad_picture"


def _read_snapshots(parts: Parts, problems: Problems) -> dict[str, bytes]:
    snapshots: dict[str, bytes] = {}
    for part in parts.named(SNAPSHOTS):
        session = part.removeprefix(SNAPSHOTS).removesuffix(".json")
        try:
            snapshots[session] = parts.read(part)
        except Unusable:
            problems.add(Problem("bad_snapshot", was=session))
    return snapshots


def _read_thumbnail(parts: Parts, problems: Problems) -> bytes | None:
    if not parts.holds(THUMBNAIL_PART):
        return None
    try:
        data = parts.read(THUMBNAIL_PART)
        width, height = picture_size(data)
        if picture_ending(data) == "png" and 0 < width * height <= THUMBNAIL_POINT_LIMIT:
            return data
    except Unusable:
        pass
    problems.add(Problem("bad_thumbnail"))
    return None


def save_document(
    document: Document | Mapping[str, Record],
    pictures: Mapping[str, bytes],
    path: Path | str,
    *,
    thumbnail: bytes | None = None,
    snapshots: Mapping[str, bytes] | None = None,
    files: FileSystem = REAL_FILES,
) -> None:
    """Write a .paku file: wholly and verified, the earlier one kept as `name.paku.bak`. Raises CannotWrite.

    Only pictures that the document or a snapshot names are written. Give back `snapshots` as they were opened.
    """
    place = Path(path)
    records = document.records if isinstance(document, Document) else document
    try:
        data = document_bytes(records.values(), pictures, thumbnail, snapshots or {})
    except CannotWrite as problem:
        raise problem.about(place.name) from None
    write_safely(place, data, files)


def document_bytes(
    records: Collection[Record], pictures: Mapping[str, bytes], thumbnail: bytes | None, snapshots: Mapping[str, bytes]
) -> bytes:
    """The whole .paku file as bytes; the same content gives the same bytes. CannotWrite if no PAKU file can hold it."""
    if not all(SESSION_ID.fullmatch(session) for session in snapshots):
        raise ValueError("a snapshot is named by a session's id")
    json = document_json(records)
    named = named_pictures(records, pictures, snapshots)
    if is_too_large(json) or _too_much(named, thumbnail, snapshots):
        raise CannotWrite(CANNOT_LARGE)
    small = [(THUMBNAIL_PART, thumbnail)] if thumbnail else []
    images = [(IMAGES + name, named[name]) for name in sorted(named)]
    kept = [(f"{SNAPSHOTS}{session}.json", snapshots[session]) for session in sorted(snapshots)]
    return pack([(DOCUMENT_PART, json), *small, *images, *kept])


def named_pictures(
    records: Iterable[Record], pictures: Mapping[str, bytes], snapshots: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The pictures of which something in the file speaks: a persona, a logo, an open difference, a snapshot."""
    named = {record.picture for record in records if isinstance(record, Persona | Logo)}
    texts = [record.kept + record.other for record in records if isinstance(record, Difference)]
    earlier = names_in(snapshots.values()) if pictures.keys() - named else frozenset()
    return {
        name: data
        for name, data in pictures.items()
        if name in named or name.encode() in earlier or any(name in text for text in texts)
    }


def names_in(snapshots: Iterable[bytes]) -> Set[bytes]:
    """All that may be a picture's name in these bytes, which are gone through once for each ending."""
    return {
        piece[-NAME_LETTERS:] + ending
        for data in snapshots
        for ending in PICTURE_ENDINGS
        for piece in data.split(ending)[:-1]
        if len(piece) >= NAME_LETTERS
    }


def _too_much(pictures: Mapping[str, bytes], thumbnail: bytes | None, snapshots: Mapping[str, bytes]) -> bool:
    sizes = [len(data) for data in pictures.values()]
    return (
        max(sizes, default=0) > PICTURE_LIMIT
        or sum(sizes) > PICTURES_LIMIT
        or len(thumbnail or b"") > THUMBNAIL_LIMIT
        or sum(map(len, snapshots.values())) > SNAPSHOTS_LIMIT
        or len(pictures) + len(snapshots) + _OWN_PARTS > ENTRY_LIMIT
    )
