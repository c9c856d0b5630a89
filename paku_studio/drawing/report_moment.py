"""What a report tells of one service moment, line by line. Knows no measure; roles of voices are gathered widely."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from paku_studio.drawing.report_parts import Paragraph, Words
from paku_studio.drawing.report_signs import FEELING
from paku_studio.drawing.report_telling import Telling
from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS
from paku_studio.drawing.road_words import FEELINGS, HANDOVER_ICONS
from paku_studio.drawing.text import is_blank
from paku_studio.graph.road import MomentOnRoad
from paku_studio.locale import N_, label, translator
from paku_studio.models import (
    Actor,
    Emotion,
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    MomentStatus,
    ServiceMoment,
    Touchpoint,
)

LINKS = {
    LinkKind.RETURN: N_("Returns to"),
    LinkKind.LEADS_TO: N_("Leads to"),
    LinkKind.SKIPPED: N_("Passed over"),
    LinkKind.PARALLEL: N_("At the same time as"),
}
LINK_ICONS = {
    LinkKind.RETURN: "corner-up-left",
    LinkKind.LEADS_TO: "arrow-right",
    LinkKind.SKIPPED: "arrow-right",
    LinkKind.PARALLEL: "split",
}


def moment_name(telling: Telling, moment: ServiceMoment) -> Words:
    """The moment's words, or that it has none."""
    t = translator(telling.language)
    return Words(t("A moment without words")) if is_blank(moment.text) else telling.people(moment.text)


def moment_remarks(
    telling: Telling, on: MomentOnRoad, numbers: Mapping[str, int], home: str, *, intended: bool
) -> Iterator[Paragraph]:
    """What sort of moment it is, in one line. `numbers`: of the road's moments; `intended`: all of it is planned."""
    t, moment = translator(telling.language), on.moment
    if not telling.tells(moment, home):
        return
    silent = (MomentStatus.HAPPENED, MomentStatus.UNKNOWN, *((MomentStatus.PLANNED,) if intended else ()))
    parts = [t("A side step of moment %(number)s") % {"number": numbers[on.parent]}] if on.parent else []
    if moment.status not in silent:
        parts.append(label("MomentStatus", moment.status.value, telling.language))
    if moment.stage:
        parts.append(label("MomentStage", moment.stage.value, telling.language))
    if moment.client_choice:
        parts.append(t("Client's own choice"))
    if parts:
        yield telling.soft(" · ".join(parts))


def moment_lines(telling: Telling, moment: ServiceMoment, numbers: Mapping[str, int], home: str) -> Iterator[Words]:
    """All that is known of a moment, of one meeting only what was told there. `numbers`: of the road's moments."""
    own = telling.tells(moment, home)
    if own:
        yield from _where_and_when(telling, moment)
        yield from _actors(telling, moment)
    for point in telling.indexed.children(moment.id, Touchpoint, "moment"):
        if telling.tells(point, home) or telling.notes(point.id, home):
            yield _touchpoint(telling, point, home)
    if own:
        yield from _feeling(telling, moment)
        yield from _marks(telling, moment)
    yield from (telling.note(note) for note in telling.notes(moment.id, home))
    if own:
        yield from _handovers(telling, moment)
        yield from _links(telling, moment, numbers)
        law = translator(telling.language)("Law")
        laws = (telling.people(text, law) for text in moment.law_references if not is_blank(text))
        yield from (replace(told, sign="scale") for told in laws)


def _where_and_when(telling: Telling, moment: ServiceMoment) -> Iterator[Words]:
    t = translator(telling.language)
    told = (
        ("map-pin", t("Place"), moment.place),
        ("calendar-days", t("When"), moment.when),
        ("clock", t("How long"), moment.duration),
    )
    yield from (replace(telling.people(text, word), sign=sign) for sign, word, text in told if not is_blank(text))


