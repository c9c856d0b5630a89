"""A whole window: a meeting goes on, the window is closed, and whoever comes back finds what changed."""

import datetime
import time

import pytest

from paku_studio import edits
from paku_studio.editor.meeting import this_day
from paku_studio.models import Session
from paku_studio.storage import open_document


@pytest.fixture
def program(program):
    program.change_settings(language="en")
    return program


@pytest.fixture
def story(examples_folder, tmp_path):
    copy = tmp_path / "velka.paku"
    copy.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    return copy


def ready(program):
    from PySide6.QtWidgets import QApplication

    window = program.open_window()
    end = time.monotonic() + 20
    while not program.settled:
        assert time.monotonic() < end
        QApplication.processEvents()
    return window


def test_closing_the_window_ends_the_meeting_and_the_next_time_tells_what_changed_since(program, story) -> None:
    window = ready(program)
    assert window.desk.earlier is None
    program.open_path(window.desk, story)
    editor = window.desk.editor
    edits.add_moment(editor.document, editor.pathway, "Ohjaaja tulee vastaan")
    meeting = editor.meetings.start(this_day() - datetime.timedelta(30))
    edits.add_moment(editor.document, editor.pathway, "Kirje tuli")
    window.to_start_page()
    assert window.desk.earlier is None
    assert list(open_document(story).snapshots) == [meeting]
    program.open_path(window.desk, story)
    earlier = window.desk.earlier
    assert earlier.since() == meeting
    assert earlier.found(meeting).total == 0
    new = edits.add_moment(window.desk.editor.document, window.desk.editor.pathway, "Kotona")
    assert [one.record for one in earlier.found(meeting).added] == [new]


def test_opening_and_closing_the_window_leaves_the_file_as_it_was(program, story) -> None:
    window = ready(program)
    program.open_path(window.desk, story)
    with window.desk.editor.document.edit("Meeting of old") as edit:
        for session in window.desk.editor.document.of_type(Session):
            edit.change(session.id, date=this_day() - datetime.timedelta(30))
    window.to_start_page()
    before = story.read_bytes()
    program.open_path(window.desk, story)
    assert window.desk.earlier.states() != ()
    window.to_start_page()
    assert story.read_bytes() == before
