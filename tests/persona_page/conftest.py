"""A window at the step of personas, on a screen that nobody sees, and a hand that draws and types."""

import io
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from paku_studio.editor.editor import Editor
from paku_studio.editor.starting import begin
from paku_studio.storage import Places
from paku_studio.store import Document
from paku_studio.widgets.app import Program
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts
from paku_studio.widgets.persona import PersonaPage
from paku_studio.widgets.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Person:
    """Somebody at the persona's page: types where the keys are, draws with the mouse."""

    def __init__(self, window: "MainWindow | Table") -> None:
        self.window: Any = window

    @property
    def editor(self) -> Editor:
        return self.window.desk.editor

    @property
    def program(self) -> Any:
        return self.window.desk.program

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def pad(self) -> Any:
        return self.page.portrait.pad

    @property
    def persona(self) -> Any:
        return self.editor.records[self.editor.persona]

    def wait(self, until: Callable[[], object] = lambda: False, seconds: float = 0.05) -> None:
        """Until something holds, or so many seconds where nothing is said."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not until():
            QApplication.processEvents()
            time.sleep(0.003)

    def wait_for(self, until: Callable[[], object]) -> None:
        self.wait(until, 10)
        assert until()

    def type(self, words: str) -> None:
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(sign.upper()), Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(self.window.focusWidget(), event)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key)

    def draw(self, *points: tuple[float, float]) -> None:
        """With the mouse, in shares of the square."""
        places = [QPoint(round(x * self.pad.width()), round(y * self.pad.height())) for x, y in points]
        QTest.mousePress(self.pad, LEFT, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self.pad, place)
        QTest.mouseRelease(self.pad, LEFT, pos=places[-1])

    def bring(self, picture: Path | bytes) -> None:
        """A picture, as it comes when it is dropped on the square."""
        self.pad.dropped.emit(picture)
        self.wait_for(lambda: not self.page.portrait.bringing.busy)

    def show(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.wait(seconds=0.1)


@pytest.fixture
def person(qtbot: Any, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Makes a person at an empty document, in a language, at a size."""
    made: list[Program] = []

    def make(language: str = "fi", size: tuple[int, int] = (1366, 768), **settings: Any) -> Person:
        program = Program(Places(tmp_path / "home"))
        made.append(program)
        program.change_settings(language=language, theme="light", animations=False, **settings)
        window = program.open_window()
        window.resize(*size)
        qtbot.waitUntil(lambda: program.settled)
        window.desk.begin(begin("", language))
        window.desk.editor.go_to("persona")
        someone = Person(window)
        someone.wait(seconds=0.1)
        return someone

    yield make
    for program in made:
        for window in tuple(program.windows):
            window.close()
        program.deleteLater()


@pytest.fixture
def at_page(person: Callable[..., Person]) -> Person:
    return person()


class Table(QWidget):
    """A page of a persona without a program round it: quickly laid."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        load_fonts()
        self.setStyleSheet(look.style_sheet())
        program: Any = QObject(self)
        program.settings = None
        self.desk = Desk(program, Editor(Document(), step="persona"), None, look, self)
        self.page = PersonaPage(self.desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.resize(1154, 620)
        self.show()
        self.activateWindow()


@pytest.fixture
def at_table(qtbot: Any) -> Person:
    """A person at the page alone, in Finnish, on a wide screen."""
    table = Table(Look())
    qtbot.addWidget(table)
    someone = Person(table)
    someone.wait()
    return someone


@pytest.fixture
def photograph() -> Callable[..., bytes]:
    """A picture whose left half is blue and whose right half is orange."""

    def make(size: Sequence[int] = (300, 200), kind: str = "PNG", **more: Any) -> bytes:
        picture = Image.new("RGB", tuple(size), (200, 90, 40))  # type: ignore[arg-type]
        picture.paste((20, 60, 200), (0, 0, size[0] // 2, size[1]))
        stream = io.BytesIO()
        picture.save(stream, kind, **more)
        return stream.getvalue()

    return make
