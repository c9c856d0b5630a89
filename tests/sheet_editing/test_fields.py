"""The fields beside the sheet: each text with its easy twin, order by hand and by keys, statements, look, logos."""

import datetime
import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from paku_studio import edits
from paku_studio.models import ChecklistSection, LifeAreaScale, LogoKind, PosterColours, PosterSource
from paku_studio.widgets.sheet_editor.panel import LOOK, SAID, WORDS

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def ids(someone):
    return [line.id for line in someone.editing.lines()]


def blocks(someone):
    words = someone.page.open_fields(WORDS)
    someone.wait()
    return [words.blocks[one] for one in ids(someone)]


def write(someone, entry, words):
    entry.setFocus()
    entry.selectAll()
    someone.type(words)
    someone.press(KEY.Key_Return)


def test_each_text_is_written_in_its_field_and_its_twin_in_the_one_beside(at_table):
    block = blocks(at_table)[0]
    plain, easy = (part.entry for part in block.pairs[0].parts.values())
    write(at_table, plain, "Sana.")
    write(at_table, easy, "Helppo sana.")
    line = at_table.editing.lines()[0]
    assert (line.text, line.easy_text) == ("Sana.", "Helppo sana.")
    assert easy.accessibleName() == "Helposti sanottuna: Rivi 1"
    assert plain.mapTo(at_table.page, QPoint()).y() == easy.mapTo(at_table.page, QPoint()).y()
    assert plain.mapTo(at_table.page, QPoint()).x() < easy.mapTo(at_table.page, QPoint()).x()


def test_the_sheet_is_drawn_anew_after_a_field_was_written(at_table):
    before = dict(at_table.paper.places.spots)
    write(at_table, blocks(at_table)[0].pairs[0].plain.entry, "x")
    at_table.see()
    key = f"field:{ids(at_table)[0]}:text"
    assert at_table.paper.places.spots[key].width < before[key].width


def test_hints_stand_under_what_they_are_about_while_one_types(at_table):
    part = list(blocks(at_table)[0].pairs[0].parts.values())[1]
    part.entry.setFocus()
    part.entry.selectAll()
    at_table.type(
        "Hakemus pitää palauttaa allekirjoitettuna esim. huomenna tai ylihuomenna kello kaksitoista meille tänne."
    )
    at_table.wait()
    assert part.hints.isVisible()
    assert "esim." in part.hints.text()
    assert part.entry.accessibleDescription() == part.hints.text()
    at_table.press(KEY.Key_Return)
    assert at_table.editing.lines()[0].easy_text.startswith("Hakemus")


def test_the_line_that_one_writes_in_is_at_hand_on_the_sheet(at_table):
    blocks(at_table)[3].first.setFocus()
    assert at_table.editing.line == ids(at_table)[3]
    assert at_table.paper.at == f"field:{ids(at_table)[3]}:text"


def test_a_line_is_dragged_to_its_place(at_table):
    first, second, third = ids(at_table)[:3]
    made = blocks(at_table)
    below = made[2].mapToGlobal(QPoint(60, made[2].height() - 4))
    at_table.drag(made[0].grip, below)
    assert ids(at_table)[:3] == [second, third, first]
    at_table.editor.undo()
    assert ids(at_table)[:3] == [first, second, third]


def test_a_drag_that_is_left_moves_nothing(at_table):
    before = ids(at_table)
    made = blocks(at_table)
    grip = made[0].grip
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    QTest.mouseMove(grip, QPoint(10, 300))
    grip.setFocus()
    QTest.keyClick(grip, KEY.Key_Escape)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(10, 300))
    assert ids(at_table) == before
    assert at_table.editor.step == "sheet"


def test_a_line_moves_with_the_keys_and_the_keys_stay_with_it(at_table):
    first, second = ids(at_table)[:2]
    entry = blocks(at_table)[0].first
    entry.setFocus()
    at_table.press(KEY.Key_Down, held=ALT)
    assert ids(at_table)[:2] == [second, first]
    assert entry.hasFocus()
    blocks(at_table)[1].grip.setFocus()
    at_table.press(KEY.Key_Up)
    assert ids(at_table)[:2] == [first, second]


def test_a_line_is_added_at_the_end_and_taken_off_by_its_button(at_table):
    words = at_table.page.open_fields(WORDS)
    words.line.setFocus()
    at_table.type("Lopuksi")
    at_table.press(KEY.Key_Return)
    assert at_table.lines[-1] == "Lopuksi"
    assert words.line.text() == ""
    blocks(at_table)[-1].take.click()
    assert "Lopuksi" not in at_table.lines


