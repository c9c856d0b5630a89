"""A row of the table of benchmarks, and the figure in it that nineteen of twenty reach. Measures nothing itself."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Row:
    """A figure in seconds (or in `unit`), how often it was measured, what is to be reached, and a peer's."""

    what: str
    median: float
    runs: int
    reach: str
    peer: str = ""
    peer_median: float = 0.0
    unit: str = "ms"

    def line(self) -> str:
        """The row as the table has it."""
        ratio = f"{self.median / self.peer_median:.1f}" if self.peer_median else ""
        beside = f"{self.peer}: {self._shown(self.peer_median)}" if self.peer else ""
        return f"| {self.what} | {self._shown(self.median)} | {self.runs} | {self.reach} | {beside} | {ratio} |"

    def _shown(self, figure: float) -> str:
        if self.unit == "ms":
            return f"{figure * 1000:.1f} ms"
        return f"{figure:.1f} %" if self.unit == "%" else f"{figure:.0f} {self.unit}"


def p95(seconds: list[float]) -> float:
    """What 95 of 100 measurements took at most."""
    return sorted(seconds)[max(0, round(len(seconds) * 0.95) - 1)]
