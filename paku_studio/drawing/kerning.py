"""Where the glyphs of one face stand when pairs are kerned. Knows one line of type, no weights and no sheet."""

import functools
from typing import Any

from paku_studio.drawing.faces import advances
from paku_studio.resources import font_file

_ONLY_KERNING = {
    "kern": True,
    **dict.fromkeys(("liga", "clig", "dlig", "hlig", "calt", "rlig", "ccmp", "locl", "mark", "mkmk"), False),
}


@functools.cache
def _font(face: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(font_file(face).read_bytes()))


@functools.lru_cache(maxsize=8192)
def kerned(text: str, face: str) -> tuple[tuple[float, ...], float]:
    """Each character's offset from the first, and the whole width, in thousandths of the type size.

    No offsets where nothing is kerned, or where glyphs and characters do not come out one to one.
    """
    import uharfbuzz

    plain = sum(map(advances(face).__getitem__, text))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "ltr"
    font = _font(face)
    uharfbuzz.shape(font, buffer, _ONLY_KERNING)
    if [info.cluster for info in buffer.glyph_infos] != list(range(len(text))):
        return (), plain
    offsets, width = _summed([place.x_advance for place in buffer.glyph_positions], 1000 / font.face.upem)
    return (offsets, width) if abs(width - plain) > 1e-6 else ((), plain)


def _summed(steps: list[int], unit: float) -> tuple[tuple[float, ...], float]:
    offsets, place = [], 0.0
    for step in steps:
        offsets.append(place)
        place += step * unit
    return tuple(offsets), place
