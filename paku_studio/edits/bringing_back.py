"""Bringing back what an earlier state of the document had: records that went, values that are another now.

Knows records of that state, not where they were kept.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.bringing_places import Places
from paku_studio.edits.refusal import NotPossible
from paku_studio.graph.change_places import State, moved_within_rows, owner_fields, row_fields
from paku_studio.graph.changes import SILENT, STROKES
from paku_studio.locale import N_
from paku_studio.models import (
    RECORD_TYPES,
    Actor,
    Difference,
    Handover,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Stroke,
    Tombstone,
)
from paku_studio.store import Document, Repair, Transaction

NOTHING_TO_BRING_BACK = N_("There is nothing to bring back: it is as it was.")
_RANKS = {kind: rank for rank, kind in enumerate(RECORD_TYPES)}


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What an edit did: records that are there again, records that are again as they were, what was mended for it."""

    records: tuple[str, ...]
    changed: tuple[str, ...]
    repairs: tuple[Repair, ...]


def bring_back(document: Document, earlier: Mapping[str, Record], record_ids: Iterable[str]) -> BroughtBack:
    """Have these records as they were, as one edit.

    One that went comes again under its own id, with all that hung on it, and with what it hung on where that is gone
    too; what pointed at it and points at nothing now points at it again. One that is there gets its earlier values and
    its earlier place, save where it stood on something that is gone. KeyError for what the earlier state did not have,
    NotPossible where nothing would be another.
    """
    chosen = [earlier[record_id] for record_id in dict.fromkeys(record_ids)]
    with document.edit(names.BRING_BACK) as transaction:
        bringing = _Bringing(document, earlier, transaction)
        bringing.restore([one for one in chosen if one.id not in document.records])
        for one in chosen:
            if one.id not in bringing.restored:
                bringing.turn_back(one, _fields_of(one))
        bringing.put_all_in_place(chosen)
        bringing.require_any()
    if not transaction.commit:  # it says what another record says by now, and gave way to that
        raise NotPossible(NOTHING_TO_BRING_BACK)
    there = tuple(one for one in bringing.restored if one in document.records)
    return BroughtBack(there, tuple(bringing.changed), transaction.repairs)


def bring_back_field(document: Document, earlier: Mapping[str, Record], record_id: str, field: str) -> None:
    """Give one field its earlier value, as one edit; `strokes` stands for how a persona was drawn.

    KeyError where the record is gone or was not there, NotPossible where nothing would be another, ValueError where the
    value does not fit beside the others.
    """
    was = earlier[record_id]
    document.get(record_id, type(was))
    if field != STROKES and field not in _fields_of(was):
        raise NotPossible(NOTHING_TO_BRING_BACK)
    with document.edit(names.BRING_BACK) as transaction:
        bringing = _Bringing(document, earlier, transaction)
        bringing.turn_back(was, (field,))
        bringing.require_any()


def _fields_of(record: Record) -> tuple[str, ...]:
    """The fields that say something to people."""
    drawn = (STROKES,) if isinstance(record, Persona) else ()
    return (*(name for name in type(record).model_fields if name not in SILENT), *drawn)


