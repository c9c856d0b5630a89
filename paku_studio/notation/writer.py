"""From records to lines of the quick notation, so that reading them gives the same again. Knows no store.

It writes a document that was cut down to what lines can say; see `sayable`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from paku_studio.graph.index import RecordIndex
from paku_studio.graph.road import MomentOnRoad, PhaseOnRoad, road_order
from paku_studio.locale import short_label
from paku_studio.models import (
    Actor,
    Emotion,
    Frequency,
    Handover,
    HandoverKind,
    Involvement,
    Link,
    LinkKind,
    Note,
    NoteKind,
    ParticipantRole,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation.escapes import keep_colons, write_text
from paku_studio.notation.marks import FEELINGS, Mark, bullet_of, read_head
from paku_studio.notation.sayable import sayable, twins
from paku_studio.notation.targets import Targets
from paku_studio.notation.words import read_quote, read_touchpoint

STEP = "  "
NAMED_TARGET = 60
"""Characters: a link names a moment whose text is no longer than this, else the number of its card."""

_NOTES = {
    NoteKind.WORKED: Mark.WORKED,
    NoteKind.MISSING: Mark.MISSING,
    NoteKind.RISK: Mark.RISK,
    NoteKind.QUESTION: Mark.QUESTION,
    NoteKind.IDEA: Mark.IDEA,
    NoteKind.QUOTE: Mark.QUOTE,
}
_FEELINGS = {feeling: sign for sign, feeling in FEELINGS.items()}
_LOOKS_NUMBERED = re.compile(r".* \([0-9]{1,6}\)", re.DOTALL)
_DIGITS = re.compile(r"[0-9]{1,9}")


def write_notation(records: Mapping[str, Record], language: str, pathway_ids: Iterable[str] | None = None) -> str:
    """The document, or some of its pathways, as lines; words of closed lists in the language."""
    writer = _Writer(RecordIndex(sayable(records, pathway_ids)), language)
    return "".join(f"{line}\n" for line in writer.lines())


def _lines(depth: int, mark: str, raw: str) -> Iterator[str]:
    """A mark with its raw words, further lines of theirs marked as going on."""
    first, *later = raw.split("\n")
    yield STEP * depth + f"{mark} {first}".strip()
    for line in later:
        yield STEP * depth + f"{Mark.GOES_ON} {line}".rstrip(" ")


class _Writer:
    """Writes the records of an index that holds only what can be said."""

    def __init__(self, records: RecordIndex, language: str) -> None:
        self.records = records
        self.language = language
        self.introduced: set[str] = set()

    def lines(self) -> Iterator[str]:
        """Personas of no pathway, then pathway by pathway."""
        pathways = self.records.of_type(Pathway)
        with_pathway = {pathway.persona for pathway in pathways}
        for persona in self.records.of_type(Persona):
            if persona.id not in with_pathway:
                yield from self._persona(persona)
        for at, pathway in enumerate(pathways):
            if at or len(with_pathway - {""}) < len(self.records.of_type(Persona)):
                yield ""
            yield from self._pathway(pathway)

    def _persona(self, persona: Persona) -> Iterator[str]:
        yield from _lines(0, Mark.PERSONA, write_text(persona.name))
        if persona.id not in self.introduced:
            self.introduced.add(persona.id)
            yield from self._notes(persona.id, 1)

    def _pathway(self, pathway: Pathway) -> Iterator[str]:
        yield from _lines(0, Mark.PATHWAY, write_text(pathway.title))
        yield from self._notes(pathway.id, 1)
        if pathway.persona:
            yield from self._persona(self.records[pathway.persona])  # type: ignore[arg-type]
        targets = Targets(self.records, pathway.id)
        labels: dict[str, int] = {}
        for at, told in enumerate(road_order(self.records, pathway.id)):
            labels[told.phase.label] = labels.get(told.phase.label, 0) + 1
            yield from self._phase(told, labels[told.phase.label], first=at == 0)
            beside = twins(self.records, told.moments)
            for placed in told.moments:
                yield from self._moment(placed, beside.get(placed.moment.id), targets)

    def _phase(self, told: PhaseOnRoad, nth: int, *, first: bool) -> Iterator[str]:
        phase: Phase = told.phase
        if first and not phase.label and told.moments and not self.records.children(phase.id, Note, "target"):
            return
        raw = write_text(phase.label, sealed=bool(_LOOKS_NUMBERED.fullmatch(phase.label)))
        yield ""
        yield from _lines(0, Mark.PHASE, raw if nth == 1 else f"{raw} ({nth})")
        yield from self._notes(phase.id, 1)

    # Moments

    def _moment(self, placed: MomentOnRoad, beside: Link | None, targets: Targets) -> Iterator[str]:
        moment, depth = placed.moment, placed.depth
        mark = Mark.TWIN if beside else Mark.SIDE_STEP if depth else Mark.NONE
        yield from _lines(depth, mark, self._spoken(moment.text, moment.role) if mark else _alone(moment.text))
        inner = depth + 1
        yield from self._actors(moment, inner)
        for touchpoint in self.records.children(moment.id, Touchpoint, "moment"):
            yield from self._touchpoint(touchpoint, inner)
        if moment.feeling is not Emotion.NOT_ASKED:
            yield STEP * inner + _FEELINGS[moment.feeling]
        yield from _judgements(moment, inner)
        yield from self._notes(moment.id, inner)
        yield from self._onward(moment, beside, targets, inner)

    def _onward(self, moment: ServiceMoment, beside: Link | None, targets: Targets, depth: int) -> Iterator[str]:
        """Links and hand-overs, which have no order of their own: by kind, then along the road."""
        links = [link for link in self.records.children(moment.id, Link, "source") if link is not beside]
        kinds = list(LinkKind)
        links.sort(key=lambda link: (kinds.index(link.kind), targets.number_of(link.target)))
        for link in links:
            yield from self._link(link, targets, depth)
        handovers = {handover.kind for handover in self.records.children(moment.id, Handover, "moment")}
        for kind in HandoverKind:
            if kind in handovers:
                yield STEP * depth + f"{Mark.LEADS_TO} [{self._word('HandoverKind', kind)}]"

    def _actors(self, moment: ServiceMoment, depth: int) -> Iterator[str]:
        for involvement in self.records.children(moment.id, Involvement, "moment"):
            actor: Actor = self.records[involvement.actor]  # type: ignore[assignment]
            name = write_text(actor.name)
            often = self.records.children(involvement.id, Frequency, "involvement")
            for frequency in often:
                raw = f"{keep_colons(name, divided=True)}: {write_text(frequency.text)}"
                yield from _lines(depth, Mark.ACTOR, raw)
            if not often:
                yield from _lines(depth, Mark.ACTOR, keep_colons(name, divided=False))

    def _touchpoint(self, touchpoint: Touchpoint, depth: int) -> Iterator[str]:
        raw = self._touched(touchpoint)
        yield from _lines(depth, Mark.TOUCHPOINT, f"{self._voice(touchpoint.role)}{raw}")
        yield from _judgements(touchpoint, depth + 1)
        yield from self._notes(touchpoint.id, depth + 1)

    def _touched(self, touchpoint: Touchpoint) -> str:
        """The label alone where that says the kind too, else the kind's word before it."""
        raw = write_text(touchpoint.label, guarded=touchpoint.label.startswith("["))
        if touchpoint.label and read_touchpoint(raw) == (touchpoint.kind, touchpoint.label):
            return raw
        word = self._word("TouchpointKind", touchpoint.kind).split(",")[0]
        return f"{word}: {raw}" if touchpoint.label else f"{word}:"

    def _notes(self, target: str, depth: int) -> Iterator[str]:
        for note in self.records.children(target, Note, "target"):
            raw = self._spoken(note.text, note.role, quoted=note.kind is NoteKind.QUOTE)
            yield from _lines(depth, _NOTES[note.kind], raw)

    def _link(self, link: Link, targets: Targets, depth: int) -> Iterator[str]:
        word = "" if link.kind is LinkKind.LEADS_TO else f"[{self._word('LinkKind', link.kind)}]"
        if link.kind is LinkKind.GAP:
            raw = write_text(link.label, guarded=link.label.startswith("[")) if link.label else ""
        else:
            raw = self._target(link, targets)
        yield from _lines(depth, Mark.LEADS_TO, f"{word} {raw}".strip(" "))

    def _target(self, link: Link, targets: Targets) -> str:
        """The target's text where that is short and finds it, else its number."""
        target: ServiceMoment = self.records[link.target]  # type: ignore[assignment]
        text = target.text
        plain = 0 < len(text) <= NAMED_TARGET and "\n" not in text and not _DIGITS.fullmatch(text)
        if plain and targets.by_text(link.source, text) == target.id:
            return write_text(text, guarded=text.startswith("["))
        return str(targets.number_of(target.id))

    # Words

    def _word(self, enumeration: str, value: str) -> str:
        return _small(short_label(enumeration, value, self.language))

    def _voice(self, role: ParticipantRole | None) -> str:
        return f"[{self._word('ParticipantRole', role)}] " if role else ""

    def _spoken(self, text: str, role: ParticipantRole | None, *, quoted: bool = False) -> str:
        """A text after its mark, with whose voice it is."""
        guarded = text.startswith("[")
        raw = write_text(text, guarded=guarded)
        if quoted and read_quote(raw) != text:
            raw = write_text(text, guarded=guarded, sealed=True)
        return f"{self._voice(role)}{raw}"


def _small(word: str) -> str:
    """A word of a list as it stands within a line; one with capitals of its own keeps them."""
    return word.lower() if word[1:] == word[1:].lower() else word


def _alone(text: str) -> str:
    """A moment's text as a line without a mark, guarded where it would be read as having one."""
    line = text.split("\n", 1)[0].strip()
    return write_text(text, guarded=read_head(line).mark is not Mark.NONE or bool(bullet_of(f"{line} ")))


def _judgements(record: ServiceMoment | Touchpoint, depth: int) -> Iterator[str]:
    for said, reason, mark in (
        (record.meaningful, record.meaningful_reason, Mark.MEANINGFUL),
        (record.critical, record.critical_reason, Mark.CRITICAL),
    ):
        if said:
            yield from _lines(depth, mark, write_text(reason) if reason else "")
