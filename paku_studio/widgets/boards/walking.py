"""Keys on the lines of a board: from line to line, from field to field, and what they do. Knows blocks and rows."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from paku_studio.widgets.boards.field_block import FieldBlock
    from paku_studio.widgets.boards.line_row import LineRow

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


@cache
def acts() -> Mapping[str, str]:
    """Keys of the table of actions that work on a line: key -> action."""
    from paku_studio.editor.actions import ACTIONS
    from paku_studio.editor.actions.table import BOARD

    return {
        QKeySequence(keys).toString(): action.id for action in ACTIONS if BOARD in action.on for keys in action.keys
    }


def takes(event: QKeyEvent) -> bool:
    """Whether a key is a line's own, whatever the window would do with it."""
    plain = event.modifiers() in PLAIN
    if plain and event.key() in (*_OPENS, Qt.Key.Key_Delete, Qt.Key.Key_Escape):
        return True
    return QKeySequence(event.keyCombination()).toString() in acts()


def key(block: "FieldBlock", row: "LineRow", event: QKeyEvent) -> bool:
    """What a key does on a row; whether it does anything."""
    if event.modifiers() in PLAIN and _plain(block, row, event.key()):
        return True
    action = acts().get(QKeySequence(event.keyCombination()).toString())
    if action is not None:
        if not row.question:
            block.act(action)
        return True
    return _type(block, row, event)


def _plain(block: "FieldBlock", row: "LineRow", pressed: int) -> bool:
    if pressed in _STEPS:
        _go(_step(block, row, _STEPS[Qt.Key(pressed)]))
    elif pressed in _ASIDE:
        _go(_aside(block, row, _ASIDE[Qt.Key(pressed)]))
    elif pressed in (Qt.Key.Key_Home, Qt.Key.Key_End):
        _go(block.in_order[0 if pressed == Qt.Key.Key_Home else -1])
    elif pressed in _OPENS:
        block.open(row)
    elif pressed == Qt.Key.Key_Escape:
        block.desk.focus("dock")
    elif pressed == Qt.Key.Key_Delete:
        if not row.question:
            block.remove(row)
    elif pressed == Qt.Key.Key_Space and row.box and not row.question:
        block.act("board.done")
    else:
        return False
    return True


def _go(row: "LineRow | None") -> None:
    if row is not None:
        row.setFocus(Qt.FocusReason.OtherFocusReason)


def _step(block: "FieldBlock", row: "LineRow", step: int) -> "LineRow | None":
    """The next row, on into the next field."""
    every = [one for peer in block.peers for one in peer.in_order]
    at = every.index(row) + step
    return every[at] if 0 <= at < len(every) else None


def _aside(block: "FieldBlock", row: "LineRow", step: int) -> "LineRow | None":
    """The row that lies nearest to the left or to the right, else the first of the next field."""
    here = _middle(row)
    best: tuple[tuple[int, int], Any] | None = None
    for other in (one for peer in block.peers for one in peer.in_order):
        there = _middle(other)
        if (there.x() - here.x()) * step > row.width() // 2:
            across, along = abs(there.x() - here.x()), abs(there.y() - here.y())
            far = (across + 3 * max(along - row.height(), 0), along)
            if best is None or far < best[0]:
                best = (far, other)
    if best is not None:
        return best[1]
    peers = block.peers
    at = peers.index(block) + step
    return peers[at].in_order[0] if 0 <= at < len(peers) else None


def _middle(row: "LineRow") -> QPoint:
    return row.mapToGlobal(row.rect().center())


def _type(block: "FieldBlock", row: "LineRow", event: QKeyEvent) -> bool:
    """A letter begins a line in the one place to type."""
    text = event.text()
    if not text or not text.isprintable() or text.isspace():
        return False
    block.desk.focus("dock")
    line = row.window().focusWidget()
    if line is None or line is row:
        return False
    QApplication.sendEvent(line, QKeyEvent(event.type(), event.key(), event.modifiers(), text))
    return True
