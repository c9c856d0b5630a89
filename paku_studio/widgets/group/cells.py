"""A number in the table of who was there: typed, stepped with + and -, left with arrows. Knows no records."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from paku_studio.widgets.controls import icon_button, row
from paku_studio.widgets.inspector.fields import RETURN, STAYS, is_idle_undo

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Where each arrow leads: columns and lines."""


class CountField(QLineEdit):
    """Digits. `written`: another number is wanted; `left_by`: an arrow leads so many columns and lines away."""

    written = Signal(int)
    left_by = Signal(int, int)

    def __init__(self, desk: "Desk", name: str) -> None:
        super().__init__()
        self._look = desk.look
        self._number = 0
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,7}"), self))
        self.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 0; min-height: 0; }")
        self._fit()
        self.setText("0")

    @property
    def number(self) -> int:
        """What the record says."""
        return self._number

    def show_number(self, number: int) -> None:
        """Show what the record says, unless one is typing here."""
        typing = self.hasFocus() and self._typed() != self._number
        self._number = number
        if not typing and self.text() != str(number):
            self.setText(str(number))
            if self.hasFocus():
                self.selectAll()
        self._fit()

    def step(self, by: int) -> None:
        """One more or one less, never less than none."""
        wanted = max(self._typed() + by, 0)
        if wanted != self._number:
            self.setText(str(self._number))
            self.written.emit(wanted)

    def write(self) -> None:
        """Tell what was typed, if it is another number; nothing typed is none."""
        wanted = self._typed()
        self.setText(str(self._number))
        if wanted != self._number:
            self.written.emit(wanted)

    def _typed(self) -> int:
        return int(self.text() or 0)

    def _fit(self) -> None:
        wide = self.fontMetrics().horizontalAdvance(str(self._number)) + self._look.px(14)
        self.setFixedWidth(max(wide, self._look.px(44)))

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the document where nothing was typed."""
        if is_idle_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus step, arrows lead on, Enter leads down; Escape takes the typing back."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text() in {"+", "-", "−"}:
            self.step(1 if event.text() == "+" else -1)
        elif key in RETURN:
            self.write()
            self.left_by.emit(0, 1)
        elif plain and key in ARROWS:
            self.write()
            self.left_by.emit(*ARROWS[key])
        elif key == Qt.Key.Key_Escape and self._typed() != self._number:
            self.setText(str(self._number))
            self.selectAll()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing takes the number's place."""
        super().focusInEvent(event)
        if event.reason() not in STAYS:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it writes it."""
        super().focusOutEvent(event)
        if event.reason() not in STAYS:
            self.write()
            self.deselect()


class Stepper(QWidget):
    """A number between less and more. The keys need only the number; the buttons are for the mouse."""

    def __init__(self, desk: "Desk", name: str) -> None:
        super().__init__()
        self.field = CountField(desk, name)
        self.less = icon_button(desk, "minus", f"{name}: {desk.t('less')}", "-", px=15)
        self.more = icon_button(desk, "plus", f"{name}: {desk.t('more')}", "+", px=15)
        for each, by in ((self.less, -1), (self.more, 1)):
            each.setFixedSize(desk.look.px(32), desk.look.px(32))
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setStyleSheet("QToolButton { min-height: 0; padding: 0; }")
            each.clicked.connect(lambda *_, by=by: self.field.step(by))
        self.field.setFixedHeight(desk.look.px(34))
        self.setLayout(row(self.less, self.field, self.more, spacing=0))
        self.setFixedHeight(desk.look.px(34))

    def show_number(self, number: int) -> None:
        """Show what the record says."""
        self.field.show_number(number)
        self.less.setEnabled(number > 0)
