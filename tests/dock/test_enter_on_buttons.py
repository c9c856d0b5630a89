"""A button that has the keys is pressed by Enter as by Space, in the dock, on the start page and in any dialog."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QVBoxLayout

from paku_studio.widgets.controls import button, icon_button
from paku_studio.widgets.dock.chip import Chip
from paku_studio.widgets.elided import ElidedButton
from paku_studio.widgets.rail_step import Step


def pressed(made: QAbstractButton, key: Qt.Key, qtbot: Any) -> list[str]:
    """What a key on this button presses, in a dialog that has another button for Enter."""
    heard: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    usual = QPushButton("save")
    usual.setDefault(True)
    usual.clicked.connect(lambda: heard.append("save"))
    made.clicked.connect(lambda: heard.append("this"))
    box = QVBoxLayout(dialog)
    box.addWidget(usual)
    box.addWidget(made)
    dialog.show()
    dialog.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    QTest.keyClick(made, key)
    made.clicked.disconnect()
    return heard


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", ["words", "icon", "title", "step", "chip"])
def test_enter_presses_the_button_that_has_the_keys_and_no_other(
    bench: Any, qtbot: Any, kind: str, key: Qt.Key
) -> None:
    desk = bench.desk
    makers = {
        "words": lambda: button(desk, "Peru"),
        "icon": lambda: icon_button(desk, "x", "Sulje"),
        "title": lambda: ElidedButton(desk),
        "step": lambda: Step(desk, "route", "Polku"),
        "chip": lambda: Chip(desk),
    }
    assert pressed(makers[kind](), key, qtbot) == ["this"]


def test_enter_that_is_held_down_presses_once(bench: Any) -> None:
    heard: list[bool] = []
    made = button(bench.desk, "Peru")
    made.clicked.connect(lambda: heard.append(True))
    for repeated in (False, True, True):
        event = _press(repeated)
        QApplication.sendEvent(made, event)
        assert event.isAccepted()
    assert len(heard) == 1
    made.deleteLater()


def _press(repeated: bool) -> Any:
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", repeated)
