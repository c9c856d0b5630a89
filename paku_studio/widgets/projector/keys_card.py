"""The keys of the projector on a card over the room's picture."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.projector.keys import TOLD

SIZE = 13
"""Pixels at 100 %: more than the smallest that the room can read."""


class KeysCard(QWidget):
    """What each key does; any key puts it away."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        look, t = desk.look, desk.t
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(self)
        grid.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(14))
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(5))
        grid.setColumnStretch(1, 1)
        said = []
        for row, (keys, meaning) in enumerate(TOLD):
            words = (t(keys), t(meaning))
            for column, text in enumerate(words):
                grid.addWidget(self._words(text, keys=column == 0), row, column)
            said.append(f"{words[0]}: {words[1]}")
        self.setAccessibleName(". ".join(said))

    def _words(self, text: str, *, keys: bool) -> QLabel:
        """Names of keys stand in one line; what they do is broken where it must."""
        made = label(self.desk, text, wrap=not keys)
        made.setStyleSheet(f"font-size: {self.desk.look.px(SIZE)}px; font-weight: {600 if keys else 400};")
        return made

    def place(self) -> None:
        """In the middle of the window, as high as its words need."""
        room = self.parentWidget().size()
        margin = self.desk.look.px(12)
        width = min(room.width() - 2 * margin, self.desk.look.px(590))
        wanted = self.layout().heightForWidth(width)
        height = min(wanted if wanted > 0 else self.sizeHint().height(), room.height() - 2 * margin)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
        self.raise_()
