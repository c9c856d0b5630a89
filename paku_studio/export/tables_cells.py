"""One cell of a table: a field's value as text, and text as a value. Knows no rows and no file format.

Texts stand exactly as typed. A list of texts is joined by `; `, with `\\;` for a semicolon within, `\\\\` for a
backslash and `\\-` for an item that is empty. Values of closed lists stand as the word of the language; any word of
any language is read.
"""

import datetime
import functools
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from paku_studio.export.tables_columns import Column
from paku_studio.locale import LANGUAGES, label, spoken_words

TRUE = {"fi": "kyllä", "sv": "ja", "en": "yes"}
FALSE = {"fi": "ei", "sv": "nej", "en": "no"}
_TRUE_WORDS = {*TRUE.values(), "x", "1", "true", "tosi", "sant", "kyllä.", "on"}
_FALSE_WORDS = {*FALSE.values(), "0", "false", "epätosi", "falskt", "off"}
_FIRST_DAY = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet's serial dates (its 29 February 1900 included)."""
_ITEM = re.compile(r"(?:[^;\\]|\\.|\\$)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FINNISH_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


class UnreadableError(ValueError):
    """The cell holds nothing that its column understands."""


def write_cell(column: Column, value: Any, language: str) -> str:
    """The text of a cell. `read_cell` of it gives the value again, in whatever language it was written."""
    if value is None:
        return ""
    if column.kind == "choice":
        return label(type(value).__name__, value.value, language)
    if column.kind == "truth":
        return TRUE[language] if value else FALSE[language] if column.optional or column.default else ""
    if column.kind == "texts":
        return join_texts(value)
    return value.isoformat() if column.kind == "date" else str(value)


def read_cell(column: Column, text: str) -> Any:
    """The value of a cell; an empty cell is the field's empty value. Raises UnreadableError."""
    if column.kind == "texts":
        return split_texts(text)
    if column.kind in {"text", "reference"}:
        return text if column.kind == "text" else text.strip()
    if column.kind == "order":
        return text.strip().lstrip("'")
    word = text.strip()
    if not word:
        return _empty(column)
    return _READERS[column.kind](column, word)


def join_texts(texts: Sequence[str]) -> str:
    """Several texts in one cell."""
    return "; ".join(text.replace("\\", "\\\\").replace(";", "\\;") if text else "\\-" for text in texts)


def split_texts(text: str) -> tuple[str, ...]:
    """The texts of one cell; an empty cell has none."""
    if not text:
        return ()
    items: list[str] = []
    position = 0
    while position <= len(text):
        found = _ITEM.match(text, position)
        item = found.group() if found else ""
        items.append(item[1:] if items and item.startswith(" ") else item)
        position += len(item) + 1
    return tuple("" if item == "\\-" else _ESCAPED.sub(r"\1", item) for item in items)


def _empty(column: Column) -> Any:
    if column.optional:
        return None
    if column.required:
        raise UnreadableError
    return column.default


def _truth(_column: Column, word: str) -> bool:
    said = word.casefold()
    if said in _TRUE_WORDS:
        return True
    if said in _FALSE_WORDS:
        return False
    raise UnreadableError


def _number(_column: Column, word: str) -> int:
    if re.fullmatch(r"-?\d{1,12}", word, re.ASCII):
        return int(word)
    raise UnreadableError


def _date(_column: Column, word: str) -> datetime.date:
    try:
        finnish = _FINNISH_DATE.fullmatch(word)
        if finnish:
            day, month, year = map(int, finnish.groups())
            return datetime.date(year, month, day)
        if re.fullmatch(r"\d{1,6}", word, re.ASCII):
            return _FIRST_DAY + datetime.timedelta(days=int(word))
        return datetime.date.fromisoformat(re.split("[T ]", word, maxsplit=1)[0])
    except (ValueError, OverflowError) as error:
        raise UnreadableError from error


def _choice(column: Column, word: str) -> StrEnum:
    if column.choices is None:
        raise UnreadableError
    value = _values_by_word(column.choices).get(word.casefold())
    if value is None:
        raise UnreadableError
    return column.choices(value)


@functools.cache
def _values_by_word(choices: type[StrEnum]) -> dict[str, str]:
    """A value's own name first, then the words of the lists, then every other way to say it."""
    found = {value.value: value.value for value in choices}
    for value in choices:
        for language in LANGUAGES:
            found.setdefault(label(choices.__name__, value.value, language).casefold(), value.value)
    for word, said in spoken_words(choices.__name__).items():
        found.setdefault(word, said)
    return found


_READERS = {"choice": _choice, "truth": _truth, "number": _number, "date": _date}
