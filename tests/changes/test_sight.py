"""The page is whole on small screens and with large type, is told to those who do not see it, and takes any words."""

import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from paku_studio import edits

HOSTILE = ("<b>lihava</b> & <img src=x>", "\u202eoikealta", "a\x00\x07b", "מילים בעברית", "x" * 20_000)


def cut_words(within):
    """As the window's own test finds them."""
    place = Path(__file__).parents[1] / "window" / "test_no_cut_words.py"
    specification = importlib.util.spec_from_file_location("no_cut_words", place)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return list(module.cut_words(within))


def settle():
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("width", "height", "size"), [(1366, 768, 100), (683, 512, 100), (1024, 768, 200)])
def test_no_words_are_cut_and_lines_are_seen(window, program, see_changes, language, width, height, size) -> None:
    program.change_settings(language=language, text_size=size)
    window.resize(width, height)
    page = see_changes(window)
    settle()
    assert cut_words(page) == []
    assert page.list.height() >= 2 * 44 * size / 100
    assert page.width() + page.mapTo(window, page.rect().topLeft()).x() <= width
    window.desk.run("changes.forget")
    settle()
    assert cut_words(page) == []


@pytest.mark.parametrize("mode", ["dark", "contrast"])
def test_every_button_has_a_name_and_is_large_enough_to_meet(window, program, see_changes, mode) -> None:
    program.change_settings(theme=mode)
    page = see_changes(window)
    settle()
    for each in page.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.accessibleName(), each
            assert min(each.width(), each.height()) >= 32, each.accessibleName()
    assert page.accessibleName() == "Mitä muuttui"
    assert page.list.accessibleName() == "Mitä muuttui"
    assert page.since.accessibleName() == "Tapaamisen jälkeen: 2. tapaaminen · 9.4.2026"


def test_with_little_room_kinds_are_one_chooser_and_beside_stands_in_the_menu(window, program, see_changes) -> None:
    program.change_settings(text_size=200)
    window.resize(1024, 768)
    page = see_changes(window)
    settle()
    assert page.kinds.one.isVisible()
    assert page.kinds.one.words == "Kaikki 5"
    assert not page.detail.beside.isVisible()
    page.kinds.one.written.emit("removed")
    assert page.kinds.one.words == "Poistettu 1"
    assert page.list.model().rowCount() == 2
    assert "changes.beside" in [action.objectName() for action in page.menu().actions()]


def test_a_line_tells_its_place_to_who_does_not_see_the_heading(page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    described = page.list.currentIndex().data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert described == "Palvelupolku: Kotoa arkeen"


def test_any_words_are_shown_plain_and_whole_in_the_line_that_is_read(page, meetings) -> None:
    document = page._desk.editor.document
    changed = meetings.moments["Työt loppuivat"]
    for words in HOSTILE:
        edits.set_text(document, changed, "text", words)
        page.changing.place = changed
        page.refresh()
        settle()
        labels = page.detail.findChildren(QLabel)
        assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)
        assert words in [each.text() for each in labels]
        page.grab()


def test_a_document_that_is_only_read_is_looked_at_but_not_changed(window, see_changes) -> None:
    window.desk.editor.document.read_only = True
    page = see_changes(window)
    page.changing.place = next(row.record for row in page.changing.rows() if row.icon == "x")
    page.detail.refresh()
    count = len(window.desk.editor.document.history)
    QTest.keyClick(page.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert len(window.desk.editor.document.history) == count
    page.detail.go.click()
    assert window.desk.editor.step == "pathway"


def test_another_theme_and_size_keep_what_is_looked_at(window, program, see_changes, meetings) -> None:
    page = see_changes(window)
    page.since.written.emit(meetings.first)
    page.until.written.emit(meetings.second)
    page.kinds.chosen.emit("added")
    program.change_settings(theme="dark", text_size=150)
    settle()
    page = window.page
    assert (page.since.value, page.until.value) == (meetings.first, meetings.second)
    assert page.kinds.buttons["added"].isChecked()


def test_words_that_are_cut_in_the_list_are_read_whole_beside_it(page, meetings) -> None:
    words = "Virkailija kysyy " + "vielä kerran, " * 20 + "mitä oikein tapahtui"
    edits.add_moment(page._desk.editor.document, meetings.path, words)
    row = next(row for row in page.changing.rows() if row.words.startswith("Palvelutuokio: Virkailija"))
    page.changing.place = row.record
    page.refresh()
    index = page.list.currentIndex()
    assert len(index.data(Qt.ItemDataRole.DisplayRole)) < len(words)
    assert words in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words in index.data(Qt.ItemDataRole.ToolTipRole)
    assert f"Palvelutuokio: {words}" in [each.text() for each in page.detail.findChildren(QLabel)]


@pytest.mark.parametrize(("width", "height", "size"), [(1366, 768, 100), (683, 512, 100), (1024, 768, 200)])
def test_what_is_said_lies_over_no_button(window, program, see_changes, width, height, size) -> None:
    program.change_settings(text_size=size)
    window.resize(width, height)
    page = see_changes(window)
    settle()
    window.desk.say("Palautettu: Palvelutuokio: Hakemus jää kesken")
    settle()
    toast = window.toast.geometry().translated(window.toast.parentWidget().mapTo(page, QPoint()))
    for button in (page.detail.go, page.detail.back, page.detail.beside):
        if button.isVisible():
            assert not toast.intersects(QRect(button.mapTo(page, QPoint()), button.size())), button.text()
