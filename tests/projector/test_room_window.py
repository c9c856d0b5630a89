"""The room's window with real keys: stepping, typing, curtain, timer, leaving; what happens meanwhile."""

import gc
import weakref

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from paku_studio import edits
from paku_studio.drawing.display import TextLine, walk
from paku_studio.editor.timing import Timer
from paku_studio.models import PersonaLineGroup, ServiceMoment, UnderstandingAnswer

Key = Qt.Key
TITLES = ["Kirje tulee", "Soitto", "Naapuri auttaa", "Käynti"]


def test_the_arrow_keys_and_a_clicker_show_each_moment_once_in_order(room) -> None:
    for forward, back in ((Key.Key_Right, Key.Key_Left), (Key.Key_PageDown, Key.Key_PageUp)):
        seen = [room.title]
        for _ in TITLES[1:]:
            room.press(forward)
            seen.append(room.title)
        assert seen == TITLES
        for title in reversed(TITLES[:-1]):
            assert room.press(back).title == title
    assert room.press(Key.Key_Down).title == TITLES[0], "nearer than a moment nothing is"


def test_what_is_shown_is_painted_and_said(room) -> None:
    room.press(Key.Key_Right)
    assert "Soitto" in room.painted
    said = room.projector.picture.accessibleDescription()
    assert "Soitto" in said
    assert "2/" in said
    assert room.projector.accessibleName() == "Projektori"
    assert room.projector.accessibleDescription() == said


def test_a_letter_opens_the_line_and_what_is_typed_is_added_and_shown(room) -> None:
    room.type("Kirje katoaa")
    assert room.projector.dock.field.text() == "Kirje katoaa"
    room.press(Key.Key_Return)
    assert room.title == "Kirje katoaa"
    assert "Kirje katoaa" in room.painted
    assert room.projector.picture.above == 0, "its head is seen"
    room.type("! lasku jää").press(Key.Key_Return)
    assert "lasku jää" in room.painted
    assert room.title == "Kirje katoaa"


def test_the_text_of_the_line_is_large_enough_for_the_room(room) -> None:
    room.type("+ ")
    speaking = [*room.projector.dock.findChildren(QAbstractButton), *room.projector.dock.findChildren(QLabel)]
    speaking = [one for one in (*speaking, room.projector.dock.field) if one.isVisible() and one.text()]
    small = [one.text() for one in speaking if one.fontInfo().pixelSize() < 24]
    assert speaking
    assert small == []
    assert room.projector.dock.y() + room.projector.dock.height() == room.projector.height()
    assert room.projector.picture.height() == room.projector.dock.y(), "the picture ends above the line"
    assert room.projector.picture.drawn_for.height() == 720, "and is as large as before"


def test_esc_closes_the_line_and_keeps_it_and_another_esc_leaves(room) -> None:
    room.type("puoli")
    room.press(Key.Key_Escape)
    assert room.projector.dock is None
    assert room.presenting.on
    room.type("l")
    assert room.projector.dock.field.text() == "puolil"
    room.press(Key.Key_Escape, Key.Key_Escape)
    assert not room.presenting.on
    assert "projector" not in room.window.dialogs
    assert room.window.dock.field.text() == "puolil", "the line goes on on the laptop"


def test_the_curtain_hides_every_word_and_the_same_key_opens_it(room) -> None:
    open_words = room.painted
    for key in (Key.Key_F8, Key.Key_Period):
        room.press(key)
        for word in ("Kirje", "tulee", "Aino", "ennen"):
            assert word not in room.painted
            assert word not in room.projector.picture.accessibleDescription()
        room.type("salaa").press(Key.Key_Right)
        assert room.projector.dock is None
        room.press(key)
        assert room.painted == open_words


def test_a_full_stop_in_the_open_line_is_typed(room) -> None:
    room.type("klo 9.30")
    assert room.projector.dock.field.text() == "klo 9.30"
    assert not room.presenting.curtain


