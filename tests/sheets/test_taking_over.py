"""An organisation's details that were filled in on the checklist can stay when the sheet becomes the document's own."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from paku_studio.editor.sheet_filling import filled_by

CHECKLIST = "checklist template-checklist"


def press(key: Any) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


@pytest.fixture
def page(show, wait_for, editor):
    """A checklist on which the organisation's name was filled in, and Edit was pressed."""
    made = show()
    made.open_sheet(CHECKLIST)
    wait_for(lambda: made.drawings)
    made.choices.fill.setFocus()
    press(Qt.Key.Key_Space)
    QTest.keyClicks(made.findChildren(QPlainTextEdit)[0], "Varhaisen tuen talo")
    made.choices.edit.setFocus()
    press(Qt.Key.Key_Return)
    yield made
    filled_by(editor).forget()


def test_the_details_are_taken_over_where_nothing_else_is_said(page, editor) -> None:
    assert page.taking_over.isVisible()
    assert page.taking_over.keep.hasFocus()
    press(Qt.Key.Key_Return)
    own = editor.records[editor.sheet]
    assert (editor.step, own.TYPE, own.organisation) == ("sheet", "checklist", "Varhaisen tuen talo")
    assert filled_by(editor).words == {}


def test_who_wants_them_forgotten_has_an_empty_sheet_of_their_own(page, editor) -> None:
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    own = editor.records[editor.sheet]
    assert (editor.step, own.TYPE, own.organisation) == ("sheet", "checklist", "")


def test_escape_stays_and_loses_nothing(page, editor) -> None:
    before = dict(editor.records)
    press(Qt.Key.Key_Escape)
    assert not page.taking_over.isVisible()
    assert editor.step == "pathway"
    assert dict(editor.records) == before
    assert filled_by(editor).words == {"organisation": "Varhaisen tuen talo"}
