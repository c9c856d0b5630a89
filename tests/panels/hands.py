"""What a hand does to the inspector's fields and lists, by keys. Knows no test."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from paku_studio.models import Handover, Link, Note, Pathway, Phase, ServiceMoment, Touchpoint
from paku_studio.widgets.inspector import Inspector
from paku_studio.widgets.inspector.lists import RowButton, RowList

KINDS = {
    "moment": ServiceMoment,
    "touchpoint": Touchpoint,
    "note": Note,
    "judgement": Note,
    "phase": Phase,
    "pathway": Pathway,
    "link": Link,
    "handover": Handover,
}
"""The records of each form, by what a test calls them."""


def write(field: QLineEdit | QPlainTextEdit, words: str, *, enter: bool = True) -> None:
    """Put the words in place of what stands in a field, and press Enter."""
    field.setFocus()
    field.selectAll()
    type_words(field, words)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


def type_words(field: QWidget, words: str) -> None:
    """Type, also what QTest has no keys for."""
    for sign in words:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def pick(field: Any, value: str) -> None:
    """Open a choice with the keys and take one."""
    QTest.keyClick(field, Qt.Key.Key_Space)
    place = [choice.value for choice in field._choices()].index(value)
    field._actions[place].trigger()


def press(field: QWidget) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Space)


def list_of(inspector: Inspector, name: str) -> RowList:
    return next(found for found in inspector.panel.lists if found.listed.name == name)


def rows(found: RowList) -> list[RowButton]:
    return [button for button in found.rows if not button.isHidden()]
