"""The page of a persona: puts portrait, words and sheet beside each other or below, as there is room."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.editor.personas import open_persona, persona_name, personas_of, place_words
from paku_studio.widgets.controls import Body, column, hairline, icon_button, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import one_line
from paku_studio.widgets.persona.about import AboutPersona
from paku_studio.widgets.persona.belonging import Belonging
from paku_studio.widgets.persona.lines import PersonaLines
from paku_studio.widgets.persona.portrait import PortraitColumn
from paku_studio.widgets.persona.sheet import SheetColumn
from paku_studio.widgets.tab_walk import stops_in, walk

PORTRAIT, SHEET = 248, 352
"""Widths of the two outer columns in pixels at 100 %."""
WITH_SHEET, BESIDE = 980, 640
"""The page's widths from which on the sheet stands beside, and the portrait."""
LEAST = 440
"""The least width that the words keep beside the sheet; with less the sheet stands alone."""
ACTIONS = (
    "persona.add", "persona.rename", "persona.duplicate", "", "persona.move_up", "persona.move_down", "",
    "persona.fictional", "persona.remove",
)  # fmt: skip


class PersonaPage(QWidget):
    """Who it is, how it looks, what is said of it, and how that comes to paper."""

    has_dock = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(desk.t("Persona"))
        self.portrait, self.about = PortraitColumn(desk), AboutPersona(desk)
        self.lines, self.belonging, self.sheet = PersonaLines(desk), Belonging(desk), SheetColumn(desk)
        self._asked: bool | None = None
        """Whether the sheet was asked for, or sent away, where there is no room for it beside."""
        self._lay_out()
        self.setFocusProxy(self.about.name)
        self.about.finished.connect(lambda: desk.focus("dock"))
        self.sheet.closed.connect(lambda: self._ask_for_sheet(False))
        desk.handle("persona.preview", lambda: self._ask_for_sheet(self.aside.isHidden()))
        desk.listen(self, self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.left = QWidget()
        self.left.setLayout(column(self.portrait, self.belonging, None, spacing=px(12)))
        self.show_sheet = icon_button(self._desk, "file-text", self._desk.t("Show the sheet"))
        self.show_sheet.clicked.connect(lambda: self._ask_for_sheet(True))
        head = row(self.about, self.show_sheet, spacing=px(8))
        head.setStretch(0, 1)
        head.setAlignment(self.show_sheet, Qt.AlignmentFlag.AlignTop)
        self.middle = QWidget()
        self.middle.setLayout(column(head, self.lines, None, spacing=px(6)))
        body = Body("paper")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._both.setContentsMargins(px(24), px(20), px(24), px(20))
        self._both.setSpacing(px(28))
        self._both.addWidget(self.left)
        self._both.addWidget(self.middle, 1)
        self._scroll = scroll(body)
        sheet = Body("sunk")
        sheet.setLayout(column(self.sheet))
        self.aside = scroll(sheet)
        self._line = hairline(self._desk, vertical=True)
        outer = row(self._scroll, self._line, self.aside, spacing=0)
        outer.setStretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(outer)

    # what the window asks

    def title(self) -> str:
        """The persona's name."""
        persona = open_persona(self._desk.editor)
        return one_line(persona_name(self._desk.editor, persona)) if persona is not None else self._desk.t("Persona")

    def first_keys(self) -> QWidget | None:
        """A persona without a name is asked for it first."""
        persona = open_persona(self._desk.editor)
        return self.about.name if persona is None or not persona.name.strip() else None

    def note(self) -> str:
        """Which of the personas it is."""
        return place_words(self._desk.editor)

    def menu(self) -> QMenu:
        """Every persona, and what can be done with the one that is looked at."""
        editor, menu = self._desk.editor, QMenu(self)
        for persona in personas_of(editor):
            entry = QAction(one_line(persona_name(editor, persona)).replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(persona.id == editor.persona)
            entry.triggered.connect(lambda _=False, chosen=persona.id: editor.open_persona(chosen))
            menu.addAction(entry)
        menu.addSeparator()
        from paku_studio.widgets.menus import entry as of_action

        for name in ACTIONS:
            if name:
                menu.addAction(of_action(self._desk, menu, name))
            else:
                menu.addSeparator()
        return menu

    # what changes

    def refresh(self) -> None:
        """Show everything as it is now."""
        for part in (self.portrait, self.about, self.belonging, self.sheet):
            part.refresh()

    def _follow(self, change: Change) -> None:
        if "persona" in change.what:
            self.about.settle()
            self.portrait.settle()
        if change.what & {"document", "persona", "portraying", "session", "language"}:
            self.refresh()

    def showEvent(self, event: object) -> None:
        """One begins at the top, wherever the parts were put together."""
        super().showEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def hideEvent(self, event: object) -> None:
        """What is typed is written before the page goes."""
        self.about.write()
        self.portrait.write()
        super().hideEvent(event)  # type: ignore[arg-type]

    # what stands where

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _ask_for_sheet(self, wanted: bool) -> None:
        self._asked = wanted
        self._fit()
        after = self.sheet.close_button if wanted else self.show_sheet
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        px, ways, width = self._desk.look.px, QBoxLayout.Direction, self.width()
        room = width >= px(WITH_SHEET)
        shown = room if self._asked is None else self._asked
        alone = shown and width < px(SHEET + LEAST)
        self.aside.setVisible(shown)
        self._line.setVisible(shown and not alone)
        self._scroll.setVisible(not alone)
        self.aside.setFixedWidth(width if alone else px(SHEET)) if shown else None
        self.show_sheet.setVisible(not shown)
        left = width - (px(SHEET) if shown else 0)
        beside = left >= px(BESIDE)
        self._both.setDirection(ways.LeftToRight if beside else ways.BottomToTop)
        self.left.setMaximumWidth(px(PORTRAIT))
        self.left.setMinimumWidth(px(PORTRAIT) if beside else 0)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks as one reads; beyond the last field it leaves the page."""
        parts = (self.left, self.middle) if self.left.x() < self.middle.x() else (self.middle, self.left)
        walked = walk(self, stops_in((*parts, self.aside), self), forwards, self._show)
        return super().focusNextPrevChild(forwards) if walked is None else walked

    def _show(self, field: QWidget) -> None:
        if self._scroll.isAncestorOf(field):
            self._scroll.ensureWidgetVisible(field, 0, self._desk.look.px(28))
