"""Where a typed line lands: from what is selected, and by the line's mark. Knows the document, no editor, no window."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from paku_studio.editor.inspecting import name_of
from paku_studio.graph.index import LiveIndex
from paku_studio.graph.road import phase_on_road
from paku_studio.locale import N_, translator
from paku_studio.models import (
    Frequency,
    Handover,
    Involvement,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.notation.marks import Mark
from paku_studio.notation.placing import InsertionPoint
from paku_studio.store import Document

How = Literal["on", "after", "beside", "in", "begin"]

NOTE_MARKS = frozenset({Mark.WORKED, Mark.MISSING, Mark.RISK, Mark.QUESTION, Mark.IDEA, Mark.QUOTE})
JUDGEMENTS = frozenset({Mark.CRITICAL, Mark.MEANINGFUL})
OF_MOMENTS = frozenset({Mark.ACTOR, Mark.TOUCHPOINT, Mark.FEELING, Mark.LEADS_TO})
"""Marks that only a service moment can bear."""

THE_BEGINNING = N_("To the beginning of the pathway")
A_NEW_PATHWAY = N_("A new pathway")
_HANGS_ON = {Note: "target", Link: "source", Handover: "moment", Involvement: "moment", Frequency: "involvement"}
_ICONS: dict[How, str] = {
    "on": "corner-down-right",
    "after": "arrow-right",
    "beside": "split",
    "in": "arrow-right",
    "begin": "flag",
}
_CHOICES = 3
"""Neighbours on each side that the chip offers."""


@dataclass(frozen=True, slots=True)
class Landing:
    """The record that a line has to do with ("" for none), and how: on it, after it, beside it, in it at its end."""

    id: str
    how: How
    words: str

    @property
    def icon(self) -> str:
        """The sign of how."""
        return _ICONS[self.how]


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that the chip offers."""

    id: str
    words: str
    icon: str
    here: bool = False


# Insertion points


def at_end(document: Document, pathway: str) -> InsertionPoint:
    """After the latest moment of a pathway, side steps included; in its first phase where no moment stands yet."""
    phases = document.children(pathway, Phase, "pathway")
    for phase in reversed(phases):
        stops = (one for one in reversed(document.children(phase.id, ServiceMoment, "phase")) if not one.parent)
        if last := next(stops, None):
            return InsertionPoint(pathway, phase.id, _last_below(document, last.id))
    return InsertionPoint(pathway if pathway in document.records else "", phases[0].id if phases else "")


def _last_below(document: Document, moment: str) -> str:
    while steps := document.children(moment, ServiceMoment, "parent"):
        moment = steps[-1].id
    return moment


def at_record(document: Document, pathway: str, record_id: str) -> InsertionPoint:
    """Where a line lands with this record selected on this pathway; at the end of the pathway with none."""
    record = document.records.get(record_id)
    for _ in range(len(_HANGS_ON)):
        if type(record) in _HANGS_ON:
            record = document.records.get(getattr(record, _HANGS_ON[type(record)]))  # type: ignore[index]
    if isinstance(record, Touchpoint):
        return replace(at_record(document, pathway, record.moment), attach=record.id)
    if isinstance(record, ServiceMoment):
        return InsertionPoint(_pathway_of(document, record.phase), record.phase, record.id)
    if isinstance(record, Phase):
        return InsertionPoint(record.pathway, record.id, attach=record.id)
    if isinstance(record, Pathway):
        return replace(at_end(document, record.id), attach=record.id)
    end = at_end(document, pathway)
    return replace(end, attach=record.id) if isinstance(record, Persona) else end


def _pathway_of(document: Document, phase: str) -> str:
    found = document.records.get(phase)
    return found.pathway if isinstance(found, Phase) else ""


def stands(document: Document, at: InsertionPoint) -> bool:
    """Whether everything that the place names is still there."""
    return all(not one or one in document.records for one in (at.pathway, at.phase, at.after, at.attach))


def for_mark(document: Document, at: InsertionPoint, mark: Mark, *, deeper: bool = False) -> InsertionPoint:
    """The place as a line with this mark means it.

    What only a moment can bear does not fall on a pathway or phase while a moment stands. `deeper`: one step below,
    as an indented line in a text: a note on the moment's last touchpoint or the pathway's persona, a side step below
    a side step.
    """
    if deeper:
        at = _deeper(document, at, mark)
    if mark in OF_MOMENTS | JUDGEMENTS and at.attach and not _bears(document, at.attach):
        after = at.after or at_end(document, at.pathway).after
        return replace(at, attach="", after=after) if after else at
    return at


def _bears(document: Document, record_id: str) -> bool:
    return isinstance(document.records.get(record_id), ServiceMoment | Touchpoint)


