"""The facilitator's own notes and the parking place: beside everything else, and for nobody else's eyes."""

from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.parts import Section


class OwnNotes(Section):
    """Two fields of one board; what is typed in the line below the page lands in one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "eye-off", desk.t("Only for you"))
        board = desk.editor.boards.capture_of("group").board
        self.explained = label(desk, desk.t("Never on the projector, never exported."), "soft", wrap=True)
        self.fields = tuple(FieldBlock(desk, board, field.key) for field in board.every_field())
        self.add(self.explained, *self.fields)
