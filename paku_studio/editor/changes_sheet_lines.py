"""One change in words for paper: what became of a thing, its words now, what of it is another. Knows no sheet.

What stood there earlier comes back only of a thing that went, without what identifies a person.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from paku_studio.drawing.persona_story import labelled, quoted
from paku_studio.drawing.report_parts import Words
from paku_studio.editor.changes_words import BECAME
from paku_studio.editor.record_words import (
    NOTHING_THERE,
    called,
    field_name,
    held_in_words,
    holder_of,
    known_by,
    type_name,
)
from paku_studio.export.tables_columns import column_word, type_word
from paku_studio.graph.change_places import State, standing_fields
from paku_studio.graph.changes import SILENT, STROKES, Changed, FieldChange
from paku_studio.graph.road import moments_on_road
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import (
    Actor,
    BoardStatement,
    Involvement,
    Note,
    NoteKind,
    Pathway,
    Phase,
    PosterSource,
    Record,
    ServiceMoment,
    Stroke,
)
from paku_studio.privacy.finder import find
from paku_studio.privacy.records import fictional_names
from paku_studio.privacy.words import all_masked

Records = Mapping[str, Record]

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {"added": "circle-plus", "changed": "pencil", "moved": "move", "removed": "circle-x"}
)
MOST_PARTS: Final = 12
"""Of what came with a thing, so many are told; of more it is told how many."""
LONGEST_GONE: Final = 160
"""Letters of what went; more are cut."""
_IN_PICTURES: Final = frozenset({"picture", "portrait", STROKES})
"""Of these it is told only that they are another: what they hold is no word."""
_PLAIN: Final = frozenset({*SILENT, "kind", "role", "group", "session", "own", "draft", "language"})
"""Of a thing that came these are not told again, or say nothing to people."""
_WORDLESS: Final = (Stroke, PosterSource)


@dataclass(frozen=True)
class Between:
    """Two states of a document as a sheet may tell of them. `words`: the people's language where it is another."""

    before: Records
    after: Records
    language: str
    words: str

    @cached_property
    def then(self) -> State:
        """Where things stood."""
        return State(self.before)

    @cached_property
    def now(self) -> State:
        """Where things stand."""
        return State(self.after)

    @cached_property
    def _either(self) -> Records:
        """What has a name: the name that it has now, where it is still there."""
        return {**self.before, **self.after}

    @cached_property
    def _nobodys(self) -> frozenset[str]:
        return fictional_names(self.before) | fictional_names(self.after)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The number that each moment's card bears now."""
        paths = [one.id for one in self.after.values() if isinstance(one, Pathway)]
        return {on.moment.id: on.number for path in paths for on in moments_on_road(self.after, path)}

    def t(self, message: str) -> str:
        """The sheet's own words in its language."""
        return translator(self.language)(message)

    # things by their words

    def people(self, text: str, lead: str = "", tail: str = "") -> Words:
        """Somebody's words between the sheet's own."""
        return Words(text, labelled(lead), tail, self.words)

    def kind_of(self, record: Record) -> str:
        """What sort of thing it is, a moment with the number on its card."""
        if isinstance(record, Involvement):
            return type_word(Actor.TYPE, self.language)
        number = self._numbers.get(record.id)
        return f"{type_name(record, self.language)} {number}" if number else type_name(record, self.language)

    def said(self, record_id: str) -> str:
        """The whole words of a thing: as they are now, else as they were, masked; "" where it has none."""
        record = self.after.get(record_id)
        if record is None:
            return self._masked(self._whole(self.before[record_id]))
        words = self._whole(record)
        is_quote = isinstance(record, Note) and record.kind is NoteKind.QUOTE
        is_quote = is_quote or (isinstance(record, BoardStatement) and record.quote)
        return quoted(words, self.words or self.language) if is_quote else words

    def _whole(self, record: Record) -> str:
        shown = called(self._either, record, self.language)
        whole = getattr(record, known_by(record), "").strip()
        return whole if " ".join(whole.split()).startswith(shown.removesuffix("…")) else shown

    def _masked(self, words: str) -> str:
        """Old words without what identifies a person; also what only may be a name: it may have been blurred since."""
        line = " ".join(all_masked(words, find(words, self._nobodys)).split())
        return line if len(line) <= LONGEST_GONE else f"{line[: LONGEST_GONE - 1].rstrip()}…"

    # a change

    def line(self, one: Changed, anchor: str = "") -> Words:
        """What became of a thing and its words; below it what of it is another.

        `anchor`: the thing under whose name it stands; what is that thing itself is not named again.
        """
        became = "moved" if one.moved and not self._fields(one) else one.kind
        record = (self.before if one.kind == "removed" else self.after)[one.record]
        lead = f"{self.t(BECAME[became])} · {self.kind_of(record)}"
        said = self.said(one.record) if one.record != anchor else ""
        told = {"added": self._came, "changed": self._differs, "removed": _nothing}[one.kind]
        below = (*self._where(one, anchor), *told(one))
        tail = "; ".join(self._remarks(one))
        words = self.people(said, lead) if said else Words(lead=lead)
        return replace(words, tail=f"({tail})" if tail else "", more=below, sign=SIGNS[became])

    def _remarks(self, one: Changed) -> Iterator[str]:
        """What is to be known of a line beside its words."""
        if one.kind == "removed" and one.parts:
            yield translate_count(self.language, "with %d part", "with %d parts", one.parts) % one.parts
        fields = self._fields(one)
        words = next((each for each in fields if each.name == known_by(self.after[one.record])), None)
        if words is not None:
            yield self.t(N_("the words were changed") if words.before else N_("the words are new"))
        if one.moved and fields:
            yield self.t(N_("it stands elsewhere now"))

    def _where(self, one: Changed, anchor: str) -> Iterator[Words]:
        """On what it stands, where the sheet does not show that."""
        state = self.then if one.kind == "removed" else self.now
        holder = holder_of(state.told[one.record])
        known = {"", anchor, one.within, one.record}
        if holder in known or holder not in state.told or isinstance(state.told[holder], Phase):
            return
        step = isinstance(state.told[one.record], ServiceMoment)
        lead = column_word("parent", self.language) if step else type_name(state.told[holder], self.language)
        if words := self.said(holder):
            yield self.people(words, lead)

    def _came(self, one: Changed) -> Iterator[Words]:
        """What else it says, and what came with it."""
        record = self.after[one.record]
        yield from (self._value(record, name, "", "") for name in filled_in(record))
        parts = [part for part in map(self.after.__getitem__, one.records[1:]) if not isinstance(part, _WORDLESS)]
        told = [(part, words) for part in parts if (words := self.said(part.id))]
        yield from (self.people(words, self.kind_of(part)) for part, words in told[:MOST_PARTS])
        more = len(told) - MOST_PARTS
        if more > 0:
            yield Words(translate_count(self.language, "and %d more thing", "and %d more things", more) % more)

    def _differs(self, one: Changed) -> Iterator[Words]:
        """Each field that is another, with what it holds now."""
        record = self.after[one.record]
        told_already = {*standing_fields(type(record)), known_by(record)}
        yield from (self._field(record, each) for each in self._fields(one) if each.name not in told_already)

    def _fields(self, one: Changed) -> tuple[FieldChange, ...]:
        return one.fields if one.kind == "changed" else ()

    def _field(self, record: Record, field: FieldChange) -> Words:
        name = self.t(N_("Portrait")) if field.name == STROKES else field_name(record, field.name, self.language)
        if field.name in _IN_PICTURES:
            return Words(self.t(N_("%(field)s: it is another now")) % {"field": name})
        if field.after in (None, "", ()):
            return Words(self.t(N_("%(field)s: taken away")) % {"field": name})
        was_there = field.before not in (None, "", (), _usual(record, field.name))
        became = N_("%(field)s, changed") if was_there else N_("%(field)s, new")
        return self._value(record, field.name, self.t(became) % {"field": name}, self._before(record, field))

    def _before(self, record: Record, field: FieldChange) -> str:
        """What was chosen earlier, where somebody had chosen; words of people do not come back."""
        if not _is_choice(field.before) or field.before == _usual(record, field.name):
            return ""
        was = held_in_words(self._either, record, field.name, field.before, self.language)
        return self.t(N_("(earlier: %(value)s)")) % {"value": was}

    def _value(self, record: Record, name: str, lead: str, tail: str) -> Words:
        """What a field holds, under its own name where there is no other."""
        lead = lead or field_name(record, name, self.language)
        if name in _IN_PICTURES:
            return Words(lead)
        value = getattr(record, name)
        words = held_in_words(self.after, record, name, value, self.language)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return self.people(words.strip() or self.t(NOTHING_THERE), lead, tail)
        return Words(words, labelled(lead), tail)


