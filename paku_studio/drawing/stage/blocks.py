"""Blocks of lines that stand in a column and go on in the next where one is full. Knows no records and no colours."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.stage.ground import Style, Target
from paku_studio.drawing.stage.words import set_lines
from paku_studio.drawing.text import Line

KEPT = 0.7
"""A block that fills no more than this share of a column is not parted between two."""

Shape = Callable[["Block", float, float], tuple[Item, ...]]
"""What stands behind and above a block's lines: asked for a block with its upper left corner."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines with room above, below and left of them, and what is painted behind them. Lengths in units.

    `gap`: from the block above. `begun`: its first lines stand elsewhere; `goes_on`: its last do. `together`: it stays
    with the block that follows.
    """

    lines: tuple[Line | str, ...]
    style: Style
    width: float
    above: float = 0.0
    below: float = 0.0
    indent: float = 0.0
    gap: float = 16.0
    shape: Shape | None = None
    id: str = ""
    begun: bool = False
    goes_on: bool = False
    together: bool = False
    least: float = 0.0

    @property
    def height(self) -> float:
        """From its upper to its lower edge."""
        return max(self.least, self.above + len(self.lines) * self.style.lead + self.below)

    def lines_in(self, room: float) -> int:
        """How many of its lines fit where there is so much room."""
        return int((room - self.above - self.below + 0.01) // self.style.lead)

    def split(self, count: int) -> tuple["Block", "Block"]:
        """The block with its first lines, and with the others."""
        first = replace(self, lines=self.lines[:count], goes_on=True, together=False)
        return first, replace(self, lines=self.lines[count:], begun=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at its place."""

    block: Block
    x: float
    y: float

    def drawn(self) -> Group:
        """What is seen of it."""
        block = self.block
        behind = block.shape(block, self.x, self.y) if block.shape else ()
        words = set_lines(block.lines, self.x + block.indent, self.y + block.above, block.style)
        return Group((*behind, *words), id=block.id)

    def target(self) -> Iterable[Target]:
        """Where it is clicked."""
        if self.block.id:
            yield self.block.id, (self.x, self.y, self.block.width, self.block.height)


@dataclass(frozen=True, slots=True)
class Column:
    """A place for blocks."""

    x: float
    y: float
    room: float


def height_of(blocks: Sequence[Block]) -> float:
    """How high the blocks stand one below the other."""
    return sum(block.height for block in blocks) + sum(block.gap for block in blocks[1:])


def stacked(blocks: Iterable[Block], x: float, y: float) -> tuple[Placed, ...]:
    """The blocks one below the other."""
    found: list[Placed] = []
    for block in blocks:
        y += block.gap if found else 0.0
        found.append(Placed(block, x, y))
        y += block.height
    return tuple(found)


def poured(blocks: Sequence[Block], room: float, whole: float) -> tuple[list[Block], list[Block]]:
    """As many blocks as have room, and the rest.

    `whole`: how high an empty column is. An empty column takes at least one line, so that pouring comes to an end.
    """
    taken: list[Block] = []
    rest = list(blocks)
    left = room
    while rest:
        block = rest[0]
        needed = block.height + (block.gap if taken else 0.0)
        if needed + _company(rest) <= left + 0.01 or (needed <= left + 0.01 and not taken):
            taken.append(rest.pop(0))
            left -= needed
            continue
        taken, rest = _parted(taken, rest, left, whole)
        break
    return taken, rest


def _company(blocks: Sequence[Block]) -> float:
    """How much room the next block needs of which this one may not be parted."""
    if not blocks[0].together or len(blocks) < 2:
        return 0.0
    after = blocks[1]
    lines = min(2, len(after.lines))
    return after.gap + after.above + lines * after.style.lead + after.below


def _parted(taken: list[Block], rest: list[Block], left: float, whole: float) -> tuple[list[Block], list[Block]]:
    block = rest[0]
    room = left - (block.gap if taken else 0.0)
    count = min(block.lines_in(room), len(block.lines) - 1)
    keep = block.height <= KEPT * whole
    if taken and (count < 2 or keep or block.together):
        return taken, rest
    if len(block.lines) < 2:
        return [*taken, *rest[:1]], rest[1:]
    first, others = block.split(max(1, count))
    return [*taken, first], [others, *rest[1:]]
