"""A file that another window or computer has: read, or gone on with as a copy; nothing of it is written meanwhile."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from paku_studio import edits
from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.editor import Editor
from paku_studio.editor.reading_only import Reader, open_to_read
from paku_studio.editor.steps import STEPS, VIEWS
from paku_studio.models import Pathway, ServiceMoment
from paku_studio.storage import Places, open_document
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.locks import ALREADY_OPEN
from paku_studio.store import Document, ReadOnly
from paku_studio.widgets.app import Program
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


def test_who_types_is_told_why_nothing_comes(reading: MainWindow, told: Any) -> None:
    before = moments(reading.desk)
    reading.activateWindow()
    reading.dock.field.setFocus()
    QTest.keyClicks(reading.dock.field, "Soitin Kelaan")
    QTest.keyClick(reading.dock.field, Qt.Key.Key_Return)
    assert reading.dock.field.text() == ""
    assert "vain luettavana" in told(reading)
    assert moments(reading.desk) == before


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
    """Each action at each step, with a moment, a note or nothing selected; none fails in any other way than in words."""
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
    leaves = {"file.close", "file.quit", "file.start_page", "file.new", "file.new_window", "file.read_again",
              "file.work_on_copy", "file.print", "help.print_marks", "view.projector", "view.projector_here"}  # fmt: skip
    for step in ("pathway", "value"):
        desk.editor.go_to(step)
        for action in ACTIONS:
            if action.run is None and action.id not in leaves:
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
