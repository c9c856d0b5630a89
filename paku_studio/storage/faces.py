"""How a document is shown in a list before it is opened: its title, its group, its small picture."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from paku_studio.models import DOCUMENT_ID, DeveloperGroup, DocumentSettings, Pathway, Persona, Record
from paku_studio.storage.container import DOCUMENT_PART, THUMBNAIL_PART, Parts, unpacked
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.files import REAL_FILES, FileSystem
from paku_studio.storage.pictures import picture_ending
from paku_studio.store import Document


@dataclass(frozen=True, slots=True)
class Face:
    """What a list shows of a document. All of it may be empty."""

    title: str = ""
    group: str = ""
    thumbnail: bytes | None = None


def title_of(document: Document) -> str:
    """What a person would call the document: its title, else that of its first pathway or persona; may be empty."""
    settings = document.records.get(DOCUMENT_ID)
    title = settings.title if isinstance(settings, DocumentSettings) else ""
    return _first(
        [title, *_by_order(document.of_type(Pathway), "title"), *_by_order(document.of_type(Persona), "name")]
    )


def group_of(document: Document) -> str:
    """The name of the first group in the document; may be empty."""
    return _first(group.name for group in document.of_type(DeveloperGroup))


def language_of(records: Mapping[str, Record]) -> str:
    """The language in which a document is written."""
    settings = records.get(DOCUMENT_ID)
    return settings.language.value if isinstance(settings, DocumentSettings) else "fi"


def face_of(path: Path, files: FileSystem = REAL_FILES) -> Face:
    """The face of a file; an empty one where the file is missing or cannot be read."""
    try:
        with files.open_to_read(path) as stream, unpacked(stream) as parts:
            tables = orjson.loads(parts.read(DOCUMENT_PART))["records"]
            return Face(_raw_title(tables), _first(_texts(tables, "group", "name")), _thumbnail(parts))
    except (OSError, FileProblem, MemoryError, SystemError, ValueError, KeyError, TypeError, AttributeError):
        return Face()


def raw_title(document: bytes) -> str:
    """The title out of a document.json; empty where there is none."""
    try:
        return _raw_title(orjson.loads(document)["records"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _raw_title(tables: dict[str, list[dict[str, Any]]]) -> str:
    names = [
        *_texts(tables, "document", "title"),
        *_texts(tables, "pathway", "title"),
        *_texts(tables, "persona", "name"),
    ]
    return _first(names)


def _texts(tables: dict[str, list[dict[str, Any]]], kind: str, field: str) -> list[str]:
    rows = sorted(tables.get(kind, ()), key=lambda row: str(row.get("order", "")))
    return [row[field] for row in rows if isinstance(row.get(field), str)]


def _by_order(records: Iterable[Any], field: str) -> list[str]:
    return [getattr(record, field) for record in sorted(records, key=lambda record: getattr(record, "order", ""))]


def _first(texts: Iterable[str]) -> str:
    """The first text that is not empty, on one line of at most 200 characters."""
    return next((line[:200] for text in texts if (line := " ".join(text[:2000].split()))), "")


def _thumbnail(parts: Parts) -> bytes | None:
    if not parts.holds(THUMBNAIL_PART):
        return None
    try:
        data = parts.read(THUMBNAIL_PART)
    except FileProblem:
        return None
    return data if picture_ending(data) == "png" else None
