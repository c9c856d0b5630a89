"""Painting one service moment with all that is its own: stem, stop, rings, links, card. Knows no page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Box, Group, Item, Path
from paku_studio.drawing.road_cards import CardBody
from paku_studio.drawing.road_curve import Point, height_at, rounded
from paku_studio.drawing.road_draw import curves_on, words_patch
from paku_studio.drawing.road_layout import PlacedRow, RoadLayout
from paku_studio.drawing.road_links import LARGER, Route, link_words, pill_span, words_fit
from paku_studio.drawing.road_marks import feeling_face, head, line, note_sign, pill, ring, road_closed, stop_mark
from paku_studio.drawing.road_measure import DEEPEST, Label, Stood, ring_at
from paku_studio.drawing.road_scale import Scale
from paku_studio.drawing.road_story import Step
from paku_studio.drawing.road_type import Passage, Pen, artifact, figure, painted, paragraph
from paku_studio.drawing.road_words import Said
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place
from paku_studio.locale import translate_count, translator
from paku_studio.models import LinkKind


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a card must know of the other sheets: where each row stands, and where the appendix gives its rest."""

    row_sheet: Mapping[int, int]
    row_base: Mapping[int, float]
    appendix: Mapping[str, int]
    upper: float | None = None
    """Where a link to the row before goes over into that row's own band, if rows are painted one by one."""


def step_group(placed: PlacedRow, stood: Stood, layout: RoadLayout, sheets: Sheets, pen: Pen) -> Group:
    """A service moment as one part of the structure: its card first, then what stands on the road."""
    step, body = stood.cell.step, stood.cell.body
    if step is None or body is None:
        raise ValueError("a cell without a moment has no card")
    card = _card(step, body, (stood.x, placed.base + stood.top), layout, sheets, pen)
    before, after = signs_around(placed, stood, layout, sheets, pen)
    return Group((*before, card, *after), id=step.moment.id, role="Sect")


