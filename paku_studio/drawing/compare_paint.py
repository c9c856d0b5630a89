"""Painting one band of a comparison: hills, threads, two roads, stops, tabs, cards. Decides nothing about places."""

import itertools
import operator
from collections.abc import Iterator, Mapping, Sequence

from paku_studio.drawing.compare_layout import (
    COMPARED,
    TAB,
    THREAD,
    Band,
    Lane,
    Layout,
    PhaseLabel,
    Slot,
    label_over,
    pill_width,
    places,
)
from paku_studio.drawing.compare_marks import STOP, kind_shape, tab_shape
from paku_studio.drawing.compare_story import KIND_WORDS, stop_in_words
from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.road_curve import Cubic, Point, cubic, cut, drawn, height_at, rounded
from paku_studio.drawing.road_draw import NOT_TOLD
from paku_studio.drawing.road_marks import feeling_face, head, line, mixed
from paku_studio.drawing.road_type import Pen, artifact, figure, painted, paragraph
from paku_studio.drawing.shapes import diamond, rectangle, star
from paku_studio.drawing.text import BOLD, SEMIBOLD, Anchor, measure, place
from paku_studio.locale import translate_count, translator


def backdrop(layout: Layout, sheet: int, pen: Pen) -> Group:
    """Everything of a sheet that lies under the cards and is only to be seen."""
    bands = [band for band in layout.bands if band.sheet == sheet]
    found: list[Item] = []
    for band in bands:
        for lane, base in band.lanes:
            found += _hills(lane, base, pen)
    found += _threads(layout, sheet, pen)
    for band in bands:
        for lane, base in band.lanes:
            found += _road(lane, base, layout, pen)
    return artifact(found)


def _curves(lane: Lane, base: float) -> list[Cubic]:
    points = [(x, base + y) for x, y in lane.knots]
    return [cubic(one, other) for one, other in itertools.pairwise(points)]


def _hills(lane: Lane, base: float, pen: Pen) -> Iterator[Item]:
    curves, bottom = _curves(lane, base), base + 5
    for stretch in lane.stretches:
        pieces = cut(curves, stretch.start, stretch.end)
        if pieces:
            outline = (("M", stretch.start, bottom), *drawn(pieces, begin=False), ("L", stretch.end, bottom), ("Z",))
            yield Path(outline, fill=pen.theme.hill(stretch.tint))
    if lane.rise and lane.knots:
        y = base - COMPARED.below - 2 * lane.rise
        yield line(((lane.knots[0][0], y), (lane.knots[-1][0], y)), pen.theme.line_strong, 0.6, (0.1, 4.0))


def _road(lane: Lane, base: float, layout: Layout, pen: Pen) -> Iterator[Item]:
    """The line; the quiet form where no feeling was told, so that it does not say that all was neither good nor bad."""
    curves = _curves(lane, base)
    if not curves:
        return
    width, colour = layout.ground.scale.road, pen.theme.road
    if not lane.road.told:
        width, colour = width * 0.5, mixed(pen.theme.road, pen.theme.paper, pen.theme.fading * 0.45)
    yield Path(drawn(curves), stroke=colour, width=width, cap="round")
    for run in _untold_runs(lane, curves) if lane.road.told else ():
        yield Path(drawn(run), stroke=pen.theme.surface, width=width * 0.36, dash=NOT_TOLD)
    start, end = curves[0][0], curves[-1][3]
    if lane.first:
        yield line(((start[0], start[1] - 7), (start[0], start[1] + 7)), colour, width, ())
    yield head(end[0] + 9, end[1], 0, 13 if lane.ends else 9, pen.theme.road)
    for slot in lane.slots:
        if not slot.told.on_road:
            yield from _side_way(slot, base, curves, colour)


def _untold_runs(lane: Lane, curves: Sequence[Cubic]) -> Iterator[tuple[Cubic, ...]]:
    """The parts of the line that do not run between told feelings, neighbours joined."""
    for known, run in itertools.groupby(zip(lane.known, curves, strict=True), key=operator.itemgetter(0)):
        if not known:
            yield tuple(curve for _, curve in run)


def _side_way(slot: Slot, base: float, curves: Sequence[Cubic], colour: str) -> Iterator[Item]:
    """The thin way from the road to a side step."""
    x, y = slot.stop[0], base + slot.stop[1]
    left = slot.x - 2
    from_road = (left, height_at(curves, left))
    corner = ((from_road[0] + x) / 2 + 12, from_road[1])
    yield Path((("M", *from_road), ("C", *corner, x, y - 14, x, y)), stroke=colour, width=1.5)


