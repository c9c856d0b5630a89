"""What copies say differently is settled side by side, by keys and by mouse; each choice can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from paku_studio.models import Difference
from paku_studio.storage import open_document


@pytest.fixture
def settling(room):
    """The copy is brought in, and the keys stand where one chooses."""
    room.bring_in()
    return room


def part(room):
    return room.page.settling


def said(side) -> tuple[str, str]:
    return side.heading.text(), side.words.toPlainText()


def left(room) -> int:
    return len(room.editor.document.of_type(Difference))


def state(room) -> tuple[list[str], int]:
    """What stands, and how much is left to settle."""
    return room.texts(), left(room)


def standing_on(room) -> str:
    """The moment whose difference one stands on."""
    return part(room).current.record


def test_both_values_stand_side_by_side_mine_first(settling) -> None:
    room, values = settling, {}
    for _ in range(2):
        values[standing_on(room)] = [said(side) for side in part(room).sides]
        room.press(Qt.Key.Key_Down)
    letter, call, *_ = room.work.moments
    assert {words for _, words in values[letter]} == {"Kirje tulee postissa", "Kirje tulee verkkoon"}
    for found, mine in ((letter, "Kirje tulee postissa"), (call, "Soitto aamulla")):
        (first, words), (second, _) = values[found]
        assert words == mine
        assert (first.split(" · ")[0], second.split(" · ")[0]) == ("Tämä asiakirja", "Kopio")
        in_use = [heading for heading in (first, second) if heading.endswith("Käytössä nyt")]
        assert len(in_use) == 1


def test_the_keys_stand_on_the_list_after_bringing_in(settling) -> None:
    assert part(settling).list.hasFocus()
    assert part(settling).counts.text() == "2 ratkaistavaa eroa"


@pytest.mark.parametrize(("key", "words"), [(Qt.Key.Key_1, "postissa aamulla"), (Qt.Key.Key_2, "verkkoon illalla")])
def test_a_digit_chooses_and_goes_on_to_the_next(settling, key, words) -> None:
    settling.press(key)
    assert left(settling) == 1
    settling.press(key)
    assert left(settling) == 0
    assert " ".join(text.split()[-1] for text in settling.texts()[:2]) == words
    assert settling.stage == "empty"
    assert settling.page.said.text() == "Kaikki erot on ratkaistu."
    assert settling.page.back.hasFocus()
    settling.press(Qt.Key.Key_Return)
    assert settling.editor.step == "pathway"


def test_each_choice_can_be_undone_by_itself(settling) -> None:
    before = state(settling)
    settling.press(Qt.Key.Key_1)
    settling.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert state(settling) == before
    assert part(settling).counts.text() == "2 ratkaistavaa eroa"


def test_a_click_chooses(settling) -> None:
    found = standing_on(settling)
    wanted = part(settling).sides[1].words.toPlainText()
    QTest.mouseClick(part(settling).sides[1].choose, Qt.MouseButton.LeftButton)
    assert settling.editor.records[found].text == wanted
    assert left(settling) == 1


@pytest.mark.parametrize("number", [0, 1])
def test_from_a_values_button_the_arrows_walk_and_a_digit_chooses(settling, number) -> None:
    part(settling).sides[number].choose.setFocus()
    first = standing_on(settling)
    settling.press(Qt.Key.Key_Down)
    second = standing_on(settling)
    assert second != first
    settling.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert standing_on(settling) == first
    wanted = part(settling).sides[1].words.toPlainText()
    settling.press(Qt.Key.Key_2)
    assert settling.editor.records[first].text == wanted
    assert part(settling).sides[number].choose.hasFocus()
    assert standing_on(settling) == second


def test_in_the_words_themselves_one_reads_and_tab_goes_on(settling) -> None:
    words = part(settling).sides[0].words
    words.setFocus()
    settling.press(Qt.Key.Key_Right)
    assert left(settling) == 2
    settling.press(Qt.Key.Key_Tab)
    assert part(settling).sides[0].choose.hasFocus()
    assert words.isReadOnly()


def test_tab_reaches_all_and_leaves_again(settling) -> None:
    seen = []
    for _ in range(30):
        seen.append(settling.window.focusWidget())
        settling.press(Qt.Key.Key_Tab)
    first, second = part(settling).sides
    wanted = [first.words, first.choose, second.words, second.choose, part(settling).show_place, *part(settling).all]
    assert [one for one in seen if one in wanted][: len(wanted)] == wanted
    assert any(not settling.page.isAncestorOf(one) for one in seen)


@pytest.mark.parametrize(
    ("action", "words"),
    [("differences.all_first", "postissa aamulla"), ("differences.all_second", "verkkoon illalla")],
)
def test_all_are_settled_from_one_side_as_one_edit(settling, action, words) -> None:
    before = state(settling)
    names = [button.accessibleName() for button in part(settling).all]
    assert names == ["Kaikki kuten tässä asiakirjassa", "Kaikki kuten kopiossa"]
    settling.desk.run(action)
    assert left(settling) == 0
    assert " ".join(text.split()[-1] for text in settling.texts()[:2]) == words
    settling.desk.run("edit.undo")
    assert state(settling) == before


def test_alt_and_a_digit_choose_wherever_the_keys_are(settling) -> None:
    part(settling).all[0].setFocus()
    settling.desk.run("differences.second")
    assert left(settling) == 1
    settling.desk.run("differences.first")
    assert left(settling) == 0


def test_the_actions_say_why_they_cannot_be_done(room) -> None:
    assert room.desk.why_not("go.differences") == "Ratkaistavia eroja ei ole."
    assert room.desk.why_not("differences.first")
    room.bring_in()
    assert room.desk.why_not("go.differences") == ""
    assert room.desk.why_not("differences.first") == ""
    room.editor.go_to("pathway")
    assert room.desk.why_not("go.differences") == ""
    assert room.desk.why_not("differences.first")


def test_enter_shows_it_in_its_place(settling) -> None:
    found = standing_on(settling)
    settling.press(Qt.Key.Key_Return)
    assert settling.editor.step == "pathway"
    assert settling.editor.selection == (found,)


def test_the_rail_leads_back_as_long_as_something_is_left(settling) -> None:
    settling.editor.go_to("pathway")
    rail = settling.window.rail
    assert rail.differing.isVisible()
    assert not rail.differing.isChecked()
    assert rail.differing.accessibleName() == "2 ratkaistavaa eroa"
    for _ in range(2):
        rail.differing.click()
        assert rail.differing.isChecked()
    assert settling.editor.step == "merging"
    assert settling.stage == "settling"
    settling.desk.run("differences.all_first")
    assert not rail.differing.isVisible()


def test_before_printing_it_is_said_and_leads_to_the_choice(settling, hands) -> None:
    settling.editor.go_to("sheets")
    hands.wait_for(lambda: settling.page.drawn is not None, 20)
    (check,) = [one for one in settling.page.checks.checks if one.key == "differences"]
    assert "2" in check.sentence
    settling.page.checks.findChild(QPushButton, "differences ").click()
    assert settling.editor.step == "merging"
    assert left(settling) == 2


def test_opened_again_it_is_told_and_whose_is_known_no_more(settling, hands) -> None:
    settling.window.to_start_page()
    assert open_document(settling.mine).document.of_type(Difference)
    assert settling.program.open_path(settling.desk, settling.mine)
    hands.wait_for(lambda: settling.told and settling.window.rail.differing.isVisible())
    assert "2 ratkaistavaa eroa: yhteen tuodut kopiot sanovat eri asioita." in settling.told
    settling.desk.run("go.differences")
    first, second = part(settling).sides
    assert (first.heading.text(), second.heading.text()) == ("Käytössä nyt", "Toinen vaihtoehto")
    names = [button.accessibleName() for button in part(settling).all]
    assert names == ["Pidä kaikki, mikä on käytössä", "Ota kaikista toinen vaihtoehto"]
    stands = settling.texts()
    settling.desk.run("differences.all_first")
    assert settling.texts() == stands
    assert left(settling) == 0


def test_a_copy_that_waits_does_not_hide_the_differences(settling, tmp_path) -> None:
    from paku_studio import edits
    from paku_studio.storage import save_document

    edits.add_moment(settling.work.kaija, settling.work.path, "Vielä yksi")
    third = tmp_path / "Kolmas.paku"
    save_document(settling.work.kaija, {}, third)
    settling.read(third)
    assert settling.stage == "report"
    settling.desk.run("go.differences")
    assert settling.stage == "settling"
    assert part(settling).waiting.isVisible()
    part(settling).waiting.click()
    assert settling.stage == "report"
    settling.desk.run("go.differences")
    settling.desk.run("differences.all_second")
    assert settling.stage == "report"


def test_what_differs_within_long_words_is_marked(settling) -> None:
    words = part(settling).sides[0].words
    marked = [one.cursor.selectedText() for one in words.extraSelections()]
    assert marked
    assert all(one in words.toPlainText() for one in marked)
    assert "".join(marked) != words.toPlainText()
    assert all(one.format.fontUnderline() for one in words.extraSelections())


def test_another_language_keeps_the_place(settling) -> None:
    settling.press(Qt.Key.Key_Down)
    found = standing_on(settling)
    settling.program.change_settings(language="sv")
    QApplication.processEvents()
    assert standing_on(settling) == found
    assert part(settling).counts.text() == "2 skillnader att avgöra"
