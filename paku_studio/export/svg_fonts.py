"""Subsets of the bundled faces for a picture that stands alone: only the glyphs used, as data URIs. Knows no SVG."""

import base64
import functools
import io
from typing import Any

from paku_studio.drawing.text import face_file

GENERIC = "'Atkinson Hyperlegible Next', 'Noto Sans', sans-serif"
"""What stands in where a viewer ignores embedded fonts."""

_UNUSED = ["GSUB", "GPOS", "GDEF", "kern", "DSIG", "STAT", "meta", "FFTM"]
_WEIGHTS = {"400": 400, "600": 600, "700": 700}


def family(face: str) -> str:
    """The name under which a face is embedded; a subset must not bear the original's name (OFL, clause 3)."""
    return f"PAKU {face}"


def weight(face: str) -> int:
    """400 to 700, as the face's name says."""
    return _WEIGHTS.get(face.rpartition("-")[2], 400)


def font_face(face: str, characters: frozenset[str]) -> str:
    """A CSS rule that brings the glyphs of these characters along."""
    data = base64.b64encode(subset(face, characters)).decode("ascii")
    source = f'url("data:font/woff;base64,{data}") format("woff")'
    return f'@font-face{{font-family:"{family(face)}";font-weight:{weight(face)};src:{source}}}'


@functools.lru_cache(maxsize=64)
def subset(face: str, characters: frozenset[str]) -> bytes:
    """A WOFF file with the glyphs of these characters and no layout tables: nothing kerns, nothing joins."""
    from fontTools import subset as cutting
    from fontTools.ttLib import TTFont

    source = face_file(face)
    tools: Any = cutting
    options = tools.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += _UNUSED
    with TTFont(
        io.BytesIO(source if isinstance(source, bytes) else source.read_bytes()), recalcTimestamp=False
    ) as font:
        cutter = tools.Subsetter(options)
        cutter.populate(unicodes={ord(sign) for sign in characters})
        cutter.subset(font)
        _rename(font, face)
        font.flavor = "woff"
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def _rename(font: Any, face: str) -> None:
    table = font["name"]
    table.names = []
    for number, words in {1: family(face), 2: "Regular", 4: family(face), 6: f"PAKU-{face}"}.items():
        table.setName(words, number, 3, 1, 0x409)
