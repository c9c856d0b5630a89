"""A record, where it is, and what one of its fields holds, in words. Knows no window.

Every value of every field has words: also what a foreign file wrote into a difference.
"""

import datetime
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from paku_studio.drawing.road_story import written_date
from paku_studio.editor.finding_words import NAMES
from paku_studio.editor.inspecting import session_words
from paku_studio.export.tables_cells import FALSE, TRUE
from paku_studio.export.tables_columns import column_word, columns_of, type_word
from paku_studio.graph.index import Source
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    Ballot,
    DeveloperGroup,
    Dots,
    FacilitatorNote,
    Handover,
    Involvement,
    Link,
    Note,
    ParticipantCount,
    PosterSource,
    Record,
    ServiceContact,
    ServiceMoment,
    Session,
    Stroke,
    UnderstandingAnswer,
)

WORD_FIELDS: Final = ("title", "name", "label", "text", "words", "name_fi", "name_sv", "note", "remark")
"""Fields whose words a record is known by, the best first."""
OF_STROKE, OF_SOURCE = N_("Line of a drawing"), N_("Source of a wall poster's line")
_TYPES: Final[Mapping[type[Record], str]] = {
    Stroke: OF_STROKE,
    PosterSource: OF_SOURCE,
    FacilitatorNote: NAMES["facilitator_note"],
}
_FIELDS: Final[Mapping[str, str]] = {
    "order": N_("Place in the row"),
    "words": N_("What it is"),
    "path": OF_STROKE,
    "width": N_("Width of the line"),
    "line": N_("Line of a wall poster"),
    "statement": N_("What was said"),
    "parked": N_("In the parking place"),
    "done": N_("Ticked off"),
    "own": N_("Only for me: never shown, never exported"),
    "portrait": N_("Portrait"),
    "draft": N_("Draft"),
}
"""What the tables do not call so, or do not have."""
NOTHING_THERE = N_("nothing yet")
FIRST, AFTER, AFTER_NAMELESS = N_("first in its row"), N_("after “%(words)s”"), N_("later in its row")
NO_LONGER_THERE = N_("something that is no longer there")
_SOFT_HOLDERS: Final = ("persona", "group", "organiser")
"""By these a record that hangs on nothing is told together with what it is about."""
SHOWN: Final = 80
"""Letters of a record's words in a line; more are cut."""

DEEPEST: Final = 40

Records = Mapping[str, Record]


def type_name(record: Record, language: str) -> str:
    """What sort of thing it is: "Service moment", "Worked"."""
    if isinstance(record, Note) and not record.own:
        return label("NoteKind", record.kind, language)
    if type(record) in _TYPES:
        return translator(language)(_TYPES[type(record)])
    if isinstance(record, Note):
        return translator(language)(NAMES["facilitator_note"])
    return type_word(record.TYPE, language) if record.TYPE != "logo" else translator(language)(NAMES["logo"])


def called(records: Records, record: Record, language: str) -> str:
    """A record in its own words on one line, or in those of what it joins; "" where it has none.

    What only the facilitator sees is not quoted.
    """
    if getattr(record, "own", False):
        return ""
    words = _line(getattr(record, known_by(record), ""))
    joins = _JOINS.get(type(record))
    return words if joins is None else _cut(joins(records, record, language) or words)


def known_by(record: Record) -> str:
    """The field whose words a record is known by; "" for none."""
    return next((field for field in WORD_FIELDS if _line(getattr(record, field, ""))), "")


def in_words(records: Records, record: Record, language: str) -> str:
    """What it is and what it says: "Service moment: Phone call"."""
    return ": ".join(filter(None, (type_name(record, language), called(records, record, language))))


def name_of(records: Records, record_id: str, language: str) -> str:
    """A record that something points at, by its words or else by what it is; "" for none."""
    record = records.get(record_id)
    return "" if record is None else called(records, record, language) or type_name(record, language)


def holder_of(record: Record) -> str:
    """The id of what a record hangs on or is told with; "" for what stands for itself."""
    if isinstance(record, ServiceMoment) and record.parent:
        return record.parent
    fields = record.OWNERS[:1] or tuple(field for field in _holding(record) if getattr(record, field, ""))[:1]
    return str(getattr(record, fields[0])) if fields else ""


def _holding(record: Record) -> tuple[str, ...]:
    return _SOFT_HOLDERS if isinstance(record, UnderstandingAnswer | Session | FacilitatorNote) else ()


def place_of(records: Records, record: Record, language: str) -> str:
    """Where it is: the pathway, persona or sheet, and the nearest thing on it; of what stands alone the group."""
    above = _above(records, record)
    shown = [above[-1], above[0]] if len(above) > 1 else above
    if not shown:
        group = records.get(str(getattr(record, "group", "")))
        shown = [group] if isinstance(group, DeveloperGroup) else []
    return " · ".join(dict.fromkeys(called(records, one, language) or type_name(one, language) for one in shown))


