"""A document with what a group has said, and a person at the page on which a sheet is edited."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.starting import begin
from paku_studio.models import NoteKind, ParticipantRole, TouchpointKind, UnderstandingQuestion, ValueFacet
from paku_studio.storage import Places
from paku_studio.storage.settings import Settings
from paku_studio.store import Document
from paku_studio.widgets.app import Program
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def what_a_group_said(document: Document) -> dict[str, str]:
    """A group and its meeting, and one statement of each kind; ids by what a test calls them."""
    group = edits.add_group(document, "Talouden ryhmä")
    meeting = edits.add_session(document, group)
    client = edits.Told(group=group, session=meeting, role=ParticipantRole.DEVELOPER_CLIENT)
    persona = edits.add_persona(document, "Aino")
    path = edits.add_pathway(document, "Polku", persona=persona)
    phase = edits.add_phase(document, path, "ennen")
    moment = edits.add_moment(document, path, "soitto neuvontaan", phase=phase)
    value = edits.add_value(document, "Asiakasarvo", persona=persona)
    point = edits.add_touchpoint(document, moment, TouchpointKind.PHONE, "puhelinjono")
    edits.mark_critical(document, point, "jono katkeaa")
    return {
        "group": group,
        "moment": moment,
        "point": point,
        "plain point": edits.add_touchpoint(document, moment, TouchpointKind.LETTER, "kirje"),
        "note": edits.add_note(document, moment, NoteKind.MISSING, "Kukaan ei kerro, kuka minua auttaa.", told=client),
        "own": edits.add_note(document, moment, NoteKind.IDEA, "vain minulle", own=True),
        "value": edits.add_value_item(document, value, ValueFacet.GOAL, "Oma talous omissa käsissä", told=client),
        "answer": edits.answer_question(document, next(iter(UnderstandingQuestion)), "Yksin laskujen kanssa"),
        "persona line": edits.add_persona_line(document, persona, "ei avaa kirjeitä"),
    }


@pytest.fixture
def document() -> Document:
    return Document()


@pytest.fixture
def said(document: Document) -> dict[str, str]:
    return what_a_group_said(document)


class Person:
    """Somebody at the page: types where the keys are, points with the mouse."""

    def __init__(self, window: Any) -> None:
        self.window = window

    @property
    def editor(self) -> Editor:
        return self.window.desk.editor

    @property
    def editing(self) -> Any:
        return self.editor.sheet_editing

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def paper(self) -> Any:
        return self.page.paper

    @property
    def field(self) -> Any:
        """The field that lies over the sheet."""
        return self.paper.field

    @property
    def lines(self) -> list[str]:
        """The first words of the lines, in order."""
        return [getattr(line, "text", getattr(line, "name", "")) for line in self.editing.lines()]

    def wait(self, seconds: float = 0.03) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.003)

    def wait_for(self, until: Callable[[], object]) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end and not until():
            QApplication.processEvents()
            time.sleep(0.003)
        assert until()

    def see(self) -> None:
        """Until the sheet is drawn as it stands in the document."""
        self.wait_for(lambda: not self.paper.work.busy)
        self.wait(0.01)

    def open(self, sheet: str) -> None:
        self.editor.open_sheet(sheet)
        self.see()

    def type(self, words: str) -> None:
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(sign.upper()), NONE, sign)
                QApplication.sendEvent(self.window.focusWidget(), event)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key, held)
            QApplication.processEvents()

    def box(self, record: str, field: str = "text") -> Any:
        """Where a text stands on the screen's picture of the sheet."""
        return self.paper.places.on_screen(self.paper.places.spots[f"field:{record}:{field}"])

    def click(self, record: str, field: str = "text") -> None:
        QTest.mouseClick(self.paper.pages, LEFT, pos=self.box(record, field).center().toPoint())
        QApplication.processEvents()

    def rewrite(self, record: str, field: str = "text") -> None:
        """Click on a text and mark all of it: what is typed next takes its place."""
        self.click(record, field)
        self.press(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)

    def drag(self, grip: QWidget, to: QPoint) -> None:
        """From the grip to a place on the screen."""
        QTest.mousePress(grip, LEFT, pos=grip.rect().center())
        for part in (0.3, 0.7, 1.0):
            start = grip.mapToGlobal(grip.rect().center())
            at = QPointF(start) + (QPointF(to) - QPointF(start)) * part
            QTest.mouseMove(grip, grip.mapFromGlobal(at.toPoint()))
            QApplication.processEvents()
        QTest.mouseRelease(grip, LEFT, pos=grip.mapFromGlobal(to))
        QApplication.processEvents()


class Table(QWidget):
    """The page without a window round it: quickly laid."""

    def __init__(self, document: Document, look: Look, program: Any) -> None:
        super().__init__()
        load_fonts()
        self.setStyleSheet(look.style_sheet())
        self.desk = Desk(program, Editor(document), None, look, self)
        self.page: Any = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.desk.listen(self, lambda change: self.lay() if "step" in change.what else None)
        self.resize(1154, 700)
        self.show()
        self.activateWindow()

    def lay(self) -> None:
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page = None
        if self.desk.editor.step == "sheet":
            from paku_studio.widgets.sheet_editor import SheetEditorPage

            self.page = SheetEditorPage(self.desk)
            self._box.addWidget(self.page)
            self.page.show()
            self.page.first_keys().setFocus()


@pytest.fixture(scope="session")
def little_program() -> Any:
    """What the page needs of a program; it outlives every page, as threads that draw do."""
    program: Any = QObject()
    program.settings = Settings()
    return program


@pytest.fixture
def at_table(qtbot: Any, document: Document, said: dict[str, str], little_program: Any) -> Person:
    """A person at the page of a new poster from the template, in Finnish, on a wide screen."""
    assert said
    little_program.sheets_chosen = {}
    table = Table(document, Look(), little_program)
    qtbot.addWidget(table)
    someone = Person(table)
    someone.open("template-client_centred")
    return someone


@pytest.fixture
def person(qtbot: Any, tmp_path: Any) -> Iterator[Callable[..., Person]]:
    """Makes a person at a document in a whole window, in a language, at a size."""
    made: list[Program] = []

    def make(language: str = "fi", size: tuple[int, int] = (1366, 768), **settings: Any) -> Person:
        program = Program(Places(tmp_path / "home"))
        made.append(program)
        program.change_settings(language=language, theme="light", animations=False, **settings)
        window = program.open_window()
        window.resize(*size)
        qtbot.waitUntil(lambda: program.settled)
        window.desk.begin(begin("", language))
        what_a_group_said(window.desk.editor.document)
        someone = Person(window)
        someone.wait()
        return someone

    yield make
    for program in made:
        for window in tuple(program.windows):
            window.close()
        program.deleteLater()
