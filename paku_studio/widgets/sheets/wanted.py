"""How sheets are wanted, of each kind or all: paper, way, parts, twin, colours; remembered while the program runs."""

from dataclasses import replace

from paku_studio.editor.changes_sheet import earlier_state
from paku_studio.editor.outgoing import whole_or_cut_up
from paku_studio.editor.sheet_filling import filled_by
from paku_studio.export.sheets import WITH_TWIN, EarlierState, Orientation, SheetChoice, SheetOf, paper_of
from paku_studio.models import PaperSize
from paku_studio.storage.settings import Settings
from paku_studio.widgets.desk import Desk

OF_EACH_KIND = frozenset({"paper", "orientation", "tile", "easy", "sheets"})
SHEET, AT = "sheet", "at"
"""Under these it is remembered which sheet was looked at, and which pathway was open then."""
WHOLE = "whole"
"""Not in parts."""


class Wanted:
    """What a person chose, where they chose; else what suits the sheet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._language = desk.editor.document_language

    def choice(self, sheet: SheetOf) -> SheetChoice:
        """How a sheet is to be printed."""
        return whole_or_cut_up(self._desk.editor.records, sheet, self._asked(sheet))

    def _asked(self, sheet: SheetOf) -> SheetChoice:
        size, way, tile = (self._chosen(name, sheet) for name in ("paper", "orientation", "tile"))
        return SheetChoice(
            what="all",
            size=PaperSize(size) if size else self._usual_size(),
            orientation=_way(way),
            colours=self.colours,
            language=self.language,
            easy=self.easy(sheet),
            filled=dict(filled_by(self._desk.editor).on(sheet.key)),
            tile=PaperSize(tile) if tile and tile != WHOLE else None,
            sheets=int(self.sheets(sheet)),
            earlier=self.earlier if sheet.what == "changes" else None,
        )

    @property
    def earlier(self) -> EarlierState | None:
        """The state since which a person wants to know what changed; None where there is none."""
        states = self._desk.earlier
        session = states.since() if states is not None else ""
        return earlier_state(states, session) if states is not None and session else None

    def paper(self, sheet: SheetOf) -> tuple[str, str]:
        """Size and way of the paper that a sheet stands on."""
        found = paper_of(self._desk.editor.records, sheet, self._asked(sheet))
        return found.size.value, found.orientation

    def tile(self, sheet: SheetOf) -> str:
        """The size of the parts that a sheet is put together of; "" where it stays whole."""
        tile = self.choice(sheet).tile
        return tile.value if tile is not None else ""

    def tiles(self, sheet: SheetOf) -> tuple[str, ...]:
        """The sizes of which a sheet could be put together."""
        records, asked = self._desk.editor.records, self._asked(sheet)
        sizes = (PaperSize.A4, PaperSize.A3)
        cut = (whole_or_cut_up(records, sheet, replace(asked, tile=size)).tile for size in sizes)
        return tuple(size.value for size in cut if size is not None)

    def easy(self, sheet: SheetOf) -> bool:
        """Whether a sheet is wanted in easy words, where it has them."""
        return sheet.what in WITH_TWIN and bool(self._chosen("easy", sheet))

    def sheets(self, sheet: SheetOf) -> str:
        """How many sheets of blank cards are wanted."""
        return self._chosen("sheets", sheet) or "1"

    def choose(self, name: str, value: str, sheet: SheetOf | None) -> None:
        """Want it so from now on. Another paper lies as suits the sheet again."""
        if name == "language":
            self._language = value
        elif name in OF_EACH_KIND and sheet is not None:
            self._remembered[f"{name} {sheet.what}"] = value
            if name == "paper":
                self._remembered.pop(f"orientation {sheet.what}", None)
        else:
            self._remembered[name] = value

    @property
    def colours(self) -> str:
        """In colour, or black and white."""
        return self._remembered.get("colours") or str(self._desk.settings.colours or "colour")

    @property
    def language(self) -> str:
        """The language of the sheet's own words: the document's, until another is chosen on this page."""
        return self._language

    def looked_at(self) -> str:
        """The sheet that was looked at last, where the same pathway is still open; "" else."""
        same = self._remembered.get(AT) == self._desk.editor.pathway
        return self._remembered.get(SHEET, "") if same else ""

    def look_at(self, sheet: SheetOf) -> None:
        """Remember which sheet is looked at."""
        self._remembered.update({SHEET: sheet.key, AT: self._desk.editor.pathway})

    @property
    def _remembered(self) -> dict[str, str]:
        found: dict[str, str] = self._desk.program.sheets_chosen
        return found

    def _chosen(self, name: str, sheet: SheetOf) -> str:
        return self._remembered.get(f"{name} {sheet.what}", "")

    def _usual_size(self) -> PaperSize | None:
        """None is what suits the sheet, unless the person chose another paper for the whole program."""
        chosen = str(self._desk.settings.paper)
        return None if chosen == Settings().paper else PaperSize(chosen)


def _way(value: str) -> Orientation | None:
    return "portrait" if value == "portrait" else "landscape" if value == "landscape" else None
