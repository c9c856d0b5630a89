"""A group that meets, and its page on a screen that nobody sees."""

import datetime
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor import meeting
from paku_studio.editor.editor import Editor
from paku_studio.models import GenderCount, ParticipantRole
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group import GroupPage
from paku_studio.widgets.look import Look, load_fonts

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def on_this_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is the 21st of November 2026, wherever the program asks."""
    from paku_studio.editor.actions import groups
    from paku_studio.widgets.group import meetings, project

    for module in (meeting, groups, meetings, project):
        monkeypatch.setattr(module, "this_day", lambda: TODAY)


@pytest.fixture
def today() -> datetime.date:
    return TODAY


@pytest.fixture
def document() -> Document:
    return Document()


@pytest.fixture
def group(document: Document) -> str:
    return edits.add_group(document, "Varhaisen tuen ryhmä")


@pytest.fixture
def count(document: Document) -> Callable[..., None]:
    """Counts at a meeting: women and men, the new ones among them, of a role."""

    def put(
        session: str,
        *,
        women: int = 0,
        men: int = 0,
        unknown: int = 0,
        new: int = 0,
        role: ParticipantRole = ParticipantRole.DEVELOPER_CLIENT,
    ) -> None:
        """The new ones are as many women as there are, then men, then those of whom nothing is told."""
        left = new
        told = ((GenderCount.WOMEN, women), (GenderCount.MEN, men), (GenderCount.UNKNOWN, unknown))
        for gender, there in told:
            edits.count_participants(document, session, role, gender, attending=there, new_persons=min(left, there))
            left -= min(left, there)

    return put


@pytest.fixture
def editor(document: Document) -> Editor:
    return Editor(document, language="fi", step="group")


@pytest.fixture
def desk(qapp, editor: Editor) -> Desk:
    """A desk as the window has it, in Finnish, light, at 100 %."""
    load_fonts()
    look = Look()
    if qapp.styleSheet() != look.style_sheet():
        qapp.setStyleSheet(look.style_sheet())
    return Desk(SimpleNamespace(settings=None), editor, None, look)


@pytest.fixture
def shown(qtbot) -> Callable[..., GroupPage]:
    """Shows the page in a window with something before and after it, and gives the page."""
    windows = []

    def show(desk: Desk, width: int = 1154, height: int = 640) -> GroupPage:
        window = QWidget()
        windows.append(window)
        box = QVBoxLayout(window)
        box.setContentsMargins(0, 0, 0, 0)
        window.before, window.after = QLineEdit(), QLineEdit()
        page = GroupPage(desk)
        for part in (window.before, page, window.after):
            box.addWidget(part)
        window.resize(width, height + window.before.sizeHint().height() * 2)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return page

    return show


@pytest.fixture
def page(desk: Desk, shown) -> GroupPage:
    """The page as it is when one comes to it."""
    return shown(desk)
