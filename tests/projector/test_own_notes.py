"""The facilitator's own notes are never on the wall: not painted, not said, on no picture of a full document."""

import pytest

from paku_studio import edits
from paku_studio.drawing.display import Group, walk
from paku_studio.editor.presenting_notes import note_down, own_notes
from paku_studio.editor.room_view import room_view
from paku_studio.edits.boards import add_own_note
from paku_studio.models import (
    CustomerValue,
    DotSubject,
    Note,
    NoteKind,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
    UnderstandingQuestion,
    ValueFacet,
)

SECRET = "salaisuus"
"""A word that stands in every own note, and nowhere else."""
TARGETS = (Pathway, Phase, ServiceMoment, Touchpoint, Persona)


def all_words(item) -> str:
    """Everything that the picture paints or says."""
    found = []
    for one in walk(item):
        found += [getattr(one, "text", ""), getattr(one, "alt", ""), getattr(one, "bookmark", "")]
        found += ["id:" + one.id] if isinstance(one, Group) else []
    return " ".join(found)


@pytest.fixture
def full(scene):
    """Own notes on everything that can bear one, of every kind, and notes of the meeting."""
    presenting, names = scene
    editor = presenting.editor
    document = editor.document
    value = edits.add_value(document, "Arvo", persona=names["Aino"])
    edits.add_value_item(document, value, ValueFacet.GOAL, "aikaa")
    edits.answer_question(document, UnderstandingQuestion.WHY, "lepoa", persona=names["Aino"])
    targets = [record.id for kind in TARGETS for record in document.of_type(kind)]
    for target in targets:
        for kind in NoteKind:
            edits.add_note(document, target, kind, f"{SECRET} {kind.value}", heading=SECRET, own=True)
    add_own_note(document, f"{SECRET} itselle")
    add_own_note(document, f"{SECRET} odottaa", parked=True)
    editor.open_value(value)
    editor.open_persona(names["Aino"])
    return presenting


def pictures(presenting):
    """Every picture of every step, near and far."""
    for step in ("pathway", "persona", "understanding", "value", "compare", "dots", "group", "sheets"):
        presenting.editor.go_to(step)
        presenting.start()
        for _ in range(3):
            for place in range(max(len(presenting.plans), 1)):
                presenting.go_to(place)
                yield presenting.plan, room_view(presenting, 1280, 720)
            presenting.up()


def test_no_picture_for_the_room_has_a_word_of_them(full) -> None:
    seen = set()
    for plan, stage in pictures(full):
        seen.add(plan.kind if plan else "")
        assert SECRET not in all_words(stage.sheet.body).lower(), plan
        assert SECRET not in stage.sheet.name
        assert not {found for found, _ in stage.targets} & own_ids(full), plan
        assert SECRET not in full.words()
    assert {"moment", "phase", "road", "persona", "understanding", "value"} <= seen


def own_ids(presenting) -> set[str]:
    document = presenting.editor.document
    return {note.id for note in document.of_type(Note) if note.own}


def test_the_test_would_see_a_note_that_is_not_own(full) -> None:
    document = full.editor.document
    moment = document.of_type(ServiceMoment)[0]
    edits.add_note(document, moment.id, NoteKind.WORKED, SECRET)
    assert any(SECRET in all_words(stage.sheet.body).lower() for _, stage in pictures(full))


def test_neither_has_the_room_when_an_own_note_is_selected_on_the_laptop(full) -> None:
    full.start()
    for note in own_ids(full):
        full.editor.select(note)
        assert SECRET not in all_words(room_view(full, 1280, 720).sheet.body)


def test_the_facilitator_has_them_by_what_is_shown(scene) -> None:
    presenting, names = scene
    document = presenting.editor.document
    edits.add_note(document, names["puhelin"], NoteKind.IDEA, "jonoa kesti", own=True)
    edits.add_note(document, names["Käynti"], NoteKind.IDEA, "muualla", own=True)
    add_own_note(document, "kahvi klo 14")
    presenting.start()
    presenting.next()
    assert [(note.text, note.here) for note in own_notes(presenting)] == [
        ("jonoa kesti", True),
        ("kahvi klo 14", False),
    ]
    made = note_down(presenting, "  kysy tästä ")
    assert document.records[made].own
    assert document.records[made].target == names["Soitto"]
    assert note_down(presenting, "   ") == ""


def test_where_the_shown_bears_no_note_it_is_kept_for_the_meeting(scene) -> None:
    presenting, _ = scene
    presenting.editor.go_to("understanding")
    presenting.editor.open_scope("")
    presenting.start()
    made = note_down(presenting, "palaa tähän")
    assert [note.text for note in own_notes(presenting)] == ["palaa tähän"]
    assert not isinstance(presenting.editor.document.records[made], Note)


def test_nor_has_the_windows_own_speech(room, names) -> None:
    document = room.window.desk.editor.document
    for target in (names["Kirje tulee"], names["Polku"], names["ennen"]):
        edits.add_note(document, target, NoteKind.RISK, SECRET, own=True)
    add_own_note(document, SECRET)
    for _ in range(3):
        for _ in range(4):
            assert SECRET not in spoken_by(room.projector)
            room.presenting.next()
        room.presenting.up()


def spoken_by(window) -> str:
    from PySide6.QtWidgets import QWidget

    parts = [window, *window.findChildren(QWidget)]
    return " ".join(f"{one.accessibleName()} {one.accessibleDescription()} {one.toolTip()}" for one in parts)


def test_the_subject_of_a_choosing_with_dots_is_not_an_own_note(full) -> None:
    editor = full.editor
    for subject in DotSubject:
        edits_of_dots(editor, subject)
        editor.go_to("dots")
        full.start()
        assert SECRET not in all_words(room_view(full, 1280, 720).sheet.body).lower()


def edits_of_dots(editor, subject) -> None:
    from paku_studio.edits.dots import start_ballot

    start_ballot(editor.document, editor.pathway, subject)


def test_a_value_board_is_among_the_pictures(full) -> None:
    assert full.editor.document.of_type(CustomerValue)
