"""The page by hand and by keys: clicking rows, plus and minus, the line, the terms, the menu; and no word is cut."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from paku_studio import edits
from paku_studio.models import Ballot, DotSubject

LONG = "Varhaiskasvatuksen erityisopettajan ja sosiaalipalvelutyöntekijän moniammatillinen neuvottelu "


def place(page, number, part="row"):
    """Where a part of a candidate's row is, in the list."""
    rows = page.list.candidates.rows
    row = next(at for at, each in enumerate(rows) if each.told.number == number)
    index = page.list.candidates.index(row)
    corner = page.list.visualRect(index).topLeft()
    picture = page.list.picture(index)
    inside = {"row": QPoint(80, 20), "plus": picture.plus().center(), "minus": picture.minus().center()}[part]
    return corner + inside


def click(page, number, part="row"):
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, number, part))


def type_in(page, text):
    QTest.keyClicks(page.line.field, text)
    QTest.keyClick(page.line.field, Qt.Key.Key_Return)


def test_a_click_on_a_row_or_its_plus_gives_and_on_its_minus_takes(room, open_page):
    page = open_page(room.editor)
    click(page, 3)
    click(page, 3, "plus")
    click(page, 1)
    assert room.given() == {room.walk: 2, room.letter: 1}
    click(page, 3, "minus")
    assert room.given() == {room.walk: 1, room.letter: 1}
    assert page.line.heard.text() == "Piste pois numerolta 3."
    room.editor.undo()
    assert room.given() == {room.walk: 2, room.letter: 1}


def test_a_press_that_slides_off_gives_nothing(room, open_page):
    page = open_page(room.editor)
    QTest.mousePress(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 1))
    QTest.mouseRelease(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 2))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.RightButton, pos=place(page, 2))
    assert not room.document.of_type(Ballot)


def test_two_quick_clicks_are_two_dots(room, open_page):
    page = open_page(room.editor)
    click(page, 1)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 1))
    QTest.mouseRelease(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place(page, 1))
    assert room.given() == {room.letter: 2}


def test_enter_gives_what_is_typed_and_empties_the_line(room, open_page):
    page = open_page(room.editor)
    type_in(page, "3 3 1")
    assert room.given() == {room.walk: 2, room.letter: 1}
    assert page.line.field.text() == ""
    assert page.line.heard.text() == "Annettu: 3 × 2, 1."


def test_a_wrong_line_stays_until_it_is_put_right(room, open_page):
    page = open_page(room.editor)
    type_in(page, "3 8")
    assert page.line.field.text() == "3 8"
    assert "8" in room.said()
    QTest.keyClick(page.line.field, Qt.Key.Key_Backspace)
    type_in(page, "1")
    assert room.given() == {room.walk: 1, room.letter: 1}


def test_in_the_empty_line_undo_is_the_documents_and_in_a_typed_one_the_lines(room, open_page):
    page = open_page(room.editor)
    undo = (QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    type_in(page, "3 3")
    for text, taken in (("", False), ("1", True)):
        QTest.keyClicks(page.line.field, text)
        event = QKeyEvent(*undo)
        event.ignore()
        QApplication.sendEvent(page.line.field, event)
        assert event.isAccepted() is taken


def test_with_keys_alone_dots_are_given_and_taken_in_the_list(room, open_page):
    page = open_page(room.editor)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Plus)
    assert room.given() == {room.portal: 2, room.walk: 1}
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Minus)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert room.given() == {room.walk: 1}


def test_a_digit_pressed_in_the_list_begins_the_line(room, open_page):
    page = open_page(room.editor)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_3)
    QTest.keyClicks(page.line.field, " 1")
    QTest.keyClick(page.line.field, Qt.Key.Key_Return)
    assert room.given() == {room.walk: 1, room.letter: 1}


