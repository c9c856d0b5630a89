"""Where everything of a comparison stands: columns in bands, two roads in each band, bands on sheets. Draws nothing."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from paku_studio.drawing.compare_marks import STOP
from paku_studio.drawing.compare_story import Road, RoadCard, Telling
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.road_cards import FIRM, FREE, CardBody, Limits, set_card
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_scale import HANDOUT, Ground, Scale
from paku_studio.drawing.road_type import Passage, Pen, set_text
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure
from paku_studio.graph.comparison import Column
from paku_studio.locale import translator
from paku_studio.models import Phase

Side = Literal["before", "after"]
SIDES: tuple[Side, Side] = ("before", "after")
Kept = MutableMapping[tuple[object, ...], CardBody]
"""Cards that are kept from one drawing to the next."""

COMPARED = replace(
    HANDOUT, gutter=8, gap=10, card=138, title=24, body=10.5, phase=12.5, phase_again=9.5, card_title=10.5,
    card_lead=12.8, actor=9, chip=9, chip_lead=11, slip=9, slip_lead=11, pad=7, mark=9, face=8.2, road=4.5, small=9,
    rise=5, below=10, row_gap=16,
)  # fmt: skip
SCREEN = replace(COMPARED, margin=14, title=17.5, limited=False, steady=True)
WALL = replace(
    SCREEN, margin=10, gutter=4, gap=9, phase=10.5, phase_again=9, card_title=10.2, card_lead=11.7, pad=5.8, below=5,
    rise=3, row_gap=12,
)  # fmt: skip
"""Seen from far off in few columns: as low as can be, so that both roads are seen at once."""
A3_WIDTH, A3_HEIGHT = 1190.55, 841.89
TAB = 14.0
"""How far the tab with the kind's word stands out of its card."""
SIDE_DROP = 18.0
NAMELESS = Passage((), REGULAR, 0.0, 0.0)
UNASKED = 12.0
"""Room for the words that no feeling was told."""
UNDER_NAME = 14.0
"""Room in which a thread comes to a stop that stands under a phase's name."""
AISLE = 12.0
THREAD = 6.0
"""Between threads that run along under the upper road's cards."""
MOST_THREADS = 8
NARROWEST = 100.0
"""Points: no card is narrower on paper."""
TRIED = 60
"""Columns: for longer roads not every way of dividing the paper is tried."""
PLAIN = Limits(0, 0, 8, 8)
PLAINER = (Limits(0, 0, 3, 2), Limits(0, 0, 2, 1))
"""Cards without slips and chips: their title, who acts, where it went."""
SMALLER = (Limits(8, 4, 6, 4), Limits(5, 2, 5, 3), Limits(3, 1, 4, 2), Limits(1, 1, 3, 2), Limits(1, 1, 2, 1))


@dataclass(frozen=True, slots=True)
class Slot:
    """A card in its column, its upper edge counted from its road's base; `stop`: where the shape of its kind is."""

    told: RoadCard
    body: CardBody
    x: float
    top: float
    stop: Point
    tab: bool


@dataclass(frozen=True, slots=True)
class PhaseLabel:
    """A phase's name over its first card in the band."""

    phase: Phase
    x: float
    words: Passage
    begins: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where a phase's hill reaches, and its colour."""

    start: float
    end: float
    tint: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One road within one band; all y from its base. `height`: from its upper edge to the base; `depth`: below it."""

    road: Road
    side: Side
    name: Passage
    named: float
    """How much room the name takes over the phases' names; none where it stands beside them."""
    slots: tuple[Slot, ...]
    knots: tuple[Point, ...]
    known: tuple[bool, ...]
    """Of each piece between two knots, whether its height was told at both its ends."""
    labels: tuple[PhaseLabel, ...]
    stretches: tuple[Stretch, ...]
    height: float
    depth: float
    first: bool
    ends: bool
    rise: float


