"""The earlier states that an open document keeps: bytes, made when they are first needed. Knows no file."""

import threading
from collections.abc import Iterator, Mapping

from paku_studio.models import Record
from paku_studio.storage.document_file import SESSION_ID
from paku_studio.storage.snapshots import snapshot_bytes, thinned


class Held:
    """One earlier state. The bytes of records are made once, on the thread that first asks for them."""

    def __init__(self, state: bytes | Mapping[str, Record]) -> None:
        self._records = None if isinstance(state, bytes) else state
        self._data = state if isinstance(state, bytes) else None

    @property
    def data(self) -> bytes:
        """The state as it stands in the file."""
        records, data = self._records, self._data  # in this order: another thread may be making the bytes
        if data is None:
            assert records is not None
            data = self._data = snapshot_bytes(records)
            self._records = None
        return data

    def says(self, state: bytes | Mapping[str, Record]) -> bool:
        """Whether it is surely that state, as far as can be seen without making bytes."""
        return state is self._records or state == self._data


class Snapshots(Mapping[str, bytes]):
    """The earlier states by meeting. Safe to be asked and told from several threads.

    `turn` counts what was kept and forgotten; `let_go`: meetings whose states the file had no room for any more.
    """

    def __init__(self, opened: Mapping[str, bytes]) -> None:
        self._held = {session: Held(data) for session, data in opened.items()}
        self._lock = threading.Lock()
        self._latest = ""
        self.turn = 0
        self.let_go: tuple[str, ...] = ()

    def __getitem__(self, session: str) -> bytes:
        return self._held[session].data

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._held))

    def __len__(self) -> int:
        return len(self._held)

    def held(self, session: str) -> Held:
        """The state itself: another one as soon as another is kept. KeyError where there is none."""
        return self._held[session]

    def keep(self, session: str, state: bytes | Mapping[str, Record]) -> bool:
        """Keep a state in place of what was kept for that meeting; whether it may be another. ValueError for no id."""
        if not SESSION_ID.fullmatch(session):
            raise ValueError("a state is named by a session's id")
        with self._lock:
            held = self._held.get(session)
            if held is not None and held.says(state):
                return False
            self._held[session] = next((one for one in self._held.values() if one.says(state)), None) or Held(state)
            self._latest = session
            self.turn += 1
            return True

    def forget(self, *sessions: str) -> bool:
        """Let the states of these meetings go; whether there were any."""
        with self._lock:
            known = [session for session in sessions if self._held.pop(session, None) is not None]
            self.turn += bool(known)
            return bool(known)

    def for_file(self, records: Mapping[str, Record], pictures: Mapping[str, bytes]) -> tuple[dict[str, bytes], int]:
        """All that the file has room for beside the document, and the turn up to which that is. Takes a while."""
        with self._lock:
            held, turn, latest = dict(self._held), self.turn, self._latest
        whole = {session: one.data for session, one in held.items()}
        kept = thinned(whole, latest, records=records.values(), pictures=pictures)
        gone = tuple(session for session in whole if session not in kept)
        if gone:
            with self._lock:
                for session in gone:
                    if self._held.get(session) is held[session]:
                        del self._held[session]
                self.let_go += gone
        return kept, turn
