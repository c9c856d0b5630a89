"""A document that two people worked on, each in a copy of their own, in a real window on a screen nobody sees."""

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.storage import save_document
from paku_studio.store import Document
from paku_studio.widgets.app import Program
from paku_studio.widgets.merging.reading import read_copy


def wait_for(what: Callable[[], object], seconds: float = 10) -> None:
    """QTest.qWait would starve the thread that reads."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


class Work:
    """Marja's document, and what each wrote into a copy of it: `marja` is opened, `kaija` is the colleague's."""

    def __init__(self) -> None:
        self.marja = Document()
        group = edits.add_group(self.marja, "Kallion ryhmä")
        self.path = edits.add_pathway(self.marja, "Kotoa töihin")
        with self.marja.edit("group") as transaction:
            transaction.change(self.path, group=group) if hasattr(self.marja.records[self.path], "group") else None
        self.phase = edits.add_phase(self.marja, self.path, "Ennen")
        self.moments = [
            edits.add_moment(self.marja, self.path, words, phase=self.phase)
            for words in ("Kirje tulee", "Soitto virastoon", "Jonotus", "Tapaaminen")
        ]
        self.kaija = Document(self.marja.snapshot().values())

    def differ(self) -> "Work":
        """Both wrote other words for two moments; Kaija wrote a new one and took one away."""
        letter, call, queue, _ = self.moments
        edits.set_text(self.marja, letter, "text", "Kirje tulee postissa")
        edits.set_text(self.kaija, letter, "text", "Kirje tulee verkkoon")
        edits.set_text(self.marja, call, "text", "Soitto aamulla")
        edits.set_text(self.kaija, call, "text", "Soitto illalla")
        edits.remove(self.kaija, [queue])
        edits.add_moment(self.kaija, self.path, "Kotikäynti", phase=self.phase)
        return self


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def differing(work: Work) -> Work:
    return work.differ()


class Room:
    """The window with Marja's document, and hands for it."""

    def __init__(self, program: Program, folder: Path, work: Work, size: tuple[int, int] = (1366, 768)) -> None:
        self.program, self.work, self.folder = program, work, folder
        self.mine, self.copy = folder / "Marjan.paku", folder / "Kaijan kopio.paku"
        save_document(work.marja, {}, self.mine)
        save_document(work.kaija, {}, self.copy)
        self.window = program.open_window(self.mine)
        self.window.resize(*size)
        wait_for(lambda: program.settled)
        self.desk = self.window.desk
        self.desk.say("")

    @property
    def editor(self) -> Any:
        return self.desk.editor

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def told(self) -> str:
        return self.editor.told.text if self.editor.told is not None else ""

    @property
    def stage(self) -> str:
        return self.desk.coming.stage

    def read(self, path: Path | None = None) -> None:
        """As the dialog or a drop would."""
        read_copy(self.desk, path or self.copy)
        wait_for(lambda: self.desk.coming is None or self.stage != "reading")

    def bring_in(self) -> None:
        self.read()
        self.press(Qt.Key.Key_Tab)
        self.page.report.bring.click()

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key, modifier)
            QApplication.processEvents()

    def texts(self) -> list[str]:
        return [self.editor.records[one].text for one in self.work.moments if one in self.editor.records]

    def rows(self, shown: Any) -> list[str]:
        model = shown.model()
        return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) or "" for row in range(model.rowCount())]


@pytest.fixture
def open_room(program: Program, tmp_path: Path) -> Callable[..., Room]:
    return lambda work, **given: Room(program, tmp_path, work, **given)


@pytest.fixture
def room(open_room: Callable[..., Room], differing: Work) -> Room:
    return open_room(differing)


@pytest.fixture
def hands() -> SimpleNamespace:
    return SimpleNamespace(wait_for=wait_for)
