"""The canvas's wiring: real mouse, wheel and key events reach the gestures, the camera and the words."""

from types import SimpleNamespace

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from paku_studio.models import Emotion, NoteKind
from paku_studio.widgets.canvas import Canvas
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Keys = Qt.Key


class Sitting:
    """A person before the canvas, with the line where one types below it."""

    def __init__(self, hand, window):
        self.hand = hand
        load_fonts()
        self.desk = Desk(SimpleNamespace(settings=None), hand.editor, None, Look(moves=False))
        self.canvas = Canvas(self.desk)
        self.dock = QLineEdit()
        box = QVBoxLayout(window)
        box.addWidget(self.canvas, 1)
        box.addWidget(self.dock)
        self.desk.focus_wanted.connect(lambda part: self.dock.setFocus() if part == "dock" else None)
        self.menus = []
        self.desk.context_menu = self.menus.append
        window.resize(1250, 800)
        window.show()
        QTest.qWaitForWindowActive(window)
        self.canvas.setFocus()
        hand.view = self.canvas

    @property
    def field(self):
        return self.canvas.input.writing

    def place(self, point):
        return self.canvas.to_view(*point)

    def mouse(self, kind, point, button=LEFT, keys=NONE, held=LEFT):
        at = self.place(point) if isinstance(point, tuple) else point
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), button, held, keys)
        QApplication.sendEvent(self.canvas, event)

    def press(self, point, button=LEFT, keys=NONE):
        self.mouse(QEvent.Type.MouseButtonPress, point, button, keys, button)

    def move(self, point, keys=NONE, held=LEFT):
        self.mouse(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, keys, held)

    def release(self, point, button=LEFT, keys=NONE):
        self.mouse(QEvent.Type.MouseButtonRelease, point, button, keys, Qt.MouseButton.NoButton)

    def click(self, point, keys=NONE):
        self.press(point, keys=keys)
        self.release(point, keys=keys)

    def double(self, point):
        self.click(point)
        self.mouse(QEvent.Type.MouseButtonDblClick, point)
        self.release(point)

    def wheel(self, point, right=0, down=0, keys=NONE):
        at = self.place(point)
        where = QPointF(self.canvas.mapToGlobal(at))
        turned = QPoint(-right * 120, -down * 120)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, where, QPoint(), turned, Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(self.canvas, event)

    def key(self, key, held=NONE):
        QTest.keyClick(self.canvas, key, held)

    def write(self, text):
        """Each letter as a key of its own, to whoever has the keys."""
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
            QApplication.sendEvent(self.canvas.window().focusWidget(), event)


