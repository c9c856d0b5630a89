"""The store as a person's work goes through it: edits that hold or leave nothing behind, undo, redo, who hears."""

import time

import pytest

from paku_studio.models import (
    Actor,
    DocumentSettings,
    Emotion,
    Link,
    Note,
    NoteKind,
    ParticipantCount,
    ParticipantRole,
    Pathway,
    Phase,
    ServiceMoment,
    Tombstone,
    Touchpoint,
)
from paku_studio.store import Commit, Document, Skipped, keys_between, new_id, repair, tombstone_id


@pytest.fixture
def document(told):
    return Document(told.values())


def rename(document, text, source="user", moment="call"):
    with document.edit("Rename", source) as edit:
        edit.change(moment, text=text)
    return edit


def test_ids_are_random_and_fit_the_file():
    made = {new_id() for _ in range(200)}
    assert len(made) == 200
    assert all(len(name) == 16 for name in made)


def test_a_new_document_has_its_own_record():
    assert dict(Document().records) == {"document": DocumentSettings(id="document")}


def test_records_are_found_by_id_type_and_parent(document):
    assert document.get("call", ServiceMoment).text == "Soitto"
    assert [found.id for found in document.of_type(Actor)] == ["kela"]
    assert [found.id for found in document.children("start", ServiceMoment, "phase")] == ["call", "queue", "wait"]
    assert document.children("call", Note, "target") == ()
    with pytest.raises(KeyError):
        document.get("call", Phase)
    with pytest.raises(KeyError):
        document.get("nobody", Phase)


def test_dragging_a_stop_changes_the_row_at_once(document):
    with document.edit("Move") as edit:
        edit.change("call", order="Z")
        assert [found.id for found in document.children("start", ServiceMoment, "phase")] == ["queue", "wait", "call"]
        edit.change("call", phase="now")
        assert [found.id for found in document.children("now", ServiceMoment, "phase")] == ["visit", "call"]


def test_what_was_read_stays_as_it_was(document):
    before = document.snapshot()
    assert document.snapshot() is before
    with document.edit("Rename") as edit:
        edit.change("call", text="Tekstiviesti")
        assert document.snapshot()["call"].text == "Tekstiviesti"
    assert before["call"].text == "Soitto"
    assert document.snapshot()["call"].text == "Tekstiviesti"
    with pytest.raises(TypeError):
        document.records["call"] = before["call"]


def test_one_edit_is_one_commit_that_names_each_field(document):
    with document.edit("Mark critical") as edit:
        edit.change("call", critical=True)
        edit.change("call", critical_reason="Kukaan ei vastannut")
        edit.add(Touchpoint(id="queue-number", moment="queue"))
    assert document.history == (edit.commit,)
    assert edit.commit == Commit(
        "Mark critical",
        "user",
        added={"queue-number": Touchpoint(id="queue-number", moment="queue")},
        changed={"call": {"critical": (False, True), "critical_reason": ("", "Kukaan ei vastannut")}},
    )


def test_an_edit_that_changes_nothing_is_no_commit(document):
    heard = []
    document.subscribe(heard.append)
    with document.edit("Nothing") as edit:
        edit.change("call", text="Kirje")
        edit.change("call", text="Soitto")
        edit.add(Touchpoint(id="new", moment="call"))
        edit.remove("new")
    assert (edit.commit, document.history, heard, document.undo_name) == (Commit("Nothing"), (), [], None)
    assert tombstone_id("new") not in document.records


def test_an_error_takes_the_whole_edit_back(document):
    before = document.snapshot()
    edit = document.edit("Fails")
    transaction = edit.__enter__()
    transaction.change("call", text="Kirje")
    transaction.remove("queue")
    transaction.add(Actor(id="new"))
    assert edit.__exit__(ZeroDivisionError, ZeroDivisionError(), None) is False
    assert document.snapshot() == before
    assert document.history == ()
    assert [found.id for found in document.children("start", ServiceMoment, "phase")] == ["call", "queue", "wait"]
    with pytest.raises(RuntimeError, match="over"):
        transaction.change("call", text="Kirje")


