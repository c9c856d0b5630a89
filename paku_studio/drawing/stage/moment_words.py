"""What is told of a moment on the wall, as words: links, hand-overs, voices. Knows no measures and no pen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paku_studio.drawing.persona_story import quoted
from paku_studio.drawing.road_story import Step, Story
from paku_studio.drawing.road_words import HANDOVER_ICONS, Card, Fact, Said, link_in_words, tell_card
from paku_studio.drawing.stage.road_wall import is_quiet
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, translator
from paku_studio.models import Link, LinkKind, Note, ServiceMoment

NAMED = 60
"""Letters by which another moment is named; whole it stands on its own picture."""


@dataclass(frozen=True, slots=True)
class Told:
    """A moment in words. `ways`: links, side step, what happens at the same time, each with its icon.

    `unasked`: nobody was asked how the pathway's moments felt, and nobody told.
    """

    step: Step
    card: Card
    ways: tuple[Fact, ...]
    slips: tuple[Said, ...]
    unasked: bool = True


def tell_moment(indexed: RecordIndex, story: Story, step: Step) -> Told:
    """All that the wall says of one step of the story."""
    card = tell_card(
        indexed,
        step.moment,
        side=step.depth > 0,
        together="",
        links=(),
        intended=story.intended,
        language=story.language,
    )
    ways = (*_where(story, step), *_handovers(card, story.language), *card.passages, *_links(indexed, story, step))
    spoken = story.words or story.language
    return Told(step, card, ways, tuple(voiced(indexed, said, spoken) for said in card.slips), is_quiet(story))


def name_of(moment: ServiceMoment, language: str) -> str:
    """A moment's first words, to name it on other moments' pictures."""
    words = " ".join(moment.text[: NAMED * 4].split())
    if not words:
        return translator(language)("A moment without words")
    return words if len(words) <= NAMED else f"{words[:NAMED].rstrip()}…"


def _numbered(step: Step, language: str) -> str:
    return f"{step.number} {name_of(step.moment, language)}"


def _where(story: Story, step: Step) -> Iterator[Fact]:
    """Whose side step it is, and what happens at the same time."""
    t = translator(story.language)
    parent = story.step_of.get(step.parent)
    if parent is not None:
        named = _numbered(parent, story.language)
        yield Fact("", "corner-down-right", "", t("a side step of: %(text)s") % {"text": named})
    if step.lane is not None:
        beside = [each for each in story.steps if each.lane and each.lane.group == step.lane.group and each is not step]
        for other in beside:
            named = _numbered(other, story.language)
            yield Fact("", "split", "", t("at the same time: %(text)s") % {"text": named})


def _handovers(card: Card, language: str) -> Iterator[Fact]:
    """A hand-over of which no more is known than its kind; of the others the card tells more."""
    told = {fact.id for fact in card.passages if fact.handover}
    for key, (kind, _) in zip(card.handed, card.handovers, strict=True):
        if key not in told:
            yield Fact(key, HANDOVER_ICONS[kind], "", label("HandoverKind", kind, language), True)


def _links(indexed: RecordIndex, story: Story, step: Step) -> Iterator[Fact]:
    """Links that start here, in words; those to a moment beside it on the road are said already."""
    t = translator(story.language)
    for link in indexed.children(step.moment.id, Link, "source"):
        target = story.step_of.get(link.target)
        if link.kind is LinkKind.GAP:
            words = t("nothing leads on: %(text)s") % {"text": link.label}
            yield Fact(link.id, "unlink", "", words if link.label.strip() else t("nothing leads on"))
        elif not (_beside(step, target) and not link.label.strip()):
            elsewhere = indexed.find(link.target, ServiceMoment)
            named = (
                _numbered(target, story.language) if target else name_of(elsewhere, story.language) if elsewhere else ""
            )
            text = " – ".join(part for part in (named, link.label) if part.strip())
            if text:
                yield link_in_words(link, text, story.language)


def _beside(step: Step, other: Step | None) -> bool:
    return bool(step.lane and other and other.lane and step.lane.group == other.lane.group)


def voiced(indexed: RecordIndex, said: Said, language: str) -> Said:
    """Somebody's own words in quotation marks, the voice after them."""
    note = indexed.find(said.id, Note)
    if note is None or said.kind != "quote":
        return said
    return replace(said, text=quoted(note.text, language) + said.text[len(note.text) :])
