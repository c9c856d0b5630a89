"""Where head, foot and lines of a huoneentaulu stand on each of its sheets. Knows no threads, no picture, no pen."""

from dataclasses import dataclass

from paku_studio.drawing.breaking import Line, break_lines
from paku_studio.drawing.poster_blocks import MOST_SUBTITLE, MOST_TITLE, Block, PosterHand, Row
from paku_studio.drawing.poster_fit import Room, Setting
from paku_studio.drawing.poster_foot import PosterFoot
from paku_studio.drawing.poster_ground import CAP
from paku_studio.drawing.text import BOLD, REGULAR, measure

UNDER_SCENE, UNDER_HEAD, UNDER_TITLE = 111.0, 38.0, 46.0
"""From the picture's ground to the title's capitals; from the last baseline of the head to the first key phrase's."""
EASY_TOP, EASY_THREAD, EASY_UNDER = 92.0, 28.0, 41.0
BESIDE_TITLE, BESIDE_AIR = 189.0, 0.0
"""Width of the picture beside a title in easy language: on all posters the same."""
SIDES, UNDER_SIDES, PANEL_TITLE = 56.0, 46.0, 62.0
"""Where the threads come in on a sheet that lies, and what stands below them."""
LATER_TOP, MOST_LATER = 78.0, 2
PANEL_PICTURE = 130.0
"""Less height than this beside the threads of a sheet that lies is left without a picture."""
ABOVE_FOOT, ABOVE_HOME, ABOVE_BOTH, LEAVING = 38.0, 44.0, 36.0, 34.0
"""All measures are points of A3."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the lines. `scene`: the ground of the picture, 0 where there is none; `thread`: where the
    threads come in from the sides, 0 where they come from above; `beside`: the picture stands beside the title."""

    rows: tuple[tuple[Row, float, float], ...] = ()
    scene: float = 0.0
    thread: float = 0.0
    below: float = 0.0
    beside: bool = False


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
        return PosterFoot(self.hand, left, right, moved, counted=count > 1)

    def head(self, setting: Setting, number: int, growth: float = 1.0) -> Head:
        """The head of a sheet, its picture larger by `growth`."""
        ground = self.hand.ground
        if number:
            return self._later_head()
        if any(self.is_long()):
            return self._long_head()
        if ground.wide:
            return self._panel_head()
        return self._easy_head(setting) if ground.easy else self._scene_head(setting, growth)

    def _stacked(
        self, x: float, top: float, title: tuple[Row, ...], width: float, setting: Setting | None
    ) -> tuple[list[tuple[Row, float, float]], float]:
        """Title and subtitle below one another from `top`, and the last baseline."""
        hand, unit = self.hand, self.hand.ground.unit
        y = top + title[0].size * CAP
        found = [(row, x, y) for row in title]
        last = y + title[-1].fall
        subtitle = hand.subtitle(width) if setting is None or setting.above else ()
        if subtitle:
            y = last + 14 * unit + subtitle[0].size * 0.94
            found += [(row, x, y) for row in subtitle]
            last = y + subtitle[-1].fall
        return found, last

    def _scene_head(self, setting: Setting, growth: float) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        scene = setting.zone * unit * growth
        top, width = scene + UNDER_SCENE * unit, ground.measure
        rows, last = self._stacked(ground.text, top, self.hand.title(width), width, setting)
        under = UNDER_HEAD if self.hand.story.subtitle and setting.above else UNDER_TITLE
        return Head(tuple(rows), scene=scene, below=last + under * unit)

    def _easy_head(self, setting: Setting) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        title, beside = self._easy_title()
        width = self._beside_picture if beside else self._head_width
        rows, last = self._stacked(ground.margin, EASY_TOP * unit, title, width, setting)
        thread = last + EASY_THREAD * unit
        return Head(tuple(rows), thread=thread, below=thread + EASY_UNDER * unit, beside=beside)

    @property
    def _beside_picture(self) -> float:
        """Width of a title beside the picture."""
        return self._head_width - (BESIDE_TITLE + BESIDE_AIR) * self.hand.ground.unit

    def _easy_title(self) -> tuple[tuple[Row, ...], bool]:
        """The title on one line beside the picture, or else as usual and without it."""
        title = self.hand.title(self._beside_picture)
        if len(title) == 1 and title[0].width <= self._beside_picture:
            return title, True
        return self.hand.title(self._head_width), False

    def _panel_head(self) -> Head:
        ground, unit = self.hand.ground, self.hand.ground.unit
        title = self.hand.title(ground.panel)
        rows, last = self._stacked(ground.margin, (SIDES + PANEL_TITLE) * unit, title, ground.panel, None)
        scene = self.home(0, 1) if self.home(0, 1) - last > PANEL_PICTURE * unit else 0.0
        return Head(tuple(rows), scene=scene, thread=SIDES * unit, below=(SIDES + UNDER_SIDES) * unit)

    def _long_head(self) -> Head:
        unit = self.hand.ground.unit
        return Head(thread=SIDES * unit, below=(SIDES + UNDER_SIDES) * unit)

    def _later_head(self) -> Head:
        """The title as on the first sheet, in the same type, as far as there is room."""
        ground, unit = self.hand.ground, self.hand.ground.unit
        x, width = (ground.margin, ground.panel) if ground.wide else (ground.text, ground.measure)
        top = ((SIDES + PANEL_TITLE) if ground.wide else LATER_TOP) * unit
        title = self._short_title(width)
        y = top + title[0].size * CAP
        rows, last = tuple((row, x, y) for row in title), y + title[-1].fall
        if not ground.wide:
            return Head(rows, below=last + (UNDER_TITLE + 14) * unit)
        scene = self.home(0, 1) if self.home(0, 1) - last > PANEL_PICTURE * unit else 0.0
        return Head(rows, scene=scene, below=LATER_TOP * unit)

    def _short_title(self, width: float) -> tuple[Row, ...]:
        """The title for a later sheet: whole where it takes few lines, else its beginning."""
        hand = self.hand
        title = self._easy_title()[0] if hand.ground.easy and not hand.ground.wide else hand.title(width)
        if max(row.width for row in title) > width:
            title = hand.title(width)
        most = self._most[0] if hand.ground.wide else MOST_LATER
        if len(title) <= most and not self.is_long()[0]:
            return title
        size = hand.type.title_least
        line = break_lines(hand.story.title, BOLD, size, width - size, hand.story.spoken)[0]
        begun = Line(line.text + "…", line.width + measure("…", BOLD, size))
        return (Row(begun, 0.0, BOLD, size, hand.theme.spruce, ()),)

    def home(self, number: int, count: int, setting: Setting | None = None) -> float:
        """Where the ground of the last sheet's home stands."""
        return self.foot(number, count, setting).top - ABOVE_FOOT * self.hand.ground.unit

    def room(self, setting: Setting, number: int, count: int) -> Room:
        """Where the lines of a sheet may stand."""
        unit = self.hand.ground.unit
        top = self.head(setting, number).below
        if number < count - 1:
            return Room(top, self.foot(number, count, setting).top - LEAVING * unit)
        above = ABOVE_BOTH if self.hand.ground.wide else ABOVE_HOME
        return Room(top, self.home(number, count, setting) - above * unit)
