"""Every action is done once where it can be done, taken back exactly, and refused once where it cannot."""

import pytest

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Editor
from paku_studio.locale import translator
from paku_studio.models import Emotion, Link, LinkKind, Phase, ServiceMoment, Touchpoint
from paku_studio.store import Document, repair

BY_ID = {action.id: action for action in ACTIONS}
LOOKS = {
    "edit.undo",
    "edit.redo",
    "edit.select_all",
    "pathway.next",
    "pathway.previous",
    "group.choose",
    "session.choose",
    "persona.choose",
    "persona.next",
    "persona.previous",
    "persona.draw",
    "persona.thin",
    "persona.thick",
    "persona.erase",
    "board.next_field",
    "board.previous_field",
    "board.field",
    "board.speak_as",
    "understanding.whose",
    "value.open",
    "value.next",
    "value.previous",
    "compare.swap",
    "compare.list",
    "sheet.edit",
    "sheet.easy",
    "sheet.back",
}
"""Actions of the editor that write nothing new into the document, beside those that only go."""
STEPPING = {"file.sheets"}
"""Goes to a step of the work, as the actions of "go." do."""
WRITING = [
    action for action in ACTIONS if action.run and action.id not in LOOKS | STEPPING and not action.id.startswith("go.")
]
ALWAYS = {
    "pathway.add",
    "edit.paste",
    "edit.paste_as_text",
    "edit.find",
    "edit.replace",
    "group.add",
    "own.note",
    "own.park",
    "value.add",
    "understanding.whose",
    "session.add",
    "project.goal",
    "persona.add",
    "persona.portrait",
    "persona.draw",
    "persona.thin",
    "persona.thick",
    "sheet.new",
    "sheet.conversation",
    "sheet.checklist",
}


@pytest.mark.parametrize("action", WRITING, ids=lambda action: action.id)
def test_it_is_one_edit_that_is_taken_back_exactly(scene, action) -> None:
    assert scene.find(action, possible=True), "nothing can be selected with which this can be done"
    before, edits = scene.told, len(scene.document.history)
    for answer in scene.answers(action):
        scene.do(action, answer)
        assert scene.editor.told is None or not scene.editor.told.trouble, scene.editor.told
        if len(scene.document.history) > edits:
            break
    assert len(scene.document.history) == edits + 1
    assert scene.told != before
    assert repair(scene.document.records.values())[1] == ()
    name = scene.document.history[-1].name
    assert translator("fi")(name) != name, "the edit has no Finnish name"
    scene.editor.undo()
    assert scene.told == before


@pytest.mark.parametrize("action", WRITING, ids=lambda action: action.id)
def test_whatever_is_selected_it_does_what_it_says_or_says_why_not(scene, action) -> None:
    """Where `can` allows it, running it never ends in trouble; never anything but whole documents."""
    before = scene.told
    for names in list(scene.selections()):
        scene.editor.open_pathway(scene["path"])
        scene.select(*names)
        if action.can(scene.editor):
            continue
        for answer in scene.answers(action)[:2]:
            edits = len(scene.document.history)
            scene.editor.say("")
            scene.do(action, answer)
            assert scene.editor.told is None or not scene.editor.told.trouble, (names, scene.editor.told)
            assert len(scene.document.history) - edits <= 1
            if len(scene.document.history) > edits:
                scene.editor.undo()
            scene.editor.open_pathway(scene["path"])
            scene.select(*names)
            assert scene.told == before, names


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.id not in ALWAYS], ids=lambda action: action.id)
def test_where_it_cannot_be_done_there_is_a_sentence_and_nothing_changes(scene, action) -> None:
    empty = Editor(Document(), language="fi")
    window_only = action.run is None and not action.can(empty)
    if window_only or not (action.can(empty) or scene.find(action, possible=False)):
        assert window_only or action.id.startswith("go.") or action.id in STEPPING, "it can always be done"
        return
    editor = empty if action.can(empty) else scene.editor
    reason = action.can(editor)
    assert reason.endswith(".")
    assert translator("fi")(reason) != reason
    assert translator("sv")(reason) != reason


