"""What changed between two states of a document, in words: a line for each change, and counts. Decides nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paku_studio.editor.record_words import field_name, held_in_words, in_words, known_by, place_of
from paku_studio.graph.change_places import standing_fields
from paku_studio.graph.changes import STROKES, Changed, FieldChange, Kind, WhatChanged
from paku_studio.locale import N_, translate_count, translator
from paku_studio.models import Record

Records = Mapping[str, Record]
BECAME: Final[Mapping[str, str]] = {
    "added": N_("Added"),
    "changed": N_("Changed"),
    "moved": N_("Moved"),
    "removed": N_("Removed"),
}
"""What became of a thing."""
WAS = N_("was: %(before)s")
MOVED, MOVED_FROM = N_("stands elsewhere in its row"), N_("was here before: %(place)s")
PORTRAIT: Final = N_("Portrait")
SHOWN: Final = 80
"""Letters of a value that a line repeats; `field_words` gives the whole."""
MOST_FIELDS: Final = 3
"""Fields of which a line tells the values; of more it tells only which they are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is and says, where it stands, what it was before; what became of it."""

    head: str
    place: str
    detail: str
    kind: Kind


def line(changed: Changed, before: Records, after: Records, language: str) -> Line:
    """A change between these two states, in the person's language."""
    records = before if changed.kind == "removed" else after
    record = records[changed.record]
    told = _changes(changed, before, after, language) if changed.kind == "changed" else _parts(changed, language)
    head, place = in_words(records, record, language), place_of(records, record, language)
    return Line(head, place, "; ".join(told), changed.kind)


def counts(what: WhatChanged, language: str) -> str:
    """`14 added, 3 changed, 1 removed`; "" where nothing is another."""
    added, changed, removed = len(what.added), len(what.changed), len(what.removed)
    said = (
        translate_count(language, "%d added", "%d added", added) % added if added else "",
        translate_count(language, "%d changed", "%d changed", changed) % changed if changed else "",
        translate_count(language, "%d removed", "%d removed", removed) % removed if removed else "",
    )
    return ", ".join(part for part in said if part)


def field_words(
    changed: Changed, field: FieldChange, before: Records, after: Records, language: str
) -> tuple[str, str, str]:
    """What a changed field is called, what it held before and what it holds after, whole and as people say it."""
    if field.name == STROKES:
        return translator(language)(PORTRAIT), _strokes(field.before, language), _strokes(field.after, language)
    record = after[changed.record]
    return (
        field_name(record, field.name, language),
        held_in_words(before, before[changed.record], field.name, field.before, language),
        held_in_words(after, record, field.name, field.after, language),
    )


def _strokes(number: int, language: str) -> str:
    return translate_count(language, "%d drawn line", "%d drawn lines", number) % number


def _parts(changed: Changed, language: str) -> Iterator[str]:
    if changed.parts:
        yield translate_count(language, "with %d part", "with %d parts", changed.parts) % changed.parts


def _changes(changed: Changed, before: Records, after: Records, language: str) -> Iterator[str]:
    t, record = translator(language), after[changed.record]
    standing = standing_fields(type(record))
    fields = [one for one in changed.fields if one.name not in standing]
    words = known_by(record)
    if changed.moved and any(one.name in standing for one in changed.fields):
        yield t(MOVED_FROM) % {"place": place_of(before, before[changed.record], language)}
    elif changed.moved:
        yield t(MOVED)
    for one in fields if len(fields) <= MOST_FIELDS else ():
        name, was, now = (_cut(words) for words in field_words(changed, one, before, after, language))
        only_came = one.before is None or one.before is False or one.before in ("", ())
        if one.name == words and not only_came:
            yield t(WAS) % {"before": was}
        else:
            yield f"{name}: {now if only_came else f'{was} → {now}'}"
    if len(fields) > MOST_FIELDS:
        yield ", ".join(dict.fromkeys(field_name(record, one.name, language) for one in fields if one.name != STROKES))


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
