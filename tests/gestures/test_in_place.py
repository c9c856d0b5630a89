"""Writing where the words stand: which field opens, what Enter and Tab do to the document."""

from paku_studio.editor.in_place import blank_at, field_at, field_of, fields_of_card, next_field, write
from paku_studio.edits import add_note, involve, mark_critical, set_text
from paku_studio.models import NoteKind


def names(hand, words):
    return [
        hand.document.records[one].TYPE + (f" {name}" if name else "")
        for one, name in fields_of_card(hand.editor, hand[words])
    ]


def test_a_moments_words_are_written_over_its_title(hand):
    field = field_of(hand.editor, hand["Naapuri"])
    card = hand.view.cards[hand["Naapuri"]].box
    assert field.text == "Naapuri ehdottaa neuvontaa"
    assert card[0] < field.box[0]
    assert card[1] < field.box[1] < card[1] + card[3]
    assert field.box[0] + field.box[2] < card[0] + card[2]
    assert write(hand.editor, field, "Naapuri auttaa\nmyös lomakkeissa")
    assert hand.record("Naapuri auttaa").text == "Naapuri auttaa\nmyös lomakkeissa"
    assert hand.edits == ["Change text"]


def test_words_left_as_they_were_are_no_edit(hand):
    assert write(hand.editor, field_of(hand.editor, hand["Naapuri"]), "Naapuri ehdottaa neuvontaa")
    assert hand.edits == []


def test_words_left_as_they_were_do_not_undo_what_another_wrote_meanwhile(hand):
    field = field_of(hand.editor, hand["Naapuri"])
    set_text(hand.document, hand["Naapuri"], "text", "Naapuri tulee kylään")
    assert write(hand.editor, field, "Naapuri ehdottaa neuvontaa")
    assert hand.record("Naapuri").text == "Naapuri tulee kylään"


def test_words_that_are_too_many_are_not_taken_and_that_is_said(hand):
    assert not write(hand.editor, field_of(hand.editor, hand["Naapuri"]), "a" * 20_001)
    assert hand.editor.told.trouble
    assert hand.edits == []


def test_words_of_what_is_gone_meanwhile_need_not_be_kept_open(hand):
    field = field_of(hand.editor, hand["Naapuri"])
    with hand.document.edit("Remove") as transaction:
        transaction.remove(hand["Naapuri"])
    assert write(hand.editor, field, "toista")
    assert hand.editor.told.trouble
    assert hand.edits == ["Remove"]


def test_tab_goes_from_the_title_through_the_card(hand):
    hand.touchpoint("Velkaneuvonta", "puhelu")
    hand.note("Velkaneuvonta", "jonotus", NoteKind.MISSING)
    mark_critical(hand.document, hand["Velkaneuvonta"], "ilman tätä mikään ei ala")
    assert names(hand, "Velkaneuvonta") == ["moment", "touchpoint", "note", "moment critical_reason"]
    field, seen = field_of(hand.editor, hand["Velkaneuvonta"]), []
    while field:
        seen.append(field.text)
        field = next_field(hand.editor, field)
    assert seen == ["Velkaneuvonta", "puhelu", "jonotus", "ilman tätä mikään ei ala"]
    last = field_of(hand.editor, hand["jonotus"])
    assert next_field(hand.editor, last, back=True).text == "puhelu"
    assert next_field(hand.editor, field_of(hand.editor, hand["Velkaneuvonta"]), back=True) is None


def test_phases_and_reasons_have_words_too_and_what_is_not_drawn_has_none(hand):
    assert field_of(hand.editor, hand.phases["Nyt"]).text == "Nyt"
    assert field_of(hand.editor, hand["Naapuri"], "meaningful_reason").text == ""
    hidden = add_note(hand.document, hand["Naapuri"], NoteKind.IDEA, "kysy tästä vielä", own=True)
    assert hand.view.box_of(hidden) is None
    assert field_of(hand.editor, hidden) is None
    hand.editor.view = None
    assert field_of(hand.editor, hand["Naapuri"]) is None


def test_a_double_click_on_a_slip_of_a_mark_writes_why(hand):
    mark_critical(hand.document, hand["Velkaneuvonta"], "ilman tätä mikään ei ala")
    place = hand.view.cards[hand["Velkaneuvonta"]]
    hit = hand.pointer.double(place.box[0] + 60, place.box[1] + place.height + 8)
    field = field_at(hand.editor, hit)
    assert (field.kind.field, field.text) == ("critical_reason", "ilman tätä mikään ei ala")
    assert field.box == hit.box
    assert field_at(hand.editor, hand.pointer.double(*hand.card("Velkaneuvonta"))).kind.field == "text"


def test_the_field_lies_on_the_title_also_where_several_lines_stand_over_it(hand):
    first = field_of(hand.editor, hand["Velkaneuvonta"]).box[1]
    for actor in ("Velkaneuvoja", "Sosiaalityöntekijä", "Kelan palveluasiantuntija"):
        involve(hand.document, hand["Velkaneuvonta"], actor)
    assert field_of(hand.editor, hand["Velkaneuvonta"]).box[1] > first + 8


def test_on_the_empty_road_a_new_moment_is_written(hand):
    x, y = hand.stop("Kirjeet")
    field = blank_at(hand.editor, x + 100, y - 20)
    assert field.text == ""
    assert write(hand.editor, field, "")
    assert hand.edits == []
    assert write(hand.editor, field, "Puhelin suljetaan")
    assert hand.read().startswith("#Ennen Kirjeet Puhelin Naapuri |")
    assert hand.selected() == ["Puhelin suljetaan"]
    assert hand.edits == ["Add service moment"]
    assert blank_at(hand.editor, *hand.nowhere()) is None
