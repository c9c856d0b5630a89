"""From an older file version to the present one, step by step on raw dictionaries; knows no record class."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from paku_studio.storage.failures import DAMAGED, FOREIGN, NEWER, Unusable

FORMAT: Final = "paku-studio"
VERSION: Final = 3
"""The version of document.json that this program writes."""

Raw = dict[str, Any]
Migration = Callable[[Raw], Raw]


def _from_1(raw: Raw) -> Raw:
    """Version 2 has more: strokes, facilitator's notes, ballots and dots, own words and what is to be checked."""
    return raw


def _from_2(raw: Raw) -> Raw:
    """Version 3 has more: huoneentaulut, conversation sheets, checklists and logos."""
    return raw


MIGRATIONS: Final[dict[int, Migration]] = {1: _from_1, 2: _from_2}
"""From version n to n + 1. A function gets the whole content of document.json and returns it in the next version's form
(without touching `version`). It must expect anything where the old version had no rule, and leave that alone."""


def version_of(raw: Raw, current: int = VERSION) -> int:
    """The version of a document's content. Raises Unusable for a newer one, or if it is no PAKU document."""
    if raw.get("format") != FORMAT:
        raise Unusable(FOREIGN)
    version = raw.get("version")
    if type(version) is not int or version < 1:
        raise Unusable(DAMAGED)
    if version > current:
        raise Unusable(NEWER, version=version, current=current)
    return version


def migrate(raw: Raw, version: int, migrations: Mapping[int, Migration] = MIGRATIONS, current: int = VERSION) -> Raw:
    """The content, written in `version`, in the present version's form."""
    for step in range(version, current):
        raw = migrations[step](raw)
    return raw
