"""The start page and the settings in the program's real window: what is chosen shows at once, and stays."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.editor import starting
from paku_studio.editor.keeping import Keeper
from paku_studio.storage.places import places_of_this_machine
from paku_studio.storage.recent import note_recent
from paku_studio.storage.settings import load_settings
from paku_studio.widgets.afterwards import after_picture
from paku_studio.widgets.app import Program
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.settings_dialog import SettingsDialog
from paku_studio.widgets.settings_parts import TextSize
from paku_studio.widgets.start_page import StartPage
from paku_studio.widgets.start_parts import ThumbnailLabel
from paku_studio.widgets.window import MainWindow


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    made = Program(places_of_this_machine())
    made.change_settings(language="fi", theme="light")
    yield made
    for window in tuple(made.windows):
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def window(program: Program, qtbot: Any) -> MainWindow:
    made = program.open_window()
    made.resize(1366, 768)
    made.activateWindow()
    qtbot.waitUntil(page_of(made).field.hasFocus)
    return made


def page_of(window: MainWindow) -> StartPage:
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    return page


def settings_of(window: MainWindow) -> SettingsDialog:
    return next(each for each in window.dialogs.values() if isinstance(each, SettingsDialog))


def test_larger_text_is_larger_at_once_everywhere(window: MainWindow, qtbot: Any) -> None:
    before = page_of(window).begin_panel.button.height()
    window.desk.run("file.settings")
    dialog = settings_of(window)
    slider = dialog.findChild(TextSize).slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: page_of(window).begin_panel.button.height() >= before * 1.15)
    qtbot.waitUntil(lambda: dialog.findChild(TextSize).slider is not slider)
    assert dialog.isVisible()
    assert load_settings(places_of_this_machine()).text_size == 120


def test_the_language_changes_under_the_words_that_were_typed(window: MainWindow, qtbot: Any) -> None:
    QTest.keyClicks(page_of(window).field, "Kesken on")
    window.desk.run("file.settings")
    window.desk.set_language("sv")
    qtbot.waitUntil(lambda: settings_of(window).windowTitle() == "Inställningar")
    assert page_of(window).field.text() == "Kesken on"
    assert page_of(window).begin_panel.button.accessibleName() == "Börja"
    assert load_settings(places_of_this_machine()).language == "sv"


def test_what_was_open_lately_is_there_with_its_picture(program: Program, qtbot: Any, tmp_path: Any) -> None:
    from paku_studio.storage import save_document
    from paku_studio.widgets.thumbnails import first_pathway, thumbnail

    document = starting.begin("= Kotoa arkeen\nSoitto\nTapaaminen", "fi")
    path = tmp_path / "kotoa.paku"
    small = thumbnail(document.records, first_pathway(document.records), "fi")
    save_document(document, {}, path, thumbnail=small)
    note_recent(program.places, path, "Kotoa arkeen")
    page = page_of(program.open_window())
    qtbot.waitUntil(
        lambda: page.ready_panel is not None and page.pictures.done and not page.ready_panel.jobs, timeout=8000
    )
    assert page.findChildren(ThumbnailLabel)[0].has_picture()


def test_work_that_was_cut_short_is_offered_with_what_differs(program: Program, qtbot: Any) -> None:
    """The program dies after two edits: its journal is there, its file is not."""
    from paku_studio.editor.shelf import stand_ready
    from paku_studio.edits import add_moment
    from paku_studio.models import Pathway

    document = starting.begin("Kotoa arkeen", "fi")
    keeper = Keeper.begin(program.places, document, {})
    add_moment(document, document.of_type(Pathway)[0].id, "Soitto Kelaan")
    assert keeper.flush()
    journal = next(program.places.journals.glob("*.journal")).read_bytes()
    keeper.close()
    for each in program.places.drafts.iterdir():
        each.unlink()
    (program.places.journals / "left.journal").write_bytes(journal)
    found = stand_ready(program.places, "fi").recovered
    assert [each.title for each in found] == ["Kotoa arkeen"]
    assert found[0].differences is not None
    assert any("Soitto Kelaan" in line for line in found[0].differences())


def test_the_keys_stay_on_the_language_that_was_chosen(window: MainWindow, qtbot: Any) -> None:
    window.desk.run("file.settings")
    dialog = settings_of(window)
    chosen = dialog.first()
    chosen.setFocus()
    chosen.setCurrentIndex(1)
    chosen.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.windowTitle() == "Inställningar")
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.first())


def test_the_outline_stays_when_the_window_is_built_anew(program: Program, window: MainWindow) -> None:
    program.begin(window.desk, starting.begin("= Kotoa arkeen\nSoitto", "fi"))
    window.open_side(1)
    window.wear(window.desk.look, "sv")
    assert window.side.tabs.currentIndex() == 1
    assert window.side.parts.currentIndex() == 1


def test_recovered_work_goes_on_where_it_can_be_seen(program: Program, window: MainWindow, qtbot: Any) -> None:
    from paku_studio.models import ServiceMoment

    document = starting.begin("\n".join(["= Kotoa arkeen", *(f"Tuokio {n}" for n in range(60))]), "fi")
    keeper = Keeper.begin(program.places, document, {})
    keeper.recovered = 3
    program.begin(window.desk, document, keeper)
    last = window.desk.editor.capture.point().after
    assert isinstance(document.records[last], ServiceMoment)
    qtbot.waitUntil(lambda: window.canvas.goal.y > 0, timeout=3000)


@pytest.mark.parametrize("width", [1366, 683])
def test_the_lists_come_after_the_first_picture_and_move_nothing(program: Program, qtbot: Any, width: int) -> None:
    window = MainWindow(Desk(program, None, None, program.look))
    program.windows.append(window)
    window.resize(width, 700)
    window.build()
    page = page_of(window)
    assert page.ready_panel is None
    seen: list[QPoint] = []
    after_picture(page.field, lambda: seen.append(page.field.mapTo(window, QPoint(0, 0))))
    window.show()
    qtbot.waitUntil(lambda: program.settled and page.ready_panel is not None)
    assert seen == [page.field.mapTo(window, QPoint(0, 0))]


def test_the_keys_of_all_actions_work_once_the_page_stands(program: Program, qtbot: Any) -> None:
    window = program.open_window()
    qtbot.waitUntil(lambda: program.settled)
    shown = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    assert {"Ctrl+O", "Ctrl+N", "F1"} <= shown


def test_a_draft_has_its_picture_while_it_is_still_open(program: Program, window: MainWindow) -> None:
    from paku_studio.edits import add_moment
    from paku_studio.models import Pathway
    from paku_studio.storage import face_of

    document = starting.begin("Kotoa arkeen", "fi")
    program.begin(window.desk, document)
    add_moment(document, document.of_type(Pathway)[0].id, "Soitto Kelaan")
    keeper = window.desk.keeper
    keeper.save()
    first = face_of(keeper.path).thumbnail
    add_moment(document, document.of_type(Pathway)[0].id, "Kirje tuli")
    keeper.save()
    assert first
    assert face_of(keeper.path).thumbnail != first
