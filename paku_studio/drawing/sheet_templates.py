"""The sheets that the program brings along, as records: what is drawn where a document has none of its own.

Their words are the program's own, so a sheet that nobody has changed speaks the language in which it is drawn.
"""

import functools
import json
from collections.abc import Mapping
from typing import Any

from paku_studio.locale import N_, translator
from paku_studio.models import (
    Checklist,
    ChecklistItem,
    Conversation,
    LifeArea,
    Poster,
    PosterLine,
    Record,
)
from paku_studio.shipped import shipped_folder

POSTER_KINDS = ("client_centred", "values_ethics", "encounter", "management")
TEMPLATE_KINDS = (*POSTER_KINDS, "conversation", "checklist")
PREFIX = "template-"
"""Ids of records that stand in no document begin so."""
AREAS = 6
"""So many areas of life does a new conversation sheet show; the template offers more."""

CARD_KINDS = {
    "persona": N_("Cards for personas"),
    "moment": N_("Cards for service moments"),
    "questions": N_("Cards for the four questions"),
    "notes": N_("Sticky notes"),
}
"""The blank cards for working on paper, and what they are called."""

Parts = tuple[type[Record], str, str]
_PARTS: dict[type[Record], Parts] = {
    Poster: (PosterLine, "poster", "lines"),
    Conversation: (LifeArea, "conversation", "areas"),
    Checklist: (ChecklistItem, "checklist", "items"),
}
"""A sheet's type -> the type of its parts, their field that names the sheet, and where the template has them."""


def card_title(kind: str, language: str) -> str:
    """What the cards of a kind are called. KeyError where there is no such kind."""
    return translator(language)(CARD_KINDS[kind])


@functools.cache
def template(kind: str, language: str) -> Mapping[str, Any]:
    """The words of a template as they are shipped. KeyError where there is none of that kind."""
    if kind not in TEMPLATE_KINDS:
        raise KeyError(kind)
    source = shipped_folder("templates") / "sheets" / f"{kind}.{language}.json"
    words: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return words


@functools.cache
def template_records(kind: str, language: str) -> dict[str, Record]:
    """A template as a sheet and its parts, in their order."""
    words, sheet_id = template(kind, language), PREFIX + kind
    facts: dict[str, Any] = {"kind": kind} if kind in POSTER_KINDS else {}
    sheet_type = Poster if kind in POSTER_KINDS else Conversation if kind == "conversation" else Checklist
    part_type, owner, parts = _PARTS[sheet_type]
    told = {name: text for name, text in words.items() if name != parts}
    found: dict[str, Record] = {sheet_id: sheet_type(id=sheet_id, language=language, **facts, **told)}
    for number, part in enumerate(words[parts][: AREAS if kind == "conversation" else None]):
        part_id = f"{sheet_id}-{number}"
        order = {owner: sheet_id, "order": f"V{number:02d}V"}
        found[part_id] = part_type(id=part_id, **order, **part)
    return found


def parts_of(records: Mapping[str, Record], sheet_id: str) -> tuple[Record, ...]:
    """Lines of a poster, areas of a conversation sheet, items of a checklist, as they are ordered."""
    part_type, owner, _ = _PARTS[type(records[sheet_id])]
    found = [each for each in records.values() if isinstance(each, part_type) and getattr(each, owner) == sheet_id]
    return tuple(sorted(found, key=lambda each: (getattr(each, "order", ""), each.id)))


def kind_of(sheet: Record) -> str:
    """The template that a sheet could have been made from; "" for a group's own huoneentaulu."""
    if isinstance(sheet, Poster):
        return sheet.kind.value if sheet.kind.value in POSTER_KINDS else ""
    return "conversation" if isinstance(sheet, Conversation) else "checklist"


def is_untouched(records: Mapping[str, Record], sheet_id: str) -> bool:
    """Whether each word of a sheet is the template's; details of the organisation, date and colours do not count."""
    sheet = records[sheet_id]
    assert isinstance(sheet, Poster | Conversation | Checklist)
    kind = kind_of(sheet)
    if not kind:
        return False
    shipped = template_records(kind, sheet.language.value)
    if sheet.id in shipped:
        return True
    words = template(kind, sheet.language.value)
    told = all(getattr(sheet, name) == text for name, text in words.items() if isinstance(text, str))
    return told and _said(records, sheet_id) == _said(shipped, PREFIX + kind)


def speaking(records: Mapping[str, Record], sheet_id: str, language: str) -> Mapping[str, Record]:
    """The records with an untouched sheet in that language; any other sheet is as it is.

    `sheet_id` may name a template; its records are added then. KeyError where there is no such sheet.
    """
    if sheet_id.startswith(PREFIX):
        return {**records, **template_records(sheet_id.removeprefix(PREFIX), language)}
    sheet = records[sheet_id]
    assert isinstance(sheet, Poster | Conversation | Checklist)
    if sheet.language.value == language or not is_untouched(records, sheet_id):
        return records
    return {**records, **_translated(records, sheet, language)}


def _translated(
    records: Mapping[str, Record], sheet: Poster | Conversation | Checklist, language: str
) -> dict[str, Record]:
    kind = kind_of(sheet)
    words = template(kind, language)
    told = {name: text for name, text in words.items() if isinstance(text, str)}
    found: dict[str, Record] = {sheet.id: sheet.with_changes(language=language, **told)}
    for part, said in zip(parts_of(records, sheet.id), words[_PARTS[type(sheet)][2]], strict=False):
        found[part.id] = part.with_changes(**said)
    return found


def _said(records: Mapping[str, Record], sheet_id: str) -> list[dict[str, Any]]:
    """What the parts of a sheet say, without whose they are and where they stand."""
    owner = _PARTS[type(records[sheet_id])][1]
    return [part.model_dump(exclude={"id", "order", owner}) for part in parts_of(records, sheet_id)]
