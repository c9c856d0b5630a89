"""Two variants of a pathway as two roads in the same columns: on paper, and for the screen. Knows no pen, no window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paku_studio.drawing.compare_layout import (
    SCREEN,
    TAB,
    WALL,
    Kept,
    Layout,
    Side,
    grounds,
    lay_out,
    screen_ground,
)
from paku_studio.drawing.compare_paint import backdrop, band_groups
from paku_studio.drawing.compare_parts import (
    Head,
    appendix,
    appendix_group,
    beside_titles,
    draw_head,
    foot_parts,
    heading,
    legend_height,
    legend_of,
    running_head,
)
from paku_studio.drawing.compare_story import Road, Telling, tell_comparison
from paku_studio.drawing.display import Box, Drawing, Group, Item, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.road_legend import Sign, draw_legend
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_type import Pen, paragraph
from paku_studio.drawing.road_words import words_of
from paku_studio.drawing.text import REGULAR, place, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.graph.index import index
from paku_studio.locale import translator
from paku_studio.models import Record
from paku_studio.pause import no_collection

Legend = list[list[tuple[float, Sign]]]
HIGHER = (15.0, 12.0, 10.0, 8.0, 6.5)
"""Points that one step of feeling may rise where the sheets have room to spare."""
RAISED = 120
"""Columns: for longer roads the hills are not tried in several heights."""
RISE = 5.0


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card of the screen's drawing: its road, its moment, its pair's id, its box with the tab in points."""

    side: Side
    moment: str
    pair: str
    box: Box


@dataclass(frozen=True, slots=True)
class BandPlace:
    """Where a band of columns begins, where its lower road begins, and where it ends."""

    top: float
    middle: float
    bottom: float


