"""What a comparison of two pathways says: both heads, the counts, each card in plain words. Knows no measure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.road_curve import Level, levels
from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS
from paku_studio.drawing.road_story import Story, tell_head, tell_lanes
from paku_studio.drawing.road_words import Card, Chip, Fact, Said, tell_card
from paku_studio.drawing.text import is_blank
from paku_studio.graph.comparison import Change, Column, Comparison, Kind, Pair, compare
from paku_studio.graph.index import RecordIndex
from paku_studio.graph.road import MomentOnRoad, PhaseOnRoad, lanes
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import Pathway

MARKS = ("critical", "meaningful")

KIND_WORDS: Mapping[Kind, str] = {
    "kept": N_("kept"),
    "added": N_("new"),
    "dropped": N_("dropped"),
    "moved": N_("moved"),
}

CHANGES: Mapping[Change, str] = {
    "words": N_("its words"),
    "phase": N_("its phase"),
    "actors": N_("who acts"),
    "touchpoints": N_("its touchpoints"),
    "better": N_("it feels better"),
    "worse": N_("it feels worse"),
    "now_critical": N_("now critical"),
    "not_critical": N_("no longer critical"),
    "now_meaningful": N_("now meaningful"),
    "not_meaningful": N_("no longer meaningful"),
}


@dataclass(frozen=True, slots=True)
class RoadCard:
    """One end of a pair on its road: the card in words, and how the pair stands to it."""

    placed: MomentOnRoad
    pair: Pair
    card: Card
    level: Level
    back: bool = False
    """The later road has it further to the left."""

    @property
    def on_road(self) -> bool:
        """Whether it has a stop on the road; a side step hangs beside it."""
        return self.placed.depth == 0


@dataclass(frozen=True, slots=True)
class Road:
    """One of the two roads. `told`: somebody told a feeling; `asked`: the group was asked for feelings."""

    story: Story
    variant: str
    title: str
    phases: tuple[PhaseOnRoad, ...]
    cards: Mapping[str, RoadCard]
    told: bool
    asked: bool
    tints: Mapping[str, int]
    """A phase's id -> the number of its hill's colour: phases that became one another have the same."""


@dataclass(frozen=True, slots=True)
class Telling:
    """All that the comparison says."""

    comparison: Comparison
    before: Road
    after: Road
    counts: str
    language: str
    words: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return self.comparison.columns

    @property
    def roads(self) -> tuple[Road, Road]:
        """The upper and the lower road."""
        return self.before, self.after


def tell_comparison(
    indexed: RecordIndex,
    before_id: str,
    after_id: str,
    language: str,
    *,
    brief: bool = False,
    called: Mapping[str, str] | None = None,
) -> Telling:
    """Both pathways told side by side; `brief`: without touchpoints; `called`: what a road is called, by its pathway,
    where that is not its variant. KeyError where one of them is not there.
    """
    for wanted in (before_id, after_id):
        if indexed.find(wanted, Pathway) is None:
            raise KeyError(wanted)
    found = compare(indexed, before_id, after_id)
    tints = {each.phase.id: place for place, each in enumerate(found.before)}
    theirs = _tints(found, tints)
    before = _tell_road(indexed, before_id, found, "before", tints, language)
    after = _tell_road(indexed, after_id, found, "after", theirs, language)
    if called:
        before, after = (_called(each, called.get(one, "")) for each, one in ((before, before_id), (after, after_id)))
    if brief:
        before, after = _without_touchpoints(before), _without_touchpoints(after)
    return Telling(found, before, after, counts_in_words(found, language), language, before.story.words)


def _called(road: Road, name: str) -> Road:
    """The road under another name than its variant's."""
    return replace(road, variant=name or road.variant)


def _without_touchpoints(road: Road) -> Road:
    """The road whose cards name no touchpoints but marked ones."""
    cards = {moment: replace(told, card=replace(told.card, facts=())) for moment, told in road.cards.items()}
    return replace(road, cards=cards)


def _tints(found: Comparison, before: Mapping[str, int]) -> dict[str, int]:
    """The later road's phases in the colours of those from which they came; new ones in colours of their own."""
    became = {later: before[earlier] for earlier, later in found.alike.items()}
    fresh = iter(range(len(before), len(before) + len(found.after)))
    return {each.phase.id: became[each.phase.id] if each.phase.id in became else next(fresh) for each in found.after}


def counts_in_words(found: Comparison, language: str) -> str:
    """How many of each kind: `6 kept, 2 new, 1 dropped, 1 moved`; kinds without any are left out."""
    kept, added, dropped, moved = (found.count(kind) for kind in ("kept", "added", "dropped", "moved"))
    said = (
        (kept, translate_count(language, "%d kept", "%d kept", kept)),
        (added, translate_count(language, "%d new", "%d new", added)),
        (dropped, translate_count(language, "%d dropped", "%d dropped", dropped)),
        (moved, translate_count(language, "%d moved", "%d moved", moved)),
    )
    words = ", ".join(text % count for count, text in said if count)
    return words or translator(language)("Neither pathway has a moment yet.")


