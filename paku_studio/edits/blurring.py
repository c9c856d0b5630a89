"""Putting in place of what identifies a person the words for its kind, as one edit. Looks for nothing itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from paku_studio.edits import names
from paku_studio.edits.refusal import NO_TEXT_THERE, NotPossible
from paku_studio.models import Difference, Record
from paku_studio.store import Document, Transaction
from paku_studio.store.commit import canonical
from paku_studio.store.settled import renamed_difference, stones_about


@dataclass(frozen=True, slots=True)
class Blurring:
    """Characters `start` to `end` of a field (of its `item`, where it has several) give way to `by`."""

    record: str
    field: str
    start: int
    end: int
    by: str
    item: int = 0


def blur(document: Document, places: Iterable[Blurring]) -> None:
    """Blur these places, which do not overlap; every other character stays. KeyError where a record is gone,
    NotPossible where a field holds no words.

    Ids that were made of the words go too: of what stands round them, the rest could be guessed and proved.
    """
    chosen = sorted(set(places), key=lambda place: (place.record, place.field, place.item, place.start))
    with document.edit(names.BLUR) as transaction:
        for (record, field), group in groupby(chosen, key=lambda place: (place.record, place.field)):
            value = _words_in(document.records[record], field)
            _forget(document, transaction, record, field)
            transaction.change(record, **{field: _blurred(value, list(group))})
        for record in dict.fromkeys(place.record for place in chosen):
            _rename(document, transaction, record)


def _forget(document: Document, transaction: Transaction, record_id: str, field: str) -> None:
    """Let go of the tombstones that tell that somebody once settled about this value."""
    record = document.records[record_id]
    value = getattr(record, field)
    if isinstance(record, Difference):
        place, told = (record.record, record.field), str(value)
    else:
        place, told = (record_id, field), canonical(value)
    for stone in tuple(stones_about(document.records, place, told)):
        transaction.remove(stone)


def _rename(document: Document, transaction: Transaction, record_id: str) -> None:
    difference = document.records[record_id]
    if not isinstance(difference, Difference):
        return
    renamed = renamed_difference(difference, document.records)
    if renamed.id != record_id:
        transaction.remove(record_id)
        if renamed.id not in document.records:
            transaction.add(renamed)


def _words_in(record: Record, field: str) -> str | tuple[str, ...]:
    """The text or texts of a field. NotPossible where it holds no words."""
    value: Any = getattr(record, field, None)
    wordless = {"id", "order", *record.REFERENCES}
    texts = (value,) if type(value) is str else value
    if field in wordless or not isinstance(texts, tuple) or not all(type(text) is str for text in texts):
        raise NotPossible(NO_TEXT_THERE)
    return value  # type: ignore[no-any-return]


def _blurred(value: str | tuple[str, ...], places: Sequence[Blurring]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return _without(value, places)
    return tuple(_without(text, [each for each in places if each.item == at]) for at, text in enumerate(value))


def _without(text: str, places: Sequence[Blurring]) -> str:
    for place in reversed(places):
        text = text[: place.start] + place.by + text[place.end :]
    return text