def test_the_keys_stay_with_the_lines_when_one_is_taken_off(at_table):
    made = blocks(at_table)
    made[2].take.setFocus()
    at_table.press(KEY.Key_Return)
    assert len(at_table.lines) == 6
    assert at_table.window.focusWidget() is blocks(at_table)[2].first


def test_what_is_typed_beside_the_sheet_is_drawn_while_typing_rests(at_table):
    line = ids(at_table)[0]
    entry = blocks(at_table)[0].pairs[0].plain.entry
    before = at_table.paper.places.spots[f"field:{line}:text"].width
    entry.setFocus()
    entry.selectAll()
    at_table.type("x")
    at_table.wait_for(lambda: at_table.paper.places.spots[f"field:{line}:text"].width < before / 4)
    assert at_table.editor.records[line].text != "x"
    at_table.press(KEY.Key_Escape)
    assert at_table.editing.beside is None


def test_words_typed_beside_the_sheet_are_drawn_once_written(at_table):
    entry = blocks(at_table)[0].pairs[0].plain.entry
    write(at_table, entry, "Sana")
    assert at_table.editing.beside is None
    assert at_table.lines[0] == "Sana"


def test_the_fields_come_to_the_line_that_one_writes_on_the_sheet(at_table):
    made = blocks(at_table)
    area = at_table.page.panel.parts.currentWidget()
    at_table.window.resize(1154, 420)
    at_table.wait()
    assert made[6].first.visibleRegion().isEmpty()
    at_table.paper.open(f"field:{ids(at_table)[6]}:text")
    at_table.wait()
    assert not made[6].first.visibleRegion().isEmpty()
    assert at_table.field.hasFocus()
    at_table.press(KEY.Key_Escape)
    at_table.paper.go(f"field:{at_table.editor.sheet}:title")
    at_table.wait()
    assert area.verticalScrollBar().value() < 40