def _deeper(document: Document, at: InsertionPoint, mark: Mark) -> InsertionPoint:
    if mark is Mark.SIDE_STEP:
        return replace(at, attach=at.after) if at.after else at
    if mark not in NOTE_MARKS | JUDGEMENTS:
        return at
    if at.after and not at.attach:
        touchpoints = document.children(at.after, Touchpoint, "moment")
        return replace(at, attach=touchpoints[-1].id) if touchpoints else at
    record = document.records.get(at.attach or at.pathway)
    return replace(at, attach=record.persona) if isinstance(record, Pathway) and record.persona else at


# In words


def landing_of(document: Document, at: InsertionPoint, mark: Mark, language: str, *, title: bool = False) -> Landing:
    """What a line with this mark has to do with at this place; `title`: the mark has words of its own after it."""
    record_id, how = _meant(document, at, mark, title=title)
    words = name_of(document, record_id, language)
    if words:
        return Landing(record_id, how, " ".join(words.split()))
    return Landing("", "begin", translator(language)(A_NEW_PATHWAY if mark is Mark.PATHWAY else THE_BEGINNING))


def _meant(document: Document, at: InsertionPoint, mark: Mark, *, title: bool) -> tuple[str, How]:
    moment = moment_of(document, at)
    if mark is Mark.PATHWAY:
        return ("", "begin") if title else (at.pathway, "on")
    if mark is Mark.PERSONA:
        return at.pathway, "on"
    if mark is Mark.PHASE:
        phase = at.phase or at_end(document, at.pathway).phase
        return (phase, "after") if title else (phase, "on")
    if mark in NOTE_MARKS:
        return at.attach or at.after or at.pathway, "on"
    if mark in JUDGEMENTS and _bears(document, at.attach):
        return at.attach, "on"
    if moment and (mark in OF_MOMENTS or mark in JUDGEMENTS):
        return moment, "on"
    if moment and mark is Mark.TWIN:
        return moment, "beside"
    if moment and mark is Mark.SIDE_STEP:
        return (moment if at.attach else top_of(document, moment)), "on"
    if at.after:
        return top_of(document, at.after), "after"
    return _end_of_phase(document, at.phase)


def _end_of_phase(document: Document, phase: str) -> tuple[str, How]:
    """A phase by its name; by its last stop where it has none."""
    record = document.records.get(phase)
    if isinstance(record, Phase) and record.label.strip():
        return phase, "in"
    stops = [one.id for one in document.children(phase, ServiceMoment, "phase") if not one.parent]
    return (stops[-1], "after") if stops else ("", "in")


def moment_of(document: Document, at: InsertionPoint) -> str:
    """The moment that marks fall on, or ""."""
    attach = document.records.get(at.attach)
    if isinstance(attach, Touchpoint):
        return attach.moment
    return attach.id if isinstance(attach, ServiceMoment) else "" if at.attach else at.after


def top_of(document: Document, moment: str) -> str:
    """The stop on the road that a side step hangs on, however deep; a stop is its own."""
    for _ in range(1000):
        record = document.records.get(moment)
        if not isinstance(record, ServiceMoment) or not record.parent:
            break
        moment = record.parent
    return moment


# Choosing another place


def told_in(document: Document, phase: str) -> tuple[str, ...]:
    """The ids of a phase's moments as they are told."""
    found = document.records.get(phase)
    told = phase_on_road(LiveIndex(document), found).moments if isinstance(found, Phase) else ()
    return tuple(placed.moment.id for placed in told)


def neighbour(document: Document, at: InsertionPoint, step: int) -> str:
    """The moment before (-1) or after (+1) the place in the order of telling, over the borders of phases; or ""."""
    return next(_neighbours(document, at, step), "")


def _neighbours(document: Document, at: InsertionPoint, step: int) -> Iterator[str]:
    phases = [phase.id for phase in document.children(at.pathway, Phase, "pathway")][::step]
    here = phases.index(at.phase) if at.phase in phases else 0
    told = told_in(document, phases[here])[::step] if phases else ()
    if at.after in told:
        yield from told[told.index(at.after) + 1 :]
    elif step < 0:
        yield from told
    for phase in phases[here + 1 :]:
        yield from told_in(document, phase)[::step]


def choices(document: Document, at: InsertionPoint, language: str) -> tuple[Choice, ...]:
    """Places that a person may choose instead: what the line could fall on here, and the moments around it."""
    before = list(itertools.islice(_neighbours(document, at, -1), _CHOICES))[::-1]
    later = itertools.islice(_neighbours(document, at, 1), _CHOICES)
    touchpoints = [one.id for one in document.children(at.after, Touchpoint, "moment")] if at.after else []
    here = [one for one in (at.after, *touchpoints) if one]
    owners = [one for one in (at.phase, at.pathway) if one]
    chosen = at.attach or at.after
    return tuple(
        Choice(one, " ".join(name_of(document, one, language).split()), _icon_of(document, one), one == chosen)
        for one in (*before, *here, *later, *owners)
        if name_of(document, one, language)
    )


def _icon_of(document: Document, record_id: str) -> str:
    icons = {Pathway: "route", Phase: "flag", Touchpoint: "circle-dot"}
    return icons.get(type(document.records[record_id]), "square-plus")
