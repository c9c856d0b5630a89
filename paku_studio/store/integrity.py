"""What must hold of a document: the closed table of rules, run over a whole document or after an edit.

The fault mended next is always the one of the earliest rule and smallest id. So the outcome depends on the records
alone, not on their sequence nor on who changed them last; and after an edit it is enough to look at the records written
and at what hangs on them.
Knows no history and no commits.
"""

import heapq
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from paku_studio.models import DOCUMENT_ID, RECORD_TYPES, Phase, Record, ServiceMoment
from paku_studio.store import rules_doubles, rules_references, rules_road
from paku_studio.store.identity import tombstone_id
from paku_studio.store.table import Draft, Table
from paku_studio.store.workbench import Bench, Repair, Rule

RULES: tuple[Rule[Any], ...] = (*rules_references.RULES, *rules_road.RULES, *rules_doubles.RULES)

MANY = 1000
"""From so many written records on, where they are a third of all, it is quicker to look at every record."""
_WHOLE = 0
"""The one rule about the document as a whole comes first."""


def repair(
    records: Iterable[Record], rules: tuple[Rule[Any], ...] = RULES
) -> tuple[dict[str, Record], tuple[Repair, ...]]:
    """The records, mended until every rule holds, and what was mended. Of two records with one id the first stays."""
    table, repairs = mended_table(records, rules)
    return table.records.copy(), repairs


def mended_table(records: Iterable[Record], rules: tuple[Rule[Any], ...] = RULES) -> tuple[Table, tuple[Repair, ...]]:
    """The same as an indexed table."""
    table, doubled = Table(), []
    for record in records:
        if record.id in table.records:
            doubled.append(Repair("id-twice", record.id, "", record.TYPE))
        else:
            table.put(record)
    repairs = restore(Draft(table), rules=rules)
    return table, (*doubled, *repairs)


def restore(draft: Draft, rules: tuple[Rule[Any], ...] = RULES) -> tuple[Repair, ...]:
    """Look at every record of the draft's table, mend what is broken, and say what was mended."""
    inspection = _Inspection(draft, rules, frozenset())
    return inspection.run(scan_from=0)


def restore_after(
    draft: Draft,
    originals: Mapping[str, Record | None],
    meant: Collection[str],
    rules: tuple[Rule[Any], ...] = RULES,
) -> tuple[Repair, ...]:
    """The same where all was well before the draft's writes: look at these and at what hangs on them.

    `originals`: what stood under each written id before; `meant`: the ids that somebody removed on purpose.
    """
    inspection = _Inspection(draft, rules, frozenset(meant))
    if len(originals) > MANY and 3 * len(originals) > len(draft.table.records):
        return inspection.run(scan_from=0)
    for record_id, old in originals.items():
        inspection.hear(old, draft.table.records.get(record_id))
    return inspection.run(scan_from=len(rules))


class _Inspection:
    """The queue of what is to be looked at: (rule, record id), earliest rule and smallest id first."""

    def __init__(self, draft: Draft, rules: tuple[Rule[Any], ...], meant: frozenset[str]) -> None:
        self._rules = rules
        self._table = draft.table
        self._bench = Bench(draft, self.hear, meant)
        self._queue: list[tuple[int, str]] = []
        self._waiting: set[tuple[int, str]] = set()
        self._scanned = len(rules)
        self._deep = tuple(number for number, rule in enumerate(rules) if rule.deep)
        self._spread: set[str] = set()
        self._of_type = {
            kind: tuple(number for number, rule in enumerate(rules) if RECORD_TYPES[kind] in rule.kinds)
            for kind in RECORD_TYPES
        }

    def run(self, scan_from: int) -> tuple[Repair, ...]:
        """Mend until nothing is left to look at; from rule `scan_from` on every record is looked at."""
        self._scanned = scan_from
        while self._queue or self._scanned < len(self._rules):
            if self._scanned < len(self._rules) and (not self._queue or self._queue[0][0] >= self._scanned):
                self._scan(self._scanned)
                self._scanned += 1
            else:
                self._mend_next()
        return tuple(self._bench.repairs)

    def _scan(self, number: int) -> None:
        """Queue every subject that breaks the rule; all earlier rules hold by now."""
        rule, records = self._rules[number], self._table.records
        self._forget_spread(number)
        if not rule.kinds:
            self._push(number, DOCUMENT_ID)
        for kind in rule.kinds:
            for record_id in self._table.of_type(kind.TYPE):
                if rule.broken(self._table, records[record_id]):
                    self._push(number, record_id)

    def _mend_next(self) -> None:
        entry = heapq.heappop(self._queue)
        self._waiting.discard(entry)
        number, record_id = entry
        self._forget_spread(number)
        rule, record = self._rules[number], self._table.records.get(record_id)
        if (not rule.kinds or type(record) in rule.kinds) and rule.broken(self._table, record):
            rule.repair(self._bench, record)
            self._push(number, record_id)

    def hear(self, old: Record | None, new: Record | None) -> None:
        """A record was written: it, what it belongs to and what points at it are to be looked at."""
        if new is not None:
            self._look_at(new.id)
            for field in new.OWNERS:
                self._look_at(getattr(new, field))
        record = new if new is not None else old
        if record is None:
            return
        if old is None or new is None or type(old) is not type(new):
            self._look_at(tombstone_id(record.id))
            if record.id == DOCUMENT_ID:
                self._push(_WHOLE, DOCUMENT_ID)
            self._look_round(record)
            self._look_down(record.id)
        elif any(getattr(old, field) != getattr(new, field) for field in new.REFERENCES):
            self._look_round(record)
            if _leads_side_steps(old, new):
                self._look_down(record.id)
        else:
            for difference in self._table.referrers(record.id, "difference", "record"):
                self._look_at(difference)

    def _look_round(self, record: Record) -> None:
        """Look at what points at the record; for a phase also at what points at its moments, which moved with it."""
        for (kind, _), found in self._table.all_referrers(record.id):
            self._look_at(found)
            if kind == "moment" and isinstance(record, Phase):
                for _, further in self._table.all_referrers(found):
                    self._look_at(further)

    def _look_down(self, record_id: str) -> None:
        """Look with the deep rules at every side step below, save where that waits to be done already."""
        waiting = [record_id]
        while waiting:
            for found in self._table.referrers(waiting.pop(), "moment", "parent"):
                if found not in self._spread:
                    self._spread.add(found)
                    waiting.append(found)
                    for number in self._deep:
                        self._push(number, found)

    def _forget_spread(self, number: int) -> None:
        if number in self._deep:
            self._spread.clear()

    def _look_at(self, record_id: str) -> None:
        record = self._table.records.get(record_id)
        if record is not None:
            for number in self._of_type[record.TYPE]:
                self._push(number, record_id)

    def _push(self, number: int, record_id: str) -> None:
        entry = (number, record_id)
        if number <= self._scanned and entry not in self._waiting:
            self._waiting.add(entry)
            heapq.heappush(self._queue, entry)


def _leads_side_steps(old: Record, new: Record) -> bool:
    """Whether a moved moment takes the side steps below along: not where it is itself a side step of the same stop."""
    return isinstance(new, ServiceMoment) and (not new.parent or new.parent != getattr(old, "parent", ""))
