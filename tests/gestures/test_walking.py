"""Arrow keys over the road: along it, from row to row, into a card and out again."""

import pytest

from paku_studio.editor.walking import neighbour, walk
from paku_studio.edits import add_moment, add_note, add_touchpoint, connect
from paku_studio.models import NoteKind, TouchpointKind


@pytest.fixture
def go(hand):
    """Press the keys of these ways one after the other; what is selected then."""

    def press(*ways, keep=False):
        for way in ways:
            walk(hand.editor, way, keep=keep)
        return hand.selected()

    return press


def columns(hand):
    """How many cards stand in the first row."""
    return sum(card.row == 0 for card in hand.view.cards.values())


def test_right_goes_along_the_road_from_its_beginning_to_its_end_and_left_back(hand, go):
    assert go("next") == ["Kirjeet jäävät avaamatta"]
    assert go("next") == ["Naapuri ehdottaa neuvontaa"]
    assert go("next", "next", "next") == ["Maksusuunnitelma"]
    assert go("next") == ["Maksusuunnitelma"]
    assert go("previous") == ["Budjetti"]


def test_home_and_end_go_to_the_ends(go):
    assert go("last") == ["Maksusuunnitelma"]
    assert go("first") == ["Kirjeet jäävät avaamatta"]


def test_down_goes_to_the_card_below_and_up_back_to_it(hand, go):
    for number in range(12):
        add_moment(hand.document, hand.path, f"Askel {number}", phase=hand.phases["Nyt"])
    across = columns(hand)
    assert across > 2
    texts = walked(hand)
    go("first", "next")
    assert go("down") == [texts[1 + across]]
    assert go("up") == [texts[1]]
    assert go("up") == [texts[1]]
    go("last")
    assert go("down") == [texts[-1]]


def walked(hand):
    """Every moment's text in the order of the numbers on the cards."""
    cards = sorted(hand.view.cards.values(), key=lambda card: card.number)
    return [hand.document.records[card.id].text for card in cards]


def test_page_down_goes_about_as_far_as_is_seen(hand, go):
    for number in range(60):
        add_moment(hand.document, hand.path, f"Askel {number}", phase=hand.phases["Nyt"])
    go("first", "page_down")
    here = hand.view.cards[hand.editor.place]
    first = hand.view.cards[hand["Kirjeet"]]
    assert 0 < here.box[1] - first.box[1] <= hand.view.viewport[1] * 1.2
    assert here.row >= 2
    assert go("page_up") == ["Kirjeet jäävät avaamatta"]


def test_into_a_card_goes_through_what_stands_in_it_and_out_again(hand, go):
    add_touchpoint(hand.document, hand["Velkaneuvonta"], TouchpointKind.PHONE, "puhelu")
    add_note(hand.document, hand["puhelu"], NoteKind.MISSING, "linja varattu")
    add_note(hand.document, hand["Velkaneuvonta"], NoteKind.WORKED, "kuunneltiin")
    hand.click_on("Velkaneuvonta")
    assert go("into") == ["puhelu"]
    assert go("next") == ["linja varattu"]
    assert go("down") == ["kuunneltiin"]
    assert go("next") == ["kuunneltiin"]
    assert go("previous", "previous") == ["puhelu"]
    assert go("out") == ["Velkaneuvonta"]
    assert go("out") == ["Nyt"]
    assert go("out") == []
    assert go("out") == []


def test_from_the_pathway_one_goes_into_phases_and_from_a_phase_into_its_moments(hand, go):
    assert go("into") == ["Ennen"]
    assert go("next") == ["Nyt"]
    assert go("into") == ["Velkaneuvonta"]
    assert go("out", "next") == ["Sitten"]
    assert go("into") == ["Sitten"]


def test_phase_by_phase(hand, go):
    hand.click_on("Naapuri")
    assert go("next_phase") == ["Velkaneuvonta"]
    assert go("next_phase") == ["Sitten"]
    assert go("next_phase") == ["Sitten"]
    assert go("previous_phase") == ["Nyt"]
    hand.click_on("Budjetti")
    assert go("previous_phase") == ["Kirjeet jäävät avaamatta"]


def test_with_shift_what_is_walked_over_is_selected_too(hand, go):
    hand.click_on("Naapuri")
    assert go("next", "next", keep=True) == ["Naapuri ehdottaa neuvontaa", "Velkaneuvonta", "Budjetti"]


def test_where_nothing_is_drawn_the_order_of_the_road_serves(hand, go):
    connect(hand.document, hand["Kirjeet"], hand["Budjetti"])
    hand.editor.view = None
    assert go("next", "down") == ["Naapuri ehdottaa neuvontaa"]
    assert go("up") == ["Kirjeet jäävät avaamatta"]
    walk(hand.editor, "into")
    assert hand.document.records[hand.editor.place].TYPE == "link"


def test_a_pathway_without_anything_leads_nowhere(hand):
    for phase in hand.phases.values():
        with hand.document.edit("Remove") as transaction:
            transaction.remove(phase)
    assert {
        way: neighbour(hand.editor, way) for way in ("next", "up", "into", "out", "next_phase", "last")
    } == dict.fromkeys(("next", "up", "into", "out", "next_phase", "last"), "")
