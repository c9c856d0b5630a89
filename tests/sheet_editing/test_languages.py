"""The same sheet in another language: what was made is said, what is to be translated is marked, nothing is doubled."""

import pytest
from PySide6.QtWidgets import QLabel

from paku_studio import edits
from paku_studio.editor.editor import Editor
from paku_studio.editor.sheet_editing import sheets_of_document
from paku_studio.models import Poster
from paku_studio.widgets.sheet_editor.panel import WORDS


@pytest.fixture
def editor(document):
    """Somebody at a poster of the group's own words, in Finnish."""
    made = Editor(document)
    made.open_sheet(edits.start_poster(document, "custom", "fi"))
    made.sheet_editing.write(made.sheet, "title", "Meidän talon tavat")
    made.sheet_editing.add("Ovi on auki.")
    made.sheet_editing.add("Kahvi on kuumaa.")
    return made


def names(editor):
    return [editor.sheet_editing.name_of(sheet) for sheet in sheets_of_document(editor)]


def texts(editor):
    return [line.text for line in editor.sheet_editing.lines()]


def test_a_copy_is_said_and_told_apart_and_what_is_to_be_translated_is_marked(editor):
    editor.sheet_editing.same_in("sv")
    assert editor.told.text == "Sama arkki ruotsiksi: siitä tehtiin kopio. 3 tekstiä odottaa kääntämistä."
    assert names(editor) == ["Meidän talon tavat", "Meidän talon tavat (ruotsiksi)"]
    assert editor.records[editor.sheet].title == "Meidän talon tavat"
    first = editor.sheet_editing.lines()[0].id
    assert editor.sheet_editing.foreign()[(first, "text")] == "fi"
    assert "suomeksi" in editor.sheet_editing.foreign_words()
    editor.sheet_editing.write(first, "text", "Dörren är öppen.")
    assert (first, "text") not in editor.sheet_editing.foreign()
    editor.sheet_editing.write(editor.sheet, "title", "Så gör vi")
    editor.sheet_editing.write(editor.sheet_editing.lines()[1].id, "text", "Kaffet är hett.")
    assert editor.sheet_editing.foreign_words() == ""


def test_asked_twice_the_copy_that_stands_is_opened_however_much_of_it_was_translated(editor):
    finnish = editor.sheet
    editor.sheet_editing.same_in("sv")
    swedish = editor.sheet
    editor.sheet_editing.write(swedish, "title", "Så gör vi")
    for line in editor.sheet_editing.lines():
        editor.sheet_editing.write(line.id, "text", "På svenska")
    editor.open_sheet(finnish)
    editor.sheet_editing.same_in("sv")
    assert editor.sheet == swedish
    assert editor.told.text == "Arkki on jo ruotsiksi: tässä se on."
    editor.sheet_editing.same_in("fi")
    assert editor.sheet == finnish
    assert len(editor.document.of_type(Poster)) == 2


def test_a_third_language_is_known_from_either_of_the_others(editor):
    finnish = editor.sheet
    editor.sheet_editing.same_in("sv")
    swedish = editor.sheet
    editor.sheet_editing.same_in("en")
    english = editor.sheet
    assert set(editor.sheet_editing.foreign().values()) == {"fi"}
    for start, language, end in ((finnish, "en", english), (english, "fi", finnish), (english, "sv", swedish)):
        editor.open_sheet(start)
        editor.sheet_editing.same_in(language)
        assert editor.sheet == end


def test_a_copy_that_was_removed_is_made_anew(editor):
    finnish = editor.sheet
    for _ in range(3):
        editor.open_sheet(finnish)
        editor.sheet_editing.same_in("sv")
        assert editor.sheet != finnish
        assert texts(editor) == ["Ovi on auki.", "Kahvi on kuumaa."]
        editor.sheet_editing.remove_sheet()
        assert len(editor.document.of_type(Poster)) == 1
    editor.undo()
    assert len(editor.document.of_type(Poster)) == 2


def test_a_copy_is_taken_back_and_made_again(editor):
    editor.sheet_editing.same_in("sv")
    made = editor.sheet
    editor.undo()
    assert made not in editor.records
    editor.redo()
    editor.open_sheet(made)
    assert texts(editor) == ["Ovi on auki.", "Kahvi on kuumaa."]


def test_the_templates_words_and_names_are_not_to_be_translated(document):
    editor = Editor(document)
    editor.open_sheet("template-checklist")
    edits.change_sheet(document, editor.sheet, organisation="Perhekeskus", web="perhekeskus.example")
    editor.sheet_editing.same_in("en")
    assert editor.sheet_editing.foreign() == {}
    assert editor.sheet_editing.foreign_words() == ""


def test_the_page_shows_the_language_and_each_text_that_is_to_be_translated(at_table):
    line = at_table.editing.lines()[0].id
    at_table.editing.write(line, "text", "Meidän oma lupauksemme.")
    assert at_table.page.language.text().strip() == "Suomi"
    at_table.editing.same_in("sv")
    at_table.see()
    assert at_table.page.language.text().strip() == "Ruotsi"
    assert "Ruotsi" in at_table.page.language.accessibleName()
    assert at_table.page.title().endswith("(ruotsiksi)")
    words = at_table.page.open_fields(WORDS)
    assert words.foreign.isVisible()
    assert "vielä suomeksi" in words.foreign.text()
    block = words.blocks[at_table.editing.lines()[0].id]
    assert block.pairs[0].plain.hints.text() == "Vielä suomeksi."
    marked = [each for each in words.findChildren(QLabel) if each.isVisible() and each.text() == "Vielä suomeksi."]
    assert len(marked) == 1
    block.first.setFocus()
    block.first.selectAll()
    at_table.type("Vårt löfte")
    assert "suomeksi" not in block.pairs[0].plain.hints.text()
    at_table.page.back.setFocus()
    assert not words.foreign.isVisible()


def test_the_window_says_at_once_that_another_sheet_is_open(person):
    someone = person()
    someone.open("template-encounter")
    someone.editing.write(someone.editor.sheet, "title", "Meidän tavat")
    someone.window.desk.run("sheet.language", "sv")
    someone.wait()
    assert "Meidän tavat (ruotsiksi)" in someone.window.bar.title.text()