def signs_around(
    placed: PlacedRow, stood: Stood, layout: RoadLayout, sheets: Sheets, pen: Pen
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """What stands on the road for a moment: painted before its card, and after it."""
    routes = [route for route in placed.routes if route.source is stood]
    ways = [item for route in routes for item in _way(route, placed, sheets, pen)]
    lines = artifact([*_stem(placed, stood, pen), *ways])
    stop = _stop(placed, stood, layout, pen)
    rings = _rings(placed, stood, layout, pen)
    words = [_link_words(route, placed, layout, sheets, pen) for route in routes]
    above = (*words, *_gap(placed, stood, layout, pen), *_lane_words(placed, stood, layout.ground.scale, pen))
    return ((lines, *stop, *rings, *above), ()) if stood.stop else ((lines, *above), tuple(rings))


def signs_only(placed: PlacedRow, stood: Stood, layout: RoadLayout, sheets: Sheets, pen: Pen) -> tuple[Group, ...]:
    """The same without any words: stem, links, stop, rings, closed ends."""
    routes = [route for route in placed.routes if route.source is stood]
    ways = [item for route in routes for item in _way(route, placed, sheets, pen)]
    rings, gap = _rings(placed, stood, layout, pen)[:1], _gap(placed, stood, layout, pen)[:1]
    return (artifact([*_stem(placed, stood, pen), *ways]), *_stop(placed, stood, layout, pen), *rings, *gap)


def _card(step: Step, body: CardBody, at: Point, layout: RoadLayout, sheets: Sheets, pen: Pen) -> Group:
    scale = layout.ground.scale
    number = str(step.number)
    x, y = body.number_at
    numbered = place(number, x, y, BOLD, scale.actor + 1, pen.theme.spruce)
    title = body.card.title.strip()
    role, bookmark = "H3" if step.headed else "H2", f"{number} {title}".strip()[:200]
    heading = Group((*numbered, *body.title), role=role, language=pen.words, bookmark=bookmark)
    more = _more(step, body, layout, sheets, pen)
    down = (1.0, 0.0, 0.0, 1.0, *at)
    return Group((body.shapes, heading, *body.parts, *more), transform=down, reading=0)


def _more(step: Step, body: CardBody, layout: RoadLayout, sheets: Sheets, pen: Pen) -> tuple[Group, ...]:
    if not body.rest:
        return ()
    t = translator(pen.language)
    count = len(body.rest)
    more = translate_count(pen.language, "+ %d more", "+ %d more", count) % count
    page = sheets.appendix.get(step.moment.id, 0)
    words = f"{more}, {t('appendix p. %(page)s') % {'page': page}}" if page else more
    scale = layout.ground.scale
    return (paragraph(place(words, body.rest_at[0], body.rest_at[1], SEMIBOLD, scale.slip, pen.theme.ink_soft)),)


def _stem(placed: PlacedRow, stood: Stood, pen: Pen) -> list[Item]:
    if stood.stop is None or stood.cell.body is None:
        return []
    x, y = stood.stop
    ends = ((x, placed.base + y), (x, placed.base + stood.top))
    if stood.cell.body.card.unreal:
        return [line(ends, pen.theme.line_strong, 2, (0.1, 4.0))]
    return [line(ends, pen.theme.road, 1.5, ())]


def _stop(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> list[Group]:
    if stood.stop is None or stood.cell.body is None:
        return []
    card, scale = stood.cell.body.card, layout.ground.scale
    x, y = stood.stop[0], placed.base + stood.stop[1]
    marks, face_x = stop_mark(card, x, y, scale, pen.theme)
    found = [artifact(marks)]
    if card.height is not None:
        words = translator(pen.language)("Feeling: %(feeling)s") % {
            "feeling": card.feeling[:1].lower() + card.feeling[1:]
        }
        face = figure(feeling_face(card.height, face_x, y, scale.face, pen.theme), words)
        found.append(Group(face.children, role=face.role, alt=face.alt, reading=1))
    return found


def _rings(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> list[Group]:
    """The hand-overs' rings on the road; the word stands over a single one, of several the card tells."""
    card = stood.cell.body.card if stood.cell.body else None
    if card is None or not card.handovers:
        return []
    scale = layout.ground.scale
    places = ring_places(placed, stood, scale)
    x, y, radius = places[0]
    found: list[Item] = []
    for (kind, _), (middle, _, _) in zip(card.handovers, places, strict=False):
        found += ring(kind, middle, y, radius, pen.theme)
    groups = [artifact(found)]
    if len(card.handovers) == 1:
        kind, word = card.handovers[0]
        size = scale.actor + 0.5
        colour = pen.theme.critical if kind == "broken" else pen.theme.ink
        right = min(x + radius + 2, layout.ground.right)
        words = place(word, right, y - radius - (8 if stood.stop else 5), SEMIBOLD, size, colour, "end")
        groups.append(paragraph(words, reading=2))
    return groups


def ring_places(placed: PlacedRow, stood: Stood, scale: Scale) -> list[tuple[float, float, float]]:
    """The middle and radius of each hand-over's ring; no more than two are drawn."""
    radius = scale.mark * 0.8 if stood.stop else scale.mark * 0.6
    x, y = _ring_place(placed, stood)
    count = len(stood.cell.body.card.handovers[:2]) if stood.cell.body else 0
    return [(x - place_ * (radius * 2 + 6), y, radius) for place_ in range(count)]


def _ring_place(placed: PlacedRow, stood: Stood) -> Point:
    if stood.stop is None:
        return stood.x + stood.width - 14, placed.base + stood.top - 1
    curves = [curve for curve, _ in curves_on(placed)]
    x, y = ring_at(stood, placed.row, curves)
    on_lane = any(run.start <= stood.stop[0] <= run.end for run in placed.row.lanes)
    return x, placed.base + y if on_lane else y


def _lane_words(placed: PlacedRow, stood: Stood, scale: Scale, pen: Pen) -> list[Group]:
    """Between the first two lanes: that it happens at the same time. Said once, with the first moment."""
    found = []
    for run in placed.row.lanes:
        if stood.stop is not None and run.start < stood.stop[0] < run.end and stood.stop[1] == run.ys[0]:
            y = placed.base + (run.ys[0] + run.ys[1]) / 2 + scale.actor * 0.34
            words = place(run.words, run.words_at, y, SEMIBOLD, scale.actor, pen.theme.ink, "middle")
            found.append(paragraph(words, reading=2))
    return found


def _gap(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> list[Group]:
    """The road is closed: nothing leads on."""
    if not stood.gap or stood.cell.step is None:
        return []
    scale = layout.ground.scale
    x, y, up, words = _gap_words(placed, stood, layout, pen)
    found: list[Group] = [artifact(road_closed(x, y, 17.0, pen.theme))]
    placed_words = place(words, x + 17, y - up, SEMIBOLD, scale.actor + 0.5, pen.theme.critical, "end")
    return [*found, paragraph(placed_words, reading=3)]


def _gap_words(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> tuple[float, float, float, str]:
    """The middle of the closed road, how far above it its words stand, and these."""
    scale = layout.ground.scale
    x, y = _ring_place(placed, stood)
    label = layout.story.gaps.get(stood.cell.step.moment.id, "") if stood.cell.step else ""
    words = label if label.strip() and words_fit(label, scale.actor) else translator(pen.language)("nothing leads on")
    broken = bool(stood.cell.body and stood.cell.body.card.handovers)
    return x, y, scale.mark * 0.8 + (20 if broken else 8), words


def gap_box(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> Box:
    """Where the closed road stands, with its words."""
    x, y, up, words = _gap_words(placed, stood, layout, pen)
    size = layout.ground.scale.actor + 0.5
    left = min(x - 20, x + 17 - measure(words, SEMIBOLD, size))
    return left, y - up - size, x + 20 - left, up + size + 10


def _way(route: Route, placed: PlacedRow, sheets: Sheets, pen: Pen) -> list[Item]:
    """A link's line with its head."""
    corners, end_angle = way_corners(route, placed, sheets)
    colour, width, dash = _stroke(route.tie.kind, pen)
    radius = 10.0 if route.way == "arc" else 6.0
    found: list[Item] = [
        Path(
            rounded(corners, radius),
            stroke=colour,
            width=width,
            dash=dash,
            cap="round" if dash[:1] == (0.1,) else "butt",
        )
    ]
    if end_angle is not None:
        tip = (corners[-1][0] + (5 if end_angle == 0 else 0), corners[-1][1] + (5 if end_angle == 90 else 0))
        found.append(head(*tip, end_angle, 8.5, colour))
    return found


def arrival(route: Route, base: float, bottom: float, pen: Pen) -> list[Item]:
    """The upper end of a link that comes up the gap from the next row, from this row's lower edge on."""
    colour, width, dash = _stroke(route.tie.kind, pen)
    corners = arrival_corners(route, base, bottom)
    tip = corners[-1]
    cap: Literal["butt", "round"] = "round" if dash[:1] == (0.1,) else "butt"
    way = Path(rounded(corners, 6.0), stroke=colour, width=width, dash=dash, cap=cap)
    return [way, head(tip[0] + 5, tip[1], 0, 8.5, colour)]


def arrival_corners(route: Route, base: float, bottom: float) -> tuple[Point, ...]:
    """The corners of that upper end, seen from the row in which the link arrives."""
    target = base + route.end[1]
    return (route.gap_x, bottom), (route.gap_x, target), (route.end[0] - 6, target)


def _stroke(kind: LinkKind, pen: Pen) -> tuple[str, float, tuple[float, ...]]:
    if kind is LinkKind.RETURN:
        return pen.theme.ink, 1.75, (6.0, 3.5)
    if kind is LinkKind.SKIPPED:
        return pen.theme.line_strong, 2.0, (0.1, 4.0)
    return pen.theme.road, 1.5, ()


def way_of(route: Route, placed: PlacedRow, sheets: Sheets) -> str:
    """How a link goes on its sheet: up the gap only to a row of the same sheet, else it is a pill."""
    if route.way == "gap" and sheets.row_sheet[route.target_row] != placed.sheet:
        return "pill"
    return route.way


def way_corners(route: Route, placed: PlacedRow, sheets: Sheets) -> tuple[list[Point], float | None]:
    """The corners of a link's line, and the angle of its head if it has one here."""
    x, y = route.start[0], placed.base + route.start[1]
    level = placed.base - route.height
    way = way_of(route, placed, sheets)
    if way == "arc":
        end = (route.end[0], placed.base + route.end[1] - 6)
        return [(x, y), (x, level), (end[0], level), end], 90
    if way == "gap" and sheets.upper is not None:
        return [(x, y), (x, level), (route.gap_x, level), (route.gap_x, sheets.upper)], None
    if way == "gap":
        target = sheets.row_base[route.target_row] + route.end[1]
        return [(x, y), (x, level), (route.gap_x, level), (route.gap_x, target), (route.end[0] - 6, target)], 0
    return [(x, y), (x, level + 6)], None


def _link_words(route: Route, placed: PlacedRow, layout: RoadLayout, sheets: Sheets, pen: Pen) -> Group:
    size = layout.ground.scale.actor + LARGER
    words, middle, width, level = _words_place(route, placed, layout, sheets, pen)
    if way_of(route, placed, sheets) == "pill":
        shape = pill(middle - width / 2 - 8, level - 7, width + 16, 14, route.tie.kind.value, pen.theme)
    else:
        shape = words_patch(middle, level, width, pen)
    text = place(words, middle, level + size * 0.34, SEMIBOLD, size, pen.theme.ink, "middle")
    return paragraph((artifact((shape,)), *text), reading=2)


def words_box(route: Route, placed: PlacedRow, layout: RoadLayout, sheets: Sheets, pen: Pen) -> Box:
    """Where a link's words stand."""
    _, middle, width, level = _words_place(route, placed, layout, sheets, pen)
    return middle - width / 2 - 8, level - 7, width + 16, 14.0


def _words_place(
    route: Route, placed: PlacedRow, layout: RoadLayout, sheets: Sheets, pen: Pen
) -> tuple[str, float, float, float]:
    """A link's words, their middle, how broad they are and on which level."""
    ground, scale = layout.ground, layout.ground.scale
    sheet = sheets.row_sheet[route.target_row]
    words = link_words(route.tie, route.number, sheet + 1 if sheet != placed.sheet else 0, pen.language, scale.actor)
    width = measure(words, SEMIBOLD, scale.actor + LARGER)
    way = way_of(route, placed, sheets)
    if way == "pill":
        left, right = pill_span(route, ground)
        middle = min(max(route.start[0], left + width / 2 + 8), right - width / 2 - 8)
    else:
        middle = min(max(_words_middle(route, way, layout), ground.left + width / 2), ground.right - width / 2)
    return words, middle, width, placed.base - route.height


def _words_middle(route: Route, way: str, layout: RoadLayout) -> float:
    """Words stand over a gap between columns: there no link goes up or down to a stop."""
    if way == "gap":
        towards = 1 if route.gap_x > route.start[0] else -1
        return route.start[0] + towards * min(abs(route.gap_x - route.start[0]) / 2, layout.ground.scale.pitch / 2)
    middle = (route.start[0] + route.end[0]) / 2
    pitch, gap = layout.ground.scale.pitch, layout.ground.scale.gap
    first = layout.ground.first - gap / 2
    return first + round((middle - first) / pitch) * pitch


def side_ways(placed: PlacedRow, layout: RoadLayout, pen: Pen) -> list[Item]:
    """The thin ways from the road to side steps: one along above the cards, with a head down to each of them."""
    found: list[Item] = []
    here = {each.cell.step.moment.id: each for each in placed.row.stood if each.cell.step}
    reached: dict[str, float] = {}
    for each in placed.row.stood:
        step = each.cell.step
        if step is not None and step.depth:
            found += _side_way(placed, each, step, here.get(step.parent), reached, layout.ground.scale, pen)
    return found


def _side_way(
    placed: PlacedRow,
    stood: Stood,
    step: Step,
    parent: Stood | None,
    reached: dict[str, float],
    scale: Scale,
    pen: Pen,
) -> list[Item]:
    depth = min(step.depth, DEEPEST)
    y = placed.base - 2 + (depth - 1) * scale.side_drop + scale.side_drop / 2
    landing = stood.x + scale.card * 0.28
    card_top = placed.base + stood.top
    tip = card_top - 1.5
    start = reached.get(step.parent)
    corners: list[Point]
    if start is not None:
        corners = [(start, y), (landing, y), (landing, tip - 5)]
    elif parent is not None and parent.stop is not None:
        leaves = parent.x + parent.width * 0.98
        road_y = _road_y(placed, parent, leaves)
        return _branch(reached, step.parent, (leaves, road_y), landing, tip, pen)
    elif parent is not None:
        corners = [(parent.x + parent.width, y), (landing, y), (landing, tip - 5)]
    else:
        edge = placed.row.knots[0].x
        if step.depth == 1:
            return _branch(reached, step.parent, (edge, placed.base + placed.row.knots[0].y), landing, tip, pen)
        corners = [(edge, y), (landing, y), (landing, tip - 5)]
    reached[step.parent] = landing
    return [Path(rounded(corners, 6), stroke=pen.theme.road, width=2), head(landing, tip, 90, 8, pen.theme.road)]


def _branch(reached: dict[str, float], parent: str, start: Point, landing: float, tip: float, pen: Pen) -> list[Item]:
    """A side way leaves the road in a curve and lands on the side step's card from above."""
    reached[parent] = landing
    reach = max(landing - start[0], 12)
    curve = (
        ("M", *start),
        ("C", start[0] + reach * 0.45, start[1], landing, start[1] + 2, landing, tip - 5),
    )
    return [Path(curve, stroke=pen.theme.road, width=2), head(landing, tip, 90, 8, pen.theme.road)]  # type: ignore[arg-type]


def _road_y(placed: PlacedRow, parent: Stood, x: float) -> float:
    if parent.stop is not None and any(run.start <= x <= run.end for run in placed.row.lanes):
        return placed.base + parent.stop[1]
    return height_at([curve for curve, _ in curves_on(placed)], x)


def label_groups(placed: PlacedRow, label: Label, layout: RoadLayout, pen: Pen) -> tuple[Group, ...]:
    """A phase's name as a heading, with what was said of the phase; where it only goes on, a quiet repetition."""
    scale = layout.ground.scale
    name = label.name
    y = placed.top + name.size * 0.8
    if not label.begins:
        return (artifact(painted(name, label.x, y, pen.theme.ink_soft)),)
    found = []
    if name.lines:
        heading = painted(name, label.x, y, pen.theme.ink)
        words = label.stretch.label.strip()[:200]
        found.append(Group(heading, role="H2", bookmark=words, language=pen.words))
    entries = []
    for said, passage, y in label_notes(placed, label):
        sign = figure(note_sign(said.kind, label.x, y + 0.5, scale.chip * 1.15, pen.theme), said.spoken)
        words_ = paragraph(painted(passage, label.x + 16, y + scale.chip * 0.92, pen.theme.ink), language=pen.words)
        entries.append(Group((Group((sign,), role="Lbl"), Group((words_,), role="LBody")), id=said.id, role="LI"))
    if entries:
        found.append(Group(tuple(entries), role="L"))
    return tuple(found)


def label_notes(placed: PlacedRow, label: Label) -> Iterator[tuple[Said, Passage, float]]:
    """What was said of a phase, under its name: each with its upper edge."""
    y = placed.top + label.name.height + 3
    for said, passage in zip(label.stretch.said, label.said, strict=False):
        yield said, passage, y
        y += passage.height + 3


def empty_phase(placed: PlacedRow, stood: Stood, layout: RoadLayout, pen: Pen) -> Group:
    """A quiet sentence where nothing has been told of a phase yet."""
    words = translator(pen.language)("No service moments yet")
    size = layout.ground.scale.chip
    return paragraph(place(words, stood.x, placed.base + 16, REGULAR, size, pen.theme.ink_soft))
