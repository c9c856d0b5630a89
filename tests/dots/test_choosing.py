"""A group chooses with dots: what it can choose, giving by click and by line, showing; undo takes each back."""

import pytest

from paku_studio import edits
from paku_studio.edits import NotPossible
from paku_studio.models import Ballot, Dots, DotSubject, NoteKind


def words(room):
    return [told.words for told in room.dots.candidates()]


# What can be chosen


def test_critical_moments_and_touchpoints_stand_in_the_order_of_telling_with_reason_and_place(room):
    assert [(told.number, told.words, told.reason, told.place) for told in room.dots.candidates()] == [
        (1, "Kirje postissa", "", "Ennen palvelua"),
        (2, "OmaKela", "tunnukset puuttuvat", "Palvelun aikana · Hakemus valmiiksi"),
        (3, "Kävelytapaaminen", "jää muuten yksin", "Palvelun aikana"),
    ]


def test_missing_things_stand_as_they_are_told_those_of_the_whole_pathway_last_the_own_ones_never(room):
    room.choose(DotSubject.MISSING)
    assert words(room) == ["tieto palvelusta", "tulostin oli rikki", "aika istua vieressä", "yhteinen suunnitelma"]
    assert room.dots.candidates()[-1].place == "koko polku"


def test_ideas_are_chosen_among_ideas(room):
    room.choose(DotSubject.IDEA)
    assert words(room) == ["kahville ensin"]
    assert [room.dots.how_many(subject) for subject in DotSubject] == [3, 4, 1]


def test_a_candidate_that_is_removed_goes_with_its_dots_and_comes_back_with_them(room):
    room.dots.type_line("1 1 3")
    edits.remove(room.document, [room.letter])
    assert words(room) == ["OmaKela", "Kävelytapaaminen"]
    assert room.dots.given == 1
    room.editor.undo()
    assert room.given() == {room.letter: 2, room.walk: 1}


def test_one_that_is_no_longer_critical_stays_counted_and_that_is_said(room):
    room.dots.type_line("1 3")
    edits.unmark_critical(room.document, room.walk)
    edits.unmark_critical(room.document, room.portal)
    left = room.dots.candidates()
    assert [told.words for told in left] == ["Kirje postissa", "Kävelytapaaminen"]
    assert [told.stays for told in left] == ["", "ei ole enää valittavien joukossa"]
    assert room.dots.given == 2
    assert not room.dots.click(room.walk)
    assert room.said() == "Sille ei voi antaa pisteitä."
    assert room.dots.take(room.walk)
    assert words(room) == ["Kirje postissa"]


def test_one_that_has_gone_to_another_pathway_stays_counted_and_that_is_said(room):
    edits.add_phase(room.document, room.other_path, "Vaihe")
    target = edits.add_moment(room.document, room.other_path, "muualla")
    room.dots.type_line("2")
    edits.move_touchpoint(room.document, room.portal, target)
    assert [told.stays for told in room.dots.candidates()] == ["", "", "nyt toisella polulla"]


def test_a_note_kept_back_after_it_got_dots_is_counted_without_its_words(room):
    room.choose(DotSubject.MISSING)
    room.dots.type_line("2 2")
    edits.keep_note_to_myself(room.document, room.of_portal)
    assert "tulostin oli rikki" not in str(room.dots.candidates())
    assert room.dots.given == 2


def test_moments_that_were_one_have_their_dots_together(room):
    room.dots.type_line("1 1 3")
    edits.join_moments(room.document, [room.letter, room.walk])
    assert room.given() == {room.letter: 3}
    room.editor.undo()
    assert room.given() == {room.letter: 2, room.walk: 1}
    edits.join_moments(room.document, [room.form, room.walk])
    assert room.given() == {room.letter: 2, room.form: 1}
    room.check()


def test_a_moment_that_becomes_a_touchpoint_keeps_its_dots(room):
    room.dots.type_line("3 3")
    turned = edits.moment_to_touchpoint(room.document, room.walk)
    assert room.given() == {turned.id: 2}
    assert [told.words for told in room.dots.candidates()][-1] == "Kävelytapaaminen"
    room.editor.undo()
    assert room.given() == {room.walk: 2}


def test_a_copy_of_what_has_dots_has_none(room):
    room.dots.type_line("1 1")
    edits.duplicate(room.document, [room.letter, room.path])
    assert len(room.document.of_type(Dots)) == 1
    assert len(room.document.of_type(Ballot)) == 1


# How many there are


def test_as_many_choose_as_are_at_the_meeting_that_goes_on(room):
    assert (room.dots.record.voters, room.dots.record.dots_each, room.dots.limit) == (9, 3, 27)
    room.dots.click(room.walk)
    assert (room.ballot().voters, room.ballot().session) == (9, room.meeting)


def test_without_a_meeting_nobody_is_counted_until_somebody_says_how_many(room):
    room.editor.meet("")
    assert room.dots.limit == 0
    room.dots.set_people(2)
    room.dots.set_each(1)
    room.dots.click(room.walk)
    assert room.dots.given_words() == "Pisteitä annettu: 1 / 2"


