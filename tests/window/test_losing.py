"""What is filled in on a sheet is in no file: the window asks before it is lost, and says that it is not kept."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from shiboken6 import isValid

from paku_studio.editor.sheet_filling import filled_by
from paku_studio.widgets.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def wait_for(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


def press(key: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


@pytest.fixture
def filling(window: MainWindow) -> Iterator[MainWindow]:
    """A conversation is being filled in: the keys are in its first field of words."""
    window.activateWindow()
    wait_for(window.isActiveWindow)
    window.desk.run("file.sheets")
    page = window.page
    page.open_sheet(next(sheet.key for sheet in page.sheets if sheet.what == "conversation"))
    wait_for(lambda: page.drawings)
    page.choices.fill.setFocus()
    press(Qt.Key.Key_Space)
    page.findChildren(QPlainTextEdit)[0].setFocus()
    editor = window.desk.editor
    yield window
    filled_by(editor).forget()


def typed(window: MainWindow) -> str:
    return " ".join(filled_by(window.desk.editor).words.values())


LEAVING: dict[str, Callable[[MainWindow], object]] = {
    "Home": lambda window: window.bar.home.click(),
    "Ctrl+Q": lambda window: press(Qt.Key.Key_Q, CTRL),
    "closing": lambda window: window.close(),
}


@pytest.mark.parametrize("way", LEAVING)
def test_who_leaves_while_words_are_filled_in_is_asked_and_may_stay(filling: MainWindow, way: str) -> None:
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Kerron velasta")
    LEAVING[way](filling)
    assert filling.isVisible()
    assert not filling.at_start
    assert filling.leaving is not None
    assert filling.leaving.isVisible()
    assert filling.leaving.keep.hasFocus()
    press(Qt.Key.Key_Return)
    assert not filling.leaving.isVisible()
    assert typed(filling) == "Kerron velasta"
    if way != "Home":
        assert field.hasFocus()


def test_who_answers_that_they_leave_gets_to_the_start_page(filling: MainWindow) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "Kerron velasta")
    filling.bar.home.click()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert filling.at_start


def test_who_answers_that_they_leave_closes_the_window(filling: MainWindow) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "Kerron velasta")
    filling.close()
    filling.leaving.leave.click()
    wait_for(lambda: not isValid(filling) or not filling.isVisible())


def test_elsewhere_in_the_document_it_is_asked_too(filling: MainWindow) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "Kerron velasta")
    filling.desk.editor.go_to("pathway")
    filling.bar.home.click()
    assert filling.leaving.isVisible()
    assert not filling.at_start


def test_where_nothing_is_filled_in_nothing_is_asked(filling: MainWindow) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "K")
    press(Qt.Key.Key_Backspace)
    filling.bar.home.click()
    assert filling.at_start


def test_saving_says_that_what_was_filled_in_is_not_kept(filling: MainWindow) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "Kerron velasta")
    press(Qt.Key.Key_S, CTRL)
    assert filling.desk.editor.told.text.endswith("Täytettyä ei säilytetä.")
    assert filling.toast.isVisible()


def test_the_top_bar_says_it_as_long_as_it_holds(filling: MainWindow) -> None:
    field = QApplication.focusWidget()
    assert "Täytettyä" not in filling.bar.saved.whole
    QTest.keyClicks(field, "K")
    assert "Täytettyä ei säilytetä" in filling.bar.saved.whole
    filling.desk.editor.go_to("pathway")
    assert "Täytettyä ei säilytetä" in filling.bar.saved.whole
    filled_by(filling.desk.editor).forget()
    assert "Täytettyä" not in filling.bar.saved.whole
