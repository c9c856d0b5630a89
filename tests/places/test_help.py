"""The help: its words, its keys, finding in it, and the window that shows it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.helping import (
    FAMILIES,
    KEYS,
    MARKS,
    NAMED_KEYS,
    PAGES,
    SHEETS,
    Key,
    Page,
    Row,
    Section,
    keys_of_actions,
    pages,
    search,
)
from paku_studio.locale import LANGUAGES, translator
from paku_studio.notation import apply_notation
from paku_studio.notation.marks import FEELINGS, Mark, read_head
from paku_studio.store import Document
from paku_studio.widgets.help_dialog import HelpDialog
from paku_studio.widgets.help_html import sections_markup
from paku_studio.widgets.look import Look


def told(language: str) -> tuple[Page, ...]:
    t = translator(language)
    return pages(t, keys_of_actions(t, str))


def page(name: str, language: str = "fi") -> Page:
    return next(each for each in told(language) if each.name == name)


def test_every_mark_is_explained() -> None:
    explained = {row.cells[0] for row in page(MARKS).sections[0].rows} | {""}
    first, *_, last = FEELINGS
    assert {mark.value for mark in Mark if mark is not Mark.FEELING} <= explained
    assert f"{first} … {last}" in explained


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_a_mark_is_read_as_that_mark(language: str) -> None:
    for row in page(MARKS, language).sections[0].rows:
        sign, _, example = row.cells
        expected = {"-2 … +2": Mark.FEELING, "-> [ ]": Mark.LEADS_TO}.get(sign, sign)
        expected = Mark.NONE if row.icon == "square-plus" else expected
        assert read_head(example).mark == expected, example


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_together_are_a_pathway_without_a_remark(language: str) -> None:
    rows = page(MARKS, language).sections[0].rows
    lines = [row.cells[2] for row in rows if row.cells[0] != "->"]
    report = apply_notation(Document(), "\n".join(lines), language=language)
    assert report.remarks == ()


def test_every_key_of_the_table_stands_on_the_page_and_no_other() -> None:
    listed = {row.cells for section in page(KEYS).sections for row in section.rows}
    t = translator("fi")
    assert listed == {(", ".join(action.keys), t(action.name)) for action in ACTIONS if action.keys}


def test_every_menu_has_a_heading() -> None:
    assert {action.menu for action in ACTIONS} <= set(FAMILIES)


def test_keys_that_sentences_name_are_in_the_table() -> None:
    by_id = {action.id: action for action in ACTIONS}
    assert all(by_id[action].keys for action in NAMED_KEYS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_name_the_keys_as_they_are_now(language: str) -> None:
    t = translator(language)
    moved = {**keys_of_actions(t, str), "edit.undo": Key("x", ("Ctrl+Alt+U",), "edit")}
    assert any("Ctrl+Alt+U" in row.cells[0] for row in pages(t, moved)[0].sections[0].rows)
    assert not any(
        "%(" in row.cells[0] for each in pages(t, moved) for section in each.sections for row in section.rows
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [("kriitt", "Kriittinen kohta ja miksi"), ("TALLENTAA", "jokainen rivi on heti levyllä"), ("ctrl+z", "Ctrl+Z")],
)
def test_words_are_found_wherever_they_stand(words: str, expected: str) -> None:
    found = [cell for section in search(told("fi"), words) for row in section.rows for cell in row.cells]
    assert any(expected in cell for cell in found)


def test_accents_may_be_left_out_and_all_words_must_occur() -> None:
    assert search(told("fi"), "levylla heti")
    assert search(told("fi"), "levylla heti banaani") == ()
    assert search(told("fi"), "   ") == ()


def test_whatever_is_in_the_help_is_only_words(qapp: Any) -> None:
    section = Section("<b>h</b>", "marks", (Row(("<i>", "& <script>"), "x"),), ("<th>",))
    markup = sections_markup("<h1>", (section,), Look())
    document = QTextDocument()
    document.setHtml(markup)
    for words in ("<b>h</b>", "<i>", "& <script>", "<th>", "<h1>"):
        assert words in document.toPlainText()


@pytest.fixture
def dialog(desk: Any, qtbot: Any) -> HelpDialog:
    made = HelpDialog(desk, "start")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_the_page_that_was_asked_for_is_open(desk: Any, qtbot: Any) -> None:
    made = HelpDialog(desk, "marks")
    qtbot.addWidget(made)
    assert made.browser.toPlainText().startswith("Merkit")
    made.turn_to("keys")
    assert "Ctrl+Z" in made.browser.toPlainText()


def test_headings_are_headings_for_a_screen_reader(dialog: HelpDialog) -> None:
    blocks, found = dialog.browser.document().begin(), []
    while blocks.isValid():
        if blocks.blockFormat().headingLevel():
            found.append((blocks.blockFormat().headingLevel(), blocks.text()))
        blocks = blocks.next()
    assert found[0] == (1, "Ensimmäiset kolme minuuttia")
    assert (2, "Kun jokin menee vikaan") in found


def test_type_a_word_see_where_it_stands_and_come_back(dialog: HelpDialog) -> None:
    QTest.keyClicks(dialog.field, "riski")
    assert "!?" in dialog.browser.toPlainText()
    assert "kolme minuuttia" not in dialog.browser.toPlainText()
    QTest.keyClicks(dialog.field, "xyz")
    assert dialog.browser.toPlainText() == "Ohjeessa ei ole siitä mitään. Kokeile toista sanaa."
    dialog.field.clear()
    assert dialog.browser.toPlainText().startswith("Ensimmäiset kolme minuuttia")


def test_pages_turn_by_keys_alone_and_tab_leaves_the_text(dialog: HelpDialog) -> None:
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.tabs
    QTest.keyClick(dialog.tabs, Qt.Key.Key_Right)
    assert dialog.browser.toPlainText().startswith("Merkit")
    reached = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert {dialog.browser, dialog.print_button, dialog.close_button, dialog.field} <= set(reached)


def test_the_marks_can_be_printed(dialog: HelpDialog, desk: Any) -> None:
    QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert desk.wanted("run") == ["help.print_marks"]


def test_pictures_of_the_marks_are_there(dialog: HelpDialog) -> None:
    from PySide6.QtCore import QUrl

    picture = dialog.browser.document().resource(QTextDocument.ResourceType.ImageResource, QUrl("icon:diamond"))
    assert picture is not None
    assert not picture.isNull()


def test_another_language_keeps_page_and_word(dialog: HelpDialog, desk: Any, qtbot: Any) -> None:
    dialog.turn_to("keys")
    QTest.keyClicks(dialog.field, "Ctrl")
    desk.language = "sv"
    desk.looks_changed.emit()
    qtbot.waitUntil(lambda: dialog.windowTitle() == "Hjälp")
    assert dialog.field.text() == "Ctrl"
    assert dialog.tabs.currentIndex() == PAGES.index(KEYS)


def test_keys_scroll_the_page_from_the_field(dialog: HelpDialog) -> None:
    dialog.resize(600, 400)
    dialog.field.setFocus()
    bar = dialog.browser.verticalScrollBar()
    QTest.keyClick(dialog.field, Qt.Key.Key_PageDown)
    page_down = bar.value()
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert 0 < page_down < bar.value()
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    QTest.keyClick(dialog.field, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    assert dialog.field.hasFocus()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("huoneentaulu", "muistilista", "täytä", "kortteja", "osina", "raportti", "helposti", "html")),
        ("sv", ("hustavla", "minneslistan", "fyll i", "kort", "delar", "rapporten", "lätt", "html")),
        ("en", ("wall poster", "checklist", "fill in", "cards", "glue", "report", "easy", "html")),
    ],
)
def test_whatever_goes_to_paper_is_found(language: str, words: tuple[str, ...]) -> None:
    for each in words:
        assert search((page(SHEETS, language),), each), each
