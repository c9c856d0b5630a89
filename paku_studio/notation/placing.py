"""Where typed text goes in a document that stands already: the chip beside the capture line, as a start for reading."""

from dataclasses import dataclass

from paku_studio.models import Pathway, Persona, Phase, Record, ServiceMoment, Touchpoint
from paku_studio.notation.outline import NOWHERE, Said, Start, What
from paku_studio.store import Document


@dataclass(frozen=True)
class InsertionPoint:
    """Where a text is put in; ids of records, any of them empty, and none that is gone counts.

    `after`: new moments come after this one (or after the stop on the road whose side step it is). `attach`: unindented
    marks fall on this pathway, phase, moment, touchpoint or persona; without it on `after`, without that on the
    pathway. What is empty follows from the rest: the pathway of the phase, the phase of the moment, the last phase of
    the pathway.
    """

    pathway: str = ""
    phase: str = ""
    after: str = ""
    attach: str = ""


_KINDS: dict[type[Record], What] = {
    Persona: What.PERSONA,
    Pathway: What.PATHWAY,
    Phase: What.PHASE,
    ServiceMoment: What.MOMENT,
    Touchpoint: What.TOUCHPOINT,
}


def start_at(document: Document, at: InsertionPoint | None) -> Start:
    """The start that an insertion point means in this document; a bare one where it names nothing that stands."""
    return _Finder(document).start(at) if at else Start()


class _Finder:
    """Puts the records that stand around the insertion point into the outline."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found = Start()
        self.numbers: dict[str, int] = {}

    def start(self, at: InsertionPoint) -> Start:
        attach, after = self._record(at.attach), self._record(at.after)
        if not isinstance(after, ServiceMoment):
            after = self._moment_of(attach)
        phase = self._record(after.phase if after else at.phase)
        if not isinstance(phase, Phase) and isinstance(attach, Phase):
            phase = attach
        pathway = self._record(phase.pathway if isinstance(phase, Phase) else at.pathway)
        if not isinstance(pathway, Pathway) and isinstance(attach, Pathway):
            pathway = attach
        if isinstance(pathway, Pathway):
            self._open(pathway, phase if isinstance(phase, Phase) else None)
            self._stand_at(after)
        if attach is not None and type(attach) in _KINDS:
            self.found.focus = self._put(attach)
        return self.found

    def _record(self, record_id: str) -> Record | None:
        return self.document.records.get(record_id)

    def _moment_of(self, attach: Record | None) -> ServiceMoment | None:
        if isinstance(attach, Touchpoint):
            attach = self._record(attach.moment)
        return attach if isinstance(attach, ServiceMoment) else None

    def _open(self, pathway: Pathway, phase: Phase | None) -> None:
        self.found.pathway = self._put(pathway)
        phases = self.document.children(pathway.id, Phase, "pathway")
        for one in phases:
            self.found.phases.setdefault(one.label, []).append(self._put(one))
        if phases:
            self.found.phase = self.numbers[(phase or phases[-1]).id]

    def _stand_at(self, after: ServiceMoment | None) -> None:
        """The latest moment, and the stop on the road that it belongs to."""
        if after is None or after.phase not in self.numbers:
            return
        self.found.latest = self._put(after)
        top = self.found.latest
        while (parent := self.found.outline.said[top].parent) != NOWHERE:
            top = parent
        self.found.latest_main = top

    def _put(self, first: Record) -> int:
        """The number of a record in the outline, put there with what it hangs on."""
        chain: list[Record] = []
        record: Record | None = first
        while record is not None and record.id not in self.numbers and record not in chain:
            chain.append(record)
            record = self._record(getattr(record, "parent", "") or getattr(record, "moment", ""))
        for one in reversed(chain):
            self.numbers[one.id] = self.found.outline.add(self._said(one))
        return self.numbers[first.id]

    def _said(self, record: Record) -> Said:
        said = Said(_KINDS[type(record)], existing=record.id)
        said.parent = self.numbers.get(getattr(record, "parent", ""), NOWHERE)
        for field in ("pathway", "phase", "moment"):
            said.owner = self.numbers.get(getattr(record, field, ""), said.owner)
        return said
