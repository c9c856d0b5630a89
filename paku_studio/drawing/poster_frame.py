"""Where head, foot and lines of a huoneentaulu stand on each of its sheets. Knows no threads, no picture, no pen."""

from dataclasses import dataclass

from paku_studio.drawing.poster_blocks import MOST_SUBTITLE, MOST_TITLE, Block, PosterHand, Row
from paku_studio.drawing.poster_fit import Room, Setting
from paku_studio.drawing.poster_foot import PosterFoot
from paku_studio.drawing.poster_ground import CAP
from paku_studio.drawing.text import BOLD, REGULAR

UNDER_SCENE, UNDER_HEAD, UNDER_TITLE = 111.0, 38.0, 46.0
"""From the picture's ground to the title's capitals; from the last baseline of the head to the first key phrase's."""
EASY_TOP, EASY_THREAD, EASY_UNDER = 92.0, 28.0, 41.0
SIDES, UNDER_SIDES, PANEL_TITLE = 56.0, 46.0, 62.0
"""Where the threads come in on a sheet that lies, and what stands below them."""
LATER_TOP = 78.0
ABOVE_FOOT, ABOVE_HOME, ABOVE_BOTH, LEAVING = 38.0, 44.0, 36.0, 34.0
"""All measures are points of A3."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the lines. `scene`: the ground of the picture, 0 where there is none; `thread`: where the
    threads come in from the sides, 0 where they come from above."""

    rows: tuple[tuple[Row, float, float], ...] = ()
    scene: float = 0.0
    thread: float = 0.0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class PosterFrame:
    """Heads, feet and rooms of one poster's sheets."""

    hand: PosterHand

    # what runs on among the lines

    @property
    def _head_width(self) -> float:
        ground = self.hand.ground
        if ground.wide:
            return ground.panel
        return ground.right - (ground.margin if ground.easy else ground.text)

    @property
    def _most(self) -> tuple[int, int]:
        """Lines of title and subtitle that a head takes."""
        return (MOST_TITLE + 1, MOST_SUBTITLE + 2) if self.hand.ground.wide else (MOST_TITLE, MOST_SUBTITLE)

    def is_long(self) -> tuple[bool, bool]:
        """Whether title and subtitle are too long for a head."""
        title, subtitle = self.hand.title(self._head_width), self.hand.subtitle(self._head_width)
        parted = any(row.line.joint == "-" for row in title)
        most = self._most
        return len(title) > most[0] or (parted and len(title) > 3), len(subtitle) > most[1]

    def before(self) -> list[Block]:
        """Title and subtitle where one of them is too long for a head: then there is no head for the other either."""
        hand = self.hand
        if not any(self.is_long()):
            return []
        story, type_ = hand.story, hand.type
        found = [hand.running(story.title, BOLD, type_.title_least, hand.theme.spruce, hand.title_chain())]
        if story.subtitle:
            chain = (hand.own("P", story.field("subtitle")),)
            found.append(hand.running(story.subtitle, REGULAR, type_.subtitle, hand.theme.ink_soft, chain))
        return found

    def after(self) -> list[Block]:
        """What is too long for a foot."""
        hand = self.hand
        size, colour = hand.type.rest_least, hand.theme.ink_soft
        return [hand.running(text, REGULAR, size, colour, chain) for text, chain in self.foot(0, 1).left_over()]

    # head and foot

    def foot(self, number: int, count: int, setting: Setting | None = None) -> PosterFoot:
        """The foot of a sheet; where threads leave below it, its words stand beside them."""
        ground = self.hand.ground
        left = ground.margin
        if number < count - 1 and not ground.wide:
            left = ground.text
        leaving = ground.wide and number < count - 1
        right = ground.spine - ground.reach - 16 * ground.unit if leaving else ground.right
        moved = self.hand.story.subtitle if setting and not setting.above else ""
        return PosterFoot(self.hand, left, right, moved)

    def head(self, setting: Setting, number: int, count: int, growth: float = 1.0) -> Head:
        """The head of a sheet, its picture larger by `growth`."""
        ground = self.hand.ground
        if number:
            return self._later_head(last=number == count - 1)
        if any(self.is_long()):
            return self._long_head()
        if ground.wide:
            return self._panel_head(count)
        return self._easy_head(setting, count) if ground.easy else self._scene_head(setting, count, growth)

    def _stacked(
        self, x: float, top: float, width: float, setting: Setting | None, count: int
    ) -> tuple[list[tuple[Row, float, float]], float]:
        """Title and subtitle below one another from `top`, and the last baseline."""
        hand, unit = self.hand, self.hand.ground.unit
        counted = 0.0 if count == 1 or hand.ground.wide else hand.type.subtitle * 3
        title = hand.title(width - counted)
        y = top + title[0].size * CAP
        found = [(row, x, y) for row in title]
        last = y + title[-1].fall
        subtitle = hand.subtitle(width) if setting is None or setting.above else ()
        if subtitle:
            y = last + 14 * unit + subtitle[0].size * 0.94
            found += [(row, x, y) for row in subtitle]
            last = y + subtitle[-1].fall
        return found, last

    def _scene_head(self, setting: Setting, count: int, growth: float) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        scene = setting.zone * unit * growth
        rows, last = self._stacked(ground.text, scene + UNDER_SCENE * unit, ground.measure, setting, count)
        under = UNDER_HEAD if self.hand.story.subtitle and setting.above else UNDER_TITLE
        return Head(tuple(rows), scene=scene, below=last + under * unit)

    def _easy_head(self, setting: Setting, count: int) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        rows, last = self._stacked(ground.margin, EASY_TOP * unit, self._head_width, setting, count)
        thread = last + EASY_THREAD * unit
        return Head(tuple(rows), thread=thread, below=thread + EASY_UNDER * unit)

    def _panel_head(self, count: int) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        rows, last = self._stacked(ground.margin, (SIDES + PANEL_TITLE) * unit, ground.panel, None, count)
        scene = self.home(0, 1) if self.home(0, 1) - last > 130 * unit else 0.0
        return Head(tuple(rows), scene=scene, thread=SIDES * unit, below=(SIDES + UNDER_SIDES) * unit)

    def _long_head(self) -> Head:
        unit = self.hand.ground.unit
        return Head(thread=SIDES * unit, below=(SIDES + UNDER_SIDES) * unit)

    def _later_head(self, *, last: bool) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        if ground.wide:
            return Head(scene=self.home(0, 1) if last else 0.0, below=LATER_TOP * unit)
        size = self.later_size
        return Head(below=LATER_TOP * unit + size * CAP + (UNDER_TITLE + 14) * unit)

    @property
    def later_size(self) -> float:
        """The size of the title on later sheets."""
        return self.hand.type.title_least

    def home(self, number: int, count: int, setting: Setting | None = None) -> float:
        """Where the ground of the last sheet's home stands."""
        return self.foot(number, count, setting).top - ABOVE_FOOT * self.hand.ground.unit

    def room(self, setting: Setting, number: int, count: int) -> Room:
        """Where the lines of a sheet may stand."""
        unit = self.hand.ground.unit
        top = self.head(setting, number, count).below
        if number < count - 1:
            return Room(top, self.foot(number, count, setting).top - LEAVING * unit)
        above = ABOVE_BOTH if self.hand.ground.wide else ABOVE_HOME
        return Room(top, self.home(number, count, setting) - above * unit)
