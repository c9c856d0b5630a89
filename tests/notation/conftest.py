"""What the tests of the notation share: typing a text, and the form in which two documents are compared."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from paku_studio.graph.index import index
from paku_studio.graph.road import road_order
from paku_studio.models import (
    Actor,
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation import InsertionPoint, NotationReport, apply_notation
from paku_studio.store import Document


def rows(records: Mapping[str, Record], kind: type[Any], field: str, owner: str) -> Any:
    """Records of a kind that belong to an owner, in their order."""
    return index(records).children(owner, kind, field)


def notes_of(records: Mapping[str, Record], target: str) -> list[tuple[Any, ...]]:
    """A target's notes as (kind, text, role), in order."""
    return [
        (note.kind.value, note.text, note.role and note.role.value) for note in rows(records, Note, "target", target)
    ]


def judged(record: ServiceMoment | Touchpoint) -> tuple[Any, ...]:
    """The two marks with their reasons."""
    return record.meaningful, record.meaningful_reason, record.critical, record.critical_reason


def structure(records: Mapping[str, Record]) -> Any:
    """A document without ids and order keys: two documents that say the same have equal structures."""
    records = index(records)
    numbers: dict[str, tuple[int, int]] = {}
    pathways = sorted(
        (one for one in records.values() if isinstance(one, Pathway)), key=lambda one: (one.order, one.id)
    )
    for at, pathway in enumerate(pathways):
        for phase in road_order(records, pathway.id):
            for placed in phase.moments:
                numbers[placed.moment.id] = (at, placed.number)
    names = {one.id: one.name for one in records.values() if isinstance(one, Actor | Persona)}
    personas = [(one.name, notes_of(records, one.id)) for one in records.values() if isinstance(one, Persona)]
    actors = sorted(one.name for one in records.values() if isinstance(one, Actor))
    return {
        "personas": sorted(personas, key=repr),
        "actors": actors,
        "pathways": [
            {
                "title": pathway.title,
                "persona": names.get(pathway.persona),
                "notes": notes_of(records, pathway.id),
                "phases": [
                    {
                        "label": told.phase.label,
                        "notes": notes_of(records, told.phase.id),
                        "moments": [moment_structure(records, placed, numbers, names) for placed in told.moments],
                    }
                    for told in road_order(records, pathway.id)
                ],
            }
            for pathway in pathways
        ],
    }


def moment_structure(
    records: Mapping[str, Record], placed: Any, numbers: Mapping[str, tuple[int, int]], names: Mapping[str, str]
) -> dict[str, Any]:
    """One moment with everything that hangs on it."""
    moment = placed.moment
    return {
        "text": moment.text,
        "depth": placed.depth,
        "role": moment.role,
        "feeling": moment.feeling.value,
        "judged": judged(moment),
        "notes": notes_of(records, moment.id),
        "touchpoints": [
            (one.kind.value, one.label, one.role, judged(one), notes_of(records, one.id))
            for one in rows(records, Touchpoint, "moment", moment.id)
        ],
        "actors": [
            (names[one.actor], [often.text for often in rows(records, Frequency, "involvement", one.id)])
            for one in rows(records, Involvement, "moment", moment.id)
        ],
        "links": sorted(
            (one.kind.value, numbers.get(one.target), one.label) for one in rows(records, Link, "source", moment.id)
        ),
        "handovers": sorted(one.kind.value for one in rows(records, Handover, "moment", moment.id)),
    }


class Desk:
    """A document and someone who types into it."""

    def __init__(self) -> None:
        self.document = Document()
        self.report = NotationReport()

    def enter(self, text: str, at: InsertionPoint | None = None, *, keep_bullets: bool = False) -> "Desk":
        """Type a text and keep the report."""
        self.report = apply_notation(self.document, text, language="en", at=at, keep_bullets=keep_bullets)
        return self

    def all(self, kind: type[Any]) -> list[Any]:
        """Every record of a type, in order."""
        return sorted(self.document.of_type(kind), key=lambda one: (getattr(one, "order", ""), one.id))

    def moment(self, text: str) -> ServiceMoment:
        """The one moment with this text."""
        (found,) = [one for one in self.document.of_type(ServiceMoment) if one.text == text]
        return found

    def told(self) -> list[str]:
        """The texts of the moments as the road tells them, side steps set in by `>`."""
        return [
            ">" * placed.depth + placed.moment.text
            for pathway in self.all(Pathway)
            for phase in road_order(self.document.records, pathway.id)
            for placed in phase.moments
        ]

    def notes(self, record: Record) -> list[tuple[Any, ...]]:
        """What is noted of a record."""
        return notes_of(self.document.records, record.id)


@pytest.fixture
def desk() -> Desk:
    """An empty document to type into."""
    return Desk()


@pytest.fixture(scope="session")
def new_desk() -> Callable[[], Desk]:
    """For tests that need several, and for properties."""
    return Desk


@pytest.fixture(scope="session")
def structure_of() -> Callable[[Mapping[str, Record]], Any]:
    """The form in which two documents are compared."""
    return structure
