"""document.json as untrusted bytes: records and a list of what was left out, or one sentence; knows no zip."""

import functools
import json
from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, Final

import orjson
from pydantic import FailFast, TypeAdapter

from paku_studio.models import RECORD_TYPES, Record
from paku_studio.storage.failures import DAMAGED, FOREIGN, TOO_DEEP, TOO_LARGE, Unusable
from paku_studio.storage.limits import LIST_LIMIT
from paku_studio.storage.migrations import VERSION, Raw, migrate, version_of
from paku_studio.storage.problems import Problem, Problems
from paku_studio.storage.salvage import excerpt, read_record, words_of
from paku_studio.storage.writing import document_json, is_too_large

_PARTS: Final = frozenset({"format", "version", "records"})


@dataclass(frozen=True)
class Contents:
    """The records of a file and the version in which the file was written."""

    records: list[Record]
    version: int


def read_contents(data: bytes, problems: Problems) -> Contents:
    """The records of a document.json of any version up to ours. Raises Unusable."""
    if is_too_large(data):
        raise Unusable(TOO_LARGE)
    untouched = _read_untouched(data)
    if untouched is not None:
        return Contents(untouched, VERSION)
    raw = _parse(data, problems)
    if not isinstance(raw, dict):
        raise Unusable(FOREIGN)
    version = version_of(raw)
    return Contents(_read_carefully(migrate(raw, version), problems), version)


def _read_untouched(data: bytes) -> list[Record] | None:
    """The records of a file that this version wrote and nobody changed: written again they give the very same bytes.

    That proves at once that no value was bent to fit and no key was said twice. None for any other file.
    """
    try:
        tables = orjson.loads(data)["records"]
        records = [record for name in list(tables) for record in _table(RECORD_TYPES[name], tables.pop(name))]
        same = document_json(records) == data
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None
    return records if same and not _repeats(records) else None


def _table(kind: type[Record], table: list[dict[str, Any]]) -> list[Record]:
    known = kind.model_fields.keys()
    lists = _list_fields(kind)
    for item in table:
        if len(item) != len(known) or any(len(item[field]) > LIST_LIMIT for field in lists):
            raise ValueError(kind.TYPE)
    return _adapter(kind).validate_python(table)


def _repeats(records: list[Record]) -> bool:
    return len({record.id for record in records}) < len(records)


@functools.cache
def _adapter(kind: type[Record]) -> TypeAdapter[list[Record]]:
    """Validation of a whole table; it stops at the first fault, so that a million of them cost nothing."""
    return TypeAdapter(Annotated[list[kind], FailFast()])  # type: ignore[valid-type,arg-type]


@functools.cache
def _list_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in kind.model_fields.items() if field.default == ())


def _parse(data: bytes, problems: Problems) -> object:
    """JSON by the standard library: slower, but it shows keys said twice, and survives NaN and lone surrogates."""

    repeated: Counter[str] = Counter()

    def keep_first(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            found = dict(reversed(pairs))
            for key, times in Counter(key for key, _ in pairs).items():
                repeated[excerpt(key)] += times - 1
        return found

    try:
        parsed = json.loads(data.decode("utf-8-sig"), object_pairs_hook=keep_first)
    except RecursionError:
        raise Unusable(TOO_DEEP) from None
    except ValueError:
        raise Unusable(DAMAGED) from None
    for key, times in (+repeated).items():
        problems.add(Problem("repeated_key", was=key, count=times))
    return parsed


def _read_carefully(raw: Raw, problems: Problems) -> list[Record]:
    """Record by record; whatever cannot be kept is listed."""
    for key in sorted(raw.keys() - _PARTS):
        problems.count(Problem("unknown_key", was=excerpt(key)))
    tables = raw.get("records")
    if not isinstance(tables, dict):
        raise Unusable(DAMAGED)
    found: dict[str, Record] = {}
    for name, table in tables.items():
        _read_table(name, table, found, problems)
    return list(found.values())


def _read_table(name: str, table: object, found: dict[str, Record], problems: Problems) -> None:
    if name not in RECORD_TYPES:
        problems.add(Problem("unknown_type", was=excerpt(name), count=len(table) if isinstance(table, list) else 1))
        return
    if not isinstance(table, list):
        problems.add(Problem("not_a_table", name, was=excerpt(table)))
        return
    for item in table:
        record = read_record(RECORD_TYPES[name], item, problems)
        if record is not None and found.setdefault(record.id, record) is not record:
            problems.add(Problem("repeated_id", name, record.id, words_of(record.__dict__)))
