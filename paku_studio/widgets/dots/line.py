"""The line into which numbers of candidates are typed, and what was done last. Knows no list."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, icon_button, label, name_button, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.fields import is_idle_undo

FIELD_HEIGHT = 48
NARROW = 420
"""The width at 100 % below which the button has only its icon."""


class _Frame(QFrame):
    """The ground of the field, with one ring round it while the field has the keys."""

    def __init__(self, desk: Desk, field: QLineEdit) -> None:
        super().__init__()
        self._look, self._field = desk.look, field
        self.setFixedHeight(desk.look.px(FIELD_HEIGHT))

    def paintEvent(self, event: Any) -> None:
        """A rounded field; blue where the keys go."""
        del event
        look, focused = self._look, self._field.hasFocus()
        wide = 2 if focused else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.focus if focused else look.line_strong), wide))
        painter.setBrush(QColor(look.surface))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.px(8), look.px(8))
        painter.end()


class NumberLine(QWidget):
    """One line, Enter gives; what is wrong in it stays until it is put right."""

    given = Signal(str)
    """Enter, with what is typed."""
    left = Signal()
    """Esc in the empty line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t, px = desk.t, desk.look.px
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setProperty("kind", "capture")
        self.field.setFixedHeight(px(FIELD_HEIGHT - 4))
        self.field.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {desk.look.ink_soft}; }}")
        self.field.setAccessibleName(t("Numbers of what is chosen"))
        self.field.setAccessibleDescription(t("Each number is a dot; 3x2 gives two dots to number 3."))
        self.field.setPlaceholderText(t("Numbers, such as 3 3 7"))
        self.field.installEventFilter(self)
        self.give = button(desk, t("Give"), "corner-down-left", "primary")
        self.give.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        name_button(self.give, t("Give the dots"), "Return")
        self.give.setFixedHeight(px(36))
        self.small_give = icon_button(desk, "corner-down-left", t("Give the dots"), "Return")
        self.small_give.setIcon(icon("corner-down-left", desk.look.spruce))
        for each in (self.give, self.small_give):
            each.clicked.connect(lambda *_: self._enter())
        self._frame = _Frame(desk, self.field)
        self.heard = label(desk, "", "caption", wrap=True)
        self.hint = label(desk, "", "caption", wrap=True)
        self.show_keys(False)
        self._lay_out()
        self.setFocusProxy(self.field)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(px(10), 2, px(6), 2)
        inside.setSpacing(px(6))
        for part in (self.field, self.give, self.small_give):
            inside.addWidget(part)
        inside.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(8), px(16), px(8))
        whole.setSpacing(px(4))
        whole.addWidget(self._frame)
        below = row(self.hint, self.heard, spacing=px(16))
        below.setStretch(0, 3)
        below.setStretch(1, 2)
        self.heard.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(below)
        for part in (self._frame, self.heard, self.hint):
            part.setMinimumWidth(1)

    def show_keys(self, of_list: bool) -> None:
        """Say what can be typed here, or what keys do in the list."""
        t = self._desk.t
        in_list = t("Enter gives a dot, minus takes one back.")
        self.hint.setText(in_list if of_list else t("Each number is a dot. 3x2: two dots for number 3."))

    def show_heard(self, sentence: str) -> None:
        """What was done last; a screen reader says it."""
        if sentence == self.heard.text():
            return
        self.heard.setText(sentence)
        self.heard.setVisible(bool(sentence))
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))

    def type(self, text: str) -> None:
        """Go on with what was typed elsewhere."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(self.field.text() + text)

    def _enter(self) -> None:
        self.given.emit(self.field.text())
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives, Esc clears the line and then leaves it; the ring follows the keys.

        In the empty line undo takes the dots back, not the typing.
        """
        if watched is self.field and is_idle_undo(event, bool(self.field.text()), bool(self.field.text())):
            event.ignore()
            return True
        if watched is self.field and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._frame.update()
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._escape()
                return True
        return super().eventFilter(watched, event)

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.left.emit()

    def resizeEvent(self, event: Any) -> None:
        """A narrow line has a button without words."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self._desk.look.scale
        self.give.setVisible(not narrow)
        self.small_give.setVisible(narrow)
