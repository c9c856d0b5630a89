"""What sheets for clients are drawn with: type to hold in the hand, measures, names of elements. Knows no records.

Laid out in points of A4 and grown as a whole to larger paper.
"""

from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.persona_pieces import Element, Style
from paku_studio.drawing.theme import Theme
from paku_studio.locale import translator
from paku_studio.models import PaperSize


@dataclass(frozen=True, slots=True)
class ClientType:
    """Sizes in points. `small`: the least that a client reads; `foot`: what nobody needs; `rule`: to write on."""

    title: float
    title_floor: float
    large: float
    heading: float
    text: float
    small: float
    rule: float
    foot: float = 9.0


PLAIN = ClientType(title=36, title_floor=26, large=18, heading=15, text=12, small=11, rule=23)
EASY = ClientType(title=36, title_floor=28, large=22, heading=19, text=14.5, small=14, rule=28)


@dataclass(frozen=True, slots=True)
class ClientGround:
    """A sheet in points of A4."""

    width: float
    height: float
    margin: float

    @property
    def measure(self) -> float:
        """From margin to margin."""
        return self.width - 2 * self.margin

    @property
    def right(self) -> float:
        """The right margin."""
        return self.width - self.margin

    @property
    def foot(self) -> float:
        """The baseline of the foot."""
        return self.height - 34


EDGE = 30.0
"""How far from the sheet's edge the cords end."""


def client_ground(paper: Paper, *, easy: bool = False) -> ClientGround:
    """The ground on which a sheet for that paper is laid out."""
    sheet = sheet_of_paper(PaperSize.A4, paper.orientation)
    return ClientGround(sheet.width, sheet.height, 50.0 if easy else 44.0)


@dataclass(frozen=True, slots=True)
class ClientHand:
    """What every part of a client's sheet is drawn with.

    `language`: of the sheet's own words; `words`: of the organisation's, where it is another, else "".
    """

    record: str
    theme: Theme
    language: str
    words: str
    ground: ClientGround
    easy: bool = False

    @property
    def type(self) -> ClientType:
        """The sizes of type."""
        return EASY if self.easy else PLAIN

    @property
    def t(self) -> Callable[[str], str]:
        """The sheet's own words in its language."""
        return translator(self.language)

    def key(self, name: str) -> str:
        """The name of an element of this sheet, like no other in a file."""
        return f"sheet-{self.record}-{name}"

    def own(self, role: str, name: str, bookmark: str = "") -> Element:
        """An element that holds words of the sheet."""
        return Element(role, self.key(name), bookmark=bookmark)

    def field(self, role: str, record: str, name: str, bookmark: str = "") -> Element:
        """An element that holds the organisation's words: the field of a record, where it can be written over."""
        return Element(role, f"field:{record}:{name}", self.words, bookmark)

    def style(
        self, weight: str, size: float, lead: float, colour: str, *, own: bool = False, even: bool = False
    ) -> Style:
        """A style; `lead` in ems; `own`: the sheet's words rather than the organisation's; `even`: like lengths."""
        language = self.language if own else self.words or self.language
        return Style(weight, size, round(size * lead, 2), colour, language, even)
