"""The words of the sheets that the program brings along, as they lie in their files."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from paku_studio.shipped import shipped_folder

POSTERS = ("client_centred", "values_ethics", "encounter", "management")
KINDS = (*POSTERS, "conversation", "checklist")
LANGUAGES = ("fi", "sv", "en")


class Shelf:
    """Every template there is, and ways to walk its words."""

    def __init__(self) -> None:
        folder = shipped_folder("templates") / "sheets"
        self.names = {entry.name for entry in folder.iterdir()}
        self.sheets: dict[tuple[str, str], dict[str, Any]] = {}
        for name in self.names:
            kind, language, _ = name.split(".")
            self.sheets[kind, language] = json.loads((folder / name).read_text(encoding="utf-8"))

    def words(self, kind: str, language: str) -> Iterator[tuple[str, str]]:
        """Each field that a person reads, by its name."""
        yield from _words(self.sheets[kind, language], "")

    def all_words(self) -> Iterator[tuple[str, str, str, str]]:
        """Each field of each sheet: kind, language, field, words."""
        for kind, language in sorted(self.sheets):
            for field, words in self.words(kind, language):
                yield kind, language, field, words

    def easy_words(self) -> Iterator[tuple[str, str, str, str]]:
        """The fields of the easy-language twins."""
        return (one for one in self.all_words() if one[2].rpartition(".")[2].startswith("easy_"))


def _words(part: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(part, dict):
        for field, value in part.items():
            yield from _words(value, f"{name}.{field}")
    elif isinstance(part, list):
        for at, value in enumerate(part):
            yield from _words(value, f"{name}[{at}]")
    elif isinstance(part, str) and name.rpartition(".")[2] not in {"scale", "section"}:
        yield name, part


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf()
