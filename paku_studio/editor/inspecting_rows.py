"""The lists of a form in words: who takes part, what the client meets, what was said, where it leads. Knows no Qt."""

from collections.abc import Callable, Mapping
from typing import Any

from paku_studio.drawing.dots_words import dots_in_words
from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS, note_icon
from paku_studio.drawing.road_words import HANDOVER_ICONS
from paku_studio.editor.inspecting import LINK_ICONS, Row, name_of
from paku_studio.graph.dots import dots_shown
from paku_studio.graph.index import LiveIndex
from paku_studio.locale import N_, label, translate_count, translator
from paku_studio.models import (
    Frequency,
    Handover,
    Involvement,
    Link,
    LinkKind,
    Note,
    Pathway,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.store import Document

LISTS: Mapping[str, tuple[type[Record], str]] = {
    "actors": (Involvement, "moment"),
    "touchpoints": (Touchpoint, "moment"),
    "notes": (Note, "target"),
    "links": (Link, "source"),
    "handovers": (Handover, "moment"),
    "frequencies": (Frequency, "involvement"),
}
"""Each list: what stands in it, and the field by which that hangs on the record."""


def rows_of(document: Document, name: str, record_id: str, language: str) -> tuple[Row, ...]:
    """The rows of one list of a record, in their order; among links those of others that are at the same time."""
    kind, field = LISTS[name]
    found = document.children(record_id, kind, field)
    if kind is Link:
        beside = document.children(record_id, Link, "target")
        found += tuple(link for link in beside if link.kind is LinkKind.PARALLEL)
    return tuple(row_of(document, one, record_id, language) for one in found)


def row_of(document: Document, record: Record, owner: str, language: str) -> Row:
    """One row as it is told in the list of its owner."""
    return _TELLERS[type(record)](document, record, owner, language)


def _actor(document: Document, one: Involvement, _owner: str, language: str) -> Row:
    return Row(one.id, name_of(document, one.actor, language), "user", aside=_often(document, one))


def _often(document: Document, involvement: Involvement) -> str:
    return " · ".join(one.text for one in document.children(involvement.id, Frequency, "involvement"))


def dots_of(document: Document, record_id: str, language: str) -> str:
    """How many dots the group gave a thing, once that is shown; else ""."""
    count = dots_shown(LiveIndex(document), record_id)
    return dots_in_words(count, language) if count else ""


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _touchpoint(document: Document, one: Touchpoint, _owner: str, language: str) -> Row:
    kind = label("TouchpointKind", one.kind, language)
    marks = tuple(mark for mark in ("critical", "meaningful") if getattr(one, mark))
    icon = TOUCHPOINT_ICONS.get(one.kind, "circle-dot")
    dots = dots_of(document, one.id, language)
    if not one.label.strip():
        return Row(one.id, kind, icon, aside=dots, marks=marks)
    return Row(one.id, one.label, icon, aside=_joined(kind[:1].lower() + kind[1:], dots), marks=marks)


def _note(document: Document, one: Note, _owner: str, language: str) -> Row:
    """A note: its kind small above its words."""
    t = translator(language)
    aside = _joined(t("only for me") if one.own else "", dots_of(document, one.id, language))
    kind = label("NoteKind", one.kind, language)
    return Row(one.id, one.text or t("No words yet"), note_icon(one.kind), over=kind, aside=aside, tone=one.kind.value)


def _link(document: Document, link: Link, moment: str, language: str) -> Row:
    kind = label("LinkKind", link.kind, language)
    other = link.source if link.target == moment else link.target
    t = translator(language)
    words = name_of(document, other, language) or link.label or t("nothing leads on")
    aside = link.label if other else ""
    return Row(link.id, words, LINK_ICONS.get(link.kind, "arrow-right"), over=kind, aside=aside)


def _handover(document: Document, one: Handover, _owner: str, language: str) -> Row:
    kind = label("HandoverKind", one.kind, language)
    between = handover_between(document, one, language)
    worked = {True: N_("it worked"), False: N_("it did not work")}
    aside = "" if one.worked is None else translator(language)(worked[one.worked])
    icon = HANDOVER_ICONS[one.kind.value]
    return Row(one.id, between or kind, icon, over=kind if between else "", aside=aside)


def handover_between(document: Document, one: Handover, language: str) -> str:
    """Giver and taker with an arrow between; "" where neither is told."""
    if not one.from_actor and not one.to_actor:
        return ""
    t = translator(language)
    unknown = t("not known")
    return " → ".join(name_of(document, actor, language) or unknown for actor in (one.from_actor, one.to_actor))


def _frequency(_document: Document, one: Frequency, _owner: str, _language: str) -> Row:
    return Row(one.id, one.text, "repeat")


_TELLERS: Mapping[type[Record], Callable[[Document, Any, str, str], Row]] = {
    Involvement: _actor,
    Touchpoint: _touchpoint,
    Note: _note,
    Link: _link,
    Handover: _handover,
    Frequency: _frequency,
}

KINDS_OF_RECORDS: Mapping[type[Record], tuple[str, str]] = {
    Pathway: (N_("%d pathway"), N_("%d pathways")),
    Phase: (N_("%d phase"), N_("%d phases")),
    ServiceMoment: (N_("%d service moment"), N_("%d service moments")),
    Touchpoint: (N_("%d touchpoint"), N_("%d touchpoints")),
    Note: (N_("%d note"), N_("%d notes")),
    Link: (N_("%d link"), N_("%d links")),
    Handover: (N_("%d hand-over"), N_("%d hand-overs")),
    Involvement: (N_("%d actor"), N_("%d actors")),
}
"""What each type that can be selected is called where it is counted: one, several."""


def counted(records: list[Record], language: str) -> tuple[str, ...]:
    """How many of each kind are there, as people say it: "3 tuokiota"."""
    said = []
    for kind, (one, many) in KINDS_OF_RECORDS.items():
        if count := sum(type(record) is kind for record in records):
            said.append(translate_count(language, one, many, count) % count)
    return tuple(said)
