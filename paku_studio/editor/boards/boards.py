"""The boards of one editor and the line of each, made when first asked for. Knows no window."""

from typing import TYPE_CHECKING

from paku_studio.editor.boards.board import Board
from paku_studio.editor.boards.capture import BoardCapture
from paku_studio.editor.boards.own_notes import OwnNotesBoard
from paku_studio.editor.boards.persona import PersonaBoard
from paku_studio.editor.boards.understanding import UnderstandingBoard
from paku_studio.editor.boards.value import ValueBoard

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor

KINDS: dict[str, type[Board]] = {
    kind.step: kind for kind in (OwnNotesBoard, PersonaBoard, UnderstandingBoard, ValueBoard)
}
"""The kind of board of each step that has one."""


class Boards:
    """All boards; what is typed on one stays there while another is looked at."""

    def __init__(self, editor: "Editor") -> None:
        self.editor = editor
        self._captures: dict[str, BoardCapture] = {}
        self._last = OwnNotesBoard.step

    def board(self, step: str) -> Board | None:
        """The board of a step; None where it has none."""
        return self.capture_of(step).board if step in KINDS else None

    @property
    def current(self) -> Board | None:
        """The board of the step that is open."""
        return self.board(self.editor.step)

    @property
    def capture(self) -> BoardCapture:
        """The line of the board that is open; on a step without one, that of the last board."""
        if self.editor.step in KINDS:
            self._last = self.editor.step
        return self.capture_of(self._last)

    def board_of(self, line: str) -> Board | None:
        """The board on which a line stands now, whatever step is open; None where it is not to be seen on any."""
        return next((self.capture_of(step).board for step in KINDS if self.capture_of(step).board.field_of(line)), None)

    def capture_of(self, step: str) -> BoardCapture:
        """The line of a step's board. KeyError where it has none."""
        if step not in self._captures:
            self._captures[step] = BoardCapture(KINDS[step](self.editor))
        return self._captures[step]
