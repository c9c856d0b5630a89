"""One row of the road measured: stops, line, lanes, hand-overs, labels and how high and deep it is. Draws nothing.

All y here are counted from the row's base, the line on which its cards hang: negative is above it.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.road_curve import Cubic, Level, Point, cubic, height_at
from paku_studio.drawing.road_marks import mark_places
from paku_studio.drawing.road_rows import Cell, Standing
from paku_studio.drawing.road_scale import Ground, Scale
from paku_studio.drawing.road_story import Stretch
from paku_studio.drawing.road_type import Passage, Pen, set_text
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure

LANE_GAP = 22.0
WORDS_CLEAR, STOP = 5.0, 7.0
RAMP = 41.0
LABEL_LINES = 3
NOTE_LINES = 4
PHASE_NOTES = 3
DEEPEST = 6
"""Side steps of side steps hang lower and lower, down to this depth."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A cell on the sheet: its left edge, how far below the base its card begins, its stop on the road if it has one.

    `gap`: nothing leads on from here.
    """

    cell: Cell
    column: int
    x: float
    top: float
    stop: Point | None
    gap: bool = False

    @property
    def width(self) -> float:
        """The card's width."""
        return self.cell.body.width if self.cell.body else 0.0

    @property
    def bottom(self) -> float:
        """How far below the base its slips reach."""
        return self.top + (self.cell.body.total if self.cell.body else 30.0)


@dataclass(frozen=True, slots=True)
class LaneRun:
    """Moments at the same time within one row: where the road divides and joins again, and each lane's y."""

    start: float
    end: float
    ys: tuple[float, ...]
    words: str
    words_at: float


@dataclass(frozen=True, slots=True)
class Label:
    """A phase's name over its first card in the row, with what was said of the phase."""

    stretch: Stretch
    x: float
    begins: bool
    name: Passage
    said: tuple[Passage, ...]
    height: float

    @property
    def width(self) -> float:
        """Its widest line."""
        return max([self.name.width, *(passage.width + 16 for passage in self.said)])


@dataclass(frozen=True, slots=True)
class Knot:
    """A point that the line passes, and whether the feeling there was told."""

    x: float
    y: float
    told: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Something that stands above the base from one x to another, and how high."""

    start: float
    end: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the road. `reaches`: what stands how high above the base; `depth`: how far its cards hang below."""

    index: int
    stood: tuple[Stood, ...]
    knots: tuple[Knot, ...]
    lanes: tuple[LaneRun, ...]
    labels: tuple[Label, ...]
    reaches: tuple[Reach, ...]
    depth: float
    rise: float
    last: bool
    lift: float

    @property
    def curves(self) -> tuple[Cubic, ...]:
        """The line from knot to knot."""
        points = [(knot.x, knot.y) for knot in self.knots]
        return tuple(cubic(a, b) for a, b in itertools.pairwise(points))


@dataclass(frozen=True, slots=True)
class Heights:
    """What every row needs to know of the whole road: each step's level, and how much one step of feeling rises."""

    levels: Mapping[str, Level]
    rise: float
    gaps: frozenset[str] = frozenset()
    lift: float = 0.0
    """Points by which a row's line lies higher, so that a large mark stands clear of its card."""

    def y(self, scale: Scale, level: float) -> float:
        """A level's y, from the row's base."""
        return -scale.below - self.lift - (2 + level) * self.rise


def measure_row(
    index: int,
    standing: Sequence[Standing],
    before: Level,
    ground: Ground,
    heights: Heights,
    pen: Pen,
    *,
    last: bool,
    start: float,
) -> Row:
    """Measure a row. `before`: the road's level where the row begins; `start`: the x at which it does."""
    scale = ground.scale
    heights = replace(heights, lift=_lift(standing, heights, scale))
    lanes, lane_ys = _lanes(standing, ground, heights)
    stood = tuple(_stand(each, ground, heights, lane_ys) for each in standing)
    knots = _knots(stood, before, ground, heights, lane_ys, last=last, start=start)
    labels = _labels(standing, ground, pen)
    depth = max((each.bottom for each in stood), default=20.0)
    row = Row(index, stood, knots, lanes, labels, (), depth, heights.rise, last, heights.lift)
    row = replace(row, lanes=tuple(_with_clear_words(run, row, scale) for run in lanes))
    return replace(row, reaches=_reaches(row, scale))


def _lift(standing: Sequence[Standing], heights: Heights, scale: Scale) -> float:
    """How much higher the line must lie for the lowest critical or meaningful mark to clear its card's edge."""
    clear = scale.mark + 2.5
    if scale.steady:
        return max(0.0, clear - scale.below)
    found = 0.0
    for each in standing:
        step, card = each.cell.step, each.cell.body.card if each.cell.body else None
        if step is not None and not step.depth and card is not None and (card.critical or card.meaningful):
            stands = scale.below + (2 + heights.levels[step.moment.id].height) * heights.rise
            found = max(found, clear - stands)
    return found


