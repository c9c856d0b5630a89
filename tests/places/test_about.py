"""About: whose work the program stands on, in words that can be read here."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from paku_studio import __version__
from paku_studio.editor.licences import LIBRARIES, licences
from paku_studio.locale import LANGUAGES, translator
from paku_studio.storage.places import places_of_this_machine
from paku_studio.widgets.about_dialog import AboutDialog

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dialog(desk: Any, qtbot: Any) -> AboutDialog:
    made = AboutDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_library_that_is_declared_is_named() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=;\[ ]", each)[0].lower() for each in declared}
    assert names <= {name.lower() for name in LIBRARIES}


def test_every_file_of_a_licence_is_shown() -> None:
    shown = {licence.read(str) for licence in licences(str)}
    resources = ROOT / "paku_studio" / "resources"
    files = [ROOT / "LICENSE", *resources.rglob("OFL*"), *resources.rglob("LICENSE*")]
    assert len(files) > 8
    for file in files:
        assert file.read_text(encoding="utf-8") in shown, file.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_licence_can_be_read(language: str) -> None:
    t = translator(language)
    for licence in licences(t):
        assert len(licence.read(t)) > 100, licence.name


def test_it_says_what_version_it_is_and_that_it_sends_nothing(dialog: AboutDialog) -> None:
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in words
    assert "ei avaa verkkoyhteyttä" in words


def test_paths_can_be_selected_and_copied_with_keys(dialog: AboutDialog) -> None:
    home = places_of_this_machine().home
    paths = [field for field in dialog.findChildren(QPlainTextEdit) if str(home) in field.toPlainText()]
    assert len(paths) == 3
    for field in paths:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert Path(QGuiApplication.clipboard().text()).is_relative_to(home)
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_walk_the_list_and_read(dialog: AboutDialog) -> None:
    assert dialog.text.toPlainText().startswith("MIT License")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText().upper()
