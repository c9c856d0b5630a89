"""What the window looks like: colours of three modes, type and measures that grow with the text size. No documents."""

from collections.abc import Iterable, Mapping
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
class Extras:
    """Colours that only the window's own parts need; all others are those of the drawing's theme."""

    hair: str
    disabled: str
    spruce_pressed: str
    on_spruce: str


EXTRAS = {
    LIGHT: Extras(hair="#E2DFD4", disabled="#8B8877", spruce_pressed="#1A5046", on_spruce="#FFFFFF"),
    DARK: Extras(hair="#2C3531", disabled="#74827B", spruce_pressed="#74B3A2", on_spruce="#0E2A24"),
    CONTRAST: Extras(hair="#FFFFFF", disabled="#A6A6A6", spruce_pressed="#E0D84A", on_spruce="#000000"),
}


@dataclass(frozen=True)
class Look:
    """One mode at one text size (1.0 to 2.0). Colours are its attributes too: `look.spruce`."""

    mode: str = LIGHT
    scale: float = 1.0
    moves: bool = True
    """Whether things may slide: not where the person or the system has turned movement off."""

    def __getattr__(self, name: str) -> str:
        found = _colours(self.__dict__["mode"]).get(name) if "mode" in self.__dict__ else None
        if found is None:
            raise AttributeError(name)
        return found

    @property
    def colours(self) -> Mapping[str, str]:
        """Every colour of the mode by its name."""
        return _colours(self.mode)

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
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: self.paper,
            QPalette.ColorRole.WindowText: self.ink,
            QPalette.ColorRole.Base: self.surface,
            QPalette.ColorRole.AlternateBase: self.sunk,
            QPalette.ColorRole.Text: self.ink,
            QPalette.ColorRole.Button: self.surface,
            QPalette.ColorRole.ButtonText: self.ink,
            QPalette.ColorRole.BrightText: self.on_spruce,
            QPalette.ColorRole.Highlight: self.spruce,
            QPalette.ColorRole.HighlightedText: self.on_spruce,
            QPalette.ColorRole.ToolTipBase: self.ink,
            QPalette.ColorRole.ToolTipText: self.paper,
            QPalette.ColorRole.PlaceholderText: self.ink_soft,
            QPalette.ColorRole.Link: self.spruce,
        }
        for role, colour in roles.items():
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.disabled)
        return palette


@cache
def _colours(mode: str) -> Mapping[str, str]:
    from paku_studio.drawing.theme import theme

    drawn = theme(DRAWN_WITH[mode])
    named = {each.name: getattr(drawn, each.name) for each in fields(drawn)}
    named.update((each.name, getattr(EXTRAS[mode], each.name)) for each in fields(Extras))
    return {name: value for name, value in named.items() if isinstance(value, str) and value.startswith("#")}


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
