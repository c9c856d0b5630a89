"""The system's dialogs speak one language and begin where one worked last; sheets are wanted as they were last."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from paku_studio.editor import starting
from paku_studio.locale import translator
from paku_studio.storage.places import places_of_this_machine
from paku_studio.widgets.app import Program
from paku_studio.widgets.file_dialogs import ask_folder, ask_open, ask_save, first_standing
from paku_studio.widgets.sheets import SheetsPage
from paku_studio.widgets.window import MainWindow
from paku_studio.widgets.window_actions import usual_folder


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    program = Program(places_of_this_machine())
    program.change_settings(language="fi", theme="light")
    made = program.open_window()
    program.begin(made.desk, starting.begin("= Kotoa arkeen\nSoitto", "fi"))
    yield made
    made.close()
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("ask", [ask_open, ask_save])
def test_labels_are_in_the_language_of_the_window(ask: Any, qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    said: list[str] = []

    def look(dialog: QFileDialog) -> int:
        said.extend(dialog.labelText(part) for part in QFileDialog.DialogLabel)
        said.append(dialog.directory().absolutePath())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)
    over = QWidget()
    qtbot.addWidget(over)
    place = tmp_path if ask is ask_open else tmp_path / "polku.paku"
    assert ask(over, translator("fi"), "Nimi", place, "PAKU (*.paku)") is None
    done = "Avaa" if ask is ask_open else "Tallenna"
    assert said == ["Kansio:", "Tiedoston nimi:", "Tiedoston tyyppi:", done, "Peruuta", str(tmp_path)]


def test_a_folder_is_given_as_it_was_chosen(qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(tmp_path)])
    over = QWidget()
    qtbot.addWidget(over)
    assert ask_folder(over, translator("sv"), "Mapp", tmp_path) == tmp_path


def test_no_dialog_leaves_written_down_in_which_folders_one_was(qtbot: Any, tmp_path: Path, monkeypatch: Any) -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/history", [str(tmp_path)])
    kept.setValue("FileDialog/lastVisited", str(tmp_path))
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 0)
    over = QWidget()
    qtbot.addWidget(over)
    ask_folder(over, translator("fi"), "Kansio", tmp_path)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [key for key in kept.allKeys() if tmp_path.name in str(kept.value(key))] == []


def test_a_dialog_never_begins_where_the_program_happens_to_run(tmp_path: Path) -> None:
    assert first_standing("", None, tmp_path / "ei ole", "suhteellinen", tmp_path) == tmp_path
    assert first_standing("", tmp_path / "ei ole") == Path.home()


def test_a_dialog_begins_where_one_was_last(window: MainWindow, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "työ").mkdir()
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(tmp_path / "työ" / "kopio.paku")])
    window.desk.run("file.save_copy")
    assert usual_folder(window) == tmp_path / "työ"


def test_sheets_are_wanted_as_they_were_last(window: MainWindow, qtbot: Any) -> None:
    first = SheetsPage(window.desk)
    qtbot.addWidget(first)
    assert first.choices.paper.currentData() == "A3"
    for box, value in ((first.choices.paper, "A1"), (first.choices.colours, "black-and-white")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    again = SheetsPage(window.desk)
    qtbot.addWidget(again)
    assert again.choices.paper.currentData() == "A1"
    assert again.choices.colours.currentData() == "black-and-white"
