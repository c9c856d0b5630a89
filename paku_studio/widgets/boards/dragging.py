"""A line on its way to another place, held by the mouse: where it would come, and what shows it. Knows no keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from paku_studio.widgets.boards.field_block import FieldBlock
    from paku_studio.widgets.boards.line_row import LineRow

NEAR_EDGE, PULL, EVERY_MS = 36, 18, 30
"""Logical pixels from the edge at which the board scrolls along, how far, and how often."""
FAINT = 0.75
GHOST = (320, 60)
"""Logical pixels: how much of a line goes along with the hand, beside it, so that the mark below is seen."""


class Dragging:
    """One drag, from the first move to the end."""

    def __init__(self, block: "FieldBlock", row: "LineRow") -> None:
        self.block, self.line = block, row.line.id
        self.peers = block.peers
        self.aim: tuple[FieldBlock, int] | None = None
        self._at = QPoint()
        self.ghost = self._ghost_of(row)
        self._pull = QTimer(block, interval=EVERY_MS)
        self._pull.timeout.connect(self._scroll)
        self._pull.start()

    def _ghost_of(self, row: "LineRow") -> QLabel:
        """The line itself, faint, under the hand."""
        px = self.block.desk.look.px
        size = QSize(min(row.width(), px(GHOST[0])), min(row.height(), px(GHOST[1])))
        whole = row.grab(QRect(QPoint(0, 0), size))
        picture = QPixmap(whole.size())
        picture.setDevicePixelRatio(whole.devicePixelRatio())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(FAINT)
        painter.drawPixmap(0, 0, whole)
        painter.end()
        ghost = QLabel(row.window())
        ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ghost.setPixmap(picture)
        ghost.resize(size)
        ghost.show()
        return ghost

    def go(self, at: QPoint) -> None:
        """The hand is here, on the screen."""
        self._at = at
        window = self.block.window()
        px = self.block.desk.look.px
        self.ghost.move(window.mapFromGlobal(at) + QPoint(px(14), px(10)))
        self.ghost.raise_()
        target = self._block_at(at)
        self.aim = (target, target.stack.place_at(target.stack.mapFromGlobal(at))) if target is not None else None
        for peer in self.peers:
            if isValid(peer):
                peer.show_drop(self.aim[1] if self.aim and self.aim[0] is peer else None)

    def _block_at(self, at: QPoint) -> "FieldBlock | None":
        """The field under the hand; beside all of them none."""
        for peer in self.peers:
            if isValid(peer) and QRect(peer.mapToGlobal(QPoint(0, 0)), peer.size()).contains(at):
                return peer
        return None

    def _scroll(self) -> None:
        """Near the edge of what is seen the board moves along."""
        area: QWidget | None = self.block
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if not isinstance(area, QScrollArea):
            return
        px = self.block.desk.look.px
        y, high = area.viewport().mapFromGlobal(self._at).y(), area.viewport().height()
        step = -px(PULL) if y < px(NEAR_EDGE) else px(PULL) if y > high - px(NEAR_EDGE) else 0
        if step:
            bar = area.verticalScrollBar()
            bar.setValue(bar.value() + step)
            self.go(self._at)

    def end(self, *, let_go: bool) -> None:
        """The hand let the line go, or left it where it was."""
        self._pull.stop()
        self._pull.deleteLater()
        self.ghost.hide()
        self.ghost.deleteLater()
        for peer in self.peers:
            if isValid(peer):
                peer.show_drop(None)
        if let_go and self.aim is not None:
            self._put(*self.aim)

    def _put(self, target: "FieldBlock", place: int) -> None:
        editor, board = self.block.desk.editor, self.block.board
        after, before = target.neighbours_at(place, self.line)
        words = {"after": after} if after else {"before": before}
        moved = editor.attempt(board.move, self.line, target.key, **words)
        if moved:
            editor.select(moved)
            target.focus_line(moved)
