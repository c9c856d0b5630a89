"""What a report tells of a pathway: phase by phase, moment by moment, then what was said of the whole. No measure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from paku_studio.drawing.dots_words import QUESTIONS as DOT_QUESTIONS
from paku_studio.drawing.dots_words import tell_candidate
from paku_studio.drawing.report_moment import moment_lines, moment_name, moment_remarks
from paku_studio.drawing.report_parts import Block, Curve, Grid, Listing, Paragraph, Section, Stop, Words
from paku_studio.drawing.report_telling import Telling, listing
from paku_studio.drawing.road_story import HEADINGS
from paku_studio.drawing.road_words import FEELINGS
from paku_studio.drawing.text import is_blank
from paku_studio.graph.describe import describe_finding
from paku_studio.graph.dots import ballots_of, counts_nobody, given, standings
from paku_studio.graph.findings import Finding
from paku_studio.graph.road import MomentOnRoad, PhaseOnRoad, road_order
from paku_studio.locale import label, translator
from paku_studio.models import (
    DeveloperGroup,
    Note,
    NoteKind,
    Pathway,
    PathwayVariant,
    Persona,
    Session,
    Touchpoint,
)

TARGETS = (PathwayVariant.FUTURE, PathwayVariant.PLANNED)
"""Variants that nobody has walked yet."""
JUDGED = (NoteKind.WORKED, NoteKind.MISSING, NoteKind.RISK, NoteKind.IDEA, NoteKind.QUOTE, NoteKind.QUESTION)
SHOWN_FINDINGS = frozenset(
    {
        "pathway_without_moment",
        "gap",
        "dead_end",
        "loop",
        "critical_without_reason",
        "critical_touchpoint_without_reason",
        "handover_broke",
        "handover_alone",
        "moments_without_touchpoint",
    }
)
"""What the graph shows of the service; slips in the document itself are for those who made it."""
DOT_SHARES = (0.5, 0.36, 0.14)


@dataclass(frozen=True)
class Road:
    """A pathway as the report looks at it. `home`: the meeting of what names none itself."""

    telling: Telling
    pathway: Pathway
    phases: tuple[PhaseOnRoad, ...]
    numbers: Mapping[str, int]

    @property
    def home(self) -> str:
        """The meeting at which the pathway was made."""
        return self.pathway.session

    @property
    def intended(self) -> bool:
        """Whether it is a plan or a target."""
        return self.pathway.variant in TARGETS

    def touched(self, on: MomentOnRoad) -> bool:
        """Whether the report has anything to tell of the moment."""
        return self.telling.tells(on.moment, self.home) or any(self._hanging(on))

    def _hanging(self, on: MomentOnRoad) -> Iterator[bool]:
        yield bool(self.telling.notes(on.moment.id, self.home))
        for point in self.telling.indexed.children(on.moment.id, Touchpoint, "moment"):
            yield self.telling.tells(point, self.home) or bool(self.telling.notes(point.id, self.home))


def roads(telling: Telling) -> tuple[Road, ...]:
    """Every pathway of which the report tells anything: those of today first, then plans and targets."""
    found = []
    for pathway in telling.indexed.of_type(Pathway):
        phases = road_order(telling.indexed, pathway.id)
        numbers = {on.moment.id: on.number for phase in phases for on in phase.moments}
        road = Road(telling, pathway, phases, numbers)
        if not telling.scope or pathway.session == telling.scope or _said_anything(road):
            found.append(road)
    return tuple(sorted(found, key=lambda road: road.intended))


def _said_anything(road: Road) -> bool:
    notes = [road.pathway.id, *(phase.phase.id for phase in road.phases)]
    if any(road.telling.notes(target, road.home) for target in notes):
        return True
    return any(road.touched(on) for phase in road.phases for on in phase.moments)


def tell_road(road: Road, found: tuple[Finding, ...]) -> Section:
    """The pathway's section. `found`: what the graph shows of it."""
    t, pathway = translator(road.telling.language), road.pathway
    lead = label("PathwayVariant", pathway.variant.value, road.telling.language)
    named = (
        Words(t("Unnamed pathway"), f"{lead}:") if is_blank(pathway.title) else road.telling.people(pathway.title, lead)
    )
    parts = [*_phases(road), *_judged(road), *_shown(road, found), *_dots(road)]
    return Section(pathway.id, named, tuple(_about(road)), tuple(parts), listed=True)


