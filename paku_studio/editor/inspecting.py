"""What can be told of a selected record: its fields, words and choices, as data. Knows no Qt and changes nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS, note_icon
from paku_studio.drawing.road_story import written_date
from paku_studio.drawing.road_words import HANDOVER_ICONS
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    Actor,
    AskedQuestion,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Touchpoint,
)
from paku_studio.store import Document

Kind = Literal["text", "line", "choice", "faces", "mark", "check", "lines", "actor", "fact"]
Rows = Literal["actors", "touchpoints", "notes", "links", "handovers", "frequencies"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `label`, `nothing`, `hint` are messages; it is shown while `needs` (a field) holds.

    `text` grows, `line` is one line, `choice` a list of words, `faces` the feelings, `mark` a toggle with an icon,
    `check` a toggle, `lines` several texts, `actor` an actor's name, `fact` is only read.
    """

    name: str
    kind: Kind
    label: str
    enumeration: str = ""
    nothing: str = ""
    hint: str = ""
    needs: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of smaller records that hang on this one. `add`: the message on its button; `hint`: where one types."""

    name: Rows
    label: str
    add: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Parts that are told less often: folded away until asked for or filled in."""

    label: str
    parts: tuple["Part", ...]


Part = Field | Listed | More


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field can take, in words."""

    value: str
    words: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. `over` stands small above the words, `aside` small beside them; `tone` names a colour."""

    id: str
    words: str
    icon: str
    over: str = ""
    aside: str = ""
    tone: str = ""
    marks: tuple[str, ...] = ()


MARKS = (
    Field("critical", "mark", N_("Critical"), icon="diamond"),
    Field("meaningful", "mark", N_("Meaningful"), icon="star"),
    Field("critical_reason", "text", N_("Why critical"), needs="critical"),
    Field("meaningful_reason", "text", N_("Why meaningful"), needs="meaningful"),
)
SAID = (
    Field("role", "choice", N_("Whose voice"), "ParticipantRole", N_("Not told")),
    Field("session", "choice", N_("Meeting"), nothing=N_("Not told")),
)
ASKED: Mapping[AskedQuestion, str] = {
    AskedQuestion.FEELINGS: N_("Feelings were asked"),
    AskedQuestion.CRITICAL: N_("Critical points were asked"),
    AskedQuestion.MEANINGFUL: N_("Meaningful moments were asked"),
    AskedQuestion.WORKED: N_("What worked was asked"),
    AskedQuestion.MISSING: N_("What was missing was asked"),
    AskedQuestion.RISK: N_("Risks were asked"),
}
NOTES = Listed("notes", N_("Notes"), N_("Add note"), N_("What was said"))

