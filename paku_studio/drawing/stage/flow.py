"""What stands one below the other over the whole width, parted into pictures. Knows blocks and bands, no records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Item
from paku_studio.drawing.stage.blocks import Block, Placed
from paku_studio.drawing.stage.ground import MARGIN, Target

Drawn = tuple[tuple[Item, ...], tuple[Target, ...]]


@dataclass(frozen=True, slots=True)
class Band:
    """Something of a fixed height that is not parted. `draw` is asked with its upper edge, and what stands above it."""

    height: float
    draw: Callable[[float, "Band | None", float], Drawn]
    gap: float = 16.0
    key: object = None
    """What another band may want to know of it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks and bands with their upper edges."""

    parts: tuple[tuple[float, "Block | Band"], ...] = ()


def paged(flow: Sequence[Block | Band], top: float, room: float) -> tuple[Page, ...]:
    """Pictures of so much room from `top`; at least one, even if nothing stands on it."""
    pages: list[list[tuple[float, Block | Band]]] = [[]]
    rest, y = list(flow), top
    while rest:
        part = rest.pop(0)
        here = y + (part.gap if pages[-1] else 0.0)
        left = top + room - here
        if part.height + _company(part, rest) <= left + 0.01 or (not pages[-1] and not _long(part, left)):
            pages[-1].append((here, part))
            y = here + part.height
        elif isinstance(part, Block) and _long(part, room) and part.lines_in(left) >= (2 if pages[-1] else 1):
            first, others = part.split(part.lines_in(left))
            pages[-1].append((here, first))
            rest.insert(0, others)
            pages.append([])
            y = top
        else:
            rest.insert(0, part)
            pages.append([])
            y = top
    return tuple(Page(tuple(page)) for page in pages)


def _company(part: Block | Band, rest: Sequence[Block | Band]) -> float:
    if not isinstance(part, Block) or not part.together or not rest:
        return 0.0
    after = rest[0]
    if isinstance(after, Block):
        return after.gap + after.above + min(2, len(after.lines)) * after.style.lead + after.below
    return after.gap + after.height


def _long(part: Block | Band, room: float) -> bool:
    return isinstance(part, Block) and len(part.lines) > 1 and part.height > room


def drawn_page(page: Page) -> Drawn:
    """What is seen of a page, and what can be clicked on it."""
    items: list[Item] = []
    targets: list[Target] = []
    above: tuple[Band | None, float] = (None, 0.0)
    for y, part in page.parts:
        if isinstance(part, Block):
            placed = Placed(part, MARGIN, y)
            items.append(placed.drawn())
            targets += placed.target()
            above = (None, 0.0)
        else:
            seen, found = part.draw(y, *above)
            items += seen
            targets += found
            above = (part, y)
    return tuple(items), tuple(targets)
