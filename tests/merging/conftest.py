"""A small story that several people work on, each in a copy of their own, and what they may do to it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import strategies as st

from paku_studio import edits
from paku_studio.editor.merging import Copy, MergePlan, plan_merge
from paku_studio.models import (
    Actor,
    DeveloperGroup,
    Difference,
    DocumentSettings,
    Involvement,
    Link,
    Note,
    NoteKind,
    Pathway,
    Persona,
    PersonaLine,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Tombstone,
    Touchpoint,
)
from paku_studio.store import Document, settle

Records = Mapping[str, Record]


def story(mark: str = "") -> tuple[Record, ...]:
    """A group's document: one persona, one pathway of two phases. `mark` ends every id but the settings'."""
    said = {"group": f"group{mark}", "session": f"meeting{mark}"}
    return (
        DocumentSettings(id="document", title=f"Ryhmän työ{mark}"),
        DeveloperGroup(id=f"group{mark}", name=f"Kehittäjäryhmä{mark}"),
        Session(id=f"meeting{mark}", group=f"group{mark}", number=1),
        Persona(id=f"persona{mark}", name=f"Toivo{mark}", group=f"group{mark}"),
        PersonaLine(id=f"line{mark}", persona=f"persona{mark}", text="Asuu yksin", **said),
        Pathway(id=f"path{mark}", title=f"Apua etsimässä{mark}", persona=f"persona{mark}", group=f"group{mark}"),
        Phase(id=f"start{mark}", pathway=f"path{mark}", label="Ennen"),
        Phase(id=f"now{mark}", pathway=f"path{mark}", label="Nyt", order="W"),
        ServiceMoment(id=f"call{mark}", phase=f"start{mark}", text="Soitto Kelaan", **said),
        ServiceMoment(id=f"queue{mark}", phase=f"start{mark}", text="Jonotus", order="W", **said),
        ServiceMoment(id=f"wait{mark}", phase=f"start{mark}", parent=f"queue{mark}", text="Odotus", order="X", **said),
        ServiceMoment(id=f"visit{mark}", phase=f"now{mark}", text="Kotikäynti", **said),
        Touchpoint(id=f"phone{mark}", moment=f"call{mark}", label="Puhelin", **said),
        Actor(id=f"kela{mark}", name="Kela"),
        Involvement(id=f"kela-call{mark}", moment=f"call{mark}", actor=f"kela{mark}"),
        Note(id=f"note{mark}", target=f"call{mark}", kind=NoteKind.MISSING, text="Ei vastattu", **said),
        Link(id=f"link{mark}", source=f"call{mark}", target=f"visit{mark}", label="vei"),
    )


@dataclass
class Somebody:
    """A person with a copy of the document."""

    document: Document
    pictures: dict[str, bytes] = field(default_factory=dict)
    snapshots: dict[str, bytes] = field(default_factory=dict)

    @property
    def records(self) -> Records:
        return self.document.snapshot()

    @property
    def copy(self) -> Copy:
        return Copy(self.records, self.pictures, self.snapshots)

    def write(self, record: str, **fields: object) -> None:
        with self.document.edit("Write") as edit:
            edit.change(record, **fields)

    def add(self, *records: Record) -> None:
        with self.document.edit("Add") as edit:
            for record in records:
                edit.add(record)

    def remove(self, record: str) -> None:
        with self.document.edit("Remove") as edit:
            edit.remove(record)

    def plan(self, other: "Somebody") -> MergePlan:
        return plan_merge(self.copy, other.copy)

    def take(self, other: "Somebody") -> MergePlan:
        """Bring the other's copy in, without a window."""
        plan = self.plan(other)
        self.document.follow(plan.change)
        self.pictures.update(plan.pictures)
        self.snapshots.update(plan.snapshots)
        return plan


@pytest.fixture(scope="session")
def somebody() -> Callable[..., Somebody]:
    """Somebody with a copy of the story, or of another group's (`mark`)."""

    def make(mark: str = "", records: Records | None = None) -> Somebody:
        return Somebody(Document(story(mark) if records is None else records.values()))

    return make


@pytest.fixture
def mine(somebody: Callable[..., Somebody]) -> Somebody:
    return somebody()


@pytest.fixture
def theirs(somebody: Callable[..., Somebody]) -> Somebody:
    return somebody()


@pytest.fixture
def strangers(somebody: Callable[..., Somebody]) -> Somebody:
    """Another group, with its own document."""
    return somebody("-b")


@pytest.fixture(scope="session")
def settled() -> Callable[[Records], dict[str, Record]]:
    """What people made, and what waits to be settled; without the settings, which are each document's own."""

    def kept(records: Records) -> dict[str, Record]:
        own = {record.id for record in records.values() if isinstance(record, DocumentSettings)}
        return {
            key: record
            for key, record in records.items()
            if key not in own and not (isinstance(record, Difference) and record.record in own)
        }

    return kept


