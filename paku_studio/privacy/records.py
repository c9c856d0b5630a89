"""Findings in the records of a document, in every text that people write. Reads records, changes nothing."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from paku_studio.models import (
    Checklist,
    Difference,
    FacilitatorNote,
    Logo,
    Note,
    Persona,
    PersonalDataKind,
    Record,
    Stroke,
    Tombstone,
)
from paku_studio.privacy.finder import find
from paku_studio.privacy.finding import Finding

_NOT_WRITTEN: Mapping[type[Record], frozenset[str]] = {
    Stroke: frozenset({"path"}),
    Persona: frozenset({"portrait", "picture"}),
    Tombstone: frozenset({"removed"}),
    Logo: frozenset({"picture"}),
    Difference: frozenset({"record", "field"}),
}
_ASKED: Mapping[tuple[type[Record], str], frozenset[PersonalDataKind]] = {
    (Checklist, "organisation"): frozenset({PersonalDataKind.NAME}),
    (Checklist, "address"): frozenset({PersonalDataKind.ADDRESS}),
    (Checklist, "phone"): frozenset({PersonalDataKind.PHONE}),
    (Checklist, "web"): frozenset({PersonalDataKind.EMAIL}),
}
"""Fields that ask for just this, of an organisation: there it is no finding."""
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in `field` of a record (`item`: which of its texts). `own`: only the facilitator sees it."""

    record: str
    field: str
    finding: Finding
    item: int = 0
    own: bool = False


def find_in(records: Mapping[str, Record]) -> tuple[Found, ...]:
    """All findings, record by record; the names of fictional personas are none."""
    fictional = fictional_names(records)
    found: list[Found] = []
    for record in records.values():
        found.extend(_found(record, fictional))
    return tuple(found)


def text_of(records: Mapping[str, Record], found: Found) -> str:
    """The whole text that a finding stands in."""
    value: Any = getattr(records[found.record], found.field)
    return str(value if isinstance(value, str) else value[found.item])


def fictional_names(records: Mapping[str, Record]) -> frozenset[str]:
    """The names of the personas that are marked as fictional."""
    personas = (record for record in records.values() if isinstance(record, Persona))
    return frozenset(persona.name for persona in personas if persona.fictional and persona.name)


def asked_in(kind: type[Record], field: str) -> frozenset[PersonalDataKind]:
    """The kinds that a field asks for by itself, of an organisation: there they are no findings."""
    return _ASKED.get((kind, field), frozenset())


def _found(record: Record, fictional: frozenset[str]) -> Iterator[Found]:
    own = isinstance(record, FacilitatorNote) or (isinstance(record, Note) and record.own)
    for field, item, text in written(record):
        asked = asked_in(type(record), field)
        for finding in find(text, fictional):
            if finding.kind not in asked:
                yield Found(record.id, field, finding, item, own)


def written(record: Record) -> Iterator[tuple[str, int, str]]:
    """Each text of a record that people write: its field, which of the field's texts it is, the text."""
    for field in _fields(type(record)):
        value: Any = getattr(record, field)
        for item, text in enumerate((value,) if isinstance(value, str) else value):
            if text:
                yield field, item, _without_escapes(text) if isinstance(record, Difference) else text


def _without_escapes(text: str) -> str:
    """JSON as a person reads it, sign for sign: an escaped line break would else be a letter beside a number."""
    return _ESCAPE.sub(lambda match: " " * len(match[0]), text)


@functools.cache
def _fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that hold text or several texts; not ids, orders, closed words and names of files."""
    silent = {"id", "order", *kind.REFERENCES, *_NOT_WRITTEN.get(kind, ())}
    holds = {str: True, tuple[str, ...]: True}
    return tuple(
        name for name, field in kind.model_fields.items() if name not in silent and holds.get(_plain(field.annotation))
    )


def _plain(annotation: Any) -> Any:
    if getattr(annotation, "__origin__", None) is tuple:
        return tuple[str, ...]
    return annotation
