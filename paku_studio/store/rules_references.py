"""Rules of integrity about the document's own record, tombstones, and references that lead nowhere or in a circle."""

import functools
from collections.abc import Iterator

from paku_studio.models import DOCUMENT_ID, RECORD_TYPES, DocumentSettings, Pathway, Record, ServiceMoment, Tombstone
from paku_studio.store.identity import tombstone_id
from paku_studio.store.table import Table
from paku_studio.store.workbench import Bench, Rule


def _settings_missing(table: Table, _whole: Record | None) -> bool:
    return not isinstance(table.records.get(DOCUMENT_ID), DocumentSettings)


def _restore_settings(bench: Bench, _whole: Record | None) -> None:
    """Other settings stand in where there are any: the document keeps its title and language."""
    if (stranger := bench.table.records.get(DOCUMENT_ID)) is not None:
        bench.remove("settings-missing", stranger)
    others = sorted(bench.table.of_type(DocumentSettings.TYPE))
    settings = (
        bench.table.records[others[0]].with_changes(id=DOCUMENT_ID) if others else DocumentSettings(id=DOCUMENT_ID)
    )
    bench.put(settings)
    bench.note("settings-missing", settings, "", "")


def _settings_second(_table: Table, settings: DocumentSettings) -> bool:
    return settings.id != DOCUMENT_ID


def _remove_second_settings(bench: Bench, settings: DocumentSettings) -> None:
    bench.remove("settings-second", settings)


def _tombstone_misnamed(_table: Table, stone: Tombstone) -> bool:
    return stone.id != tombstone_id(stone.removed)


def _rename_tombstone(bench: Bench, stone: Tombstone) -> None:
    bench.drop(stone)
    bench.note("tombstone-name", stone, "removed", stone.removed)
    if tombstone_id(stone.removed) not in bench.table.records:
        bench.put(Tombstone(id=tombstone_id(stone.removed), removed=stone.removed))


def _tombstone_of_living(table: Table, stone: Tombstone) -> bool:
    return stone.removed in table.records


def _remove_tombstone(bench: Bench, stone: Tombstone) -> None:
    bench.drop(stone)
    bench.note("tombstone-living", stone, "removed", stone.removed)


def _astray(table: Table, record: Record, owners: bool) -> Iterator[str]:
    """The fields, of owners or of others, whose target is not there or of a type that the field cannot mean."""
    for field, kinds in _fields(type(record), owners):
        target = getattr(record, field)
        if target:
            found = table.records.get(target)
            if found is None or found.TYPE not in kinds:
                yield field


@functools.cache
def _fields(kind: type[Record], owners: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((field, kinds) for field, kinds in kind.REFERENCES.items() if (field in kind.OWNERS) is owners)


def _owner_gone(table: Table, record: Record) -> bool:
    return any(_astray(table, record, owners=True))


def _go_with_owner(bench: Bench, record: Record) -> None:
    bench.remove("owner-gone", record, next(_astray(bench.table, record, owners=True)))


def _reference_gone(table: Table, record: Record) -> bool:
    return any(_astray(table, record, owners=False))


def _clear_references(bench: Bench, record: Record) -> None:
    for field in tuple(_astray(bench.table, record, owners=False)):
        bench.clear("reference-gone", bench.table.records[record.id], field)


def _circle(table: Table, record: Record, field: str) -> list[str]:
    """The ids on the circle into which the field leads from this record."""
    seen: dict[str, None] = {}
    here = record.id
    while here not in seen:
        seen[here] = None
        here = getattr(table.records[here], field)
    chain = list(seen)
    return chain[chain.index(here) :]


def _circle_rule(code: str, kind: type[Record], field: str) -> Rule[Record]:
    def in_circle(table: Table, record: Record) -> bool:
        return not table.end_of_chain(record.id, field)

    def open_circle(bench: Bench, record: Record) -> None:
        first = min(_circle(bench.table, record, field))
        bench.clear(code, bench.table.records[first], field)

    return Rule(code, (kind,), in_circle, open_circle)


_OWNED = tuple(kind for kind in RECORD_TYPES.values() if kind.OWNERS)
_POINTING = tuple(kind for kind in RECORD_TYPES.values() if set(kind.REFERENCES) - set(kind.OWNERS))

RULES = (
    Rule("settings-missing", (), _settings_missing, _restore_settings),
    Rule("settings-second", (DocumentSettings,), _settings_second, _remove_second_settings),
    Rule("tombstone-name", (Tombstone,), _tombstone_misnamed, _rename_tombstone),
    Rule("tombstone-living", (Tombstone,), _tombstone_of_living, _remove_tombstone),
    Rule("owner-gone", _OWNED, _owner_gone, _go_with_owner),
    Rule("reference-gone", _POINTING, _reference_gone, _clear_references),
    _circle_rule("parent-circle", ServiceMoment, "parent"),
    _circle_rule("origin-circle", ServiceMoment, "origin"),
    _circle_rule("made-from-circle", Pathway, "made_from"),
)
