"""A scale as a row of worded buttons: one can be picked, and let go of again. Knows no sheet and no document."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, steady
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.wrapping import Flow

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ScaleButtons(QWidget):
    """One stop for Tab; arrows, Home and End go from step to step, Space or Enter picks, and once more lets go."""

    picked = Signal(str)
    """Another step, or "" where none is picked any more."""

    def __init__(self, desk: Desk, name: str, choices: Sequence[tuple[str, str]], value: str = "") -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(name)
        self._values = [each for each, _ in choices]
        self.buttons = [self._button(name, step, words) for step, words in choices]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._flow = Flow(desk.look.px(6), *self.buttons)
        whole.addWidget(self._flow)
        self.show_value(value)

    @property
    def value(self) -> str:
        """The step that is picked, "" where none is."""
        return next((value for value, each in zip(self._values, self.buttons, strict=True) if each.isChecked()), "")

    def show_value(self, value: str) -> None:
        """Show a step as picked; nothing is told."""
        for step, each in zip(self._values, self.buttons, strict=True):
            each.setChecked(step == value)
            name = "circle-check" if step == value else "circle"
            each.setIcon(icon(name, self._desk.look.spruce if step == value else self._desk.look.line_strong))
        self._rove(self._values.index(value) if value in self._values else 0)

    def showEvent(self, event: Any) -> None:
        """Once they are seen: no step grows when it is picked."""
        super().showEvent(event)
        for each in self.buttons:
            steady(each)

    def _button(self, name: str, value: str, words: str) -> QPushButton:
        made = button(self._desk, words, "circle")
        made.setCheckable(True)
        made.setAccessibleName(f"{name}: {words}")
        made.clicked.connect(lambda *_: self._pick(value))
        made.installEventFilter(self)
        return made

    def _pick(self, value: str) -> None:
        chosen = value if self.buttons[self._values.index(value)].isChecked() else ""
        self.show_value(chosen)
        self._rove(self._values.index(value))
        self.picked.emit(chosen)

    def _rove(self, place: int) -> None:
        """Tab stops at this button only."""
        for number, each in enumerate(self.buttons):
            stops = number == place
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[place])

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Arrows go from button to button."""
        if event.type() != event.Type.KeyPress or watched not in self.buttons:
            return False
        here, last = self.buttons.index(watched), len(self.buttons) - 1
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() not in {*_STEPS, *ends}:
            return False
        there = ends.get(event.key(), min(last, max(0, here + _STEPS.get(event.key(), 0))))
        self._rove(there)
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True
