"""Records as the bytes of document.json: the same records always give the same bytes, one record a line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import orjson

from paku_studio.models import Record
from paku_studio.storage.limits import DOCUMENT_LIMIT, RECORD_LIMIT, WEIGHT_LIMIT, weight
from paku_studio.storage.migrations import FORMAT, VERSION


def document_json(records: Iterable[Record]) -> bytes:
    """UTF-8 JSON of the present version: tables by name, records by id, fields by name, no field left out."""
    tables: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        tables[record.TYPE].append(record)
    bodies = [_table(name, tables[name]) for name in sorted(tables)]
    head = b'{"format":"%s","version":%d,"records":{' % (FORMAT.encode(), VERSION)
    return head + (b"\n" + b",\n".join(bodies) if bodies else b"") + b"\n}}\n"


def _table(name: str, records: list[Record]) -> bytes:
    lines = (line_of_json(record.__dict__) for record in sorted(records, key=_identity))
    return b'"%s":[\n%s\n]' % (name.encode(), b",\n".join(lines))


def line_of_json(fields: Mapping[str, object]) -> bytes:
    """A record's fields by name, copied: what orjson gives holds on to far more memory than it has letters."""
    return bytes(memoryview(orjson.dumps(fields, option=orjson.OPT_SORT_KEYS)))


def _identity(record: Record) -> str:
    return record.id


def is_too_large(json: bytes) -> bool:
    """Whether a document has grown past what a file may hold: by size, by records, by the memory that reading takes."""
    return len(json) > DOCUMENT_LIMIT or json.count(b'"id"') > RECORD_LIMIT or weight(json) > WEIGHT_LIMIT
