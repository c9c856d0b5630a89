"""The dock at a person's keys: what Enter, Tab, arrows, Esc and a paste do in the real widget."""

import itertools
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QDragEnterEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.drawing.marks_table import MARKS
from paku_studio.models import Actor

ENTER, TAB, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_adds_the_line_and_keeps_the_keys(bench: Any) -> None:
    bench.line("Soitto Kelaan").line("+ joku vastasi")
    assert bench.typist.road() == ["Soitto Kelaan"]
    assert bench.typist.notes(bench.typist.moment("Soitto Kelaan")) == [("worked", "joku vastasi")]
    assert bench.field.text() == ""
    assert bench.field.hasFocus()


def test_enter_adds_the_line_as_typed_whatever_is_suggested(bench: Any) -> None:
    bench.line("A").line("@ Kela").line("B").keys("@ ke")
    assert bench.strip()[0] == "Kela"
    bench.press(DOWN).press(ENTER)
    assert [one.name for one in bench.typist.document.of_type(type(bench.typist.one(_actor(), "Kela")))] == [
        "Kela",
        "ke",
    ]


def _actor() -> Any:

    return Actor


def test_tab_takes_the_suggestion_and_enter_then_adds_it(bench: Any) -> None:
    bench.line("A").keys("* te").press(TAB)
    assert bench.field.text() == "* tekstiviesti"
    assert bench.field.hasFocus()
    bench.press(ENTER)
    assert bench.typist.touchpoint("tekstiviesti").kind.value == "text_message"


def test_what_was_taken_is_not_taken_further_by_the_next_tab(bench: Any) -> None:
    bench.line("A").line("@ Kela").line("@ Kelan lääkäri").keys("@ kel").press(TAB)
    assert bench.field.text() == "@ Kela"
    assert bench.strip() == []
    bench.press(TAB)
    assert bench.field.text() == "@ Kela"
    assert bench.field.hasFocus()
    bench.keys("n")
    assert bench.strip()[0] == "Kelan lääkäri"


def test_arrows_move_in_the_strip_and_tab_takes_that_one(bench: Any) -> None:
    bench.line("A").keys("* pu").press(DOWN)
    second = bench.dock.strip.offered[1]
    assert bench.dock.strip.current == second
    bench.press(TAB)
    assert bench.field.text() == second.completion
    bench.press(UP)
    assert bench.field.text() == second.completion


def test_the_last_suggestion_is_the_line_as_it_is(bench: Any) -> None:
    bench.line("A").keys("* te")
    assert bench.dock.strip.offered[-1].words == "”te” sellaisenaan"
    bench.press(UP).press(TAB)
    assert bench.field.text() == "* te"


def test_nobody_is_caught_in_the_dock(bench: Any) -> None:
    seen = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), TAB)
        seen.append(QApplication.focusWidget())
    assert bench.canvas in seen


def test_esc_goes_to_the_canvas_and_the_line_stays(bench: Any) -> None:
    bench.keys("kesken").press(ESC)
    assert bench.went_to == ["canvas"]
    assert bench.typist.capture.text == "kesken"


def test_ctrl_z_takes_typing_back_while_there_is_any_and_the_last_line_after_that(bench: Any) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), bench.window, bench.typist.editor.undo)
    bench.line("A").line("B").keys("kesken").press(Qt.Key.Key_Z, CTRL)
    assert bench.field.text() == ""
    assert bench.typist.road() == ["A", "B"]
    bench.press(Qt.Key.Key_Z, CTRL)
    assert bench.typist.road() == ["A"]
    shortcut.setParent(None)


def test_a_file_that_is_dragged_over_the_field_is_left_to_the_window(bench: Any) -> None:
    def accepts(data: QMimeData) -> bool:
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        bench.field.dragEnterEvent(event)
        return event.isAccepted()

    words, file = QMimeData(), QMimeData()
    words.setText("Soitto Kelaan")
    file.setUrls([QUrl.fromLocalFile("/tmp/x.txt")])
    file.setText("file:///tmp/x.txt")
    assert accepts(words)
    assert not accepts(file)


