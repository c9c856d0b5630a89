"""What changed as rows of a list: lines under the places where they are, one line field by field. Knows no person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from paku_studio.editor.changes_sheet_lines import MOST_PARTS, filled_in
from paku_studio.editor.changes_words import BECAME, field_words, line
from paku_studio.editor.changing_places import group_rank, group_words
from paku_studio.editor.record_words import called, field_name, held_in_words, known_by, type_name
from paku_studio.graph.changes import Changed
from paku_studio.locale import translate_count, translator
from paku_studio.models import Record

Records = Mapping[str, Record]
CUT = "…"
ICONS: Mapping[str, str] = {"added": "plus", "changed": "pencil", "moved": "move", "removed": "x"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list, or (`heading`) the name of the place where the lines below it are.

    `where`: what became of it, and where; `known`: that, and from what; `record`: "" for a heading; `whole`: the words
    where they are cut for the list, else "".
    """

    record: str
    words: str
    known: str = ""
    where: str = ""
    icon: str = ""
    under: str = ""
    heading: bool = False
    whole: str = ""
    changed: Changed | None = None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a changed record in words."""

    field: str
    name: str
    before: str
    after: str


def rows_of(lines: Iterable[Changed], before: Records, after: Records, language: str) -> tuple[Row, ...]:
    """The lines by the places where they are, each place under its heading."""
    within: dict[str, list[Changed]] = {}
    for one in lines:
        within.setdefault(one.within, []).append(one)
    places = sorted(within, key=lambda one: group_rank(after.get(one) or before.get(one)))
    return tuple(row for place in places for row in _rows_at(place, within[place], before, after, language))


def _rows_at(place: str, lines: Iterable[Changed], before: Records, after: Records, language: str) -> Iterator[Row]:
    heading = group_words(after.get(place) or before.get(place), language)
    yield Row("", heading, heading=True)
    for one in lines:
        yield _row(one, heading, before, after, language)


def _row(one: Changed, heading: str, before: Records, after: Records, language: str) -> Row:
    """A line; what its heading says already is not said again."""
    told = line(one, before, after, language)
    place = " · ".join(part for part in told.place.split(" · ") if not heading.endswith(f": {part}"))
    what = "moved" if one.moved and not one.fields else one.kind
    where = " · ".join(filter(None, (translator(language)(BECAME[what]), place)))
    known = " · ".join(filter(None, (where, told.detail)))
    whole = _whole(told.head, (before if one.kind == "removed" else after)[one.record])
    return Row(one.record, told.head, known, where, ICONS[what], heading, whole=whole, changed=one)


def _whole(head: str, record: Record) -> str:
    """What a line's head says, where its words were cut for it: what it is, and all its words."""
    words = getattr(record, known_by(record), "").strip()
    return head[: head.index(": ") + 2] + words if head.endswith(CUT) and ": " in head else ""


def rest_of(changed: Changed, before: Records, after: Records, language: str) -> tuple[tuple[str, str], ...]:
    """What else was said of a record that came or went, and what came or went with it: what each is, and its words."""
    if changed.kind == "changed":
        return ()
    records = before if changed.kind == "removed" else after
    record = records[changed.record]
    said = [
        (field_name(record, name, language), held_in_words(records, record, name, getattr(record, name), language))
        for name in filled_in(record)
    ]
    parts = [records[one] for one in changed.records[1:]]
    told = [(type_name(one, language), words) for one in parts if (words := called(records, one, language))]
    more = len(told) - MOST_PARTS
    end = translate_count(language, "and %d more thing", "and %d more things", more) % more if more > 0 else ""
    return (*said, *told[:MOST_PARTS], *([(end, "")] if end else ()))


def fields_of(changed: Changed, before: Records, after: Records, language: str) -> tuple[FieldRow, ...]:
    """What of a changed record is another, field by field; nothing of one that came or went."""
    fields = changed.fields if changed.kind == "changed" else ()
    return tuple(FieldRow(one.name, *field_words(changed, one, before, after, language)) for one in fields)
