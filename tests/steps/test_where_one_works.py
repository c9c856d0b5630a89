"""The editor's steps: what is open, what stays selected, which meeting goes on, what happens when things are gone."""

import datetime

import pytest

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.meeting import this_day
from paku_studio.editor.progress import progress
from paku_studio.editor.steps import OWN_VIEWS, STEPS, VIEWS
from paku_studio.models import ParticipantRole, PersonaLineGroup, UnderstandingQuestion, ValueFacet
from paku_studio.store import Document


@pytest.fixture
def editor() -> Editor:
    """A group, two personas, a value and a pathway with one moment."""
    document = Document()
    group = edits.add_group(document, "Kahvihuone")
    first = edits.add_persona(document, "Aino")
    edits.add_persona(document, "Veikko")
    edits.add_persona_line(document, first, "asuu yksin", PersonaLineGroup.SITUATION)
    value = edits.add_value(document, "Arki sujuu")
    edits.add_value_item(document, value, ValueFacet.SOCIAL, "joku kysyy")
    path = edits.add_pathway(document, "Polku", persona=first, group=group)
    edits.add_moment(document, path, "Soitto")
    return Editor(document, language="fi")


def the_only(editor: Editor, table: str) -> str:
    (found,) = [record.id for record in editor.records.values() if table == record.TYPE]
    return found


def test_a_document_opens_at_its_first_persona_and_board(editor) -> None:
    personas = {record.id: record.name for record in editor.records.values() if record.TYPE == "persona"}
    assert personas[editor.persona] == "Aino"
    assert editor.value == the_only(editor, "customer_value")
    assert (editor.step, editor.scope, editor.session) == ("pathway", editor.persona, "")


def test_the_questions_are_asked_of_the_persona_unless_the_group_has_answered(editor) -> None:
    edits.answer_question(editor.document, UnderstandingQuestion.WHO, "me kaikki")
    assert Editor(editor.document).scope == ""


def test_there_is_no_step_of_another_name(editor) -> None:
    with pytest.raises(KeyError):
        editor.go_to("report")
    for step in (*STEPS, *VIEWS, *OWN_VIEWS):
        editor.go_to(step)
        assert editor.step == step


def test_a_moment_that_nobody_sees_is_not_selected(editor) -> None:
    """Delete on the persona's page must not take a moment away."""
    editor.select(the_only(editor, "moment"))
    editor.go_to("compare")
    assert editor.selection
    editor.go_to("persona")
    assert editor.selection == ()


def test_selecting_a_line_goes_to_its_board(editor) -> None:
    editor.select(the_only(editor, "value_item"))
    assert (editor.step, editor.place) == ("value", the_only(editor, "value_item"))
    editor.select(the_only(editor, "persona_line"))
    assert (editor.step, editor.persona) == ("persona", editor.records[editor.place].persona)
    editor.select(the_only(editor, "moment"))
    assert editor.step == "pathway"


def test_selecting_an_answer_shows_whose_it_is(editor) -> None:
    answer = edits.answer_question(editor.document, UnderstandingQuestion.WHY, "yksin", persona=editor.persona)
    editor.select(answer)
    assert (editor.step, editor.scope) == ("understanding", editor.persona)


def test_what_is_removed_is_open_no_longer(editor) -> None:
    first = editor.persona
    editor.open_scope(first)
    edits.remove(editor.document, [first])
    assert editor.records[editor.persona].name == "Veikko"
    assert editor.scope == editor.persona
    edits.remove(editor.document, [editor.persona, editor.value])
    assert (editor.persona, editor.value, editor.scope) == ("", "", "")
    editor.undo()
    assert editor.records[editor.persona].name == "Veikko"


def test_what_is_written_in_a_meeting_is_told_in_it(editor) -> None:
    group = the_only(editor, "group")
    meeting = edits.add_session(editor.document, group, date=datetime.date(2026, 11, 21))
    assert editor.speaker.session == ""
    editor.meet(meeting)
    editor.speak_as(ParticipantRole.CLOSE_ONE)
    assert editor.speaker == edits.Told(group, meeting, ParticipantRole.CLOSE_ONE)
    edits.remove(editor.document, [meeting])
    assert (editor.session, editor.speaker.session, editor.speaker.group) == ("", "", "")


def test_only_a_meeting_dated_today_goes_on_by_itself(editor) -> None:
    group = the_only(editor, "group")
    edits.add_session(editor.document, group, date=this_day() - datetime.timedelta(days=30))
    assert Editor(editor.document).session == ""
    today = edits.add_session(editor.document, group, date=this_day())
    assert Editor(editor.document).session == today


def test_the_way_says_how_far_each_step_has_come(editor) -> None:
    said = {step: progress(editor, step) for step in STEPS}
    assert said["group"] == "Kahvihuone"
    assert (said["persona"], said["value"], said["pathway"]) == ("2 persoonaa", "1 asia", "1 polku")
    assert said["understanding"] == ""
    edits.answer_question(editor.document, UnderstandingQuestion.WHY, "yksin")
    assert progress(editor, "understanding") == "1/4 kysymystä"
    assert {step for step in STEPS if progress(Editor(Document()), step)} == {"sheets"}
