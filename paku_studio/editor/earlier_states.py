"""The earlier states that a document's file holds: which there are, what they hold, what is another between two.

Knows no window, no file, and nothing of when a state is kept.
"""

import datetime
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paku_studio.editor.keeping_snapshots import Snapshots
from paku_studio.editor.meeting import groups_of, meeting_words
from paku_studio.locale import N_, translator
from paku_studio.models import DeveloperGroup, Record, Session
from paku_studio.storage import Unusable, read_document_json
from paku_studio.storage.snapshots import age, meeting_in
from paku_studio.store import Document

if TYPE_CHECKING:
    from paku_studio.editor.keeping_snapshots import Held
    from paku_studio.graph.changes import WhatChanged

EARLIER_MEETING: Final = N_("an earlier meeting")
NOW: Final = ""
"""The name of the present state."""
_REMEMBERED: Final = 3
"""How many states stay read at a time; each is a whole document."""


@dataclass(frozen=True, slots=True)
class State:
    """The document as it stood at the end of a meeting. `words`: the meeting, its group where there are several."""

    session: str
    words: str
    date: datetime.date | None


class States:
    """The earlier states of a document. `pictures`: those at hand; `language`: in which states are called something."""

    def __init__(
        self, document: Document, snapshots: Mapping[str, bytes], pictures: Mapping[str, bytes], language: str
    ) -> None:
        self._document, self._pictures, self._language = document, pictures, language
        self._snapshots = snapshots if isinstance(snapshots, Snapshots) else Snapshots(snapshots)
        self._read: dict[str, tuple[Held, Mapping[str, Record]]] = {}
        self._meetings: dict[str, tuple[Held, Session | None]] = {}
        self._reading = threading.Lock()
        self._last: tuple[Mapping[str, Record], Mapping[str, Record], WhatChanged] | None = None

    @property
    def language(self) -> str:
        """In which states are called something."""
        return self._language

    @property
    def has_any(self) -> bool:
        """Whether a state is kept: cheap, for a button's state."""
        return bool(len(self._snapshots))

    def states(self) -> tuple[State, ...]:
        """Every state that is kept, the latest meeting's first."""
        found = [(one, self._meeting_of(one)) for one in self._snapshots]
        found.sort(key=lambda pair: age(pair[1], pair[0]), reverse=True)
        groups = self._groups()
        return tuple(
            State(one, self._words(meeting, groups), meeting.date if meeting else None) for one, meeting in found
        )

    def words_of(self, session: str) -> str:
        """What a state is called: the meeting, its group where there are several."""
        return self._words(self._meeting_of(session), self._groups())

    def number_of(self, session: str) -> int:
        """Which of its group's meetings it was; 0 where nobody knows."""
        meeting = self._meeting_of(session)
        return meeting.number if meeting is not None else 0

    def group_of(self, session: str) -> str:
        """The name of the group whose meeting it was; "" where nobody knows."""
        meeting = self._meeting_of(session)
        group = self._document.records.get(meeting.group) if meeting is not None else None
        return group.name if isinstance(group, DeveloperGroup) else ""

    def _groups(self) -> Mapping[str, str]:
        """The groups' names, by their ids."""
        return {one.id: " ".join(one.name.split()) for one in groups_of(self._document)}

    def _words(self, meeting: Session | None, groups: Mapping[str, str]) -> str:
        language = self.language
        if meeting is None:
            return translator(language)(EARLIER_MEETING)
        group = groups.get(meeting.group, "") if len(groups) > 1 else ""
        return " · ".join(part for part in (group, meeting_words(meeting, language)) if part)

    def _meeting_of(self, session: str) -> Session | None:
        """The meeting as the document has it now, else as its state tells of it; None where neither does."""
        record = self._document.records.get(session)
        if isinstance(record, Session):
            return record
        try:
            held = self._snapshots.held(session)
        except KeyError:
            return None
        known, meeting = self._meetings.get(session, (None, None))
        if known is not held:
            meeting = meeting_in(held.data, session)
            self._meetings[session] = (held, meeting)
        return meeting

    def records_of(self, session: str) -> Mapping[str, Record]:
        """Every record as that meeting left it; of "" as it is now. Read once; may be asked on another thread.

        KeyError where no such state is kept, Unusable where it cannot be read.
        """
        if session == NOW:
            return self._document.snapshot()
        held = self._snapshots.held(session)
        with self._reading:
            known, records = self._read.pop(session, (None, {}))
            if known is not held:
                records = self._read_state(session, held)
            for oldest in tuple(self._read)[: 1 - _REMEMBERED]:
                self._read.pop(oldest, None)  # it may just have been removed
            self._read[session] = (held, records)
            return records

    def _read_state(self, session: str, held: "Held") -> Mapping[str, Record]:
        try:
            return read_document_json(held.data, pictures=self._pictures).document.snapshot()
        except Unusable as problem:
            raise problem.about(self.words_of(session)) from None

    def found(self, before: str, after: str = NOW) -> "WhatChanged":
        """What is another in the state `after` than in the state `before`. Raises as `records_of`."""
        from paku_studio.graph.changes import what_changed

        states = (self.records_of(before), self.records_of(after))
        if self._last is None or self._last[0] is not states[0] or self._last[1] is not states[1]:
            self._last = (*states, what_changed(*states))
        return self._last[2]
