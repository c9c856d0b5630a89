"""The list of all sheets of a document: what each is, and on what paper it stands. Knows no drawing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from paku_studio.editor.sheet_checks import pages_in_words
from paku_studio.export.sheets import SheetOf
from paku_studio.locale import N_
from paku_studio.widgets.controls import button, label, plain_tip
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.settings_parts import Choice
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

WORDS = {
    "pathway": N_("Pathway"),
    "persona": N_("Persona"),
    "understanding": N_("Customer understanding"),
    "value": N_("Customer value"),
    "compare": N_("Comparison"),
}
ICONS = {"pathway": "route", "persona": "user", "understanding": "lightbulb", "value": "gem", "compare": "columns-2"}
WAYS = {"portrait": N_("Upright"), "landscape": N_("Wide")}


class SheetNames:
    """What sheets are called, and what is known of them."""

    def __init__(self, desk: Desk, paper: Callable[[SheetOf], tuple[str, str]]) -> None:
        self._desk, self._paper = desk, paper
        self.pages: dict[str, int] = {}
        """How many pages a sheet has, by its key, where it has been drawn."""

    def name(self, sheet: SheetOf) -> str:
        """The kind of sheet, where its name does not say it, and the name that the people gave."""
        kind, given = self._desk.t(WORDS[sheet.what]), " ".join(sheet.title.split())
        if sheet.what == "understanding" and not sheet.id:
            given = self._desk.t("The whole group")
        if kind.casefold() in given.casefold():
            return given
        return f"{kind}: {given}" if given else kind

    def known(self, sheet: SheetOf) -> str:
        """Paper, way, and pages as soon as they are counted."""
        t = self._desk.t
        size, way = self._paper(sheet)
        said = f"{size} {t(WAYS[way]).lower()}"
        pages = self.pages.get(sheet.key)
        return f"{said}, {pages_in_words(pages, self._desk.language)}" if pages else said


class SheetList(QWidget):
    """The sheets as a list with a heading, and all of them at once below."""

    chosen = Signal(str)
    """The key of a sheet."""

    def __init__(self, desk: Desk, names: SheetNames) -> None:
        super().__init__()
        self.sheets: Sequence[SheetOf] = ()
        self._names = names
        self._quiet = False
        self.setProperty("kind", "surface")
        t, px = desk.t, desk.look.px
        self.rows = Rows(self, lambda: self.sheets, self._told)
        self.view: QListView = two_line_list(desk, t("Sheets"), self.rows, least=46, icons=True)
        self.view.setProperty("kind", "rail")
        self.view.setAccessibleDescription(t("The arrows choose a sheet; the preview follows."))
        self.all_button = button(desk, t("All sheets at once…"), "files", "flat")
        heading = label(desk, t("From this work"), "label")
        heading.setBuddy(self.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(8), px(12), px(8), px(12))
        box.setSpacing(px(8))
        heading.setContentsMargins(px(10), 0, 0, 0)
        box.addWidget(heading)
        box.addWidget(self.view, 1)
        box.addWidget(self.all_button)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now.row()))

    def _told(self, sheet: SheetOf) -> TwoLines:
        return TwoLines(self._names.name(sheet), self._names.known(sheet), icon=ICONS[sheet.what])

    def show_sheets(self, sheets: Sequence[SheetOf], key: str) -> None:
        """List these, one of them current; nobody is told."""
        self.sheets = sheets
        self._quiet = True
        self.rows.refresh()
        self._quiet = False
        self.show_current(key)

    def show_current(self, key: str) -> None:
        """Another one is current; nobody is told."""
        place = next((at for at, sheet in enumerate(self.sheets) if sheet.key == key), 0)
        if place != self.view.currentIndex().row():
            self._quiet = True
            self.view.setCurrentIndex(self.rows.index(place, 0))
            self._quiet = False

    def show_known(self) -> None:
        """More is known of the sheets than before."""
        if self.sheets:
            self.rows.dataChanged.emit(self.rows.index(0, 0), self.rows.index(len(self.sheets) - 1, 0))
            self.view.doItemsLayout()

    def _tell(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self.sheets):
            self.chosen.emit(self.sheets[row].key)


class SheetBox(Choice):
    """The same sheets as a box of one line, where the window is narrow."""

    def __init__(self, desk: Desk, names: SheetNames, chosen: Callable[[str], None]) -> None:
        super().__init__(desk, {}, "", chosen)
        self._names = names
        self.setAccessibleName(desk.t("Sheet"))
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_sheets(self, sheets: Sequence[SheetOf], key: str) -> None:
        """Offer these, one of them current."""
        self.clear()
        for sheet in sheets:
            self.addItem(f"{self._names.name(sheet)} ({self._names.known(sheet)})", sheet.key)
        self.show_current(key)

    def show_current(self, key: str) -> None:
        """Another one is current."""
        self.setCurrentIndex(max(0, self.findData(key)))
        self.setToolTip(plain_tip(self.currentText()))
