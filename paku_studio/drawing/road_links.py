"""Links beside the road: which way each goes and on which level above it, so that none runs into another. Draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.road_curve import Point
from paku_studio.drawing.road_measure import Row, Stood, mark_height
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Tie
from paku_studio.drawing.text import SEMIBOLD, measure
from paku_studio.locale import translator
from paku_studio.models import LinkKind

LEVEL = 15.0
WORDS = 150.0
"""Points: a link's own words longer than this stand on its source's card."""

Way = Literal["arc", "gap", "pill"]


@dataclass(frozen=True, slots=True)
class Route:
    """A link's way from its source: an arc within the row, up the gap between columns to the row before, or a pill.

    `start`, `end`: points from the row's base (for a gap: `end` from the target row's base). `level`: 0 is nearest to
    the road. `offset` keeps several links at one stop apart.
    """

    tie: Tie
    way: Way
    level: int
    start: Point
    end: Point
    gap_x: float
    source: Stood
    target: Stood
    target_row: int
    number: int


def words_fit(label: str, size: float) -> bool:
    """Whether a link's own words can stand at its line."""
    return "\n" not in label and measure(label, SEMIBOLD, size) <= WORDS - 60


def route_links(ties: Sequence[Tie], rows: Sequence[Row], ground: Ground) -> dict[int, tuple[Route, ...]]:
    """Every link's route, by the row of its source."""
    stands = {
        each.cell.step.moment.id: (row, each) for row in rows for each in row.stood if each.cell.step is not None
    }
    found: dict[int, list[Route]] = {}
    ends = _Ends()
    for tie in ties:
        row, source = stands[tie.source]
        target_row, target = stands[tie.target]
        found.setdefault(row.index, []).append(_route(tie, row, source, target_row, target, ground, ends))
    return {index: _levelled(routes, ground) for index, routes in found.items()}


class _Ends:
    """Keeps the ends of several links at one card apart."""

    _steps = (0.0, 7.0, -7.0, 14.0, -14.0)

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def offset(self, record: str) -> float:
        used = self._used.get(record, 0)
        self._used[record] = used + 1
        return self._steps[used % len(self._steps)]


def _route(
    tie: Tie, row: Row, source: Stood, target_row: Row, target: Stood, ground: Ground, ends: _Ends
) -> Route:
    scale = ground.scale
    start_x = _middle(source, ground) + ends.offset(tie.source)
    start = (start_x, _top(source, ground) - 1)
    number = target.cell.step.number if target.cell.step else 0
    if row is target_row:
        end = (_middle(target, ground, landing=True) + ends.offset(tie.target), _top(target, ground) - 2)
        return Route(tie, "arc", 0, start, end, 0.0, source, target, row.index, number)
    gap_x = target.x - min(scale.gap, 13) / 2 - 2
    way: Way = "pill"
    if target_row.index == row.index - 1 and not _label_in_the_way(row, gap_x) and _free(target):
        way = "gap"
    end = (target.x, target.top + 26)
    return Route(tie, way, 0, start, end, gap_x, source, target, target_row.index, number)


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
    half = ground.scale.card / 2
    middle = min(max(route.start[0], ground.first + half), ground.right - half)
    return middle - half, middle + half


def _levelled(routes: Sequence[Route], ground: Ground) -> tuple[Route, ...]:
    """Arcs nearest to the road, shorter ones first; pills over them: nothing stands on another's words."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    order = sorted(routes, key=lambda route: (route.way == "pill", _width(_span(route, ground)), route.start))
    for route in order:
        span = _span(route, ground)
        level = _first_free(taken, span, above=route.way != "arc")
        while len(taken) <= level:
            taken.append([])
        taken[level].append(span)
        found.append(_on_level(route, level))
    return tuple(found)


def _width(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def _first_free(taken: Sequence[Sequence[tuple[float, float]]], span: tuple[float, float], *, above: bool) -> int:
    clashing = [
        level
        for level, spans in enumerate(taken)
        if any(left < span[1] + 4 and span[0] - 4 < right for left, right in spans)
    ]
    if above:
        return max(clashing) + 1 if clashing else 0
    level = 0
    while level in clashing:
        level += 1
    return level


def _on_level(route: Route, level: int) -> Route:
    return Route(
        route.tie, route.way, level, route.start, route.end, route.gap_x,
        route.source, route.target, route.target_row, route.number,
    )  # fmt: skip


def levels_height(routes: Sequence[Route], *, steady: bool) -> float:
    """The room that a row's links take above the road."""
    levels = max((route.level + 1 for route in routes), default=0)
    if steady:
        levels = max(levels, 1)
    return levels * LEVEL + 5 if levels else 0.0


def level_y(row: Row, level: int) -> float:
    """The y of a level, from the row's base."""
    return -row.clear - 7 - LEVEL * level


def link_words(tie: Tie, number: int, page: int, language: str, size: float) -> str:
    """What a link says: whither, on which page if it is another (0: this one), and its own words where they fit."""
    t = translator(language)
    verb = {
        LinkKind.RETURN: t("returns to: %(number)s"),
        LinkKind.SKIPPED: t("passed over, on to: %(number)s"),
    }.get(tie.kind, t("leads to: %(number)s"))
    whither = f"{number}, {t('p. %(page)s') % {'page': page}}" if page else str(number)
    words = verb % {"number": whither}
    if tie.label.strip() and words_fit(tie.label, size):
        words += f" – {tie.label.strip()}"
    return words
