"""What one card says: a service moment with all that hangs on it, in plain words. Knows no measure and no place."""

from collections.abc import Iterator
from dataclasses import dataclass

from paku_studio.drawing.road_type import NO_BREAK
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, short_label, translator
from paku_studio.models import (
    Actor,
    Emotion,
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    Note,
    Record,
    ServiceMoment,
    Touchpoint,
)

FEELINGS = {
    Emotion.VERY_BAD: -2,
    Emotion.BAD: -1,
    Emotion.NEUTRAL: 0,
    Emotion.GOOD: 1,
    Emotion.VERY_GOOD: 2,
}
"""How high a told feeling lifts the road; a feeling that was not asked has no height."""

RING_LETTERS = 16
"""Longer names of hand-overs would run into the stop beside the ring."""

HANDOVER_ICONS = {
    "warm": "handshake",
    "joint": "users",
    "referral": "send",
    "contact": "phone",
    "self": "footprints",
    "broken": "unlink",
}

DOT = f"{NO_BREAK}· "
"""Between the parts of a line; no line begins with it."""
TOGETHER = 14
"""Characters of a frequency that are kept on one line."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was said. `kind`: a NoteKind's value, `critical` or `meaningful`; `spoken`: that kind in words.

    `worded`: the sheet shows the kind's word before the text.
    """

    id: str
    kind: str
    spoken: str
    text: str
    worded: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A touchpoint with the remarks that hang on it."""

    id: str
    kind: str
    spoken: str
    text: str
    critical: bool
    meaningful: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line on the card with an icon: the client's own choice, place and time, a law, a hand-over, a link in words."""

    id: str
    icon: str
    spoken: str
    text: str
    handover: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A service moment in words. `height`: the told feeling from -2 to 2, else None; `unreal`: it did not happen."""

    id: str
    title: str
    over: str
    facts: tuple[Fact, ...]
    chips: tuple[Chip, ...]
    passages: tuple[Fact, ...]
    slips: tuple[Said, ...]
    height: int | None
    feeling: str
    critical: bool
    meaningful: bool
    unreal: bool
    handovers: tuple[tuple[str, str], ...]
    """Kind and short word of each hand-over at this moment."""
    handed: tuple[str, ...] = ()
    """The ids of these hand-overs."""


def words_of(card: Card) -> Iterator[str]:
    """Every text on the card."""
    yield from (card.title, card.over)
    yield from (fact.text for fact in (*card.facts, *card.passages))
    for chip in card.chips:
        yield from (chip.text, *(said.text for said in chip.said))
    yield from (said.text for said in card.slips)


def dependents(indexed: RecordIndex, moment: ServiceMoment) -> tuple[Record, ...]:
    """Every record whose change changes the moment's card, the moment first, in a fixed order."""
    touchpoints = indexed.children(moment.id, Touchpoint, "moment")
    involved = indexed.children(moment.id, Involvement, "moment")
    handed = indexed.children(moment.id, Handover, "moment")
    found: list[Record] = [moment, *involved, *touchpoints, *handed]
    found += indexed.children(moment.id, Note, "target")
    links = indexed.children(moment.id, Link, "source")
    found += links
    for involvement in involved:
        found += indexed.children(involvement.id, Frequency, "involvement")
    for touchpoint in touchpoints:
        found += indexed.children(touchpoint.id, Note, "target")
    actors = [each.actor for each in involved] + [end for each in handed for end in (each.from_actor, each.to_actor)]
    found += [indexed[actor] for actor in actors if actor in indexed]
    found += [indexed[link.target] for link in links if link.target in indexed]
    return tuple(found)


def tell_card(
    indexed: RecordIndex,
    moment: ServiceMoment,
    *,
    side: bool,
    together: str,
    links: tuple[Fact, ...],
    intended: bool,
    language: str,
) -> Card:
    """The card of a moment. `together`: words where it is a side step beside others; `links`: links told in
    words; `intended`: the whole pathway is a plan, so that a planned moment is nothing special."""
    handed = indexed.children(moment.id, Handover, "moment")
    return Card(
        id=moment.id,
        title=moment.text,
        over=_over(indexed, moment, side, together, intended, language),
        facts=_facts(moment, language),
        chips=tuple(_chip(indexed, each, language) for each in indexed.children(moment.id, Touchpoint, "moment")),
        passages=(*_laws(moment, language), *_handovers(indexed, moment, language), *links),
        slips=_slips(indexed, moment, language),
        height=FEELINGS.get(moment.feeling),
        feeling=label("Emotion", moment.feeling.value, language),
        critical=moment.critical,
        meaningful=moment.meaningful,
        unreal=moment.status in _special(intended) and moment.status is not MomentStatus.ONGOING,
        handovers=tuple((each.kind.value, _ring_word(each.kind.value, language)) for each in handed),
        handed=tuple(each.id for each in handed),
    )


def _ring_word(kind: str, language: str) -> str:
    """The hand-over's word on the road: its name, or the short one where that is long."""
    name = label("HandoverKind", kind, language)
    shown = name if len(name) <= RING_LETTERS else short_label("HandoverKind", kind, language)
    return shown[:1].lower() + shown[1:]


def _special(intended: bool) -> tuple[MomentStatus, ...]:
    """What is said of a moment's status."""
    always = (MomentStatus.ONGOING, MomentStatus.DID_NOT_HAPPEN)
    return always if intended else (*always, MomentStatus.PLANNED)


