"""The page of sheets offers what changed once a meeting has left a state, and shows it as it is printed."""

import pytest

from paku_studio import edits
from paku_studio.models import NoteKind
from paku_studio.storage import save_document
from paku_studio.store import Document


@pytest.fixture
def page_of(program, qtbot):
    """The page of sheets of a file."""

    def go(path):
        window = program.open_window()
        window.resize(1366, 768)
        qtbot.waitUntil(lambda: program.settled)
        assert program.open_path(window.desk, path)
        window.desk.editor.go_to("sheets")
        qtbot.waitUntil(lambda: window.page.drawn is not None, timeout=20_000)
        return window.page

    return go


def offered(page):
    return [page.names.name(sheet) for sheet in page.sheets if sheet.what == "changes"]


def test_it_is_listed_under_its_meeting_and_shown(changed, page_of, qtbot, tmp_path):
    page = page_of(changed.write(tmp_path / "Kotoa.paku"))
    assert offered(page) == ["Mitä muuttui tämän jälkeen: 1. tapaaminen · 12.3.2026"]
    page.open_sheet(f"changes {changed.session}")
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=20_000)
    assert page.drawings[0].title == "Mitä muuttui"
    assert page.wanted.paper(page.sheet) == ("A4", "portrait")
    assert page.sheet in page.sheets


def test_it_follows_what_is_done_now(changed, page_of, qtbot, tmp_path):
    page = page_of(changed.write(tmp_path / "Kotoa.paku"))
    page.open_sheet(f"changes {changed.session}")
    qtbot.waitUntil(lambda: page.drawn is not None, timeout=20_000)
    before = page.drawn
    document = page.desk.editor.document
    for number in range(90):
        edits.add_note(document, changed.path, NoteKind.IDEA, f"uusi ajatus {number}")
    page.desk.editor.announce("document")
    qtbot.waitUntil(lambda: page.drawn not in (None, before), timeout=20_000)
    assert len(page.drawings[0].sheets) > len(before.whole.sheets)


def test_without_an_earlier_state_it_is_not_there(page_of, tmp_path):
    document = Document()
    edits.add_pathway(document, "Kotoa arkeen")
    save_document(document, {}, tmp_path / "Kotoa.paku")
    assert offered(page_of(tmp_path / "Kotoa.paku")) == []
