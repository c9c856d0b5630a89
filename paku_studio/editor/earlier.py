"""When the states in which meetings leave a document are kept, and that somebody who looks back finds them.

Knows no window and no file; the keeper puts the states into the file.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from paku_studio.editor.earlier_states import NOW, State, States
from paku_studio.editor.meeting import last_meetings, meetings_of, this_day
from paku_studio.edits.forgetting import forget_states, is_forgotten, keep_state_again
from paku_studio.locale import N_
from paku_studio.models import Record, Session, Tombstone

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.editor.keeping import Keeper
    from paku_studio.editor.reading_only import Reader

__all__ = ["NOW", "Earlier", "State"]

BROKE_OFF: Final = 20
"""As many meetings whose end nobody saw leave a state when a document is opened, the latest ones."""
LET_GO: Final = N_("There was no more room in the file: the oldest earlier state was left out (%(states)s).")


class Earlier(States):
    """The earlier states of one open document. Hears the editor from the beginning on, until `close`."""

    def __init__(self, editor: "Editor", keeper: "Keeper | Reader", today: datetime.date | None = None) -> None:
        self._editor, self._keeper = editor, keeper
        super().__init__(editor.document, keeper.snapshots, editor.pictures, editor.language)
        self._going_on = editor.session
        self._begun_at = len(editor.document.history)
        self._told = 0
        self._forget_what_was_forgotten()
        self._keep_what_broke_off(today or this_day())
        self._stop = editor.listen(self._follow)

    @property
    def language(self) -> str:
        """The person's own."""
        return self._editor.language

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
        if change.commit is not None and any(isinstance(one, Tombstone) for one in change.commit.added.values()):
            self._forget_what_was_forgotten()
        self._tell_what_went()

    def _without_the_next(self) -> Mapping[str, Record]:
        """The document as it is; a meeting that was made just now to go on next is not yet in it."""
        document, began = self._editor.document, self._going_on
        made_now = bool(document.history) and began in document.history[-1].added
        if not made_now:
            return document.snapshot()
        return {found: record for found, record in document.records.items() if found != began}

    def _keep(self, session: str, records: Mapping[str, Record], *, soon: bool = True) -> None:
        document = self._editor.document
        if self._ended_last(session) and not document.read_only:
            keep_state_again(document, session)
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
        for last in last_meetings(document, today)[:BROKE_OFF]:
            if last.id not in self._snapshots and not is_forgotten(document.records, last.id):
                self._keep(last.id, document.snapshot(), soon=False)

    def _tell_what_went(self) -> None:
        gone = self._snapshots.let_go[self._told :]
        if gone:
            self._told += len(gone)
            said = ", ".join(self.words_of(one) for one in gone)
            self._editor.say(self._editor.t(LET_GO) % {"states": said})

    # what is looked at

    def since(self) -> str:
        """The state that somebody who comes back wants to know of: the last that is not the present meeting's."""
        return next((one.session for one in self.states() if one.session != self._editor.session), NOW)

    def forget(self, *sessions: str) -> None:
        """Take these states out of the file, soon and for good; backups of the file still hold them."""
        forget_states(self._editor.document, sessions)
        self._let_go(sessions)

    def _forget_what_was_forgotten(self) -> None:
        """States that a copy which came in has removed; and those after whose removal the program died."""
        records = self._editor.records
        self._let_go([one for one in self._snapshots if is_forgotten(records, one)])

    def _let_go(self, sessions: Iterable[str]) -> None:
        known = [one for one in sessions if one in self._snapshots]
        if known:
            self._keeper.forget_snapshots(*known)
            for session in known:
                self._read.pop(session, None)
            self._editor.announce("earlier")
