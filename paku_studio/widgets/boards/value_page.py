"""The page of customer value: the goal, three fields side by side, and how. Several values, one at a time."""

from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.actions.boards import value_choices
from paku_studio.editor.boards import ValueBoard
from paku_studio.models import ValueFacet
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.line_menu import title_menu
from paku_studio.widgets.boards.page import BoardPage
from paku_studio.widgets.boards.style import band, card
from paku_studio.widgets.desk import Desk

FIELDS = (ValueFacet.FUNCTIONAL, ValueFacet.SOCIAL, ValueFacet.FEELINGS_MOTIVATION_VALUES)
COLUMNS_OF_HOW = 3
ACTIONS = ("value.add", "value.rename", "value.whose", "value.remove")


class ValuePage(BoardPage):
    """One customer value as a board."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "value", parent)
        look = desk.look
        self.setAccessibleName(desk.t("Customer value"))
        self.add_row([FieldBlock(desk, self.board, ValueFacet.GOAL.value, band(look))])
        self.add_row([FieldBlock(desk, self.board, key.value, card(look, tint)) for tint, key in enumerate(FIELDS)])
        self.add_row([FieldBlock(desk, self.board, ValueFacet.HOW.value, card(look, columns=COLUMNS_OF_HOW))])
        self.column.addStretch(1)

    def note(self) -> str:
        """Whom the value is for."""
        return self.board.whose if isinstance(self.board, ValueBoard) else ""

    def menu(self) -> QMenu:
        """Other values, a new one, its name, whom it is for."""
        editor = self.desk.editor
        self._open_menu = title_menu(self.desk, self, "value.open", value_choices(editor), editor.value, ACTIONS)
        return self._open_menu
