"""Rows of the road on the wall: which moments stand in which row, under which phase, with how much of their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.road_curve import Level, levels
from paku_studio.drawing.road_story import Step, Stretch
from paku_studio.drawing.road_words import FEELINGS
from paku_studio.drawing.stage.ground import MARGIN, Ground, Style
from paku_studio.drawing.stage.words import broken, shortened, wide
from paku_studio.drawing.text import Line
from paku_studio.locale import translator

CELL_GAP = 22.0
CLOSEST, TIGHT = 62.0, 46.0
"""Between two stops that have only their numbers; where a long road is to be seen at a glance."""
STOP_IN_CELL = 30.0
LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment in a row: its cell's left edge and width, where its stop is, its words below the road."""

    step: Step
    level: Level
    left: float
    width: float
    x: float
    words: tuple[Line | str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a phase reaches in a row, and its name above it."""

    stretch: Stretch
    left: float
    right: float
    name: tuple[Line | str, ...]
    begun: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Stops from left to right; `band`: the height in which the road rises and falls."""

    stops: tuple[Stop, ...]
    reaches: tuple[Reach, ...]
    style: Style
    names: Style
    band: float
    last: bool
    numbers_only: bool = False

    @property
    def over(self) -> float:
        """The height of the phases' names."""
        most = max((len(reach.name) for reach in self.reaches), default=0)
        return most * self.names.lead + (6 if most else 0)

    @property
    def under(self) -> float:
        """The height of the words below the road."""
        return 10 + max((len(stop.words) for stop in self.stops), default=0) * self.style.lead

    @property
    def height(self) -> float:
        """From the phases' names down to the last line of words."""
        return self.over + self.band + self.under


def levels_of(steps: Sequence[Step]) -> dict[str, Level]:
    """How high the road runs at each moment."""
    found = levels([FEELINGS.get(step.moment.feeling) for step in steps])
    return {step.moment.id: level for step, level in zip(steps, found, strict=True)}


@dataclass(frozen=True, slots=True)
class Grid:
    """How a road is set: so many cells to a row, where the stop is in each, the type of the words, how many lines of
    them. `named`: the phases' names stand above; `band`: the height in which the road rises and falls.
    """

    columns: int
    style: Style
    most: int
    band: float
    named: bool = True
    numbers_only: bool = False

    def cell(self, on: Ground) -> float:
        """The width of a cell."""
        return on.measure / self.columns

    def inset(self, on: Ground) -> float:
        """Where the stop is in its cell."""
        return self.cell(on) / 2 if self.numbers_only else STOP_IN_CELL

    def words(self, step: Step, on: Ground) -> tuple[Line | str, ...]:
        """What stands below the stop."""
        if self.numbers_only:
            return (str(step.number),)
        return titled(step, self.style, self.cell(on) - CELL_GAP, self.most, on)


def titled_grid(
    columns: int, on: Ground, *, size: float = 24.0, most: int = 4, band: float = 120.0, named: bool = True
) -> Grid:
    """Moments with their numbers and words."""
    style = on.text(size) if size > 24 else on.small(on.theme.ink)
    return Grid(columns, style, most, band, named)


def numbered_grid(count: int, on: Ground, closest: float = CLOSEST, band: float = 120.0) -> Grid:
    """As many stops to a row as have room, each with its number alone; rows of about the same length."""
    most = int(on.measure // closest)
    rows = max(1, -(-count // most))
    return Grid(max(1, -(-count // rows)), on.heading(on.theme.ink), 1, band, numbers_only=True)


Telling = Sequence[tuple[Stretch, Step]]


def rows_of(stretches: Sequence[Stretch], heights: Mapping[str, Level], grid: Grid, on: Ground) -> tuple[Row, ...]:
    """The moments of these phases in rows."""
    told = [(stretch, step) for stretch in stretches for step in stretch.steps]
    return tuple(_row(told, start, heights, grid, on) for start in range(0, len(told), grid.columns))


def _row(told: Telling, start: int, heights: Mapping[str, Level], grid: Grid, on: Ground) -> Row:
    cell, inset = grid.cell(on), grid.inset(on)
    here = told[start : start + grid.columns]
    stops = tuple(
        Stop(step, heights[step.moment.id], left, cell, left + inset, grid.words(step, on))
        for place, (_, step) in enumerate(here)
        for left in [MARGIN + place * cell]
    )
    begun = start > 0 and told[start - 1][0] is here[0][0]
    reaches = tuple(_reaches(here, grid, on, begun))
    last = start + grid.columns >= len(told)
    return Row(stops, reaches, grid.style, on.heading(on.theme.ink), grid.band, last, grid.numbers_only)


def _reaches(here: Telling, grid: Grid, on: Ground, begun: bool) -> Iterator[Reach]:
    cell, start = grid.cell(on), 0
    for place in range(1, len(here) + 1):
        if place < len(here) and here[place][0] is here[start][0]:
            continue
        stretch, goes_on = here[start][0], begun and start == 0
        left, right = MARGIN + start * cell, MARGIN + place * cell
        room = (on.right if place == len(here) else right) - left - 20
        name = reach_name(stretch, goes_on, room, on) if grid.named else ()
        yield Reach(stretch, left, right, name, goes_on)
        start = place


def titled(step: Step, style: Style, width: float, most: int, on: Ground) -> tuple[Line | str, ...]:
    """A moment's number and words, shortened where they are more than `most` lines: its own picture has them whole."""
    words = step.moment.text if step.moment.text.strip() else translator(on.language)("A moment without words")
    return shortened(f"{step.number}\u00a0{words}", style, width, on.words, most)


def whole(step: Step, style: Style, width: float, most: int, on: Ground) -> bool:
    """Whether a moment's words need no more lines than that."""
    return len(broken(f"{step.number}\u00a0{step.moment.text}", style, width, on.words)) <= most


def reach_name(stretch: Stretch, begun: bool, width: float, on: Ground) -> tuple[Line | str, ...]:
    """A phase's name above its reach, shortened where it has no room: it stands whole elsewhere."""
    words = stretch.label
    if begun and words.strip():
        words = translator(on.language)("%(phase)s continues") % {"phase": words}
    return shortened(words, on.heading(on.theme.ink), width, on.words, LABEL_LINES)


def names_fit(rows: Sequence[Row], on: Ground) -> bool:
    """Whether every phase's name stands whole above its reach."""
    style = on.heading(on.theme.ink)
    for row in rows:
        for reach in row.reaches:
            room = reach.right - reach.left - 20
            lines = broken(reach.stretch.label, style, room, on.words)
            if len(lines) > LABEL_LINES or any(line.joint == "-" for line in lines):
                return False
            if any(wide(line, style) > room + 1 for line in lines):
                return False
    return True
