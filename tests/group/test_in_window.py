"""The page of the group in the program's own window: reached by keys, left without losing anything."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.models import DeveloperGroup, FacilitatorNote, Session


@pytest.fixture
def window(program, qtbot, tmp_path, examples_folder):
    """A window on the second example, at the page of the group."""
    copy = Path(tmp_path / "Velkakierteestä.paku")
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    made = program.open_window()
    made.resize(1366, 768)
    qtbot.waitUntil(lambda: program.settled)
    assert program.open_path(made.desk, copy)
    made.activateWindow()
    QTest.keyClick(made, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made.desk.editor.step == "group")
    return made


def type_words(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_one_press_begins_the_meeting_and_the_theme_is_next(window):
    editor = window.desk.editor
    QTest.mouseClick(window.page.meetings.new, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is window.page.meetings.form.theme
    type_words("Polku")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert editor.step == "persona"
    session = editor.document.get(editor.session, Session)
    assert session.theme == "Polku"
    assert editor.told is None


def test_whoever_comes_here_by_keys_begins_with_what_is_missing(window, program):
    assert QApplication.focusWidget() is window.page.meetings.new
    QTest.keyClick(window.page.meetings.new, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.focused_part() == "dock"
    editor = window.desk.editor
    editor.meetings.meet("")
    for group in editor.document.of_type(DeveloperGroup):
        edits.remove_group(editor.document, group.id)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.page.about.name


def test_closing_the_window_writes_what_is_being_typed(window):
    document = window.desk.editor.document
    window.page.about.name.setFocus()
    window.page.about.name.selectAll()
    type_words("Toinen nimi")
    window.close()
    assert document.of_type(DeveloperGroup)[0].name == "Toinen nimi"


def test_escape_leads_to_the_line_where_own_notes_are_typed(window):
    editor = window.desk.editor
    window.page.about.organiser.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    type_words("kysy Kelasta")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [note.text for note in editor.document.of_type(FacilitatorNote)] == ["kysy Kelasta"]
    assert [row.line.text for row in window.page.own_notes.fields[0].in_order] == ["kysy Kelasta"]


def test_another_language_builds_the_page_anew_with_the_same_meeting(window, program):
    editor = window.desk.editor
    first = editor.document.of_type(Session)[0].id
    editor.meetings.start(editor.document.of_type(Session)[0].date)
    editor.meetings.open(first)
    program.change_settings(language="sv")
    assert window.page.meetings.heading.text() == "Träffar"
    assert editor.meetings.session == first


def test_the_bar_above_names_the_group_that_is_looked_at(window):
    window.desk.run("group.add", "Toinen ryhmä")
    assert window.bar.title.whole == "Toinen ryhmä"
    first = window.page.menu().actions()[0]
    first.trigger()
    assert window.bar.title.whole == first.text()
