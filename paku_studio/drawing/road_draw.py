"""Painting the road of one row: hills, line, lanes, the bends to the next row. Knows no cards and no records."""

from collections.abc import Sequence

from paku_studio.drawing.display import Item, Path
from paku_studio.drawing.road_curve import Cubic, Point, cut, drawn, height_at, rounded, without
from paku_studio.drawing.road_layout import PlacedRow
from paku_studio.drawing.road_links import LEVEL
from paku_studio.drawing.road_marks import head, line, pale_road, patch
from paku_studio.drawing.road_measure import RAMP, Knot, Row, Stood, ring_at
from paku_studio.drawing.road_scale import Ground, Scale
from paku_studio.drawing.road_type import Pen

BREAK = 34.0
BEND = 10.0
NOT_TOLD, NOT_ASKED = (5.0, 6.0), (12.0, 10.0)
"""The marking along the road's middle where a stop's feeling was not told, and where nobody was asked of any."""


def curves_on(placed: PlacedRow) -> tuple[tuple[Cubic, bool], ...]:
    """The row's line on its sheet, piece by piece, each with whether the feelings at both its ends were told."""
    pieces = []
    for curve, before, after in zip(placed.row.curves, placed.row.knots, placed.row.knots[1:], strict=False):
        pieces.append((moved(curve, placed.base), before.told and after.told))
    return tuple(pieces)


def moved(curve: Cubic, down: float) -> Cubic:
    """The curve so much lower on the sheet."""
    (a, b), (c, d), (e, f), (g, h) = curve
    return (a, b + down), (c, d + down), (e, f + down), (g, h + down)


def hills(placed: PlacedRow, pen: Pen, scale: Scale, *, told: bool) -> list[Item]:
    """Each phase's hill below the road, the line of neither good nor bad, and a dotted border between phases."""
    row = placed.row
    curves = [curve for curve, _ in curves_on(placed)]
    bottom = placed.base + 8
    found: list[Item] = []
    edges = _phase_edges(row, scale)
    for start, end, phase in edges:
        pieces = cut(curves, start, end)
        if not pieces:
            continue
        tint = pen.theme.hill(phase)
        outline = (("M", start, bottom), *drawn(pieces, begin=False), ("L", end, bottom), ("Z",))
        found.append(Path(outline, fill=tint))
    if told:
        found += _neutral(placed, row, scale, pen)
    for start, _, _ in edges[1:]:
        found.append(line(((start, placed.top + 2), (start, bottom)), pen.theme.line_strong, 0.9, (0.1, 3.2)))
    return found


def _phase_edges(row: Row, scale: Scale) -> list[tuple[float, float, int]]:
    """From where to where each phase's hill goes in the row, and the phase's place in the pathway."""
    starts: list[tuple[float, int]] = []
    for each in row.stood:
        place = each.cell.stretch.place
        if not starts or starts[-1][1] != place:
            starts.append((each.x - min(scale.gap, 13) / 2 if starts else row.knots[0].x, place))
    ends = [*(start for start, _ in starts[1:]), row.knots[-1].x][: len(starts)]
    return [(start, end, place) for (start, place), end in zip(starts, ends, strict=True)]


def _neutral(placed: PlacedRow, row: Row, scale: Scale, pen: Pen) -> list[Item]:
    rise = placed.row.rise
    if rise < 4:
        return []
    y = placed.base - scale.below - placed.row.lift - 2 * rise
    return [line(((row.knots[0].x, y), (row.knots[-1].x, y)), pen.theme.line_strong, 0.6, (0.1, 4.0))]


def road(placed: PlacedRow, pen: Pen, scale: Scale, *, told: bool, quiet: bool = False) -> list[Item]:
    """The row's line at full weight; a stretch whose height nobody told is marked along its middle.

    `quiet`: nobody was asked how it felt, so that no stretch of it tells of feelings.
    """
    pieces = curves_on(placed)
    row = placed.row
    blocked = [(run.start + 6, run.end - 6) for run in row.lanes] + breaks(placed)
    spans = without(blocked, row.knots[0].x, row.knots[-1].x)
    sure: list[Item] = []
    unsure: list[Item] = []
    for start, end in spans:
        whole = cut([curve for curve, _ in pieces], start, end)
        sure.append(Path(drawn(whole), stroke=pen.theme.road, width=scale.road, cap="round"))
        for run in _untold_runs(pieces, start, end) if told or (quiet and row.stood) else ():
            dash = NOT_ASKED if quiet else NOT_TOLD
            unsure.append(Path(drawn(run), stroke=pen.theme.surface, width=scale.road * 0.36, dash=dash))
    return [*sure, *unsure, *_lanes(placed, pen, scale)]


