"""From records to what the sheet says: plain words in reading order. Knows no measure, no place and no colour."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from paku_studio.drawing.portraits import strokes_of
from paku_studio.drawing.report_counts import attendance, participants_words
from paku_studio.drawing.road_words import Said, said_note, shown_notes
from paku_studio.drawing.text import is_blank
from paku_studio.graph.index import RecordIndex, index
from paku_studio.graph.road import PhaseOnRoad, lanes, road_order
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    DOCUMENT_ID,
    CustomerValue,
    DeveloperGroup,
    DocumentSettings,
    Link,
    LinkKind,
    Note,
    NoteKind,
    Pathway,
    PathwayVariant,
    Persona,
    Record,
    ServiceMoment,
    Session,
    Stroke,
    Touchpoint,
    UnderstandingAnswer,
    UnderstandingQuestion,
    ValueFacet,
    ValueItem,
)

DRAWN = (LinkKind.RETURN, LinkKind.LEADS_TO, LinkKind.SKIPPED, LinkKind.PARALLEL)
"""Kinds of links that have a line of their own beside the road."""
HEADINGS = {
    NoteKind.WORKED: (N_("The pathway worked because…"), N_("What worked?")),
    NoteKind.MISSING: (N_("The pathway had gaps because…"), N_("What was missing?")),
    NoteKind.RISK: (N_("Risks"), N_("What were the risks?")),
    NoteKind.QUESTION: (N_("Open questions"), N_("Open questions")),
    NoteKind.IDEA: (N_("Ideas"), N_("Ideas")),
    NoteKind.QUOTE: (N_("In their words"), N_("In their words")),
}
"""The heading of each kind of judgement over what was said, and where nothing was: that must not finish a sentence."""
_ASKED = frozenset((NoteKind.WORKED, NoteKind.MISSING, NoteKind.RISK))
"""Kinds of judgements of which a pathway knows whether the group was asked."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One of several moments at the same time: which set of them (the id of its first), its place in the set from
    above, how many.
    """

    group: str
    place: int
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A service moment where it stands on the road. `headed`: its phase has a label, its own heading is one deeper."""

    moment: ServiceMoment
    phase: str
    number: int
    depth: int
    parent: str
    lane: Lane | None = None
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase: its label, what was said of it, its steps. `place` counts the pathway's phases from 0."""

    id: str
    label: str
    said: tuple[Said, ...]
    steps: tuple[Step, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A link drawn beside the road, from one step's id to another's."""

    id: str
    kind: LinkKind
    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Traveller:
    """The persona at the start of the road."""

    record: Persona
    name: str
    who: str
    quote: str
    needs: str
    values: str
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Judgements on the whole pathway under one heading. `own_heading`: the group's own title, not the sheet's."""

    kind: str
    heading: str
    said: tuple[Said, ...]
    asked: bool = True
    own_heading: bool = False
    nobody: bool = False
    """The group was asked, and nobody raised anything, not of a single moment either."""


@dataclass(frozen=True)
class Story:
    """All that the sheet says, but for the cards, which are told one by one."""

    pathway: str
    title: str
    subtitle: str
    summary: str
    meta: tuple[str, ...]
    traveller: Traveller | None
    stretches: tuple[Stretch, ...]
    ties: tuple[Tie, ...]
    gaps: Mapping[str, str]
    fields: tuple[Field, ...]
    unasked: tuple[str, ...]
    intended: bool
    """The whole pathway is a plan or a target."""
    language: str
    words: str
    """The language of the people's words, where it is not the sheet's; else empty."""
    asked_feelings: bool = True
    """Where nobody was asked, a level road says nothing of feelings."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of the road."""
        return tuple(step for stretch in self.stretches for step in stretch.steps)

    @cached_property
    def step_of(self) -> Mapping[str, Step]:
        """A moment's id -> its step."""
        return {step.moment.id: step for step in self.steps}


def tell_story(records: Mapping[str, Record], pathway_id: str, language: str) -> Story:
    """The story of one pathway. KeyError where the records have no such pathway."""
    indexed = index(records)
    pathway = indexed.find(pathway_id, Pathway)
    if pathway is None:
        raise KeyError(pathway_id)
    stretches = _stretches(indexed, pathway_id, language)
    on_road = {step.moment.id: step for stretch in stretches for step in stretch.steps}
    return replace(
        tell_head(indexed, pathway, language),
        stretches=stretches,
        ties=_ties(indexed, on_road),
        gaps={link.source: link.label for link in indexed.of_type(Link) if link.kind is LinkKind.GAP},
        fields=tell_fields(indexed, pathway, kinds_told(indexed, on_road), language),
        unasked=_unasked(indexed, pathway, on_road, language),
    )


def tell_head(indexed: RecordIndex, pathway: Pathway, language: str) -> Story:
    """The story without its road and without judgements: title, what kind of path, whose."""
    settings = indexed.find(DOCUMENT_ID, DocumentSettings)
    words = settings.language.value if settings else language
    return Story(
        pathway=pathway.id,
        title=pathway.title,
        subtitle=pathway.subtitle,
        summary=pathway.summary,
        meta=_meta(indexed, pathway, language),
        traveller=_traveller(indexed, pathway.persona, language),
        stretches=(),
        ties=(),
        gaps={},
        fields=(),
        unasked=(),
        intended=pathway.variant in (PathwayVariant.FUTURE, PathwayVariant.PLANNED),
        language=language,
        words="" if words == language else words,
        asked_feelings=pathway.asked_feelings,
    )


def _stretches(indexed: RecordIndex, pathway_id: str, language: str) -> tuple[Stretch, ...]:
    beside = tell_lanes([[each.id for each in run] for run in lanes(indexed, pathway_id)], language)
    return tuple(
        tell_stretch(indexed, told, place, beside, language)
        for place, told in enumerate(road_order(indexed, pathway_id))
    )


def tell_stretch(
    indexed: RecordIndex, told: PhaseOnRoad, place: int, beside: Mapping[str, Lane], language: str
) -> Stretch:
    """A phase with its steps. `beside`: the lanes of those of its moments that happen at the same time as others."""
    phase = told.phase
    headed = not is_blank(phase.label)
    steps = tuple(
        Step(on.moment, phase.id, on.number, on.depth, on.parent, beside.get(on.moment.id), headed)
        for on in told.moments
    )
    said = tuple(said_note(note, language) for note in shown_notes(indexed, phase.id))
    return Stretch(phase.id, phase.label, said, steps, place)


def tell_lanes(runs: Iterable[Sequence[str]], language: str) -> dict[str, Lane]:
    """The lane of each moment of these runs of moments that happen at the same time."""
    words = translator(language)("at the same time")
    return {moment: Lane(run[0], place, len(run), words) for run in runs for place, moment in enumerate(run)}


def _ties(indexed: RecordIndex, on_road: Mapping[str, Step]) -> tuple[Tie, ...]:
    """Links in the order of the road; one that goes to a step's own child says nothing new."""
    found = []
    for link in indexed.of_type(Link):
        source, target = on_road.get(link.source), on_road.get(link.target)
        tie = tie_between(link, source, target) if source is not None and target is not None else None
        if tie is not None and source is not None and target is not None:
            found.append((source.number, target.number, tie))
    return tuple(tie for _, _, tie in sorted(found, key=lambda each: (each[0], each[1], each[2].id)))


def tie_between(link: Link, source: Step, target: Step) -> Tie | None:
    """The link between two steps, if it is drawn as a line of its own."""
    if link.kind not in DRAWN or link.source == link.target:
        return None
    if link.kind is LinkKind.LEADS_TO and target.parent == link.source and not link.label:
        return None
    if link.kind is LinkKind.PARALLEL and _beside(source, target):
        return None
    return Tie(link.id, link.kind, link.source, link.target, link.label)


def _beside(step: Step, other: Step) -> bool:
    """Whether two steps are on lanes of one set, so that the road itself shows them at the same time."""
    return step.lane is not None and other.lane is not None and step.lane.group == other.lane.group


def ties_elsewhere(indexed: RecordIndex, step: str, here: str) -> Iterator[tuple[Link, ServiceMoment]]:
    """Links from a step to moments of other pathways than `here`."""
    for link in indexed.children(step, Link, "source"):
        target = indexed.find(link.target, ServiceMoment) if link.target else None
        phase = indexed.get(target.phase) if target else None
        if target is not None and getattr(phase, "pathway", here) != here:
            yield link, target


def _meta(indexed: RecordIndex, pathway: Pathway, language: str) -> tuple[str, ...]:
    variant = label("PathwayVariant", pathway.variant.value, language)
    package = label("ActionPackage", pathway.package.value, language) if pathway.package else ""
    session = indexed.find(pathway.session, Session)
    group = indexed.find(pathway.group or (session.group if session else ""), DeveloperGroup)
    lines = (_joined(variant, package), _joined(group.name if group else "", _sitting(indexed, session, language)))
    return tuple(line for line in lines if line)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())


