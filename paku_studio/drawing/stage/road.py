"""The whole road and one phase on the wall. Knows the story; no Qt."""

from collections.abc import Sequence
from dataclasses import replace

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_curve import Level
from paku_studio.drawing.road_marks import note_sign
from paku_studio.drawing.road_story import Step, Story, Stretch
from paku_studio.drawing.road_words import Said
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.stage.blocks import Block, height_of, stacked
from paku_studio.drawing.stage.flow import Band, Drawn, Page, paged
from paku_studio.drawing.stage.frames import note_block
from paku_studio.drawing.stage.ground import BODY, GAP, MARGIN, Ground
from paku_studio.drawing.stage.moment_words import voiced
from paku_studio.drawing.stage.road_rows import (
    TIGHT,
    Grid,
    Row,
    levels_of,
    names_fit,
    numbered_grid,
    rows_of,
    titled_grid,
    whole,
)
from paku_studio.drawing.stage.road_wall import UNTOLD_SIGN, is_quiet, row_band, tells_not_all, untold_sign
from paku_studio.drawing.stage.words import broken, set_lines, shortened, wide
from paku_studio.drawing.text import Line
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translator

TITLES = ((40.0, 1), (32.0, 2), (28.0, 10**6))
LOWEST, TALLEST = 112.0, 300.0
MOST_HIGHER = 110.0
CLOSE_BAND, CLOSE_GAP = 76.0, 14.0
"""The height of the band in which a road rises and falls; how much is added to it in a phase with room."""
PHASE_LINES = 6
ROAD_LINES = 4
Flow = list[Block | Band]


def road_pages(story: Story, on: Ground) -> tuple[Page, ...]:
    """The whole road: with the moments' words if all have room on one picture, else with their numbers."""
    room = _room(on)
    title = _title(story.title, on, story.pathway)
    if not story.steps:
        return paged([title, _asked(translator(on.language)("Write below what happened first"), on)], BODY, room)
    heights = levels_of(story.steps)
    head = _headed(title, story, story.steps, on)
    left = room - sum(block.height + block.gap for block in head)
    for columns in (4, 5, 6):
        found = _titled(story, heights, columns, on, left)
        if found:
            return paged([*head, *found], BODY, room)
    pages = paged([*head, *_numbered(story, heights, on, left)], BODY, room)
    close = paged([*head, *_close(story, heights, on, left)], BODY, room) if len(pages) > 1 else pages
    return close if len(close) < len(pages) else pages


def _close(story: Story, heights: dict[str, Level], on: Ground, room: float) -> Flow:
    """A long road at a glance: stops as close as their numbers allow, rows as low as faces allow."""
    grid = numbered_grid(len(story.steps), on, TIGHT, CLOSE_BAND)
    rows = rows_of(story.stretches, heights, grid, on)
    if not names_fit(rows, on):
        return _numbered(story, heights, on, room)
    spare = (room - sum(row.height + CLOSE_GAP for row in rows)) / len(rows)
    return [row_band(_higher(row, max(0.0, spare)), story, on, CLOSE_GAP) for row in rows]


def phase_pages(indexed: RecordIndex, story: Story, stretch: Stretch, name: str, on: Ground) -> tuple[Page, ...]:
    """One phase: its name, its moments with their words, what was said of it."""
    t = translator(on.language)
    title = _title(name, on, stretch.id)
    said = [_note(voiced(indexed, each, on.words), on, stretch.id) for each in stretch.said]
    if not stretch.steps:
        return paged([title, _asked(t("What happened in this phase?"), on), *said], BODY, _room(on))
    heights = levels_of(story.steps)
    tried = [_phase_flow(story, stretch, heights, grid, title, said, on) for grid in _phase_grids(stretch, on)]
    return min(tried, key=len)


