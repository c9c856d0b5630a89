"""About: what the program is, where it keeps things, and whose work it stands on. Knows no documents."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QSizePolicy, QWidget

from paku_studio import __version__
from paku_studio.editor.licences import Licence, licences
from paku_studio.locale import N_
from paku_studio.widgets.controls import TextField, column, hairline
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.start_parts import wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk


_READ = """
QPlainTextEdit {{ background: transparent; border: 2px solid transparent; padding: 0; }}
QPlainTextEdit:focus {{ border-color: {focus}; }}
"""
"""A field that is only read looks like words, until it has the keys."""


class AboutDialog(PlaceDialog):
    """Name, version, promise, folders, licences."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk, N_("About PAKU Studio"), self._made, parent)

    def _made(self) -> QWidget:
        """All of it below each other."""
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        parts = [
            wrapped(desk, t("Version %(version)s") % {"version": __version__}, "soft"),
            wrapped(
                desk,
                t("The tool for service-design workshops: what a group tells of a pathway is captured while it is "
                  "told, and becomes sheets for the wall."),
            ),
            wrapped(desk, t("The program opens no network connection, counts nothing and sends nothing to anybody.")),
            hairline(desk),
            wrapped(desk, t("Where things are kept"), "title"),
            *self._folders(),
            hairline(desk),
            wrapped(desk, t("Licences"), "title"),
            wrapped(desk, t("Choose a name to read its licence.")),
            *self._licences(),
        ]  # fmt: skip
        box = column(*parts, spacing=px(10))
        box.setContentsMargins(px(24), px(4), px(24), px(16))
        made = QWidget()
        made.setLayout(box)
        return made

    def first(self) -> QWidget:
        """The list of licences: the paths above it are read, not worked with."""
        return self.list

    def _folders(self) -> list[QWidget]:
        t, places = self._desk.t, self._desk.program.places
        folders = {
            t("Drafts without a name"): places.drafts,
            t("Backups"): places.backups,
            t("Settings"): places.settings,
        }
        return [self._path(name, str(path)) for name, path in folders.items()]

    def _path(self, name: str, path: str) -> QWidget:
        """A path to be read and copied to the letter: a field breaks it anywhere, and puts nothing into it."""
        shown = TextField(f"{name}: {path}", path)
        shown.setReadOnly(True)
        shown.setStyleSheet(_READ.format(focus=self._desk.look.focus))
        shown.document().setDocumentMargin(0)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        caption = wrapped(self._desk, name, "label")
        caption.setBuddy(shown)
        made = QWidget()
        made.setLayout(column(caption, shown, spacing=0))
        return made

    def _licences(self) -> list[QWidget]:
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        self.list = QListWidget()
        self.list.setObjectName("licences")
        self.list.setAccessibleName(t("Licences"))
        self.list.setMinimumHeight(px(150))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("licence")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(t("Text of the licence"))
        self.text.setMinimumHeight(px(220))
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._known = licences(desk.t)
        for licence in self._known:
            self.list.addItem(QListWidgetItem(licence.heading()))
        self.list.currentRowChanged.connect(lambda row: self._read(self._known[row]))
        self.list.setCurrentRow(0)
        return [self.list, self.text]

    def _read(self, licence: Licence) -> None:
        self.text.setPlainText(licence.read(self._desk.t))