def _sitting(indexed: RecordIndex, session: Session | None, language: str) -> str:
    if session is None:
        return ""
    t = translator(language)
    return _joined(
        t("Workshop %(number)s") % {"number": session.number},
        participants_words(attendance(indexed, session), language),
        written_date(session.date, language) if session.date else "",
    )


def written_date(date: datetime.date, language: str) -> str:
    """A date as the language writes it: 14.1.2027, or 14 January 2027."""
    if language in ("fi", "sv"):
        return f"{date.day}.{date.month}.{date.year}"
    from babel.dates import format_date

    return format_date(date, "d MMMM y", locale="en_GB")


def _traveller(indexed: RecordIndex, persona_id: str, language: str) -> Traveller | None:
    persona = indexed.find(persona_id, Persona)
    if persona is None:
        return None
    quotes = (note for note in indexed.children(persona.id, Note, "target") if note.kind is NoteKind.QUOTE)
    return Traveller(
        record=persona,
        name=persona.name,
        who=age_words(persona.age, language),
        quote=persona.headline or next((note.text for note in quotes if not note.own and note.text.strip()), ""),
        needs=_first_need(indexed, persona.id),
        values=first_value(indexed, persona.id),
        strokes=strokes_of(indexed, persona),
    )


def age_words(age: str, language: str) -> str:
    """A plain number gets its unit; a range or other words stay as typed."""
    years = age.strip()
    return translator(language)("%(age)s years") % {"age": years} if years.isdigit() else age


