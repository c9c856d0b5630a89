"""Keys stay where a person left them on the page of sheets, nothing moves under them, sentences lie on no button."""

import os
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QPushButton, QWidget

from paku_studio import edits
from paku_studio.editor.sheet_filling import filled_by
from paku_studio.widgets import printing
from paku_studio.widgets import toast as toasts
from paku_studio.widgets.filling.scale import ScaleButtons
from paku_studio.widgets.sheets import SheetsPage, saving
from paku_studio.widgets.toast import Toast

CONVERSATION, CHECKLIST, CARDS = "conversation template-conversation", "checklist template-checklist", "cards persona"


def press(key: Any) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def place_of(part: QWidget, page: SheetsPage) -> QRect:
    return QRect(part.mapTo(page, QPoint()), part.size())


@pytest.fixture
def look_at(wait_for):
    def look(page: SheetsPage, key: str) -> None:
        page.open_sheet(key)
        wait_for(lambda: page.drawings)

    return look


@pytest.fixture
def filling(show, look_at, wait_for, editor):
    """A conversation in which something was written."""
    page = show()
    look_at(page, CONVERSATION)
    page.choices.fill.setFocus()
    press(Qt.Key.Key_Space)
    QTest.keyClicks(page.findChildren(QPlainTextEdit)[0], "Kerron veloistani")
    wait_for(lambda: page.drawings)
    yield page
    filled_by(editor).forget()


# after an export


@pytest.mark.parametrize("which", ["save", "all"])
def test_after_an_export_the_keys_are_back_at_the_button(show, which, tmp_path, monkeypatch, wait_for) -> None:
    page = show()
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / "ulos.pdf")
    pressed = page.saving.save if which == "save" else page.list.all_button
    pressed.setFocus()
    press(Qt.Key.Key_Return)
    assert page.saving.stop.hasFocus()
    wait_for(lambda: not page.saving.writing)
    assert pressed.hasFocus()


def test_who_has_gone_elsewhere_meanwhile_stays_there(show, tmp_path, wait_for) -> None:
    page = show()
    page.saving.save.setFocus()
    page.saving.write(tmp_path / "ulos.pdf")
    page.list.view.setFocus()
    wait_for(lambda: not page.saving.writing)
    assert page.list.view.hasFocus()


def test_after_printing_the_keys_are_at_print(show, monkeypatch) -> None:
    page = show()
    monkeypatch.setattr(printing, "print_drawings", lambda *_: page.checks.setFocus())
    page.saving.print.setFocus()
    press(Qt.Key.Key_Return)
    assert page.saving.print.hasFocus()


def test_what_was_saved_is_told_once(show, desk, tmp_path, wait_for) -> None:
    page = show()
    page.saving.write(tmp_path / "ulos.pdf")
    wait_for(lambda: not page.saving.writing)
    assert page.saving.said.text() == f"Tallennettu kansioon {tmp_path.name}: ulos.pdf"
    assert desk.editor.told is None


# the list


def marked(page: SheetsPage) -> list[int]:
    return [index.row() for index in page.list.view.selectionModel().selectedIndexes()]


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_who_stays_finds_the_sheet_marked_that_is_shown(filling, way) -> None:
    view, shown = filling.list.view, filling.list.row_of(CONVERSATION)
    if way == "keys":
        view.setFocus()
        press(Qt.Key.Key_Down)
    else:
        row = view.visualRect(filling.list.rows.index(filling.list.row_of(CHECKLIST), 0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row.center())
    assert filling.question.isVisible()
    QApplication.processEvents()
    assert marked(filling) == [shown]
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert marked(filling) == [shown]
    assert view.currentIndex().row() == shown


# what does not move


def test_no_face_grows_when_it_is_chosen(filling) -> None:
    faces = filling.findChildren(ScaleButtons)[0]
    QApplication.processEvents()
    before = [each.geometry() for each in faces.buttons]
    for each in faces.buttons:
        each.setFocus()
        press(Qt.Key.Key_Space)
        QApplication.processEvents()
        assert [one.geometry() for one in faces.buttons] == before


def test_the_checks_scroll_no_further_than_they_reach(show, look_at, wait_for) -> None:
    page = show()
    look_at(page, CARDS)
    wait_for(lambda: page.checks.checks)
    rows, bar = page.checks.area.widget(), page.checks.area.verticalScrollBar()
    assert rows.heightForWidth(rows.width()) < page.checks.area.viewport().height()
    wait_for(lambda: bar.maximum() == 0, 5)


def test_keys_at_a_check_that_was_mended_stay_at_the_checks(show, look_at, editor, wait_for) -> None:
    edits.start_checklist(editor.document, "fi")
    own = next(key for key, record in editor.records.items() if record.TYPE == "checklist")
    page = show()
    look_at(page, f"checklist {own}")
    wait_for(lambda: page.checks.findChild(QPushButton, f"finished {own}"))
    page.checks.findChild(QPushButton, f"finished {own}").setFocus()
    press(Qt.Key.Key_Return)
    wait_for(lambda: page.drawings and page.checks.findChild(QPushButton, f"finished {own}") is None)
    held = QApplication.focusWidget()
    assert page.checks.isAncestorOf(held)


# sentences of the window


@pytest.mark.parametrize("size", [(1154, 718), (640, 420)])
def test_a_sentence_lies_on_no_button(show, desk, size) -> None:
    page = show(*size)
    toast = Toast(desk, page.toast_ground)
    desk.say("Ei ole mitään tehtävää uudelleen.", trouble=True)
    assert toast.isVisible()
    there = place_of(toast, page)
    under = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and not toast.isAncestorOf(each)]
    assert [each.accessibleName() for each in under if place_of(each, page).intersects(there)] == []
    QTest.mouseClick(toast, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_what_could_not_be_done_is_over_after_the_next_action(show, desk, editor, monkeypatch) -> None:
    page = show()
    monkeypatch.setattr(toasts, "JUST_SAID_MS", -1)
    toast = Toast(desk, page.toast_ground)
    desk.run("edit.redo")
    assert toast.isVisible()
    editor.attempt(edits.set_text, editor.document, "now", "title", "Uusi nimi")
    assert toast.isHidden()
    assert editor.told is None


def test_what_could_not_be_done_is_over_in_time(show, desk, monkeypatch, wait_for) -> None:
    page = show()
    monkeypatch.setattr(toasts, "TROUBLE_STAYS_MS", 30)
    toast = Toast(desk, page.toast_ground)
    desk.run("edit.redo")
    assert toast.isVisible()
    wait_for(toast.isHidden)
