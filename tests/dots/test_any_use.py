"""Whatever a group does: no more dots than there are, the document whole, hidden means hidden; and it is kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.export.tables import apply_table, read_table, write_csv
from paku_studio.graph.dots import candidates, given_to, limit
from paku_studio.models import Ballot, Dots, DotSubject, Tombstone
from paku_studio.storage import open_document, save_document
from paku_studio.store import Document

MARKED = ("letter", "form", "walk", "portal")
NOTES = ("of_all", "of_portal", "of_form", "of_phase", "idea")


def target(room, draw):
    return getattr(room, draw(st.sampled_from(MARKED + NOTES)))


def line(_room, draw):
    part = st.sampled_from(["1", "2", "3", "4", "5", "2x2", "3x5", "9", "kissa"])
    return " ".join(draw(st.lists(part, max_size=4)))


def try_to(room, verb, *args, **fields):
    """As a person does it: what is gone or makes no sense is answered, never an error."""
    room.editor.attempt(verb, room.document, *args, **fields)


GESTURES = {
    "click": lambda room, draw: room.dots.click(target(room, draw)),
    "take": lambda room, draw: room.dots.take(target(room, draw)),
    "type": lambda room, draw: room.dots.type_line(line(room, draw)),
    "show": lambda room, _: room.dots.show(),
    "hide": lambda room, _: room.dots.hide(),
    "clear": lambda room, _: room.dots.clear(),
    "choose": lambda room, draw: room.dots.choose(draw(st.sampled_from(DotSubject))),
    "new": lambda room, _: room.editor.attempt(room.dots.new),
    "people": lambda room, draw: room.editor.attempt(room.dots.set_people, draw(st.integers(0, 4))),
    "each": lambda room, draw: room.editor.attempt(room.dots.set_each, draw(st.integers(1, 4))),
    "remove": lambda room, _: room.dots.remove(),
    "undo": lambda room, _: room.editor.undo(),
    "redo": lambda room, _: room.editor.redo(),
    "meet": lambda room, draw: room.editor.meet(draw(st.sampled_from(["", room.meeting, room.next_meeting]))),
    "mark": lambda room, draw: try_to(room, edits.mark_critical, getattr(room, draw(st.sampled_from(MARKED))), "x"),
    "unmark": lambda room, draw: try_to(room, edits.unmark_critical, getattr(room, draw(st.sampled_from(MARKED)))),
    "own": lambda room, draw: try_to(room, edits.keep_note_to_myself, getattr(room, draw(st.sampled_from(NOTES)))),
    "delete": lambda room, draw: try_to(room, edits.remove, [target(room, draw)]),
    "away": lambda room, draw: try_to(
        room, edits.move_note, getattr(room, draw(st.sampled_from(NOTES))), room.other_path
    ),
    "set": lambda room, draw: try_to(
        room, edits.give_dots, room.dots.ballot, target(room, draw), draw(st.integers(0, 6))
    ),
}


def holds(room):
    room.check()
    for ballot in room.document.of_type(Ballot):
        counts = given_to(room.document.records, ballot.id)
        assert not limit(ballot) or sum(counts.values()) <= limit(ballot)
        assert set(counts) <= {one.id for one in candidates(room.document.records, ballot)}
    assert bool(room.dots.counts()) <= room.dots.shown
    assert bool(room.dots.standings()) <= room.dots.shown
    assert sum(count for count in room.given().values()) == room.dots.given


@settings(max_examples=40)
@given(st.data())
def test_any_gestures_give_no_more_dots_than_there_are_and_leave_the_document_whole(make_room, data):
    room = make_room()
    draw = data.draw
    begun = len(room.document.undoable)
    for _ in range(draw(st.integers(5, 25))):
        before = len(room.document.history)
        GESTURES[draw(st.sampled_from(sorted(GESTURES)))](room, draw)
        assert len(room.document.history) - before <= 1
        holds(room)
    while len(room.document.undoable) > begun:
        room.editor.undo()
        holds(room)


def kept(document):
    return {record.id: record for record in document.records.values() if not isinstance(record, Tombstone)}


def test_ballots_and_dots_are_kept_with_their_meeting_after_saving_and_opening(room, tmp_path):
    room.dots.type_line("1 1 3")
    room.dots.show()
    room.choose(DotSubject.IDEA)
    room.dots.type_line("1")
    path = tmp_path / "työpaja.paku"
    save_document(room.document, {}, path)
    opened = open_document(path)
    assert opened.repairs == ()
    assert opened.dropped == ()
    assert kept(opened.document) == kept(room.document)
    later = Editor(opened.document, language="fi", pathway=room.path)
    later.meet(room.meeting)
    later.dots.choose(DotSubject.CRITICAL)
    assert later.dots.counts() == {room.letter: 2, room.walk: 1}
    assert later.dots.record.session == room.meeting
    later.dots.choose(DotSubject.IDEA)
    assert (later.dots.given, dict(later.dots.counts())) == (1, {})


def test_a_table_has_the_ballots_and_dots_and_brings_them_back(room):
    room.dots.type_line("1 1 3")
    room.dots.show()
    table = write_csv(room.document.records, "fi", counts=True)
    other = Document([record for record in kept(room.document).values() if not isinstance(record, Ballot | Dots)])
    apply_table(other, read_table(table, ".csv"))
    assert {one.target: one.count for one in other.of_type(Dots)} == {room.letter: 2, room.walk: 1}
    assert [one.session for one in other.of_type(Ballot)] == [room.meeting]


def test_a_meeting_that_is_removed_leaves_its_ballots(room):
    room.dots.type_line("1")
    ballot = room.dots.ballot
    edits.remove(room.document, [room.meeting])
    assert room.document.get(ballot, Ballot).session == ""
    room.editor.undo()
    assert room.document.get(ballot, Ballot).session == room.meeting