def test_escape_empties_the_line_and_then_goes_to_the_list(room, open_page):
    page = open_page(room.editor)
    QTest.keyClicks(page.line.field, "3")
    QTest.keyClick(page.line.field, Qt.Key.Key_Escape)
    assert page.line.field.text() == ""
    QTest.keyClick(page.line.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.list


def test_tab_reaches_everything_and_comes_round(room, open_page):
    page = open_page(room.editor)
    room.dots.click(room.walk)
    seen = []
    for _ in range(20):
        here = QApplication.focusWidget()
        if here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert {
        page.line.field,
        page.line.give,
        page.list,
        page.turn,
        page.terms.each.field,
        page.terms.people.field,
    } <= set(seen)
    assert len(set(page.terms.subjects.values()) & set(seen)) >= 1


def test_the_keys_stay_at_a_candidate_when_its_place_changes(room, open_page):
    page = open_page(room.editor)
    room.dots.type_line("1 1 2")
    room.dots.show()
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.candidates.index(page.list.candidates.place_of(room.walk)))
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert room.given()[room.walk] == 3
    assert page.list.current_target() == room.walk
    assert page.list.currentIndex().row() == 0


def test_how_many_dots_and_people_are_typed_and_stepped(room, open_page):
    page = open_page(room.editor)
    assert (page.terms.each.field.text(), page.terms.people.field.text()) == ("3", "9")
    page.terms.people.field.setFocus()
    page.terms.people.field.selectAll()
    QTest.keyClicks(page.terms.people.field, "4")
    QTest.keyClick(page.terms.people.field, Qt.Key.Key_Return)
    page.terms.each.more.click()
    assert page.given.text() == "Pisteitä annettu: 0 / 16"
    type_in(page, "1x16")
    page.terms.people.less.click()
    assert room.said() == "Se olisi liian vähän: pisteitä on annettu jo 16."
    assert page.terms.people.field.text() == "4"
    for _ in range(30):
        page.terms.each.more.click()
    assert room.ballot().dots_each == 20


def test_another_subject_shows_other_candidates(room, open_page):
    page = open_page(room.editor)
    page.terms.subjects[DotSubject.MISSING].click()
    assert page.question.text() == "Mikä puuttuva painaa eniten?"
    assert page.list.candidates.rows[0].told.words == "tieto palvelusta"
    assert page.terms.subjects[DotSubject.MISSING].isChecked()


def test_where_nothing_is_marked_the_group_is_asked_and_led_to_the_pathway(room, open_page):
    edits.remove(room.document, [room.idea])
    room.editor.go_to("dots")
    page = open_page(room.editor)
    page.terms.subjects[DotSubject.IDEA].click()
    assert page.empty.text() == "Polulla ei ole vielä ideoita. Mitä voisi tehdä toisin?"
    assert not page.list.isVisible()
    page.go.click()
    assert room.editor.step == "pathway"


def test_nothing_can_be_shown_before_somebody_gave_a_dot(room, open_page):
    page = open_page(room.editor)
    assert not page.turn.isEnabled()
    assert page.turn.toolTip() == "Kukaan ei ole vielä antanut pisteitä."
    click(page, 1)
    assert page.turn.isEnabled()
    page.turn.click()
    assert page.turn.text().strip() == "Piilota pisteet"
    assert page.outcome.text() == "Painavin: numero 1, 1 piste."


def test_below_stands_what_the_keys_do_where_they_are(room, open_page):
    page = open_page(room.editor)
    assert page.line.hint.text() == "Jokainen numero on piste. 3x2: kaksi pistettä numerolle 3."
    page.list.setFocus()
    assert page.line.hint.text() == "Enter antaa pisteen, miinus ottaa yhden pois."
    page.line.field.setFocus()
    assert page.line.hint.text().startswith("Jokainen numero")


def test_where_nobody_is_counted_it_is_asked_how_many_choose(room, open_page):
    page = open_page(room.editor)
    assert not page.ask.isVisible()
    room.editor.meet("")
    assert page.ask.isVisible()
    assert not page.bar.isVisible()
    page.terms.people.more.click()
    assert not page.ask.isVisible()
    assert page.given.text() == "Pisteitä annettu: 0 / 3"


def test_the_menu_has_earlier_ballots_by_subject_and_meeting(room, open_page):
    page = open_page(room.editor)
    click(page, 1)
    first = room.dots.ballot
    room.editor.meet(room.next_meeting)
    click(page, 2)
    entries = [entry.text() for entry in page.menu().actions() if entry.isCheckable()]
    assert entries == ["Kriittiset pisteet · 2. tapaaminen", "Kriittiset pisteet · 1. tapaaminen"]
    page.menu().actions()[1].trigger()
    assert room.dots.ballot == first
    next(entry for entry in page.menu().actions() if entry.text() == "Uusi pisteytys").trigger()
    assert room.dots.ballot != first
    assert len(room.document.of_type(Ballot)) == 3
    next(entry for entry in page.menu().actions() if entry.text() == "Poista pisteytys pisteineen").trigger()
    assert len(room.document.of_type(Ballot)) == 2


