"""The same sheet in several languages: which is a copy of which, and what nobody has translated yet.

A copy's ids are made of its source's id and its language, so a copy is known again however much of it was translated.
"""

from collections.abc import Iterator, Mapping
from itertools import count, islice

from paku_studio.drawing.sheet_templates import kind_of, template
from paku_studio.edits import names
from paku_studio.edits.rows import last_key
from paku_studio.edits.sheets import Sheet, SheetLine, lines_of, shape_of, sheet_of
from paku_studio.models import Checklist, Conversation, DocumentLanguage, Poster, PosterSource, Record
from paku_studio.store import Document, Transaction, copy_id, new_id, tombstone_id

_PARTS = ("lines", "areas", "items")
"""Under these a template has what stands on it."""

ROUNDS = 12
"""So often is a copy made anew after it was removed before it is a sheet like any other."""
TRANSLATED = ("title", "subtitle", "easy_title", "easy_subtitle", "promise", "easy_promise")
"""The words of a sheet that have another language; names, numbers and addresses have none."""


def same_in_language(document: Document, sheet: str, language: str) -> str:
    """The same sheet in another language: what stands as in the template says it in that language. Gives its id.

    Words of the group's own stay as they are, to be translated by the group; sources come along.
    """
    copied = sheet_of(document, sheet)
    shape, wanted = shape_of(copied), DocumentLanguage(language)
    said = _words_in(kind_of(copied), copied.language.value, wanted.value)
    made_id = fresh_copy_id(document, copied.id, wanted.value)
    with document.edit(names.SAME_IN_LANGUAGE) as transaction:
        order = last_key(document, transaction, type(copied))
        made = transaction.add(
            copied.with_changes(id=made_id, language=wanted, order=order, **_said_anew(copied, shape.words, said))
        )
        for line in document.children(copied.id, shape.line, shape.owner):
            owner = {shape.owner: made.id}
            told = _said_anew(line, shape.line_words, said)
            copy_of_line = fresh_copy_id(document, line.id, wanted.value)
            copy = transaction.add(line.with_changes(id=copy_of_line, **owner, **told))
            _copy_sources(document, transaction, line.id, copy.id)
        return made.id


def _words_in(kind: str, language: str, other: str) -> Mapping[tuple[str, str], str]:
    """(field, the template's words in one language) -> in the other."""
    if not kind:
        return {}
    here, there = template(kind, language), template(kind, other)
    pairs = [(here, there)]
    for part in _PARTS:
        pairs += zip(here.get(part, ()), there.get(part, ()), strict=False)
    return {
        (field, words): other_words[field]
        for told, other_words in pairs
        for field, words in told.items()
        if isinstance(words, str) and words and field in other_words
    }


def _said_anew(record: Record, fields: tuple[str, ...], said: Mapping[tuple[str, str], str]) -> dict[str, str]:
    found = {field: said.get((field, getattr(record, field))) for field in fields}
    return {field: words for field, words in found.items() if words is not None}


def _copy_sources(document: Document, transaction: Transaction, line: str, copy: str) -> None:
    for source in document.children(line, PosterSource, "line"):
        transaction.add(source.with_changes(id=new_id(), line=copy))


# Which is a copy of which


def fresh_copy_id(document: Document, record: str, language: str) -> str:
    """The id for a copy of a record in a language; a random one where every derived one was used."""
    return next(islice(_free_ids(document, record, language), 1), "") or new_id()


def _ids(record: str, language: str) -> Iterator[str]:
    return (copy_id(record, language, number) for number in islice(count(), ROUNDS))


def _free_ids(document: Document, record: str, language: str) -> Iterator[str]:
    for one in _ids(record, language):
        if one not in document.records and tombstone_id(one) not in document.records:
            yield one


def copy_in(document: Document, record: str, language: str) -> str:
    """The id of the copy of a record in a language; "" where none stands."""
    for one in _ids(record, language):
        if one in document.records:
            return one
        if tombstone_id(one) not in document.records:
            break
    return ""


def source_of(document: Document, sheet: Sheet) -> Sheet | None:
    """The sheet that this one is a copy of, where it still stands."""
    others: tuple[Sheet, ...] = document.of_type(type(sheet))
    language = sheet.language.value
    return next((other for other in others if copy_in(document, other.id, language) == sheet.id), None)


def twin_in(document: Document, sheet_id: str, language: str) -> str:
    """The id of the same sheet in a language, whichever was made from which; "" where there is none."""
    sheet, met = document.records[sheet_id], {sheet_id}
    if not isinstance(sheet, Poster | Conversation | Checklist):
        return ""
    row: list[Sheet] = [sheet]
    for one in row:
        copies = (document.records.get(copy_in(document, one.id, each.value)) for each in DocumentLanguage)
        for other in (source_of(document, one), *copies):
            if isinstance(other, Poster | Conversation | Checklist) and other.id not in met:
                met.add(other.id)
                row.append(other)
    return next((one.id for one in row[1:] if one.language.value == language), "")


def untranslated(document: Document, sheet_id: str) -> Mapping[tuple[str, str], str]:
    """(record, field) -> the language in which its words still stand, of what is as in the sheet it is a copy of."""
    sheet = document.records[sheet_id]
    if not isinstance(sheet, Poster | Conversation | Checklist):
        return {}
    return dict(_untranslated(document, sheet, frozenset()))


def _untranslated(document: Document, sheet: Sheet, met: frozenset[str]) -> Iterator[tuple[tuple[str, str], str]]:
    source = source_of(document, sheet)
    if source is None or source.id in met or source.language is sheet.language:
        return
    before = dict(_untranslated(document, source, met | {sheet.id}))
    shipped = _words_in(kind_of(source), source.language.value, sheet.language.value)
    for record, other in _side_by_side(document, sheet, source):
        fields = shape_of(sheet).line_words if record.id != sheet.id else TRANSLATED
        for field in fields:
            words = str(getattr(record, field, ""))
            same = words == getattr(other, field, "") and shipped.get((field, words)) != words
            if same and any(sign.isalpha() for sign in words):
                yield (record.id, field), before.get((other.id, field), source.language.value)


def _side_by_side(document: Document, sheet: Sheet, source: Sheet) -> Iterator[tuple[Record, Record]]:
    """The sheet and its lines, each with what it is a copy of."""
    yield sheet, source
    lines: dict[str, SheetLine] = {line.id: line for line in lines_of(document, sheet.id)}
    for other in lines_of(document, source.id):
        line = lines.get(copy_in(document, other.id, sheet.language.value))
        if line is not None:
            yield line, other
