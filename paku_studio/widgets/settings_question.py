"""A question within the settings, before something is taken away for good. Takes nothing away itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from paku_studio.widgets.controls import button, ground
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.start_parts import wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

KEEP = ""
"""The answer that takes nothing away; Escape gives it too."""


class Question(QWidget):
    """Hidden until it is asked, then with the keys at the answer that takes nothing away."""

    answered = Signal(str)

    def __init__(self, desk: "Desk", words: str, keep: str, answers: Mapping[str, str]) -> None:
        """`answers`: what is told of each, and its words."""
        super().__init__()
        px = desk.look.px
        self.setAccessibleName(words)
        self.answers: dict[str, QPushButton] = {KEEP: button(desk, keep, kind="primary")}
        self.answers |= {answer: button(desk, said) for answer, said in answers.items()}
        for answer, each in self.answers.items():
            each.setMinimumHeight(px(34))
            each.clicked.connect(lambda _=False, given=answer: self._answer(given))
        card = ground("tint")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(px(12), px(8), px(12), px(8))
        inner.addWidget(wrapped(desk, words, "section"))
        inner.addWidget(Flow(px(8), *self.answers.values()))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.hide()

    def ask(self) -> None:
        """Show it, whole, also where the settings have to be scrolled for it."""
        self.show()
        self.answers[KEEP].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        here = self.parentWidget()
        while here is not None and not isinstance(here, QScrollArea):
            here = here.parentWidget()
        if here is not None:
            here.widget().layout().activate()
            here.ensureWidgetVisible(self, 0, self.height() // 2)

    def _answer(self, given: str) -> None:
        self.hide()
        self.answered.emit(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes nothing away, and closes no window."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(KEEP)
            return
        super().keyPressEvent(event)
