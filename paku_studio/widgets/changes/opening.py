"""An earlier state as a document of its own, in a window of its own."""

from typing import TYPE_CHECKING

from paku_studio.editor.changing import OPENED, Changing
from paku_studio.editor.shelf import UNTITLED

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk


def open_as_document(desk: "Desk", changing: Changing) -> None:
    """The earlier state as a draft of its own, in another window; this document stays as it is."""
    from paku_studio.storage import Opened

    title = desk.keeper.title if desk.keeper is not None else ""
    opened = Opened(changing.as_document(title or desk.t(UNTITLED)), dict(desk.editor.pictures))
    state = changing.words_of(changing.since)
    window = desk.program.open_window(begin=lambda other: other.begin(opened))
    window.desk.say(desk.t(OPENED) % {"state": state})
