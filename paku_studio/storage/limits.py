"""How much a file may hold, so that no file can exhaust the machine; saving obeys the same numbers as opening."""

from typing import Final

MEGABYTE: Final = 1_000_000

FILE_LIMIT: Final = 200 * MEGABYTE
ENTRY_LIMIT: Final = 1_000
DIRECTORY_LIMIT: Final = MEGABYTE
"""Bytes of the zip's central directory, looked at before anything of it is read."""
MIMETYPE_LIMIT: Final = 1_000
DOCUMENT_LIMIT: Final = 48 * MEGABYTE
PICTURE_LIMIT: Final = 32 * MEGABYTE
PICTURES_LIMIT: Final = 96 * MEGABYTE
"""All pictures together."""
POINT_LIMIT: Final = 40_000_000
"""Points of one picture, width times height."""
THUMBNAIL_LIMIT: Final = 2 * MEGABYTE
THUMBNAIL_POINT_LIMIT: Final = 4_000_000
SNAPSHOTS_LIMIT: Final = 32 * MEGABYTE
JOURNAL_LIMIT: Final = 256 * MEGABYTE
RATIO_LIMIT: Final = 100
"""How many times its packed size a part may unpack to, if that is more than RATIO_FLOOR."""
RATIO_FLOOR: Final = 16 * MEGABYTE
WEIGHT_LIMIT: Final = 280 * MEGABYTE
RECORD_LIMIT: Final = 200_000
LIST_LIMIT: Final = 1_000
"""Items of one list within a record."""
PROBLEM_LIMIT: Final = 2_000
"""Faulty parts of one file; with more of them it is refused whole."""


def weight(json: bytes) -> int:
    """An upper estimate of the bytes of memory that parsing this JSON takes, from counts of its signs alone.

    CPython 3.11 on 64 bits: a list or small object at most 184, a string 50 beside its letters, a place in a list
    and the number in it 40. Quotes in text are escaped and do not count.
    """
    containers = json.count(b"[") + json.count(b"{")
    strings = (json.count(b'"') - json.count(b'\\"')) // 2
    places = json.count(b",")
    return 2 * len(json) + 184 * containers + 30 * strings + 40 * places
