"""No word is cut: each screen in each language, at the sizes and text sizes that people have."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from paku_studio.editor.shelf import Shelf
from paku_studio.widgets.about_dialog import AboutDialog
from paku_studio.widgets.help_dialog import HelpDialog
from paku_studio.widgets.settings_dialog import SettingsDialog
from paku_studio.widgets.start_page import StartPage

LANGUAGES = ("fi", "sv", "en")
ROOMS = (((1366, 738), 1.0), ((683, 512), 1.0), ((683, 512), 2.0))
MORE_ROOMS = (((1024, 740), 1.5), ((1366, 738), 2.0))
DIALOGS = {"settings": SettingsDialog, "help": HelpDialog, "about": AboutDialog}
EACH = [
    *itertools.product(LANGUAGES, ROOMS),
    *(pytest.param(*each, marks=pytest.mark.nightly) for each in itertools.product(LANGUAGES, MORE_ROOMS)),
]


def shown(page: QWidget, size: tuple[int, int], qtbot: Any) -> QWidget:
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.wait(10)
    return page


@pytest.mark.parametrize(("language", "room"), EACH)
def test_the_start_page(
    language: str, room: Any, make_desk: Any, a_full_shelf: Shelf, now: Any, cut_words: Any, qtbot: Any
) -> None:
    page = StartPage(make_desk(language, "light", room[1]), shelf=a_full_shelf, now=now)
    page.ready_panel.jobs = []
    shown(page, room[0], qtbot)
    for button in page.findChildren(QPushButton):
        if button.isCheckable() and button.property("kind") == "flat" and not button.isChecked():
            button.toggled.emit(True)
    qtbot.wait(10)
    assert cut_words(page) == []


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize(("language", "room"), EACH)
def test_the_dialogs(name: str, language: str, room: Any, make_desk: Any, cut_words: Any, qtbot: Any) -> None:
    dialog = DIALOGS[name](make_desk(language, "light", room[1]))
    shown(dialog, (min(room[0][0], 900), room[0][1]), qtbot)
    assert cut_words(dialog) == []


@pytest.mark.parametrize("mode", ["dark", "contrast"])
def test_other_themes_take_no_more_room(
    mode: str, make_desk: Any, cut_words: Any, a_full_shelf: Shelf, qtbot: Any
) -> None:
    page = StartPage(make_desk("sv", mode, 1.5), shelf=a_full_shelf)
    page.ready_panel.jobs = []
    assert cut_words(shown(page, (683, 512), qtbot)) == []


def test_words_that_are_cut_are_found(cut_words: Callable[[QWidget], list[str]], qtbot: Any) -> None:
    page = QWidget()
    box = QVBoxLayout(page)
    for made in (QLabel("a label that is far too long"), QPushButton("a button that is far too long")):
        made.setFixedWidth(40)
        box.addWidget(made)
    assert len(cut_words(shown(page, (200, 100), qtbot))) == 2
