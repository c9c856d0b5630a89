"""What a group does with a huoneentaulu and with what its lines came from. Each verb is one commit."""

from collections.abc import Iterable, Sequence

from paku_studio.edits import names
from paku_studio.edits.refusal import NOT_A_SOURCE, NotPossible
from paku_studio.edits.rows import keys_for, last_key
from paku_studio.edits.sheets import add_sheet_line, start_from_template
from paku_studio.models import (
    DocumentLanguage,
    Note,
    PersonaLine,
    Poster,
    PosterKind,
    PosterLine,
    PosterSource,
    Record,
    ServiceMoment,
    Touchpoint,
    UnderstandingAnswer,
    ValueItem,
)
from paku_studio.store import Document, Transaction, new_id

STATEMENTS = (Note, ServiceMoment, Touchpoint, PersonaLine, UnderstandingAnswer, ValueItem)
"""What a line can have come from."""


def start_poster(document: Document, kind: PosterKind | str, language: str, *, group: str = "") -> str:
    """A huoneentaulu with the words of its template in a language, or an empty one of one's own. Gives its id.

    `group`: whose it is, where that is known.
    """
    wanted = PosterKind(kind)
    with document.edit(names.START_POSTER) as transaction:
        if wanted is PosterKind.CUSTOM:
            order = last_key(document, transaction, Poster)
            made = transaction.add(Poster(id=new_id(), language=DocumentLanguage(language), order=order)).id
        else:
            made = start_from_template(document, wanted.value, language, names.START_POSTER)
        transaction.change(made, group=group)
        return made


def words_of_statement(record: Record) -> str:
    """What a statement says; "" for what is none."""
    return str(getattr(record, "label" if isinstance(record, Touchpoint) else "text", "")) if _can(record) else ""


def _can(record: Record | None) -> bool:
    return isinstance(record, STATEMENTS) and not (isinstance(record, Note) and record.own)


def add_line_from(
    document: Document, poster: str, statements: Sequence[str], *, text: str = "", after: str = ""
) -> str:
    """One line from one statement or several, which it remembers. Gives its id.

    Without a `text` it says what they say: the first is the key phrase, the others what it means.
    NotPossible where one of them is no statement, or the facilitator's own.
    """
    document.get(poster, Poster)
    said = [words_of_statement(_source(document, statement)).strip() for statement in statements]
    first, others = (said[0], " ".join(filter(None, said[1:]))) if said else ("", "")
    words = text or "\n".join(filter(None, (first, others)))
    with document.edit(names.ADD_LINE_FROM) as transaction:
        line = add_sheet_line(document, poster, words, after=after)
        _remember(document, transaction, line, statements)
        return line


def add_lines_from(document: Document, poster: str, statements: Sequence[str], *, after: str = "") -> list[str]:
    """Each of these statements as a line of its own. Gives their ids."""
    made: list[str] = []
    with document.edit(names.ADD_LINE_FROM):
        for statement in statements:
            made.append(add_line_from(document, poster, [statement], after=made[-1] if made else after))
    return made


def add_sources(document: Document, line: str, statements: Iterable[str]) -> str:
    """A line came from these statements too; one that it remembers already is not remembered twice. Gives its id."""
    document.get(line, PosterLine)
    with document.edit(names.ADD_SOURCES) as transaction:
        _remember(document, transaction, line, list(statements))
        return line


def remove_source(document: Document, source: str) -> None:
    """A line did not come from that statement; both stay."""
    document.get(source, PosterSource)
    with document.edit(names.REMOVE_SOURCE) as transaction:
        transaction.remove(source)


def _source(document: Document, statement: str) -> Record:
    record = document.records[statement]
    if not _can(record):
        raise NotPossible(NOT_A_SOURCE)
    return record


def _remember(document: Document, transaction: Transaction, line: str, statements: Sequence[str]) -> None:
    row = document.children(line, PosterSource, "line")
    known = {source.statement for source in row}
    fresh = [one for one in dict.fromkeys(statements) if _source(document, one).id not in known]
    for statement, key in zip(fresh, keys_for(transaction, row, len(row), len(fresh)), strict=True):
        transaction.add(PosterSource(id=new_id(), line=line, statement=statement, order=key))
