"""The system's dialogs for files and folders, with every word in the window's language. Knows no document."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from paku_studio.storage.settings import folder_of

Translate = Callable[[str], str]


def ask_open(over: QWidget, t: Translate, title: str, folder: Path, kinds: str) -> Path | None:
    """Which file to open; None where the person chose none."""
    dialog = QFileDialog(over, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _name_parts(dialog, t, t("Open"))
    dialog.setDirectory(str(folder))
    return _asked(dialog)


def ask_save(over: QWidget, t: Translate, title: str, usual: Path, kinds: str) -> Path | None:
    """Under which name to save; the dialog asks itself before something is replaced."""
    dialog = QFileDialog(over, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    _name_parts(dialog, t, t("Save"))
    dialog.setDefaultSuffix(usual.suffix[1:])
    dialog.setDirectory(str(usual.parent))
    dialog.selectFile(usual.name)
    return _asked(dialog)


def ask_folder(over: QWidget, t: Translate, title: str, folder: Path) -> Path | None:
    """Which folder; None where the person chose none."""
    dialog = QFileDialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _name_parts(dialog, t, t("Choose"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, t("Folder:"))
    dialog.setDirectory(str(folder))
    return _asked(dialog)


def first_standing(*folders: Path | str | None) -> Path:
    """The first of these folders that is there, else the person's own; never where the program happens to run."""
    found = (folder_of(str(folder)) for folder in folders if folder)
    return next((folder for folder in found if folder is not None and folder.is_absolute()), Path.home())


def _name_parts(dialog: QFileDialog, t: Translate, accept: str) -> None:
    """Qt has no word of its own for some of these in Finnish and Swedish, and would mix languages."""
    said = {
        QFileDialog.DialogLabel.LookIn: t("Look in:"),
        QFileDialog.DialogLabel.FileName: t("File name:"),
        QFileDialog.DialogLabel.FileType: t("Files of type:"),
        QFileDialog.DialogLabel.Accept: accept,
        QFileDialog.DialogLabel.Reject: t("Cancel"),
    }
    for part, words in said.items():
        dialog.setLabelText(part, words)


def _asked(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.destroyed.connect(_forget_visited)
    dialog.deleteLater()
    return Path(chosen[0]) if chosen and chosen[0] else None


def _forget_visited() -> None:
    """Qt's own dialog writes down the folders that one was in; names of people may stand in them."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in ("FileDialog/history", "FileDialog/lastVisited"):
        settings.remove(key)
