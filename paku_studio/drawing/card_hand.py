"""What blank cards are drawn with: words, lines to write on, the signs of the quick notation. Knows no records.

A card is laid out in points at its true size; `x`, `y` are on the sheet.
"""

from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.shapes import circle, line, rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, break_lines, measure, place
from paku_studio.drawing.theme import Theme
from paku_studio.locale import translator

LEAST = 9.0
"""The smallest type in points."""
STEP = 21.5
"""Distance of lines to write on."""
SIGN_GAP = 5.0


@dataclass(frozen=True, slots=True)
class CardHand:
    """What one card is drawn with. `first`: it stands at the head of the sheet's structure."""

    theme: Theme
    language: str
    number: int
    first: bool = False
    label: float = 10.5

    def said(self, words: str) -> str:
        """Words of the sheet in its language."""
        return translator(self.language)(words)

    # words

    def heading(self, x: float, y: float, words: str, size: float) -> Group:
        """The card's number in a ring and what the card is, with `y` as baseline."""
        ring = size * 0.74
        middle = y - 0.33 * size
        count = str(self.number)
        small = min(size * 0.78, size * 0.78 * (1.5 * ring) / max(measure(count, BOLD, size * 0.78), 0.1))
        small = max(small, LEAST)
        wide = max(ring, measure(count, BOLD, small) / 2 + 4)
        oval = rectangle(x, middle - ring, 2 * wide, 2 * ring, ring, stroke=self.theme.spruce, width=1.75)
        number = place(count, x + wide, middle + 0.335 * small, BOLD, small, self.theme.spruce, "middle")
        title = place(words, x + 2 * wide + 0.55 * size, y, BOLD, size, self.theme.spruce)
        return Group(
            (Group(oval, role="Artifact"), *number, *title),
            role="H1" if self.first else "H2",
            id=self.key("heading"),
            bookmark=f"{self.number} {words}",
        )

    def words(self, x: float, y: float, words: str, name: str, size: float = 0.0, weight: str = REGULAR) -> Group:
        """A line of words of its own."""
        painted = place(words, x, y, weight, size or self.label, self.theme.ink_soft)
        return Group(tuple(painted), role="P", id=self.key(name))

    def passage(self, x: float, y: float, words: str, name: str, width: float, size: float = LEAST) -> Group:
        """Words over as many lines as the width asks for."""
        painted: list[Item] = []
        for row, each in enumerate(break_lines(words, REGULAR, size, width, self.language, balanced=True)):
            painted += place(each, x, y + row * size * 1.3, REGULAR, size, self.theme.ink_soft)
        return Group(tuple(painted), role="P", id=self.key(name))

    def asked(self, x: float, y: float, words: str, name: str, sign: str = "", colour: str = "") -> Group:
        """What is to be written, and the sign with which its line begins in the quick notation."""
        painted: list[Item] = [*place(words, x, y, SEMIBOLD, self.label, colour or self.theme.ink_soft)]
        if sign:
            painted += self.sign(x + measure(words, SEMIBOLD, self.label) + SIGN_GAP, y, sign)
        return Group(tuple(painted), role="P", id=self.key(name))

    def asked_width(self, words: str, sign: str = "") -> float:
        """How much room `asked` takes, with a gap after it."""
        more = SIGN_GAP + self.sign_width(sign) if sign else 0.0
        return measure(words, SEMIBOLD, self.label) + more + 7

    def sign(self, x: float, y: float, sign: str) -> tuple[Item, ...]:
        """A sign of the quick notation in a small frame."""
        theme, wide = self.theme, self.sign_width(sign)
        frame = rectangle(x, y - 9.6, wide, 12.6, 3, stroke=theme.line_strong, width=0.75)
        painted = place(sign, x + wide / 2, y, BOLD, LEAST + 1, theme.ink, "middle")
        return Group(frame, role="Artifact"), *painted

    def sign_width(self, sign: str) -> float:
        """The width of the sign's frame."""
        return max(13.0, measure(sign, BOLD, LEAST + 1) + 7)

    # lines and shapes

    def rules(self, x: float, y: float, width: float, count: int = 1, step: float = STEP, colour: str = "") -> Group:
        """Lines to write on, the first at `y`."""
        stroke = colour or self.theme.line_strong
        lines = [line(x, y + row * step, x + width, y + row * step, stroke=stroke, width=0.6) for row in range(count)]
        return Group(tuple(path for each in lines for path in each), role="Artifact")

    def field(self, x: float, y: float, words: str, name: str, width: float, count: int = 1, sign: str = "") -> Group:
        """What is to be written, with lines to write it on below."""
        return Group((self.asked(x, y, words, name, sign), self.rules(x, y + STEP - 1.5, width, count)))

    def beside(self, x: float, y: float, words: str, name: str, right: float, sign: str = "") -> Group:
        """What is to be written, with a line up to `right` beside it."""
        begins = x + self.asked_width(words, sign)
        return Group((self.asked(x, y, words, name, sign), self.rules(begins, y + 2, right - begins)))

    def ring(self, x: float, y: float, radius: float) -> Group:
        """A ring to be ticked."""
        return Group(circle(x, y, radius, stroke=self.theme.ink, width=1.1), role="Artifact")

    def key(self, name: str) -> str:
        """The name of an element of this card, like no other on the sheet."""
        return f"card-{self.number}-{name}"