def test_no_more_dots_than_there_are(room):
    for _ in range(27):
        assert room.dots.click(room.walk)
    assert not room.dots.click(room.letter)
    assert room.said() == "Kaikki 27 pistettä on annettu."
    assert room.given() == {room.walk: 27}


def test_a_line_of_more_dots_than_are_left_gives_none_of_them(room):
    room.dots.type_line("1x26")
    assert not room.dots.type_line("2 3")
    assert room.said() == "Pisteitä on jäljellä 1 / 27."
    assert room.given() == {room.letter: 26}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_refusal_has_its_number_in_each_language(room, language):
    room.editor.set_language(language)
    room.dots.type_line("1x27")
    room.dots.click(room.walk)
    assert "27" in room.said()
    assert "%" not in room.said()


def test_fewer_dots_than_are_given_are_refused(room):
    room.dots.type_line("1x9")
    with pytest.raises(NotPossible):
        room.dots.set_people(2)
    with pytest.raises(NotPossible):
        edits.set_ballot(room.document, room.dots.ballot, dots_each=0 + 1, voters=8)
    room.dots.set_people(3)
    assert room.dots.limit == 9
    room.dots.set_people(0)
    assert room.dots.type_line("2x30")


# Giving and taking, each taken back by one undo


def test_the_first_dot_begins_the_ballot_and_both_go_with_one_undo(room):
    assert room.dots.ballot == ""
    room.dots.click(room.walk)
    assert room.given() == {room.walk: 1}
    assert room.dots.heard == "Piste numerolle 3."
    room.editor.undo()
    assert room.dots.ballot == ""
    assert not room.document.of_type(Ballot)
    room.editor.redo()
    assert room.given() == {room.walk: 1}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("3 3 1 2", {"walk": 2, "letter": 1, "portal": 1}),
        ("3x2", {"walk": 2}),
        ("3 x 2, 1", {"walk": 2, "letter": 1}),
        ("#3;#3.1", {"walk": 2, "letter": 1}),
        ("3*2+1", {"walk": 2, "letter": 1}),
        ("  2  ", {"portal": 1}),
    ],
)
def test_numbers_typed_are_dots_and_one_undo_takes_the_whole_line_back(room, line, wanted):
    room.dots.click(room.letter)
    assert room.dots.type_line(line)
    wanted = {getattr(room, name): count for name, count in wanted.items()}
    wanted[room.letter] = wanted.get(room.letter, 0) + 1
    assert room.given() == wanted
    room.editor.undo()
    assert room.given() == {room.letter: 1}


def test_what_a_line_gave_is_said(room):
    room.dots.type_line("3 1 3")
    assert room.dots.heard == "Annettu: 3 × 2, 1."


@pytest.mark.parametrize(
    "line", ["3 4", "0", "kissa 1", "3x0", "3x", "x2", "12345678901234567890", "1x99999999", "-1", "3x2x2"]
)
def test_a_wrong_number_gives_nothing_and_is_said_in_one_sentence(room, line):
    assert not room.dots.type_line(line)
    assert room.said().startswith("Mitään ei annettu, sillä luettelossa (1–3) ei ole: ")
    assert room.said().count(".") == 1
    assert not room.document.of_type(Ballot)


def test_every_wrong_number_of_a_line_is_said(room):
    room.dots.type_line("1 7 kissa 31")
    assert room.said().endswith("ei ole: 7, kissa, 31.")


def test_what_was_taken_back_is_no_longer_said_to_be_given(room):
    room.dots.type_line("3 1 3")
    room.editor.undo()
    assert (room.dots.heard, room.dots.touched) == ("", ())


def test_an_empty_line_does_nothing(room):
    assert not room.dots.type_line("   ")
    assert room.said() == ""


def test_after_a_right_line_the_trouble_of_the_wrong_one_is_over(room):
    room.dots.type_line("9")
    room.dots.type_line("1")
    assert room.said() == ""


def test_a_dot_is_taken_back_and_undo_gives_it_again(room):
    room.dots.type_line("3 3")
    assert room.dots.take(room.walk)
    assert room.given() == {room.walk: 1}
    assert room.dots.take(room.walk)
    assert room.given() == {}
    room.editor.undo()
    assert room.given() == {room.walk: 1}


def test_where_there_is_no_dot_none_is_taken(room):
    room.dots.click(room.letter)
    assert not room.dots.take(room.walk)
    assert room.said() == "Siinä ei ole pistettä, jonka voisi ottaa pois."
    assert room.given() == {room.letter: 1}


def test_so_many_dots_in_place_of_others(room):
    room.dots.click(room.walk)
    edits.give_dots(room.document, room.dots.ballot, room.walk, 5)
    assert room.given() == {room.walk: 5}
    edits.give_dots(room.document, room.dots.ballot, room.walk, 0)
    assert room.given() == {}
    with pytest.raises(NotPossible):
        edits.give_dots(room.document, room.dots.ballot, room.walk, 28)
    with pytest.raises(NotPossible):
        edits.give_dots(room.document, room.dots.ballot, room.form, 1)