def test_the_timer_counts_and_its_minutes_go_up_and_down(room, clock) -> None:
    room.presenting.timer = Timer(clock)
    room.press(Key.Key_F9)
    assert "5.00" in room.painted
    room.press(Key.Key_Up, Key.Key_Up, Key.Key_Down)
    assert "6.00" in room.painted
    clock.pass_by(90)
    room.projector._count()
    assert "4.30" in room.painted
    room.press(Key.Key_Return)
    clock.pass_by(500)
    room.projector._count()
    assert "4.30" in room.painted
    room.press(Key.Key_Return)
    clock.pass_by(500)
    room.projector._count()
    assert "4.30" not in room.painted
    room.press(Key.Key_F9)
    assert "Kirje tulee" in room.painted


def test_a_timer_out_of_sight_says_quietly_in_the_head_how_long_it_has(room, clock) -> None:
    room.presenting.timer = Timer(clock)
    room.press(Key.Key_F9)
    clock.pass_by(30)
    room.press(Key.Key_F9)
    assert "5 min jäljellä" in room.painted
    assert "Tuokio 1 / 4" in room.painted
    clock.pass_by(100)
    room.projector._count()
    assert "3 min" in room.painted
    assert "3 min" not in room.projector.picture.accessibleDescription()
    clock.pass_by(200)
    room.projector._count()
    assert "Aika tuli täyteen" in room.painted
    clock.pass_by(100)
    room.projector._count()
    assert "Aika tuli täyteen" not in room.painted
    room.press(Key.Key_Right)
    assert "min" not in room.painted.split()


def test_the_line_does_not_cover_what_the_figures_mean(room, clock) -> None:
    room.presenting.timer = Timer(clock)
    room.press(Key.Key_F9).type("sai")
    QApplication.processEvents()
    picture = room.projector.picture
    assert room.projector.dock is not None
    assert picture.height() < room.projector.height()
    low = [line for line in walk(picture.stage.sheet.body) if isinstance(line, TextLine) and "minuuttia" in line.text]
    unit = picture.drawn_for.height() / 720
    assert (low[0].y + 0.3 * low[0].size) * unit - picture.above < picture.height() / picture.factor


def test_up_and_down_change_how_near_one_looks(room) -> None:
    room.press(Key.Key_Up)
    assert room.presenting.plan.kind == "phase"
    room.press(Key.Key_Up)
    assert room.presenting.plan.kind == "road"
    room.press(Key.Key_Down, Key.Key_Down)
    assert room.title == "Kirje tulee"


def test_undo_while_it_is_shown_takes_back_and_shows_that(room) -> None:
    room.type("Väärin").press(Key.Key_Return, Key.Key_Escape)
    assert room.title == "Väärin"
    room.press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert "Väärin" not in room.painted
    assert room.title in TITLES


def test_the_steps_of_the_work_are_one_key_away_and_a_persona_is_written_to(room) -> None:
    room.press(Key.Key_2, held=Qt.KeyboardModifier.ControlModifier)
    assert room.presenting.plan.kind == "persona"
    assert "Aino" in room.painted
    room.type("soittaa äidille").press(Key.Key_Return)
    assert "soittaa äidille" in room.painted
    room.press(Key.Key_Escape)
    room.press(Key.Key_5, held=Qt.KeyboardModifier.ControlModifier)
    assert room.presenting.plan.kind == "moment"


