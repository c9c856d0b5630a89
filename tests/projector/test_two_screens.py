"""Two screens: the room looks at one, the facilitator works at the other; cables that come and go."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from paku_studio import edits
from paku_studio.models import NoteKind
from paku_studio.widgets.projector.screens import usual_screen

Key = Qt.Key


def settle() -> None:
    """What was put off until the window is at rest is done."""
    for _ in range(4):
        QApplication.processEvents()


def words_of(panel) -> str:
    settle()
    return " ".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def press(widget, *keys) -> None:
    for key in keys:
        QTest.keyClick(widget, key)
        QApplication.processEvents()


def test_the_room_looks_at_the_other_screen_and_the_panel_is_beside_the_work(two_screens, names) -> None:
    room = two_screens
    assert room.screens.of(room.projector) == "wall"
    panel = room.showing.panel
    assert panel.isVisible()
    assert panel.window() is room.window
    assert "Kirje tulee" in words_of(panel)
    assert "Seuraavaksi: Soitto" in words_of(panel)
    room.window.desk.editor.select(names["Käynti"])
    assert room.title == "Käynti"
    assert "Käynti" in words_of(panel)
    assert room.projector.toast is None, "sentences stand on the laptop"


def test_the_panel_has_the_projectors_keys_and_what_is_typed_goes_to_the_line_below(two_screens) -> None:
    room = two_screens
    picture = room.showing.panel.picture
    picture.setFocus()
    press(picture, Key.Key_Right, Key.Key_PageDown)
    assert room.title == "Naapuri auttaa"
    press(picture, Key.Key_Period)
    assert room.presenting.curtain
    assert "Verhon takana: Naapuri auttaa" in words_of(room.showing.panel)
    press(picture, Key.Key_Period)
    QTest.keyClicks(picture, "u")
    assert room.window.dock.field.text() == "u"
    assert room.projector.dock is None


def test_a_clicker_steps_while_one_types_on_the_laptop(two_screens) -> None:
    room = two_screens
    room.window.activateWindow()
    room.window.dock.setFocus()
    QApplication.processEvents()
    press(room.window.dock.field, Key.Key_PageDown)
    assert room.title == "Soitto"


def test_own_notes_stand_on_the_panel_and_are_typed_there(two_screens, names) -> None:
    room = two_screens
    document = room.window.desk.editor.document
    edits.add_note(document, names["Kirje tulee"], NoteKind.QUESTION, "kysy salaa", own=True)
    edits.add_note(document, names["Soitto"], NoteKind.QUESTION, "muualla", own=True)
    panel = room.showing.panel
    assert "kysy salaa" in words_of(panel)
    assert "muualla" not in words_of(panel)
    panel.note.setText("palaa tähän")
    panel.note.returnPressed.emit()
    assert "palaa tähän" in words_of(panel)
    assert panel.note.text() == ""
    assert "palaa tähän" not in room.painted
    room.window.desk.editor.undo()
    assert "palaa tähän" not in words_of(panel)


def test_a_note_half_typed_survives_another_language(two_screens, program) -> None:
    room = two_screens
    QTest.keyClicks(room.showing.panel.note, "kesken")
    program.change_settings(language="sv")
    settle()
    assert room.showing.panel.isVisible()
    assert room.showing.panel.note.text() == "kesken"
    assert "Härnäst: Soitto" in words_of(room.showing.panel)


def test_the_end_button_ends_it_and_the_details_are_back(two_screens) -> None:
    room = two_screens
    room.showing.panel.end_button.click()
    assert not room.presenting.on
    assert room.kept == ["kept", "released"]
    assert room.window.presenter is None
    assert room.window.side.isVisible()


def test_the_screen_that_was_chosen_is_remembered(two_screens, program) -> None:
    room = two_screens
    room.screens.plug("beamer")
    assert "Ctrl+F5" in room.window.desk.editor.told.text
    panel = room.showing.panel
    panel.screens.setCurrentIndex(2)
    panel.screens.activated.emit(2)
    assert room.screens.of(room.projector) == "beamer"
    assert program.settings.projector_screen == "beamer"
    room.showing.to_next_screen()
    assert room.screens.of(room.projector) == "laptop"
    assert room.showing.panel is None, "over the laptop there is no room for a panel"
    assert room.projector.toast is not None


def test_a_pulled_cable_closes_it_quietly_and_nothing_is_lost(two_screens) -> None:
    room = two_screens
    room.type("puoli")
    room.screens.pull("wall")
    assert not room.presenting.on
    assert "projector" not in room.window.dialogs
    assert "F5" in room.window.desk.editor.told.text
    assert room.window.dock.field.text() == "puoli"
    assert room.kept == ["kept", "released"]


def test_of_three_screens_one_is_pulled_and_the_picture_goes_to_the_third(two_screens) -> None:
    room = two_screens
    room.screens.plug("beamer")
    room.screens.pull("wall")
    assert room.presenting.on
    assert room.screens.of(room.projector) == "beamer"
    room.screens.pull("beamer")
    assert not room.presenting.on


def test_the_laptops_own_screen_goes_and_the_picture_is_over_the_window(two_screens) -> None:
    room = two_screens
    room.screens.home = "wall"
    room.screens.pull("laptop")
    assert room.presenting.on
    assert room.showing.panel is None


def test_where_the_picture_goes_first() -> None:
    assert usual_screen(["laptop"], "laptop", "") == "laptop"
    assert usual_screen(["laptop", "wall"], "laptop", "") == "wall"
    assert usual_screen(["laptop", "wall", "beamer"], "laptop", "beamer") == "beamer"
    assert usual_screen(["laptop", "wall"], "laptop", "gone") == "wall"
    assert usual_screen(["laptop", "wall"], "wall", "wall") == "laptop", "never over the window while another is free"


def test_f6_goes_round_by_the_panel_and_the_picture_has_the_walls_shape(two_screens) -> None:
    room = two_screens
    room.window.focus_part("canvas")
    room.window.next_pane(1)
    assert room.window.focused_part() == "side"
    assert room.showing.panel.picture.hasFocus()
    room.projector.resize(1600, 1200)
    settle()
    frame = room.showing.panel.frame
    assert abs(frame.height() / frame.width() - 3 / 4) < 0.02
