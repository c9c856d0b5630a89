"""Earlier states of a document as bytes, and how many of them its file can hold. Knows no zip."""

import datetime
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

import orjson

from paku_studio.models import Record, Session
from paku_studio.storage.document_file import named_pictures, names_in
from paku_studio.storage.limits import ENTRY_LIMIT, PICTURES_LIMIT, SNAPSHOTS_LIMIT
from paku_studio.storage.writing import document_json, is_too_large

_OWN_PARTS: Final = 3
"""mimetype, document.json, thumbnail.png"""
_NO_PICTURES: Final[Mapping[str, bytes]] = MappingProxyType({})


def snapshot_bytes(records: Mapping[str, Record]) -> bytes:
    """A state of the whole document, to be kept; `read_document_json` reads it again."""
    return document_json(records.values())


def meeting_in(snapshot: bytes, session: str) -> Session | None:
    """Group, number and date of a meeting as a snapshot that nobody vouches for tells them; None where it does not."""
    if is_too_large(snapshot):
        return None
    try:
        told = next(one for one in orjson.loads(snapshot)["records"]["session"] if one["id"] == session)
        known = {name: told[name] for name in ("group", "number", "date") if name in told}
        return Session.model_validate({"id": session, **known})
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration):
        return None


def thinned(
    snapshots: Mapping[str, bytes],
    spare: str = "",
    *,
    records: Collection[Record] = (),
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> dict[str, bytes]:
    """As many of the snapshots as a file can hold beside the document: the oldest meeting's goes first, `spare` last.

    `records` and `pictures` are the document's: a snapshot also keeps those pictures in the file that it names. Where
    the document by itself is too large nothing is let go for its sake.
    """
    kept = {session: data for session, data in snapshots.items() if len(data) <= SNAPSHOTS_LIMIT}
    room = _Room(kept, records, pictures)
    if not room.lacks(kept):
        return kept
    youngest_first = sorted(kept, key=lambda one: (one == spare, *_age(kept[one], one)), reverse=True)
    while room.lacks(kept):
        del kept[youngest_first.pop()]
    return kept


def _age(snapshot: bytes, session: str) -> tuple[datetime.date, int, str]:
    return age(meeting_in(snapshot, session), session)


def age(meeting: Session | None, session: str) -> tuple[datetime.date, int, str]:
    """What sorts states by their meetings, the oldest first; those of which nobody knows when they met go before."""
    if meeting is None:
        return datetime.date.min, 0, session
    return meeting.date or datetime.date.min, meeting.number, session


class _Room:
    """What a file has left for snapshots. Which pictures each of them names is looked up only where it matters."""

    def __init__(
        self, snapshots: Mapping[str, bytes], records: Collection[Record], pictures: Mapping[str, bytes]
    ) -> None:
        self._sizes = {name: len(data) for name, data in pictures.items()}
        self._own = frozenset(pictures)
        self._names: dict[str, frozenset[str]] = dict.fromkeys(snapshots, frozenset())
        if self._lacks_room_for(self._own, len(snapshots)):
            self._own = frozenset(named_pictures(records, pictures, {}))
            others = pictures.keys() - self._own
            for session, data in snapshots.items():
                earlier = names_in([data]) if others else frozenset()
                self._names[session] = frozenset(name for name in others if name.encode() in earlier)
        self._hopeless = self._lacks_room_for(self._own, 0)

    def lacks(self, snapshots: Mapping[str, bytes]) -> bool:
        """Whether these are more than the file can hold."""
        if sum(map(len, snapshots.values())) > SNAPSHOTS_LIMIT:
            return True
        named = self._own.union(*(self._names[session] for session in snapshots))
        return not self._hopeless and self._lacks_room_for(named, len(snapshots))

    def _lacks_room_for(self, pictures: frozenset[str], snapshots: int) -> bool:
        entries = len(pictures) + snapshots + _OWN_PARTS
        return entries > ENTRY_LIMIT or sum(self._sizes[name] for name in pictures) > PICTURES_LIMIT