def _threads(layout: Layout, sheet: int, pen: Pen) -> Iterator[Item]:
    """From the place that a moved moment left to the one where it stands now, where both are on this sheet."""
    found = places(layout)
    used: dict[int, int] = {}
    for (side, _), (band, slot, base) in found.items():
        pair = slot.told.pair
        if side == "after" or pair.kind != "moved" or pair.after is None or band.sheet != sheet:
            continue
        other_band, other, other_base = found["after", pair.after.moment.id]
        if other_band.sheet == sheet:
            yield from _thread(band, slot, base, other_band, other, other_base, used, layout, pen)


def _thread(
    band: Band, slot: Slot, base: float, target: Band, other: Slot, other_base: float,
    used: dict[int, int], layout: Layout, pen: Pen,
) -> Iterator[Item]:  # fmt: skip
    start = (slot.stop[0], base + slot.top + slot.body.total)
    tip = (other.stop[0], other_base + other.stop[1] - STOP - 3)
    level = _level(band, used)
    corners: list[Point] = [start, (start[0], level)]
    if target is not band:
        gap = other.x - layout.ground.scale.gap / 2 + (used[band.index] % 3 - 1) * 2
        arriving = _level(target, used)
        corners += [(gap, level), (gap, arriving)]
        level = arriving
    corners += [*_round_name(target.lower, other, other_base, corners[-1][0], level), tip]
    yield Path(rounded(corners, 6), stroke=pen.theme.ink_soft, width=1.0, dash=(3.0, 2.0))
    yield head(*tip, 90, 7, pen.theme.ink_soft)


def _round_name(lane: Lane, slot: Slot, base: float, coming: float, level: float) -> list[Point]:
    """Down to a stop from the aisle: past the side of a phase's name that stands over it, on the nearer side."""
    x, label = slot.stop[0], label_over(slot, lane.labels)
    if label is None:
        return [(x, level)]
    sides = [label.x - 7, label.x + label.words.width + 8]
    later = [each.x for each in lane.labels if each.x > label.x]
    free = sides if sides[1] < min(later, default=lane.knots[-1][0]) - 12 else sides[:1]
    side = min(free, key=lambda edge: abs(edge - coming) + abs(edge - x))
    under = base - lane.height + lane.named + label.words.height + 4
    return [(side, level), (side, under), (x, under)]


def _level(band: Band, used: dict[int, int]) -> float:
    """The next level of the band's aisle: threads do not run along one upon the other."""
    taken = used.get(band.index, 0)
    used[band.index] = taken + 1
    return band.aisle + THREAD * (taken % max(1, band.threads))


def band_groups(band: Band, layout: Layout, pen: Pen, pages: Mapping[str, int], headed: list[bool]) -> Iterator[Group]:
    """The band column by column, pair by pair: names of roads and phases, then the upper card, then the lower one."""
    for lane, base in band.lanes:
        yield from _name(lane, base, layout, pen)
    ends = sorted(
        ((slot.x, place_, lane, base, slot) for place_, (lane, base) in enumerate(band.lanes) for slot in lane.slots),
        key=lambda end: (end[0], end[1]),
    )
    for x, _, lane, base, slot in ends:
        for label in lane.labels:
            if label.x == x:
                headed[0] = headed[0] or label.begins
                yield _phase(label, lane, base, pen)
        yield _end(slot, base, lane, layout, pen, pages, "H3" if headed[0] else "H2")


def _name(lane: Lane, base: float, layout: Layout, pen: Pen) -> Iterator[Group]:
    """The variant in a frame and the title where the road begins; on later bands the variant's word alone."""
    if not lane.name.lines:
        return
    left, y = layout.ground.left, base - lane.height
    if not lane.first:
        anchor: Anchor = "start" if lane.named else "end"
        side = left if lane.named else layout.ground.right
        yield artifact(painted(lane.name, side, y + 9, pen.theme.ink_soft, anchor))
        return
    width = pill_width(lane.road.variant)
    frame = rectangle(left, y, width, 17, 8.5, fill=pen.theme.spruce_tint, stroke=pen.theme.road, width=1)
    words = place(lane.road.variant, left + 8, y + 12, SEMIBOLD, 10.0, pen.theme.ink)
    yield paragraph((artifact(frame), *words))
    clear = rectangle(left + width + 5, y, lane.name.width + 6, lane.name.height, 2, fill=pen.theme.paper)
    yield artifact(clear)
    title = painted(lane.name, left + width + 8, y + 13.5, pen.theme.ink)
    yield paragraph(title, language=pen.words)
    if lane.knots and not lane.road.told:
        yield _unasked(lane, left, y + lane.named, layout, pen)


