"""A copy is brought into the open document: one edit, with its pictures and earlier states; said, and taken back."""

import hashlib

import pytest

from paku_studio.editor.editor import Editor
from paku_studio.editor.merging import Copy, apply_merge, copy_of, plan_merge, united_states
from paku_studio.edits import NotPossible
from paku_studio.models import (
    Difference,
    FacilitatorNote,
    Link,
    Note,
    NoteKind,
    Pathway,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.storage import read_document_json
from paku_studio.storage.limits import PICTURES_LIMIT
from paku_studio.storage.snapshots import snapshot_bytes
from paku_studio.store import MergeLine

PICTURE = b"a picture"
NAME = f"{hashlib.sha256(PICTURE).hexdigest()}.png"


class Shelf:
    """Keeps earlier states as a keeper does, without a file."""

    def __init__(self):
        self.snapshots = {}

    def keep_snapshot(self, session, state):
        self.snapshots[session] = state


@pytest.fixture
def editor(mine):
    return Editor(mine.document, mine.pictures)


@pytest.fixture
def shelf():
    return Shelf()


def bring(editor, shelf, other):
    return apply_merge(editor, shelf, plan_merge(copy_of(editor, shelf), other.copy))


def test_it_is_one_edit_that_says_what_came_and_can_be_taken_back(editor, shelf, theirs):
    theirs.add(Touchpoint(id="letter", moment="call", label="Kirje"))
    theirs.write("call", text="Puhelu")
    before = editor.document.snapshot()
    bring(editor, shelf, theirs)
    assert editor.told.text == "Tuotiin: 1 uusi, 1 ratkaistava."
    assert len(editor.document.undoable) == 1
    assert editor.document.undoable[0].source == "import"
    editor.undo()
    assert editor.document.snapshot() == before


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "Inhämtat: 1 ny, 1 att avgöra."), ("en", "Brought in: 1 new, 1 to settle.")],
)
def test_it_is_said_in_the_persons_language(editor, shelf, theirs, language, said):
    theirs.add(Touchpoint(id="letter", moment="call", label="Kirje"))
    theirs.write("call", text="Puhelu")
    editor.set_language(language)
    bring(editor, shelf, theirs)
    assert editor.told.text == said


def test_the_same_copy_once_more_brings_nothing_new(editor, shelf, theirs):
    theirs.add(Touchpoint(id="letter", moment="call", label="Kirje"))
    bring(editor, shelf, theirs)
    assert bring(editor, shelf, theirs).is_nothing_new
    assert editor.told.text == "Mitään uutta ei tullut: kaikki oli jo täällä."
    assert len(editor.document.undoable) == 1


def test_a_plan_of_what_has_changed_since_is_made_anew(editor, shelf, theirs):
    theirs.write("call", text="Puhelu")
    plan = plan_merge(copy_of(editor, shelf), theirs.copy)
    assert not plan.result.repairs
    with editor.document.edit("Remove") as edit:
        edit.remove("call")
    done = apply_merge(editor, shelf, plan)
    assert done is not plan
    assert "call" not in editor.records
    assert editor.document.of_type(Difference) == ()


def test_a_plan_changes_nothing(editor, shelf, theirs):
    theirs.add(Touchpoint(id="letter", moment="call"))
    before = editor.document.snapshot()
    plan = plan_merge(copy_of(editor, shelf), theirs.copy)
    assert plan.change.added.keys() == {"letter"}
    assert editor.document.snapshot() is before


def test_pictures_come_with_what_names_them_and_no_others(editor, shelf, theirs):
    theirs.pictures |= {NAME: PICTURE, f"{'0' * 64}.png": b"forgotten"}
    theirs.write("persona", picture=NAME)
    plan = bring(editor, shelf, theirs)
    assert editor.pictures == {NAME: PICTURE}
    assert plan.remarks_in("fi") == ("1 kuva tulee mukaan.",)


def test_both_pictures_stay_until_somebody_chooses(editor, shelf, theirs):
    other = f"{hashlib.sha256(b'another').hexdigest()}.png"
    editor.pictures[other] = b"another"
    with editor.document.edit("Picture") as edit:
        edit.change("persona", picture=other)
    theirs.pictures[NAME] = PICTURE
    theirs.write("persona", picture=NAME)
    bring(editor, shelf, theirs)
    assert editor.pictures.keys() == {NAME, other}
    (one,) = editor.document.of_type(Difference)
    assert one.field == "picture"


