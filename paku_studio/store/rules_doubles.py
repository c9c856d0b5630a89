"""Rules of integrity about what is said twice: the record with the smallest id stays and takes the other's words over.

Also differences that there is nothing left to settle.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from paku_studio.models import (
    TEXT_LIMIT,
    Ballot,
    Difference,
    Dots,
    Handover,
    Involvement,
    Link,
    LinkKind,
    ParticipantCount,
    Persona,
    PosterLine,
    PosterSource,
    Record,
    ServiceContact,
    ServiceMoment,
    Session,
)
from paku_studio.store.commit import canonical
from paku_studio.store.settled import settled_stones
from paku_studio.store.table import Table
from paku_studio.store.workbench import Bench, Rule

Fill = Callable[[Any, Any], dict[str, Any]]
"""What the one that stays takes over from the one that goes: field -> value."""


def joined_words(first: str, second: str) -> str:
    """Both texts, each once, on lines of their own; cut at what a field can hold."""
    if not second or second in first.split("\n"):
        return first
    return f"{first}\n{second}"[:TEXT_LIMIT] if first else second


def _fill_link(kept: Link, gone: Link) -> dict[str, Any]:
    return {"label": joined_words(kept.label, gone.label)}


def _fill_handover(kept: Handover, gone: Handover) -> dict[str, Any]:
    worked = kept.worked if kept.worked is not None else gone.worked
    return {"worked": worked, "note": joined_words(kept.note, gone.note)}


def _fill_nothing(_kept: Record, _gone: Record) -> dict[str, Any]:
    return {}


def _fill_contact(kept: ServiceContact, gone: ServiceContact) -> dict[str, Any]:
    return {"remark": joined_words(kept.remark, gone.remark)}


def _fill_count(kept: ParticipantCount, gone: ParticipantCount) -> dict[str, Any]:
    return {
        "attending": max(kept.attending, gone.attending),
        "new_persons": max(kept.new_persons, gone.new_persons),
    }


def _fill_dots(kept: Dots, gone: Dots) -> dict[str, Any]:
    return {"count": max(kept.count, gone.count)}


def _link_says(link: Any) -> Hashable:
    """Two moments at the same time are so whichever of them says it."""
    ends = (link.source, link.target)
    return (link.kind, *sorted(ends)) if link.kind is LinkKind.PARALLEL else (link.kind, *ends)


@dataclass(frozen=True)
class Doubles:
    """Records of type `said` that point with one of `fields` at the same `holder`: no two of them may say the same.

    `words`: the fields in which two that say the same may tell more than one another.
    """

    code: str
    holder: type[Record]
    said: type[Record]
    fields: tuple[str, ...]
    says: Callable[[Any], Hashable]
    fill: Fill = _fill_nothing
    words: tuple[str, ...] = ()

    def key(self, record: Record) -> Hashable:
        """Equal for two records of which one is too many."""
        held_by = getattr(record, self.fields[0]) if len(self.fields) == 1 else ""
        return self.code, held_by, self.says(record)


def _doubles_rule(about: Doubles) -> Rule[Record]:
    def doubles(table: Table, held_by: str) -> list[tuple[Record, Record]]:
        first: dict[Hashable, Record] = {}
        found: list[tuple[Record, Record]] = []
        ids = {record_id for field in about.fields for record_id in table.referrers(held_by, about.said.TYPE, field)}
        for record in (table.records[record_id] for record_id in sorted(ids)):
            kept = first.setdefault(about.says(record), record)
            if kept is not record:
                found.append((kept, record))
        return found

    def broken(table: Table, record: Record) -> bool:
        return bool(doubles(table, record.id))

    def repair(bench: Bench, record: Record) -> None:
        for kept, gone in doubles(bench.table, record.id):
            stays = bench.table.records[kept.id]
            bench.put(stays.with_changes(**about.fill(stays, gone)))
            _point_to(bench, gone.id, kept.id)
            bench.remove(about.code, gone)

    return Rule(about.code, (about.holder,), broken, repair)


def _point_to(bench: Bench, old: str, new: str) -> None:
    for (_, field), record_id in bench.table.all_referrers(old):
        record = bench.table.records[record_id]
        if field in record.REFERENCES:
            bench.put(record.with_changes(**{field: new}))


def _nothing_differs(table: Table, difference: Difference) -> bool:
    record = table.records.get(difference.record)
    return record is None or difference.field == "id" or difference.field not in type(record).model_fields


def _already_settled(table: Table, difference: Difference) -> bool:
    value = getattr(table.records[difference.record], difference.field)
    return difference.other in (difference.kept, canonical(value))


def _unreadable(_table: Table, difference: Difference) -> bool:
    try:
        json.loads(difference.other)
    except (ValueError, RecursionError):
        return True
    return False


def _settle(bench: Bench, difference: Difference) -> None:
    """Somebody wrote the other value: that settles it, and a copy of the document must hear so."""
    bench.drop(difference)
    bench.note("difference-settled", difference, difference.field, difference.other)
    for stone in tuple(settled_stones(difference, bench.table.records)):
        bench.put(stone)


def _remove_difference(code: str) -> Callable[[Bench, Difference], None]:
    def remove(bench: Bench, difference: Difference) -> None:
        bench.drop(difference)
        bench.note(code, difference, difference.field, difference.other)

    return remove


def _all_of(*fields: str) -> Callable[[Any], Hashable]:
    def says(record: Any) -> Hashable:
        return tuple(getattr(record, field) for field in fields)

    return says


DOUBLES = (
    Doubles("link-twice", ServiceMoment, Link, ("source", "target"), _link_says, _fill_link, ("label",)),
    Doubles(
        "handover-twice",
        ServiceMoment,
        Handover,
        ("moment",),
        _all_of("from_actor", "to_actor", "kind"),
        _fill_handover,
        ("worked", "note"),
    ),
    Doubles("involvement-twice", ServiceMoment, Involvement, ("moment",), _all_of("actor")),
    Doubles("contact-twice", Persona, ServiceContact, ("persona",), _all_of("actor"), _fill_contact, ("remark",)),
    Doubles(
        "count-twice",
        Session,
        ParticipantCount,
        ("session",),
        _all_of("role", "gender"),
        _fill_count,
        ("attending", "new_persons"),
    ),
    Doubles("dots-twice", Ballot, Dots, ("ballot",), _all_of("target"), _fill_dots, ("count",)),
    Doubles("source-twice", PosterLine, PosterSource, ("line",), _all_of("statement")),
)

RULES: tuple[Rule[Any], ...] = (
    *(_doubles_rule(about) for about in DOUBLES),
    Rule("difference-gone", (Difference,), _nothing_differs, _remove_difference("difference-gone")),
    Rule("difference-settled", (Difference,), _already_settled, _settle),
    Rule("difference-unreadable", (Difference,), _unreadable, _remove_difference("difference-unreadable")),
)
