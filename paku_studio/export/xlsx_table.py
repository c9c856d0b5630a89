"""A table as an Excel workbook: one sheet per record type. Knows no documents; a workbook that comes in is hostile.

Every cell is text, formatted as text, so that nothing is ever taken for a formula, number or date. Characters that XML
cannot hold stand as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). A text longer than a cell may hold goes on in a second
column of the same key: `[text +2]`.
"""

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paku_studio.export.tables_columns import heading, table_keys, type_word
from paku_studio.export.tables_content import (
    COLUMN_LIMIT,
    NOT_A_TABLE,
    ROW_LIMIT,
    TOO_LARGE,
    TableContent,
    TableUnusable,
)
from paku_studio.export.tables_rows import table_content, types_in, written_rows
from paku_studio.models import Record

SIZE_LIMIT = 16 * 1024 * 1024
UNPACKED_LIMIT = 48 * 1024 * 1024
ENTRY_LIMIT = 300
SHEET_LIMIT = 200
CELLS_LIMIT = 400_000
TAGS_LIMIT = 1_500_000
"""XML elements of the whole workbook: three for each cell, and its rows."""
SMALL_PART_TAGS_LIMIT = 30_000
"""Elements of a part that is held in memory whole, such as the styles."""
VISIT_LIMIT = 2_000_000
"""Rows and cells that are looked at, empty ones between them counted."""
TEXT_LIMIT = 1_000_000
"""Characters of one cell that comes in."""
_CELL_LENGTH = 32_000
"""Excel holds 32,767 characters in a cell."""
_PART = 4_500
"""Characters of a long text that fit into a cell even if every one of them has to be escaped."""

_TABLE_PART = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml$")
"""The parts that may be long, because they are read piece by piece."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDTHS = {"text": 60, "about": 40, "title": 40, "summary": 60, "label": 36, "id": 20, "order": 8}


def write_xlsx(records: Mapping[str, Record], language: str, *, counts: bool = False) -> bytes:
    """The whole document as a workbook; the facilitator's own notes are left out, and unless `counts` how many people
    took part.
    """
    from openpyxl import Workbook

    rows = written_rows(records, language, counts=counts)
    book = Workbook(write_only=True)
    for kind in types_in(rows):
        keys = table_keys((kind,), counts=counts)
        _write_sheet(book, kind, keys, [cells for found, cells in rows if found is kind], language)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_xlsx(data: bytes) -> TableContent:
    """The rows of a workbook's sheets. A formula is not computed, it is its text. Raises TableUnusable."""
    _refuse_hostile(data)
    try:
        sheets = list(_sheets(data))
    except TableUnusable:
        raise
    except Exception as error:  # a broken workbook fails in many ways, and all mean the same to a person
        raise TableUnusable(NOT_A_TABLE) from error
    return table_content(sheets)


def _write_sheet(
    book: Any, kind: type[Record], keys: Sequence[str], rows: Sequence[Mapping[str, str]], language: str
) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(type_word(kind.TYPE, language))
    columns = _split_columns(keys, rows)
    sheet.freeze_panes = "B2"
    for place, (key, _) in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = _WIDTHS.get(key, 18)
        dimension.number_format = "@"
    cells = _Cells(sheet)
    sheet.append(cells.headed(_head(key, part, language)) for key, part in columns)
    for row in rows:
        sheet.append(cells.holding(_part(row.get(key, ""), part)) for key, part in columns)


class _Cells:
    """Cells of text in three styles, used over and over: a sheet writes each away before it asks for the next."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font

        self._plain, self._wrapped, self._bold = (WriteOnlyCell(sheet) for _ in range(3))
        for cell in (self._plain, self._wrapped, self._bold):
            cell.number_format = "@"
        self._wrapped.alignment = Alignment(wrap_text=True, vertical="top")
        self._bold.font = Font(bold=True)

    def headed(self, text: str) -> Any:
        """A cell of the first row."""
        return self._filled(self._bold, text)

    def holding(self, text: str) -> Any:
        """A cell with a text, or none."""
        return self._filled(self._wrapped if len(text) > 40 or "\n" in text else self._plain, text) if text else None

    @staticmethod
    def _filled(cell: Any, text: str) -> Any:
        cell.value = text
        cell.data_type = "s"
        return cell


def _split_columns(keys: Sequence[str], rows: Sequence[Mapping[str, str]]) -> list[tuple[str, int]]:
    return [(key, part) for key in keys for part in range(1, max([1, *(_parts(row.get(key, "")) for row in rows)]) + 1)]


def _parts(text: str) -> int:
    return 1 if len(text) <= _PART or len(_escape(text)) <= _CELL_LENGTH else -(-len(text) // _PART)


def _part(text: str, part: int) -> str:
    if _parts(text) == 1:
        return _escape(text) if part == 1 else ""
    return _escape(text[(part - 1) * _PART : part * _PART])


def _head(key: str, part: int, language: str) -> str:
    head = heading(key, language)
    return head if part == 1 else f"{head[:-1]} +{part}]"


def _escape(text: str) -> str:
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found.group()):04x}_", text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return found.group() if 0xD800 <= code <= 0xDFFF else chr(code)


def _refuse_hostile(data: bytes) -> None:
    """Raise TableUnusable for what is no zip, declares entities, or unpacks to more than a table needs."""
    if len(data) > SIZE_LIMIT:
        raise TableUnusable(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRY_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
                raise TableUnusable(TOO_LARGE)
            tags = 0
            for entry in entries:
                tags += _tags(entry.filename, archive.read(entry))
                if tags > TAGS_LIMIT:
                    raise TableUnusable(TOO_LARGE)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error) as error:
        raise TableUnusable(NOT_A_TABLE) from error


def _tags(name: str, packed: bytes) -> int:
    """How many elements a part opens, whatever it calls itself. Raises TableUnusable where that is hostile."""
    content = packed.replace(b"\0", b"")  # XML in UTF-16 says the same as in UTF-8
    tags = content.count(b"<") - content.count(b"</")
    if name.endswith((".xml", ".rels")):
        _refuse_hostile_part(content, tags if _TABLE_PART.match(name) is None else 0)
    return tags


def _refuse_hostile_part(content: bytes, small_tags: int) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise TableUnusable(NOT_A_TABLE)
    if small_tags > SMALL_PART_TAGS_LIMIT:
        raise TableUnusable(TOO_LARGE)
    cells = content.count(b"<si") + content.count(b"<c ") + content.count(b"<c>")
    if cells > CELLS_LIMIT or content.count(b"<row") > ROW_LIMIT:
        raise TableUnusable(TOO_LARGE)


def _sheets(data: bytes) -> Iterator[tuple[str, list[Sequence[str]]]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():  # of styles that we do not use
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    if len(book.worksheets) > SHEET_LIMIT:
        raise TableUnusable(TOO_LARGE)
    visited = 0
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            lines: list[Sequence[str]] = []
            for row in sheet.iter_rows(values_only=True):
                visited += 1 + len(row)
                if visited > VISIT_LIMIT or any(row[COLUMN_LIMIT:]):
                    raise TableUnusable(TOO_LARGE)
                lines.append([_text(value) for value in row[:COLUMN_LIMIT]] if row else ())
            yield sheet.title, lines
    finally:
        book.close()


def _text(value: Any) -> str:
    """What a cell says, as text: dates as ISO, whole numbers without a point, a formula as it is written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = value if isinstance(value, str) else str(getattr(value, "text", value))
    if len(text) > TEXT_LIMIT:
        raise TableUnusable(TOO_LARGE)
    return _unescape(text)
