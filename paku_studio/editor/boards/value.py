"""The board of customer value: the goal and its four fields. Knows no window."""

from collections.abc import Mapping, Sequence

from paku_studio.editor.boards.board import Board, BoardField
from paku_studio.editor.boards.reading import Said
from paku_studio.edits import add_value, add_value_item, names
from paku_studio.edits.boards import add_lines
from paku_studio.locale import N_, label
from paku_studio.models import CustomerValue, DeveloperGroup, ParticipantRole, Persona, Record, ValueFacet, ValueItem

FACETS = {
    ValueFacet.GOAL: ("flag", N_("What should become better in life?"), ""),
    ValueFacet.FUNCTIONAL: ("hammer", N_("What do they want to get done, or be able to do?"), ""),
    ValueFacet.SOCIAL: ("users", N_("What do they hope for from other people?"), ""),
    ValueFacet.FEELINGS_MOTIVATION_VALUES: ("heart", N_("What do they want to feel, and what matters to them?"), ""),
    ValueFacet.HOW: (
        "footprints",
        N_("What must be done in another way, so that the goal is reached?"),
        N_("how we must work, so that the goal is reached"),
    ),
}


def whose(records: Mapping[str, Record], value: CustomerValue, language: str) -> str:
    """Whom a customer value is for: a persona, a group, a package; "" where that was not told."""
    persona, group = records.get(value.persona), records.get(value.group)
    found = [persona.name.strip()] if isinstance(persona, Persona) else []
    found += [group.name.strip()] if isinstance(group, DeveloperGroup) else []
    found += [label("ActionPackage", value.package.value, language)] if value.package else []
    return " · ".join(part for part in found if part)


class ValueBoard(Board):
    """Statements of the open customer value; the first one makes a value where there is none."""

    step = "value"

    @property
    def name(self) -> str:
        """The title of the value."""
        value = self.editor.records.get(self.editor.value)
        return (value.title.strip() if isinstance(value, CustomerValue) else "") or self.t("Customer value")

    @property
    def whose(self) -> str:
        """Whom the value is for, in words; "" where that was not told."""
        value = self.editor.records.get(self.editor.value)
        return whose(self.editor.records, value, self.editor.language) if isinstance(value, CustomerValue) else ""

    @property
    def short_prompt(self) -> str:
        """What stands in the empty line."""
        return self.t("Write what matters")

    def every_field(self) -> tuple[BoardField, ...]:
        """The goal, three fields side by side, and how."""
        language = self.editor.language
        return tuple(
            BoardField(
                key.value,
                label("ValueFacet", key.value, language),
                icon,
                self.t(question),
                self.t(guide) if guide else "",
            )
            for key, (icon, question, guide) in FACETS.items()
        )

    def records(self) -> Sequence[Record]:
        """The statements."""
        value = self.editor.value
        return self.editor.document.children(value, ValueItem, "value") if value else ()

    def holds(self, record: Record) -> bool:
        """Statements of the open value."""
        return isinstance(record, ValueItem) and record.value == self.editor.value

    def add(
        self, key: str, text: str, *, quote: bool = False, unsure: bool = False, role: ParticipantRole | None = None
    ) -> str:
        """One more statement."""
        document, facet, told = self.editor.document, ValueFacet(key), self.told_by(role)
        with document.edit(names.ADD_VALUE_ITEM):
            return add_value_item(document, self._value(), facet, text, told=told, quote=quote, unsure=unsure)

    def add_all(self, key: str, said: Sequence[Said]) -> list[str]:
        """Many statements in one edit."""
        fields = [{**one.fields(), **self.told_by(one.role).fields()} for one in said]
        with self.editor.document.edit(names.ADD_LINES):
            owner = {"value": self._value(), "facet": ValueFacet(key)}
            return add_lines(self.editor.document, ValueItem, owner, fields)

    def _value(self) -> str:
        """The open value; within an edit a new one where there is none. It is opened by the commit."""
        if self.editor.value in self.editor.records:
            return self.editor.value
        return add_value(self.editor.document, group=self.editor.speaker.group)