def test_more_pictures_than_a_file_can_hold_are_refused_and_nothing_is_changed(editor, shelf, mine, theirs):
    one, another = (f"{number:064x}.png" for number in range(2))
    for somebody, name in ((mine, one), (theirs, another)):
        somebody.write("persona", picture=name)
        somebody.pictures[name] = bytes(PICTURES_LIMIT // 2 + 1)
    before = editor.document.snapshot()
    with pytest.raises(NotPossible) as refusal:
        bring(editor, shelf, theirs)
    assert refusal.value.sentence("en") == "Both together are more than one document can hold; nothing was changed."
    assert editor.document.snapshot() is before


# earlier states


def test_earlier_states_of_both_are_kept(editor, shelf, theirs, strangers):
    shelf.snapshots["meeting"] = snapshot_bytes(editor.records)
    strangers.snapshots["meeting-b"] = snapshot_bytes(strangers.records)
    plan = bring(editor, shelf, strangers)
    assert shelf.snapshots.keys() == {"meeting", "meeting-b"}
    assert "1 earlier state comes in." in plan.remarks_in("en")


def test_two_states_of_one_meeting_become_one_whichever_is_mine(mine, theirs):
    mine.write("call", text="Puhelu")
    theirs.add(Touchpoint(id="letter", moment="call"))
    states = [{"meeting": snapshot_bytes(one.records)} for one in (mine, theirs)]
    there, back = united_states(*states), united_states(*states[::-1])
    assert there == back
    found = read_document_json(there["meeting"]).document
    assert "letter" in found.records
    assert {one.field for one in found.of_type(Difference)} == {"text"}
    assert united_states(there, states[1]) == {}


def test_a_state_that_cannot_be_read_yields_to_the_other(mine):
    good, bad = snapshot_bytes(mine.records), b"{broken"
    assert united_states({"meeting": bad}, {"meeting": good}) == {"meeting": good}
    assert united_states({"meeting": good}, {"meeting": bad}) == {}


# the report


def kinds(plan, language="fi"):
    return [(line.kind, line.words, line.place, line.count) for line in plan.lines_in(language)]


def test_what_hangs_on_something_new_is_counted_with_it(mine, theirs):
    theirs.add(
        Pathway(id="p", title="Toinen polku"),
        Phase(id="h", pathway="p", label="Alku"),
        ServiceMoment(id="m", phase="h", text="Tuli ovesta"),
        Touchpoint(id="t", moment="call", label="Kirje Kelasta"),
    )
    assert kinds(mine.plan(theirs)) == [
        ("new", "Palvelupolku: Toinen polku", "", 3),
        ("new", "Kontaktipiste: Kirje Kelasta", "Apua etsimässä · Soitto Kelaan", 1),
    ]


def test_a_side_step_and_a_link_to_something_new_are_counted_with_it(mine, theirs):
    theirs.add(
        ServiceMoment(id="m", phase="start", text="Tuli ovesta"),
        ServiceMoment(id="s", phase="start", parent="m", text="Kahvit"),
        Link(id="l", source="call", target="m"),
    )
    assert kinds(mine.plan(theirs)) == [("new", "Palvelutuokio: Tuli ovesta", "Apua etsimässä · Ennen", 3)]


def test_a_difference_names_its_fields_in_three_languages(mine, theirs):
    theirs.write("call", text="Puhelu", when="maanantaina")
    told = {language: kinds(mine.plan(theirs), language) for language in ("fi", "sv", "en")}
    place = "Apua etsimässä · Ennen"
    assert told["fi"] == [("differs", "Palvelutuokio: Soitto Kelaan (Teksti, Milloin)", place, 2)]
    assert told["sv"] == [("differs", "Servicetillfälle: Soitto Kelaan (Text, När)", place, 2)]
    assert told["en"] == [("differs", "Service moment: Soitto Kelaan (Text, When)", place, 2)]


def test_what_was_new_here_and_lost_its_moment_there_is_told(mine, theirs):
    theirs.remove("visit")
    mine.add(Touchpoint(id="coffee", moment="visit", label="Kahvit"))
    plan = mine.plan(theirs)
    assert ("mended", "Poistettu, koska sitä, mihin se kuului, ei ole: ”Kahvit”") in {
        (kind, words) for kind, words, _, _ in kinds(plan)
    }


def test_what_only_the_facilitator_sees_is_not_quoted(mine, theirs):
    theirs.add(
        Note(id="own", target="call", kind=NoteKind.IDEA, text="Salaisuus", own=True),
        FacilitatorNote(id="park", text="Salaisuus", parked=True),
    )
    told = kinds(mine.plan(theirs))
    assert len(told) == 2
    assert not any("Salaisuus" in words + place for _, words, place, _ in told)


def test_another_document_is_told_as_such_with_its_groups_and_title(mine, strangers):
    plan = mine.plan(strangers)
    assert not plan.is_same_document
    assert plan.groups == ("Kehittäjäryhmä-b",)
    assert plan.remarks_in("en") == (
        "The work of: Kehittäjäryhmä-b",
        "It is another document: nothing in it is a copy of something here. Everything stays its own group's.",
        "The other document is called “Ryhmän työ-b”; this one keeps its own name.",
    )


def test_a_text_too_long_to_keep_twice_is_told(mine, theirs):
    mine.write("call", law_references=("ä" * 20_000,) * 60)
    plan = mine.plan(theirs)
    assert plan.result.report == (MergeLine("too-long", "call", "law_references"),)
    assert plan.counts == {"too_long": 1}


def test_a_difference_that_waits_already_is_not_told_again(mine, theirs):
    theirs.write("call", text="Puhelu")
    mine.take(theirs)
    theirs.add(Touchpoint(id="letter", moment="call"))
    plan = mine.plan(theirs)
    assert plan.counts == {"new": 1}
    assert len(plan.differences) == 1


def test_of_each_difference_it_is_known_whose_value_was_here(mine, theirs):
    mine.write("call", text="A")
    theirs.write("call", text="B")
    mine.write("visit", text="B")
    theirs.write("visit", text="A")
    plan = mine.plan(theirs)
    told = {one.record: (plan.sides[one.id], one.kept) for one in plan.differences}
    assert told == {"call": ("other", '"B"'), "visit": ("kept", '"B"')}


def test_faults_of_the_other_file_are_counted(mine, theirs):
    plan = plan_merge(mine.copy, Copy(theirs.records, faults=2))
    assert plan.remarks_in("fi") == ("2 kohtaa toisessa tiedostossa oli vioittunut; ne korjattiin tai jätettiin pois.",)


def lines(plan, kind):
    return {line.record: line for line in plan.lines_in("fi") if line.kind == kind}


def test_what_the_copy_removed_can_be_kept_with_all_that_hangs_on_it(editor, shelf, theirs):
    theirs.remove("call")
    theirs.write("visit", text="Käynti")
    before = editor.document.snapshot()
    plan = plan_merge(copy_of(editor, shelf), theirs.copy)
    kept = lines(plan, "removed")["call"]
    assert kept.ids == {"call", "phone", "kela-call", "note", "link"}
    apply_merge(editor, shelf, plan, kept.ids)
    assert {found: editor.records[found] for found in kept.ids} == {found: before[found] for found in kept.ids}
    assert editor.told.text == "Tuotiin: 1 ratkaistava."
    assert len(editor.document.undoable) == 1
    editor.undo()
    assert editor.document.snapshot() == before
    editor.redo()
    assert "call" in editor.records


def test_what_is_kept_is_new_nowhere_and_the_rest_goes(editor, shelf, theirs):
    theirs.remove("call")
    theirs.remove("visit")
    plan = plan_merge(copy_of(editor, shelf), theirs.copy)
    done = apply_merge(editor, shelf, plan, lines(plan, "removed")["visit"].ids)
    assert "visit" in editor.records
    assert "call" not in editor.records
    assert set(done.counts) == {"removed"}


def test_what_was_removed_here_comes_back_as_the_copy_has_it(editor, shelf, theirs):
    theirs.write("visit", text="Käynti kotona")
    with editor.document.edit("Remove") as edit:
        edit.remove("visit")
    before = editor.document.snapshot()
    plan = plan_merge(copy_of(editor, shelf), theirs.copy)
    assert plan.is_nothing_new
    apply_merge(editor, shelf, plan, lines(plan, "stays_removed")["visit"].ids)
    assert editor.records["visit"].text == "Käynti kotona"
    assert plan_merge(theirs.copy, copy_of(editor, shelf)).counts.get("removed", 0) == 0
    editor.undo()
    assert editor.document.snapshot() == before


def test_what_was_written_since_it_was_opened_is_known(editor, shelf, theirs):
    with editor.document.edit("Write") as edit:
        edit.change("phone", label="Puhelin kotoa")
    assert copy_of(editor, shelf).touched == {"phone"}
    editor.undo()
    assert copy_of(editor, shelf).touched == frozenset()