def _phase_flow(
    story: Story, stretch: Stretch, heights: dict[str, Level], grid: Grid, title: Block, said: list[Block], on: Ground
) -> tuple[Page, ...]:
    bands = [row_band(row, story, on) for row in rows_of([stretch], heights, grid, on)]
    pages = paged([*_headed(title, story, stretch.steps, on), *bands, *said], BODY, _room(on))
    return tuple(_roomier(page, story, on) for page in pages)


def _roomier(page: Page, story: Story, on: Ground) -> Page:
    """The page's rows rise and fall more where there is room below them."""
    rows = [part.key for _, part in page.parts if isinstance(part, Band) and isinstance(part.key, Row)]
    if not rows:
        return page
    y, last = page.parts[-1]
    more = min(MOST_HIGHER, (on.foot - y - last.height) / len(rows))
    flow = [
        row_band(_higher(part.key, more), story, on) if isinstance(part, Band) and isinstance(part.key, Row) else part
        for _, part in page.parts
    ]
    (again, *_) = paged(flow, BODY, _room(on) + 1)
    return again


def _phase_grids(stretch: Stretch, on: Ground) -> list[Grid]:
    """The roomiest first; a narrower one is taken only if it saves a picture."""
    count = len(stretch.steps)
    tried = [(3, 28.0)] if count < 4 else [(4, 24.0), (5, 24.0)]
    return [titled_grid(columns, on, size=size, most=PHASE_LINES, band=LOWEST, named=False) for columns, size in tried]


def _room(on: Ground) -> float:
    return on.foot - BODY


def _title(text: str, on: Ground, key: str) -> Block:
    for size, most in TITLES:
        style = on.title(size)
        lines = broken(text, style, on.measure, on.words)
        if len(lines) <= most:
            break
    return Block(lines, style, on.measure, gap=0, id=key)


def _headed(title: Block, story: Story, steps: Sequence[Step], on: Ground) -> list[Block]:
    """The title, and what the road's marking says: beside the title, else below.

    It says that nobody was asked how it felt, or that some of these moments' feelings were not told.
    """
    t = translator(on.language)
    if is_quiet(story):
        return _with_legend(title, t("feelings not asked"), on, sign=False)
    if tells_not_all(story, steps):
        return _with_legend(title, t("the feeling was not told"), on, sign=True)
    return [title]


def _with_legend(title: Block, words: str, on: Ground, *, sign: bool) -> list[Block]:
    style, indent = on.small(), UNTOLD_SIGN + 12 if sign else 0.0
    last = title.lines[-1] if title.lines else ""
    reached = last.width if isinstance(last, Line) else wide(last, title.style)

    def signed(x: float, y: float) -> tuple[Item, ...]:
        return tuple(untold_sign(x, y + style.lead / 2, on)) if sign else ()

    def below(block: Block, x: float, y: float) -> tuple[Item, ...]:
        return () if block.begun else signed(x, y)

    if reached + 28 + indent + wide(words, style) > title.width:
        lines = broken(words, style, on.measure - indent, on.language)
        return [title, Block(lines, style, on.measure, indent=indent, gap=0, shape=below)]

    def beside(block: Block, x: float, y: float) -> tuple[Item, ...]:
        foot = y + len(block.lines) * block.style.lead - style.lead - (block.style.lead - style.lead) * 0.15
        left = x + reached + 28
        said = (*signed(left, foot), *set_lines((words,), left + indent, foot, style))
        return () if block.goes_on else said

    return [replace(title, shape=beside)]


def _asked(question: str, on: Ground) -> Block:
    """A question to the group, where nothing stands yet."""
    style = on.text(28, on.theme.ink_soft)

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return icon("circle-help", x, y + 2, 32, on.theme.ink_soft)

    return Block(
        broken(question, style, on.measure - 50, on.language), style, on.measure, indent=50, gap=20, shape=shape
    )


def _note(said: Said, on: Ground, key: str) -> Block:
    going_on = translator(on.language)("(goes on)")
    return note_block(said.kind, said.spoken, said.text, on.measure, 28, on, key=said.id or key, going_on=going_on)


