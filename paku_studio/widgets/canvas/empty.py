"""What the canvas says where there is no pathway at all, and the button that begins one. Knows no road."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, label

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from paku_studio.widgets.desk import Desk


class EmptyState(QWidget):
    """Words and a button, in the middle of the canvas."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._look = desk.look
        title = label(desk, desk.t("There is no pathway yet"), "heading", wrap=True)
        words = label(
            desk,
            desk.t("A pathway shows, moment by moment, how help was found. Begin one, and write what happened first."),
            "soft",
            wrap=True,
        )
        begin = button(desk, desk.t("Begin a pathway"), "plus", "primary")
        begin.clicked.connect(lambda *_: desk.run("pathway.add"))
        self.begin = begin
        layout = QVBoxLayout(self)
        layout.setSpacing(desk.look.px(12))
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)

    def place(self, room: "QSize") -> None:
        """Stand in the middle of that room, in logical pixels."""
        width = max(1, min(self._look.px(420), room.width() - 2 * self._look.px(16)))
        height = min(self.layout().totalHeightForWidth(width), room.height())
        self.setGeometry((room.width() - width) // 2, max(0, (room.height() - height) // 2), width, height)
