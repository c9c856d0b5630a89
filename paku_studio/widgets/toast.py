"""The strip that says one sentence: what was done, what was not and why. It floats low over the canvas."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from paku_studio.widgets.controls import ground, icon_button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import pixmap

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change

STAYS_MS = 6_000
"""How long a sentence stands where nothing is wrong."""
TROUBLE_STAYS_MS = 20_000
"""How long one stands that says what was not done; that the work is not safe stands as long as it is so."""
JUST_SAID_MS = 300
"""What is done so soon after a sentence belongs to what it tells of."""
FOOT = "toast_foot"
"""A property of what a sentence floats over: so many pixels at its foot belong to buttons."""


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
        self._hide = QTimer(self, singleShot=True)
        self._hide.timeout.connect(self._end)
        self._since = QElapsedTimer()
        self.hide()
        desk.listen(self, self._follow)

    def _follow(self, change: "Change") -> None:
        if "told" in change.what:
            self.show_told()
        elif (change.commit is not None or "step" in change.what) and self._is_over():
            self._end()

    def _is_over(self) -> bool:
        """Something was done since: what could not be done before is not the matter any more."""
        told, stood = self.desk.editor.told, self._since.isValid() and self._since.elapsed() > JUST_SAID_MS
        return told is not None and told.trouble and stood and not self._is_unsafe()

    def _is_unsafe(self) -> bool:
        """Whether it is told that no disk takes the work."""
        keeper, told = self.desk.keeper, self.desk.editor.told
        return keeper is not None and told is not None and keeper.state.sentence == told.text

    def _end(self) -> None:
        """The sentence stood long enough: no window that is built anew brings it back."""
        self.desk.editor.forget_told(trouble=True)
        self.hide()

    def mousePressEvent(self, event: Any) -> None:
        """A press anywhere on it takes it away: perhaps it lies on what was meant."""
        event.accept()
        self.desk.say("")

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
        self._since.start()
        event = QAccessibleAnnouncementEvent(self, told.text)
        QAccessible.updateAccessibility(event)
        if told.trouble and self._is_unsafe():
            self._hide.stop()
        else:
            self._hide.start(TROUBLE_STAYS_MS if told.trouble else STAYS_MS)

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
        foot = int(self.parentWidget().property(FOOT) or 0)
        self.setGeometry(look.px(12), max(room.height() - foot - height - look.px(12), 0), width, height)
