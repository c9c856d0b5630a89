"""What of a pathway's picture a change to the records touches. Knows records and whose they are, no measures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from paku_studio.graph.index import RecordIndex
from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    Note,
    ParticipantCount,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Session,
    Stroke,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)

ABOUT_THE_TRAVELLER = (
    Persona, Session, DeveloperGroup, ParticipantCount, CustomerValue, ValueItem, UnderstandingAnswer,
    Stroke,
)  # fmt: skip


class Change(Protocol):
    """A commit, as far as a picture must know it."""

    @property
    def added(self) -> Mapping[str, Record]:
        """Records that came."""

    @property
    def removed(self) -> Mapping[str, Record]:
        """Records that went, as they were."""

    @property
    def changed(self) -> Mapping[str, Mapping[str, tuple[Any, Any]]]:
        """By record, the fields that changed: before, after."""


@dataclass
class Touched:
    """Parts of the picture that are to be looked at again.

    `cards`: moments whose card may differ; `phases`: those whose moments, order or name may differ; `road`: which
    phases there are; `whole`: nothing can be kept.
    """

    cards: set[str] = field(default_factory=set)
    phases: set[str] = field(default_factory=set)
    road: bool = False
    head: bool = False
    foot: bool = False
    whole: bool = False


def ids_in(change: Change) -> set[str]:
    """Every record that the change touches."""
    return {*change.added, *change.removed, *change.changed}


def touched_by(change: Change, indexed: RecordIndex, pathway: str) -> Touched:
    """What a change touches of one pathway's picture. `indexed`: the records after it."""
    looking = _Looking(change, indexed, pathway, Touched())
    for record_id in ids_in(change):
        for kind in looking.kinds(record_id):
            looking.look_at(record_id, kind)
    return looking.touched


@dataclass
class _Looking:
    change: Change
    indexed: RecordIndex
    pathway: str
    touched: Touched

    def kinds(self, record_id: str) -> set[type[Record]]:
        """The types that the record has or had."""
        return {type(record) for record in self._versions(record_id)}

    def look_at(self, record_id: str, kind: type[Record]) -> None:
        """Note what one changed record touches."""
        touched = self.touched
        if kind is ServiceMoment:
            self._moment(record_id)
        elif kind is Phase:
            touched.road = True
            touched.phases.add(record_id)
        elif kind in (Touchpoint, Involvement, Handover):
            touched.cards.update(self._values(record_id, "moment"))
        elif kind is Frequency:
            self._through(self._values(record_id, "involvement"))
        elif kind is Note:
            for target in self._values(record_id, "target"):
                self._target(target)
        elif kind is Link:
            self._link(record_id)
        elif kind is Actor:
            self._actor(record_id)
        else:
            self._about_the_whole(record_id, kind)

    def _about_the_whole(self, record_id: str, kind: type[Record]) -> None:
        if kind is Pathway and record_id == self.pathway:
            self.touched.head = self.touched.foot = True
            self.touched.whole = self.touched.whole or "variant" in self.change.changed.get(record_id, {})
        elif kind is DocumentSettings and record_id == DOCUMENT_ID:
            self.touched.whole = self.touched.whole or "language" in self.change.changed.get(record_id, {})
        elif kind in ABOUT_THE_TRAVELLER:
            self.touched.head = True

    def _moment(self, record_id: str) -> None:
        self.touched.cards.add(record_id)
        links = self.indexed.children(record_id, Link, "target")
        self.touched.cards.update(link.source for link in links)
        fields = self.change.changed.get(record_id, {})
        if record_id not in self.change.changed or not fields.keys().isdisjoint(
            {"phase", "parent", "order", "feeling"}
        ):
            self.touched.phases.update(self._values(record_id, "phase"))

    def _target(self, target: str) -> None:
        for record in self._versions(target):
            if isinstance(record, Touchpoint):
                self.touched.cards.update(self._values(target, "moment"))
            elif isinstance(record, ServiceMoment):
                self.touched.cards.add(target)
                self.touched.foot = True
            elif isinstance(record, Phase):
                self.touched.phases.add(target)
            elif isinstance(record, Persona):
                self.touched.head = True
            elif target == self.pathway:
                self.touched.foot = True

    def _link(self, record_id: str) -> None:
        ends = self._values(record_id, "source") | self._values(record_id, "target")
        self.touched.cards.update(self._values(record_id, "source"))
        if LinkKind.PARALLEL in self._values(record_id, "kind"):
            for end in ends:
                self.touched.phases.update(self._values(end, "phase"))

    def _actor(self, record_id: str) -> None:
        involved = self.indexed.children(record_id, Involvement, "actor")
        self.touched.cards.update(each.moment for each in involved)
        for end in ("from_actor", "to_actor"):
            self.touched.cards.update(each.moment for each in self.indexed.children(record_id, Handover, end))

    def _through(self, involvements: set[str]) -> None:
        for involvement in involvements:
            self.touched.cards.update(self._values(involvement, "moment"))

    def _versions(self, record_id: str) -> Iterator[Record]:
        """The record as it is, and as it came or went."""
        found = (self.indexed.get(record_id), self.change.added.get(record_id), self.change.removed.get(record_id))
        yield from (record for record in found if record is not None)

    def _values(self, record_id: str, name: str) -> set[Any]:
        """What a field of a record holds and held."""
        found = {getattr(record, name) for record in self._versions(record_id) if hasattr(record, name)}
        found.update(self.change.changed.get(record_id, {}).get(name, ()))
        return found - {""}
