"""What stays in a document when its content leaves it: own notes, counts of people, dots not yet shown. No files."""

from collections.abc import Collection, Iterator, Mapping

from paku_studio.graph.dots import counts_nobody
from paku_studio.graph.index import index
from paku_studio.models import Ballot, Difference, Dots, ParticipantCount, Project, Record, Statement, Tombstone


def without(records: Mapping[str, Record], gone: Collection[str]) -> dict[str, Record]:
    """The records without these and without what means nothing without them; what only names them names nobody then."""
    left = {key: record for key, record in records.items() if key not in gone}
    while loose := {key for key, record in left.items() if _is_loose(record, records, left)}:
        left = {key: record for key, record in left.items() if key not in loose}
    return {key: _without_names(record, left) for key, record in left.items()}


def _is_loose(record: Record, before: Mapping[str, Record], left: Mapping[str, Record]) -> bool:
    """Whether a record has lost what it belongs to, or speaks of a field of what is gone."""
    owners = [getattr(record, field) for field in record.OWNERS]
    owners += [record.record] if isinstance(record, Difference) else []
    return any(owner in before and owner not in left for owner in owners)


def _without_names(record: Record, left: Mapping[str, Record]) -> Record:
    lost = [field for field in record.REFERENCES if (named := getattr(record, field)) and named not in left]
    return record.with_changes(**dict.fromkeys(lost, "")) if lost else record


def shared(records: Mapping[str, Record], *, counts: bool = False) -> dict[str, Record]:
    """What may leave the document: without the facilitator's own notes, dots that nobody was shown, differences,
    and traces of what was removed: their ids are made of words, or were typed by people.

    Nor with what tells how many people were there, unless `counts`: the organiser's own use.
    """
    traces = (Difference, Tombstone)
    gone = {key for key, record in records.items() if getattr(record, "own", False) or isinstance(record, traces)}
    gone |= set(hidden_dots(records))
    if not counts:
        gone |= {key for key, record in records.items() if isinstance(record, ParticipantCount)}
        gone |= set(telling_dots(records))
    left = without(records, gone)
    return left if counts else {key: uncounted(record) for key, record in left.items()}


def hidden_dots(records: Mapping[str, Record]) -> Iterator[str]:
    """The ids of dots that the group has not seen yet."""
    for key, record in records.items():
        ballot = records.get(record.ballot) if isinstance(record, Dots) else None
        if isinstance(ballot, Ballot) and not ballot.shown:
            yield key


def telling_dots(records: Mapping[str, Record]) -> Iterator[str]:
    """The ids of dots that the group has seen, and whose figures may tell how few gave them."""
    ballots, indexed = [each for each in records.values() if isinstance(each, Ballot) and each.shown], index(records)
    few = {each.id for each in ballots if not counts_nobody(indexed, each)}
    yield from (key for key, record in records.items() if isinstance(record, Dots) and record.ballot in few)


def uncounted(record: Record) -> Record:
    """The record without a figure that counts people: voters, dots a person (which tell the voters), an opening
    balance.
    """
    if isinstance(record, Ballot):
        usual = Ballot.model_fields["dots_each"].default
        return record.with_changes(voters=0, dots_each=usual) if counts_people(record) else record
    if isinstance(record, Project):
        return record.with_changes(opening_persons=0, opening_women=0) if counts_people(record) else record
    return record


def tells_who_spoke(record: Record) -> bool:
    """Whether a record tells in whose role, in which meeting or in which group it was said."""
    return isinstance(record, Statement) and bool(record.role or record.session or record.group)


def counts_people(record: Record) -> bool:
    """Whether a record tells how many people there were."""
    if isinstance(record, Ballot):
        return bool(record.voters) or record.dots_each != Ballot.model_fields["dots_each"].default
    if isinstance(record, Project):
        return bool(record.opening_persons or record.opening_women)
    return isinstance(record, ParticipantCount)
