"""From records to what the slides of a pathway say: plain words in telling order. Knows no measure and no file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paku_studio.drawing.persona_story import quoted
from paku_studio.drawing.road_marks import NOTE_ICONS
from paku_studio.drawing.road_story import Field, Step, Story, Stretch, tell_story, ties_elsewhere
from paku_studio.drawing.road_words import Card, Chip, Fact, Said, link_in_words, tell_card
from paku_studio.graph.index import RecordIndex, index
from paku_studio.locale import label, translator
from paku_studio.models import Link, LinkKind, Record

TEXT, NAME, QUOTE = 14.0, 18.0, 16.0
"""Sizes in points: text of cards and everything else, the persona's name, the persona's own words."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `lead`: the program's words before it; `own`: the text itself is the program's words too."""

    text: str
    lead: str = ""
    size: float = TEXT
    bold: bool = False
    soft: bool = False
    own: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Paragraphs in one frame: a `card`, `plain` text, a `phase`, or a slip of a note's or a mark's kind."""

    kind: str
    paragraphs: tuple[Paragraph, ...]
    place: int = 0
    """Of a phase among the phases, from 0."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment on the road: its number, its words, how it felt (-2 to 2, None: nobody told), whether it hangs beside.

    `spoken`: all of that in words.
    """

    number: int
    title: str
    height: int | None
    critical: bool
    meaningful: bool
    phase: int
    beside: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Block:
    """What stands one below the other: a moment with its slips, a field, a phase's box."""

    pieces: tuple[Piece, ...]
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A slide, or several where it does not fit on one. `own`: its title is the program's words."""

    title: str
    blocks: tuple[Block, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """All that the slides say. `legend`: the sign of each entry and its words."""

    title: str
    head: tuple[Block, ...]
    stops: tuple[Stop, ...]
    phases: tuple[Block, ...]
    legend: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    language: str
    words: str
    """The language of the people's words."""


def tell_deck(records: Mapping[str, Record], pathway_id: str, language: str) -> Deck:
    """The slides of one pathway. KeyError where the records have no such pathway."""
    story = tell_story(records, pathway_id, language)
    indexed = index(records)
    cards = {step.moment.id: _card(indexed, story, step) for step in story.steps}
    stops = {key: _stop(story, story.step_of[key], card) for key, card in cards.items()}
    chapters = [_phase_chapter(story, stretch, cards, stops) for stretch in story.stretches]
    return Deck(
        title=story.title,
        head=tuple(_head(story)),
        stops=tuple(stops.values()),
        phases=tuple(_phase_box(story, stretch) for stretch in story.stretches),
        legend=tuple(_legend(story, cards)),
        chapters=(*chapters, *_fields_chapter(story)),
        language=language,
        words=story.words or language,
    )


def _card(indexed: RecordIndex, story: Story, step: Step) -> Card:
    return tell_card(
        indexed,
        step.moment,
        side=step.depth > 0,
        together=step.lane.words if step.lane else "",
        links=tuple(_links(indexed, story, step)),
        intended=story.intended,
        language=story.language,
    )


def _links(indexed: RecordIndex, story: Story, step: Step) -> Iterator[Fact]:
    """Every link that leaves the moment, in words: no line is drawn between slides."""
    t = translator(story.language)
    for link in indexed.children(step.moment.id, Link, "source"):
        target = story.step_of.get(link.target or "")
        label_ = f" – {link.label.strip()}" if link.label.strip() else ""
        if link.kind is LinkKind.GAP:
            words = t("nothing leads on: %(text)s") % {"text": link.label} if label_ else t("nothing leads on")
            yield Fact(link.id, "unlink", "", words)
        elif target is not None and target is not step:
            yield link_in_words(link, f"{target.number} {target.moment.text}{label_}", story.language)
    for link, moment in ties_elsewhere(indexed, step.moment.id, story.pathway):
        label_ = f" – {link.label.strip()}" if link.label.strip() else ""
        yield link_in_words(link, moment.text + label_, story.language)


def _stop(story: Story, step: Step, card: Card) -> Stop:
    t = translator(story.language)
    feeling = t("Feeling: %(feeling)s") % {"feeling": _small(card.feeling)} if card.height is not None else ""
    marks = [t("Critical") if card.critical else "", t("Meaningful") if card.meaningful else ""]
    place = next(stretch.place for stretch in story.stretches if stretch.id == step.phase)
    spoken = ". ".join(filter(None, (f"{step.number} {card.title.strip()}".strip(), feeling, *marks)))
    beside = step.depth > 0
    return Stop(step.number, card.title, card.height, card.critical, card.meaningful, place, beside, spoken)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


# the first slide


def _head(story: Story) -> Iterator[Block]:
    """Whose road it is, and what kind of road."""
    t = translator(story.language)
    traveller = story.traveller
    if traveller is not None:
        quote = Paragraph(quoted(traveller.quote, story.words or story.language), size=QUOTE, bold=True)
        yield from _told(Paragraph(traveller.name, size=NAME, bold=True), Paragraph(traveller.who), quote)
        wants = Paragraph(traveller.needs, lead=t("Needs") if traveller.needs.strip() else "")
        values = Paragraph(traveller.values, lead=t("Values") if traveller.values.strip() else "")
        yield from _told(wants, values)
    about = [Paragraph(story.subtitle, bold=True), Paragraph(story.summary)]
    yield from _told(*about, *(Paragraph(line, soft=True, own=True) for line in story.meta))


def _told(*paragraphs: Paragraph) -> Iterator[Block]:
    said = tuple(each for each in paragraphs if each.text.strip() or each.lead)
    if said:
        yield Block((Piece("plain", said),))


def _phase_box(story: Story, stretch: Stretch) -> Block:
    t = translator(story.language)
    numbers = [step.number for step in stretch.steps]
    if not numbers:
        words = t("No service moments yet")
    elif len(numbers) == 1:
        words = t("Moment %(number)d") % {"number": numbers[0]}
    else:
        words = t("Moments %(first)d–%(last)d") % {"first": min(numbers), "last": max(numbers)}
    name = Paragraph(phase_name(story, stretch), bold=True, own=not stretch.label.strip())
    return Block((Piece("phase", (name, Paragraph(words, soft=True, own=True)), stretch.place),))


def phase_name(story: Story, stretch: Stretch) -> str:
    """The phase's own name, or its number."""
    numbered = translator(story.language)("Phase %(number)s") % {"number": stretch.place + 1}
    return stretch.label if stretch.label.strip() else numbered


def _legend(story: Story, cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    """Signs that the first slide does not explain by itself."""
    t = translator(story.language)
    told = [card.height is not None for card in cards.values()]
    if any(card.meaningful for card in cards.values()):
        yield "meaningful", t("meaningful")
    if any(card.critical for card in cards.values()):
        yield "critical", t("critical")
    if any(told):
        yield "feeling", t("height of the road: the feeling")
    elif told:
        yield "road", t("road: from moment to moment")
    if any(told) and not all(told):
        yield "untold", t("the feeling was not told")
    if story.unasked:
        yield "", t("not asked: %(what)s") % {"what": ", ".join(story.unasked)}


# the slides of phases


def _phase_chapter(story: Story, stretch: Stretch, cards: Mapping[str, Card], stops: Mapping[str, Stop]) -> Chapter:
    said = tuple(_slip(each) for each in stretch.said)
    blocks = [Block(said)] if said else []
    for step in stretch.steps:
        card = cards[step.moment.id]
        blocks.append(Block(tuple(_pieces(story, card)), stops[step.moment.id]))
    if not stretch.steps:
        words = Paragraph(translator(story.language)("No service moments yet"), soft=True, own=True)
        blocks.append(Block((Piece("plain", (words,)),)))
    return Chapter(phase_name(story, stretch), tuple(blocks), own=not stretch.label.strip())


def _pieces(story: Story, card: Card) -> Iterator[Piece]:
    """The card itself, then a slip for each thing that was said of the moment or of its touchpoints."""
    t = translator(story.language)
    paragraphs = [Paragraph(card.title, bold=True), Paragraph(card.over, soft=True)]
    if card.height is not None:
        feeling = t("Feeling: %(feeling)s") % {"feeling": _small(card.feeling)}
        paragraphs.append(Paragraph(feeling, own=True))
    paragraphs += [_fact(each) for each in card.facts]
    paragraphs += [Paragraph(chip.text, lead=chip.spoken, own=not chip.spoken) for chip in card.chips]
    paragraphs += [_fact(each) for each in card.passages]
    if not any(each.handover for each in card.passages):
        paragraphs += [Paragraph(label("HandoverKind", kind, story.language), own=True) for kind, _ in card.handovers]
    yield Piece("card", tuple(each for each in paragraphs if each.text.strip()))
    for chip in card.chips:
        yield from (_hanging(chip, said) for said in chip.said)
    yield from (_slip(said) for said in card.slips)


def _fact(fact: Fact) -> Paragraph:
    return Paragraph(fact.text, lead=fact.spoken, own=not fact.spoken)


def _slip(said: Said) -> Piece:
    return Piece(said.kind, (Paragraph(said.text, lead=said.spoken),))


def _hanging(chip: Chip, said: Said) -> Piece:
    """A remark on a touchpoint names the touchpoint."""
    words = f"{chip.text} – {said.text}" if said.text.strip() else chip.text
    return Piece(said.kind, (Paragraph(words, lead=said.spoken),))


# the last slide


def _fields_chapter(story: Story) -> Iterator[Chapter]:
    """What was said of the whole pathway."""
    t = translator(story.language)
    blocks = tuple(_field(story, field) for field in story.fields)
    if blocks:
        yield Chapter(t("The whole pathway"), blocks, own=True)


def _field(story: Story, field: Field) -> Block:
    t = translator(story.language)
    kind = field.kind if field.kind in NOTE_ICONS else "plain"
    heading = Paragraph(field.heading, bold=True, own=not field.own_heading)
    told = [Paragraph(said.text, bullet=True) for said in field.said if said.text.strip()]
    if not told:
        quiet = t("Nobody raised anything") if field.nobody else "" if field.asked else t("Not asked")
        told = [Paragraph(quiet, soft=True, own=True)] if quiet else []
    return Block((Piece(kind, (heading, *told)),))
