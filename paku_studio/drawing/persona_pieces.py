"""Pieces of a sheet that stand below one another and may part at a column's or a page's end. Knows no records.

A piece is a line of type or a row of chips with its height. Its parts say to which elements of the structure they
belong; parts of one element are brought together again wherever they come to stand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.text import break_lines, place


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure that a part belongs to; the same key is the same element."""

    role: str
    key: str
    language: str = ""
    bookmark: str = ""


Chain = tuple[Element, ...]
Paint = Callable[[float, float], Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Part:
    """Something painted, given the piece's upper left corner, and its elements from the outermost in."""

    chain: Chain
    paint: Paint


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip of a column, in points. `keep`: it stays with the piece after it. Without parts it is a gap."""

    height: float
    parts: tuple[Part, ...] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of lines is set; `lead` from baseline to baseline, in points."""

    weight: str
    size: float
    lead: float
    colour: str
    language: str = "fi"
    balanced: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Items that have found their place, and the elements they belong to."""

    chain: Chain
    items: tuple[Item, ...]


def lines_of(text: str, style: Style, width: float, chain: Chain, indent: float = 0.0) -> list[Piece]:
    """A piece for each line of the text, no line wider than `width` less the indent."""
    lines = break_lines(text, style.weight, style.size, width - indent, style.language, balanced=style.balanced)
    fall = baseline(style)

    def paint(line: object) -> Paint:
        return lambda x, y: place(line, x + indent, y + fall, style.weight, style.size, style.colour)  # type: ignore[arg-type]

    return [Piece(style.lead, (Part(chain, paint(line)),)) for line in lines]


def baseline(style: Style) -> float:
    """How far below its upper edge a line of that style stands."""
    return style.lead / 2 + style.size * 0.33


def kept(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each staying with the next, the last with what comes after."""
    return [Piece(piece.height, piece.parts, keep=True) for piece in pieces]


def gap(height: float) -> Piece:
    """Room between pieces; none at the top of a column."""
    return Piece(height)


def height_of(pieces: Sequence[Piece]) -> float:
    """The height of pieces below one another; a gap at the top counts nothing."""
    return sum(piece.height for piece in _trimmed(pieces))


def laid(pieces: Sequence[Piece], x: float, y: float) -> list[Placed]:
    """The pieces below one another from the point (x, y)."""
    placed: list[Placed] = []
    for piece in _trimmed(pieces):
        placed += [Placed(part.chain, tuple(part.paint(x, y))) for part in piece.parts]
        y += piece.height
    return placed


def structured(placed: Sequence[Placed]) -> tuple[Item, ...]:
    """The items within groups of the structure; neighbours of one element stand in one group."""
    found: list[Item] = []
    for element, run in groupby(placed, key=lambda each: each.chain[0] if each.chain else None):
        here = list(run)
        if element is None:
            found += [item for each in here for item in each.items]
        else:
            inner = structured([Placed(each.chain[1:], each.items) for each in here])
            found.append(
                Group(inner, id=element.key, role=element.role, language=element.language, bookmark=element.bookmark)
            )
    return tuple(found)


def one_column(pieces: Sequence[Piece], height: float) -> tuple[list[Piece], list[Piece]]:
    """As many pieces as fit into a column of that height, and the rest. A column that is empty takes at least one."""
    taken: list[Piece] = []
    used = 0.0
    blocks = _blocks(_trimmed(pieces))
    for place_, block in enumerate(blocks):
        size = sum(piece.height for piece in block)
        if used + _shown(block) > height + 0.01:
            rest = [piece for each in blocks[place_:] for piece in each]
            if taken:
                return taken, _trimmed(rest)
            fits = _fitting(block, height)
            return rest[:fits], _trimmed(rest[fits:])
        taken += block
        used += size
    return taken, []


def balanced(groups: Sequence[Sequence[Piece]], count: int, height: float) -> list[list[Piece]] | None:
    """The groups in `count` columns, as low as can be, parted between groups if possible; None: they do not fit."""
    whole = [[*kept(group[:-1]), *group[-1:]] for group in groups]
    ways = [whole, groups] if all(height_of(group) <= height for group in groups) else [groups]
    for way in ways:
        pieces = [piece for group in way for piece in group]
        if not _fit(pieces, count, height):
            continue
        low, high = min(_tallest_block(pieces), height), height
        if _fit(pieces, count, low):
            return _columns(pieces, count, low)[0]
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (low, middle) if _fit(pieces, count, middle) else (middle, high)
        return _columns(pieces, count, high)[0]
    return None


def filled(groups: Sequence[Sequence[Piece]], count: int, height: float) -> tuple[list[list[Piece]], list[Piece]]:
    """Full columns, one after the other, and what is left for the next sheet."""
    return _columns([piece for group in groups for piece in group], count, height)


def _tallest_block(pieces: Sequence[Piece]) -> float:
    """No column may be lower: what stays together would part in it."""
    return max((height_of(block) for block in _blocks(pieces)), default=0.0)


def _columns(pieces: Sequence[Piece], count: int, height: float) -> tuple[list[list[Piece]], list[Piece]]:
    rest = list(pieces)
    columns = []
    for _ in range(count):
        column, rest = one_column(rest, height)
        columns.append(column)
    return columns, rest


def _fit(pieces: Sequence[Piece], count: int, height: float) -> bool:
    columns, rest = _columns(pieces, count, height)
    return not rest and all(height_of(column) <= height + 0.02 for column in columns)


def _blocks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    blocks: list[list[Piece]] = [[]]
    for piece in pieces:
        blocks[-1].append(piece)
        if not piece.keep:
            blocks.append([])
    return [block for block in blocks if block]


def _shown(block: Sequence[Piece]) -> float:
    """The block's height without a gap at its end."""
    return sum(piece.height for piece in block) if any(piece.parts for piece in block) else 0.0


def _fitting(block: Sequence[Piece], height: float) -> int:
    used = 0.0
    for place_, piece in enumerate(block):
        used += piece.height
        if used > height and place_:
            return place_
    return len(block)


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    start = next((place_ for place_, piece in enumerate(pieces) if piece.parts), len(pieces))
    return list(pieces[start:])
