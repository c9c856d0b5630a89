"""The list of all sheets of a document, in groups: what each is, and on what paper it stands. Knows no drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from paku_studio.drawing.sheet_templates import CARD_KINDS, PREFIX
from paku_studio.editor.sheet_checks import pages_in_words
from paku_studio.editor.sheet_listing import GROUPS
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import N_
from paku_studio.models import Checklist, Conversation, Poster
from paku_studio.widgets.controls import button, label, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import one_line
from paku_studio.widgets.settings_parts import Choice
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

WORDS = {
    "pathway": N_("Pathway"),
    "persona": N_("Persona"),
    "understanding": N_("Customer understanding"),
    "value": N_("Customer value"),
    "compare": N_("Comparison"),
    "report": N_("Report"),
    "changes": N_("What changed"),
    "poster": N_("Wall poster"),
    "conversation": N_("Conversation sheet"),
    "checklist": N_("Checklist"),
    "cards": N_("Cards"),
}
ICONS = {
    "pathway": "route",
    "persona": "user",
    "understanding": "lightbulb",
    "value": "gem",
    "compare": "columns-2",
    "report": "file-text",
    "changes": "clock",
    "poster": "scroll-text",
    "conversation": "messages-square",
    "checklist": "clipboard-list",
    "cards": "layout-grid",
}
BY_TITLE = frozenset({"poster", "conversation", "checklist", "cards"})
"""These are called by their title alone; what they are is said after it."""
WAYS = {"portrait": N_("Upright"), "landscape": N_("Wide")}


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of sheets."""

    words: str


class SheetNames:
    """What sheets are called, and what is known of them."""

    def __init__(
        self, desk: Desk, paper: Callable[[SheetOf], tuple[str, str]], tile: Callable[[SheetOf], str] = lambda _: ""
    ) -> None:
        self._desk, self._paper, self._tile = desk, paper, tile
        self.pages: dict[str, int] = {}
        """How many pages a sheet has, by its key, where it has been drawn."""

    def name(self, sheet: SheetOf) -> str:
        """The kind of sheet, where its name does not say it, and the name that the people gave."""
        kind, given = self._desk.t(WORDS[sheet.what]), one_line(self._given(sheet))
        if sheet.what == "changes" and given:
            return self._desk.t("What changed since: %(meeting)s") % {"meeting": given}
        if kind.casefold() in given.casefold() or (given and sheet.what in BY_TITLE):
            return given
        return f"{kind}: {given}" if given else kind

    def _given(self, sheet: SheetOf) -> str:
        t = self._desk.t
        if sheet.what == "cards":
            return t(CARD_KINDS[sheet.id])
        if sheet.what == "understanding" and not sheet.id:
            return t("The whole group")
        if sheet.what == "report" and not sheet.id:
            return t("The whole work")
        given = " ".join(sheet.title.split())
        own = self._desk.editor.records.get(sheet.id)
        if given and isinstance(own, Poster | Conversation | Checklist):
            return self._desk.editor.sheet_editing.name_of(own)
        return t("Meeting %(number)s") % {"number": given} if sheet.what == "report" and given.isdigit() else given

    def known(self, sheet: SheetOf) -> str:
        """What it is where its name does not say so, paper, way, and pages as soon as they are counted."""
        t = self._desk.t
        size, way = self._paper(sheet)
        said = [f"{size} {t(WAYS[way]).lower()}"]
        if sheet.id.startswith(PREFIX):
            said.insert(0, t("Template"))
        if tile := self._tile(sheet):
            said.append(t("in parts (%(size)s)") % {"size": tile})
        if pages := self.pages.get(sheet.key):
            said.append(pages_in_words(pages, self._desk.language))
        return ", ".join(said)


