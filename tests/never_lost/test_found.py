"""Every file that a fuzzer or a person ever found to be trouble is tried again: its name begins with what it is."""

from pathlib import Path
from types import ModuleType

import pytest

FOUND = sorted((Path(__file__).parents[1] / "storage" / "corpus" / "found").iterdir())


@pytest.mark.parametrize("place", FOUND, ids=lambda place: place.name)
def test_what_was_found_once_is_no_trouble_any_more(fuzz: ModuleType, place: Path) -> None:
    fuzz.TARGETS[place.name.split("-")[0]](place.read_bytes())
