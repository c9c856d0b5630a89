"""The page on which a sheet is edited: puts the sheet and its fields beside each other or in one place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.drawing.display import Drawing
from paku_studio.editor.editor import Change
from paku_studio.editor.sheet_editing import sheets_of_document
from paku_studio.editor.sheet_editing_spots import Spot, distance_words, further_words
from paku_studio.export.sheets import SheetOf
from paku_studio.models import Poster
from paku_studio.widgets.controls import button, ground, hairline, icon_button, label, name_button, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.icons import icon
from paku_studio.widgets.inspector.wrapping import one_line
from paku_studio.widgets.sheet_editor.panel import LOOK, EditorPanel
from paku_studio.widgets.sheet_editor.paper import Paper
from paku_studio.widgets.sheets.wanted import Wanted
from paku_studio.widgets.tab_walk import stops_in, walk

PANEL, WIDE = 412, 860
"""The panel's width at 100 %, and the page's from which on it stands beside the sheet."""
ACTIONS = (
    "sheet.new", "sheet.conversation", "sheet.checklist", "", "sheet.language", "sheet.colours", "sheet.draft",
    "sheet.logo", "", "sheet.remove",
)  # fmt: skip


class SheetEditorPage(QWidget):
    """One types into the true sheet; every text stands beside it as an ordinary field too."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        self._wide: bool | None = None
        self._distance = self._hint = self._sheet = ""
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Editing the sheet"))
        self.paper, self.panel = Paper(desk), EditorPanel(desk)
        self.toast_ground = self.paper
        """Over this the window says its sentences: what is known of the sheet below it stays seen."""
        self._make_head()
        self._arrange()
        self.setFocusProxy(self.paper.area)
        self.paper.drawn.connect(self._tell_distance)
        self.paper.failed.connect(self._tell_trouble)
        self.paper.hinted.connect(self._tell_hint)
        self.paper.placed.connect(self.panel.show_place)
        self.panel.typed.connect(lambda: self.paper.work.ask(pause=True))
        desk.handle("sheet.logo", self._bring_logo)
        desk.listen(self, self._follow)
        self.refresh()

    # what the window asks

    def title(self) -> str:
        """The sheet's name."""
        return one_line(self.editing.name) or self.desk.t("Sheets")

    def note(self) -> str:
        """What kind of sheet it is, where its name does not say so."""
        kind = self.editing.kind_words()
        return "" if kind.casefold() == self.editing.name.casefold() else kind

    def menu(self) -> QMenu:
        """Every sheet of one's own, and what can be done with the one that is open."""
        desk, menu = self.desk, QMenu(self)
        for sheet in sheets_of_document(desk.editor):
            entry = QAction(one_line(self.editing.name_of(sheet)).replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(sheet.id == desk.editor.sheet)
            entry.triggered.connect(lambda _=False, chosen=sheet.id: desk.editor.open_sheet(chosen))
            menu.addAction(entry)
        menu.addSeparator()
        from paku_studio.widgets.menus import entry as of_action

        for name in ACTIONS:
            if name:
                menu.addAction(of_action(desk, menu, name))
            else:
                menu.addSeparator()
        return menu

    def first_keys(self) -> QWidget:
        """The sheet, or what is being written on it."""
        return self.paper.field or self.paper.area

    # parts

    def _make_head(self) -> None:
        desk, t = self.desk, self.desk.t
        self.back = button(desk, t("Back to the sheets"), "arrow-left", "flat")
        name_button(self.back, t("Back to the sheets"), "Esc")
        self.back.clicked.connect(lambda *_: desk.run("sheet.back"))
        self.easy = button(desk, t("Said easily"), "book-open", "flat")
        self.easy.setCheckable(True)
        self.easy.setToolTip(t("Shows the sheet in easy language"))
        self.easy.clicked.connect(lambda on: self._show_easy(on))
        self.language = button(desk, "", "languages", "flat")
        self.language.setToolTip(t("The same sheet in another language…"))
        self.language.clicked.connect(lambda *_: desk.run("sheet.language"))
        self.more = icon_button(desk, "ellipsis", t("What can be done with the sheet"))
        self.more.clicked.connect(lambda *_: self._open_menu())
        self.head = ground("paper")
        self.head.setLayout(row(self.back, None, self.easy, self.language, self.more, spacing=desk.look.px(6)))
        self.head.layout().setContentsMargins(*(desk.look.px(each) for each in (10, 6, 10, 6)))

    def _arrange(self) -> None:
        desk, px = self.desk, self.desk.look.px
        self.reading = label(desk, "", "caption", wrap=True)
        self.reading.setMargin(px(6))
        sheet = ground("sunk")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(px(8), 0, px(8), 0)
        inner.setSpacing(0)
        inner.addWidget(self.paper, 1)
        inner.addWidget(self.reading)
        self._over = QStackedWidget()
        self._over.addWidget(sheet)
        self.turner = button(desk, desk.t("Fields of the sheet"), "list", "flat")
        self.turner.setCheckable(True)
        self.turner.toggled.connect(self._turn)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._over, 1)
        left.addWidget(self.turner)
        self._line = hairline(desk, vertical=True)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addLayout(left, 1)
        self._body.addWidget(self._line)
        whole = QVBoxLayout(self)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(hairline(desk))
        whole.addLayout(self._body, 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The room of the narrowest window: what needs more collapses before."""
        return QSize(self.desk.look.px(240), self.desk.look.px(240))

    def resizeEvent(self, event: Any) -> None:
        """What collapses first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The fields stand beside the sheet, or a button puts them in its place."""
        px = self.desk.look.px
        wide = self.width() >= px(WIDE)
        narrow = self.width() < px(560)
        for part, words in ((self.easy, self.desk.t("Said easily")), (self.back, self.desk.t("Back to the sheets"))):
            part.setText("" if narrow else " " + words)
        self._show_language()
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._over.removeWidget(self.panel)
            self._body.addWidget(self.panel)
            self.panel.setFixedWidth(px(PANEL))
            self.panel.show()
        else:
            self._body.removeWidget(self.panel)
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
            self._over.addWidget(self.panel)
        self._line.setVisible(wide)
        self.turner.setVisible(not wide)
        self.turner.setChecked(False)
        self._turn(False)

    def _show_language(self) -> None:
        """In which language the sheet's words are; where there is little room its two letters."""
        sheet, words = self.editing.sheet, self.editing.language_words()
        if sheet is not None:
            narrow = self.width() < self.desk.look.px(560)
            self.language.setText(" " + (sheet.language.value.upper() if narrow else words))
            self.language.setAccessibleName(self.desk.t("Language of the words: %(language)s") % {"language": words})
            self.language.setAccessibleDescription(self.desk.t("The same sheet in another language…"))

    def _turn(self, on: bool) -> None:
        """Where there is room for one of them: the fields, or the sheet."""
        self._over.setCurrentIndex(1 if on and not self._wide else 0)
        t = self.desk.t
        words = t("The sheet itself") if on else t("Fields of the sheet")
        self.turner.setText(" " + words)
        self.turner.setAccessibleName(words)
        self.turner.setIcon(icon("file-text" if on else "list", self.desk.look.ink))

    def open_fields(self, tab: int) -> Any:
        """Show a tab of the fields, wherever they are."""
        if not self._wide:
            self.turner.setChecked(True)
        return self.panel.turn_to(tab)

    # what changes

    def refresh(self) -> None:
        """Show everything as it is now; the page of sheets will look at this one."""
        sheet = self.editing.sheet
        if sheet is not None and sheet.id != self._sheet:
            self._sheet = sheet.id
            Wanted(self.desk).look_at(SheetOf(sheet.TYPE, sheet.id, sheet.title))
            self.paper.start()
            QTimer.singleShot(0, self, self._begin_sheet)
        self.easy.setChecked(self.editing.easy)
        self._show_language()
        self.panel.refresh()
        self.paper.refresh()

    def _follow(self, change: Change) -> None:
        if self.editing.sheet is None:
            return
        if change.what & {"document", "sheet", "language"}:
            self.refresh()
        elif "selection" in change.what:
            self.paper.follow_selection()
            self.panel.refresh_line()

    def _begin_sheet(self) -> None:
        """Another sheet is open: the keys do not stay with what is gone; an empty one is asked for its title."""
        held = self.window().focusWidget()
        inside = held is not None and (self.isAncestorOf(held) or held is self)
        if not inside and self.isVisible() and QApplication.activePopupWidget() is None:
            self.paper.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.begin_if_empty()

    def _show_easy(self, on: bool) -> None:
        self.paper.write()
        self.editing.show_easy(on)

    def _tell_distance(self, drawing: Drawing, found: dict[str, Spot]) -> None:
        on_lines = {field.box for field in self.editing.fields() if field.line}
        spots = [spot for key, spot in found.items() if key in on_lines]
        on_wall = isinstance(self.editing.sheet, Poster)
        distance = distance_words(spots, self.desk.language) if on_wall else ""
        further = further_words(len(drawing.sheets), self.desk.language) if on_wall else ""
        self._distance = " ".join(part for part in (further, distance) if part)
        self._tell()

    def _tell_trouble(self, _trouble: Exception) -> None:
        self._distance = self.desk.t("The sheet could not be drawn; the document is as it was.")
        self._tell()

    def _tell_hint(self, words: str) -> None:
        """While one types, what is worth knowing of that stands in place of the distance."""
        self._hint = words
        self._tell()

    def _tell(self) -> None:
        words = self._hint or self._distance
        self.reading.setText(words)
        self.reading.setVisible(bool(words))

    def _open_menu(self) -> None:
        self._menu = self.menu()
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _bring_logo(self) -> None:
        self.open_fields(LOOK).logos.bringing.ask(self.window())

    def hideEvent(self, event: Any) -> None:
        """What is half typed is written before the page goes."""
        self.paper.write()
        self.panel.write()
        super().hideEvent(event)

    # keys

    def event(self, event: QEvent) -> bool:
        """F6 goes round the page's parts before it leaves it; Escape goes back to the sheets."""
        if event.type() == QEvent.Type.ShortcutOverride and self._key_does(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys, pressed."""
        does = self._key_does(event)
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def _key_does(self, event: Any) -> Callable[[], object] | None:
        plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        held = event.modifiers()
        if event.key() == Qt.Key.Key_Escape and held == plain:
            return lambda: self.desk.run("sheet.back")
        if event.key() == Qt.Key.Key_F6 and held in {plain, shift}:
            found = self._next_part(-1 if held == shift else 1)
            if found is not None:
                return lambda: found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return None

    def _next_part(self, by: int) -> QWidget | None:
        """The part after the one with the keys; None where the page ends."""
        shown = [part for part in (self.paper, self.panel) if part.isVisible()]
        here = self.window().focusWidget()
        place = next((at for at, part in enumerate(shown) if here is not None and part.isAncestorOf(here)), None)
        if place is None or not 0 <= place + by < len(shown):
            return None
        return shown[place + by]

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks as one reads; beyond the last field it leaves the page."""
        beside = [self.panel.tabs, *stops_in(self.panel.in_order, self)] if self.panel.isVisible() else []
        turner = [self.turner] if self.turner.isVisible() else []
        stops = [*stops_in((self.head, self.paper), self), *beside, *turner]
        walked = walk(self, stops, forwards, self._show)
        return super().focusNextPrevChild(forwards) if walked is None else walked

    def _show(self, field: QWidget) -> None:
        area = self.panel.parts.currentWidget()
        if hasattr(area, "ensureWidgetVisible") and area.isAncestorOf(field):
            area.ensureWidgetVisible(field, 0, self.desk.look.px(28))