def _nothing(_one: Changed) -> tuple[Words, ...]:
    return ()


def filled_in(record: Record) -> Iterator[str]:
    """The fields of a thing that came which somebody filled in, but for the words that it is known by."""
    known = known_by(record)
    for name in type(record).model_fields:
        value, usual = getattr(record, name), _usual(record, name)
        silent = name in _PLAIN or name in record.REFERENCES or name == known
        if not silent and value != usual and value not in (None, "", ()):
            yield name


def _usual(record: Record, name: str) -> Any:
    """What a field holds that nobody has touched; None where somebody must."""
    field = type(record).model_fields.get(name)
    return None if field is None or field.is_required() else field.default


def _is_choice(value: Any) -> bool:
    return isinstance(value, StrEnum | bool | int | datetime.date)


def stop_of(between: Between, record_id: str, *, gone: bool) -> str:
    """The moment that a thing is or stands on; "" where it stands on none."""
    return next((one.id for one in above(between, record_id, gone=gone) if isinstance(one, ServiceMoment)), "")


def phase_of(between: Between, record_id: str, *, gone: bool) -> str:
    """The phase that a thing is or stands in; "" where it stands in none."""
    return next((one.id for one in above(between, record_id, gone=gone) if isinstance(one, Phase)), "")


def above(between: Between, record_id: str, *, gone: bool) -> tuple[Record, ...]:
    """A thing and all that it stands on, the nearest first; a circle ends."""
    state = between.then if gone else between.now
    found: dict[str, Record] = {}
    while record_id and record_id not in found:
        found[record_id] = state.told[record_id]
        record_id = state.above(record_id)
    return tuple(found.values())
