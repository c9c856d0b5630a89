"""From tab to tab beside the sheet: the keys find their way whatever has changed meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from paku_studio.widgets.sheet_editor.panel import SAID, WORDS

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def turn(someone, tab):
    """Click on a tab, as a person does."""
    from PySide6.QtTest import QTest

    bar: QTabBar = someone.page.panel.tabs
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(tab).center())
    someone.wait()


def test_statements_become_lines_after_one_has_written_in_an_easy_field(at_table, said):
    words = at_table.page.open_fields(WORDS)
    block = words.blocks[at_table.editing.lines()[0].id]
    easy = list(block.pairs[0].parts.values())[1].entry
    easy.setFocus()
    at_table.type("Helppo")
    at_table.press(KEY.Key_Tab)
    assert not easy.hasFocus()
    turn(at_table, SAID)
    tab = at_table.page.panel.made[SAID]
    for one in ("value", "note"):
        tab.rows[said[one]].setFocus()
        at_table.press(KEY.Key_Space)
    tab.lines.setFocus()
    at_table.press(KEY.Key_Space)
    at_table.see()
    made = [line.id for line in at_table.editing.lines()]
    assert len(made) == 9
    tab.rows[said["answer"]].setFocus()
    turn(at_table, WORDS)
    assert list(words.blocks) == made
    stops = set()
    for _ in range(60):
        at_table.press(KEY.Key_Tab)
        stops.add(at_table.window.focusWidget())
    assert {block.first for block in words.blocks.values()} <= stops


def test_lines_that_went_while_another_tab_was_looked_at_hold_no_keys(at_table):
    words = at_table.page.open_fields(WORDS)
    gone = at_table.editing.lines()[1].id
    words.blocks[gone].first.setFocus()
    turn(at_table, SAID)
    at_table.editing.remove(gone)
    at_table.see()
    at_table.page.panel.tabs.setFocus()
    at_table.press(KEY.Key_Left)
    at_table.press(KEY.Key_Tab)
    assert gone not in words.blocks
    assert words.isAncestorOf(at_table.window.focusWidget())