def _first_need(indexed: RecordIndex, persona_id: str) -> str:
    answers = indexed.children(persona_id, UnderstandingAnswer, "persona")
    why = (answer.text for answer in answers if answer.question is UnderstandingQuestion.WHY)
    return next((text for text in why if text.strip()), "")


def first_value(indexed: RecordIndex, persona_id: str) -> str:
    """What the persona values first: the first statement of a value's fields, the goal left aside."""
    facets = list(ValueFacet)
    for value in indexed.children(persona_id, CustomerValue, "persona"):
        items = [item for item in indexed.children(value.id, ValueItem, "value") if item.text.strip()]
        items = [item for item in items if item.facet is not ValueFacet.GOAL]
        if items:
            return min(items, key=lambda item: (facets.index(item.facet), item.order, item.id)).text
    return ""


def kinds_told(indexed: RecordIndex, moments: Iterable[str]) -> frozenset[NoteKind]:
    """The kinds of notes that these moments have, the facilitator's own left aside."""
    notes = (note for moment in moments for note in indexed.children(moment, Note, "target"))
    return frozenset(note.kind for note in notes if not note.own)


def tell_fields(indexed: RecordIndex, pathway: Pathway, told: Collection[NoteKind], language: str) -> tuple[Field, ...]:
    """Four fields that always stand, ideas and quotes where there are any, and boxes with the group's own headings.

    `told`: the kinds of notes that the pathway's moments have.
    """
    t = translator(language)
    notes = [
        note
        for note in indexed.children(pathway.id, Note, "target")
        if not note.own and (note.text + note.heading).strip()
    ]
    boxed = dict.fromkeys(note.heading for note in notes if note.heading.strip())
    kinds_boxed = {note.kind for note in notes if note.heading.strip()}
    was_asked = {
        NoteKind.WORKED: pathway.asked_worked,
        NoteKind.MISSING: pathway.asked_missing,
        NoteKind.RISK: pathway.asked_risk,
    }
    found = []
    for kind, (said, silent) in HEADINGS.items():
        asked = was_asked.get(kind, True)
        mine = tuple(said_note(note, language) for note in notes if note.kind is kind and not note.heading.strip())
        always = kind not in (NoteKind.IDEA, NoteKind.QUOTE) and kind not in kinds_boxed
        if mine or always:
            raised = bool(mine) or kind in told
            nobody = asked and not raised and kind in _ASKED
            found.append(Field(kind.value, t(said if mine else silent), mine, asked or raised, nobody=nobody))
    for heading in boxed:
        mine = tuple(said_note(note, language) for note in notes if note.heading == heading)
        found.append(Field(mine[0].kind, heading, tuple(each for each in mine if each.text), own_heading=True))
    return tuple(found)


def _unasked(indexed: RecordIndex, pathway: Pathway, on_road: Mapping[str, Step], language: str) -> tuple[str, ...]:
    """What nobody was asked of the whole pathway and nobody told, as words: silence is no answer."""
    moments = [step.moment for step in on_road.values()]
    points = [point for moment in moments for point in indexed.children(moment.id, Touchpoint, "moment")]
    marked: list[ServiceMoment | Touchpoint] = [*moments, *points]
    told = {
        "feelings": pathway.asked_feelings or any(moment.feeling.value != "not_asked" for moment in moments),
        "critical": pathway.asked_critical or any(each.critical for each in marked),
        "meaningful": pathway.asked_meaningful or any(each.meaningful for each in marked),
    }
    missing = (label("AskedQuestion", question, language) for question, was in told.items() if not was and moments)
    return tuple(f"{word[:1].lower()}{word[1:]}" for word in missing)
