"""A person with a projector: screens that are only names, a clock that stands still, keys that are really pressed."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio import edits
from paku_studio.drawing.display import TextLine, walk
from paku_studio.editor.editor import Editor
from paku_studio.editor.presenting import Presenting
from paku_studio.models import NoteKind, PersonaLineGroup, TouchpointKind
from paku_studio.store import Document
from paku_studio.widgets.app import Program
from paku_studio.widgets.awake import Awake
from paku_studio.widgets.projector.begin import Showing, begin
from paku_studio.widgets.projector.projector import Projector
from paku_studio.widgets.window import MainWindow

Key = Qt.Key


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


class FakeScreens(QObject):
    """Screens by name; a window is on the one that it was put on."""

    added = Signal()
    removed = Signal(str)

    def __init__(self, *names: str, home: str = "") -> None:
        super().__init__()
        self.names: tuple[str, ...] = names
        self.home = home or names[0]
        self.placed: dict[int, str] = {}

    def of(self, widget: QWidget) -> str:
        return self.placed.get(id(widget), self.home)

    def fill(self, widget: QWidget, name: str) -> None:
        self.placed[id(widget)] = name
        widget.resize(1280, 720)
        widget.show()

    def plug(self, name: str) -> None:
        self.names = (*self.names, name)
        self.added.emit()

    def pull(self, name: str) -> None:
        self.names = tuple(one for one in self.names if one != name)
        self.removed.emit(name)


class Room:
    """Somebody at the keys of the projector, and what the room sees."""

    def __init__(self, window: MainWindow, screens: FakeScreens, *, here: bool = False) -> None:
        self.window, self.screens = window, screens
        self.kept: list[str] = []
        self.awake = Awake(self._keep)
        self.showing: Showing = begin(window, here=here, screens=screens, awake=self.awake)
        self.projector: Projector = self.showing.projector
        settle()

    def _keep(self, _reason: str) -> Callable[[], None]:
        self.kept.append("kept")
        return lambda: self.kept.append("released")

    @property
    def presenting(self) -> Presenting:
        return self.window.desk.editor.presenting

    @property
    def title(self) -> str:
        return self.presenting.plan.title

    @property
    def painted(self) -> str:
        return painted_words(self.projector.picture.stage.sheet.body)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Room":
        for key in keys:
            QTest.keyClick(self.projector.focusWidget() or self.projector.picture, key, held)
            QApplication.processEvents()
        return self

    def type(self, words: str) -> "Room":
        for sign in words:
            key = Key(ord(sign.upper())) if sign.isascii() else Key.Key_unknown
            at = self.projector.focusWidget() or self.projector.picture
            QTest.sendKeyEvent(QTest.KeyAction.Click, at, key, sign, Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()
        return self


def painted_words(item: Any) -> str:
    """Every word that is painted."""
    return " ".join(one.text for one in walk(item) if isinstance(one, TextLine))


def settle(seconds: float = 0.05) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def a_document() -> tuple[Document, dict[str, str]]:
    """A pathway of two phases and four moments, one of them a side step; a persona; its ids by their words."""
    document = Document()
    names: dict[str, str] = {}
    names["Aino"] = persona = edits.add_persona(document, "Aino")
    edits.add_persona_line(document, persona, "asuu yksin", PersonaLineGroup.SITUATION)
    names["Polku"] = path = edits.add_pathway(document, "Polku", persona=persona)
    for phase, words in (("ennen", "Kirje tulee"), ("ennen", "Soitto"), ("aikana", "Käynti")):
        if phase not in names:
            names[phase] = edits.add_phase(document, path, phase)
        names[words] = edits.add_moment(document, path, words, phase=names[phase])
    names["Naapuri auttaa"] = edits.add_side_step(document, names["Soitto"], "Naapuri auttaa")
    names["puhelin"] = edits.add_touchpoint(document, names["Soitto"], TouchpointKind.PHONE, "jono")
    names["toimi"] = edits.add_note(document, names["Käynti"], NoteKind.WORKED, "kuunneltiin")
    return document, names


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scene() -> tuple[Presenting, dict[str, str]]:
    """The projector of an editor without a window, not on yet."""
    document, names = a_document()
    editor = Editor(document, language="fi")
    return editor.presenting, names


@pytest.fixture
def names() -> dict[str, str]:
    return {}


@pytest.fixture
def window(program: Program, qtbot: Any, names: dict[str, str]) -> MainWindow:
    """A window with the small document open, on the laptop."""
    document, known = a_document()
    names.update(known)
    made = program.open_window(begin=lambda desk: desk.begin(document))
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: program.settled)
    return made


@pytest.fixture
def room(window: MainWindow) -> Room:
    """One screen: the projector covers the laptop."""
    return Room(window, FakeScreens("laptop"))


@pytest.fixture
def two_screens(window: MainWindow) -> Room:
    """The room looks at a screen of its own."""
    return Room(window, FakeScreens("laptop", "wall"))


@pytest.fixture
def open_room(window: MainWindow) -> Callable[..., Room]:
    """Shows the document on screens of these names."""
    return lambda *screens: Room(window, FakeScreens(*screens))
