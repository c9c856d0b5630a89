"""A document written as a table and read again is the same document, whatever its words are."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paku_studio.export.tables import apply_table, read_table, write_csv, write_xlsx
from paku_studio.export.tables_columns import TABLED, Column, columns_of
from paku_studio.locale import LANGUAGES
from paku_studio.models import (
    DOCUMENT_ID,
    Ballot,
    DocumentSettings,
    Dots,
    Note,
    ParticipantCount,
    Project,
    Record,
)
from paku_studio.store import Document

WRITERS = {".csv": write_csv, ".xlsx": write_xlsx}

AWKWARD = st.sampled_from(
    [
        "=1+1", "+358 40", "-", "- viiva", "@kela", "'=1", "''", "'", "\tsarkain", "\rvaunu", "a\r\nb", "a\nb", "\n",
        " ", "_x000D_", "_x005F_", "_x005f_x0041_", "x005F_", "_", ";", "a;b", '"', 'a""b', "a,b", "\\", "\\-", "\\;",
        "sep=;", "\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ufeff", "\u2028", "😀", "שלום", "\u202eabc", "1e5",
        "007", "1.2.2027", "TRUE", "#REF!", "<c>&amp;", "ä" * 300, "[text]", "%s", "{0}", "%(word)s", '=H("x")', "",
    ]
)  # fmt: skip
TEXTS = AWKWARD | st.text(max_size=30) | st.text(alphabet="=+-@'\t\r\n;\"\\_x05F ", max_size=8)


def value(column: Column, ids: Mapping[str, list[str]], kind: type[Record]) -> st.SearchStrategy[Any]:
    if column.kind == "reference":
        targets = [key for name in kind.REFERENCES[column.key] for key in ids.get(name, [])]
        return st.sampled_from(targets) if column.required else st.sampled_from(["", *targets])
    if column.choices is not None:
        found: st.SearchStrategy[Any] = st.sampled_from(list(column.choices))
        return st.none() | found if column.optional else found
    if column.kind == "truth":
        return st.sampled_from([None, True, False]) if column.optional else st.booleans()
    if column.kind == "date":
        return st.none() | st.dates(datetime.date(1000, 1, 1))
    if column.kind == "number":
        return st.integers(1, 9)
    if column.kind == "texts":
        return st.lists(TEXTS, max_size=4).map(tuple)
    if column.kind == "order":
        return st.text("0123456789ABEVabz", min_size=1, max_size=4)
    return {"code": st.sampled_from(["", "077"]), "portrait": st.just("beard"), "picture": st.just("")}.get(
        column.key, TEXTS
    )


@st.composite
def documents(draw: Any) -> Document:
    kinds = [kind for kind in TABLED if kind is not DocumentSettings]
    ids = {kind.TYPE: [f"{kind.TYPE}{n}" for n in range(draw(st.integers(0, 2)))] for kind in kinds}
    records: list[Record] = [DocumentSettings(id=DOCUMENT_ID, title=draw(TEXTS))]
    for kind in kinds:
        for key in ids[kind.TYPE]:
            columns = columns_of(kind).values()
            if all(
                any(ids.get(name) for name in kind.REFERENCES[c.key])
                for c in columns
                if c.required and c.kind == "reference"
            ):
                fields = {c.key: draw(value(c, ids, kind)) for c in columns}
                try:
                    records.append(kind(id=key, **fields))
                except ValueError:
                    records.append(kind(id=key, **{k: v for k, v in fields.items() if columns_of(kind)[k].required}))
    return Document.load(records)[0]


def tabled(document: Document, counts: bool) -> dict[str, Record]:
    """What a table is said to carry; without `counts` nothing that counts people."""
    hidden = {
        ballot.id for ballot in document.of_type(Ballot) if not ballot.shown or not (counts or many(document, ballot))
    }
    own = {note.id for note in document.of_type(Note) if note.own}
    return {
        key: record if counts else uncounted(record)
        for key, record in document.records.items()
        if type(record) in TABLED
        and key not in own
        and not (isinstance(record, Dots) and (record.ballot in hidden or record.target in own))
        and (counts or not isinstance(record, ParticipantCount))
    }


def many(document: Document, ballot: Ballot) -> bool:
    """Whether five people at least must have given the dots."""
    return sum(dots.count for dots in document.of_type(Dots) if dots.ballot == ballot.id) >= 5 * ballot.dots_each


def uncounted(record: Record) -> Record:
    if isinstance(record, Ballot):
        return record.with_changes(voters=0, dots_each=3)
    if isinstance(record, Project):
        return record.with_changes(opening_persons=0, opening_women=0)
    return record


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(), st.sampled_from(LANGUAGES), st.booleans())
def test_a_table_read_back_changes_nothing_and_builds_the_same_document_anew(
    suffix: str, document: Document, language: str, counts: bool
) -> None:
    content = read_table(WRITERS[suffix](document.records, language, counts=counts), suffix)
    before = document.snapshot()

    report = apply_table(document, content)
    assert report.unused == ()
    assert (report.added, report.changed) == ((), ())
    assert document.snapshot() == before
    assert not document.history

    anew = Document()
    apply_table(anew, content)
    assert tabled(anew, counts) == tabled(document, counts)
