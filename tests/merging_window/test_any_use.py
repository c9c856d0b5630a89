"""Whatever keys are pressed in whatever order, nothing breaks, and what is seen is what the document says."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from paku_studio.models import Difference
from paku_studio.store import Document

CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
KEYS = (
    *[(key, NONE) for key in (
        Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Space, Qt.Key.Key_Home,
        Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_Backspace,
    )],
    (Qt.Key.Key_Backtab, SHIFT), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Y, CTRL),
    (Qt.Key.Key_1, ALT), (Qt.Key.Key_2, ALT),
)  # fmt: skip
SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(2, 12))]
LEFT_ALONE = {"bar", "rail", "side", "dock"}


@pytest.mark.parametrize("seed", SEEDS)
def test_any_keys_in_any_order(room, seed) -> None:
    chance = random.Random(seed)
    seen = set()
    for _ in range(150):
        if room.editor.step != "merging":
            room.editor.go_to("merging")
            room.page.setFocus()
        if room.stage == "empty" and chance.random() < 0.3:
            room.read()
        elif room.stage == "report" and chance.random() < 0.2:
            room.page.report.bring.click()
        if room.window.focused_part() in LEFT_ALONE or room.window.focusWidget() is room.page.choose:
            room.page.back.setFocus()
            room.page.setFocus()
        if room.window.focusWidget() is room.page.choose:  # its dialog would wait for somebody
            continue
        key, modifier = chance.choice(KEYS)
        QTest.keyClick(room.window.focusWidget(), key, modifier)
        QApplication.processEvents()
        agrees(room)
        seen.add(room.stage)
    assert seen >= {"report", "settling", "empty"}
    assert Document(room.editor.document.snapshot().values()).snapshot().keys() == room.editor.records.keys()


def agrees(room) -> None:
    """The page shows what the document says."""
    left = len(room.editor.document.of_type(Difference))
    assert room.window.rail.differing.isVisible() is (left > 0)
    if room.editor.step != "merging":
        return
    page = room.page
    assert page.shown.currentWidget() is getattr(page, room.stage)
    if room.stage == "settling":
        assert page.settling.list.model().rowCount() == left
        assert page.settling.current is not None
        values = {side.words.toPlainText() for side in page.settling.sides}
        assert values == {page.settling.current.kept, page.settling.current.other}