@pytest.mark.parametrize("action", [one for one in ACTIONS if one.asks], ids=lambda action: action.id)
def test_its_question_can_be_asked_and_an_answer_of_nonsense_breaks_nothing(scene, action) -> None:
    if not scene.find(action, possible=True):
        pytest.fail("nothing to try it with")
    if action.asks.given:
        assert isinstance(action.asks.given(scene.editor), str)
    for nonsense in ("", "   ", "ei tällaista", "x" * 30_000):
        before = scene.told
        edits = len(scene.document.history)
        scene.do(action, nonsense)
        assert repair(scene.document.records.values())[1] == ()
        if len(scene.document.history) == edits:
            assert scene.told == before
        else:
            scene.editor.undo()
        scene.find(action, possible=True)


# In the person's words


def do(scene, action_id, answer=""):
    action = BY_ID[action_id]
    assert action.can(scene.editor) == ""
    scene.do(action, answer)


def row(scene, phase):
    moments = scene.document.children(scene[phase], ServiceMoment, "phase")
    return [moment.text for moment in moments if not moment.parent]


def test_a_moment_goes_one_step_earlier_and_later(scene) -> None:
    scene.select("viesti tulee")
    do(scene, "moment.move_earlier")
    assert row(scene, "ennen") == ["kotona yksin", "viesti tulee", "soitto"]
    do(scene, "moment.move_later")
    assert row(scene, "ennen") == ["kotona yksin", "soitto", "viesti tulee"]


def test_a_moment_passes_those_at_the_same_time_as_a_whole(scene) -> None:
    scene.select("kirje postissa")
    do(scene, "moment.move_earlier")
    assert row(scene, "aikana") == ["kirje postissa", "käynti toimistossa", "samaan aikaan työ"]
    links = [link for link in scene.document.of_type(Link) if link.kind is LinkKind.PARALLEL]
    assert len(links) == 1


def test_two_moments_move_together_and_keep_their_order(scene) -> None:
    scene.select("viesti tulee", "soitto")
    do(scene, "moment.move_earlier")
    assert row(scene, "ennen") == ["soitto", "viesti tulee", "kotona yksin"]


def test_alt_down_takes_moments_to_the_beginning_of_the_next_phase_and_alt_up_to_the_end_of_the_one_before(
    scene,
) -> None:
    scene.select("kotona yksin", "viesti tulee")
    do(scene, "moment.move_down")
    assert row(scene, "aikana")[:2] == ["kotona yksin", "viesti tulee"]
    do(scene, "moment.move_up")
    assert row(scene, "ennen") == ["soitto", "kotona yksin", "viesti tulee"]


def test_a_note_that_hangs_on_no_moment_is_not_carried_to_another(scene) -> None:
    for name in ("vaiheen huomio", "polun huomio"):
        scene.select(name)
        assert BY_ID["moment.move_down"].can(scene.editor) == "Select a moment first."


def test_one_of_two_at_the_same_time_comes_after_the_other(scene) -> None:
    scene.select("käynti toimistossa")
    do(scene, "moment.apart")
    assert row(scene, "aikana") == ["samaan aikaan työ", "käynti toimistossa", "kirje postissa"]
    assert not [link for link in scene.document.of_type(Link) if link.kind is LinkKind.PARALLEL]


def test_the_middle_of_three_at_the_same_time_leaves_the_other_two_together(scene) -> None:
    scene.select("kirje postissa")
    do(scene, "moment.together")
    scene.select("samaan aikaan työ")
    do(scene, "moment.apart")
    assert row(scene, "aikana") == ["käynti toimistossa", "kirje postissa", "samaan aikaan työ"]
    links = [link for link in scene.document.of_type(Link) if link.kind is LinkKind.PARALLEL]
    ends = {scene.document.get(one, ServiceMoment).text for link in links for one in (link.source, link.target)}
    assert ends == {"käynti toimistossa", "kirje postissa"}


def test_critical_is_put_on_all_that_are_selected_and_taken_off_where_all_have_it(scene) -> None:
    scene.select("käynti toimistossa", "soitto")
    mark = BY_ID["mark.critical"]
    assert not mark.checked(scene.editor)
    do(scene, "mark.critical")
    assert mark.checked(scene.editor)
    assert scene.document.get(scene["käynti toimistossa"], ServiceMoment).critical_reason == "muuten katkeaa"
    do(scene, "mark.critical")
    assert not scene.document.get(scene["soitto"], ServiceMoment).critical


