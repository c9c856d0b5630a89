"""The page of customer understanding: four questions as a board, for a persona or the whole group."""

from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.actions.boards import scopes
from paku_studio.editor.editor import Change
from paku_studio.models import UnderstandingQuestion
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.line_menu import title_menu
from paku_studio.widgets.boards.page import BoardPage
from paku_studio.widgets.boards.scope_switch import ScopeSwitch
from paku_studio.widgets.boards.style import card
from paku_studio.widgets.desk import Desk


class UnderstandingPage(BoardPage):
    """The four questions."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "understanding", parent)
        self.setAccessibleName(desk.t("Customer understanding"))
        self.switch = ScopeSwitch(desk)
        self.column.addWidget(self.switch)
        questions = list(UnderstandingQuestion)
        for first in (0, 2):
            pair = questions[first : first + 2]
            blocks = [
                FieldBlock(desk, self.board, key.value, card(desk.look, first + at)) for at, key in enumerate(pair)
            ]
            self.add_row(blocks, stretch=1)
        desk.listen(self, self._follow)

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "scope", "persona"}:
            self.switch.refresh()

    def title(self) -> str:
        """What stands in the top bar."""
        return self.desk.t("Customer understanding")

    def note(self) -> str:
        """Whose answers they are."""
        return self.board.name

    def menu(self) -> QMenu:
        """Whose answers are shown."""
        editor = self.desk.editor
        self._open_menu = title_menu(self.desk, self, "understanding.whose", scopes(editor), editor.scope, ())
        return self._open_menu

    def resizeEvent(self, event: Any) -> None:
        """The switch has what room there is."""
        super().resizeEvent(event)
        self.switch.fit(self.width() - 2 * self.column.contentsMargins().left())
