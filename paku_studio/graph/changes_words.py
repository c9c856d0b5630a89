"""What changed between two states, in words: a line for each change, and counts. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from paku_studio.graph.changes import Changed, Kind, WhatChanged
from paku_studio.locale import translate_count
from paku_studio.models import Record


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is in its own words, where it stands, what it was; what became of it."""

    head: str
    place: str
    detail: str
    kind: Kind


def line(changed: Changed, before: Mapping[str, Record], after: Mapping[str, Record], language: str) -> Line:
    """A change between these two states, in the person's language."""
    return Line(changed.record, changed.within, "", changed.kind)


def counts(what: WhatChanged, language: str) -> str:
    """`14 added, 3 changed, 1 removed`; "" where nothing is another."""
    added, changed, removed = len(what.added), len(what.changed), len(what.removed)
    said = (
        translate_count(language, "%d added", "%d added", added) % added if added else "",
        translate_count(language, "%d changed", "%d changed", changed) % changed if changed else "",
        translate_count(language, "%d removed", "%d removed", removed) % removed if removed else "",
    )
    return ", ".join(part for part in said if part)
