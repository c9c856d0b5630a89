"""What the group has said, to be picked into the lines of a huoneentaulu, and what a line came from. Knows no window.

The facilitator's own notes are never among it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paku_studio.drawing.road_marks import note_icon
from paku_studio.editor.meeting import meeting_words
from paku_studio.edits.posters import words_of_statement
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    DeveloperGroup,
    Note,
    Persona,
    PersonaLine,
    PosterLine,
    PosterSource,
    Record,
    ServiceMoment,
    Session,
    Statement,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)
from paku_studio.store import Document

_AROUND = ("group", "session", "role", "kind", "persona", "heading", "question", "facet")
"""The fields of statements that decide what stands round them."""
KINDS: tuple[type[Record], ...] = (ValueItem, UnderstandingAnswer, Note, PersonaLine, Touchpoint, ServiceMoment)
"""What can be picked, in the order in which it is offered: what says most of what is wished for comes first."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. `kind`: what it is; `aside`: group, meeting and role in words; `used`: a line came from it."""

    id: str
    words: str
    kind: str
    aside: str
    icon: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """A statement that a line came from; `source` is the record that remembers it."""

    source: str
    said: Said


def statements(document: Document, poster: str, language: str) -> tuple[Said, ...]:
    """All that can be picked into a poster, kind by kind."""
    return found(document, poster, language, "")[0]


def found(
    document: Document, poster: str, language: str, typed: str, most: int | None = None
) -> tuple[tuple[Said, ...], int]:
    """What can be picked into a poster and has each of the typed words, the first `most` of it; and how much there is.

    Only what is shown is put into words: a work of years has ten thousand statements, and one looks at a few.
    """
    words, around = typed.casefold().split(), _Around(document, language)
    fitting = [record for record in _offered(document) if _has(record, words, around)]
    used = {
        source.statement
        for line in document.children(poster, PosterLine, "poster")
        for source in document.children(line.id, PosterSource, "line")
    }
    shown = fitting[:most]
    return tuple(said_of(document, record, language, record.id in used) for record in shown), len(fitting)


def _offered(document: Document) -> Iterator[Record]:
    for kind in KINDS:
        for record in document.of_type(kind):
            judged = not isinstance(record, Touchpoint) or record.meaningful or record.critical
            if judged and words_of_statement(record).strip():
                yield record


def _has(record: Record, words: Sequence[str], around: "_Around") -> bool:
    """Whether each of the words stands in what was said or in what stands round it."""
    if not words:
        return True
    own = words_of_statement(record).casefold()
    missing = [word for word in words if word not in own]
    return not missing or all(word in around.words(record) for word in missing)


class _Around:
    """What stands round statements, folded for a search: told once for all that have it alike."""

    def __init__(self, document: Document, language: str) -> None:
        self._document, self._language = document, language
        self._known: dict[tuple[object, ...], str] = {}

    def words(self, record: Record) -> str:
        """What a statement is; its group, meeting and role."""
        told = tuple(getattr(record, name, None) for name in _AROUND)
        key = (record.TYPE, *told)
        if key not in self._known:
            kind, _ = _kind(self._document, record, self._language)
            self._known[key] = " ".join((kind, *_aside(self._document, record, self._language))).casefold()
        return self._known[key]


def came_from(document: Document, line: str, language: str) -> tuple[Came, ...]:
    """What a line came from, in order."""
    found = document.children(line, PosterSource, "line")
    return tuple(
        Came(source.id, said_of(document, document.records[source.statement], language, True))
        for source in found
        if source.statement in document.records
    )


def said_of(document: Document, record: Record, language: str, used: bool = False) -> Said:
    """A statement in words."""
    kind, icon = _kind(document, record, language)
    aside = " · ".join(_aside(document, record, language))
    return Said(record.id, words_of_statement(record).strip(), kind, aside, icon, used)


def _aside(document: Document, record: Record, language: str) -> Iterator[str]:
    if not isinstance(record, Statement):
        return
    group, session = document.records.get(record.group), document.records.get(record.session)
    if isinstance(session, Session) and not isinstance(group, DeveloperGroup):
        group = document.records.get(session.group)
    if isinstance(group, DeveloperGroup) and group.name.strip():
        yield group.name.strip()
    if isinstance(session, Session):
        yield meeting_words(session, language)
    if record.role is not None:
        yield label("ParticipantRole", record.role.value, language)


def _kind(document: Document, record: Record, language: str) -> tuple[str, str]:
    """What a statement is, and its sign."""
    if isinstance(record, Note):
        return label("NoteKind", record.kind.value, language), note_icon(record.kind)
    if isinstance(record, Touchpoint):
        return label("TouchpointKind", record.kind.value, language), "circle-dot"
    if isinstance(record, PersonaLine):
        persona = document.records.get(record.persona)
        name = persona.name.strip() if isinstance(persona, Persona) else ""
        heading = label("PersonaLineGroup", record.heading.value, language)
        return ": ".join(filter(None, (name, heading))), "user"
    if isinstance(record, UnderstandingAnswer):
        return label("UnderstandingQuestion", record.question.value, language), "lightbulb"
    if isinstance(record, ValueItem):
        return label("ValueFacet", record.facet.value, language), "gem"
    return translator(language)(N_("Service moment")), "waypoints"
