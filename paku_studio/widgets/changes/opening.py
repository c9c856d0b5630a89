"""What the window does with earlier states beside its page: the sentence on opening, a state in a window of its own."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from shiboken6 import isValid

from paku_studio.editor.changes_words import counts
from paku_studio.editor.changing import OPENED, Changing
from paku_studio.editor.shelf import UNTITLED
from paku_studio.graph.changes import WhatChanged, what_changed
from paku_studio.locale import N_
from paku_studio.widgets.work import Work

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

SINCE = N_("Changed since the last meeting (%(state)s): %(counts)s. %(keys)s shows them.")


def open_as_document(desk: "Desk", changing: Changing) -> None:
    """The earlier state as a draft of its own, in another window; this document stays as it is."""
    from paku_studio.storage import Opened

    title = desk.keeper.title if desk.keeper is not None else ""
    opened = Opened(changing.as_document(title or desk.t(UNTITLED)), dict(desk.editor.pictures))
    state = changing.words_of(changing.since)
    window = desk.program.open_window(begin=lambda other: other.begin(opened))
    window.desk.say(desk.t(OPENED) % {"state": state})


def tell_what_changed(desk: "Desk") -> None:
    """Say quietly what changed since the last meeting, where anything did; counted beside the window."""
    earlier, editor = desk.earlier, desk.editor
    session = earlier.since() if earlier is not None else ""
    if earlier is None or not session:
        return
    now = editor.document.snapshot()

    def tell(found: WhatChanged) -> None:
        """Only while that document is open, and nothing weightier is being said."""
        if isValid(desk) and desk.earlier is earlier and found.total and editor.told is None:
            state = next((one.words for one in earlier.states() if one.session == session), "")
            keys = desk.action("go.changes").shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            said = {"state": state, "counts": counts(found, desk.language), "keys": keys}
            desk.say(desk.t(SINCE) % said)

    work = Work(lambda _progress: what_changed(earlier.records_of(session), now), desk.program)
    work.done.connect(tell)
    work.start()