def quiet_words_at(placed: PlacedRow, width: float) -> Point | None:
    """The middle of a free stretch of the row's line with room for words of that width; None where there is none."""
    row, stood = placed.row, placed.row.stood
    curves = [curve for curve, _ in curves_on(placed)]
    for place, each in enumerate(stood):
        following = stood[place + 1] if place + 1 < len(stood) else None
        if each.stop is None or each.gap or _busy(each, row):
            continue
        if following is not None and (following.stop is None or following.cell.stretch is not each.cell.stretch):
            continue
        start = each.stop[0] + _mark_reach(each, 4.5)
        end = following.stop[0] - _mark_reach(following, 1.0) if following and following.stop else row.knots[-1].x
        if end - start >= width + 18:
            middle = (start + end) / 2
            return middle, height_at(curves, middle)
    return None


def _busy(stood: Stood, row: Row) -> bool:
    """Whether the line right of a stop has other things on it: a hand-over's ring, lanes."""
    body = stood.cell.body
    on_lane = any(run.start <= stood.x + stood.width and stood.x <= run.end for run in row.lanes)
    return on_lane or body is None or bool(body.card.handovers)


def _mark_reach(stood: Stood, marks: float) -> float:
    """How far a stop's own signs reach beside it: so many halves of a mark, or the plain ring."""
    card = stood.cell.body.card if stood.cell.body else None
    marked = card is not None and (card.critical or card.meaningful or any(chip.critical for chip in card.chips))
    return 15.0 * marks if marked else 8.0


def _untold_runs(pieces: Sequence[tuple[Cubic, bool]], start: float, end: float) -> list[tuple[Cubic, ...]]:
    """The untold parts of the line between two x, neighbours joined, a little shorter than their stops' marks."""
    runs: list[list[Cubic]] = []
    joins = False
    for curve, is_told in pieces:
        part = cut([curve], max(start, curve[0][0] if joins else curve[0][0] + 6), min(end, curve[3][0]))
        if is_told or not part:
            joins = False
            continue
        if joins:
            runs[-1] += part
        else:
            runs.append(list(part))
        joins = True
    return [tuple(run) for run in runs]


def breaks(placed: PlacedRow) -> list[tuple[float, float]]:
    """Where the road is interrupted: nothing leads on, or a hand-over broke."""
    found = []
    curves = placed.row.curves
    for each in placed.row.stood:
        body = each.cell.body
        if body is None or each.stop is None:
            continue
        if each.gap or any(kind == "broken" for kind, _ in body.card.handovers[:1]):
            x = ring_at(each, placed.row, curves)[0]
            found.append((x - BREAK / 2, x + BREAK / 2))
    return found


def _lanes(placed: PlacedRow, pen: Pen, scale: Scale) -> list[Item]:
    found: list[Item] = []
    curves = [curve for curve, _ in curves_on(placed)]
    for run in placed.row.lanes:
        enter = (run.start, height_at(curves, run.start))
        leave = (run.end, height_at(curves, run.end))
        ways = [_lane(enter, leave, placed.base + y) for y in run.ys]
        upper, lower = ways[0], ways[-1]
        back = tuple((d, c, b, a) for a, b, c, d in reversed(lower))
        found.append(Path((*drawn(upper), *drawn(back, begin=False), ("Z",)), fill=pen.theme.surface))
        found += [Path(drawn(way), stroke=pen.theme.road, width=scale.lane, cap="round") for way in ways]
    return found


def _lane(enter: Point, leave: Point, y: float) -> tuple[Cubic, ...]:
    """One lane: a ramp from the road, level along, and back."""
    ramp = min(RAMP, (leave[0] - enter[0]) / 2.2)
    first = (enter[0] + ramp, y)
    last = (leave[0] - ramp, y)
    up = (enter, (enter[0] + ramp * 0.5, enter[1]), (first[0] - ramp * 0.6, y), first)
    along = (first, first, last, last)
    down = (last, (last[0] + ramp * 0.6, y), (leave[0] - ramp * 0.5, leave[1]), leave)
    return up, along, down