def reach_between(row: Row, start: float, end: float) -> float:
    """How far above the base anything of the row stands between two x."""
    return max((each.height for each in row.reaches if each.start < end and start < each.end), default=0.0)


def _stand(standing: Standing, ground: Ground, heights: Heights, lane_ys: Mapping[str, tuple[float, float]]) -> Stood:
    scale = ground.scale
    cell, x = standing.cell, ground.column(standing.column)
    if cell.step is None:
        return Stood(cell, standing.column, x, -2.0, None)
    depth = min(cell.step.depth, DEEPEST)
    top = -2.0 + depth * scale.side_drop
    if depth:
        return Stood(cell, standing.column, x, top, None)
    record = cell.step.moment.id
    y = lane_ys[record][0] if record in lane_ys else heights.y(scale, heights.levels[record].height)
    return Stood(cell, standing.column, x, top, (x + scale.card / 2, y), record in heights.gaps)


def _lanes(
    standing: Sequence[Standing], ground: Ground, heights: Heights
) -> tuple[tuple[LaneRun, ...], dict[str, tuple[float, float]]]:
    """The row's lanes, and for each moment on one: its lane's y and the y of the middle."""
    groups: dict[str, list[Standing]] = {}
    for each in standing:
        step = each.cell.step
        if step is not None and step.lane is not None and step.depth == 0:
            groups.setdefault(step.lane.group, []).append(each)
    runs, ys = [], {}
    for members in groups.values():
        run, middle = _lane_run(members, standing, ground, heights)
        runs.append(run)
        for place, each in enumerate(members):
            if each.cell.step is not None:
                ys[each.cell.step.moment.id] = (run.ys[place] if len(run.ys) > 1 else middle, middle)
    return tuple(run for run in runs if len(run.ys) > 1), ys


def _lane_run(
    members: Sequence[Standing], standing: Sequence[Standing], ground: Ground, heights: Heights
) -> tuple[LaneRun, float]:
    scale = ground.scale
    steps = [each.cell.step for each in members if each.cell.step is not None]
    middle = heights.y(scale, heights.levels[steps[0].moment.id].height)
    reach = LANE_GAP * (len(members) - 1) / 2
    middle = min(middle, -scale.below + 1 - reach)
    first, last = members[0], members[-1]
    left, right = ground.column(first.column), ground.column(last.column) + scale.card
    start = left + 4 if first is standing[0] else left - scale.gap / 2 - 4
    end = right - 4 if last.column + last.cell.span >= ground.columns else right + min(scale.gap, 13) / 2 + 4
    ys = tuple(middle - reach + LANE_GAP * place for place in range(len(members)))
    words_at = left + scale.card + scale.gap / 2
    words = steps[0].lane.words if steps[0].lane else ""
    return LaneRun(start, end, ys, words, words_at), middle


def _with_clear_words(run: LaneRun, row: Row, scale: Scale) -> LaneRun:
    """Its words as near to their usual place as nothing between the lanes touches them; there if all is full."""
    half = measure(run.words, SEMIBOLD, scale.actor) / 2 + WORDS_CLEAR
    taken = sorted(span for each in row.stood for span in _taken_between(each, row, run, scale))
    free, start = [], run.start + RAMP
    for left, right in [*taken, (run.end - RAMP, run.end)]:
        free.append((start + half, left - half))
        start = max(start, right)
    places = [min(max(run.words_at, first), last) for first, last in free if first <= last]
    return replace(run, words_at=min(places, key=lambda x: abs(x - run.words_at), default=run.words_at))


def _taken_between(stood: Stood, row: Row, run: LaneRun, scale: Scale) -> Iterator[tuple[float, float]]:
    """From where to where a moment's stop, rings and way to its side steps stand between the first two lanes."""
    card = stood.cell.body.card if stood.cell.body else None
    if stood.stop is None or card is None or not run.start <= stood.stop[0] <= run.end or stood.stop[1] > run.ys[1]:
        return
    marks, face = mark_places(card, stood.stop[0], scale)
    stops = [(middle, size) for _, middle, size in marks] or [(stood.stop[0], STOP)]
    stops += [(face, scale.face)] if card.height is not None else []
    yield min(middle - size for middle, size in stops), max(middle + size for middle, size in stops)
    rings = min(2, len(card.handovers)) or int(stood.gap)
    if rings:
        x, _ = ring_at(stood, row, ())
        radius = scale.mark * 0.8 + 3
        yield x - radius - (rings - 1) * (radius * 2 + 6), x + radius
    record = stood.cell.step.moment.id if stood.cell.step else ""
    for each in row.stood:
        if each.cell.step is not None and each.cell.step.depth and each.cell.step.parent == record:
            yield stood.x + stood.width * 0.98, each.x + scale.card * 0.28 + 2


