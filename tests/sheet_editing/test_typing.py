"""One types into the sheet itself: with the keys, with the pointer, and nothing half typed is lost."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from paku_studio import edits
from paku_studio.models import PosterLine

KEY, SHIFT, ALT = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def ids(someone):
    return [line.id for line in someone.editing.lines()]


def test_the_field_lies_over_its_line_as_large_as_it_is(at_table):
    for line in ids(at_table)[:3]:
        box = at_table.box(line)
        at_table.click(line)
        over = at_table.field.geometry()
        assert over.contains(box.center().toPoint())
        assert abs(over.left() - box.left()) < 8
        assert abs(over.top() - box.top()) < 8
        assert over.bottom() >= box.bottom() - 2
        spot = at_table.paper.places.spots[f"field:{line}:text"]
        assert abs(at_table.field.font().pixelSize() - max(13, spot.size * at_table.paper.pages.scale)) <= 1
        assert at_table.field.words == at_table.editor.records[line].text
        assert at_table.field.verticalScrollBar().value() == 0


def test_the_field_stays_over_its_line_when_one_comes_nearer(at_table):
    line = ids(at_table)[2]
    at_table.click(line)
    at_table.paper.preview.come(2.0)
    at_table.wait()
    box = at_table.box(line)
    assert at_table.field.geometry().contains(box.center().toPoint())
    assert at_table.field.font().pixelSize() > 20


def test_enter_writes_and_goes_on_to_a_new_line_below(at_table):
    first = ids(at_table)[0]
    at_table.rewrite(first)
    at_table.type("Tervetuloa.")
    at_table.press(KEY.Key_Return)
    assert at_table.lines[0] == "Tervetuloa."
    at_table.type("Uusi")
    at_table.press(KEY.Key_Return, held=SHIFT)
    at_table.type("lupaus")
    at_table.press(KEY.Key_Return)
    assert at_table.lines[:2] == ["Tervetuloa.", "Uusi\nlupaus"]
    at_table.press(KEY.Key_Return)
    assert at_table.field is None
    assert len(at_table.lines) == 8
    assert at_table.editor.document.undo_name == edits.names.ADD_SHEET_LINE


def test_escape_leaves_the_words_as_they_were(at_table):
    before = list(at_table.lines)
    at_table.rewrite(ids(at_table)[1])
    at_table.type("hupsista")
    at_table.press(KEY.Key_Escape)
    assert at_table.field is None
    assert at_table.lines == before
    assert at_table.paper.area.hasFocus()
    assert at_table.editor.step == "sheet"


def test_escape_on_the_sheet_goes_back_to_the_sheets(at_table):
    at_table.paper.area.setFocus()
    at_table.press(KEY.Key_Escape)
    assert at_table.editor.step == "sheets"


def test_tab_goes_from_text_to_text_and_back(at_table):
    sheet = at_table.editor.sheet
    at_table.rewrite(sheet, "title")
    at_table.type("Otsikko")
    at_table.press(KEY.Key_Tab)
    assert at_table.field.words == at_table.editor.records[sheet].subtitle
    assert at_table.editor.records[sheet].title == "Otsikko"
    at_table.press(KEY.Key_Tab)
    assert at_table.field.words == at_table.lines[0]
    at_table.press(KEY.Key_Backtab, held=SHIFT)
    assert at_table.field.words == at_table.editor.records[sheet].subtitle


def test_enter_in_the_title_goes_on_to_the_subtitle(at_table):
    at_table.click(at_table.editor.sheet, "title")
    at_table.press(KEY.Key_Return)
    assert at_table.editing.writing.field == "subtitle"


def test_backspace_in_an_empty_line_takes_it_off_and_writes_on_in_the_one_before(at_table):
    first, second = ids(at_table)[:2]
    at_table.rewrite(second)
    at_table.press(KEY.Key_Delete)
    at_table.press(KEY.Key_Backspace)
    assert second not in at_table.editor.records
    assert at_table.editing.writing.record == first


def test_backspace_in_a_new_line_goes_back(at_table):
    first = ids(at_table)[0]
    at_table.click(first)
    at_table.press(KEY.Key_Return)
    at_table.press(KEY.Key_Backspace)
    assert at_table.editing.writing.record == first
    assert len(at_table.lines) == 7


def test_alt_and_an_arrow_move_the_line_while_one_writes(at_table):
    first, second = ids(at_table)[:2]
    at_table.rewrite(second)
    at_table.type("Ylös")
    at_table.press(KEY.Key_Up, held=ALT)
    assert ids(at_table)[:2] == [second, first]
    assert at_table.lines[0] == "Ylös"
    assert at_table.editing.writing.record == second
    at_table.press(KEY.Key_Down, held=ALT)
    assert ids(at_table)[:2] == [first, second]


def test_without_a_field_the_arrows_choose_enter_opens_and_delete_removes(at_table):
    at_table.paper.area.setFocus()
    at_table.press(KEY.Key_Down, KEY.Key_Down)
    first = ids(at_table)[0]
    assert at_table.editing.line == first
    assert at_table.lines[0].split("\n")[0] in at_table.paper.area.accessibleName()
    at_table.press(KEY.Key_F2)
    assert at_table.editing.writing.record == first
    at_table.press(KEY.Key_Escape)
    at_table.press(KEY.Key_Down, held=ALT)
    assert ids(at_table)[1] == first
    at_table.press(KEY.Key_Delete)
    assert first not in at_table.editor.records
    at_table.editor.undo()
    assert ids(at_table)[1] == first


def test_the_pointer_below_the_lines_begins_a_new_one(at_table):
    last = ids(at_table)[-1]
    box = at_table.box(last)
    below = QPoint(round(box.left()) + 20, round(box.bottom()) + 25)
    QTest.mouseClick(at_table.paper.pages, Qt.MouseButton.LeftButton, pos=below)
    at_table.type("Viimeinen")
    at_table.press(KEY.Key_Return)
    assert at_table.lines[-1] == "Viimeinen"


def test_what_is_typed_is_drawn_while_typing_rests(at_table):
    first = ids(at_table)[0]
    at_table.rewrite(first)
    at_table.type("Aivan uusi lause")
    at_table.wait_for(lambda: "Aivan uusi lause" in drawn_text(at_table))
    assert at_table.editor.records[first].text != "Aivan uusi lause"


def test_a_new_line_is_drawn_in_its_place_while_it_is_typed(at_table):
    first, second = ids(at_table)[:2]
    at_table.click(first)
    at_table.press(KEY.Key_Return)
    at_table.type("Väliin")
    at_table.wait_for(lambda: "field:typing:text" in at_table.paper.places.spots)
    spots = at_table.paper.places.spots
    assert spots[f"field:{first}:text"].y < spots["field:typing:text"].y < spots[f"field:{second}:text"].y
    assert at_table.field.geometry().contains(at_table.box("typing").center().toPoint())
    assert at_table.field.words == "Väliin"


def drawn_text(someone):
    from paku_studio.drawing.display import TextLine, walk

    return [
        item.text for sheet in someone.paper.pages.sheets for item in walk(sheet.body) if isinstance(item, TextLine)
    ]


def test_half_typed_words_are_written_when_the_page_goes(at_table):
    first = ids(at_table)[0]
    at_table.rewrite(first)
    at_table.type("puoliksi")
    at_table.page.hide()
    at_table.page.show()
    assert at_table.editor.records[first].text == "puoliksi"


def test_half_typed_words_are_kept_when_the_window_closes_and_opens_again(person):
    someone = person()
    someone.open("template-encounter")
    first = ids(someone)[0]
    someone.rewrite(first)
    someone.type("sulje silti")
    document = someone.editor.document
    someone.window.close()
    assert document.records[first].text == "sulje silti"


def test_half_typed_words_in_a_field_beside_the_sheet_are_kept_too(person):
    someone = person()
    someone.open("template-encounter")
    block = someone.page.panel.made[0].blocks[ids(someone)[1]]
    block.first.setFocus()
    block.first.selectAll()
    someone.type("kesken")
    document, line = someone.editor.document, ids(someone)[1]
    someone.window.close()
    assert document.records[line].text == "kesken"


def test_the_field_comes_back_when_the_window_is_built_anew(person):
    someone = person()
    someone.open("template-encounter")
    first = ids(someone)[0]
    someone.rewrite(first)
    someone.type("kesken")
    someone.window.desk.program.change_settings(theme="dark")
    someone.wait(0.1)
    someone.see()
    if someone.field is not None:
        assert someone.field.words == "kesken"
    else:
        assert someone.editor.records[first].text == "kesken"


def test_undo_takes_back_the_last_line_while_a_new_one_waits(at_table):
    at_table.rewrite(ids(at_table)[0])
    at_table.type("Ensin")
    at_table.press(KEY.Key_Return)
    at_table.press(KEY.Key_Escape)
    at_table.editor.undo()
    assert at_table.lines[0] != "Ensin"


def test_an_open_field_goes_with_its_line(at_table):
    first = ids(at_table)[0]
    at_table.click(first)
    edits.remove_sheet_line(at_table.editor.document, first)
    assert at_table.field is None
    assert at_table.editing.writing is None


def test_the_easy_twin_is_written_in_its_own_words(at_table):
    at_table.page.easy.click()
    at_table.see()
    first = ids(at_table)[0]
    ordinary = at_table.editor.records[first].text
    at_table.rewrite(first, "easy_text")
    at_table.type("Helppo.")
    at_table.press(KEY.Key_Return)
    assert at_table.editor.records[first].easy_text == "Helppo."
    assert at_table.editor.records[first].text == ordinary
    at_table.type("Toinen helppo.")
    at_table.press(KEY.Key_Return)
    made = at_table.editor.document.get(ids(at_table)[1], PosterLine)
    assert (made.text, made.easy_text) == ("", "Toinen helppo.")


@pytest.mark.parametrize("kind", ["conversation", "checklist"])
def test_client_sheets_are_written_in_the_same_way(at_table, kind):
    at_table.open(f"template-{kind}")
    line = ids(at_table)[0]
    field = "name" if kind == "conversation" else "text"
    at_table.rewrite(line, field)
    at_table.type("Oma")
    at_table.press(KEY.Key_Tab)
    assert getattr(at_table.editor.records[line], field) == "Oma"
    assert at_table.field is not None
    at_table.press(KEY.Key_Escape)


def test_an_empty_poster_asks_for_its_title(at_table):
    at_table.open(edits.start_poster(at_table.editor.document, "custom", "fi"))
    at_table.type("Meidän taulu")
    at_table.press(KEY.Key_Return, KEY.Key_Return)
    at_table.type("Ensimmäinen lupaus")
    at_table.press(KEY.Key_Return)
    assert at_table.editor.records[at_table.editor.sheet].title == "Meidän taulu"
    assert at_table.lines == ["Ensimmäinen lupaus"]


@pytest.mark.parametrize(
    "words",
    [
        "<b>&amp;</b>",
        "\u202eväärin päin",
        "x" * 20_001,
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    ],
)
def test_whatever_is_typed_nothing_breaks(at_table, words):
    first = ids(at_table)[0]
    before = at_table.editor.records[first].text
    at_table.click(first)
    at_table.field.selectAll()
    at_table.field.insertPlainText(words)
    at_table.wait(0.4)
    at_table.press(KEY.Key_Return)
    at_table.see()
    assert at_table.editor.records[first].text == (words if len(words) <= 20_000 else before)


def test_a_new_line_that_is_half_typed_stays_with_its_sheet(at_table):
    first = at_table.editor.sheet
    at_table.click(ids(at_table)[-1])
    at_table.press(KEY.Key_Return)
    at_table.type("Jäi kesken")
    at_table.open("template-encounter")
    assert "Jäi kesken" not in at_table.lines
    assert at_table.field is None
    at_table.editor.open_sheet(first)
    assert at_table.lines[-1] == "Jäi kesken"


def test_what_is_half_typed_is_written_when_the_easy_twin_is_shown(at_table):
    line = ids(at_table)[0]
    at_table.rewrite(line)
    at_table.type("Tavallinen")
    at_table.window.desk.run("sheet.easy")
    at_table.see()
    assert at_table.editor.records[line].text == "Tavallinen"
    assert at_table.field is None


def test_a_long_line_is_hinted_at_while_it_is_typed_and_written_all_the_same(at_table):
    line = ids(at_table)[0]
    at_table.see()
    distance = at_table.page.reading.text()
    at_table.click(line)
    at_table.field.selectAll()
    at_table.field.insertPlainText("pitkä " * 30)
    assert "179" in at_table.page.reading.text()
    assert "179" in at_table.field.accessibleDescription()
    at_table.press(KEY.Key_Tab)
    at_table.press(KEY.Key_Escape)
    at_table.see()
    assert at_table.editor.records[line].text.startswith("pitkä pitkä")
    assert "179" not in at_table.page.reading.text()
    assert distance


def test_the_page_of_sheets_looks_at_the_sheet_that_was_edited(person):
    someone = person()
    someone.open("template-management")
    sheet = someone.editor.sheet
    someone.page.back.click()
    someone.wait(0.05)
    assert someone.editor.step == "sheets"
    assert someone.window.page.sheet.id == sheet


def test_where_no_easy_words_are_written_the_field_shows_what_they_are_to_say(at_table):
    line = ids(at_table)[0]
    ordinary = at_table.editor.records[line].text
    at_table.editing.write(line, "easy_text", "")
    at_table.page.easy.click()
    at_table.see()
    at_table.paper.open(f"field:{line}:easy_text")
    assert at_table.field.words == ""
    assert at_table.field.placeholderText() == ordinary
    at_table.press(KEY.Key_Escape)
    assert at_table.editor.records[line].easy_text == ""


def test_a_click_writes_on_where_one_points(at_table):
    line = ids(at_table)[1]
    before = at_table.editor.records[line].text
    box = at_table.box(line)
    left = QPoint(round(box.left()) + 1, round(box.top() + box.height() / 4))
    QTest.mouseClick(at_table.paper.pages, Qt.MouseButton.LeftButton, pos=left)
    assert not at_table.field.textCursor().hasSelection()
    at_table.type("Ä")
    at_table.press(KEY.Key_Tab)
    assert at_table.editor.records[line].text == "Ä" + before
    at_table.press(KEY.Key_Escape)
    at_table.see()
    at_table.click(line)
    assert 0 < at_table.field.textCursor().position() < len(before)


def test_a_drag_over_the_sheet_replaces_nothing(at_table):
    first, second = ids(at_table)[:2]
    before = list(at_table.lines)
    start, end = (at_table.box(line).center().toPoint() for line in (first, second))
    QTest.mousePress(at_table.paper.pages, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(at_table.paper.pages, end)
    QTest.mouseRelease(at_table.paper.pages, Qt.MouseButton.LeftButton, pos=end)
    at_table.type("ö")
    at_table.press(KEY.Key_Tab)
    assert at_table.lines[1:] == before[1:]
    assert len(at_table.lines[0]) == len(before[0]) + 1


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_F2])
def test_the_keys_open_a_text_with_all_of_it_marked(at_table, key):
    at_table.paper.area.setFocus()
    at_table.press(KEY.Key_Down, key)
    assert at_table.field.textCursor().selectedText() == at_table.field.words


def test_writing_on_after_a_line_was_moved_or_taken_off_replaces_nothing(at_table):
    first, second = ids(at_table)[:2]
    at_table.click(first)
    at_table.press(KEY.Key_Down, held=ALT)
    assert not at_table.field.textCursor().hasSelection()
    at_table.press(KEY.Key_Escape)
    at_table.see()
    at_table.rewrite(first)
    at_table.press(KEY.Key_Delete, KEY.Key_Backspace)
    assert at_table.editing.writing.record == second
    assert not at_table.field.textCursor().hasSelection()


def seen(someone, record):
    """Whether a text of the sheet stands in what is looked at."""
    box = someone.box(record).toRect()
    view = someone.paper.area.viewport()
    top = someone.paper.pages.mapTo(view, box.topLeft()).y()
    return top >= -2 and top + box.height() <= view.height() + 2


def many_lines(someone):
    for number in range(14):
        someone.editing.add(f"Lupaamme sinulle asian numero {number}.\nSen pidämme, vaikka mikä olisi.")
    someone.see()


def test_a_line_that_comes_on_a_second_sheet_is_seen_and_said(at_table, said):
    assert "toiselle arkille" not in at_table.page.reading.text()
    many_lines(at_table)
    assert len(at_table.paper.pages.sheets) == 2
    assert at_table.page.reading.text().startswith("Jatkuu toiselle arkille.")
    assert "m:n päästä" in at_table.page.reading.text()
    at_table.editor.select()
    at_table.paper.go(f"field:{at_table.editor.sheet}:title")
    at_table.editing.pick(said["note"], True)
    at_table.editing.add_picked(together=False)
    at_table.see()
    made = at_table.editing.line
    assert at_table.paper.places.spots[f"field:{made}:text"].sheet == 1
    assert seen(at_table, made)


def test_a_line_that_is_chosen_beside_the_sheet_comes_into_view(at_table):
    many_lines(at_table)
    lines = ids(at_table)
    blocks = at_table.page.panel.made[0].blocks
    for line in (lines[-1], lines[0]):
        blocks[line].first.setFocus()
        at_table.wait()
        assert seen(at_table, line)
