"""Named colours: of the sheets, for a black-and-white printer, for dark screens. Knows no shapes and no records."""

from dataclasses import dataclass, replace

COLOUR, BLACK_AND_WHITE, DARK, CONTRAST = "colour", "black-and-white", "dark", "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#RRGGBB`. A `_tint` is the ground behind its colour; `hills` and `phase_tints` go round by phase.

    `outlined`: grounds alone do not tell things apart, so that each has a line round it. `fading`: how far the road
    goes towards the paper where it only leads from row to row.
    """

    name: str = COLOUR
    black_and_white: bool = False
    dark: bool = False
    outlined: bool = False
    fading: float = 0.72
    paper: str = "#FBFAF6"
    surface: str = "#FFFFFF"
    sunk: str = "#F1EFE8"
    line: str = "#C9C5B8"
    line_strong: str = "#7A7768"
    ink: str = "#1C2421"
    ink_soft: str = "#4A544F"
    on_dark: str = "#FFFFFF"
    spruce: str = "#1E5B4F"
    spruce_tint: str = "#E3EEEA"
    focus: str = "#1B63C6"
    worked: str = "#1F6B45"
    worked_tint: str = "#E4F2E9"
    missing: str = "#8A4B00"
    missing_tint: str = "#FBEFDD"
    risk: str = "#6A3D9A"
    risk_tint: str = "#F1EAF8"
    critical: str = "#B3261E"
    critical_tint: str = "#FCE8E6"
    meaningful: str = "#1D4F91"
    meaningful_tint: str = "#E5EDF8"
    idea: str = "#0F6B75"
    idea_tint: str = "#E0F1F2"
    question: str = "#55524A"
    question_tint: str = "#EFEDE6"
    quote: str = "#55524A"
    quote_tint: str = "#F6F4EE"
    road: str = "#1E5B4F"
    lane: str = "#1E5B4F"
    phase_tints: tuple[str, ...] = ("#EFEBDF", "#E6EEF0", "#EAF0E4", "#F3EAE6", "#ECE9F2")
    hills: tuple[str, ...] = ("#E4DABC", "#CBDEE5", "#CFE0BF", "#EBD2C8", "#D8CEE8")

    def printed(self) -> "Theme":
        """The same on white: the paper's tone is the screen's, a printer would only waste toner on it."""
        return replace(self, paper=self.surface)

    def mark(self, kind: str) -> str:
        """The colour of a note's or a mark's kind, one of KINDS. KeyError for another."""
        return str(getattr(self, _known(kind)))

    def tint(self, kind: str) -> str:
        """The ground of a note's or a mark's kind."""
        return str(getattr(self, _known(kind) + "_tint"))

    def hill(self, number: int) -> str:
        """The colour of the n-th phase's hill, from 0."""
        return self.hills[number % len(self.hills)]


KINDS = ("worked", "missing", "risk", "critical", "meaningful", "idea", "question", "quote")


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise KeyError(kind)
    return kind


_INK, _WHITE = "#000000", "#FFFFFF"

THEMES = {
    COLOUR: Theme(),
    BLACK_AND_WHITE: Theme(
        name=BLACK_AND_WHITE,
        black_and_white=True,
        outlined=True,
        paper=_WHITE,
        sunk=_WHITE,
        line="#6B6B6B",
        line_strong="#444444",
        ink=_INK,
        ink_soft="#333333",
        spruce=_INK,
        spruce_tint="#EEEEEE",
        focus=_INK,
        worked=_INK,
        worked_tint=_WHITE,
        missing=_INK,
        missing_tint=_WHITE,
        risk=_INK,
        risk_tint=_WHITE,
        critical=_INK,
        critical_tint=_WHITE,
        meaningful=_INK,
        meaningful_tint=_WHITE,
        idea=_INK,
        idea_tint=_WHITE,
        question=_INK,
        question_tint=_WHITE,
        quote=_INK,
        quote_tint=_WHITE,
        road=_INK,
        lane=_INK,
        phase_tints=("#E9E9E9", "#F5F5F5"),
        hills=("#D4D4D4", "#EAEAEA"),
    ),
    DARK: Theme(
        name=DARK,
        dark=True,
        fading=0.6,
        paper="#171C1A",
        surface="#212826",
        sunk="#121715",
        line="#43504B",
        line_strong="#85938C",
        ink="#ECEFEA",
        ink_soft="#B3BEB8",
        on_dark="#0E2A24",
        spruce="#84CBB8",
        spruce_tint="#1F3A33",
        focus="#8AB8FF",
        worked="#86D0A5",
        worked_tint="#1C3427",
        missing="#F0B46E",
        missing_tint="#3A2B16",
        risk="#CDADF0",
        risk_tint="#2F2441",
        critical="#FF9F94",
        critical_tint="#40201D",
        meaningful="#A3C5F7",
        meaningful_tint="#1D2D48",
        idea="#7FCBD6",
        idea_tint="#16343A",
        question="#CCC7B9",
        question_tint="#2D2B26",
        quote="#CCC7B9",
        quote_tint="#2A2823",
        road="#84CBB8",
        lane="#84CBB8",
        phase_tints=("#25241E", "#1D2629", "#20271D", "#29211E", "#24222C"),
        hills=("#3B3626", "#24383F", "#2D3B25", "#422F28", "#352E45"),
    ),
    CONTRAST: Theme(
        name=CONTRAST,
        dark=True,
        outlined=True,
        fading=0.35,
        paper=_INK,
        surface=_INK,
        sunk=_INK,
        line=_WHITE,
        line_strong=_WHITE,
        ink=_WHITE,
        ink_soft=_WHITE,
        on_dark=_INK,
        spruce="#FFF04D",
        spruce_tint="#262600",
        focus="#6FE3FF",
        worked="#7DF5A5",
        worked_tint=_INK,
        missing="#FFC266",
        missing_tint=_INK,
        risk="#E2BDFF",
        risk_tint=_INK,
        critical="#FF9E94",
        critical_tint=_INK,
        meaningful="#9CCBFF",
        meaningful_tint=_INK,
        idea="#7CE6F2",
        idea_tint=_INK,
        question=_WHITE,
        question_tint=_INK,
        quote=_WHITE,
        quote_tint=_INK,
        road="#FFF04D",
        lane="#FFF04D",
        phase_tints=("#1E1E1E", "#141414"),
        hills=("#292929", "#1B1B1B"),
    ),
}


def theme(name: str) -> Theme:
    """The theme of that name: "colour", "black-and-white", "dark" or "contrast". KeyError where there is none."""
    return THEMES[name]
