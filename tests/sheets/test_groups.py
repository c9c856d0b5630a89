"""The page of sheets in groups: headings that keys pass by, parts with their cuts, easy words, filling in, formats."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPlainTextEdit, QPushButton, QWidget

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_filling import filled_by
from paku_studio.export.audit import structure_words
from paku_studio.models import Pathway, Poster, PosterLine
from paku_studio.store import Document
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.sheets import SheetsPage, saving
from paku_studio.widgets.sheets.listing import Heading

CONVERSATION, CHECKLIST = "conversation template-conversation", "checklist template-checklist"


@pytest.fixture
def editor() -> Editor:
    document = Document()
    with document.edit("Load") as transaction:
        transaction.add(Pathway(id="now", title="Nykyinen polku", order="A", summary="Kotoa kotiin"))
        transaction.add(Poster(id="taulu", title="Velasta voi puhua", easy_title="Puhu velasta"))
        words = "Avataan kirjeet yhdessä.\nKukaan ei jää yksin."
        transaction.add(PosterLine(id="rivi", poster="taulu", text=words, easy_text="Me autamme."))
    edits.add_moment(document, "now", "Ohjaaja tulee vastaan kirjastolle")
    return Editor(document, language="fi")


def press(key: Any, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def words_of(part: QWidget) -> str:
    return " ".join(each.text() for each in part.findChildren(QLabel) if not each.isHidden())


@pytest.fixture
def look_at(wait_for: Callable[..., None]) -> Callable[[SheetsPage, str], None]:
    def look(page: SheetsPage, key: str) -> None:
        page.open_sheet(key)
        wait_for(lambda: page.drawings and page.sheet.key == key)

    return look


# the list


def test_the_sheets_stand_in_three_groups_in_their_order(show) -> None:
    page = show()
    rows = page.list.rows.rows
    assert [row.words for row in rows if isinstance(row, Heading)] == [
        "Tästä työstä",
        "Seinälle",
        "Ryhmälle työstettäväksi",
    ]
    kinds = list(dict.fromkeys("-" if isinstance(row, Heading) else row.what for row in rows if row))
    assert kinds == ["-", "pathway", "report", "poster", "conversation", "checklist", "cards"]


def test_as_many_sheets_of_cards_as_are_asked_for_are_numbered_on(show, wait_for) -> None:
    page = show()
    assert not page.choices.sheets.isVisibleTo(page)
    page.open_sheet("cards moment")
    assert page.choices.sheets.isVisibleTo(page)
    page.choices.sheets.setCurrentIndex(page.choices.sheets.findData("5"))
    page.choices.sheets.activated.emit(page.choices.sheets.currentIndex())
    wait_for(lambda: page.drawings and len(page.drawings[0].sheets) == 5)


def test_keys_walk_over_the_headings(show) -> None:
    page = show()
    page.list.view.setFocus()
    press(Qt.Key.Key_Home)
    assert page.sheet.key == "pathway now"
    seen = [page.sheet.what]
    for _ in page.sheets[1:]:
        press(Qt.Key.Key_Down)
        seen.append(page.sheet.what)
    assert list(dict.fromkeys(seen))[-4:] == ["poster", "conversation", "checklist", "cards"]
    assert page.sheet == page.sheets[-1]
    press(Qt.Key.Key_Up)
    assert page.sheet == page.sheets[-2]


def test_a_click_on_a_heading_chooses_nothing(show) -> None:
    page = show()
    view, before = page.list.view, page.sheet
    place = page.list.row_of("poster taulu") - 1
    index = page.list.rows.index(place, 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert page.sheet == before
    assert view.currentIndex().row() == page.list.row_of(before.key)


def test_a_row_is_read_with_its_group(show) -> None:
    page = show()
    rows, role = page.list.rows, Qt.ItemDataRole
    row = rows.index(page.list.row_of("poster taulu"), 0)
    assert rows.data(row, role.AccessibleTextRole).startswith("Velasta voi puhua, A3 pysty")
    assert rows.data(row, role.AccessibleDescriptionRole) == "Seinälle"
    heading = rows.index(page.list.row_of("poster taulu") - 1, 0)
    assert rows.data(heading, role.AccessibleTextRole) == "Seinälle"
    assert not rows.flags(heading) & Qt.ItemFlag.ItemIsSelectable


def test_a_template_is_called_one_and_all_at_once_leaves_it_out(show, tmp_path, monkeypatch, wait_for) -> None:
    page = show()
    row = page.list.rows.index(page.list.row_of(CHECKLIST), 0)
    assert "Pohja, A4 pysty" in page.list.rows.data(row, Qt.ItemDataRole.AccessibleTextRole)
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / "kaikki.pdf")
    page.list.all_button.click()
    wait_for(lambda: not page.saving.writing)
    words = " ".join(structure_words((tmp_path / "kaikki.pdf").read_bytes()))
    assert "Velasta voi puhua" in words
    assert "Asioinnin muistilista" not in words


def test_a_new_huoneentaulu_is_begun_from_the_list(show, editor) -> None:
    page = show()
    page.list.new_button.click()
    (menu,) = (each for each in page.findChildren(QMenu) if each.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Asiakaslähtöinen palveluohjaus",
        "Arvot ja eettiset periaatteet",
        "Kohtaaminen",
        "Johtaminen",
        "Oma huoneentaulu",
    ]
    menu.actions()[2].trigger()
    menu.close()
    assert editor.step == "sheet"
    assert editor.records[editor.sheet].kind == "encounter"


# in parts


def test_parts_are_chosen_and_shown_with_their_cuts(show, look_at, wait_for) -> None:
    page = show()
    look_at(page, "poster taulu")
    assert not page.plan.isVisible()
    choose(page.choices.paper, "A2")
    choose(page.choices.tile, "A4")
    wait_for(lambda: page.drawings)
    (layout,) = page.drawn.layouts
    assert page.plan.isVisible()
    assert page.plan.count.text() == f"{layout.count} A4-arkkia, {len(layout.columns)} × {len(layout.rows)}"
    assert len(page.drawings[0].sheets) == 1
    assert "osina (A4)" in page.names.known(page.sheet)
    assert page.names.pages["poster taulu"] == layout.count + 1
    assert f"{layout.count} A4-arkkia" in page.preview.area.accessibleName()
    assert blue(page) > 200
    choose(page.choices.tile, "whole")
    wait_for(lambda: page.drawings)
    assert not page.plan.isVisible()
    assert blue(page) == 0


def blue(page: SheetsPage) -> int:
    """How many points of the preview are as blue as a cut."""
    picture = page.preview.pages.grab().toImage()
    return sum(
        picture.pixelColor(x, y).blue() - picture.pixelColor(x, y).red() > 120
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )


def test_parts_go_to_the_file_and_the_whole_goes_to_the_web_page(show, look_at, tmp_path, wait_for) -> None:
    page = show()
    look_at(page, "poster taulu")
    choose(page.choices.tile, "A4")
    wait_for(lambda: page.drawings)
    for name in ("osat.pdf", "taulu.html"):
        page.saving.write(tmp_path / name)
        wait_for(lambda: not page.saving.writing)
    document = pypdfium2.PdfDocument(tmp_path / "osat.pdf")
    try:
        sizes = {tuple(sorted(map(round, sheet.get_size()))) for sheet in document}
        assert len(document) == page.drawn.layouts[0].count + 1
    finally:
        document.close()
    assert sizes == {(595, 842)}
    text = (tmp_path / "taulu.html").read_text(encoding="utf-8")
    assert "Kukaan ei jää yksin" in text
    assert "Osa 1/" not in text


def test_only_paper_larger_than_the_printers_is_cut(show, look_at) -> None:
    page = show()
    look_at(page, "poster taulu")
    offered = [page.choices.tile.itemData(at) for at in range(page.choices.tile.count())]
    assert offered == ["whole", "A4"]
    choose(page.choices.paper, "A1")
    offered = [page.choices.tile.itemData(at) for at in range(page.choices.tile.count())]
    assert offered == ["whole", "A4", "A3"]
    choose(page.choices.tile, "A3")
    choose(page.choices.paper, "A4")
    assert not page.choices.tile.isVisible()
    assert page.wanted.choice(page.sheet).tile is None


# easy words


def test_the_easy_twin_is_one_press_away(show, look_at, wait_for) -> None:
    page = show()
    assert not page.choices.easy.isVisible()
    look_at(page, "poster taulu")
    page.choices.easy.setFocus()
    press(Qt.Key.Key_Space)
    wait_for(lambda: page.drawings)
    assert page.drawings[0].title == "Puhu velasta"
    look_at(page, "pathway now")
    look_at(page, "poster taulu")
    assert page.choices.easy.isChecked()


def test_edit_opens_the_sheet_and_makes_a_template_ones_own(show, look_at, editor) -> None:
    page = show()
    look_at(page, "poster taulu")
    page.choices.edit.click()
    assert (editor.step, editor.sheet) == ("sheet", "taulu")
    editor.go_to("sheets")
    look_at(page, CHECKLIST)
    page.choices.edit.click()
    own = editor.records[editor.sheet]
    assert own.TYPE == "checklist"
    editor.go_to("sheets")
    assert show().sheet.id == own.id


# filling in


def test_what_is_filled_in_goes_to_paper_and_nowhere_else(show, look_at, editor, tmp_path, wait_for) -> None:
    page = show()
    look_at(page, CHECKLIST)
    before = dict(editor.records)
    page.choices.fill.setFocus()
    press(Qt.Key.Key_Space)
    assert page.filling.isVisible()
    assert not page.checks.isVisible()
    first = page.findChildren(QPlainTextEdit)[0]
    assert first.hasFocus()
    QTest.keyClicks(first, "Varhaisen tuen talo")
    wait_for(lambda: "Varhaisen tuen talo" in all_words(page))
    page.saving.write(tmp_path / "lista.pdf")
    wait_for(lambda: not page.saving.writing)
    assert "Varhaisen tuen talo" in " ".join(structure_words((tmp_path / "lista.pdf").read_bytes()))
    assert dict(editor.records) == before
    assert "Varhaisen" not in str(page.desk.program.sheets_chosen)


def all_words(page: SheetsPage) -> str:
    from paku_studio.drawing.display import TextLine, walk

    sheets = [sheet for drawing in page.drawings for sheet in drawing.sheets]
    return " ".join(item.text for sheet in sheets for item in walk(sheet.body) if isinstance(item, TextLine))


def fill_in(page: SheetsPage, words: str) -> None:
    page.choices.fill.setChecked(True)
    page.findChildren(QPlainTextEdit)[0].setPlainText(words)


def test_what_a_client_filled_in_does_not_go_out_with_all_sheets(
    show, look_at, editor, tmp_path, monkeypatch, wait_for
) -> None:
    own = edits.start_conversation(editor.document, "fi")
    page = show()
    look_at(page, f"conversation {own}")
    fill_in(page, "Kerron veloistani")
    wait_for(lambda: "Kerron veloistani" in all_words(page))
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / "kaikki.pdf")
    page.list.all_button.click()
    wait_for(lambda: not page.saving.writing)
    words = " ".join(structure_words((tmp_path / "kaikki.pdf").read_bytes()))
    assert "Velasta voi puhua" in words
    assert "Kerron" not in words
    filled_by(editor).forget()


def test_leaving_asks_once_and_staying_loses_nothing(show, look_at, wait_for) -> None:
    page = show()
    look_at(page, CHECKLIST)
    fill_in(page, "Talo")
    wait_for(lambda: page.filled.words and page.drawings)
    page.list.view.setFocus()
    press(Qt.Key.Key_Up)
    assert page.question.isVisible()
    assert page.question.keep.hasFocus()
    assert page.sheet.key == CHECKLIST
    assert page.list.view.currentIndex().row() == page.list.row_of(CHECKLIST)
    press(Qt.Key.Key_Escape)
    assert not page.question.isVisible()
    assert "organisation" in page.filled.words
    page.open_sheet(CONVERSATION)
    page.question.leave.click()
    assert page.sheet.key == CONVERSATION
    assert page.filled.words == {}
    assert not page.question.isVisible()


def test_where_nothing_was_typed_nothing_is_asked(show, look_at) -> None:
    page = show()
    look_at(page, CHECKLIST)
    page.choices.fill.setChecked(True)
    page.open_sheet(CONVERSATION)
    assert not page.question.isVisible()
    assert page.sheet.key == CONVERSATION
    assert not page.choices.fill.isChecked()


def test_a_page_that_is_built_anew_keeps_what_was_filled_in(show, look_at, editor, wait_for) -> None:
    page = show()
    look_at(page, CHECKLIST)
    fill_in(page, "Talo")
    wait_for(lambda: page.filled.words)
    again = show()
    assert again.sheet.key == CHECKLIST
    assert again.choices.fill.isChecked()
    assert again.findChildren(QPlainTextEdit)[0].toPlainText() == "Talo"
    wait_for(lambda: "Talo" in all_words(again))
    filled_by(editor).forget()


def test_sheets_without_fields_have_no_such_button(show, look_at) -> None:
    page = show()
    for key in ("pathway now", "poster taulu", "report"):
        look_at(page, key)
        assert not page.choices.fill.isVisible()


# before printing


def test_a_mark_is_taken_off_and_a_cut_is_accepted(show, look_at, editor, wait_for) -> None:
    page = show()
    look_at(page, "poster taulu")
    page.checks.findChild(QPushButton, "finished taulu").click()
    assert not editor.records["taulu"].draft
    wait_for(lambda: page.drawings and page.checks.findChild(QPushButton, "finished taulu") is None)


# formats


def formats(page: SheetsPage) -> dict[str, Any]:
    """What the menu of other formats offers, by its data."""
    page.saving.others.click()
    (menu,) = (each for each in page.saving.findChildren(QMenu) if each.isVisible())
    found = {action.data(): action for action in menu.actions() if action.data()}
    for action in menu.actions():
        if action.menu() is not None:
            found |= {further.data(): further for further in action.menu().actions()}
    menu.close()
    return found


def test_each_sheet_offers_the_formats_that_it_has(show, look_at) -> None:
    page = show()
    every = {".html", ".svg", ".txt", ".xlsx", ".csv", ".json", ".png 72", ".png 150", ".png 300"}
    look_at(page, "pathway now")
    assert set(formats(page)) == every | {".pptx"}
    look_at(page, "report")
    assert set(formats(page)) == every | {".docx"}
    look_at(page, "poster taulu")
    assert set(formats(page)) == every


@pytest.mark.parametrize("dpi", [72, 300])
def test_a_picture_is_as_fine_as_is_chosen(dpi, show, look_at, tmp_path, monkeypatch, wait_for) -> None:
    page = show()
    look_at(page, CHECKLIST)
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / "lista.png")
    formats(page)[f".png {dpi}"].trigger()
    wait_for(lambda: not page.saving.writing)
    with Image.open(tmp_path / "lista.png") as picture:
        assert picture.width == pytest.approx(595.28 * dpi / 72, abs=1)


@pytest.mark.parametrize(
    ("key", "suffix", "begins"),
    [("report", ".docx", b"PK"), ("pathway now", ".pptx", b"PK"), ("poster taulu", ".html", b"<!DOCTYPE html>")],
)
def test_what_other_programs_open_is_saved(
    key: str, suffix: str, begins: bytes, show, look_at, tmp_path: Path, monkeypatch, wait_for
) -> None:
    page = show()
    look_at(page, key)
    monkeypatch.setattr(saving, "ask_save", lambda *_: tmp_path / f"ulos{suffix}")
    formats(page)[suffix].trigger()
    wait_for(lambda: not page.saving.writing)
    assert page.saving.said.text() == f"Tallennettu kansioon {tmp_path.name}: ulos{suffix}"
    assert (tmp_path / f"ulos{suffix}").read_bytes().startswith(begins)


# room


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_word_is_cut_in_any_window(language: str, desk: Desk, editor: Editor, qtbot, wait_for) -> None:
    spoken = Desk(desk.program, Editor(editor.document, language=language), None, desk.look)
    page = SheetsPage(spoken)
    qtbot.addWidget(page)
    page.show()
    wait_for(lambda: page.drawings)
    for key in ("poster taulu", CHECKLIST, "pathway now"):
        page.open_sheet(key)
        if key == "poster taulu":
            choose(page.choices.paper, "A1")
            choose(page.choices.tile, "A3")
        wait_for(lambda: page.drawings)
        for size in ((1154, 718), (812, 718), (631, 462)):
            page.resize(*size)
            for _ in range(5):  # a word that changes with the size is laid out after it
                QApplication.processEvents()
            assert cut_words(page) == []


def cut_words(page: SheetsPage) -> list[str]:
    """Buttons, boxes and words that do not have the room that they need, or stand outside the page."""
    found = []
    for part in page.findChildren(QWidget):
        if not part.isVisible() or part is page.box:
            continue
        if isinstance(part, QPushButton) and part.sizeHint().width() > part.width() + 1:
            found.append(part.text())
        if isinstance(part, QComboBox):
            shown = part.fontMetrics().horizontalAdvance(part.currentText())
            found += [part.currentText()] if shown + 40 > part.width() else []
        if isinstance(part, QLabel) and not part.wordWrap() and part.text():
            shown = part.fontMetrics().horizontalAdvance(part.text())
            found += [part.text()] if shown > part.width() + 1 else []
    bar = page.choices.flow
    inside = [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]
    found += [part.accessibleName() for part in inside if not bar.rect().contains(part.geometry())]
    return found


def test_a_title_of_20000_letters_is_a_row_like_others(show, look_at, editor) -> None:
    editor.attempt(edits.set_text, editor.document, "now", "title", "pitkä nimi\u202e " * 1800)
    page = show()
    view = page.list.view
    row = page.list.rows.index(page.list.row_of("pathway now"), 0)
    assert view.visualRect(row).height() < 400
    assert len(page.names.name(page.sheet)) < 450
