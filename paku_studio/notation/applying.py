"""From what a text says to records in a document, in one commit. Knows the outline and the store, no lines."""

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from paku_studio.locale import N_
from paku_studio.models import (
    TEXT_LIMIT,
    Actor,
    ActorKind,
    Emotion,
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    Note,
    NoteKind,
    Pathway,
    PathwayPhase,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation.lexer import Sheet, read_lines
from paku_studio.notation.outline import (
    CUT,
    NOWHERE,
    SECOND_FEELING,
    SECOND_PERSONA,
    UNREAD,
    UNRESOLVED,
    Outline,
    Remark,
    Said,
    What,
)
from paku_studio.notation.placing import InsertionPoint, start_at
from paku_studio.notation.reader import read_outline
from paku_studio.notation.report import NotationReport
from paku_studio.notation.targets import Targets
from paku_studio.notation.words import same_name, value_of
from paku_studio.store import Document, Transaction, key_between, keys_at, keys_between, new_id

IMPORT_NOTATION = N_("Import notation")
TYPE_IN = N_("Type into the pathway")


def apply_notation(
    document: Document, text: str, *, language: str, at: InsertionPoint | None = None, keep_bullets: bool = False
) -> NotationReport:
    """Add to the document what the text says, in one commit (none where it says nothing). Never fails on any text.

    Without `at` the text makes pathways of its own. `language` is that of the report's sentences. `keep_bullets` reads
    the bullets of a pasted list as marks.
    """
    sheet = read_lines(text, keep_bullets=keep_bullets)
    builder = _Builder(document, read_outline(sheet, start_at(document, at)), typed=at is not None)
    with document.edit(TYPE_IN if at else IMPORT_NOTATION, "user" if at else "import") as transaction:
        builder.build(transaction)
    return _report(builder, sheet, language)


def _report(builder: "_Builder", sheet: Sheet, language: str) -> NotationReport:
    remarks = sorted(builder.outline.remarks, key=lambda remark: remark.line)
    if sheet.unread:
        remarks.append(Remark(UNREAD, sheet.first_unread, sheet.unread))
    return NotationReport(
        made=tuple(fields["id"] for _, fields in builder.records),
        changed=tuple(builder.changes),
        counts=Counter(kind.TYPE for kind, _ in builder.records),
        comments=sheet.comments,
        bullet=sheet.bullet,
        replaced_characters=sheet.replaced,
        remarks=tuple(remarks),
        language=language,
        end=builder.end(),
    )


@dataclass(slots=True)
class _Row:
    """Phases of a pathway, or moments beside one another: the newcomers, each with the neighbour that it follows."""

    kind: type[Phase] | type[ServiceMoment]
    owner: int
    parent: int
    followers: dict[int, list[int]] = field(default_factory=dict)


class _Builder:
    """Turns the things of an outline into records."""

    def __init__(self, document: Document, outline: Outline, *, typed: bool) -> None:
        self.document = document
        self._typed = typed
        self.outline = outline
        self.records: list[tuple[type[Record], dict[str, Any]]] = []
        self.changes: dict[str, dict[str, Any]] = {}
        self._ids = [said.existing for said in outline.said]
        self._fields: dict[int, dict[str, Any]] = {}
        self._last_orders: dict[tuple[type[Record], str], str | None] = {}
        self._rows: dict[tuple[What, int, int], _Row] = {}
        self._felt: set[int] = set()
        self._reasons: dict[tuple[int, str], set[str]] = {}
        self._links: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._waiting: list[Said] = []
        self._involvements: dict[tuple[int, str], str] = {}
        self._known_actors: dict[str, str] | None = None
        self._known_personas: dict[str, str] | None = None

    def build(self, transaction: Transaction) -> None:
        """Write everything."""
        for number, said in self.outline.new():
            _BUILDERS[said.what](self, number, said)
        for row in self._rows.values():
            self._place(row)
        self._write(transaction, 0)
        written = len(self.records)
        self._resolve()
        self._write(transaction, written)

    def _write(self, transaction: Transaction, first: int) -> None:
        """The store validates each record, so here they are only put together."""
        for kind, fields in self.records[first:]:
            transaction.add(kind(**fields))
        if not first:
            for record_id, fields in self.changes.items():
                transaction.change(record_id, **fields)

    def end(self) -> InsertionPoint:
        """Where the text ended, in ids."""
        place = self.outline.end
        numbers = (place.pathway, place.phase, place.latest, place.focus)
        return InsertionPoint(*(self._id_or_none(number) for number in numbers))

    # Parts of records

    def _add(self, kind: type[Record], number: int, /, **fields: Any) -> str:
        record_id = new_id()
        fields["id"] = record_id
        self.records.append((kind, fields))
        if number != NOWHERE:
            self._ids[number], self._fields[number] = record_id, fields
        return record_id

    def _known(self, kinds: type[PathwayPhase | ActorKind], field: str, words: str) -> dict[str, Any]:
        """The kind whose own word somebody has just typed: "Kela" is of the kind Kela.

        A text that is read has no kinds: what was written of a document comes back as it was said.
        """
        value = value_of(kinds.__name__, words) if self._typed else ""
        return {field: kinds(value)} if value else {}

    def _fit(self, said: Said, text: str) -> str:
        """The text, cut where it is longer than a field can hold; what is cut goes to the report."""
        if len(text) > TEXT_LIMIT:
            self.outline.remarks.append(Remark(CUT, said.line, text[TEXT_LIMIT:]))
        return text[:TEXT_LIMIT]

    def _order(self, kind: type[Record], owner: str, owner_field: str) -> str:
        """The key after the last of a kind in its row."""
        key = (kind, owner)
        if key not in self._last_orders:
            row: Sequence[Any] = self.document.children(owner, kind, owner_field)
            self._last_orders[key] = row[-1].order if row else None
        self._last_orders[key] = found = _following(self._last_orders[key])
        return found

    def _order_among_all(self, kind: type[Pathway] | type[Persona]) -> str:
        key = (kind, "")
        if key not in self._last_orders:
            self._last_orders[key] = max((one.order for one in self.document.of_type(kind)), default=None)
        self._last_orders[key] = found = _following(self._last_orders[key])
        return found

    def _value(self, number: int, name: str) -> Any:
        """A field of a thing as it will be."""
        if number in self._fields:
            return self._fields[number].get(name)
        record_id = self._ids[number]
        return self.changes.get(record_id, {}).get(name, getattr(self.document.records[record_id], name))

    def _set(self, number: int, **fields: Any) -> None:
        if number in self._fields:
            self._fields[number].update(fields)
        elif any(self._value(number, name) != value for name, value in fields.items()):
            self.changes.setdefault(self._ids[number], {}).update(fields)

    # Headings

    def add_persona(self, number: int, said: Said) -> None:
        """Find the persona by name or make it; give it to the pathway if that has none."""
        if self._known_personas is None:
            self._known_personas = _by_name(self.document.of_type(Persona))
        name = self._fit(said, said.text)
        if persona := self._known_personas.get(same_name(name)):
            self._ids[number] = persona
        else:
            persona = self._add(Persona, number, name=name, order=self._order_among_all(Persona))
            self._known_personas[same_name(name)] = persona
        if said.owner == NOWHERE:
            return
        if self._value(said.owner, "persona") in (None, "", persona):
            self._set(said.owner, persona=persona)
        else:
            self.outline.remarks.append(Remark(SECOND_PERSONA, said.line, name))

    def add_pathway(self, number: int, said: Said) -> None:
        """A pathway, after those that stand."""
        self._add(Pathway, number, title=self._fit(said, said.text), order=self._order_among_all(Pathway))

    def add_phase(self, number: int, said: Said) -> None:
        """A phase; its order key comes when the row is whole."""
        label = self._fit(said, said.text)
        self._add(Phase, number, pathway=self._ids[said.owner], label=label, **self._known(PathwayPhase, "key", label))
        self._stand_in_row(Phase, number, said)

    # Moments

    def add_moment(self, number: int, said: Said) -> None:
        """A moment; its order key comes when the row is whole."""
        parent = "" if said.parent == NOWHERE else self._ids[said.parent]
        text = self._fit(said, said.text)
        self._add(ServiceMoment, number, phase=self._ids[said.owner], parent=parent, text=text, role=said.role)
        self._stand_in_row(ServiceMoment, number, said)

    def _stand_in_row(self, kind: type[Phase] | type[ServiceMoment], number: int, said: Said) -> None:
        key = (said.what, said.owner, said.parent)
        row = self._rows.setdefault(key, _Row(kind, said.owner, said.parent))
        row.followers.setdefault(said.after, []).append(number)

    def _place(self, row: _Row) -> None:
        """Give the newcomers of a row their order keys; they stand together, after one neighbour or at the end."""
        newcomers = {number for found in row.followers.values() for number in found}
        first = next(after for after in row.followers if after not in newcomers)
        waiting, placed = list(row.followers[first]), []
        while waiting:
            placed.append(waiting.pop())
            waiting += row.followers.get(placed[-1], [])
        standing = self._standing(row)
        here = next((at for at, one in enumerate(standing, 1) if one.id == self._id_or_none(first)), len(standing))
        try:
            keys, moved = keys_at(standing, here, len(placed))
        except ValueError:  # a foreign file can hold keys that leave no room at all
            whole = keys_between(None, None, len(standing) + len(placed))
            keys = whole[here : here + len(placed)]
            others = whole[:here] + whole[here + len(placed) :]
            moved = {one.id: key for one, key in zip(standing, others, strict=True)}
        for number, key in zip(placed, keys, strict=True):
            self._fields[number]["order"] = key
        for record_id, key in moved.items():
            self.changes.setdefault(record_id, {})["order"] = key

    def _standing(self, row: _Row) -> Sequence[Any]:
        """Those of a row that stand in the document already."""
        if row.parent != NOWHERE:
            return self.document.children(self._ids[row.parent], ServiceMoment, "parent")
        if row.kind is Phase:
            return self.document.children(self._ids[row.owner], Phase, "pathway")
        moments = self.document.children(self._ids[row.owner], ServiceMoment, "phase")
        return [moment for moment in moments if not moment.parent]

    def _id_or_none(self, number: int) -> str:
        return "" if number == NOWHERE else self._ids[number]

    # What is said of moments

    def add_touchpoint(self, number: int, said: Said) -> None:
        """A touchpoint, after those of its moment."""
        moment = self._ids[said.owner]
        order = self._order(Touchpoint, moment, "moment")
        label = self._fit(said, said.text)
        self._add(Touchpoint, number, moment=moment, kind=said.word, label=label, role=said.role, order=order)

    def add_note(self, number: int, said: Said) -> None:
        """A note, after those of its target."""
        target = self._ids[said.owner]
        order, text = self._order(Note, target, "target"), self._fit(said, said.text)
        self._add(Note, number, target=target, kind=said.word, text=text, role=said.role, order=order)

    def add_feeling(self, _number: int, said: Said) -> None:
        """How a moment felt; told twice in one text, the last word stands."""
        feeling = Emotion(said.word)
        if said.owner in self._felt and self._value(said.owner, "feeling") is not feeling:
            self.outline.remarks.append(Remark(SECOND_FEELING, said.line, said.typed))
        self._felt.add(said.owner)
        self._set(said.owner, feeling=feeling)

    def add_judgement(self, _number: int, said: Said) -> None:
        """Critical or meaningful; reasons told one by one stand on lines of their own."""
        name = f"{said.what}_reason"
        before = self._value(said.owner, name) or ""
        self._set(said.owner, **{said.what: True, name: self._joined((said.owner, name), before, said)})

    def _joined(self, key: tuple[int, str], before: str, said: Said) -> str:
        """What was told before and what is told now, each once, on lines of their own."""
        if key not in self._reasons:
            self._reasons[key] = {before, *before.split("\n")}
        known = self._reasons[key]
        if not said.text or said.text in known:
            return before
        known.add(said.text)
        if len(before) == TEXT_LIMIT:
            self.outline.remarks.append(Remark(CUT, said.line, said.text))
            return before
        return self._fit(said, f"{before}\n{said.text}" if before else said.text)

    def add_actor(self, _number: int, said: Said) -> None:
        """Who acts in a moment: one involvement for an actor, however often named, with each frequency told."""
        actor = self._actor(said)
        key = (said.owner, actor)
        if key not in self._involvements:
            self._involvements[key] = self._standing_involvement(said, actor) or self._add(
                Involvement,
                NOWHERE,
                moment=self._ids[said.owner],
                actor=actor,
                order=self._order(Involvement, self._ids[said.owner], "moment"),
            )
        if said.often is not None:
            involvement = self._involvements[key]
            order = self._order(Frequency, involvement, "involvement")
            self._add(Frequency, NOWHERE, involvement=involvement, text=self._fit(said, said.often), order=order)

    def _standing_involvement(self, said: Said, actor: str) -> str:
        found = self.document.children(self._ids[said.owner], Involvement, "moment")
        return next((one.id for one in found if one.actor == actor), "")

    def _actor(self, said: Said) -> str:
        """The actor of that name, else of that abbreviation, else a new one."""
        if self._known_actors is None:
            actors = self.document.of_type(Actor)
            short = {same_name(word): one.id for one in reversed(actors) for word in one.abbreviations}
            self._known_actors = {**short, **_by_name(actors)}
        name = self._fit(said, said.text)
        known = same_name(name)
        if known not in self._known_actors:
            self._known_actors[known] = self._add(Actor, NOWHERE, name=name, **self._known(ActorKind, "kind", name))
        return self._known_actors[known]

    # Links and hand-overs

    def add_handover(self, _number: int, said: Said) -> None:
        """A hand-over at a moment; the same kind told twice is one."""
        moment = self._ids[said.owner]
        if (Handover, moment, said.word) not in self._links:
            self._add(Handover, NOWHERE, moment=moment, kind=said.word)
            self._links[Handover, moment, said.word] = self.records[-1][1]

    def add_link(self, _number: int, said: Said) -> None:
        """A gap, or a link to a known moment; the rest waits until all moments have their numbers."""
        source = self._ids[said.owner]
        if said.word == LinkKind.GAP:
            self._add_gap(source, said)
        elif said.target != NOWHERE:
            self._link(source, self._ids[said.target], said)
        else:
            self._waiting.append(said)

    def _add_gap(self, source: str, said: Said) -> None:
        key = (LinkKind.GAP, source)
        if key not in self._links:
            self._add(Link, NOWHERE, source=source, kind=LinkKind.GAP, label="")
            self._links[key] = self.records[-1][1]
        gap = self._links[key]
        gap["label"] = self._joined((said.owner, LinkKind.GAP), gap["label"], said)

    def _link(self, source: str, target: str, said: Said) -> None:
        ends = sorted((source, target)) if said.word == LinkKind.PARALLEL else (source, target)
        key = (said.word, *ends)
        if key not in self._links:
            self._add(Link, NOWHERE, source=source, target=target, kind=said.word)
            self._links[key] = self.records[-1][1]

    def _resolve(self) -> None:
        """Find the moments that links go to, now that all have their places."""
        targets: dict[str, Targets] = {}
        for said in self._waiting:
            pathway = self._pathway_of(said)
            if pathway not in targets:
                targets[pathway] = Targets(self.document, pathway)
            source = self._ids[said.owner]
            if found := self._find(targets[pathway], source, said):
                if not (said.hidden and targets[pathway].follows(source, found)):
                    self._link(source, found, said)
                continue
            self.outline.remarks.append(Remark(UNRESOLVED, said.line, said.typed))
            order = self._order(Note, source, "target")
            text = self._fit(said, said.typed)
            self._add(Note, NOWHERE, target=source, kind=NoteKind.QUESTION, text=text, order=order)

    def _pathway_of(self, said: Said) -> str:
        moment = self.document.get(self._ids[said.owner], ServiceMoment)
        return self.document.get(moment.phase, Phase).pathway

    @staticmethod
    def _find(targets: Targets, source: str, said: Said) -> str:
        if said.number == NOWHERE:
            return ""
        found = targets.by_number(source, said.number) if said.number else ""
        return found or targets.by_text(source, said.text)


_BUILDERS = {
    What.PERSONA: _Builder.add_persona,
    What.PATHWAY: _Builder.add_pathway,
    What.PHASE: _Builder.add_phase,
    What.MOMENT: _Builder.add_moment,
    What.TOUCHPOINT: _Builder.add_touchpoint,
    What.NOTE: _Builder.add_note,
    What.ACTOR: _Builder.add_actor,
    What.CRITICAL: _Builder.add_judgement,
    What.MEANINGFUL: _Builder.add_judgement,
    What.FEELING: _Builder.add_feeling,
    What.LINK: _Builder.add_link,
    What.HANDOVER: _Builder.add_handover,
}


def _by_name(named: Sequence[Actor | Persona]) -> dict[str, str]:
    """Ids by name; of two with one name the first stands."""
    return {same_name(one.name): one.id for one in reversed(named)}


@functools.lru_cache(maxsize=50_000)
def _following(key: str | None) -> str:
    """The order key after another; where a foreign file leaves no room, the same, and ids decide."""
    try:
        return key_between(key, None)
    except ValueError:
        return key or "V"
