"""The menu of a line: what the table can do with it; where, whose and when by one press. Knows no board's meaning."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.actions.boards import fields_to_choose, meetings, roles
from paku_studio.editor.inspecting import Choice
from paku_studio.models import BoardStatement
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon

if TYPE_CHECKING:
    from paku_studio.widgets.boards.field_block import FieldBlock
    from paku_studio.widgets.boards.line_row import LineRow

LONGEST = 60
MARKS = ("board.quote", "board.unsure", "board.done")
MOVES = ("board.up", "board.down", "board.to_previous", "board.to_next")


def line_menu(block: "FieldBlock", row: "LineRow") -> QMenu:
    """Everything that can be done with a line now."""
    from paku_studio.widgets.menus import entry

    desk, t = block.desk, block.desk.t
    menu = QMenu(block)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(t("Line of a board"))
    menu.addAction(_own(menu, desk, "pencil", t("Edit the line"), lambda: block.open(row)))
    for action in MARKS:
        if not desk.why_not(action):
            menu.addAction(entry(desk, menu, action))
    record = desk.editor.records[row.line.id]
    if isinstance(record, BoardStatement):
        role = record.role.value if record.role else ""
        _choices(desk, menu, "message-circle", t("Whose voice"), "board.voice", roles(desk.editor), role)
        _choices(desk, menu, "calendar-days", t("Meeting"), "board.meeting", meetings(desk.editor), record.session)
    menu.addSeparator()
    for action in MOVES:
        if not desk.why_not(action):
            made = _own(menu, desk, "", desk.name_of(action), lambda to=action: block.act(to))
            made.setText(f"{made.text()}\t{_keys(desk, action)}")
            menu.addAction(made)
    _fields(block, menu, row)
    menu.addSeparator()
    menu.addAction(_own(menu, desk, "trash-2", t("Remove"), lambda: block.remove(row)))
    return menu


def _keys(desk: Desk, action: str) -> str:
    shortcut = desk.action(action).shortcut()
    return shortcut.toString(shortcut.SequenceFormat.NativeText)


def _fields(block: "FieldBlock", menu: QMenu, row: "LineRow") -> None:
    """Move to a field, by name."""
    desk = block.desk
    below = QMenu(desk.t("Move to a field"), menu)
    below.setIcon(icon("move", desk.look.ink))
    for choice in fields_to_choose(desk.editor):
        action = _own(below, desk, choice.icon, choice.words, lambda to=choice.value: _move(block, to))
        action.setEnabled(choice.value != block.key)
        below.addAction(action)
    menu.addMenu(below)


def _move(block: "FieldBlock", key: str) -> None:
    block.desk.run("board.to_field", key)
    block.focus_line(block.desk.editor.place)


def _choices(desk: Desk, menu: QMenu, sign: str, words: str, action: str, choices: Iterable[Choice], now: str) -> None:
    below = QMenu(short(words), menu)
    below.setIcon(icon(sign, desk.look.ink))
    fill_choices(desk, below, choices, now, lambda value: desk.run(action, value))
    menu.addMenu(below)


def fill_choices(desk: Desk, menu: QMenu, choices: Iterable[Choice], now: str, done: Callable[[str], object]) -> None:
    """A menu of values, of which one is chosen now."""
    for choice in choices:
        made = _own(menu, desk, choice.icon, choice.words, lambda to=choice.value: done(to))
        made.setCheckable(True)
        made.setChecked(choice.value == now)
        menu.addAction(made)


def _own(parent: QWidget, desk: Desk, sign: str, words: str, run: Callable[[], object]) -> QAction:
    made = QAction(short(words), parent)
    if sign:
        made.setIcon(icon(sign, desk.look.ink))
    made.triggered.connect(lambda *_: run())
    return made


def short(words: str) -> str:
    """Words for a menu: no accelerators, not endless."""
    cut = words if len(words) <= LONGEST else words[:LONGEST].rstrip() + "…"
    return cut.replace("&", "&&")


def title_menu(
    desk: Desk, parent: QWidget, of: str, choices: Iterable[Choice], now: str, actions: Iterable[str]
) -> QMenu:
    """The menu of a page's title: what else there is to open by the action `of`, and what can be done."""
    from paku_studio.widgets.menus import entry

    menu = QMenu(parent)
    menu.setAccessibleName(desk.name_of(of))
    fill_choices(desk, menu, choices, now, lambda value: desk.run(of, value))
    menu.addSeparator()
    for action in actions:
        if not desk.why_not(action):
            menu.addAction(entry(desk, menu, action))
    return menu
