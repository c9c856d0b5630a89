"""The two threads of a huoneentaulu: they come from both sides, wind once round each line, and part. Knows no words.

The solid thread is the client's, the dashed one the worker's. All of it is ornament: an artifact on paper.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Path
from paku_studio.drawing.poster_ground import PosterGround
from paku_studio.drawing.shapes import circle
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import Point, smooth

SAMPLES = 12
"""Points of the curve from knot to knot."""
SOLID, DASHED, DASH = 3.0, 2.8, (7.5, 6.0)
KNOT = 4.8
TAIL = 47.0
"""From the last knot to where the threads cross once more. All in points of A3."""
_SAMPLED = range(1, SAMPLES + 1)
UNEVEN = 2.2
"""A way so many times as long as its neighbour is parted."""
MOST_BEND = 74.0
"""The height in which a thread turns onto the ground."""
QUARTER, OVAL = 6, 1.45
"""Points of a quarter turn; how much wider than high it is."""
WAVE = 4.0


@dataclass(frozen=True, slots=True)
class Strands:
    """Points of both threads, each in the order in which it runs."""

    client: tuple[Point, ...]
    worker: tuple[Point, ...]

    def then(self, client: Sequence[Point], worker: Sequence[Point]) -> "Strands":
        """The same, going on."""
        return Strands((*self.client, *client), (*self.worker, *worker))


def painted(strands: Strands, theme: Theme, unit: float) -> Group:
    """Both threads, the client's on top."""
    dash = tuple(part * unit for part in DASH)
    return Group(
        role="Artifact",
        children=(
            Path(smooth(evened(strands.worker)), stroke=theme.spruce, width=DASHED * unit, dash=dash, cap="round"),
            Path(smooth(evened(strands.client)), stroke=theme.spruce, width=SOLID * unit, cap="round"),
        ),
    )


def evened(points: Sequence[Point]) -> list[Point]:
    """The points with more of them where a long way follows a short one: a curve through them swings out there."""
    found: list[Point] = []
    for number, (start, end) in enumerate(itertools.pairwise(points)):
        found.append(start)
        way = math.dist(start, end)
        before = math.dist(points[number - 1], start) if number else way
        after = math.dist(end, points[number + 2]) if number + 2 < len(points) else way
        shares = [*_growing(before, way), *(1 - share for share in _growing(after, way))]
        found += [
            (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share) for share in sorted(shares)
        ]
    return [*found, *points[-1:]]


def _growing(first: float, way: float) -> list[float]:
    """Shares of the first half of a way, ever farther apart, that begin with a step as long as the one before."""
    shares = []
    reached = max(first, 1.0)
    while reached * UNEVEN < way:
        shares.append(reached / way)
        reached *= UNEVEN
    return [share for share in shares if share < 0.5]


def knots(spine: float, heights: Sequence[float], theme: Theme, unit: float, *, rings: bool = False) -> Group:
    """A knot for each line; rings where nothing is written yet."""
    drawn: list[Path] = []
    for y in heights:
        if rings:
            drawn += circle(spine, y, KNOT * unit, fill=theme.paper, stroke=theme.spruce, width=2.2 * unit)
        else:
            drawn += circle(spine, y, KNOT * unit, fill=theme.spruce)
    return Group(tuple(drawn), role="Artifact")


def wound(ground: PosterGround, heights: Sequence[float], spine: float) -> Strands:
    """Both threads from the first knot to the last, half a turn from each to the next."""
    places = [(heights[0], 0.0)] if heights else []
    for number, (above, below) in enumerate(itertools.pairwise(heights)):
        steps = range(1, SAMPLES + 1)
        places += [(above + (below - above) * step / SAMPLES, math.pi * (number + step / SAMPLES)) for step in steps]
    return _opened(ground, spine, places)


def crossing(ground: PosterGround, heights: Sequence[float], spine: float, tail: float) -> Strands:
    """What follows the last knot, so that the client's thread ends on the right: a last crossing, if it needs one.

    `tail`: how far below the knot they cross.
    """
    turns = len(heights) - 1
    if turns % 2:
        return Strands((), ())
    count = SAMPLES // 2
    places = [(heights[-1] + tail * n / count, math.pi * (turns + n / SAMPLES)) for n in range(1, count + 1)]
    return _opened(ground, spine, places)


