"""A table as one CSV file: one row per record of every type. Knows no documents and no spreadsheets.

Written as UTF-8 with a byte order mark, semicolons between cells, CRLF at line ends, as a Finnish Excel opens it.
A cell that a spreadsheet would take for a formula (after any apostrophes it begins with = + - @, a tab or a carriage
return) gets one apostrophe in front; reading takes that one off again, so nothing is lost. Identifiers, references and
order keys get it also before a digit, lest a spreadsheet reads them as numbers.
"""

import codecs
import csv
import io
import re
from collections.abc import Mapping

from paku_studio.export.tables_columns import Column, columns_of, heading, table_keys
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

SIZE_LIMIT = 32 * 1024 * 1024
CELL_LIMIT = 1_000_000

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_CODE = re.compile(r"[=+\-@\d]")
_SEPARATORS = ";,\t"
_SAID_SEPARATOR = re.compile(r"\"?sep=([;,\t])\"?\r?\n")


def write_csv(records: Mapping[str, Record], language: str, *, counts: bool = False) -> bytes:
    """The whole document as one table; the facilitator's own notes are left out, and unless `counts` how many people
    took part.
    """
    rows = written_rows(records, language, counts=counts)
    keys = table_keys(types_in(rows), counts=counts)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading(key, language) for key in keys])
    for kind, cells in rows:
        columns = columns_of(kind)
        writer.writerow([_guarded(cells.get(key, ""), columns.get(key)) for key in keys])
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8")


def read_csv(data: bytes) -> TableContent:
    """The rows of a CSV file: UTF-8, UTF-16 with its mark, or Windows-1252; `;`, `,` or tab between cells.

    Raises TableUnusable.
    """
    if len(data) > SIZE_LIMIT:
        raise TableUnusable(TOO_LARGE)
    text = _decoded(data)
    said = _SAID_SEPARATOR.match(text)
    body = text[said.end() :] if said else text
    lines = _lines(body, said.group(1) if said else _separator(body))
    return table_content([("", [[_unguarded(cell) for cell in line] for line in lines])])


def _guarded(text: str, column: Column | None) -> str:
    code = column is None or column.kind in {"reference", "order"}
    dangerous = _FORMULA.match(text) or (code and _CODE.match(text))
    return f"'{text}" if dangerous else text


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def _decoded(data: bytes) -> str:
    if b"\0" in data[:4096] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
        raise TableUnusable(NOT_A_TABLE)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableUnusable(NOT_A_TABLE)


def _separator(text: str) -> str:
    """The sign that stands most often in the first line, outside quotes; a semicolon where none does."""
    header = re.sub(r'"[^"]*"', "", text[:100_000]).split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)


def _lines(text: str, separator: str) -> list[list[str]]:
    lines: list[list[str]] = []
    before = csv.field_size_limit(CELL_LIMIT)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(lines) >= ROW_LIMIT or len(line) > COLUMN_LIMIT:
                raise TableUnusable(TOO_LARGE)
            lines.append(line)
    except csv.Error as error:
        raise TableUnusable(NOT_A_TABLE) from error
    finally:
        csv.field_size_limit(before)
    return lines
