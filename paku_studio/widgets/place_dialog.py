"""What settings, help and about have in common: a window of their own that stays open beside the work. No contents."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, column, hairline, row, scroll
from paku_studio.widgets.start_parts import wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

TALL = 420
"""Logical pixels of height below which the heading gives its room away."""


class PlaceDialog(QDialog):
    """A non-modal window with a heading, something below it, and a button to close it; Esc closes it too.

    `title` is the heading's message, `contents` makes what stands between it and the button. On another language,
    theme or text size it is filled anew, and the control that had the focus has it again.
    """

    width_wanted, height_wanted = 620, 640
    scrolls = True

    def __init__(
        self, desk: "Desk", title: str, contents: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._title, self._contents = desk, title, contents
        self.setModal(False)
        self._body: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._anew = QTimer(self, singleShot=True, interval=0)
        self._anew.timeout.connect(self._fill_anew)
        desk.looks_changed.connect(self._anew.start)
        self._fill()
        self._take_size()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """Where the keys are when the window opens."""
        return self.close_button

    def buttons(self) -> list[QWidget]:
        """Buttons beside the one that closes."""
        return []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and never one that has not: a number typed closes nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        px = self._desk.look.px
        title = self._desk.t(self._title)
        self.setWindowTitle(title)
        heading = wrapped(self._desk, title, "heading")
        contents = self._contents()
        self.close_button = button(self._desk, self._desk.t("Close"))
        self.close_button.clicked.connect(self.close)
        foot = row(*self.buttons(), None, self.close_button)
        foot.setContentsMargins(px(24), px(10), px(24), px(12))
        head = column(heading)
        head.setContentsMargins(px(24), px(16), px(24), px(8))
        self._heading = QWidget()
        self._heading.setLayout(head)
        middle = scroll(contents) if self.scrolls else contents
        self._body = QWidget()
        body = column(self._heading, middle, hairline(self._desk), foot, spacing=0)
        body.setStretch(1, 1)
        self._body.setLayout(body)
        self._box.addWidget(self._body)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit gives way."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Where the window is low, the room is for what it holds: its name stands on its frame as well."""
        self._heading.setVisible(self.is_tall())

    def is_tall(self) -> bool:
        """Whether there is room for a heading."""
        return self.height() >= self._desk.look.px(TALL)

    def _fill_anew(self) -> None:
        focused, old = self.focusWidget(), self._body
        name = focused.objectName() if focused is not None else ""
        before = _controls(old)
        place = before.index(focused) if focused in before else -1
        self._fill()
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        again = self._body.findChild(QWidget, name) if name and self._body is not None else None
        after = _controls(self._body)
        if again is None and 0 <= place < len(after):
            again = after[place]
        (again or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_size(self) -> None:
        """The wanted size at this text size, as far as the screen has room."""
        room = self.screen().availableGeometry()
        px = self._desk.look.px
        self.setMinimumSize(min(360, room.width()), min(320, room.height()))
        self.resize(min(px(self.width_wanted), room.width() - 24), min(px(self.height_wanted), room.height() - 48))


def _controls(body: QWidget | None) -> list[QWidget]:
    """What can have the keys, in the order of its making: a control keeps its place when its name is translated."""
    found = body.findChildren(QWidget) if body is not None else []
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
