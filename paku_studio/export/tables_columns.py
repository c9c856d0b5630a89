"""The columns of the tables: which field of which record stands where, and its heading. Knows no file format."""

import functools
import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from paku_studio.locale import LANGUAGES, N_, translator
from paku_studio.models import (
    RECORD_TYPES,
    Difference,
    FacilitatorNote,
    Logo,
    Note,
    PosterSource,
    Record,
    Stroke,
    Tombstone,
)

Kind = Literal["id", "reference", "order", "choice", "truth", "number", "date", "texts", "text"]

NOT_TABLED = (Tombstone, Difference, FacilitatorNote, Stroke, Logo, PosterSource)
TABLED: tuple[type[Record], ...] = tuple(kind for kind in RECORD_TYPES.values() if kind not in NOT_TABLED)
"""Record types that the tables carry: all but what merging copies needs, what is nobody else's, drawn lines, logos and
where a poster's line came from."""

ALWAYS = ("pathway", "phase", "moment", "touchpoint", "note")
"""Types whose columns stand in every table, so that new rows can be written."""

READ_ONLY = ("card", "about")
"""Columns for the reader's eyes: what is written in them is not read back."""

COUNTING = frozenset({"voters", "dots_each", "opening_persons", "opening_women"})
"""Columns that tell how many people there were; dots a person do, where all dots are known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of one record type: how its cell is read, and whether it may be empty."""

    key: str
    kind: Kind
    choices: type[StrEnum] | None = None
    optional: bool = False
    required: bool = False
    default: Any = None


_TYPE_WORDS = {
    "document": N_("Document"),
    "project": N_("Project"),
    "municipality": N_("Municipality"),
    "organiser": N_("Organiser"),
    "group": N_("Developer group"),
    "session": N_("Meeting"),
    "count": N_("Participant count"),
    "persona": N_("Persona"),
    "persona_line": N_("Line of a persona"),
    "service_contact": N_("Service contact"),
    "understanding": N_("Customer understanding"),
    "customer_value": N_("Customer value"),
    "value_item": N_("Item of customer value"),
    "pathway": N_("Pathway"),
    "phase": N_("Phase"),
    "moment": N_("Service moment"),
    "touchpoint": N_("Touchpoint"),
    "link": N_("Link"),
    "handover": N_("Hand-over"),
    "actor": N_("Actor"),
    "involvement": N_("Involvement"),
    "frequency": N_("Frequency"),
    "note": N_("Note"),
    "ballot": N_("Choosing with dots"),
    "dots": N_("Dots given"),
    "poster": N_("Wall poster"),
    "poster_line": N_("Line of a wall poster"),
    "conversation": N_("Conversation sheet"),
    "life_area": N_("Area of life"),
    "checklist": N_("Checklist"),
    "checklist_item": N_("Thing on a checklist"),
}

_HEADINGS = {
    "id": N_("Identifier"),
    "type": N_("What it is"),
    "card": N_("Number on the card (not read back)"),
    "about": N_("Belongs to (not read back)"),
    "text": N_("Text"),
    "label": N_("Label"),
    "title": N_("Title"),
    "subtitle": N_("Subtitle"),
    "name": N_("Name"),
    "kind": N_("Kind"),
    "feeling": N_("Feeling"),
    "critical": N_("Critical"),
    "critical_reason": N_("Why critical"),
    "meaningful": N_("Meaningful"),
    "meaningful_reason": N_("Why meaningful"),
    "stage": N_("Stage of the service"),
    "status": N_("Status"),
    "client_choice": N_("Client's own choice"),
    "when": N_("When"),
    "duration": N_("Duration"),
    "place": N_("Place"),
    "law_references": N_("Law references"),
    "heading": N_("Heading"),
    "quote": N_("Own words"),
    "unsure": N_("To be checked"),
    "question": N_("Question"),
    "facet": N_("Field of value"),
    "remark": N_("Added remark"),
    "note": N_("Remark on the hand-over"),
    "worked": N_("Did it work"),
    "from_actor": N_("From actor"),
    "to_actor": N_("To actor"),
    "actor": N_("Actor"),
    "involvement": N_("Involvement"),
    "abbreviations": N_("Abbreviations"),
    "source": N_("From moment"),
    "target": N_("Target"),
    "moment": N_("Service moment"),
    "phase": N_("Phase"),
    "parent": N_("Side step of"),
    "origin": N_("Copied from moment"),
    "pathway": N_("Pathway"),
    "key": N_("Kind of phase"),
    "variant": N_("Variant"),
    "package": N_("Action package"),
    "summary": N_("Summary"),
    "made_from": N_("Made from pathway"),
    "asked_feelings": N_("Feelings were asked"),
    "asked_critical": N_("Critical points were asked"),
    "asked_meaningful": N_("Meaningful moments were asked"),
    "asked_worked": N_("What worked was asked"),
    "asked_missing": N_("What was missing was asked"),
    "asked_risk": N_("Risks were asked"),
    "persona": N_("Persona"),
    "value": N_("Customer value"),
    "age": N_("Age"),
    "headline": N_("Headline"),
    "fictional": N_("Fictional person"),
    "portrait": N_("Drawn portrait"),
    "picture": N_("Picture"),
    "portrait_words": N_("Picture in words"),
    "role": N_("Whose voice"),
    "group": N_("Developer group"),
    "session": N_("Meeting"),
    "ballot": N_("Choosing with dots"),
    "subject": N_("What is chosen"),
    "dots_each": N_("Dots a person"),
    "voters": N_("How many choose"),
    "shown": N_("Shown to the group"),
    "count": N_("Dots"),
    "poster": N_("Wall poster"),
    "easy_title": N_("Title of the easy twin"),
    "easy_subtitle": N_("Subtitle of the easy twin"),
    "easy_text": N_("Text of the easy twin"),
    "colours": N_("Colours"),
    "draft": N_("A draft"),
    "foot": N_("Words at the foot"),
    "conversation": N_("Conversation sheet"),
    "promise": N_("Promise to the reader"),
    "easy_promise": N_("Promise of the easy twin"),
    "prompt": N_("Opening question"),
    "easy_prompt": N_("Opening question of the easy twin"),
    "scale": N_("Scale"),
    "checklist": N_("Checklist"),
    "section": N_("Part of the checklist"),
    "write_in": N_("A line to write on"),
    "organisation": N_("Organisation"),
    "address": N_("Address"),
    "phone": N_("Phone"),
    "opening": N_("Opening hours"),
    "web": N_("Web address"),
    "attending": N_("Attending"),
    "new_persons": N_("For the first time"),
    "gender": N_("Gender"),
    "number": N_("Meeting number"),
    "date": N_("Date"),
    "begins": N_("Begins"),
    "ends": N_("Ends"),
    "theme": N_("Theme"),
    "what_we_did": N_("What we did"),
    "next_time": N_("Next time"),
    "organiser": N_("Organiser"),
    "municipality": N_("Municipality"),
    "project": N_("Project"),
    "code": N_("Municipality code"),
    "name_fi": N_("Name in Finnish"),
    "name_sv": N_("Name in Swedish"),
    "locative_fi": N_("In the municipality, in Finnish"),
    "in_project": N_("In the project"),
    "short": N_("Short name"),
    "motto": N_("Motto"),
    "aim": N_("Aim"),
    "fund": N_("Fund"),
    "programme": N_("Programme"),
    "priority_axis": N_("Priority axis"),
    "slogan": N_("Slogan"),
    "start": N_("Starts"),
    "end": N_("Ends on"),
    "lead": N_("Lead organiser"),
    "participant_goal": N_("Goal in persons"),
    "opening_persons": N_("Persons in the opening balance"),
    "opening_women": N_("Women in the opening balance"),
    "opening_date": N_("Date of the opening balance"),
    "language": N_("Language"),
    "order": N_("Order key"),
}
"""Every column that a table can have, in the order in which they stand."""


