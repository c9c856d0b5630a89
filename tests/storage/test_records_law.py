"""Any valid records, however odd, come back from their bytes as they were, and from bytes laid out by hand."""

import datetime
import json
import types
import typing
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from paku_studio.models import RECORD_TYPES, LinkKind, Record
from paku_studio.storage import document_json
from paku_studio.storage.problems import Problems
from paku_studio.storage.reading import read_contents

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


def values_of(kind: type[Record], name: str) -> st.SearchStrategy:
    field = kind.model_fields[name]
    patterns = [found for limit in field.metadata if (found := getattr(limit, "pattern", None))]
    if patterns:
        return st.from_regex(patterns[0].replace("$", r"\Z"), fullmatch=False)
    if field.annotation is int:
        return st.integers(1, min([9_000, *(limit.le for limit in field.metadata if hasattr(limit, "le"))]))
    return values_of_type(field.annotation)


def values_of_type(annotation: object) -> st.SearchStrategy:
    if isinstance(annotation, types.UnionType):
        return st.one_of([values_of_type(part) for part in typing.get_args(annotation)])
    if typing.get_origin(annotation) is tuple:
        return st.lists(TEXT, max_size=3).map(tuple)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return st.sampled_from([value for value in annotation if value is not LinkKind.NEXT])
    simple = {
        str: TEXT,
        bool: st.booleans(),
        datetime.date: st.dates(),
        type(None): st.none(),
    }
    return simple[annotation]


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    found: dict[str, Record] = {}
    for kind in draw(st.lists(st.sampled_from(list(RECORD_TYPES.values())), max_size=6)):
        fields = {name: draw(values_of(kind, name)) for name in kind.model_fields}
        if kind.TYPE == "count":
            fields["attending"] = max(fields["attending"], fields["new_persons"])
        if kind.TYPE == "project" and fields["start"] and fields["end"]:
            fields["end"] = max(fields["start"], fields["end"])
        found.setdefault(fields["id"], kind(**fields))
    return list(found.values())


def read(data: bytes) -> tuple[dict[str, Record], tuple]:
    problems = Problems()
    return {record.id: record for record in read_contents(data, problems).records}, problems.listed()


@given(records())
def test_what_is_written_is_read(given_records: list[Record]) -> None:
    found, problems = read(document_json(given_records))
    assert found == {record.id: record for record in given_records}
    assert problems == ()


@given(records())
def test_what_an_editor_has_laid_out_anew_reads_the_same(given_records: list[Record]) -> None:
    data = json.dumps(json.loads(document_json(given_records)), indent=2).encode()
    found, problems = read(data)
    assert found == {record.id: record for record in given_records}
    assert problems == ()


@given(records(), st.randoms())
def test_the_bytes_depend_on_the_records_alone(given_records: list[Record], chance) -> None:
    mixed = given_records.copy()
    chance.shuffle(mixed)
    assert document_json(mixed) == document_json(given_records)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(sorted(RECORD_TYPES)), st.data())
def test_any_values_at_all_give_valid_records_or_a_list(name: str, data: st.DataObject) -> None:
    kind = RECORD_TYPES[name]
    field_names = st.sampled_from(list(kind.model_fields)) | TEXT
    items = data.draw(st.lists(st.dictionaries(field_names, JSON | TEXT, max_size=6) | JSON, max_size=4))
    whole = json.dumps({"format": "paku-studio", "version": 1, "records": {name: items}}).encode()
    found, problems = read(whole)
    for record in found.values():
        assert kind.model_validate_json(record.model_dump_json(), strict=True) == record
    assert len(found) == len(items) or problems


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
def test_no_field_takes_a_lone_surrogate_or_an_endless_text(name) -> None:
    """Text that UTF-8 cannot say would make a document that cannot be saved."""
    kind = RECORD_TYPES[name]
    for field, info in kind.model_fields.items():
        if info.annotation is str:
            for bad in ("a\ud800", "x" * 1_000_001):
                with pytest.raises(ValidationError) as caught:
                    kind.model_validate({field: bad})
                assert any(fault["loc"] == (field,) for fault in caught.value.errors())
        elif info.annotation == tuple[str, ...]:
            with pytest.raises(ValidationError):
                kind.model_validate({field: ("a\ud800",)})