FORMS: Mapping[type[Record], tuple[Part, ...]] = {
    ServiceMoment: (
        Field("text", "text", N_("What happened"), hint=N_("Write what happened")),
        *MARKS,
        Listed("actors", N_("Actors"), N_("Add actor"), N_("Who acts")),
        Listed("touchpoints", N_("Touchpoints"), N_("Add touchpoint"), N_("What the client meets")),
        NOTES,
        Field("feeling", "faces", N_("How it felt"), "Emotion"),
        Listed("links", N_("Links"), N_("Add link"), N_("To which moment")),
        Listed("handovers", N_("Hand-overs"), N_("Add hand-over")),
        More(
            N_("More about the moment"),
            (
                Field("when", "line", N_("When")),
                Field("duration", "line", N_("Duration")),
                Field("place", "line", N_("Place")),
                Field("client_choice", "check", N_("Client's own choice")),
                Field("status", "choice", N_("Status"), "MomentStatus"),
                Field("stage", "choice", N_("Stage of the service"), "MomentStage", N_("Not told")),
                Field("law_references", "lines", N_("Law references"), hint=N_("One on each line")),
                *SAID,
                Field("origin", "fact", N_("Copied from moment"), needs="origin"),
            ),
        ),
    ),
    Touchpoint: (
        Field("label", "text", N_("What the client meets")),
        Field("kind", "choice", N_("Kind"), "TouchpointKind"),
        *MARKS,
        NOTES,
        *SAID,
    ),
    Note: (
        Field("text", "text", N_("What was said")),
        Field("kind", "choice", N_("Kind"), "NoteKind"),
        Field("own", "check", N_("Only for me: never shown, never exported"), icon="eye-off"),
        Field("heading", "line", N_("Heading"), needs="on_pathway"),
        *SAID,
    ),
    Phase: (
        Field("label", "text", N_("Name of the phase")),
        Field("key", "choice", N_("Kind of phase"), "PathwayPhase"),
        NOTES,
    ),
    Pathway: (
        Field("title", "text", N_("Title")),
        Field("subtitle", "text", N_("Subtitle")),
        Field("variant", "choice", N_("Variant"), "PathwayVariant"),
        Field("persona", "choice", N_("Persona"), nothing=N_("Nobody yet")),
        Field("package", "choice", N_("Action package"), "ActionPackage", N_("Not chosen")),
        Field("summary", "text", N_("Summary")),
        NOTES,
        More(
            N_("What the group was asked"),
            tuple(Field(f"asked_{question}", "check", words) for question, words in ASKED.items()),
        ),
        Field("made_from", "fact", N_("Made from pathway"), needs="made_from"),
    ),
    Link: (
        Field("source", "fact", N_("From moment")),
        Field("kind", "choice", N_("Kind"), "LinkKind"),
        Field("target", "fact", N_("To moment"), needs="target"),
        Field("label", "line", N_("In the group's words")),
    ),
    Handover: (
        Field("kind", "choice", N_("Kind"), "HandoverKind"),
        Field("from_actor", "actor", N_("From actor"), hint=N_("Not told")),
        Field("to_actor", "actor", N_("To actor"), hint=N_("Not told")),
        Field("worked", "choice", N_("Did it work"), nothing=N_("Not told")),
        Field("note", "text", N_("Remark on the hand-over")),
    ),
    Involvement: (
        Field("actor", "actor", N_("Actor")),
        Listed("frequencies", N_("How often"), N_("Add frequency"), N_("For example once a month")),
    ),
}
"""What the inspector shows of each type that can be selected."""

SIGNS = {"very_bad": "−2", "bad": "−1", "neutral": "0", "good": "+1", "very_good": "+2", "not_asked": ""}
"""How each feeling is written."""

LINK_ICONS = {
    "leads_to": "arrow-right",
    "parallel": "git-branch",
    "return": "corner-up-left",
    "skipped": "corner-down-right",
    "gap": "ban",
}


def shown(record: Record, field: Field, document: Document) -> bool:
    """Whether a field has anything to say of the record as it is."""
    if field.needs == "on_pathway":
        return isinstance(record, Note) and isinstance(document.records.get(record.target), Pathway)
    if field.name in _RECORDS and not getattr(record, field.name):
        return bool(_RECORDS[field.name](document, "en"))
    return not field.needs or bool(getattr(record, field.needs))


def value_of(document: Document, record: Record, field: Field, language: str) -> Any:
    """The field as it is edited: text ("" where nothing is told), a toggle's bool, an actor's name, a fact's words."""
    value = getattr(record, field.name)
    if field.kind == "lines":
        return "\n".join(value)
    if field.kind in ("actor", "fact"):
        return name_of(document, value, language)
    if field.name == "worked":
        return {True: "yes", False: "no", None: ""}[value]
    return value if isinstance(value, bool) else str(value or "")


def filled_in(document: Document, record: Record, more: More, language: str) -> tuple[str, ...]:
    """The labels of those folded fields of which something is told."""
    said = []
    for field in fields_in(more.parts):
        value = value_of(document, record, field, language)
        if value and value != type(record).model_fields[field.name].default:
            said.append(translator(language)(field.label))
    return tuple(said)


