"""The bar for finding: type, walk from match to match, replace, and leave."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from paku_studio import edits
from paku_studio.models import Note, ServiceMoment
from paku_studio.widgets.find import FindBar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def bar(desk, placed) -> FindBar:
    bar = placed(FindBar(desk), 860, 200)
    bar.open()
    return bar


def type_words(field: QWidget, words: str) -> None:
    for sign in words:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))


def test_typing_finds_at_once_and_selects_what_was_found(bar, desk, road):
    assert bar.field.hasFocus()
    type_words(bar.field, "istuttiin")
    assert bar.count.text() == "1/1"
    assert bar.count.accessibleName() == "Osuma 1/1"
    assert desk.editor.selection == (road.note,)
    assert bar.context.text() == "Toimi: vieressä istuttiin"


def test_every_match_is_brought_into_view_the_selected_one_too(bar, desk, road):
    shown = []
    desk.editor.view = SimpleNamespace(bring_into_view=shown.append)
    desk.editor.select(road.third)
    type_words(bar.field, "Psyk")
    assert shown[-1] == road.third
    shown.clear()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert shown == [road.third]


def tabbed(times):
    """Where the keys are after each press of Tab."""
    found = []
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_tab_goes_from_the_words_to_the_other_words_and_then_to_the_buttons(bar):
    type_words(bar.field, "Psyk")
    assert tabbed(1) == [bar.previous]
    bar.open(replace=True)
    bar.field.setFocus()
    buttons = [bar.previous, bar.next, bar.options, bar.swap, bar.one, bar.all, bar.close_button]
    assert tabbed(8) == [bar.by, *buttons]


def test_what_is_not_there_is_said(bar):
    type_words(bar.field, "sellaista ei ole")
    assert bar.count.text() == "Ei löytynyt"
    assert not bar.next.isEnabled()


def test_f3_and_enter_go_on_and_round(bar, desk, road):
    type_words(bar.field, "kä")
    seen = [desk.editor.place]
    for _ in range(2):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        seen.append(desk.editor.place)
    assert seen == [road.other, road.third, road.other]
    QTest.keyClick(bar, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.place == road.third
    QTest.keyClick(bar, Qt.Key.Key_F3)
    assert desk.editor.place == road.other


def test_finding_begins_at_what_is_selected(bar, desk, road):
    desk.editor.select(road.third)
    type_words(bar.field, "kä")
    assert (bar.count.text(), desk.editor.place) == ("2/2", road.third)


def test_a_match_on_another_pathway_opens_that_one(bar, desk, road):
    elsewhere = edits.add_pathway(road.document, "Tavoitetila")
    moment = edits.add_moment(road.document, elsewhere, "Yllätys")
    type_words(bar.field, "yllätys")
    assert (desk.editor.pathway, desk.editor.place) == (elsewhere, moment)
    bar.here.setChecked(True)
    desk.editor.open_pathway(road.pathway)
    bar.search()
    assert bar.count.text() == "Ei löytynyt"


def test_an_actor_is_shown_where_it_takes_part(bar, desk, road):
    type_words(bar.field, "sosiaaliohj")
    assert desk.editor.place == road.involvement


def test_words_of_no_pathway_are_found_and_shown_at_their_step(bar, desk, road):
    type_words(bar.field, "varhaisen")
    assert bar.context.text() == "Kehittäjäryhmä: Varhaisen tuen ryhmä"
    assert desk.editor.step == "group"
    assert bar.field.hasFocus()


def test_escape_puts_it_away_and_gives_the_keys_back(bar):
    type_words(bar.field, "a")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar.window().elsewhere.hasFocus()


def test_options_are_said_in_the_name_of_their_button(bar):
    type_words(bar.field, "HAKEMUS")
    assert bar.count.text() == "1/1"
    bar.case.trigger()
    assert bar.count.text() == "Ei löytynyt"
    assert bar.options.isChecked()
    assert "Erota isot ja pienet kirjaimet" in bar.options.accessibleName()
    bar.case.trigger()
    bar.whole.trigger()
    assert bar.count.text() == "1/1"


def test_edits_elsewhere_are_followed(bar, desk, road):
    type_words(bar.field, "bussi")
    edits.add_moment(road.document, road.pathway, "Bussi ei kulje")
    assert bar.count.text() == "1/1"
    desk.editor.undo()
    assert bar.count.text() == "Ei löytynyt"


def test_replacing_one_goes_on_to_the_next(bar, desk, road):
    bar.open(replace=True)
    type_words(bar.field, "kä")
    type_words(bar.by, "käkä")
    bar.by.setFocus()
    QTest.keyClick(bar.by, Qt.Key.Key_Return)
    assert road.document.get(road.other, ServiceMoment).text == "käkävelytapaaminen"
    assert desk.editor.place == road.third
    QTest.keyClick(bar.by, Qt.Key.Key_Return)
    assert road.document.get(road.third, ServiceMoment).text == "Psykologin käkäynti"


def test_replacing_all_is_one_undo_and_is_said(bar, desk, road):
    bar.open(replace=True)
    type_words(bar.field, "kä")
    type_words(bar.by, "ke")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    assert desk.editor.told.text == "Korvattu 2 kohdassa."
    assert bar.count.text() == "Ei löytynyt"
    desk.editor.undo()
    assert road.document.get(road.other, ServiceMoment).text == "Kävelytapaaminen"
    assert bar.count.text() == "1/2"


def test_what_cannot_be_replaced_is_said_in_a_sentence(bar, desk, road):
    bar.open(replace=True)
    type_words(bar.field, "istuttiin")
    bar.by.setText("x" * 20_000)
    QTest.mouseClick(bar.one, Qt.MouseButton.LeftButton)
    assert desk.editor.told.trouble
    assert road.document.get(road.note, Note).text == "vieressä istuttiin"


def test_a_large_document_is_searched_when_the_typing_pauses(bar, desk, road, monkeypatch, qtbot):
    monkeypatch.setattr("paku_studio.widgets.find.LARGE", 0)
    type_words(bar.field, "istuttiin")
    assert bar.count.text() == ""
    qtbot.waitUntil(lambda: bar.count.text() == "1/1")
    assert desk.editor.place == road.note


def test_replacing_before_the_typing_paused_replaces_what_was_typed_last(bar, desk, road, monkeypatch):
    monkeypatch.setattr("paku_studio.widgets.find.LARGE", 1)
    type_words(bar.field, "kä")
    bar.search()
    bar.open(replace=True)
    bar.field.clear()
    type_words(bar.field, "istuttiin")
    bar.by.setText("oltiin")
    bar.replace_all()
    assert road.document.get(road.note, Note).text == "vieressä oltiin"
    assert road.document.get(road.other, ServiceMoment).text == "Kävelytapaaminen"


def test_finding_again_after_replacing_only_finds(bar):
    bar.open(replace=True)
    bar.open()
    assert bar.replacing.isVisible()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    bar.open()
    assert not bar.replacing.isVisible()


@pytest.mark.parametrize("width", [300, 480, 860])
def test_no_control_is_cut_however_narrow(bar, width):
    bar.open(replace=True)
    bar.window().resize(width, 300)
    QApplication.processEvents()
    for control in (bar.field, bar.next, bar.options, bar.close_button, bar.by, bar.one, bar.all):
        box = control.rect()
        assert bar.rect().contains(control.mapTo(bar, box.topLeft()))
        assert bar.rect().contains(control.mapTo(bar, box.bottomRight()))
        assert control.height() >= 32
        assert control.accessibleName()
