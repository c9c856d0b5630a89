"""Which sheets a document has: picks them by kind, name or number, and draws them. Knows no file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from paku_studio.drawing.display import Drawing
from paku_studio.drawing.paper import Paper, paper
from paku_studio.drawing.theme import theme
from paku_studio.models import (
    CustomerValue,
    PaperSize,
    Pathway,
    Persona,
    Record,
    UnderstandingAnswer,
    ValueItem,
)

Orientation = Literal["portrait", "landscape"]
What = Literal["pathway", "persona", "understanding", "value", "compare", "all"]
Ordered = TypeVar("Ordered", Pathway, Persona, CustomerValue)

KINDS: tuple[str, ...] = ("pathway", "persona", "understanding", "value", "compare")
"""The kinds of sheets in the order in which `all` gives them."""
WIDE = frozenset({"value", "compare"})
ON_A3 = frozenset({"pathway", "value", "compare"})


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What a person asked to see on paper. `size` and `orientation` None: what suits the sheet."""

    what: What = "pathway"
    only: str = ""
    size: PaperSize | None = None
    orientation: Orientation | None = None
    colours: str = "colour"
    language: str = "fi"


@dataclass(frozen=True, slots=True)
class SheetOf:
    """A sheet that a document can give, on one page or more.

    `id`: of the record ("" for the understanding of the whole group); `other`: the later pathway of a comparison;
    `empty`: nothing but lines to write on would stand there.
    """

    what: str
    id: str
    title: str
    other: str = ""
    empty: bool = False

    @property
    def key(self) -> str:
        """A name for this sheet like no other in its document."""
        return " ".join(part for part in (self.what, self.id, self.other) if part)


def in_order(records: Mapping[str, Record], kind: type[Ordered]) -> tuple[Ordered, ...]:
    """All pathways, personas or values, as the document orders them."""
    found = [record for record in records.values() if isinstance(record, kind)]
    return tuple(sorted(found, key=lambda record: (record.order, record.id)))


def pathway_sheet(pathway: Pathway) -> SheetOf:
    """The sheet of one pathway."""
    return SheetOf("pathway", pathway.id, pathway.title)


def sheets_of(records: Mapping[str, Record], what: str) -> tuple[SheetOf, ...]:
    """Every sheet of a kind that the document can give, empty ones too; of all kinds ("all") those with content."""
    if what != "all":
        return _SHEETS[what](records)
    return tuple(sheet for kind in KINDS for sheet in _SHEETS[kind](records) if not sheet.empty)


def chosen(records: Mapping[str, Record], choice: SheetChoice) -> tuple[SheetOf, ...]:
    """The sheets to draw: of the kind asked for, all of them or those that `only` names (title or number from 1)."""
    found: list[SheetOf] = []
    for what in KINDS if choice.what == "all" else (choice.what,):
        candidates = [sheet for sheet in _SHEETS[what](records) if choice.what != "all" or not sheet.empty]
        found += [sheet for place, sheet in enumerate(candidates, 1) if _is_meant(sheet, place, choice.only)]
    return tuple(found)


def usual_paper(what: str, size: PaperSize | None, orientation: Orientation | None) -> Paper:
    """The paper that suits a kind of sheet, where neither size nor orientation says another."""
    fitting = size or (PaperSize.A3 if what in ON_A3 else PaperSize.A4)
    wide = what in WIDE or (what == "pathway" and fitting is not PaperSize.A4)
    return paper(fitting, orientation or ("landscape" if wide else "portrait"))


def draw_sheets(records: Mapping[str, Record], picked: Sequence[SheetOf], choice: SheetChoice) -> tuple[Drawing, ...]:
    """One drawing for each picked sheet, in their order. KeyError where a record is gone."""
    return tuple(draw_sheet(records, sheet, choice) for sheet in picked)


def draw_sheet(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> Drawing:
    """One sheet, on as many pages as it needs. KeyError where its record is gone."""
    on = usual_paper(sheet.what, choice.size, choice.orientation)
    colours, language = theme(choice.colours), choice.language
    if sheet.what == "pathway":
        from paku_studio.drawing.road import draw_pathway

        return draw_pathway(records, sheet.id, on, colours, language)
    if sheet.what == "persona":
        from paku_studio.drawing.persona import draw_persona

        return draw_persona(records, sheet.id, on, colours, language)
    if sheet.what == "understanding":
        from paku_studio.drawing.understanding import draw_understanding

        return draw_understanding(records, sheet.id, on, colours, language)
    if sheet.what == "value":
        from paku_studio.drawing.value import draw_value

        return draw_value(records, sheet.id, on, colours, language)
    from paku_studio.drawing.compare import draw_compare

    return draw_compare(records, sheet.id, sheet.other, on, colours, language)


def _is_meant(sheet: SheetOf, place: int, only: str) -> bool:
    wanted = only.strip().casefold()
    return not wanted or wanted == str(place) or wanted == sheet.title.strip().casefold()


def _pathways(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    return tuple(pathway_sheet(each) for each in in_order(records, Pathway))


def _personas(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    return tuple(SheetOf("persona", each.id, each.name) for each in in_order(records, Persona))


def _understandings(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    """Of each persona, then of the whole group."""
    answers = [each for each in records.values() if isinstance(each, UnderstandingAnswer)]
    answered = {each.persona for each in answers if each.text.strip()}
    scopes = [(each.id, each.name) for each in in_order(records, Persona)] + [("", "")]
    return tuple(SheetOf("understanding", scope, name, empty=scope not in answered) for scope, name in scopes)


def _values(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    items = [each for each in records.values() if isinstance(each, ValueItem)]
    told = {each.value for each in items if each.text.strip()}
    values = in_order(records, CustomerValue)
    return tuple(SheetOf("value", each.id, each.title, empty=each.id not in told) for each in values)


def _comparisons(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    """Each pathway that was made from another, beside that other."""
    found = []
    for later in in_order(records, Pathway):
        earlier = records.get(later.made_from)
        if isinstance(earlier, Pathway) and earlier is not later:
            names = dict.fromkeys(name for name in (earlier.title.strip(), later.title.strip()) if name)
            found.append(SheetOf("compare", earlier.id, " – ".join(names), later.id))
    return tuple(found)


_SHEETS: dict[str, Callable[[Mapping[str, Record]], tuple[SheetOf, ...]]] = {
    "pathway": _pathways,
    "persona": _personas,
    "understanding": _understandings,
    "value": _values,
    "compare": _comparisons,
}
