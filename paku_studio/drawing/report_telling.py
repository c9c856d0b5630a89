"""What every part of a report is told with: the records, what of them belongs to it, whose words they are.

Knows no measure. The facilitator's own notes do not come through here.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from paku_studio.drawing.persona_story import labelled, quoted
from paku_studio.drawing.report_counts import Attendance, attendance, voice_words
from paku_studio.drawing.report_parts import Listing, Paragraph, Words
from paku_studio.drawing.road_words import shown_notes
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, translator
from paku_studio.models import BoardStatement, DeveloperGroup, Note, NoteKind, Session, Statement


@dataclass(frozen=True)
class Telling:
    """`scope`: a meeting's id, or "" for the whole work; `words`: the people's language where it is another."""

    indexed: RecordIndex
    scope: str
    language: str
    words: str

    @property
    def spoken(self) -> str:
        """The language of the people's words."""
        return self.words or self.language

    def own(self, message: str) -> str:
        """The report's own words in its language, where the message is marked elsewhere."""
        return translator(self.language)(message)

    @cached_property
    def meetings(self) -> tuple[Session, ...]:
        """The meetings that the report tells of, group by group as they were held."""
        if self.scope:
            session = self.indexed.find(self.scope, Session)
            return (session,) if session else ()
        return tuple(sorted(self.indexed.of_type(Session), key=self._when))

    def _when(self, session: Session) -> tuple[str, str, datetime.date, int, str]:
        group = self.indexed.find(session.group, DeveloperGroup)
        date = session.date or datetime.date.max
        return group.name if group else "", session.group, date, session.number, session.id

    @cached_property
    def attended(self) -> Sequence[Attendance]:
        """How many were at these meetings."""
        return tuple(attendance(self.indexed, session) for session in self.meetings)

    def tells(self, statement: Statement, home: str = "") -> bool:
        """Whether a statement belongs to the report. `home`: the meeting of what it stands on, if it names none."""
        return not self.scope or (statement.session or home) == self.scope

    def told(self, statements: Iterable[Statement], home: str = "") -> bool:
        """Whether any of them does."""
        return any(self.tells(statement, home) for statement in statements)

    # words

    def people(self, text: str, lead: str = "", tail: str = "") -> Words:
        """Somebody's words; `lead` and `tail` are the report's own."""
        return Words(text, labelled(lead), tail, self.words)

    def voice(self, statement: Statement) -> str:
        """Among whom it was said, as far as that can be told."""
        said = voice_words(statement.role, statement.session, self.attended, self.language)
        return f"– {said}" if said else ""

    def note(self, note: Note, lead: str = "") -> Words:
        """A note under the word of its kind."""
        text = quoted(note.text, self.spoken) if note.kind is NoteKind.QUOTE else note.text
        word = lead or label("NoteKind", note.kind.value, self.language)
        return replace(self.people(text, word, self.voice(note)), sign=note.kind.value)

    def notes(self, target: str, home: str = "") -> tuple[Note, ...]:
        """What was said of a record, in the order in which it was written; own and empty notes left out."""
        found = shown_notes(self.indexed, target)
        return tuple(note for note in found if self.tells(note, home) and not is_blank(note.text))

    def statement(self, said: BoardStatement, text: str, lead: str = "") -> Words:
        """What stands on a board; what is unsure is said to be so."""
        unsure = translator(self.language)("(unsure: still to be checked)") if said.unsure else ""
        tail = " ".join(filter(None, (unsure, self.voice(said))))
        return self.people(quoted(text, self.spoken) if said.quote else text, lead, tail)

    def soft(self, message: str) -> Paragraph:
        """A remark of the report's own."""
        return Paragraph(Words(message), "soft")


def listing(items: Iterable[Words]) -> Iterator[Listing]:
    """A list where there is anything to list."""
    found = tuple(items)
    if found:
        yield Listing(found)
