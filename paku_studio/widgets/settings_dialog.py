"""The person's choices for the whole program; each holds at once, nothing is to be confirmed. Writes no file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.theme import BLACK_AND_WHITE, COLOUR
from paku_studio.locale import N_
from paku_studio.widgets.controls import column, hairline
from paku_studio.widgets.look import CONTRAST, DARK, LIGHT, SYSTEM
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.settings_backups import BackupList
from paku_studio.widgets.settings_kept import KeptHere
from paku_studio.widgets.settings_parts import Check, Choice, FolderField, Number, TextSize, titled
from paku_studio.widgets.start_parts import wrapped
from paku_studio.widgets.start_ready import LANGUAGE_NAMES

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

THEMES = {
    SYSTEM: N_("As on this computer"),
    LIGHT: N_("Light"),
    DARK: N_("Dark"),
    CONTRAST: N_("High contrast"),
}
PAPERS = ("A4", "A3")
"""The papers that an ordinary printer takes; larger ones are chosen sheet by sheet."""
SHEET_COLOURS = {COLOUR: N_("In colour"), BLACK_AND_WHITE: N_("Black and white")}


class SettingsDialog(PlaceDialog):
    """Language, looks, sheets, folders, earlier versions, what is kept here."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, N_("Settings"), self._made, parent)

    def _made(self) -> QWidget:
        """All sections below each other."""
        px = self._desk.look.px
        sections = [self._looks(), self._sheets(), self._folders(), self._versions(), self._kept()]
        parts: list[Any] = []
        for section in sections:
            parts += [section, hairline(self._desk)]
        box = column(*parts[:-1], None, spacing=px(18))
        box.setContentsMargins(px(24), px(8), px(24), px(16))
        made = QWidget()
        made.setLayout(box)
        return made

    def first(self) -> QWidget:
        """The language: who cannot read the rest needs it first."""
        return self._language

    def _section(self, heading: str, *parts: QWidget) -> QWidget:
        made = QWidget()
        made.setAccessibleName(heading)
        made.setLayout(column(wrapped(self._desk, heading, "title"), *parts, spacing=self._desk.look.px(12)))
        return made

    def _keep(self, field: str) -> Callable[[Any], None]:
        return lambda value: self._desk.change_settings(**{field: value})

    def _looks(self) -> QWidget:
        desk, t, chosen = self._desk, self._desk.t, self._desk.settings
        self._language = language = Choice(desk, LANGUAGE_NAMES, desk.language, desk.set_language)
        themes = Choice(
            desk, {value: t(words) for value, words in THEMES.items()}, str(chosen.theme), self._keep("theme")
        )
        size = TextSize(desk, chosen.text_size)
        size.chosen.connect(self._keep("text_size"))
        moves = Check(desk, t("Things slide into their place"), chosen.animations, self._keep("animations"))
        moves.setObjectName("movement")
        return self._section(
            t("Language and looks"),
            titled(desk, t("Language"), language, t("The document keeps its own language.")),
            titled(desk, t("Theme"), themes),
            titled(desk, t("Text size"), size),
            moves,
        )

    def _sheets(self) -> QWidget:
        desk, t, chosen = self._desk, self._desk.t, self._desk.settings
        papers = {size: size for size in PAPERS}
        colours = {value: t(words) for value, words in SHEET_COLOURS.items()}
        return self._section(
            t("Sheets"),
            titled(desk, t("Paper"), Choice(desk, papers, str(chosen.paper), self._keep("paper"))),
            titled(desk, t("Colours"), Choice(desk, colours, str(chosen.colours) or COLOUR, self._keep("colours"))),
        )

    def _folders(self) -> QWidget:
        t, chosen, usual = self._desk.t, self._desk.settings, usual_documents()
        return self._section(
            t("Folders"),
            self._folder(t("Documents"), "documents_folder", chosen.documents_folder, str(usual)),
            self._folder(t("Finished sheets"), "export_folder", chosen.export_folder, t("Beside the document")),
        )

    def _folder(self, name: str, field: str, folder: str, usual: str) -> QWidget:
        made = FolderField(self._desk, name, folder, usual, Path(folder) if folder else usual_documents())
        made.setObjectName(field)
        made.chosen.connect(self._keep(field))
        return titled(self._desk, name, made)

    def _versions(self) -> QWidget:
        desk, t, chosen = self._desk, self._desk.t, self._desk.settings
        of_hours, of_days = t("Versions kept: one for each hour of work"), t("Versions kept: one for each day")
        hours = Number(desk, of_hours, 1, 100, chosen.backup_hours, self._keep("backup_hours"))
        days = Number(desk, of_days, 1, 400, chosen.backup_days, self._keep("backup_days"))
        return self._section(
            t("Backups"),
            wrapped(desk, t("Earlier versions of every document are kept by themselves and thinned as they age.")),
            titled(desk, of_hours, hours),
            titled(desk, of_days, days),
            BackupList(desk),
        )

    def _kept(self) -> QWidget:
        desk, t = self._desk, self._desk.t
        about = t("So that nothing is lost, the program keeps this in a folder of its own.")
        return self._section(t("What is kept on this computer of your documents"), wrapped(desk, about), KeptHere(desk))


def usual_documents() -> Path:
    """Where this computer keeps a person's documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()
