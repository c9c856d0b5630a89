"""Named colours of the sheets, in colour and for a black-and-white printer. Knows no shapes and no records."""

from dataclasses import dataclass, replace

COLOUR, BLACK_AND_WHITE = "colour", "black-and-white"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#RRGGBB`. A `_tint` is the ground behind its colour; `hills` and `phase_tints` go round by phase."""

    name: str = COLOUR
    black_and_white: bool = False
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
}


def theme(name: str) -> Theme:
    """The theme of that name: "colour" or "black-and-white". KeyError where there is none."""
    return THEMES[name]