@dataclass(frozen=True, slots=True)
class ScreenComparison:
    """The drawing for the screen, what it says, where each card of it is, and where each band of columns is."""

    sheet: Sheet
    telling: Telling
    cards: tuple[CardPlace, ...]
    bands: tuple[BandPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A comparison laid out for one way of dividing the paper."""

    telling: Telling
    head: Head
    layout: Layout
    legend: Legend

    @property
    def ground(self) -> Ground:
        return self.layout.ground


def draw_compare(
    records: Mapping[str, Record], before_id: str, after_id: str, paper: Paper, theme: Theme, language: str
) -> Drawing:
    """Both pathways on as many sheets as they need, in the largest type with which one is enough.

    KeyError where one of them is not there.
    """
    with no_collection():
        telling = tell_comparison(index(records), before_id, after_id, language)
        pen = Pen(theme.printed(), language, telling.words)
        made = _best(telling, paper, pen)
        rests, pages, sheets = appendix(made.head, made.layout, pen)
        headed = [False]
        drawn = []
        for sheet in range(sheets):
            parts = [*_paper_parts(made, sheet, sheets, pages, headed, pen)]
            parts += appendix_group(rests, sheet, made.ground, pen)
            drawn.append(_sheet(parts, made.ground, paper, f"{heading(language)} {sheet + 1}"))
        title = f"{telling.before.title} – {telling.after.title}"
        return Drawing(title, language, tuple(drawn), telling.counts, _unreadable(telling))


def draw_compare_screen(
    records: Mapping[str, Record],
    before_id: str,
    after_id: str,
    width: float,
    theme: Theme,
    language: str,
    kept: Kept | None = None,
    *,
    wall: bool = False,
    room: float = 0.0,
    called: Mapping[str, str] | None = None,
) -> ScreenComparison:
    """Both pathways on one endless sheet of that width in points. `kept`: cards of the drawing before, used again;
    `wall`: as low as can be, without a legend and touchpoints, so that both roads are seen at once in few columns;
    `room`: how high a band of both roads may be, where less on its cards makes it so low; `called`: what a road is
    called, by its pathway, where that is not its variant.

    KeyError where one of them is not there.
    """
    with no_collection():
        telling = tell_comparison(index(records), before_id, after_id, language, brief=wall, called=called)
        pen = Pen(theme, language, telling.words)
        ground = screen_ground(width, WALL if wall else SCREEN)
        legend = [] if wall else legend_of(telling, ground, pen)
        top = ground.scale.margin + legend_height(legend)
        layout = lay_out(telling, ground, pen, top, 1e9, ground.scale.rise if wall else RISE + 2, kept, room=room)
        parts: list[Item] = [draw_legend(legend, ground.left, top - 12, ground, pen)] if legend else []
        parts += [backdrop(layout, 0, pen), *_empty(layout, pen), *(beside_titles(layout, pen) if wall else ())]
        headed = [False]
        parts += [group for band in layout.bands for group in band_groups(band, layout, pen, {}, headed)]
        bottom = layout.bottom + ground.scale.margin
        sheet = Sheet(ground.width, bottom, Group(tuple(parts)), theme.paper, heading(language))
        places = tuple(BandPlace(band.top, band.bases[1] - band.lower.height - 3, band.bottom) for band in layout.bands)
        return ScreenComparison(sheet, telling, tuple(_card_places(layout)), places)


def _best(telling: Telling, paper: Paper, pen: Pen) -> _Made:
    """The fewest sheets, and the largest type with which they are enough; room to spare raises the hills."""
    best: _Made | None = None
    for ground in grounds(paper, len(telling.columns)):
        made = _compose(telling, ground, pen, RISE)
        if best is None or _needed(made) < _needed(best):
            best = made
        if _needed(best) == (1, 0):
            break
    if best is None:
        raise ValueError("a paper can always be divided")
    return _raised(best, pen)


def _needed(made: _Made) -> tuple[int, int]:
    """How many sheets the roads need, and how many cards are cut short."""
    return made.layout.sheets, len(made.layout.rest)


def _compose(telling: Telling, ground: Ground, pen: Pen, rise: float) -> _Made:
    head = draw_head(telling, ground, pen)
    legend = legend_of(telling, ground, pen)
    layout = lay_out(telling, ground, pen, head.bottom, ground.foot - legend_height(legend), rise)
    return _Made(telling, head, layout, legend)


def _raised(made: _Made, pen: Pen) -> _Made:
    """The highest hills with which no more sheets are needed."""
    if not any(road.told for road in made.telling.roads) or len(made.telling.columns) > RAISED:
        return made
    for rise in HIGHER:
        raised = _compose(made.telling, made.ground, pen, rise)
        if _needed(raised) <= _needed(made):
            return raised
    return made


def _paper_parts(
    made: _Made, sheet: int, sheets: int, pages: Mapping[str, int], headed: list[bool], pen: Pen
) -> Iterator[Item]:
    yield backdrop(made.layout, sheet, pen)
    if sheet == 0:
        yield from made.head.parts
    else:
        yield running_head(made.telling, made.ground, pen)
    for band in made.layout.bands:
        if band.sheet == sheet:
            yield from band_groups(band, made.layout, pen, pages, headed)
    yield from foot_parts(made.telling, made.legend, sheet, sheets, made.ground, pen)


def _empty(layout: Layout, pen: Pen) -> Iterator[Group]:
    if not layout.bands:
        words = translator(pen.language)("Neither pathway has a moment yet.")
        y = layout.bottom + 24
        yield paragraph(place(words, layout.ground.left, y, REGULAR, layout.ground.scale.field, pen.theme.ink_soft))


def _sheet(parts: list[Item], ground: Ground, paper: Paper, name: str) -> Sheet:
    body = Group(tuple(parts))
    if ground.factor != 1.0:
        body = Group((Group(tuple(parts), transform=(ground.factor, 0.0, 0.0, ground.factor, 0.0, 0.0)),))
    return Sheet(paper.width, paper.height, body, None, name)


def _card_places(layout: Layout) -> Iterator[CardPlace]:
    for band in layout.bands:
        for lane, base in band.lanes:
            for slot in lane.slots:
                tab = TAB if slot.tab else 0.0
                box = (slot.x, base + slot.top - tab, slot.body.width, slot.body.total + tab)
                yield CardPlace(lane.side, slot.told.placed.moment.id, slot.told.pair.id, box)


def _unreadable(telling: Telling) -> tuple[str, ...]:
    """Characters of the people's words that were drawn as framed codes, each once."""
    found: dict[str, None] = {}
    for text in _texts(telling):
        found.update(dict.fromkeys(unreadable(text)))
    return tuple(found)


def _texts(telling: Telling) -> Iterator[str]:
    for road in telling.roads:
        yield from _road_texts(road)


def _road_texts(road: Road) -> Iterator[str]:
    yield road.title
    if road.story.traveller:
        yield from (road.story.traveller.name, road.story.traveller.who)
    yield from (each.phase.label for each in road.phases)
    for told in road.cards.values():
        yield from words_of(told.card)
