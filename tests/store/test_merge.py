"""Two copies of one document come together: nothing of either is lost, and what they disagree on waits for a person."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio.models import (
    Actor,
    Difference,
    Link,
    ParticipantCount,
    ParticipantRole,
    Project,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.store import Document, MergeLine, merge, merge_into, named_as_in, repair, settle, tombstone_id
from paku_studio.store.commit import apply
from paku_studio.store.merge_values import without_words


@pytest.fixture
def mine(told):
    return Document(told.values())


@pytest.fixture
def theirs(told):
    return Document(told.values())


def write(document, name, **fields):
    with document.edit("Write") as edit:
        edit.change(name, **fields)


def remove(document, name):
    with document.edit("Remove") as edit:
        edit.remove(name)


def differences(records):
    return [found for found in records.values() if isinstance(found, Difference)]


def test_equal_copies_give_nothing_to_do(mine, theirs):
    result = merge(mine.records, theirs.records)
    assert not result.change
    assert (result.differences, result.report, result.repairs) == ((), (), ())


def test_what_each_side_added_is_in_both(mine, theirs):
    with mine.edit("Add") as edit:
        edit.add(Touchpoint(id="mine", moment="call"))
    with theirs.edit("Add") as edit:
        edit.add(Touchpoint(id="theirs", moment="visit"))
    result = merge_into(mine, theirs.records)
    assert {"mine", "theirs"} <= set(mine.records)
    assert result.report == (MergeLine("added", "theirs", ""),)
    assert mine.records == result.records
    assert mine.undo_name == "Merge a copy"


def test_what_either_side_removed_is_gone_and_stays_gone(mine, theirs):
    remove(mine, "phone")
    remove(theirs, "kela-call")
    result = merge_into(mine, theirs.records)
    assert {"phone", "kela-call"}.isdisjoint(mine.records)
    assert result.report == (MergeLine("removed", "kela-call", ""),)
    assert mine.records == merge(theirs.records, mine.records).records


def test_a_touchpoint_added_to_a_moment_that_the_other_removed_goes_with_it_and_is_said(mine, theirs):
    remove(mine, "call")
    with theirs.edit("Add") as edit:
        edit.add(Touchpoint(id="new", moment="call", label="Kirje"))
    result = merge_into(mine, theirs.records)
    assert "new" not in mine.records
    assert [(found.code, found.was) for found in result.repairs] == [("owner-gone", "Kirje")]
    assert not merge(mine.records, theirs.records).change


def test_what_went_with_its_moment_was_removed_by_nobody_and_comes_with_a_copy_that_moved_it(mine, theirs, told):
    third = Document(told.values())
    for document in (theirs, third):
        with document.edit("Add") as edit:
            edit.add(Touchpoint(id="new", moment="call", label="Kirje"))
    write(third, "new", moment="visit")
    remove(mine, "call")
    merge_into(mine, theirs.records)
    assert tombstone_id("new") not in mine.records
    merge_into(mine, third.records)
    assert mine.records["new"].moment == "visit"
    other_way = merge(merge(third.records, theirs.records).records, mine.records)
    assert other_way.records == mine.records


def test_made_again_a_merge_leaves_no_more_tombstones_than_the_first_time(mine, theirs):
    remove(theirs, "call")
    with mine.edit("Add") as edit:
        edit.add(Touchpoint(id="new", moment="call", label="Kirje"))
    merge_into(mine, theirs.records)
    after = mine.snapshot()
    mine.undo()
    assert "new" in mine.records
    mine.redo()
    assert mine.snapshot() == after


def test_a_phase_that_one_removed_stays_while_something_new_of_another_is_in_it(mine, theirs):
    with theirs.edit("Add") as edit:
        edit.add(ServiceMoment(id="new", phase="now", text="Kahvit"))
    remove(mine, "now")
    result = merge_into(mine, theirs.records)
    assert (mine.records["new"].text, mine.records["now"].label) == ("Kahvit", "Nykytilanne")
    assert "visit" not in mine.records
    assert mine.records == result.records == merge(theirs.records, result.records).records
    assert result.repairs == ()


def test_a_phase_that_stood_for_something_new_goes_when_that_goes(mine, theirs, told):
    with theirs.edit("Add") as edit:
        edit.add(ServiceMoment(id="new", phase="now", text="Kahvit"))
    third = Document(theirs.snapshot().values())
    remove(third, "new")
    remove(mine, "now")
    ways = [(mine, theirs, third), (third, mine, theirs), (theirs, third, mine)]
    outcomes = [merge(merge(a.records, b.records).records, c.records).records for a, b, c in ways]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert {"now", "new"}.isdisjoint(outcomes[0])
    merge_into(mine, theirs.records)
    merge_into(mine, third.records)
    assert mine.records == outcomes[0]
    mine.undo()
    assert "new" in mine.records
    mine.redo()
    assert mine.records == outcomes[0]


def test_a_new_side_step_of_a_moment_that_moved_on_when_its_phase_went_goes_with_it(mine, theirs):
    with theirs.edit("Add") as edit:
        edit.add(ServiceMoment(id="new", phase="now", parent="visit", text="Kahvit"))
    write(mine, "visit", phase="start", order="Z")
    remove(mine, "now")
    result = merge(mine.records, theirs.records)
    assert (result.records["new"].phase, result.records["new"].parent) == ("start", "visit")
    assert "now" not in result.records
    assert result.repairs == ()
    assert result.records == merge(theirs.records, mine.records).records


def test_two_different_texts_are_both_kept(mine, theirs):
    write(mine, "call", text="Soitto jonoon")
    write(theirs, "call", text="Soitto Kelaan")
    result = merge_into(mine, theirs.records)
    assert mine.records["call"].text == "Soitto jonoon"
    (difference,) = result.differences
    assert (difference.record, difference.field) == ("call", "text")
    assert (json.loads(difference.kept), json.loads(difference.other)) == ("Soitto jonoon", "Soitto Kelaan")
    assert MergeLine("differs", "call", "text") in result.report
    assert MergeLine("changed", "call", "text") not in result.report


def test_what_somebody_said_goes_before_silence(mine, theirs):
    write(mine, "call", critical=True)
    write(theirs, "call", place="Äänekoski")
    assert merge_into(theirs, mine.records).records == merge(mine.records, theirs.records).records
    assert (theirs.records["call"].critical, theirs.records["call"].place) == (True, "Äänekoski")
    assert len(differences(theirs.records)) == 2


def test_a_difference_is_settled_by_leaving_or_taking_and_can_be_undone(mine, theirs):
    write(mine, "call", text="Kirje")
    merge_into(mine, theirs.records)
    (difference,) = differences(mine.records)
    settle(mine, difference.id, "kept")
    assert (mine.records["call"].text, differences(mine.records)) == ("Soitto", [])
    mine.undo()
    assert differences(mine.records) == [difference]
    settle(mine, difference.id, "other")
    assert (mine.records["call"].text, differences(mine.records)) == ("Kirje", [])
    mine.undo()
    mine.redo()
    assert mine.records["call"].text == "Kirje"
    assert tombstone_id(difference.id) in mine.records


@pytest.mark.parametrize("choose", ["kept", "other"])
def test_what_one_copy_settled_stands_against_a_copy_that_has_not(mine, theirs, choose):
    write(mine, "call", text="Kirje")
    merge_into(mine, theirs.records)
    merge_into(theirs, mine.records)
    settle(mine, differences(mine.records)[0].id, choose)
    chosen = mine.records["call"].text
    result = merge_into(theirs, mine.records)
    assert (theirs.records["call"].text, result.differences) == (chosen, ())
    assert not merge(mine.records, theirs.records).change


def test_a_copy_that_never_heard_of_the_difference_takes_the_settled_value(mine, theirs):
    write(mine, "call", text="Kirje")
    never = theirs.snapshot()
    merge_into(mine, never)
    settle(mine, differences(mine.records)[0].id, "other")
    assert merge(never, mine.records).records == mine.records


def test_two_copies_that_settled_otherwise_differ_anew(mine, theirs):
    write(mine, "call", text="Kirje")
    merge_into(mine, theirs.records)
    merge_into(theirs, mine.records)
    (first,) = differences(mine.records)
    settle(mine, first.id, "kept")
    settle(theirs, first.id, "other")
    (second,) = merge_into(mine, theirs.records).differences
    assert second.id != first.id
    merge_into(theirs, mine.records)
    settle(theirs, second.id, "other")
    assert merge_into(mine, theirs.records).differences == ()
    assert mine.records["call"].text == theirs.records["call"].text == "Kirje"


def test_typing_the_other_value_settles_the_difference(mine, theirs):
    write(mine, "call", text="Kirje")
    merge_into(mine, theirs.records)
    merge_into(theirs, mine.records)
    write(mine, "call", text="Kirje")
    assert differences(mine.records) == []
    merge_into(theirs, mine.records)
    assert (theirs.records["call"].text, differences(theirs.records)) == ("Kirje", [])


def test_a_difference_that_no_longer_fits_is_not_settled_by_force(told):
    early = Project(id="project", start="2018-01-01", end="2019-12-31")
    late = Project(id="project", start="2020-01-01", end="2021-02-28")
    mine = Document([*told.values(), early])
    result = merge_into(mine, {**told, "project": late})
    assert mine.records == merge({**told, "project": late}, {**told, "project": early}).records
    assert {found.field for found in result.differences} == {"start", "end"}
    end = next(found for found in result.differences if found.field == "end")
    before = mine.snapshot()
    with pytest.raises(ValueError, match="end before start"):
        settle(mine, end.id, "other")
    assert mine.snapshot() == before


def test_of_values_that_fit_only_apart_those_stand_that_fit_together(told):
    early = Project(id="project", start="2020-05-01", end="2020-12-31", name="a")
    late = Project(id="project", start="2020-01-01", end="2020-02-28", name="b")
    one, other = {**told, "project": early}, {**told, "project": late.with_changes(end=None)}
    assert merge(one, other).records["project"] in (
        early,
        late.with_changes(end=None),
        late.with_changes(start=early.start, end=early.end),
    )
    one, other = {**told, "project": early.with_changes(end=None)}, {**told, "project": late}
    result = merge(one, other)
    assert (result.records["project"].start, result.records["project"].end) == (early.start, None)
    assert {found.field for found in result.differences} == {"name", "start", "end"}
    assert result.records == merge(other, one).records


def test_a_number_that_cannot_be_left_out_by_itself_stays():
    """Nobody is new where nobody was: what was said cannot be taken out of one field alone."""
    count = ParticipantCount(id="n", session="s", role=ParticipantRole.DEVELOPER_CLIENT, attending=3, new_persons=2)
    assert without_words(count, ["attending"]) == count
    assert without_words(count, ["new_persons"]).new_persons == 0


def test_a_copy_without_settings_takes_those_of_the_other(told):
    bare = {name: record for name, record in told.items() if name != "document"}
    assert named_as_in(bare, told)["document"] == told["document"]
    assert "document" not in named_as_in(told, bare)


def test_things_of_different_kind_under_one_id_leave_one_and_say_so(told):
    one, other = {**told, "x": Actor(id="x", name="Kela")}, {**told, "x": Touchpoint(id="x", moment="call")}
    result = merge(one, other)
    assert result.records == merge(other, one).records
    assert MergeLine("type-differs", "x", "") in result.report


def test_a_text_too_long_to_keep_twice_is_said(told):
    long = ServiceMoment(id="long", phase="start", law_references=("ä" * 20_000,) * 60)
    result = merge({**told, "long": long}, {**told, "long": long.with_changes(law_references=())})
    assert (result.records["long"], result.differences) == (long, ())
    assert MergeLine("too-long", "long", "law_references") in result.report


def test_both_ways_of_a_circle_are_kept_and_the_road_stays_whole(mine, theirs):
    write(mine, "call", parent="queue")
    write(theirs, "queue", parent="call")
    result = merge(mine.records, theirs.records)
    assert repair(result.records.values())[1] == ()
    assert {(found.record, found.field) for found in result.differences} == {("call", "parent"), ("queue", "parent")}
    assert not merge(result.records, theirs.records).change


def test_what_leads_to_something_gone_is_nothing_to_settle(mine, theirs):
    with mine.edit("Add") as edit:
        edit.add(ServiceMoment(id="here", phase="elsewhere"))
        edit.change("copied", origin="here")
    with theirs.edit("Add") as edit:
        edit.add(ServiceMoment(id="fresh", phase="now"))
        edit.change("copied", origin="fresh")
    remove(mine, "path")
    result = merge_into(mine, theirs.records)
    assert (mine.records["copied"].origin, result.differences) == ("here", ())


def test_of_three_copies_every_value_waits_to_be_settled(told):
    copies = [{**told, "call": told["call"].with_changes(text=text)} for text in ("a", "b", "c")]
    ways = [(0, 1, 2), (2, 1, 0), (1, 2, 0)]
    outcomes = [merge(merge(copies[x], copies[y]).records, copies[z]).records for x, y, z in ways]
    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert outcomes[0]["call"].text == "c"
    assert {json.loads(found.other) for found in differences(outcomes[0])} == {"a", "b"}


def test_the_same_link_drawn_in_both_copies_is_one(mine, theirs):
    for document, name in ((mine, "m"), (theirs, "t")):
        with document.edit("Connect") as edit:
            edit.add(Link(id=name, source="queue", target="visit"))
    there, back = merge(mine.records, theirs.records), merge(theirs.records, mine.records)
    assert there.records == back.records
    assert "m" in there.records
    assert "t" not in there.records
    assert not there.change
    assert [(found.code, found.record) for found in back.repairs] == [("link-twice", "t")]


def test_what_two_counted_differently_waits_to_be_settled_and_the_larger_number_stands(mine, theirs):
    for document, name, number in ((mine, "m", 9), (theirs, "t", 12)):
        with document.edit("Count") as edit:
            edit.add(ParticipantCount(id=name, session="meeting", role=ParticipantRole.OTHER, attending=number))
    result = merge(mine.records, theirs.records)
    assert result.records["m"].attending == 12
    assert [(found.record, found.kept, found.other) for found in result.differences] == [("m", "12", "9")]
    assert result.records == merge(theirs.records, mine.records).records


def wander(data, document, any_record, any_change):
    """A few edits of any kind."""
    for _ in range(data.draw(st.integers(0, 3))):
        with document.edit("Anything") as edit:
            what = data.draw(st.sampled_from(["add", "change", "change", "remove", "settle"]))
            record = data.draw(any_record)
            name = data.draw(st.sampled_from(sorted(document.records)))
            open_ones = differences(document.records)
            if what == "add" and record.id not in document.records:
                edit.add(record)
            elif what == "remove":
                edit.remove(name)
            elif what == "settle" and open_ones:
                one, choice = data.draw(st.sampled_from(open_ones)), data.draw(st.sampled_from(["kept", "other"]))
                with contextlib.suppress(ValueError):  # a difference that somebody made up need not fit
                    settle(document, one.id, choice)
            else:
                edit.change(name, **data.draw(any_change(document.records[name])))


@given(data=st.data())
@settings(max_examples=120)
def test_merging_does_not_depend_on_whose_copy_is_mine_and_once_is_enough(any_records, any_record, any_change, data):
    common, _ = repair(data.draw(any_records))
    mine, theirs = Document(common.values()), Document(common.values())
    for _ in range(2):
        wander(data, mine, any_record, any_change)
        wander(data, theirs, any_record, any_change)
        result = merge(mine.records, theirs.records)
        assert result.records == merge(theirs.records, mine.records).records
        assert apply(mine.records, result.change) == result.records
        assert repair(result.records.values())[1] == ()
        for side in (mine.records, theirs.records, result.records):
            assert not merge(result.records, side).change
        merge_into(mine, theirs.records)
        assert mine.records == result.records


texts = st.sampled_from(["", "a", "b", "c"])


@given(versions=st.lists(st.tuples(texts, texts, st.booleans()), min_size=3, max_size=3), data=st.data())
def test_the_sequence_in_which_many_copies_come_in_does_not_matter(versions, data):
    common = Document([ServiceMoment(id="m", phase="h")])
    copies = []
    for text, place, gone in versions:
        moment = Actor(id="m", name=text, abbreviations=(place,))
        records = {"document": common.records["document"]}
        copies.append(records | ({"t-m": Tombstone(id="t-m", removed="m")} if gone else {"m": moment}))
    outcomes = []
    for sequence in (copies, data.draw(st.permutations(copies))):
        united = sequence[0]
        for copy in sequence[1:]:
            united = merge(united, copy).records
        outcomes.append(united)
    assert outcomes[0] == outcomes[1]
