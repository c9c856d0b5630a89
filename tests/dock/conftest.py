"""What the tests of the dock share: a person who types lines."""

from collections.abc import Callable
from typing import Any

import pytest

from paku_studio.editor.capture import Capture
from paku_studio.editor.editor import Editor
from paku_studio.graph.road import road_order
from paku_studio.models import Note, Record, ServiceMoment, Touchpoint
from paku_studio.store import Document


class Typist:
    """Somebody at the capture line."""

    def __init__(self, language: str = "fi") -> None:
        self.editor = Editor(Document(), language=language)

    @property
    def document(self) -> Document:
        return self.editor.document

    @property
    def capture(self) -> Capture:
        return self.editor.capture

    def write(self, line: str) -> "Typist":
        """Write a line, without Enter."""
        self.capture.text = line
        return self

    def enter(self, *lines: str, deeper: bool = False) -> "Typist":
        """Write lines, each with Enter (or Shift+Enter)."""
        for line in lines:
            self.write(line).capture.enter(deeper=deeper)
        return self

    def chip(self, line: str = "") -> str:
        """What the chip says while this line stands in the field."""
        return self.write(line).capture.landing_words("fi")

    def suggested(self, line: str) -> list[str]:
        """The words of the suggestions for a line, without the line as it is."""
        return [one.words for one in self.write(line).capture.suggestions()][: -1 if line[2:].strip() else None]

    def road(self) -> list[str]:
        """The open pathway's moments as told, side steps set in by `>`."""
        told = road_order(self.document.records, self.editor.pathway)
        return [">" * placed.depth + placed.moment.text for phase in told for placed in phase.moments]

    def one(self, kind: type[Any], words: str) -> Any:
        """The one record of a type that says this."""
        fields = ("text", "label", "title", "name")
        (found,) = [
            one for one in self.document.of_type(kind) if words in [getattr(one, field, None) for field in fields]
        ]
        return found

    def moment(self, words: str) -> ServiceMoment:
        return self.one(ServiceMoment, words)

    def touchpoint(self, words: str) -> Touchpoint:
        return self.one(Touchpoint, words)

    def notes(self, target: Record) -> list[tuple[str, str]]:
        """What was noted of a record, as (kind, words)."""
        return [(note.kind.value, note.text) for note in self.document.children(target.id, Note, "target")]


@pytest.fixture
def typist() -> Typist:
    """A person at an empty document, in Finnish."""
    return Typist()


@pytest.fixture(scope="session")
def new_typist() -> Callable[..., Typist]:
    """For tests that need several."""
    return Typist
