"""A board: fields with lines that a group writes, over the records that they are. Knows no window and no keys."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from paku_studio.editor.meeting import meeting_words
from paku_studio.edits import Told, names
from paku_studio.edits.boards import BOARD_RECORDS, move_line, write_line
from paku_studio.edits.boards import field_of as field_of_record
from paku_studio.edits.removal import remove
from paku_studio.locale import label
from paku_studio.models import BoardStatement, FacilitatorNote, ParticipantRole, Record, Session

if TYPE_CHECKING:
    from paku_studio.editor.boards.reading import Said
    from paku_studio.editor.editor import Editor


@dataclass(frozen=True, slots=True)
class BoardField:
    """A field in words. `question`: asked of the group while the field is empty; `guide`: stands by its heading."""

    key: str
    words: str
    icon: str
    question: str
    guide: str = ""


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line as shown. `told`: role and meeting in words; `voice`: the role alone; `plain`: nobody's statement."""

    id: str
    text: str
    quote: bool = False
    unsure: bool = False
    told: str = ""
    voice: str = ""
    done: bool = False
    plain: bool = False


class Board(ABC):
    """What all boards share. A board is always about the persona, value or scope that is open in its editor."""

    step: ClassVar[str] = ""
    own: ClassVar[bool] = False
    """Whether only the facilitator may see it."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor

    # In words

    @property
    @abstractmethod
    def name(self) -> str:
        """What the board is called."""

    @property
    def prompt(self) -> str:
        """What stands in the empty line in which one types."""
        return f"{self.short_prompt}, {self.t('Enter adds the line')}"

    @property
    @abstractmethod
    def short_prompt(self) -> str:
        """The same where there is less room."""

    def t(self, message: str) -> str:
        """A message in the person's language."""
        return self.editor.t(message)

    # Fields and lines

    @abstractmethod
    def every_field(self) -> tuple[BoardField, ...]:
        """All fields that the board can have, in order."""

    def fields(self) -> tuple[BoardField, ...]:
        """The fields that are shown, in order."""
        return self.every_field()

    def field(self, key: str) -> BoardField:
        """One field. KeyError where the board has no such."""
        for one in self.every_field():
            if one.key == key:
                return one
        raise KeyError(key)

    def show_field(self, key: str) -> None:  # noqa: B027 - most boards show all their fields
        """The field is wanted: it is shown from now on, where the board does not show all."""

    @abstractmethod
    def records(self) -> Sequence[Record]:
        """The records of all lines, those of one field in their order."""

    def lines(self, key: str) -> tuple[BoardLine, ...]:
        """The lines of a field, in order."""
        return tuple(self.line(record) for record in self.records() if field_of_record(record) == key)

    def line(self, record: Record) -> BoardLine:
        """A record as a line."""
        text = str(getattr(record, "text", ""))
        if isinstance(record, BoardStatement):
            told, voice = self._told(record)
            return BoardLine(record.id, text, record.quote, record.unsure, told, voice)
        done = isinstance(record, FacilitatorNote) and record.done
        return BoardLine(record.id, text, done=done, plain=True)

    def _told(self, record: BoardStatement) -> tuple[str, str]:
        language = self.editor.language
        voice = label("ParticipantRole", record.role.value, language) if record.role else ""
        session = self.editor.records.get(record.session)
        meeting = meeting_words(session, language) if isinstance(session, Session) else ""
        return " · ".join(part for part in (voice, meeting) if part), voice

    def count(self, key: str) -> int:
        """How many lines a field has."""
        return sum(field_of_record(record) == key for record in self.records())

    def field_of(self, line: str) -> str:
        """The field in which a line stands on this board, as it is open now; or ""."""
        record = self.editor.records.get(line)
        return field_of_record(record) if isinstance(record, BOARD_RECORDS) and self.holds(record) else ""

    @abstractmethod
    def holds(self, record: Record) -> bool:
        """Whether a record is a line of this board."""

    # Changing. Each is one edit; NotPossible, ValueError and KeyError go through.

    @abstractmethod
    def add(
        self, key: str, text: str, *, quote: bool = False, unsure: bool = False, role: ParticipantRole | None = None
    ) -> str:
        """One more line at the end of a field, in the voice that is at hand or that of the role. Gives its id.

        Where there is nothing yet that it could be about, that is made in the same edit.
        """

    def add_all(self, key: str, said: Sequence["Said"]) -> list[str]:
        """Many lines at the end of a field, in one edit. Gives their ids."""
        with self.editor.document.edit(names.ADD_LINES):
            return [self.add(key, one.text, quote=one.quote, unsure=one.unsure, role=one.role) for one in said]

    def move(self, line: str, key: str, *, after: str = "", before: str = "") -> str:
        """Another field or place; where it stands there already nothing changes. Gives the line's id."""
        if self._stands(line, key, after, before):
            return line
        return move_line(self.editor.document, line, key, after=after, before=before)

    def _stands(self, line: str, key: str, after: str, before: str) -> bool:
        here = [one.id for one in self.lines(key)]
        if line not in here or line in (after, before):
            return line in here
        at = here.index(line)
        if after or before:
            return here[at - 1 : at] == [after] if after else here[at + 1 : at + 2] == [before]
        return at == len(here) - 1

    def write(self, line: str, text: str, **marks: Any) -> str:
        """Other words, and marks where they are given; without words the line goes. Gives its id, or ""."""
        return write_line(self.editor.document, line, text, **marks)

    def remove(self, line: str) -> None:
        """Take a line away."""
        remove(self.editor.document, [line])

    def told_by(self, role: ParticipantRole | None) -> Told:
        """Where words come from that are typed now."""
        speaker = self.editor.speaker
        return replace(speaker, role=role) if role else speaker
