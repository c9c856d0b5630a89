"""What this computer keeps of people's documents, kind by kind, and the way to remove all of it. Counts no files."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from paku_studio.editor.kept_words import ASK, HOLDS, ONLY_HERE, STAYS, line_of, removed_words
from paku_studio.storage.kept import NOWHERE_ELSE, Kept, kept_here, remove_kept
from paku_studio.widgets.controls import button, column, ground, row
from paku_studio.widgets.settings_question import Question
from paku_studio.widgets.start_parts import wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

REST, ALL = "rest", "all"


class KeptHere(QWidget):
    """A list with sizes; removing asks once, with the keys at the answer that removes nothing."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("kept here")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._said = ""
        self._body: QWidget | None = None
        self._fill()

    def _fill(self) -> None:
        """Look what there is, and show it."""
        old, self._body = self._body, self._made()
        if old is not None:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._box.addWidget(self._body)
        self._body.show()

    def _made(self) -> QWidget:
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        found = kept_here(desk.program.places)
        self.lines = [wrapped(desk, line_of(each, desk.language)) for each in found]
        card = ground("card")
        rows = column(*(self.lines or [wrapped(desk, t("Nothing is kept here just now."))]), spacing=px(6))
        rows.setContentsMargins(px(14), px(10), px(14), px(10))
        card.setLayout(rows)
        self.remove = button(desk, t("Remove all of it now…"), "trash-2")
        self.remove.setObjectName("remove all")
        self.remove.setEnabled(bool(found))
        self.remove.clicked.connect(self._ask)
        self.said = wrapped(desk, self._said, "section")
        self.said.setVisible(bool(self._said))
        self.question = self._question(found)
        made = QWidget()
        parts = (card, wrapped(desk, t(HOLDS)), wrapped(desk, t(STAYS), "soft"), row(self.remove, None))
        made.setLayout(column(*parts, self.question, self.said, spacing=px(10)))
        return made

    def _question(self, found: tuple[Kept, ...]) -> Question:
        desk, t = self._desk, self._desk.t
        only_here = any(each.kind in NOWHERE_ELSE for each in found)
        words = " ".join([t(ASK), *([t(ONLY_HERE)] if only_here else [])])
        answers = {REST: t("Remove all but drafts and unsaved work")} if only_here else {}
        made = Question(desk, words, t("Keep all"), {**answers, ALL: t("Remove all")})
        made.answered.connect(self._answered)
        return made

    def _ask(self) -> None:
        self.said.hide()
        self.question.ask()

    def _answered(self, answer: str) -> None:
        if answer:
            self._remove(answer == ALL)
        else:
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, work_too: bool) -> None:
        program, language = self._desk.program, self._desk.language
        self._said = removed_words(remove_kept(program.places, work_too=work_too), language)
        self._fill()
        self.said.setAccessibleName(self._said)
        self._desk.say(self._said)
        for window in program.windows:
            if window.at_start:  # it lists what is gone
                QTimer.singleShot(0, window, window.build)
        if isValid(self.remove) and self.remove.isEnabled():
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)