def _actors(telling: Telling, moment: ServiceMoment) -> Iterator[Words]:
    names = []
    for involved in telling.indexed.children(moment.id, Involvement, "moment"):
        actor = telling.indexed.find(involved.actor, Actor)
        often = telling.indexed.children(involved.id, Frequency, "involvement")
        told = ", ".join(each.text.strip() for each in often if not is_blank(each.text))
        name = actor.name.strip() if actor else ""
        names.append(f"{name or '–'} ({told})" if told else name)
    words = ", ".join(filter(None, names))
    if words:
        yield replace(telling.people(words, translator(telling.language)("Actors")), sign="users")


def _touchpoint(telling: Telling, point: Touchpoint, home: str) -> Words:
    t = translator(telling.language)
    kind = label("TouchpointKind", point.kind.value, telling.language)
    below = (
        *(_marks(telling, point) if telling.tells(point, home) else ()),
        *(telling.note(note) for note in telling.notes(point.id, home)),
    )
    sign = TOUCHPOINT_ICONS[point.kind.value]
    lead = f"{t('Touchpoint')} ({kind[:1].lower()}{kind[1:]})"
    if is_blank(point.label):
        return Words(kind, f"{t('Touchpoint')}:", more=below, sign=sign)
    return Words(point.label, f"{lead}:", "", telling.words, below, sign)


def _feeling(telling: Telling, moment: ServiceMoment) -> Iterator[Words]:
    if moment.feeling is not Emotion.NOT_ASKED:
        word = translator(telling.language)("Feeling")
        height = FEELINGS[moment.feeling]
        told = label("Emotion", moment.feeling.value, telling.language)
        yield Words(told, f"{word}:", sign=f"{FEELING}{height}")


def _marks(telling: Telling, marked: ServiceMoment | Touchpoint) -> Iterator[Words]:
    t = translator(telling.language)
    for sign, word, is_marked, reason in (
        ("critical", t("Critical"), marked.critical, marked.critical_reason),
        ("meaningful", t("Meaningful"), marked.meaningful, marked.meaningful_reason),
    ):
        if is_marked and is_blank(reason):
            yield Words(t("no reason told"), f"{word}:", sign=sign)
        elif is_marked:
            yield replace(telling.people(reason, word), sign=sign)


def _handovers(telling: Telling, moment: ServiceMoment) -> Iterator[Words]:
    t = translator(telling.language)
    for handover in telling.indexed.children(moment.id, Handover, "moment"):
        ends = [telling.indexed.find(end, Actor) for end in (handover.from_actor, handover.to_actor)]
        names = [end.name.strip() if end else "" for end in ends]
        between = f"{names[0] or '?'} → {names[1] or '?'}" if any(names) else ""
        worked = {True: t("it worked"), False: t("it did not work"), None: ""}[handover.worked]
        kind = label("HandoverKind", handover.kind.value, telling.language)
        text = "; ".join(part for part in (between, handover.note.strip()) if part)
        lead = f"{t('Hand-over')} ({kind[:1].lower()}{kind[1:]})" + (":" if text else "")
        sign = HANDOVER_ICONS[handover.kind.value]
        yield Words(text, lead, f"({worked})" if worked else "", telling.words, sign=sign)


def _links(telling: Telling, moment: ServiceMoment, numbers: Mapping[str, int]) -> Iterator[Words]:
    t = translator(telling.language)
    for link in telling.indexed.children(moment.id, Link, "source"):
        if link.kind is LinkKind.GAP:
            word = t("Nothing leads on")
            told = Words(word) if is_blank(link.label) else telling.people(link.label, word)
            yield replace(told, sign="unlink")
            continue
        target = telling.indexed.find(link.target, ServiceMoment)
        if target is None:
            continue
        number = f"{numbers[target.id]} " if target.id in numbers else ""
        words = target.text.strip() or t("A moment without words")
        text = f"{number}{words}" if is_blank(link.label) else f"{number}{words} – {link.label.strip()}"
        yield replace(telling.people(text, telling.own(LINKS[link.kind])), sign=LINK_ICONS[link.kind])
