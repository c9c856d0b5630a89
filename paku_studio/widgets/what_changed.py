"""The quiet sentence on opening a document: what changed in it since the last meeting. Reads beside the window."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from shiboken6 import isValid

from paku_studio.locale import N_
from paku_studio.pause import short_turns
from paku_studio.widgets.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paku_studio.editor.earlier import Earlier
    from paku_studio.graph.changes import WhatChanged
    from paku_studio.models import Record
    from paku_studio.widgets.desk import Desk

SINCE = N_("Changed since the last meeting (%(state)s): %(counts)s. %(keys)s shows them.")


def tell_what_changed(desk: "Desk") -> None:
    """Say what changed since the last meeting, where anything did; a state that cannot be read is told by its page."""
    earlier = desk.earlier
    session = earlier.since() if earlier is not None else ""
    if earlier is None or not session:
        return
    now = desk.editor.document.snapshot()
    work = Work(lambda _progress: _found(earlier, session, now), desk.program)
    work.done.connect(lambda found: _tell(desk, earlier, session, found))
    work.start()


def _found(earlier: "Earlier", session: str, now: "Mapping[str, Record]") -> "WhatChanged":
    """Read and compare, in a thread of its own."""
    from paku_studio.graph.changes import what_changed

    with short_turns():
        return what_changed(earlier.records_of(session), now)


def _tell(desk: "Desk", earlier: "Earlier", session: str, found: "WhatChanged") -> None:
    """Only while that document is open, and where nothing weightier is being said."""
    if not isValid(desk) or desk.earlier is not earlier or not found.total or desk.told:
        return
    from paku_studio.editor.changes_words import counts

    keys = desk.action("go.changes").shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    desk.say(desk.t(SINCE) % {"state": earlier.words_of(session), "counts": counts(found, desk.language), "keys": keys})
