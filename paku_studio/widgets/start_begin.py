"""The start page's left column: one field to begin at once, and the ways in from outside. Knows no documents."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from paku_studio.editor.welcome import greeting
from paku_studio.widgets.controls import button, column, hairline, label, row
from paku_studio.widgets.start_parts import PartsButton, picture_label, wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

KEPT_WORDS = "words to begin with"
"""The desk's property that keeps the field's words while the window is built anew in another language."""


def _is_notation(text: str) -> bool:
    from paku_studio.editor.starting import is_notation

    return is_notation(text)


class TitleField(QLineEdit):
    """The one field. A list that is pasted here is no title, and is handed on whole."""

    noticed = notice_above = True
    """What identifies a person is told of while one types here, above the field: below it stands the main button."""
    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste goes its own way where it brings more than a title."""
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if text and _is_notation(text):
            self.pasted.emit(text)
        else:
            super().keyPressEvent(event)


class BeginPanel(QWidget):
    """Greeting, field, main button, ways in."""

    begun = Signal(str)
    pasted = Signal(str)
    paste_wanted = Signal()

    def __init__(self, desk: "Desk", now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("kind", "sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        t, px = desk.t, desk.look.px
        self.field = self._make_field()
        self.trouble = wrapped(desk, "", "trouble")
        self.trouble.hide()
        asked = wrapped(desk, t("What will you talk about?"), "section")
        asked.setBuddy(self.field)
        box = column(
            wrapped(desk, t(greeting(now.hour)), "greeting"),
            px(6),
            wrapped(desk, t("Write what today's talk is about. The rest can be decided on the way."), "lead"),
            px(18),
            asked,
            self.field,
            px(4),
            self._make_button(),
            px(12),
            *self._ways_in(),
            self.trouble,
            px(16),
            None,
            self._foot(),
            spacing=px(6),
        )
        self._box = box
        self.setLayout(box)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        """Generous margins beside another column, small ones above it."""
        px = self._desk.look.px
        side = px(48) if wide else px(20)
        self._box.setContentsMargins(side, px(40) if wide else px(16), side, px(24) if wide else px(16))

    def say_trouble(self, sentence: str) -> None:
        """One sentence below the ways in; "" takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _make_field(self) -> TitleField:
        t = self._desk.t
        field = TitleField(str(self._desk.property(KEPT_WORDS) or ""))
        field.setProperty("kind", "big")
        field.setAccessibleName(t("What will you talk about?"))
        field.setAccessibleDescription(t("Enter begins a pathway with this title."))
        field.setPlaceholderText(t("e.g. Coming home from hospital"))
        field.textChanged.connect(lambda text: self._desk.setProperty(KEPT_WORDS, text))
        field.returnPressed.connect(lambda: self.begun.emit(field.text()))
        field.pasted.connect(self.pasted)
        return field

    def _make_button(self) -> QWidget:
        made = button(self._desk, self._desk.t("Begin"), "arrow-right", "big")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.begun.emit(self.field.text()))
        self.button = made
        return made

    def _ways_in(self) -> list[QWidget]:
        t = self._desk.t
        self.open_row = self._way("folder-open", t("Open a file…"), "Ctrl+O")
        self.open_row.clicked.connect(lambda: self._desk.run("file.open"))
        self.paste_row = self._way("clipboard-list", t("Paste text from the wall or a notebook"), "Ctrl+V")
        self.paste_row.clicked.connect(lambda: self.paste_wanted.emit())
        return [hairline(self._desk), self.open_row, hairline(self._desk), self.paste_row, hairline(self._desk)]

    def _way(self, icon: str, words: str, keys: str) -> PartsButton:
        px = self._desk.look.px
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        said = wrapped(self._desk, words)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        parts = row(picture_label(self._desk, icon), said, label(self._desk, shown, "caption"), spacing=px(12))
        parts.setContentsMargins(px(2), px(8), px(2), px(8))
        made = PartsButton(words, "line", parts, shown)
        made.setMinimumHeight(px(44))
        return made

    def _foot(self) -> QWidget:
        t, look = self._desk.t, self._desk.look
        words = t("Works without a network. Everything stays on this computer and is kept by itself.")
        parts = row(
            picture_label(self._desk, "shield-check", 18, look.ink_soft),
            wrapped(self._desk, words, "caption"),
            spacing=look.px(10),
        )
        parts.setAlignment(Qt.AlignmentFlag.AlignTop)
        parts.setStretch(1, 1)
        foot = QWidget()
        foot.setLayout(parts)
        return foot
