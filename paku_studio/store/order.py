"""Fractional order keys in base 62: there is always a key between two others. Knows only strings.

Keys compare as plain strings. A key made here never ends in `0`, so that there is room before it too. Adding at an end
counts in blocks that widen (1, 2, 4, 8 digits), so that thousands of keys in one direction stay a few digits long.
"""

import re
from collections.abc import Sequence
from typing import Protocol

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST_KEY = "V"
KEY_LIMIT = 200
"""The longest key that a record accepts."""

_BASE = len(DIGITS)
_WIDTHS = (1, 2, 4, 8)
_VALID = re.compile(r"[0-9A-Za-z]{1,200}")


class Ordered(Protocol):
    """What stands in a row: anything with an id and an order key."""

    @property
    def id(self) -> str:
        """The id, which breaks ties."""

    @property
    def order(self) -> str:
        """The fractional key."""


def key_between(before: str | None, after: str | None) -> str:
    """A key above `before` and below `after`; None means no bound. ValueError where no key fits."""
    for bound in (before, after):
        if bound is not None and not _VALID.fullmatch(bound):
            raise ValueError("not an order key")
    if before is not None and after is not None:
        key = _inside(before, after)
    elif after is not None:
        key = _prepend(after)
    else:
        key = _append(before or "")
    if len(key) > KEY_LIMIT:
        raise ValueError("no room: the key would be too long")
    return key


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` keys above `before` and below `after`, rising. ValueError where no key fits."""
    if count <= 0:
        return []
    if after is None:
        keys = [key_between(before, None)]
        while len(keys) < count:
            keys.append(key_between(keys[-1], None))
        return keys
    middle = key_between(before, after)
    left = (count - 1) // 2
    return [*keys_between(before, middle, left), middle, *keys_between(middle, after, count - 1 - left)]


def keys_at(row: Sequence[Ordered], index: int, count: int = 1) -> tuple[list[str], dict[str, str]]:
    """Keys for `count` newcomers at `index` of a sorted row, and new keys by id for those that must make room.

    Nobody moves as a rule; where neighbours share one key (two people added at one place) those after the index do.
    """
    index = max(0, min(index, len(row)))
    before = row[index - 1].order if index else None
    last = index
    while last < len(row):
        try:
            keys = keys_between(before, row[last].order, count + last - index)
        except ValueError:
            last += 1
        else:
            break
    else:
        keys = keys_between(before, None, count + last - index)
    moved = {neighbour.id: key for neighbour, key in zip(row[index:last], keys[count:], strict=True)}
    return keys[:count], moved


def _inside(before: str, after: str) -> str:
    if before >= after:
        raise ValueError("no room: the keys are equal or the wrong way round")
    shared = _shared_start(before, after)
    if shared == len(before):
        return before + _prepend(after[shared:])
    low, high = DIGITS.index(before[shared]), DIGITS.index(after[shared])
    if high - low > 1:
        return before[:shared] + DIGITS[(low + high) // 2]
    return before[: shared + 1] + _append(before[shared + 1 :])


def _shared_start(first: str, second: str) -> int:
    for place, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return place
    return min(len(first), len(second))


def _append(key: str) -> str:
    """The next key above, with nothing to stay below: count up in the block after the leading `z`s."""
    if not key:
        return FIRST_KEY
    lead = len(key) - len(key.lstrip("z"))
    width = _width(lead)
    number = _number(key[lead : lead + width], width) + 1
    number += number % _BASE == 0
    if number >= (_BASE - 1) * _BASE ** (width - 1):
        lead, width, number = lead + 1, _width(lead + 1), 1
    return "z" * lead + _digits(number, width)


def _prepend(key: str) -> str:
    """The next key below, with nothing to stay above: count down in the block after the leading `0`s."""
    lead = len(key) - len(key.lstrip("0"))
    if lead == len(key):
        raise ValueError("no room: nothing comes before zero")
    width = _width(lead)
    number = _number(key[lead : lead + width], width) - 1
    number -= number % _BASE == 0
    if number < _BASE ** (width - 1):
        lead, width = lead + 1, _width(lead + 1)
        number = _BASE**width - 1
    return "0" * lead + _digits(number, width)


def _width(lead: int) -> int:
    return _WIDTHS[min(lead, len(_WIDTHS) - 1)]


def _number(block: str, width: int) -> int:
    total = 0
    for digit in block.ljust(width, "0"):
        total = total * _BASE + DIGITS.index(digit)
    return total


def _digits(number: int, width: int) -> str:
    found = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        found = DIGITS[digit] + found
    return found
