"""A document as rows of cells in the order in which it is told, and headers read back. Knows no file format."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.export.tables_cells import write_cell
from paku_studio.export.tables_columns import (
    ALWAYS,
    READ_ONLY,
    TABLED,
    columns_of,
    key_by_heading,
    type_by_word,
    type_word,
)
from paku_studio.export.tables_content import EMPTY, NO_HEADINGS, TableContent, TableRow, TableUnusable
from paku_studio.graph.dots import counts_nobody
from paku_studio.graph.index import index
from paku_studio.graph.road import moments_on_road
from paku_studio.models import (
    Ballot,
    Dots,
    Involvement,
    Note,
    ParticipantCount,
    Pathway,
    Record,
    ServiceMoment,
    UnderstandingAnswer,
)

WrittenRow = tuple[type[Record], dict[str, str]]

_NAMES = ("text", "label", "title", "name", "headline", "name_fi", "theme", "remark")
_TYPE_PLACE = {kind: place for place, kind in enumerate(TABLED)}
_HEADING = re.compile(r"\[([a-z_]+)(?: \+(\d+))?\]\s*$")
_SHOWN_NAME = 60


def written_rows(records: Mapping[str, Record], language: str, *, counts: bool = False) -> list[WrittenRow]:
    """Every tabled record as a row, each after what it belongs to.

    A facilitator's own notes are left out with their dots, dots that the group has not been shown yet, and unless
    `counts` how many people took part, with dots that would tell how few gave them.
    """
    silent = _silent_ballots(records, counts)
    shown = {
        key: record
        for key, record in records.items()
        if _tabled(record)
        and not _hidden(records, record, silent)
        and (counts or not isinstance(record, ParticipantCount))
    }
    cards = _card_numbers(records)
    names = _Names(records, cards)
    return [(type(record), _cells(record, names, language)) for record in _told(shown, cards)]


def types_in(rows: Sequence[WrittenRow]) -> tuple[type[Record], ...]:
    """Record types that the table shows: those with rows and those that it always has."""
    there = {kind for kind, _ in rows}
    return tuple(kind for kind in TABLED if kind in there or kind.TYPE in ALWAYS)


def table_content(sheets: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> TableContent:
    """The rows of sheets that open with a header. Raises TableUnusable where no sheet has a usable one."""
    if not any(lines for _, lines in sheets):
        raise TableUnusable(EMPTY)
    usable = [read for name, lines in sheets if lines and (read := _Sheet.read(name, lines[0])) is not None]
    if not usable:
        raise TableUnusable(NO_HEADINGS)
    lines_of = dict(sheets)
    return TableContent(tuple(row for sheet in usable for row in sheet.rows(lines_of[sheet.name])))


def heading_key(cell: str) -> tuple[str, int]:
    """A header cell's column key and which part of its texts the column holds (from 1); ("", 1) for a strange one."""
    found = _HEADING.search(cell)
    known = key_by_heading()
    if found and found.group(1) in known:
        return found.group(1), int(found.group(2) or 1)
    return known.get(cell.strip().casefold(), ""), 1


@dataclass(frozen=True)
class _Sheet:
    name: str
    keys: tuple[tuple[str, int], ...]
    kind: str

    @classmethod
    def read(cls, name: str, header: Sequence[str]) -> "_Sheet | None":
        keys = tuple(heading_key(cell) for cell in header)
        kind = type_by_word().get(name.strip().casefold(), "")
        named = {key for key, _ in keys}
        return cls(name, keys, kind) if kind or named & {"id", "type"} else None

    def rows(self, lines: Sequence[Sequence[str]]) -> Iterator[TableRow]:
        for number, line in enumerate(lines[1:], start=2):
            cells = self._cells(line)
            if any(text.strip() for text in cells.values()):
                yield TableRow(self.name, number, self._of_its_sheet(cells))

    def _cells(self, line: Sequence[str]) -> dict[str, str]:
        parts: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for place, (key, part) in enumerate(self.keys):
            if key and key not in READ_ONLY:
                parts[key].setdefault(part, line[place] if place < len(line) else "")
        return {key: "".join(text for _, text in sorted(found.items())) for key, found in parts.items()}

    def _of_its_sheet(self, cells: dict[str, str]) -> dict[str, str]:
        """A row without a kind of its own is of the kind that its sheet is named after."""
        return {**cells, "type": self.kind} if self.kind and not cells.get("type", "").strip() else cells


class _Names:
    """What a record is called in the column that tells what a row belongs to."""

    def __init__(self, records: Mapping[str, Record], cards: Mapping[str, int]) -> None:
        self.records = records
        self.cards = cards

    def about(self, record: Record) -> str:
        targets = [self.records.get(getattr(record, key)) for key in type(record).REFERENCES]
        return " · ".join(name for target in targets if target is not None and (name := self.name(target)))

    def name(self, record: Record) -> str:
        if isinstance(record, Involvement):
            return self.about(record)
        texts = (getattr(record, key, "") for key in _NAMES)
        words = " ".join(next((text for text in texts if isinstance(text, str) and text.strip()), "").split())
        short = words if len(words) <= _SHOWN_NAME else words[: _SHOWN_NAME - 1] + "…"
        return f"{self.cards[record.id]} {short}".strip() if record.id in self.cards else short


def _tabled(record: Record) -> bool:
    return type(record) in _TYPE_PLACE and not (isinstance(record, Note) and record.own)


def _silent_ballots(records: Mapping[str, Record], counts: bool) -> set[str]:
    """Ballots whose figures are told to nobody."""
    ballots, indexed = [each for each in records.values() if isinstance(each, Ballot)], index(records)
    return {each.id for each in ballots if not each.shown or not (counts or counts_nobody(indexed, each))}


def _hidden(records: Mapping[str, Record], record: Record, silent: Collection[str]) -> bool:
    if not isinstance(record, Dots):
        return False
    target = records.get(record.target)
    return record.ballot in silent or (isinstance(target, Note) and target.own)


def _card_numbers(records: Mapping[str, Record]) -> dict[str, int]:
    pathways = [record.id for record in records.values() if isinstance(record, Pathway)]
    return {placed.moment.id: placed.number for pathway in pathways for placed in moments_on_road(records, pathway)}


def _cells(record: Record, names: _Names, language: str) -> dict[str, str]:
    cells = {"id": record.id, "type": type_word(record.TYPE, language), "about": names.about(record)}
    if isinstance(record, ServiceMoment) and record.id in names.cards:
        cells["card"] = str(names.cards[record.id])
    for key, column in columns_of(type(record)).items():
        cells[key] = write_cell(column, getattr(record, key), language)
    return cells


def _owner(record: Record) -> str:
    if isinstance(record, UnderstandingAnswer):
        return record.persona
    return str(getattr(record, record.OWNERS[0])) if record.OWNERS else ""


def _told(records: Mapping[str, Record], cards: Mapping[str, int]) -> Iterator[Record]:
    def place(record: Record) -> tuple[int, int, str, str]:
        return _TYPE_PLACE[type(record)], cards.get(record.id, 0), str(getattr(record, "order", "")), record.id

    children: defaultdict[str, list[Record]] = defaultdict(list)
    for record in sorted(records.values(), key=place, reverse=True):
        owner = _owner(record)
        children[owner if owner in records else ""].append(record)
    waiting = list(children.pop("", []))
    while waiting or children:
        if not waiting:
            waiting = children.pop(next(iter(children)))
        record = waiting.pop()
        yield record
        waiting += children.pop(record.id, [])
