"""The page in three languages, at two sizes and with large type: no word is cut, everything has a name and room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QWidget

from paku_studio import edits
from paku_studio.models import PersonaLineGroup
from paku_studio.widgets.elided import ElidedButton, ElidedLabel
from paku_studio.widgets.inspector.inspector import takes_tab

LONG = "Kunnallisneuvoksettarenkummityttö " * 6


def fill(someone, name="Jusa-Petteri Mutkamäki"):
    document = someone.editor.document
    group = edits.add_group(document, "Varhaisen tuen kehittäjäryhmä")
    persona = edits.add_persona(document, name, age="28", headline="HUONOSSA HAPESSA…", group=group, portrait="beard")
    edits.add_pathway(document, "Kotoa takaisin arkeen ja vähän vielä siitä eteenpäin", persona=persona)
    edits.add_persona_line(
        document, persona, "kaverit hävinneet, koska Jusa ei jaksa pitää yhteyttä", PersonaLineGroup.NETWORK,
        unsure=True,
    )  # fmt: skip
    edits.add_service_contact(document, persona, "TK-PSYKOLOGI", "ei jaksa käydä")
    someone.editor.open_persona(persona)
    someone.wait_for(lambda: someone.page.sheet.isHidden() or someone.page.aside.isHidden() or settled(someone))
    someone.wait(seconds=0.15)
    return persona


def settled(someone):
    return someone.page.sheet.drawing is not None


def cut(page):
    """Labels and buttons that have less room than their words need."""
    for each in page.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, ElidedButton | ElidedLabel):
            continue
        if isinstance(each, QLabel) and each.text():
            room = each.contentsRect()
            flags = (Qt.TextFlag.TextWordWrap if each.wordWrap() else Qt.TextFlag(0)) | each.alignment()
            needed = each.fontMetrics().boundingRect(0, 0, room.width(), 100_000, int(flags), each.text())
            if needed.height() > room.height() + 2 or needed.width() > room.width() + 1:
                yield f"{each.text()!r} {each.size()}"
        elif isinstance(each, QPushButton) and each.text() and each.sizeHint().width() > each.width() + 1:
            yield f"{each.text()!r} {each.size()}"
        elif isinstance(each, QPlainTextEdit) and each.document().size().height() > 12:
            continue
        elif isinstance(each, QPlainTextEdit) and each.verticalScrollBar().maximum() > 0:
            lines = each.document().size().height()
            if lines <= each.MOST_LINES:
                yield f"{each.accessibleName()} {each.toPlainText()[:30]!r} {lines} {each.size()}"


def outside(page):
    """Parts that stick out of what they stand in, sideways."""
    for each in page.findChildren(QWidget):
        parent = each.parentWidget()
        if each.isVisible() and parent is not None and each.width() > 1:
            left = each.mapTo(page, each.rect().topLeft()).x()
            if left < -1 or left + each.width() > page.width() + 1:
                yield f"{type(each).__name__} {each.accessibleName()!r} {left} {each.width()}"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("size", "text"),
    [
        ((1366, 768), 100),
        ((683, 512), 100),
        pytest.param((1024, 768), 150, marks=pytest.mark.nightly),
    ],
)
def test_no_word_is_cut(person, language, size, text):
    someone = person(language, size, text_size=text)
    fill(someone)
    assert list(cut(someone.page)) == []
    assert list(outside(someone.page)) == []
    someone.page.portrait.open_faces(True)
    someone.window.desk.run("persona.preview")
    someone.wait(seconds=0.1)
    someone.wait_for(lambda: someone.page.aside.isHidden() or settled(someone))
    someone.wait(seconds=0.05)
    assert list(cut(someone.page)) == []
    assert list(outside(someone.page)) == []


def test_everything_that_takes_the_keys_has_a_name_and_enough_room(at_table):
    fill(at_table)
    at_table.page.portrait.open_faces(True)
    at_table.wait()
    found = [each for each in at_table.page.findChildren(QWidget) if takes_tab(each) and each.isVisible()]
    assert len(found) > 20
    for each in found:
        assert each.accessibleName(), each
        assert each.width() >= 32, each.accessibleName()
        assert each.height() >= 28, each.accessibleName()
        if isinstance(each, QAbstractButton) and not each.text():
            assert each.toolTip() or each.accessibleName()


def test_a_hostile_name_breaks_nothing(at_page):
    fill(at_page, "<b>&amp; " + "Ä" * 3000 + "\u202e\x07" + LONG)
    assert list(outside(at_page.page)) == []
    at_page.show(683, 512)
    assert list(outside(at_page.page)) == []
    assert at_page.window.width() == 683


def test_the_sheet_stands_beside_where_there_is_room_and_behind_a_button_where_not(at_page):
    fill(at_page)
    page = at_page.page
    assert page.aside.isVisible()
    assert page.show_sheet.isHidden()
    at_page.show(1100, 768)
    assert page.aside.isHidden()
    page.show_sheet.click()
    at_page.wait()
    assert page.aside.isVisible()
    assert page.aside.isAncestorOf(at_page.window.focusWidget())
    page.sheet.close_button.click()
    assert page.aside.isHidden()
    at_page.show(683, 512)
    assert page.left.y() > page.middle.y()


def test_the_sheet_follows_the_writing_after_a_rest_and_says_what_is_to_be_known(at_table):
    fill(at_table)
    sheet = at_table.page.sheet
    words = [row.words.text() for row in sheet.findChildren(QWidget) if hasattr(row, "words")]
    assert words == ["Mahtuu 1 A4-arkille", "Pienin teksti 9 pt", "1 epäselvä kohta tarkistamatta"]
    before = sheet.drawing
    edits.set_text(at_table.editor.document, at_table.editor.persona, "name", "Aino")
    assert sheet.drawing is before
    at_table.wait_for(lambda: sheet.drawing is not before)
    assert sheet.drawing.title == "Aino"


def test_the_printer_leads_to_the_sheets_with_this_one_open(at_page):
    persona = fill(at_page)
    at_page.page.sheet.print.click()
    assert at_page.editor.step == "sheets"
    assert at_page.window.page.sheet.id == persona


def test_the_title_opens_a_list_of_personas(at_table):
    first = fill(at_table)
    at_table.window.desk.run("persona.add", "Eino")
    assert (at_table.page.title(), at_table.page.note()) == ("Eino", "Persoona 2/2")
    entries = at_table.page.menu().actions()
    assert [entry.text() for entry in entries[:2]] == ["Jusa-Petteri Mutkamäki", "Eino"]
    assert [entry.isChecked() for entry in entries[:2]] == [False, True]
    entries[0].trigger()
    assert at_table.editor.persona == first
    assert at_table.page.about.name.toPlainText() == "Jusa-Petteri Mutkamäki"


def test_where_the_persona_belongs_is_ticked_in_lists(at_table):
    persona = fill(at_table)
    document = at_table.editor.document
    other = edits.add_pathway(document, "Toinen polku", persona=edits.add_persona(document, "Eino"))
    menu = at_table.page.belonging.pathway_menu()
    ticked = {entry.text(): entry.isChecked() for entry in menu.actions()}
    assert ticked["Toinen polku (Eino)"] is False
    assert sum(ticked.values()) == 1
    menu.actions()[list(ticked).index("Toinen polku (Eino)")].trigger()
    assert document.records[other].persona == persona
    at_table.page.belonging.group_menu().actions()[-1].trigger()
    assert at_table.persona.group == ""
    assert "Toinen polku" in at_table.page.belonging.pathways.accessibleName()
