"""What the quick notation can say of a document, field by field, and the document cut down to that. Knows no lines.

`CARRIED` is the whole list. `sayable` is the restriction in the law: reading what was written of a document gives
`sayable` of it, but for ids and order keys.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.road import MomentOnRoad, road_order
from paku_studio.models import (
    RECORD_TYPES,
    TEXT_LIMIT,
    Actor,
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    Note,
    Pathway,
    Persona,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation.words import same_name

_JUDGED = frozenset({"meaningful", "meaningful_reason", "critical", "critical_reason"})
_SAID: dict[str, frozenset[str]] = {
    "persona": frozenset({"name", "order"}),
    "pathway": frozenset({"title", "persona", "order"}),
    "phase": frozenset({"pathway", "label", "order"}),
    "moment": frozenset({"phase", "parent", "text", "order", "feeling", "role"}) | _JUDGED,
    "touchpoint": frozenset({"moment", "kind", "label", "order", "role"}) | _JUDGED,
    "link": frozenset({"source", "target", "kind", "label"}),
    "handover": frozenset({"moment", "kind"}),
    "actor": frozenset({"name"}),
    "involvement": frozenset({"moment", "actor", "order"}),
    "frequency": frozenset({"involvement", "text", "order"}),
    "note": frozenset({"target", "kind", "text", "role", "order"}),
}

CARRIED: dict[str, dict[str, bool]] = {
    kind.TYPE: {name: name in _SAID.get(kind.TYPE, ()) for name in kind.model_fields} for kind in RECORD_TYPES.values()
}
"""Record type -> field -> whether a text carries it. Conditions beyond the field:

