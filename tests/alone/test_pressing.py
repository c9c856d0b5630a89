"""Whatever is pressed where a document is only read: it stays as it is, and nothing fails but in words."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QMenu
from shiboken6 import isValid

from paku_studio.editor.steps import SHEET, STEPS
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.locks import ALREADY_OPEN
from paku_studio.widgets.group.cells import CountField
from paku_studio.widgets.reading import read
from paku_studio.widgets.window import MainWindow


@pytest.fixture
def reading(start: MainWindow, story: Path) -> MainWindow:
    assert read(start.desk, story, FileProblem(ALREADY_OPEN).about(story.name))
    return start


@pytest.mark.parametrize("step", [*STEPS, SHEET])
def test_every_button_of_a_page_can_be_pressed(reading: MainWindow, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(QMenu, "exec", lambda *_: None)
    desk = reading.desk
    before = desk.editor.document.snapshot()
    _go(desk, step)
    QApplication.processEvents()
    page = reading.page or reading.side
    for press in range(400):
        found = [each for each in page.findChildren(QAbstractButton) if isValid(each) and each.isVisible()]
        if press >= len(found):
            break
        if found[press].isEnabled():
            found[press].click()
            QApplication.processEvents()
        if desk.editor.step != step:
            _go(desk, step)
        if not isValid(page):
            page = reading.page or reading.side
        for dialog in tuple(reading.dialogs.values()):
            dialog.close()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    for each in page.findChildren(QComboBox) if isValid(page) else ():
        if isValid(each) and each.isVisible() and each.count() > 1:
            each.activated.emit((each.currentIndex() + 1) % each.count())
    assert desk.editor.document.snapshot() == before


def _go(desk: Any, step: str) -> None:
    if step == SHEET:
        desk.editor.open_sheet(next(each.id for each in desk.editor.records.values() if each.TYPE == "poster"))
    else:
        desk.editor.go_to(step)


def test_a_count_that_is_typed_goes_back_to_what_was_counted(reading: MainWindow, told: Any) -> None:
    reading.desk.editor.go_to("group")
    QApplication.processEvents()
    cell = next(each for each in reading.page.findChildren(CountField) if each.isVisible() and each.isEnabled())
    before = cell.text()
    reading.activateWindow()
    cell.setFocus()
    cell.selectAll()
    QTest.keyClicks(cell, "7")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    reading.page.setFocus()
    QApplication.processEvents()
    assert cell.text() == before
    assert "vain luettavana" in told(reading)
