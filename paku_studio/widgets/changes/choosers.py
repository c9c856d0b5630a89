"""Choosing since when and until when one looks, and lines of which kind. Knows no records."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from paku_studio.editor.changing import ICONS, KIND_WORDS, Changing, Filter
from paku_studio.editor.inspecting import Choice
from paku_studio.locale import N_
from paku_studio.widgets.controls import column
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton

ALL = N_("All")
LEAST = 190
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
    """Lines of all kinds or of one; each button says how many there are."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._group = QButtonGroup(self)
        self.buttons: dict[Filter, WordsButton] = {}
        for kind in ("", "added", "changed", "removed"):
            self.buttons[kind] = self._button(kind)
        rest = QWidget()
        flow = Flow(desk.look.px(6), *self.buttons.values(), rest, grow=rest)
        self.setLayout(column(flow, spacing=0))
        self.setAccessibleName(desk.t("Which changes are shown"))

    def _button(self, kind: Filter) -> WordsButton:
        made = WordsButton(self._desk, "", ICONS.get(kind, "list"))
        made.framed = True
        made.setCheckable(True)
        made.clicked.connect(lambda *_: self.chosen.emit(kind))
        self._group.addButton(made)
        return made

    def show_state(self, changing: Changing) -> None:
        """How many lines there are of each kind, and which are shown."""
        for kind, button in self.buttons.items():
            count = changing.number(kind)
            button.tell(self._desk.t(KIND_WORDS[kind] if kind else ALL), aside=str(count))
            button.setEnabled(bool(count))
        shown = self.buttons[changing.filter if changing.number(changing.filter) else ""]
        shown.setChecked(True)
