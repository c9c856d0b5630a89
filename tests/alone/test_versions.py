"""Earlier versions, as a person comes to them: kept by themselves, as many as chosen, brought back from the window."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.models import ServiceMoment
from paku_studio.storage import list_backups, open_document
from paku_studio.widgets.app import Program
from paku_studio.widgets.settings_backups import BackupList
from paku_studio.widgets.window import MainWindow


@pytest.fixture
def at_work(program: Program, start: MainWindow, story: Path) -> MainWindow:
    assert program.open_path(start.desk, story)
    return start


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the computer's clock for the versions that come."""

    numbers = itertools.count()

    def at(moment: str) -> None:
        monkeypatch.setattr("paku_studio.storage.backups.stamp", lambda: f"{moment}{next(numbers):06}Z")

    return at


def types(window: MainWindow, text: str) -> None:
    window.desk.editor.capture.text = text
    window.desk.editor.capture.enter()
    window.desk.keeper.save()


def moments(found: Any) -> list[str]:
    document = found.desk.editor.document if isinstance(found, MainWindow) else open_document(found).document
    return [each.text for each in document.of_type(ServiceMoment)]


def test_what_was_removed_and_saved_is_brought_back_from_yesterday(
    at_work: MainWindow, program: Program, story: Path, clock: Callable[[str], None]
) -> None:
    clock("20251120T120000")
    types(at_work, "Eilinen tuokio")
    clock("20251121T120000")
    at_work.desk.run("edit.undo")
    at_work.desk.keeper.save()
    assert "Eilinen tuokio" not in moments(story)
    now = story.read_bytes()
    at_work.desk.run("file.settings")
    shown = at_work.dialogs["SettingsDialog"].findChild(BackupList)
    QTest.keyClick(shown.unfold, Qt.Key.Key_Return)
    rows = [shown.list.item(each).text() for each in range(shown.list.count())]
    shown.list.setCurrentRow(next(at for at, words in enumerate(rows) if words.startswith("20.11.2025")))
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert at_work.desk.keeper.is_draft
    assert "Eilinen tuokio" in moments(at_work)
    assert story.read_bytes() == now


def test_fewer_versions_are_kept_as_soon_as_one_chooses_so(
    at_work: MainWindow, program: Program, story: Path, clock: Callable[[str], None]
) -> None:
    for day in range(10, 15):
        clock(f"202511{day}T120000")
        types(at_work, f"Päivä {day}")
    assert len(list_backups(program.places, story)) >= 5
    program.change_settings(backup_hours=1, backup_days=2)
    clock("20251115T120000")
    types(at_work, "Päivä 15")
    dated = [each.at for each in list_backups(program.places, story)]
    assert [at.day for at in dated if at.day < 16] == [15, 14]
