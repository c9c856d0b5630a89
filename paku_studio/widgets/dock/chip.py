"""The chip beside the capture line: where the line will land; as a button it offers other places."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.landing import Landing
from paku_studio.locale import N_
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dock.place_chip import PlaceChip, short
from paku_studio.widgets.icons import icon

SENTENCES = {
    "on": N_("The line goes to: %(words)s"),
    "after": N_("A new moment comes after: %(words)s"),
    "beside": N_("At the same time as: %(words)s"),
    "in": N_("A new moment comes at the end of: %(words)s"),
    "begin": N_("The line goes here: %(words)s"),
}
"""What a screen reader says of the chip, by how the line lands."""


class Chip(PlaceChip):
    """Says where the line lands on the pathway."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.landing: Landing | None = None

    def show_landing(self, landing: Landing) -> None:
        """Say where the line lands now."""
        if landing == self.landing:
            return
        self.landing = landing
        said = self.desk.t(SENTENCES[landing.how]) % {"words": landing.words}
        self.show_place(landing.words, landing.icon, said)

    def fill(self, menu: QMenu) -> None:
        """The places that the line could land at instead."""
        for choice in self.desk.editor.capture.landings():
            action = QAction(short(choice.words), menu)
            action.setIcon(icon(choice.icon, self.desk.look.ink))
            action.setCheckable(True)
            action.setChecked(choice.here)
            action.triggered.connect(lambda _=False, to=choice.id: self._choose(to))
            menu.addAction(action)

    def _choose(self, record_id: str) -> None:
        self.desk.editor.capture.choose_landing(record_id)
        self.desk.focus("dock")