def test_a_click_shows_and_the_wheel_steps(room) -> None:
    room.press(Key.Key_Up)
    picture = room.projector.picture
    box = dict(picture.stage.targets)[next(one.moment.id for one in room.presenting.editor.road())]
    middle = QPoint(round(box[0] + box[2] / 2), round(box[1] + box[3] / 2))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert room.title == "Kirje tulee"
    for down, title in ((-120, "Soitto"), (120, "Kirje tulee")):
        where = QPointF(200, 200)
        event = QWheelEvent(
            where, where, QPoint(), QPoint(0, down), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(room.projector, event)
        assert room.title == title


def test_the_keys_are_told_and_any_key_puts_them_away(room) -> None:
    room.press(Key.Key_F1)
    assert "verhon" in room.projector.card.accessibleName()
    room.press(Key.Key_Escape)
    assert room.projector.card is None
    assert room.presenting.on


def test_over_the_laptop_sentences_stand_on_the_picture(room) -> None:
    room.window.desk.say("Levy on täynnä.", trouble=True)
    assert room.projector.toast.isVisible()
    assert room.projector.toast.words.text() == "Levy on täynnä."


def test_another_language_and_text_size_while_it_is_open(room, program) -> None:
    room.press(Key.Key_Right).type("puoli")
    program.change_settings(language="sv", text_size=150, theme="dark")
    assert room.projector.accessibleName() == "Projektor"
    assert room.projector.dock.field.text() == "puoli"
    assert room.projector.dock.add.text().strip() != "Lisää"
    assert room.title == "Soitto"
    assert room.projector.desk.look.mode == "light"


def test_the_computer_is_kept_awake_only_while_it_is_open(room) -> None:
    assert room.kept == ["kept"]
    room.press(Key.Key_Escape)
    assert room.kept == ["kept", "released"]


def test_closing_the_document_closes_it(room) -> None:
    room.window.to_start_page()
    assert room.kept == ["kept", "released"]
    assert not room.window.dialogs
    assert room.window.at_start


def test_closing_the_window_closes_it(room, program) -> None:
    room.window.close()
    assert room.kept == ["kept", "released"]
    assert not program.windows


def test_f5_while_it_is_open_begins_anew(room) -> None:
    room.press(Key.Key_End, Key.Key_F5)
    assert room.title == "Kirje tulee"


def test_records_that_come_from_elsewhere_are_seen_at_once(room, names) -> None:
    document = room.window.desk.editor.document
    edits.set_text(document, names["Kirje tulee"], "text", "Laskuja tulee")
    assert "Laskuja tulee" in room.painted
    edits.remove(document, [names["Kirje tulee"]])
    assert room.title in TITLES
    assert isinstance(document.records[room.presenting.plan.id], ServiceMoment)


def test_what_is_typed_low_on_the_picture_is_seen_above_the_line(room) -> None:
    room.window.desk.editor.go_to("understanding")
    room.type("a")
    room.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert room.projector.picture.above > 0, "the fourth question stands low"
    room.press(Key.Key_Return)
    for words in ("b", "c", "d", "e"):
        room.type(words).press(Key.Key_Return)
    picture = room.projector.picture
    document = room.window.desk.editor.document
    last = next(one for one in document.of_type(UnderstandingAnswer) if one.text == "e")
    box = dict(picture.stage.targets)[last.id]
    assert picture.above <= box[1]
    assert box[1] + box[3] <= picture.above + picture.height()
    room.press(Key.Key_Escape)
    assert picture.above == 0


def test_of_a_persona_in_parts_the_one_is_shown_in_whose_field_one_types(room, names) -> None:
    document = room.window.desk.editor.document
    for number in range(12):
        edits.add_persona_line(document, names["Aino"], f"rivi {number}", PersonaLineGroup.SITUATION)
    room.window.desk.editor.go_to("persona")
    assert len(room.presenting.plans) > 1
    room.type("soittaa äidille")
    for _ in range(5):
        room.press(Key.Key_Tab)
    room.press(Key.Key_Return)
    assert "soittaa äidille" in room.painted
    assert room.presenting.index > 0


def test_on_the_whole_road_the_moment_after_which_the_line_comes_is_seen_above_it(room, names) -> None:
    room.press(Key.Key_Up, Key.Key_Up)
    room.type("x")
    picture = room.projector.picture
    low = [box for found, box in picture.stage.targets if found == names["Käynti"]]
    assert all(box[1] + box[3] <= picture.above + picture.height() for box in low)


def test_what_was_closed_is_gone(window, open_room) -> None:
    seen = open_room("laptop", "wall")
    projector, panel = weakref.ref(seen.projector), weakref.ref(seen.showing.panel)
    seen.press(Key.Key_Escape)
    del seen
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert projector() is None
    assert panel() is None
    assert window.desk.why_not("projector.next") == "Projektori ei ole päällä."