def test_a_feeling_that_was_not_told_begins_next_to_the_middle(scene) -> None:
    scene.select("arki alkaa")
    do(scene, "mark.feeling_up")
    assert scene.document.get(scene["arki alkaa"], ServiceMoment).feeling is Emotion.GOOD
    do(scene, "mark.feeling_up")
    assert scene.document.get(scene["arki alkaa"], ServiceMoment).feeling is Emotion.VERY_GOOD
    assert BY_ID["mark.feeling_up"].can(scene.editor)


def test_a_mark_falls_on_the_moment_of_the_note_that_is_selected(scene) -> None:
    scene.select("toimi")
    do(scene, "mark.meaningful")
    assert scene.document.get(scene["soitto"], ServiceMoment).meaningful


def test_a_moment_is_split_where_its_words_part(scene) -> None:
    scene.select("samaan aikaan työ")
    options = BY_ID["moment.split"].asks.options(scene.editor)
    assert [option.words for option in options] == ["samaan | aikaan työ", "samaan aikaan | työ"]
    do(scene, "moment.split", options[1].value)
    assert row(scene, "aikana") == ["käynti toimistossa", "samaan aikaan", "työ", "kirje postissa"]


def test_a_touchpoint_becomes_a_moment_after_its_own(scene) -> None:
    scene.select("piste")
    do(scene, "touchpoint.to_moment")
    assert row(scene, "ennen") == ["kotona yksin", "soitto", "puhelin", "viesti tulee"]
    assert [one.label for one in scene.document.of_type(Touchpoint)] == ["kirje"]


def test_a_touchpoint_without_words_becomes_a_moment_that_is_called_by_its_kind(scene) -> None:
    edits.set_text(scene.document, scene["piste"], "label", " ")
    scene.select("piste")
    do(scene, "touchpoint.to_moment")
    assert row(scene, "ennen") == ["kotona yksin", "soitto", "Puhelin", "viesti tulee"]


def test_a_new_moment_comes_after_what_is_selected_and_is_selected_itself(scene) -> None:
    scene.select("kotona yksin")
    do(scene, "add.moment", "uusi")
    assert row(scene, "ennen") == ["kotona yksin", "uusi", "soitto", "viesti tulee"]
    assert scene.document.get(scene.editor.place, ServiceMoment).text == "uusi"


def test_deleting_is_undone_with_what_belonged_to_it(scene) -> None:
    before = scene.told
    scene.select("soitto", "ennen")
    do(scene, "edit.delete")
    assert scene["soitto"] not in scene.document.records
    assert len(scene.document.of_type(Phase)) == 2
    do(scene, "edit.undo")
    assert scene.told == before


def test_undo_and_redo_say_what_they_did(scene) -> None:
    scene.select("arki alkaa")
    do(scene, "mark.client_choice")
    do(scene, "edit.undo")
    assert scene.editor.told.text == scene.editor.t("Taken back: %(edit)s") % {
        "edit": scene.editor.t("Set client's own choice")
    }
    do(scene, "edit.redo")
    assert scene.document.get(scene["arki alkaa"], ServiceMoment).client_choice


def test_select_all_takes_every_moment_and_the_pathways_are_gone_through_in_a_circle(scene) -> None:
    do(scene, "edit.select_all")
    assert len(scene.editor.selection) == len(scene.document.of_type(ServiceMoment))
    do(scene, "pathway.next")
    assert scene.editor.pathway == scene["other path"]
    do(scene, "pathway.next")
    assert scene.editor.pathway == scene["path"]


def test_after_a_moment_on_the_road_is_deleted_the_next_one_on_the_road_is_selected(scene) -> None:
    later = edits.add_side_step(scene.document, scene["viesti tulee"], "vielä sivuun")
    edits.add_side_step(scene.document, scene["viesti tulee"], "ja viimeinen")
    between = edits.add_side_step(scene.document, scene["viesti tulee"], "välissä")
    edits.move(scene.document, between, after=later)
    scene.select("kotona yksin")
    do(scene, "edit.delete")
    assert scene.editor.selection == (scene["soitto"],)


def test_what_stands_very_deep_aside_is_still_on_its_pathway(scene) -> None:
    step = scene["soitto"]
    for depth in range(80):
        step = edits.add_side_step(scene.document, step, f"syvyys {depth}")
    do(scene, "pathway.next")
    scene.editor.select(step)
    assert scene.editor.pathway == scene["path"]
