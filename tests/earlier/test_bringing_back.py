"""What went, or is another, is brought back from an earlier state; that can be taken back, and nothing breaks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.edits import NotPossible, bring_back, bring_back_field
from paku_studio.graph.changes import STROKES, what_changed
from paku_studio.models import Actor, Emotion, NoteKind, ServiceMoment, Tombstone
from paku_studio.store import Document, merge, repair


@pytest.fixture
def story(something_of_everything):
    document, names = something_of_everything()
    edits.keep_note_to_myself(document, edits.add_note(document, names["soitto"], NoteKind.IDEA, "vain minulle"))
    return document, names, document.snapshot()


def plain(records):
    """What is there, without what is remembered for merging."""
    return {found: one for found, one in records.items() if not isinstance(one, Tombstone)}


def is_said_by_another(document, record):
    """Somebody said just the same meanwhile: that two records say it the rules do not allow."""
    others = [one for one in document.records.values() if type(one) is type(record)]
    owners = [[getattr(one, field) for field in record.OWNERS] for one in others]
    return (
        record.TYPE in ("involvement", "link", "handover") and [getattr(record, one) for one in record.OWNERS] in owners
    )


def road(document, phase):
    found = document.children(phase, ServiceMoment, "phase")
    return [one.text for one in found if not one.parent]


def test_a_moment_comes_again_with_all_that_hung_on_it_at_its_old_place(story) -> None:
    document, names, before = story
    edits.remove(document, [names["soitto"]])
    back = bring_back(document, before, [names["soitto"]])
    assert plain(document.records) == plain(before)
    assert names["soitto"] in back.records
    assert back.repairs == ()
    assert not [one for one in document.records.values() if isinstance(one, Tombstone)]


def test_it_stands_where_it_stood_also_when_others_came_between(story) -> None:
    document, names, before = story
    edits.remove(document, [names["viesti tulee"]])
    edits.add_moment(document, names["path"], "uusi", after=names["soitto"])
    edits.move_moment(document, names["kotona yksin"], after=names["soitto"])
    bring_back(document, before, [names["viesti tulee"]])
    texts = road(document, names["ennen"])
    assert texts.index("viesti tulee") == texts.index("soitto") + 1


def test_it_stands_after_the_one_before_it_when_the_row_got_new_keys(story) -> None:
    document, names, before = story
    edits.remove(document, [names["soitto"]])
    with document.edit("Keys") as edit:
        edit.change(names["kotona yksin"], order="s")
        edit.change(names["sivuun"], order="t")
        edit.change(names["viesti tulee"], order="u")
    bring_back(document, before, [names["soitto"]])
    assert road(document, names["ennen"]) == ["kotona yksin", "soitto", "viesti tulee"]


def test_a_touchpoint_brings_the_moment_and_the_phase_it_hung_on_but_not_the_rest(story) -> None:
    document, names, before = story
    edits.remove(document, [names["path"]])
    back = bring_back(document, before, [names["piste"]])
    there = {names["path"], names["ennen"], names["soitto"], names["piste"]}
    assert set(back.records) == there
    assert not back.repairs


def test_a_whole_pathway_comes_again_as_it_was(story) -> None:
    document, names, before = story
    edits.remove(document, [names["path"]])
    back = bring_back(document, before, [names["path"]])
    assert plain(document.records) == plain(before)
    assert back.repairs == ()


def test_a_phase_has_its_moments_again(story) -> None:
    document, names, before = story
    edits.remove(document, [names["aikana"]])
    assert "käynti toimistossa" in road(document, names["ennen"])
    back = bring_back(document, before, [names["aikana"]])
    assert road(document, names["aikana"]) == ["käynti toimistossa", "samaan aikaan työ", "kirje postissa"]
    assert back.repairs == ()
    assert what_changed(before, document.snapshot()).total == 0


def test_an_actor_who_is_gone_comes_along_where_the_moment_needs_one(story) -> None:
    document, names, before = story
    actors = [one.id for one in document.of_type(Actor)]
    edits.remove(document, [names["soitto"]])
    edits.remove(document, actors)
    bring_back(document, before, [names["soitto"]])
    assert plain(document.records) == plain(before)


def test_a_persona_is_the_pathways_again(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    edits.remove(document, [persona])
    assert document.records[names["path"]].persona == ""
    bring_back(document, before, [persona])
    assert plain(document.records) == plain(before)


def test_a_persona_who_was_replaced_is_not_forced_on_the_pathway(story) -> None:
    document, names, before = story
    persona = document.records[names["path"]].persona
    edits.remove(document, [persona])
    other = edits.add_persona(document, "Jusa-Petteri")
    edits.change(document, names["path"], persona=other)
    bring_back(document, before, [persona])
    assert document.records[names["path"]].persona == other


def test_a_link_whose_other_end_is_gone_stays_away(story) -> None:
    document, names, before = story
    edits.remove(document, [names["soitto"], names["arki alkaa"]])
    bring_back(document, before, [names["soitto"]])
    assert names["tie"] not in document.records
    bring_back(document, before, [names["arki alkaa"]])
    assert names["tie"] in document.records


def test_a_side_step_whose_stop_is_gone_stands_on_the_road(story) -> None:
    document, names, before = story
    edits.remove(document, [names["sivuun"]])
    edits.remove(document, [names["soitto"]])
    back = bring_back(document, before, [names["sivuun"]])
    assert document.records[names["sivuun"]].parent == ""
    assert road(document, names["ennen"])[-1] == "sivuun"
    assert back.repairs == ()
    bring_back(document, before, [names["soitto"]])
    assert plain(document.records) == plain(before)


def test_what_is_another_gets_its_earlier_values(story) -> None:
    document, names, before = story
    edits.set_feeling(document, names["soitto"], Emotion.GOOD)
    edits.set_text(document, names["soitto"], "text", "puhelu")
    back = bring_back(document, before, [names["soitto"]])
    assert dict(document.records) == dict(before)
    assert (back.records, back.changed) == ((), (names["soitto"],))


def test_one_field_comes_back_and_the_others_stay(story) -> None:
    document, names, before = story
    edits.set_feeling(document, names["soitto"], Emotion.GOOD)
    edits.set_text(document, names["soitto"], "text", "puhelu")
    bring_back_field(document, before, names["soitto"], "text")
    assert document.records[names["soitto"]].text == "soitto"
    assert document.records[names["soitto"]].feeling == Emotion.GOOD


def test_a_moment_goes_back_to_its_phase_with_its_side_steps(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["soitto"], phase=names["jälkeen"])
    back = bring_back(document, before, [names["soitto"]])
    assert back.repairs == ()
    assert plain(document.records) == plain(before)


def test_a_moment_that_was_moved_within_its_row_goes_back(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["viesti tulee"], before=names["kotona yksin"])
    bring_back(document, before, [names["viesti tulee"]])
    assert road(document, names["ennen"]) == ["kotona yksin", "soitto", "viesti tulee"]
    assert what_changed(before, document.snapshot()).total == 0


@pytest.mark.parametrize("passed", ["soitto", "viesti tulee"])
def test_who_was_told_as_moved_stands_again_also_when_one_that_went_comes_with_it(story, passed) -> None:
    """Beside what comes again it may look as if the one that it passed had moved, and that one nobody asked for."""
    document, names, before = story
    gone = ({"soitto", "viesti tulee"} - {passed}).pop()
    edits.remove(document, [names[gone]])
    edits.move_moment(document, names["kotona yksin"], after=names[passed])
    what = what_changed(before, document.snapshot())
    bring_back(document, before, [line.record for line in (*what.removed, *what.changed)])
    assert road(document, names["ennen"]) == ["kotona yksin", "soitto", "viesti tulee"]
    assert what_changed(before, document.snapshot()).total == 0


def test_a_row_turned_round_is_turned_back(story) -> None:
    document, names, before = story
    edits.move_moment(document, names["kotona yksin"], after=names["viesti tulee"])
    edits.move_moment(document, names["viesti tulee"], before=names["soitto"])
    what = what_changed(before, document.snapshot())
    bring_back(document, before, [line.record for line in what.changed])
    assert road(document, names["ennen"]) == ["kotona yksin", "soitto", "viesti tulee"]


def test_a_portrait_is_drawn_as_it_was(story) -> None:
    document, names, _ = story
    persona = document.records[names["path"]].persona
    edits.draw_stroke(document, persona, [(1, 1), (9, 9)])
    before = document.snapshot()
    edits.clear_drawing(document, persona)
    edits.draw_stroke(document, persona, [(5, 5), (9, 0)])
    bring_back_field(document, before, persona, STROKES)
    edits.change(document, persona, portrait=before[persona].portrait)
    assert what_changed(before, document.snapshot()).total == 0


def test_where_nothing_is_another_there_is_nothing_to_bring_back(story) -> None:
    document, names, before = story
    edits.set_feeling(document, names["kotona yksin"], Emotion.GOOD)
    history = len(document.history)
    for back in (
        lambda: bring_back(document, before, [names["soitto"]]),
        lambda: bring_back_field(document, before, names["soitto"], "text"),
        lambda: bring_back_field(document, before, names["soitto"], "order"),
        lambda: bring_back_field(document, before, names["soitto"], "nonsense"),
    ):
        with pytest.raises(NotPossible):
            back()
    assert len(document.history) == history


def test_what_was_not_there_then_cannot_be_brought_back(story) -> None:
    document, names, before = story
    new = edits.add_moment(document, names["path"], "uusi")
    with pytest.raises(KeyError):
        bring_back(document, before, [new])
    with pytest.raises(KeyError):
        bring_back_field(document, before, new, "text")


def test_it_is_one_edit_by_name_and_can_be_taken_back_and_made_again(story) -> None:
    document, names, before = story
    edits.remove(document, [names["path"]])
    gone = dict(document.records)
    history = len(document.history)
    bring_back(document, before, [names["path"]])
    assert len(document.history) == history + 1
    assert document.undo_name == "Bring back"
    document.undo()
    assert dict(document.records) == gone
    document.redo()
    assert plain(document.records) == plain(before)


def test_what_came_again_stays_when_an_older_copy_comes_in(story) -> None:
    document, names, before = story
    edits.remove(document, [names["soitto"]])
    bring_back(document, before, [names["soitto"]])
    merged = merge(document.snapshot(), before)
    assert plain(merged.records) == plain(before)
    assert merged.differences == ()


@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_after_any_work_all_that_went_comes_again_and_every_rule_holds(
    something_of_everything, work, chance: random.Random, steps
) -> None:
    document, _ = something_of_everything()
    before = document.snapshot()
    work(document, chance, steps)
    worked = dict(document.records)
    what = what_changed(before, document.snapshot())
    wanted = [line.record for line in (*what.removed, *what.changed)]
    if not wanted:
        return
    try:
        bring_back(document, before, wanted)
    except NotPossible:
        return
    left = what_changed(before, document.snapshot())
    twice = [line.record for line in left.removed]
    assert all(is_said_by_another(document, before[one]) for one in twice)
    for line in left.changed:
        assert {field.before for field in line.fields} & set(twice)
    _, repairs = repair(document.records.values())
    assert repairs == ()
    document.undo()
    assert dict(document.records) == worked


@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_after_any_work_each_thing_that_went_can_come_again_by_itself(
    something_of_everything, work, chance: random.Random, steps
) -> None:
    document, _ = something_of_everything()
    before = document.snapshot()
    work(document, chance, steps)
    what = what_changed(before, document.snapshot())
    for line in chance.sample(what.removed, min(3, len(what.removed))):
        if line.record in document.records:
            continue
        try:
            back = bring_back(document, before, [line.record])
        except NotPossible:
            assert is_said_by_another(document, before[line.record])
            continue
        assert line.record in back.records
        assert line.record in document.records
        assert repair(document.records.values())[1] == ()


def test_a_document_with_nothing_left_gets_everything_again(something_of_everything) -> None:
    document, _ = something_of_everything()
    before = document.snapshot()
    empty = Document()
    bring_back(empty, before, [one for one in before if one != "document"])
    assert plain(empty.records) == plain(before)
