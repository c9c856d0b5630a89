"""Hints below a field: each a key cap with its word, as a button. Knows no marks and no records."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import paint_icon

HEIGHT = 32
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HintButton(QAbstractButton):
    """A key cap with a sign, and its word."""

    def __init__(self, desk: Desk, sign: str, words: str, opens: bool = False) -> None:
        super().__init__()
        self.desk, self.sign, self.words, self.opens = desk, sign, words, opens
        self.active = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As wide as cap and word."""
        px = self.desk.look.px
        word = QFontMetrics(self.desk.look.font(13, 600)).horizontalAdvance(self.words)
        return QSize(px(5) + self._cap() + px(5) + word + px(7), px(HEIGHT))

    def _cap(self) -> int:
        px = self.desk.look.px
        sign = QFontMetrics(self.desk.look.font(13, 700)).horizontalAdvance(self.sign)
        return px(16) if self.opens else max(px(20), sign + px(8))

    def show_active(self, active: bool) -> None:
        """Whether the line that is being typed has this mark."""
        if active != self.active:
            self.active = active
            self.update()

    def paintEvent(self, event: Any) -> None:
        """Ground by state, cap, word."""
        del event
        look, px = self.desk.look, self.desk.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        lit = self.active or self.isDown()
        painter.setBrush(QColor(look.spruce_tint if lit else look.surface if self.underMouse() else look.sunk))
        painter.setPen(QPen(QColor(look.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, px(6), px(6))
        cap = QRectF(px(5), box.center().y() - px(10), self._cap(), px(20))
        self._paint_cap(painter, cap)
        painter.setFont(look.font(13, 600 if self.active else 400))
        painter.setPen(QColor(look.spruce if self.active else look.ink_soft))
        word = QRectF(cap.right() + px(5), box.top(), box.width(), box.height())
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        painter.end()

    def _paint_cap(self, painter: QPainter, cap: QRectF) -> None:
        look, px = self.desk.look, self.desk.look.px
        if self.opens:
            paint_icon(painter, "chevron-down", QRectF(cap.left(), cap.top() + px(2), px(16), px(16)), QColor(look.ink))
            return
        painter.setBrush(QColor(look.surface))
        painter.setPen(QPen(QColor(look.line_strong), 1))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setFont(look.font(13, 700))
        painter.setPen(QColor(look.ink))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.sign)


class HintRow(QWidget):
    """Hints beside each other: one stop for Tab, arrows within; what does not fit stands behind the last button."""

    def __init__(self, desk: Desk, name: str, buttons: Sequence[HintButton], more: HintButton) -> None:
        super().__init__()
        self.desk = desk
        self.buttons, self.more = list(buttons), more
        self.setAccessibleName(name)
        self.setFixedHeight(desk.look.px(HEIGHT))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for one in (*self.buttons, more):
            self._row.addWidget(one)
            one.installEventFilter(self)
        self._row.addStretch(1)
        self._let_tab_stop_at(self.buttons[0])

    # What fits

    def fit(self, width: int, *, more: bool) -> None:
        """As many buttons as there is room for; `more`: the last one stands there even where all fit."""
        needed = sum(button.sizeHint().width() for button in self.buttons)
        last = more or needed > width
        left = width - (self.more.sizeHint().width() if last else 0)
        for button in self.buttons:
            left -= button.sizeHint().width()
            button.setVisible(left >= 0)
        self.more.setVisible(last)
        if all(one.isHidden() or one.focusPolicy() == Qt.FocusPolicy.ClickFocus for one in (*self.buttons, self.more)):
            self._let_tab_stop_at(next(one for one in (*self.buttons, self.more) if not one.isHidden()))

    def open_menu(self, button: QWidget, menu: QMenu) -> None:
        """Open a menu above its button, so that it does not fall off the screen."""
        corner = button.rect().topLeft()
        corner.setY(-menu.sizeHint().height())
        menu.popup(button.mapToGlobal(corner))

    # Keys

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Arrows walk from button to button; Enter presses."""
        if event.type() == event.Type.KeyPress and isinstance(watched, HintButton):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                watched.click()
                return True
            if event.key() in _ARROWS:
                self._walk(watched, _ARROWS[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _walk(self, button: HintButton, step: int) -> None:
        shown = [one for one in (*self.buttons, self.more) if not one.isHidden()]
        to = shown[(shown.index(button) + step) % len(shown)]
        self._let_tab_stop_at(to)
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_tab_stop_at(self, stop: HintButton) -> None:
        for button in (*self.buttons, self.more):
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