@dataclass(frozen=True, slots=True)
class Band:
    """Both roads in the same columns, placed: the bases of both, the aisle between them where threads run."""

    index: int
    sheet: int
    top: float
    upper: Lane
    lower: Lane
    bases: tuple[float, float]
    aisle: float
    threads: int
    bottom: float

    @property
    def lanes(self) -> tuple[tuple[Lane, float], tuple[Lane, float]]:
        """Each lane with its base on the sheet."""
        return (self.upper, self.bases[0]), (self.lower, self.bases[1])


@dataclass(frozen=True, slots=True)
class Layout:
    """All bands. `bottom`: where the last one ends on its sheet."""

    telling: Telling
    ground: Ground
    bands: tuple[Band, ...]
    sheets: int
    bottom: float
    rest: tuple[tuple[str, str, CardBody], ...]
    """Cards of which something stands in the appendix: moment, road's variant, body."""


def grounds(paper: Paper, columns: int) -> Iterator[Ground]:
    """Ways to divide the paper, the largest type first: fewer columns than fit are tried for a short road."""
    wide = paper.orientation == "landscape"
    base = min(paper.width, A3_WIDTH if wide else A3_HEIGHT)
    scale = COMPARED
    inner = base - 2 * (scale.margin + scale.gutter) + scale.gap
    most = max(2, int(inner // (NARROWEST + scale.gap)))
    usual = min(most, max(2, int(inner // (scale.card + scale.gap))))
    least = min(usual, max(4, columns))
    for count in range(least, most + 1) if columns <= TRIED else (usual, most):
        widest = 2 * (scale.margin + scale.gutter) + count * (scale.card + 22) - scale.gap
        width = min(base, widest)
        card = (width - 2 * (scale.margin + scale.gutter) + scale.gap) / count - scale.gap
        yield Ground(replace(scale, card=card), count, width, paper.height * width / paper.width, paper.width / width)


def screen_ground(width: float, scale: Scale = SCREEN) -> Ground:
    """The endless screen of that width in points."""
    inner = max(width - 2 * (scale.margin + scale.gutter), 110.0)
    columns = max(1, int((inner + scale.gap) // (128 + scale.gap)))
    card = min((inner + scale.gap) / columns - scale.gap, 190.0)
    return Ground(replace(scale, card=card), columns, max(width, 2 * (scale.margin + scale.gutter) + 110.0), 1e9)


def lay_out(
    telling: Telling, ground: Ground, pen: Pen, top: float, foot: float, rise: float, kept: Kept | None = None,
    *, room: float = 0.0,
) -> Layout:  # fmt: skip
    """Both roads in bands of as many columns as the ground has, from `top` to `foot`, on as many sheets as needed.

    `room`: how high a band may be on an endless sheet, where less on its cards makes it so low.
    """
    chunks = [
        telling.columns[start : start + ground.columns] for start in range(0, len(telling.columns), ground.columns)
    ]
    following = ground.scale.margin + 26
    ways: dict[Side, _Way] = {
        side: _Way.of(road, side, chunks) for side, road in zip(SIDES, telling.roads, strict=True)
    }
    setting = _Setting(telling, ground, pen, rise, {} if kept is None else kept, ways)
    bands: list[Band] = []
    sheet, y = 0, top
    for number, chunk in enumerate(chunks):
        threads = min(
            MOST_THREADS, sum(each.pair.kind == "moved" and not (each.before and each.after) for each in chunk)
        )
        if ground.scale.limited:
            lanes = setting.fitting(number, chunk, foot - following, MOST_THREADS)
        else:
            lanes = setting.fitting(number, chunk, room, threads)
        height = _height(lanes, threads)
        if y + height > foot and y > following + 0.01:
            sheet, y = sheet + 1, following
        band = _placed(number, sheet, y, lanes, threads)
        bands.append(band)
        y = band.bottom + ground.scale.row_gap
    bottom = bands[-1].bottom if bands else top
    return Layout(telling, ground, tuple(bands), sheet + 1, bottom, tuple(_rests(bands)))


def _rests(bands: Sequence[Band]) -> Iterator[tuple[str, str, CardBody]]:
    for band in bands:
        for lane, _ in band.lanes:
            for slot in lane.slots:
                if slot.body.rest:
                    yield slot.told.placed.moment.id, lane.road.variant, slot.body


def _height(lanes: tuple[Lane, Lane], threads: int) -> float:
    return sum(lane.height + lane.depth for lane in lanes) + AISLE + THREAD * threads


def _placed(number: int, sheet: int, top: float, lanes: tuple[Lane, Lane], threads: int) -> Band:
    upper, lower = lanes
    first = top + upper.height
    aisle = first + upper.depth + AISLE / 2
    second = first + upper.depth + AISLE + THREAD * threads + lower.height
    return Band(number, sheet, top, upper, lower, (first, second), aisle, threads, second + lower.depth)


@dataclass(frozen=True)
class _Setting:
    """What every band needs to be measured."""

    telling: Telling
    ground: Ground
    pen: Pen
    rise: float
    kept: Kept
    ways: "Mapping[Side, _Way]"

    def fitting(self, number: int, chunk: Sequence[Column], room: float, threads: int) -> tuple[Lane, Lane]:
        """The band's two roads; where they are taller than the room (if any), with less on each card."""
        for limits in self._attempts(room):
            lanes = (self._lane("before", number, chunk, limits), self._lane("after", number, chunk, limits))
            if not room or _height(lanes, threads) <= room:
                break
        return lanes

    def _attempts(self, room: float) -> tuple[Limits, ...]:
        """How much of each card is tried, most first. Whatever is marked has its sign beside its stop too."""
        if self.ground.scale.limited:
            return FIRM, *SMALLER
        return (FREE, PLAIN, *PLAINER) if room else (FREE,)

    def _lane(self, side: Side, number: int, chunk: Sequence[Column], limits: Limits) -> Lane:
        road = self.telling.before if side == "before" else self.telling.after
        way = self.ways[side]
        slots = self._slots(road, _standing(chunk, side), limits)
        last = way.reached[-1] in [slot.told.placed.number for slot in slots]
        goes_on = bool(slots) or way.reached[number] < way.reached[-1]
        coming = way.coming(number)
        rise = self.rise if road.told else 0.0
        knots = _knots(slots, coming, rise, self.ground, ends=last) if goes_on else ()
        known = _known(slots, way.coming_told(number)) if knots else ()
        firm = limits != FREE
        labels = tuple(self._labels(slots, road, firm=firm))
        name = self._name(road, number, firm=firm) if goes_on or not number else NAMELESS
        named = self._named(name, labels, number, unasked=bool(knots) and not road.told)
        gone = not goes_on and number > 0
        height = 0.0 if gone else self._height(slots, labels, name, named, coming, rise)
        if side == "after" and any(label_over(slot, labels) for slot in slots if slot.told.pair.kind == "moved"):
            height += UNDER_NAME
        depth = max((slot.top + slot.body.total for slot in slots), default=0.0 if gone else 12.0)
        stretches = tuple(_stretches(slots, road, knots, self.ground.scale))
        return Lane(
            road, side, name, named, slots, knots, known, labels, stretches, height, depth, number == 0, last, rise
        )  # fmt: skip

    def _slots(self, road: Road, standing: Iterable[tuple[int, str]], limits: Limits) -> tuple[Slot, ...]:
        cards = [(place, road.cards[moment]) for place, moment in standing]
        tabbed = any(told.pair.kind != "kept" for _, told in cards)
        rise = self.rise if road.told else 0.0
        return tuple(self._slot(place, told, rise, tabbed, limits) for place, told in cards)

    def _named(self, name: Passage, labels: Sequence[PhaseLabel], number: int, *, unasked: bool) -> float:
        """How much room the road's name takes above the phases' names."""
        beside = _beside(name, labels, number, self.ground)
        return (0.0 if beside else name.height + 3) + (UNASKED if unasked and not number else 0.0)

    def _height(
        self, slots: Sequence[Slot], labels: Sequence[PhaseLabel], name: Passage, named: float,
        coming: float | None, rise: float,
    ) -> float:  # fmt: skip
        """From the lane's upper edge to its base: names, then as much as its highest stop needs."""
        scale = self.ground.scale
        highest = max([0.0, coming or 0.0, *(slot.told.level.height for slot in slots)])
        signs = scale.face + 4 if rise else STOP + 5
        names = max((each.words.height for each in labels), default=name.height - named)
        return named + names + 2 + scale.below + (2 + highest) * rise + signs

    def _slot(self, place: int, told: RoadCard, rise: float, tabbed: bool, limits: Limits) -> Slot:
        scale = self.ground.scale
        plain = limits in (PLAIN, *PLAINER)
        card = replace(told.card, slips=(), chips=()) if plain else told.card
        key = (
            card,
            told.placed.number,
            scale.card,
            self.pen.theme.name,
            self.pen.language,
            self.pen.words,
            limits,
        )
        body = self.kept.get(key)
        if body is None:
            digits = len(str(told.placed.number))
            body = self.kept[key] = set_card(card, digits, scale, self.pen, limits, 1)
        x = self.ground.column(place)
        tab = told.pair.kind != "kept"
        top = (TAB if tabbed else 0.0) + (0.0 if told.on_road else SIDE_DROP)
        y = _y(told.level.height, rise, scale) if told.on_road else top - (TAB if tab else 0.0) - STOP - 3
        return Slot(told, body, x, top, (x + scale.card / 2, y), tab)

    def _labels(self, slots: Sequence[Slot], road: Road, *, firm: bool) -> Iterator[PhaseLabel]:
        t, scale = translator(self.pen.language), self.ground.scale
        starts = [
            slot
            for place, slot in enumerate(slots)
            if not place or slot.told.placed.moment.phase != slots[place - 1].told.placed.moment.phase
        ]
        edges = [*(slot.x for slot in starts[1:]), self.ground.right]
        phases = {each.phase.id: each for each in road.phases}
        for slot, edge in zip(starts, edges, strict=False):
            phase = phases[slot.told.placed.moment.phase]
            if not phase.phase.label.strip():
                continue
            begins = phase.moments[0].moment.id == slot.told.placed.moment.id
            words = phase.phase.label if begins else t("%(phase)s continues") % {"phase": phase.phase.label}
            size = scale.phase if begins else scale.phase_again
            most = (3 if begins else 1) if firm else 0
            room = max(edge - slot.x - scale.gap, 20.0)
            weight = BOLD if begins else REGULAR
            found = set_text(words, weight, size, size * 1.12, room, self.pen.spoken, most=most)
            yield PhaseLabel(phase.phase, slot.x, found, begins)

    def _name(self, road: Road, number: int, *, firm: bool) -> Passage:
        """Which road this is; whole where it begins."""
        room = self.ground.right - self.ground.left
        if number:
            return set_text(road.variant, SEMIBOLD, 9.5, 12.0, room, self.pen.language, most=1)
        most = 3 if firm else 0
        room -= pill_width(road.variant) + 8
        return set_text(road.title, BOLD, 15.0, 17.5, max(room, 60.0), self.pen.spoken, most=most)


def label_over(slot: Slot, labels: Sequence[PhaseLabel]) -> PhaseLabel | None:
    """The phase's name that stands over a card's stop, if one does."""
    x = slot.stop[0]
    return next((label for label in labels if label.x - 6 < x < label.x + label.words.width + 6), None)


def pill_width(variant: str) -> float:
    """How wide the variant's word is in its frame."""
    return measure(variant, SEMIBOLD, 10.0) + 16


def _beside(name: Passage, labels: Sequence[PhaseLabel], number: int, ground: Ground) -> bool:
    """Whether a later band's name has room at the right end of the phases' names."""
    reached = max((each.x + each.words.width for each in labels), default=ground.left)
    return number > 0 and reached + 16 + name.width <= ground.right


def _standing(chunk: Sequence[Column], side: Side) -> Iterator[tuple[int, str]]:
    """The columns of a band in which a road has a card, with the moment's id."""
    for place, column in enumerate(chunk):
        placed = column.pair.before if side == "before" else column.pair.after
        if placed is not None and (column.before if side == "before" else column.after):
            yield place, placed.moment.id


@dataclass(frozen=True, slots=True)
class _Way:
    """How far a road has come where each band begins: the number of its last moment there, and its last level."""

    reached: tuple[int, ...]
    numbers: tuple[int, ...]
    levels: tuple[float, ...]
    told: tuple[bool, ...]

    @classmethod
    def of(cls, road: Road, side: Side, chunks: Sequence[Sequence[Column]]) -> "_Way":
        """The way of a road through all bands."""
        reached = [0]
        for chunk in chunks:
            numbers = [road.cards[moment].placed.number for _, moment in _standing(chunk, side)]
            reached.append(max([reached[-1], *numbers]))
        stops = [told for told in road.cards.values() if told.on_road]
        return cls(
            tuple(reached),
            tuple(told.placed.number for told in stops),
            tuple(told.level.height for told in stops),
            tuple(told.level.told for told in stops),
        )

    def coming_told(self, band: int) -> bool | None:
        """Whether somebody told that level."""
        at = bisect_right(self.numbers, self.reached[band])
        return self.told[at - 1] if at else None

    def coming(self, band: int) -> float | None:
        """The level at which the road comes into a band; None where it begins there."""
        at = bisect_right(self.numbers, self.reached[band])
        return self.levels[at - 1] if at else None


def _y(level: float, rise: float, scale: Scale) -> float:
    return -scale.below - (2 + level) * rise


def _knots(
    slots: Sequence[Slot], coming_level: float | None, rise: float, ground: Ground, *, ends: bool
) -> tuple[Point, ...]:
    """The points that the road passes: it comes in as high as it left the band before."""
    scale = ground.scale
    stops = [slot.stop for slot in slots if slot.told.on_road]
    coming = _y(coming_level or 0.0, rise, scale) if coming_level is not None or not stops else stops[0][1]
    leaving = stops[-1][1] if stops else coming
    right = ground.right - 9
    if ends and slots:
        right = min(right, slots[-1].x + scale.card + 6)
    return (ground.left + 1, coming), *stops, (right, leaving)


def _known(slots: Sequence[Slot], coming: bool | None) -> tuple[bool, ...]:
    """Of each piece between the knots: whether a feeling was told where it begins and where it ends."""
    stops = [slot.told.level.told for slot in slots if slot.told.on_road]
    came = coming if coming is not None else not stops or stops[0]
    told = [came, *stops, stops[-1] if stops else came]
    return tuple(one and other for one, other in pairwise(told))


def _stretches(slots: Sequence[Slot], road: Road, knots: Sequence[Point], scale: Scale) -> Iterator[Stretch]:
    if not knots:
        return
    starts: list[tuple[float, str]] = []
    for slot in slots:
        phase = slot.told.placed.moment.phase
        if not starts or starts[-1][1] != phase:
            starts.append((slot.x - scale.gap / 2 if starts else knots[0][0], phase))
    ends = [*(start for start, _ in starts[1:]), knots[-1][0]]
    for (start, phase), end in zip(starts, ends, strict=False):
        yield Stretch(start, end, road.tints.get(phase, 0))


def places(layout: Layout) -> Mapping[tuple[Side, str], tuple[Band, Slot, float]]:
    """Every card by its road and its moment: its band, its slot, its road's base."""
    return {
        (lane.side, slot.told.placed.moment.id): (band, slot, base)
        for band in layout.bands
        for lane, base in band.lanes
        for slot in lane.slots
    }
