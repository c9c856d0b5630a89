"""Which cards stand in which row and column: what belongs together is not parted. Knows spans, not how things look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.road_cards import CardBody
from paku_studio.drawing.road_story import Step, Story, Stretch


@dataclass(frozen=True, slots=True)
class Cell:
    """A card in the order of the road, or (without step and body) a phase in which nothing has been told yet."""

    stretch: Stretch
    begins: bool
    step: Step | None = None
    body: CardBody | None = None

    @property
    def span(self) -> int:
        """Columns that it takes."""
        return self.body.columns if self.body else 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell in its row's column."""

    cell: Cell
    column: int


def cells_of(story: Story, bodies: Mapping[str, CardBody]) -> tuple[Cell, ...]:
    """All cells of the story; a phase without moments has one of its own."""
    found = []
    for stretch in story.stretches:
        if not stretch.steps and stretch.label.strip():
            found.append(Cell(stretch, True))
        for place, step in enumerate(stretch.steps):
            found.append(Cell(stretch, place == 0, step, bodies[step.moment.id]))
    return tuple(found)


def fill_rows(
    cells: Sequence[Cell], columns: int, taken: int, loops: Mapping[str, str]
) -> tuple[tuple[Standing, ...], ...]:
    """Rows filled from the left. `taken`: columns of the first row that the persona has; `loops`: source -> target.

    A moment stays with its side steps, moments at the same time stay together, and a return loop stays in one row where
    that costs little; what is wider than a row goes on in the next one.
    """
    units = _units(cells)
    rows: list[list[Standing]] = [[]]
    used = taken
    for place, unit in enumerate(units):
        width = sum(cell.span for cell in unit)
        wanted = max(width, _loop_width(units, place, columns, loops) if loops else 0)
        room = columns - used
        starts = wanted > room and (wanted <= columns or room < 2) and (width > room or room * 3 <= columns)
        if starts and used:
            used = _new_row(rows)
        for cell in unit:
            if used and used + cell.span > columns:
                used = _new_row(rows)
            rows[-1].append(Standing(cell, used))
            used += cell.span
    return tuple(tuple(row) for row in rows) if cells else ()


def _new_row(rows: list[list[Standing]]) -> int:
    rows.append([])
    return 0


def _units(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Runs of cells that belong together: a moment with its side steps, and all that happens at the same time."""
    units: list[list[Cell]] = []
    for cell in cells:
        step = cell.step
        joins = step is not None and bool(units) and (step.depth > 0 or _beside(units[-1], step))
        if joins:
            units[-1].append(cell)
        else:
            units.append([cell])
    return units


def _beside(unit: Sequence[Cell], step: Step) -> bool:
    """Whether the step happens at the same time as one of the unit."""
    if step.lane is None:
        return False
    groups = {cell.step.lane.group for cell in unit if cell.step and cell.step.lane}
    return step.lane.group in groups


def _loop_width(units: Sequence[Sequence[Cell]], place: int, columns: int, loops: Mapping[str, str]) -> int:
    """The columns from this unit to the end of a loop that comes back to it; 0 where none does within a row."""
    here = {cell.step.moment.id for cell in units[place] if cell.step}
    width = found = 0
    for unit in units[place:]:
        width += sum(cell.span for cell in unit)
        if width > columns:
            break
        if any(cell.step and loops.get(cell.step.moment.id) in here for cell in unit):
            found = width
    return found
