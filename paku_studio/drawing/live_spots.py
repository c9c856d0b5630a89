"""Where on a painted row each record stands, for pointing at it: the places that painting uses too. Paints nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from paku_studio.drawing.display import Box
from paku_studio.drawing.live_full import RowView, sheets_of
from paku_studio.drawing.road_cards import Spot
from paku_studio.drawing.road_compose import BlockPlace
from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_fields import entry_places
from paku_studio.drawing.road_links import Route
from paku_studio.drawing.road_marks import mark_places
from paku_studio.drawing.road_measure import Stood
from paku_studio.drawing.road_steps import (
    arrival_corners,
    gap_box,
    label_notes,
    ring_places,
    way_corners,
    words_box,
)
from paku_studio.drawing.road_type import Pen

NEAR = 4.0
"""Points: a line is met from as far away as this."""
STOP = 9.0
"""Points: a stop without marks is met from as far away as this."""


def row_spots(view: RowView, gap_ids: Mapping[str, str], pen: Pen) -> tuple[Spot, ...]:
    """Everything that can be pointed at in a row, in painting order, counted from its upper edge."""
    return tuple(_spots(view, gap_ids, pen))


def _spots(view: RowView, gap_ids: Mapping[str, str], pen: Pen) -> Iterator[Spot]:
    placed = view.placed
    for route in view.arrivals:
        yield _line(route.tie.id, arrival_corners(route, placed.base, view.lower))
    for stood in placed.row.stood:
        yield from (_way(view, route) for route in placed.routes if route.source is stood)
    for label in placed.row.labels:
        if label.stretch.id and label.name.lines:
            yield Spot(label.stretch.id, "phase", (label.x, placed.top, label.name.width, label.name.height))
        if label.begins:
            for said, passage, y in label_notes(placed, label):
                yield Spot(said.id, "note", (label.x, y, passage.width + 16, passage.height), kind=said.kind)
    for stood in placed.row.stood:
        if stood.cell.step is None:
            yield from _empty(view, stood)
        else:
            yield from _step(view, stood, gap_ids, pen)


def _empty(view: RowView, stood: Stood) -> Iterator[Spot]:
    """The ground of a phase in which nothing has been told, as far as the next one."""
    if stood.cell.stretch.id:
        placed = view.placed
        others = [each.x for each in placed.row.stood if each.x > stood.x]
        right = min(others, default=view.ground.right) - 6
        height = max(placed.bottom - placed.base, 30.0)
        yield Spot(stood.cell.stretch.id, "phase", (stood.x, placed.base, max(right - stood.x, 40.0), height))


def _step(view: RowView, stood: Stood, gap_ids: Mapping[str, str], pen: Pen) -> Iterator[Spot]:
    placed, body, step = view.placed, stood.cell.body, stood.cell.step
    if body is None or step is None:
        return
    yield from _stop(view, stood, step.moment.id)
    for record, (x, y, radius) in zip(body.card.handed, ring_places(placed, stood, view.ground.scale), strict=False):
        yield Spot(record, "handover", (x - radius - 2, y - radius - 2, 2 * radius + 4, 2 * radius + 4))
    if stood.gap and step.moment.id in gap_ids:
        yield Spot(gap_ids[step.moment.id], "gap", gap_box(placed, stood, view.layout, pen))
    for route in placed.routes:
        if route.source is stood:
            yield Spot(route.tie.id, "link", words_box(route, placed, view.layout, sheets_of(), pen))
    top = placed.base + stood.top
    yield Spot(step.moment.id, "card", (stood.x, top, body.width, body.height))
    yield from (spot.moved(stood.x, top) for spot in body.spots)


def _stop(view: RowView, stood: Stood, moment: str) -> Iterator[Spot]:
    """The marks on the road and, over them, all of the stop: by it the feeling is set."""
    body = stood.cell.body
    if stood.stop is None or body is None:
        return
    scale = view.ground.scale
    x, y = stood.stop[0], view.placed.base + stood.stop[1]
    marks, face_x = mark_places(body.card, x, scale)
    boxes: list[Box] = [(middle - size, y - size, 2 * size, 2 * size) for _, middle, size in marks]
    yield from (Spot(moment, "mark", box, kind=kind) for box, (kind, _, _) in zip(boxes, marks, strict=True))
    if body.card.height is not None:
        boxes.append((face_x - scale.face, y - scale.face, 2 * scale.face, 2 * scale.face))
    if not boxes:
        boxes.append((x - STOP, y - STOP, 2 * STOP, 2 * STOP))
    yield Spot(moment, "stop", around(boxes))


def _way(view: RowView, route: Route) -> Spot:
    corners, _ = way_corners(route, view.placed, sheets_of())
    return _line(route.tie.id, corners)


def _line(record: str, corners: Sequence[Point]) -> Spot:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Spot(record, "link", (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)), tuple(corners))


def list_spots(lists: Iterable[BlockPlace]) -> Iterator[Spot]:
    """The entries of the judgements."""
    for each in lists:
        block = each.block
        indent = block.heading.size * 1.3 + 7
        for entry, y in entry_places(block, each.y + block.head_height):
            if entry.id:
                box = (each.x + indent, y, each.width - indent, entry.text.height)
                yield Spot(entry.id, "note", box, kind=entry.kind)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box round all of them."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def meets(spot: Spot, x: float, y: float) -> bool:
    """Whether a point is on the spot, or near its line."""
    if spot.line:
        return any(_near(a, b, x, y) for a, b in zip(spot.line, spot.line[1:], strict=False))
    left, top, width, height = spot.box
    return left <= x <= left + width and top <= y <= top + height


def _near(a: Point, b: Point, x: float, y: float) -> bool:
    """Links run along the axes only."""
    left, right = sorted((a[0], b[0]))
    upper, lower = sorted((a[1], b[1]))
    return left - NEAR <= x <= right + NEAR and upper - NEAR <= y <= lower + NEAR