@pytest.fixture(scope="session")
def of_people() -> Callable[[Records], dict[str, Record]]:
    """Without what is only remembered for merging."""
    return lambda records: {
        key: record for key, record in records.items() if not isinstance(record, Tombstone | Difference)
    }


WORDS = ("", "Soitto", "Kirje", "Käynti\nkotona", "“Jono” – 2 h", "ä" * 300)


class Hands:
    """What somebody does to a copy: any of a dozen things, as chance will have it."""

    def __init__(self, chance: random.Random, name: str) -> None:
        self._chance, self._name, self._count = chance, name, 0

    def work(self, somebody: Somebody, times: int, *, settling: bool = True) -> None:
        ways = [self._write, self._write, self._mark, self._add, self._add, self._remove, self._move, self._undo]
        ways += [self._phases, self._involve, self._hang, self._connect] + [self._settle] * settling
        for _ in range(times):
            self._chance.choice(ways)(somebody)

    def _any(self, somebody: Somebody, *kinds: type[Record]) -> Record | None:
        found = sorted((one for one in somebody.records.values() if isinstance(one, kinds)), key=lambda one: one.id)
        return self._chance.choice(found) if found else None

    def _new(self) -> str:
        self._count += 1
        return f"{self._name}{self._count}"

    def _write(self, somebody: Somebody) -> None:
        record = self._any(somebody, ServiceMoment, Note, PersonaLine)
        if record is not None:
            somebody.write(record.id, text=self._chance.choice(WORDS))

    def _mark(self, somebody: Somebody) -> None:
        record = self._any(somebody, ServiceMoment, Touchpoint)
        if record is not None:
            somebody.write(record.id, critical=self._chance.random() < 0.5, critical_reason=self._chance.choice(WORDS))

    def _add(self, somebody: Somebody) -> None:
        moment, phase = self._any(somebody, ServiceMoment), self._any(somebody, Phase)
        made: list[Record] = [Actor(id=self._new(), name=f"Toimija {self._name} {self._count}")]
        if phase is not None:
            made.append(ServiceMoment(id=self._new(), phase=phase.id, text=self._chance.choice(WORDS)))
        if moment is not None:
            made.append(Touchpoint(id=self._new(), moment=moment.id, label=self._chance.choice(WORDS)))
            made.append(Involvement(id=self._new(), moment=moment.id, actor=made[0].id))
        somebody.add(*made)

    def _remove(self, somebody: Somebody) -> None:
        record = self._any(somebody, ServiceMoment, Touchpoint, Note, Actor, Link, Persona)
        if record is not None:
            somebody.remove(record.id)

    def _move(self, somebody: Somebody) -> None:
        moment, phase = self._any(somebody, ServiceMoment), self._any(somebody, Phase)
        if moment is not None and phase is not None:
            somebody.write(moment.id, phase=phase.id, order=self._chance.choice("ABVWXYZ"))

    def _phases(self, somebody: Somebody) -> None:
        """A new one, or one goes: with all that is in it, or as the window does it, which moves the moments on."""
        phase, path, what = self._any(somebody, Phase), self._any(somebody, Pathway), self._chance.random()
        if what < 0.4 and path is not None:
            order = self._chance.choice("ABXYZ")
            somebody.add(Phase(id=self._new(), pathway=path.id, label=self._chance.choice(WORDS), order=order))
        elif phase is not None and what < 0.7:
            somebody.remove(phase.id)
        elif phase is not None:
            edits.remove(somebody.document, [phase.id])

    def _hang(self, somebody: Somebody) -> None:
        one, another = self._any(somebody, ServiceMoment), self._any(somebody, ServiceMoment)
        if one is not None and another is not None and one.id != another.id:
            somebody.write(one.id, parent=self._chance.choice(("", another.id)))

    def _involve(self, somebody: Somebody) -> None:
        moment, actor = self._any(somebody, ServiceMoment), self._any(somebody, Actor)
        if moment is not None and actor is not None:
            somebody.add(Involvement(id=self._new(), moment=moment.id, actor=actor.id))

    def _connect(self, somebody: Somebody) -> None:
        one, another = self._any(somebody, ServiceMoment), self._any(somebody, ServiceMoment)
        if one is not None and another is not None and one.id != another.id:
            somebody.add(Link(id=self._new(), source=one.id, target=another.id, label=self._chance.choice(WORDS)))

    def _settle(self, somebody: Somebody) -> None:
        one = self._any(somebody, Difference)
        if one is not None:
            settle(somebody.document, one.id, self._chance.choice(("kept", "other")))

    def _undo(self, somebody: Somebody) -> None:
        somebody.document.undo()


@pytest.fixture(scope="session")
def hands() -> type[Hands]:
    return Hands


@pytest.fixture(scope="session")
def chances() -> st.SearchStrategy[random.Random]:
    return st.integers(0, 1_000_000).map(random.Random)