@pytest.fixture
def sitting(hand, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Sitting(hand, window)
    yield made
    made.desk.drop_parts()


def test_a_card_is_dragged_with_the_mouse(sitting, hand):
    sitting.press(hand.card("Kirjeet"))
    sitting.move(hand.card("Kirjeet", across=0.7))
    sitting.move(hand.card("Naapuri", across=0.95))
    assert hand.edits == []
    sitting.release(hand.card("Naapuri", across=0.95))
    assert hand.read().startswith("#Ennen Naapuri Kirjeet |")
    assert len(hand.edits) == 1


def test_escape_leaves_a_drag_and_then_the_keys_are_still_here(sitting, hand):
    sitting.press(hand.card("Kirjeet"))
    sitting.move(hand.card("Naapuri", across=0.95))
    sitting.key(Keys.Key_Escape)
    sitting.release(hand.card("Naapuri", across=0.95))
    assert hand.edits == []
    assert sitting.canvas.hasFocus()


def test_losing_the_keys_leaves_a_drag(sitting, hand):
    sitting.press(hand.card("Kirjeet"))
    sitting.move(hand.card("Naapuri", across=0.95))
    sitting.dock.setFocus()
    sitting.release(hand.card("Naapuri", across=0.95))
    assert hand.edits == []


def test_ctrl_and_the_wheel_zoom_at_the_pointer(sitting, hand):
    at = hand.card("Budjetti")
    before = sitting.place(at)
    sitting.wheel(at, down=-2, keys=CTRL)
    assert sitting.canvas.camera.zoom == pytest.approx(1.44)
    now = sitting.place(at)
    assert (now.x(), now.y()) == pytest.approx((before.x(), before.y()), abs=1.5)


def test_the_wheel_scrolls_down_and_with_shift_sideways(sitting, hand):
    sitting.wheel(hand.card("Budjetti"), down=-6, keys=CTRL)
    camera = sitting.canvas.camera
    sitting.wheel(hand.card("Budjetti"), down=1)
    assert sitting.canvas.camera.y > camera.y
    assert sitting.canvas.camera.x == camera.x
    camera = sitting.canvas.camera
    sitting.wheel(hand.card("Budjetti"), down=-1, keys=SHIFT)
    assert sitting.canvas.camera.x < camera.x
    assert sitting.canvas.camera.y == camera.y


def test_two_fingers_zoom(sitting, hand):
    at = sitting.place(hand.card("Budjetti"))
    where = QPointF(sitting.canvas.mapToGlobal(at))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        where,
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(sitting.canvas, event)
    assert sitting.canvas.camera.zoom == pytest.approx(1.25)


def test_space_and_the_left_button_pull_the_road(sitting, hand):
    sitting.wheel(hand.card("Budjetti"), down=-6, keys=CTRL)
    camera = sitting.canvas.camera
    QTest.keyPress(sitting.canvas, Keys.Key_Space)
    sitting.press(QPointF(400, 300))
    sitting.move(QPointF(380, 260))
    sitting.release(QPointF(380, 260))
    QTest.keyRelease(sitting.canvas, Keys.Key_Space)
    assert sitting.canvas.camera.x > camera.x
    assert sitting.canvas.camera.y > camera.y
    assert hand.selected() == []
    sitting.click(hand.card("Budjetti"))
    assert hand.selected() == ["Budjetti"]


def test_arrows_walk_and_with_shift_they_select_what_they_walk_over(sitting, hand):
    for _ in range(2):
        sitting.key(Keys.Key_Right)
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]
    sitting.key(Keys.Key_Right, SHIFT)
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa", "Velkaneuvonta"]
    sitting.key(Keys.Key_Left)
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]


def test_into_a_card_and_out_with_escape(sitting, hand):
    hand.note("Velkaneuvonta", "jonotus", NoteKind.MISSING)
    sitting.click(hand.card("Velkaneuvonta"))
    sitting.key(Keys.Key_Down, CTRL)
    assert hand.selected() == ["jonotus"]
    sitting.key(Keys.Key_Escape)
    assert hand.selected() == ["Velkaneuvonta"]
    assert sitting.canvas.hasFocus()
    sitting.key(Keys.Key_Escape)
    assert sitting.dock.hasFocus()


def test_keys_of_the_table_act_on_what_is_selected(sitting, hand):
    sitting.click(hand.card("Budjetti"))
    sitting.key(Keys.Key_Left, ALT)
    assert hand.read().startswith("#Ennen Kirjeet Naapuri | #Nyt Budjetti Velkaneuvonta")
    sitting.key(Keys.Key_Up, CTRL | ALT)
    assert hand.record("Budjetti").feeling is not Emotion.NOT_ASKED
    sitting.key(Keys.Key_Delete)
    assert "Budjetti" not in hand.read()


def test_letters_go_to_the_line_where_one_types(sitting, hand):
    sitting.click(hand.card("Budjetti"))
    sitting.write("Äiti")
    assert sitting.dock.hasFocus()
    assert sitting.dock.text() == "Äiti"
    assert hand.edits == []


def test_the_right_button_asks_for_the_menu_of_what_is_under_it(sitting, hand):
    at = sitting.place(hand.card("Budjetti")).toPoint()
    sitting.press(hand.card("Budjetti"), RIGHT)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(sitting.canvas, QContextMenuEvent(reason, at, sitting.canvas.mapToGlobal(at)))
    assert hand.selected() == ["Budjetti"]
    assert sitting.menus == [sitting.canvas.mapToGlobal(at)]


