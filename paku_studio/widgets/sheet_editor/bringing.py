"""A logo on its way into the document: its picture read and cleaned beside the window. Knows no page."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from paku_studio.models import LogoKind
from paku_studio.storage import FileProblem
from paku_studio.storage.picture_cleaning import ENDINGS, clean_picture, read_picture
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.work import Progress, Work

if TYPE_CHECKING:
    from paku_studio.editor.editor import Editor


class BringingLogo(QObject):
    """Brings one picture at a time; what was begun for another document goes nowhere."""

    changed = Signal()
    """Something is being brought, or no longer."""
    brought = Signal(str)
    """The id of the new logo."""

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
        editor, name = self._desk.editor, self._desk.t("picture")

        def task(_progress: Progress) -> bytes:
            return clean_picture(picture, name) if isinstance(picture, bytes) else read_picture(picture)

        if self._work is not None:
            self._work.abandon()
        work = self._work = Work(task, self._desk.program)
        work.done.connect(lambda data: self._take(work, editor, data))
        work.failed.connect(lambda trouble: self._fail(work, trouble))
        self.changed.emit()
        work.start()

    def _take(self, work: Work, editor: "Editor", data: bytes) -> None:
        if work is not self._work:
            return
        self._work = None
        made = ""
        if isValid(self._desk) and editor is self._desk.editor:
            made = editor.attempt(editor.sheet_editing.take_logo, data, self._next_kind(editor)) or ""
        if isValid(self):
            self.changed.emit()
            self.brought.emit(made)

    @staticmethod
    def _next_kind(editor: "Editor") -> LogoKind:
        """Of the three, the first that has no logo yet."""
        have = {logo.kind for logo in editor.sheet_editing.logos()}
        return next((kind for kind in LogoKind if kind not in have), LogoKind.ORGANISATION)

    def _fail(self, work: Work, trouble: Any) -> None:
        if work is not self._work:
            return
        self._work = None
        known = isinstance(trouble, FileProblem)
        words = trouble.sentence(self._desk.language) if known else self._desk.t("The picture could not be read.")
        self._desk.say(words, trouble=True)
        if isValid(self):
            self.changed.emit()

    def ask(self, over: Any) -> None:
        """The system's dialog for a picture."""
        from paku_studio.widgets.file_dialogs import ask_open, first_standing

        t, program = self._desk.t, self._desk.program
        kinds = f"{t('Pictures')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
        chosen = ask_open(over, t, t("A picture for the logo"), first_standing(program.last_folder), kinds)
        if chosen is not None:
            program.last_folder = chosen.parent
            self.bring(chosen)
