"""The rows of a road on screen: measured when they are looked at, kept while nothing of them changes."""

import itertools
import time
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from paku_studio.drawing.display import Group
from paku_studio.drawing.live_cards import LiveCards
from paku_studio.drawing.live_flow import fill, refill
from paku_studio.drawing.live_parts import Moved, RoadParts, Slot
from paku_studio.drawing.road_curve import Level
from paku_studio.drawing.road_layout import Frame, PlacedRow
from paku_studio.drawing.road_links import Ends, Route, height_above, heightened, route_tie
from paku_studio.drawing.road_measure import Heights, Row, Stood, measure_row
from paku_studio.drawing.road_rows import Cell, Standing
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Step, Story, Tie, tie_between
from paku_studio.drawing.road_type import Pen
from paku_studio.graph.index import RecordIndex
from paku_studio.models import Link, LinkKind

FIRST_GUESS = 240.0
"""Points: how high a row is before any has been measured."""
EMPTY = 130.0
"""Points: how deep the ground of a pathway is in which nothing has been told."""
MANY = 24
"""Rows: on a screen that shows more than this nothing is to be read."""
_FAR = -99
"""The number of a row that is not the one before."""


_stamps = itertools.count(1)


@dataclass(eq=False, slots=True)
class Line:
    """A row of the canvas. `fresh`: it has been looked at since anything that concerns it changed.

    Its base stands `above` below its upper edge. `gaps`: the moments after which nothing leads on, with the words.
    """

    fresh: bool = False
    row: Row | None = None
    routes: tuple[Route, ...] = ()
    gaps: Mapping[str, str] = field(default_factory=dict)
    gap_ids: Mapping[str, str] = field(default_factory=dict)
    above: float = 0.0
    stamp: int = 0
    """Another one whenever anything of the row changes."""
    far: "dict[int, FarPicture]" = field(default_factory=dict)


@dataclass(slots=True)
class FarPicture:
    """A row as it is seen from far off, made of what was known of it at a stamp; at its place on the canvas."""

    stamp: int
    group: Group
    top: float
    moved: Group


