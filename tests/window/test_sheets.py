"""The sheets: seen as they will be printed, saved beside the work, stopped, refused in one sentence."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from paku_studio.widgets import sheets_dialog
from paku_studio.widgets.sheets_dialog import SheetsDialog
from paku_studio.widgets.window import MainWindow


def wait_for(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def sheets(window: MainWindow) -> Iterator[SheetsDialog]:
    window.desk.editor.open_pathway(window.desk.editor.pathways()[1])
    window.desk.run("file.sheets")
    dialog = window.dialogs["SheetsDialog"]
    wait_for(lambda: dialog.drawings)
    yield dialog
    for shown in tuple(window.dialogs.values()):
        shown.close()


def choose(box: object, value: str) -> None:
    """Take a value as a person does, so that the choice is told."""
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_the_open_pathway_is_shown_and_saved_as_it_is_chosen(sheets: SheetsDialog, tmp_path: Path) -> None:
    choose(sheets.paper, "A4")
    choose(sheets.orientation, "portrait")
    wait_for(sheets.save.isEnabled)
    shown = [(sheet.width, sheet.height) for drawing in sheets.drawings for sheet in drawing.sheets]
    assert {(round(width), round(height)) for width, height in shown} == {(595, 842)}
    sheets.write(tmp_path / "polku.pdf")
    wait_for(lambda: not sheets.bar.isVisible())
    document = pypdfium2.PdfDocument(tmp_path / "polku.pdf")
    try:
        assert len(document) == len(shown)
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    assert "Kirjeet jäävät avaamatta" in " ".join(words.split())
    assert sheets.said.text() == "Tallennettu: polku.pdf"


def test_all_sheets_together_stand_in_one_file(sheets: SheetsDialog) -> None:
    alone = len(sheets.drawings)
    choose(sheets.what, "")
    wait_for(lambda: sheets.save.isEnabled() and len(sheets.drawings) > alone)
    assert len(sheets.drawings) == 3


def test_typed_notes_say_what_they_leave_out(sheets: SheetsDialog, tmp_path: Path) -> None:
    sheets.write(tmp_path / "polku.txt")
    wait_for(lambda: not sheets.bar.isVisible())
    assert "Kirjeet jäävät avaamatta" in (tmp_path / "polku.txt").read_text(encoding="utf-8")
    assert len(sheets.said.text()) > len("Tallennettu: polku.txt")


def test_a_folder_that_is_not_there_is_one_sentence(sheets: SheetsDialog, tmp_path: Path) -> None:
    sheets.write(tmp_path / "poissa" / "polku.pdf")
    wait_for(lambda: not sheets.bar.isVisible())
    assert sheets.said.property("kind") == "trouble"
    assert "polku.pdf" in sheets.said.text()
    assert sheets.save.isEnabled()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Saving goes on sheet by sheet until the event is set."""
    go_on = threading.Event()

    def write(target: Path, *_given: object, progress: Callable[[int, int], None], **_named: object) -> tuple[Path]:
        while not go_on.wait(0.01):
            progress(1, 2)
        target.write_bytes(b"done")
        return (target,)

    monkeypatch.setattr(sheets_dialog, "write_sheets", write)
    return go_on


def test_saving_shows_how_far_it_is_and_can_be_stopped(
    sheets: SheetsDialog, slow: threading.Event, tmp_path: Path
) -> None:
    sheets.write(tmp_path / "polku.pdf")
    wait_for(lambda: sheets.bar.value() == 1)
    assert not sheets.save.isEnabled()
    assert sheets.stop.isVisible()
    sheets.stop.click()
    wait_for(lambda: not sheets.bar.isVisible())
    assert sheets.said.text() == "Keskeytetty: mitään ei tallennettu."
    assert not (tmp_path / "polku.pdf").exists()
    assert sheets.save.isEnabled()


def test_closing_while_something_is_saved_stops_it(
    window: MainWindow, sheets: SheetsDialog, slow: threading.Event, tmp_path: Path
) -> None:
    before = threading.active_count()
    sheets.write(tmp_path / "polku.pdf")
    wait_for(lambda: sheets.bar.value() == 1)
    sheets.close()
    wait_for(lambda: threading.active_count() <= before)
    assert not slow.is_set()
    assert window.dialogs == {}
    assert not (tmp_path / "polku.pdf").exists()


def test_closing_while_the_sheets_are_drawn_waits_for_nothing(window: MainWindow) -> None:
    window.desk.run("file.sheets")
    window.dialogs["SheetsDialog"].close()
    for _ in range(50):
        QApplication.processEvents()
        time.sleep(0.01)
    assert window.dialogs == {}
