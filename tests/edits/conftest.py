"""A document to try verbs on, and what a person would read of it."""

import pytest

from paku_studio.edits import add_moment, add_pathway, add_phase
from paku_studio.graph.road import lanes, road_order
from paku_studio.models import Pathway, ServiceMoment, Tombstone
from paku_studio.store import Document, repair


class Desk:
    """One document with one pathway of two phases, and its cards by their words."""

    def __init__(self) -> None:
        self.document = Document()
        self.path = add_pathway(self.document, "Velkakierteestä")
        self.phases = [add_phase(self.document, self.path, label) for label in ("Ennen", "Nyt")]
        for phase, texts in zip(self.phases, (("Kirje", "Naapuri"), ("Neuvonta", "Budjetti")), strict=True):
            for text in texts:
                add_moment(self.document, self.path, text, phase=phase)

    def __getitem__(self, text: str) -> str:
        """The id of the moment with these words."""
        (found,) = (moment.id for moment in self.document.of_type(ServiceMoment) if moment.text == text)
        return found

    def moment(self, text: str) -> ServiceMoment:
        return self.document.get(self[text], ServiceMoment)

    def read(self, path: str = "") -> str:
        """The pathway as it would be told: phases, moments, > for each step aside."""
        road = road_order(self.document.records, path or self.path)
        return " | ".join(
            " ".join([f"#{phase.phase.label}", *(">" * at.depth + at.moment.text for at in phase.moments)])
            for phase in road
        )

    def lanes(self, path: str = "") -> list[list[str]]:
        return [[moment.text for moment in group] for group in lanes(self.document.records, path or self.path)]

    def all_of(self, kind):
        return sorted(self.document.of_type(kind), key=lambda record: (getattr(record, "order", ""), record.id))

    def the(self, kind):
        (found,) = self.document.of_type(kind)
        return found

    def state(self):
        """Every record save the memory of removed ones."""
        return {key: record for key, record in self.document.records.items() if not isinstance(record, Tombstone)}

    def check(self) -> None:
        assert repair(self.document.records.values())[1] == ()


@pytest.fixture
def desk():
    made = Desk()
    yield made
    made.check()
    while report := made.document.undo():
        assert report.skipped == ()
        made.check()
    assert not made.document.of_type(Pathway)
    assert list(made.state()) == ["document"]
