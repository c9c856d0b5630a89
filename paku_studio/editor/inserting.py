"""Putting records that were cut out into a document: new ids, a place after what is selected, actors by their names."""

from collections.abc import Mapping, Sequence
from typing import Any

from paku_studio.editor.cutting import Cut
from paku_studio.edits import NotPossible, find_actor
from paku_studio.edits.copies import below_of
from paku_studio.edits.lanes import outside_lanes, pathway_of
from paku_studio.edits.rows import keys_for, level, spot
from paku_studio.graph.index import LiveIndex, RecordIndex
from paku_studio.locale import N_
from paku_studio.models import (
    Actor,
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
from paku_studio.store import Document, Transaction, new_id

NO_PATHWAY = N_("There is no pathway yet.")
NO_MOMENT = N_("Select a moment first.")
NOT_A_CLIP = N_("What is on the clipboard cannot be read.")
KEPT = frozenset({"group", "session", "persona", "made_from"})
"""References to what is not copied: kept where the document has it."""


def insert(document: Document, cut: Cut, pathway: str, place: str, moment: str) -> tuple[str, ...]:
    """Add a cut's records after the place, within an edit. Gives the ids of its roots there.

    `moment`: on what loose touchpoints, notes, actors and hand-overs fall. NotPossible where there is no such place.
    """
    with document.edit("") as transaction:
        work = _Insertion(document, transaction, cut, pathway, place, moment)
        return work.made()


class _Insertion:
    """One paste: old ids to new ones, and where each root comes to stand."""

    def __init__(
        self, document: Document, transaction: Transaction, cut: Cut, pathway: str, place: str, moment: str
    ) -> None:
        self.document = document
        self.transaction = transaction
        self.cut = cut
        self.pathway = pathway if pathway in document.records else ""
        self.place = document.records.get(place)
        self.moment = moment
        self.indexed = RecordIndex(cut.records)
        self.known = {root: new_id() for root in cut.roots}
        self.known |= {found.id: new_id() for found in below_of(self.indexed, cut.roots)}
        self.actors: dict[str, str] = {}

    def made(self) -> tuple[str, ...]:
        """Add everything. Gives the ids of the roots."""
        self._take_in_actors()
        placed: dict[str, dict[str, str]] = {}
        for kind, put in self._rows().items():
            roots = [root for root in self.cut.roots if type(self.cut.records[root]) is kind]
            if roots:
                placed |= put(roots)
        phases = self._phases(placed)
        for old in list(self.known):
            record = self.cut.records[old]
            fields = dict(placed.get(old, {}))
            if old in phases:
                fields["phase"] = phases[old]
            self._add(record, fields)
        self._add_links()
        return tuple(self.known[root] for root in self.cut.roots)

    def _rows(self) -> Mapping[type[Record], Any]:
        return {
            Pathway: self._place_pathways,
            Phase: self._place_phases,
            ServiceMoment: self._place_moments,
            Touchpoint: self._place_touchpoints,
            Note: self._place_notes,
            Handover: self._place_handovers,
            Involvement: self._place_parts,
        }

    # Where the roots stand

    def _place_pathways(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        row = LiveIndex(self.document).of_type(Pathway)
        return self._in_row(roots, row, spot(row, after=self.pathway), {})

    def _place_phases(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        if not self.pathway:
            raise NotPossible(NO_PATHWAY)
        row = self.document.children(self.pathway, Phase, "pathway")
        here = self._phase_here()
        index = spot(row, after=here if here in [phase.id for phase in row] else "")
        return self._in_row(roots, row, index, {"pathway": self.pathway})

    def _phase_here(self) -> str:
        if isinstance(self.place, Phase):
            return self.place.id
        return self.document.get(self.moment, ServiceMoment).phase if self.moment else ""

    def _place_moments(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        if self.moment and pathway_of(self.document, self.moment) == self.pathway:
            beside = self.document.get(self.moment, ServiceMoment)
            row = level(self.document, beside.phase, beside.parent)
            index = outside_lanes(self.document, row, spot(row, after=beside.id))
            return self._in_row(roots, row, index, {"phase": beside.phase, "parent": beside.parent})
        phase = self._end_phase()
        row = level(self.document, phase, "")
        return self._in_row(roots, row, len(row), {"phase": phase, "parent": ""})

    def _end_phase(self) -> str:
        if not self.pathway:
            raise NotPossible(NO_PATHWAY)
        if here := self._phase_here():
            return here
        phases = self.document.children(self.pathway, Phase, "pathway")
        return phases[-1].id if phases else self.transaction.add(Phase(id=new_id(), pathway=self.pathway)).id

    def _place_touchpoints(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        row = self.document.children(self._needed_moment(), Touchpoint, "moment")
        after = self.place.id if isinstance(self.place, Touchpoint) else ""
        return self._in_row(roots, row, spot(row, after=after), {"moment": self.moment})

    def _place_notes(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        here = self.place
        after = here.id if isinstance(here, Note) else ""
        bearing = isinstance(here, Pathway | Phase | ServiceMoment | Touchpoint)
        target = here.target if isinstance(here, Note) else here.id if here and bearing else self.moment or self.pathway
        if not target:
            raise NotPossible(NO_PATHWAY)
        row = self.document.children(target, Note, "target")
        return self._in_row(roots, row, spot(row, after=after), {"target": target})

    def _place_handovers(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        moment = self._needed_moment()
        return {root: {"moment": moment} for root in roots}

    def _place_parts(self, roots: Sequence[str]) -> dict[str, dict[str, str]]:
        """Who takes part there already is not added twice; how often comes to the part that stands."""
        row = self.document.children(self._needed_moment(), Involvement, "moment")
        there = {part.actor: part.id for part in row}
        fresh = []
        for root in roots:
            actor = self.actors.get(self.cut.records[root].actor, "")  # type: ignore[attr-defined]
            if actor in there:
                self.known[root] = there[actor]
            else:
                fresh.append(root)
        return self._in_row(fresh, row, len(row), {"moment": self.moment})

    def _needed_moment(self) -> str:
        if not self.moment:
            raise NotPossible(NO_MOMENT)
        return self.moment

    def _in_row(
        self, roots: Sequence[str], row: Sequence[Any], index: int, fields: dict[str, str]
    ) -> dict[str, dict[str, str]]:
        keys = keys_for(self.transaction, row, index, len(roots))
        return {root: {**fields, "order": key} for root, key in zip(roots, keys, strict=True)}

    def _phases(self, placed: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The phase of every moment that hangs on a moment among the roots."""
        found: dict[str, str] = {}
        for root, fields in placed.items():
            if "phase" in fields:
                steps = (one for one in below_of(self.indexed, [root]) if isinstance(one, ServiceMoment))
                found |= dict.fromkeys((step.id for step in steps), fields["phase"])
        return found

    # The records themselves

    def _take_in_actors(self) -> None:
        """Each actor by its id, else by its name; else it is made."""
        for record in self.cut.records.values():
            if isinstance(record, Actor):
                mine = self.document.records.get(record.id)
                found = mine if isinstance(mine, Actor) else find_actor(self.document, record.name)
                made = found or self.transaction.add(record.with_changes(id=new_id()))
                self.actors[record.id] = made.id

    def _add(self, record: Record, fields: dict[str, str]) -> None:
        if self.known[record.id] in self.document.records:
            return
        told = dict(fields)
        for field in record.REFERENCES:
            if field not in told:
                told[field] = self._pointing(record, field)
        self.transaction.add(type(record)(**{**record.__dict__, **told, "id": self.known[record.id]}))

    def _pointing(self, record: Record, field: str) -> str:
        """What a reference says in the copy. NotPossible where it must say something and cannot."""
        old = getattr(record, field)
        kinds = record.REFERENCES[field]
        if Actor.TYPE in kinds:
            found = self.actors.get(old, "")
        elif old in self.known:
            found = self.known[old] if self.cut.records[old].TYPE in kinds else ""
        else:
            there = self.document.records.get(old)
            found = old if field in KEPT and there is not None and there.TYPE in kinds else ""
        if not found and field in record.OWNERS:
            raise NotPossible(NOT_A_CLIP)
        return found

    def _add_links(self) -> None:
        for link in self.cut.records.values():
            if isinstance(link, Link) and link.source in self.known and (not link.target or link.target in self.known):
                self.known[link.id] = new_id()
                self._add(link, {})
