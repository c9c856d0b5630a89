"""A sheet as it is looked at and as it goes to the printer, with all that was measured on the way. Knows no window."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from paku_studio.drawing.display import Drawing
from paku_studio.editor.earlier_people import LeftEarlier, left_earlier
from paku_studio.editor.sheet_checks_made import beyond_first, line_size
from paku_studio.editor.sheet_checks_parts import Measured, measured
from paku_studio.editor.sheet_people import people_on
from paku_studio.editor.sheet_tiles import TileLayout, cut_through, layouts_of
from paku_studio.export.sheets import SheetChoice, SheetOf, draw_sheet, paper_of
from paku_studio.models import PaperSize, Record
from paku_studio.privacy.records import Found

_NO_STATES: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Drawn:
    """`whole`: each page in one piece, as it is looked at; `going`: what is printed, in parts where it is so wanted.

    `people`: what was found in it that identifies a person; `earlier`: and in what the file keeps of earlier meetings.
    """

    whole: Drawing
    going: Drawing
    found: Measured
    layouts: tuple[TileLayout, ...] = ()
    people: tuple[Found, ...] = ()
    earlier: tuple[LeftEarlier, ...] = ()


def drawn(
    records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice, states: Mapping[str, bytes] = _NO_STATES
) -> Drawn:
    """Draw a sheet and measure it; `states`: the earlier ones in the file. KeyError where its record is gone."""
    whole = draw_sheet(records, sheet, replace(choice, tile=None))
    layouts, going = layouts_of(whole, choice.tile), whole
    if choice.tile is not None:
        from paku_studio.export.tiles import tiled

        going = tiled(whole, choice.tile, choice.language)
    found = replace(measured(whole), cut_words=cut_through(whole, layouts))
    if sheet.what == "poster":
        beyond = beyond_first(whole)
        helps = bool(beyond) and _larger_helps(records, sheet, choice)
        found = replace(found, line_size=line_size(whole), beyond=beyond, larger_helps=helps)
    people = people_on(records, whole, choice.filled)
    return Drawn(whole, going, found, layouts, people, left_earlier(states, records))


def _larger_helps(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> bool:
    """Whether all lines fit one sheet of the next larger paper."""
    sizes = list(PaperSize)
    place = sizes.index(paper_of(records, sheet, choice).size)
    if place + 1 == len(sizes):
        return False
    larger = replace(choice, size=sizes[place + 1], tile=None)
    return len(draw_sheet(records, sheet, larger).sheets) == 1
