"""A switch for whose answers are shown: the whole group's and each persona's; many personas stand in a menu."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from paku_studio.editor.actions.boards import scopes
from paku_studio.editor.inspecting import Choice
from paku_studio.widgets.boards.line_menu import fill_choices
from paku_studio.widgets.boards.line_stack import settle_round
from paku_studio.widgets.controls import button, label, plain_tip
from paku_studio.widgets.desk import Desk

WIDEST = 220
"""Logical pixels of one button; a longer name is cut there, and told whole in its tooltip and to screen readers."""


class ScopeSwitch(QWidget):
    """Buttons side by side, of which one is on; where they do not fit, one button with a menu."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(desk.t("Whose answers"))
        self._shown: tuple[object, ...] = ()
        self._room = 0
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._menu: QMenu | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(desk.look.px(6))
        self.words = label(desk, desk.t("Whose answers"), "label")
        self._row.addWidget(self.words)
        self._row.addStretch(1)
        self.refresh()

    def fit(self, room: int) -> None:
        """So many pixels are there."""
        if room != self._room:
            self._room = room
            self.refresh()

    def refresh(self) -> None:
        """The buttons for the personas that there are now."""
        choices, scope = scopes(self.desk.editor), self.desk.editor.scope
        state = (choices, scope, self._room)
        if state == self._shown:
            return
        self._shown = state
        had_keys = any(one.hasFocus() for one in self._buttons)
        for old in self._buttons:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        made = [self._button(choice, choice.value == scope) for choice in choices]
        for one in made:
            one.setParent(self)
            one.ensurePolished()
        wide = sum(one.sizeHint().width() for one in made) + self.words.sizeHint().width()
        if self._room and wide + self.desk.look.px(6) * (len(made) + 1) > self._room:
            for one in made:
                self._group.removeButton(one)
                one.deleteLater()
            made = [self._one_for_all(choices, scope)]
        self._buttons = made
        for place, one in enumerate(made, 1):
            self._row.insertWidget(place, one)
            one.show()
        self._row.activate()
        settle_round(self)
        if had_keys:
            next((one for one in made if one.isChecked()), made[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, choice: Choice, on: bool) -> QPushButton:
        made = button(self.desk, self._cut(choice.words), choice.icon)
        made.setAccessibleName(choice.words)
        made.setToolTip(plain_tip(choice.words))
        made.setCheckable(True)
        made.setChecked(on)
        self._group.addButton(made)
        made.clicked.connect(lambda: self._choose(choice.value))
        return made

    def _one_for_all(self, choices: tuple[Choice, ...], scope: str) -> QPushButton:
        now = next((one for one in choices if one.value == scope), choices[0])
        made = button(self.desk, self._cut(now.words), "chevron-down")
        made.setAccessibleName(now.words)
        made.setToolTip(plain_tip(now.words))
        made.clicked.connect(lambda: self._offer(made, choices, scope))
        return made

    def _offer(self, at: QPushButton, choices: tuple[Choice, ...], scope: str) -> None:
        self._menu = QMenu(self)
        fill_choices(self.desk, self._menu, choices, scope, self._choose)
        self._menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def _choose(self, scope: str) -> None:
        self.desk.editor.open_scope(scope)

    def _cut(self, words: str) -> str:
        metrics = QFontMetrics(self.desk.look.font(14, 600))
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.desk.look.px(WIDEST))
