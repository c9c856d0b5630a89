"""While one types: told quietly at the field, blurred by one key, undone, never in the way."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from paku_studio.edits import names
from paku_studio.models import Pathway, ServiceMoment

CALLED = "Soitin numeroon 040 123 4567 eikä kukaan vastannut"
BLURRED = "Soitin numeroon [puhelinnumero] eikä kukaan vastannut"


def press_blur() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def told(window) -> str:
    return window.notice.words.text() if window.notice.isVisible() else ""


def moments(window) -> list[str]:
    return [each.text for each in window.desk.editor.records.values() if isinstance(each, ServiceMoment)]


def test_a_number_that_is_typed_is_told_of_with_its_reason_and_nothing_moves(window, wait_for) -> None:
    before = [part.geometry() for part in (window.dock, window.dock.field, window.canvas)]
    window.dock.field.setText(CALLED)
    wait_for(lambda: told(window))
    assert told(window) == "Tämä näyttää puhelinnumerolta: sillä tavoittaa yhden ihmisen."
    assert "[puhelinnumero]" in window.notice.button.text()
    assert "Ctrl+B" in window.notice.button.text()
    assert [part.geometry() for part in (window.dock, window.dock.field, window.canvas)] == before
    assert window.dock.field.hasFocus()
    assert window.rect().contains(window.notice.geometry())


def test_one_key_puts_the_kind_in_its_place_and_the_field_takes_it_back(window, wait_for) -> None:
    window.dock.field.setText(f"😀 {CALLED}")
    wait_for(lambda: told(window))
    press_blur()
    assert window.dock.field.text() == f"😀 {BLURRED}"
    assert window.desk.editor.capture.text == f"😀 {BLURRED}"
    assert told(window) == ""
    window.dock.field.undo()
    assert "040 123 4567" in window.dock.field.text()


def test_the_key_does_not_wait_for_the_line_to_appear(window) -> None:
    window.dock.field.setText(CALLED)
    press_blur()
    assert window.dock.field.text() == BLURRED


def test_what_was_just_added_is_blurred_by_the_same_key_as_one_undoable_edit(window, wait_for) -> None:
    window.dock.field.setText(CALLED)
    window.dock.enter()
    assert CALLED in moments(window)
    wait_for(lambda: told(window))
    edits_before = len(window.desk.editor.document.undoable)
    press_blur()
    assert BLURRED in moments(window)
    assert CALLED not in moments(window)
    assert window.desk.editor.document.undo_name == names.BLUR
    assert len(window.desk.editor.document.undoable) == edits_before + 1
    window.desk.run("edit.undo")
    assert CALLED in moments(window)


def test_a_note_under_the_selected_moment_is_blurred_too(window) -> None:
    editor = window.desk.editor
    editor.select(editor.road()[0].moment.id)
    window.dock.field.setText("- maija@example.fi ei vastannut")
    window.dock.enter()
    press_blur()
    assert editor.document.undo_name == names.BLUR
    assert not any("maija@example.fi" in str(each) for each in editor.records.values())


def test_a_possible_name_is_told_more_softly_than_a_number(window, wait_for) -> None:
    window.dock.field.setText("Matti Virtanen soitti")
    wait_for(lambda: told(window))
    assert window.notice.words.property("kind") == "soft"
    window.dock.field.setText("Matti Virtanen soitti 040 123 4567")
    wait_for(lambda: "puhelinnumerolta" in told(window))
    assert window.notice.words.property("kind") != "soft"


@pytest.mark.parametrize("innocent", ["Sosiaalihuoltolain 1301/2014 14 §", "Tultiin klo 9.00–11.30", ""])
def test_innocent_words_are_left_in_peace(window, wait_for, innocent: str) -> None:
    window.dock.field.setText(innocent)
    window.notice.look()
    assert told(window) == ""


def test_where_nothing_is_found_nothing_is_promised(window) -> None:
    window.dock.field.setText("Kotona oli hiljaista")
    press_blur()
    assert window.dock.field.text() == "Kotona oli hiljaista"
    assert window.desk.editor.told.text == "Tästä ei löytynyt tunnisteita."


def test_a_field_of_the_details_is_told_of_and_blurred_where_it_stands(window, wait_for) -> None:
    editor = window.desk.editor
    editor.select(editor.road()[0].moment.id)
    window.focus_part("inspector")
    field = QApplication.focusWidget()
    field.setPlainText(f"Eka\n{CALLED}")
    wait_for(lambda: told(window))
    press_blur()
    assert field.toPlainText() == f"Eka\n{BLURRED}"
    field.write()
    assert f"Eka\n{BLURRED}" in moments(window)


def test_words_on_the_picture_are_told_of_while_they_are_written(window, wait_for) -> None:
    editor = window.desk.editor
    editor.select(editor.road()[0].moment.id)
    window.focus_part("canvas")
    window.desk.run("edit.rename")
    QApplication.focusWidget().setPlainText(CALLED)
    wait_for(lambda: told(window))
    press_blur()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert BLURRED in moments(window)
    wait_for(lambda: not told(window))


def test_the_line_of_a_board_is_told_of_too(window, wait_for) -> None:
    window.desk.editor.go_to("value")
    field = window.middle.page_dock.field
    field.setFocus()
    field.setText("Kirjoita osoitteeseen maija@example.fi")
    wait_for(lambda: told(window))
    assert window.rect().contains(window.notice.geometry())
    press_blur()
    assert field.text() == "Kirjoita osoitteeseen [sähköposti]"


def test_the_line_for_finding_is_nobodys_story(window, wait_for) -> None:
    window.show_find()
    QApplication.focusWidget().setText("040 123 4567")
    window.notice.look()
    assert told(window) == ""


def test_nothing_is_told_on_the_projector(window, wait_for) -> None:
    from paku_studio.widgets.projector import present

    window.dock.field.setText(CALLED)
    wait_for(lambda: told(window))
    shown = set(QApplication.topLevelWidgets())
    present(window, False)
    QApplication.processEvents()
    for room in set(QApplication.topLevelWidgets()) - shown:
        assert not any("puhelinnumerolta" in each.text() for each in room.findChildren(QLabel))
    assert window.notice.window() is window
    window.desk.run("projector.leave")


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_line_stays_whole_within_a_small_window_in_each_language(
    window, program, wait_for, language: str, text_size: int
) -> None:
    program.change_settings(language=language, text_size=text_size, theme="contrast")
    window.resize(683, 512)
    window.focus_part("dock")
    for words in (CALLED, "FI21 1234 5600 0007 85", "Auton rekisterinumero on ABC-123", "Tunnus oli 131052-308T"):
        window.dock.field.setText(words)
        wait_for(lambda: window.notice.noticed is not None)
        window.notice.look()
        wait_for(lambda: told(window) and window.rect().contains(window.notice.geometry()))
        shown, parts = window.notice, (window.notice.button, window.notice.words, window.notice.sign)
        assert shown.button.width() >= shown.button.sizeHint().width()
        assert shown.words.height() >= shown.words.heightForWidth(shown.words.width())
        inside = [QRect(each.mapTo(shown, QPoint(0, 0)), each.size()) for each in parts]
        assert all(shown.rect().contains(each) for each in inside)
        assert not any(one.intersects(other) for one, other in combinations(inside, 2))
        assert not shown.geometry().intersects(place_of(window, window.dock.field))
        assert "Ctrl+B" in shown.button.accessibleName()
        assert shown.noticed.by in shown.button.text()
        assert shown.button.accessibleName() in shown.button.toolTip()
        window.dock.field.setText("")
        wait_for(lambda: not told(window))


def outline_field(window, wait_for):
    """The words of the first moment being written in their row of the outline."""
    editor = window.desk.editor
    editor.select(editor.road()[0].moment.id)
    window.focus_part("outline")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    wait_for(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    return QApplication.focusWidget()


def test_a_row_of_the_outline_is_told_of_and_blurred_where_it_is_written(window, wait_for) -> None:
    field = outline_field(window, wait_for)
    assert window.side.isAncestorOf(field)
    field.setText(CALLED)
    wait_for(lambda: told(window))
    assert window.rect().contains(window.notice.geometry())
    assert not window.notice.geometry().intersects(place_of(window, field))
    press_blur()
    assert field.text() == BLURRED
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: BLURRED in moments(window))
    wait_for(lambda: not told(window))


def test_escape_in_the_outline_takes_the_line_away_and_writes_nothing(window, wait_for) -> None:
    field = outline_field(window, wait_for)
    field.setText(CALLED)
    wait_for(lambda: told(window))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    wait_for(lambda: not told(window))
    assert CALLED not in moments(window)


def place_of(window, field) -> QRect:
    return QRect(field.mapTo(window.centralWidget(), QPoint(0, 0)), field.size())


@pytest.fixture
def start(program, wait_for):
    made = program.open_window()
    made.resize(1366, 768)
    made.activateWindow()
    wait_for(lambda: program.settled and made.notice is not None)
    wait_for(lambda: QApplication.focusWidget() is made.centralWidget().field)
    return made


def test_the_title_that_begins_a_pathway_is_told_of_and_blurred(start, wait_for) -> None:
    field = start.centralWidget().field
    field.setText(CALLED)
    wait_for(lambda: told(start))
    assert told(start) == "Tämä näyttää puhelinnumerolta: sillä tavoittaa yhden ihmisen."
    shown = start.notice.geometry()
    assert start.rect().contains(shown)
    assert not shown.intersects(place_of(start, field))
    assert not shown.intersects(place_of(start, start.centralWidget().begin_panel.button))
    press_blur()
    assert field.text() == BLURRED
    assert told(start) == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: not start.at_start)
    assert any(each.title == BLURRED for each in start.desk.editor.records.values() if isinstance(each, Pathway))


def test_a_title_is_blurred_in_the_language_that_the_pathway_will_be_in(start, program, wait_for) -> None:
    program.change_settings(language="sv")
    field = start.centralWidget().field
    field.setFocus()
    field.setText("Matti Virtanen")
    wait_for(lambda: told(start))
    press_blur()
    assert field.text() == "[namn]"


def test_the_key_without_a_number_promises_nothing_on_the_start_page_either(start, wait_for) -> None:
    press_blur()
    assert start.desk.editor.told.text == "Tästä ei löytynyt tunnisteita."


def test_the_line_follows_the_title_when_the_columns_move_below_each_other(start, program, wait_for) -> None:
    field = start.centralWidget().field
    field.setText(CALLED)
    wait_for(lambda: told(start))
    start.resize(683, 512)
    wait_for(lambda: told(start) and start.rect().contains(start.notice.geometry()))
    above = start.notice.geometry
    wait_for(lambda: above().bottom() < place_of(start, field).top() < above().bottom() + 12)
