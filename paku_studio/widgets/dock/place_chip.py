"""A chip beside a field at the foot of the window: says where the line lands; as a button it offers other places."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from paku_studio.widgets.controls import Button, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon

_STYLE = """
QPushButton {{ background: {spruce_tint}; color: {spruce}; border: 2px solid {spruce_tint}; border-radius: {radius}px;
    min-height: {high}px; max-height: {high}px; padding: 0 {pad}px; font-size: {size}px; font-weight: 600;
    text-align: left; }}
QPushButton:hover {{ border-color: {spruce}; }}
QPushButton:focus {{ border-color: {focus}; }}
"""


class PlaceChip(Button):
    """Says where the line lands. A long name is cut here; the tooltip and the screen reader have the whole."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
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

    def show_place(self, words: str, sign: str, said: str) -> None:
        """Say where the line lands now: in words, with an icon, and in a sentence for the tooltip."""
        self.whole = words
        self.setIcon(icon(sign, self.desk.look.spruce))
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
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Put the places into the menu."""

    def offer(self) -> None:
        """Open the choice above the chip."""
        menu = self.menu_of_places()
        if menu.isEmpty():
            return
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def short(words: str) -> str:
    """Words for a menu: no accelerators, not endless."""
    cut = words if len(words) <= 60 else words[:60].rstrip() + "…"
    return cut.replace("&", "&&")
