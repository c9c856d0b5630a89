"""The algebra of changes: what was added, removed and changed, per field; apply, invert, squash, to and from JSON.

Knows records as values only: no store, no rules.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args

from paku_studio.models import RECORD_TYPES, Record

Source = Literal["user", "undo", "redo", "load", "import", "remote", "repair"]
SOURCES: tuple[Source, ...] = get_args(Source)
FieldChanges = Mapping[str, tuple[Any, Any]]
"""Field name -> (value before, value after)."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Commit:
    """One named change. Never changed once made.

    An id in both `added` and `removed` became a record of another type.
    """

    name: str
    source: Source = "user"
    added: Mapping[str, Record] = field(default_factory=lambda: _NOTHING)
    removed: Mapping[str, Record] = field(default_factory=lambda: _NOTHING)
    changed: Mapping[str, FieldChanges] = field(default_factory=lambda: _NOTHING)

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.added or self.removed or self.changed)

    @property
    def ids(self) -> frozenset[str]:
        """Every record that the commit touches."""
        return frozenset(self.added) | frozenset(self.removed) | frozenset(self.changed)


def difference_of(old: Record, new: Record) -> dict[str, tuple[Any, Any]]:
    """The fields in which two records of one type differ."""
    before, after = old.__dict__, new.__dict__
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def commit_between(name: str, source: Source, pairs: Iterable[tuple[str, Record | None, Record | None]]) -> Commit:
    """The commit that leads from the old records to the new ones; each pair is (id, old or None, new or None)."""
    added: dict[str, Record] = {}
    removed: dict[str, Record] = {}
    changed: dict[str, FieldChanges] = {}
    for record_id, old, new in pairs:
        if old is not None and type(old) is type(new):
            if fields := difference_of(old, new):
                changed[record_id] = fields
            continue
        if old is not None:
            removed[record_id] = old
        if new is not None:
            added[record_id] = new
    return Commit(name, source, added, removed, changed)


def apply(records: Mapping[str, Record], commit: Commit) -> dict[str, Record]:
    """The records after the commit, each write validated. KeyError where it changes a record that is not there."""
    after = dict(records)
    for record_id in commit.removed:
        after.pop(record_id, None)
    after.update(commit.added)
    for record_id, fields in commit.changed.items():
        after[record_id] = after[record_id].with_changes(**_values(fields, 1))
    return after


def invert(commit: Commit) -> Commit:
    """The commit that takes this one back; the inverse of the inverse is the commit itself."""
    turned = {
        record_id: {name: (after, before) for name, (before, after) in fields.items()}
        for record_id, fields in commit.changed.items()
    }
    return Commit(commit.name, commit.source, commit.removed, commit.added, turned)


def squash(first: Commit, *later: Commit) -> Commit:
    """One commit for several that follow one another, under the first one's name and source. Associative."""
    for second in later:
        first = _squash_two(first, second)
    return first


def _squash_two(first: Commit, second: Commit) -> Commit:
    pairs: list[tuple[str, Record | None, Record | None]] = []
    changed: dict[str, FieldChanges] = {}
    for record_id in [*first.ids, *(second.ids - first.ids)]:
        earlier, later = first.changed.get(record_id, _NOTHING), second.changed.get(record_id, _NOTHING)
        if (
            record_id in first.added
            or record_id in first.removed
            or record_id in second.added
            or record_id in second.removed
        ):
            pairs.append((record_id, _start(record_id, first, second), _end(record_id, first, second)))
        elif joined := _join(earlier, later):
            changed[record_id] = joined
    whole = commit_between(first.name, first.source, pairs)
    return Commit(whole.name, whole.source, whole.added, whole.removed, {**whole.changed, **changed})


def _start(record_id: str, first: Commit, second: Commit) -> Record | None:
    """The record before both, where at least one of them adds or removes it."""
    if record_id in first.removed:
        return first.removed[record_id]
    if record_id in first.added or record_id not in second.removed:
        return None
    return second.removed[record_id].with_changes(**_values(first.changed.get(record_id, _NOTHING), 0))


def _end(record_id: str, first: Commit, second: Commit) -> Record | None:
    """The record after both, where at least one of them adds or removes it."""
    if record_id in second.added:
        return second.added[record_id]
    if record_id in second.removed or record_id not in first.added:
        return None
    return first.added[record_id].with_changes(**_values(second.changed.get(record_id, _NOTHING), 1))


def _join(earlier: FieldChanges, later: FieldChanges) -> FieldChanges:
    joined = dict(earlier)
    for name, (before, after) in later.items():
        joined[name] = (earlier[name][0] if name in earlier else before, after)
    return {name: (before, after) for name, (before, after) in joined.items() if before != after}


def _values(fields: FieldChanges, side: int) -> dict[str, Any]:
    return {name: values[side] for name, values in fields.items()}


def value_to_json(value: Any) -> Any:
    """A field's value as plain JSON; a date says that it is one."""
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [value_to_json(part) for part in value]
    return str(value) if isinstance(value, str) else value


def value_from_json(value: Any) -> Any:
    """The value again; a word of a closed list comes back as its plain string, which equals it."""
    if isinstance(value, dict):
        return datetime.date.fromisoformat(value["date"])
    if isinstance(value, list):
        return tuple(value_from_json(part) for part in value)
    return value


def record_to_json(record: Record) -> dict[str, Any]:
    """A record as plain JSON with its `type`."""
    return {"type": record.TYPE, **record.model_dump(mode="json")}


def record_from_json(data: Mapping[str, Any]) -> Record:
    """The record again, validated. KeyError for an unknown type, ValueError for unusable fields."""
    fields = dict(data)
    return RECORD_TYPES[fields.pop("type")].model_validate(fields)


def commit_to_json(commit: Commit) -> dict[str, Any]:
    """The commit as plain JSON, as the journal writes it."""
    return {
        "name": commit.name,
        "source": commit.source,
        "added": [record_to_json(record) for record in commit.added.values()],
        "removed": [record_to_json(record) for record in commit.removed.values()],
        "changed": {
            record_id: {name: [value_to_json(before), value_to_json(after)] for name, (before, after) in fields.items()}
            for record_id, fields in commit.changed.items()
        },
    }


def commit_from_json(data: Mapping[str, Any]) -> Commit:
    """The commit again. KeyError or ValueError where the data is not one."""
    if data["source"] not in SOURCES:
        raise ValueError("unknown source")
    added, removed = ({found.id: found for found in map(record_from_json, data[key])} for key in ("added", "removed"))
    changed = {
        record_id: {name: (value_from_json(before), value_from_json(after)) for name, (before, after) in fields.items()}
        for record_id, fields in data["changed"].items()
    }
    return Commit(data["name"], data["source"], added, removed, changed)


def canonical(value: Any) -> str:
    """A field's value as one JSON text, equal for equal values: what a difference keeps."""
    return json.dumps(value_to_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
