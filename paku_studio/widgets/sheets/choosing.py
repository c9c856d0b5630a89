"""Paper, way, language and colours of the sheet that is looked at, as boxes in a row that wraps. Knows no drawing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from paku_studio.export.sheets import SheetOf
from paku_studio.models import PaperSize
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow
from paku_studio.widgets.settings_parts import Choice
from paku_studio.widgets.sheets.listing import WAYS
from paku_studio.widgets.sheets.wanted import Wanted

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class ChoiceBar(QWidget):
    """How the sheet is wanted. A box that is turned tells what it now says."""

    chosen = Signal(str, str)
    """Which of paper, orientation, language, colours, and what."""

    def __init__(self, desk: Desk, wanted: Wanted, sheet_box: QWidget) -> None:
        super().__init__()
        self._desk, self._wanted = desk, wanted
        t, px = desk.t, desk.look.px
        papers = {size.value: size.value for size in PaperSize}
        ways = {way: t(words) for way, words in WAYS.items()}
        colours = {"colour": t("In colour"), "black-and-white": t("Black and white")}
        self.paper = self._box("paper", t("Paper"), papers, "")
        self.orientation = self._box("orientation", t("Orientation"), ways, "")
        self.language = self._box("language", t("Language of the sheet's own words"), LANGUAGE_NAMES, wanted.language)
        self.colours = self._box("colours", t("Colours"), colours, wanted.colours)
        self.flow = Flow(px(8), sheet_box, self.paper, self.orientation, self.language, self.colours, grow=sheet_box)
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

    def show_sheet(self, sheet: SheetOf | None) -> None:
        """What holds for this sheet."""
        for part in (self.paper, self.orientation, self.language, self.colours):
            part.setEnabled(sheet is not None)
        if sheet is not None:
            size, way = self._wanted.paper(sheet)
            self.paper.setCurrentIndex(self.paper.findData(size))
            self.orientation.setCurrentIndex(self.orientation.findData(way))
