"""The states in which meetings left the document: when one is kept, which there are, what is another since.

Knows no window and no file; the keeper puts the states into the file.
"""

import datetime
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paku_studio.editor.keeping_snapshots import Snapshots
from paku_studio.editor.meeting import groups_of, meeting_words, meetings_of, this_day
from paku_studio.locale import N_, translator
from paku_studio.models import Record, Session
from paku_studio.storage import read_document_json
from paku_studio.storage.snapshots import age, meeting_in

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.editor.keeping import Keeper
    from paku_studio.editor.keeping_snapshots import Held
    from paku_studio.editor.reading_only import Reader
    from paku_studio.graph.changes import WhatChanged

EARLIER_MEETING: Final = N_("an earlier meeting")
LET_GO: Final = N_("There was no more room in the file: the oldest earlier state was left out (%(states)s).")
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


class Earlier:
    """The earlier states of one open document. Hears the editor from the beginning on, until `close`."""

    def __init__(self, editor: "Editor", keeper: "Keeper | Reader", today: datetime.date | None = None) -> None:
        self._editor, self._keeper = editor, keeper
        kept = keeper.snapshots
        self._snapshots = kept if isinstance(kept, Snapshots) else Snapshots(kept)
        self._going_on = editor.session
        self._begun_at = len(editor.document.history)
        self._told = 0
        self._read: dict[str, tuple[Held, Mapping[str, Record]]] = {}
        self._meetings: dict[str, tuple[Held, Session | None]] = {}
        self._reading = threading.Lock()
        self._last: tuple[Mapping[str, Record], Mapping[str, Record], WhatChanged] | None = None
        self._keep_what_broke_off(today or this_day())
        self._stop = editor.listen(self._follow)

    # when a state is kept

    def end(self) -> None:
        """The document is about to be closed: the meeting that goes on ends with it.

        Where nothing changed nothing is written for it: who only looks leaves the file as it was.
        """
        session = self._editor.session
        if session and (self._has_changed or self._keeper.recovered):
            self._keep(session, self._editor.document.snapshot())
        elif session and session not in self._snapshots:
            self._keep(session, self._editor.document.snapshot(), soon=False)

    def close(self) -> None:
        """Hear no more of the editor."""
        self._stop()

    @property
    def _has_changed(self) -> bool:
        return len(self._editor.document.history) > self._begun_at

    def _follow(self, change: "Change") -> None:
        if "session" in change.what and self._editor.session != self._going_on:
            ended, self._going_on = self._going_on, self._editor.session
            if self._has_changed or ended not in self._snapshots:
                self._keep(ended, self._without_the_next())
                self._editor.announce("earlier")
            self._begun_at = len(self._editor.document.history)
        self._tell_what_went()

    def _without_the_next(self) -> Mapping[str, Record]:
        """The document as it is; a meeting that was made just now to go on next is not yet in it."""
        document, began = self._editor.document, self._going_on
        made_now = bool(document.history) and began in document.history[-1].added
        if not made_now:
            return document.snapshot()
        return {found: record for found, record in document.records.items() if found != began}

    def _keep(self, session: str, records: Mapping[str, Record], *, soon: bool = True) -> None:
        if self._ended_last(session):
            self._keeper.keep_snapshot(session, records, soon=soon)

    def _ended_last(self, session: str) -> bool:
        """Whether the document now stands as that meeting left it: no later meeting of its group has left a state.

        What is put right in the notes of an earlier meeting does not make the present state that meeting's.
        """
        record = self._editor.records.get(session)
        if not isinstance(record, Session):
            return False
        row = [one.id for one in meetings_of(self._editor.document, record.group)]
        return not any(later in self._snapshots for later in row[row.index(session) + 1 :])

    def _keep_what_broke_off(self, today: datetime.date) -> None:
        """A meeting of another day whose end nobody saw: the document as it was opened is the state it left."""
        document = self._editor.document
        for group in ("", *(one.id for one in groups_of(document))):
            past = [one for one in meetings_of(document, group) if one.date is not None and one.date < today]
            if past and past[-1].id not in self._snapshots:
                self._keep(past[-1].id, document.snapshot(), soon=False)

    def _tell_what_went(self) -> None:
        gone = self._snapshots.let_go[self._told :]
        if gone:
            self._told += len(gone)
            said = ", ".join(self._words(self._meeting_of(one)) for one in gone)
            self._editor.say(self._editor.t(LET_GO) % {"states": said})

    # which there are

    def states(self) -> tuple[State, ...]:
        """Every state that is kept, the latest meeting's first."""
        found = [(one, self._meeting_of(one)) for one in self._snapshots]
        found.sort(key=lambda pair: age(pair[1], pair[0]), reverse=True)
        return tuple(State(one, self._words(meeting), meeting.date if meeting else None) for one, meeting in found)

    def since(self) -> str:
        """The state that somebody who comes back wants to know of: the last that is not the present meeting's."""
        return next((one.session for one in self.states() if one.session != self._editor.session), NOW)

    def _words(self, meeting: Session | None) -> str:
        language = self._editor.language
        if meeting is None:
            return translator(language)(EARLIER_MEETING)
        groups = {one.id: " ".join(one.name.split()) for one in groups_of(self._editor.document)}
        group = groups.get(meeting.group, "") if len(groups) > 1 else ""
        return " · ".join(part for part in (group, meeting_words(meeting, language)) if part)

    def _meeting_of(self, session: str) -> Session | None:
        """The meeting as the document has it now, else as its state tells of it; None where neither does."""
        record = self._editor.records.get(session)
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

    # what they hold

    def records_of(self, session: str) -> Mapping[str, Record]:
        """Every record as that meeting left it; of "" as it is now. Read once; may be asked on another thread.

        KeyError where no such state is kept, Unusable where it cannot be read.
        """
        if session == NOW:
            return self._editor.document.snapshot()
        held = self._snapshots.held(session)
        with self._reading:
            known, records = self._read.pop(session, (None, {}))
            if known is not held:
                words = self._words(self._meeting_of(session))
                records = read_document_json(held.data, words, self._editor.pictures).document.snapshot()
            while len(self._read) >= _REMEMBERED:
                del self._read[next(iter(self._read))]
            self._read[session] = (held, records)
            return records

    def found(self, before: str, after: str = NOW) -> "WhatChanged":
        """What is another in the state `after` than in the state `before`. Raises as `records_of`."""
        from paku_studio.graph.changes import what_changed

        states = (self.records_of(before), self.records_of(after))
        if self._last is None or self._last[0] is not states[0] or self._last[1] is not states[1]:
            self._last = (*states, what_changed(*states))
        return self._last[2]

    def forget(self, *sessions: str) -> None:
        """Take these states out of the file, soon and for good; backups of the file still hold them."""
        self._keeper.forget_snapshots(*sessions)
        for session in sessions:
            self._read.pop(session, None)
        self._editor.announce("earlier")