def test_a_new_dock_shows_what_was_being_typed(bench: Any, open_bench: Any) -> None:
    bench.keys("* te")
    again = type(bench.dock)(bench.desk)
    assert again.field.text() == "* te"
    again.deleteLater()


def test_shift_and_enter_put_the_line_one_step_below(bench: Any) -> None:
    bench.line("A").line("* puhelin: jono").keys("! luovuttaa").press(ENTER, SHIFT)
    assert bench.typist.touchpoint("jono").critical_reason == "luovuttaa"


def test_ctrl_and_arrows_choose_another_moment_while_one_types(bench: Any) -> None:
    bench.line("A").line("B").keys("+ hyvin").press(UP, CTRL)
    assert bench.dock.chip.text() == "A"
    bench.press(ENTER)
    assert bench.typist.notes(bench.typist.moment("A")) == [("worked", "hyvin")]


def test_arrow_up_in_an_empty_field_brings_the_last_line_back(bench: Any) -> None:
    bench.line("A").line("+ hyvin").press(UP)
    assert bench.field.text() == "+ hyvin"
    bench.press(UP)
    assert bench.field.text() == "A"
    bench.press(DOWN).press(DOWN)
    assert bench.field.text() == ""


def test_the_chip_says_where_and_how(bench: Any) -> None:
    bench.line("Hakemus valmiiksi").keys("+ ")
    assert bench.dock.chip.text() == "Hakemus valmiiksi"
    assert bench.dock.chip.accessibleName() == "Rivi tulee tähän: Hakemus valmiiksi"
    bench.field.clear()
    bench.keys("Seuraava")
    assert bench.dock.chip.accessibleName() == "Uusi tuokio tulee tämän jälkeen: Hakemus valmiiksi"
    assert bench.field.accessibleDescription() == bench.dock.chip.accessibleName()


def test_the_chip_follows_what_is_selected_elsewhere(bench: Any) -> None:
    bench.line("A").line("B").keys("+ hyvin")
    bench.typist.editor.select(bench.typist.moment("A").id)
    assert bench.dock.chip.text() == "A"


def test_the_chip_offers_places_and_takes_one(bench: Any) -> None:
    bench.line("A").line("B").keys("+ hyvin")
    menu = bench.dock.chip.menu_of_places()
    places = {action.text(): action for action in menu.actions()}
    assert places["B"].isChecked()
    places["A"].trigger()
    menu.deleteLater()
    assert bench.dock.chip.text() == "A"
    assert bench.went_to == ["dock"]
    assert bench.field.text() == "+ hyvin"


def test_a_button_puts_its_mark_before_the_line_and_the_same_again_takes_it_off(bench: Any) -> None:
    bench.line("A").keys("hyvin")
    worked = next(button for button in bench.dock.hints.buttons if button.sign == "+")
    QTest.mouseClick(worked, Qt.MouseButton.LeftButton)
    assert bench.field.text() == "+ hyvin"
    assert worked.active
    assert bench.field.hasFocus()
    missing = next(button for button in bench.dock.hints.buttons if button.sign == "-")
    QTest.mouseClick(missing, Qt.MouseButton.LeftButton)
    assert bench.field.text() == "- hyvin"
    QTest.mouseClick(missing, Qt.MouseButton.LeftButton)
    assert bench.field.text() == "hyvin"


def test_arrows_walk_over_the_marks(bench: Any) -> None:
    first, second = bench.dock.hints.buttons[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, ENTER)
    assert bench.field.text() == "@ "


def test_a_feeling_is_chosen_by_word_and_needs_no_dead_key(bench: Any) -> None:
    bench.line("A")
    menu = bench.dock.hints.feelings()
    worst = menu.actions()[0]
    assert worst.text().startswith("Hyvin huono")
    worst.trigger()
    menu.deleteLater()
    bench.press(ENTER)
    assert bench.typist.moment("A").feeling.value == "very_bad"


def test_every_mark_is_in_the_menu_and_it_is_not_endless(bench: Any) -> None:
    menu = bench.dock.hints.menu(every=True)
    rarer = next(action.menu() for action in menu.actions() if action.text() == "muut")
    shown = [action.text().partition("\t")[2].replace("&&", "&") for action in (*menu.actions(), *rarer.actions())]
    assert {row.sign for row in MARKS if row.sign} == set(shown) - {""}
    assert menu.sizeHint().height() < 480
    assert rarer.sizeHint().height() < 480
    menu.deleteLater()


