"""From records to what a persona's sheet says: words in reading order. Knows no measure, no place and no colour."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.drawing.portraits import strokes_of
from paku_studio.drawing.road_story import age_words, first_value, written_date
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    ActorKind,
    DeveloperGroup,
    DocumentSettings,
    Note,
    NoteKind,
    Persona,
    PersonaLine,
    PersonaLineGroup,
    Project,
    Record,
    ServiceContact,
    Session,
    Stroke,
    UnderstandingAnswer,
    UnderstandingQuestion,
)

QUESTIONS = {
    UnderstandingQuestion.WHO: (N_("Who?"), N_("Who is this person, and what is life like for them now?")),
    UnderstandingQuestion.WHY: (N_("Why?"), N_("What do they need help with, and why do they look for it?")),
    UnderstandingQuestion.WHAT: (N_("What?"), N_("What do they hope for, and what do they want to be able to do?")),
    UnderstandingQuestion.HOW: (N_("How?"), N_("How should guidance work, so that they reach what they hope for?")),
}
"""The four questions of customer understanding, each with the words that guide the group."""

_QUOTES = "\"'”“„’‘«»"
_MARKS = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Contact:
    """A service that the persona has to do with; `person`: it is a human being rather than an office."""

    id: str
    name: str
    remark: str
    person: bool


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines under one heading of the sheet: (record id, text)."""

    key: str
    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One of the four questions with its answers: (record id, text)."""

    key: str
    heading: str
    guide: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonaStory:
    """All that the sheet says. `words`: the language of the people's words where it is not the sheet's."""

    persona: Persona
    kicker: str
    name: str
    age: str
    headline: str
    needs: str
    values: str
    contacts: tuple[Contact, ...]
    groups: tuple[LineGroup, ...]
    questions: tuple[Question, ...]
    source: str
    language: str
    words: str
    strokes: tuple[Stroke, ...] = ()

    @property
    def spoken(self) -> str:
        """The language in which the people's words are broken."""
        return self.words or self.language

    @property
    def draft(self) -> bool:
        """A persona is a draft as long as one of the four questions has no answer."""
        return not all(question.answers for question in self.questions)


def tell_persona(records: Mapping[str, Record], persona_id: str, language: str) -> PersonaStory:
    """The story of one persona. KeyError where the records have no such persona."""
    indexed = index(records)
    persona = indexed.find(persona_id, Persona)
    if persona is None:
        raise KeyError(persona_id)
    t = translator(language)
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    words = settings.language.value if settings else language
    questions = _questions(indexed, persona.id, language)
    return PersonaStory(
        persona=persona,
        kicker=t("Persona · fictional person") if persona.fictional else t("Persona"),
        name=t("Unnamed persona") if is_blank(persona.name) else persona.name,
        age=age_words(persona.age, language),
        headline=quoted(persona.headline, words),
        needs=next((text for question in questions[1:2] for _, text in question.answers), ""),
        values=first_value(indexed, persona.id),
        contacts=_contacts(indexed, persona.id),
        groups=(
            *_line_groups(indexed, persona.id, language, words),
            *_note_groups(indexed, persona.id, language, words),
        ),
        questions=questions,
        source=source_words(indexed, persona.group, language),
        language=language,
        words="" if words == language else words,
        strokes=strokes_of(indexed, persona),
    )


def quoted(text: str, language: str) -> str:
    """The words in the language's quotation marks, once; nothing where nothing was said."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] in _QUOTES and bare[-1] in _QUOTES:
        bare = bare[1:-1].strip()
    left, right = _MARKS[language]
    return f"{left}{bare}{right}" if bare else ""


def labelled(word: str) -> str:
    """A word as it stands before what it names: with a colon, unless it ends with a mark of its own."""
    return f"{word}:" if word and word[-1].isalnum() else word


def _questions(indexed: RecordIndex, persona_id: str, language: str) -> tuple[Question, ...]:
    t = translator(language)
    answers = [answer for answer in indexed.children(persona_id, UnderstandingAnswer, "persona") if answer.text.strip()]
    return tuple(
        Question(
            key=key.value,
            heading=t(heading),
            guide=t(guide),
            answers=tuple((answer.id, answer.text) for answer in answers if answer.question is key),
        )
        for key, (heading, guide) in QUESTIONS.items()
    )


def _contacts(indexed: RecordIndex, persona_id: str) -> tuple[Contact, ...]:
    found = []
    for contact in indexed.children(persona_id, ServiceContact, "persona"):
        actor = indexed.find(contact.actor, Actor)
        name = actor.name.strip() if actor else ""
        person = actor is not None and actor.kind in {ActorKind.CLIENT, ActorKind.CLOSE_ONE}
        if name or contact.remark.strip():
            found.append(Contact(contact.id, name or "–", contact.remark, person))
    return tuple(found)


def _line_groups(indexed: RecordIndex, persona_id: str, language: str, words: str) -> list[LineGroup]:
    lines = [line for line in indexed.children(persona_id, PersonaLine, "persona") if line.text.strip()]
    groups = []
    for heading in PersonaLineGroup:
        mine = (line for line in lines if line.heading is heading)
        told = tuple((line.id, quoted(line.text, words) if line.quote else line.text) for line in mine)
        if told:
            groups.append(LineGroup(heading.value, label("PersonaLineGroup", heading.value, language), told))
    return groups


def _note_groups(indexed: RecordIndex, persona_id: str, language: str, words: str) -> list[LineGroup]:
    """Notes on the persona under the word of their kind; the facilitator's own never come to paper."""
    notes = [note for note in indexed.children(persona_id, Note, "target") if note.text.strip() and not note.own]
    groups = []
    for kind in NoteKind:
        told = tuple(
            (note.id, quoted(note.text, words) if kind is NoteKind.QUOTE else note.text)
            for note in notes
            if note.kind is kind
        )
        if told:
            groups.append(LineGroup(f"note-{kind.value}", label("NoteKind", kind.value, language), told))
    return groups


def source_words(indexed: RecordIndex, group_id: str, language: str) -> str:
    """Group, project and funder, date of the group's latest session; what is not known is left out."""
    group = indexed.find(group_id, DeveloperGroup)
    project = indexed.find(group.project, Project) if group else None
    projects = indexed.of_type(Project)
    project = project or (projects[0] if len(projects) == 1 else None)
    dates = [session.date for session in indexed.children(group.id, Session, "group")] if group else []
    latest = max((date for date in dates if date), default=None)
    parts = (
        group.name if group else "",
        project.name if project else "",
        project.fund if project else "",
        written_date(latest, language) if latest else "",
    )
    return " · ".join(part.strip() for part in parts if part.strip())