def _titled(story: Story, heights: dict[str, Level], columns: int, on: Ground, room: float) -> Flow:
    """Rows with words, if they all have room and stand whole; else nothing."""
    grid = titled_grid(columns, on, most=ROAD_LINES, band=LOWEST)
    width = grid.cell(on) - 22
    if not all(whole(step, grid.style, width, ROAD_LINES, on) for step in story.steps):
        return []
    rows = rows_of(story.stretches, heights, grid, on)
    spare = room - sum(row.height + 34 for row in rows)
    if spare < 0 or not names_fit(rows, on):
        return []
    return [row_band(_higher(row, spare / len(rows)), story, on) for row in rows]


def _higher(row: Row, more: float) -> Row:
    band = min(TALLEST, row.band + more)
    return Row(row.stops, row.reaches, row.style, row.names, band, row.last, row.numbers_only)


def _numbered(story: Story, heights: dict[str, Level], on: Ground, room: float) -> Flow:
    """Rows with numbers; the phases' names above them, or in a list below where they have no room there."""
    grid = numbered_grid(len(story.steps), on)
    rows = rows_of(story.stretches, heights, grid, on)
    below: Flow = []
    if not names_fit(rows, on):
        rows = rows_of(story.stretches, heights, replace(grid, named=False), on)
        below = _in_two(tuple(_legend(stretch, on) for stretch in story.stretches if stretch.steps), on, room)
    taken = sum(row.height + 34 for row in rows) + sum(part.height + part.gap for part in below)
    marks = [step for step in story.steps if step.moment.critical or step.moment.meaningful]
    marked = _in_two(tuple(_mark(step, on) for step in marks), on, room)
    if sum((taken, *(part.height + part.gap for part in marked))) <= room:
        taken += sum(part.height + part.gap for part in marked)
        below = [*below, *marked]
    more = max(LOWEST - grid.band, (room - taken) / len(rows))
    return [*(row_band(_higher(row, more), story, on) for row in rows), *below]


def _in_two(blocks: Sequence[Block], on: Ground, room: float) -> Flow:
    """Blocks of half the width in two columns; one below the other where the columns would be too high."""
    half = -(-len(blocks) // 2)
    columns = (blocks[:half], blocks[half:])
    height = max(map(height_of, columns))

    def draw(top: float, _above: Band | None, _above_top: float) -> Drawn:
        right = MARGIN + _half(on) + GAP
        placed = [*stacked(columns[0], MARGIN, top), *stacked(columns[1], right, top)]
        targets = [target for each in placed for target in each.target()]
        return tuple(each.drawn() for each in placed), tuple(targets)

    return [Band(height, draw, 20)] if 0 < height <= room else list(blocks)


def _half(on: Ground) -> float:
    return (on.measure - GAP) / 2


def _mark(step: Step, on: Ground) -> Block:
    """A critical or meaningful moment by name."""
    kind, style, width = "critical" if step.moment.critical else "meaningful", on.small(on.theme.ink), _half(on)
    words = step.moment.text if step.moment.text.strip() else translator(on.language)("A moment without words")

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return note_sign(kind, x + 2, y + 3, 25, on.theme)

    lines = shortened(f"{step.number}\u00a0{words}", style, width - 50, on.words)
    return Block(lines, style, width, indent=42, gap=6, shape=shape, id=step.moment.id)


def _legend(stretch: Stretch, on: Ground) -> Block:
    """A phase's name with its ground and the numbers of its moments."""
    numbers = [step.number for step in stretch.steps]
    reach = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    style = on.small(on.theme.ink)
    lines = broken(f"{reach}\u00a0{stretch.label}", style, _half(on) - 50, on.words)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        swatch = rectangle(
            x, y + 4, 34, 23, 4, fill=on.theme.hill(stretch.place), stroke=on.theme.line_strong, width=1.5
        )
        return () if block.begun else swatch

    return Block(lines, style, _half(on), indent=50, gap=8, shape=shape, id=stretch.id)
