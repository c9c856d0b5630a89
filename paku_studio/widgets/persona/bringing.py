"""A picture on its way into the document: read and cleaned beside the window. Knows no page."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from paku_studio.storage import FileProblem
from paku_studio.storage.picture_cleaning import ENDINGS, clean_picture, read_picture
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.work import Progress, Work

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor


class Bringing(QObject):
    """Brings one picture at a time; what was begun for another document or persona goes there or nowhere."""

    changed = Signal()
    """Something is being brought, or no longer."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether a picture is on its way."""
        return self._work is not None

    def bring(self, picture: Path | bytes) -> None:
        """Begin; a picture that was on its way is left."""
        editor, persona = self._desk.editor, self._desk.editor.persona

        def task(_progress: Progress) -> bytes:
            if isinstance(picture, bytes):
                return clean_picture(picture, self._desk.t("picture"))
            return read_picture(picture)

        if self._work is not None:
            self._work.abandon()
        work = self._work = Work(task, self._desk.program)
        work.done.connect(lambda data: self._take(work, editor, persona, data))
        work.failed.connect(lambda trouble: self._fail(work, trouble))
        self.changed.emit()
        work.start()

    def _take(self, work: Work, editor: "Editor", persona: str, data: bytes) -> None:
        if work is self._work:
            self._work = None
            if editor is self._desk.editor:
                editor.attempt(editor.portraying.take_picture, data, persona)
            self._tell()

    def _fail(self, work: Work, trouble: Any) -> None:
        if work is not self._work:
            return
        self._work = None
        known = isinstance(trouble, FileProblem)
        words = trouble.sentence(self._desk.language) if known else self._desk.t("The picture could not be read.")
        self._desk.say(words, trouble=True)
        self._tell()

    def _tell(self) -> None:
        """The picture may come after the page has gone."""
        if isValid(self):
            self.changed.emit()

    def ask(self, over: Any) -> None:
        """The system's dialog for a picture."""
        from paku_studio.widgets.file_dialogs import ask_open, first_standing

        t, program = self._desk.t, self._desk.program
        kinds = f"{t('Pictures')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
        folder = first_standing(program.last_folder)
        chosen = ask_open(over, t, t("A picture for the portrait"), folder, kinds)
        if chosen is not None:
            program.last_folder = chosen.parent
            self.bring(chosen)
