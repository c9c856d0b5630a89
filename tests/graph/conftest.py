"""A story told record by record, as the graph gets it: a plain mapping."""

import itertools
from collections.abc import Iterator

import pytest

from paku_studio.models import (
    Actor,
    Handover,
    Link,
    LinkKind,
    Note,
    NoteKind,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)

ASKED = {f"asked_{word}": True for word in ("feelings", "critical", "meaningful", "worked", "missing", "risk")}


class Story:
    """Each call tells one thing more and gives its id."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self._keys: Iterator[str] = (f"{number:04}" for number in itertools.count(1))

    def add(self, record: Record) -> str:
        self.records[record.id] = record
        return record.id

    def pathway(self, title: str = "Polku", **fields) -> str:
        self.here = self.add(Pathway(id=f"p{next(self._keys)}", title=title, **{**ASKED, **fields}))
        return self.here

    def phase(self, label: str, **fields) -> str:
        key = next(self._keys)
        self.stretch = self.add(
            Phase(**{"id": f"f{key}", "pathway": self.here, "label": label, "order": key, **fields})
        )
        return self.stretch

    def moment(self, text: str, *, met: bool = True, **fields) -> str:
        key = next(self._keys)
        given = {"id": f"m{key}", "phase": self.stretch, "text": text, "order": key, **fields}
        moment = self.add(ServiceMoment(**given))
        if met:
            self.touchpoint(moment, "koti")
        return moment

    def touchpoint(self, moment: str, label: str, **fields) -> str:
        key = next(self._keys)
        return self.add(Touchpoint(**{"id": f"t{key}", "moment": moment, "label": label, "order": key, **fields}))

    def link(self, source: str, kind: LinkKind, target: str = "") -> str:
        return self.add(Link(id=f"l{next(self._keys)}", source=source, target=target, kind=kind))

    def handover(self, moment: str, **fields) -> str:
        return self.add(Handover(id=f"h{next(self._keys)}", moment=moment, **fields))

    def actor(self, name: str, *abbreviations: str) -> str:
        return self.add(Actor(id=f"a{next(self._keys)}", name=name, abbreviations=abbreviations))

    def note(self, target: str, kind: NoteKind, text: str = "sana", **fields) -> str:
        return self.add(Note(id=f"n{next(self._keys)}", target=target, kind=kind, text=text, **fields))

    def persona(self, name: str, *, fictional: bool) -> str:
        return self.add(Persona(id=f"x{next(self._keys)}", name=name, fictional=fictional))


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def path(story: Story) -> Story:
    """A story in which nothing is to be found: two phases, two moments in each, everything asked and met."""
    story.pathway()
    story.phase("Ennen")
    story.moment("Kirje jää avaamatta")
    story.moment("Naapuri kysyy vointia")
    story.phase("Nyt")
    story.moment("Velkaneuvonta")
    story.moment("Oma talous")
    return story


@pytest.fixture
def moment_ids(path: Story) -> list[str]:
    return [record.id for record in path.records.values() if isinstance(record, ServiceMoment)]
