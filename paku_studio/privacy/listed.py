"""Word lists of the finder, each a text file of words. Knows no rule."""

import functools
import importlib.resources


@functools.cache
def listed(name: str) -> frozenset[str]:
    """The words of one list, as they are written there."""
    text = (importlib.resources.files("paku_studio.privacy") / "word_lists" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
