"""A pathway on which a group has something to choose, a meeting of nine, and a person at the document."""

import os
from collections.abc import Callable
from types import SimpleNamespace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QWidget

from paku_studio import edits
from paku_studio.editor.dots import Dots
from paku_studio.editor.editor import Editor
from paku_studio.models import Ballot, DotSubject, NoteKind, ParticipantRole, TouchpointKind
from paku_studio.models import Dots as Given
from paku_studio.store import Document, repair
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts


class Room:
    """A group at work: ids by what a test calls them, and what became of the dots."""

    def __init__(self) -> None:
        document = self.document = Document()
        group = edits.add_group(document, "Varhaisen tuen ryhmä")
        self.meeting = edits.add_session(document, group)
        self.next_meeting = edits.add_session(document, group)
        edits.count_participants(document, self.meeting, ParticipantRole.DEVELOPER_CLIENT, attending=5)
        edits.count_participants(document, self.meeting, ParticipantRole.SOCIAL_PROFESSIONAL, attending=4)
        self.path = edits.add_pathway(document, "Kotoa takaisin arkeen")
        self.other_path = edits.add_pathway(document, "Toinen polku")
        self.before = edits.add_phase(document, self.path, "Ennen palvelua")
        self.during = edits.add_phase(document, self.path, "Palvelun aikana")
        self.letter = edits.add_moment(document, self.path, "Kirje postissa", phase=self.before)
        self.form = edits.add_moment(document, self.path, "Hakemus valmiiksi", phase=self.during)
        self.walk = edits.add_moment(document, self.path, "Kävelytapaaminen", phase=self.during)
        self.portal = edits.add_touchpoint(document, self.form, TouchpointKind.E_SERVICE, "OmaKela")
        edits.mark_critical(document, self.walk, "jää muuten yksin")
        edits.mark_critical(document, self.portal, "tunnukset puuttuvat")
        edits.mark_critical(document, self.letter, "")
        self.of_all = edits.add_note(document, self.path, NoteKind.MISSING, "yhteinen suunnitelma")
        self.of_portal = edits.add_note(document, self.portal, NoteKind.MISSING, "tulostin oli rikki")
        self.of_form = edits.add_note(document, self.form, NoteKind.MISSING, "aika istua vieressä")
        self.of_phase = edits.add_note(document, self.before, NoteKind.MISSING, "tieto palvelusta")
        self.own = edits.add_note(document, self.form, NoteKind.MISSING, "salaisuus", own=True)
        self.idea = edits.add_note(document, self.walk, NoteKind.IDEA, "kahville ensin")
        self.editor = Editor(document, language="fi", pathway=self.path)
        self.editor.meet(self.meeting)

    @property
    def dots(self) -> Dots:
        return self.editor.dots

    def given(self) -> dict[str, int]:
        """How many dots each target has in the open ballot, whatever is shown."""
        return {one.target: one.count for one in self.document.of_type(Given) if one.ballot == self.dots.ballot}

    def ballot(self) -> Ballot:
        return self.document.get(self.dots.ballot, Ballot)

    def choose(self, subject: DotSubject) -> None:
        self.dots.choose(subject)

    def said(self) -> str:
        """What the person was told last, "" for nothing."""
        return self.editor.told.text if self.editor.told else ""

    def check(self) -> None:
        assert repair(self.document.records.values())[1] == ()


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def make_room() -> Callable[[], Room]:
    return Room


@pytest.fixture
def dress(qapp) -> Callable[..., Desk]:
    """Makes a desk as the window has it."""
    load_fonts()
    qapp.setStyle("Fusion")

    def wear(editor: Editor, mode: str = "light", scale: float = 1.0) -> Desk:
        look = Look(mode, scale)
        qapp.setPalette(look.palette())
        qapp.setFont(look.font(14))
        qapp.setStyleSheet(look.style_sheet())
        return Desk(SimpleNamespace(settings=None), editor, None, look)

    return wear


@pytest.fixture
def open_page(qtbot, dress) -> Callable[..., QWidget]:
    """Opens the page at an editor."""
    from paku_studio.widgets.dots import DotsPage

    def show(editor: Editor, size: tuple[int, int] = (1154, 690), mode: str = "light", scale: float = 1.0) -> DotsPage:
        desk = dress(editor, mode, scale)
        page = DotsPage(desk)
        page.desk = desk
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.line.field.setFocus()
        return page

    return show
