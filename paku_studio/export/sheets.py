"""Which sheets a document has: picks them by kind, name or number, and draws them. Knows no file."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from paku_studio.drawing.display import Drawing
from paku_studio.drawing.paper import Paper, paper
from paku_studio.drawing.sheet_templates import CARD_KINDS, POSTER_KINDS, card_title
from paku_studio.drawing.theme import Theme, theme
from paku_studio.models import (
    DOCUMENT_ID,
    Checklist,
    Conversation,
    CustomerValue,
    DocumentSettings,
    PaperSize,
    Pathway,
    Persona,
    Poster,
    PosterKind,
    Record,
    Session,
    Statement,
    UnderstandingAnswer,
    ValueItem,
)

if TYPE_CHECKING:
    from paku_studio.drawing.report_parts import ReportStory

Orientation = Literal["portrait", "landscape"]
What = Literal[
    "pathway", "persona", "understanding", "value", "compare", "poster", "conversation", "checklist", "cards", "report",
    "changes", "all",
]  # fmt: skip
Ordered = TypeVar("Ordered", Pathway, Persona, CustomerValue, Poster, Conversation, Checklist)

KINDS: tuple[str, ...] = (
    "pathway", "persona", "understanding", "value", "compare", "report", "changes", "poster", "conversation",
    "checklist", "cards",
)  # fmt: skip
"""The kinds of sheets in the order in which `all` gives them."""
WIDE = frozenset({"value", "compare"})
ON_A3 = frozenset({"pathway", "value", "compare", "poster"})
WITH_TWIN = frozenset({"poster", "conversation", "checklist"})
"""These have an easy-language twin."""
TO_FILL = frozenset({"conversation", "checklist"})
"""These can be filled in before they are printed; nothing of it is stored."""


@dataclass(frozen=True, slots=True)
class EarlierState:
    """The document as a meeting left it; `words`: that meeting.

    `tell`: what is another now, of these records and in that language.
    """

    session: str
    words: str
    tell: Callable[[Mapping[str, Record], str], "ReportStory"]


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What a person asked to see on paper. `size` and `orientation` None: what suits the sheet.

    `easy`: the easy-language twin, where a sheet has one; `filled`: what is written into a conversation sheet or a
    checklist, by field; `tile`: the paper of the printer, where the sheet is to be put together of smaller ones;
    `sheets`: how many sheets of cards, numbered on; `earlier`: the state since which a sheet tells what changed.
    """

    what: What = "pathway"
    only: str = ""
    size: PaperSize | None = None
    orientation: Orientation | None = None
    colours: str = "colour"
    language: str = "fi"
    easy: bool = False
    filled: Mapping[str, str] = field(default_factory=dict)
    tile: PaperSize | None = None
    sheets: int = 1
    earlier: EarlierState | None = None


