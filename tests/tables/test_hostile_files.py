"""A file that is no table, or wants to be more than one, gets one plain sentence."""

import io
import time
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from paku_studio.export.tables import TableUnusable, apply_table, read_table, write_xlsx
from paku_studio.locale import LANGUAGES
from paku_studio.models import Actor, ServiceMoment


def packed(parts: dict[str, bytes], start: bytes | None = None) -> bytes:
    stream = io.BytesIO(start or b"")
    with zipfile.ZipFile(stream, "a" if start else "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def workbook(*rows, title="Sheet") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return stream.getvalue()


PLAIN = workbook(["id", "type", "text"], ["", "actor", "x"])
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = b"<styleSheet " + SPACE + b">%s</fonts></styleSheet>"
RELATION = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
SHEET_NAMED = b'<sheet name="a" sheetId="1" r:id="rId1"/>'
BOOK = b"<workbook " + SPACE + b" " + RELATION + b"><sheets>%s</sheets></workbook>"
LONG_CELL = b'<row><c t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>'
LAUGHS = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

HOSTILE = {
    "empty": (b"", ".xlsx"),
    "empty csv": (b"", ".csv"),
    "only a mark": (b"\xef\xbb\xbf", ".csv"),
    "text": (b"not a workbook", ".xlsx"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), ".csv"),
    "half": (PLAIN[: len(PLAIN) // 2], ".xlsx"),
    "zip of other things": (packed({"a.txt": b"x"}), ".xlsx"),
    "bomb": (packed({f"b{n}.xml": bytes(20_000_000) for n in range(3)}, PLAIN), ".xlsx"),
    "many entries": (packed({f"{n}.xml": b"" for n in range(400)}, PLAIN), ".xlsx"),
    "laughs": (replaced(PLAIN, SHEET, LAUGHS + HEAD), ".xlsx"),
    "cells without end": (replaced(PLAIN, SHEET, HEAD + b"<row><c/></row>" * 500_000), ".xlsx"),
    "one cell far out in every row": (
        replaced(PLAIN, SHEET, HEAD + b"".join(b'<row><c r="XFD%d"><v>1</v></c></row>' % n for n in range(1, 9000))),
        ".xlsx",
    ),
    "a cell without end": (replaced(PLAIN, SHEET, HEAD + LONG_CELL % (b"_x0000_" * 1_000_000)), ".xlsx"),
    "laughs in UTF-16": (replaced(PLAIN, SHEET, (LAUGHS + HEAD).decode().encode("utf-16")), ".xlsx"),
    "styles without end": (replaced(PLAIN, "xl/styles.xml", STYLES % (b"<fonts>" + b"<font/>" * 500_000)), ".xlsx"),
    "elements without end": (replaced(PLAIN, SHEET, HEAD + b"<row>" + b"<a/>" * 5_000_000), ".xlsx"),
    "one sheet named a thousand times": (replaced(PLAIN, "xl/workbook.xml", BOOK % (SHEET_NAMED * 1000)), ".xlsx"),
    "broken xml": (replaced(PLAIN, SHEET, HEAD + b"<row><c"), ".xlsx"),
    "no headings": (b"a;b;c\r\n1;2;3\r\n", ".csv"),
    "open quote": (b'id;text\r\n"' + b"x" * 1_200_000, ".csv"),
    "another program's": (b"{\\rtf1}", ".rtf"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_gets_one_sentence_soon(name):
    data, suffix = HOSTILE[name]
    begun = time.perf_counter()
    with pytest.raises(TableUnusable) as refused:
        read_table(data, suffix)
    assert time.perf_counter() - begun < 2
    for language in LANGUAGES:
        sentence = refused.value.sentence(language)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert language == "en" or sentence != refused.value.message_id


def test_formulas_are_not_computed_and_other_types_are_read(document):
    data = workbook(
        ["id", "type", "name", "abbreviations"],
        ["a1", "actor", "=1+1", None],
        ["a2", "actor", 40, None],
        ["a3", "actor", 2.5, "x; y"],
        ["a4", "actor", True, None],
    )
    apply_table(document, read_table(data, ".xlsx"))
    assert [document.get(key, Actor).name for key in ("a1", "a2", "a3", "a4")] == ["=1+1", "40", "2.5", "true"]


def test_a_sheet_is_known_by_its_name(document):
    data = workbook(["Teksti", "Vaihe"], ["Uusi tuokio", "Ennen"], title="Palvelutuokio")
    (new,) = apply_table(document, read_table(data, ".xlsx")).added
    assert document.get(new, ServiceMoment).text == "Uusi tuokio"


def test_every_cell_of_our_workbook_is_text(document):
    with document.edit("x") as transaction:
        transaction.change("letters", text='=HYPERLINK("http://paha", "x")')
    book = load_workbook(io.BytesIO(write_xlsx(document.records, "fi")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert book["Palvelutuokio"].freeze_panes == "B2"


def test_a_list_longer_than_a_cell_goes_on_beside(document):
    references = tuple(f"pykälä {n} \x0b" * 40 for n in range(300))
    with document.edit("x") as transaction:
        transaction.change("letters", law_references=references)
    content = read_table(write_xlsx(document.records, "sv"), ".xlsx")
    assert apply_table(document, content).changed == ()
    assert document.get("letters", ServiceMoment).law_references == references
