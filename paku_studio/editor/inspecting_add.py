"""Adding to the lists of a form what was typed there, each as one edit. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from paku_studio import edits
from paku_studio.editor.inspecting import Choice, name_of
from paku_studio.edits import UNTOLD, Told
from paku_studio.graph.index import LiveIndex
from paku_studio.graph.road import moments_on_road
from paku_studio.locale import label, spoken_words
from paku_studio.models import (
    HandoverKind,
    LinkKind,
    NoteKind,
    Touchpoint,
    TouchpointKind,
)
from paku_studio.store import Document

KINDS: Mapping[str, str] = {
    "touchpoints": "TouchpointKind",
    "notes": "NoteKind",
    "links": "LinkKind",
    "handovers": "HandoverKind",
}
"""Lists whose records have a kind -> the list of its words."""
ORDERED = frozenset(("actors", "touchpoints", "notes", "frequencies"))
"""Lists whose order a person decides."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was given for a new record: the words, the kind that was picked ("" none), the moment that was meant."""

    words: str = ""
    kind: str = ""
    target: str = ""


def add_to(document: Document, name: str, record_id: str, typed: Typed, told: Told = UNTOLD) -> str:
    """One more record in a list of another. Gives its id; NotPossible where something is missing."""
    return _ADD[name](document, record_id, typed, told)


def _actor(document: Document, moment: str, typed: Typed, told: Told) -> str:
    del told
    name, _, often = typed.words.partition(": ")
    return edits.involve(document, moment, name.strip(), often.strip())


def _touchpoint(document: Document, moment: str, typed: Typed, told: Told) -> str:
    kind = typed.kind or touchpoint_kind(document, typed.words)
    return edits.add_touchpoint(document, moment, TouchpointKind(kind), typed.words.strip(), told=told)


def touchpoint_kind(document: Document, words: str) -> str:
    """The kind that words mean: that of the last touchpoint so called, else the kind so called, else another one."""
    said = words.strip().casefold()
    for known in reversed(document.of_type(Touchpoint)):
        if known.label.casefold() == said:
            return known.kind.value
    return spoken_words("TouchpointKind").get(said, TouchpointKind.OTHER.value)


def _note(document: Document, target: str, typed: Typed, told: Told) -> str:
    return edits.add_note(document, target, NoteKind(typed.kind or "worked"), typed.words, told=told)


def _link(document: Document, moment: str, typed: Typed, told: Told) -> str:
    del told
    kind = LinkKind(typed.kind or "leads_to")
    if kind is LinkKind.GAP:
        return edits.mark_gap(document, moment, typed.words)
    return edits.connect(document, moment, typed.target, kind)


def _handover(document: Document, moment: str, typed: Typed, told: Told) -> str:
    del told
    return edits.add_handover(document, moment, HandoverKind(typed.kind or "warm"))


def _frequency(document: Document, involvement: str, typed: Typed, told: Told) -> str:
    del told
    return edits.add_frequency(document, involvement, typed.words)


_ADD: Mapping[str, Callable[[Document, str, Typed, Told], str]] = {
    "actors": _actor,
    "touchpoints": _touchpoint,
    "notes": _note,
    "links": _link,
    "handovers": _handover,
    "frequencies": _frequency,
}


def moments_to_link(document: Document, moment: str, pathway: str, language: str) -> tuple[Choice, ...]:
    """The other moments of a pathway with their numbers, in the order of the road."""
    placed = moments_on_road(LiveIndex(document), pathway)
    return tuple(
        Choice(one.moment.id, f"{one.number} {name_of(document, one.moment.id, language)}")
        for one in placed
        if one.moment.id != moment
    )


def moment_meant(choices: tuple[Choice, ...], words: str) -> str:
    """The moment that was typed: by its number, its number and words, or its words; "" for none."""
    said = words.strip().casefold()
    for choice in choices:
        number, _, text = choice.words.partition(" ")
        if said and said in (number, text.casefold(), choice.words.casefold()):
            return choice.value
    begun = (choice.value for choice in choices if said and choice.words.partition(" ")[2].casefold().startswith(said))
    return next(begun, "")


def touchpoint_labels(document: Document, language: str) -> tuple[str, ...]:
    """Words to suggest for a touchpoint: labels used before, then the words for kinds."""
    used = dict.fromkeys(one.label for one in document.of_type(Touchpoint) if one.label.strip())
    kinds = dict.fromkeys(label("TouchpointKind", kind.value, language) for kind in TouchpointKind)
    return tuple(used | kinds)
