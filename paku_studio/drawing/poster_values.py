"""Values and principles as a table on two threads: the value on the left, what it means on the right. One sheet only.

Knows no records and no pen. What does not fit so is laid out as any other huoneentaulu.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.persona_pieces import Placed, structured
from paku_studio.drawing.poster_blocks import PosterHand, Row
from paku_studio.drawing.poster_foot import PosterFoot
from paku_studio.drawing.poster_ground import CAP
from paku_studio.drawing.poster_motifs import CELL, Scene
from paku_studio.drawing.poster_story import Promise
from paku_studio.drawing.poster_threads import (
    Strands,
    both_ways,
    down_from_sides,
    knots,
    painted,
    side_by_side,
    wound,
)
from paku_studio.drawing.poster_words import by_sense
from paku_studio.drawing.text import BOLD, REGULAR, place, placed_width
from paku_studio.models import PosterKind

MOST_KEYS, MOST_RESTS = 2, 4
"""Lines of a value and of what it means."""
BESIDE = 32.0
"""From the threads' middle to the words."""
TOP, UNDER_SCENE = 84.0, 84.0
ZONE, SMALL_ZONE, LARGE_ZONE = 124.0, 92.0, 190.0
PITCH_LEAST, PITCH_MOST = 78.0, 140.0
ABOVE_FOOT = 56.0
"""All measures are points of A3."""
KEY_LEAD, REST_LEAD = 1.14, 1.29
REST_WALL = 24.0
WIDOW = 0.7
FEW, LARGER = 4, 1.2
"""Few values are set so much larger."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value and what it means, both broken into lines."""

    promise: Promise
    key: tuple[Line, ...]
    rest: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Sizes:
    key: float
    rest: float
    zone: float
    above: bool


def values_sheet(hand: PosterHand) -> tuple[Item, ...] | None:
    """The poster as a table, on an upright sheet in ordinary words; None: it does not fit so, or was not said so."""
    story = hand.story
    told = story.promises and all(promise.key and promise.rest for promise in story.promises)
    if story.kind is not PosterKind.VALUES_ETHICS or story.easy or hand.ground.wide or not told:
        return None
    for sizes in _ladder(hand):
        table = _table(hand, sizes)
        if table is not None and table.fits:
            return table.items()
    return None


def _ladder(hand: PosterHand) -> Iterator[_Sizes]:
    """What is tried: values of the usual size first, then without the subtitle, a smaller picture, smaller type."""
    type_ = hand.type
    key, least = round(type_.key * 0.93, 1), type_.key_least
    rest = 15.5 if type_.rest_least < REST_WALL else type_.rest_least
    start = _Sizes(key, rest, ZONE, above=True)
    if len(hand.story.promises) <= FEW:
        yield replace(start, key=key * LARGER, rest=rest * LARGER)
    yield start
    yield (start := replace(start, above=False))
    yield (start := replace(start, zone=SMALL_ZONE))
    for step in (1, 2, 3, 4):
        share = step / 4
        yield replace(start, key=key - (key - least) * share, rest=rest - (rest - type_.rest_least) * share)


def _table(hand: PosterHand, sizes: _Sizes) -> "_Table | None":
    """The values broken into lines on both sides of the threads; None where a word would have to be parted."""
    ground, language = hand.ground, hand.story.spoken
    beside = BESIDE * ground.unit
    words = [word for promise in hand.story.promises for word in promise.key.split()]
    widest = max(placed_width(word, BOLD, sizes.key) for word in words)
    whole = max(placed_width(promise.key, BOLD, sizes.key) for promise in hand.story.promises)
    left = max(widest, min(whole, ground.width * 0.30)) + 2
    spine = max(ground.margin + left + beside, ground.width * 0.36)
    if spine > ground.width * 0.5:
        return None
    room = ground.right - spine - beside
    values = tuple(
        _Value(
            promise,
            break_lines(promise.key, BOLD, sizes.key, spine - beside - ground.margin, language, balanced=True),
            by_sense(promise.rest, REGULAR, sizes.rest, room, language, WIDOW),
        )
        for promise in hand.story.promises
    )
    return _Table(hand, sizes, spine, values)


