import io
from collections.abc import Callable
from typing import Any

import pytest

from paku_studio.drawing.text import FACES, face_file


@pytest.fixture(scope="session")
def reportlab_faces() -> dict[str, Any]:
    """Each bundled face as reportlab reads it from the same file."""
    from reportlab.pdfbase.ttfonts import TTFont

    return {face: TTFont(face, io.BytesIO(face_file(face).read_bytes())) for face in FACES}


@pytest.fixture(scope="session")
def contrast() -> Callable[[str, str], float]:
    """The contrast of two colours by WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def ratio(one: str, other: str) -> float:
        dark, bright = sorted((light(one), light(other)))
        return (bright + 0.05) / (dark + 0.05)

    return ratio