def _above(records: Records, record: Record) -> list[Record]:
    """What it hangs on, the nearest first; of a very long chain of side steps only the nearest."""
    above: list[Record] = []
    here = records.get(holder_of(record))
    while here is not None and len(above) < DEEPEST:
        above.append(here)
        here = records.get(holder_of(here))
    return above


def field_name(record: Record, field: str, language: str) -> str:
    """What a field is called."""
    if isinstance(record, FacilitatorNote) and field == "text":
        field = "statement"
    return translator(language)(_FIELDS[field]) if field in _FIELDS else column_word(field, language)


def value_in_words(document: Source, record: Record, field: str, value: Any, language: str) -> str:
    """A value that a field has or could have, as people would say it; texts stand as they were written."""
    if field == "order" and value:
        return _place_in_row(document, record, str(value), language)
    return held_in_words(document.records, record, field, value, language)


def held_in_words(records: Records, record: Record, field: str, value: Any, language: str) -> str:
    """The same for any field but the order key, among any records."""
    t = translator(language)
    if value is None or value in ("", (), []):
        return t(NOTHING_THERE)
    if isinstance(value, bool):
        return TRUE[language] if value else FALSE[language]
    if field in record.REFERENCES:
        return name_of(records, str(value), language) or t(NO_LONGER_THERE)
    if isinstance(value, datetime.date):
        return written_date(value, language)
    if isinstance(value, list | tuple):
        return "\n".join(held_in_words(records, record, "", part, language) for part in value)
    choices = columns_of(type(record))[field].choices if field in columns_of(type(record)) else None
    return _choice(choices, value, language) if choices else _plain(value)


def _choice(choices: type[StrEnum], value: Any, language: str) -> str:
    try:
        return label(choices.__name__, choices(value).value, language)
    except (ValueError, KeyError):
        return _plain(value)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _place_in_row(document: Source, record: Record, order: str, language: str) -> str:
    """Behind whom it would stand with that order key."""
    t = translator(language)
    before = [one for one in _row(document, record) if (getattr(one, "order", ""), one.id) < (order, record.id)]
    if not before:
        return t(FIRST)
    words = called(document.records, before[-1], language)
    return t(AFTER) % {"words": words} if words else t(AFTER_NAMELESS)


def _row(document: Source, record: Record) -> list[Record]:
    """The others in its row, in their order."""
    if isinstance(record, ServiceMoment):
        owner, field = (record.parent, "parent") if record.parent else (record.phase, "phase")
        found = document.children(owner, ServiceMoment, field)
        return [one for one in found if one.id != record.id and one.parent == record.parent]
    if record.OWNERS:
        row = document.children(getattr(record, record.OWNERS[0]), type(record), record.OWNERS[0])
    else:
        row = tuple(sorted(document.of_type(type(record)), key=lambda one: (getattr(one, "order", ""), one.id)))
    return [one for one in row if one.id != record.id]


def _line(words: Any) -> str:
    return _cut(" ".join(words.split())) if isinstance(words, str) else ""


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


def _between(records: Records, first: str, second: str, language: str) -> str:
    ends = (name_of(records, first, language), name_of(records, second, language))
    return " → ".join(filter(None, ends))


def _link(records: Records, link: Any, language: str) -> str:
    return _between(records, link.source, link.target, language)


def _handover(records: Records, one: Any, language: str) -> str:
    return _between(records, one.from_actor, one.to_actor, language)


def _involvement(records: Records, one: Any, language: str) -> str:
    return name_of(records, one.actor, language)


def _contact(records: Records, one: Any, language: str) -> str:
    return " · ".join(filter(None, (name_of(records, one.actor, language), _line(one.remark))))


def _source(records: Records, one: Any, language: str) -> str:
    return name_of(records, one.statement, language)


def _dots(records: Records, one: Any, language: str) -> str:
    return name_of(records, one.target, language)


def _ballot(_records: Records, one: Any, language: str) -> str:
    return label("DotSubject", one.subject, language)


def _session(_records: Records, one: Any, language: str) -> str:
    return session_words(one, language)


def _count(_records: Records, one: Any, language: str) -> str:
    return " · ".join((label("ParticipantRole", one.role, language), label("GenderCount", one.gender, language)))


def _unnamed(_records: Records, _one: Any, _language: str) -> str:
    return ""


_JOINS: Final[Mapping[type[Record], Callable[[Records, Any, str], str]]] = {
    Link: _link,
    Handover: _handover,
    Involvement: _involvement,
    ServiceContact: _contact,
    PosterSource: _source,
    Dots: _dots,
    Ballot: _ballot,
    Session: _session,
    ParticipantCount: _count,
    Stroke: _unnamed,
}
"""What is told of a record by what it joins, before its own words."""
