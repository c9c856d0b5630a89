"""Beside the sheet: its words, what was said, how it looks, under three tabs that are made when they are opened."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from paku_studio.models import Poster
from paku_studio.widgets.boards.line_stack import settle_round
from paku_studio.widgets.controls import Body, ground, hairline, scroll
from paku_studio.widgets.desk import Desk

WORDS, SAID, LOOK = range(3)


class EditorPanel(QWidget):
    """Every field of the sheet as an ordinary one."""

    typed = Signal()
    """Something is being typed into a field of its words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        px, t = desk.look.px, desk.t
        self.setProperty("kind", "surface")
        self.setAccessibleName(t("Fields of the sheet"))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(t("Fields of the sheet"))
        for words in (t("Words"), t("What was said"), t("Look and foot")):
            self.tabs.addTab(words)
        self.parts = QStackedWidget()
        self.made: dict[int, Any] = {}
        for _ in range(3):
            self.parts.addWidget(ground("surface"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.tabs)
        box.addWidget(hairline(desk))
        box.addWidget(self.parts, 1)
        self.tabs.setContentsMargins(px(8), 0, 0, 0)
        self.tabs.currentChanged.connect(self.turn_to)
        self.turn_to(WORDS)
        self.setFocusProxy(self.tabs)

    def turn_to(self, tab: int) -> Any:
        """Show a tab's part, made now where it was not yet."""
        if tab not in self.made:
            part = self._make(tab)
            self.made[tab] = part
            shown = part if tab == SAID else self._scrolled(part)
            place = self.parts.widget(tab)
            self.parts.insertWidget(tab, shown)
            self.parts.removeWidget(place)
            place.deleteLater()
        self.made[tab].refresh()
        self.parts.setCurrentIndex(tab)
        if self.tabs.currentIndex() != tab:
            self.tabs.setCurrentIndex(tab)
        return self.made[tab]

    def _make(self, tab: int) -> Any:
        if tab == WORDS:
            from paku_studio.widgets.sheet_editor.words_tab import WordsTab

            made = WordsTab(self.desk)
            made.typed.connect(self.typed)
            return made
        if tab == SAID:
            from paku_studio.widgets.sheet_editor.statements_tab import StatementsTab

            return StatementsTab(self.desk)
        from paku_studio.widgets.sheet_editor.look_tab import LookTab

        return LookTab(self.desk)

    def _scrolled(self, part: QWidget) -> QScrollArea:
        body = Body("surface")
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(part)
        return scroll(body)

    def refresh(self) -> None:
        """What is shown, as it is now."""
        poster = isinstance(self.editing.sheet, Poster)
        if not poster and self.tabs.currentIndex() == SAID:
            self.turn_to(WORDS)
        self.tabs.setTabVisible(SAID, poster)
        self.made[self.tabs.currentIndex()].refresh()

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """The parts of the tab that is shown, as one reads them."""
        part = self.made[self.tabs.currentIndex()]
        return tuple(getattr(part, "in_order", (part,)))

    def refresh_line(self) -> None:
        """Another line is at hand."""
        if self.tabs.currentIndex() == SAID:
            self.made[SAID].refresh()

    def show_place(self, record: str, field: str) -> None:
        """Another text is at hand on the sheet: its field comes into view, unless the keys are here."""
        QTimer.singleShot(0, self, lambda: self._come_to(record, field))

    def _come_to(self, record: str, field: str) -> None:
        keys, area = self.window().focusWidget(), self.parts.currentWidget()
        here = keys is not None and self.isAncestorOf(keys)
        if self.tabs.currentIndex() != WORDS or here or not isinstance(area, QScrollArea):
            return
        part = self.made[WORDS].part_of(record, field)
        if part is not None:
            settle_round(part)
            area.ensureWidgetVisible(part, 0, self.desk.look.px(12))

    def write(self) -> None:
        """Write what is half typed."""
        for tab, part in self.made.items():
            if tab != SAID:
                part.write()
