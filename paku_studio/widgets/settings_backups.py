"""Earlier versions of a document, to be opened as a copy. Knows where they are listed, not how they are kept."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from paku_studio.editor.shelf import UNTITLED, Version, versions, when_in_words
from paku_studio.storage import Unusable, open_document
from paku_studio.widgets.controls import button, column, label, row
from paku_studio.widgets.start_parts import one_line, wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

MOST = 60
"""Versions that are listed."""


class BackupList(QWidget):
    """A list that unfolds; Enter or a double click opens a version as a copy."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        t = desk.t
        self.unfold = button(desk, t("Show earlier versions"), "history")
        self.unfold.setObjectName("unfold versions")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._show)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Earlier versions"))
        self.list.setMinimumHeight(desk.look.px(150))
        self.list.itemActivated.connect(self._open)
        self.list.hide()
        self.open_button = button(desk, t("Open as a copy"))
        self.open_button.clicked.connect(lambda: self._open(self.list.currentItem()))
        self.open_button.hide()
        self.trouble = wrapped(desk, "", "trouble")
        self.trouble.hide()
        self.nothing = label(desk, t("There are no earlier versions yet."), "soft")
        self.nothing.hide()
        self.setLayout(
            column(
                row(self.unfold, None), self.nothing, self.list, self.trouble, row(self.open_button, None),
                spacing=desk.look.px(8),
            )
        )  # fmt: skip

    def _show(self, shown: bool) -> None:
        found = self._versions() if shown else ()
        self.list.clear()
        for version in found:
            item = QListWidgetItem(self._words(version))
            item.setData(Qt.ItemDataRole.UserRole, str(version.place))
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.open_button.setVisible(bool(found))
        self.nothing.setVisible(shown and not found)
        if found:
            self.list.setCurrentRow(0)

    def _versions(self) -> tuple[Version, ...]:
        """Those of the document that is open, else of all."""
        path = getattr(self._desk.keeper, "path", None)
        return versions(self._desk.program.places, path, MOST)

    def _words(self, version: Version) -> str:
        t = self._desk.t
        when = when_in_words(version.at, datetime.now().astimezone(), t)
        title = one_line(version.title) or t(UNTITLED)
        words = t("%(when)s: %(title)s, set aside") if version.aside else t("%(when)s: %(title)s")
        return words % {"when": when, "title": title}

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        try:
            opened = open_document(Path(item.data(Qt.ItemDataRole.UserRole)))
        except Unusable as refusal:
            self.trouble.setText(refusal.sentence(self._desk.language))
            self.trouble.show()
            return
        self._desk.begin(opened)
