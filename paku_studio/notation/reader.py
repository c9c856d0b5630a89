"""From lines to what they say: whom each line belongs to, by indentation or by what came last. Knows no store.

The rules stand in `docs/notation.md`. Nothing here fails: what a line cannot mean becomes a moment with the words as
they were typed, and a remark.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from paku_studio.models import Emotion, HandoverKind, LinkKind, NoteKind
from paku_studio.notation.escapes import read_text, split_at_colon
from paku_studio.notation.lexer import Line, Sheet
from paku_studio.notation.marks import Mark
from paku_studio.notation.outline import BECAME_MOMENT, NOWHERE, Outline, Place, Remark, Said, Start, What
from paku_studio.notation.words import read_felt, read_link_word, read_quote, read_role, read_touchpoint

THE_PATHWAY = -2
THE_PHASE = -3
"""Anchors that are looked up when a line needs them: the pathway or the phase that is then current."""

_NOTES = {
    Mark.WORKED: NoteKind.WORKED,
    Mark.MISSING: NoteKind.MISSING,
    Mark.RISK: NoteKind.RISK,
    Mark.QUESTION: NoteKind.QUESTION,
    Mark.IDEA: NoteKind.IDEA,
    Mark.QUOTE: NoteKind.QUOTE,
}
_JUDGEMENTS = {Mark.CRITICAL: What.CRITICAL, Mark.MEANINGFUL: What.MEANINGFUL}
_NTH = re.compile(r"(.*) \(([0-9]{1,6})\)", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(slots=True)
class Level:
    """One depth of indentation: what a deeper line attaches to, and the latest moment at this depth."""

    indent: int
    anchor: int
    moment: int = NOWHERE


def read_outline(sheet: Sheet, start: Start | None = None) -> Outline:
    """What the lines say, beginning where `start` stands."""
    reader = _Reader(start or Start())
    for line in sheet.lines:
        reader.read(line)
    reader.outline.end = reader.place()
    return reader.outline


class _Reader:
    """The state of reading: where the text is, and which lines above a line may attach to."""

    def __init__(self, start: Start) -> None:
        self.outline = start.outline
        self.pathway, self.phase, self.phases = start.pathway, start.phase, start.phases
        self.latest, self.latest_main, self.focus = start.latest, start.latest_main, start.focus
        self.last_phase_made = start.phase
        self.last_main: dict[int, int] = {} if start.latest_main == NOWHERE else {start.phase: start.latest_main}
        self.last_step: dict[int, int] = {}
        self.levels: list[Level] = []
        self.told = NOWHERE
        """The moment that the line being read tells, if it tells one."""

    def read(self, line: Line) -> None:
        """Add what one line says; a line that cannot mean what its mark says becomes a moment."""
        anchor = self._above(line.indent)
        self.told = NOWHERE
        said = _READERS[line.head.mark](self, line, anchor)
        if said is None:
            self.outline.remarks.append(Remark(BECAME_MOMENT, line.number, line.whole))
            said = self._add_moment(line, line.whole)
        self._go_on(line.indent, said)

    def place(self) -> Place:
        """Where the text stands now. After a heading the latest moment belongs to another phase, and is none."""
        stands = self.latest != NOWHERE and self.outline.said[self.latest].owner == self.phase
        turned = {THE_PATHWAY: self.pathway, THE_PHASE: self.phase}
        focus = turned.get(self.focus, self.focus)
        return Place(self.pathway, self.phase, self.latest if stands else NOWHERE, focus)

    def _above(self, indent: int) -> int:
        """What a line of this depth attaches to by indentation; the levels deeper than it end here.

        A mark that stands as deep as the moment before it, all of them under a heading, is not indented below that
        moment: it counts as unindented.
        """
        while self.levels and self.levels[-1].indent > indent:
            self.levels.pop()
        above = [level for level in self.levels[-2:] if level.indent < indent]
        if not above:
            return NOWHERE
        anchor = self._look_up(above[-1].anchor)
        among_moments = self.levels[-1].indent == indent and self.levels[-1].moment != NOWHERE
        return NOWHERE if among_moments and self.outline.moment_of(anchor) == NOWHERE else anchor

    def _look_up(self, anchor: int) -> int:
        if anchor == THE_PATHWAY:
            return self._the_pathway()
        return self._the_phase() if anchor == THE_PHASE else anchor

    def _go_on(self, indent: int, anchor: int) -> None:
        if not self.levels or self.levels[-1].indent < indent:
            self.levels.append(Level(indent, anchor))
        self.levels[-1].anchor = anchor
        if self.told != NOWHERE:
            self.levels[-1].moment = self.told

    # Where a line belongs

    def _the_pathway(self) -> int:
        if self.pathway == NOWHERE:
            self.pathway = self.outline.add(Said(What.PATHWAY))
        return self.pathway

    def _the_phase(self) -> int:
        if self.phase == NOWHERE:
            self._make_phase("", 0)
        return self.phase

    def _target(self, anchor: int) -> int:
        """What a note is said of: the line above, what the text turned to, the latest moment, or the pathway."""
        for place in (anchor, self.focus, self.latest):
            if place != NOWHERE:
                return self._look_up(place)
        return self._the_pathway()

    def _marked(self, anchor: int) -> int:
        """The moment or touchpoint that a mark falls on, if there is one."""
        for place in (anchor, self.focus, self.latest):
            if place != NOWHERE:
                return place if place >= 0 and self.outline.moment_of(place) != NOWHERE else NOWHERE
        return NOWHERE

    def _moment_above(self, anchor: int) -> int:
        return self.outline.moment_of(self._marked(anchor))

    # Headings

    def read_persona(self, line: Line, anchor: int) -> int | None:
        """`& Name`: the pathway's persona, or one of the document before the first pathway."""
        del anchor
        if not line.raw:
            return None
        return self.outline.add(Said(What.PERSONA, line.number, read_text(line.raw).text, self.pathway))

    def read_pathway(self, line: Line, anchor: int) -> int:
        """`= Title`: a pathway begins; alone: what follows belongs to the pathway."""
        del anchor
        if not line.raw:
            self.focus = THE_PATHWAY
            return THE_PATHWAY
        self.pathway = self.outline.add(Said(What.PATHWAY, line.number, read_text(line.raw).text))
        self.phase = self.latest = self.latest_main = self.focus = self.last_phase_made = NOWHERE
        self.phases = {}
        self.levels.clear()
        return self.pathway

    def read_phase(self, line: Line, anchor: int) -> int:
        """`# Phase`: a phase begins or goes on; alone: what follows belongs to the phase."""
        del anchor
        if not line.raw:
            self.focus = THE_PHASE
            return THE_PHASE
        self.focus = NOWHERE
        label, stands = self._read_label(line.raw)
        if stands == NOWHERE:
            self._make_phase(label, line.number)
        else:
            self.phase = stands
        return self.phase

    def _read_label(self, raw: str) -> tuple[str, int]:
        """A phase's label and, where it stands already, its number; `Name (2)` is the second phase called Name."""
        if found := _NTH.fullmatch(raw):
            label, nth = read_text(found[1]).text, int(found[2])
            standing = self.phases.get(label, [])
            if 2 <= nth <= len(standing) + 1 and standing:
                return label, standing[nth - 1] if nth <= len(standing) else NOWHERE
        label = read_text(raw).text
        return label, self.phases.get(label, [NOWHERE])[0]

    def _make_phase(self, label: str, number: int) -> None:
        said = Said(What.PHASE, number, label, self._the_pathway(), after=self.last_phase_made)
        self.phase = self.last_phase_made = self.outline.add(said)
        self.phases.setdefault(label, []).append(self.phase)

    # Moments

    def read_moment(self, line: Line, anchor: int) -> int:
        """A line without a mark: the next moment on the road."""
        del anchor
        return self._add_moment(line, read_text(line.raw).text)

    def _add_moment(self, line: Line, text: str) -> int:
        phase = self._the_phase()
        return self._tell(Said(What.MOMENT, line.number, text, phase, after=self.last_main.get(phase, NOWHERE)))

    def read_side_step(self, line: Line, anchor: int) -> int | None:
        """`> Text`: a side step of the moment that it is indented below, else of the latest one on the road."""
        parent = self.outline.moment_of(anchor)
        if parent == NOWHERE:
            parent = self.outline.moment_of(max(self.focus, NOWHERE))
        if parent == NOWHERE:
            parent = self.latest_main
        if parent == NOWHERE or not line.raw:
            return None
        role, raw = read_role(line.raw)
        phase, after = self.outline.said[parent].owner, self.last_step.get(parent, NOWHERE)
        return self._tell(Said(What.MOMENT, line.number, read_text(raw).text, phase, parent, after, role=role))

    def read_twin(self, line: Line, anchor: int) -> int | None:
        """`|| Text`: at the same time as the nearest moment above that is not deeper, and on the same road as that."""
        del anchor
        standing = [level.moment for level in self.levels if level.moment != NOWHERE]
        twin = standing[-1] if standing else self._moment_above(NOWHERE)
        if twin == NOWHERE or not line.raw:
            return None
        role, raw = read_role(line.raw)
        first = self.outline.said[twin]
        text = read_text(raw).text
        told = self._tell(Said(What.MOMENT, line.number, text, first.owner, first.parent, twin, role=role))
        self.outline.add(Said(What.LINK, line.number, owner=told, word=LinkKind.PARALLEL, target=twin))
        return told

    def _tell(self, said: Said) -> int:
        """Add a moment and remember it as the latest."""
        self.told = self.latest = self.outline.add(said)
        self.focus = NOWHERE
        last, key = (self.last_main, said.owner) if said.parent == NOWHERE else (self.last_step, said.parent)
        if said.after == last.get(key, NOWHERE):
            last[key] = self.told
        if said.parent == NOWHERE:
            self.latest_main = self.told
        return self.told

    # What is said of moments

    def read_note(self, line: Line, anchor: int) -> int | None:
        """Worked, missing, risk, question, idea or quote."""
        if not line.raw:
            return None
        role, raw = read_role(line.raw)
        text = read_quote(raw) if line.head.mark is Mark.QUOTE else read_text(raw).text
        target = self._target(anchor)
        self.outline.add(Said(What.NOTE, line.number, text, target, word=_NOTES[line.head.mark], role=role))
        return target

    def read_judgement(self, line: Line, anchor: int) -> int | None:
        """Critical or meaningful, with the reason if one was given."""
        target = self._marked(anchor)
        if target == NOWHERE:
            return None
        self.outline.add(Said(_JUDGEMENTS[line.head.mark], line.number, read_text(line.raw).text, target))
        return target

    def read_feeling(self, line: Line, anchor: int) -> int | None:
        """How the moment felt; words after it are a quote."""
        target = self._moment_above(anchor)
        if target == NOWHERE or line.head.feeling is Emotion.NOT_ASKED:
            return None
        self.outline.add(Said(What.FEELING, line.number, owner=target, word=line.head.feeling, typed=line.typed))
        if line.raw:
            role, raw = read_role(line.raw)
            said = Said(What.NOTE, line.number, read_felt(raw), target, word=NoteKind.QUOTE, role=role)
            self.outline.add(said)
        return target

    def read_actor(self, line: Line, anchor: int) -> int | None:
        """`@ Actor: how often`."""
        target = self._moment_above(anchor)
        if target == NOWHERE or not line.raw:
            return None
        name, often = split_at_colon(line.raw)
        if not name.strip():
            name, often = line.raw, None
        said = Said(What.ACTOR, line.number, read_text(name).text, target)
        said.often = read_text(often).text if often is not None and often.strip() else None
        self.outline.add(said)
        return target

    def read_touchpoint(self, line: Line, anchor: int) -> int | None:
        """`* kind: label`."""
        target = self._moment_above(anchor)
        if target == NOWHERE or not line.raw:
            return None
        role, raw = read_role(line.raw)
        kind, label = read_touchpoint(raw)
        return self.outline.add(Said(What.TOUCHPOINT, line.number, label, target, word=kind, role=role))

    def read_link(self, line: Line, anchor: int) -> int | None:
        """`-> Text`: where the moment leads, or how the client is handed over there."""
        source = self._moment_above(anchor)
        if source == NOWHERE or not line.raw:
            return None
        kind, raw = read_link_word(line.raw)
        said = Said(What.LINK, line.number, read_text(raw).text, source, word=kind or LinkKind.LEADS_TO)
        said.typed = read_text(line.raw).text
        said.number = int(raw) if _NUMBER.fullmatch(raw) else NOWHERE if not raw else 0
        if isinstance(kind, HandoverKind):
            self.outline.add(Said(What.HANDOVER, line.number, owner=source, word=kind))
            said.word, said.hidden, said.typed = LinkKind.LEADS_TO, True, said.text
        if raw or not isinstance(kind, HandoverKind):
            self.outline.add(said)
        return source

    def read_stray(self, line: Line, anchor: int) -> None:
        """A continuation of nothing."""
        del line, anchor


_READERS: dict[Mark, Callable[[_Reader, Line, int], int | None]] = {
    Mark.PATHWAY: _Reader.read_pathway,
    Mark.PERSONA: _Reader.read_persona,
    Mark.PHASE: _Reader.read_phase,
    Mark.SIDE_STEP: _Reader.read_side_step,
    Mark.TWIN: _Reader.read_twin,
    Mark.ACTOR: _Reader.read_actor,
    Mark.TOUCHPOINT: _Reader.read_touchpoint,
    Mark.FEELING: _Reader.read_feeling,
    Mark.LEADS_TO: _Reader.read_link,
    Mark.GOES_ON: _Reader.read_stray,
    Mark.NONE: _Reader.read_moment,
    **dict.fromkeys(_NOTES, _Reader.read_note),
    **dict.fromkeys(_JUDGEMENTS, _Reader.read_judgement),
}
