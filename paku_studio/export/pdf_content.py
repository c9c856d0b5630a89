"""One page's content stream: operators, numbers, colours and marked content. Knows no structure and no fonts."""

import functools
from collections.abc import Sequence

from paku_studio.drawing.display import Matrix, Path
from paku_studio.export.coordinates import number, numbers, segments

_OPERATORS = "mlch"
_CAPS = {"butt": "0 J 0 j", "round": "1 J 1 j"}


@functools.lru_cache(maxsize=256)
def colour_operands(colour: str) -> str:
    """`#RRGGBB` as three shares of one."""
    return numbers([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


class Content:
    """The operators of one page, in which a colour or line style is set only where it changes.

    Coordinates are the display list's: y down from the upper left corner.
    """

    def __init__(self, height: float) -> None:
        self.parts: list[str] = [f"1 0 0 -1 0 {number(height)} cm"]
        self.depth = 0
        self._state: dict[str, str] = {}
        self._saved: list[dict[str, str]] = []
        self._marked_at = -1

    def bytes(self) -> bytes:
        """The finished stream."""
        return "\n".join(part for part in self.parts if part).encode("latin-1")

    def add(self, operators: str) -> int:
        """Append; returns the place, so that a part may be filled in later."""
        self.parts.append(operators)
        return len(self.parts) - 1

    def set(self, operator: str, operands: str) -> None:
        """A setting of the graphics state, written only where it differs from what holds."""
        if self._state.get(operator) != operands:
            self._state[operator] = operands
            self.parts.append(f"{operands} {operator}".strip())

    def push(self, transform: Matrix | None, clip: Sequence[float] | None) -> None:
        """Begin a part with its own coordinates and its own window."""
        self._saved.append(dict(self._state))
        self.depth += 1
        self.add("q")
        if transform is not None:
            self.add(f"{' '.join(f'{value:.6f}' for value in transform[:4])} {numbers(transform[4:])} cm")
        if clip is not None:
            self.add(f"{numbers(clip)} re W n")

    def pop(self) -> None:
        """End that part."""
        self._state = self._saved.pop()
        self.depth -= 1
        self.add("Q")

    def begin_mark(self, tag: str, mcid: int | None) -> None:
        """Open marked content; no `mcid` is an artifact."""
        self.add("/Artifact BMC" if mcid is None else f"/{tag} <</MCID {mcid}>> BDC")
        self._marked_at = self.depth

    @property
    def marked(self) -> bool:
        """Whether marked content is open."""
        return self._marked_at >= 0

    def end_mark(self) -> None:
        """Close what is open, if anything is."""
        if self._marked_at >= 0:
            self.add("EMC")
            self._marked_at = -1

    def ends_here(self) -> bool:
        """Whether the open mark began within the innermost part and must end before it does."""
        return self._marked_at >= self.depth

    def path(self, path: Path) -> None:
        """Fill, then stroke."""
        if path.fill is None and path.stroke is None:
            return
        if path.fill is not None:
            self.set("rg", colour_operands(path.fill))
        if path.stroke is not None:
            self._pen(path)
        paint = "B" if path.fill and path.stroke else "f" if path.fill else "S"
        self.add(f"{segments(path.commands, _OPERATORS, after=True)} {paint}")

    def rectangle(self, width: float, height: float, fill: str) -> None:
        """A filled rectangle at the origin."""
        self.set("rg", colour_operands(fill))
        self.add(f"0 0 {numbers((width, height))} re f")

    def _pen(self, path: Path) -> None:
        self.set("RG", colour_operands(path.stroke or "#000000"))
        self.set("w", number(path.width))
        self.set("d", f"[{numbers(path.dash)}] 0")
        self.set("", _CAPS[path.cap])