def _unasked(lane: Lane, x: float, bottom: float, layout: Layout, pen: Pen) -> Group:
    """Why this road runs level."""
    t = translator(pen.language)
    words = t("nobody told a feeling") if lane.road.asked else t("feelings not asked")
    size = layout.ground.scale.small
    return paragraph(place(words, x + 8, bottom - 4.5, SEMIBOLD, size, pen.theme.ink_soft))


def _phase(label: PhaseLabel, lane: Lane, base: float, pen: Pen) -> Group:
    top = base - lane.height + lane.named
    colour = pen.theme.ink if label.begins else pen.theme.ink_soft
    behind = rectangle(label.x - 2, top, label.words.width + 4, label.words.height, 2, fill=pen.theme.paper)
    words = painted(label.words, label.x, top + label.words.size * 0.86, colour)
    if not label.begins:
        return artifact((*behind, *words))
    bookmark = " ".join(label.phase.label.split())[:200]
    return Group((artifact(behind), *words), role="H2", language=pen.words, bookmark=bookmark)


def _end(slot: Slot, base: float, lane: Lane, layout: Layout, pen: Pen, pages: Mapping[str, int], role: str) -> Group:
    """One end of a pair: its card is read, then its stop says which road and what became of it."""
    told = slot.told
    x, y = slot.stop[0], base + slot.stop[1]
    top = base + slot.top
    dash = (0.1, 4.0) if told.card.unreal else ()
    colour = pen.theme.line_strong if told.card.unreal else pen.theme.road
    stem = line(((x, y), (x, top)), colour, 2 if dash else 1.5, dash)
    spoken = stop_in_words(told.pair, lane.road, pen.language)
    shape = figure(kind_shape(told.pair.kind, x, y, STOP, pen.theme, back=told.back), spoken, reading=1)
    tab = _tab(slot, x, top, pen) if slot.tab else ()
    card = _card(slot, top, pen, layout, pages, role)
    return Group((artifact((stem,)), shape, *_marks(slot, x, y, layout, pen), *tab, card), role="Sect")


def _tab(slot: Slot, x: float, top: float, pen: Pen) -> tuple[Item, ...]:
    """The kind's word over the card."""
    words = translator(pen.language)(KIND_WORDS[slot.told.pair.kind])
    width = measure(words, BOLD, 9.5) + 16
    shape = tab_shape(slot.told.pair.kind, x - width / 2, top - TAB, width, TAB, pen.theme)
    return artifact(shape), artifact(place(words, x, top - TAB + 10.4, BOLD, 9.5, pen.theme.ink, "middle"))


def _marks(slot: Slot, x: float, y: float, layout: Layout, pen: Pen) -> Iterator[Group]:
    """Critical, meaningful and the face, to the right of the stop's own shape."""
    card, scale, theme = slot.told.card, layout.ground.scale, pen.theme
    edge = x + STOP + 4
    signs: list[Item] = []
    if card.critical:
        signs += diamond(edge + scale.mark, y, scale.mark, theme.critical, theme.paper, 3, bang=theme.surface)
        edge += 2 * scale.mark + 3
    if card.meaningful:
        signs += star(edge + scale.mark, y - 0.5, scale.mark, theme.meaningful, theme.paper, 3)
        edge += 2 * scale.mark + 3
    yield artifact(signs)
    if card.height is not None and slot.told.on_road:
        feeling = card.feeling[:1].lower() + card.feeling[1:]
        words = translator(pen.language)("Feeling: %(feeling)s") % {"feeling": feeling}
        yield figure(feeling_face(card.height, edge + scale.face, y, scale.face, theme), words, reading=1)


def _card(slot: Slot, top: float, pen: Pen, layout: Layout, pages: Mapping[str, int], role: str) -> Group:
    body, scale = slot.body, layout.ground.scale
    number = str(slot.told.placed.number)
    x, y = body.number_at
    numbered = place(number, x, y, BOLD, scale.actor + 1, pen.theme.spruce)
    heading = Group((*numbered, *body.title), role=role, language=pen.words)
    more: tuple[Group, ...] = ()
    if body.rest:
        words = _more(slot, pen, pages)
        more = (paragraph(place(words, *body.rest_at, SEMIBOLD, scale.slip, pen.theme.ink_soft)),)
    down = (1.0, 0.0, 0.0, 1.0, slot.x, top)
    return Group((body.shapes, heading, *body.parts, *more), transform=down, reading=0)


def _more(slot: Slot, pen: Pen, pages: Mapping[str, int]) -> str:
    count = len(slot.body.rest)
    more = translate_count(pen.language, "+ %d more", "+ %d more", count) % count
    page = pages.get(slot.told.placed.moment.id, 0)
    appendix = translator(pen.language)("appendix p. %(page)s") % {"page": page}
    return f"{more}, {appendix}" if page else more
