"""A file that another window or computer has: read, or gone on with as a copy; nothing of it is written meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Editor
from paku_studio.editor.outgoing import content_bytes
from paku_studio.editor.reading_only import Reader, open_to_read
from paku_studio.editor.sheet_filling import filled_by
from paku_studio.editor.steps import STEPS, VIEWS
from paku_studio.models import ServiceMoment, Session
from paku_studio.storage import CannotWrite, Places, document_json, open_document, save_document
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.locks import ALREADY_OPEN
from paku_studio.store import Document, ReadOnly
from paku_studio.widgets.app import Program
from paku_studio.widgets.drops import open_any
from paku_studio.widgets.inspector.faces import FaceButton
from paku_studio.widgets.reading import ReadingBar
from paku_studio.widgets.window import MainWindow


def words_in(part: Any) -> str:
    return " ".join(each.text() for each in part.findChildren(QLabel))


def moments(desk: Any) -> list[str]:
    return [each.text for each in desk.editor.document.of_type(ServiceMoment)]


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.fixture
def reading(offered: Callable[[Path], Any], other: Any, story: Path, start: MainWindow) -> MainWindow:
    """A window that reads the story, which another program has."""
    QTest.keyClick(offered(story).read, Qt.Key.Key_Return)
    assert isinstance(start.desk.keeper, Reader)
    return start


def bar_of(window: MainWindow) -> ReadingBar:
    return window.findChildren(ReadingBar)[-1]


# what is offered


def test_who_opens_a_file_that_another_window_has_is_offered_to_read_it_or_to_copy_it(offered, other, story) -> None:
    dialog = offered(story)
    assert "on jo auki toisessa ikkunassa" in words_in(dialog)
    assert dialog.read.accessibleName() == "Avaa luettavaksi"
    assert dialog.copy.accessibleName() == "Jatka kopiossa"
    assert dialog.focusWidget() is dialog.read


def test_a_file_that_is_open_on_another_computer_is_offered_too(offered, far, story) -> None:
    assert "on auki toisella tietokoneella" in words_in(offered(story))


def test_who_closes_the_offer_has_opened_nothing(offered, other, story, start, program) -> None:
    before = files_below(story.parent)
    QTest.keyClick(offered(story), Qt.Key.Key_Escape)
    assert start.at_start
    assert not list(program.places.drafts.glob("*"))
    assert files_below(story.parent) == before


def test_the_offer_comes_too_where_the_program_is_started_with_the_file(program, other, story, qtbot) -> None:
    window = program.open_window(story)
    qtbot.waitUntil(lambda: "TakenDialog" in window.dialogs)
    assert window.at_start


def test_beside_an_open_document_it_is_read_in_a_window_of_its_own(
    program: Program, start: MainWindow, other: Any, story: Path, examples_folder: Path, tmp_path: Path, qtbot: Any
) -> None:
    mine = tmp_path / "oma.paku"
    mine.write_bytes(next(examples_folder.glob("moni*.paku")).read_bytes())
    assert program.open_path(start.desk, mine)
    open_any(start, [story])
    qtbot.waitUntil(lambda: "TakenDialog" in start.dialogs)
    QTest.keyClick(start.dialogs["TakenDialog"].read, Qt.Key.Key_Return)
    assert len(program.windows) == 2
    assert start.desk.keeper.path == mine.resolve()
    assert program.windows[1].desk.editor.document.read_only
    assert not start.desk.editor.document.read_only


# reading


def test_the_window_says_that_it_only_reads(reading: MainWindow) -> None:
    assert reading.windowTitle().endswith("(vain luettavana) – PAKU Studio")
    assert "on jo auki toisessa ikkunassa" in bar_of(reading).words.text()
    assert "Auki vain luettavana" in reading.bar.saved.accessibleName() + reading.bar.saved.text()


def test_nothing_is_kept_of_what_is_only_read(reading: MainWindow, program: Program, story: Path) -> None:
    before = files_below(story.parent)
    journals = set(program.places.journals.glob("*"))
    reading.to_start_page()
    assert set(program.places.journals.glob("*")) == journals
    assert not list(program.places.drafts.glob("*"))
    assert files_below(story.parent) == before


def test_the_other_program_works_on_meanwhile(reading: MainWindow, other: Any, story: Path) -> None:
    other.writes("Naapuri soitti")
    assert "Naapuri soitti" in [each.text for each in open_document(story).document.of_type(ServiceMoment)]
    assert "Naapuri soitti" not in moments(reading.desk)


def test_there_is_no_line_to_type_on_and_who_goes_there_comes_to_the_picture(reading: MainWindow) -> None:
    assert not reading.dock.isVisible()
    reading.activateWindow()
    reading.desk.run("view.capture")
    assert reading.focusWidget() is (reading.canvas.focusProxy() or reading.canvas)


def test_who_types_is_told_why_nothing_comes(reading: MainWindow, qtbot: Any, told: Any) -> None:
    before = reading.desk.editor.document.snapshot()
    reading.desk.editor.select(reading.desk.editor.road()[0].moment.id)
    field = next(each for each in reading.side.findChildren(QPlainTextEdit) if each.isVisible() and each.toPlainText())
    qtbot.waitUntil(field.isReadOnly)
    words = field.toPlainText()
    field.setFocus()
    QTest.keyClicks(field, "Soitin Kelaan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == words
    assert field.accessibleDescription() == "Vain luettavana"
    assert "vain luettavana" in told(reading)
    assert reading.desk.editor.document.snapshot() == before


def test_what_is_chosen_in_the_details_goes_back_to_what_the_document_says(reading: MainWindow, told: Any) -> None:
    editor = reading.desk.editor
    editor.select(editor.road()[0].moment.id)
    faces = [each for each in reading.side.findChildren(FaceButton) if each.isVisible()]
    before = [each.isChecked() for each in faces]
    next(each for each in faces if not each.isChecked()).click()
    assert "vain luettavana" in told(reading)
    assert [each.isChecked() for each in faces] == before


def test_a_key_that_would_change_something_says_why_not(reading: MainWindow, told: Any) -> None:
    editor = reading.desk.editor
    first = editor.road()[0].moment
    editor.select(first.id)
    for action in ("mark.critical", "add.moment", "edit.delete", "moment.move_later", "edit.rename"):
        reading.desk.say("")
        reading.desk.run(action)
        assert "vain luettavana" in told(reading), action
    assert editor.records[first.id] == first


def test_saving_says_that_there_is_nothing_to_save(reading: MainWindow, told: Any) -> None:
    reading.desk.run("file.save")
    assert "tallennettavaa ei ole" in told(reading)


def test_every_step_can_be_looked_at(reading: MainWindow) -> None:
    before = reading.desk.editor.document.snapshot()
    for step in (*STEPS, *VIEWS):
        reading.desk.editor.go_to(step)
        QApplication.processEvents()
    assert reading.desk.editor.document.snapshot() == before


def test_whatever_one_does_the_document_stays_as_it_is(story: Path, tmp_path: Path) -> None:
    """Each action at each step, with a moment, a note or nothing selected; what is refused is refused in words."""
    opened, _ = open_to_read(Places(tmp_path / "home"), story, FileProblem(ALREADY_OPEN))
    editor = Editor(opened.document, dict(opened.pictures), language="fi")
    before = editor.document.snapshot()
    note = next(each.id for each in before.values() if each.TYPE == "note")
    for place in ((editor.road()[1].moment.id,), (note,), ()):
        for step in (*STEPS, *VIEWS):
            for action in ACTIONS:
                editor.go_to(step)
                editor.select(*place)
                if action.run is not None and not action.can(editor):
                    editor.attempt(action.run, editor, _answer(action, editor) or "")
    assert editor.document.snapshot() == before
    assert not editor.document.history


def test_the_windows_own_actions_leave_the_document_as_it_is(
    reading: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    desk = reading.desk
    before = desk.editor.document.snapshot()
    leaves = {"close", "quit", "start_page", "new", "new_window", "read_again", "work_on_copy", "print", "print_marks"}
    leaves |= {"projector", "projector_here"}
    for step in ("pathway", "value"):
        desk.editor.go_to(step)
        for action in ACTIONS:
            if action.run is None and action.id.partition(".")[2] not in leaves:
                desk.run(action.id)
        QApplication.processEvents()
        for dialog in tuple(reading.dialogs.values()):
            dialog.close()
    assert desk.editor.document.snapshot() == before


def _answer(action: Any, editor: Any) -> str | None:
    if action.asks is None:
        return None
    options = action.asks.options(editor) if action.asks.options is not None else ()
    return next((each.value for each in options), "Aino")


# what can be done all the same


def test_what_is_read_can_be_searched_drawn_and_exported(reading: MainWindow, tmp_path: Path) -> None:
    editor = reading.desk.editor
    reading.desk.run("edit.find")
    QTest.keyClicks(reading.find_bar.field, "velka")
    assert reading.find_bar.field.text() == "velka"
    assert b"moment" in content_bytes(editor.document.snapshot(), ".json", "fi")
    copy = tmp_path / "kopio.paku"
    reading.desk.keeper.save_copy(copy)
    assert [each.text for each in open_document(copy).document.of_type(ServiceMoment)] == moments(reading.desk)


def test_what_is_read_can_be_shown_to_the_room(reading: MainWindow) -> None:
    reading.desk.run("view.projector")
    QApplication.processEvents()
    assert reading.desk.editor.presenting.on
    reading.desk.run("projector.leave")
    assert not reading.desk.editor.presenting.on


def test_on_the_projector_no_line_opens_that_would_take_nothing(reading: MainWindow, told: Any) -> None:
    reading.desk.run("view.projector_here")
    room = reading.dialogs["projector"]
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return):
        reading.desk.say("")
        QTest.keyClick(room.picture, key)
        assert room.dock is None
        assert "vain luettavana" in told(reading)
    reading.desk.run("projector.leave")


def test_no_field_opens_over_the_words_of_a_card(reading: MainWindow, told: Any) -> None:
    reading.desk.editor.select(reading.desk.editor.road()[0].moment.id)
    reading.desk.say("")
    assert reading.canvas.input.edit()
    assert reading.canvas.input.writing is None
    assert "vain luettavana" in told(reading)


def test_a_copy_is_not_written_over_the_file_that_the_other_has(reading: MainWindow, story: Path) -> None:
    with pytest.raises(CannotWrite, match="open in another window"):
        reading.desk.keeper.save_copy(story)


# going on with a copy


def test_who_works_on_a_copy_goes_on_at_the_same_place_in_a_draft(
    reading: MainWindow, other: Any, story: Path, told: Any
) -> None:
    before, file = moments(reading.desk), story.read_bytes()
    reading.desk.editor.go_to("persona")
    reading.desk.editor.select(*list(reading.desk.editor.records)[:0])
    QTest.keyClick(bar_of(reading).copy, Qt.Key.Key_Return)
    desk = reading.desk
    assert desk.keeper.is_draft
    assert desk.editor.step == "persona"
    assert "oma kopiosi" in told(reading)
    assert not reading.middle.findChildren(ReadingBar)
    assert "vain luettavana" not in reading.windowTitle()
    desk.editor.go_to("pathway")
    desk.editor.capture.text = "Soitin Kelaan"
    desk.editor.capture.enter()
    assert moments(desk) != before
    assert story.read_bytes() == file
    assert desk.keeper.flush()


def test_who_chooses_a_copy_at_once_has_a_draft_with_the_earlier_states(
    offered: Callable[[Path], Any], story: Path, start: MainWindow, another: Callable[[Path], Any]
) -> None:
    opened = open_document(story)
    session = opened.document.of_type(Session)[0].id
    state = {session: document_json(opened.document.records.values())}
    save_document(opened.document, opened.pictures, story, snapshots=state)
    another(story)
    QTest.keyClick(offered(story).copy, Qt.Key.Key_Return)
    assert start.desk.keeper.is_draft
    assert dict(start.desk.keeper.snapshots) == state
    start.desk.editor.capture.text = "Soitin Kelaan"
    start.desk.editor.capture.enter()
    start.desk.keeper.save()
    assert dict(open_document(start.desk.keeper.path).snapshots) == state


def test_what_is_filled_in_on_a_sheet_is_asked_about_before_one_goes_on_elsewhere(reading: MainWindow) -> None:
    filled_by(reading.desk.editor).words["kysymys"] = "Soitin Kelaan"
    for action in ("file.work_on_copy", "file.read_again"):
        reading.desk.run(action)
        assert reading.leaving.isVisible()
        reading.leaving.keep.click()
        assert isinstance(reading.desk.keeper, Reader)
    reading.desk.run("file.work_on_copy")
    reading.leaving.leave.click()
    assert reading.desk.keeper.is_draft


def test_no_letter_comes_from_a_button_of_the_line_either(reading: MainWindow) -> None:
    """The line gives what is typed beside it to its field, which gives back what it does not take."""
    QTest.keyClicks(reading.dock, "abc")
    assert reading.dock.field.text() == ""


# reading it again


def test_it_is_said_that_the_file_was_saved_again_and_it_can_be_read_again(reading: MainWindow, other: Any) -> None:
    bar = bar_of(reading)
    other.writes("Naapuri soitti")
    bar.look()
    assert "tallennettu uudelleen" in bar.words.text()
    QTest.keyClick(bar.again, Qt.Key.Key_Return)
    assert "Naapuri soitti" in moments(reading.desk)
    assert isinstance(reading.desk.keeper, Reader)


def test_once_nobody_else_has_it_reading_again_is_working_in_it(
    reading: MainWindow, other: Any, story: Path, told: Any
) -> None:
    other.closes()
    reading.desk.run("file.read_again")
    assert not isinstance(reading.desk.keeper, Reader)
    assert reading.desk.keeper.path == story.resolve()
    assert "voit jatkaa siinä" in told(reading)
    reading.desk.editor.capture.text = "Soitin Kelaan"
    reading.desk.editor.capture.enter()
    reading.desk.keeper.save()
    assert "Soitin Kelaan" in [each.text for each in open_document(story).document.of_type(ServiceMoment)]


def test_a_file_that_went_is_said_and_what_was_read_stays(reading: MainWindow, story: Path, told: Any) -> None:
    before = moments(reading.desk)
    story.unlink()
    reading.desk.run("file.read_again")
    assert reading.desk.editor.told.trouble
    assert moments(reading.desk) == before


# the guard itself


def test_the_store_itself_refuses() -> None:
    document = Document()
    document.read_only = True
    before = document.snapshot()
    with pytest.raises(ReadOnly), document.edit("Change text"):
        pytest.fail("the block was entered")
    assert document.snapshot() == before
    assert document.undo() is None


def test_what_was_done_before_cannot_be_taken_back_while_it_is_only_read() -> None:
    document = Document()
    pathway = edits.add_pathway(document, "Polku")
    document.read_only = True
    with pytest.raises(ReadOnly):
        document.undo()
    assert pathway in document.records
    document.read_only = False
    assert document.undo() is not None
    assert pathway not in document.records