def bend(before: PlacedRow, after: PlacedRow, pen: Pen, ground: Ground) -> list[Item]:
    """From a row's end round to the next row's beginning, in the road's pale colour, with a head on its way."""
    scale = ground.scale
    end, start = _end(before), _start(after)
    middle = after.top - scale.row_gap / 2 + 1
    right, left = ground.right - 1, ground.left + 1
    corners = (end, (right, end[1]), (right, middle), (left, middle), (left, start[1]), start)
    centre = (left + right) / 2
    return [
        pale_road(rounded(corners, BEND), scale.road, pen.theme),
        head(centre - 4, middle, 180, scale.road * 1.9, pen.theme.road),
        *_turn(end, right, 1, scale, pen),
        *_turn(start, left, -1, scale, pen),
    ]


def leave_row(placed: PlacedRow, lower: float, pen: Pen, ground: Ground) -> list[Item]:
    """The part of a bend that lies in the band of the row it comes from, which ends at `lower`."""
    scale = ground.scale
    end, middle = _end(placed), placed.bottom + scale.row_gap / 2 + 1
    right, left = ground.right - 1, ground.left + 1
    corners = (end, (right, end[1]), (right, middle), (left, middle), (left, lower))
    return [
        pale_road(rounded(corners, BEND), scale.road, pen.theme),
        head((left + right) / 2 - 4, middle, 180, scale.road * 1.9, pen.theme.road),
        *_turn(end, right, 1, scale, pen),
    ]


def enter_row(placed: PlacedRow, upper: float, pen: Pen, ground: Ground) -> list[Item]:
    """The part of a bend that lies in the band of the row it leads to, which begins at `upper`."""
    start, left = _start(placed), ground.left + 1
    corners = ((left, upper), (left, start[1]), start)
    return [
        pale_road(rounded(corners, BEND), ground.scale.road, pen.theme),
        *_turn(start, left, -1, ground.scale, pen),
    ]


def _turn(at: Point, x: float, way: int, scale: Scale, pen: Pen) -> list[Item]:
    """The quarter circle between a row and the gutter, at full weight. `way` 1: down from the row, -1: into it."""
    corners = (at, (x, at[1]), (x, at[1] + way * (BEND + 5)))
    return [Path(rounded(corners, BEND), stroke=pen.theme.road, width=scale.road, cap="round")]


def leave_sheet(placed: PlacedRow, foot: float, pen: Pen, ground: Ground) -> list[Item]:
    """The road goes on on the next sheet: down the gutter to the foot."""
    end, right = _end(placed), ground.right - 1
    lane = pale_road((("M", right, end[1] + BEND + 4), ("L", right, foot - 8)), ground.scale.road, pen.theme)
    return [
        lane,
        *_turn(end, right, 1, ground.scale, pen),
        head(right, foot, 90, ground.scale.road * 2.1, pen.theme.road),
    ]


def enter_sheet(placed: PlacedRow, top: float, pen: Pen, ground: Ground) -> list[Item]:
    """The road comes from above down the gutter into a sheet's first row: from another sheet, or from the portrait."""
    start, left = _start(placed), ground.left + 1
    corners = ((left, top), (left, start[1]), start)
    return [Path(rounded(corners, 12), stroke=pen.theme.road, width=ground.scale.road, cap="round")]


def road_end(placed: PlacedRow, pen: Pen) -> list[Item]:
    """The head in which the whole road ends."""
    x, y = _end(placed)
    return [head(x + 11, y, 0, 13, pen.theme.road)]


def road_start(placed: PlacedRow, pen: Pen, scale: Scale) -> list[Item]:
    """The road begins with nobody at it: a plain round end."""
    x, y = _start(placed)
    return [line(((x, y - 7), (x, y + 7)), pen.theme.road, scale.road, ())]


def _end(placed: PlacedRow) -> Point:
    knot: Knot = placed.row.knots[-1]
    return knot.x, placed.base + knot.y


def _start(placed: PlacedRow) -> Point:
    knot: Knot = placed.row.knots[0]
    return knot.x, placed.base + knot.y


def words_patch(x: float, y: float, width: float, pen: Pen) -> Path:
    """Paper behind words that stand on a line, so that the line does not run through them."""
    return patch(x - width / 2 - 5, y - LEVEL / 2 + 1, width + 10, LEVEL - 2, pen.theme)
