"""Choosing since when and until when one looks, and lines of which kind. Knows no records."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from paku_studio.editor.changes_words import BECAME
from paku_studio.editor.changing import Changing, Filter
from paku_studio.editor.changing_rows import ICONS
from paku_studio.editor.inspecting import Choice
from paku_studio.locale import N_
from paku_studio.widgets.controls import column
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton

ALL = N_("All")
SHOWN = N_("Which changes are shown")
LEAST = 176
"""Pixels at 100 % that a chooser has at least."""


class StateChooser(ChoiceButton):
    """One of the states, with what it is chosen for small above it."""

    def __init__(self, desk: Desk, name: str, choices: Callable[[], Sequence[Choice]]) -> None:
        super().__init__(desk, name, choices)
        self._over = name
        self.setMinimumWidth(desk.look.px(LEAST))

    def show_value(self, value: str) -> None:
        """Show the state in words."""
        super().show_value(value)
        self.tell(self.words, over=self._over, spoken=f"{self._over}: {self.words}")


class KindButtons(QWidget):
    """Lines of all kinds or of one; each button says how many there are. Where there is little room it is one."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._group = QButtonGroup(self)
        self.buttons: dict[Filter, WordsButton] = {}
        for kind in ("", "added", "changed", "removed"):
            self.buttons[kind] = self._button(kind)
        self.one = ChoiceButton(desk, desk.t(SHOWN), lambda: self._choices)
        self.one.written.connect(self.chosen)
        self._choices: tuple[Choice, ...] = ()
        rest = QWidget()
        self._several = Flow(desk.look.px(6), *self.buttons.values(), rest, grow=rest)
        self.setLayout(column(self._several, self.one, spacing=0))
        self.setAccessibleName(desk.t(SHOWN))
        self.one.hide()

    def set_low(self, low: bool) -> None:
        """One button that opens the kinds, or a button for each."""
        if low == self.one.isVisibleTo(self):
            return
        had = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._several.setVisible(not low)
        self.one.setVisible(low)
        if had:
            keys = self.one if low else next(one for one in self.buttons.values() if one.isChecked())
            keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, kind: Filter) -> WordsButton:
        made = WordsButton(self._desk, "", _icon(kind))
        made.framed = True
        made.setCheckable(True)
        made.clicked.connect(lambda *_: self.chosen.emit(kind))
        self._group.addButton(made)
        return made

    def show_state(self, changing: Changing) -> None:
        """How many lines there are of each kind, and which are shown."""
        shown = changing.filter if changing.number(changing.filter) else ""
        said = {kind: self._desk.t(BECAME[kind] if kind else ALL) for kind in self.buttons}
        counted = {kind: changing.number(kind) for kind in self.buttons}
        for kind, button in self.buttons.items():
            button.tell(said[kind], aside=str(counted[kind]))
            button.setEnabled(bool(counted[kind]))
        self.buttons[shown].setChecked(True)
        self._choices = tuple(
            Choice(kind, f"{said[kind]} {counted[kind]}", _icon(kind)) for kind in self.buttons if counted[kind]
        )
        self.one.show_value(shown)


def _icon(kind: Filter) -> str:
    return ICONS.get(kind, "list")
