"""Words that are cut with an ellipsis where room is short; the tooltip and the screen reader have the whole."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from paku_studio.widgets.controls import Button, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon


class ElidedLabel(QLabel):
    """One line of words that takes what room there is; it holds them all, and paints as many as fit."""

    def __init__(self, kind: str = "", words: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    @property
    def whole(self) -> str:
        """All its words."""
        return self.text()

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self._tip()

    def shown(self) -> str:
        """As many words as there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _tip(self) -> None:
        self.setToolTip(plain_tip(self.text()) if self.shown() != self.text() else "")

    def resizeEvent(self, event: Any) -> None:
        """The whole is told where it does not fit."""
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: Any) -> None:
        """Paint as many words as there is room for."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | self.alignment()), self.shown())
        painter.end()


class ElidedButton(Button):
    """A flat button with a title and an icon behind it."""

    def __init__(self, desk: Desk, behind: str = "") -> None:
        super().__init__()
        self.desk, self.whole = desk, ""
        self.setProperty("kind", "flat")
        self.setAutoDefault(False)
        self.setFont(desk.look.font(16, 600))
        px = desk.look.px
        self.setStyleSheet(
            f"QPushButton {{ font-size: {px(16)}px; font-weight: 600; min-height: {px(24)}px; padding: 0 {px(4)}px; }}"
        )
        self._behind = behind
        self.setIconSize(QSize(px(16), px(16)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.open_more(bool(behind))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def open_more(self, more: bool) -> None:
        """Whether there is something to open: without it the words only stand there."""
        self.setIcon(icon(self._behind, self.desk.look.ink) if more else QIcon())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if more else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not more)

    def show_words(self, words: str, spoken: str = "") -> None:
        """Show other words; `spoken` is what a screen reader says."""
        self.whole = words
        self.setAccessibleName(spoken or words)
        self._cut()
        self.updateGeometry()

    def _room(self) -> int:
        return self.desk.look.px(16 + 4 + 8 + 8)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.desk.look.px(96), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        width = QFontMetrics(self.desk.look.font(16, 600)).horizontalAdvance(self.whole) + self._room() + 4
        return QSize(width, super().sizeHint().height())

    def _cut(self) -> None:
        metrics = QFontMetrics(self.desk.look.font(16, 600))
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width() - self._room())
        self.setText("\u2066" + shown.replace("&", "&&") + "\u2069")
        self.setToolTip(plain_tip(self.whole) if shown != self.whole else "")

    def resizeEvent(self, event: Any) -> None:
        """As many words as fit."""
        super().resizeEvent(event)
        self._cut()