def _over(indexed: RecordIndex, moment: ServiceMoment, side: bool, together: str, intended: bool, language: str) -> str:
    """The line above the title: what became of it, side step, who acts and how often."""
    shown = moment.status in _special(intended)
    status = label("MomentStatus", moment.status.value, language) if shown else ""
    step = translator(language)("Side step") if side else ""
    involved = indexed.children(moment.id, Involvement, "moment")
    actors = ", ".join(filter(None, (_actor(indexed, each) for each in involved)))
    return DOT.join(part for part in (status, step, together, actors) if part)


def _actor(indexed: RecordIndex, involvement: Involvement) -> str:
    actor = indexed.find(involvement.actor, Actor)
    often = [each.text for each in indexed.children(involvement.id, Frequency, "involvement") if each.text.strip()]
    return DOT.join([actor.name if actor else "", *map(_kept_together, often)]).strip(f"{DOT}·")


def _kept_together(often: str) -> str:
    """A short frequency on one line: “1 krt/kk” is not parted after its number."""
    return often.replace(" ", NO_BREAK) if len(often) <= TOGETHER else often


def _facts(moment: ServiceMoment, language: str) -> tuple[Fact, ...]:
    t = translator(language)
    found = []
    if moment.client_choice:
        found.append(Fact("", "hand", "", t("Client's own choice")))
    where = ((moment.place, "map-pin", t("Place")), (moment.when, "calendar-days", t("When")))
    for text, icon, spoken in (*where, (moment.duration, "clock", t("How long"))):
        if text.strip():
            found.append(Fact("", icon, spoken, text))
    return tuple(found)


def _laws(moment: ServiceMoment, language: str) -> tuple[Fact, ...]:
    spoken = translator(language)("Law")
    return tuple(Fact("", "scale", spoken, law) for law in moment.law_references if law.strip())


def _handovers(indexed: RecordIndex, moment: ServiceMoment, language: str) -> tuple[Fact, ...]:
    """Hand-overs of which more is known than their kind; the kind itself stands on the road."""
    handed = indexed.children(moment.id, Handover, "moment")
    found = []
    for each in handed:
        text = _handover(indexed, each, language)
        if text or len(handed) > 1:
            kind = label("HandoverKind", each.kind.value, language)
            found.append(Fact(each.id, HANDOVER_ICONS[each.kind.value], "", f"{kind}: {text}" if text else kind, True))
    return tuple(found)


def _handover(indexed: RecordIndex, handover: Handover, language: str) -> str:
    t = translator(language)
    ends = [indexed.find(end, Actor) for end in (handover.from_actor, handover.to_actor)]
    names = [end.name.strip() if end else "" for end in ends]
    between = f"{names[0] or '?'} → {names[1] or '?'}" if any(names) else ""
    worked = {True: t("it worked"), False: t("it did not work"), None: ""}[handover.worked]
    return "; ".join(part for part in (between, worked, handover.note) if part.strip())


def _chip(indexed: RecordIndex, touchpoint: Touchpoint, language: str) -> Chip:
    spoken = label("TouchpointKind", touchpoint.kind.value, language)
    hanging = _marks(touchpoint, language, worded=False)
    hanging += tuple(said_note(note, language) for note in shown_notes(indexed, touchpoint.id))
    text = touchpoint.label if touchpoint.label.strip() else spoken
    return Chip(
        touchpoint.id,
        touchpoint.kind.value,
        spoken if text is not spoken else "",
        text,
        touchpoint.critical,
        touchpoint.meaningful,
        hanging,
    )


def _slips(indexed: RecordIndex, moment: ServiceMoment, language: str) -> tuple[Said, ...]:
    notes = tuple(said_note(note, language) for note in shown_notes(indexed, moment.id))
    return (*_marks(moment, language, worded=True), *notes)


def _marks(marked: ServiceMoment | Touchpoint, language: str, *, worded: bool) -> tuple[Said, ...]:
    """Critical, then meaningful, with their reasons. A mark without a reason is a word alone."""
    t = translator(language)
    found = []
    if marked.critical:
        reason = marked.critical_reason
        found.append(Said("", "critical", t("Critical"), reason, worded or not reason.strip()))
    if marked.meaningful:
        reason = marked.meaningful_reason
        found.append(Said("", "meaningful", t("Meaningful"), reason, worded or not reason.strip()))
    return tuple(found)


def said_note(note: Note, language: str) -> Said:
    """A note as the sheet says it, with the role of the voice where it is known."""
    voice = label("ParticipantRole", note.role.value, language) if note.role else ""
    text = f"{note.text} – {voice[:1].lower()}{voice[1:]}" if voice else note.text
    return Said(note.id, note.kind.value, label("NoteKind", note.kind.value, language), text)


def shown_notes(indexed: RecordIndex, target: str) -> tuple[Note, ...]:
    """Notes of a record in the order of their writing, without empty ones and the facilitator's own."""
    notes = indexed.children(target, Note, "target")
    return tuple(note for note in notes if not note.own and note.text.strip())


def link_in_words(link: Link, text: str, language: str) -> Fact:
    """A link that the road cannot show by a line alone, as a line on its source's card."""
    t = translator(language)
    words = {
        LinkKind.RETURN: t("returns: %(text)s"),
        LinkKind.SKIPPED: t("passed over: %(text)s"),
        LinkKind.PARALLEL: t("at the same time: %(text)s"),
    }.get(link.kind, t("leads to: %(text)s"))
    icon = {LinkKind.RETURN: "corner-up-left", LinkKind.PARALLEL: "split"}.get(link.kind, "arrow-right")
    return Fact(link.id, icon, "", words % {"text": text})