def test_the_keys_that_come_to_the_page_go_to_the_line(room, open_page):
    page = open_page(room.editor)
    page.list.setFocus()
    page.setFocus()
    assert QApplication.focusWidget() is page.line.field


def test_what_is_typed_outlives_a_window_that_is_built_anew(room, open_page):
    page = open_page(room.editor)
    QTest.keyClicks(page.line.field, "3 3")
    assert open_page(room.editor, mode="dark").line.field.text() == "3 3"


def test_the_page_keeps_up_with_the_document(room, open_page):
    page = open_page(room.editor)
    edits.mark_critical(room.document, room.form, "kiire")
    assert [row.told.words for row in page.list.candidates.rows][1] == "Hakemus valmiiksi"
    edits.remove(room.document, [room.path, room.other_path])
    assert page.list.candidates.rows == ()


# Room


def cut(page):
    """Labels and buttons whose words need more room than they have, or that reach out of the view."""
    QApplication.processEvents()
    found = []
    view = page.findChild(QScrollArea)
    for part in page.findChildren(QLabel) + page.findChildren(QPushButton):
        if not part.isVisibleTo(page) or not part.text():
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            needed = part.fontMetrics().boundingRect(0, 0, part.width(), 100_000, Qt.TextFlag.TextWordWrap, part.text())
            wide, high = needed.width(), needed.height()
        else:
            wide, high = part.sizeHint().width(), part.sizeHint().height()
        if wide > part.width() + 1 or high > part.height() + 1:
            found.append((part.text(), (wide, high), (part.width(), part.height())))
        if part.mapTo(page, QPoint(part.width(), 0)).x() > page.width() + 1:
            found.append((part.text(), "reaches out"))
    if view.widget().minimumSizeHint().width() > view.viewport().width():
        found.append(("the body is wider than its view", view.widget().minimumSizeHint().width()))
    return found


SIZES = (((1154, 690), 1.0), ((631, 460), 1.0), ((631, 460), 2.0))


@pytest.mark.parametrize(("language", "size"), [*itertools.product(("fi", "sv", "en"), SIZES)])
def test_no_word_is_cut(room, open_page, language, size):
    room.editor.set_language(language)
    edits.change(room.document, room.walk, text=LONG * 3, critical_reason=LONG)
    page = open_page(room.editor, size[0], scale=size[1])
    type_in(page, "1 1 2 2 3 3 3")
    assert cut(page) == []
    page.turn.click()
    QApplication.processEvents()
    assert cut(page) == []
    room.editor.meet("")
    for subject in (DotSubject.IDEA, DotSubject.MISSING):
        page.terms.subjects[subject].click()
        QApplication.processEvents()
        assert cut(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_targets_are_large_enough_and_words_have_room(room, open_page, scale):
    edits.change(room.document, room.walk, text="x" * 20_000)
    page = open_page(room.editor, (631, 460), scale=scale)
    for row in range(3):
        picture = page.list.picture(page.list.candidates.index(row))
        assert picture.plus().width() >= 32
        assert picture.plus().right() <= picture.width
        assert picture.left + picture.room <= picture.minus().left()
        assert picture.height < 4_000
    assert page.list.height() >= sum(page.list.picture(page.list.candidates.index(row)).height for row in range(3))


def test_the_row_with_the_keys_is_seen(make_room, open_page):
    room = make_room()
    for number in range(30):
        moment = edits.add_moment(room.document, room.path, f"hetki {number}", phase=room.during)
        edits.mark_critical(room.document, moment, "")
    page = open_page(room.editor, (631, 460))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_End)
    box = page.list.visualRect(page.list.currentIndex())
    top = page.list.viewport().mapTo(page, box.topLeft()).y()
    assert top >= 0
    assert top + box.height() <= page.line.y() + 10
