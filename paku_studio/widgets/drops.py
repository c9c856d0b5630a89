"""Files that come from outside: opened, or brought into the open document; what cannot be is said in one sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from paku_studio.editor.incoming import Unreadable, bring_table, read_notes
from paku_studio.locale import N_
from paku_studio.models import DOCUMENT_ID, DocumentLanguage, DocumentSettings
from paku_studio.store import Document, ReadOnly
from paku_studio.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.window import MainWindow

COPY = ".paku"
DOCUMENTS, NOTES, TABLES = {COPY, ".json"}, {".txt"}, {".csv", ".xlsx"}
NOT_KNOWN = N_("%(file)s does not open here: bring a .paku, .txt, .csv or .xlsx file.")


def welcome(data: QMimeData) -> bool:
    """Whether there is a file among what is dragged that could be taken."""
    return any(path.suffix.lower() in DOCUMENTS | NOTES | TABLES for path in files_in(data))


def files_in(data: QMimeData) -> list[Path]:
    """The local files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def take(window: "MainWindow", data: QMimeData) -> None:
    """What was dropped: notes and tables are brought into the open document; a document is opened, or brought in."""
    paths = files_in(data)
    known = [window.desk.program.window_with(path) for path in paths]
    if not window.at_start and len(paths) == 1 and paths[0].suffix.lower() == COPY and known != [window]:
        QTimer.singleShot(0, window, lambda: ask_how(window, paths[0]))
    else:
        open_any(window, paths, into=not window.at_start)


def ask_how(window: "MainWindow", path: Path) -> QMenu | None:
    """A document was dropped onto another: where the pointer is, a menu says what can become of it."""
    if window.at_start:
        open_any(window, [path])
        return None
    desk = window.desk
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, sign, does in (
        (desk.t("Open in a window of its own"), "app-window", lambda: open_any(window, [path])),
        (desk.t("Bring it into this document…"), "combine", lambda: bring_copy(window, path)),
    ):
        menu.addAction(icon(sign, desk.look.ink), words, does)
    menu.addSeparator()
    menu.addAction(desk.t("Cancel"))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(QCursor.pos())
    return menu


def bring_copy(window: "MainWindow", path: Path) -> None:
    """A copy of the document, or another one, is looked over before it comes in."""
    from paku_studio.widgets.merging.reading import read_copy

    reason = window.desk.why_not("file.merge")
    if reason:
        window.desk.say(reason, trouble=True)
    else:
        read_copy(window.desk, path)


def open_any(window: "MainWindow", paths: list[Path], *, into: bool = False) -> None:
    """Open each file; `into`: notes and tables go into the open document, else each makes one of its own."""
    for path in paths:
        kind = path.suffix.lower()
        if kind in DOCUMENTS:
            _open(window, path)
        elif kind not in NOTES | TABLES:
            window.desk.say(window.desk.t(NOT_KNOWN) % {"file": path.name}, trouble=True)
        elif into:
            bring_in(window, path)
        else:
            _make(window, path)


def in_a_window(window: "MainWindow", begin: "Callable[[Desk], object]") -> None:
    """Begin in this window while it shows the start page, else in another one."""
    if window.at_start:
        begin(window.desk)
    else:
        window.desk.program.open_window(begin=begin)


def _open(window: "MainWindow", path: Path) -> None:
    program = window.desk.program
    known = program.window_with(path)
    if known is not None:
        known.come_forward()
    elif path.suffix.lower() == ".json":
        _open_json(window, path)
    else:
        opened = program.read(window.desk, path)
        if opened is not None:
            in_a_window(window, lambda desk: program.begin(desk, *opened))


def _open_json(window: "MainWindow", path: Path) -> None:
    from paku_studio.editor.incoming import read_source
    from paku_studio.storage import Unusable, read_document_json

    desk = window.desk
    try:
        opened = read_document_json(read_source(path), path.name)
    except (Unreadable, Unusable) as trouble:
        desk.say(trouble.sentence(desk.language), trouble=True)
        return
    in_a_window(window, lambda desk: desk.begin(opened))


def _make(window: "MainWindow", path: Path) -> None:
    """A new document from notes or a table."""
    from paku_studio.export.tables import TableUnusable

    desk = window.desk
    try:
        document, said = _read(path, desk.language)
    except (Unreadable, TableUnusable) as trouble:
        desk.say(trouble.sentence(desk.language), trouble=True)
        return

    def begin(desk: "Desk") -> None:
        desk.begin(document)
        desk.say(" ".join(said))

    in_a_window(window, begin)


def _read(path: Path, language: str) -> tuple[Document, tuple[str, ...]]:
    from paku_studio.editor.starting import from_text

    if path.suffix.lower() in TABLES:
        document = Document([DocumentSettings(id=DOCUMENT_ID, language=DocumentLanguage(language))])
        return document, bring_table(document, path, language)
    begun = from_text(read_notes(path), language)
    return begun.document, begun.said


def bring_in(window: "MainWindow", path: Path) -> None:
    """Notes or a table into the open document: one edit, with its report."""
    from paku_studio.export.tables import TableUnusable

    desk = window.desk
    try:
        if path.suffix.lower() in TABLES:
            desk.say(" ".join(bring_table(desk.editor.document, path, desk.language)))
        else:
            desk.editor.capture.paste(read_notes(path))
    except (Unreadable, TableUnusable, ReadOnly) as trouble:
        desk.say(trouble.sentence(desk.language), trouble=True)
