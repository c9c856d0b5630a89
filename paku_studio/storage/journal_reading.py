"""Read a journal that may be torn, foreign or newer, and do its commits again on raw records; validates no record."""

import datetime
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from paku_studio.pause import no_collection
from paku_studio.storage.failures import DAMAGED, FOREIGN, NEWER, TOO_LARGE, Unusable, unusable_because
from paku_studio.storage.files import FileSystem
from paku_studio.storage.journal import JOURNAL_FORMAT, JOURNAL_VERSION
from paku_studio.storage.limits import JOURNAL_LIMIT
from paku_studio.storage.migrations import FORMAT, VERSION
from paku_studio.storage.writing import line_of_json

_LINE: Final = re.compile(rb"[0-9a-f]{8} ")
_DIGEST: Final = re.compile(r"([0-9a-f]{64})?")

Fields = dict[str, Any]
Tables = dict[str, tuple[str, Fields]]
"""Raw records: id -> (type, fields)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A commit as the journal says it: its number, when it was made, and its JSON."""

    number: int
    at: datetime.datetime | None
    commit: Fields


@dataclass(frozen=True, slots=True)
class JournalText:
    """What can be read of a journal: the good lines from its beginning.

    `marks`: SHA-256 of a file that was about to be written -> the number of the last commit in it, in their order;
    `whole`: the document.json on which the commits build, with `pending` edits that the file has not; `torn`: the bytes
    behind the last good line.
    """

    path: Path
    draft: bool
    title: str
    language: str
    version: int
    base: str
    after: int
    whole: bytes | None
    pending: int
    at: datetime.datetime | None
    entries: tuple[Entry, ...]
    marks: Mapping[str, int]
    torn: int

    def entries_after(self, number: int) -> tuple[Entry, ...]:
        """The commits that came after the one of that number."""
        return tuple(entry for entry in self.entries if entry.number > number)


def read_journal(place: Path, files: FileSystem) -> JournalText:
    """The good beginning of a journal. Raises Unusable for a newer one, or where not even the first lines are good."""
    try:
        with files.open_to_read(place) as stream:
            data = stream.read(JOURNAL_LIMIT + 1)
    except OSError as error:
        raise unusable_because(error).about(place.name) from error
    if len(data) > JOURNAL_LIMIT:
        raise Unusable(TOO_LARGE).about(place.name)
    try:
        with no_collection():
            return parse_journal(data)
    except Unusable as problem:
        raise problem.about(place.name) from None


def parse_journal(data: bytes) -> JournalText:
    """The same of a journal's bytes."""
    lines = _good_lines(data)
    end, head = next(lines, (0, b""))
    said = _head(head)
    whole = None
    if said["whole"]:
        end, whole = next(lines, (0, b""))
        if not whole:
            raise Unusable(DAMAGED)
    entries: list[Entry] = []
    marks: dict[str, int] = {}
    for place, body in lines:
        if not _take(body, said["after"] + len(entries) + 1, entries, marks):
            break
        end = place
    return JournalText(
        path=Path(said["path"]),
        draft=said["draft"] is True,
        title=str(said["title"]),
        language=str(said["language"]),
        version=said["version"],
        base=said["base"],
        after=said["after"],
        whole=whole,
        pending=said["pending"],
        at=_time(said.get("at")),
        entries=tuple(entries),
        marks=marks,
        torn=len(data) - end,
    )


