"""What stands above the capture line while nothing is suggested: what was added last, or what a paste came to."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, icon_button, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.elided import ElidedLabel
from paku_studio.widgets.icons import pixmap

WIDEST = 16_777_215
"""Pixels: Qt's own for a widget that may be as wide as it likes."""
MOST_FOR_BUTTONS = 0.72
"""Of the line's width."""


class Quiet(QWidget):
    """One line: the last thing that was added; after a paste its report, with what can be done about it."""

    done = Signal()
    """The report was dealt with: the field wants the keys again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        t, px = desk.t, desk.look.px
        self._state: tuple[object, ...] = ()
        self.sign = label(desk, "")
        self.words = ElidedLabel("soft")
        self.keep = button(desk, t("Keep the bullets as marks"), "list")
        self.all = button(desk, t("Whole report"), "file-text")
        self._words_of = {each: each.text() for each in (self.keep, self.all)}
        for each, words in self._words_of.items():
            each.setToolTip(words)
        self.close_button = icon_button(desk, "x", t("Close the report"), px=16)
        self.close_button.setFixedSize(px(32), px(32))
        self.keep.clicked.connect(self._keep)
        self.all.clicked.connect(self.show_all)
        self.close_button.clicked.connect(self._close)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(8))
        for part in (self.sign, self.words, self.keep, self.all, self.close_button):
            inner.addWidget(part)
        inner.setStretch(1, 1)
        self.show_state()

    def show_state(self) -> None:
        """Bring the line up to date."""
        capture, look = self.desk.editor.capture, self.desk.look
        pasted = capture.pasted
        state = (id(pasted), capture.heard, capture.can_keep_bullets)
        if state == self._state:
            return
        self._state = state
        for part in (self.all, self.close_button):
            part.setVisible(pasted is not None)
        self.keep.setVisible(capture.can_keep_bullets)
        said = pasted.report.sentences(self.desk.language) if pasted else ()
        words = " ".join(said) if said else capture.heard
        trouble = pasted is not None and bool(pasted.report.remarks)
        icon = "triangle-alert" if trouble else "check"
        colour = look.missing if trouble else look.spruce
        self.sign.setVisible(bool(words))
        self.sign.setPixmap(pixmap(icon, colour, look.px(17), self.devicePixelRatioF()))
        self._fit()
        self.words.show_words(words or self.desk.t("Enter adds the line. A mark at its beginning says what it is."))

    def _fit(self) -> None:
        """Where there is no room for words on the buttons, they keep their signs."""
        px = self.desk.look.px
        wide = 0
        for each, words in self._words_of.items():
            each.setText(words)
            each.setMinimumWidth(0)
            each.setMaximumWidth(WIDEST)
            wide += each.sizeHint().width() + px(8) if not each.isHidden() else 0
        if wide > self.width() * MOST_FOR_BUTTONS:
            for each in self._words_of:
                each.setText("")
                each.setFixedWidth(px(44))

    def resizeEvent(self, event: Any) -> None:
        """Another width may have room for the words."""
        super().resizeEvent(event)
        self._fit()

    def _keep(self) -> None:
        self.desk.editor.capture.keep_bullets()
        self.done.emit()

    def _close(self) -> None:
        self.desk.editor.capture.forget_paste()
        self.done.emit()

    def show_all(self) -> None:
        """The whole report in a window of its own, which stops nothing."""
        pasted = self.desk.editor.capture.pasted
        if pasted is None:
            return
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.desk.t("What came of the pasted text"))
        text = QPlainTextEdit("\n".join(pasted.report.sentences(self.desk.language)))
        text.setReadOnly(True)
        text.setAccessibleName(self.desk.t("What came of the pasted text"))
        close = button(self.desk, self.desk.t("Close"), kind="primary")
        close.clicked.connect(dialog.close)
        box = QVBoxLayout(dialog)
        box.addWidget(text)
        box.addWidget(close)
        dialog.resize(self.desk.look.px(480), self.desk.look.px(320))
        dialog.finished.connect(lambda *_: dialog.deleteLater())
        dialog.show()
