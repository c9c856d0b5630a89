"""One record out of untrusted fields: as it is if it is right, else the most of it that can be kept, with a list."""

import functools
import json
import re
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError

from paku_studio.models import ID_PATTERN, TEXT_LIMIT, Record
from paku_studio.storage.limits import LIST_LIMIT
from paku_studio.storage.problems import Problem, Problems

_ID: Final = re.compile(ID_PATTERN.removesuffix("$") + r"\Z")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WORDS: Final = ("title", "name", "text", "label", "headline", "short")
_NESTED: Final = 4
"""Levels of lists and objects that a field's value may have."""

Fields = dict[str, Any]


def read_record(kind: type[Record], item: object, problems: Problems) -> Record | None:
    """A valid record, or None; all that had to be changed or left out is added to `problems`."""
    if not isinstance(item, dict):
        problems.add(Problem("not_a_record", kind.TYPE, was=excerpt(item)))
        return None
    if not isinstance(item.get("id"), str) or not _ID.match(item["id"]):
        problems.add(Problem("bad_id", kind.TYPE, where=words_of(item), was=excerpt(item.get("id"))))
        return None
    fields = _known_fields(kind, item, problems)
    if _is_plain(fields) and (record := _validated(kind, fields)):
        return record
    return _salvaged(kind, _mended(kind, fields, problems), problems)


def _known_fields(kind: type[Record], item: Fields, problems: Problems) -> Fields:
    known = kind.model_fields
    for field in item:
        if field not in known:
            problems.count(Problem("unknown_field", kind.TYPE, field=excerpt(field)))
    return {field: value for field, value in item.items() if field in known}


def _is_plain(fields: Fields) -> bool:
    """Whether every value is small enough in number and depth, and writable, to be handed to validation."""
    return all(_is_modest(value) for value in fields.values())


def _is_modest(value: object, levels: int = _NESTED) -> bool:
    if isinstance(value, str):
        return not _SURROGATES.search(value)
    if not isinstance(value, list | dict):
        return True
    inside = [*value, *value.values()] if isinstance(value, dict) else value
    return levels > 0 and len(value) <= LIST_LIMIT and all(_is_modest(item, levels - 1) for item in inside)


def _validated(kind: type[Record], fields: Fields) -> Record | None:
    try:
        return kind.model_validate_json(json.dumps(fields), strict=True)
    except ValidationError:
        return None


def _mended(kind: type[Record], fields: Fields, problems: Problems) -> Fields:
    """The fields with what can be mended in place: too long texts and lists, characters that cannot be written."""
    place = Problem("", kind.TYPE, fields["id"], words_of(fields))
    return {
        field: _mended_value(replace(place, field=field), value, _text_limit(kind, field), problems)
        for field, value in fields.items()
    }


@functools.cache
def _text_limit(kind: type[Record], field: str) -> int:
    """Characters that a text in this field may have."""
    stated = [getattr(rule, "max_length", None) for rule in kind.model_fields[field].metadata]
    return next((limit for limit in stated if limit), TEXT_LIMIT)


def _mended_value(place: Problem, value: object, limit: int, problems: Problems) -> object:
    if isinstance(value, str):
        return _mended_text(place, value, limit, problems)
    if isinstance(value, list):
        if len(value) > LIST_LIMIT:
            problems.add(replace(place, code="long_list", was=str(len(value))))
        kept = value[:LIST_LIMIT]
        return [_mended_text(place, item, limit, problems) if isinstance(item, str) else item for item in kept]
    return value


def _mended_text(place: Problem, text: str, limit: int, problems: Problems) -> str:
    if len(text) > limit:
        problems.add(replace(place, code="long_text", was=str(len(text))))
        text = text[:limit]
    if _SURROGATES.search(text):
        problems.add(replace(place, code="bad_letters", was=excerpt(text)))
        text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def _salvaged(kind: type[Record], fields: Fields, problems: Problems) -> Record | None:
    """The record without the values that are not valid; None where one of them is needed."""
    place = Problem("", kind.TYPE, fields["id"], words_of(fields))
    for field in _faulty_fields(kind, fields):
        was = excerpt(fields.pop(field, ""))
        needed = kind.model_fields[field].is_required()
        code = "bad_record" if needed else "bad_field"
        problems.add(replace(place, code=code, field=field, was=was))
        if needed:
            return None
    return _validated(kind, fields) or _without_contradiction(kind, fields, place, problems)


def _faulty_fields(kind: type[Record], fields: Fields) -> list[str]:
    """Names of the fields whose values are not valid, each looked at alone, so that one cannot hide another."""
    faulty = [field for field, value in fields.items() if not _is_modest(value)]
    modest = {field: value for field, value in fields.items() if field not in faulty}
    try:
        kind.model_validate_json(json.dumps(modest), strict=True)
    except ValidationError as error:
        named = {str(fault["loc"][0]) for fault in error.errors(include_url=False, include_input=False) if fault["loc"]}
        faulty += [field for field in kind.model_fields if field in named and field not in faulty]
    return faulty


def _without_contradiction(kind: type[Record], fields: Fields, place: Problem, problems: Problems) -> Record | None:
    """Values that are each valid but contradict one another (an end before its start): the last such one goes."""
    for field in reversed(kind.model_fields):
        if field in fields and not kind.model_fields[field].is_required():
            rest = {name: value for name, value in fields.items() if name != field}
            if record := _validated(kind, rest):
                problems.add(replace(place, code="bad_field", field=field, was=excerpt(fields[field])))
                return record
    problems.add(replace(place, code="contradiction"))
    return None


def words_of(fields: Fields) -> str:
    """The first words by which a person would know the record."""
    said = (fields.get(name) for name in _WORDS)
    return excerpt(next((words for words in said if isinstance(words, str) and words.strip()), ""))


def excerpt(value: object) -> str:
    """The beginning of a foreign value, at most 60 characters, safe to keep and to encode."""
    if isinstance(value, str):
        text = value[:61]
    elif isinstance(value, list | dict):
        text = "[…]" if isinstance(value, list) else "{…}"
    else:
        text = str(value)[:61]
    cut = text if len(text) <= 60 else text[:59] + "…"
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", cut)