def test_an_edit_within_an_edit_joins_it(document):
    with document.edit("Outer") as outer:
        outer.change("call", text="Kirje")
        with document.edit("Inner") as inner:
            inner.change("queue", text="Kotona")
    assert [commit.name for commit in document.history] == ["Outer"]
    assert set(document.history[0].changed) == {"call", "queue"}


def test_an_inner_edit_that_fails_leaves_the_outer_one_whole(document):
    with document.edit("Outer") as outer:
        outer.change("call", text="Kirje")
        inner = document.edit("Inner")
        inner.__enter__().change("call", text="Jotain muuta")
        assert inner.__exit__(ValueError, ValueError(), None) is False
    assert document.history[0].changed == {"call": {"text": ("Soitto", "Kirje")}}


@pytest.mark.parametrize(
    "fields", [{"order": "å"}, {"critical": "perhaps"}, {"unknown": 1}, {"id": "other"}, {"text": "x" * 20_001}]
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(document, fields):
    before = document.snapshot()
    with pytest.raises(ValueError, match=r".+"), document.edit("Bad") as edit:
        edit.change("call", **fields)
    assert document.snapshot() == before


def test_a_record_smuggled_past_validation_is_refused(document):
    smuggled = document.get("call", ServiceMoment).model_copy(update={"id": "new", "order": "å"})
    with pytest.raises(ValueError, match="order"), document.edit("Bad") as edit:
        edit.add(smuggled)
    with pytest.raises(ValueError, match="already"), document.edit("Twice") as edit:
        edit.add(Actor(id="call"))


def test_removing_a_moment_takes_what_it_owns_and_frees_its_side_steps(document):
    with document.edit("Remove") as edit:
        edit.remove("queue")
        edit.remove("call")
    assert {"phone", "on", "kela-call"} <= set(edit.commit.removed)
    assert document.get("wait", ServiceMoment).parent == ""
    assert document.get("copied", ServiceMoment).origin == ""
    assert edit.repairs == ()
    assert document.get(tombstone_id("phone"), Tombstone).removed == "phone"


def test_what_has_to_be_mended_is_told(document):
    with document.edit("Connect") as edit:
        edit.add(Link(id="loop", source="call", target="call"))
    assert [found.code for found in edit.repairs] == ["link-to-itself"]
    assert not edit.commit


def test_undo_of_a_removal_brings_all_back_without_tombstones(document):
    before = document.snapshot()
    with document.edit("Remove") as edit:
        edit.remove("path")
    assert len(edit.commit.removed) == 10
    report = document.undo()
    assert (report.skipped, report.repairs) == ((), ())
    assert document.snapshot() == before
    after = document.redo()
    assert (after.skipped, after.commit.source) == ((), "redo")
    assert set(edit.commit.removed).isdisjoint(document.records)
    assert document.undo().commit.source == "undo"
    assert document.snapshot() == before


def test_undo_and_redo_go_through_the_edits_by_name(document):
    assert (document.undo(), document.redo(), document.undo_name, document.redo_name) == (None, None, None, None)
    rename(document, "Kirje")
    with document.edit("Feeling") as edit:
        edit.change("call", feeling=Emotion.BAD)
    assert document.undo_name == "Feeling"
    document.undo()
    assert (document.undo_name, document.redo_name) == ("Rename", "Feeling")
    document.undo()
    assert (document.undo_name, document.redo_name) == (None, "Rename")
    document.redo()
    document.redo()
    assert document.get("call", ServiceMoment).feeling is Emotion.BAD
    assert [commit.source for commit in document.history] == ["user", "user", "undo", "undo", "redo", "redo"]


def test_a_new_edit_ends_what_could_be_redone(document):
    rename(document, "Kirje")
    document.undo()
    rename(document, "Tekstiviesti")
    assert document.redo() is None


def test_somebody_elses_edit_is_not_mine_to_undo_and_does_not_end_redo(document):
    rename(document, "Kirje")
    document.undo()
    rename(document, "Etänä", "remote", moment="queue")
    assert (document.undo_name, document.redo_name) == (None, "Rename")


def test_undo_skips_a_field_that_somebody_changed_since_and_says_so(document):
    with document.edit("Mark critical") as edit:
        edit.change("call", critical=True, critical_reason="Ei vastattu")
    with document.edit("Write", "remote") as edit:
        edit.change("call", critical_reason="Jono oli pitkä")
    report = document.undo()
    assert report.skipped == (Skipped("changed-since", "call", "critical_reason"),)
    assert document.get("call", ServiceMoment).critical is False
    assert document.get("call", ServiceMoment).critical_reason == "Jono oli pitkä"


def test_undo_drops_a_change_to_a_record_that_is_gone(document):
    rename(document, "Kirje")
    with document.edit("Remove", "remote") as edit:
        edit.remove("call")
    report = document.undo()
    assert report.skipped == (Skipped("gone", "call", ""),)
    assert not report.commit
    assert document.redo() is None


def test_undo_of_adding_leaves_what_others_have_written_in_or_hung_on_it(document):
    with document.edit("Add") as edit:
        edit.add(Phase(id="later", pathway="path", order="X"))
        edit.add(ServiceMoment(id="new", phase="later", text="Uusi"))
        edit.add(ServiceMoment(id="second", phase="later", text="Toinen"))
        edit.add(Actor(id="doctor", name="Lääkäri"))
        edit.add(Actor(id="nurse", name="Hoitaja"))
    with document.edit("Others", "remote") as edit:
        edit.add(Touchpoint(id="clinic", moment="new"))
        edit.change("doctor", name="Terveyskeskuslääkäri")
        edit.remove("nurse")
    report = document.undo()
    assert set(report.skipped) == {
        Skipped("in-use", "new", ""),
        Skipped("in-use", "later", ""),
        Skipped("changed-since", "doctor", ""),
        Skipped("gone", "nurse", ""),
    }
    assert {"clinic", "new", "later", "doctor"} <= set(document.records)
    assert "second" not in document.records


def test_undo_of_a_removal_leaves_what_came_back_already_and_what_has_no_place_left(document):
    with document.edit("Remove") as edit:
        edit.remove("phone")
        edit.remove("kela-call")
    with document.edit("Others", "remote") as edit:
        edit.add(Touchpoint(id="phone", moment="visit"))
        edit.remove("call")
    report = document.undo()
    assert report.skipped == (Skipped("exists", "phone", ""),)
    assert [(found.code, found.record) for found in report.repairs] == [("owner-gone", "kela-call")]
    assert document.get("phone", Touchpoint).moment == "visit"


def test_undo_leaves_a_number_that_no_longer_fits_beside_the_others(told):
    count = ParticipantCount(id="count", session="meeting", role=ParticipantRole.KELA, attending=5, new_persons=4)
    document = Document({**told, "count": count}.values())
    with document.edit("Count") as edit:
        edit.change("count", new_persons=1)
    with document.edit("Recount", "remote") as edit:
        edit.change("count", attending=2)
    assert document.undo().skipped == (Skipped("does-not-fit", "count", "new_persons"),)
    assert document.get("count", ParticipantCount).new_persons == 1


def test_undo_within_an_edit_is_a_mistake(document):
    rename(document, "Kirje")
    with pytest.raises(RuntimeError, match="open"), document.edit("Open"):
        document.undo()


def test_whoever_listens_hears_each_commit_in_order_until_they_stop(document):
    heard, late = [], []

    def answer(commit):
        heard.append(commit.name)
        if commit.name == "Rename":
            with document.edit("Answer") as edit:
                edit.change("queue", text="Vastaus")

    stop = document.subscribe(answer)
    document.subscribe(lambda commit: late.append(commit.name))
    rename(document, "Kirje")
    assert heard == late == ["Rename", "Answer"]
    stop()
    stop()
    rename(document, "Viesti")
    assert (heard, late[2:]) == (["Rename", "Answer"], ["Rename"])


def test_a_listener_that_fails_keeps_no_other_from_hearing(document):
    heard = []

    def fail(_commit):
        raise ZeroDivisionError

    document.subscribe(fail)
    document.subscribe(heard.append)
    with pytest.raises(ExceptionGroup):
        rename(document, "Kirje")
    assert len(heard) == 1
    assert document.get("call", ServiceMoment).text == "Kirje"
    with pytest.raises(ExceptionGroup):
        rename(document, "Viesti")
    assert len(heard) == 2


def test_a_long_id_gets_a_tombstone_too(document):
    name = "x" * 64
    with document.edit("Add") as edit:
        edit.add(Actor(id=name))
    with document.edit("Remove") as edit:
        edit.remove(name)
    stone = document.get(tombstone_id(name), Tombstone)
    assert stone.removed == name
    assert len(stone.id) <= 64


def test_a_tombstone_never_takes_the_place_of_a_record(document):
    with document.edit("Add") as edit:
        edit.add(Actor(id="t-kela", name="t-kela"))
    with document.edit("Remove") as edit:
        edit.remove("kela")
    assert document.get("t-kela", Actor).name == "t-kela"
    document.undo()
    assert document.get("t-kela", Actor).name == "t-kela"


def test_the_documents_own_record_comes_back_when_removed(document):
    with document.edit("Remove") as edit:
        edit.remove("document")
    assert document.get("document", DocumentSettings).title == ""
    assert tombstone_id("document") not in document.records


@pytest.fixture(scope="module")
def crowded():
    keys = keys_between(None, None, 5000)
    moments = [ServiceMoment(id=f"m{n}", phase=f"h{n // 500}", order=key, text=f"{n}") for n, key in enumerate(keys)]
    touchpoints = [Touchpoint(id=f"{m.id}-{n}", moment=m.id, order=keys[n]) for m in moments for n in range(4)]
    phases = [Phase(id=f"h{n}", pathway="p", order=keys[n]) for n in range(10)]
    return Document.load([DocumentSettings(id="document"), Pathway(id="p"), *phases, *moments, *touchpoints])[0]


@pytest.mark.parametrize("gesture", ["text", "drag", "side step", "add", "remove"])
def test_an_edit_among_25_000_records_is_done_before_anybody_can_see_it(crowded, gesture):
    def make(number):
        with crowded.edit(gesture) as edit:
            if gesture == "text":
                edit.change(f"m{number}", text=f"{number} uusi")
            elif gesture == "drag":
                edit.change(f"m{number}", phase="h9", order="V")
            elif gesture == "side step":
                edit.change(f"m{number}", parent=f"m{number - 1}", phase="h8")
            elif gesture == "add":
                edit.add(Note(id=f"note{number}", target=f"m{number}", kind=NoteKind.RISK))
            else:
                edit.remove(f"m{number}")

    took = []
    for number in range(1, 30):
        begun = time.perf_counter()
        make(number + {"text": 0, "drag": 100, "side step": 200, "add": 300, "remove": 400}[gesture])
        took.append(time.perf_counter() - begun)
    assert sorted(took)[len(took) // 2] < 0.005
    assert repair(crowded.records.values())[1] == ()


def test_what_undo_can_still_take_back_is_known() -> None:
    document = Document()
    with document.edit("One"):
        pass
    assert document.undoable == ()
    with document.edit("Two") as edit:
        edit.add(Actor(id="a", name="Ohjaaja"))
    assert [commit.name for commit in document.undoable] == ["Two"]
    document.undo()
    assert document.undoable == ()
