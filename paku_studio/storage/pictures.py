"""Pictures of a file by their first bytes only: kind, size in points, name by content; decodes nothing."""

import hashlib
import re
import struct
from typing import Final

from paku_studio.storage.limits import POINT_LIMIT

PICTURE_NAME: Final = re.compile(r"[0-9a-f]{64}\.(?:png|jpg)")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG markers that begin a frame and so tell its size (ITU-T T.81, table B.1)."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG markers that no length follows."""

_SEGMENT_LIMIT: Final = 2_000
"""Segments before the frame at which we stop looking."""


def picture_ending(data: bytes) -> str:
    """`png` or `jpg` by the first bytes, or an empty string for anything else."""
    if data.startswith(_PNG):
        return "png"
    return "jpg" if data.startswith(_JPEG) else ""


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in points as the picture's header says; (0, 0) where it says nothing."""
    if picture_ending(data) == "png":
        return _png_size(data)
    return _jpeg_size(data) if picture_ending(data) == "jpg" else (0, 0)


def name_picture(data: bytes) -> str:
    """The name under which a picture lives in a file and in `Persona.picture`: `<sha256>.png` or `.jpg`.

    ValueError if it is no PNG or JPEG picture, or if its size is not stated or over 40 million points.
    """
    width, height = picture_size(data)
    if not 0 < width * height <= POINT_LIMIT:
        raise ValueError("not a usable PNG or JPEG picture")
    return f"{hashlib.sha256(data).hexdigest()}.{picture_ending(data)}"


def _png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 24 or data[12:16] != b"IHDR":
        return 0, 0
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    for _ in range(_SEGMENT_LIMIT):
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += _step(data, at, marker)
    return 0, 0


def _step(data: bytes, at: int, marker: int) -> int:
    """How far the next marker is: fill bytes and lone markers are short, segments state their length."""
    if marker == 0xFF:
        return 1
    if marker in _ALONE:
        return 2
    length: int = struct.unpack(">H", data[at + 2 : at + 4])[0]
    return 2 + max(length, 2)