def test_a_mark_without_a_button_stands_in_the_menu_of_others(bench: Any) -> None:
    bench.line("A").line("B")
    menu = bench.dock.hints.menu()
    leads = next(action for action in menu.actions() if action.text().endswith("\t->"))
    assert not any(action.text().endswith("\t#") for action in menu.actions())
    leads.trigger()
    menu.deleteLater()
    assert bench.field.text() == "-> "


# Letters made of several keys


def test_a_dead_key_waits_for_its_letter(bench: Any) -> None:
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        dead = QKeyEvent(kind, Qt.Key.Key_Dead_Acute, Qt.KeyboardModifier.NoModifier, "")
        QCoreApplication.sendEvent(bench.field, dead)
    assert bench.field.text() == ""
    QTest.sendKeyEvent(QTest.KeyAction.Click, bench.field, Qt.Key.Key_E, "é", Qt.KeyboardModifier.NoModifier)
    assert bench.field.text() == "é"


def compose(bench: Any, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(bench.field, event)


def test_an_input_method_may_compose_after_a_mark(bench: Any) -> None:
    bench.line("A").keys("+ caf")
    compose(bench, "´")
    assert bench.field.text() == "+ caf"
    compose(bench, "", "é")
    assert bench.field.text() == "+ café"
    bench.press(ENTER)
    assert bench.typist.notes(bench.typist.moment("A")) == [("worked", "café")]


def test_a_letter_that_is_being_composed_is_not_swallowed_when_the_dock_is_brought_up_to_date(bench: Any) -> None:
    bench.line("A").keys("+ caf")
    compose(bench, "MMM")
    before = bench.field.grab().toImage()
    bench.dock.refresh()
    assert bench.field.grab().toImage() == before


def test_the_tilde_of_a_feeling_may_come_from_a_dead_key(bench: Any) -> None:
    bench.line("A")
    compose(bench, "~")
    compose(bench, "", "~")
    bench.keys(" -1").press(ENTER)
    assert bench.typist.moment("A").feeling.value == "bad"


def test_the_mark_is_painted_in_spruce_and_plain_words_are_not(bench: Any) -> None:
    spruce = QColor(bench.desk.look.spruce).rgb()

    def spruce_pixels() -> int:
        image = bench.field.grab().toImage()
        return sum(image.pixel(x, y) == spruce for x in range(image.width()) for y in range(image.height()))

    bench.field.clearFocus()
    bench.keys("HHH")
    assert spruce_pixels() == 0
    bench.field.clear()
    bench.keys("# HHH")
    assert spruce_pixels() > 10
    bench.press(Qt.Key.Key_Home).press(Qt.Key.Key_Delete)
    assert spruce_pixels() == 0


# Many lines


def test_many_pasted_lines_go_in_at_once_with_a_report(bench: Any) -> None:
    bench.line("A").keys("ensin ")
    QGuiApplication.clipboard().setText("yksi\n+ hyvin\nkaksi")
    bench.press(Qt.Key.Key_V, CTRL)
    assert bench.typist.road() == ["A", "ensin yksi", "kaksi"]
    assert bench.field.text() == ""
    assert "2" in bench.dock.quiet.words.whole
    assert not bench.dock.quiet.all.isHidden()
    bench.typist.editor.undo()
    assert bench.typist.road() == ["A"]


@pytest.mark.parametrize(("scale", "width"), [(1.0, 874), (1.0, 631), (2.0, 631), (2.0, 1154)])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_buttons_of_the_report_have_room(open_bench: Any, language: str, scale: float, width: int) -> None:
    bench = open_bench(language, "light", scale, width, 640)
    QGuiApplication.clipboard().setText("- yksi\n- kaksi\n")
    bench.press(Qt.Key.Key_V, CTRL)
    QApplication.processEvents()
    quiet = bench.dock.quiet
    for part in (quiet.keep, quiet.all, quiet.close_button):
        assert part.isVisible()
        assert part.width() >= part.sizeHint().width() or not part.text()
        assert part.x() + part.width() <= quiet.width()
        assert part.accessibleName()
        assert part.toolTip()
    assert quiet.words.width() > 0


def test_bullets_are_kept_as_marks_with_one_button(bench: Any) -> None:
    bench.line("A")
    QGuiApplication.clipboard().setText("- yksi\n- kaksi\n")
    bench.press(Qt.Key.Key_V, CTRL)
    assert bench.typist.road() == ["A", "yksi", "kaksi"]
    assert bench.dock.quiet.keep.isVisible()
    bench.dock.quiet.keep.click()
    assert bench.typist.notes(bench.typist.moment("A")) == [("missing", "yksi"), ("missing", "kaksi")]
    assert not bench.dock.quiet.keep.isVisible()
    assert bench.field.hasFocus()


def test_one_pasted_line_with_its_line_break_is_typing(bench: Any) -> None:
    QGuiApplication.clipboard().setText("Soitto Kelaan\r\n")
    bench.press(Qt.Key.Key_V, CTRL)
    assert bench.field.text() == "Soitto Kelaan"
    assert bench.typist.capture.text == "Soitto Kelaan"
    assert bench.typist.road() == []


def test_lines_that_come_by_the_menu_or_the_mouse_go_in_too(bench: Any) -> None:
    QGuiApplication.clipboard().setText("yksi\nkaksi")
    bench.field.paste()
    assert bench.typist.road() == ["yksi", "kaksi"]
    assert bench.field.text() == ""


def test_a_line_longer_than_the_field_is_kept_whole(bench: Any) -> None:
    long = "pitkä " * 6_000
    QGuiApplication.clipboard().setText(long)
    bench.press(Qt.Key.Key_V, CTRL)
    assert bench.field.text() == long


# Screen readers, small windows


def test_the_strip_is_a_list_for_screen_readers(bench: Any) -> None:
    bench.line("A").keys("* te")
    interface = QAccessible.queryAccessibleInterface(bench.dock.strip)
    assert interface.role() == QAccessible.Role.List
    names = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert names == ["tekstiviesti, uusi", "”te” sellaisenaan"]


def test_every_button_and_field_has_a_name(bench: Any) -> None:
    dock = bench.dock
    parts = [
        dock.field,
        dock.chip,
        dock.add,
        dock.small_add,
        dock.marks,
        dock.small_marks,
        dock.strip,
        *dock.hints.buttons,
    ]
    assert [part for part in parts if not part.accessibleName()] == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    ("scale", "width", "height"), [(1.0, 631, 512), (2.0, 631, 512), (1.0, 874, 768), (2.0, 1366, 768)]
)
def test_nothing_is_wider_than_the_dock_and_targets_are_large(
    open_bench: Any, language: str, scale: float, width: int, height: int
) -> None:
    bench = open_bench(language, "light", scale, width, height)
    bench.keys("Asiakas soittaa velkaneuvontaan ja jonottaa").press(ENTER).keys("* te")
    dock = bench.dock
    assert bench.window.width() == width
    assert dock.hints.isVisible() == (not dock.small)
    inside = [dock.field, dock.chip, dock.add, dock.small_add, dock.marks, dock.small_marks]
    shown = [part for part in inside if part.isVisible()]
    ends = [part.mapTo(dock, part.rect().topRight()).x() for part in shown]
    assert max(ends) <= dock.width()
    assert all(part.height() >= 32 for part in shown)
    assert dock.field.width() >= 100 * min(scale, 1.5)
    buttons = [button for button in dock.hints.buttons if button.isVisible()]
    assert all(button.width() >= button.sizeHint().width() and button.height() >= 32 for button in buttons)
    edges = [(button.x(), button.x() + button.width()) for button in (*buttons, dock.hints.more) if button.isVisible()]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(edges))
    assert all(right <= dock.hints.width() for _, right in edges)


def test_in_a_low_window_the_marks_stand_behind_one_button(open_bench: Any) -> None:
    bench = open_bench(width=631, height=512)
    assert not bench.dock.hints.isVisible()
    assert bench.dock.marks.isVisible()
    bench.window.resize(1200, 800)
    QApplication.processEvents()
    assert bench.dock.hints.isVisible()
    assert not bench.dock.marks.isVisible()