* `role` of a moment only where it is a side step or stands at the same time as the one before it (a mark comes first);
* a reason only where its mark is set; `label` of a link only where the link is a gap;
* the order of personas only among those of no pathway; the others come with their pathways;
* a link only within one pathway; notes that are not the facilitator's own; actors and personas of one name are one.
"""


def carried(record: Record) -> dict[str, Any]:
    """The fields of a record that a text carries, and its id."""
    said = _SAID[record.TYPE]
    return {name: value for name, value in record.__dict__.items() if name in said or name == "id"}


def sayable(records: Mapping[str, Record], pathway_ids: Iterable[str] | None = None) -> dict[str, Record]:
    """The records cut down to what a text can say, everything else as if it had never been told.

    With `pathway_ids` only these pathways and their personas.
    """
    cutter = _Cutter(index(records), None if pathway_ids is None else frozenset(pathway_ids))
    return {record.id: record for record in cutter.cut()}


def twins(records: Mapping[str, Record], told: Iterable[MomentOnRoad]) -> dict[str, Link]:
    """The parallel link by which a moment stands at the same time as the one before it on its road, by the moment's id.

    `told`: the moments of one phase in telling order.
    """
    indexed = index(records)
    before: dict[str, str] = {}
    found: dict[str, Link] = {}
    for placed in told:
        neighbour = before.get(placed.parent, "")
        before[placed.parent] = placed.moment.id
        for link in indexed.children(placed.moment.id, Link, "source"):
            if neighbour and link.kind is LinkKind.PARALLEL and link.target == neighbour:
                found[placed.moment.id] = link
    return found


class _Cutter:
    """Walks a document from its pathways down, and keeps what a text can say."""

    def __init__(self, indexed: RecordIndex, wanted: frozenset[str] | None) -> None:
        self.indexed = indexed
        self.pathways = [one for one in indexed.of_type(Pathway) if wanted is None or one.id in wanted]
        self.everybody = wanted is None
        self.same_persona: dict[str, str] = {}
        self.same_actor: dict[str, str] = {}
        self.actors: dict[str, str] = {}

    def cut(self) -> Iterator[Record]:
        """The records that stay, each owner before what it owns."""
        yield from self._personas()
        for pathway in self.pathways:
            yield self._only(pathway, persona=self.same_persona.get(pathway.persona, ""))
            yield from self._notes((pathway.id,), pathway.id)
            yield from self._road(pathway)

    def _only(self, record: Record, **other: Any) -> Record:
        return type(record)(**{**carried(record), **other})

    def _personas(self) -> Iterator[Record]:
        """Personas; those of one name are the first of them, with the notes of all."""
        wanted = {one.persona for one in self.pathways}
        first: dict[str, Persona] = {}
        for persona in self._personas_as_told():
            if self.everybody or persona.id in wanted:
                kept = first.setdefault(same_name(persona.name), persona)
                self.same_persona[persona.id] = kept.id
        for kept in first.values():
            yield self._only(kept)
            same = tuple(one for one, other in self.same_persona.items() if other == kept.id)
            yield from self._notes(same, kept.id)

    def _personas_as_told(self) -> list[Persona]:
        """Personas in the order in which a text names them: those of no pathway, then as the pathways come."""
        personas = self.indexed.of_type(Persona)
        place = {one.persona: at for at, one in reversed(list(enumerate(self.pathways, 1)))}
        return sorted(personas, key=lambda persona: place.get(persona.id, 0))

    def _notes(self, targets: tuple[str, ...], kept: str) -> Iterator[Record]:
        for target in targets:
            for note in self.indexed.children(target, Note, "target"):
                if not note.own:
                    yield self._only(note, target=kept)

    def _road(self, pathway: Pathway) -> Iterator[Record]:
        road = road_order(self.indexed, pathway.id)
        here = {placed.moment.id for phase in road for placed in phase.moments}
        for told in road:
            yield self._only(told.phase)
            yield from self._notes((told.phase.id,), told.phase.id)
            beside = twins(self.indexed, told.moments)
            for placed in told.moments:
                yield self._moment(placed, spoken=bool(placed.parent) or placed.moment.id in beside)
                yield from self._of_moment(placed.moment, here)

    def _moment(self, placed: MomentOnRoad, *, spoken: bool) -> Record:
        role = placed.moment.role if spoken else None
        return self._only(placed.moment, parent=placed.parent, role=role, **_reasons(placed.moment))

    def _of_moment(self, moment: ServiceMoment, here: set[str]) -> Iterator[Record]:
        yield from self._notes((moment.id,), moment.id)
        for touchpoint in self.indexed.children(moment.id, Touchpoint, "moment"):
            yield self._only(touchpoint, **_reasons(touchpoint))
            yield from self._notes((touchpoint.id,), touchpoint.id)
        yield from self._involved(moment)
        yield from self._links(moment, here)
        kinds = set()
        for handover in self.indexed.children(moment.id, Handover, "moment"):
            if handover.kind not in kinds:
                kinds.add(handover.kind)
                yield self._only(handover)

    def _involved(self, moment: ServiceMoment) -> Iterator[Record]:
        """Actors as they are named first; two that share a name are one."""
        involvements: dict[str, str] = {}
        for involvement in self.indexed.children(moment.id, Involvement, "moment"):
            actor = self.indexed.find(involvement.actor, Actor)
            if actor is None:
                continue
            known = same_name(actor.name)
            if known not in self.actors:
                self.actors[known] = actor.id
                yield self._only(actor)
            kept = self.actors[known]
            if kept not in involvements:
                involvements[kept] = involvement.id
                yield self._only(involvement, actor=kept)
            for frequency in self.indexed.children(involvement.id, Frequency, "involvement"):
                yield self._only(frequency, involvement=involvements[kept])

    def _links(self, moment: ServiceMoment, here: set[str]) -> Iterator[Record]:
        gap: Link | None = None
        said: set[tuple[str, str]] = set()
        for link in self.indexed.children(moment.id, Link, "source"):
            if link.kind is LinkKind.GAP:
                label = _joined(gap.label if gap else "", link.label)
                gap = Link(id=gap.id if gap else link.id, source=moment.id, kind=LinkKind.GAP, label=label)
            elif link.target in here and link.target != moment.id and not self._told_before(link, said):
                said.add((link.kind, link.target))
                yield self._only(link, label="")
        if gap:
            yield gap

    def _told_before(self, link: Link, said: set[tuple[str, str]]) -> bool:
        """Whether this is said by a link of the same moment, or (at the same time) by the other's with a smaller id."""
        if (link.kind, link.target) in said:
            return True
        back = self.indexed.children(link.target, Link, "source") if link.kind is LinkKind.PARALLEL else ()
        return any(other.kind is link.kind and other.target == link.source and other.id < link.id for other in back)


def _reasons(record: ServiceMoment | Touchpoint) -> dict[str, str]:
    return {
        "meaningful_reason": record.meaningful_reason if record.meaningful else "",
        "critical_reason": record.critical_reason if record.critical else "",
    }


def _joined(first: str, second: str) -> str:
    if not second or second in first.split("\n"):
        return first
    return f"{first}\n{second}"[:TEXT_LIMIT] if first else second
