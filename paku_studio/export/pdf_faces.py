"""The typefaces of one PDF: text to font codes, subsets embedded by reportlab. Knows no page and no structure."""

import functools
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from paku_studio.drawing.text import face_file

REPLACEMENT = "?"
HYPHEN, SOFT_HYPHEN = 0x2D, 0xAD


@functools.cache
def typeface(face: str) -> Any:
    """The bundled TrueType file of a face, read once. It has a soft hyphen, which looks like the hyphen."""
    from reportlab.pdfbase.ttfonts import TTFont

    source = face_file(face)
    data = source if isinstance(source, bytes) else source.read_bytes()
    load: Any = TTFont
    font = load(face, io.BytesIO(data))
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    if HYPHEN in glyphs:
        glyphs[SOFT_HYPHEN], widths[SOFT_HYPHEN] = glyphs[HYPHEN], widths[HYPHEN]
    return font


@functools.cache
def characters(face: str) -> frozenset[str]:
    """Every character that the face has a glyph for."""
    return frozenset(map(chr, typeface(face).face.charToGlyph))


@dataclass(slots=True)
class Faces:
    """What text of one document needs from its fonts. `document` is reportlab's, in which the subsets are kept."""

    document: Any
    names: dict[tuple[str, int], str] = field(default_factory=dict)

    def encode(self, text: str, face: str) -> Iterator[tuple[str, bytes]]:
        """The text as (font resource, codes of one byte), a piece for each subset of the face."""
        known = characters(face)
        if not known.issuperset(text):
            text = "".join(sign if sign in known else REPLACEMENT for sign in text)
        for subset, codes in typeface(face).splitString(text, self.document):
            yield self._resource(face, subset), codes

    def advance(self, sign: str, face: str) -> float:
        """The width of one character in thousandths of the type size."""
        width: float = typeface(face).face.getCharWidth(ord(sign))
        return width

    def _resource(self, face: str, subset: int) -> str:
        name = self.names.get((face, subset))
        if name is None:
            name = self.names[face, subset] = typeface(face).getSubsetInternalName(subset, self.document)
        return name
