"""A pathway as it was, under ids of its own, to stand beside the same pathway as it is. Knows no window, no file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from paku_studio.graph.index import RecordIndex
from paku_studio.models import (
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)

WAS = "was:"
"""What the ids of earlier records begin with: no id of a document has such a sign."""
_HANGS: Mapping[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Pathway: ((Phase, "pathway"), (Note, "target")),
    Phase: ((ServiceMoment, "phase"), (Note, "target")),
    ServiceMoment: (
        (Touchpoint, "moment"),
        (Involvement, "moment"),
        (Handover, "moment"),
        (Link, "source"),
        (Note, "target"),
    ),
    Touchpoint: ((Note, "target"),),
    Involvement: ((Frequency, "involvement"),),
}
"""What hangs on what, as far as a comparison tells of it."""


@dataclass(frozen=True)
class EarlierPathway:
    """One pathway out of an earlier state. `words`: which state that was; `short`: the same for a narrow place."""

    records: Mapping[str, Record]
    pathway: str
    words: str
    short: str

    @property
    def id(self) -> str:
        """The id that the earlier pathway has beside the present one."""
        return WAS + self.pathway

    @cached_property
    def renamed(self) -> Mapping[str, Record]:
        """The earlier pathway and all that is told on it, each under its new id."""
        return {record.id: record for record in _renamed(RecordIndex(self.records), self.pathway)}

    def beside(self, present: Mapping[str, Record]) -> Mapping[str, Record]:
        """The present records and the earlier pathway's."""
        return {**present, **self.renamed}


def present_id(record_id: str) -> str:
    """The id that an earlier record has, or had, in the document itself."""
    return record_id.removeprefix(WAS)


def _renamed(earlier: RecordIndex, pathway: str) -> Iterator[Record]:
    taken = {record.id: record for record in _told(earlier, earlier.find(pathway, Pathway))}
    for record in tuple(taken.values()):
        for field in record.REFERENCES:
            met = earlier.get(getattr(record, field))
            if met is not None and field not in {"made_from", "origin"}:
                taken.setdefault(met.id, met)
    for record in taken.values():
        yield _under_new_ids(record, taken)


def _told(earlier: RecordIndex, record: Record | None) -> Iterator[Record]:
    """A record and all that hangs on it; what is the facilitator's own is nobody else's."""
    if record is None or getattr(record, "own", False):
        return
    yield record
    for kind, field in _HANGS.get(type(record), ()):
        for child in earlier.children(record.id, kind, field):
            yield from _told(earlier, child)


def _under_new_ids(record: Record, taken: Mapping[str, Record]) -> Record:
    """The record with its new id, pointing at the others' new ids; a moment comes from itself as it is now."""
    changes: dict[str, str] = {"id": WAS + record.id}
    for field in record.REFERENCES:
        named = getattr(record, field)
        changes[field] = WAS + named if named in taken else ""
    if isinstance(record, ServiceMoment):
        changes["origin"] = record.id
    return record.model_copy(update=changes)
