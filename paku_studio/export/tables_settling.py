"""Rows of a table settled into records: references found by id or by words, places in the order, validation."""

import contextlib
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from paku_studio.export.tables_content import UnusedRow
from paku_studio.export.tables_reading import BAD_CELL, NEEDED, Plan, RowUnused
from paku_studio.locale import N_
from paku_studio.models import Record
from paku_studio.store import key_between

NO_TARGET = N_("“%(word)s” in the column “%(column)s” names nothing that is there.")
MANY_TARGETS = N_("“%(word)s” in the column “%(column)s” names more than one; use the identifier.")
NO_ROOM = N_("there is no room left in the order.")
CONTRADICTION = N_("its values do not fit together.")

_NAMES = ("text", "label", "title", "name", "name_fi", "name_sv", "short")


@dataclass(frozen=True, slots=True)
class Settled:
    """Records as the table wants them (new ones, and known ones with their changes), and rows that cannot be used."""

    records: tuple[Record, ...]
    unused: tuple[UnusedRow, ...]


def settle(plans: Sequence[Plan], records: Mapping[str, Record]) -> Settled:
    """Turn plans into records. A row that leans on a row without use is of no use either."""
    unused: list[UnusedRow] = []
    while True:
        targets = _Targets(records, plans)
        made, failed = _made(plans, targets, _Places(records))
        unused += failed
        if not failed:
            return Settled(tuple(made), tuple(unused))
        useless = {id(found.row) for found in failed}
        plans = [plan for plan in plans if id(plan.row) not in useless]


def _made(plans: Sequence[Plan], targets: "_Targets", places: "_Places") -> tuple[list[Record], list[UnusedRow]]:
    made: list[Record] = []
    failed: list[UnusedRow] = []
    for plan in plans:
        try:
            record = _record(plan, targets.resolved(plan), places)
        except RowUnused as reason:
            failed.append(UnusedRow(plan.row, reason.reason))
            continue
        places.remember(record)
        made.append(record)
    return made, failed


def _record(plan: Plan, values: dict[str, Any], places: "_Places") -> Record:
    if not values.get("order"):
        values.pop("order", None)
    if plan.before is None and "order" in plan.kind.model_fields and "order" not in values:
        values["order"] = places.key_for(plan.kind, values)
    try:
        if plan.before is None:
            return plan.kind.model_validate({"id": plan.id, **values})
        return plan.before.with_changes(**values)
    except ValidationError as error:
        raise _reason(plan, error) from error


def _reason(plan: Plan, error: ValidationError) -> RowUnused:
    place = error.errors()[0]["loc"]
    if not place:
        return RowUnused(CONTRADICTION)
    column = str(place[0])
    word = plan.row.cells.get(column, "")
    return RowUnused(BAD_CELL, column=column, word=word) if word.strip() else RowUnused(NEEDED, column=column)


class _Targets:
    """What a reference may name: records of the document and rows of the table, by id and by words."""

    def __init__(self, records: Mapping[str, Record], plans: Sequence[Plan]) -> None:
        self._types = {key: record.TYPE for key, record in records.items()}
        self._types |= {plan.id: plan.kind.TYPE for plan in plans}
        self._words: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        planned = {plan.id for plan in plans}
        for record in records.values():
            if record.id not in planned:
                self._note(record.TYPE, record.id, record.__dict__)
        for plan in plans:
            self._note(plan.kind.TYPE, plan.id, {**(plan.before.__dict__ if plan.before else {}), **plan.values})

    def resolved(self, plan: Plan) -> dict[str, Any]:
        """The plan's values with every reference an id. Raises RowUnused."""
        values = dict(plan.values)
        for key, types in plan.kind.REFERENCES.items():
            word = values.get(key, "")
            if word:
                values[key] = self._found(key, word, types, plan)
            elif plan.kind.model_fields[key].is_required() and (key in values or plan.before is None):
                values[key] = self._above(key, types, plan)
        return values

    def _found(self, key: str, word: str, types: Sequence[str], plan: Plan) -> str:
        exact = word.lstrip("'")
        if self._types.get(exact) in types or (plan.before is not None and getattr(plan.before, key) == exact):
            return exact
        named = {found for kind in types for found in self._words.get((kind, word.casefold()), ())}
        if not named:
            raise RowUnused(NO_TARGET, word=word, column=key)
        if len(named) > 1:
            raise RowUnused(MANY_TARGETS, word=word, column=key)
        return named.pop()

    def _above(self, key: str, types: Sequence[str], plan: Plan) -> str:
        for kind in types:
            above = plan.above.get(kind, "")
            if plan.before is None and len(types) == 1 and self._types.get(above) == kind:
                return above
        raise RowUnused(NEEDED, column=key)

    def _note(self, kind: str, record_id: str, values: Mapping[str, Any]) -> None:
        for key in _NAMES:
            word = values.get(key, "")
            if isinstance(word, str) and word.strip():
                self._words[kind, word.strip().casefold()].add(record_id)


class _Places:
    """Where new records come in the order: after the row above among the same siblings, else last."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._keys: defaultdict[tuple[type[Record], str], list[str]] = defaultdict(list)
        self._latest: dict[tuple[type[Record], str], str] = {}
        for record in records.values():
            if "order" in type(record).model_fields:
                self._keys[self._family(type(record), record.__dict__)].append(self._order(record))
        for keys in self._keys.values():
            keys.sort()

    def key_for(self, kind: type[Record], values: Mapping[str, Any]) -> str:
        """An order key after the latest row of the same family."""
        family = self._family(kind, values)
        keys = self._keys[family]
        before = self._latest.get(family, keys[-1] if keys else None)
        later = keys[bisect_right(keys, before) :] if before is not None else []
        for after in (*later, None):
            with contextlib.suppress(ValueError):
                return key_between(before, after)
        raise RowUnused(NO_ROOM)

    def remember(self, record: Record) -> None:
        """The record stands in the table here."""
        if "order" in type(record).model_fields:
            family = self._family(type(record), record.__dict__)
            insort(self._keys[family], self._order(record))
            self._latest[family] = self._order(record)

    @staticmethod
    def _order(record: Record) -> str:
        return str(record.__dict__["order"])

    @staticmethod
    def _family(kind: type[Record], values: Mapping[str, Any]) -> tuple[type[Record], str]:
        return kind, str(values.get(kind.OWNERS[0], "")) if kind.OWNERS else ""
