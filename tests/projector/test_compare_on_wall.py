"""Two roads on the wall: nothing is drawn twice, and roads without moments are no trouble."""

import pytest

from paku_studio import edits
from paku_studio.drawing import compare
from paku_studio.editor.editor import Editor
from paku_studio.editor.room_view import room_view
from paku_studio.store import Document


@pytest.fixture
def two() -> Editor:
    document = Document()
    path = edits.add_pathway(document, "Polku")
    edits.add_pathway(document, "Toinen")
    editor = Editor(document, language="fi", pathway=path)
    editor.go_to("compare")
    editor.presenting.start()
    return editor


def test_two_empty_pathways_stand_on_the_wall_and_can_be_worked_at(two) -> None:
    assert room_view(two.presenting, 1280, 720).sheet.width == 1280
    edits.add_moment(two.document, two.pathway, "Soitto")
    two.undo()
    assert room_view(two.presenting, 1280, 720).sheet.width == 1280


def test_stepping_draws_nothing_anew_and_an_edit_does(two, monkeypatch) -> None:
    drawn = []
    real = compare.draw_compare_screen
    monkeypatch.setattr(
        compare, "draw_compare_screen", lambda *given, **named: drawn.append(1) or real(*given, **named)
    )
    room_view(two.presenting, 1280, 720)
    once = len(drawn)
    two.presenting.next()
    room_view(two.presenting, 1280, 720)
    assert (once > 0, len(drawn)) == (True, once)
    edits.add_moment(two.document, two.pathway, "Soitto")
    room_view(two.presenting, 1280, 720)
    assert len(drawn) > once
