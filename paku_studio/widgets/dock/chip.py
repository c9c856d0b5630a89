"""The chip beside the capture line: where the line will land; as a button it offers other places."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from paku_studio.editor.landing import Landing
from paku_studio.locale import N_
from paku_studio.widgets.controls import Button, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon

SENTENCES = {
    "on": N_("The line goes to: %(words)s"),
    "after": N_("A new moment comes after: %(words)s"),
    "beside": N_("At the same time as: %(words)s"),
    "in": N_("A new moment comes at the end of: %(words)s"),
    "begin": N_("The line goes here: %(words)s"),
}
"""What a screen reader says of the chip, by how the line lands."""
_STYLE = """
QPushButton {{ background: {spruce_tint}; color: {spruce}; border: 2px solid {spruce_tint}; border-radius: {radius}px;
    min-height: {high}px; max-height: {high}px; padding: 0 {pad}px; font-size: {size}px; font-weight: 600;
    text-align: left; }}
QPushButton:hover {{ border-color: {spruce}; }}
QPushButton:focus {{ border-color: {focus}; }}
"""


class Chip(Button):
    """Says where the line lands. A long name is cut here; the tooltip and the screen reader have the whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.landing: Landing | None = None
        self.whole = ""
        self.widest = 10_000
        look = desk.look
        px = look.px
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(px(17), px(17)))
        self.setStyleSheet(
            _STYLE.format(
                spruce=look.spruce,
                spruce_tint=look.spruce_tint,
                focus=look.focus,
                radius=px(6),
                high=px(30),
                pad=px(8),
                size=px(14),
            )
        )
        self.clicked.connect(self.offer)

    def show_landing(self, landing: Landing) -> None:
        """Say where the line lands now."""
        if landing == self.landing:
            return
        self.landing = landing
        self.whole = landing.words
        self.setIcon(icon(landing.icon, self.desk.look.spruce))
        said = self.desk.t(SENTENCES[landing.how]) % {"words": landing.words}
        self.setToolTip(plain_tip(said))
        self.setAccessibleName(said)
        self._cut()

    def limit(self, widest: int) -> None:
        """Be no wider than this many pixels."""
        self.widest = widest
        self._cut()

    def _cut(self) -> None:
        px = self.desk.look.px
        metrics = QFontMetrics(self.desk.look.font(14, 600))
        around = px(17) + px(6) + 2 * px(8) + px(8)
        room = max(self.widest - around, px(24))
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setFixedWidth(min(metrics.horizontalAdvance(shown) + around, max(self.widest, px(40))))

    def menu_of_places(self) -> QMenu:
        """The places that the line could land at instead."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.desk.t("Where the line lands"))
        for choice in self.desk.editor.capture.landings():
            action = QAction(_short(choice.words), menu)
            action.setIcon(icon(choice.icon, self.desk.look.ink))
            action.setCheckable(True)
            action.setChecked(choice.here)
            action.triggered.connect(lambda _=False, to=choice.id: self._choose(to))
            menu.addAction(action)
        return menu

    def _choose(self, record_id: str) -> None:
        self.desk.editor.capture.choose_landing(record_id)
        self.desk.focus("dock")

    def offer(self) -> None:
        """Open the choice above the chip."""
        menu = self.menu_of_places()
        if menu.isEmpty():
            return
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _short(words: str) -> str:
    """Words for a menu: no accelerators, not endless."""
    cut = words if len(words) <= 60 else words[:60].rstrip() + "…"
    return cut.replace("&", "&&")
