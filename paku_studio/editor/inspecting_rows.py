"""The lists of a form in words: who takes part, what the client meets, what was said, where it leads. Knows no Qt."""

from collections.abc import Callable, Mapping

from paku_studio.drawing.road_marks import TOUCHPOINT_ICONS, note_icon
from paku_studio.drawing.road_words import HANDOVER_ICONS
from paku_studio.editor.inspecting import LINK_ICONS, Row, name_of
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


def rows_of(document: Document, name: str, record_id: str, language: str) -> tuple[Row, ...]:
    """The rows of one list of a record, in their order."""
    return _ROWS[name](document, record_id, language)


def _actors(document: Document, moment: str, language: str) -> tuple[Row, ...]:
    found = document.children(moment, Involvement, "moment")
    return tuple(
        Row(one.id, name_of(document, one.actor, language), "user", aside=_often(document, one)) for one in found
    )


def _often(document: Document, involvement: Involvement) -> str:
    return " · ".join(one.text for one in document.children(involvement.id, Frequency, "involvement"))


def _touchpoints(document: Document, moment: str, language: str) -> tuple[Row, ...]:
    return tuple(_touchpoint(one, language) for one in document.children(moment, Touchpoint, "moment"))


def _touchpoint(one: Touchpoint, language: str) -> Row:
    kind = label("TouchpointKind", one.kind, language)
    marks = tuple(mark for mark in ("critical", "meaningful") if getattr(one, mark))
    icon = TOUCHPOINT_ICONS.get(one.kind, "circle-dot")
    if not one.label.strip():
        return Row(one.id, kind, icon, marks=marks)
    return Row(one.id, one.label, icon, aside=kind[:1].lower() + kind[1:], marks=marks)


def _notes(document: Document, target: str, language: str) -> tuple[Row, ...]:
    return tuple(note_row(one, language) for one in document.children(target, Note, "target"))


def note_row(one: Note, language: str) -> Row:
    """A note: its kind small above its words."""
    t = translator(language)
    aside = t("only for me") if one.own else ""
    kind = label("NoteKind", one.kind, language)
    return Row(one.id, one.text or t("No words yet"), note_icon(one.kind), over=kind, aside=aside, tone=one.kind.value)


def _links(document: Document, moment: str, language: str) -> tuple[Row, ...]:
    out = document.children(moment, Link, "source")
    beside = (link for link in document.children(moment, Link, "target") if link.kind is LinkKind.PARALLEL)
    return tuple(_link(document, link, moment, language) for link in (*out, *beside))


def _link(document: Document, link: Link, moment: str, language: str) -> Row:
    kind = label("LinkKind", link.kind, language)
    other = link.source if link.target == moment else link.target
    t = translator(language)
    words = name_of(document, other, language) or link.label or t("nothing leads on")
    aside = link.label if other else ""
    return Row(link.id, words, LINK_ICONS.get(link.kind, "arrow-right"), over=kind, aside=aside)


def _handovers(document: Document, moment: str, language: str) -> tuple[Row, ...]:
    found = document.children(moment, Handover, "moment")
    return tuple(_handover(document, one, language) for one in found)


def _handover(document: Document, one: Handover, language: str) -> Row:
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


def _frequencies(document: Document, involvement: str, language: str) -> tuple[Row, ...]:
    del language
    found = document.children(involvement, Frequency, "involvement")
    return tuple(Row(one.id, one.text, "repeat") for one in found)


_ROWS: Mapping[str, Callable[[Document, str, str], tuple[Row, ...]]] = {
    "actors": _actors,
    "touchpoints": _touchpoints,
    "notes": _notes,
    "links": _links,
    "handovers": _handovers,
    "frequencies": _frequencies,
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
