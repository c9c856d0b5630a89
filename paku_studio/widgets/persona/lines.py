"""The persona's lines in groups, each group a field of the board. Knows the board, not what stands beside it."""

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from paku_studio.editor.boards import BoardField
from paku_studio.editor.editor import Change
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.style import beside
from paku_studio.widgets.controls import button, column, hairline, row
from paku_studio.widgets.desk import Desk


class PersonaLines(QWidget):
    """A block for each heading that is shown, with a thin line between; another heading by a button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.board = desk.editor.boards.capture_of("persona").board
        self.blocks: dict[str, FieldBlock] = {}
        self._lines: dict[str, QWidget] = {}
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.more = button(desk, desk.t("Another heading"), "plus", "link")
        self.more.clicked.connect(self._offer)
        self.setLayout(column(self._box, row(self.more, None), spacing=desk.look.px(8)))
        desk.listen(self, self._follow)
        self.refresh()

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "persona", "board", "line", "language"}:
            self.refresh()

    def refresh(self) -> None:
        """Blocks for the headings that are shown now; those that stand stay."""
        fields = self.board.fields()
        wanted = [field.key for field in fields]
        for key in [key for key in self.blocks if key not in wanted]:
            self._take_away(key)
        for place, key in enumerate(wanted):
            if key not in self.blocks:
                self._put(key, place)
        self.more.setVisible(bool(self._further()))

    def _put(self, key: str, place: int) -> None:
        block = self.blocks[key] = FieldBlock(self._desk, self.board, key, beside(self._desk.look))
        line = self._lines[key] = hairline(self._desk)
        self._box.insertWidget(2 * place, line)
        self._box.insertWidget(2 * place + 1, block)

    def _take_away(self, key: str) -> None:
        for part in (self.blocks.pop(key), self._lines.pop(key)):
            self._box.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _further(self) -> list[BoardField]:
        return [field for field in self.board.every_field() if field.key not in self.blocks]

    def _offer(self) -> None:
        """The headings that are not shown yet."""
        self._menu = QMenu(self)
        for field in self._further():
            entry = self._menu.addAction(field.words.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, key=field.key: self.show_heading(key))
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def show_heading(self, key: str) -> None:
        """Show a heading that is not usual; the next line lands there."""
        self.board.show_field(key)
        self.refresh()
        self.blocks[key].aim()
