"""A small pathway on which everything stands that the panels show."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.inspecting import FORMS, More
from paku_studio.models import HandoverKind, Involvement, LinkKind, NoteKind, TouchpointKind
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector import Inspector
from paku_studio.widgets.look import Look, load_fonts


class Road:
    """The ids of a pathway's records, by what a test calls them."""

    def __init__(self) -> None:
        document = self.document = Document()
        self.group = edits.add_group(document, "Varhaisen tuen ryhmä")
        self.session = edits.add_session(document, self.group)
        self.persona = edits.add_persona(document, "Jusa-Petteri")
        self.pathway = edits.add_pathway(document, "Kotoa takaisin arkeen", persona=self.persona)
        self.phase = edits.add_phase(document, self.pathway, "Palvelun aikana")
        self.moment = edits.add_moment(document, self.pathway, "Hakemus valmiiksi")
        self.other = edits.add_moment(document, self.pathway, "Kävelytapaaminen")
        self.third = edits.add_moment(document, self.pathway, "Psykologin käynti")
        self.involvement = edits.involve(document, self.moment, "Sosiaaliohjaaja", "1 krt/kk")
        self.second = edits.involve(document, self.moment, "Asiakas")
        self.actor = document.get(self.second, Involvement).actor
        self.touchpoint = edits.add_touchpoint(document, self.moment, TouchpointKind.E_SERVICE, "OmaKela")
        self.library = edits.add_touchpoint(document, self.moment, TouchpointKind.PLACE, "kirjasto")
        self.note = edits.add_note(document, self.moment, NoteKind.WORKED, "vieressä istuttiin")
        self.missing = edits.add_note(document, self.moment, NoteKind.MISSING, "tulostin oli rikki")
        self.judgement = edits.add_note(document, self.pathway, NoteKind.RISK, "jää, jos ei jaksa")
        self.link = edits.connect(document, self.moment, self.third, LinkKind.LEADS_TO)
        self.handover = edits.add_handover(
            document, self.moment, HandoverKind.WARM, from_actor="Sosiaaliohjaaja", to_actor="Paja"
        )


@pytest.fixture
def road() -> Road:
    return Road()


@pytest.fixture
def editor(road: Road) -> Editor:
    return Editor(road.document, language="fi")


@pytest.fixture
def desk(qapp, editor: Editor) -> Desk:
    """A desk as the window has it, in Finnish, light, at 100 %."""
    load_fonts()
    look = Look()
    if qapp.styleSheet() != look.style_sheet():
        qapp.setStyleSheet(look.style_sheet())
    return Desk(SimpleNamespace(settings=None), editor, None, look)


@pytest.fixture
def placed(qtbot) -> Callable[..., QWidget]:
    """Shows a part in a window of its own with room to leave it for, and gives the part."""

    windows = []

    def show(part: QWidget, width: int = 280, height: int = 900) -> QWidget:
        window = QWidget()
        windows.append(window)
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(part)
        window.elsewhere = QLineEdit()
        box.addWidget(window.elsewhere)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.elsewhere.setFocus()
        return part

    return show


@pytest.fixture(scope="session")
def hands() -> ModuleType:
    """What a hand does to fields and lists."""
    specification = importlib.util.spec_from_file_location("panels_hands", Path(__file__).with_name("hands.py"))
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.fixture
def inspector(desk, placed) -> Inspector:
    """The inspector with everything unfolded."""
    for form in FORMS.values():
        for part in form:
            if isinstance(part, More):
                desk.setProperty(f"open: {part.label}", True)
    return placed(Inspector(desk))
