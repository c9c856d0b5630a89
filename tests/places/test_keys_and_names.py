"""Every control of the dialogs has a name for a screen reader, is reached with Tab, and lets go of the keys again."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QWidget

from paku_studio.widgets.about_dialog import AboutDialog
from paku_studio.widgets.help_dialog import HelpDialog
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.settings_dialog import SettingsDialog

EACH = {"settings": SettingsDialog, "help": HelpDialog, "about": AboutDialog}


@pytest.fixture(params=EACH)
def dialog(request: pytest.FixtureRequest, make_desk: Any, qtbot: Any) -> PlaceDialog:
    made: PlaceDialog = EACH[request.param](make_desk("sv"))
    qtbot.addWidget(made)
    made.resize(683, 512)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.first())
    return made


def controls(dialog: QWidget) -> list[QWidget]:
    """What can have the keys; the field within a field of numbers is that field."""
    return [
        each
        for each in dialog.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(dialog) and each.isEnabled()
        if each.focusProxy() is None and not (isinstance(each, QLineEdit) and isinstance(each.parent(), QSpinBox))
    ]


def test_each_control_has_a_name(dialog: PlaceDialog) -> None:
    nameless = [
        each for each in controls(dialog) if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_reaches_each_control_and_comes_round(dialog: PlaceDialog) -> None:
    wanted = controls(dialog)
    reached: list[QWidget] = []
    for _ in range(2 * len(wanted)):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert [each for each in wanted if each not in reached] == []


def test_the_focus_goes_back_the_way_it_came(dialog: PlaceDialog) -> None:
    start = QApplication.focusWidget()
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is start


def test_every_target_is_large_enough(dialog: PlaceDialog) -> None:
    small = [each for each in controls(dialog) if min(each.width(), each.height()) < 32]
    assert [each.accessibleName() for each in small if each.metaObject().className() != "QLabel"] == []