def test_f2_writes_over_the_title_and_enter_keeps_it(sitting, hand):
    sitting.click(hand.card("Naapuri"))
    sitting.key(Keys.Key_F2)
    assert sitting.field.hasFocus()
    assert sitting.field.words == "Naapuri ehdottaa neuvontaa"
    assert sitting.canvas.lens.box_in_view(hand.view.cards[hand["Naapuri"]].box).intersects(sitting.field.geometry())
    sitting.write("Naapuri soittaa")
    QTest.keyClick(sitting.field, Keys.Key_Return, SHIFT)
    sitting.write("ja tulee mukaan")
    assert hand.edits == []
    QTest.keyClick(sitting.field, Keys.Key_Return)
    assert hand.record("Naapuri soittaa").text == "Naapuri soittaa\nja tulee mukaan"
    assert hand.edits == ["Change text"]
    assert sitting.field is None
    assert sitting.canvas.hasFocus()


def test_escape_leaves_the_words_as_they_were(sitting, hand):
    sitting.double(hand.card("Naapuri"))
    sitting.write("jotain muuta")
    QTest.keyClick(sitting.field, Keys.Key_Escape)
    assert hand.edits == []
    assert sitting.field is None
    assert hand.selected() == ["Naapuri ehdottaa neuvontaa"]


def test_a_click_elsewhere_keeps_what_was_written(sitting, hand):
    sitting.double(hand.card("Naapuri"))
    sitting.write("Naapuri auttaa")
    sitting.dock.setFocus()
    assert hand.record("Naapuri auttaa")
    assert hand.edits == ["Change text"]
    assert sitting.dock.hasFocus()


def test_tab_goes_on_to_the_next_words_of_the_card_and_at_the_end_back_to_the_canvas(sitting, hand):
    hand.note("Naapuri", "rohkaisi", NoteKind.WORKED)
    hand.begin()
    sitting.double(hand.card("Naapuri"))
    sitting.write("Naapuri auttaa")
    QTest.keyClick(sitting.field, Keys.Key_Tab)
    assert sitting.field.words == "rohkaisi"
    QTest.keyClick(sitting.field, Keys.Key_Tab)
    assert sitting.field is None
    assert sitting.canvas.hasFocus()
    assert hand.edits == ["Change text"]


def test_hard_spaces_survive_the_field(sitting, hand):
    with hand.document.edit("Change text") as transaction:
        transaction.change(hand["Naapuri"], text="Naapuri 12\u00a0€\u2028kuussa")
    hand.begin()
    sitting.double(hand.card("Naapuri"))
    QTest.keyClick(sitting.field, Keys.Key_Return)
    assert hand.edits == []
    sitting.double(hand.card("Naapuri"))
    QTest.keyClick(sitting.field, Keys.Key_End)
    sitting.write("!")
    QTest.keyClick(sitting.field, Keys.Key_Return)
    assert "12\u00a0€" in hand.record("Naapuri").text


def test_the_field_grows_with_its_words_and_stays_on_the_canvas(sitting, hand):
    sitting.double(hand.card("Maksusuunnitelma"))
    low = sitting.field.height()
    sitting.write("pitkä teksti " * 12)
    QApplication.processEvents()
    assert sitting.field.height() > 2 * low
    assert sitting.canvas.rect().contains(sitting.field.geometry())
    QTest.keyClick(sitting.field, Keys.Key_Escape)


def test_a_tooltip_takes_what_people_wrote_for_plain_text(sitting, hand):
    with hand.document.edit("Change text") as transaction:
        transaction.change(hand["Naapuri"], text="<b>lihava</b> & <img src=x>")
    words = sitting.canvas.input.words_of(hand["<b>lihava"])
    assert "<b>lihava</b> & <img src=x>" in words
    assert not QtGui.Qt.mightBeRichText(words)


def test_a_double_click_on_the_empty_road_adds_a_moment_there(sitting, hand):
    x, y = hand.stop("Kirjeet")
    sitting.double((x + 100, y - 20))
    sitting.write("Puhelin suljetaan")
    QTest.keyClick(sitting.field, Keys.Key_Return)
    assert hand.read().startswith("#Ennen Kirjeet Puhelin Naapuri |")
    assert hand.edits == ["Add service moment"]
