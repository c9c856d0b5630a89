"""A field of a board: its heading, its lines, whether the next one lands there. What it does is the board's."""

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from paku_studio.editor.boards import Board, BoardLine
from paku_studio.editor.editor import Change
from paku_studio.edits.boards import PARKED
from paku_studio.edits.removal import remove
from paku_studio.widgets.boards import walking
from paku_studio.widgets.boards.dragging import Dragging
from paku_studio.widgets.boards.heading import Heading, lay_out
from paku_studio.widgets.boards.line_menu import line_menu
from paku_studio.widgets.boards.line_row import LineRow
from paku_studio.widgets.boards.line_stack import LineStack
from paku_studio.widgets.boards.style import FieldStyle, card
from paku_studio.widgets.desk import Desk

SETTLED_MS = 20
"""After so long the rows have their places."""
SHORT = 60
"""Characters of a line that a sentence about it repeats."""
REDRAWN = {"document", "persona", "value", "scope", "language", "session"}
MARKED = {"selection", "board", "line", "step"}


class FieldBlock(QWidget):
    """One field. Blocks of one board in one window know each other: keys and drags go from one to the next."""

    def __init__(
        self, desk: Desk, board: Board, key: str, style: FieldStyle | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.board, self.key = desk, board, key
        self.capture = desk.editor.boards.capture_of(board.step)
        self.style_of = style or card(desk.look)
        self.rows: dict[str, LineRow] = {}
        self._shown: list[str] = []
        self._selected = ""
        self._landing = self.capture.field == key
        """One comes to a page at its head, wherever the next line lands."""
        self._dragging: Dragging | None = None
        self._aimed = False
        self.heading = Heading(desk, self.style_of)
        self.stack = LineStack(desk.look, self.style_of.columns, self.style_of.ring)
        self.empty = self._new_row()
        lay_out(self, self.heading, self.stack, self.style_of)
        self.refresh()
        desk.listen(self, self._follow)
        desk.handle("board.edit", lambda: edit_selected(desk))

    # What it shows

    @property
    def field(self) -> Any:
        """Its field in words."""
        return self.board.field(self.key)

    def refresh(self) -> None:
        """Bring heading and lines up to date."""
        field, lines = self.field, self.board.lines(self.key)
        self.heading.show_field(field, len(lines))
        self.setAccessibleName(self.heading.spoken)
        self.stack.hold()
        self._let_go({line.id for line in lines})
        for line in lines:
            row = self.rows.get(line.id) or self._row_for(line.id)
            row.show_line(line, self._spoken(line), box=self.board.own and self.key == PARKED)
        self._shown = [line.id for line in lines]
        self.empty.ask(field.question, f"{field.question}. {field.words}")
        self.empty.setVisible(not lines)
        self.stack.set_rows([self.rows[one] for one in self._shown] or [self.empty])
        self.show_states()

    def _let_go(self, kept: set[str]) -> None:
        """Rows whose lines are gone go; the keys do not wander off by themselves."""
        for line in [one for one in self.rows if one not in kept]:
            row = self.rows.pop(line)
            if row.hasFocus() or row.isAncestorOf(self.window().focusWidget() or self):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                QTimer.singleShot(0, self, self._take_keys_again)
            row.hide()
            row.deleteLater()

    def _take_keys_again(self) -> None:
        if self.hasFocus():
            self.first_row().setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_for(self, line: str) -> LineRow:
        row = self.rows[line] = self._new_row()
        QWidget.setTabOrder(self.empty, row)
        return row

    def _new_row(self) -> LineRow:
        row = LineRow(self.desk, self.style_of, self.stack)
        row.taken.connect(lambda of=row: self._press(of))
        row.dragged.connect(lambda at, of=row: self._drag(of, at))
        row.dropped.connect(self._drop)
        row.opened.connect(lambda of=row: self.open(of))
        row.ticked.connect(lambda of=row: self._tick(of))
        row.keyed.connect(lambda event, of=row: self._key(of, event))
        row.got_keys.connect(lambda of=row: self._got_keys(of))
        row.menu_wanted.connect(lambda at, of=row: self._menu(of, at))
        row.written.connect(lambda words, stay, of=row: self._written(of, words, stay))
        row.grown.connect(self.stack.settle)
        return row

    def _spoken(self, line: BoardLine) -> str:
        """A line for a screen reader: its words, field, marks and voice."""
        t = self.desk.t
        said = [line.text.strip() or "–", self.heading.words]
        said += [t("own words")] if line.quote else []
        said += [t("check with the group")] if line.unsure else []
        said += [t("dealt with")] if line.done else []
        said += [line.told] if line.told else []
        return ", ".join(said)

    def show_states(self) -> None:
        """Which line is selected, which says what is being typed, whether the next one lands here."""
        editor = self.desk.editor
        same = self.capture.same_already() if editor.step == self.board.step else None
        for line, row in self.rows.items():
            row.show_state(selected=line in editor.selection, same=same is not None and same.id == line)
        landing = self.capture.field == self.key
        self.heading.show_landing(landing)
        if landing and not self._landing:
            QTimer.singleShot(SETTLED_MS, self, self._bring_heading_into_view)
        self._landing = landing
        self.setAccessibleDescription(self.desk.t("The next line lands here") if landing else "")
        self._let_tab_stop()
        place = editor.place if editor.place in self.rows else ""
        if place and place != self._selected:
            QTimer.singleShot(SETTLED_MS, self, lambda: self.bring_into_view(place))
        self._selected = place
        self.update()

    def _let_tab_stop(self) -> None:
        """Tab comes to one line of each field: the selected one, else the first."""
        stop = self.rows.get(self.desk.editor.place) or self.first_row()
        for row in (self.empty, *self.rows.values()):
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def first_row(self) -> LineRow:
        """The first line, or the question of an empty field."""
        return self.rows[self._shown[0]] if self._shown else self.empty

    @property
    def in_order(self) -> list[LineRow]:
        """The rows as they stand: lines, or the question."""
        return [self.rows[one] for one in self._shown] or [self.empty]

    def _follow(self, change: Change) -> None:
        if change.what & REDRAWN:
            self.refresh()
        elif change.what & MARKED:
            self.show_states()

    def bring_into_view(self, line: str) -> None:
        """Scroll so that a line is seen."""
        row = self.rows.get(line)
        if row is not None:
            self._bring(row)

    def _bring_heading_into_view(self) -> None:
        """Where the next line lands is to be seen, and the end of what stands there already."""
        self._bring(self.in_order[-1])
        self._bring(self.heading)

    def _bring(self, part: QWidget) -> None:
        area: Any = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(part, 0, self.desk.look.px(16))

    @property
    def peers(self) -> list["FieldBlock"]:
        """The fields of this board that are shown in this window, in the board's order."""
        order = {field.key: place for place, field in enumerate(self.board.every_field())}
        found = [one for one in self.window().findChildren(FieldBlock) if one.board is self.board and one.isVisible()]
        return sorted(found, key=lambda one: order[one.key])

    # What a person does

    def aim(self) -> None:
        """The next line is to land here; the keys go to the line where one types."""
        self.capture.choose(self.key)
        self.desk.focus("dock")

    def open(self, row: LineRow) -> None:
        """Write in a row: in place, or in the dock where the field is empty."""
        if row.question:
            self.aim()
        else:
            row.edit()

    def _press(self, row: LineRow) -> None:
        if row.question:
            self.aim()

    def _got_keys(self, row: LineRow) -> None:
        self.capture.choose(self.key)
        if row.question:
            self.desk.editor.select()
        elif row.line.id in self.desk.editor.records and self.desk.editor.selection != (row.line.id,):
            self.desk.editor.select(row.line.id)

    def _written(self, row: LineRow, words: str | None, stay: bool) -> None:
        line = row.line.id
        if words is None or line not in self.desk.editor.records:
            return
        kept = self.desk.editor.attempt(self.board.write, line, words)
        if kept == "":
            self._say_removed(row.line.text)
        elif kept and stay:
            self.focus_line(kept)

    def remove(self, row: LineRow) -> None:
        """Take a line away, say so, and go to the one that takes its place."""
        rows = self.in_order
        at, line = rows.index(row), row.line
        beside = next(iter(rows[at + 1 :] or rows[:at][-1:]), None)
        if beside is not None:
            beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.editor.attempt(remove, self.desk.editor.document, [line.id])
        self._say_removed(line.text)
        if beside is None and isValid(self.empty):
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_removed(self, text: str) -> None:
        words = " ".join(text.split())
        cut = words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"
        self.desk.say(self.desk.t("Removed: %(words)s (Ctrl+Z brings it back)") % {"words": cut})

    def _tick(self, row: LineRow) -> None:
        row.setFocus(Qt.FocusReason.MouseFocusReason)
        self.desk.run("board.done")

    def act(self, action: str) -> None:
        """Do an action of the table with the selected line; the keys stay with that line, wherever it goes."""
        self.desk.run(action)
        self.focus_line(self.desk.editor.place)

    def focus_line(self, line: str) -> bool:
        """Give the keys to a line of this board; whether it is shown."""
        for block in self.peers:
            if line in block.rows:
                block.rows[line].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _menu(self, row: LineRow, at: QPoint) -> None:
        if row.question:
            return
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open_menu = line_menu(self, row)
        self._open_menu.popup(at)

    def _key(self, row: LineRow, event: Any) -> None:
        if walking.key(self, row, event):
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: Any) -> None:
        """A press beside the lines: the next one lands here."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.aim()
        else:
            super().mousePressEvent(event)

    # Dragging

    def _drag(self, row: LineRow, at: QPoint) -> None:
        if row.question:
            return
        if self._dragging is None:
            self._dragging = Dragging(self, row)
        self._dragging.go(at)

    def _drop(self, let_go: bool) -> None:
        dragging, self._dragging = self._dragging, None
        if dragging is not None:
            dragging.end(let_go=let_go)

    def show_drop(self, place: int | None) -> None:
        """Mark where a line would come; None takes the mark away."""
        self._aimed = place is not None
        self.stack.show_drop(place)
        self.update()

    def neighbours_at(self, place: int, line: str) -> tuple[str, str]:
        """The lines after and before which a line stands that comes to that place."""
        here = [one for one in self._shown if one != line]
        place = min(place, len(self._shown))
        place -= line in self._shown and self._shown.index(line) < place
        return (here[place - 1] if place else ""), (here[place] if place < len(here) else "")

    # Ground

    def paintEvent(self, event: Any) -> None:
        """The ground; a dashed edge while a line would be dropped here; a bar where the next line lands."""
        del event
        style, px = self.style_of, self.desk.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if style.ground:
            painter.setPen(QPen(QColor(style.edge), 1))
            painter.setBrush(QColor(style.ground))
            painter.drawRoundedRect(box, px(8), px(8))
        if self._aimed:
            painter.setPen(QPen(QColor(style.ring), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(8), px(8))
        elif self.capture.field == self.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.ring))
            left = px(6) if style.shape == "band" else 0
            painter.drawRoundedRect(QRectF(left, px(10), px(4), max(self.height() - px(20), px(12))), px(2), px(2))
        painter.end()


def edit_selected(desk: Desk) -> None:
    """Edit the selected line where it stands, in whichever window of the desk shows it."""
    for top in QApplication.topLevelWidgets():
        for block in top.findChildren(FieldBlock):
            if block.desk is desk and block.isVisible() and desk.editor.place in block.rows:
                block.rows[desk.editor.place].edit()
                return