def _knots(
    stood: Sequence[Stood],
    before: Level,
    ground: Ground,
    heights: Heights,
    lane_ys: Mapping[str, tuple[float, float]],
    *,
    last: bool,
    start: float,
) -> tuple[Knot, ...]:
    scale = ground.scale
    stops = []
    for each in stood:
        if each.stop is not None and each.cell.step is not None:
            record = each.cell.step.moment.id
            y = lane_ys[record][1] if record in lane_ys else each.stop[1]
            stops.append(Knot(each.stop[0], y, heights.levels[record].told))
    level_y = heights.y(scale, before.height)
    first = stops[0] if stops else Knot(0, level_y, False)
    final = stops[-1] if stops else Knot(0, level_y, False)
    end = ground.right - 9
    if last:
        used = max((each.x + each.width for each in stood), default=ground.first)
        end = min(ground.right - 12, used + 34)
    start_told = before.told and first.told
    return (Knot(start, first.y, start_told), *stops, Knot(end, final.y, final.told))


def _labels(standing: Sequence[Standing], ground: Ground, pen: Pen) -> tuple[Label, ...]:
    """A label where a phase begins in the row, or goes on from the row before."""
    starts = [
        (each, each.cell.begins)
        for place, each in enumerate(standing)
        if place == 0 or each.cell.stretch is not standing[place - 1].cell.stretch
    ]
    edges = [*(ground.column(each.column) for each, _ in starts[1:]), ground.right]
    found = []
    for (each, begins), edge in zip(starts, edges, strict=False):
        x = ground.column(each.column)
        label = _label(each.cell.stretch, x, edge - x - ground.scale.gap, begins, ground.scale, pen)
        if label is not None:
            found.append(label)
    return tuple(found)


def _label(stretch: Stretch, x: float, width: float, begins: bool, scale: Scale, pen: Pen) -> Label | None:
    from paku_studio.locale import translator

    most = LABEL_LINES if scale.limited else 0
    if not begins:
        if not stretch.label.strip():
            return None
        text = translator(pen.language)("%(phase)s continues") % {"phase": stretch.label}
        size = scale.phase_again
        name = set_text(text, REGULAR, size, size * 1.1, width, pen.spoken, most=1 if scale.limited else 0)
        return Label(stretch, x, False, name, (), name.height)
    name = set_text(stretch.label, BOLD, scale.phase, scale.phase * 1.15, width, pen.spoken, balanced=True, most=most)
    size, lead = scale.chip, scale.chip_lead
    lines = NOTE_LINES if scale.limited else 0
    said = tuple(
        set_text(each.text, REGULAR, size, lead, min(width - 16, 330.0), pen.spoken, most=lines)
        for each in (stretch.said[:PHASE_NOTES] if scale.limited else stretch.said)
    )
    height = name.height + sum(passage.height + 3 for passage in said)
    if not name.lines and not said:
        return None
    return Label(stretch, x, True, name, said, height)


def _reaches(row: Row, scale: Scale) -> tuple[Reach, ...]:
    """What of the row stands above the base: the line, its lanes, marks, hand-overs and closed ends."""
    curves = row.curves
    found = [Reach(a.x, b.x, max(-a.y, -b.y) + scale.road) for a, b in itertools.pairwise(row.knots)]
    found += [Reach(run.start, run.end, -run.ys[0] + scale.lane) for run in row.lanes]
    for each in row.stood:
        card = each.cell.body.card if each.cell.body else None
        if card is None:
            continue
        if each.stop is not None:
            high = -each.stop[1] + mark_height(each.cell, scale)
            found.append(Reach(each.stop[0] - scale.mark, each.stop[0] + scale.mark * 5, high))
        if card.handovers or each.gap:
            x, y = ring_at(each, row, curves)
            found.append(Reach(x - 76, x + 18, scale.mark * 0.8 + (34 if each.gap and card.handovers else 21) - y))
    return tuple(found)


def mark_height(cell: Cell, scale: Scale) -> float:
    """How far a stop's mark reaches above the road's middle."""
    card = cell.body.card if cell.body else None
    if card is None:
        return 8.0
    if card.critical or card.meaningful:
        return scale.mark + 4
    if any(chip.critical for chip in card.chips):
        return scale.mark * 0.66 + 3
    return scale.face + 3 if card.height is not None else 8.0


def ring_at(stood: Stood, row: Row, curves: Sequence[Cubic]) -> Point:
    """The middle of a hand-over's ring: on the road near the card's right edge."""
    x = stood.x + stood.width - 14
    if stood.stop is not None and any(run.start <= stood.stop[0] <= run.end for run in row.lanes):
        return x, stood.stop[1]
    return x, height_at(curves, x)
