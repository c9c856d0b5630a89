"""The board of a persona: lines under headings, services with a remark. Knows no window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from paku_studio.editor.boards.board import Board, BoardField, BoardLine
from paku_studio.editor.boards.reading import Said
from paku_studio.edits import add_persona, add_persona_line, add_service_contact, names
from paku_studio.edits.boards import add_lines, field_of, read_contact, written_contact
from paku_studio.locale import N_, label
from paku_studio.models import ParticipantRole, Persona, PersonaLine, PersonaLineGroup, Record, ServiceContact

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

ALWAYS = (
    PersonaLineGroup.SITUATION,
    PersonaLineGroup.MOTIVATION,
    PersonaLineGroup.HEALTH,
    PersonaLineGroup.NETWORK,
    PersonaLineGroup.SERVICES,
    PersonaLineGroup.STRENGTHS,
)
"""Headings that are always shown, in order; the others stand before the strengths where they are used."""
_RARER = tuple(heading for heading in PersonaLineGroup if heading not in ALWAYS)
ORDER = (*ALWAYS[:-1], *_RARER[:-1], ALWAYS[-1], _RARER[-1])

HEADINGS = {
    PersonaLineGroup.SITUATION: ("map-pin", N_("What is life like now: where, and with whom?")),
    PersonaLineGroup.MOTIVATION: ("compass", N_("What do they want, and what holds them back?")),
    PersonaLineGroup.HEALTH: ("heart-pulse", N_("How are they, in body and mind?")),
    PersonaLineGroup.NETWORK: ("users", N_("Who is close, and who has gone?")),
    PersonaLineGroup.SERVICES: ("building-2", N_("Which services do they have? A remark goes in brackets.")),
    PersonaLineGroup.EVERYDAY: ("sun", N_("What is an ordinary day like?")),
    PersonaLineGroup.MONEY: ("wallet", N_("What do they live on, and is it enough?")),
    PersonaLineGroup.HOUSING: ("house", N_("What is home like?")),
    PersonaLineGroup.SKILLS: ("graduation-cap", N_("What are they good at?")),
    PersonaLineGroup.STRENGTHS: ("sprout", N_("What carries? Ask the group where they find strength.")),
    PersonaLineGroup.DIGITAL_SKILLS: ("smartphone", N_("How do they get on with phone and computer?")),
    PersonaLineGroup.OTHER: ("circle-dot", N_("What else belongs to the picture?")),
}
SERVICES = PersonaLineGroup.SERVICES.value


class PersonaBoard(Board):
    """Lines about the open persona; the first one makes a persona where there is none."""

    step = "persona"

    def __init__(self, editor: "Editor") -> None:
        super().__init__(editor)
        self._wanted: set[str] = set()

    @property
    def name(self) -> str:
        """The persona's name."""
        persona = self.editor.records.get(self.editor.persona)
        named = persona.name.strip() if isinstance(persona, Persona) else ""
        return named or self.t("Persona")

    @property
    def short_prompt(self) -> str:
        """What stands in the empty line."""
        return self.t("Write about the persona")

    def every_field(self) -> tuple[BoardField, ...]:
        """All headings."""
        language = self.editor.language
        return tuple(
            BoardField(
                key.value, label("PersonaLineGroup", key.value, language), HEADINGS[key][0], self.t(HEADINGS[key][1])
            )
            for key in ORDER
        )

    def fields(self) -> tuple[BoardField, ...]:
        """The usual headings, those that have lines, and those that somebody chose."""
        used = {field_of(record) for record in self.records()} | self._wanted | set(ALWAYS)
        return tuple(field for field in self.every_field() if field.key in used)

    def show_field(self, key: str) -> None:
        """Show a heading that is not usual."""
        self._wanted.add(self.field(key).key)

    def records(self) -> Sequence[Record]:
        """Services first, then statements."""
        document, persona = self.editor.document, self.editor.persona
        if not persona:
            return ()
        return (
            *document.children(persona, ServiceContact, "persona"),
            *document.children(persona, PersonaLine, "persona"),
        )

    def line(self, record: Record) -> BoardLine:
        """A service is its name and remark."""
        if isinstance(record, ServiceContact):
            return BoardLine(record.id, written_contact(self.editor.document, record), plain=True)
        return super().line(record)

    def holds(self, record: Record) -> bool:
        """Lines and services of the open persona."""
        return isinstance(record, PersonaLine | ServiceContact) and record.persona == self.editor.persona

    def add(
        self, key: str, text: str, *, quote: bool = False, unsure: bool = False, role: ParticipantRole | None = None
    ) -> str:
        """A line under a heading; under services a service, unless it is marked as somebody's words."""
        document, heading = self.editor.document, PersonaLineGroup(key)
        service = heading is PersonaLineGroup.SERVICES and not (quote or unsure or role)
        with document.edit(names.ADD_SERVICE_CONTACT if service else names.ADD_PERSONA_LINE):
            persona = self._persona()
            if service:
                return add_service_contact(document, persona, *read_contact(text))
            told = self.told_by(role)
            return add_persona_line(document, persona, text, heading, told=told, quote=quote, unsure=unsure)

    def add_all(self, key: str, said: Sequence[Said]) -> list[str]:
        """Many lines in one edit."""
        if key == SERVICES:
            return super().add_all(key, said)
        fields = [{**one.fields(), **self.told_by(one.role).fields()} for one in said]
        with self.editor.document.edit(names.ADD_LINES):
            owner = {"persona": self._persona(), "heading": PersonaLineGroup(key)}
            return add_lines(self.editor.document, PersonaLine, owner, fields)

    def _persona(self) -> str:
        """The open persona; within an edit a new one where there is none. It is opened by the commit."""
        if self.editor.persona in self.editor.records:
            return self.editor.persona
        return add_persona(self.editor.document)
