"""A report's column on its sheets: what stays together, where each section begins. Knows no records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from paku_studio.drawing.persona_pieces import Piece, Placed
from paku_studio.drawing.report_table import Strip


@dataclass(frozen=True, slots=True)
class Beginning(Piece):
    """A gap before a section: `section` begins with what follows."""

    section: str = ""


@dataclass(slots=True)
class Column:
    """The column of all sheets, filled from above. `begins`: the sheet, from 0, on which each section begins."""

    top: float
    bottom: float
    sheets: list[list[tuple[float, Piece]]] = field(default_factory=lambda: [[]])
    begins: dict[str, int] = field(default_factory=dict)
    y: float = 0.0
    waiting: list[str] = field(default_factory=list)

    def fill(self, pieces: Iterable[Piece], y: float) -> None:
        """All pieces from `y` on the first sheet."""
        self.y = y
        for block in _blocks(pieces):
            self._put(block)

    def _put(self, block: Sequence[Piece]) -> None:
        """A block on the sheet if it fits, else on the next; one taller than a sheet parts where it must."""
        height = sum(piece.height for piece in block)
        if self.y + height > self.bottom + 0.01 and any(piece.parts for piece in block):
            tall = height > self.bottom - self.top
            if self.sheets[-1] and not (tall and self._room_for_some(block)):
                self._turn(block)
        for place, piece in enumerate(block):
            if piece.parts and self.y + piece.height > self.bottom + 0.01 and self.sheets[-1]:
                self._turn(block[place:])
            self._set(piece)

    def _room_for_some(self, block: Sequence[Piece]) -> bool:
        """Whether a fair part of a tall block stands on this sheet."""
        return self.bottom - self.y > sum(piece.height for piece in block[:6])

    def _set(self, piece: Piece) -> None:
        if isinstance(piece, Beginning):
            self.waiting.append(piece.section)
        if piece.parts:
            self.sheets[-1].append((self.y, piece))
            self.begins.update(dict.fromkeys(self.waiting, len(self.sheets) - 1))
            self.waiting.clear()
        if piece.parts or self.sheets[-1]:
            self.y += piece.height

    def _turn(self, rest: Sequence[Piece]) -> None:
        """A new sheet; a table that goes on has its head again."""
        self.sheets.append([])
        self.y = self.top
        first = next((piece for piece in rest if piece.parts), None)
        if isinstance(first, Strip):
            for piece in first.again:
                self.sheets[-1].append((self.y, piece))
                self.y += piece.height


def _blocks(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stay together."""
    block: list[Piece] = []
    for piece in pieces:
        block.append(piece)
        if not piece.keep:
            yield block
            block = []
    if block:
        yield block


def painted(sheet: Sequence[tuple[float, Piece]], x: float) -> list[Placed]:
    """What stands on a sheet whose column's left edge is at `x`."""
    return [Placed(part.chain, tuple(part.paint(x, y))) for y, piece in sheet for part in piece.parts]
