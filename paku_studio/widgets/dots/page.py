"""The page on which a group chooses with dots: what is chosen, the candidates, the line. Knows no projector."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from paku_studio.drawing.dots_words import NOTHING, QUESTIONS, scale_words
from paku_studio.editor.editor import Change
from paku_studio.models import DotSubject
from paku_studio.widgets.controls import button, column, ground, label, restyle, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.dots.earlier import ballots_menu
from paku_studio.widgets.dots.line import NumberLine
from paku_studio.widgets.dots.listing import CandidateList
from paku_studio.widgets.dots.terms import GivenBar, Terms
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.wrapping import Flow

LOW = 520
"""The height at 100 % below which the list needs the room more than the question does."""
HEARD = frozenset({"document", "dots", "pathway", "session"})


class DotsPage(QWidget):
    """Choosing with dots on the open pathway."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Choosing with dots"))
        self.terms = Terms(desk)
        self.terms.chosen.connect(lambda value: desk.editor.dots.choose(DotSubject(value)))
        self.question = label(desk, "", "heading", wrap=True)
        self.given = label(desk, "", "section")
        self.bar = GivenBar(desk)
        self.ask = label(
            desk, desk.t("Tell how many choose, and no more dots are given than there are."), "soft", wrap=True
        )
        self.turn = button(desk, desk.t("Show the dots"), "eye", "primary")
        self.turn.clicked.connect(lambda *_: self._turn())
        self.outcome = label(desk, "", "title", wrap=True)
        self.list = CandidateList(desk)
        self.nothing = self._nothing()
        self.line = NumberLine(desk)
        self._lay_out()
        self._connect()
        self.line.field.setText(desk.editor.dots.line)
        desk.listen(self, self._follow)
        self.refresh()

    # What the window asks

    @property
    def toast_ground(self) -> QWidget:
        """Over what sentences are said: never over the line."""
        return self._view

    def title(self) -> str:
        """What stands in the top bar."""
        return self._desk.t("Choosing with dots")

    def note(self) -> str:
        """How many dots are given."""
        return self._desk.editor.dots.given_words() if self._desk.editor.dots.ballot else ""

    def menu(self) -> QMenu:
        """Earlier ballots by meeting and subject; a new one; what can be done with this one."""
        self._menu = ballots_menu(self._desk)
        return self._menu

    # Parts

    def _nothing(self) -> QWidget:
        """What stands where there is nothing to choose from."""
        made = ground("card")
        self.empty = label(self._desk, "", "lead", wrap=True)
        self.go = button(self._desk, self._desk.t("Go to the pathway"), "route")
        self.go.clicked.connect(lambda *_: self._desk.editor.go_to("pathway"))
        px = self._desk.look.px
        made.setLayout(column(self.empty, Flow(px(8), self.go), spacing=px(12)))
        made.layout().setContentsMargins(px(16), px(16), px(16), px(16))
        return made

    def _lay_out(self) -> None:
        px = self._desk.look.px
        body = ground("paper")
        middle = self._middle = QWidget()
        middle.setLayout(column(self.bar, self.ask, spacing=0))
        self._state = Flow(px(12), self.given, middle, self.turn, grow=middle)
        inner = self._inner = QVBoxLayout(body)
        for part in (self.question, self.terms, self._state, self.outcome, self.list, self.nothing):
            inner.addWidget(part)
        inner.addStretch(1)
        self._view = scroll(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._view, 1)
        whole.addWidget(self.line)
        self._fit()

    def _fit(self) -> None:
        """A low page has a smaller question and less air."""
        px, low = self._desk.look.px, self.height() < LOW * self._desk.look.scale
        restyle(self.question, "title" if low else "heading")
        aside, above, gap = (px(16), px(8), px(6)) if low else (px(24), px(16), px(12))
        self._inner.setContentsMargins(aside, above, aside, above)
        self._inner.setSpacing(gap)

    def resizeEvent(self, event: Any) -> None:
        """As much air as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _connect(self) -> None:
        dots = self._desk.editor.dots
        self.list.given.connect(dots.click)
        self.list.taken.connect(dots.take)
        self.list.typed.connect(self.line.type)
        self.list.looked_at.connect(self._look_at)
        self.list.has_keys.connect(self.line.show_keys)
        self.line.given.connect(self._give)
        self.line.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.line.field.textChanged.connect(self._keep_line)

    # Doing

    def _turn(self) -> None:
        dots = self._desk.editor.dots
        if dots.shown:
            dots.hide()
        else:
            dots.show()

    def _give(self, text: str) -> None:
        if self._desk.editor.dots.type_line(text):
            self.line.field.clear()

    def _keep_line(self, text: str) -> None:
        self._desk.editor.dots.line = text

    def focusInEvent(self, event: Any) -> None:
        """The keys go to the line. A focus proxy would lead Tab there from outside, past all that stands above it."""
        super().focusInEvent(event)
        self.line.setFocus(event.reason())

    def _look_at(self, box: QRect) -> None:
        """Scroll so that a row of the list is seen."""
        top = self.list.mapTo(self._view.widget(), box.topLeft())
        middle = top.y() + box.height() // 2
        self._view.ensureVisible(0, middle, 0, box.height() // 2 + self._desk.look.px(12))

    # Showing

    def _follow(self, change: Change) -> None:
        if change.what & HEARD:
            self.refresh()

    def refresh(self) -> None:
        """Show the open ballot as it is now: no figure of any candidate while it is hidden."""
        desk, dots = self._desk, self._desk.editor.dots
        self.question.setText(desk.t(QUESTIONS[dots.subject]))
        self.terms.show_state()
        self.given.setText(dots.given_words())
        self.bar.show_state()
        self.ask.setVisible(not dots.limit)
        self._middle.setMinimumWidth(desk.look.px(120 if dots.limit else 200))
        self._show_turn()
        self.list.setAccessibleName(self.question.text())
        self.list.refresh()
        self._show_outcome()
        any_there = bool(self.list.candidates.rows)
        self.list.setVisible(any_there)
        self.nothing.setVisible(not any_there)
        self.empty.setText(desk.t(NOTHING[dots.subject]))
        self.line.show_heard(dots.heard)

    def _show_turn(self) -> None:
        desk, shown = self._desk, self._desk.editor.dots.shown
        words = desk.t("Hide the dots") if shown else desk.t("Show the dots")
        self.turn.setText(f" {words}")
        self.turn.setAccessibleName(words)
        self.turn.setIcon(icon("eye-off" if shown else "eye", desk.look.on_spruce, desk.look.disabled))
        self.turn.setEnabled(shown or self._desk.editor.dots.given > 0)
        self.turn.setToolTip("" if self.turn.isEnabled() else desk.t("Nobody has given dots yet."))

    def _show_outcome(self) -> None:
        dots, rows = self._desk.editor.dots, self.list.candidates.rows
        said = [dots.outcome()]
        if dots.shown and rows:
            said.append(scale_words(rows[0].scale, self._desk.language))
        self.outcome.setText(" ".join(filter(None, said)))
        self.outcome.setVisible(bool(self.outcome.text()))
