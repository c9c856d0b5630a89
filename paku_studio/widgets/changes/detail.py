"""One change in full, and what can be done with it: what it was, what it is, field by field. Knows no records."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from paku_studio.editor.changing import NOTHING_CHOSEN, Changing
from paku_studio.editor.changing_rows import FieldRow, Row
from paku_studio.widgets.controls import Body, button, column, ground, hairline, label, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow

WIDE = 320
"""Pixels at 100 % beside the list."""


class Detail(QWidget):
    """Beside the list, or below it as its buttons alone where there is little room."""

    brought = Signal()
    """One field was brought back."""

    def __init__(self, desk: Desk, changing: Changing) -> None:
        super().__init__()
        self._desk, self._changing = desk, changing
        px = desk.look.px
        self.go = button(desk, desk.t("Go there"), "arrow-up-right")
        self.back = button(desk, desk.t("Bring back"), "rotate-ccw", "primary")
        self.beside = button(desk, desk.t("As it was, beside"), "columns-2")
        for made, action in (
            (self.go, "changes.go"),
            (self.back, "changes.bring_back"),
            (self.beside, "changes.beside"),
        ):
            desk.watch(made, action)
        self.foot = ground("paper")
        buttons = QVBoxLayout(self.foot)
        buttons.setContentsMargins(px(16), px(10), px(16), px(10))
        buttons.addWidget(Flow(px(8), self.back, self.go, self.beside))
        self.words = scroll(QWidget())
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setProperty("kind", "ring")
        self.words.setAccessibleName(desk.t("The change in full"))
        self.line = hairline(desk)
        self.backs: list[QPushButton] = []
        """Buttons that bring back one field each."""
        self._shown: tuple[object, ...] = ()
        self.setLayout(column(self.words, self.line, self.foot, spacing=0))
        self.layout().setStretch(0, 1)

    def set_room(self, *, beside: bool, low: bool) -> None:
        """Beside the list with all words, or below it with the buttons alone; `low`: with as few of them as can be."""
        self.words.setVisible(beside)
        self.beside.setVisible(beside or not low)
        self.setMaximumWidth(self._desk.look.px(WIDE) if beside else 16_777_215)
        self.setMinimumWidth(self._desk.look.px(WIDE) if beside else 0)

    def refresh(self) -> None:
        """Show the chosen line as it is now."""
        row, fields, rest = self._changing.row(), self._changing.fields(), self._changing.rest()
        self._desk.refresh()
        if (row, fields, rest) == self._shown:
            return
        self._shown = row, fields, rest
        self.backs = []
        body = Body("surface")
        px = self._desk.look.px
        parts = self._parts(row, fields) if row is not None else [self._label(self._desk.t(NOTHING_CHOSEN), "soft")]
        inside = column(*parts, None, spacing=px(8))
        inside.setContentsMargins(px(16), px(14), px(16), px(14))
        body.setLayout(inside)
        self.words.setWidget(body)

    def _label(self, words: str, kind: str) -> QWidget:
        return label(self._desk, words, kind, wrap=True)

    def _parts(self, row: Row, fields: tuple[FieldRow, ...]) -> list[QWidget | int]:
        whole = self._label(row.whole, "section") if row.whole and not fields else self._label(row.words, "title")
        found: list[QWidget | int] = [whole, self._label(row.where if fields else row.known, "soft")]
        for field in fields:
            found += [6, self._label(field.name, "section"), *self._values(field)]
            if len(fields) > 1 and not self._changing.why_not_back():
                found.append(self._back_of(field))
        for name, words in self._changing.rest():
            found += [self._label(name, "label"), *([self._label(words, "")] if words else [])]
        return found

    def _values(self, field: FieldRow) -> list[QWidget]:
        t = self._desk.t
        found = []
        for name, value in ((t("Before"), field.before), (t("After"), field.after)):
            found += [self._label(name, "label"), self._label(value, "")]
        return found

    def _back_of(self, field: FieldRow) -> QWidget:
        made = button(self._desk, self._desk.t("Bring back only this"), "rotate-ccw", "link")
        made.setAccessibleName(f"{made.accessibleName()}: {field.name}")
        made.clicked.connect(lambda *_: self._bring_back(field.field))
        self.backs.append(made)
        return made

    def _bring_back(self, field: str) -> None:
        self._changing.bring_back_field(field)
        self.brought.emit()
