"""What only the facilitator is to see is on the page, and in nothing that leaves the document."""

import zipfile
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio import edits
from paku_studio.drawing.display import TextLine, walk
from paku_studio.drawing.stage import draw_stage, overview
from paku_studio.drawing.stage import plans as plans_of
from paku_studio.editor.outgoing import content_bytes, shared, write_sheets
from paku_studio.edits.boards import OWN, PARKED
from paku_studio.export.sheets import SheetChoice, draw_sheet, sheets_of
from paku_studio.models import FacilitatorNote, NoteKind

SECRET, WAITING, MARKED = "kysykahvilla", "muistapysakki", "omahuomio"
SECRETS = (SECRET, WAITING, MARKED)


@pytest.fixture
def told(document, group, editor, today):
    """A pathway with what was said of it, and three things that nobody else is to see."""
    session = editor.meetings.start(today)
    path = edits.add_pathway(document, "Kotoa arkeen")
    moment = edits.add_moment(document, path, "hakemus valmiiksi")
    edits.add_note(document, moment, NoteKind.WORKED, "istuttiin vieressa")
    note = edits.add_note(document, moment, NoteKind.RISK, MARKED)
    edits.keep_note_to_myself(document, note, True)
    board = editor.boards.board("group")
    board.add(OWN, SECRET)
    board.add(PARKED, WAITING)
    assert {one.session for one in document.of_type(FacilitatorNote)} == {session}
    return path


def unpacked(data: bytes) -> str:
    """The text of a file, and of every part of one that is an archive."""
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("suffix", [".json", ".txt", ".csv", ".xlsx"])
def test_own_notes_are_in_no_table_or_text(document, told, suffix):
    text = unpacked(content_bytes(document.records, suffix, "fi"))
    assert "hakemus valmiiksi" in text
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx", ".txt"])
def test_whole_records_of_them_are_left_out_too(document, told, suffix):
    text = unpacked(content_bytes(document.records, suffix, "en")).casefold()
    assert "facilitator" not in text


def test_what_is_shared_has_none_of_them(document, told):
    kept = shared(document.records)
    assert not [one for one in kept.values() if isinstance(one, FacilitatorNote)]
    assert not [one for one in kept.values() if any(secret in str(one) for secret in SECRETS)]


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
def test_own_notes_are_on_no_sheet(document, told, suffix, tmp_path):
    edits.add_persona(document, "Aino")
    choice = SheetChoice(what="all")
    drawings = [draw_sheet(document.records, sheet, choice) for sheet in sheets_of(document.records, "all")]
    written = write_sheets(tmp_path / f"arkit{suffix}", drawings, {}, title="Arkit")
    text = "".join(text_of_pdf(one) if suffix == ".pdf" else one.read_text(encoding="utf-8") for one in written)
    assert "hakemus" in text
    assert "Aino" in text
    assert not [secret for secret in SECRETS if secret in text]


def test_own_notes_are_not_on_the_wall(document, told, editor):
    seen = ""
    for step in ("pathway", "persona", "understanding", "value"):
        plans = [
            *plans_of(document.records, step, pathway=told, language="fi"),
            *overview(document.records, step, pathway=told, language="fi"),
        ]
        for plan in plans:
            sheet = draw_stage(document.records, plan, 1280, 720, "fi").sheet
            seen += " ".join(one.text for one in walk(sheet.body) if isinstance(one, TextLine)) + "\n"
    assert "hakemus" in seen
    assert not [secret for secret in SECRETS if secret in seen]


def text_of_pdf(path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_they_stand_on_the_page_and_what_is_parked_is_ticked_by_keys(page, document, told, editor):
    own, parked = page.own_notes.fields
    assert [row.line.text for row in own.in_order] == [SECRET]
    row = parked.in_order[0]
    assert row.line.text == WAITING
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    (note,) = [one for one in document.of_type(FacilitatorNote) if one.parked]
    assert note.done
    editor.undo()
    assert not document.records[note.id].done


def test_the_page_says_that_nobody_else_sees_them(page):
    assert page.own_notes.heading.text() == "Vain sinulle"
    assert page.own_notes.explained.text() == "Ei koskaan projektorilla eikä vienneissä."
    assert QApplication.activePopupWidget() is None
