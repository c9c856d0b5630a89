"""Dragging on the canvas, as a person does it: the document follows when the hand lets go, in one step."""

import pytest

from paku_studio.edits import add_moment, remove
from paku_studio.models import Emotion, NoteKind, Touchpoint


def test_a_card_dragged_behind_another_stands_there(hand):
    hand.press_on("Kirjeet").drag_after("Naapuri").release()
    assert hand.read() == "#Ennen Naapuri Kirjeet | #Nyt Velkaneuvonta Budjetti Maksusuunnitelma | #Sitten"
    assert hand.edits == ["Move service moment"]
    assert hand.selected() == ["Kirjeet jäävät avaamatta"]


def test_nothing_moves_before_the_hand_lets_go(hand):
    hand.press_on("Kirjeet").drag_after("Naapuri")
    assert hand.state() == hand.start
    assert hand.says() == ["jälkeen: 2"]
    assert [ghost[0] for ghost in hand.pointer.guides.ghosts] == [hand["Kirjeet"]]
    hand.cancel()
    assert hand.state() == hand.start
    assert hand.edits == []
    assert hand.says() == []


def test_a_card_dragged_before_one_of_another_phase_goes_there(hand, phase_of):
    hand.press_on("Kirjeet").drag_before("Budjetti").release()
    assert hand.read() == "#Ennen Naapuri | #Nyt Velkaneuvonta Kirjeet Budjetti Maksusuunnitelma | #Sitten"
    assert phase_of(hand, "Kirjeet") == "Nyt"


def test_between_two_phases_the_nearer_card_says_which(hand):
    hand.press_on("Maksusuunnitelma").drag_after("Naapuri").release()
    assert hand.read() == "#Ennen Kirjeet Naapuri Maksusuunnitelma | #Nyt Velkaneuvonta Budjetti | #Sitten"
    hand.press_on("Maksusuunnitelma").drag_before("Velkaneuvonta").release()
    assert hand.read() == "#Ennen Kirjeet Naapuri | #Nyt Maksusuunnitelma Velkaneuvonta Budjetti | #Sitten"


def test_an_empty_phase_takes_a_card_under_its_name(hand):
    x, y, _, _ = hand.view.box_of(hand.phases["Sitten"])
    hand.press_on("Budjetti").drag((x + 20, y + 60))
    assert hand.says() == ["vaiheeseen: Sitten"]
    hand.release()
    assert hand.read() == "#Ennen Kirjeet Naapuri | #Nyt Velkaneuvonta Maksusuunnitelma | #Sitten Budjetti"


def test_a_phases_name_takes_a_card_as_the_first(hand):
    x, y, _, height = hand.view.box_of(hand.phases["Nyt"])
    hand.press_on("Kirjeet").drag((x + 5, y + height / 2)).release()
    assert hand.read() == "#Ennen Naapuri | #Nyt Kirjeet Velkaneuvonta Budjetti Maksusuunnitelma | #Sitten"


def test_onto_a_cards_lower_part_it_becomes_a_side_step_and_comes_back_to_the_road(hand):
    hand.press_on("Budjetti").drag_onto("Velkaneuvonta")
    assert hand.says() == ["sivuaskel: 3"]
    hand.release()
    assert hand.read() == "#Ennen Kirjeet Naapuri | #Nyt Velkaneuvonta >Budjetti Maksusuunnitelma | #Sitten"
    hand.press_on("Budjetti").drag_after("Maksusuunnitelma").release()
    assert hand.read() == "#Ennen Kirjeet Naapuri | #Nyt Velkaneuvonta Maksusuunnitelma Budjetti | #Sitten"
    assert hand.edits == ["Make it a side step", "Move service moment"]


def test_onto_a_cards_upper_part_it_happens_at_the_same_time(hand):
    hand.press_on("Kirjeet").drag_beside("Velkaneuvonta")
    assert hand.says() == ["samaan aikaan kuin 3"]
    hand.release()
    assert hand.lanes() == [["Velkaneuvonta", "Kirjeet"]]
    assert len(hand.edits) == 1


def test_a_side_step_dragged_onto_its_own_moment_happens_at_the_same_time(hand):
    hand.press_on("Budjetti").drag_onto("Velkaneuvonta").release()
    hand.press_on("Budjetti").drag_beside("Velkaneuvonta").release()
    assert hand.lanes() == [["Velkaneuvonta", "Budjetti"]]
    assert len(hand.edits) == 2


def test_several_cards_go_together_in_their_order_as_one_edit(hand):
    hand.click_on("Budjetti")
    hand.holding("ctrl").click_on("Kirjeet")
    assert sorted(hand.selected()) == ["Budjetti", "Kirjeet jäävät avaamatta"]
    hand.holding().press_on("Budjetti").drag_after("Maksusuunnitelma").release()
    assert hand.read() == "#Ennen Naapuri | #Nyt Velkaneuvonta Maksusuunnitelma Kirjeet Budjetti | #Sitten"
    assert len(hand.edits) == 1


