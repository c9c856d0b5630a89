"""Files in the window: dropped, opened, named, copied, printed; what cannot be is one sentence and changes nothing."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from paku_studio.drawing.paper import paper
from paku_studio.drawing.road import draw_pathway
from paku_studio.drawing.theme import theme
from paku_studio.editor.outgoing import content_bytes
from paku_studio.models import Pathway, ServiceMoment
from paku_studio.storage import open_document
from paku_studio.widgets.app import Program
from paku_studio.widgets.printing import page_of, paint_sheets
from paku_studio.widgets.window import MainWindow

NOTES = "= Kotoa takaisin\n# Ennen\nKirjeet avaamatta\n- kukaan ei kysynyt\n"


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), actions, data, left, Qt.KeyboardModifier.NoModifier))


def drop_and_open(window: MainWindow, path: Path) -> None:
    """A document dropped onto another is asked about; its first answer is to open it."""
    drop(window, path)
    QApplication.processEvents()
    for menu in [menu for menu in window.findChildren(QMenu) if menu.isVisible()]:
        menu.actions()[0].trigger()
        menu.close()


def moments(window: MainWindow) -> list[str]:
    return [moment.text for moment in window.desk.editor.document.of_type(ServiceMoment)]


def told(window: MainWindow) -> str:
    said = window.desk.editor.told
    return said.text if said is not None else ""


def test_notes_dropped_on_the_start_page_make_a_document(start: MainWindow, tmp_path: Path) -> None:
    notes = tmp_path / "seinältä.txt"
    notes.write_text(NOTES, encoding="utf-8")
    drop(start, notes)
    assert moments(start) == ["Kirjeet avaamatta"]
    assert start.desk.keeper.is_draft


def test_notes_dropped_on_a_document_are_added_as_one_edit(window: MainWindow, tmp_path: Path) -> None:
    before = moments(window)
    notes = tmp_path / "lisää.txt"
    notes.write_text("Uusi tuokio\n+ toimi\n", encoding="utf-8")
    drop(window, notes)
    assert len(moments(window)) == len(before) + 1
    window.desk.run("edit.undo")
    assert moments(window) == before


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_dropped_on_its_document_changes_what_was_edited_in_it(
    window: MainWindow, tmp_path: Path, suffix: str
) -> None:
    editor = window.desk.editor
    table = tmp_path / f"taulukko{suffix}"
    table.write_bytes(content_bytes(editor.document.snapshot(), suffix, "fi"))
    first = editor.document.of_type(ServiceMoment)[0]
    with editor.document.edit("Change text") as transaction:
        transaction.change(first.id, text="Muutettu")
    drop(window, table)
    assert editor.document.get(first.id, ServiceMoment).text == first.text


def test_a_document_dropped_on_another_opens_in_a_window_of_its_own(
    program: Program, window: MainWindow, examples_folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "toinen.paku"
    other.write_bytes(next(examples_folder.glob("moni*.paku")).read_bytes())
    here = moments(window)
    drop_and_open(window, other)
    assert len(program.windows) == 2
    assert moments(window) == here
    assert program.windows[1].desk.keeper.path == other.resolve()


def test_the_same_file_opens_once(program: Program, window: MainWindow, story: Path) -> None:
    drop(window, story)
    assert program.windows == [window]


@pytest.mark.parametrize(
    ("name", "data"),
    [("kuva.png", b"\x89PNG"), ("rikki.paku", b"no zip"), ("tyhjä.txt", b""), ("taulukko.xlsx", b"no table")],
)
def test_what_cannot_be_opened_is_one_sentence(window: MainWindow, tmp_path: Path, name: str, data: bytes) -> None:
    wrong = tmp_path / name
    wrong.write_bytes(data)
    before = window.desk.editor.document.snapshot()
    drop_and_open(window, wrong)
    assert window.desk.editor.told.trouble
    assert name in told(window) or told(window)
    assert dict(window.desk.editor.document.snapshot()) == dict(before)


def test_a_draft_is_given_a_name_and_the_copy_leaves_it_alone(
    start: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "n.txt"
    notes.write_text(NOTES, encoding="utf-8")
    drop(start, notes)
    named, copied = tmp_path / "nimi.paku", tmp_path / "kopio.paku"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(named.with_suffix("")), ""))
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(named.with_suffix(""))])
    start.desk.run("file.save")
    assert open_document(named).document.of_type(Pathway)[0].title == "Kotoa takaisin"
    assert start.desk.keeper.path == named.resolve()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copied), ""))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(copied)])
    start.desk.run("file.save_copy")
    assert copied.exists()
    assert start.desk.keeper.path == named.resolve()


def test_closing_writes_all_and_the_file_is_found_again(program: Program, window: MainWindow, story: Path) -> None:
    window.focus_part("dock")
    window.desk.editor.capture.text = "Viimeinen sana"
    window.desk.editor.capture.enter()
    window.close()
    assert "Viimeinen sana" in [moment.text for moment in open_document(story).document.of_type(ServiceMoment)]
    again = program.open_window()
    QTest.qWait(400)
    assert any(entry.path == story.resolve() for entry in recent(program))
    assert again.at_start


def recent(program: Program) -> tuple:
    from paku_studio.storage.recent import recent_files

    return recent_files(program.places)


def test_a_sheet_is_printed_in_its_own_size_with_its_words(window: MainWindow, tmp_path: Path) -> None:
    editor = window.desk.editor
    drawing = draw_pathway(
        editor.document.snapshot(), editor.pathways()[1], paper("A3", "landscape"), theme("colour"), "fi"
    )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_of(drawing.sheets[0]))
    paint_sheets(printer, drawing.sheets, editor.pictures)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    try:
        assert len(printed) == len(drawing.sheets)
        assert printed[0].get_size() == pytest.approx((drawing.sheets[0].width, drawing.sheets[0].height), abs=2)
        ink = printed[0].render(scale=0.2).to_numpy().std()
        assert ink > 5
    finally:
        printed.close()


def test_the_systems_print_dialog_is_asked_and_a_no_prints_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: asked.append(dialog) or 0)
    window.desk.run("file.print")
    assert len(asked) == 1
    assert "tulost" not in told(window).lower()
