"""What the window looks like: colours of three modes, type and measures that grow with the text size. No documents."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPalette

from paku_studio.resources import FONT_FILES, font_file

if TYPE_CHECKING:
    from paku_studio.drawing.theme import Theme

FAMILY = "Atkinson Hyperlegible Next"
FALLBACKS = ("Noto Sans", "Noto Sans Symbols 2", "Noto Sans Symbols", "Noto Sans Math", "Noto Emoji")
FIRST_FACES = ("sans-400", "sans-600", "sans-700")
"""The program's own words need no others; a person's words may."""
LIGHT, DARK, CONTRAST, SYSTEM = "light", "dark", "contrast", "system"
MODES = (LIGHT, DARK, CONTRAST)
DRAWN_WITH = {LIGHT: "colour", DARK: "dark", CONTRAST: "contrast"}


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of the window's own parts, `#RRGGBB`; a `_tint` is the ground behind its colour."""

    paper: str = "#FBFAF6"
    surface: str = "#FFFFFF"
    sunk: str = "#F1EFE8"
    hair: str = "#E2DFD4"
    line: str = "#C9C5B8"
    line_strong: str = "#7A7768"
    ink: str = "#1C2421"
    ink_soft: str = "#4A544F"
    disabled: str = "#8B8877"
    spruce: str = "#1E5B4F"
    spruce_pressed: str = "#1A5046"
    spruce_tint: str = "#E3EEEA"
    on_spruce: str = "#FFFFFF"
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


COLOURS = {
    LIGHT: Colours(),
    DARK: Colours(
        paper="#171C1A",
        surface="#212826",
        sunk="#121715",
        hair="#2C3531",
        line="#43504B",
        line_strong="#85938C",
        ink="#ECEFEA",
        ink_soft="#B3BEB8",
        disabled="#74827B",
        spruce="#84CBB8",
        spruce_pressed="#74B3A2",
        spruce_tint="#1F3A33",
        on_spruce="#0E2A24",
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
        idea="#7FD3DC",
        idea_tint="#15343A",
        question="#CCC7B9",
        question_tint="#2D2B26",
        quote="#CCC7B9",
        quote_tint="#2D2B26",
    ),
    CONTRAST: Colours(
        paper="#000000",
        surface="#000000",
        sunk="#000000",
        hair="#FFFFFF",
        line="#FFFFFF",
        line_strong="#FFFFFF",
        ink="#FFFFFF",
        ink_soft="#FFFFFF",
        disabled="#A6A6A6",
        spruce="#FFFF00",
        spruce_pressed="#E0E000",
        spruce_tint="#33330A",
        on_spruce="#000000",
        focus="#00FFFF",
        worked="#7CFFB2",
        worked_tint="#000000",
        missing="#FFC266",
        missing_tint="#000000",
        risk="#E0C2FF",
        risk_tint="#000000",
        critical="#FF9C94",
        critical_tint="#000000",
        meaningful="#9CC8FF",
        meaningful_tint="#000000",
        idea="#7FF0FF",
        idea_tint="#000000",
        question="#FFFFFF",
        question_tint="#000000",
        quote="#FFFFFF",
        quote_tint="#000000",
    ),
}


@dataclass(frozen=True)
class Look:
    """One mode at one text size (1.0 to 2.0). Colours are its attributes too: `look.spruce`."""

    mode: str = LIGHT
    scale: float = 1.0
    moves: bool = True
    """Whether things may slide: not where the person or the system has turned movement off."""

    @property
    def colours(self) -> Colours:
        """The mode's colours."""
        return COLOURS[self.mode]

    def __getattr__(self, name: str) -> str:
        try:
            return getattr(COLOURS[self.__dict__["mode"]], name)
        except KeyError:
            raise AttributeError(name) from None

    @property
    def drawing_theme(self) -> "Theme":
        """The colours of the road on the canvas."""
        from paku_studio.drawing.theme import theme

        return theme(DRAWN_WITH[self.mode])

    def px(self, measure: float) -> int:
        """So many logical pixels at this text size, never less than one."""
        return max(1, round(measure * self.scale)) if measure else 0

    def font(self, px: float = 14, weight: int = 400) -> QFont:
        """The program's typeface at a size in logical pixels of 100 %."""
        return _font(self.px(px), weight)

    def style_sheet(self) -> str:
        """Everything that Qt draws by itself, in this look."""
        from paku_studio.widgets.style import style_sheet

        return style_sheet(self)

    def palette(self) -> QPalette:
        """The colours for what the style sheet does not reach."""
        c = self.colours
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: c.paper,
            QPalette.ColorRole.WindowText: c.ink,
            QPalette.ColorRole.Base: c.surface,
            QPalette.ColorRole.AlternateBase: c.sunk,
            QPalette.ColorRole.Text: c.ink,
            QPalette.ColorRole.Button: c.surface,
            QPalette.ColorRole.ButtonText: c.ink,
            QPalette.ColorRole.BrightText: c.on_spruce,
            QPalette.ColorRole.Highlight: c.spruce,
            QPalette.ColorRole.HighlightedText: c.on_spruce,
            QPalette.ColorRole.ToolTipBase: c.ink,
            QPalette.ColorRole.ToolTipText: c.paper,
            QPalette.ColorRole.PlaceholderText: c.ink_soft,
            QPalette.ColorRole.Link: c.spruce,
        }
        for role, colour in roles.items():
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, c.disabled)
        return palette


@lru_cache(maxsize=256)
def _font(px: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies([FAMILY, *FALLBACKS])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    return font


def load_fonts(faces: Iterable[str] = FONT_FILES) -> tuple[str, ...]:
    """Give Qt the bundled typefaces, each once, after QApplication stands. Gives their families."""
    return tuple(dict.fromkeys(family for face in faces for family in _families(face)))


@cache
def _families(face: str) -> tuple[str, ...]:
    number = QFontDatabase.addApplicationFontFromData(font_file(face).read_bytes())
    return tuple(QFontDatabase.applicationFontFamilies(number))


def mode_of(wanted: str) -> str:
    """The mode that a setting means; "system" follows the machine's own."""
    if wanted in MODES:
        return wanted
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def colour_names() -> tuple[str, ...]:
    """Every colour that a look has."""
    return tuple(each.name for each in fields(Colours))
