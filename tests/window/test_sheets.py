"""The sheets: seen as they will be printed, saved beside the work, stopped, refused in one sentence."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from paku_studio.widgets.sheets import SheetsPage, saving
from paku_studio.widgets.window import MainWindow


def wait_for(what: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def sheets(window: MainWindow) -> SheetsPage:
    window.desk.editor.open_pathway(window.desk.editor.pathways()[1])
    window.desk.run("file.sheets")
    page = window.page
    wait_for(lambda: page.drawings)
    return page


def choose(box: object, value: str) -> None:
    """Take a value as a person does, so that the choice is told."""
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_the_open_pathway_is_shown_and_saved_as_it_is_chosen(sheets: SheetsPage, tmp_path: Path) -> None:
    choose(sheets.choices.paper, "A4")
    choose(sheets.choices.orientation, "portrait")
    wait_for(sheets.saving.save.isEnabled)
    shown = [(sheet.width, sheet.height) for drawing in sheets.drawings for sheet in drawing.sheets]
    assert {(round(width), round(height)) for width, height in shown} == {(595, 842)}
    sheets.saving.write(tmp_path / "polku.pdf")
    wait_for(lambda: not sheets.saving.bar.isVisible())
    document = pypdfium2.PdfDocument(tmp_path / "polku.pdf")
    try:
        assert len(document) == len(shown)
        words = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    assert "Kirjeet jäävät avaamatta" in " ".join(words.split())
    assert sheets.saving.said.text() == f"Tallennettu kansioon {tmp_path.name}: polku.pdf"


def test_all_sheets_at_once_stand_in_one_file(
    sheets: SheetsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / "kaikki.pdf")
    sheets.list.all_button.click()
    wait_for(lambda: not sheets.saving.bar.isVisible(), 60)
    assert sheets.saving.said.text() == f"Tallennettu kansioon {tmp_path.name}: kaikki.pdf"
    document = pypdfium2.PdfDocument(tmp_path / "kaikki.pdf")
    try:
        sizes = {tuple(map(round, page.get_size())) for page in document}
        made = [sheet for sheet in sheets.sheets if not sheet.empty]
        assert len(document) >= len(made) == 9  # the boards, the report and its meeting, a huoneentaulu
    finally:
        document.close()
    assert sizes == {(1191, 842), (595, 842), (842, 1191)}


def test_typed_notes_say_what_they_leave_out(sheets: SheetsPage, tmp_path: Path) -> None:
    sheets.saving.write(tmp_path / "polku.txt")
    wait_for(lambda: not sheets.saving.bar.isVisible())
    assert "Kirjeet jäävät avaamatta" in (tmp_path / "polku.txt").read_text(encoding="utf-8")
    assert len(sheets.saving.said.text()) > len(f"Tallennettu kansioon {tmp_path.name}: polku.txt")


def test_a_folder_that_is_not_there_is_one_sentence(sheets: SheetsPage, tmp_path: Path) -> None:
    sheets.saving.write(tmp_path / "poissa" / "polku.pdf")
    wait_for(lambda: not sheets.saving.bar.isVisible())
    assert sheets.saving.said.property("kind") == "trouble"
    assert "polku.pdf" in sheets.saving.said.text()
    assert sheets.saving.save.isEnabled()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Saving goes on sheet by sheet until the event is set."""
    go_on = threading.Event()

    def write(target: Path, *_given: object, progress: Callable[[int, int], None], **_named: object) -> tuple[Path]:
        while not go_on.wait(0.01):
            progress(1, 2)
        target.write_bytes(b"done")
        return (target,)

    monkeypatch.setattr(saving, "write_sheets", write)
    return go_on


def test_saving_shows_how_far_it_is_and_can_be_stopped(
    sheets: SheetsPage, slow: threading.Event, tmp_path: Path
) -> None:
    sheets.saving.write(tmp_path / "polku.pdf")
    wait_for(lambda: sheets.saving.bar.value() == 1)
    assert not sheets.saving.save.isEnabled()
    assert sheets.saving.stop.isVisible()
    sheets.saving.stop.click()
    wait_for(lambda: not sheets.saving.bar.isVisible())
    assert sheets.saving.said.text() == "Keskeytetty: mitään ei tallennettu."
    assert not (tmp_path / "polku.pdf").exists()
    assert sheets.saving.save.isEnabled()


def test_what_is_being_saved_goes_on_when_one_goes_back_to_work(
    window: MainWindow, sheets: SheetsPage, slow: threading.Event, tmp_path: Path
) -> None:
    sheets.saving.write(tmp_path / "polku.pdf")
    wait_for(lambda: sheets.saving.bar.value() == 1)
    window.desk.editor.go_to("pathway")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(sheets)
    slow.set()
    wait_for(lambda: window.desk.editor.told)
    assert window.desk.editor.told.text == f"Tallennettu kansioon {tmp_path.name}: polku.pdf"
    assert (tmp_path / "polku.pdf").read_bytes() == b"done"


def test_leaving_while_the_sheets_are_drawn_waits_for_nothing(window: MainWindow) -> None:
    window.desk.run("file.sheets")
    window.desk.editor.go_to("pathway")
    for _ in range(50):
        QApplication.processEvents()
        time.sleep(0.01)
    assert window.page is None


def test_another_look_builds_the_page_anew_where_it_was(window: MainWindow, sheets: SheetsPage) -> None:
    sheets.open_sheet(sheets.sheets[2].key)
    window.desk.change_settings(theme="dark")
    wait_for(lambda: window.page is not sheets and window.page.drawings)
    assert window.page.sheet.what == "persona"
