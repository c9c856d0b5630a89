"""Nothing that is written on the screen is cut: every screen, three languages, small windows, large text."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton, QToolButton, QWidget

from paku_studio.widgets.app import Program
from paku_studio.widgets.elided import ElidedButton, ElidedLabel
from paku_studio.widgets.rail_step import Step
from paku_studio.widgets.window import MainWindow

SIZES = ((1366, 768, 100), (683, 512, 100), (1024, 768, 200))
DIALOGS = ("file.settings", "help.open", "help.marks", "help.keys", "help.about")
AT_WORK = ("file.sheets", "view.actors", "view.history", "view.palette", "edit.find", "edit.replace", "view.outline")


def cut_words(within: QWidget) -> Iterator[str]:
    """The texts of visible labels and buttons that have less room than they need."""
    for each in within.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, ElidedButton | ElidedLabel | Step):
            continue
        if isinstance(each, QLabel) and each.text() and not is_whole(each):
            yield f"{type(each).__name__} {each.text()!r} {each.size()}"
        elif isinstance(each, QPushButton | QCheckBox | QRadioButton) and each.text():
            if each.sizeHint().width() > each.width() + 1 or each.height() < QFontMetrics(each.font()).height():
                yield f"{type(each).__name__} {each.text()!r} {each.size()} wants {each.sizeHint()}"
        elif shows_words(each) and each.sizeHint().width() > each.width() + 1:
            yield f"{type(each).__name__} {each.text()!r}"


def shows_words(each: QWidget) -> bool:
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return isinstance(each, QToolButton) and bool(each.text()) and each.toolButtonStyle() != icon_only


def is_whole(label: QLabel) -> bool:
    if label.wordWrap():
        room = label.contentsRect()
        flags = Qt.TextFlag.TextWordWrap | label.alignment()
        needed = label.fontMetrics().boundingRect(0, 0, room.width(), 100_000, int(flags), label.text())
        return needed.height() <= room.height() + 2 and needed.width() <= room.width() + 1
    return label.fontMetrics().horizontalAdvance(label.text()) <= label.contentsRect().width() + 1


def test_a_cut_label_is_found(qtbot: object) -> None:
    outside = QWidget()
    label = QLabel("Mitä merkityksellistä tapahtui?", outside)
    label.resize(40, 20)
    outside.show()
    assert list(cut_words(outside))


def settle(window: MainWindow) -> None:
    """Wait for the sheets, which are drawn in a thread, and for every part to stand."""
    page = window.page
    until = time.monotonic() + 10
    while hasattr(page, "drawings") and not page.drawings and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_no_words_are_cut_on_the_start_page(
    program: Program, start: MainWindow, language: str, width: int, height: int, size: int
) -> None:
    program.change_settings(language=language, text_size=size)
    start.resize(width, height)
    QTest.qWait(20)
    assert list(cut_words(start)) == []
    for name in DIALOGS:
        start.desk.run(name)
        QTest.qWait(10)
        assert list(cut_words(start)) == [], name
        for dialog in tuple(start.dialogs.values()):
            dialog.close()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("width", "height", "size"), SIZES)
def test_no_words_are_cut_at_work(
    program: Program, window: MainWindow, language: str, width: int, height: int, size: int
) -> None:
    program.change_settings(language=language, text_size=size)
    window.resize(width, height)
    QTest.qWait(20)
    assert list(cut_words(window)) == []
    moment = next(record.id for record in window.desk.editor.records.values() if record.TYPE == "moment")
    window.desk.editor.select(moment)
    window.open_side(0)
    QTest.qWait(20)
    assert list(cut_words(window)) == []
    for name in AT_WORK:
        window.desk.run(name)
        settle(window)
        assert list(cut_words(window)) == [], name
        for dialog in tuple(window.dialogs.values()):
            dialog.close()
