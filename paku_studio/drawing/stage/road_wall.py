"""Painting a row of the road on the wall: hills, the line, stops, marks, words, the way to the next row. No records."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from paku_studio.drawing.display import Command, Group, Item, Path
from paku_studio.drawing.road_curve import Cubic, Point, cubic, cut, drawn, height_at, rounded
from paku_studio.drawing.road_story import Step, Story
from paku_studio.drawing.road_words import FEELINGS
from paku_studio.drawing.shapes import arrowhead, circle, curve, diamond, face_dot, line, star
from paku_studio.drawing.stage.flow import Band, Drawn
from paku_studio.drawing.stage.ground import MARGIN, Ground, Target
from paku_studio.drawing.stage.road_rows import Row, Stop
from paku_studio.drawing.stage.words import set_lines
from paku_studio.models import MomentStatus

ROAD = 7.0
OVER_STOP, UNDER_STOP, UNDER_SIDE = 28.0, 30.0, 54.0
"""Free above the highest stop of a band, and below the lowest, where side steps hang."""
MARKED = 0.36
"""How wide the marking along the road's middle is, of the road."""
UNTOLD, UNASKED = (7.0, 9.0), (14.0, 16.0)
"""That marking where a moment's feeling was not told, and where nobody was asked of any."""
SIDE_DOWN = 30.0
UNTOLD_SIGN = 64.0
OUTSIDE = 30.0
"""How far outside the margin the way to the next row runs."""


def row_band(row: Row, story: Story, on: Ground, gap: float = 34.0) -> Band:
    """The row as a band of a picture."""

    def draw(top: float, above: Band | None, above_top: float) -> Drawn:
        before = above.key if above is not None and isinstance(above.key, Row) else None
        way = _way_down(before, above_top, row, top, top - gap / 2, on) if before is not None else []
        return _row(row, story, on, top, way)

    return Band(row.height, draw, gap, row)


def _row(row: Row, story: Story, on: Ground, top: float, way: list[Item]) -> Drawn:
    upper = top + row.over
    base = upper + row.band
    curves = _curves(row, upper, on)
    items: list[Item] = [*_hills(row, curves, upper, base, on), *way]
    items += _line(row, curves, story, on)
    targets: list[Target] = []
    for stop in row.stops:
        items.append(_stop(row, stop, curves, base, on))
        box = (stop.left, upper, stop.width - 4, base + row.under - upper)
        targets.append((stop.step.moment.id, box))
    for reach in row.reaches:
        style = row.names if not reach.begun else on.small()
        items += set_lines(reach.name, reach.left + 2, top + row.over - 6 - len(reach.name) * style.lead, style)
        if reach.name:
            across = (reach.left, top, reach.right - reach.left, row.over)
            targets.append((reach.stretch.id, across))
    return tuple(items), tuple(targets)


def road_y(stop: Stop, row: Row, upper: float) -> float:
    """How high the road runs at a stop."""
    side = any(each.step.depth for each in row.stops)
    highest, lowest = upper + OVER_STOP, upper + row.band - (UNDER_SIDE if side else UNDER_STOP)
    return lowest - (stop.level.height + 2) / 4 * (lowest - highest)


def _curves(row: Row, upper: float, on: Ground) -> tuple[Cubic, ...]:
    points: list[Point] = [(stop.x, road_y(stop, row, upper)) for stop in row.stops if not stop.step.depth]
    if not points and row.stops:
        points = [(row.stops[0].x, road_y(row.stops[0], row, upper))]
    if not points:
        return ()
    ends = [(MARGIN - 12, points[0][1]), *points, (on.right + 6, points[-1][1])]
    return tuple(cubic(start, end) for start, end in pairwise(ends))


def _hills(row: Row, curves: tuple[Cubic, ...], upper: float, base: float, on: Ground) -> list[Item]:
    """Each phase's own ground below the road, and a dotted line where the next begins."""
    found: list[Item] = []
    for place, reach in enumerate(row.reaches):
        right = on.right if place == len(row.reaches) - 1 else reach.right
        piece = cut(curves, reach.left, right)
        if not piece:
            continue
        down: tuple[Command, ...] = (("L", right, base), ("L", reach.left, base), ("Z",))
        found.append(Path((*drawn(piece), *down), fill=on.theme.hill(reach.stretch.place)))
        if place:
            found += line(reach.left, upper, reach.left, base, stroke=on.theme.line_strong, width=2.5, dash=(0.1, 7))
    return found


def _line(row: Row, curves: tuple[Cubic, ...], story: Story, on: Ground) -> list[Item]:
    """The road: double where things happen at the same time, broken where nothing leads on."""
    colours = on.theme
    if not curves:
        return []
    found: list[Item] = [Path(drawn(curves), stroke=colours.road, width=ROAD, cap="round")]
    if is_quiet(story):
        found.append(_marking(curves, UNASKED, on))
    else:
        found += [_marking(run, UNTOLD, on) for run in _untold_runs(row, curves)]
    for stop, after in zip(row.stops, row.stops[1:], strict=False):
        lane, other = stop.step.lane, after.step.lane
        if lane and other and lane.group == other.group:
            piece = drawn(cut(curves, stop.x, after.x))
            found.append(Path(piece, stroke=colours.road, width=ROAD + 8))
            found.append(Path(piece, stroke=colours.surface, width=6))
    for stop in row.stops:
        if stop.step.moment.id in story.gaps:
            found += _broken(stop, curves, on)
    if row.last:
        x, y = curves[-1][3]
        found += arrowhead(x + 14, y, 0, 22, colours.road)
    return found


