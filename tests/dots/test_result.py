"""Once the dots are shown the outline and the inspector say how many a thing got; quietly, and only then."""

from paku_studio import edits
from paku_studio.editor.inspecting_rows import rows_of
from paku_studio.editor.outline import tell, touched
from paku_studio.models import DotSubject


def aside(room, record_id):
    return tell(room.editor, record_id).aside


def last_rows(room):
    return touched(room.editor, room.document.history[-1])[1]


def test_a_moment_in_the_outline_says_its_dots_once_they_are_shown(room):
    room.dots.type_line("3 3 1")
    assert aside(room, room.walk) == ""
    assert tell(room.editor, room.walk).spoken == "Kävelytapaaminen, kriittinen"
    room.dots.show()
    assert aside(room, room.walk) == "2 pistettä"
    assert tell(room.editor, room.walk).spoken == "Kävelytapaaminen, 2 pistettä, kriittinen"
    room.dots.hide()
    assert aside(room, room.walk) == ""


def test_touchpoints_and_notes_say_theirs_in_the_inspector(room):
    room.dots.type_line("2")
    room.dots.show()
    room.choose(DotSubject.MISSING)
    room.dots.type_line("2x3")
    assert [row.aside for row in rows_of(room.document, "touchpoints", room.form, "fi")] == [
        "sähköinen asiointi · 1 piste"
    ]
    assert [row.aside for row in rows_of(room.document, "notes", room.portal, "fi")] == [""]
    room.dots.show()
    assert [row.aside for row in rows_of(room.document, "notes", room.portal, "fi")] == ["3 pistettä"]


def test_of_two_meetings_the_later_shown_one_counts(room):
    room.dots.type_line("3x5")
    room.dots.show()
    room.dots.new()
    room.dots.type_line("3")
    assert aside(room, room.walk) == "5 pistettä"
    room.dots.show()
    assert aside(room, room.walk) == "1 piste"


def test_only_the_rows_concerned_are_told_again(room):
    room.dots.type_line("3 1")
    assert last_rows(room) >= {room.walk, room.letter}
    room.dots.show()
    assert {room.walk, room.letter} <= last_rows(room)
    assert room.form not in last_rows(room)
    room.dots.take(room.walk)
    assert room.walk in last_rows(room)
    edits.remove(room.document, [room.dots.ballot])
    assert room.letter in last_rows(room)
