"""Which sheets a document has: picks pathways and personas by name or number and draws them. Knows no file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Drawing
from paku_studio.drawing.paper import paper
from paku_studio.drawing.theme import theme
from paku_studio.models import PaperSize, Pathway, Persona, Record

Orientation = Literal["portrait", "landscape"]
What = Literal["pathway", "persona", "all"]


KINDS: dict[str, type[Pathway] | type[Persona]] = {"pathway": Pathway, "persona": Persona}


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What a person asked to see on paper. `size` and `orientation` None: what suits the sheet."""

    what: What = "pathway"
    only: str = ""
    size: PaperSize | None = None
    orientation: Orientation | None = None
    colours: str = "colour"
    language: str = "fi"


def in_order(records: Mapping[str, Record], kind: type[Pathway] | type[Persona]) -> tuple[Pathway | Persona, ...]:
    """All pathways, or all personas, as the document orders them."""
    found = [record for record in records.values() if isinstance(record, kind)]
    return tuple(sorted(found, key=lambda record: (record.order, record.id)))


def title_of(record: Pathway | Persona) -> str:
    """The name under which a sheet is asked for."""
    return record.title if isinstance(record, Pathway) else record.name


def chosen(records: Mapping[str, Record], choice: SheetChoice) -> tuple[Pathway | Persona, ...]:
    """The records to draw: of the kind asked for, all of them or those that `only` names (title or number from 1)."""
    found: list[Pathway | Persona] = []
    for what, kind in KINDS.items():
        if choice.what in {what, "all"}:
            candidates = in_order(records, kind)
            found += [record for place, record in enumerate(candidates, 1) if _is_meant(record, place, choice.only)]
    return tuple(found)


def _is_meant(record: Pathway | Persona, place: int, only: str) -> bool:
    wanted = only.strip().casefold()
    return not wanted or wanted == str(place) or wanted == title_of(record).strip().casefold()


def draw_sheets(
    records: Mapping[str, Record], picked: Sequence[Pathway | Persona], choice: SheetChoice
) -> tuple[Drawing, ...]:
    """One drawing for each picked record, in their order."""
    return tuple(_draw(records, record, choice) for record in picked)


def _draw(records: Mapping[str, Record], record: Pathway | Persona, choice: SheetChoice) -> Drawing:
    from paku_studio.drawing.persona import draw_persona
    from paku_studio.drawing.road import draw_pathway

    colours = theme(choice.colours)
    if isinstance(record, Pathway):
        size = choice.size or PaperSize.A3
        usual: Orientation = "portrait" if size is PaperSize.A4 else "landscape"
        sheet = paper(size, choice.orientation or usual)
        return draw_pathway(records, record.id, sheet, colours, choice.language)
    sheet = paper(choice.size or PaperSize.A4, choice.orientation or "portrait")
    return draw_persona(records, record.id, sheet, colours, choice.language)
