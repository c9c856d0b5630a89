"""The scales of a conversation sheet: five worded faces, or a row of numbers, with a ring round the chosen one."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.client_hand import ClientHand
from paku_studio.drawing.conversation_story import FACE_WORDS, Area, scale_values, scale_words
from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Part
from paku_studio.drawing.shapes import circle, path
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, break_lines, place
from paku_studio.models import LifeAreaScale

RADIUS, PITCH = 11.5, 34.0
NUMBER_PITCH = 24.0
RING = 5.0
"""So much wider than the face is the ring round the chosen one."""

_MOUTHS = (
    ((-0.46, 0.52), (-0.26, 0.10), (0.26, 0.10), (0.46, 0.52)),
    ((-0.42, 0.45), (-0.2, 0.27), (0.2, 0.27), (0.42, 0.45)),
    ((-0.42, 0.38), (-0.2, 0.38), (0.2, 0.38), (0.42, 0.38)),
    ((-0.42, 0.28), (-0.2, 0.50), (0.2, 0.50), (0.42, 0.28)),
    ((-0.5, 0.14), (-0.34, 0.74), (0.34, 0.74), (0.5, 0.14)),
)
"""From a wide bow downwards to a wide, open one upwards; of the radius, from the face's middle."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of one area of life as a figure whose words tell every step and the chosen one."""

    hand: ClientHand
    area: Area

    @property
    def width(self) -> float:
        """In points; where there is no scale, the room for a line to write on."""
        if self.area.scale is LifeAreaScale.ZERO_TO_TEN:
            return 11 * NUMBER_PITCH
        return 5 * PITCH

    def part(self, across: float, middle: float) -> Part:
        """The scale beside the words: its left edge and its middle line, from the row's upper left corner."""
        numbers = self.area.scale is LifeAreaScale.ZERO_TO_TEN
        pitch = NUMBER_PITCH if numbers else PITCH
        centres = [across + pitch * (number + 0.5) for number in range(11 if numbers else 5)]
        return self._figure(centres, middle, RADIUS, words=numbers)

    def wide_part(self, width: float, down: float) -> Part:
        """The scale below the words over the whole width: larger, each face with its words below."""
        count = 11 if self.area.scale is LifeAreaScale.ZERO_TO_TEN else 5
        centres = [width / count * (number + 0.5) for number in range(count)]
        return self._figure(centres, down + 19, 14.0, words=True)

    def _figure(self, centres: Sequence[float], middle: float, radius: float, *, words: bool) -> Part:
        faces = self.area.scale is LifeAreaScale.FACES

        def paint(x: float, y: float) -> tuple[Item, ...]:
            at = [x + centre for centre in centres]
            shown = self._faces(at, y + middle, radius) if faces else self._numbers(at, y + middle, radius)
            told = self._words(at, y + middle, radius) if words else []
            name = self.hand.key(f"scale-{self.area.id}")
            return (Group((*shown, *told), role="Figure", alt=self._spoken(), id=name),)

        return Part((), paint)

    def _faces(self, at: Sequence[float], y: float, radius: float) -> list[Item]:
        found: list[Item] = []
        for number, x in enumerate(at):
            chosen = self.area.picked == number + 1
            found += [*self._ring(x, y, radius, chosen), *face(number, x, y, radius, self.hand.theme.ink)]
        return found

    def _numbers(self, at: Sequence[float], y: float, radius: float) -> list[Item]:
        size, found = self.hand.type.text + 1, list[Item]()
        for number, x in enumerate(at):
            chosen = self.area.picked == number
            found += self._ring(x, y, radius - RING, chosen)
            weight = BOLD if chosen else REGULAR
            found += place(str(number), x, y + 0.334 * size, weight, size, self.hand.theme.ink, "middle")
        return found

    def _ring(self, x: float, y: float, radius: float, chosen: bool) -> tuple[Path, ...]:
        return circle(x, y, radius + RING, stroke=self.hand.theme.ink, width=2.6) if chosen else ()

    def _words(self, at: Sequence[float], y: float, radius: float) -> list[Item]:
        """Below every face; of the numbers, below the first and the last."""
        t, type_, theme = self.hand.t, self.hand.type, self.hand.theme
        down = y + radius + RING + type_.small * 0.92
        if self.area.scale is LifeAreaScale.ZERO_TO_TEN:
            left, right = at[0] - 0.3 * type_.text, at[-1] + 0.55 * type_.text
            down -= 4
            return [
                *place(t(FACE_WORDS[0]), left, down, REGULAR, type_.small, theme.ink_soft),
                *place(t(FACE_WORDS[-1]), right, down, REGULAR, type_.small, theme.ink_soft, "end"),
            ]
        found: list[Item] = []
        for number, x in enumerate(at):
            weight = SEMIBOLD if self.area.picked == number + 1 else REGULAR
            for row, line in enumerate(self._broken(t(FACE_WORDS[number]), at)):
                found += place(line, x, down + row * type_.small * 1.15, weight, type_.small, theme.ink, "middle")
        return found

    def _broken(self, word: str, at: Sequence[float]) -> Sequence[str]:
        width = at[1] - at[0] - 6
        return [line.text for line in break_lines(word, SEMIBOLD, self.hand.type.small, width, self.hand.language)]

    def _spoken(self) -> str:
        words = scale_words(self.area.scale, self.hand.language)
        told = ", ".join(words)
        if self.area.picked is None:
            return self.hand.t("Circle one: %(steps)s") % {"steps": told}
        chosen = words[scale_values(self.area.scale).index(str(self.area.picked))]
        return self.hand.t("Chosen: %(step)s. The steps: %(steps)s") % {"step": chosen, "steps": told}


def captions(hand: ClientHand, right: float) -> Part:
    """Three words above a column of faces that ends `right` points from the left; the figures tell them to a reader."""
    left = right - 5 * PITCH + PITCH / 2

    def paint(x: float, y: float) -> tuple[Item, ...]:
        words = [
            item
            for number in (0, 2, 4)
            for item in place(
                hand.t(FACE_WORDS[number]),
                x + left + number * PITCH,
                y,
                REGULAR,
                hand.type.small,
                hand.theme.ink_soft,
                "middle",
            )
        ]
        return (Group(tuple(words), role="Artifact"),)

    return Part((), paint)


def face(number: int, x: float, y: float, radius: float, ink: str) -> tuple[Path, ...]:
    """A face from 0 (badly) to 4 (well): the mouths differ in bow and in width, the last one is open."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = _MOUTHS[number]
    mouth = (
        ("M", x + ax * radius, y + ay * radius),
        ("C", x + bx * radius, y + by * radius, x + cx * radius, y + cy * radius, x + dx * radius, y + dy * radius),
    )
    width = radius * 0.125
    eyes = [circle(x + side * radius * 0.35, y - radius * 0.24, radius * 0.115, fill=ink)[0] for side in (-1, 1)]
    closed = (*mouth, ("Z",)) if number == 4 else mouth
    drawn = path(closed, stroke=ink, width=width, round_ends=True)  # type: ignore[arg-type]
    return (*circle(x, y, radius, fill="#FFFFFF", stroke=ink, width=radius * 0.11), *eyes, *drawn)