@dataclass(frozen=True, slots=True)
class SheetOf:
    """A sheet that a document can give, on one page or more.

    `id`: of the record, of a template that stands in no document, of a kind of cards, of the meeting that a report
    is about, since which a sheet tells what changed ("" for the understanding of the whole group, the report of the
    whole work); `other`: the later pathway of
    a comparison; `empty`: nothing that the group has said would stand there.
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
    """Every sheet of a kind that the document can give, empty ones too; of all kinds ("all") those with content.

    What changed is told beside an earlier state, of which records alone know nothing: see `changes_sheet`.
    """
    if what != "all":
        return _SHEETS[what](records)
    return tuple(sheet for kind in KINDS for sheet in _SHEETS[kind](records) if not sheet.empty)


def changes_sheet(state: EarlierState) -> SheetOf:
    """The sheet that tells what changed since that state."""
    return SheetOf("changes", state.session, state.words)


def chosen(records: Mapping[str, Record], choice: SheetChoice) -> tuple[SheetOf, ...]:
    """The sheets to draw: of the kind asked for, all of them or those that `only` names (title or number from 1).

    A number is a sheet's place where there is one, whatever another is called: a meeting without a theme is its number.
    """
    found: list[SheetOf] = []
    for what in KINDS if choice.what == "all" else (choice.what,):
        candidates = [sheet for sheet in _offered(records, what, choice) if choice.what != "all" or not sheet.empty]
        found += _meant(candidates, choice.only.strip().casefold())
    return tuple(found)


def _offered(records: Mapping[str, Record], what: str, choice: SheetChoice) -> tuple[SheetOf, ...]:
    if what == "changes" and choice.earlier is not None:
        return (changes_sheet(choice.earlier),)
    return _SHEETS[what](records)


def usual_paper(what: str, size: PaperSize | None, orientation: Orientation | None) -> Paper:
    """The paper that suits a kind of sheet, where neither size nor orientation says another."""
    fitting = size or (PaperSize.A3 if what in ON_A3 else PaperSize.A4)
    wide = what in WIDE or (what == "pathway" and fitting is not PaperSize.A4)
    return paper(fitting, orientation or ("landscape" if wide else "portrait"))


def paper_of(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> Paper:
    """The paper on which a sheet is drawn; values and ethical principles are made for the desk, so for A4."""
    return usual_paper(sheet.what, choice.size or _made_for(records, sheet), choice.orientation)


def draw_sheets(records: Mapping[str, Record], picked: Sequence[SheetOf], choice: SheetChoice) -> tuple[Drawing, ...]:
    """One drawing for each picked sheet, in their order. KeyError where a record is gone."""
    return tuple(draw_sheet(records, sheet, choice) for sheet in picked)


def draw_sheet(records: Mapping[str, Record], sheet: SheetOf, choice: SheetChoice) -> Drawing:
    """One sheet, on as many pages as it needs. KeyError where its record is gone."""
    on = paper_of(records, sheet, choice)
    drawn = _DRAW[sheet.what](records, sheet, on, theme(choice.colours), choice)
    if choice.tile is None:
        return drawn
    from paku_studio.export.tiles import tiled

    return tiled(drawn, choice.tile, choice.language)


def _draw_pathway(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.report_counts import with_gathered_voices
    from paku_studio.drawing.road import draw_pathway

    told = with_gathered_voices(records, choice.language)
    return draw_pathway(told, sheet.id, on, colours, choice.language)


def _draw_persona(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.persona import draw_persona

    return draw_persona(records, sheet.id, on, colours, choice.language)


def _draw_understanding(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.understanding import draw_understanding

    return draw_understanding(records, sheet.id, on, colours, choice.language)


def _draw_value(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.value import draw_value

    return draw_value(records, sheet.id, on, colours, choice.language)


def _draw_compare(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.compare import draw_compare

    return draw_compare(records, sheet.id, sheet.other, on, colours, choice.language)


def _draw_poster(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.poster import draw_poster
    from paku_studio.drawing.sheet_templates import speaking

    told = speaking(records, sheet.id, choice.language)
    return draw_poster(told, sheet.id, on, colours, choice.language, easy=choice.easy)


def _draw_conversation(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.conversation import draw_conversation
    from paku_studio.drawing.sheet_templates import speaking

    told = speaking(records, sheet.id, choice.language)
    return draw_conversation(told, sheet.id, on, colours, choice.language, easy=choice.easy, filled=choice.filled)


def _draw_checklist(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.checklist import draw_checklist
    from paku_studio.drawing.sheet_templates import speaking

    told = speaking(records, sheet.id, choice.language)
    return draw_checklist(told, sheet.id, on, colours, choice.language, easy=choice.easy, filled=choice.filled)


def _draw_cards(
    _records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.cards import draw_cards

    return draw_cards(sheet.id, on, colours, choice.language, sheets=choice.sheets)


def _draw_report(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.report import draw_report

    return draw_report(records, sheet.id, on, colours, choice.language)


def _draw_changes(
    records: Mapping[str, Record], sheet: SheetOf, on: Paper, colours: Theme, choice: SheetChoice
) -> Drawing:
    from paku_studio.drawing.report import draw_story

    if choice.earlier is None:
        raise KeyError(sheet.id)
    return draw_story(choice.earlier.tell(records, choice.language), on, colours)


_DRAW: dict[str, Callable[[Mapping[str, Record], SheetOf, Paper, Theme, SheetChoice], Drawing]] = {
    "pathway": _draw_pathway,
    "persona": _draw_persona,
    "understanding": _draw_understanding,
    "value": _draw_value,
    "compare": _draw_compare,
    "poster": _draw_poster,
    "conversation": _draw_conversation,
    "checklist": _draw_checklist,
    "cards": _draw_cards,
    "report": _draw_report,
    "changes": _draw_changes,
}


def _made_for(records: Mapping[str, Record], sheet: SheetOf) -> PaperSize | None:
    kind = sheet.id.removeprefix("template-")
    poster = records.get(sheet.id)
    values = kind == PosterKind.VALUES_ETHICS or (
        isinstance(poster, Poster) and poster.kind is PosterKind.VALUES_ETHICS
    )
    return PaperSize.A4 if sheet.what == "poster" and values else None


def _meant(sheets: Sequence[SheetOf], wanted: str) -> Sequence[SheetOf]:
    numbered = [sheet for place, sheet in enumerate(sheets, 1) if wanted == str(place)]
    return numbered or [sheet for sheet in sheets if wanted in ("", sheet.title.strip().casefold())]


def _pathways(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    return tuple(pathway_sheet(each) for each in in_order(records, Pathway))


def _personas(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    return tuple(SheetOf("persona", each.id, each.name) for each in in_order(records, Persona))


def _understandings(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    """Of each persona, then of the whole group; not of the group where all was said of personas: it would ask whom?"""
    answers = [each for each in records.values() if isinstance(each, UnderstandingAnswer)]
    answered = {each.persona for each in answers if each.text.strip()}
    scopes = [(each.id, each.name) for each in in_order(records, Persona)]
    scopes += [("", "")] if "" in answered or not any(scope in answered for scope, _ in scopes) else []
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


def _posters(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    """The group's huoneentaulut; where it has none, those that the program brings along."""
    own = tuple(SheetOf("poster", each.id, each.title) for each in in_order(records, Poster))
    return own or tuple(_shipped(records, "poster", kind) for kind in POSTER_KINDS)


