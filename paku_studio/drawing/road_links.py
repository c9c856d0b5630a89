"""Links beside the road: which way each goes and how high above it, so that none meets another. Draws nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_measure import Row, Stood, mark_height, reach_between
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Tie
from paku_studio.drawing.text import SEMIBOLD, measure
from paku_studio.locale import translator
from paku_studio.models import LinkKind

LEVEL = 16.5
LARGER = 0.3
"""Points by which a link's words are larger than a card's actors."""
FAR = 888
"""A page whose number is as broad as any."""
WORDS = 82.0
"""Points: a link's own words longer than this stand on its source's card."""

Way = Literal["arc", "gap", "pill"]


@dataclass(frozen=True, slots=True)
class Route:
    """A link's way from its source: an arc within the row, up the gap between columns to the row before, or a pill.

    `start`, `end`: points from the row's base (for a gap: `end` from the target row's base). `height`: how far
    above the base it runs along.
    """

    tie: Tie
    way: Way
    height: float
    start: Point
    end: Point
    gap_x: float
    source: Stood
    target: Stood
    target_row: int
    number: int
    widest: float


def words_fit(label: str, size: float) -> bool:
    """Whether a link's own words can stand at its line."""
    return "\n" not in label and measure(label, SEMIBOLD, size) <= WORDS


def route_links(
    ties: Sequence[Tie], rows: Sequence[Row], ground: Ground, language: str
) -> dict[int, tuple[Route, ...]]:
    """Every link's route, by the row of its source."""
    stands = {each.cell.step.moment.id: (row, each) for row in rows for each in row.stood if each.cell.step is not None}
    found: dict[int, list[Route]] = {}
    ends = Ends()
    for tie in ties:
        row, source = stands[tie.source]
        target_row, target = stands[tie.target]
        found.setdefault(row.index, []).append(route_tie(tie, row, source, target_row, target, ground, ends, language))
    return {index: heightened(routes, rows[index], ground) for index, routes in found.items()}


class Ends:
    """Keeps the ends of several links at one card apart: those of one row share one."""

    _steps = (0.0, 7.0, -7.0, 14.0, -14.0)

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def offset(self, record: str) -> float:
        """How far beside the middle the next end at this card stands."""
        used = self._used.get(record, 0)
        self._used[record] = used + 1
        return self._steps[used % len(self._steps)]


def route_tie(
    tie: Tie, row: Row, source: Stood, target_row: Row, target: Stood, ground: Ground, ends: Ends, language: str
) -> Route:
    """A link's way, at no height yet: `heightened` gives it one among its row's others."""
    scale = ground.scale
    start_x = _middle(source, ground) + ends.offset(tie.source)
    start = (start_x, _top(source, ground) - 1)
    number = target.cell.step.number if target.cell.step else 0
    longest = link_words(tie, number, FAR, language, scale.actor)
    widest = measure(longest, SEMIBOLD, scale.actor + LARGER)
    if row is target_row:
        end = (_middle(target, ground, landing=True) + ends.offset(tie.target), _top(target, ground) - 2)
        return Route(tie, "arc", 0.0, start, end, 0.0, source, target, row.index, number, widest)
    gap_x = target.x - min(scale.gap, 13) / 2 - 2
    way: Way = "pill"
    if target_row.index == row.index - 1 and not _label_in_the_way(row, gap_x) and _free(target):
        way = "gap"
    end = (target.x, target.top + 26)
    return Route(tie, way, 0.0, start, end, gap_x, source, target, target_row.index, number, widest)


def _free(target: Stood) -> bool:
    return target.cell.body is not None and target.cell.body.height > 34


def _label_in_the_way(row: Row, x: float) -> bool:
    return any(label.x - 6 <= x <= label.x + label.width + 6 for label in row.labels)


def _middle(stood: Stood, ground: Ground, *, landing: bool = False) -> float:
    if stood.stop is not None:
        return stood.stop[0]
    return stood.x + ground.scale.card * (0.72 if landing else 0.6)


def _top(stood: Stood, ground: Ground) -> float:
    if stood.stop is None:
        return stood.top
    return stood.stop[1] - mark_height(stood.cell, ground.scale)


def _span(route: Route, ground: Ground) -> tuple[float, float]:
    """What of its level a route takes."""
    if route.way == "arc":
        return min(route.start[0], route.end[0]) - 6, max(route.start[0], route.end[0]) + 6
    pill = pill_span(route, ground)
    if route.way == "gap":
        return min(pill[0], route.gap_x - 4), max(pill[1], route.gap_x + 4)
    return pill


def pill_span(route: Route, ground: Ground) -> tuple[float, float]:
    """From where to where a pill at the route's source may reach."""
    half = max(ground.scale.card, route.widest + 18) / 2
    middle = min(max(route.start[0], ground.first + half), ground.right - half)
    return middle - half, middle + half


def heightened(routes: Sequence[Route], row: Row, ground: Ground) -> tuple[Route, ...]:
    """The routes of a row with their heights: nothing runs through another's words.

    Arcs are as near to the road as what stands on it lets them, shorter ones first; pills stand over them.
    """
    placed: list[tuple[float, float, float]] = []
    found = []
    order = sorted(routes, key=lambda route: (route.way == "pill", _width(_span(route, ground)), route.start))
    for route in order:
        start, end = _span(route, ground)
        beneath = [high for left, right, high in placed if left < end + 4 and start - 4 < right]
        ends = [17 - route.end[1]] if route.way == "arc" else []
        ends.append(10 - route.start[1])
        height = max([reach_between(row, start, end) + 8, *ends, *(high + LEVEL for high in beneath)])
        placed.append((start, end, height))
        found.append(replace(route, height=height))
    return tuple(found)


def _width(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def height_above(row: Row, routes: Sequence[Route], ground: Ground) -> float:
    """From the row's upper edge to its base: road, links over it, and the phases' names over both."""
    scale = ground.scale
    tops = [each.height + 4 for each in row.reaches] + [route.height + LEVEL / 2 + 2 for route in routes]
    for label in row.labels:
        start, end = label.x, label.x + label.width
        beneath = [reach_between(row, start, end) + 5]
        for route in routes:
            left, right = _span(route, ground)
            if left < end and start < right:
                beneath.append(route.height + LEVEL / 2 + 4)
        tops.append(label.height + max(beneath))
    if scale.steady:
        tops.append(scale.phase * 1.2 + LEVEL + scale.mark + 9 + 4 * row.rise + scale.below + row.lift)
    return max(tops)


def link_words(tie: Tie, number: int, page: int, language: str, size: float) -> str:
    """What a link says: whither, on which page if it is another (0: this one), and its own words where they fit."""
    t = translator(language)
    verb = {
        LinkKind.RETURN: t("returns to: %(number)s"),
        LinkKind.SKIPPED: t("passed over, on to: %(number)s"),
        LinkKind.PARALLEL: t("at the same time as: %(number)s"),
    }.get(tie.kind, t("leads to: %(number)s"))
    whither = f"{number}, {t('p. %(page)s') % {'page': page}}" if page else str(number)
    words = verb % {"number": whither}
    if tie.label.strip() and words_fit(tie.label, size):
        words += f" – {tie.label.strip()}"
    return words
