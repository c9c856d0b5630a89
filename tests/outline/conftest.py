"""A window with a small pathway open in it, its outline, and a person who has only keys."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.models import Tombstone
from paku_studio.storage import Places
from paku_studio.widgets.app import Program


class Person:
    """Somebody at the window, with keys only."""

    def __init__(self, window, names):
        self.window = window
        self.desk = window.desk
        self.editor = window.desk.editor
        self.names = names

    @property
    def tree(self):
        return self.window.side.current().tree

    @property
    def palette(self):
        return self.window.palette_panel

    @property
    def document(self):
        return self.editor.document

    @property
    def told(self):
        return {one: record for one, record in self.document.records.items() if not isinstance(record, Tombstone)}

    def settle(self):
        QApplication.processEvents()
        QApplication.processEvents()

    def press(self, *keys):
        """Keys go down where the focus is."""
        for key in keys:
            combination = QKeySequence(key)[0]
            where = QApplication.focusWidget()
            QTest.keyClick(where, combination.key(), combination.keyboardModifiers())
            self.settle()

    def type(self, words):
        for sign in words:
            where = QApplication.focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(where, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        self.settle()

    def to_outline(self):
        """Ctrl+J, unless the keys are there."""
        if type(QApplication.focusWidget()).__name__ != "OutlineTree":
            self.press("Ctrl+J")
        assert QApplication.focusWidget() is self.tree

    def go_to(self, name):
        """Arrow keys to a row: down from the first, opening what is shut on the way."""
        self.press("Home")
        for _ in range(120):
            if self.here == self.names[name]:
                break
            if not self.tree.isExpanded(self.tree.currentIndex()):
                self.press("Right")
            self.press("Down")
        assert self.here == self.names[name], name
        assert self.editor.place == self.names[name]

    @property
    def here(self):
        """The record of the row where the keys are."""
        return self.tree.rows.id_of(self.tree.currentIndex())


@pytest.fixture(scope="module")
def program(qapp, tmp_path_factory):
    made = Program(Places(Path(tmp_path_factory.mktemp("home"))))
    made.change_settings(language="fi", theme="light", animations=False)
    yield made
    for window in tuple(made.windows):
        window.close()
    made.deleteLater()


@pytest.fixture(scope="module")
def walker(program, something_of_everything):
    """One person for many tests: each leaves the document as it found it."""
    return sit_down(program, something_of_everything)


@pytest.fixture
def person(program, something_of_everything):
    return sit_down(program, something_of_everything)


def sit_down(program, something_of_everything):
    """A pathway is open that is neither the first nor the last."""
    document, names = something_of_everything()
    first = edits.add_pathway(document, "Ensimmäinen")
    edits.move_pathway(document, first, before=names["path"])
    window = program.open_window()
    window.resize(1366, 768)
    program.begin(window.desk, document)
    window.desk.editor.open_pathway(names["path"])
    window.activateWindow()
    made = Person(window, names)
    until = time.monotonic() + 10
    while not program.settled and time.monotonic() < until:  # keys come after the first picture
        made.settle()
    return made