def _marking(curves: Sequence[Cubic], dash: tuple[float, float], on: Ground) -> Path:
    return Path(drawn(curves), stroke=on.theme.surface, width=ROAD * MARKED, dash=dash)


def _untold_runs(row: Row, curves: Sequence[Cubic]) -> Iterator[tuple[Cubic, ...]]:
    """The parts of the line that do not run between told feelings, neighbours joined."""
    stops = [stop for stop in row.stops if not stop.step.depth] or list(row.stops[:1])
    told = [stops[0].level.told, *(stop.level.told for stop in stops), stops[-1].level.told]
    known = [one and other for one, other in pairwise(told)]
    for is_told, run in groupby(zip(known, curves, strict=True), key=itemgetter(0)):
        if not is_told:
            yield tuple(curve for _, curve in run)


def tells_not_all(story: Story, steps: Sequence[Step]) -> bool:
    """Whether feelings were asked or told, but not at each of these moments of the road itself."""
    return not is_quiet(story) and any(not step.depth and step.moment.feeling not in FEELINGS for step in steps)


def untold_sign(x: float, middle: float, on: Ground) -> list[Item]:
    """A piece of the road whose height nobody told, as wide as `UNTOLD_SIGN`."""
    piece = (cubic((x + 4, middle), (x + UNTOLD_SIGN - 4, middle)),)
    return [Path(drawn(piece), stroke=on.theme.road, width=ROAD, cap="round"), _marking(piece, UNTOLD, on)]


def is_quiet(story: Story) -> bool:
    """Whether the road says nothing of feelings: nobody was asked, and nobody told."""
    return not story.asked_feelings and not any(step.moment.feeling in FEELINGS for step in story.steps)


def _broken(stop: Stop, curves: tuple[Cubic, ...], on: Ground) -> list[Item]:
    """A closed road right of a stop: a gap with a bar at either side."""
    x = min(stop.x + stop.width * 0.5, on.right - 14)
    y = height_at(curves, x)
    found: list[Item] = [*line(x - 9, y, x + 9, y, stroke=on.theme.paper, width=ROAD + 6)]
    for side in (-9, 9):
        found += line(x + side, y - 13, x + side, y + 13, stroke=on.theme.critical, width=4)
    return found


def _way_down(before: Row, before_top: float, row: Row, top: float, between: float, on: Ground) -> list[Item]:
    """From the right end of the row before round to the left end of this one, between their words."""
    old, new = _curves(before, before_top + before.over, on), _curves(row, top + row.over, on)
    if not old or not new:
        return []
    (_, _, _, end), (start, _, _, _) = old[-1], new[0]
    right, left = on.right + OUTSIDE, MARGIN - OUTSIDE
    points = (end, (right, end[1]), (right, between), (left, between), (left, start[1]), start)
    middle = on.width / 2
    head = arrowhead(middle - 8, between, 180, 15, on.theme.road)
    return [Path(rounded(points, 15), stroke=on.theme.road, width=2.5), *head]


def _stop(row: Row, stop: Stop, curves: tuple[Cubic, ...], base: float, on: Ground) -> Group:
    x, y = stop.x, height_at(curves, stop.x)
    found: list[Item] = []
    if stop.step.depth:
        found += curve(
            (x - 22, height_at(curves, x - 22)),
            (x - 6, y),
            (x, y + 6),
            (x, y + SIDE_DOWN),
            stroke=on.theme.road,
            width=3.5,
        )
        y += SIDE_DOWN
    found += _sign(row, stop, x, y, on)
    if row.numbers_only:
        found += set_lines(stop.words, x, base + 8, row.style, "middle")
    else:
        found += set_lines(stop.words, stop.left + 2, base + 8, row.style)
    return Group(tuple(found), id=stop.step.moment.id)


def _sign(row: Row, stop: Stop, x: float, y: float, on: Ground) -> list[Item]:
    """The mark, else the told feeling's face, else a plain stop; with room, the face stands beside the mark."""
    colours, moment = on.theme, stop.step.moment
    feeling = FEELINGS.get(moment.feeling)
    small = 0.72 if stop.step.depth else 1.0
    found: list[Item] = []
    if (moment.critical or moment.meaningful) and feeling is not None and not row.numbers_only:
        found += _face(feeling, x + 40 * small, y, 15 * small, on)
    if row.numbers_only:
        small *= min(1.0, stop.width / 66)
    if moment.critical:
        found += diamond(x, y, 22 * small, colours.critical, colours.paper, 5, bang=colours.on_dark)
        both = star(x + 17 * small, y - 15 * small, 12 * small, colours.meaningful, colours.paper, 5)
        return [*found, *(both if moment.meaningful else ())]
    if moment.meaningful:
        return [*found, *star(x, y, 22 * small, colours.meaningful, colours.paper, 7)]
    if feeling is not None:
        return [*_face(feeling, x, y, 17 * small, on)]
    dash = (4.0, 3.0) if moment.status is MomentStatus.DID_NOT_HAPPEN else ()
    return [*circle(x, y, 11 * small, fill=colours.surface, stroke=colours.road, width=4 * small, dash=dash)]


def _face(feeling: int, x: float, y: float, radius: float, on: Ground) -> tuple[Item, ...]:
    return face_dot(feeling, x, y, radius, on.theme.road, on.theme.surface, on.theme.road, 3)