def test_a_card_and_its_side_step_chosen_together_stay_so(hand):
    hand.press_on("Budjetti").drag_onto("Velkaneuvonta").release()
    hand.click_on("Velkaneuvonta").holding("shift").click_on("Budjetti")
    hand.holding().press_on("Velkaneuvonta").drag_before("Kirjeet").release()
    assert hand.read() == "#Ennen Velkaneuvonta >Budjetti Kirjeet Naapuri | #Nyt Maksusuunnitelma | #Sitten"


def test_a_card_put_back_where_it_stood_is_no_edit(hand):
    hand.press_on("Budjetti").drag_after("Maksusuunnitelma").drag_before("Maksusuunnitelma").release()
    hand.press_on("Budjetti").drag_after("Velkaneuvonta").release()
    hand.press_on("Budjetti").drag_by(30, 10).release()
    assert hand.edits == []


def test_a_card_whose_place_could_be_written_otherwise_is_still_no_edit_where_it_stood(hand):
    between = add_moment(hand.document, hand.path, "Lasku", before=hand["Budjetti"])
    add_moment(hand.document, hand.path, "Puhelu", before=between)
    remove(hand.document, [between])
    hand.begin()
    hand.press_on("Puhelu").drag_after("Velkaneuvonta").release()
    hand.press_on("Puhelu").drag_before("Budjetti").release()
    assert hand.edits == []


def test_right_of_a_side_step_at_the_end_of_a_row_one_is_back_on_the_road(hand):
    add_moment(hand.document, hand.path, "Sakko", parent=hand["Maksusuunnitelma"])
    remove(hand.document, [hand.phases["Sitten"]])
    hand.begin()
    x, y, width, _ = hand.view.cards[hand["Sakko"]].box
    assert all(card.box[0] <= x for card in hand.view.cards.values() if card.box[1] == y)
    hand.press_on("Kirjeet").drag((x + width + 20, y + 10)).release()
    assert hand.read() == "#Ennen Naapuri | #Nyt Velkaneuvonta Budjetti Maksusuunnitelma >Sakko Kirjeet"


def test_far_from_the_road_nothing_lands(hand):
    hand.press_on("Budjetti").drag(hand.nowhere())
    assert hand.pointer.guides.cursor == "forbidden"
    hand.release()
    assert hand.edits == []


def test_a_card_does_not_land_on_its_own_side_step(hand):
    hand.press_on("Budjetti").drag_onto("Velkaneuvonta").release()
    hand.press_on("Velkaneuvonta").drag_onto("Budjetti").release()
    assert hand.edits == ["Make it a side step"]


@pytest.mark.parametrize(
    ("steps", "feeling"),
    [(1, Emotion.GOOD), (2, Emotion.VERY_GOOD), (9, Emotion.VERY_GOOD), (-1, Emotion.BAD), (-4, Emotion.VERY_BAD)],
)
def test_a_stop_pulled_up_or_down_tells_the_feeling(hand, steps, feeling):
    hand.press_on_stop("Budjetti").drag_by(3, -12 * steps)
    assert hand.pointer.guides.feeling == (hand["Budjetti"], feeling)
    assert hand.record("Budjetti").feeling is Emotion.NOT_ASKED
    hand.release()
    assert hand.record("Budjetti").feeling is feeling
    assert hand.edits == ["Set feeling"]


def test_a_stop_that_trembles_tells_nothing_and_one_pulled_back_is_no_edit(hand):
    hand.press_on_stop("Budjetti").drag_by(1, -2).release()
    assert hand.edits == []
    hand.press_on_stop("Budjetti").drag_by(0, -12).release()
    hand.press_on_stop("Budjetti").drag_by(0, -12).drag_by(0, 12).release()
    assert hand.edits == ["Set feeling"]


def test_a_stop_pulled_sideways_takes_the_card_along(hand):
    hand.press_on_stop("Kirjeet").drag_after("Naapuri").release()
    assert hand.edits == ["Move service moment"]


def test_a_touchpoint_goes_to_another_card_and_within_its_own(hand):
    hand.touchpoint("Velkaneuvonta", "puhelu")
    hand.touchpoint("Velkaneuvonta", "lomake")
    hand.touchpoint("Budjetti", "taulukko")
    hand.begin()
    x, y, _, height = hand.view.box_of(hand["puhelu"])
    hand.press_on_chip("lomake").drag((x + 2, y + height / 2)).release()
    assert hand.chips("Velkaneuvonta") == ["lomake", "puhelu"]
    hand.press_on_chip("puhelu").drag_onto("Budjetti", down=0.1).release()
    assert hand.chips("Budjetti") == ["taulukko", "puhelu"]
    assert hand.edits == ["Move touchpoint", "Move touchpoint"]


