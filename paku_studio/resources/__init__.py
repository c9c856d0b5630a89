"""Bundled files: typefaces, tables of advances, hyphenation patterns, icons. Knows their names, not their use."""

import importlib.resources
from importlib.resources.abc import Traversable

FONT_FILES = {
    "sans-400": "AtkinsonHyperlegibleNext-Regular.ttf",
    "sans-600": "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "sans-700": "AtkinsonHyperlegibleNext-Bold.ttf",
    "noto-400": "NotoSans-Regular.ttf",
    "noto-700": "NotoSans-Bold.ttf",
    "symbols": "NotoSansSymbols2-Regular.ttf",
    "signs": "NotoSansSymbols-Regular.ttf",
    "math": "NotoSansMath-Regular.ttf",
    "emoji": "NotoEmoji-Regular.ttf",
}
"""Face -> file under fonts/."""


def font_file(face: str) -> Traversable:
    """The TrueType file of a face. KeyError where there is no such face."""
    return importlib.resources.files(__name__) / "fonts" / FONT_FILES[face]


def metrics_text(face: str) -> str:
    """The table of a face's heights and advances, as JSON (made by tools/fonts.py)."""
    return (importlib.resources.files(__name__) / "metrics" / f"{face}.json").read_text(encoding="utf-8")


def patterns_text(language: str) -> str:
    """Hyphenation patterns, one a line; "" where the language has none."""
    found = importlib.resources.files(__name__) / "hyphenation" / f"{language}.txt"
    return found.read_text(encoding="utf-8") if found.is_file() else ""