def test_all_dots_back_with_one_undo(room):
    room.dots.type_line("1 2 3")
    room.dots.show()
    room.dots.clear()
    assert (room.given(), room.dots.shown) == ({}, False)
    room.editor.undo()
    assert len(room.given()) == 3
    assert room.dots.shown


def test_a_click_beside_every_candidate_gives_nothing(room):
    assert not room.dots.click(room.form)
    assert not room.dots.click("")
    assert not room.document.of_type(Ballot)


def test_where_there_is_nothing_to_choose_that_is_said(room):
    room.editor.open_pathway(room.other_path)
    assert room.dots.candidates() == ()
    assert not room.dots.type_line("1")
    assert room.said() == "Ei ole vielä mitään, mille antaa pisteitä."


def test_without_any_pathway_nothing_breaks(room):
    edits.remove(room.document, [room.path, room.other_path])
    assert room.dots.candidates() == ()
    assert not room.dots.type_line("1")
    room.dots.show()
    assert not room.document.of_type(Ballot)


# Shown and hidden


def test_hidden_there_are_no_counts_shown_there_are(room):
    room.dots.type_line("3 3 1")
    assert (dict(room.dots.counts()), room.dots.standings(), room.dots.outcome()) == ({}, (), "")
    room.dots.show()
    assert room.dots.counts() == {room.walk: 2, room.letter: 1}
    room.dots.hide()
    assert room.dots.counts() == {}
    room.editor.undo()
    assert room.dots.shown


def test_shown_they_stand_from_most_to_fewest_and_ties_are_said(room):
    room.dots.type_line("2 2 3 3 1")
    room.dots.show()
    told = [(told.number, one.dots, one.place, one.tied) for told, one in room.dots.standings()]
    assert told == [(2, 2, 1, True), (3, 2, 1, True), (1, 1, 3, False)]
    assert room.dots.outcome() == "Yhtä painavia: numerot 2 ja 3, kullakin 2 pistettä."
    room.dots.click(room.walk)
    assert room.dots.outcome() == "Painavin: numero 3, 3 pistettä."


def test_nobody_having_given_any_is_said(room):
    room.dots.show()
    assert room.dots.outcome() == "Kukaan ei ole vielä antanut pisteitä."


# Several ballots


def test_each_subject_has_its_own_ballot_in_a_meeting(room):
    room.dots.click(room.walk)
    critical = room.dots.ballot
    room.choose(DotSubject.MISSING)
    assert room.dots.ballot == ""
    room.dots.type_line("1")
    assert room.ballot().subject is DotSubject.MISSING
    room.choose(DotSubject.CRITICAL)
    assert room.dots.ballot == critical
    assert room.given() == {room.walk: 1}


def test_the_next_meeting_begins_anew_and_the_earlier_one_can_be_opened(room):
    room.dots.click(room.walk)
    earlier = room.dots.ballot
    room.choose(DotSubject.IDEA)
    room.choose(DotSubject.CRITICAL)
    room.editor.meet(room.next_meeting)
    assert room.dots.ballot == ""
    room.dots.click(room.letter)
    assert room.ballot().session == room.next_meeting
    room.dots.open(earlier)
    assert room.given() == {room.walk: 1}
    assert room.ballot().session == room.meeting
    assert [ballot.id for ballot in room.dots.ballots()][-1] == earlier


def test_a_document_opened_without_a_meeting_shows_the_latest_ballot(room):
    room.dots.click(room.walk)
    room.dots.new()
    latest = room.dots.ballot
    later = type(room.editor)(room.document, language="fi", pathway=room.path)
    assert later.session == ""
    assert later.dots.ballot == latest


def test_opening_a_ballot_of_another_pathway_goes_there(room):
    room.dots.click(room.walk)
    earlier = room.dots.ballot
    room.editor.open_pathway(room.other_path)
    assert room.dots.ballot == ""
    room.dots.open(earlier)
    assert room.editor.pathway == room.path
    assert room.dots.ballot == earlier


def test_a_ballot_is_removed_with_its_dots_and_undo_brings_it_back(room):
    room.dots.type_line("1 2")
    room.dots.remove()
    assert not room.document.of_type(Dots)
    assert room.dots.ballot == ""
    room.editor.undo()
    assert len(room.given()) == 2


def test_a_new_one_is_about_the_same_with_as_many_dots(room):
    room.dots.set_each(5)
    room.dots.click(room.walk)
    first = room.dots.ballot
    room.dots.new()
    assert room.dots.ballot != first
    assert (room.ballot().dots_each, room.ballot().voters, room.given()) == (5, 9, {})


def test_a_note_that_becomes_another_kind_leaves_the_list(room):
    room.choose(DotSubject.MISSING)
    edits.change_note_kind(room.document, room.of_all, NoteKind.RISK)
    assert "yhteinen suunnitelma" not in words(room)