def _about(road: Road) -> Iterator[Block]:
    telling, pathway = road.telling, road.pathway
    t, indexed = translator(telling.language), telling.indexed
    for text in (pathway.subtitle, pathway.summary):
        if not is_blank(text):
            yield Paragraph(telling.people(text))
    facts = []
    if pathway.package:
        facts.append(Words(label("ActionPackage", pathway.package.value, telling.language)))
    persona, group = indexed.find(pathway.persona, Persona), indexed.find(pathway.group, DeveloperGroup)
    if persona and not is_blank(persona.name):
        facts.append(telling.people(persona.name, t("Persona")))
    if group and not is_blank(group.name):
        facts.append(telling.people(group.name, t("Group")))
    facts += _changes(road)
    yield from listing(facts)
    if not road.numbers:
        yield telling.soft(t("No moments yet."))
    yield from _curve(road)


def _curve(road: Road) -> Iterator[Curve]:
    """How the road felt, where somebody told it; of a meeting only a road that was made there."""
    telling = road.telling
    t = translator(telling.language)
    if telling.scope and road.home != telling.scope:
        return
    on_road = [(place, on) for place, phase in enumerate(road.phases) for on in phase.moments if not on.depth]
    stops = tuple(_stop(telling, place, on) for place, on in on_road)
    if len(stops) > 1 and any(stop.height is not None for stop in stops):
        yield Curve(t("How the road felt, moment by moment:"), stops)


def _stop(telling: Telling, phase: int, on: MomentOnRoad) -> Stop:
    t, moment = translator(telling.language), on.moment
    height = FEELINGS.get(moment.feeling)
    said = [label("Emotion", moment.feeling.value, telling.language)] if height is not None else []
    said += [t("Critical")] if moment.critical else []
    said += [t("Meaningful")] if moment.meaningful else []
    words = f"{on.number} {', '.join(said).lower()}" if said else ""
    return Stop(str(on.number), height, phase, moment.critical, moment.meaningful, words)


def _changes(road: Road) -> Iterator[Words]:
    """What became of the pathway that this one was made from."""
    from paku_studio.drawing.compare_story import counts_in_words
    from paku_studio.graph.comparison import compare

    indexed, language = road.telling.indexed, road.telling.language
    earlier = indexed.find(road.pathway.made_from, Pathway)
    if earlier is not None and earlier.id != road.pathway.id:
        t = translator(language)
        counts = counts_in_words(compare(indexed, earlier.id, road.pathway.id), language)
        if is_blank(earlier.title):
            yield Words(counts, t("Beside the pathway that it was made from:"))
        else:
            yield road.telling.people(earlier.title, t("Beside the pathway that it was made from"), f"– {counts}")


# phase by phase


def _phases(road: Road) -> Iterator[Section]:
    t = translator(road.telling.language)
    for place, on_road in enumerate(road.phases, 1):
        phase = on_road.phase
        moments = tuple(_moment(road, on) for on in on_road.moments if road.touched(on))
        notes = road.telling.notes(phase.id, road.home)
        if not moments and not notes and road.telling.scope:
            continue
        unnamed = Words(t("Phase %(number)s") % {"number": place})
        named = unnamed if is_blank(phase.label) else road.telling.people(phase.label)
        blocks: list[Block] = list(listing(road.telling.note(note) for note in notes))
        if not on_road.moments:
            blocks.append(road.telling.soft(t("No moments yet.")))
        yield Section(phase.id, named, tuple(blocks), moments, listed=True)


def _moment(road: Road, on: MomentOnRoad) -> Section:
    remarks = moment_remarks(road.telling, on, road.numbers, road.home, intended=road.intended)
    lines = moment_lines(road.telling, on.moment, road.numbers, road.home)
    heading = moment_name(road.telling, on.moment)
    return Section(on.moment.id, heading, (*remarks, *listing(lines)), number=str(on.number))


# the whole pathway


