"""What holds for every sheet that a group makes its own: beginning it and its lines. One commit each."""

from dataclasses import dataclass
from typing import Any

from paku_studio.drawing.sheet_templates import template_records
from paku_studio.edits import names
from paku_studio.edits.pathways import move_in_row
from paku_studio.edits.refusal import NO_TEXT_THERE, NOT_ON_A_SHEET, NotPossible
from paku_studio.edits.rows import keys_for, last_key, spot
from paku_studio.models import (
    Checklist,
    ChecklistItem,
    ChecklistSection,
    Conversation,
    LifeArea,
    Poster,
    PosterLine,
    Record,
)
from paku_studio.store import Document, new_id

Sheet = Poster | Conversation | Checklist
SheetLine = PosterLine | LifeArea | ChecklistItem


@dataclass(frozen=True, slots=True)
class SheetShape:
    """What a sheet consists of. `owner`: the line's field that names its sheet; `words`: fields with somebody's words.

    `first`: the words that a line is first of all.
    """

    sheet: type[Sheet]
    line: type[SheetLine]
    owner: str
    words: tuple[str, ...]
    line_words: tuple[str, ...]
    first: str


_HEAD = ("title", "subtitle", "easy_title", "easy_subtitle")
SHAPES: tuple[SheetShape, ...] = (
    SheetShape(Poster, PosterLine, "poster", (*_HEAD, "foot"), ("text", "easy_text"), "text"),
    SheetShape(
        Conversation,
        LifeArea,
        "conversation",
        (*_HEAD, "promise", "easy_promise"),
        ("name", "prompt", "easy_prompt"),
        "name",
    ),
    SheetShape(
        Checklist,
        ChecklistItem,
        "checklist",
        (*_HEAD, "organisation", "address", "phone", "opening", "web"),
        ("text", "easy_text"),
        "text",
    ),
)


def shape_of(record: Record | None) -> SheetShape:
    """The shape of a sheet, or of the sheet that a line stands on. NotPossible for anything else."""
    for shape in SHAPES:
        if isinstance(record, shape.sheet | shape.line):
            return shape
    raise NotPossible(NOT_ON_A_SHEET)


def sheet_of(document: Document, record_id: str) -> Sheet:
    """The sheet of this id, or the one on which the line of this id stands. NotPossible for anything else."""
    record = document.records[record_id]
    shape = shape_of(record)
    return document.get(getattr(record, shape.owner, record_id), shape.sheet)


def lines_of(document: Document, sheet: str) -> tuple[SheetLine, ...]:
    """The lines of a sheet in order; those of a checklist section by section, as they are read."""
    shape = shape_of(document.records[sheet])
    found = document.children(sheet, shape.line, shape.owner)
    sections = list(ChecklistSection)
    return tuple(sorted(found, key=lambda line: sections.index(line.section) if isinstance(line, ChecklistItem) else 0))


# A sheet of one's own


def start_from_template(document: Document, kind: str, language: str, name: str) -> str:
    """A sheet with the template's words in a language, after the others of its type. Gives its id."""
    records = template_records(kind, language)
    sheet = next(record for record in records.values() if isinstance(record, Poster | Conversation | Checklist))
    lines = sorted(
        (record for record in records.values() if isinstance(record, PosterLine | LifeArea | ChecklistItem)),
        key=lambda line: (line.order, line.id),
    )
    with document.edit(name) as transaction:
        order = last_key(document, transaction, type(sheet))
        made = transaction.add(sheet.with_changes(id=new_id(), order=order))
        for line, key in zip(lines, keys_for(transaction, (), 0, len(lines)), strict=True):
            owner = {shape_of(sheet).owner: made.id}
            transaction.add(line.with_changes(id=new_id(), order=key, **owner))
        return made.id


def change_sheet(document: Document, sheet: str, **fields: Any) -> None:
    """Colours, draft, date, group or foot of a sheet. ValueError where a value does not fit."""
    sheet_of(document, sheet)
    with document.edit(names.CHANGE_SHEET) as transaction:
        transaction.change(sheet, **fields)


def remove_sheet(document: Document, sheet: str) -> None:
    """Take a sheet away with its lines. NotPossible for what is no sheet."""
    if sheet_of(document, sheet).id != sheet:
        raise NotPossible(NOT_ON_A_SHEET)
    with document.edit(names.REMOVE_SHEET) as transaction:
        transaction.remove(sheet)


# Words


def write_on_sheet(document: Document, record_id: str, field: str, text: str) -> str:
    """Other words in a field of a sheet or of its line; a line in which nothing stands any more goes. Its id or ""."""
    record = document.records[record_id]
    shape = shape_of(record)
    is_line = isinstance(record, shape.line)
    if field not in (shape.line_words if is_line else shape.words):
        raise NotPossible(NO_TEXT_THERE)
    with document.edit(names.WRITE_LINE if is_line else names.SET_TEXT) as transaction:
        changed = transaction.change(record_id, **{field: text})
        if is_line and not any(getattr(changed, name).strip() for name in shape.line_words):
            transaction.remove(record_id)
            return ""
        return record_id


def add_sheet_line(
    document: Document, sheet: str, text: str, *, after: str = "", before: str = "", **fields: Any
) -> str:
    """One more line of a sheet, last where no neighbour is said. Gives its id.

    `fields`: more of the line's own; a checklist's line takes its neighbour's section where none is given.
    """
    owner = document.records[sheet]
    shape = shape_of(owner)
    document.get(sheet, shape.sheet)
    with document.edit(names.ADD_SHEET_LINE) as transaction:
        row = document.children(sheet, shape.line, shape.owner)
        section = _section_beside(document, after or before) if shape.line is ChecklistItem else {}
        key = keys_for(transaction, row, spot(row, after, before))[0]
        made = {**section, shape.first: text, **fields, shape.owner: sheet, "id": new_id(), "order": key}
        return transaction.add(shape.line.model_validate(made)).id


def _section_beside(document: Document, neighbour: str) -> dict[str, Any]:
    record = document.records.get(neighbour)
    return {"section": record.section} if isinstance(record, ChecklistItem) else {}


def move_sheet_line(document: Document, line: str, *, after: str = "", before: str = "", **fields: Any) -> None:
    """Another place on its sheet; last where no neighbour is said. `fields`: a checklist's section."""
    record = document.records[line]
    if not isinstance(record, shape_of(record).line):
        raise NotPossible(NOT_ON_A_SHEET)
    with document.edit(names.MOVE_LINE) as transaction:
        beside = _section_beside(document, after or before) if isinstance(record, ChecklistItem) else {}
        transaction.change(line, **{**beside, **fields})
        move_in_row(document, transaction, line, after, before)


def remove_sheet_line(document: Document, line: str) -> None:
    """Take a line off its sheet, and with it where it came from."""
    record = document.records[line]
    if not isinstance(record, shape_of(record).line):
        raise NotPossible(NOT_ON_A_SHEET)
    with document.edit(names.REMOVE_SHEET_LINE) as transaction:
        transaction.remove(line)


def change_sheet_line(document: Document, line: str, **fields: Any) -> None:
    """Scale of a life area, section or write-in line of a checklist's item. ValueError where a value does not fit."""
    record = document.records[line]
    if not isinstance(record, shape_of(record).line):
        raise NotPossible(NOT_ON_A_SHEET)
    with document.edit(names.CHANGE) as transaction:
        transaction.change(line, **fields)