@dataclass(frozen=True, slots=True)
class _Table:
    hand: PosterHand
    sizes: _Sizes
    spine: float
    values: tuple[_Value, ...]

    @property
    def unit(self) -> float:
        return self.hand.ground.unit

    @property
    def fits(self) -> bool:
        """Whether everything stands on the sheet, nothing broken more often than it may be."""
        few = all(len(each.key) <= MOST_KEYS and len(each.rest) <= MOST_RESTS for each in self.values)
        whole = all(line.joint != "-" for each in self.values for line in (*each.key, *each.rest))
        title = self._title()
        return few and whole and len(title) <= 3 and not self._foot.left_over() and self._slack >= 0

    def items(self) -> tuple[Item, ...]:
        """All of the sheet."""
        return structured([*self._ornament(), *self._words(), *self._foot.placed(0, 1)])

    # measures

    @property
    def _foot(self) -> PosterFoot:
        ground = self.hand.ground
        moved = "" if self.sizes.above else self.hand.story.subtitle
        return PosterFoot(self.hand, ground.margin, ground.right, moved)

    @property
    def _end(self) -> float:
        """The ground on which the threads part."""
        return self._foot.top - ABOVE_FOOT * self.unit

    def _title(self) -> tuple[Row, ...]:
        return self.hand.title(self.hand.ground.right - self.hand.ground.margin)

    def _head(self) -> tuple[list[tuple[Row, float]], float]:
        """Title and subtitle with their baselines, and the last of these."""
        hand, unit = self.hand, self.unit
        title = self._title()
        y = TOP * unit + title[0].size * CAP
        rows, last = [(row, y) for row in title], y + title[-1].fall
        subtitle = hand.subtitle(hand.ground.right - hand.ground.margin) if self.sizes.above else ()
        if subtitle:
            y = last + 16 * unit + subtitle[0].size * 0.94
            rows += [(row, y) for row in subtitle]
            last = y + subtitle[-1].fall
        return rows, last

    def _half(self, value: _Value) -> float:
        """How far a value reaches above and below its knot."""
        key = len(value.key) * self.sizes.key * KEY_LEAD
        return max(key, len(value.rest) * self.sizes.rest * REST_LEAD) / 2

    def _distances(self, pitch: float) -> list[float]:
        """From knot to knot."""
        air = 20 * self.unit
        pairs = zip(self.values, self.values[1:], strict=False)
        return [max(pitch, self._half(above) + self._half(below) + air) for above, below in pairs]

    @property
    def _least(self) -> float:
        """From the first knot to the last, as near as they may be."""
        return sum(self._distances(PITCH_LEAST * self.unit * self.sizes.key / (self.hand.type.key * 0.93)))

    def _room(self, zone: float) -> float:
        """From the first knot to the last at most."""
        _, last = self._head()
        first = last + (zone + UNDER_SCENE) * self.unit
        return self._end - self._tail - first

    @property
    def _tail(self) -> float:
        """From the last knot to the ground."""
        return max(62 * self.unit, self._half(self.values[-1]) + 34 * self.unit)

    @property
    def _slack(self) -> float:
        return self._room(self.sizes.zone) - self._least

    def _zone(self) -> float:
        """The height of the picture: larger where there is room."""
        if self.sizes.zone != ZONE:
            return self.sizes.zone
        most = sum(self._distances(PITCH_MOST * 0.8 * self.unit))
        spare = max(0.0, self._room(ZONE) - most)
        return min(LARGE_ZONE, ZONE + spare * 0.7 / self.unit)

    def _scene_at(self) -> float:
        _, last = self._head()
        return last + self._zone() * self.unit

    def _heights(self) -> list[float]:
        """How far down each knot stands."""
        room = self._room(self._zone())
        low, high = 0.0, PITCH_MOST * self.unit
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if sum(self._distances(middle)) <= room else (low, middle)
        distances = self._distances(low)
        heights = [self._scene_at() + UNDER_SCENE * self.unit + max(0.0, room - sum(distances)) * 0.5]
        for distance in distances:
            heights.append(heights[-1] + distance)
        return heights

    # what is drawn

    def _words(self) -> list[Placed]:
        hand, ground = self.hand, self.hand.ground
        found = [row.placed(ground.margin, y) for row, y in self._head()[0]]
        beside, key, rest = BESIDE * self.unit, self.sizes.key, self.sizes.rest
        for value, middle in zip(self.values, self._heights(), strict=True):
            body = hand.line_chain(value.promise.id, "LBody")
            chain = (*body, hand.own("P", value.promise.field))
            y = middle + 0.34 * key - (len(value.key) - 1) * key * KEY_LEAD / 2
            for number, line in enumerate(value.key):
                at = (self.spine - beside, y + number * key * KEY_LEAD)
                found.append(Placed(chain, tuple(place(line, *at, BOLD, key, hand.theme.ink, "end"))))
            chain = (*body, hand.own("P", f"{value.promise.field}:rest"))
            y = middle + 0.34 * rest - (len(value.rest) - 1) * rest * REST_LEAD / 2
            for number, line in enumerate(value.rest):
                at = (self.spine + beside, y + number * rest * REST_LEAD)
                found.append(Placed(chain, tuple(place(line, *at, REGULAR, rest, hand.theme.ink))))
        return found

    def _ornament(self) -> list[Placed]:
        ground, theme, unit = self.hand.ground, self.hand.theme, self.unit
        scene, heights = self._scene_at(), self._heights()
        strands = down_from_sides(ground, scene + 5 * unit, self.spine, heights[0])
        strands = _then(strands, wound(ground, heights, self.spine))
        strands = _then(strands, side_by_side(ground, heights, self.spine, self._end))
        parts: list[Group] = [
            self._scene().drawn(theme),
            painted(both_ways(ground, strands, self._end), theme, unit),
            knots(self.spine, heights, theme, unit),
        ]
        return [Placed((), (part,)) for part in parts]

    def _scene(self) -> Scene:
        """The picture with its motif above the threads, wherever they are."""
        ground, inset = self.hand.ground, 40 * self.unit
        height = self._zone() * self.unit - 22 * self.unit
        cell = min(height / 20, CELL * self.unit * 1.25)
        return Scene(
            self.hand.story.kind, inset, ground.width - inset, self._scene_at(), cell, middle=self.spine, sun=18.0
        )


def _then(first: Strands, second: Strands) -> Strands:
    return first.then(second.client, second.worker)
