"""A group's document as it was at the end of two meetings, what became of it since, and a window on it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.models import DOCUMENT_ID, DocumentSettings, NoteKind
from paku_studio.storage import save_document
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import Document
from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow


class Meetings:
    """A pathway as it was at the end of two meetings, and the document as it went on: `earlier` is the later state."""

    def __init__(self) -> None:
        self.document = document = Document([DocumentSettings(id=DOCUMENT_ID, title="Kotoa arkeen")])
        self.group = edits.add_group(document, "Varhaisen tuen ryhmä")
        self.first = edits.add_session(document, self.group, date=datetime.date(2026, 3, 12))
        self.persona = edits.add_persona(document, "Jusa-Petteri")
        self.path = edits.add_pathway(document, "Kotoa arkeen", persona=self.persona)
        self.moments: dict[str, str] = {}
        self.phases: dict[str, str] = {}
        self._phase("Ennen", "Työt loppuivat", "Hakemus jää kesken")
        self.snapshots = {self.first: snapshot_bytes(document.snapshot())}
        self._phase("Aikana", "Ohjaaja tulee vastaan", "Hakemus valmiiksi", "Psykologin käynti")
        self.note = edits.add_note(document, self.moments["Hakemus jää kesken"], NoteKind.MISSING, "tulostin oli rikki")
        self.second = edits.add_session(document, self.group, date=datetime.date(2026, 4, 9))
        self.snapshots[self.second] = snapshot_bytes(document.snapshot())
        self.earlier = document.snapshot()
        self._go_on()

    def _phase(self, label: str, *texts: str) -> None:
        self.phases[label] = edits.add_phase(self.document, self.path, label)
        for text in texts:
            self.moments[text] = edits.add_moment(self.document, self.path, text, phase=self.phases[label])

    def _go_on(self) -> None:
        """One moment went with its note, the words of one are others, one moved, one came; so did a persona."""
        document, moments = self.document, self.moments
        edits.remove(document, [moments["Hakemus jää kesken"]])
        edits.set_text(document, moments["Ohjaaja tulee vastaan"], "text", "Ohjaaja tulee vastaan kirjastolle")
        edits.move_moment(document, moments["Psykologin käynti"], after=moments["Ohjaaja tulee vastaan"])
        self.new = edits.add_moment(document, self.path, "Yksi yhteyshenkilö", after=moments["Hakemus valmiiksi"])
        self.veikko = edits.add_persona(document, "Veikko")

    def write(self, path: Path, **snapshots: bytes) -> Path:
        """The document in a file, with its earlier states or with those that are given."""
        save_document(self.document, {}, path, snapshots=snapshots or self.snapshots)
        return path


@pytest.fixture
def meetings() -> Meetings:
    return Meetings()


@pytest.fixture
def desk_of(qapp: QApplication) -> Callable[..., Any]:
    """A desk as the window has it: with an editor, a language, a look; but no file."""
    from paku_studio.editor.editor import Editor
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.look import Look, load_fonts

    load_fonts()
    kept = []

    def make(document: Document, *, language: str = "fi", mode: str = "light", scale: float = 1.0) -> Any:
        look = Look(mode, scale)
        if qapp.styleSheet() != look.style_sheet():
            qapp.setStyleSheet(look.style_sheet())
        kept.append(Desk(SimpleNamespace(settings=None), Editor(document, language=language), None, look))
        return kept[-1]

    return make


@pytest.fixture
def open_file(program: Program, qtbot: Any) -> Callable[..., MainWindow]:
    """Opens a file in a window of its own."""

    def make(path: Path, width: int = 1366, height: int = 768) -> MainWindow:
        window = program.open_window()
        window.resize(width, height)
        qtbot.waitUntil(lambda: program.settled)
        assert program.open_path(window.desk, path)
        window.activateWindow()
        return window

    return make


@pytest.fixture
def window(open_file: Callable[..., MainWindow], meetings: Meetings, tmp_path: Path) -> MainWindow:
    """A window on the group's file."""
    return open_file(meetings.write(tmp_path / "Kotoa.paku"))


@pytest.fixture
def see_changes() -> Callable[[MainWindow], Any]:
    """Goes to what changed, to its list, and gives the page."""

    def go(window: MainWindow) -> Any:
        window.desk.run("go.changes")
        QApplication.processEvents()
        window.page.setFocus()
        return window.page

    return go


@pytest.fixture
def page(window: MainWindow, see_changes: Callable[[MainWindow], Any]) -> Any:
    """What changed, as somebody sees it who went there by key."""
    return see_changes(window)
