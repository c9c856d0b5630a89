"""The boards on which a group writes: persona, understanding, value; and the facilitator's notes. Knows no window."""

from paku_studio.editor.boards.board import Board, BoardField, BoardLine
from paku_studio.editor.boards.boards import Boards
from paku_studio.editor.boards.capture import BoardCapture
from paku_studio.editor.boards.own_notes import OwnNotesBoard
from paku_studio.editor.boards.persona import PersonaBoard
from paku_studio.editor.boards.understanding import UnderstandingBoard
from paku_studio.editor.boards.value import ValueBoard

__all__ = [
    "Board",
    "BoardCapture",
    "BoardField",
    "BoardLine",
    "Boards",
    "OwnNotesBoard",
    "PersonaBoard",
    "UnderstandingBoard",
    "ValueBoard",
]
