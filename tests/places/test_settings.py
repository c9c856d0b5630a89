"""The settings: each choice holds at once, by mouse and by keys; earlier versions open as copies."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QSpinBox, QWidget

from paku_studio.editor import starting
from paku_studio.models import Pathway
from paku_studio.storage import BackupRule, keep_backup
from paku_studio.storage.document_file import document_bytes
from paku_studio.storage.places import places_of_this_machine
from paku_studio.storage.settings import Settings
from paku_studio.widgets.settings_backups import BackupList
from paku_studio.widgets.settings_dialog import SettingsDialog
from paku_studio.widgets.settings_parts import FolderField, TextSize

Open = Callable[[], SettingsDialog]


@pytest.fixture
def open_settings(desk: Any, qtbot: Any) -> Open:
    def show() -> SettingsDialog:
        dialog = SettingsDialog(desk)
        qtbot.addWidget(dialog)
        dialog.resize(620, 600)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return dialog

    return show


def choice(dialog: QWidget, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def number(dialog: QWidget, name: str) -> QSpinBox:
    return next(each for each in dialog.findChildren(QSpinBox) if each.accessibleName() == name)


def choose(box: QComboBox, words: str) -> None:
    """As keys do: down or up to the words, Enter."""
    box.setFocus()
    while box.currentText() != words:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < box.findText(words) else Qt.Key.Key_Up)


def test_the_language_is_first_and_holds_at_once(open_settings: Open, desk: Any) -> None:
    dialog = open_settings()
    assert QApplication.focusWidget() is choice(dialog, "Kieli")
    choose(choice(dialog, "Kieli"), "Svenska")
    assert desk.wanted("language") == ["sv"]


@pytest.mark.parametrize(
    ("name", "words", "kept"),
    [
        ("Teema", "Suuri kontrasti", {"theme": "contrast"}),
        ("Paperi", "A3", {"paper": "A3"}),
        ("Värit", "Mustavalkoinen", {"colours": "black-and-white"}),
    ],
)
def test_a_choice_is_kept_as_it_is_made(
    name: str, words: str, kept: dict[str, str], open_settings: Open, desk: Any
) -> None:
    choose(choice(open_settings(), name), words)
    assert desk.wanted("settings")[-1] == kept
    Settings(**kept)


def test_text_grows_by_keys_on_the_slider_by_the_buttons_and_by_typing(open_settings: Open, desk: Any) -> None:
    dialog = open_settings()
    size = dialog.findChild(TextSize)
    QTest.keyClick(size.slider, Qt.Key.Key_Right)
    assert desk.wanted("settings") == [{"text_size": 110}]
    more = next(each for each in size.findChildren(QAbstractButton) if "enemmän" in each.accessibleName())
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert desk.wanted("settings")[-1] == {"text_size": 120}
    assert size.slider.value() == 12
    field = number(dialog, "Tekstin koko")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "150")
    assert desk.wanted("settings")[-1] == {"text_size": 120}
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.wanted("settings")[-1] == {"text_size": 150}
    assert dialog.isVisible()


def test_a_drag_counts_when_the_mouse_lets_go(open_settings: Open, desk: Any) -> None:
    size = open_settings().findChild(TextSize)
    size.slider.setSliderDown(True)
    size.slider.setValue(17)
    assert desk.asked == []
    size.slider.setSliderDown(False)
    assert desk.wanted("settings") == [{"text_size": 170}]


def test_movement_is_turned_off_and_the_tick_is_drawn(open_settings: Open, desk: Any) -> None:
    box = open_settings().findChild(QCheckBox)
    ticked = box.grab().toImage()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert desk.wanted("settings") == [{"animations": False}]
    assert box.grab().toImage() != ticked


def test_a_turning_wheel_changes_nothing(open_settings: Open, desk: Any) -> None:
    dialog = open_settings()
    for part in (choice(dialog, "Kieli"), choice(dialog, "Teema"), number(dialog, "Tekstin koko")):
        at = QPointF(part.rect().center())
        turn = QWheelEvent(
            at, QPointF(part.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(part, turn)
    assert desk.asked == []


def test_a_folder_is_chosen_and_put_back(open_settings: Open, desk: Any, tmp_path: Path) -> None:
    desk.settings = Settings(documents_folder=str(tmp_path))
    field = open_settings().findChild(FolderField, "documents_folder")
    assert field.path.text() == str(tmp_path)
    field.ask = lambda *_: str(tmp_path / "uusi")
    QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    QTest.mouseClick(field.reset, Qt.MouseButton.LeftButton)
    assert desk.wanted("settings") == [{"documents_folder": str(tmp_path / "uusi")}, {"documents_folder": ""}]
    field.ask = lambda *_: ""
    QTest.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    assert len(desk.wanted("settings")) == 2


def test_another_text_size_fills_it_anew_and_keeps_the_place(open_settings: Open, desk: Any, qtbot: Any) -> None:
    dialog = open_settings()
    dialog.findChild(TextSize).slider.setFocus()
    desk.language = "sv"
    desk.looks_changed.emit()
    qtbot.waitUntil(lambda: dialog.windowTitle() == "Inställningar")
    assert QApplication.focusWidget() is dialog.findChild(TextSize).slider


def keep_version(title: str, document: Path) -> None:
    begun = starting.begin(title, "fi")
    data = document_bytes(begun.records.values(), {}, None, {})
    assert keep_backup(places_of_this_machine(), document, data, BackupRule())


def test_an_earlier_version_opens_as_a_copy_with_enter(open_settings: Open, desk: Any, tmp_path: Path) -> None:
    keep_version("Kotoa arkeen", tmp_path / "a.paku")
    dialog = open_settings()
    found = dialog.findChild(BackupList)
    found.unfold.click()
    assert found.list.item(0).text().endswith("– Kotoa arkeen")
    found.list.setFocus()
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert desk.wanted("begin")[0].document.of_type(Pathway)[0].title == "Kotoa arkeen"


def test_versions_of_the_open_document_are_listed(open_settings: Open, desk: Any, tmp_path: Path) -> None:
    keep_version("Oma", tmp_path / "oma.paku")
    keep_version("Toisen", tmp_path / "toisen.paku")
    desk.keeper = type("Kept", (), {"path": tmp_path / "oma.paku"})()
    found = open_settings().findChild(BackupList)
    found.unfold.click()
    assert [found.list.item(place).text().endswith("Oma") for place in range(found.list.count())] == [True]


def test_a_damaged_version_is_said_at_its_place(open_settings: Open, desk: Any, tmp_path: Path) -> None:
    keep_version("Oma", tmp_path / "oma.paku")
    found = open_settings().findChild(BackupList)
    found.unfold.click()
    found.list.item(0).data(Qt.ItemDataRole.UserRole).place.write_bytes(b"PK broken")
    found.open_button.click()
    assert found.trouble.isVisible()
    assert found.trouble.text()
    assert desk.wanted("begin") == []


def test_no_versions_yet_is_said(open_settings: Open) -> None:
    found = open_settings().findChild(BackupList)
    found.unfold.click()
    assert found.nothing.isVisible()
    assert not found.list.isVisible()


def test_every_label_leads_to_its_control(open_settings: Open) -> None:
    dialog = open_settings()
    led = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None]
    assert len(led) == 9
    assert all(label.buddy().accessibleName() for label in led)


def test_enter_presses_what_has_the_focus(open_settings: Open) -> None:
    dialog = open_settings()
    found = dialog.findChild(BackupList)
    found.unfold.setFocus()
    QTest.keyClick(found.unfold, Qt.Key.Key_Return)
    assert found.nothing.isVisible()
    dialog.close_button.setFocus()
    QTest.keyClick(dialog.close_button, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_escape_closes(open_settings: Open) -> None:
    dialog = open_settings()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("width", [590, 640])
def test_at_two_hundred_per_cent_the_text_size_has_room(desk: Any, dress: Any, qtbot: Any, width: int) -> None:
    dialog = SettingsDialog(dress(type(desk)(scale=2.0)))
    qtbot.addWidget(dialog)
    dialog.resize(width, 700)
    dialog.show()
    qtbot.waitExposed(dialog)
    number = dialog.findChildren(TextSize)[0].number
    more = number.findChildren(QAbstractButton)[-1]
    right = more.mapTo(dialog, more.rect().topRight()).x()
    assert right < dialog.width() - 8