class SheetList(QWidget):
    """The sheets as a list in groups; below it a new huoneentaulu, and all sheets at once."""

    chosen = Signal(str)
    """The key of a sheet."""

    def __init__(self, desk: Desk, names: SheetNames) -> None:
        super().__init__()
        self.sheets: Sequence[SheetOf] = ()
        self._rows: list[Heading | SheetOf] = []
        self._desk, self._names = desk, names
        self._quiet = False
        self.setProperty("kind", "surface")
        t, px = desk.t, desk.look.px
        self.rows = Rows(self, lambda: self._rows, self._told)
        self.view: QListView = two_line_list(desk, t("Sheets"), self.rows, least=46, icons=True)
        self.view.setProperty("kind", "rail")
        self.view.setAccessibleDescription(t("The arrows choose a sheet; the preview follows."))
        self.new_button = button(desk, t("New wall poster…"), "plus", "row")
        self.all_button = button(desk, t("All sheets at once…"), "files", "row")
        self.how = label(desk, "", "caption", wrap=True)
        self.how.setContentsMargins(px(44), 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(8), px(8), px(12))
        box.setSpacing(px(4))
        box.addWidget(self.view, 1)
        box.addWidget(self.new_button)
        box.addWidget(self.all_button)
        box.addWidget(self.how)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now.row()))

    def _told(self, one: Heading | SheetOf) -> TwoLines:
        if isinstance(one, Heading):
            return TwoLines(one.words, heading=True)
        under = next((words for words, kinds in GROUPS if one.what in kinds), "")
        return TwoLines(self._names.name(one), self._names.known(one), icon=ICONS[one.what], under=self._desk.t(under))

    def show_sheets(self, sheets: Sequence[SheetOf], key: str) -> None:
        """List these, one of them current; nobody is told."""
        self.sheets = sheets
        self._rows = []
        for words, kinds in GROUPS:
            group = [sheet for sheet in sheets if sheet.what in kinds]
            self._rows += [Heading(self._desk.t(words)), *group] if group else []
        self._quiet = True
        self.rows.refresh()
        self._quiet = False
        self.show_current(key)

    def row_of(self, key: str) -> int:
        """The row of a sheet; of the first one where there is none with that key."""
        found = [at for at, one in enumerate(self._rows) if isinstance(one, SheetOf)]
        meant = (at for at in found if getattr(self._rows[at], "key", "") == key)
        return next(meant, found[0] if found else 0)

    def show_current(self, key: str) -> None:
        """Another one is current; nobody is told."""
        place = self.row_of(key)
        index = self.rows.index(place, 0)
        if index != self.view.currentIndex() or not self.view.selectionModel().isSelected(index):
            self._quiet = True
            self.view.setCurrentIndex(index)
            self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._quiet = False
        self._show_heading_of(place)

    def _show_heading_of(self, place: int) -> None:
        """The first sheet of a group is seen below its heading."""
        if 0 < place < len(self._rows) and isinstance(self._rows[place - 1], Heading):
            self.view.scrollTo(self.rows.index(place - 1, 0))
            self.view.scrollTo(self.rows.index(place, 0))

    def show_known(self) -> None:
        """More is known of the sheets than before."""
        if not self._rows:
            return
        here, seen = self.view.currentIndex(), self.view.viewport().rect()
        was_seen = seen.intersects(self.view.visualRect(here))
        self.rows.dataChanged.emit(self.rows.index(0, 0), self.rows.index(len(self._rows) - 1, 0))
        self.view.doItemsLayout()
        if was_seen:
            self.view.scrollTo(here)

    def _tell(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self._rows):
            one = self._rows[row]
            self._show_heading_of(row)
            if isinstance(one, SheetOf):
                self.chosen.emit(one.key)


class SheetBox(Choice):
    """The same sheets as a box of one line, where the window is narrow."""

    def __init__(self, desk: Desk, names: SheetNames, chosen: Callable[[str], None]) -> None:
        super().__init__(desk, {}, "", chosen)
        self._names = names
        self.setAccessibleName(desk.t("Sheet"))
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_sheets(self, sheets: Sequence[SheetOf], key: str) -> None:
        """Offer these, one of them current."""
        self.clear()
        group = ""
        for sheet in sheets:
            words = next((words for words, kinds in GROUPS if sheet.what in kinds), "")
            if group and words != group:
                self.insertSeparator(self.count())
            group = words
            self.addItem(f"{self._names.name(sheet)} ({self._names.known(sheet)})", sheet.key)
        self.show_current(key)

    def show_current(self, key: str) -> None:
        """Another one is current."""
        self.setCurrentIndex(max(0, self.findData(key)))
        self.setToolTip(plain_tip(self.currentText()))
