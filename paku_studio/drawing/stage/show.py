"""What every kind of picture gives: how many parts it has, and each of them drawn. Knows no kind."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from paku_studio.drawing.stage.ground import Ground
from paku_studio.drawing.stage.plan import Stage
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translator


@dataclass(frozen=True, slots=True)
class Wall:
    """What a picture is made of: the records, the ground, the names of the document's pictures that can be shown."""

    indexed: RecordIndex
    on: Ground
    pictures: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Show:
    """A picture laid out: `draw` is asked with a part from 1."""

    title: str
    parts: int
    draw: Callable[[int], Stage]


def in_parts(words: str, part: int, parts: int, language: str) -> str:
    """Words with the part's number, where there are several."""
    if parts < 2:
        return words
    counted = translator(language)("part %(part)s/%(parts)s") % {"part": part, "parts": parts}
    return f"{words} · {counted}" if words else counted
