"""The way of the work: going from step to step by keys and rail, what is shown there, whose turn the keys are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.editor.steps import OWN_VIEWS, STEPS, VIEWS
from paku_studio.widgets.boards.line_row import LineRow
from paku_studio.widgets.page import make_page
from paku_studio.widgets.window import MainWindow
from paku_studio.widgets.window_actions import INSPECTOR

WRITTEN = ("group", "persona", "understanding", "value")
"""Steps below whose page one types."""


def keys(step: str) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_1.value + list(STEPS).index(step))


@pytest.mark.parametrize("step", STEPS)
def test_a_number_goes_to_its_step_and_the_keys_are_where_one_types(window, step) -> None:
    QTest.keyClick(window, keys(step), Qt.KeyboardModifier.ControlModifier)
    assert window.desk.editor.step == step
    assert window.rail.steps[step].here
    assert [name for name, stop in window.rail.steps.items() if stop.here] == [step]
    typed_at = {"sheets": {"canvas"}, "group": {"canvas", "dock"}}.get(step, {"dock"})
    assert window.focused_part() in typed_at
    assert (window.page is None) is (step == "pathway")


def test_the_rail_goes_there_too_and_back(window) -> None:
    window.rail.steps["value"].click()
    assert type(window.page).__name__ == "ValuePage"
    window.rail.steps["pathway"].click()
    assert window.page is None
    assert window.canvas.isVisible()


@pytest.mark.parametrize("view", VIEWS)
def test_other_views_of_a_pathway_belong_to_its_step(window, view) -> None:
    window.desk.run(f"go.{view}")
    assert window.page is not None
    assert window.rail.steps["pathway"].here
    assert window.rail.list.isVisible()


@pytest.mark.parametrize("view", OWN_VIEWS)
def test_views_of_the_facilitators_own_belong_to_no_step_and_no_wall(window, view) -> None:
    window.desk.editor.select(window.desk.editor.road()[0].moment.id)
    window.desk.editor.go_to(view)
    assert not any(step.here for step in window.rail.steps.values())
    assert window.desk.editor.selection == ()
    assert window.desk.editor.presenting.step == "pathway"


def test_the_keys_go_round_all_parts_of_each_step(window) -> None:
    for step in (*STEPS, *VIEWS, *OWN_VIEWS):
        window.desk.editor.go_to(step)
        window.focus_part("bar")
        seen = []
        while not seen or window.focused_part() != "bar":
            seen.append(window.focused_part())
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_F6)
            assert len(seen) < 9, (step, seen)
        wanted = ["bar", "rail", "canvas"]
        assert seen[:3] == wanted, step
        assert ("dock" in seen) is (step in WRITTEN or step == "pathway"), (step, seen)


def test_what_is_typed_stays_while_one_looks_elsewhere(window) -> None:
    window.focus_part("dock")
    QTest.keyClicks(window.focusWidget(), "kesken")
    window.desk.editor.go_to("value")
    QTest.keyClicks(window.focusWidget(), "toinen lause")
    window.desk.editor.go_to("pathway")
    assert window.dock.field.text() == "kesken"
    window.desk.editor.go_to("value")
    assert window.focusWidget().text() == "toinen lause"


def test_another_language_keeps_the_step_and_what_is_typed(window, program) -> None:
    window.desk.editor.go_to("persona")
    QTest.keyClicks(window.focusWidget(), "asuu yk")
    program.change_settings(language="sv")
    assert type(window.page).__name__ == "PersonaPage"
    assert window.focusWidget().text() == "asuu yk"
    assert window.rail.steps["persona"].name == "Personor"


def test_the_details_stand_beside_the_road_only(window) -> None:
    assert window.side.isVisible()
    window.desk.editor.go_to("persona")
    assert not window.side.isVisible()
    window.desk.run("view.outline")
    assert window.desk.editor.step == "pathway"
    assert window.side.isVisible()


def test_a_page_that_is_left_is_gone(window) -> None:
    window.desk.editor.go_to("value")
    page = window.page
    window.desk.editor.go_to("persona")
    gone = []
    page.destroyed.connect(lambda *_: gone.append(True))
    QApplication.sendPostedEvents(None, 52)
    assert gone == [True]


@pytest.mark.parametrize("step", [*STEPS, *VIEWS, *OWN_VIEWS])
def test_a_step_of_an_empty_document_asks_rather_than_fails(start, program, step) -> None:
    if step == "pathway":
        return
    start.desk.run("file.new")
    page = make_page(start.desk, step)
    assert page.title().strip()
    page.deleteLater()


def headline_of(window) -> object:
    window.desk.editor.go_to("persona")
    field = window.page.about.headline
    field.setFocus()
    return field


def test_what_is_half_typed_in_the_inspector_is_in_the_file_when_the_window_closes(window, story) -> None:
    from paku_studio.storage import open_document

    moment = next(one.id for one in window.desk.editor.records.values() if one.TYPE == "moment")
    window.desk.editor.select(moment)
    QApplication.processEvents()
    field = window.side.turn_to(INSPECTOR).panel.entry("text")
    field.setFocus()
    QTest.keyClicks(field, "zqxj")
    window.close()
    assert "zqxj" in open_document(story).document.records[moment].text


@pytest.mark.parametrize("way", ["close", "start page"])
def test_what_is_half_typed_is_in_the_file_when_the_document_is_closed(window, program, story, way) -> None:
    field = headline_of(window)
    field.selectAll()
    QTest.keyClicks(field, "zqxj")
    if way == "close":
        window.close()
    else:
        window.desk.run("file.start_page")
    from paku_studio.storage import open_document

    personas = [one for one in open_document(story).document.records.values() if one.TYPE == "persona"]
    assert "zqxj" in personas[0].headline


def test_a_line_being_edited_where_it_stands_is_in_the_file_when_the_window_closes(window, story) -> None:
    window.desk.editor.go_to("value")
    item = next(one.id for one in window.desk.editor.records.values() if one.TYPE == "value_item")
    window.desk.editor.select(item)
    window.desk.run("board.edit")
    QApplication.processEvents()
    QTest.keyClicks(window.focusWidget(), "zqxj")
    window.close()
    from paku_studio.storage import open_document

    assert "zqxj" in open_document(story).document.records[item].text


def test_listeners_of_pages_that_are_gone_are_forgotten(window) -> None:
    def visit() -> int:
        for step in ("persona", "value", "group", "sheets", "dots", "pathway"):
            window.desk.editor.go_to(step)
            QApplication.sendPostedEvents(None, 52)
        return window.desk.listeners

    visit()
    once = visit()
    assert visit() == once


def test_who_leaves_a_line_with_others_below_it_comes_where_she_wished(window) -> None:
    """What was left was hidden with the keys in it: Qt gave them to the next line, which opened its page again."""
    for step in ("sheets", "group"):
        for place in range(len(lines_of_persona(window))):
            window.desk.editor.go_to("persona")
            lines_of_persona(window)[place].setFocus(Qt.FocusReason.MouseFocusReason)
            window.desk.editor.go_to(step)
            assert window.desk.editor.step == step
            assert window.rail.steps[step].here
            assert window.focused_part()


def lines_of_persona(window: MainWindow) -> list[LineRow]:
    """The lines of the persona that is open, as she sees them."""
    window.desk.editor.go_to("persona")
    return [row for row in window.page.findChildren(LineRow) if not row.question]
