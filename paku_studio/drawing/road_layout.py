"""Where everything of a pathway stands: cards measured, rows filled, links routed, rows stacked. Draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.display import Box
from paku_studio.drawing.road_cards import FIRM, FREE, CardBody, CardShelf, Limits, set_card
from paku_studio.drawing.road_curve import Level, Point, levels
from paku_studio.drawing.road_links import Route, height_above, route_links, words_fit
from paku_studio.drawing.road_measure import Heights, Row, measure_row
from paku_studio.drawing.road_rows import Cell, cells_of, fill_rows
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Step, Story, ties_elsewhere
from paku_studio.drawing.road_type import Pen
from paku_studio.drawing.road_words import Card, Fact, dependents, link_in_words, tell_card
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translator
from paku_studio.models import Link, LinkKind

_shelf = CardShelf()


@dataclass(frozen=True, slots=True)
class CardPlace:
    """A card on its sheet, in points: its box with the slips, the card's own height, its stop on the road."""

    id: str
    number: int
    sheet: int
    row: int
    box: Box
    height: float
    stop: Point | None


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row on its sheet: its upper edge, its base and its lower edge, in points."""

    row: Row
    routes: tuple[Route, ...]
    sheet: int
    top: float
    base: float
    bottom: float


@dataclass(frozen=True)
class RoadLayout:
    """The whole road, laid out. `bottom`: where the road ends on its last sheet; `sheets`: how many the road needs."""

    story: Story
    ground: Ground
    rows: tuple[PlacedRow, ...]
    sheets: int
    bottom: float
    feelings: bool
    _by_id: dict[str, CardPlace] = field(default_factory=dict)

    @property
    def quiet(self) -> bool:
        """Whether the road says nothing of feelings: nobody was asked, and nobody told."""
        return not self.feelings and not self.story.asked_feelings

    @property
    def cards(self) -> Mapping[str, CardPlace]:
        """Every card by its moment's id."""
        if not self._by_id:
            self._by_id.update((place.id, place) for row in self.rows for place in cards_in(row))
        return self._by_id

    def at(self, x: float, y: float, sheet: int = 0) -> str:
        """The moment whose card or stop is at a point of a sheet, or ""."""
        for row in self.rows:
            if row.sheet == sheet and row.top <= y <= row.bottom:
                for place in cards_in(row):
                    if _holds(place, x, y):
                        return place.id
        return ""


def cards_in(placed: PlacedRow) -> tuple[CardPlace, ...]:
    """The cards of a row, where they stand."""
    found = []
    for each in placed.row.stood:
        step, body = each.cell.step, each.cell.body
        if step is None or body is None:
            continue
        stop = (each.stop[0], placed.base + each.stop[1]) if each.stop else None
        box = (each.x, placed.base + each.top, body.width, body.total)
        found.append(CardPlace(step.moment.id, step.number, placed.sheet, placed.row.index, box, body.height, stop))
    return tuple(found)


def _holds(place: CardPlace, x: float, y: float) -> bool:
    left, top, width, height = place.box
    if left <= x <= left + width and top <= y <= top + height:
        return True
    return place.stop is not None and abs(x - place.stop[0]) <= 15 and abs(y - place.stop[1]) <= 15


@dataclass(frozen=True, slots=True)
class Frame:
    """Room for the road: where it begins on the first and on later sheets, where each sheet ends, columns taken at the
    beginning by the persona and how far down that reaches.
    """

    first_top: float
    next_top: float
    foot: float
    taken: int = 0
    taken_height: float = 0.0
    start: float = 0.0


def bodies_of(indexed: RecordIndex, story: Story, ground: Ground, pen: Pen) -> dict[str, CardBody]:
    """Every card of the story, kept ones where nothing behind them changed."""
    return {step.moment.id: _body(indexed, story, step, ground, pen, len(str(step.number))) for step in story.steps}


def _body(indexed: RecordIndex, story: Story, step: Step, ground: Ground, pen: Pen, digits: int) -> CardBody:
    made_from = dependents(indexed, step.moment)
    scale = ground.scale
    tallest = 0.0 if not scale.limited else ground.height - 2 * scale.margin - 215
    side = step.depth > 0
    together = step.lane.words if side and step.lane else ""
    key: tuple[object, ...] = (
        step.moment.id,
        pen.theme.name,
        pen.language,
        pen.words,
        scale.card,
        scale.actor,
        digits,
        side,
        together,
    )
    key = (*key, scale.gap if ground.columns > 1 else 0, scale.limited, story.intended)
    found = _shelf.find(key, made_from)
    if found is None:
        card = tell_step(indexed, story, step, ground, pen)
        found = set_card(card, digits, scale, pen, FIRM if scale.limited else FREE, ground.columns)
        _shelf.keep(key, made_from, found)
    if tallest and found.total > tallest:
        return _shorter(found, digits, ground, pen, tallest)
    return found


def tell_step(indexed: RecordIndex, story: Story, step: Step, ground: Ground, pen: Pen) -> Card:
    """The step's card in words. The story need not hold more steps than those of the step's own phase."""
    side = step.depth > 0
    together = step.lane.words if side and step.lane else ""
    links = _links_in_words(indexed, story, step, ground, pen)
    return tell_card(
        indexed, step.moment, side=side, together=together, links=links, intended=story.intended,
        language=pen.language,
    )  # fmt: skip


