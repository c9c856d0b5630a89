"""The sheets of a huoneentaulu: picture, threads, words and foot, each in its place. Knows no records and no pen."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Placed, structured
from paku_studio.drawing.poster_blocks import Block, PosterHand
from paku_studio.drawing.poster_fit import ZONE, Setting, distances, fitted, height_of
from paku_studio.drawing.poster_frame import BESIDE_TITLE, Head, PosterFrame
from paku_studio.drawing.poster_ground import CAP
from paku_studio.drawing.poster_motifs import CELL, HOMESTEAD_WIDTH, SUN, Scene, ground_line, home
from paku_studio.drawing.poster_threads import (
    TAIL,
    Strands,
    both_ways,
    crossing,
    down_from_scene,
    down_from_sides,
    from_above,
    going_on,
    knots,
    painted,
    past_home,
    ring,
    side_by_side,
    wound,
)
from paku_studio.drawing.poster_values import values_sheet
from paku_studio.drawing.shapes import icon, line
from paku_studio.drawing.text import BOLD, REGULAR, place
from paku_studio.locale import translator

GROWTH = 0.8
"""How much larger a picture may be where there are few lines."""
EMPTY_LINES, EMPTY_PITCH = 5, 98.0
EASY_DOWN = 0.6
DOWN = {1: 0.26, 2: 0.32, 3: 0.42}
LATER_DOWN, LEAST_PICTURE = 0.12, 96.0
"""On a later sheet lines stand high, and a picture below them, if it may be so high."""
HOME_CELL = 0.86 * CELL
HOME_SHARES = (1.0, 0.85, 0.7)
ICON = 42.0
ALONE = 42.0
"""How many stitches wide the picture is without trees."""
PANEL_STITCHES = 64
"""How many stitches wide the picture is on a sheet that lies."""
"""All measures are points of A3."""


def poster_sheets(hand: PosterHand) -> list[tuple[Item, ...]]:
    """The items of each sheet of a poster."""
    table = values_sheet(hand)
    if table is not None:
        return [table]
    frame = PosterFrame(hand)
    fit = fitted(hand, frame.room, frame.before(), frame.after())
    count = len(fit.sheets)
    return [
        _page(frame, fit.setting, blocks, fit.air, number, count).items() for number, blocks in enumerate(fit.sheets)
    ]


def _page(
    frame: PosterFrame, setting: Setting, blocks: Sequence[Block], air: float, number: int, count: int
) -> "_Page":
    """The page with its lines in the middle of their room, and with a larger picture where there is room for it."""
    room = frame.room(setting, number, count)
    slack = max(0.0, room.height - height_of(blocks, air))
    head = frame.head(setting, number, _growth(frame, setting, number, slack))
    slack = max(0.0, slack - (head.below - room.top))
    heights = [
        head.below
        + slack * (LATER_DOWN if number and number == count - 1 else _share(frame, number))
        + (blocks[0].cap if blocks else 0.0)
    ]
    for distance in distances(blocks, air):
        heights.append(heights[-1] + distance)
    return _Page(frame, setting, head, tuple(blocks), tuple(heights[: len(blocks)]), number, count)


def _share(frame: PosterFrame, number: int) -> float:
    """Which share of the free height stands above the lines: few keep near the title."""
    ground = frame.hand.ground
    if ground.wide or number:
        return 0.5
    share = DOWN.get(len(frame.hand.story.promises), 0.5)
    return share * EASY_DOWN if ground.easy and share < 0.5 else share


def _growth(frame: PosterFrame, setting: Setting, number: int, slack: float) -> float:
    ground = frame.hand.ground
    if number or setting.zone != ZONE or ground.wide or ground.easy or any(frame.is_long()):
        return 1.0
    return 1.0 + min(GROWTH, slack * 0.5 / (ZONE * ground.unit))


@dataclass(frozen=True, slots=True)
class _Page:
    frame: PosterFrame
    setting: Setting
    head: Head
    blocks: tuple[Block, ...]
    heights: tuple[float, ...]
    number: int
    count: int

    def items(self) -> tuple[Item, ...]:
        """All of the sheet: ornament below words."""
        foot = self.frame.foot(self.number, self.count, self.setting)
        return structured([*self._ornament(), *self._words(), *foot.placed(self.number, self.count)])

    @property
    def hand(self) -> PosterHand:
        return self.frame.hand

    @property
    def unit(self) -> float:
        return self.hand.ground.unit

    @property
    def last(self) -> bool:
        """Whether the threads part on this sheet."""
        return self.number == self.count - 1

    @property
    def home_at(self) -> float:
        """The ground of the house at the end."""
        return self.frame.home(self.number, self.count, self.setting)

    # words

    def _words(self) -> list[Placed]:
        found = [row.placed(x, y) for row, x, y in self.head.rows]
        if self.number:
            found = [_seen(*placed.items) for placed in found]
        for block, y in zip(self.blocks, self.heights, strict=True):
            found += self._label(block, y)
            found += block.placed(self.hand.ground.text, y)
        return [*found, *self._invitation()] if self._inviting else found

    @property
    def _inviting(self) -> bool:
        """Whether there are rules to write on, as nothing is written yet."""
        return (
            self.last
            and not self.hand.story.promises
            and self._empty_heights()[1] > self._empty_heights()[0] + 40 * self.unit
        )

    def _label(self, block: Block, y: float) -> list[Placed]:
        """The number of a line in easy language, where it has no icon."""
        story = self.hand.story
        if not self.hand.ground.easy or story.icons or block.promise is None or not block.knotted:
            return []
        number = str(story.promises.index(block.promise) + 1)
        size = self.hand.type.key
        at = self._knot(block, y) + size * CAP / 2
        words = place(number, self.hand.ground.spine, at, BOLD, size, self.hand.theme.spruce, "middle")
        return [Placed(self.hand.line_chain(block.promise.id, "Lbl"), tuple(words))]

    def _invitation(self) -> list[Placed]:
        """Where nothing is written yet: what to do with the rules that are drawn there."""
        hand, size = self.hand, self.hand.type.rest
        words = translator(hand.story.language)("Write here what you promise together.")
        chain = (hand.own("P", hand.story.key("invitation"), people=False),)
        y = self._empty_heights()[0] - 10 * self.unit
        return [Placed(chain, tuple(place(words, hand.ground.text, y, REGULAR, size, hand.theme.ink_soft)))]

    def _empty_heights(self) -> list[float]:
        """How far down the rules to write on stand, where nothing is written yet."""
        room = self.frame.room(self.setting, self.number, self.count)
        top = max(self.head.below, self.heights[-1] + self.blocks[-1].depth if self.blocks else 0.0)
        step = min(EMPTY_PITCH * self.unit, (room.bottom - top) / EMPTY_LINES)
        return [top + step * (n + 0.8) for n in range(EMPTY_LINES)]

    # ornament

    def _ornament(self) -> list[Placed]:
        scene = self._scene() if self.head.scene else self._scene_beside_title()
        parts: list[Group] = [scene.drawn(self.hand.theme)] if scene else []
        if scene and self.hand.ground.wide and not self.last:
            under = ground_line(scene.left, scene.right, scene.ground + 0.6 * scene.cell, scene.cell, self.hand.theme)
            parts.append(Group((under,), role="Artifact"))
        heights = self._knots()
        parts += self._threads(heights)
        if self.hand.story.promises:
            parts.append(self._openings(self._real_knots()))
        elif self._inviting:
            parts += [knots(self.hand.ground.spine, heights, self.hand.theme, self.unit, rings=True), self._rules()]
        return [Placed((), (part,)) for part in parts]

    def _scene(self) -> Scene:
        ground, kind = self.hand.ground, self.hand.story.kind
        if not ground.wide:
            usual = self.setting.zone == ZONE
            whole = (self.head.scene - ground.edge) / SUN
            cell = CELL * self.head.scene / ZONE if usual else min(CELL * self.unit, whole)
            inset = 42 * self.unit
            return Scene(
                kind, inset, ground.width - inset, self.head.scene, cell, usual, sun=min(SUN, whole * SUN / cell)
            )
        top = max(y + row.fall for row, _, y in self.head.rows) + 44 * self.unit
        left, right = ground.margin - 8 * self.unit, ground.margin + ground.panel - 24 * self.unit
        cell = min((self.head.scene - top) / SUN, (right - left) / PANEL_STITCHES, 1.25 * CELL * self.unit)
        return Scene(kind, left, right, self.head.scene - 4.5 * self.unit, cell)

    def _scene_beside_title(self) -> Scene | None:
        """The picture of a poster in easy language: on the thread beside the title, on all of them alike."""
        ground, unit = self.hand.ground, self.unit
        if not self.head.beside:
            return None
        right = ground.width - max(ground.edge + 2, 40 * unit)
        left = right - BESIDE_TITLE * unit
        cell = BESIDE_TITLE * unit / ALONE
        return Scene(self.hand.story.kind, left, right, self.head.thread - 4.5 * unit, cell, trees=False)

    def _knot(self, block: Block, y: float) -> float:
        """How far down a block's knot stands: amid small letters; in easy language in the middle of the block."""
        size = block.rows[0].size
        if not self.hand.ground.easy:
            return y - 0.34 * size
        return min(y + (block.depth - block.cap) / 2, y + size * 1.1)

    def _knots(self) -> list[float]:
        if self._inviting:
            return [y - 6 * self.unit for y in self._empty_heights()]
        return self._real_knots() or [
            (self.head.below + self.frame.room(self.setting, self.number, self.count).bottom) / 2
        ]

    def _real_knots(self) -> list[float]:
        return [self._knot(block, y) for block, y in zip(self.blocks, self.heights, strict=True) if block.knotted]

    def _openings(self, heights: Sequence[float]) -> Group:
        """What stands where the threads open: knots, in easy language icons; numbers are words."""
        ground, story, theme = self.hand.ground, self.hand.story, self.hand.theme
        if not ground.easy:
            return knots(ground.spine, heights, theme, self.unit)
        if not story.icons:
            return Group(role="Artifact")
        size = ICON * self.unit
        drawn: list[Path] = []
        shown = [block.promise for block in self.blocks if block.knotted and block.promise]
        for promise, y in zip(shown, heights, strict=False):
            name = story.icons[story.promises.index(promise)]
            drawn += icon(name, ground.spine - size / 2, y - size / 2, size, theme.spruce)
        return Group(tuple(drawn), role="Artifact")

    def _rules(self) -> Group:
        ground, theme = self.hand.ground, self.hand.theme
        drawn = [
            path
            for y in self._empty_heights()
            for path in line(ground.text, y, ground.right, y, stroke=theme.line_strong, width=0.75)
        ]
        return Group(tuple(drawn), role="Artifact")

    def _threads(self, heights: Sequence[float]) -> list[Group]:
        ground, theme, spine = self.hand.ground, self.hand.theme, self.hand.ground.spine
        strands = self._coming(heights[0]).then(*_both(wound(ground, heights, spine)))
        if not self.last:
            return [painted(strands.then(*_both(going_on(ground, heights, spine))), theme, self.unit)]
        y = self.home_at
        if ground.wide:
            strands = strands.then(*_both(side_by_side(ground, heights, spine, y)))
            return [self._house(), painted(both_ways(ground, strands, y), theme, self.unit)]
        tail = (y - heights[-1]) * 0.64 if ground.easy else min(TAIL * self.unit, (y - heights[-1]) * 0.5)
        strands = strands.then(*_both(crossing(ground, heights, spine, min(tail, TAIL * 1.6 * self.unit))))
        strands, end = past_home(ground, strands, y)
        return [self._house(), painted(strands, theme, self.unit), ring(end, theme, self.unit)]

    def _coming(self, first: float) -> Strands:
        ground, head = self.hand.ground, self.head
        if self.number:
            return from_above(ground, first, ground.spine)
        if head.thread:
            return down_from_sides(ground, head.thread, ground.spine, first)
        return down_from_scene(ground, head.scene, ground.spine, first)

    def _house(self) -> Group:
        """What stands at the end of the way: a house among trees, a little smaller beside words, or nothing at all.

        On a sheet without a picture that is the picture, where it finds room.
        """
        ground, theme, unit = self.hand.ground, self.hand.theme, self.unit
        y, right = self.home_at, ground.width - max(ground.edge + 2, 40 * unit)
        if self._bare and (scene := self._late_scene(y, right)):
            return scene.drawn(theme)
        for share in HOME_SHARES:
            cell = HOME_CELL * share * unit
            if HOMESTEAD_WIDTH * cell <= right - self._free_from(y - 14 * cell) - 22 * unit:
                return home(right, y - 3 * unit, cell, theme)
        return Group(role="Artifact")

    @property
    def _bare(self) -> bool:
        """Whether an upright sheet has no picture above its lines."""
        return not (self.hand.ground.wide or self.head.scene or self.head.beside)

    def _late_scene(self, y: float, right: float) -> Scene | None:
        """The picture once more, below the words of the last sheet, where they leave room."""
        ground, unit = self.hand.ground, self.unit
        low = max((top + block.depth for block, top in zip(self.blocks, self.heights, strict=True)), default=0.0)
        high = y - low - 40 * unit
        if self._inviting or high < LEAST_PICTURE * unit:
            return None
        left = ground.text + 30 * unit
        cell = min(high / SUN, (right - left) / 96, CELL * unit)
        return Scene(self.hand.story.kind, left, right, y - 3 * unit, cell)

    def _free_from(self, top: float) -> float:
        """How far to the right words reach that stand below `top`."""
        rows = [(row, y) for block, y in zip(self.blocks, self.heights, strict=True) for row in block.rows]
        ends = [self.hand.ground.text + row.width for row, y in rows if y + row.fall + 0.25 * row.size > top]
        if self._inviting and self._empty_heights()[-1] > top:
            ends.append(self.hand.ground.right)
        return max(ends, default=self.hand.ground.text)


def _both(strands: Strands) -> tuple[Sequence[tuple[float, float]], Sequence[tuple[float, float]]]:
    return strands.client, strands.worker


def _seen(*items: Item) -> Placed:
    return Placed((), (Group(tuple(items), role="Artifact"),))
