"""The facilitator's own notes and the parking place: never shown, never exported. Knows no window."""

from collections.abc import Sequence

from paku_studio.editor.boards.board import Board, BoardField
from paku_studio.editor.boards.reading import Said
from paku_studio.edits import names
from paku_studio.edits.boards import OWN, PARKED, add_lines, add_own_note
from paku_studio.locale import N_
from paku_studio.models import FacilitatorNote, ParticipantRole, Record

FIELDS = {
    OWN: ("pencil", N_("Own notes"), N_("What do you want to remember? Only you see this.")),
    PARKED: ("circle-parking", N_("Parking place"), N_("What must not be forgotten, but has no place here now?")),
}


class OwnNotesBoard(Board):
    """Notes that only the facilitator sees, and what waits for its time."""

    step = "group"
    own = True

    @property
    def name(self) -> str:
        """What the board is called."""
        return self.t("Own notes")

    @property
    def short_prompt(self) -> str:
        """What stands in the empty line."""
        return self.t("Write a note to yourself")

    def every_field(self) -> tuple[BoardField, ...]:
        """Notes and the parking place."""
        return tuple(
            BoardField(key, self.t(words), icon, self.t(question)) for key, (icon, words, question) in FIELDS.items()
        )

    def records(self) -> Sequence[Record]:
        """All of them, of whatever meeting."""
        return sorted(self.editor.document.of_type(FacilitatorNote), key=lambda note: (note.order, note.id))

    def holds(self, record: Record) -> bool:
        """Every note of the facilitator."""
        return isinstance(record, FacilitatorNote)

    def add(
        self, key: str, text: str, *, quote: bool = False, unsure: bool = False, role: ParticipantRole | None = None
    ) -> str:
        """One more note; whose words it has is not kept."""
        del quote, unsure, role
        self.field(key)
        return add_own_note(self.editor.document, text, session=self.editor.session, parked=key == PARKED)

    def add_all(self, key: str, said: Sequence[Said]) -> list[str]:
        """Many notes in one edit."""
        owner = {"session": self.editor.session, "parked": self.field(key).key == PARKED}
        with self.editor.document.edit(names.ADD_LINES):
            return add_lines(self.editor.document, FacilitatorNote, owner, [{"text": one.text} for one in said])