def _judged(road: Road) -> Iterator[Section]:
    """What was said of the whole pathway: under the group's own headings, then by kind."""
    t = translator(road.telling.language)
    notes = road.telling.notes(road.pathway.id, road.home)
    items: list[Words] = []
    for heading in dict.fromkeys(note.heading for note in notes if not is_blank(note.heading)):
        mine = tuple(road.telling.note(note) for note in notes if note.heading == heading)
        items.append(Words(heading, language=road.telling.words, more=mine))
    for kind in JUDGED:
        said, silent = HEADINGS[kind]
        plain = [note for note in notes if note.kind is kind and is_blank(note.heading)]
        if plain:
            mine = tuple(replace(road.telling.note(note), lead="", sign="") for note in plain)
            items.append(Words(lead=road.telling.own(said), more=mine, sign=kind.value))
        elif not road.telling.scope and _nobody_raised(road, kind):
            items.append(Words(t("Nobody raised anything"), lead=road.telling.own(silent), sign=kind.value))
    if items:
        key = f"{road.pathway.id}-judged"
        yield Section(key, Words(t("Said of the whole pathway")), (Listing(tuple(items)),))


def _nobody_raised(road: Road, kind: NoteKind) -> bool:
    """Whether the group was asked this of the pathway, and nobody had anything to say, not of a single moment."""
    if not getattr(road.pathway, f"asked_{kind.value}", False):
        return False
    return not any(note.kind is kind for note in _notes_on(road))


def _notes_on(road: Road) -> Iterator[Note]:
    for phase in road.phases:
        yield from road.telling.notes(phase.phase.id)
        for on in phase.moments:
            yield from road.telling.notes(on.moment.id)
            for point in road.telling.indexed.children(on.moment.id, Touchpoint, "moment"):
                yield from road.telling.notes(point.id)


def _shown(road: Road, found: tuple[Finding, ...]) -> Iterator[Section]:
    """What the drawing itself shows, in sentences."""
    t, telling = translator(road.telling.language), road.telling
    mine = [each for each in found if each.pathway == road.pathway.id and each.code in SHOWN_FINDINGS]
    if telling.scope:
        mine = [each for each in mine if road.home == telling.scope or _touches(road, each)]
    words = [describe_finding(replace(each, several=False), telling.indexed, telling.language) for each in mine]
    if words:
        blocks = (Listing(tuple(map(Words, words))),)
        yield Section(f"{road.pathway.id}-shown", Words(t("What the pathway shows")), blocks)


def _touches(road: Road, found: Finding) -> bool:
    moments = {on.moment.id: on for phase in road.phases for on in phase.moments}
    return any(each in moments and road.touched(moments[each]) for each in found.records)


def _dots(road: Road) -> Iterator[Section]:
    """How the dots fell, of ballots that the group has seen. How many chose is not told: it would count them out.

    Nor would figures be, where so few may have chosen that their sum gives them away: then the order is told alone.
    """
    telling, t = road.telling, translator(road.telling.language)
    for ballot in ballots_of(telling.indexed, road.pathway.id):
        session = telling.indexed.find(ballot.session, Session)
        if not ballot.shown or (telling.scope and (session is None or session.id != telling.scope)):
            continue
        rows, exact = [], counts_nobody(telling.indexed, ballot)
        for standing in standings(telling.indexed, ballot):
            if standing.dots and standing.candidate.stays != "own":
                told = tell_candidate(telling.indexed, standing.candidate, telling.language)
                words = telling.people(" ".join(filter(None, (told.words, told.stays and f"({told.stays})"))))
                figure = Words(str(standing.dots if exact else standing.place))
                rows.append((words, telling.people(told.place), figure))
        question = telling.own(DOT_QUESTIONS[ballot.subject])
        if rows:
            head = (t("What"), t("Where on the pathway"), t("Dots") if exact else t("In order"))
            blocks: tuple[Block, ...] = (Grid(question, head, tuple(rows), DOT_SHARES, figures=2),)
            if not exact:
                blocks += (telling.soft(t("Perhaps fewer than five chose: their order is told, not how many dots.")),)
        elif given(telling.indexed, ballot.id):
            continue
        else:
            blocks = (Paragraph(Words(question, tail=t("Nobody has given dots yet."))),)
        yield Section(ballot.id, Words(t("What the group found weightiest")), blocks)
