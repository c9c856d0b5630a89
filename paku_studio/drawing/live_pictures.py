"""Pictures of the rows of a canvas: near, plain and from far off, each kept while it stays true. Measures nothing."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from paku_studio.drawing.display import Group
from paku_studio.drawing.live_blocks import FARTHEST, GUESSED, NAME, Block, BlockRow, paint_blocks
from paku_studio.drawing.live_cards import CardArt
from paku_studio.drawing.live_ends import LiveEnds
from paku_studio.drawing.live_full import RowView, paint_full
from paku_studio.drawing.live_lines import FarPicture, Line, LiveLines
from paku_studio.drawing.live_parts import Slot
from paku_studio.drawing.live_plain import paint_plain, pixel_at, plain_card, zoom_step
from paku_studio.drawing.road_cards import CardBody
from paku_studio.drawing.road_measure import Stood

NEAR, FAR = 0.6, 0.2
"""From here on all words are shown; below here none but the names of phases."""
ROWS, CARDS = 120, 1500
"""Near pictures of rows, and plain pictures of cards, that are kept."""
BASE = 128.0
"""Points: how far below its upper edge a row's base stands that has not been measured."""
_FULL = 999


@dataclass(slots=True)
class _Picture:
    """`recipe`: all that the row was painted from."""

    recipe: Any
    group: Group
    top: float
    moved: Group


class LivePictures:
    """The rows of one road as they are seen at any zoom."""

    def __init__(self, lines: LiveLines, ends: LiveEnds) -> None:
        self._lines, self._ends = lines, ends
        self._kept: OrderedDict[tuple[Line, int], _Picture] = OrderedDict()
        self._plain: OrderedDict[tuple[str, int], tuple[CardBody, Group]] = OrderedDict()

    def row(self, index: int, zoom: float) -> Group:
        """A row at its place on the canvas."""
        if zoom >= NEAR:
            return self._near(index, _FULL, self._full)
        step = zoom_step(zoom)
        if zoom >= FAR:
            return self._near(index, step, self._plainly)
        return self._far(index, max(step, zoom_step(0.75 / FARTHEST) - 1))

    def view(self, index: int) -> RowView:
        """What a row is painted from, counted from its own upper edge."""
        lines = self._lines
        placed = lines.placed(index)
        line = lines.lines[index]
        arrivals = lines.arrivals(index)
        last = index == len(lines.lines) - 1
        return RowView(
            placed,
            replace(lines.story, gaps=line.gaps),
            lines.ground,
            lines.parts.told,
            arrivals,
            placed.bottom + (0.0 if last else lines.ground.scale.row_gap),
            index == 0,
            self._ends.above_first if index == 0 else None,
            lines.parts.is_empty and index == 0,
        )

    def _near(self, index: int, detail: int, paint: Callable[[int, RowView, int], Group]) -> Group:
        view = self.view(index)
        line, top = self._lines.lines[index], self._lines.tops()[index]
        persona = self._ends.persona_beside(view.placed) if index == 0 else None
        recipe = (
            view.placed,
            dict(line.gaps),
            view.told,
            view.layout.quiet,
            view.arrivals,
            view.lower,
            view.begins,
            view.persona,
            view.invites,
            persona,
        )
        kept = self._kept.get((line, detail))
        if kept is None or kept.recipe != recipe:
            kept = _Picture(recipe, paint(index, view, detail), -1.0, Group())
            self._keep((line, detail), kept)
        self._kept.move_to_end((line, detail))
        if kept.top != top:
            kept.top, kept.moved = top, _lowered(kept.group, top)
        return kept.moved

    def _keep(self, key: tuple[Line, int], picture: _Picture) -> None:
        self._kept[key] = picture
        while len(self._kept) > ROWS:
            self._kept.popitem(last=False)

    def _full(self, index: int, view: RowView, _detail: int) -> Group:
        persona = self._ends.persona_beside(view.placed) if index == 0 else None
        slots = {slot.id: slot for slot in self._lines.slots_of(index)}

        def drawn(stood: Stood) -> CardArt:
            return self._lines.cards.drawn(self._lines.indexed, view.story, slots[_moment(stood)])

        return paint_full(view, self._lines.pen, drawn, persona)

    # -- from some way off

    def _plainly(self, index: int, view: RowView, detail: int) -> Group:
        persona = self._ends.persona_beside(view.placed) if index == 0 else None
        pixel = pixel_at(detail)
        return paint_plain(view, self._lines.pen, pixel, lambda stood: self._plain_card(stood, detail), persona)

    def _plain_card(self, stood: Stood, detail: int) -> Group:
        """A card without its words, kept by what it measures."""
        key, body = (_moment(stood), detail), stood.cell.body
        kept = self._plain.get(key)
        if body is None:
            return Group()
        if kept is None or kept[0] is not body:
            kept = body, plain_card(body, pixel_at(detail), self._lines.ground, self._lines.pen)
            self._plain[key] = kept
        self._plain.move_to_end(key)
        while len(self._plain) > CARDS:
            self._plain.popitem(last=False)
        return kept[1]

    # -- from far off

    def _far(self, index: int, detail: int) -> Group:
        line, top = self._lines.lines[index], self._lines.tops()[index]
        kept = line.far.get(detail)
        if kept is None or (kept.stamp != line.stamp and line.fresh):
            picture = paint_blocks(self._blocks(index, detail), pixel_at(detail), self._lines.ground, self._lines.pen)
            persona = self._ends.persona_beside(self._lines.placed(0)) if index == 0 else None
            picture = Group((picture, persona)) if persona else picture
            line.far = {detail: FarPicture(line.stamp, picture, top, _lowered(picture, top))}
            return line.far[detail].moved
        if kept.top != top:
            kept.top, kept.moved = top, _lowered(kept.group, top)
        return kept.moved

    def _blocks(self, index: int, detail: int) -> BlockRow:
        """The row as it is known by now; what has not been measured is guessed."""
        lines, ground = self._lines, self._lines.ground
        line, row = lines.lines[index], lines.lines[index].row
        base = line.above if row else BASE
        slots = lines.slots_of(index)
        blocks, column = [], lines.frame.taken if index == 0 else 0
        for slot in slots:
            blocks.append(self._block(slot, ground.column(column), base))
            column += slot.width
        road: tuple[tuple[float, float], ...] = ()
        if row:
            road = tuple((knot.x, base + knot.y) for knot in row.knots)
        left = road[0][0] if road else ground.left + 9
        right = road[-1][0] if road else ground.right - 9
        named = lines.height(index) >= NAME * pixel_at(detail)
        names = [(block.slot.part.stretch.label, block.box[0]) for block in blocks if block.slot.place == 0]
        edges = [*(x for _, x in names[1:]), ground.right]
        shown = tuple((words, x, edge - x - 6) for (words, x), edge in zip(names, edges, strict=False))
        return BlockRow(tuple(blocks), road, base, left, right, shown if named else ())

    def _block(self, slot: Slot, x: float, base: float) -> Block:
        ground = self._lines.ground
        body = self._lines.cards.known(slot.id)
        width = ground.scale.card * slot.width + ground.scale.gap * (slot.width - 1)
        depth = min(slot.step.depth, 6) if slot.step else 0
        height = body.height if body else GUESSED
        return Block(slot, (x, base - 2 + depth * ground.scale.side_drop, width, height), body)


def _lowered(group: Group, top: float) -> Group:
    return Group((group,), transform=(1.0, 0.0, 0.0, 1.0, 0.0, top))


def _moment(stood: Stood) -> str:
    return stood.cell.step.moment.id if stood.cell.step else ""
