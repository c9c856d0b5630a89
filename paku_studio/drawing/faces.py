"""Which bundled face draws a character, how wide it is, what stands for one that cannot be drawn. Knows no lines.

Widths are in thousandths of the type size, exactly the advances of the TrueType files, as reportlab sums them.
"""

import functools
import json
import unicodedata
from dataclasses import dataclass

from paku_studio.resources import metrics_text

REGULAR, SEMIBOLD, BOLD = "regular", "semibold", "bold"
SIGNS = ("symbols", "signs", "math", "emoji")
FALLBACK = {
    REGULAR: ("sans-400", "noto-400", *SIGNS),
    SEMIBOLD: ("sans-600", "noto-700", *SIGNS),
    BOLD: ("sans-700", "noto-700", *SIGNS),
}
"""Faces of a weight, in the order in which they are asked for a character."""

CODE_FACE = "sans-400"
FRAME_MARGIN, FRAME_PADDING = 60.0, 130.0
"""Outside and inside the frame of a code, in thousandths of the type size."""

_HIDDEN = frozenset(
    map(
        chr,
        (
            *(0x00AD, 0x034F, 0x061C, 0xFEFF),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x2060, 0x2065),
            *range(0xFE00, 0xFE10),
            *range(0xE0020, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Joiners, selectors, soft hyphens and their like: drawn as nothing, without a frame."""

_UNPAINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Heights of a face, in thousandths of the type size; `descent` is negative."""

    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class _Face:
    metrics: FaceMetrics
    advances: dict[str, float]


@functools.cache
def _face(name: str) -> _Face:
    table = json.loads(metrics_text(name))
    advances = {chr(run[0] + step): width for run in table["runs"] for step, width in enumerate(run[1:])}
    return _Face(FaceMetrics(table["ascent"], table["descent"]), advances)


def face_metrics(face: str) -> FaceMetrics:
    """The heights of a face. KeyError where there is no such face."""
    return _face(face).metrics


def advances(face: str) -> dict[str, float]:
    """Character -> advance, of all that the face has."""
    return _face(face).advances


@functools.cache
def face_of(sign: str, weight: str) -> str:
    """The first face of the weight that has the character; "" where none has."""
    return next((face for face in FALLBACK[weight] if sign in _face(face).advances), "")


@functools.cache
def shown(sign: str) -> str:
    """What one character is painted as: itself, a space, nothing, or its code in hexadecimal (then it is framed)."""
    if sign in _HIDDEN:
        return ""
    if sign in "\t\n\r\u2028\u2029":
        return " "
    kind = unicodedata.category(sign)
    if kind in _UNPAINTABLE or unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT or not face_of(sign, REGULAR):
        return " " if kind == "Zs" else f"{ord(sign):04X}"
    return sign


def framed(sign: str) -> bool:
    """Whether the character is painted as a framed code."""
    return shown(sign) not in (sign, "", " ")


@functools.cache
def plain_signs(weight: str) -> frozenset[str]:
    """Characters that the weight's first face paints as they are."""
    return frozenset(sign for sign in _face(FALLBACK[weight][0]).advances if shown(sign) == sign)


def composed(text: str) -> str:
    """The text as its glyphs are looked up: letters and their accents in one character where there is one."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


class _Widths(dict[str, float]):
    """Character -> width in one weight, filled as characters come."""

    def __init__(self, weight: str) -> None:
        self.weight = weight
        super().__init__(
            (sign, width) for sign, width in _face(FALLBACK[weight][0]).advances.items() if not framed(sign)
        )

    def __missing__(self, sign: str) -> float:
        self[sign] = width = self._measured(sign)
        return width

    def _measured(self, sign: str) -> float:
        seen = shown(sign)
        if framed(sign):
            inner = sum(map(advances(CODE_FACE).__getitem__, seen))
            return inner + 2 * (FRAME_MARGIN + FRAME_PADDING)
        return sum(advances(face_of(one, self.weight))[one] for one in seen)


@functools.cache
def _widths(weight: str) -> _Widths:
    return _Widths(weight)


@functools.lru_cache(maxsize=65536)
def width_of(text: str, weight: str) -> float:
    """The text's width in thousandths of the type size, unkerned, fallback faces and framed codes included."""
    return sum(map(_widths(weight).__getitem__, composed(text)))
