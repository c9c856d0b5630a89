"""A meeting ends, by word, by closing or by a crash: the state in which it left the document is in the file."""

import datetime

SPRING = datetime.date(2027, 3, 12)
SUMMER = datetime.date(2027, 6, 4)


def test_a_meeting_that_is_over_leaves_its_state_in_the_file(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.types("Kotona kirjoitettu")
    person.leaves()
    assert list(in_file()) == [first]
    assert sits(SUMMER).state(first) == ["Soitin Kelaan"]


def test_the_state_is_written_although_no_further_edit_comes(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.save()
    assert in_file() == {}
    person.is_over()
    person.keeper.close()
    assert list(in_file()) == [first]


def test_the_next_meeting_ends_the_one_before_and_is_not_yet_in_its_state(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    second = person.meets(SUMMER)
    person.types("Kirje tuli")
    person.leaves()
    again = sits(SUMMER)
    assert set(in_file()) == {first, second}
    assert again.state(first) == ["Soitin Kelaan"]
    assert again.state(second) == ["Soitin Kelaan", "Kirje tuli"]
    assert second not in again.earlier.records_of(first)


def test_closing_the_document_ends_the_meeting(sits) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.leaves()
    again = sits(SUMMER)
    assert again.state(first) == ["Soitin Kelaan"]


def test_a_meeting_that_goes_on_after_a_break_leaves_its_last_state(sits) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.goes_on(first)
    person.types("Kirje tuli")
    person.leaves()
    assert sits(SUMMER).state(first) == ["Soitin Kelaan", "Kirje tuli"]


def test_who_only_looks_leaves_the_file_as_it_was(sits, polku) -> None:
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    person.keeper.close()  # without a word of the meeting's end
    before = polku.read_bytes()
    looks = sits(SUMMER)
    looks.leaves()
    assert polku.read_bytes() == before


def test_who_looks_while_the_meeting_goes_on_leaves_the_file_as_it_was(sits, polku) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.close()
    before = polku.read_bytes()
    looks = sits()
    looks.goes_on(first)
    looks.leaves()
    assert polku.read_bytes() == before


def test_a_crash_ended_the_meeting_and_the_next_day_keeps_what_it_left(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.close()
    again = sits(SUMMER)
    assert again.state(first) == ["Soitin Kelaan"]
    again.types("Kirje tuli")
    again.leaves()
    assert list(in_file()) == [first]
    assert sits(SUMMER).state(first) == ["Soitin Kelaan"]


def test_a_meeting_of_today_is_not_over_because_the_document_is_opened_again(sits) -> None:
    person = sits()
    person.meets()
    person.types("Soitin Kelaan")
    person.keeper.close()
    assert sits(SPRING).earlier.states() == ()


def test_each_group_has_its_own_last_meeting_that_broke_off(sits) -> None:
    from paku_studio import edits

    person = sits()
    first = person.meets()
    other = edits.add_group(person.document, "Nuorten ryhmä")
    theirs = person.meets(SPRING + datetime.timedelta(3), other)
    person.keeper.close()
    again = sits(SUMMER)
    assert {one.session for one in again.earlier.states()} == {first, theirs}
    assert [one.words for one in again.earlier.states()] == [
        "Nuorten ryhmä · meeting 1 · 15.3.2027",
        "Kahvilaryhmä · meeting 1 · 12.3.2027",
    ]


def test_going_back_to_an_old_meeting_leaves_the_state_that_it_left(sits) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.meets(SUMMER)
    person.types("Kirje tuli")
    person.is_over()
    person.goes_on(first)
    person.types("Unohtui ensimmäisestä")
    person.is_over()
    assert person.state(first) == ["Soitin Kelaan"]


def test_looking_in_at_another_meeting_by_mistake_changes_no_state(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.types("Kotona kirjoitettu")
    person.goes_on(first)
    person.is_over()
    person.leaves()
    assert sits(SUMMER).state(first) == ["Soitin Kelaan"]


def test_a_meeting_that_is_taken_away_keeps_the_state_that_it_left(sits) -> None:
    from paku_studio import edits

    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    edits.remove_session(person.document, first)
    (state,) = person.earlier.states()
    assert (state.session, state.words, state.date) == (first, "meeting 1 · 12.3.2027", SPRING)


def test_what_one_comes_back_to_is_the_last_meeting_before_this_one(sits) -> None:
    person = sits()
    assert person.earlier.since() == ""
    first = person.meets()
    second = person.meets(SUMMER)
    assert person.earlier.since() == first
    person.is_over()
    assert person.earlier.since() == second


def test_the_newest_state_stands_first(sits) -> None:
    person = sits()
    first = person.meets()
    second = person.meets(SUMMER)
    person.is_over()
    assert [one.session for one in person.earlier.states()] == [second, first]


def test_a_state_that_is_forgotten_is_gone_from_the_file_soon(sits, in_file, polku) -> None:
    person = sits()
    first = person.meets()
    person.types("Maija Meikäläinen soitti")
    person.is_over()
    person.keeper.save()
    assert list(in_file()) == [first]
    person.earlier.forget(first)
    assert person.earlier.states() == ()
    person.leaves()
    assert in_file() == {}


def test_a_state_that_nobody_can_read_is_told_in_a_sentence(sits) -> None:
    import pytest

    from paku_studio.storage import Unusable

    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.keeper.keep_snapshot(first, b"{ this is no document")
    assert [one.words for one in person.earlier.states()] == ["meeting 1 · 12.3.2027"]
    with pytest.raises(Unusable) as refusal:
        person.earlier.records_of(first)
    assert "meeting 1" in refusal.value.sentence("en")


def test_what_changed_is_found_between_states_and_now(sits) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    second = person.meets(SUMMER)
    kept = person.types("Kirje tuli")
    person.is_over()
    new = person.types("Kotona kirjoitettu")
    assert [one.record for one in person.earlier.found(first, second).added] == [second, kept]
    assert [one.record for one in person.earlier.found(second).added] == [new]
    assert person.earlier.found(second, second).total == 0


def test_a_forgotten_state_does_not_come_again_by_itself(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.earlier.forget(first)
    person.leaves()
    again = sits(SUMMER)
    assert again.earlier.states() == ()
    again.types("Kirje tuli")
    again.leaves()
    assert in_file() == {}


def test_a_meeting_that_goes_on_after_its_state_was_forgotten_leaves_one_again(sits, in_file) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    person.earlier.forget(first)
    person.goes_on(first)
    person.types("Kirje tuli")
    person.leaves()
    assert list(in_file()) == [first]
    again = sits(SUMMER)
    assert again.state(first) == ["Soitin Kelaan", "Kirje tuli"]
    again.leaves()
    assert list(in_file()) == [first]


def test_forgetting_is_told_in_the_history_and_cannot_be_taken_back(sits) -> None:
    person = sits()
    first = person.meets()
    person.types("Soitin Kelaan")
    person.is_over()
    undo = person.document.undo_name
    person.earlier.forget(first)
    assert person.document.history[-1].name == "Remove an earlier state"
    assert person.document.undo_name == undo


def test_an_older_copy_does_not_bring_a_forgotten_state_in_again(sits, polku, tmp_path, in_file) -> None:
    from paku_studio.editor.merging import apply_merge, copy_of_opened, plan_merge
    from paku_studio.storage import open_document

    person = sits()
    first = person.meets()
    person.types("Maija Meikäläinen soitti")
    person.is_over()
    person.keeper.save_copy(tmp_path / "kopio.paku")
    person.earlier.forget(first)
    person.keeper.save()
    old = open_document(tmp_path / "kopio.paku")
    assert list(old.snapshots) == [first]
    plan = plan_merge(copy_of_opened(open_document(polku)), copy_of_opened(open_document(tmp_path / "kopio.paku")))
    assert dict(plan.outcome.snapshots) == {}
    turned = plan_merge(copy_of_opened(open_document(tmp_path / "kopio.paku")), copy_of_opened(open_document(polku)))
    assert dict(turned.outcome.snapshots) == {}
    apply_merge(person.editor, person.keeper, plan)
    person.leaves()
    assert in_file() == {}


def test_a_copy_that_forgot_a_state_takes_it_out_of_mine(sits, polku, tmp_path, in_file) -> None:
    from paku_studio.edits.forgetting import forget_states

    person = sits()
    first = person.meets()
    person.types("Maija Meikäläinen soitti")
    person.is_over()
    forget_states(person.document, [first])  # as it comes in with a copy, as a record
    assert person.earlier.states() == ()
    person.leaves()
    assert in_file() == {}