class LiveLines:
    """All rows of one pathway's road, one under the other."""

    def __init__(
        self,
        parts: RoadParts,
        cards: LiveCards,
        indexed: RecordIndex,
        story: Story,
        frame: Frame,
        ground: Ground,
        pen: Pen,
    ) -> None:
        self.parts, self.cards, self.indexed, self.story = parts, cards, indexed, story
        self.frame, self.ground, self.pen = frame, ground, pen
        self.starts = fill(parts.slots, ground.columns, frame.taken)
        self.lines = [Line() for _ in self.starts]
        self._heights = [FIRST_GUESS] * len(self.lines)
        self._tops: list[float] | None = None
        self._waiting = 0

    # -- where rows stand

    def tops(self) -> list[float]:
        """The upper edge of every row, and of what follows the last."""
        if self._tops is None:
            gap = self.ground.scale.row_gap
            steps = (height + gap for height in self._heights)
            self._tops = list(itertools.accumulate(steps, initial=self.frame.first_top))
        return self._tops

    @property
    def bottom(self) -> float:
        """Where the road ends."""
        return self.tops()[-1] - self.ground.scale.row_gap

    def height(self, index: int) -> float:
        """How high a row is; an estimate until it has been measured."""
        return self._heights[index]

    def row_at(self, y: float) -> int:
        """The row in whose band a height lies, the nearest one for what is above or below."""
        return min(max(bisect_right(self.tops(), y) - 1, 0), len(self.lines) - 1)

    def row_of(self, slot: Slot) -> int:
        """The row in which a slot stands."""
        return bisect_right(self.starts, self.parts.place_of(slot)) - 1

    def slots_of(self, index: int) -> Sequence[Slot]:
        """The slots of a row."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.parts.slots)
        return self.parts.slots[self.starts[index] : end]

    # -- what changed

    def reflow(self, moved: Moved) -> None:
        """Fill rows anew after phases were told anew; what may differ is looked at when it is next asked for."""
        flow = refill(self.parts.slots, self.ground.columns, self.frame.taken, self.starts, moved)
        head, settled = flow.head, len(self.lines) - flow.tail
        before, between = settled - head, len(flow.starts) - flow.head - flow.tail
        if between > before:
            self.lines[settled:settled] = [Line() for _ in range(between - before)]
            self._heights[settled:settled] = [self._heights[settled - 1]] * (between - before)
        else:
            del self.lines[head + between : settled], self._heights[head + between : settled]
        self.starts = flow.starts
        self._tops = None
        self.doubt(range(head, len(self.lines)))
        self._doubt(moved, head)

    def _doubt(self, moved: Moved, head: int) -> None:
        """Doubt rows on which the change tells although they stand where they stood."""
        first, last = self._row_at_place(moved.lowest), self._row_at_place(moved.highest)
        self.doubt(range(first, min(last + 2, len(self.lines))))
        changed = self.starts[head]
        for index in range(head):
            line = self.lines[index]
            if any(self._place(route.tie.target) >= changed for route in line.routes):
                self.doubt((index,))

    def doubt(self, rows: Iterable[int]) -> None:
        """Look at these rows again when they are next asked for."""
        lines = self.lines
        for index in rows:
            lines[index].fresh = False
            self._waiting = min(self._waiting, index)

    def _place(self, moment: str) -> int:
        slot = self.parts.find(moment)
        return self.parts.place_of(slot) if slot else len(self.parts.slots)

    def _row_at_place(self, place: int) -> int:
        return min(max(bisect_right(self.starts, place) - 1, 0), len(self.lines) - 1)

    # -- measuring

    def finish(self, until: float) -> bool:
        """Measure rows from above until a time of `time.perf_counter`; whether all are."""
        while self._waiting < len(self.lines):
            self.measured(self._waiting)
            self._waiting += 1
            if time.perf_counter() > until:
                break
        return self._waiting >= len(self.lines)

    def settle(self, top: float, bottom: float) -> range:
        """Measure all rows between two heights; what is above them does not move by it.

        Where there are very many of them nothing is to be read, and `finish` may measure them.
        """
        while True:
            tops = self.tops()
            first, last = self.row_at(top), self.row_at(bottom)
            if last - first > MANY:
                return range(first, last + 1)
            for index in range(first, last + 1):
                self.measured(index)
            if self._tops is tops:
                return range(first, last + 1)

    def guess(self) -> None:
        """Take rows that have not been measured for as high as those that have."""
        known = [height for height, line in zip(self._heights, self.lines, strict=True) if line.row]
        mean = sum(known) / len(known) if known else FIRST_GUESS
        self._heights = [h if line.row else mean for h, line in zip(self._heights, self.lines, strict=True)]
        self._tops = None

    def take_head(self, story: Story, frame: Frame) -> None:
        """Another title or persona: the road begins lower or higher."""
        self.story, self.frame = story, frame
        self._tops = None
        self.doubt((0,))

    def arrivals(self, index: int) -> tuple[Route, ...]:
        """Links that come up into a row from the next one."""
        if index + 1 >= len(self.lines):
            return ()
        here = {slot.id for slot in self.slots_of(index)}
        following = self.slots_of(index + 1)
        links = (link for slot in following for link in self.indexed.children(slot.id, Link, "source"))
        if not any(link.target in here for link in links):
            return ()
        return tuple(route for route in self.measured(index + 1).routes if route.way == "gap")

    def placed(self, index: int) -> PlacedRow:
        """A measured row counted from its own upper edge."""
        line = self.measured(index)
        if line.row is None:
            raise AssertionError("a measured row")
        return PlacedRow(line.row, line.routes, 0, 0.0, line.above, self._heights[index])

    def measured(self, index: int) -> Line:
        """The row, measured."""
        line = self.lines[index]
        if line.fresh:
            return line
        row = self._row(index)
        routes = self._routes(index, row)
        line.above = height_above(row, routes, self.ground)
        before, line.routes = line.routes, routes  # those of this very row: they are told apart by their places
        if before != routes:
            line.stamp = next(_stamps)
        line.fresh = True
        depth = EMPTY if self.parts.is_empty else row.depth
        height = max(line.above + depth, self.frame.taken_height if index == 0 else 0.0)
        if height != self._heights[index]:
            self._heights[index] = height
            self._tops = None
            line.stamp = next(_stamps)
        return line

    def _row(self, index: int) -> Row:
        """The row without its links: the same object as long as nothing of it changes."""
        line = self.lines[index]
        if line.fresh and line.row is not None:
            return line.row
        slots = self.slots_of(index)
        line.gaps, line.gap_ids = self._gaps(slots)
        story = replace(self.story, gaps=line.gaps) if line.gaps else self.story
        standing = []
        column = self.frame.taken if index == 0 else 0
        for slot in slots:
            body = self.cards.measured(self.indexed, story, slot) if slot.step else None
            standing.append(Standing(Cell(slot.part.stretch, slot.place == 0, self._numbered(slot), body), column))
            column += self._across(slot)
        row = self._measure(index, slots, standing, frozenset(line.gaps))
        if self.parts.is_empty:
            row = self._across_all(row)
        if line.row != row:
            line.row = row
            line.stamp = next(_stamps)
        return line.row or row

    def _across_all(self, row: Row) -> Row:
        """The road of an empty pathway leads across the whole canvas."""
        *knots, last = row.knots
        return replace(row, knots=(*knots, replace(last, x=max(last.x, self.ground.right - 12))))

    def _across(self, slot: Slot) -> int:
        """Phases of an empty pathway share the whole width."""
        if not self.parts.is_empty:
            return slot.width
        return max(1, (self.ground.columns - self.frame.taken) // len(self.parts.slots))

    def _numbered(self, slot: Slot) -> Step | None:
        step = slot.step
        if step is None:
            return None
        return Step(step.moment, step.phase, slot.number, step.depth, step.parent, step.lane, step.headed)

    def _measure(self, index: int, slots: Sequence[Slot], standing: Sequence[Standing], gaps: frozenset[str]) -> Row:
        levels = {slot.id: self.parts.level(slot) for slot in slots if slot.step and not slot.step.depth}
        begins = self.frame.start if index == 0 and self.frame.start else self.ground.left + 9
        return measure_row(
            0,
            standing,
            self._level_before(index),
            self.ground,
            Heights(levels, self.ground.scale.rise, gaps),
            self.pen,
            last=index == len(self.lines) - 1,
            start=begins,
        )

    def _level_before(self, index: int) -> Level:
        return self.parts.level_before(self.starts[index])

    def _gaps(self, slots: Sequence[Slot]) -> tuple[dict[str, str], dict[str, str]]:
        """After which of the moments nothing leads on: in which words, and by which links."""
        words, ids = {}, {}
        for slot in slots:
            for link in self.indexed.children(slot.id, Link, "source") if slot.step else ():
                if link.kind is LinkKind.GAP:
                    words[link.source], ids[link.source] = link.label, link.id
        return words, ids

    # -- links

    def _routes(self, index: int, row: Row) -> tuple[Route, ...]:
        ties = [tie for stood in row.stood for tie in self._ties(stood)]
        if not ties:
            return ()
        here = {each.cell.step.moment.id: each for each in row.stood if each.cell.step}
        ends = Ends()
        routes = []
        for _, _, tie in sorted(ties, key=lambda each: (each[0], each[1], each[2].id)):
            target_row, target = self._target(index, row, here, tie)
            source = here[tie.source]
            routes.append(route_tie(tie, row, source, target_row, target, self.ground, ends, self.pen.language))
        return heightened(routes, row, self.ground)

    def _ties(self, stood: Stood) -> list[tuple[int, int, Tie]]:
        step = stood.cell.step
        found = []
        for link in self.indexed.children(step.moment.id, Link, "source") if step else ():
            target = self.parts.find(link.target)
            tie = tie_between(link, step, target.step) if step and target and target.step else None
            if step and target and tie:
                found.append((step.number, target.number, tie))
        return found

    def _target(self, index: int, row: Row, here: Mapping[str, Stood], tie: Tie) -> tuple[Row, Stood]:
        """The row and place of a link's target; of a row that is not the one before only the number counts."""
        if tie.target in here:
            return row, here[tie.target]
        slot = self.parts.find(tie.target)
        if slot is None:
            raise KeyError(tie.target)
        if index and self.row_of(slot) == index - 1:
            before = self._row(index - 1)
            stood = next(each for each in before.stood if each.cell.step and each.cell.step.moment.id == tie.target)
            return replace(before, index=-1), stood
        cell = Cell(slot.part.stretch, False, self._numbered(slot))
        return replace(row, index=_FAR), Stood(cell, 0, 0.0, 0.0, None)
