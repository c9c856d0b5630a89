"""How a huoneentaulu fits its sheets: what gives way first, and how the lines are dealt out. Knows no threads, no pen.

In this order: lines move together, the subtitle goes to the foot, the picture gives way, all key phrases shrink
together, the lines go on to more sheets. No line is ever smaller than the others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from paku_studio.drawing.poster_blocks import Block, PosterHand
from paku_studio.drawing.poster_words import SHORT
from paku_studio.drawing.text import BOLD, measure

MORE_AIR, MORE_AIR_FEW = 0.95, 1.5
"""How much farther apart than they must be lines may stand, of a key phrase's size: 110 points at most, where lines
have a continuation and are many; 74 at least."""
FEW = 4
ZONE, SMALL_ZONE = 192.0, 120.0
"""Height of the picture above its ground, in points of A3; in the small one there are no trees."""
EASY_USUAL = 0.86
"""In easy language so much smaller type comes before the subtitle leaves its place."""
EASY_AIR = 0.36
"""More than must be between two lines of easy language, where the sheet has room for it: of a key phrase's size."""
ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Setting:
    """What a poster is set with. `above`: the subtitle stands below the title, else at the foot."""

    key: float
    above: bool = True
    zone: float = ZONE


@dataclass(frozen=True, slots=True)
class Room:
    """Where the blocks of a sheet may stand: the highest capitals, the lowest baseline."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """From the one to the other."""
        return self.bottom - self.top


Rooms = Callable[[Setting, int, int], Room]
"""The room of a sheet: (setting, its number from 0, how many there are)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The blocks of each sheet, all set alike."""

    setting: Setting
    sheets: tuple[tuple[Block, ...], ...]
    air: float


def fitted(hand: PosterHand, rooms: Rooms, before: Sequence[Block], after: Sequence[Block]) -> Fit:
    """The poster at the first setting in which it fits, on as few sheets as can be."""
    trials = [_Trial(step, (*before, *hand.blocks(step.key), *after), rooms) for step in settings(hand)]
    most = MORE_AIR_FEW if 0 < len(hand.story.promises) <= FEW else MORE_AIR
    for trial in trials if hand.ground.easy else ():
        air = trial.air(1, most * trial.setting.key) if trial.setting.above else None
        if air is not None and air >= EASY_AIR * trial.setting.key:
            return Fit(trial.setting, _dealt(trial.blocks, 1), air)
    for count in range(1, max(2, len(hand.story.promises)) + 1):
        usual = [trial for trial in trials if trial.setting.above and trial.setting.key <= hand.type.key]
        for trial in trials if count == 1 else usual:
            air = trial.air(count, most * trial.setting.key)
            if air is not None:
                return Fit(trial.setting, _dealt(trial.blocks, count), air)
    return _filled(hand, rooms, before, after)


@dataclass(slots=True)
class _Trial:
    """The poster set in one way, tried on more and more sheets."""

    setting: Setting
    blocks: tuple[Block, ...]
    rooms: Rooms
    known: dict[tuple[bool, bool], float] = field(default_factory=dict)

    def room(self, number: int, count: int) -> float:
        """The height of a sheet's room: of all sheets between the first and the last it is the same."""
        key = (number == 0, number == count - 1)
        if key not in self.known:
            self.known[key] = self.rooms(self.setting, number, count).height
        return self.known[key]

    def air(self, count: int, most: float) -> float | None:
        """How far apart lines stand on so many sheets, no more than `most`; None: not even the least fits."""
        rooms = [self.room(number, count) for number in range(count)]
        return _air(_dealt(self.blocks, count), rooms, most)


def settings(hand: PosterHand) -> Iterator[Setting]:
    """What is tried, in order: the larger sizes that a poster with room may have, then what gives way."""
    type_, easy = hand.type, hand.ground.easy
    few = len(hand.story.promises) <= FEW
    usual = min(_whole(hand), type_.key if easy else _on_one_line(hand))
    larger = type_.sizes(type_.largest(len(hand.story.promises))) if few or easy else ()
    yield from (Setting(key) for key in larger if key > usual and _grows_well(hand, usual, key))
    start = Setting(usual)
    yield start
    if easy:
        yield from (Setting(key) for key in type_.sizes(usual) if EASY_USUAL * usual <= key < usual)
    if hand.story.subtitle and not hand.ground.wide:
        start = replace(start, above=False)
        yield start
    if not easy and not hand.ground.wide:
        start = replace(start, zone=SMALL_ZONE)
        yield start
    smaller = [key for key in type_.sizes(type_.key) if key < usual]
    yield from (replace(start, key=key) for key in smaller)
    yield from (Setting(key) for key in smaller)
    yield from (Setting(key, zone=SMALL_ZONE) for key in smaller)


