"""What the tests of the boards share: somebody who writes on a board, with and without a window."""

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from paku_studio.editor.boards import Board, BoardCapture
from paku_studio.editor.editor import Editor
from paku_studio.store import Document
from paku_studio.widgets.boards import BoardDock, UnderstandingPage, ValuePage
from paku_studio.widgets.boards.field_block import FieldBlock
from paku_studio.widgets.boards.line_row import LineRow
from paku_studio.widgets.boards.style import beside
from paku_studio.widgets.controls import scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts

NO = Qt.KeyboardModifier.NoModifier


class Writer:
    """Somebody at a board, without a window."""

    def __init__(self, step: str = "value", language: str = "fi") -> None:
        self.editor = Editor(Document(), language=language)
        self.editor.go_to(step)

    @property
    def document(self) -> Document:
        return self.editor.document

    @property
    def board(self) -> Board:
        board = self.editor.boards.current
        assert board is not None
        return board

    @property
    def capture(self) -> BoardCapture:
        return self.editor.boards.capture

    def write(self, *lines: str, to: str = "") -> list[str]:
        """Write lines, each with Enter, into a field; their ids."""
        if to:
            self.capture.choose(to)
        made = []
        for line in lines:
            self.capture.text = line
            made.append(self.capture.enter())
        return made

    def told(self) -> dict[str, list[str]]:
        """What stands on the board, by field, empty ones left out."""
        fields = {field.key: [line.text for line in self.board.lines(field.key)] for field in self.board.every_field()}
        return {key: lines for key, lines in fields.items() if lines}

    @property
    def edits(self) -> int:
        """How many edits can be taken back."""
        return len(self.document.undoable)

    @property
    def trouble(self) -> str:
        """What the editor said went wrong."""
        told = self.editor.told
        return told.text if told is not None and told.trouble else ""


@pytest.fixture(scope="session")
def new_writer() -> Callable[..., Writer]:
    """Puts somebody at a board."""
    return Writer


@pytest.fixture
def writer() -> Writer:
    """Somebody at an empty board of customer value, in Finnish."""
    return Writer()


class Room:
    """A window with a board and its dock, and somebody at its keys."""

    def __init__(self, step: str, language: str, look: Look, width: int, height: int) -> None:
        self.writer = Writer(step, language)
        self.desk = Desk(SimpleNamespace(settings=None), self.writer.editor, None, look)
        self.window = QWidget()
        self.window.setStyleSheet(look.style_sheet())
        self.page = self._page(step)
        self.dock = BoardDock(self.desk)
        self.went_to: list[str] = []
        self.desk.focus_wanted.connect(self._lead_keys)
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page, 1)
        box.addWidget(self.dock)
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.dock.setFocus()
        self.settle()

    def _page(self, step: str) -> QWidget:
        if step == "value":
            return ValuePage(self.desk)
        if step == "understanding":
            return UnderstandingPage(self.desk)
        inner = QWidget()
        column = QVBoxLayout(inner)
        style = beside(self.desk.look)
        for field in self.writer.board.fields():
            column.addWidget(FieldBlock(self.desk, self.writer.board, field.key, style))
        return scroll(inner)

    def _lead_keys(self, part: str) -> None:
        self.went_to.append(part)
        (self.dock if part == "dock" else self.page).setFocus()

    def settle(self) -> None:
        """Until what comes a little later has come."""
        until = time.monotonic() + 0.03
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.003)

    @property
    def field(self) -> Any:
        return self.dock.field

    @property
    def keys_at(self) -> QWidget:
        """The part that has the keys."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def type(self, text: str) -> "Room":
        """Type letters where the keys are."""
        for letter in text:
            QTest.sendKeyEvent(QTest.KeyAction.Click, self.keys_at, Qt.Key.Key_unknown, letter, NO)
        return self

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NO) -> "Room":
        """Press keys where the keys are."""
        for key in keys:
            QTest.keyClick(self.keys_at, key, held)
            self.settle()
        return self

    def line(self, *texts: str) -> "Room":
        """Type lines into the dock, each with Enter."""
        self.dock.setFocus()
        for text in texts:
            self.type(text).press(Qt.Key.Key_Return)
        return self

    def block(self, key: str) -> FieldBlock:
        (found,) = [one for one in self.window.findChildren(FieldBlock) if one.key == key]
        return found

    def row(self, text: str, number: int | None = None) -> LineRow:
        """The row that says this; of several the n-th."""
        rows = [row for block in self.window.findChildren(FieldBlock) for row in block.rows.values()]
        found = [row for row in rows if row.line.text == text]
        assert number is not None or len(found) == 1
        return found[number or 0]

    def at(self, text: str) -> "Room":
        """Go to the row that says this."""
        self.row(text).setFocus()
        self.settle()
        return self

    def says(self, row: LineRow | None = None) -> str:
        """What the row that has the keys says."""
        found = row or self.keys_at
        assert isinstance(found, LineRow), found
        return found.line.text

    def drag(self, text: str, to: str = "", *, above: bool = False, field: str = "", leave: bool = False) -> None:
        """Take a line and let it go above or below another one, or in an empty field."""
        row = self.row(text)
        target: QWidget = self.row(to) if to else self.block(field).empty
        at = QPoint(target.width() // 2, 2 if above else target.height() - 2)
        goal = row.mapFromGlobal(target.mapToGlobal(at))
        QTest.mousePress(row, Qt.MouseButton.LeftButton, NO, QPoint(30, 12))
        QTest.mouseMove(row, QPoint(40, 30))
        QTest.mouseMove(row, goal)
        if leave:
            QTest.keyClick(row, Qt.Key.Key_Escape)
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton, NO, goal)
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.desk.drop_parts()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.desk.deleteLater()


@pytest.fixture(scope="session")
def new_room(qapp: Any) -> Callable[..., Room]:
    """Opens a window with a board; whoever opens it closes it."""
    load_fonts()

    def open_one(
        step: str = "value",
        language: str = "fi",
        mode: str = "light",
        scale: float = 1.0,
        width: int = 1154,
        height: int = 690,
    ) -> Room:
        return Room(step, language, Look(mode, scale), width, height)

    return open_one


@pytest.fixture
def open_room(new_room: Callable[..., Room]) -> Iterator[Callable[..., Room]]:
    """Opens windows with a board, and closes them."""
    opened: list[Room] = []

    def open_one(*given: Any, **fields: Any) -> Room:
        opened.append(new_room(*given, **fields))
        return opened[-1]

    yield open_one
    for room in opened:
        room.close()


@pytest.fixture
def room(open_room: Callable[..., Room]) -> Room:
    """A window with an empty board of customer value, in Finnish."""
    return open_room()
