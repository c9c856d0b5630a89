"""The wall's measures: units, margins, type. Knows no records.

A unit is a pixel of a wall of 1280 by 720. A wall of another size has units as large as fit and grows in the other
direction, so that what fits on 1280 by 720 fits everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from paku_studio.drawing.display import Box, Group, Item, Sheet
from paku_studio.drawing.stage.plan import Stage
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD
from paku_studio.drawing.theme import COLOUR, THEMES, Theme

WIDTH, HEIGHT = 1280.0, 720.0
MARGIN = 56.0
HEAD = 104.0
"""Where the rule below the head is."""
BODY = 128.0
FOOT = 36.0
GAP = 36.0
"""Between two columns."""
LEAST = 24.0
"""No text is smaller."""

Target = tuple[str, Box]


@dataclass(frozen=True, slots=True)
class Style:
    """Type: its weight, size and the height of a line, in units; its colour."""

    weight: str
    size: float
    lead: float
    colour: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A wall in units. `language`: of the program's words; `words`: of the people's."""

    width: float = WIDTH
    height: float = HEIGHT
    unit: float = 1.0
    language: str = "fi"
    words: str = "fi"
    theme: Theme = field(default=THEMES[COLOUR])
    across: float = 0.0
    """Where it begins on a wider wall; as much is left free on the other side."""
    limit: float = 0.0
    """How deep what stands on it may reach, where that is less than its height."""
    clock: str = ""
    """What the head says of a timer that runs out of sight."""

    def standard(self) -> "Ground":
        """A ground on which no more stands than on a wall of 1280 by 720, in the middle of this wall."""
        return replace(self, width=WIDTH, across=(self.width - WIDTH) / 2, limit=HEIGHT)

    @property
    def depth(self) -> float:
        """How deep what stands on it may reach."""
        return self.limit or self.height

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - MARGIN

    @property
    def measure(self) -> float:
        """From margin to margin."""
        return self.width - 2 * MARGIN

    @property
    def foot(self) -> float:
        """Where a body ends that goes down to the wall's foot."""
        return self.depth - FOOT

    def title(self, size: float = 40.0) -> Style:
        """The largest words of a picture."""
        return Style(BOLD, size, round(size * 1.2), self.theme.ink)

    def text(self, size: float = 28.0, colour: str = "", weight: str = REGULAR) -> Style:
        """What people said."""
        lead = 31.0 if size <= LEAST else max(36.0, round(size * 1.3))
        return Style(weight, size, lead, colour or self.theme.ink)

    def small(self, colour: str = "", weight: str = REGULAR) -> Style:
        """The least size: headings, counts, names of what comes before and after."""
        return Style(weight, LEAST, 31.0, colour or self.theme.ink_soft)

    def heading(self, colour: str = "") -> Style:
        """The least size, stronger."""
        return Style(SEMIBOLD, LEAST, 31.0, colour or self.theme.ink_soft)


def ground(width: float, height: float, language: str, words: str = "", theme: Theme = THEMES[COLOUR]) -> Ground:
    """The ground of a wall of so many pixels."""
    unit = min(width / WIDTH, height / HEIGHT)
    return Ground(width / unit, height / unit, unit, language, words or language, theme)


def finished(on: Ground, items: Iterable[Item], targets: Iterable[Target] = (), name: str = "") -> Stage:
    """What stands in units as a sheet in pixels."""
    unit, left = on.unit, on.across * on.unit
    body = Group(tuple(items), transform=(unit, 0.0, 0.0, unit, left, 0.0))
    sheet = Sheet(on.width * unit + 2 * left, on.height * unit, Group((body,)), on.theme.paper, name)
    return Stage(sheet, tuple((key, _scaled(box, unit, left)) for key, box in targets))


def _scaled(box: Box, unit: float, left: float) -> Box:
    return box[0] * unit + left, box[1] * unit, box[2] * unit, box[3] * unit
