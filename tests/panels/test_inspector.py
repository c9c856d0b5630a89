"""The inspector: what is selected is shown in full, and each field edits it at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from paku_studio import edits
from paku_studio.models import (
    Actor,
    Emotion,
    Handover,
    Involvement,
    Link,
    Note,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.widgets.inspector import Inspector

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What the offscreen screen says against least sizes and popups."""


def test_leaving_a_field_writes_it_and_escape_takes_the_typing_back(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    field = inspector.panel.entry("text")
    hands.write(field, "jotain", enter=False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "Hakemus valmiiksi"
    hands.write(field, "Hakemus lähti", enter=False)
    assert road.document.get(road.moment, ServiceMoment).text == "Hakemus valmiiksi"
    inspector.window().elsewhere.setFocus()
    assert road.document.get(road.moment, ServiceMoment).text == "Hakemus lähti"


def test_selecting_something_else_writes_what_was_being_typed_where_it_belongs(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    hands.write(inspector.panel.entry("text"), "Hakemus lähti", enter=False)
    desk.editor.select(road.other)
    assert road.document.get(road.moment, ServiceMoment).text == "Hakemus lähti"
    assert road.document.get(road.other, ServiceMoment).text == "Kävelytapaaminen"
    assert inspector.panel.entry("text").toPlainText() == "Kävelytapaaminen"


def test_putting_the_inspector_away_writes_what_was_being_typed(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    hands.write(inspector.panel.entry("text"), "Hakemus lähti", enter=False)
    inspector.hide()
    assert road.document.get(road.moment, ServiceMoment).text == "Hakemus lähti"
    desk.editor.select(road.other)
    inspector.show()
    assert inspector.panel.entry("text").toPlainText() == "Kävelytapaaminen"


def test_a_field_is_not_overwritten_while_one_types_but_follows_otherwise(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    hands.write(inspector.panel.entry("text"), "kesken", enter=False)
    edits.set_text(road.document, road.moment, "text", "Muualta")
    edits.set_text(road.document, road.moment, "place", "Tampere")
    assert inspector.panel.entry("text").toPlainText() == "kesken"
    assert inspector.panel.entry("place").toPlainText() == "Tampere"
    QTest.keyClick(inspector.panel.entry("text"), Qt.Key.Key_Escape)
    assert inspector.panel.entry("text").toPlainText() == "Muualta"


def test_shift_enter_begins_a_line_and_tab_leaves(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    field = inspector.panel.entry("text")
    hands.write(field, "yksi", enter=False)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.type_words(field, "kaksi")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert road.document.get(road.moment, ServiceMoment).text == "yksi\nkaksi"
    assert not field.hasFocus()


def test_several_laws_stand_on_lines_of_their_own(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    field = inspector.panel.entry("law_references")
    hands.write(field, "SHL 36 §", enter=False)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write_more = "  SHL 39 §"
    hands.type_words(field, write_more)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert road.document.get(road.moment, ServiceMoment).law_references == ("SHL 36 §", "SHL 39 §")
    assert field.toPlainText() == "SHL 36 §\nSHL 39 §"


def test_what_cannot_be_written_is_said_below_the_field_and_the_words_stay(hands, inspector, desk, road):
    desk.editor.select(road.involvement)
    field = inspector.panel.entry("actor")
    hands.write(field, "   ")
    place = inspector.panel.fields["actor"][1]
    assert place._trouble.isVisible()
    assert place._trouble.text() == "Tarvitaan nimi."
    assert road.document.get(road.involvement, Involvement).actor != road.actor
    hands.write(field, "Kela")
    assert not place._trouble.isVisible()


def test_a_way_cannot_become_one_that_needs_a_target(hands, inspector, desk, road):
    gap = edits.mark_gap(road.document, road.third)
    desk.editor.select(gap)
    hands.pick(inspector.panel.entry("kind"), "return")
    assert road.document.get(gap, Link).kind == "gap"
    assert inspector.panel.entry("kind").value == "gap"
    assert inspector.panel.fields["kind"][1]._trouble.isVisible()


def test_a_way_becomes_one_at_the_same_time_and_stays_selected(hands, inspector, desk, road):
    desk.editor.select(road.link)
    hands.pick(inspector.panel.entry("kind"), "parallel")
    made = desk.editor.place
    assert road.document.get(made, Link).kind == "parallel"
    assert inspector.panel.entry("kind").value == "parallel"


ADDED = [
    ("actors", "Kela: kerran", Involvement, lambda record, document: document.get(record.actor, Actor).name == "Kela"),
    (
        "touchpoints",
        "puhelin",
        Touchpoint,
        lambda record, document: (record.kind, record.label) == ("phone", "puhelin"),
    ),
    ("touchpoints", "omakela", Touchpoint, lambda record, document: record.kind == "e_service"),
    ("notes", "tilaa oli", Note, lambda record, document: (record.kind, record.text) == ("worked", "tilaa oli")),
    ("links", "2", Link, lambda record, document: record.target and record.kind == "leads_to"),
    ("links", "kävely", Link, lambda record, document: document.get(record.target, ServiceMoment).text[:6] == "Kävely"),
]


@pytest.mark.parametrize(("name", "words", "kind", "fits"), ADDED)
def test_one_more_is_typed_below_the_list(hands, inspector, desk, road, name, words, kind, fits):
    desk.editor.select(road.moment)
    found = hands.list_of(inspector, name)
    before = {record.id for record in road.document.of_type(kind)}
    count = len(hands.rows(found))
    hands.press(found.plus)
    hands.write(QApplication.focusWidget(), words)
    made = [record for record in road.document.of_type(kind) if record.id not in before]
    assert len(made) == 1
    assert fits(made[0], road.document)
    assert len(hands.rows(found)) == count + 1


def test_adding_goes_on_until_escape(hands, inspector, desk, road):
    desk.editor.select(road.other)
    found = hands.list_of(inspector, "actors")
    hands.press(found.plus)
    for name in ("Ohjaaja", "Asiakas"):
        hands.type_words(QApplication.focusWidget(), name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [button.words for button in hands.rows(found)] == ["Ohjaaja", "Asiakas"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is found.plus


def test_an_unknown_moment_is_said_below_the_line(hands, inspector, desk, road):
    desk.editor.select(road.other)
    found = hands.list_of(inspector, "links")
    hands.press(found.plus)
    hands.write(QApplication.focusWidget(), "sellaista ei ole")
    assert found._adding._trouble.isVisible()
    assert hands.rows(found) == []


def test_a_gap_and_a_handover_need_no_words(hands, inspector, desk, road):
    desk.editor.select(road.other)
    ways = hands.list_of(inspector, "links")
    hands.press(ways.plus)
    hands.pick(ways._adding.kind, "gap")
    QTest.mouseClick(ways._adding.take, Qt.MouseButton.LeftButton)
    handovers = hands.list_of(inspector, "handovers")
    hands.press(handovers.plus)
    QTest.mouseClick(handovers._adding.take, Qt.MouseButton.LeftButton)
    assert [link.kind.value for link in road.document.children(road.other, Link, "source")] == ["gap"]
    assert [one.kind.value for one in road.document.children(road.other, Handover, "moment")] == ["warm"]


def test_a_note_is_added_with_the_kind_that_was_picked(hands, inspector, desk, road):
    desk.editor.select(road.other)
    found = hands.list_of(inspector, "notes")
    hands.press(found.plus)
    hands.pick(found._adding.kind, "quote")
    hands.write(QApplication.focusWidget(), "hän näki minut")
    note = road.document.children(road.other, Note, "target")[0]
    assert (note.kind, note.text) == ("quote", "hän näki minut")


def test_rows_are_moved_and_removed_by_keys(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    found = hands.list_of(inspector, "touchpoints")
    first = hands.rows(found)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [button.words for button in hands.rows(found)] == ["kirjasto", "OmaKela"]
    assert QApplication.focusWidget().words == "OmaKela"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert [button.words for button in hands.rows(found)] == ["kirjasto"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is found.plus
    assert not road.document.children(road.moment, Touchpoint, "moment")


def test_a_row_opens_its_record_and_the_way_back_leads_to_the_row(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    found = hands.list_of(inspector, "notes")
    row = hands.rows(found)[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.editor.selection == (road.missing,)
    assert inspector.panel.entry("text").hasFocus()
    QTest.mouseClick(inspector._head.back, Qt.MouseButton.LeftButton)
    assert desk.editor.selection == (road.moment,)
    assert QApplication.focusWidget() is row


def test_what_hangs_on_a_moment_is_moved_and_removed_from_its_own_form(inspector, desk, road):
    desk.editor.select(road.library)
    QTest.mouseClick(inspector._head.earlier, Qt.MouseButton.LeftButton)
    assert road.document.children(road.moment, Touchpoint, "moment")[0].id == road.library
    QTest.mouseClick(inspector._head.remove, Qt.MouseButton.LeftButton)
    assert road.library not in road.document.records
    assert desk.editor.selection == (road.moment,)


def test_nothing_selected_says_what_to_do_and_shows_the_pathway(inspector, desk, road):
    desk.editor.select()
    assert inspector.hint.isVisible()
    assert inspector.hint.text() == "Valitse tuokio, niin näet sen tiedot"
    assert inspector.panel.entry("title").toPlainText() == "Kotoa takaisin arkeen"
    desk.editor.select(road.moment)
    assert not inspector.hint.isVisible()


def test_several_selected_are_marked_felt_joined_and_removed_together(hands, inspector, desk, road):
    desk.editor.select(road.moment, road.other, road.third)
    panel = inspector.panel
    assert "3 tuokiota" in panel.counts.text()
    hands.press(panel.marks["critical"])
    assert all(moment.critical for moment in road.document.of_type(ServiceMoment))
    assert road.document.history[-1].name == "Mark as critical"
    hands.press(panel.feeling._buttons["bad"])
    assert {moment.feeling for moment in road.document.of_type(ServiceMoment)} == {Emotion.BAD}
    hands.pick(panel.status, "planned")
    assert {moment.status.value for moment in road.document.of_type(ServiceMoment)} == {"planned"}
    desk.editor.undo()
    desk.editor.undo()
    desk.editor.undo()
    assert not any(moment.critical for moment in road.document.of_type(ServiceMoment))
    hands.press(panel.join)
    assert len(road.document.of_type(ServiceMoment)) == 1
    assert desk.editor.selection == (road.moment,)


def test_several_of_different_kinds_can_be_counted_and_removed(hands, inspector, desk, road):
    desk.editor.select(road.note, road.missing, road.touchpoint)
    panel = inspector.panel
    assert "1 kontaktipiste" in panel.counts.text()
    assert "2 huomiota" in panel.counts.text()
    assert not panel.join.isVisible()
    hands.press(panel.remove)
    assert not {road.note, road.missing, road.touchpoint} & set(road.document.records)


def test_tab_walks_through_every_field_as_one_reads_and_out_again(inspector, desk, road):
    desk.editor.select(road.moment)
    inspector.setFocus()
    assert inspector.panel.entry("text").hasFocus()
    heights = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        if not inspector.isAncestorOf(focus):
            break
        heights.append(focus.mapTo(inspector.panel, focus.rect().topLeft()).y())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is inspector.window().elsewhere
    assert heights == sorted(heights)
    assert len(heights) > 20
    QTest.keyClick(inspector.window().elsewhere, Qt.Key.Key_Backtab)


def test_everything_has_a_name_for_a_screen_reader(hands, inspector, desk, road):
    for name in hands.KINDS:
        desk.editor.select(getattr(road, name))
        for stop in inspector._stops():
            assert stop.accessibleName(), (name, stop)
    desk.editor.select(road.moment, road.other)
    assert all(stop.accessibleName() for stop in inspector._stops())


def test_what_is_folded_away_is_told_beside_its_heading(hands, inspector, desk, road):
    desk.editor.select(road.moment)
    fold = inspector.panel._folds[0]
    fold.open(False)
    assert not inspector.panel.entry("place").isVisible()
    edits.set_text(road.document, road.moment, "place", "Tampere")
    assert fold.heading.aside == "Paikka"
    hands.press(fold.heading)
    assert inspector.panel.entry("place").isVisible()


def test_somebodys_words_are_never_markup(hands, inspector, desk, road):
    edits.set_text(road.document, road.note, "text", "<b>lihava</b>" + "x" * 500)
    desk.editor.select(road.moment)
    row = hands.rows(hands.list_of(inspector, "notes"))[0]
    assert row.words.startswith("<b>lihava</b>")
    assert "&lt;b&gt;" in row.toolTip()
    assert row.height() < 900


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_at_280_pixels(hands, desk, placed, road, scale):
    from paku_studio.widgets.look import Look

    desk.look = Look("light", scale)
    edits.set_text(road.document, road.note, "text", "sosiaalipalveluohjaajantyöhuoneessa " * 3)
    inspector = placed(Inspector(desk))
    inspector.window().setStyleSheet(desk.look.style_sheet())
    for name in hands.KINDS:
        desk.editor.select(getattr(road, name))
        for fold in inspector.panel._folds:
            fold.open(True)
        inspector._settle()
        body = inspector._scroll.viewport().width()
        for child in inspector.panel.findChildren(QWidget):
            if child.isVisible() and not isinstance(child.parent(), QLineEdit | QPlainTextEdit):
                right = child.mapTo(inspector._scroll.viewport(), child.rect().topRight()).x()
                assert right <= body, (name, child)
                if hasattr(child, "heightForWidth") and child.hasHeightForWidth():
                    assert child.height() >= child.heightForWidth(child.width()), (name, child)


def test_keys_of_the_map_do_nothing_to_it_from_the_inspector(hands, inspector, desk, road):
    """The window's shortcuts reach everywhere; here Delete and the arrows belong to what has the keys."""
    fired = []
    window = inspector.window()
    for keys in ("Del", "Up", "Down", "Left", "Right", "Home", "Alt+Up", "Alt+Down"):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda keys=keys: fired.append(keys))
    desk.editor.select(road.moment)
    row = hands.rows(hands.list_of(inspector, "notes"))[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    for name in ("critical", "feeling", "status", "text"):
        entry = inspector.panel.entry(name)
        target = entry._buttons["good"] if name == "feeling" else entry
        target.setFocus()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Home):
            QTest.keyClick(QApplication.focusWidget(), key)
    assert fired == []
    assert road.moment in road.document.records
    assert [button.words for button in hands.rows(hands.list_of(inspector, "notes"))] == ["tulostin oli rikki"]


def test_undo_in_a_field_where_nothing_was_typed_is_the_documents(hands, inspector, desk, road):
    fired = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), inspector.window())
    shortcut.activated.connect(lambda: fired.append("undo"))
    desk.editor.select(road.moment)
    field = inspector.panel.entry("text")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["undo"]
    hands.type_words(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["undo"]
    assert field.toPlainText() == "Hakemus valmiiksi"
    hands.write(field, "Hakemus lähti")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fired == ["undo", "undo"]


def test_escape_where_nothing_is_typed_leads_to_the_capture_line(hands, inspector, desk, road, qtbot):
    desk.editor.select(road.moment)
    field = inspector.panel.entry("text")
    hands.write(field, "kesken", enter=False)
    with qtbot.assertNotEmitted(desk.focus_wanted):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(desk.focus_wanted) as wanted:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert wanted.args == ["dock"]