@functools.cache
def columns_of(kind: type[Record]) -> dict[str, Column]:
    """The columns of a record type by key, without its id; a note's `own` is never tabled."""
    return {
        key: _column(kind, key)
        for key in sorted(kind.model_fields, key=_place)
        if key != "id" and not (kind is Note and key == "own")
    }


@functools.cache
def table_keys(kinds: tuple[type[Record], ...], *, counts: bool = False) -> tuple[str, ...]:
    """Keys of a table that holds these types, in the order of its columns; `counts`: those that count people too."""
    fields = {key for kind in kinds for key in columns_of(kind) if counts or key not in COUNTING}
    return tuple(key for key in _HEADINGS if key in fields or key in {"id", "type", *READ_ONLY})


def heading(key: str, language: str) -> str:
    """The header cell: the word of the language, and the key by which the column is known again."""
    return f"{translator(language)(_HEADINGS[key])} [{key}]"


def type_word(kind: str, language: str) -> str:
    """The word for a record type."""
    return translator(language)(_TYPE_WORDS[kind])


FORMER_WORDS = {"gruppträff": "session"}
"""What earlier versions called a type: tables that they wrote are read on."""


@functools.cache
def type_by_word() -> dict[str, str]:
    """Every way to name a record type, lower case -> its name."""
    found = {**{kind: kind for kind in _TYPE_WORDS}, **FORMER_WORDS}
    for kind in _TYPE_WORDS:
        for language in LANGUAGES:
            found.setdefault(type_word(kind, language).casefold(), kind)
    return found


@functools.cache
def key_by_heading() -> dict[str, str]:
    """Every way to head a column without its key in brackets, lower case -> key; the earlier column wins."""
    found = {key: key for key in _HEADINGS}
    for key, message in _HEADINGS.items():
        for language in LANGUAGES:
            found.setdefault(translator(language)(message).casefold(), key)
    return found


def column_word(key: str, language: str) -> str:
    """A column's heading without its key, for sentences."""
    return translator(language)(_HEADINGS[key]) if key in _HEADINGS else key


def _place(key: str) -> int:
    return list(_HEADINGS).index(key) if key in _HEADINGS else -1


def _column(record: type[Record], key: str) -> Column:
    field = record.model_fields[key]
    inner, optional = _without_none(field.annotation)
    kind, choices = _kind(record, key, inner)
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    return Column(key, kind, choices, optional, field.is_required(), default)


def _kind(record: type[Record], key: str, inner: Any) -> tuple[Kind, type[StrEnum] | None]:
    if key in record.REFERENCES:
        return "reference", None
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return "choice", inner
    if key == "order":
        return "order", None
    return _PLAIN.get(_name(inner), "text"), None


_PLAIN: dict[str, Kind] = {"bool": "truth", "int": "number", "date": "date", "tuple": "texts"}


def _name(inner: Any) -> str:
    origin = typing.get_origin(inner) or inner
    return getattr(origin, "__name__", "")


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if not isinstance(annotation, types.UnionType) and typing.get_origin(annotation) is not typing.Union:
        return annotation, False
    inner = [part for part in typing.get_args(annotation) if part is not type(None)]
    return inner[0], True
