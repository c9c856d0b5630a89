"""A document is let go only when a disk has it, or when the person says so twice."""

import weakref
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from paku_studio.editor.keeping import Keeper, Saving
from paku_studio.models import ServiceMoment
from paku_studio.pause import pass_over
from paku_studio.storage import Places, open_document
from paku_studio.widgets import window_actions
from paku_studio.widgets.app import Program
from paku_studio.widgets.window import MainWindow


@pytest.fixture
def full(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """No disk takes the window's document; each wish to close it is noted, and the one that is meant anyway is done."""
    keeper, wishes = window.desk.keeper, []
    really = keeper.close

    def close(anyway: bool = False) -> Saving:
        wishes.append(anyway)
        if anyway:
            really()
        return Saving("trouble", None, "Levy on täynnä.", "journal")

    monkeypatch.setattr(keeper, "close", close)
    return wishes


def told(window: MainWindow) -> str:
    said = window.desk.editor.told
    return said.text if said is not None else ""


def test_closing_is_refused_in_words_and_the_second_wish_counts(
    program: Program, window: MainWindow, full: list[bool]
) -> None:
    assert not window.close()
    assert told(window) == "Levy on täynnä. Sulje uudelleen, jos haluat lähteä ilman viimeisiä muutoksia."
    assert window in program.windows
    assert window.close()
    assert full == [False, True]
    assert program.windows == []


def test_another_document_does_not_take_its_place(
    program: Program, window: MainWindow, full: list[bool], examples_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "toinen.paku"
    other.write_bytes(next(examples_folder.glob("moni*.paku")).read_bytes())
    editor, keeper = window.desk.editor, window.desk.keeper
    program.open_path(window.desk, other)
    assert window.desk.editor is editor
    assert window.desk.keeper is keeper
    assert "Levy on täynnä." in told(window)
    again, opened = Keeper.open(program.places, other)  # it was closed again, and can be opened
    assert again.document.records
    opened.close()
    window.close()
    window.close()


def test_a_window_that_loses_the_keyboard_is_written_soon(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.desk.keeper, "nudge", lambda: asked.append("soon"))
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert asked == ["soon"]


@pytest.mark.parametrize(("took", "said"), [(True, "Työ säilyy kansiossa"), (False, "Levy on täynnä.")])
def test_another_place_is_told_of_only_when_its_disk_took_the_work(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, took: bool, said: str
) -> None:
    keeper = window.desk.keeper
    monkeypatch.setattr(Keeper, "state", property(lambda _: Saving("trouble", None, "Levy on täynnä.", "journal")))
    monkeypatch.setattr(keeper, "rescue", lambda folder: took)
    monkeypatch.setattr(window_actions, "ask_folder", lambda *_: tmp_path)
    window.desk.say("")
    window.desk.run("file.rescue")
    assert told(window).startswith(said)


def test_a_file_that_cannot_be_written_is_offered_another_name(
    qtbot: object, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, chosen = window.desk.keeper, tmp_path / "muualla.paku"
    keeper.path.chmod(0o444)
    window.desk.editor.capture.text = "Viimeinen sana"
    window.desk.editor.capture.enter()
    keeper.nudge()
    qtbot.waitUntil(lambda: window.bar.rescue.isVisibleTo(window))
    assert window.bar.rescue.text() == " Säilytä muualla…"
    assert window.bar.rescue.geometry().height() <= window.bar.height()
    assert window.bar.rescue.mapTo(window.bar, window.bar.rescue.rect().bottomLeft()).y() < window.bar.height()
    assert "kirjoitussuojattu" in told(window)
    folder, begun = keeper.path.parent, []
    monkeypatch.setattr(window_actions, "ask_save", lambda *asked: begun.append(asked[3].parent) or chosen)
    window.desk.program.last_folder = folder
    window.desk.run("file.rescue")
    assert folder not in begun
    assert keeper.path == chosen
    assert "Viimeinen sana" in [moment.text for moment in open_document(chosen).document.of_type(ServiceMoment)]
    qtbot.waitUntil(lambda: not window.bar.rescue.isVisibleTo(window))


def test_what_could_not_be_understood_is_told_with_where_it_is_now(
    program: Program, window: MainWindow, examples_folder: Path, tmp_path: Path
) -> None:
    strange = tmp_path / "outo.paku"
    strange.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    with zipfile.ZipFile(strange, "a") as archive:
        archive.writestr("hologrammi.bin", b"?")
    program.open_path(window.desk, strange)
    assert "hologrammi.bin" in told(window)
    assert told(window).endswith("Tiedosto on varmuuskopioissa sellaisena kuin se oli.")


def test_a_copy_of_a_file_that_another_computer_has_open_leaves_the_file_alone(
    program: Program, start: MainWindow, examples_folder: Path, tmp_path: Path, qtbot: Any
) -> None:
    shared = tmp_path / "yhteinen.paku"
    shared.write_bytes(next(examples_folder.glob("velka*.paku")).read_bytes())
    _, theirs = Keeper.open(Places(tmp_path / "toinen kone"), shared)
    before = shared.read_bytes()
    program.open_path(start.desk, shared)
    qtbot.waitUntil(lambda: "TakenDialog" in start.dialogs)
    start.dialogs["TakenDialog"].copy.click()
    assert told(start) == "Tämä on oma kopiosi, joka säilyy luonnoksena; ”yhteinen.paku” jää ennalleen."
    assert start.desk.keeper.is_draft
    start.desk.editor.capture.text = "Vain kopiossa"
    start.desk.editor.capture.enter()
    start.close()
    theirs.close()
    assert shared.read_bytes() == before


def delete_later() -> None:
    """Outside Qt's own loop nobody deletes what was to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_closed_document_is_not_kept_in_memory(qtbot: object, program: Program, window: MainWindow) -> None:
    pass_over()  # as the canvas does once a document stands
    document, parts = weakref.ref(window.desk.editor.document), len(QApplication.allWidgets())
    window.to_start_page()
    qtbot.waitUntil(lambda: delete_later() or document() is None)
    assert len(QApplication.allWidgets()) < parts


def test_a_closed_window_is_gone(qtbot: object, program: Program, window: MainWindow) -> None:
    window.close()
    qtbot.waitUntil(lambda: delete_later() or not isValid(window))
