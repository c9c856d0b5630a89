"""What a document remembers of differences that somebody settled, as tombstones on which all copies agree.

Besides the difference itself each value that it was about is remembered, with how often it was settled about. So of
every value of a field a copy knows such a count, and has the value or not. Where two copies meet the higher count is
right, and of equal ones 'has it': that is a lattice, and therefore the order in which copies meet does not matter. A
copy that has a value at a lower count has it only because it has not heard that somebody settled against it.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from paku_studio.models import Difference, Record, Tombstone
from paku_studio.store.identity import difference_id, settled_id, tombstone_id


def times_settled(removed: Mapping[str, object], place: tuple[str, str], value: str) -> int:
    """How often somebody settled about a value of a field, by the ids that are known as removed."""
    return next(times for times in itertools.count() if settled_id(*place, value, times + 1) not in removed)


def settled_stones(
    difference: Difference, records: Mapping[str, Record], standing: Iterable[str] = ()
) -> Iterator[Tombstone]:
    """What is to be remembered when a difference is settled; `standing`: a value that it was about by then too."""
    yield from _stone(difference.id, records)
    for value in sorted({difference.kept, difference.other, *standing}):
        ids = (settled_id(difference.record, difference.field, value, times) for times in itertools.count(1))
        yield from _stone(next(found for found in ids if tombstone_id(found) not in records), records)


def _stone(removed: str, records: Mapping[str, Record]) -> Iterator[Tombstone]:
    if tombstone_id(removed) not in records:
        yield Tombstone(id=tombstone_id(removed), removed=removed)


def stones_about(records: Mapping[str, Record], place: tuple[str, str], value: str) -> Iterator[str]:
    """The ids of the tombstones that are made of a value of a field, as JSON: whoever guesses it could prove it."""
    times = 1
    while (stone := tombstone_id(settled_id(*place, value, times))) in records:
        yield stone
        times += 1


def renamed_difference(difference: Difference, records: Mapping[str, Record]) -> Difference:
    """The difference under the id that its values ask for: the one that it had is made of what they were."""
    place, values = (difference.record, difference.field), (difference.kept, difference.other)
    ids = (difference_id(*place, values, number) for number in itertools.count(1))
    free = next(found for found in ids if tombstone_id(found) not in records)
    return difference.with_changes(id=free)
