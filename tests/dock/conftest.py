"""What the tests of the dock share: a person who types lines, and a window with a dock to type them into."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from paku_studio.editor.capture import Capture
from paku_studio.editor.editor import Editor
from paku_studio.graph.road import road_order
from paku_studio.models import Note, Record, ServiceMoment, Touchpoint
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock import Dock
from paku_studio.widgets.look import Look, load_fonts


class Typist:
    """Somebody at the capture line."""

    def __init__(self, language: str = "fi") -> None:
        self.editor = Editor(Document(), language=language)

    @property
    def document(self) -> Document:
        return self.editor.document

    @property
    def capture(self) -> Capture:
        return self.editor.capture

    def write(self, line: str) -> "Typist":
        """Write a line, without Enter."""
        self.capture.text = line
        return self

    def enter(self, *lines: str, deeper: bool = False) -> "Typist":
        """Write lines, each with Enter (or Shift+Enter)."""
        for line in lines:
            self.write(line).capture.enter(deeper=deeper)
        return self

    def chip(self, line: str = "") -> str:
        """What the chip says while this line stands in the field."""
        return self.write(line).capture.lands("fi").words

    def suggested(self, line: str) -> list[str]:
        """The words of the suggestions for a line, without the line as it is."""
        return [one.words for one in self.write(line).capture.suggestions()][: -1 if line[2:].strip() else None]

    def road(self) -> list[str]:
        """The open pathway's moments as told, side steps set in by `>`."""
        told = road_order(self.document.records, self.editor.pathway)
        return [">" * placed.depth + placed.moment.text for phase in told for placed in phase.moments]

    def one(self, kind: type[Any], words: str) -> Any:
        """The one record of a type that says this."""
        fields = ("text", "label", "title", "name")
        (found,) = [
            one for one in self.document.of_type(kind) if words in [getattr(one, field, None) for field in fields]
        ]
        return found

    def moment(self, words: str) -> ServiceMoment:
        return self.one(ServiceMoment, words)

    def touchpoint(self, words: str) -> Touchpoint:
        return self.one(Touchpoint, words)

    def notes(self, target: Record) -> list[tuple[str, str]]:
        """What was noted of a record, as (kind, words)."""
        return [(note.kind.value, note.text) for note in self.document.children(target.id, Note, "target")]


@pytest.fixture
def typist() -> Typist:
    """A person at an empty document, in Finnish."""
    return Typist()


@pytest.fixture(scope="session")
def new_typist() -> Callable[..., Typist]:
    """For tests that need several."""
    return Typist


class Bench:
    """A window with a real dock in it, and somebody at its keys."""

    def __init__(self, typist: Typist, look: Look, width: int = 874, height: int = 640) -> None:
        self.typist = typist
        self.desk = Desk(SimpleNamespace(settings=None), typist.editor, None, look)
        self.went_to: list[str] = []
        self.desk.focus_wanted.connect(self.went_to.append)
        self.window = QWidget()
        self.window.setStyleSheet(look.style_sheet())
        self.window.resize(width, height)
        self.canvas = QPushButton("canvas")
        self.dock = Dock(self.desk)
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.canvas, 1)
        box.addWidget(self.dock)
        self.window.show()
        self.window.activateWindow()
        self.dock.setFocus()
        QApplication.processEvents()

    @property
    def field(self) -> Any:
        return self.dock.field

    def keys(self, text: str) -> "Bench":
        """Type letters."""
        for letter in text:
            held = Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, self.field, Qt.Key.Key_unknown, letter, held)
        return self

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Bench":
        """Press one key."""
        QTest.keyClick(self.field, key, modifiers)
        return self

    def line(self, text: str) -> "Bench":
        """Type a line and press Enter."""
        return self.keys(text).press(Qt.Key.Key_Return)

    def strip(self) -> list[str]:
        """The words of the suggestions that are shown whole."""
        strip = self.dock.strip
        shown = [at for at in range(strip.count()) if not strip.isRowHidden(at)]
        return [strip.item(at).text() for at in shown] if self.dock.pages.currentIndex() == 0 else []

    def close(self) -> None:
        self.window.close()
        self.desk.drop_parts()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.desk.deleteLater()


@pytest.fixture(scope="session")
def new_bench(qapp: Any) -> Callable[..., Bench]:
    """Opens a window with a dock; whoever opens it closes it."""
    load_fonts()

    def open_one(
        language: str = "fi", mode: str = "light", scale: float = 1.0, width: int = 874, height: int = 640
    ) -> Bench:
        return Bench(Typist(language), Look(mode, scale), width, height)

    return open_one


@pytest.fixture
def open_bench(new_bench: Callable[..., Bench]) -> Iterator[Callable[..., Bench]]:
    """Opens windows with a dock, and closes them."""
    opened = []

    def open_one(*given: Any, **fields: Any) -> Bench:
        opened.append(new_bench(*given, **fields))
        return opened[-1]

    yield open_one
    for bench in opened:
        bench.close()


@pytest.fixture
def bench(open_bench: Callable[..., Bench]) -> Bench:
    """A window with a dock at an empty document, in Finnish."""
    return open_bench()
