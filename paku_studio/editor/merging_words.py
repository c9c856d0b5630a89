"""What bringing in a copy does, in words: one line a thing, with where it is. Knows no window."""

import itertools
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, Final

from paku_studio.editor.record_words import field_name, holder_of, in_words, place_of
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import DOCUMENT_ID, RECORD_TYPES, Difference, DocumentSettings, Record, Tombstone
from paku_studio.store import describe_repair

if TYPE_CHECKING:
    from paku_studio.editor.merging import Kind, MergePlan, ReportLine

Records = Mapping[str, Record]
OTHER_TITLE = N_("The other document is called “%(title)s”; this one keeps its own name.")
ANOTHER = N_("It is another document: nothing in it is a copy of something here. Everything stays its own group's.")
WHOSE = N_("The work of: %(groups)s")
NOTHING_NEW = N_("Nothing new came: all of it was here already.")
_RANKS: Final = {kind: rank for rank, kind in enumerate(("pathway", "persona", *RECORD_TYPES))}
"""What people look for first is told first."""


def lines_of(plan: "MergePlan", language: str) -> "tuple[ReportLine, ...]":
    """All lines, kind by kind, each kind in the order in which one looks for things."""
    report = _Report(plan, language)
    parts = (report.new(), report.changed(), report.differs(), report.removed())
    rest = (report.mended(), report.too_long(), report.stays_removed())
    return tuple(itertools.chain(*parts, *rest))


def remarks_of(plan: "MergePlan", language: str) -> tuple[str, ...]:
    """Sentences on the whole of it: whose work it is, whose title stays, pictures, earlier states, faults."""
    t = translator(language)
    said = [t(WHOSE) % {"groups": ", ".join(plan.groups)}] if plan.groups else []
    said += [] if plan.is_same_document or plan.is_nothing_new else [t(ANOTHER)]
    own, theirs = (_title(records) for records in (plan.mine.records, plan.other.records))
    if theirs and own and theirs != own:
        said.append(t(OTHER_TITLE) % {"title": theirs})
    pictures, states, faults = len(plan.pictures), len(plan.snapshots), plan.other.faults
    damaged = translate_count(
        language,
        "%d thing in the other file was damaged, and was mended or left out.",
        "%d things in the other file were damaged, and were mended or left out.",
        faults,
    )
    counted = (
        (pictures, translate_count(language, "%d picture comes in.", "%d pictures come in.", pictures)),
        (states, translate_count(language, "%d earlier state comes in.", "%d earlier states come in.", states)),
        (faults, damaged),
    )
    return (*said, *(words % count for count, words in counted if count))


def _title(records: Records) -> str:
    settings = records.get(DOCUMENT_ID)
    return " ".join(settings.title.split()) if isinstance(settings, DocumentSettings) else ""


def outcome_words(plan: "MergePlan", language: str) -> str:
    """In one sentence what has come in: "Brought in: 14 new, 3 to settle."."""
    t = translator(language)
    if plan.is_nothing_new:
        return t(NOTHING_NEW)
    new, changed, removed, mended = (plan.counts.get(kind, 0) for kind in ("new", "changed", "removed", "mended"))
    asked = plan.new_differences
    told = (
        (new, translate_count(language, "%d new", "%d new", new)),
        (changed, translate_count(language, "%d change", "%d changes", changed)),
        (removed, translate_count(language, "%d removal", "%d removals", removed)),
        (mended, translate_count(language, "%d repair", "%d repairs", mended)),
        (asked, translate_count(language, "%d to settle", "%d to settle", asked)),
    )
    said = ", ".join(words % count for count, words in told if count)
    return t("Brought in: %(counts)s.") % {"counts": said} if said else t("Brought in.")