def told_by(document: Document, record: Record, language: str) -> str:
    """Whose words these are and when they were said: "Läheinen · 2. tapaaminen"; "" where nobody told."""
    role, session = getattr(record, "role", None), document.records.get(getattr(record, "session", ""))
    said = [label("ParticipantRole", role, language)] if role else []
    said += [session_words(session, language)] if isinstance(session, Session) else []
    return " · ".join(said)


def choices_of(document: Document, field: Field, language: str) -> tuple[Choice, ...]:
    """What a choice can be, in words; "not told" first where that is possible."""
    t = translator(language)
    nothing = (Choice("", t(field.nothing)),) if field.nothing else ()
    if field.name == "worked":
        return (*nothing, Choice("yes", t("it worked")), Choice("no", t("it did not work")))
    if field.name in _RECORDS:
        found = _RECORDS[field.name](document, language)
        return (*nothing, *found)
    return (*nothing, *words_of(field.enumeration, language))


def words_of(enumeration: str, language: str) -> tuple[Choice, ...]:
    """The values of a closed list in words."""
    icons = _ICONS.get(enumeration, {})
    values = _VALUES[enumeration]
    return tuple(Choice(value, label(enumeration, value, language), icons.get(value, "")) for value in values)


def _personas(document: Document, language: str) -> tuple[Choice, ...]:
    found = LiveIndex(document).of_type(Persona)
    return tuple(Choice(one.id, name_of(document, one.id, language)) for one in found)


def _sessions(document: Document, language: str) -> tuple[Choice, ...]:
    found = sorted(document.of_type(Session), key=lambda session: (session.group, session.number, session.id))
    return tuple(Choice(one.id, session_words(one, language)) for one in found)


def session_words(session: Session, language: str) -> str:
    """A session as people call it: its number and date."""
    t = translator(language)
    said = t("meeting %(number)s") % {"number": session.number}
    return f"{said} · {written_date(session.date, language)}" if session.date else said


_RECORDS: Mapping[str, Callable[[Document, str], tuple[Choice, ...]]] = {"persona": _personas, "session": _sessions}
_ICONS: Mapping[str, Mapping[str, str]] = {
    "TouchpointKind": TOUCHPOINT_ICONS,
    "HandoverKind": HANDOVER_ICONS,
    "LinkKind": LINK_ICONS,
    "NoteKind": {kind: note_icon(kind) for kind in ("worked", "missing", "risk", "idea", "quote", "question")},
}


def _values() -> Mapping[str, tuple[str, ...]]:
    from paku_studio import models

    named = {field.enumeration for form in FORMS.values() for field in fields_in(form) if field.enumeration}
    found = {name: tuple(str(value) for value in getattr(models, name)) for name in named}
    return found | {"LinkKind": tuple(LINK_ICONS)}


def fields_in(form: tuple[Part, ...]) -> tuple[Field, ...]:
    """Every field of a form, those that are folded away too."""
    found: list[Field] = []
    for part in form:
        found += [part] if isinstance(part, Field) else fields_in(part.parts) if isinstance(part, More) else []
    return tuple(found)


_VALUES = _values()


def name_of(document: Document, record_id: str, language: str) -> str:
    """A record in its own words: an actor's name, a moment's text; "" for none."""
    record = document.records.get(record_id)
    for field in ("title", "name", "label", "text"):
        if words := str(getattr(record, field, "")).strip():
            return words
    t = translator(language)
    return t(_NAMELESS[type(record)]) if type(record) in _NAMELESS else ""


_NAMELESS: Mapping[type, str] = {
    Persona: N_("Unnamed persona"),
    Pathway: N_("Unnamed pathway"),
    Phase: N_("Unnamed phase"),
    ServiceMoment: N_("A moment without words"),
}


def actor_names(document: Document) -> tuple[str, ...]:
    """Names to suggest where an actor is typed, those who act most first."""
    count = {actor.id: len(document.children(actor.id, Involvement, "actor")) for actor in document.of_type(Actor)}
    named = [actor for actor in document.of_type(Actor) if actor.name.strip()]
    return tuple(actor.name for actor in sorted(named, key=lambda actor: (-count[actor.id], actor.name.casefold())))
