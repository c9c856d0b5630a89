"""Another copy's records made ready to be merged into mine: under my names where both know the same thing.

Here mine and the other's are not equals, on purpose. My document keeps its own title and language; an actor, a logo, a
municipality, an organiser or a project that both wrote alike under different ids stays one, under my id; and a foreign
record that has the id of one of mine but is of another kind stands beside it under an id of its own. So does all of a
document whose ids somebody made up (`moment-01`, as tables and examples have them) and which says something else under
them. The law that the order of merging does not matter therefore holds up to the document's own title and language,
and up to which of two ids names a thing. Knows no file.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from paku_studio.models import (
    DOCUMENT_ID,
    Actor,
    Difference,
    DocumentSettings,
    Logo,
    Municipality,
    Organiser,
    Project,
    Record,
    Tombstone,
)
from paku_studio.store.commit import canonical
from paku_studio.store.identity import digest, tombstone_id
from paku_studio.store.workbench import words_of

_REGISTERS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Actor, ("name",)),
    (Logo, ("picture",)),
    (Municipality, ("name_fi", "name_sv", "code")),
    (Organiser, ("name",)),
    (Project, ("name", "short")),
)
"""What a document has once however many speak of it, and by which words it is known; those pointed at come first."""
_REGISTERED = frozenset(kind for kind, _ in _REGISTERS)
_BESIDE = "o-"
"""How the id of a foreign record begins that had the id of something else here."""
_BY_THE_PROGRAM = re.compile(r"(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9_-]{16}|[a-z]-[0-9a-f]{40}")
"""Ids that no two documents have by chance."""
_FEW = 8
"""Of fewer records with words nobody can tell by them whether two documents are one."""


@dataclass(frozen=True)
class Names:
    """Under which ids another copy's things go here.

    `stranger`: what tells made-up ids from mine; "" where it need not. `steps`: from one id to another, one by one.
    """

    stranger: str = ""
    steps: tuple[Mapping[str, str], ...] = ()

    def of(self, name: str) -> str:
        """The id under which one thing goes here, also one that is gone by now."""
        if self.stranger and name != DOCUMENT_ID and _may_be_chance(name):
            name = _BESIDE + digest(name, self.stranger)
        for step in self.steps:
            name = step.get(name, name)
        return name

    def under(self, records: Mapping[str, Record]) -> dict[str, Record]:
        """Records of the other copy, as it is or was, under these ids."""
        turned = {name: to for name in {*records, *_removed(records)} if (to := self.of(name)) != name}
        return _renamed(records, turned)


def names_as_in(mine: Mapping[str, Record], other: Mapping[str, Record]) -> Names:
    """Under which ids the other copy's things go: under mine where both know the same thing, beside mine else."""
    names = _beside_strangers(mine, other)
    names = _further(names, dict(_apart(mine, names.under(other))))
    for kind, known_by in _REGISTERS:
        names = _further(names, dict(_alike(mine, names.under(other), kind, known_by)))
    return names


def _further(names: Names, step: Mapping[str, str]) -> Names:
    return Names(names.stranger, (*names.steps, step)) if step else names


def named_as_in(
    mine: Mapping[str, Record], other: Mapping[str, Record], names: Names | None = None
) -> dict[str, Record]:
    """The other copy's records, under my names where both know the same thing; nothing of either is left out."""
    return _with_my_settings(mine, (names_as_in(mine, other) if names is None else names).under(other))


def is_same_document(mine: Mapping[str, Record], other: Mapping[str, Record]) -> bool:
    """Whether both come from one document: they share records, living or removed.

    The document's own record does not count, nor what any document may have: actors, logos, organisers, projects.
    """
    return any(_is_of_people(record) and record.id in mine for record in other.values()) or bool(
        (_removed(mine) & (other.keys() | _removed(other))) or (_removed(other) & mine.keys())
    )


def _is_of_people(record: Record) -> bool:
    return not isinstance(record, Tombstone | Difference | DocumentSettings) and type(record) not in _REGISTERED


