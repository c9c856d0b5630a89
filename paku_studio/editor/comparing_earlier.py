"""A pathway as it was, under ids of its own, to stand beside the same pathway as it is. Knows no window, no file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from paku_studio.graph.index import RecordIndex
from paku_studio.locale import N_, translator
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
    Session,
    Touchpoint,
)
from paku_studio.storage.failures import FileProblem

if TYPE_CHECKING:
    from paku_studio.editor.earlier import Earlier
    from paku_studio.editor.editor import Editor

WAS = "was:"
"""What the ids of earlier records begin with: no id of a document has such a sign."""
MEETING, THEN = N_("Meeting %(number)s"), N_("Then")
NOT_YET = N_("The pathway was not there yet at the end of %(state)s.")
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
    """One pathway as a meeting left it. `words`: what that state is called; `short`: the same in a narrow place."""

    records: Mapping[str, Record]
    pathway: str
    session: str
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


def earlier_pathway(
    pathway: str, records: Mapping[str, Record], session: str, words: str, language: str
) -> EarlierPathway:
    """A pathway out of the state at the end of a meeting, which is called by its words and, in short, by its number."""
    t, meeting = translator(language), records.get(session)
    short = t(MEETING) % {"number": meeting.number} if isinstance(meeting, Session) else t(THEN)
    return EarlierPathway(records, pathway, session, words, short)


def show_state(editor: "Editor", earlier: "Earlier", session: str, pathway: str) -> None:
    """A pathway as that meeting left it beside itself as it is; where that cannot be, one sentence says why."""
    words = earlier.words_of(session)
    try:
        records = earlier.records_of(session)
    except FileProblem as refusal:
        editor.say(refusal.sentence(editor.language), trouble=True)
        return
    except KeyError:  # it was removed just now
        return
    if isinstance(records.get(pathway), Pathway):
        editor.comparing.show_earlier(earlier_pathway(pathway, records, session, words, editor.language))
    else:
        editor.say(editor.t(NOT_YET) % {"state": words}, trouble=True)


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
