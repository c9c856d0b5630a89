"""What is said is over in time: a toast does not come back, and nothing stands in the language of before."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from paku_studio.widgets import toast as toasts
from paku_studio.widgets.dock import Dock
from paku_studio.widgets.toast import Toast

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def new_toast(bench: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Toast]]:
    """A toast over the canvas, as a window that is built anew shows one; a sentence stands for a moment only."""
    monkeypatch.setattr(toasts, "STAYS_MS", 20)
    made = []

    def one() -> Toast:
        made.append(Toast(bench.desk, bench.canvas))
        if bench.desk.told:
            made[-1].show_told()
        return made[-1]

    yield one
    for each in made:
        each.deleteLater()


def test_a_sentence_that_was_over_does_not_come_back_when_the_window_is_built_anew(
    bench: Any, qtbot: Any, new_toast: Callable[[], Toast]
) -> None:
    first = new_toast()
    bench.desk.say("Otettu takaisin")
    assert first.isVisible()
    qtbot.waitUntil(first.isHidden)
    assert new_toast().isHidden()


def test_trouble_stands_longer_and_is_over_when_it_is_closed(
    bench: Any, qtbot: Any, new_toast: Callable[[], Toast]
) -> None:
    first = new_toast()
    bench.desk.say("Levy on täynnä", trouble=True)
    qtbot.wait(60)
    assert first.isVisible()
    again = new_toast()
    assert again.words.text() == "Levy on täynnä"
    again.close_button.click()
    assert new_toast().isHidden()


def test_in_another_language_no_sentence_of_the_one_before_is_shown(bench: Any, new_toast: Callable[[], Toast]) -> None:
    new_toast()
    bench.desk.say("Otettu takaisin")
    bench.desk.speak("sv")
    assert new_toast().isHidden()


def test_the_line_above_the_field_is_said_anew_in_another_language(bench: Any) -> None:
    bench.line("Soitto").line("-1")
    assert bench.dock.quiet.words.whole == "Lisätty: tunne (huono) – Soitto"
    bench.desk.speak("sv")
    assert bench.dock.quiet.words.whole == "Tillagt: känsla (dålig) – Soitto"
    again = Dock(bench.desk)
    assert again.quiet.words.whole == "Tillagt: känsla (dålig) – Soitto"
    again.deleteLater()


def test_notes_that_are_brought_in_leave_a_line_that_is_half_typed(bench: Any) -> None:
    bench.line("A").keys("kesken")
    bench.typist.capture.paste("yksi\nkaksi")
    assert bench.field.text() == "kesken"
    bench.press(Qt.Key.Key_Return)
    assert bench.typist.road() == ["A", "yksi", "kaksi", "kesken"]


def test_a_paste_is_told_in_the_dock_and_nowhere_else(bench: Any, new_toast: Callable[[], Toast]) -> None:
    toast = new_toast()
    bench.line("A")
    QGuiApplication.clipboard().setText("yksi\n+ hyvin\nkaksi")
    bench.press(Qt.Key.Key_V, CTRL)
    assert toast.isHidden()
    assert "2" in bench.dock.quiet.words.whole
    assert bench.dock.quiet.all.isVisible()
    bench.dock.quiet.close_button.click()
    assert toast.isHidden()
