"""An earlier state as a document of its own, one that is removed, the sentence on opening, and the wall."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from paku_studio import edits
from paku_studio.models import Persona, ServiceMoment
from paku_studio.storage import open_document

Key = Qt.Key


def texts(window):
    return {one.text for one in window.desk.editor.document.of_type(ServiceMoment)}


def test_an_earlier_state_opens_as_a_document_of_its_own(page, window, program) -> None:
    before = dict(window.desk.editor.records)
    window.desk.run("changes.open")
    (other,) = [one for one in program.windows if one is not window]
    assert "Hakemus jää kesken" in texts(other)
    assert "Yksi yhteyshenkilö" not in texts(other)
    assert other.desk.keeper.is_draft
    assert other.desk.keeper.title == "Kotoa arkeen – tilanne silloin, 2. tapaaminen · 9.4.2026"
    edits.add_persona(other.desk.editor.document, "Toinen")
    assert dict(window.desk.editor.records) == before


def test_looking_at_it_leaves_no_draft_behind(page, window, program) -> None:
    window.desk.run("changes.open")
    (other,) = [one for one in program.windows if one is not window]
    path = other.desk.keeper.path
    other.close()
    assert not path.exists()


def test_removing_a_state_asks_once_and_then_it_is_gone_from_the_file(page, window, meetings, tmp_path) -> None:
    window.desk.run("changes.forget")
    assert page.question.isVisible()
    assert "2. tapaaminen · 9.4.2026" in page.question.words.text()
    assert page.question.keep.hasFocus()
    page.question.leave.click()
    assert page.since.words == "1. tapaaminen · 12.3.2026"
    assert not page.question.isVisible()
    window.close()
    assert set(open_document(tmp_path / "Kotoa.paku").snapshots) == {meetings.first}


def test_a_state_that_the_full_file_lets_go_at_that_moment_is_no_fault(page, window, monkeypatch) -> None:
    def gone(*_states):
        raise KeyError("m2")

    changing = window.desk.editor.changing
    there = changing.found().total
    with monkeypatch.context() as just_now:
        just_now.setattr(window.desk.earlier, "found", gone)
        window.desk.editor.announce("earlier")
        assert changing.found().total == 0
    assert there
    assert changing.found().total == there


def test_escape_keeps_the_state(page, window) -> None:
    window.desk.run("changes.forget")
    QTest.keyClick(page.question.keep, Key.Key_Escape)
    assert not page.question.isVisible()
    assert page.since.words == "2. tapaaminen · 9.4.2026"
    assert page.list.hasFocus()


def test_opening_a_document_says_quietly_what_changed_since(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.desk.editor.told is not None, timeout=20_000)
    told = window.desk.editor.told
    assert not told.trouble
    assert told.text == (
        "Viime tapaamisen jälkeen (2. tapaaminen · 9.4.2026): 2 lisätty, 2 muuttunut, 1 poistettu."
        " Katso ne: Ctrl+Vaihto+C."
    )


def test_the_key_of_that_sentence_leads_there(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.desk.editor.told is not None, timeout=20_000)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Key.Key_C, modifiers)
    assert type(window.page).__name__ == "ChangesPage"
    assert window.desk.editor.told is None, "it lies over the lines that it told of"


def test_where_nothing_changed_nothing_is_said(open_file, meetings, tmp_path, qtbot) -> None:
    from paku_studio.storage.snapshots import snapshot_bytes

    meetings.snapshots[meetings.second] = snapshot_bytes(meetings.document.snapshot())
    window = open_file(meetings.write(tmp_path / "Sama.paku"))
    qtbot.wait(600)
    assert window.desk.editor.told is None


def test_the_rail_leads_there_and_shows_where_one_is(window) -> None:
    assert window.rail.changes.isVisible()
    window.rail.changes.click()
    assert window.desk.editor.step == "changes"
    assert window.rail.changes.isChecked()
    assert not any(step.here for step in window.rail.steps.values())
    window.rail.steps["persona"].click()
    assert not window.rail.changes.isChecked()


def test_a_document_without_earlier_states_has_nothing_of_it_in_its_rail(program) -> None:
    window = program.open_window()
    window.desk.run("file.new")
    assert not window.rail.changes.isVisible()


def test_the_room_sees_nothing_of_it(window, meetings) -> None:
    """While the facilitator reads what changed, the wall shows the pathway as it is."""
    editor = window.desk.editor
    editor.presenting.start()
    shown = editor.presenting.words()
    window.desk.run("go.changes")
    assert editor.step == "changes"
    assert editor.presenting.step == "pathway"
    assert editor.presenting.words() == shown
    window.page.list.setFocus()
    QTest.keyClick(window.page.list, Key.Key_End)
    assert editor.step == "changes"
    assert editor.presenting.words() == shown


def test_what_is_done_with_a_line_is_done_only_where_the_lines_are_seen(window) -> None:
    for name in ("changes.go", "changes.bring_back", "changes.beside"):
        assert window.desk.why_not(name)
    window.desk.run("go.changes")
    assert window.desk.why_not("changes.go") == ""


@pytest.mark.parametrize("name", ["changes.go", "changes.bring_back"])
def test_without_a_line_it_says_so(page, window, name) -> None:
    page.changing.place = ""
    assert window.desk.why_not(name) == "Valitse ensin muutos."


def test_the_earlier_personas_stay_as_they_were_in_the_copy(page, window, program) -> None:
    window.desk.run("changes.open")
    (other,) = [one for one in program.windows if one is not window]
    assert [one.name for one in other.desk.editor.document.of_type(Persona)] == ["Jusa-Petteri"]


def test_the_whole_way_from_one_meeting_to_the_next(program, see_changes, tmp_path) -> None:
    """A meeting ends, the next one begins: from then on it shows what the next one changes."""
    window = program.open_window()
    window.desk.run("file.new")
    editor = window.desk.editor
    edits.add_group(editor.document, "Ryhmä")
    path = editor.pathway or edits.add_pathway(editor.document, "Polku")
    editor.meetings.start(datetime.date(2026, 3, 12))
    edits.add_moment(editor.document, path, "Ensimmäinen")
    page = see_changes(window)
    assert page.empty.text().startswith("Aiempaa tilannetta ei vielä ole.")
    assert not window.rail.changes.isVisible()
    editor.meetings.start(datetime.date(2026, 4, 9))
    edits.add_moment(editor.document, path, "Toinen")
    assert page.since.words == "1. tapaaminen · 12.3.2026"
    assert next(row.words for row in page.changing.rows() if row.record) == "Palvelutuokio: Toinen"
    assert window.rail.changes.isVisible()
    window.desk.keeper.save_as(tmp_path / "Polku.paku")
    window.close()
    assert len(open_document(tmp_path / "Polku.paku").snapshots) == 2