class _Bringing:
    """One edit that brings back. `restored` and `changed`: the records that it touched so far."""

    def __init__(self, document: Document, earlier: Mapping[str, Record], transaction: Transaction) -> None:
        self._document, self._earlier, self._transaction = document, earlier, transaction
        self._now = document.records
        self._places = Places(document, earlier, transaction)
        self._moved = moved_within_rows(State(earlier), State(document.snapshot()))
        self.restored: dict[str, None] = {}
        self.changed: dict[str, None] = {}

    def require_any(self) -> None:
        """NotPossible where nothing was brought back."""
        if not self.restored and not self.changed:
            raise NotPossible(NOTHING_TO_BRING_BACK)

    # what went

    def restore(self, chosen: Iterable[Record]) -> None:
        """Let records come again that are gone."""
        wanted: dict[str, None] = {}
        for record in chosen:
            if isinstance(record, Tombstone | Difference):
                raise NotPossible(NOTHING_TO_BRING_BACK)
            self._with_owners(record, wanted)
        self._with_all_on_them([record.id for record in chosen], wanted)
        comes = [self._cleared(self._earlier[one], wanted) for one in wanted]
        comes.sort(key=_reading)
        self._places.expect(comes)
        for record in comes:
            key = self._places.key_of(record)
            self._transaction.add(record if key is None else record.with_changes(order=key))
            self.restored[record.id] = None
        self._point_again(wanted)
        for record in comes:
            if isinstance(record, Phase):
                self._gather_moments(record)

    def _with_owners(self, record: Record, wanted: dict[str, None]) -> None:
        waiting = [record]
        while waiting:
            here = waiting.pop()
            if here.id not in wanted and here.id not in self._now:
                wanted[here.id] = None
                waiting += self._missing(here, owner_fields(here))

    def _missing(self, record: Record, fields: Iterable[str]) -> list[Record]:
        """What the fields of a record point at that was there then and is gone now."""
        targets = (getattr(record, field) for field in fields)
        return [self._earlier[one] for one in targets if one in self._earlier and one not in self._now]

    def _with_all_on_them(self, roots: list[str], wanted: dict[str, None]) -> None:
        """All that hung on the roots, and the actors without whom that would say nothing."""
        waiting = deque(roots)
        while waiting:
            for found in self._hangers.get(waiting.popleft(), ()):
                record = self._earlier[found]
                others = [one for one in self._missing(record, owner_fields(record)) if one.id not in wanted]
                if found in wanted or found in self._now or any(not isinstance(one, Actor) for one in others):
                    continue
                wanted.update(dict.fromkeys(one.id for one in others))
                wanted[found] = None
                waiting.append(found)
        for record in [self._earlier[one] for one in wanted]:
            if isinstance(record, Handover):
                actors = self._missing(record, ("from_actor", "to_actor"))
                wanted.update(dict.fromkeys(one.id for one in actors))

    @cached_property
    def _hangers(self) -> Mapping[str, list[str]]:
        """What hung on each record of the earlier state."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for record in self._earlier.values():
            for field in owner_fields(record):
                if owner := getattr(record, field):
                    found[owner].append(record.id)
        return found

    def _cleared(self, record: Record, wanted: Mapping[str, None]) -> Record:
        """The record without references to what is gone."""
        fields = {
            field: ""
            for field in record.REFERENCES
            if (target := getattr(record, field)) and target not in self._now and target not in wanted
        }
        return record.with_changes(**fields) if fields else record

    def _point_again(self, wanted: Mapping[str, None]) -> None:
        """References that were emptied when their target went lead to it again."""
        for was in self._earlier.values():
            now = self._now.get(was.id)
            if type(now) is not type(was) or was.id in wanted:
                continue
            emptied = {
                field: target
                for field in was.REFERENCES
                if (target := getattr(was, field)) in wanted and not getattr(now, field)
            }
            if isinstance(now, ServiceMoment) and now.phase != getattr(was, "phase", ""):
                emptied.pop("parent", None)
            if emptied:
                self._change(was.id, emptied)
                self._put_in_place(was, came=_comes(was, emptied))

    def _gather_moments(self, phase: Phase) -> None:
        """When a phase goes its moments go on in another of its pathway; they stand in it again."""
        for found in self._hangers.get(phase.id, ()):
            was, now = self._earlier[found], self._now.get(found)
            if isinstance(was, ServiceMoment) and isinstance(now, ServiceMoment) and now.phase != phase.id:
                stands = self._now.get(now.phase)
                if isinstance(stands, Phase) and stands.pathway == phase.pathway:
                    self.turn_back(was, ("phase", "parent"))

    # what is another

    def turn_back(self, was: Record, fields: Iterable[str]) -> None:
        """Give fields of a record that is there their earlier values, and it its place where they tell of that."""
        now = self._now[was.id]
        if type(now) is not type(was):
            raise NotPossible(NOTHING_TO_BRING_BACK)
        asked = tuple(fields)
        values = dict(self._other_values(was, now, asked))
        if values:
            self._change(was.id, values)
        if set(asked) & set(row_fields(type(was))) or len(asked) > 1:
            self._put_in_place(was, came=_comes(was, values))
        if STROKES in asked:
            self._draw_again(was.id)

    def _other_values(self, was: Record, now: Record, fields: Iterable[str]) -> Iterator[tuple[str, Any]]:
        for field in fields:
            value = getattr(was, field, None)
            there = field not in was.REFERENCES or not value or value in self._now
            if field != STROKES and value != getattr(now, field) and there:
                yield field, value
            elif field == "parent" and not there and getattr(was, "phase", "") != getattr(now, "phase", ""):
                yield field, ""  # its stop is gone: it goes to its phase by itself

    def _change(self, record_id: str, values: Mapping[str, Any]) -> None:
        self._transaction.change(record_id, **values)
        self.changed[record_id] = None
        if "phase" in values:
            self._take_along(record_id, values["phase"])

    def _take_along(self, moment: str, phase: str) -> None:
        """The side steps of a moment go with it into another phase."""
        waiting = [moment]
        while waiting:
            for step in self._document.children(waiting.pop(), ServiceMoment, "parent"):
                if step.phase != phase:
                    self._transaction.change(step.id, phase=phase)
                    waiting.append(step.id)

    def _put_in_place(self, was: Record, *, came: bool) -> None:
        """At its earlier place in its row, where it came into that row just now or was moved within it."""
        key = self._places.key_again(was, came=came)
        if key is not None:
            self._change(was.id, {"order": key})

    def put_all_in_place(self, chosen: Iterable[Record]) -> None:
        """Once more, as one read them then: some were placed beside one that moved on only afterwards.

        Who had moved was told before anything came again; beside what came it may look as if another had.
        """
        touched = {one.id for one in chosen} | self.restored.keys() | self.changed.keys()
        for was in sorted((self._earlier[one] for one in touched if one in self._now), key=_reading):
            if type(was) is type(self._now[was.id]):
                self._put_in_place(was, came=was.id in self._moved)

    def _draw_again(self, persona: str) -> None:
        """The strokes of a portrait as they were: those that came since go, those that went come again."""
        then = {one.id: one for one in self._earlier.values() if isinstance(one, Stroke) and one.persona == persona}
        now = {one.id: one for one in self._document.children(persona, Stroke, "persona")}
        if then == now:
            return
        for stroke in now.values():
            if then.get(stroke.id) != stroke:
                self._transaction.remove(stroke.id)
        for stroke in then.values():
            if now.get(stroke.id) != stroke:
                self._transaction.add(stroke)
        self.changed[persona] = None


def _comes(record: Record, values: Mapping[str, Any]) -> bool:
    """Whether a record comes into another row by these values."""
    return bool(set(values) & set(row_fields(type(record))))


def _reading(record: Record) -> tuple[int, str, str]:
    return _RANKS[record.TYPE], getattr(record, "order", ""), record.id