def side_by_side(ground: PosterGround, heights: Sequence[float], spine: float, y: float) -> Strands:
    """What follows the last knot of threads that part on the ground at `y`: they turn only a little above it."""
    unit, drop = ground.unit, y - heights[-1]
    spare = max(0.0, drop - MOST_BEND * unit)
    if (len(heights) - 1) % 2 == 0:
        usual = drop * 0.64 if ground.easy else min(TAIL * unit, drop * 0.55)
        if spare < TAIL * unit:
            return crossing(ground, heights, spine, max(usual, spare))
        turn = min(spare, 2.4 * TAIL * unit)
        places = [(heights[-1] + turn * n / SAMPLES, math.pi * (len(heights) - 1 + n / SAMPLES)) for n in _SAMPLED]
        strands = _opened(ground, spine, places)
        return strands.then(*_hanging(ground, spine, heights[-1] + turn, heights[-1] + spare))
    return Strands((), ()).then(*_hanging(ground, spine, heights[-1], heights[-1] + spare))


def _hanging(ground: PosterGround, spine: float, start: float, end: float) -> tuple[list[Point], list[Point]]:
    """Both threads straight down beside each other, the client's on the right."""
    if end - start < 10 * ground.unit:
        return [], []
    downs = [*(start + (end - start) * share for share in (0.3, 0.65)), end - 6 * ground.unit, end]
    return [(spine + ground.reach, down) for down in downs], [(spine - ground.reach, down) for down in downs]


def going_on(ground: PosterGround, heights: Sequence[float], spine: float) -> Strands:
    """What follows the last knot where the threads leave at the sheet's lower edge: they wind on."""
    turns, start = len(heights) - 1, heights[-1]
    end, pitch = ground.height - ground.edge, 2 * TAIL * ground.unit
    count = max(1, math.ceil((end - start) / pitch * SAMPLES))
    span = (end - start) / count
    places = [(start + span * n, math.pi * (turns + span * n / pitch)) for n in range(1, count + 1)]
    return _opened(ground, spine, places)


def from_above(ground: PosterGround, first: float, spine: float) -> Strands:
    """From the upper edge of a later sheet to its first knot."""
    heights = [ground.edge, *(ground.edge + (first - ground.edge) * part for part in (0.35, 0.7))]
    return Strands(tuple((spine - ground.reach, y) for y in heights), tuple((spine + ground.reach, y) for y in heights))


def waves(start: float, end: float, y: float, unit: float) -> list[Point]:
    """A ground from `start` to `end`, rising and falling a little; both ends stand at `y`."""
    count = max(2, round(abs(end - start) / (92 * unit)))
    swing = (-0.7, 0.75, -0.6, 0.5)
    inner = [(start + (end - start) * n / count, y + WAVE * unit * swing[n % len(swing)]) for n in range(1, count)]
    return [(start, y), *inner, (end, y)]


def _opened(ground: PosterGround, spine: float, places: Sequence[tuple[float, float]]) -> Strands:
    reaches = [(_bow(math.cos(phase), ground.sharpness) * ground.reach, y) for y, phase in places]
    return Strands(tuple((spine - reach, y) for reach, y in reaches), tuple((spine + reach, y) for reach, y in reaches))


def _bow(share: float, sharpness: float) -> float:
    return math.copysign(abs(share) ** sharpness, share)


# where they come from