def _removed(records: Mapping[str, Record]) -> set[str]:
    return {record.removed for record in records.values() if isinstance(record, Tombstone)}


def _beside_strangers(mine: Mapping[str, Record], other: Mapping[str, Record]) -> Names:
    """Ids of their own for the other's records, where somebody made up the same ids here for other things."""
    names, strangers = Names(), itertools.count()
    while _are_strangers(mine, names.under(other)):
        names = Names(str(next(strangers)))
    return names


def _may_be_chance(record_id: str) -> bool:
    """Whether two documents may have the id without being copies: it is made up, or made of one that is."""
    return record_id.startswith(_BESIDE) or not _BY_THE_PROGRAM.fullmatch(record_id)


def _are_strangers(mine: Mapping[str, Record], other: Mapping[str, Record]) -> bool:
    """Whether what has one id in both hardly ever says the same."""
    shared = [(mine[found], record) for found, record in other.items() if found in mine and _is_of_people(record)]
    told = [pair for pair in shared if any(map(words_of, pair)) and _may_be_chance(pair[0].id)]
    alike = sum(type(one) is type(another) and words_of(one) == words_of(another) for one, another in told)
    return len(told) >= _FEW and 4 * alike < len(told)


def _apart(mine: Mapping[str, Record], other: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    for record_id, record in other.items():
        if record_id in mine and type(mine[record_id]) is not type(record) and record_id != DOCUMENT_ID:
            yield record_id, _BESIDE + digest(record.TYPE, record_id)


def _alike(
    mine: Mapping[str, Record], other: Mapping[str, Record], kind: type[Record], known_by: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Pairs of (the other's id, mine) of records that say the same; each of mine is taken once."""
    free: dict[Hashable, list[str]] = defaultdict(list)
    for found in reversed(_of_kind(mine, kind)):
        if found.id not in other and _is_known(found, known_by):
            free[_content(found)].append(found.id)
    for found in _of_kind(other, kind) if free else ():
        if found.id not in mine and (here := free.get(_content(found))):
            yield found.id, here.pop()


def _of_kind(records: Mapping[str, Record], kind: type[Record]) -> list[Record]:
    return sorted((record for record in records.values() if type(record) is kind), key=lambda record: record.id)


def _is_known(record: Record, known_by: tuple[str, ...]) -> bool:
    return any(str(getattr(record, field)).strip() for field in known_by)


def _content(record: Record) -> Hashable:
    """All that a record says; where it stands in its row is not looked at."""
    return tuple((name, canonical(value)) for name, value in record.__dict__.items() if name not in {"id", "order"})


def _renamed(records: Mapping[str, Record], names: Mapping[str, str]) -> dict[str, Record]:
    if not names:
        return dict(records)
    told = (_under(record, names) for record in records.values())
    return {record.id: record for record in told}


def _under(record: Record, names: Mapping[str, str]) -> Record:
    """A record that is and points at what the names say; a difference about it goes with it, a tombstone too."""
    if isinstance(record, Tombstone):
        removed = names.get(record.removed, record.removed)
        return Tombstone(id=tombstone_id(removed), removed=removed) if removed != record.removed else record
    fields = (*type(record).REFERENCES, *(("record",) if isinstance(record, Difference) else ()), "id")
    turned = {field: names[value] for field in fields if (value := getattr(record, field)) in names}
    return record.with_changes(**turned) if turned else record


def _with_my_settings(mine: Mapping[str, Record], other: dict[str, Record]) -> dict[str, Record]:
    """My title and language stand; a document without a title takes that of another copy of itself."""
    own, theirs = mine.get(DOCUMENT_ID), other.get(DOCUMENT_ID)
    if isinstance(own, DocumentSettings) and isinstance(theirs, DocumentSettings):
        title = own.title or (theirs.title if is_same_document(mine, other) else "")
        other[DOCUMENT_ID] = own.with_changes(title=title)
    return other
