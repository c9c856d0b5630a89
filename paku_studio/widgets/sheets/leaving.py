"""One plain question above the sheet, before what was filled in on it is forgotten. Knows no sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, ground, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow


class LeavingQuestion(QWidget):
    """Hidden until something would be lost; Escape stays."""

    def __init__(self, desk: Desk, question: str = "", leave: str = "", keep: str = "") -> None:
        """`question`, and what answers it, to `leave` and to `keep`: of the sheet, where nothing else is said."""
        super().__init__()
        self._desk = desk
        self._go: Callable[[], None] = _nothing
        self._stay: Callable[[], None] = _nothing
        self._escape: Callable[[], None] = _nothing
        t, px = desk.t, desk.look.px
        question = question or t("What you filled in is stored nowhere. Leave the sheet and forget it?")
        self.words = label(desk, question, "section", wrap=True)
        self.leave = button(desk, leave or t("Leave and forget"))
        self.keep = button(desk, keep or t("Stay"), kind="primary")
        self.leave.clicked.connect(lambda *_: self._answer(go=True))
        self.keep.clicked.connect(lambda *_: self._answer(go=False))
        card = ground("tint")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(px(12), px(8), px(12), px(8))
        inner.addWidget(self.words)
        inner.addWidget(Flow(px(8), self.keep, self.leave))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), 0)
        box.addWidget(card)
        self.setAccessibleName(question)
        self.setVisible(False)

    def ask(self, go: Callable[[], None], stay: Callable[[], None], escape: Callable[[], None] | None = None) -> None:
        """Ask, with the keys at the answer that loses nothing; `escape`: what Escape does, else it stays."""
        self._go, self._stay, self._escape = go, stay, escape or stay
        self.setVisible(True)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, *, go: bool) -> None:
        self._end(self._go if go else self._stay)

    def _end(self, does: Callable[[], None]) -> None:
        self.drop()
        does()

    def drop(self) -> None:
        """There is nothing to ask any more."""
        self._go = self._stay = self._escape = _nothing
        self.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stays."""
        if event.key() == Qt.Key.Key_Escape:
            self._end(self._escape)
            return
        super().keyPressEvent(event)


def _nothing() -> None:
    """No question stands."""
