"""What the tests of the finder share: what it finds in a text, as pairs of a kind and the found words."""

from collections.abc import Callable

import pytest

from paku_studio.privacy.finder import find


@pytest.fixture
def found_in() -> Callable[..., list[tuple[str, str]]]:
    def told(text: str, *fictional: str) -> list[tuple[str, str]]:
        return [(str(one.kind), text[one.start : one.end]) for one in find(text, frozenset(fictional))]

    return told
