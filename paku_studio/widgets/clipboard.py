"""The system's clipboard: what the editor copies goes to it in two forms, and what lies on it is pasted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from paku_studio.editor.clipboard import FORMAT, NOTHING_THERE, Clip, copy, cut, paste, paste_text
from paku_studio.locale import N_

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

NO_HISTORY = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What asks the systems' histories of the clipboard not to keep this, nor send it to a person's other machines."""
CANNOT_COPY = N_("This cannot be copied by itself.")


def bind_clipboard(desk: "Desk") -> None:
    """Tell the desk what cut, copy and paste do."""
    desk.handle("edit.copy", lambda: _keep(desk, desk.editor.attempt(copy, desk.editor)))
    desk.handle("edit.cut", lambda: _keep(desk, desk.editor.attempt(cut, desk.editor)))
    desk.handle("edit.paste", lambda: put_in(desk))
    desk.handle("edit.paste_as_text", lambda: put_in_as_text(desk))


def _keep(desk: "Desk", clip: Clip | None) -> None:
    if clip is None:
        desk.say(desk.t(CANNOT_COPY), trouble=True)
        return
    data = QMimeData()
    data.setData(FORMAT, clip.json)
    data.setText(clip.text)
    for kind, wish in NO_HISTORY.items():
        data.setData(kind, wish)
    QApplication.clipboard().setMimeData(data)


def put_in(desk: "Desk") -> None:
    """Paste what this program copied as it was; text from elsewhere is read as notation."""
    data = QApplication.clipboard().mimeData()
    if data is not None and data.hasFormat(FORMAT):
        desk.editor.attempt(paste, desk.editor, bytes(data.data(FORMAT).data()))
    else:
        put_in_as_text(desk)


def put_in_as_text(desk: "Desk") -> None:
    """Paste the words that lie on the clipboard."""
    data = QApplication.clipboard().mimeData()
    if data is None or not data.hasText():
        desk.say(desk.t(NOTHING_THERE), trouble=True)
        return
    desk.editor.attempt(paste_text, desk.editor, data.text())