def _shorter(body: CardBody, digits: int, ground: Ground, pen: Pen, tallest: float) -> CardBody:
    """A card that fits its page: fewer slips, then fewer chips and lines; the rest stands in the appendix."""
    for limits in (Limits(12, 3, 6, 5), Limits(6, 2, 6, 4), Limits(4, 1, 5, 3), Limits(2, 1, 4, 2), Limits(1, 1, 2, 1)):
        body = set_card(body.card, digits, ground.scale, pen, limits, ground.columns)
        if body.total <= tallest:
            break
    return body


def _links_in_words(indexed: RecordIndex, story: Story, step: Step, ground: Ground, pen: Pen) -> tuple[Fact, ...]:
    """Links whose words are too long for their line, and those to other pathways, as lines on the card."""
    found = []
    for link in indexed.children(step.moment.id, Link, "source"):
        if link.kind is LinkKind.GAP:
            found += _gap_in_words(link, story, step, ground, pen)
        elif link.label.strip() and _needs_words(link, story, step, ground):
            found.append(link_in_words(link, link.label, pen.language))
    for link, target in ties_elsewhere(indexed, step.moment.id, story.pathway):
        if link.kind is not LinkKind.PARALLEL:
            text = f"{target.text} – {link.label}" if link.label.strip() else target.text
            found.append(link_in_words(link, text, pen.language))
    return tuple(found)


def _gap_in_words(link: Link, story: Story, step: Step, ground: Ground, pen: Pen) -> list[Fact]:
    """A gap after a side step, or one whose words are not those at the closed road."""
    drawn = not step.depth and story.gaps.get(step.moment.id) == link.label
    if drawn and words_fit(link.label, ground.scale.actor):
        return []
    t = translator(pen.language)
    words = t("nothing leads on: %(text)s") % {"text": link.label} if link.label.strip() else t("nothing leads on")
    return [Fact(link.id, "unlink", "", words)]


def _needs_words(link: Link, story: Story, step: Step, ground: Ground) -> bool:
    """Whether a link's own words have no room at its line: too long, or the lanes show it."""
    if not words_fit(link.label, ground.scale.actor):
        return True
    return link.kind is LinkKind.PARALLEL and _is_beside(story, step, link.target)


def _is_beside(story: Story, step: Step, other: str) -> bool:
    """Whether another moment is on a lane beside the step."""
    group = step.lane.group if step.lane else None
    return any(each.moment.id == other and each.lane and each.lane.group == group for each in story.steps)


def lay_out_rows(
    story: Story, bodies: Mapping[str, CardBody], ground: Ground, pen: Pen, frame: Frame, rise: float
) -> RoadLayout:
    """The road in rows and on sheets. `rise`: points that one step of feeling lifts the road."""
    cells = cells_of(story, bodies)
    loops = {} if ground.scale.steady else {tie.source: tie.target for tie in story.ties if tie.kind is LinkKind.RETURN}
    filled = fill_rows(cells, ground.columns, frame.taken, loops)
    found = _levels(story, bodies)
    told = any(level.told for level in found.values())
    heights = Heights(found, rise if told or ground.scale.steady else 0.0, frozenset(story.gaps))
    rows = []
    before = found[story.steps[0].moment.id] if story.steps else Level(0, False)
    for index, standing in enumerate(filled):
        rows.append(
            measure_row(
                index,
                standing,
                before,
                ground,
                heights,
                pen,
                last=index == len(filled) - 1,
                start=frame.start if index == 0 and frame.start else ground.left + 9,
            )
        )
        before = _level_after([each.cell for each in standing], found, before)
    routes = route_links(story.ties, rows, ground, pen.language)
    placed = _stack(rows, routes, ground, frame)
    sheets = placed[-1].sheet + 1 if placed else 1
    return RoadLayout(story, ground, placed, sheets, placed[-1].bottom if placed else frame.first_top, told)


def _levels(story: Story, bodies: Mapping[str, CardBody]) -> dict[str, Level]:
    """The level of every stop; moments at the same time share the mean of what was told of them."""
    stops: list[list[Step]] = []
    for step in story.steps:
        if step.depth:
            continue
        together = step.lane is not None and stops and stops[-1][-1].lane is not None
        if together and step.lane and stops[-1][-1].lane and stops[-1][-1].lane.group == step.lane.group:
            stops[-1].append(step)
        else:
            stops.append([step])
    heights = [_mean([bodies[step.moment.id].card.height for step in stop]) for stop in stops]
    found = levels(heights)
    return {step.moment.id: level for stop, level in zip(stops, found, strict=True) for step in stop}


def _mean(heights: Sequence[int | None]) -> float | None:
    told = [height for height in heights if height is not None]
    return sum(told) / len(told) if told else None


def _level_after(cells: Sequence[Cell], found: Mapping[str, Level], before: Level) -> Level:
    ids = [cell.step.moment.id for cell in cells if cell.step is not None]
    return next((found[record] for record in reversed(ids) if record in found), before)


def _stack(
    rows: Sequence[Row], routes: Mapping[int, tuple[Route, ...]], ground: Ground, frame: Frame
) -> tuple[PlacedRow, ...]:
    """Rows one under the other; one that does not fit goes on the next sheet."""
    placed: list[PlacedRow] = []
    sheet, top = 0, frame.first_top
    for row in rows:
        mine = routes.get(row.index, ())
        above = height_above(row, mine, ground)
        height = max(above + row.depth, frame.taken_height if row.index == 0 else 0.0)
        starts_sheet = not placed or placed[-1].sheet != sheet
        if top + height > frame.foot and not (starts_sheet and sheet):
            sheet, top = sheet + 1, frame.next_top
        placed.append(PlacedRow(row, mine, sheet, top, top + above, top + height))
        top += height + ground.scale.row_gap
    return tuple(placed)
