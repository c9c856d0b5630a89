"""Keys that stay with the line: Tab in a line half typed, letters at the dock's buttons, arrows after a line."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.models import Actor, Phase

ENTER, TAB, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(key: Any) -> None:
    """Press a key, or type a letter, wherever the keys are just now."""
    at, none = QApplication.focusWidget(), Qt.KeyboardModifier.NoModifier
    if isinstance(key, str):
        QTest.sendKeyEvent(QTest.KeyAction.Click, at, Qt.Key.Key_Space if key == " " else Qt.Key.Key_unknown, key, none)
    else:
        QTest.keyClick(at, key)


def test_tab_without_suggestions_keeps_the_keys_in_a_line_that_is_half_typed(bench: Any) -> None:
    bench.line("A")
    for key in ("@", " ", "X", "y", "z", TAB, ENTER, "*", " ", "f", "o", "o", ENTER):
        press(key)
    assert bench.field.hasFocus()
    assert bench.typist.one(Actor, "Xyz").name == "Xyz"
    assert bench.typist.touchpoint("foo").moment == bench.typist.moment("A").id


def test_a_half_typed_line_is_left_by_shift_tab_and_an_empty_one_by_tab_too(bench: Any) -> None:
    bench.keys("Aivan uutta").press(Qt.Key.Key_Backtab, SHIFT)
    assert not bench.field.hasFocus()
    bench.field.clear()
    bench.field.setFocus()
    bench.press(TAB)
    assert not bench.field.hasFocus()


def test_what_is_typed_at_a_button_of_the_dock_goes_to_the_line(bench: Any) -> None:
    bench.line("A")
    for button in (bench.dock.add, bench.dock.chip, bench.dock.hints.buttons[0]):
        button.setFocus()
        assert not bench.field.hasFocus()
        QTest.sendKeyEvent(QTest.KeyAction.Click, button, Qt.Key.Key_Asterisk, "*", SHIFT)
        assert bench.field.hasFocus()
    assert bench.field.text() == "***"
    bench.keys(" foo")
    assert bench.field.text() == "*** foo"


@pytest.mark.parametrize("reason", ["TabFocusReason", "BacktabFocusReason", "ShortcutFocusReason"])
def test_a_line_half_typed_is_gone_on_with_when_the_keys_come_back(bench: Any, reason: str) -> None:
    bench.keys("kesken")
    bench.canvas.setFocus()
    bench.field.setFocus(Qt.FocusReason[reason])
    bench.keys(" vielä")
    assert bench.field.text() == "kesken vielä"


def test_a_letter_with_ctrl_at_a_button_is_no_typing(bench: Any) -> None:
    bench.dock.add.setFocus()
    QTest.keyClick(bench.dock.add, Qt.Key.Key_P, CTRL)
    assert bench.field.text() == ""
    assert not bench.field.hasFocus()


def test_enter_on_the_button_adds_the_line(bench: Any) -> None:
    bench.keys("Soitto Kelaan")
    bench.dock.add.setFocus()
    QTest.keyClick(bench.dock.add, ENTER)
    assert bench.typist.road() == ["Soitto Kelaan"]
    assert bench.field.hasFocus()


def test_esc_puts_the_suggestions_away_and_typing_brings_them_back(bench: Any) -> None:
    bench.line("A").keys("* te")
    assert bench.strip()
    bench.press(ESC)
    assert bench.strip() == []
    assert bench.went_to == ["canvas"]
    bench.field.setFocus()
    bench.keys("k")
    assert bench.strip()


def test_alt_and_arrows_in_the_empty_line_move_the_moment_just_made(bench: Any) -> None:
    bench.line("A").line("B").line("C").press(Qt.Key.Key_Left, ALT)
    assert bench.typist.road() == ["A", "C", "B"]
    bench.press(Qt.Key.Key_Right, ALT)
    assert bench.typist.road() == ["A", "B", "C"]
    bench.press(Qt.Key.Key_Right, ALT | SHIFT)
    assert bench.typist.road() == ["A", "B", ">C"]
    bench.press(Qt.Key.Key_Left, ALT | SHIFT).line("# Sitten").line("D").press(UP, ALT)
    assert [one.label for one in bench.typist.document.of_type(Phase)] == ["", "Sitten"]
    assert bench.typist.road() == ["A", "B", "C", "D"]
    assert bench.typist.moment("D").phase == bench.typist.moment("A").phase
    bench.press(DOWN, ALT)
    assert bench.typist.moment("D").phase != bench.typist.moment("A").phase
    assert bench.field.hasFocus()


def test_alt_and_arrows_leave_the_road_alone_while_a_line_is_being_typed(bench: Any) -> None:
    bench.line("A").line("B").keys("kesken").press(Qt.Key.Key_Left, ALT)
    assert bench.typist.road() == ["A", "B"]


def test_ctrl_alt_and_arrows_in_the_empty_line_say_how_the_last_moment_felt(bench: Any) -> None:
    bench.line("A").press(UP, CTRL | ALT)
    assert bench.typist.moment("A").feeling.value == "good"
    bench.press(DOWN, CTRL | ALT).press(DOWN, CTRL | ALT)
    assert bench.typist.moment("A").feeling.value == "bad"
