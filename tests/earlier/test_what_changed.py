"""What a person is told of two states of a document: each thing once, and nothing that nobody did."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.graph.change_places import longest_rise
from paku_studio.graph.changes import STROKES, what_changed
from paku_studio.models import (
    Difference,
    Emotion,
    FacilitatorNote,
    NoteKind,
    StrokeWidth,
    Tombstone,
    TouchpointKind,
)

NOBODYS = (Tombstone, Difference, FacilitatorNote)


@pytest.fixture
def story(something_of_everything):
    document, names = something_of_everything()
    return document, names, document.snapshot()


def told(document, before):
    return what_changed(before, document.snapshot())


def names_of(lines, names):
    back = {one: name for name, one in names.items()}
    return [back.get(line.record, line.record) for line in lines]


def test_nothing_has_changed_where_nothing_was_done(story) -> None:
    _, _, before = story
    assert what_changed(before, before).total == 0
    assert what_changed(before, dict(reversed(before.items()))).total == 0


def test_a_new_moment_is_one_line_with_what_came_with_it(story) -> None:
    document, names, before = story
    moment = edits.add_moment(document, names["path"], "kotikäynti", phase=names["aikana"])
    edits.add_touchpoint(document, moment, TouchpointKind.HOME, "koti")
    (line,) = told(document, before).added
    assert (line.record, line.type, line.within, line.parts) == (moment, "moment", names["path"], 1)


def test_a_touchpoint_on_an_old_moment_is_a_line_of_its_own(story) -> None:
    document, names, before = story
    point = edits.add_touchpoint(document, names["kotona yksin"], TouchpointKind.HOME, "koti")
    (line,) = told(document, before).added
    assert (line.record, line.within, line.parts) == (point, names["path"], 0)


def test_a_moment_that_went_takes_its_parts_into_its_line_and_its_side_step_stands_elsewhere(story) -> None:
    document, names, before = story
    hung = {names[one] for one in ("piste", "piste 2", "toimi", "puuttui", "osallinen", "osallinen 2", "vaihto", "tie")}
    edits.remove(document, [names["soitto"]])
    what = told(document, before)
    (line,) = what.removed
    assert line.record == names["soitto"]
    assert hung < set(line.records)
    assert [(one.record, one.moved) for one in what.changed] == [(names["sivuun"], True)]
    assert what.added == ()


def test_a_field_that_is_another_is_told_with_both_values(story) -> None:
    document, names, before = story
    edits.set_feeling(document, names["soitto"], Emotion.GOOD)
    (line,) = told(document, before).changed
    assert [(one.name, one.before, one.after) for one in line.fields] == [("feeling", Emotion.BAD, Emotion.GOOD)]
    assert not line.moved


def test_what_was_changed_and_changed_back_is_no_change(story) -> None:
    document, names, before = story
    edits.set_text(document, names["soitto"], "text", "toinen")
    edits.set_text(document, names["soitto"], "text", "soitto")
    assert told(document, before).total == 0


def test_who_is_moved_is_the_one_that_was_moved_and_not_those_it_passed(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["viesti tulee"], before=names["kotona yksin"])
    (line,) = told(document, before).changed
    assert names_of([line], names) == ["viesti tulee"]
    assert (line.moved, line.fields) == (True, ())


def test_new_order_keys_alone_are_no_change(story) -> None:
    document, names, before = story
    with document.edit("Keys") as edit:
        for key, name in (("B", "kotona yksin"), ("C", "soitto"), ("D", "viesti tulee")):
            edit.change(names[name], order=key)
    assert told(document, before).total == 0


def test_a_moment_in_another_phase_is_moved(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["viesti tulee"], phase=names["jälkeen"])
    (line,) = told(document, before).changed
    assert line.moved
    assert [one.name for one in line.fields] == ["phase"]


def test_a_reference_that_was_emptied_because_its_target_went_is_no_change(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    edits.remove(document, [persona])
    what = told(document, before)
    assert [line.record for line in what.removed] == [persona]
    assert what.changed == ()


def test_a_reference_that_somebody_emptied_is_a_change(story) -> None:
    document, names, before = story
    edits.change(document, names["path"], persona="")
    (line,) = told(document, before).changed
    assert [one.name for one in line.fields] == ["persona"]


def test_the_facilitators_own_notes_are_nobodys_business(story) -> None:
    document, names, before = story
    edits.add_own_note(document, "väsynyt ryhmä")
    note = edits.add_note(document, names["soitto"], NoteKind.IDEA, "itselle")
    edits.keep_note_to_myself(document, note)
    assert told(document, before).total == 0


def test_a_note_that_is_shown_from_now_on_comes_and_one_kept_back_goes(story) -> None:
    document, names, before = story
    edits.keep_note_to_myself(document, names["toimi"])
    what = told(document, before)
    assert names_of(what.removed, names) == ["toimi"]
    after = document.snapshot()
    edits.keep_note_to_myself(document, names["toimi"], own=False)
    assert names_of(told(document, after).added, names) == ["toimi"]


def test_what_is_remembered_for_merging_is_nobodys_business(story) -> None:
    document, names, before = story
    with document.edit("Merge") as edit:
        edit.add(Difference(id="d-1", record=names["soitto"], field="text", kept='"soitto"', other='"puhelu"'))
    assert told(document, before).total == 0


def test_a_portrait_that_is_drawn_is_one_line_of_its_persona(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    for x in range(5):
        edits.draw_stroke(document, persona, [(x, 0), (x, 9)], StrokeWidth.THIN)
    (line,) = [one for one in told(document, before).changed if one.record == persona]
    assert (STROKES, 0, 5) in [(one.name, one.before, one.after) for one in line.fields]
    assert line.parts == 5
    assert told(document, before).added == ()


def test_a_persona_that_went_takes_its_answers_and_its_board_into_its_line(story) -> None:
    document, names, _ = story
    persona = document.records[names["path"]].persona
    value = edits.add_value(document, "Arvo", persona=persona)
    before = document.snapshot()
    edits.remove(document, [persona])
    (line,) = told(document, before).removed
    assert value in line.records


def test_lines_stand_in_the_order_in_which_one_reads(story) -> None:
    document, names, before = story
    for name in ("arki alkaa", "kotona yksin", "kirje postissa", "viesti tulee"):
        edits.set_text(document, names[name], "text", f"{name}!")
    lines = names_of(told(document, before).changed, names)
    assert lines == ["kotona yksin", "viesti tulee", "kirje postissa", "arki alkaa"]


@given(st.lists(st.integers(0, 50), unique=True, max_size=40))
def test_the_longest_rise_rises_and_none_is_longer(numbers) -> None:
    steady = longest_rise(numbers)
    kept = [numbers[place] for place in sorted(steady)]
    assert kept == sorted(kept)
    best = [1] * len(numbers)
    for here in range(len(numbers)):
        best[here] = 1 + max((best[one] for one in range(here) if numbers[one] < numbers[here]), default=0)
    assert len(steady) == max(best, default=0)


def visible(records):
    """Records that people know of, looked up in the plainest way."""
    hidden = {one.id for one in records.values() if isinstance(one, NOBODYS) or getattr(one, "own", False)}
    while True:
        more = {
            one.id
            for one in records.values()
            if one.id not in hidden and any(getattr(one, field) in hidden for field in one.OWNERS)
        }
        if not more:
            return {one.id: one for one in records.values() if one.id not in hidden}
        hidden |= more


@given(st.randoms(use_true_random=False), st.integers(1, 25))
def test_after_any_work_each_thing_that_came_or_went_is_in_exactly_one_line(
    something_of_everything, work, chance: random.Random, steps
) -> None:
    document, _ = something_of_everything()
    before = document.snapshot()
    work(document, chance, steps)
    after = document.snapshot()
    what = what_changed(before, after)
    then, now = visible(before), visible(after)
    came = Counter(one for line in what.added for one in line.records)
    went = Counter(one for line in what.removed for one in line.records)
    assert came == Counter(now.keys() - then.keys())
    assert went == Counter(then.keys() - now.keys())
    changed = [line.record for line in what.changed]
    assert len(set(changed)) == len(changed)
    assert set(changed) <= then.keys() & now.keys()
    texts = {one for one in then.keys() & now.keys() if getattr(then[one], "text", "") != getattr(now[one], "text", "")}
    assert texts <= set(changed)
    assert all(line.fields or line.moved for line in what.changed)
    assert all(one.before != one.after for line in what.changed for one in line.fields)


@given(st.randoms(use_true_random=False), st.integers(1, 25))
def test_read_backwards_what_came_went_and_each_value_is_the_other_way_round(
    something_of_everything, work, chance: random.Random, steps
) -> None:
    document, _ = something_of_everything()
    before = document.snapshot()
    work(document, chance, steps)
    there, back = what_changed(before, document.snapshot()), what_changed(document.snapshot(), before)
    assert {line.record: set(line.records) for line in there.added} == {
        line.record: set(line.records) for line in back.removed
    }
    assert {line.record for line in there.removed} == {line.record for line in back.added}
    values = {(line.record, one.name): one.after for line in there.changed for one in line.fields}
    turned = {(line.record, one.name): one.before for line in back.changed for one in line.fields}
    both = values.keys() & turned.keys()
    assert {key: values[key] for key in both} == {key: turned[key] for key in both}
