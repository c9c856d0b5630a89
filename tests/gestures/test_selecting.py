"""Clicks, the band, panning and the pointer's shape: what a hand does that changes no document."""

from paku_studio.editor.camera import Camera


def test_a_click_selects_and_a_click_on_nothing_lets_go(hand):
    hand.click_on("Naapuri")
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]
    hand.click_on("Budjetti")
    assert hand.selected() == ["Budjetti"]
    hand.click(hand.nowhere())
    assert hand.selected() == []


def test_with_ctrl_or_shift_a_click_turns_one_on_or_off(hand):
    hand.click_on("Naapuri").holding("ctrl").click_on("Budjetti")
    assert sorted(hand.selected()) == ["Budjetti", "Naapuri ehdottaa neuvontaa"]
    hand.holding("shift").click_on("Naapuri")
    assert hand.selected() == ["Budjetti"]
    hand.click(hand.nowhere())
    assert hand.selected() == ["Budjetti"]


def test_a_click_on_one_of_several_selects_it_alone(hand):
    hand.click_on("Naapuri").holding("ctrl").click_on("Budjetti").holding().click_on("Naapuri")
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]


def test_a_card_added_with_ctrl_is_dragged_along_with_the_others(hand):
    hand.click_on("Naapuri").holding("ctrl").press_on("Budjetti").drag_after("Maksusuunnitelma").release()
    assert hand.read() == "#Ennen Kirjeet | #Nyt Velkaneuvonta Maksusuunnitelma Naapuri Budjetti | #Sitten"


def test_a_band_selects_the_cards_that_it_touches(hand):
    left, right = hand.card("Naapuri"), hand.card("Velkaneuvonta")
    low = max(card.box[1] + card.box[3] for card in hand.view.cards.values()) + 30
    hand.press((left[0], low)).drag((right[0], right[1]))
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa", "Velkaneuvonta"]
    assert hand.pointer.guides.rubber is not None
    hand.release()
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa", "Velkaneuvonta"]
    assert hand.pointer.guides.rubber is None


def test_a_band_that_is_left_brings_back_what_was_selected(hand):
    hand.click_on("Budjetti").press(hand.nowhere()).drag(hand.card("Kirjeet"))
    assert "Kirjeet jäävät avaamatta" in hand.selected()
    hand.cancel()
    assert hand.selected() == ["Budjetti"]


def test_with_shift_a_band_adds_to_what_is_selected(hand):
    hand.click_on("Maksusuunnitelma").holding("shift")
    x, y = hand.card("Kirjeet")
    below = (x, hand.nowhere()[1])
    hand.press(below).drag((x, y)).release()
    assert hand.selected()[0] == "Maksusuunnitelma"
    assert "Kirjeet jäävät avaamatta" in hand.selected()


def test_the_middle_button_and_space_pull_the_road(hand):
    hand.press_on("Naapuri", down=0.2)
    hand.cancel()
    for how in ("middle", "space"):
        hand.view.look(Camera(10, 20, 1))
        hand.holding("space") if how == "space" else hand.holding()
        hand.press((100, 100), "middle" if how == "middle" else "left")
        assert hand.pointer.guides.cursor == "closed_hand"
        hand.pointer.move(90, 70)
        assert hand.view.camera == Camera(20, 50, 1)
        hand.pointer.cancel()
        assert hand.view.camera == Camera(10, 20, 1)


def test_the_right_button_selects_what_is_under_it_and_keeps_several(hand):
    hand.press_on("Naapuri").release()
    hand.pointer.press(*hand.card("Budjetti"), "right")
    assert hand.selected() == ["Budjetti"]
    hand.holding("ctrl").click_on("Kirjeet")
    hand.pointer.press(*hand.card("Budjetti"), "right")
    assert len(hand.selected()) == 2
    hand.pointer.press(*hand.nowhere(), "right")
    assert hand.selected() == []
    assert not hand.pointer.busy


def test_far_away_a_small_tremble_is_still_a_click(hand):
    hand.view.look(Camera(0, 0, 0.1))
    hand.press_on("Kirjeet").drag_by(20, 0)
    assert hand.pointer.guides.ghosts == ()
    hand.drag_by(20, 0)
    assert hand.pointer.guides.ghosts != ()
    hand.cancel()


def test_the_pointer_says_what_a_press_would_do(hand):
    assert hand.hover(hand.stop("Naapuri")).cursor == "up_down"
    assert hand.hover(hand.card("Naapuri")).cursor == "arrow"
    assert hand.holding("space").hover(hand.card("Naapuri")).cursor == "hand"


def test_a_double_click_names_what_one_wants_to_write(hand):
    assert hand.pointer.double(*hand.card("Naapuri")).id == hand["Naapuri"]
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]
    assert hand.pointer.double(*hand.nowhere()) is None