def _on_one_line(hand: PosterHand) -> float:
    """The usual size of key phrases, smaller where that brings all that can stand on one line onto one line."""
    sizes = hand.type.sizes(hand.type.key)
    room = hand.ground.measure
    able = [key for key in _phrases(hand) if measure(key, BOLD, sizes[-1]) <= room]
    fits = (size for size in sizes if all(measure(key, BOLD, size) <= room for key in able))
    return next(fits, sizes[-1])


def _phrases(hand: PosterHand) -> list[str]:
    """Key phrases that ought to stand on one line; what is said in one go may take several."""
    told = hand.story.promises
    return [promise.key for promise in told if promise.key and (promise.rest or len(promise.key) <= SHORT)]


def _whole(hand: PosterHand) -> float:
    """The usual size of key phrases, smaller where that keeps all words whole that can be."""
    sizes = hand.type.sizes(hand.type.key)
    room = hand.ground.measure
    words = {word for promise in hand.story.promises for word in promise.key.split()}
    able = [word for word in words if measure(word, BOLD, sizes[-1]) <= room]
    fits = (size for size in sizes if all(measure(word, BOLD, size) <= room for word in able))
    return next(fits, sizes[-1])


def _grows_well(hand: PosterHand, usual: float, key: float) -> bool:
    """Whether larger type leaves on one line what stands on one line, and no words too wide."""
    room = hand.ground.measure
    keys = [key for key in _phrases(hand) if measure(key, BOLD, usual) <= room]
    return all(measure(each, BOLD, key) <= room for each in keys) and _widest(hand, key) <= room


def _widest(hand: PosterHand, key: float) -> float:
    return max((block.width for block in hand.blocks(key)), default=0.0)


def distances(blocks: Sequence[Block], air: float) -> list[float]:
    """From each block's first baseline to the next one's; `air`: more than must be between two."""
    return [
        block.depth + block.gap + (air if block.knotted and after.knotted else 0.0) for block, after in pairwise(blocks)
    ]


def height_of(blocks: Sequence[Block], air: float) -> float:
    """From the first capitals to the last baseline."""
    return (blocks[0].cap + sum(distances(blocks, air)) + blocks[-1].depth) if blocks else 0.0


def _air(sheets: Sequence[Sequence[Block]], rooms: Sequence[float], most: float) -> float | None:
    """How far apart lines stand on all sheets, no more than `most`; None: not even the least that must be fits."""
    found = most
    for blocks, room in zip(sheets, rooms, strict=True):
        spare = room + ROUNDING - height_of(blocks, 0.0)
        if spare < 0:
            return None
        joints = height_of(blocks, 1.0) - height_of(blocks, 0.0)
        found = min(found, spare / joints) if joints else found
    return found


def _dealt(blocks: Sequence[Block], count: int) -> tuple[tuple[Block, ...], ...]:
    """The blocks on so many sheets, parted in the middle."""
    size, more = divmod(len(blocks), count)
    ends = [size * (n + 1) + min(more, n + 1) for n in range(count)]
    return tuple(tuple(blocks[start:end]) for start, end in zip([0, *ends], ends, strict=False))


def _filled(hand: PosterHand, rooms: Rooms, before: Sequence[Block], after: Sequence[Block]) -> Fit:
    """Sheet after sheet filled, with blocks too high for a sheet going on on the next."""
    setting = Setting(hand.type.key_least, zone=SMALL_ZONE)
    rest = [*before, *hand.blocks(setting.key), *after]
    sheets: list[tuple[Block, ...]] = []
    while rest:
        place = len(sheets)
        going_on, last = rooms(setting, place, place + 2), rooms(setting, place, place + 1)
        room = Room(max(going_on.top, last.top), min(going_on.bottom, last.bottom))
        taken: list[Block] = []
        while rest and height_of([*taken, rest[0]], 0.0) <= room.height + ROUNDING:
            taken.append(rest.pop(0))
        if not taken:
            first, more = rest[0].parted(room.height - rest[0].cap)
            taken, rest = [first], [*([more] if more else []), *rest[1:]]
        sheets.append(tuple(taken))
    return Fit(setting, tuple(sheets), 0.0)
