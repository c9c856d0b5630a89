"""The strip that says one sentence: what was done, what was not and why. It floats low over the canvas."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paku_studio.widgets.controls import ground, icon_button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change

STAYS_MS = 6_000
"""How long a sentence stands where nothing is wrong; trouble stands until the next sentence or its closing."""


class Toast(QWidget):
    """Shows the editor's `told`, and has a screen reader say it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        look = desk.look
        self.sign = label(desk, "")
        self.words = label(desk, "", wrap=True)
        self.close_button = icon_button(desk, "x", desk.t("Close"), px=16)
        self.close_button.setFixedSize(look.px(32), look.px(32))
        self.close_button.clicked.connect(lambda: desk.say(""))
        box = ground("card")
        inner = QHBoxLayout(box)
        inner.setContentsMargins(look.px(12), look.px(4), look.px(4), look.px(4))
        inner.setSpacing(look.px(8))
        for part in (self.sign, self.words, self.close_button):
            inner.addWidget(part)
        inner.setStretch(1, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)
        self._hide = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._hide.timeout.connect(self._end)
        self.hide()
        desk.listen(self, self._follow)

    def _follow(self, change: "Change") -> None:
        if "told" in change.what:
            self.show_told()

    def _end(self) -> None:
        """The sentence stood long enough: no window that is built anew brings it back."""
        self.desk.editor.forget_told()
        self.hide()

    def show_told(self) -> None:
        """The sentence that was said last, or nothing."""
        told = self.desk.editor.told
        if told is None:
            self.hide()
            return
        look = self.desk.look
        colour = look.critical if told.trouble else look.spruce
        sign = "triangle-alert" if told.trouble else "info"
        self.sign.setPixmap(pixmap(sign, colour, look.px(20), self.devicePixelRatioF()))
        self.words.setText(told.text)
        self.setAccessibleName(told.text)
        self.place()
        self.show()
        self.raise_()
        event = QAccessibleAnnouncementEvent(self, told.text)
        QAccessible.updateAccessibility(event)
        self._hide.stop() if told.trouble else self._hide.start()

    def place(self) -> None:
        """Low on the left over its parent, as wide as the words need, never over the zoom bar where there is room."""
        look, room = self.desk.look, self.parentWidget().size()
        most = max(room.width() - look.px(24), 1)
        fine = max(most - look.px(300), look.px(240))
        wanted = self.words.fontMetrics().horizontalAdvance(self.words.text()) + look.px(100)
        width = min(most, max(look.px(160), min(wanted, fine)))
        self.setFixedWidth(width)
        height = self.layout().heightForWidth(width)
        height = height if height > 0 else self.sizeHint().height()
        self.setGeometry(look.px(12), room.height() - height - look.px(12), width, height)