def changes_in_words(pair: Pair, language: str) -> str:
    """What of a pair is not as it was: `changed: words, actors`; "" where nothing is."""
    t = translator(language)
    words = ", ".join(t(CHANGES[each]) for each in pair.changes)
    return t("changed: %(what)s") % {"what": words} if words else ""


def pathway_title(title: str, language: str) -> str:
    """The title as it is shown; an unnamed pathway is called one."""
    return translator(language)("Service pathway") if is_blank(title) else title.strip()


def _tell_road(
    indexed: RecordIndex, pathway_id: str, found: Comparison, side: str, tints: Mapping[str, int], language: str
) -> Road:
    pathway = indexed.find(pathway_id, Pathway)
    if pathway is None:
        raise KeyError(pathway_id)
    story = tell_head(indexed, pathway, language)
    phases = found.before if side == "before" else found.after
    pairs = {placed.moment.id: pair for pair, placed in _ends(found, side)}
    beside = tell_lanes([[each.id for each in run] for run in lanes(indexed, pathway_id)], language)
    told = {}
    for placed in (each for phase in phases for each in phase.moments):
        lane = beside.get(placed.moment.id)
        card = tell_card(
            indexed, placed.moment, side=placed.depth > 0, together=lane.words if lane and lane.place else "",
            links=(), intended=story.intended, language=language,
        )  # fmt: skip
        told[placed.moment.id] = (placed, _short(card, pairs[placed.moment.id], side, language))
    on_road = [(placed.moment.id, card.height) for placed, card in told.values() if not placed.depth]
    heights = dict(zip([each for each, _ in on_road], levels([height for _, height in on_road]), strict=True))
    flat, backwards = Level(0.0, False), _backwards(found)
    cards = {
        moment: RoadCard(placed, pairs[moment], card, heights.get(moment, flat), pairs[moment].id in backwards)
        for moment, (placed, card) in told.items()
    }
    return Road(
        story,
        label("PathwayVariant", pathway.variant.value, language),
        pathway_title(pathway.title, language),
        phases,
        cards,
        any(card.height is not None for _, card in told.values()),
        pathway.asked_feelings,
        tints,
    )


def _backwards(found: Comparison) -> frozenset[str]:
    """The pairs whose later place is to the left of the earlier one."""
    left: set[str] = set()
    met: set[str] = set()
    for column in found.columns:
        if column.before and column.pair.id in met:
            left.add(column.pair.id)
        if column.after:
            met.add(column.pair.id)
    return frozenset(left - {each.pair.id for each in found.columns if each.before and each.after})


def _ends(found: Comparison, side: str) -> Iterator[tuple[Pair, MomentOnRoad]]:
    for pair in found.pairs:
        placed = pair.before if side == "before" else pair.after
        if placed is not None:
            yield pair, placed


def _short(card: Card, pair: Pair, side: str, language: str) -> Card:
    """The card with what a comparison needs: marks stay with their reasons, notes stay on the pathway's own sheet.

    What is as it was stands on the upper card alone.
    """
    again = side == "after" and pair.before is not None
    return replace(
        card,
        over="" if again and "actors" not in pair.changes else card.over,
        facts=tuple(_met([chip for chip in card.chips if not _marked(chip)], pair, again, language)),
        chips=tuple(_marks_only(chip) for chip in card.chips if _marked(chip)),
        passages=tuple(_remarks(pair, side, language)),
        slips=tuple(said for said in card.slips if said.kind in MARKS),
        unreal=card.unreal or pair.kind == "dropped",
        handovers=(),
        handed=(),
    )


def _marked(chip: Chip) -> bool:
    return chip.critical or chip.meaningful


def _met(chips: Sequence[Chip], pair: Pair, again: bool, language: str) -> Iterator[Fact]:
    """The touchpoints one after the other in one line; marked ones stand apart."""
    if chips and (not again or "touchpoints" in pair.changes):
        icon = TOUCHPOINT_ICONS[chips[0].kind] if len(chips) == 1 else "waypoints"
        spoken = translator(language)("Touchpoints")
        yield Fact("", icon, spoken, ", ".join(" ".join(chip.text.split()) for chip in chips))


def _marks_only(chip: Chip) -> Chip:
    said: tuple[Said, ...] = tuple(each for each in chip.said if each.kind in MARKS)
    return replace(chip, said=said)


def _remarks(pair: Pair, side: str, language: str) -> Iterator[Fact]:
    """Where a moved one stands on the other road, and on the later road what changed."""
    t = translator(language)
    if pair.before is None or pair.after is None:
        return
    if pair.kind == "moved" and side == "before":
        yield Fact("", "arrow-right", "", t("now number %(number)s") % {"number": pair.after.number})
    if pair.kind == "moved" and side == "after":
        yield Fact("", "arrow-left", "", t("was number %(number)s") % {"number": pair.before.number})
    changed = changes_in_words(pair, language)
    if changed and side == "after":
        yield Fact("", "pencil", "", changed)


def stop_in_words(pair: Pair, road: Road, language: str) -> str:
    """What a reader hears at a stop: which road, and what became of the moment."""
    kind = translator(language)(KIND_WORDS[pair.kind])
    return f"{road.variant}, {kind}"
