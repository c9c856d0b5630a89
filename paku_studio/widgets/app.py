"""The program: one QApplication, its settings and its windows. Knows no part of a window."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QStandardPaths, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from paku_studio.locale import LANGUAGES
from paku_studio.pause import give_back
from paku_studio.storage.failures import CannotWrite, FileProblem
from paku_studio.storage.places import Places, places_of_this_machine, whole_path
from paku_studio.storage.settings import Settings, load_settings, save_settings
from paku_studio.widgets.look import FIRST_FACES, SYSTEM, Look, load_fonts, mode_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from paku_studio.editor.editor import Editor
    from paku_studio.editor.keeping import Keeper, Manner
    from paku_studio.editor.reading_only import Reader
    from paku_studio.models import Record
    from paku_studio.storage import Opened, Recoverable
    from paku_studio.store import Document
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.window import MainWindow


FREED_MS = 300
"""How long after a document is closed what it held is given back: its window's parts are gone by then."""
STYLE = ("-style", "fusion")
"""Said as Qt's own command line: `setStyle` would have PySide make its whole class of styles, which takes long."""


class Program(QObject):
    """All windows of one running program."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places
        self.settings: Settings = load_settings(places)
        self.windows: list[MainWindow] = []
        self.last_folder: Path | None = None
        """Where a file was opened or saved last, while the program runs."""
        self.sheets_chosen: dict[str, str] = {}
        """How sheets were wanted last, while the program runs."""
        self.settled = False
        """Whether all is loaded that could wait for the first picture: from then on every part is made at once."""
        self._own_words = QTranslator(self)
        load_fonts(FIRST_FACES)
        self._show_look()
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._follow_system())

    @property
    def language(self) -> str:
        """The language in which the program speaks: the chosen one, else the machine's, else Finnish."""
        if self.settings.language:
            return str(self.settings.language)
        machine = QLocale.system().name()[:2]
        return machine if machine in LANGUAGES else "fi"

    @property
    def look(self) -> Look:
        """Colours and sizes, as the person chose them."""
        scale = self.settings.text_size / 100
        return Look(mode_of(str(self.settings.theme)), scale, moves=bool(self.settings.animations))

    def open_window(self, path: Path | None = None, begin: "Callable[[Desk], object] | None" = None) -> "MainWindow":
        """A new window: with a file, with what `begin` opens at its desk, or on the start page."""
        from paku_studio.widgets.desk import Desk
        from paku_studio.widgets.window import MainWindow

        window = MainWindow(Desk(self, None, None, self.look))
        self.windows.append(window)
        window.take_usual_place(self.settings.window if len(self.windows) == 1 else "")
        if path is not None:
            self.open_path(window.desk, path)
        elif begin is not None:
            begin(window.desk)
        if window.at_start:
            window.build()
        window.show()
        return window

    def work(self) -> int:
        """Run until the last window closes. Gives the exit status."""
        from paku_studio.widgets.collecting import Collecting

        collecting = Collecting(self)
        try:
            return QApplication.exec()
        finally:
            collecting.end()

    def forget_window(self, window: "MainWindow") -> None:
        """A window was closed."""
        if window in self.windows:
            self.windows.remove(window)

    def begin(self, desk: "Desk", begun: "Document | Opened", keeper: "Keeper | Reader | None" = None) -> None:
        """Let a window go on with a document; without a keeper as a draft that has no name yet."""
        from paku_studio.editor.editor import Editor
        from paku_studio.editor.keeping import Keeper
        from paku_studio.storage import Opened
        from paku_studio.widgets.unsettled import tell_unsettled

        opened = begun if isinstance(begun, Opened) else Opened(begun)
        pictures = opened.pictures if isinstance(opened.pictures, dict) else dict(opened.pictures)
        window = self.window_of(desk)
        if not window.let_go():
            if keeper is not None:
                keeper.close()
            return
        try:
            kept = keeper or Keeper.begin(self.places, opened.document, pictures, self.manner, opened.snapshots)
        except CannotWrite as trouble:
            window.to_start_page()
            desk.say(trouble.sentence(self.language), trouble=True)
            return
        editor = Editor(opened.document, pictures, language=self.language)
        kept.pictures = pictures  # the keeper may have been begun with a copy: what comes in later is kept too
        kept.picture = partial(_picture, editor)
        window.go_on(editor, kept)
        if not kept.is_draft:
            self.note_recent(desk, kept)
        if kept.recovered:
            from paku_studio.widgets.window_actions import show_landing

            QTimer.singleShot(0, lambda: show_landing(window))
        self._tell_mended(desk, opened, kept)
        tell_unsettled(desk)
        if opened.snapshots:
            from paku_studio.widgets.what_changed import tell_what_changed

            QTimer.singleShot(0, desk, lambda: tell_what_changed(desk))

    def _tell_mended(self, desk: "Desk", opened: "Opened", keeper: "Keeper | Reader") -> None:
        """What was repaired or left out when the file was read."""
        from paku_studio.storage import describe
        from paku_studio.storage.own_file import PROTECTED, is_protected
        from paku_studio.store import describe_repair

        said = [describe(one, self.language) for one in opened.dropped]
        said += [describe_repair(one, self.language) for one in opened.repairs]
        if said:
            more = desk.t("and %(count)s more") % {"count": len(said) - 3} if len(said) > 3 else ""
            as_it_was = desk.t("The file as it was is among the backups.") if keeper.as_it_was else ""
            desk.say(" ".join(filter(None, [*said[:3], more, as_it_was])), trouble=True)
        elif not keeper.is_draft and is_protected(keeper.path) and not desk.editor.document.read_only:
            desk.say(desk.t(PROTECTED) % {"name": keeper.path.name}, trouble=True)
        elif keeper.recovered:
            desk.say(desk.t("Your work of last time was brought back: every line that had been entered is there."))

    def open_path(self, desk: "Desk", path: Path | str) -> bool:
        """Open a file in a window, or bring the window to the front that has it already; refusals are said."""
        known = self.window_with(Path(path))
        if known is not None:
            known.come_forward()
            return True
        read = self.read(desk, Path(path))
        if read is not None:
            self.begin(desk, *read)
        return read is not None

    def read(self, desk: "Desk", path: Path) -> "tuple[Opened, Keeper] | None":
        """Read a file that is then kept; None, and a sentence, where that cannot be.

        None too where another window or computer has it: then it is asked whether to read it or to work on a copy.
        """
        load_fonts()
        from paku_studio.editor.keeping import Keeper
        from paku_studio.storage import AlreadyOpen

        try:
            return Keeper.open(self.places, path, self.manner)
        except AlreadyOpen as elsewhere:
            from paku_studio.widgets.taken import offer

            offer(self.window_of(desk), path, elsewhere)
        except FileProblem as refusal:
            desk.say(refusal.sentence(self.language), trouble=True)
        return None

    def resume(self, desk: "Desk", found: "Recoverable") -> None:
        """Let a window go on with recovered work."""
        from paku_studio.editor.keeping import Keeper

        try:
            opened, keeper = Keeper.resume(self.places, found, self.manner)
        except FileProblem as refusal:
            desk.say(refusal.sentence(self.language), trouble=True)
            return
        self.begin(desk, opened, keeper)

    @property
    def manner(self) -> "Manner":
        """How documents are kept."""
        from paku_studio.editor.keeping import Manner

        return Manner(backups=self.settings.backups, language=self.language)

    def close_document(self, desk: "Desk", *, anyway: bool = False) -> bool:
        """Write and close a window's document; False where no disk took the work, and it stays open unless `anyway`."""
        keeper = desk.keeper
        if keeper is None:
            return True
        if desk.earlier is not None:
            desk.earlier.end()
        state = keeper.close(anyway)
        if state.kind == "trouble" and state.sentence:
            once_more = "" if keeper.closed else desk.t("Close once more to leave without the latest changes.")
            desk.say(f"{state.sentence} {once_more}".strip(), trouble=True)
        if keeper.closed and not keeper.is_draft:
            self.note_recent(desk, keeper)
        if keeper.closed:
            QTimer.singleShot(FREED_MS, self, give_back)
        return keeper.closed

    def note_recent(self, desk: "Desk", keeper: "Keeper | Reader") -> None:
        """Put the document first among those that were open lately."""
        from paku_studio.models import DeveloperGroup
        from paku_studio.storage.recent import note_recent

        groups = desk.editor.document.of_type(DeveloperGroup)
        note_recent(self.places, keeper.path, keeper.title, groups[0].name if groups else "")

    def empty_editor(self) -> "Editor":
        """What a window works on while it shows the start page."""
        from paku_studio.editor.editor import Editor
        from paku_studio.store import Document

        return Editor(Document(), language=self.language)

    def documents_folder(self) -> Path:
        """Where documents are looked for and put first."""
        from paku_studio.widgets.file_dialogs import first_standing

        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return first_standing(self.settings.documents_folder, usual)

    def export_folder(self, desk: "Desk") -> Path:
        """Where sheets are put first: the chosen folder, else beside the document."""
        from paku_studio.widgets.file_dialogs import first_standing

        keeper = desk.keeper
        beside = keeper.path.parent if keeper is not None and not keeper.is_draft else None
        return first_standing(self.settings.export_folder, beside, self.documents_folder())

    def settle(self) -> None:
        """Everything is loaded; now take away what programs that died have left."""
        self.settled = True
        from paku_studio.storage import sweep
        from paku_studio.storage.recent import recent_files

        folders = [entry.path.parent for entry in recent_files(self.places)]
        sweep(self.places, [*folders, self.documents_folder(), *map(Path, filter(None, [self.settings.export_folder]))])

    def remember_window(self, geometry: str) -> None:
        """Where the window stood, for next time."""
        self.settings = self.settings.with_changes(window=geometry)
        save_settings(self.places, self.settings)

    def window_with(self, path: Path) -> "MainWindow | None":
        """The window that has the file open, where one has."""
        whole = whole_path(path)
        for window in self.windows:
            if window.desk.keeper is not None and window.desk.keeper.path == whole:
                return window
        return None

    def window_of(self, desk: "Desk") -> "MainWindow":
        """The window whose desk this is."""
        return next(window for window in self.windows if window.desk is desk)

    def change_settings(self, **fields: Any) -> None:
        """Keep what the person chose, and show it in every window."""
        before = (self.language, self.look)
        self.settings = self.settings.with_changes(**fields)
        save_settings(self.places, self.settings)
        for window in self.windows:
            if window.desk.keeper is not None and fields.keys() & {"backup_hours", "backup_days"}:
                window.desk.keeper.keep_versions(self.settings.backups)
        if (self.language, self.look) != before:
            self._wear()

    def _follow_system(self) -> None:
        if self.settings.theme == SYSTEM:
            self._wear()

    def _wear(self) -> None:
        self._show_look()
        for window in self.windows:
            window.wear(self.look, self.language)

    def _show_look(self) -> None:
        application = QApplication.instance()
        look = self.look
        application.setPalette(look.palette())
        application.setFont(look.font(14))
        application.setStyleSheet(look.style_sheet())
        QLocale.setDefault(QLocale(self.language))
        application.removeTranslator(self._own_words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._own_words.load(f"qtbase_{self.language}", folder):
            application.installTranslator(self._own_words)


def _picture(editor: "Editor", records: "Mapping[str, Record]") -> bytes | None:
    """The small picture by which a document is found again; made at each save, not on the person's thread."""
    from paku_studio.widgets.thumbnails import first_pathway, thumbnail

    pathway = editor.pathway if editor.pathway in records else first_pathway(records)
    return thumbnail(records, pathway, editor.document_language) if pathway else None


def make_application(arguments: list[str]) -> QApplication:
    """The one QApplication, named; call it before anything of Qt's is made."""
    standing = QApplication.instance()
    application = standing if isinstance(standing, QApplication) else QApplication([*arguments, *STYLE])
    application.setApplicationName("PAKU Studio")
    application.setDesktopFileName("paku-studio")
    if application is standing:
        application.setStyle("Fusion")
    from paku_studio.widgets.emblem import emblem

    application.setWindowIcon(QIcon(emblem()))
    return application


def begin(path: Path | None = None) -> Program:
    """The program with its first window, with a file where one is named."""
    application = make_application(sys.argv[:1])
    program = Program(places_of_this_machine())
    program.setParent(application)
    program.open_window(path)
    return program