def test_a_note_goes_onto_a_touchpoint_and_to_another_card(hand):
    hand.touchpoint("Velkaneuvonta", "puhelu")
    hand.note("Velkaneuvonta", "jonotus kesti", NoteKind.MISSING)
    hand.begin()
    hand.press_on_chip("jonotus").drag(hand.middle("puhelu")).release()
    assert hand.chips("Velkaneuvonta") == ["puhelu"]
    assert hand.record("jonotus").target == hand["puhelu"]
    hand.press_on_chip("jonotus").drag_onto("Kirjeet", down=0.1).release()
    assert hand.chips("Kirjeet") == ["jonotus kesti"]
    assert hand.edits == ["Move note", "Move note"]


def test_a_note_on_the_empty_road_becomes_a_moment_there(hand):
    hand.note("Velkaneuvonta", "Soitto pankkiin")
    hand.begin()
    x, y = hand.stop("Kirjeet")
    hand.press_on_chip("Soitto").drag((x + 60, y - 20)).release()
    assert hand.read().startswith("#Ennen Kirjeet Soitto Naapuri |")
    assert hand.edits == ["Turn note into moment"]


def test_a_touchpoint_on_the_empty_road_becomes_a_moment_with_its_notes(hand):
    touchpoint = hand.touchpoint("Velkaneuvonta", "Puhelu pankkiin")
    hand.note("Puhelu", "linja oli varattu", NoteKind.MISSING)
    hand.begin()
    x, y = hand.stop("Kirjeet")
    hand.press_on_chip("Puhelu").drag((x + 60, y - 20)).release()
    assert hand.read().startswith("#Ennen Kirjeet Puhelu Naapuri |")
    assert hand.chips("Puhelu pankkiin") == ["linja oli varattu"]
    assert touchpoint not in hand.document.records
    assert hand.edits == ["Turn touchpoint into moment"]
    assert hand.document.of_type(Touchpoint) == ()
    assert [hand.document.records[one].text for one in hand.editor.selection] == ["Puhelu pankkiin"]


def test_a_note_put_back_on_its_own_card_is_no_edit(hand):
    hand.note("Velkaneuvonta", "jonotus kesti")
    hand.begin()
    hand.press_on_chip("jonotus").drag_onto("Velkaneuvonta", down=0.1).release()
    assert hand.edits == []


def test_with_alt_a_connection_is_pulled_to_another_card(hand):
    hand.holding("alt").press_on("Kirjeet").drag_beside("Budjetti")
    assert hand.says() == ["johtaa: 4"]
    hand.release()
    assert hand.links() == ["Kirjeet leads_to Budjetti"]
    hand.press_on("Budjetti").drag_beside("Naapuri").release()
    assert hand.links() == ["Budjetti return Naapuri", "Kirjeet leads_to Budjetti"]
    assert hand.edits == ["Connect service moments"] * 2


def test_a_selected_card_has_a_handle_from_which_a_connection_is_pulled(hand):
    assert hand.hover(hand.card("Naapuri")).handle is None
    hand.click_on("Naapuri")
    handle = hand.pointer.guides.handle
    assert hand.hover(handle).cursor == "cross"
    hand.press(handle).drag_beside("Maksusuunnitelma")
    assert hand.pointer.guides.wire == (handle, hand.at)
    hand.release()
    assert hand.links() == ["Naapuri leads_to Maksusuunnitelma"]


def test_a_connection_to_where_nothing_stands_says_that_nothing_leads_on(hand):
    hand.holding("alt").press_on("Naapuri").drag(hand.nowhere()).release()
    assert hand.links() == ["Naapuri gap"]
    hand.press_on("Naapuri").drag_beside("Velkaneuvonta").release()
    assert hand.links() == []
    assert hand.edits == ["Mark gap", "Close gap"]


def test_the_next_card_needs_no_connection_and_the_person_is_told_so(hand):
    hand.holding("alt").press_on("Naapuri").drag_beside("Velkaneuvonta").release()
    assert hand.edits == []
    assert hand.editor.told.trouble
    assert hand.editor.told.text == "Tien järjestys kertoo jo, mikä tulee seuraavaksi."


def test_a_connection_back_onto_its_own_card_is_none(hand):
    hand.holding("alt").press_on("Naapuri").drag_beside("Budjetti").drag_beside("Naapuri")
    assert hand.says() == []
    hand.release()
    assert hand.edits == []
    assert hand.editor.told is None


def test_what_another_changed_meanwhile_ends_the_gesture(hand):
    hand.press_on("Budjetti").drag_before("Kirjeet")
    with hand.document.edit("Change text") as transaction:
        transaction.change(hand["Naapuri"], text="Naapuri kysyy")
    hand.release()
    assert hand.edits == ["Change text"]
    assert not hand.pointer.busy


def test_a_second_button_ends_the_gesture_without_effect(hand):
    hand.press_on("Budjetti").drag_before("Kirjeet").press(hand.at, "right").release()
    assert hand.edits == []
