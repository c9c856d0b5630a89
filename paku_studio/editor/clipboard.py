"""What is copied and pasted: a cut of the records for this program, and their words for others. No system clipboard."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from paku_studio.editor.cutting import Cut, cut_out, in_words, roots_of
from paku_studio.editor.editor import Editor
from paku_studio.editor.inserting import insert
from paku_studio.editor.landing import at_record
from paku_studio.edits import NotPossible, remove
from paku_studio.locale import N_
from paku_studio.models import RECORD_TYPES, Record, ServiceMoment
from paku_studio.notation import NotationReport, apply_notation
from paku_studio.store import record_from_json, record_to_json

FORMAT = "application/x-paku-records"
VERSION = 1
SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes that a clip may have."""
RECORD_LIMIT = 100_000
PASTE, CUT = N_("Paste"), N_("Cut")
NOT_A_CLIP = N_("What is on the clipboard cannot be read.")
TOO_LARGE = N_("What is on the clipboard is too large.")
THERE_ALREADY = N_("All of it stands there already.")
NOTHING_THERE = N_("There is nothing on the clipboard that can be pasted here.")
"""One sentence each for a clipboard of no use."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What goes to the system's clipboard: records as bytes of `FORMAT`, and words as plain text."""

    json: bytes
    text: str


def copy(editor: Editor) -> Clip | None:
    """What is selected with all that belongs to it; None where nothing is."""
    cut = cut_out(editor.document, editor.selection)
    if not cut.roots:
        return None
    return Clip(_written(cut), in_words(cut, editor.document_language))


def cut(editor: Editor) -> Clip | None:
    """As `copy`; what was copied is taken away with its side steps and moments, as one edit."""
    found = cut_out(editor.document, editor.selection)
    if not found.roots:
        return None
    clip = Clip(_written(found), in_words(found, editor.document_language))
    moments = [one for one, record in found.records.items() if isinstance(record, ServiceMoment)]
    with editor.document.edit(CUT):
        remove(editor.document, [*moments, *found.roots])
    return clip


def _written(cut: Cut) -> bytes:
    records = [record_to_json(record) for record in cut.records.values()]
    return json.dumps({"paku": VERSION, "roots": cut.roots, "records": records}, ensure_ascii=False).encode()


def read_clip(data: bytes) -> Cut:
    """The records of a clip, each validated. NotPossible, in one sentence, for anything else: other programs, and
    whoever means harm, can write to a clipboard too.
    """
    if len(data) > SIZE_LIMIT:
        raise NotPossible(TOO_LARGE)
    try:
        told = json.loads(data.decode("utf-8"))
        return _checked(told)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as trouble:
        if isinstance(trouble, NotPossible):
            raise
        raise NotPossible(NOT_A_CLIP) from None


def _checked(told: Mapping[str, Any]) -> Cut:
    if told["paku"] != VERSION:
        raise NotPossible(NOT_A_CLIP)
    entries: Sequence[Mapping[str, Any]] = told["records"]
    if len(entries) > RECORD_LIMIT:
        raise NotPossible(TOO_LARGE)
    records: dict[str, Record] = {}
    for entry in entries:
        if entry["type"] not in PASTED:
            raise NotPossible(NOT_A_CLIP)
        record = record_from_json(entry)
        records[record.id] = record
    roots = roots_of(records, [str(root) for root in told["roots"]])
    if not roots or len(records) < len(entries):
        raise NotPossible(NOT_A_CLIP)
    return Cut(roots, records)


PASTED = frozenset(RECORD_TYPES) & {
    "pathway", "phase", "moment", "touchpoint", "note", "link", "handover", "actor", "involvement", "frequency",
}  # fmt: skip
"""Types that a clip can hold."""


def paste(editor: Editor, clip: bytes) -> tuple[str, ...]:
    """Put the records of a clip after what is selected, as one edit; they are selected then. Gives the new roots' ids.

    NotPossible for a clip that is none, or where its things have no place.
    """
    cut = read_clip(clip)
    edits = len(editor.document.history)
    try:
        with editor.document.edit(PASTE):
            made = insert(editor.document, cut, editor.pathway, editor.place, editor.moment_of(editor.place))
    except ValidationError:
        raise NotPossible(NOT_A_CLIP) from None
    editor.select(*made)
    if len(editor.document.history) == edits:
        editor.say(editor.t(THERE_ALREADY))
    return made


def paste_text(editor: Editor, text: str, *, keep_bullets: bool = False) -> NotationReport:
    """Text from anywhere, read as quick notation, lands at the place; what came of it is said. One edit.

    NotPossible where there is no text.
    """
    if not text.strip():
        raise NotPossible(NOTHING_THERE)
    at = at_record(editor.document, editor.pathway, editor.place) if editor.pathway in editor.records else None
    report = apply_notation(editor.document, text, language=editor.language, at=at, keep_bullets=keep_bullets)
    editor.select(*_made_on_the_road(editor, report.made))
    editor.say(" ".join(report.sentences(editor.language)[:3]), trouble=bool(report.remarks))
    return report


def _made_on_the_road(editor: Editor, made: Iterable[str]) -> list[str]:
    """What was made, without what stands in what was made: moments, else the rest."""
    kinds = {one: editor.records[one].TYPE for one in made if one in editor.records}
    for kind in ("moment", "phase", "touchpoint", "note", "pathway"):
        if found := [one for one, its in kinds.items() if its == kind]:
            return found
    return []
