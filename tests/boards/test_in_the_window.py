"""The board in a window: the dock's keys, the lines' keys, the mouse, what a screen reader is told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.models import ParticipantRole, ValueItem
from paku_studio.widgets.boards.line_menu import line_menu
from paku_studio.widgets.boards.line_row import LineRow
from paku_studio.widgets.boards.walking import acts

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def filled(room):
    """A board with some lines, the keys in the dock."""
    room.line("parempi arki").press(KEY.Key_Tab)
    room.line("työ", "harrastus", "oma koti").press(KEY.Key_Tab)
    room.line("ystäviä", "tukea")
    return room


# The dock


def test_enter_adds_and_stays_and_tab_goes_to_the_next_field(room) -> None:
    filled(room)
    assert room.writer.told() == {
        "goal": ["parempi arki"], "functional": ["työ", "harrastus", "oma koti"], "social": ["ystäviä", "tukea"],
    }  # fmt: skip
    assert room.keys_at is room.field
    assert room.field.text() == ""
    assert room.dock.chip.text() == "Sosiaalinen"


def test_tab_is_no_trap(room) -> None:
    for _ in range(4):
        room.press(KEY.Key_Tab)
        assert room.keys_at is room.field
    room.type("kesken").press(KEY.Key_Tab)
    assert room.keys_at is not room.field
    assert room.field.text() == "kesken"
    seen = set()
    for _ in range(30):
        room.press(KEY.Key_Tab)
        seen.add(room.keys_at)
    assert room.field in seen
    assert any(isinstance(one, LineRow) for one in seen)
    room.dock.setFocus()
    for _ in range(5):
        room.press(KEY.Key_Backtab, held=SHIFT)
    assert room.keys_at is not room.field


def test_up_brings_the_last_line_back_and_escape_leaves_it(room) -> None:
    filled(room).press(KEY.Key_Up)
    assert room.field.text() == "tukea"
    assert "Korjaat" in room.dock.state.whole
    room.press(KEY.Key_Escape)
    assert room.field.text() == ""
    assert room.went_to == []
    room.press(KEY.Key_Up, KEY.Key_Up, KEY.Key_End).type(" lähellä").press(KEY.Key_Return)
    assert room.writer.told()["social"] == ["ystäviä lähellä", "tukea"]
    room.press(KEY.Key_Escape)
    assert room.went_to == ["canvas"]


def test_what_was_typed_last_is_moved_from_the_empty_line(room) -> None:
    filled(room).press(KEY.Key_Up, held=ALT)
    assert room.writer.told()["social"] == ["tukea", "ystäviä"]
    room.press(KEY.Key_Left, held=ALT)
    assert room.writer.told()["functional"][-1] == "tukea"
    assert room.keys_at is room.field


def test_lines_on_the_clipboard_come_in_at_once(room) -> None:
    QApplication.clipboard().setText("- yksi\n- kaksi\n")
    room.press(KEY.Key_V, held=Qt.KeyboardModifier.ControlModifier)
    assert room.writer.told() == {"goal": ["yksi", "kaksi"]}
    assert "luettelomerkit" in room.dock.state.whole


def test_the_mark_is_put_and_taken_by_its_hint(room) -> None:
    room.type("ehkä")
    room.dock.insert_mark("?")
    assert room.field.text() == "? ehkä"
    room.dock.insert_mark('"')
    assert room.field.text() == '" ? ehkä'
    room.dock.insert_mark("?")
    room.press(KEY.Key_Return)
    (line,) = room.writer.board.lines("goal")
    assert (line.text, line.quote, line.unsure) == ("ehkä", True, False)


def test_what_stands_there_already_is_said_and_ringed(room) -> None:
    filled(room).type("oma koti")
    assert room.dock.state.whole == "Samaa jo taululla: oma koti"
    assert room.row("oma koti").same
    room.press(KEY.Key_Return)
    assert not any(row.same for block in room.page.blocks for row in block.rows.values())


def test_whose_voice_comes_next_is_said_beside_the_line(room) -> None:
    room.desk.run("board.speak_as", "close_one")
    assert room.dock.state.whole == "Ääni: Läheinen"
    room.line("väsyttää")
    assert room.writer.board.lines("goal")[0].voice == "Läheinen"
    room.desk.run("board.speak_as", "")
    assert "Läheinen" not in room.dock.state.whole


def test_the_chip_offers_every_field(room) -> None:
    menu = room.dock.chip.menu_of_places()
    assert [one.text() for one in menu.actions()] == [
        "Tavoite", "Toiminnallinen", "Sosiaalinen", "Tunteet, motivaatio, arvot", "Miten?",
    ]  # fmt: skip
    menu.actions()[4].trigger()
    room.line("läsnä")
    assert room.writer.told() == {"how": ["läsnä"]}
    menu.deleteLater()


def test_the_step_changes_the_board_under_the_dock(room) -> None:
    room.type("kesken")
    room.writer.editor.go_to("understanding")
    assert room.field.text() == ""
    assert "vastaus" in room.field.placeholderText()
    room.writer.editor.go_to("value")
    assert room.field.text() == "kesken"


# Keys on lines


def test_arrows_walk_the_lines_and_fields(room) -> None:
    filled(room).at("parempi arki")
    room.press(KEY.Key_Down)
    assert room.says() == "työ"
    room.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    assert room.says() == "ystäviä"
    room.press(KEY.Key_Left)
    assert room.says() == "työ"
    room.press(KEY.Key_End)
    assert room.says() == "oma koti"
    room.press(KEY.Key_Right)
    assert room.says() == "tukea"
    room.press(KEY.Key_Up, KEY.Key_Up)
    assert room.says() == "oma koti"
    assert room.writer.editor.selection == (room.row("oma koti").line.id,)


def test_the_line_that_has_the_keys_says_where_the_next_one_lands(room) -> None:
    filled(room).at("työ").type("lisää")
    assert room.keys_at is room.field
    assert room.field.text() == "lisää"
    assert room.dock.chip.text() == "Toiminnallinen"


def test_order_and_field_by_alt_and_arrows(room) -> None:
    filled(room).at("oma koti").press(KEY.Key_Up, held=ALT)
    assert room.writer.told()["functional"] == ["työ", "oma koti", "harrastus"]
    assert room.says() == "oma koti"
    room.press(KEY.Key_Up, held=ALT).press(KEY.Key_Up, held=ALT)
    assert room.writer.told()["goal"] == ["parempi arki", "oma koti"]
    assert room.says() == "oma koti"
    room.press(KEY.Key_Down, held=ALT)
    assert room.writer.told()["functional"] == ["oma koti", "työ", "harrastus"]
    room.press(KEY.Key_Right, held=ALT)
    assert room.writer.told()["social"] == ["ystäviä", "tukea", "oma koti"]
    assert room.says() == "oma koti"
    before = room.writer.edits
    room.writer.editor.undo()
    assert room.writer.told()["functional"] == ["oma koti", "työ", "harrastus"]
    assert room.writer.edits == before - 1


def test_enter_edits_in_place_and_escape_leaves_it(room) -> None:
    filled(room).at("työ").press(KEY.Key_Return).press(KEY.Key_End).type(" ja opinnot").press(KEY.Key_Return)
    assert room.writer.told()["functional"][0] == "työ ja opinnot"
    assert room.says() == "työ ja opinnot"
    room.press(KEY.Key_F2).type("x").press(KEY.Key_Escape)
    assert room.writer.told()["functional"][0] == "työ ja opinnot"
    assert room.says() == "työ ja opinnot"


def test_the_field_over_a_line_grows_with_its_words_and_is_as_wide_as_the_line(room) -> None:
    filled(room).at("työ")
    before = room.row("työ").height()
    room.press(KEY.Key_Return).type(" ja " + "paljon muuta " * 12)
    room.settle()
    row, field = room.row("työ"), room.keys_at
    assert field.width() > row.width() - 40
    assert row.height() > 2 * before
    assert field.document().size().height() * field.fontMetrics().lineSpacing() <= field.viewport().height() + 2
    assert row.geometry().bottom() < room.row("harrastus").geometry().top() + 2


def test_words_all_taken_away_in_place_take_the_line_away(room) -> None:
    filled(room).at("työ").press(KEY.Key_Return)
    room.keys_at.selectAll()
    room.press(KEY.Key_Delete, KEY.Key_Return)
    assert room.writer.told()["functional"] == ["harrastus", "oma koti"]


def test_delete_takes_a_line_away_says_so_and_goes_to_the_next(room) -> None:
    filled(room).at("harrastus").press(KEY.Key_Delete)
    assert room.writer.told()["functional"] == ["työ", "oma koti"]
    assert "harrastus" in room.writer.editor.told.text
    assert room.says() == "oma koti"
    room.press(KEY.Key_Delete)
    assert room.says() == "työ"
    room.press(KEY.Key_Delete)
    assert "functional" not in room.writer.told()
    assert isinstance(room.keys_at, LineRow)
    assert room.keys_at.question
    for _ in range(3):
        room.writer.editor.undo()
    assert room.writer.told()["functional"] == ["työ", "harrastus", "oma koti"]


def test_an_empty_field_asks_the_group_and_enter_there_writes_into_it(room) -> None:
    empty = room.block("how").empty
    empty.setFocus()
    room.press(KEY.Key_Return)
    assert room.keys_at is room.field
    room.line("läsnä ollen")
    assert room.writer.told() == {"how": ["läsnä ollen"]}


def test_escape_on_a_line_goes_to_the_dock(room) -> None:
    filled(room).at("työ").press(KEY.Key_Escape)
    assert room.keys_at is room.field


def test_marks_by_keys(room) -> None:
    filled(room).at("työ").press(KEY.Key_2, held=ALT | SHIFT).press(KEY.Key_3, held=ALT | SHIFT)
    (line,) = [line for line in room.writer.board.lines("functional") if line.text == "työ"]
    assert (line.quote, line.unsure) == (True, True)
    assert "omat sanat" in room.row("työ").accessibleName()
    assert "tarkista ryhmältä" in room.row("työ").accessibleName()


def test_keys_of_a_line_are_those_of_the_table() -> None:
    assert set(acts().values()) <= {action.id for action in ACTIONS}
    assert {"Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right"} <= set(acts())


def test_a_parked_thing_is_ticked_off_by_space_and_by_its_box(open_room) -> None:
    room = open_room("group")
    room.press(KEY.Key_Tab).line("kysy tuesta")
    room.at("kysy tuesta").press(KEY.Key_Space)
    assert room.writer.board.lines("parked")[0].done
    assert "hoidettu" in room.row("kysy tuesta").accessibleName()
    QTest.mouseClick(room.row("kysy tuesta"), Qt.MouseButton.LeftButton, pos=QPoint(8, 14))
    assert not room.writer.board.lines("parked")[0].done


# Mouse


def test_a_line_is_dragged_within_its_field(room) -> None:
    filled(room).drag("oma koti", "työ", above=True)
    assert room.writer.told()["functional"] == ["oma koti", "työ", "harrastus"]
    room.drag("oma koti", "harrastus")
    assert room.writer.told()["functional"] == ["työ", "harrastus", "oma koti"]


def test_a_line_is_dragged_into_another_field_and_back_by_one_undo(room) -> None:
    filled(room)
    before = room.writer.edits
    room.drag("työ", "tukea", above=True)
    assert room.writer.told()["social"] == ["ystäviä", "työ", "tukea"]
    assert room.writer.edits == before + 1
    assert room.says() == "työ"
    room.writer.editor.undo()
    assert room.writer.told()["functional"] == ["työ", "harrastus", "oma koti"]


def test_a_line_is_dragged_into_an_empty_field(room) -> None:
    filled(room).drag("työ", field="how")
    assert room.writer.told()["how"] == ["työ"]


def test_escape_leaves_a_drag(room) -> None:
    filled(room)
    before = room.writer.edits
    room.drag("työ", "tukea", leave=True)
    assert room.writer.edits == before
    assert room.writer.told()["functional"][0] == "työ"


def test_a_drag_that_ends_where_it_began_is_no_edit(room) -> None:
    filled(room)
    before = room.writer.edits
    room.drag("harrastus", "harrastus")
    assert room.writer.edits == before


def test_double_click_edits(room) -> None:
    filled(room)
    QTest.mouseDClick(room.row("työ"), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert room.row("työ").editor is not None


def test_a_press_beside_the_lines_says_where_the_next_one_lands(room) -> None:
    filled(room)
    QTest.mouseClick(room.block("how").heading, Qt.MouseButton.LeftButton)
    assert room.keys_at is room.field
    assert room.dock.chip.text() == "Miten?"


def test_the_menu_of_a_line_moves_and_tells_whose_voice_it_is(room) -> None:
    edits.add_session(room.writer.document, edits.add_group(room.writer.document, "Ryhmä"))
    filled(room).at("työ")
    menu = line_menu(room.block("functional"), room.row("työ"))
    below = {one.title(): one for one in menu.findChildren(QMenu)}
    pressed(below["Kenen ääni"], "Läheinen")
    item = room.writer.document.get(room.row("työ").line.id, ValueItem)
    assert item.role is ParticipantRole.CLOSE_ONE
    meeting = next(one for title, one in below.items() if title == "Tapaaminen")
    meeting.actions()[1].trigger()
    pressed(below["Siirrä kenttään"], "Miten?")
    assert room.writer.told()["how"] == ["työ"]
    (line,) = room.writer.board.lines("how")
    assert "Läheinen" in line.told
    assert "1" in line.told
    menu.deleteLater()


def pressed(menu, words) -> None:
    (action,) = [one for one in menu.actions() if one.text() == words]
    action.trigger()


# What a screen reader is told


def test_lines_and_fields_are_told_in_words(room) -> None:
    filled(room)
    assert room.row("tukea").accessibleName() == "tukea, Sosiaalinen"
    assert room.block("social").accessibleName() == "Sosiaalinen, 2 riviä"
    assert room.block("social").accessibleDescription() == "Seuraava rivi tulee tähän"
    assert "Mitä pitää tehdä toisin" in room.block("how").empty.accessibleName()
    assert room.dock.field.accessibleDescription() == "Rivi menee kenttään: Sosiaalinen"


def test_tab_comes_to_one_line_of_each_field_in_the_boards_order(room) -> None:
    for key, text in (("how", "läsnä"), ("social", "ystäviä"), ("functional", "työ"), ("goal", "parempi arki")):
        room.writer.write(text, "toinen", to=key)
    room.writer.editor.select()
    room.block("goal").first_row().setFocus(Qt.FocusReason.TabFocusReason)
    said = []
    for _ in range(5):
        said.append("" if room.keys_at.question else room.says())
        room.press(KEY.Key_Tab)
    assert said == ["parempi arki", "työ", "ystäviä", "", "läsnä"]
    assert not isinstance(room.keys_at, LineRow)


# Pages


def test_values_are_chosen_named_and_removed_by_the_title(room) -> None:
    room.line("ensimmäinen")
    room.desk.run("value.add", "Toinen arvo")
    room.line("toinen")
    assert room.page.title() == "Toinen arvo"
    assert [one.text() for one in room.page.menu().actions()][:2] == ["Asiakasarvo", "Toinen arvo"]
    room.page.menu().actions()[0].trigger()
    assert room.row("ensimmäinen").isVisible()
    room.desk.run("value.rename", "Eka")
    assert room.page.title() == "Eka"
    persona = edits.add_persona(room.writer.document, "Aino")
    room.desk.run("value.whose", f"persona:{persona}")
    assert room.page.note() == "Aino"
    room.desk.run("value.whose", "package:digital")
    assert room.page.note() == "Digitaalinen palveluohjaus"
    room.desk.run("value.remove")
    assert room.page.title() == "Toinen arvo"
    assert room.row("toinen").isVisible()


def test_whose_answers_are_shown_is_switched(open_room) -> None:
    room = open_room("understanding")
    edits.add_persona(room.writer.document, "Aino")
    room.writer.editor.open_scope("")
    room.line("kaikkien")
    switch = room.page.switch
    group, aino = switch.findChildren(type(switch._buttons[0]))[-2:]
    assert (group.accessibleName(), aino.accessibleName()) == ("Koko ryhmä", "Aino")
    QTest.mouseClick(aino, Qt.MouseButton.LeftButton)
    assert room.page.note() == "Aino"
    assert room.writer.told() == {}
    room.line("Ainon")
    assert room.writer.told() == {"who": ["Ainon"]}
    assert room.page.title() == "Asiakasymmärrys"


@pytest.mark.parametrize("count", [40])
def test_many_personas_stand_in_a_menu(open_room, count) -> None:
    room = open_room("understanding")
    for number in range(count):
        edits.add_persona(room.writer.document, f"Henkilö {number}")
    room.settle()
    assert room.page.switch.sizeHint().width() < room.page.width()
    assert len([one for one in room.page.switch.children() if one.isWidgetType() and one.isVisible()]) == 2
