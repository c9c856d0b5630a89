"""The page in three languages, at three sizes: no word is cut, everything has a name and enough room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QTabBar, QWidget

from paku_studio import edits
from paku_studio.widgets.elided import ElidedButton, ElidedLabel
from paku_studio.widgets.sheet_editor.panel import LOOK, SAID, WORDS
from paku_studio.widgets.tab_walk import takes_tab

LONG = "Kunnallisneuvoksettarenkummityttö " * 6
SIZES = [((1366, 768), 100), ((1024, 768), 100), ((683, 512), 100)]


def cut(page: QWidget) -> Iterator[str]:
    """Labels, buttons and fields that have less room than their words need."""
    for each in page.findChildren(QWidget):
        if not each.isVisible() or isinstance(each, ElidedButton | ElidedLabel):
            continue
        if isinstance(each, QLabel) and each.text():
            room = each.contentsRect()
            flags = (Qt.TextFlag.TextWordWrap if each.wordWrap() else Qt.TextFlag(0)) | each.alignment()
            needed = each.fontMetrics().boundingRect(0, 0, room.width(), 100_000, int(flags), QLabel.text(each))
            if needed.height() > room.height() + 2 or needed.width() > room.width() + 1:
                yield f"{each.text()!r} {each.size()}"
        elif isinstance(each, QPushButton) and each.text() and each.sizeHint().width() > each.width() + 1:
            yield f"{each.text()!r} {each.size()}"
        elif isinstance(each, QPlainTextEdit) and hasattr(each, "MOST_LINES") and each.verticalScrollBar().maximum():
            if each.document().size().height() <= each.MOST_LINES:
                yield f"{each.accessibleName()} {each.toPlainText()[:30]!r} {each.size()}"
        elif isinstance(each, QTabBar):
            widths = sum(each.tabSizeHint(at).width() for at in range(each.count()) if each.isTabVisible(at))
            if widths > each.width() + 1:
                yield f"tabs {widths} {each.width()}"


def outside(page: QWidget) -> Iterator[str]:
    """Parts that stick out of the page sideways; what lies on the sheet scrolls with it."""
    paper = page.paper.pages  # type: ignore[attr-defined]
    for each in page.findChildren(QWidget):
        if each.isVisible() and each is not paper and not paper.isAncestorOf(each) and each.width() > 1:
            left = each.mapTo(page, QPoint(0, 0)).x()
            if left < -1 or left + each.width() > page.width() + 1:
                yield f"{type(each).__name__} {each.accessibleName()!r} {left} {each.width()}"


def every_state(someone):
    """The sheet, then its fields under each tab, with a logo, a hint, a line that came from somewhere."""
    someone.wait(0.05)
    yield "sheet"
    for tab in (WORDS, SAID, LOOK):
        if someone.page.panel.tabs.isTabVisible(tab):
            someone.page.open_fields(tab)
            someone.wait(0.05)
            yield f"tab {tab}"


def fill(someone):
    """Long words, a hint, a source, a logo."""
    editing = someone.editing
    note = next(one.id for one in editing.statements())
    editing.pick(note, True)
    editing.add_picked(together=False)
    editing.write(editing.line, "easy_text", "Hakemus käsitellään esim. huomenna. " + LONG)
    block = someone.page.panel.made[WORDS].blocks[editing.line]
    block.sources.turner.click()
    edits.add_logo(someone.editor.document, "0" * 64 + ".png", words=LONG)
    someone.see()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_word_of_a_poster_is_cut(person, language):
    someone = person(language)
    someone.open("template-client_centred")
    fill(someone)
    for size, _ in SIZES:
        someone.window.resize(*size)
        for state in every_state(someone):
            assert list(cut(someone.page)) == [], (size, state)
            assert list(outside(someone.page)) == [], (size, state)
        assert someone.window.width() == size[0]


@pytest.mark.nightly
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_word_is_cut_in_large_type(person, language):
    someone = person(language, (1024, 768), text_size=150)
    someone.open("template-client_centred")
    fill(someone)
    for state in every_state(someone):
        assert list(cut(someone.page)) == [], state
        assert list(outside(someone.page)) == [], state


@pytest.mark.parametrize("kind", ["conversation", "checklist"])
def test_no_word_of_a_client_sheet_is_cut(person, kind):
    someone = person("sv", (683, 512))
    someone.open(f"template-{kind}")
    for size in ((683, 512), (1366, 768)):
        someone.window.resize(*size)
        for state in every_state(someone):
            assert list(cut(someone.page)) == [], (size, state)
            assert list(outside(someone.page)) == [], (size, state)


@pytest.mark.parametrize("kind", ["client_centred", "conversation", "checklist"])
def test_everything_that_takes_the_keys_has_a_name_and_enough_room(at_table, kind):
    at_table.open(f"template-{kind}")
    names = []
    for _ in every_state(at_table):
        found = [each for each in at_table.page.findChildren(QWidget) if takes_tab(each) and each.isVisible()]
        assert found
        for each in found:
            assert each.accessibleName(), each
            assert each.width() >= 32, each.accessibleName()
            assert each.height() >= 28, each.accessibleName()
            if isinstance(each, QAbstractButton) and not each.text():
                assert each.toolTip() or each.accessibleName()
        names += [each.accessibleName() for each in found if isinstance(each, QPlainTextEdit)]
    assert len(set(names)) > 10


def test_names_of_fields_tell_them_apart(at_table):
    fields = [
        each.accessibleName()
        for each in at_table.page.panel.made[WORDS].findChildren(QPlainTextEdit)
        if each.isVisible()
    ]
    assert len(fields) == len(set(fields))
    assert {"Otsikko", "Helposti sanottuna: Otsikko", "Rivi 7", "Helposti sanottuna: Rivi 7"} <= set(fields)


def test_where_there_is_no_room_beside_a_button_shows_the_fields(at_table):
    assert at_table.page.panel.isVisible()
    assert at_table.page.turner.isHidden()
    at_table.window.resize(600, 500)
    at_table.wait(0.05)
    assert not at_table.page.panel.isVisible()
    at_table.page.turner.click()
    at_table.wait(0.05)
    assert at_table.page.panel.isVisible()
    assert not at_table.paper.isVisible()
    assert at_table.page.panel.width() == at_table.page.width()


def test_in_a_small_window_the_sheet_begins_large_enough_to_read(person):
    someone = person("fi", (683, 512))
    someone.open("template-client_centred")
    smallest = min(spot.smallest for key, spot in someone.paper.places.spots.items() if key.endswith(":text"))
    assert smallest * someone.paper.pages.scale >= 8
    assert someone.paper.area.verticalScrollBar().value() < 20


def test_tab_walks_from_the_head_over_the_sheet_through_the_fields(at_table):
    at_table.page.back.setFocus()
    met = []
    for _ in range(12):
        at_table.press(Qt.Key.Key_Tab)
        met.append(at_table.window.focusWidget())
    assert at_table.paper.area in met
    entries = [part.entry for part in at_table.page.panel.made[WORDS].pairs["title"].parts.values()]
    assert all(entry in met for entry in entries)
    assert met.index(at_table.paper.area) < met.index(entries[0]) < met.index(entries[1])


def test_hostile_words_break_nothing(at_table):
    line = at_table.editing.lines()[0].id
    at_table.editing.write(line, "text", "<b>&amp;</b>" + "Ä" * 3000 + "\u202e\x07" + LONG)
    at_table.editing.write(at_table.editor.sheet, "title", "<i>x</i>" + "Å" * 400)
    at_table.see()
    assert list(outside(at_table.page)) == []
    assert at_table.page.title().startswith("<i>x</i>Å")


def test_the_open_field_is_seen_whole_in_a_small_window(person):
    someone = person("fi", (640, 460))
    someone.open("template-encounter")
    for line in (1, 5, 0):
        someone.paper.open(f"field:{someone.editing.lines()[line].id}:text")
        someone.wait(0.05)
        view = someone.paper.area.viewport()
        top = someone.field.mapTo(view, QPoint(0, 0)).y()
        assert top >= -1
        assert top + someone.field.height() <= view.height() + 1
