"""Paper, way, parts, twin, language and colours of the sheet that is looked at, in a row that wraps; no drawing."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from paku_studio.export.sheets import TO_FILL, WITH_TWIN, SheetOf
from paku_studio.locale import translate_count
from paku_studio.models import PaperSize
from paku_studio.widgets.controls import button, icon_button, steady
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.settings_parts import Choice
from paku_studio.widgets.sheets.listing import WAYS
from paku_studio.widgets.sheets.wanted import WHOLE, Wanted

SHEETS = (1, 2, 3, 5, 10, 20)
"""So many sheets of blank cards can be asked for."""
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class ChoiceBar(QWidget):
    """How the sheet is wanted. What is turned tells what it now says."""

    chosen = Signal(str, str)
    """Which of paper, orientation, tile, sheets, easy, language, colours, and what."""

    def __init__(self, desk: Desk, wanted: Wanted, sheet_box: QWidget) -> None:
        super().__init__()
        self._desk, self._wanted = desk, wanted
        t, px = desk.t, desk.look.px
        papers = {size.value: size.value for size in PaperSize}
        ways = {way: t(words) for way, words in WAYS.items()}
        tiles = {WHOLE: t("Whole"), "A4": t("On A4 sheets"), "A3": t("On A3 sheets")}
        colours = {"colour": t("In colour"), "black-and-white": t("Black and white")}
        self._tiles = tiles
        self.paper = self._box("paper", t("Paper"), papers, "")
        self.orientation = self._box("orientation", t("Orientation"), ways, "")
        self.tile = self._box("tile", t("Whole or in parts"), tiles, WHOLE)
        counts = {
            str(count): translate_count(desk.language, "%d sheet", "%d sheets", count) % count for count in SHEETS
        }
        self.sheets = self._box("sheets", t("How many sheets of cards"), counts, "1")
        self.language = self._box("language", t("Language of the sheet's own words"), LANGUAGE_NAMES, wanted.language)
        self.colours = self._box("colours", t("Colours"), colours, wanted.colours)
        self.easy = self._toggle(t("Said easily"), "book-open", t("The sheet in easy words"))
        self.easy.clicked.connect(lambda on: self.chosen.emit("easy", "easy" if on else ""))
        self.fill = self._toggle(
            t("Fill in"), "text-cursor-input", t("Fill it in here and print it; nothing is stored")
        )
        self.edit = button(desk, t("Edit"), "pencil")
        self.new = icon_button(desk, "plus", t("New wall poster…"))
        boxes = (self.paper, self.orientation, self.tile, self.sheets, self.language, self.colours)
        self.flow = Flow(px(8), sheet_box, self.new, *boxes, self.easy, self.fill, self.edit, grow=sheet_box)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.addWidget(self.flow)

    def _box(self, name: str, words: str, values: Mapping[str, str], now: str) -> Choice:
        tell: Callable[[str], None] = lambda value: self.chosen.emit(name, value)  # noqa: E731 - one line is enough
        made = Choice(self._desk, values, now, tell)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        widest = max(made.fontMetrics().horizontalAdvance(text) for text in values.values())
        made.setMinimumWidth(widest + self._desk.look.px(62))
        return made

    def _toggle(self, words: str, icon: str, tip: str) -> QPushButton:
        made = button(self._desk, words, icon)
        made.setCheckable(True)
        made.setToolTip(tip)
        return made

    def showEvent(self, event: Any) -> None:
        """Once they are seen: neither grows when it is turned on."""
        super().showEvent(event)
        for each in (self.easy, self.fill):
            steady(each)

    def show_sheet(self, sheet: SheetOf | None) -> None:
        """What holds for this sheet; what cannot be chosen for it is not there."""
        for part in (self.paper, self.orientation, self.language, self.colours):
            part.setEnabled(sheet is not None)
        tiles = self._wanted.tiles(sheet) if sheet is not None else ()
        self.tile.setVisible(bool(tiles))
        what = sheet.what if sheet is not None else ""
        for part in (self.easy, self.edit):
            part.setVisible(what in WITH_TWIN)
        self.fill.setVisible(what in TO_FILL)
        self.sheets.setVisible(what == "cards")
        if sheet is not None:
            size, way = self._wanted.paper(sheet)
            self.paper.setCurrentIndex(self.paper.findData(size))
            self.orientation.setCurrentIndex(self.orientation.findData(way))
            self.easy.setChecked(self._wanted.easy(sheet))
            self.sheets.setCurrentIndex(self.sheets.findData(self._wanted.sheets(sheet)))
            self._offer_tiles(tiles, self._wanted.tile(sheet) or WHOLE)

    def _offer_tiles(self, tiles: tuple[str, ...], now: str) -> None:
        offered = (WHOLE, *tiles)
        if [self.tile.itemData(at) for at in range(self.tile.count())] != list(offered):
            self.tile.clear()
            for value in offered:
                self.tile.addItem(self._tiles[value], value)
        self.tile.setCurrentIndex(self.tile.findData(now))