def _conversations(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    own = tuple(SheetOf("conversation", each.id, each.title) for each in in_order(records, Conversation))
    return own or (_shipped(records, "conversation", "conversation"),)


def _checklists(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    own = tuple(SheetOf("checklist", each.id, each.title) for each in in_order(records, Checklist))
    return own or (_shipped(records, "checklist", "checklist"),)


def _shipped(records: Mapping[str, Record], what: str, kind: str) -> SheetOf:
    from paku_studio.drawing.sheet_templates import template

    settings = records.get(DOCUMENT_ID)
    language = settings.language.value if isinstance(settings, DocumentSettings) else "fi"
    return SheetOf(what, f"template-{kind}", str(template(kind, language)["title"]), empty=True)


def _cards(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    settings = records.get(DOCUMENT_ID)
    language = settings.language.value if isinstance(settings, DocumentSettings) else "fi"
    return tuple(SheetOf("cards", kind, card_title(kind, language), empty=True) for kind in CARD_KINDS)


def _reports(records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    """Of the whole work, then of each meeting in which something was said."""
    told = {each.session for each in records.values() if isinstance(each, Statement)}
    own = sum(isinstance(each, Pathway | Persona | Statement) for each in records.values())
    meetings = [each for each in records.values() if isinstance(each, Session) and each.id in told]
    meetings.sort(key=lambda each: (each.date or datetime.date.min, each.number, each.id))
    of_each = tuple(SheetOf("report", each.id, each.theme.strip() or str(each.number)) for each in meetings)
    return (SheetOf("report", "", "", empty=not own), *of_each)


def _changes(_records: Mapping[str, Record]) -> tuple[SheetOf, ...]:
    return ()


_SHEETS: dict[str, Callable[[Mapping[str, Record]], tuple[SheetOf, ...]]] = {
    "pathway": _pathways,
    "persona": _personas,
    "understanding": _understandings,
    "value": _values,
    "compare": _comparisons,
    "report": _reports,
    "poster": _posters,
    "conversation": _conversations,
    "checklist": _checklists,
    "cards": _cards,
    "changes": _changes,
}