def _good_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The JSON of each line as long as lines are whole and right, with the place where the line ends."""
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        body = data[at + 9 : end]
        if not _LINE.match(data, at, at + 9) or int(data[at : at + 8], 16) != zlib.crc32(body):
            return
        at = end + 1
        yield at, body


def _head(body: bytes) -> Fields:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise Unusable(DAMAGED) from None
    if not isinstance(said, dict) or said.get("format") != JOURNAL_FORMAT:
        raise Unusable(FOREIGN)
    numbers = [said.get(name) for name in ("journal", "version", "after", "pending")]
    texts = [said.get(name) for name in ("path", "title", "language", "base")]
    if not all(type(number) is int for number in numbers) or not all(isinstance(text, str) for text in texts):
        raise Unusable(DAMAGED)
    if said["journal"] > JOURNAL_VERSION or said["version"] > VERSION:
        raise Unusable(NEWER, version=said["version"], current=VERSION)
    if not _DIGEST.fullmatch(said["base"]) or min(said["after"], said["pending"]) < 0 or not _is_path(said["path"]):
        raise Unusable(DAMAGED)
    if not all(isinstance(said.get(name), bool) for name in ("draft", "whole")):
        raise Unusable(DAMAGED)
    return said


def _is_path(said: str) -> bool:
    """Whether a disk can be asked for a file of that name."""
    try:
        return bool(os.fsencode(said)) and "\0" not in said
    except UnicodeEncodeError:
        return False


def _take(body: bytes, expected: int, entries: list[Entry], marks: dict[str, int]) -> bool:
    """Keep a line's content; False where it is not what must stand there."""
    try:
        said = orjson.loads(body)
        if "mark" in said:
            marks[str(said["mark"])] = int(said["after"])
            return True
        if said["n"] != expected or not isinstance(said["commit"], dict):
            return False
        entries.append(Entry(expected, _time(said["at"]), said["commit"]))
    except (ValueError, KeyError, TypeError):
        return False
    return True


def _time(said: object) -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(str(said))
        aware = found if found.tzinfo else found.astimezone()
        aware.timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return aware


def replay(document: bytes, entries: Iterable[Entry], version: int) -> bytes:
    """A document.json with the commits done on its raw records. Raises Unusable where it is not of that version.

    At the first commit that is none, it stops: the good beginning counts.
    """
    try:
        raw = orjson.loads(document)
        tables: Tables = {fields["id"]: (kind, fields) for kind, table in raw["records"].items() for fields in table}
        found = raw["version"]
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Unusable(DAMAGED) from None
    if found != version or not all(isinstance(name, str) for name in tables):
        raise Unusable(DAMAGED)
    for entry in entries:
        try:
            _redo(tables, entry.commit)
        except (ValueError, LookupError, TypeError, AttributeError):
            break
    return _document(tables, version)


def _redo(tables: Tables, commit: Fields) -> None:
    """One commit; nothing of it is done where any of it cannot be."""
    removed = [fields["id"] for fields in commit["removed"]]
    added: Tables = {}
    for fields in commit["added"]:
        rest = dict(fields)
        if not isinstance(rest["id"], str) or not isinstance(rest["type"], str):
            raise TypeError
        added[rest["id"]] = (rest.pop("type"), rest)
    changed: Tables = {}
    for record_id, changes in commit["changed"].items():
        kind, fields = added.get(record_id) or tables[record_id]
        changed[record_id] = (kind, {**fields, **{name: _plain(pair[1]) for name, pair in changes.items()}})
    for record_id in removed:
        tables.pop(record_id, None)
    tables.update(added)
    tables.update(changed)


def _plain(value: object) -> object:
    """A field's value as document.json has it: there a date is its text alone."""
    return value["date"] if isinstance(value, dict) else value


def _document(tables: Tables, version: int) -> bytes:
    """The records as `writing.document_json` would write them, so that reading them is quick."""
    by_kind: dict[str, list[bytes]] = {}
    for record_id in sorted(tables):
        kind, fields = tables[record_id]
        by_kind.setdefault(kind, []).append(line_of_json(fields))
    bodies = [b"%s:[\n%s\n]" % (orjson.dumps(kind), b",\n".join(by_kind[kind])) for kind in sorted(by_kind)]
    head = b'{"format":"%s","version":%d,"records":{' % (FORMAT.encode(), version)
    return head + (b"\n" + b",\n".join(bodies) if bodies else b"") + b"\n}}\n"
