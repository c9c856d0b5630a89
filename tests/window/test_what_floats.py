"""What floats over the canvas leaves the capture line free; what is found is brought into view."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio.models import ServiceMoment

ALL_KEYS = Qt.KeyboardModifier.NoModifier


def place_of(part: QWidget, window: QWidget) -> QRect:
    """Where a part stands in its window."""
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def test_the_drawer_leaves_the_capture_line_free(window: Any, program: Any) -> None:
    for text in (100, 200):
        program.change_settings(text_size=text)
        for width, height in ((1024, 768), (683, 512), (723, 572)):
            window.resize(width, height)
            for tab in (0, 1):
                window.open_side(tab)
                QApplication.processEvents()
                side, dock = place_of(window.side, window), place_of(window.dock, window)
                assert window.side.isVisible()
                assert side.height() > 60
                assert not side.intersects(dock), (text, width, height)


def in_view(window: Any, record_id: str) -> bool:
    """Whether a card can be seen whole on the canvas."""
    canvas = window.canvas
    _, y, _, high = canvas.box_of(record_id)
    zoom, top = canvas.camera.zoom, canvas.camera.y
    return y >= top - 1 and y + high <= top + canvas.viewport[1] / zoom + 1


def test_a_match_that_is_selected_already_is_brought_into_view(window: Any, qtbot: Any) -> None:
    editor = window.desk.editor
    window.resize(1366, 600)
    last = [one for one in editor.view.drawn() if isinstance(editor.records.get(one), ServiceMoment)][-1]
    editor.select(last)
    qtbot.waitUntil(lambda: in_view(window, last))
    window.canvas.look(type(window.canvas.camera)(0.0, 0.0, window.canvas.camera.zoom))
    qtbot.waitUntil(lambda: not in_view(window, last))
    window.show_find()
    for sign in editor.records[last].text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, window.find_bar.field, Qt.Key.Key_unknown, sign, ALL_KEYS)
    assert editor.place == last
    qtbot.waitUntil(lambda: in_view(window, last))


def test_ctrl_z_in_the_empty_line_takes_back_what_was_added(window: Any, qtbot: Any) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_part("dock")
    document = window.desk.editor.document
    before = len(document.of_type(ServiceMoment))
    for sign in "Uusi tuokio":
        QTest.sendKeyEvent(QTest.KeyAction.Click, window.dock.field, Qt.Key.Key_unknown, sign, ALL_KEYS)
    QTest.keyClick(window.dock.field, Qt.Key.Key_Return)
    assert len(document.of_type(ServiceMoment)) == before + 1
    QTest.keyClick(window.dock.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(document.of_type(ServiceMoment)) == before
