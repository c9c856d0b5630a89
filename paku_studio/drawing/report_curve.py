"""How a road felt, as a small figure: stops at the height of their feelings, with their marks. Knows no records."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from paku_studio.drawing.display import Command, Group, Item, Path
from paku_studio.drawing.persona_pieces import Chain, Paint, Part, Piece
from paku_studio.drawing.report_parts import Curve, Stop
from paku_studio.drawing.report_type import ReportHand
from paku_studio.drawing.road_curve import levels
from paku_studio.drawing.shapes import circle, diamond, face_dot, rectangle, star
from paku_studio.drawing.text import SEMIBOLD, measure, place
from paku_studio.drawing.threads import smooth

TALL, ABOVE, STEP = 92.0, 26.0, 13.0
"""Height of a row; its best feeling below the row's upper edge; from one feeling to the next."""
SCALE = 20.0
"""Room for the faces that say which way is up."""
NARROWEST = 17.0
"""Between two stops: their numbers must not touch."""
RADIUS, FIGURE = 7.4, 9.0


def curve_pieces(hand: ReportHand, curve: Curve, indent: float, width: float, chain: Chain) -> Iterator[Piece]:
    """The road in as many rows as its stops need, each a figure with its words."""
    widest = max(measure(stop.number, SEMIBOLD, FIGURE) for stop in curve.stops)
    radius = max(RADIUS, widest / 2 + 2.4)
    most = int((width - SCALE) // max(NARROWEST, 2 * radius + 2))
    rows = -(-len(curve.stops) // most)
    each = -(-len(curve.stops) // rows)
    heights = [level.height for level in levels([stop.height for stop in curve.stops])]
    for start in range(0, len(curve.stops), each):
        stops = curve.stops[start : start + each]
        row = _Row(hand, stops, heights[start : start + each], indent, width, radius)
        yield Piece(TALL, (Part(chain, row.painter(curve.told(start, start + each))),))


class _Row:
    """One row of stops, evenly spaced."""

    def __init__(
        self,
        hand: ReportHand,
        stops: Sequence[Stop],
        heights: Sequence[float],
        indent: float,
        width: float,
        radius: float,
    ) -> None:
        self.theme = hand.theme
        self.stops = stops
        self.heights = heights
        self.radius = radius
        self.left = indent + SCALE
        self.step = min(44.0, (width - SCALE) / len(stops))

    def painter(self, words: str) -> Paint:
        """What paints the row as a figure that says `words`."""

        def paint(x: float, y: float) -> tuple[Item, ...]:
            points = [(x + self.left + self.step * (n + 0.5), self._down(y, h)) for n, h in enumerate(self.heights)]
            items = (*self._ground(x, y), *self._scale(x, y), *self._line(points), *self._stops(points))
            return (Group(items, role="Figure", alt=words),)

        return paint

    def _down(self, y: float, height: float) -> float:
        return y + ABOVE + (2 - height) * STEP

    def _ground(self, x: float, y: float) -> Iterator[Item]:
        """Phases as grounds of their own, and the height that is neither good nor bad."""
        at = x + self.left
        for phase, run in groupby(self.stops, key=lambda stop: stop.phase):
            wide = self.step * len(list(run))
            tint = self.theme.phase_tints[phase % len(self.theme.phase_tints)]
            yield from rectangle(at, y + 4, wide, TALL - 12, fill=tint)
            at += wide
        middle = self._down(y, 0)
        steps: tuple[Command, ...] = (("M", x + self.left, middle), ("L", at, middle))
        yield Path(steps, stroke=self.theme.line_strong, width=0.6, dash=(1.5, 3))

    def _scale(self, x: float, y: float) -> Iterator[Item]:
        for feeling in (2, -2):
            soft, paper = self.theme.ink_soft, self.theme.paper
            yield from face_dot(feeling, x + self.left - 11, self._down(y, feeling), 6.4, soft, paper, soft, 1.0)

    def _line(self, points: Sequence[tuple[float, float]]) -> Iterator[Item]:
        if len(points) > 1:
            yield Path(smooth(points), stroke=self.theme.road, width=2.4, cap="round")

    def _stops(self, points: Sequence[tuple[float, float]]) -> Iterator[Item]:
        """A filled stop where a feeling was told, an open one where it was not, and the marks above."""
        theme = self.theme
        for stop, (x, y) in zip(self.stops, points, strict=True):
            told = stop.height is not None
            fill, ink = (theme.road, theme.on_dark) if told else (theme.surface, theme.ink)
            yield from circle(x, y, self.radius, fill=fill, stroke=theme.road, width=1.1)
            yield from place(stop.number, x, y + 0.33 * FIGURE, SEMIBOLD, FIGURE, ink, "middle")
            above = y - self.radius - 7
            if stop.critical:
                yield from diamond(x - (5.5 if stop.meaningful else 0), above, 5.2, theme.critical, bang=theme.surface)
            if stop.meaningful:
                yield from star(x + (5.5 if stop.critical else 0), above, 5.4, theme.meaningful)