class _Report:
    def __init__(self, plan: "MergePlan", language: str) -> None:
        self._plan, self._language = plan, language
        self._change = plan.change
        self._mended = {one.record for one in plan.result.repairs}
        self._all: Records = ChainMap(*(dict(found) for found in (plan.result.records, plan.mine.records, plan.theirs)))

    def new(self) -> "Iterator[ReportLine]":
        """What this document did not have."""
        return self._gathered("new", self._change.added)

    def removed(self) -> "Iterator[ReportLine]":
        """What goes, because the other copy removed it."""
        going = {key: record for key, record in self._change.removed.items() if key not in self._mended}
        return self._gathered("removed", going)

    def stays_removed(self) -> "Iterator[ReportLine]":
        """What the other copy still has, and this document removed."""
        stones = {one.removed for one in self._plan.mine.records.values() if isinstance(one, Tombstone)}
        gone = {
            key: record for key, record in self._plan.theirs.items() if key in stones - self._plan.result.records.keys()
        }
        return self._gathered("stays_removed", gone)

    def changed(self) -> "Iterator[ReportLine]":
        """What is another now, without a question."""
        asked = {(one.record, one.field) for one in self._plan.differences}
        fields = {
            key: [name for name in changes if (key, name) not in asked] for key, changes in self._change.changed.items()
        }
        return self._of_fields("changed", {key: names for key, names in fields.items() if names})

    def differs(self) -> "Iterator[ReportLine]":
        """What is to be settled, and was not before."""
        fields: dict[str, list[str]] = defaultdict(list)
        for record in self._change.added.values():
            if isinstance(record, Difference) and record.field not in fields[record.record]:
                fields[record.record].append(record.field)
        return self._of_fields("differs", fields)

    def too_long(self) -> "Iterator[ReportLine]":
        """Texts of which only one could be kept."""
        fields: dict[str, list[str]] = defaultdict(list)
        for line in self._plan.result.report:
            if line.code == "too-long" and line.field not in fields[line.record]:
                fields[line.record].append(line.field)
        return self._of_fields("too_long", fields)

    def mended(self) -> "Iterator[ReportLine]":
        """What could not stand beside what came, or went with its owner."""
        for one in self._plan.result.repairs:
            record = self._all.get(one.record)
            own = bool(getattr(record, "own", False))
            words = describe_repair(type(one)(one.code, one.record, one.field, "") if own else one, self._language)
            place = place_of(self._all, record, self._language) if record is not None else ""
            yield self._line("mended", 1, words, place, one.record)

    def _of_fields(self, kind: "Kind", fields: Mapping[str, Iterable[str]]) -> "Iterator[ReportLine]":
        """A line a record, with the fields that it is about."""
        for record in self._in_order(self._all[key] for key in fields):
            names = tuple(fields[record.id])
            said = ", ".join(dict.fromkeys(field_name(record, name, self._language) for name in names))
            words = f"{in_words(self._all, record, self._language)} ({said})"
            place = place_of(self._all, record, self._language)
            yield self._line(kind, len(names), words, place, record.id, names[0] if len(names) == 1 else "")

    def _gathered(self, kind: "Kind", records: Records) -> "Iterator[ReportLine]":
        """A line for each that came or went by itself; what hangs on it is counted with it."""
        told = {key: record for key, record in records.items() if not isinstance(record, Tombstone | Difference)}
        within: dict[str, set[str]] = defaultdict(set)
        for record in told.values():
            within[_root(told, record)].add(record.id)
        for record in self._in_order(told[key] for key in within):
            words, place = in_words(self._all, record, self._language), place_of(self._all, record, self._language)
            yield self._line(kind, len(within[record.id]), words, place, record.id, ids=frozenset(within[record.id]))

    def _in_order(self, records: Iterable[Record]) -> list[Record]:
        return sorted(records, key=lambda one: (_RANKS[one.TYPE], getattr(one, "order", ""), one.id))

    @staticmethod
    def _line(
        kind: "Kind", count: int, words: str, place: str, record: str, field: str = "", ids: Set[str] = frozenset()
    ) -> "ReportLine":
        from paku_studio.editor.merging import ReportLine

        return ReportLine(kind, count, words, place, record, field, ids)


def _root(records: Records, record: Record) -> str:
    """What a record hangs on, directly or by others, among these."""
    seen = {record.id}
    while (holder := _holder(records, record)) not in seen | {""}:
        seen.add(holder)
        record = records[holder]
    return record.id


def _holder(records: Records, record: Record) -> str:
    """The first of these that it hangs on: a link goes with either of its ends."""
    owners = (holder_of(record), *(str(getattr(record, field)) for field in record.OWNERS))
    return next((owner for owner in owners if owner in records), "")
