"""What the pages of boards share: fields that scroll, several beside each other or one below the other."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from paku_studio.editor.boards import Board
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.controls import Body, scroll
from paku_studio.widgets.desk import Desk

ONE_COLUMN = 720
"""Logical pixels of width below which fields stand below each other."""
GAP = 12


class BoardPage(QWidget):
    """A page of the window that is one board."""

    has_dock = True

    def __init__(self, desk: Desk, step: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        board = desk.editor.boards.board(step)
        if board is None:
            raise KeyError(step)
        self.board: Board = board
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.blocks: list[FieldBlock] = []
        self._rows: list[QHBoxLayout] = []
        self._open_menu: QMenu | None = None
        inner = Body()
        self.column = QVBoxLayout(inner)
        px = desk.look.px
        self.column.setContentsMargins(px(24), px(14), px(24), px(14))
        self.column.setSpacing(px(GAP))
        self.area: QScrollArea = scroll(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def add_row(self, blocks: Sequence[FieldBlock], stretch: int = 0) -> None:
        """Fields beside each other, where there is room; `stretch`: their share of what room is left below."""
        row = QHBoxLayout()
        row.setSpacing(self.desk.look.px(GAP))
        for block in blocks:
            row.addWidget(block, 1)
            self.blocks.append(block)
        self._rows.append(row)
        self.column.addLayout(row, stretch)

    def resizeEvent(self, event: Any) -> None:
        """Beside each other or below each other."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.look.px(ONE_COLUMN)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            if row.direction() != way:
                row.setDirection(way)
        margin = self.desk.look.px(12 if narrow else 24)
        kept = self.column.contentsMargins()
        if kept.left() != margin:
            self.column.setContentsMargins(margin, kept.top(), margin, kept.bottom())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keys go to the selected line, else to the field in which one writes."""
        place = self.desk.editor.place
        key = self.board.field_of(place) or self.desk.editor.boards.capture_of(self.board.step).field
        block = next((one for one in self.blocks if one.key == key), self.blocks[0])
        (block.rows.get(place) or block.first_row()).setFocus(reason)

    def edit_selected(self) -> None:
        """Write in the selected line where it stands."""
        for block in self.blocks:
            if self.desk.editor.place in block.rows:
                block.rows[self.desk.editor.place].edit()

    # What the window asks

    def title(self) -> str:
        """What stands in the top bar."""
        return self.board.name

    def note(self) -> str:
        """What stands small beside the saving state."""
        return ""

    def menu(self) -> QMenu | None:
        """What the title opens."""
        return None