def test_a_field_says_what_will_be_large_while_one_is_there(at_table):
    part = blocks(at_table)[0].pairs[0].plain
    assert "Isolla" not in part.hints.text()
    write(at_table, part.entry, "Tule.")
    part.entry.setFocus()
    at_table.press(KEY.Key_End)
    at_table.press(KEY.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    at_table.type("Ovi on auki.")
    assert part.hints.text() == "Isolla: ”Tule.”; pienellä: ”Ovi on auki.”."
    assert "pienellä" in part.entry.accessibleDescription()
    at_table.page.back.setFocus()
    assert not part.hints.isVisible()


def test_things_are_named_by_their_kind(at_table):
    at_table.open("template-conversation")
    words = at_table.page.open_fields(WORDS)
    assert words.line.accessibleName() == "Uusi elämänalue"
    block = blocks(at_table)[0]
    shown = [each.text() for each in block.findChildren(QLabel) if each.isVisible() and each.text()]
    assert sorted(shown) == sorted(
        ("Elämänalue 1", "Elämänalueen nimi", "Avaava kysymys", "Helposti sanottuna", "Asteikko")
    )
    at_table.paper.open_new(ids(at_table)[0])
    assert at_table.field.accessibleName() == "Uusi elämänalue"
    at_table.open("template-checklist")
    assert words.line.placeholderText() == "Uusi kohta, Enter lisää sen"


# What the group said


def test_statements_are_searched_checked_and_added_as_lines(at_table, said):
    tab = at_table.page.open_fields(SAID)
    at_table.paper.go(f"field:{ids(at_table)[-1]}:text")
    tab.search.setFocus()
    at_table.type("talous")
    assert list(tab.rows) == [said["value"]]
    tab.rows[said["value"]].click()
    tab.search.selectAll()
    at_table.type("kukaan")
    tab.rows[said["note"]].click()
    tab.lines.click()
    assert at_table.lines[-2:] == ["Oma talous omissa käsissä", "Kukaan ei kerro, kuka minua auttaa."]
    assert len(at_table.editor.document.of_type(PosterSource)) == 2
    assert not tab.lines.isEnabled()


def test_the_ways_to_add_keep_their_places(at_table, said):
    tab = at_table.page.open_fields(SAID)
    buttons = (tab.lines, tab.one, tab.source)

    def places():
        at_table.wait()
        assert all(each.isVisible() for each in buttons)
        return [each.geometry() for each in buttons], [each.isEnabled() for each in buttons]

    at_table.editor.select()
    before, enabled = places()
    assert enabled == [False, False, False]
    tab.rows[said["note"]].click()
    assert places() == (before, [True, False, False])
    tab.rows[said["value"]].click()
    at_table.editor.select(ids(at_table)[0])
    assert places() == (before, [True, True, True])


def test_a_line_shows_what_it_came_from_and_leads_there_and_forgets_it(at_table, said):
    at_table.editing.pick(said["note"], True)
    at_table.editing.add_picked(together=False)
    block = blocks(at_table)[ids(at_table).index(at_table.editing.line)]
    assert block.sources.isVisible()
    block.sources.turner.click()
    at_table.wait(0.15)
    rows = [each for each in block.sources.findChildren(object) if getattr(each, "over", "")]
    below = at_table.page.panel.made[WORDS].more
    bottom = block.mapTo(at_table.page, block.rect().bottomLeft()).y()
    assert bottom <= below.mapTo(at_table.page, QPoint()).y()
    assert rows[0].words == "Kukaan ei kerro, kuka minua auttaa."
    assert rows[0].over == "Puuttui · Talouden ryhmä · 1. tapaaminen · Kehittäjäasiakas"
    forget = [each for each in block.sources.findChildren(QToolButton) if "ei syntynyt" in each.accessibleName()]
    forget[-1].click()
    assert at_table.editor.document.of_type(PosterSource) == ()
    assert not block.sources.isVisible()


def test_going_to_where_it_was_said_opens_that_place(at_table, said):
    at_table.editing.pick(said["value"], True)
    at_table.editing.add_picked(together=False)
    block = blocks(at_table)[ids(at_table).index(at_table.editing.line)]
    block.sources.turner.click()
    at_table.wait()
    next(each for each in block.sources.findChildren(object) if getattr(each, "over", "")).click()
    assert at_table.editor.step == "value"
    assert at_table.editor.selection == (said["value"],)


def test_only_posters_are_made_of_statements(at_table):
    at_table.page.open_fields(SAID)
    at_table.open("template-checklist")
    assert not at_table.page.panel.tabs.isTabVisible(SAID)
    assert at_table.page.panel.tabs.currentIndex() == WORDS


# Look and foot


def test_colours_draft_date_group_and_foot(at_table, said):
    look = at_table.page.open_fields(LOOK)
    look.colours.entry.written.emit("black_and_white")
    look.group.entry.written.emit(said["group"])
    look.draft.click()
    write(at_table, look.date.entry, "21.11.2026")
    write(at_table, look.foot.entry, "Meidän talo")
    sheet = at_table.editing.sheet
    assert (sheet.colours, sheet.group, sheet.draft) == (PosterColours.BLACK_AND_WHITE, said["group"], False)
    assert (sheet.date, sheet.foot) == (datetime.date(2026, 11, 21), "Meidän talo")
    write(at_table, look.date.entry, "ei mikään päivä")
    assert at_table.editing.sheet.date == datetime.date(2026, 11, 21)
    assert look.date.findChildren(type(at_table.page.reading))[-1].text()


def test_the_slogan_is_the_projects(at_table, said):
    look = at_table.page.open_fields(LOOK)
    write(at_table, look.slogan.entry, "Yhdessä eteenpäin")
    assert edits.project_of(at_table.editor.document, "").slogan == "Yhdessä eteenpäin"


def picture(colour):
    stream = io.BytesIO()
    Image.new("RGB", (80, 40), colour).save(stream, "PNG")
    return stream.getvalue()


def test_logos_are_brought_named_ordered_and_removed(at_table):
    logos = at_table.page.open_fields(LOOK).logos
    for colour in ("red", "blue"):
        logos.bringing.bring(picture(colour))
        at_table.wait_for(lambda: not logos.bringing.busy)
    first, second = at_table.editing.logos()
    assert [first.kind, second.kind] == [LogoKind.PROJECT, LogoKind.FUND]
    assert first.picture in at_table.editor.pictures
    assert not logos.rows[first.id].picture.pixmap().isNull()
    write(at_table, logos.rows[second.id].words, "Euroopan unioni")
    logos.rows[second.id].up.click()
    assert [logo.words for logo in at_table.editing.logos()] == ["Euroopan unioni", ""]
    logos.rows[second.id].take.click()
    assert [logo.id for logo in at_table.editing.logos()] == [first.id]
    at_table.editor.undo()
    assert len(at_table.editing.logos()) == 2


def test_what_is_no_picture_is_said_and_changes_nothing(at_table):
    logos = at_table.page.open_fields(LOOK).logos
    logos.bringing.bring(b"not a picture")
    at_table.wait_for(lambda: not logos.bringing.busy)
    assert at_table.editor.told.trouble
    assert list(at_table.editing.logos()) == []


# Client sheets


def test_life_areas_are_chosen_from_the_template_scaled_and_ordered(at_table):
    at_table.open("template-conversation")
    words = at_table.page.open_fields(WORDS)
    offered = [choice.value for choice in words.offered_areas()]
    assert words.areas.isVisible()
    words.areas.written.emit(offered[0])
    assert at_table.lines[-1] == offered[0]
    assert at_table.editing.lines()[-1].prompt
    block = blocks(at_table)[0]
    block.scale.written.emit("zero_to_ten")
    assert at_table.editing.lines()[0].scale is LifeAreaScale.ZERO_TO_TEN
    block.grip.setFocus()
    at_table.press(KEY.Key_Down)
    assert at_table.editing.lines()[1].scale is LifeAreaScale.ZERO_TO_TEN


def test_items_of_a_checklist_change_section_and_have_lines_to_write_on(at_table):
    at_table.open("template-checklist")
    block = blocks(at_table)[0]
    line = block.line.id
    was = block.line.write_in
    block.write_in.click()
    block.section.written.emit("after")
    found = at_table.editor.records[line]
    assert (found.section, found.write_in) == (ChecklistSection.AFTER, not was)


def test_the_organisations_details_stand_among_the_fields(at_table):
    at_table.open("template-checklist")
    words = at_table.page.open_fields(WORDS)
    write(at_table, words.pairs["organisation"].plain.entry, "Perhekeskus")
    assert at_table.editing.sheet.organisation == "Perhekeskus"


# The whole page


def test_the_same_sheet_in_another_language_is_opened(at_table):
    before = at_table.editor.sheet
    at_table.window.desk.run("sheet.language", "sv")
    at_table.see()
    assert at_table.editor.sheet != before
    assert at_table.editing.sheet.language.value == "sv"
    assert at_table.page.title() == f"{at_table.editing.sheet.title} (ruotsiksi)"
    entries = at_table.page.menu().actions()
    assert [entry.isChecked() for entry in entries[:2]] == [False, True]
    entries[0].trigger()
    assert at_table.editor.sheet == before


def test_the_easy_twin_shows_its_own_words(at_table):
    ordinary = set(at_table.paper.places.spots)
    at_table.page.easy.click()
    at_table.see()
    assert at_table.editing.easy
    assert all(":easy_" in key or ":foot" in key for key in at_table.paper.places.spots)
    at_table.page.easy.click()
    at_table.see()
    assert set(at_table.paper.places.spots) == ordinary


def test_it_says_from_how_far_away_the_lines_are_read(at_table):
    at_table.wait_for(at_table.page.reading.isVisible)
    assert "2 m:n päästä" in at_table.page.reading.text()


@pytest.mark.parametrize("action", ["sheet.line_up", "sheet.line_down", "sheet.line_remove", "sheet.draft"])
def test_actions_of_the_sheet_wait_for_what_they_are_about(at_table, action):
    at_table.editor.go_to("sheets")
    assert at_table.window.desk.why_not(action)


def test_removing_the_sheet_leads_back_to_the_sheets(at_table):
    at_table.window.desk.run("sheet.remove")
    assert at_table.editor.step == "sheets"
    at_table.editor.undo()
    assert at_table.editing.sheet is None


def test_what_is_half_typed_belongs_to_the_sheet_for_which_it_was_typed(at_table):
    first = at_table.editor.sheet
    look = at_table.page.open_fields(LOOK)
    look.foot.entry.setFocus()
    at_table.type("Alatunniste")
    words = at_table.page.open_fields(WORDS)
    words.line.setText("Vielä yksi")
    at_table.open("template-encounter")
    assert at_table.editor.records[first].foot == "Alatunniste"
    assert at_table.editing.sheet.foot == ""
    at_table.editor.open_sheet(first)
    at_table.see()
    assert at_table.lines[-1] == "Vielä yksi"
    assert words.line.text() == ""


def test_selecting_a_line_from_elsewhere_shows_its_sheet_and_the_line(at_table):
    first, line = at_table.editor.sheet, ids(at_table)[4]
    at_table.open("template-management")
    at_table.editor.go_to("sheets")
    at_table.editor.select(line)
    at_table.see()
    assert at_table.editor.sheet == first
    assert at_table.paper.at == f"field:{line}:text"
    assert line in at_table.page.panel.made[WORDS].blocks
