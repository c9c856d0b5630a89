"""The board of customer understanding: the four questions, for a persona or the whole group. Knows no window."""

from collections.abc import Sequence

from paku_studio.drawing.persona_story import QUESTIONS
from paku_studio.editor.boards.board import Board, BoardField
from paku_studio.editor.boards.reading import Said
from paku_studio.edits import answer_question, names
from paku_studio.edits.boards import add_lines, answers_of
from paku_studio.locale import N_
from paku_studio.models import ParticipantRole, Persona, Record, UnderstandingAnswer, UnderstandingQuestion

ICONS = {
    UnderstandingQuestion.WHO: ("user", N_("How would they tell of themselves?")),
    UnderstandingQuestion.WHY: ("search", N_("What made them look for help just now?")),
    UnderstandingQuestion.WHAT: ("target", N_("What would be different if all went well?")),
    UnderstandingQuestion.HOW: ("signpost", N_("What has helped, and what should nobody do?")),
}


class UnderstandingBoard(Board):
    """Answers to the four questions, of the persona that is chosen or of the whole group."""

    step = "understanding"

    @property
    def name(self) -> str:
        """Whose answers they are."""
        persona = self.editor.records.get(self.editor.scope)
        if not isinstance(persona, Persona):
            return self.t("The whole group")
        return persona.name.strip() or self.t("Unnamed persona")

    @property
    def short_prompt(self) -> str:
        """What stands in the empty line."""
        return self.t("Write an answer")

    def every_field(self) -> tuple[BoardField, ...]:
        """The four questions with the words that guide the group."""
        return tuple(
            BoardField(key.value, self.t(heading), ICONS[key][0], self.t(ICONS[key][1]), self.t(guide))
            for key, (heading, guide) in QUESTIONS.items()
        )

    def records(self) -> Sequence[Record]:
        """The answers."""
        return answers_of(self.editor.document, self.editor.scope)

    def holds(self, record: Record) -> bool:
        """Answers for the one that is chosen."""
        return isinstance(record, UnderstandingAnswer) and record.persona == self.editor.scope

    def add(
        self, key: str, text: str, *, quote: bool = False, unsure: bool = False, role: ParticipantRole | None = None
    ) -> str:
        """One more answer."""
        question, told = UnderstandingQuestion(key), self.told_by(role)
        persona = self.editor.scope
        return answer_question(
            self.editor.document, question, text, persona=persona, told=told, quote=quote, unsure=unsure
        )

    def add_all(self, key: str, said: Sequence[Said]) -> list[str]:
        """Many answers in one edit."""
        owner = {"persona": self.editor.scope, "question": UnderstandingQuestion(key)}
        fields = [{**one.fields(), **self.told_by(one.role).fields()} for one in said]
        with self.editor.document.edit(names.ADD_LINES):
            return add_lines(self.editor.document, UnderstandingAnswer, owner, fields)