def down_from_scene(ground: PosterGround, scene: float, spine: float, first: float) -> Strands:
    """Under the picture from both sides, round below it to the left, down into the first opening."""
    unit, reach = ground.unit, ground.reach

    def at(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((x * unit, scene + y * unit) for x, y in points)

    client = at(
        ((110, 4), (190, 9), (270, 5), (340, 8), (384, 7), (408, 18), (415, 38), (402, 58), (362, 65), (290, 62),
         (210, 66), (148, 78), (108, 104))
    )  # fmt: skip
    worker = at(
        ((722, 11), (642, 5), (562, 9), (492, 6), (458, 8), (434, 18), (427, 40), (412, 68), (368, 77), (290, 74),
         (214, 78), (158, 89), (122, 112))
    )  # fmt: skip
    low = [y for y in (scene + 138 * unit, scene + 176 * unit) if y < first - 30 * unit]
    left = [(spine - reach * (0.3 + 0.5 * n), y) for n, y in enumerate(low)]
    right = [(spine + reach * (1.45 - 0.35 * n), y) for n, y in enumerate(low)]
    return Strands(
        ((ground.edge, scene + 9 * unit), *client, *left),
        ((ground.width - ground.edge, scene + 8 * unit), *worker, *right),
    )


def down_from_sides(ground: PosterGround, y: float, spine: float, first: float) -> Strands:
    """Along one line from both sides, and down into the first opening."""
    unit, reach = ground.unit, ground.reach
    turn = min(34 * unit, (first - y) * 0.7)
    left = spine - reach
    right = spine + reach
    bend = min(turn, left - ground.edge - 2)
    client = waves(ground.edge, left - bend, y, unit) if left - bend - ground.edge > 60 * unit else [(ground.edge, y)]
    worker = waves(ground.width - ground.edge, right + turn, y, unit)
    return Strands(
        (*client, (left - bend * 0.45, y + turn * 0.12), (left - bend * 0.1, y + turn * 0.5), (left, y + turn)),
        (*worker, (right + turn * 0.45, y + turn * 0.12), (right + turn * 0.1, y + turn * 0.5), (right, y + turn)),
    )


# where they go


def past_home(ground: PosterGround, end: Strands, y: float) -> tuple[Strands, Point]:
    """The client's thread goes on to the right along `y`; the worker's stays at an open ring, whose place is given."""
    unit = ground.unit
    (wx, wy) = end.worker[-1]
    crossed, long = _crossed(ground, end), y - wy > (MOST_BEND + 10) * unit
    aside = -max((14 if long else 6) * unit, 0.4 * ground.reach) if crossed else 1.5 * unit
    place = (wx + aside, wy + min(28 * unit, (y - wy) * 0.62))
    if long or not crossed:
        client = _down_and_round(ground, end, y)
    else:
        cx, cy = end.client[-1]
        drop = y - cy
        reach = max(drop, 1.6 * ground.reach)
        bend = ((0.18, 0.40), (0.58, 0.80), (1.42, 0.99))
        client = [(cx + reach * across, cy + drop * down) for across, down in bend]
        client += waves(cx + 2.6 * reach, ground.width - ground.edge, y, unit)[1:]
    return end.then(client, [(place[0] - aside * 0.2, place[1] - 6 * unit)]), place


def _down_and_round(ground: PosterGround, end: Strands, y: float) -> list[Point]:
    """The client's thread swings out as it came, hangs straight down, and turns in a quarter of an oval onto `y`."""
    unit = ground.unit
    found = _swinging_out(ground, end, y)
    cx, cy = found[-1] if found else end.client[-1]
    drop = min(y - cy, MOST_BEND * unit)
    start = y - drop
    if start - cy > 24 * unit:
        found += [(cx, cy + (start - cy) * share) for share in (0.3, 0.65)]
        found += [(cx, start - 6 * unit), (cx, start)]
    across = OVAL * drop
    turns = [math.pi / 2 * step / QUARTER for step in range(1, QUARTER + 1)]
    found += [(cx + across * (1 - math.cos(turn)), start + drop * math.sin(turn)) for turn in turns]
    return [*found, *waves(cx + across, ground.width - ground.edge, y, unit)[1:]]


def _swinging_out(ground: PosterGround, end: Strands, y: float) -> list[Point]:
    """Where the threads cross, the client's goes on in its own curve until it hangs beside the middle."""
    if not _crossed(ground, end):
        return []
    (bx, by), (cx, cy) = end.client[-2:]
    pitch = math.pi / 2 * (cy - by) / max(cx - bx, 0.1)
    reach = min(ground.reach, max(0.0, y - cy - MOST_BEND * ground.unit) / max(pitch, 0.1))
    turns = [math.pi / 2 * step / QUARTER for step in range(1, QUARTER + 1)]
    if reach < 1:
        return []
    return [(cx + reach * math.sin(turn), cy + reach * pitch * turn / (math.pi / 2)) for turn in turns]


def _crossed(ground: PosterGround, end: Strands) -> bool:
    """Whether the threads end where they cross, not where they are open."""
    return abs(end.client[-1][0] - end.worker[-1][0]) < ground.reach


def both_ways(ground: PosterGround, end: Strands, y: float) -> Strands:
    """The client's thread goes to the right along `y`, the worker's to the left."""
    unit = ground.unit
    crossed = _crossed(ground, end)
    (cx, cy), (wx, wy) = end.client[-1], end.worker[-1]
    drop = y - cy
    if crossed:
        bend, reached = [(0.16, 0.30), (0.45, 0.62), (0.95, 0.90), (1.9, 1.0)], 1.9
    else:
        turns, reached = [math.pi / 2 * step / QUARTER for step in range(1, QUARTER + 1)], OVAL
        bend = [(OVAL * (1 - math.cos(turn)), math.sin(turn)) for turn in turns]
    client = [(cx + drop * across, cy + drop * down) for across, down in bend]
    worker = [(wx - drop * across, wy + drop * down) for across, down in bend]
    return end.then(
        [*client, *waves(cx + reached * drop, ground.width - ground.edge, y, unit)[1:]],
        [*worker, *waves(wx - reached * drop, ground.edge, y, unit)[1:]],
    )


def ring(place: Point, theme: Theme, unit: float) -> Group:
    """Where the worker's thread stays: an open ring."""
    return Group(
        tuple(circle(*place, 5 * unit, fill=theme.paper, stroke=theme.spruce, width=DASHED * unit)), role="Artifact"
    )
