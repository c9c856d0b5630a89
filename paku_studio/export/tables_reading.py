"""Rows of a table read one by one: which record each means, and the values of its cells. Knows no file format."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from paku_studio.export.tables_cells import UnreadableError, read_cell
from paku_studio.export.tables_columns import TABLED, Column, columns_of, type_by_word
from paku_studio.export.tables_content import RowReason, TableContent, TableRow, UnusedRow
from paku_studio.locale import N_
from paku_studio.models import DOCUMENT_ID, ID_PATTERN, DocumentSettings, Note, Record, Tombstone
from paku_studio.store import new_id

UNKNOWN_TYPE = N_("“%(word)s” is no kind of row that is known.")
OTHER_TYPE = N_("the identifier “%(word)s” belongs to another kind of row.")
TWICE = N_("the identifier “%(word)s” stands in an earlier row too.")
BAD_ID = N_("“%(word)s” is not an identifier; leave the cell empty for a new row.")
REMOVED = N_("this was removed from the document after the table was written.")
BAD_CELL = N_("the column “%(column)s” does not understand “%(word)s”.")
NEEDED = N_("the column “%(column)s” must not be empty.")
STRANGE_CELL = N_("the column “%(column)s” has no meaning here: %(type)s.")
OWN_NOTE = N_("the facilitator's own notes are not changed by a table.")
ONLY_TYPE = N_("only the kind of row is filled in.")
SECOND_SETTINGS = N_("there is only one row about the document itself.")

_TYPES = {kind.TYPE: kind for kind in TABLED}
_SHOWN = 80


class RowUnused(Exception):  # noqa: N818 - a reason, not a mistake
    """The row cannot be used; `reason` says why."""

    def __init__(self, message_id: str, **values: str) -> None:
        super().__init__(message_id)
        short = {key: value if len(value) <= _SHOWN else value[:_SHOWN] + "…" for key, value in values.items()}
        self.reason = RowReason(message_id, short)


@dataclass(slots=True)
class Plan:
    """A row on its way: the record that it means, the values of its cells, and the records above it by type."""

    row: TableRow
    kind: type[Record]
    id: str
    before: Record | None
    values: dict[str, Any] = field(default_factory=dict)
    above: Mapping[str, str] = field(default_factory=dict)


class RowReader:
    """Reads rows against the records as they stand; rows that cannot be used gather in `unused`."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.unused: list[UnusedRow] = []
        self._records = records
        self._removed = {record.removed for record in records.values() if isinstance(record, Tombstone)}
        self._seen: set[str] = set()

    def plans(self, content: TableContent) -> list[Plan]:
        """A plan for every row that can be used so far; references are not yet looked up."""
        plans: list[Plan] = []
        above: dict[str, str] = {}
        sheet: str | None = None
        for row in content.rows:
            above, sheet = (above if row.sheet == sheet else {}), row.sheet
            try:
                plan = self._plan(row, above)
            except RowUnused as unused:
                self.unused.append(UnusedRow(row, unused.reason))
                continue
            above = {**above, **self._named(plan), plan.kind.TYPE: plan.id}
            plans.append(plan)
        return plans

    def _plan(self, row: TableRow, above: Mapping[str, str]) -> Plan:
        if not any(text.strip() for key, text in row.cells.items() if key != "type"):
            raise RowUnused(ONLY_TYPE)
        record_id = row.cells.get("id", "").strip().lstrip("'")
        before = self._records.get(record_id) if record_id else None
        kind = self._kind(row, before)
        if kind is DocumentSettings and not record_id:
            record_id, before = DOCUMENT_ID, self._records.get(DOCUMENT_ID)
        self._check(record_id, kind, before)
        plan = Plan(row, kind, record_id or new_id(), before, _values(row, kind), above)
        self._seen.add(plan.id)
        return plan

    def _kind(self, row: TableRow, before: Record | None) -> type[Record]:
        word = row.cells.get("type", "").strip()
        if not word and before is not None and type(before) in TABLED:
            return type(before)
        name = type_by_word().get(word.casefold())
        if name is None:
            raise RowUnused(UNKNOWN_TYPE, word=word)
        return _TYPES[name]

    def _check(self, record_id: str, kind: type[Record], before: Record | None) -> None:
        if record_id and not re.fullmatch(ID_PATTERN, record_id):
            raise RowUnused(BAD_ID, word=record_id)
        if before is not None and type(before) is not kind:
            raise RowUnused(OTHER_TYPE, word=record_id)
        if record_id in self._seen:
            raise RowUnused(TWICE, word=record_id)
        if record_id in self._removed and before is None:
            raise RowUnused(REMOVED)
        if isinstance(before, Note) and before.own:
            raise RowUnused(OWN_NOTE)
        if kind is DocumentSettings and record_id != DOCUMENT_ID:
            raise RowUnused(SECOND_SETTINGS)

    def _named(self, plan: Plan) -> dict[str, str]:
        """The records that the row itself names, by type: rows below may lean on them."""
        named = {}
        for key in plan.kind.OWNERS:
            target = self._records.get(plan.values.get(key, ""))
            if target is not None:
                named[target.TYPE] = target.id
        return named


def _values(row: TableRow, kind: type[Record]) -> dict[str, Any]:
    columns = columns_of(kind)
    values: dict[str, Any] = {}
    for key, text in row.cells.items():
        if key in {"id", "type"}:
            continue
        if key in columns:
            values[key] = _value(columns[key], text)
        elif text.strip():
            raise RowUnused(STRANGE_CELL, column=key, type=kind.TYPE)
    return values


def _value(column: Column, text: str) -> Any:
    try:
        return read_cell(column, text)
    except UnreadableError as error:
        if not text.strip():
            raise RowUnused(NEEDED, column=column.key) from error
        raise RowUnused(BAD_CELL, column=column.key, word=text) from error
