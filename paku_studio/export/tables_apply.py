"""What a table does to a document: changed cells, new rows, rows without use. Knows no file format.

A row whose id the document knows changes that record in the cells whose columns the table has. Any other row makes a
record, with the row's id or a new one. A record that no row names stays as it is: leaving out a row removes nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from paku_studio.export.tables_content import TableContent, TableReport
from paku_studio.export.tables_reading import RowReader
from paku_studio.export.tables_settling import settle
from paku_studio.locale import N_
from paku_studio.models import Record
from paku_studio.store import Document

READ_TABLE = N_("Read a table")


def apply_table(document: Document, content: TableContent) -> TableReport:
    """Change the document by the table, in one commit (none where nothing differs)."""
    before = dict(document.records)
    reader = RowReader(before)
    settled = settle(reader.plans(content), before)
    added = [record for record in settled.records if record.id not in before]
    changes = _changes(before, settled.records)
    if added or changes:
        with document.edit(READ_TABLE, source="import") as transaction:
            for record in added:
                transaction.add(record)
            for key, fields in changes.items():
                transaction.change(key, **fields)
    place = {id(row): number for number, row in enumerate(content.rows)}
    unused = sorted([*reader.unused, *settled.unused], key=lambda found: place[id(found.row)])
    return TableReport(tuple(record.id for record in added), tuple(changes), tuple(unused))


def _changes(before: Mapping[str, Record], after: Iterable[Record]) -> dict[str, dict[str, Any]]:
    changes = {record.id: _differing(before[record.id], record) for record in after if record.id in before}
    return {key: fields for key, fields in changes.items() if fields}


def _differing(before: Record, after: Record) -> dict[str, Any]:
    return {key: value for key, value in after.__dict__.items() if value != getattr(before, key)}
