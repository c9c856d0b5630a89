"""Earlier versions of a document, to be opened as a copy or removed. Knows where they stand, not how they are kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from paku_studio.editor.shelf import UNTITLED, Version, open_version, versions, when_in_words
from paku_studio.locale import N_
from paku_studio.storage.failures import FileProblem
from paku_studio.storage.kept import remove_aside
from paku_studio.widgets.controls import button, column, label, row
from paku_studio.widgets.settings_question import Question
from paku_studio.widgets.start_parts import one_line, wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

ASK = N_("Remove this version? It cannot be taken back.")
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
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        self.remove_button = button(desk, t("Remove…"), "trash-2")
        self.remove_button.clicked.connect(self._ask)
        self.remove_button.hide()
        self.question = Question(desk, t(ASK), t("Keep it"), {"remove": t("Remove")})
        self.question.answered.connect(self._answered)
        self.trouble = wrapped(desk, "", "trouble")
        self.trouble.hide()
        self.nothing = label(desk, t("There are no earlier versions yet."), "soft")
        self.nothing.hide()
        self.setLayout(
            column(
                row(self.unfold, None), self.nothing, self.list, self.trouble,
                row(self.open_button, self.remove_button, None, spacing=desk.look.px(8)), self.question,
                spacing=desk.look.px(8),
            )
        )  # fmt: skip

    def _show(self, shown: bool) -> None:
        found = self._versions() if shown else ()
        self.list.clear()
        for version in found:
            item = QListWidgetItem(self._words(version))
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(item)
        for part in (self.list, self.open_button, self.remove_button):
            part.setVisible(bool(found))
        self.nothing.setVisible(shown and not found)
        self.question.hide()
        self.trouble.hide()
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
        said = t("%(when)s: %(title)s, set aside") if version.aside else t("%(when)s: %(title)s")
        said = t("%(when)s: %(title)s, did not fit its file") if version.journal else said
        return said % {"when": when, "title": title}

    def _current(self) -> Version | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def _open(self, *_: object) -> None:
        version = self._current()
        if version is None:
            return
        try:
            opened = open_version(self._desk.program.places, version)
        except FileProblem as refusal:
            self._tell(refusal.sentence(self._desk.language))
            return
        self._desk.begin(opened)

    def _ask(self) -> None:
        if self._current() is not None:
            self.question.ask()

    def _answered(self, answer: str) -> None:
        if answer:
            self._remove()
        else:
            self.remove_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        version, place = self._current(), self.list.currentRow()
        if version is None:
            return
        if not remove_aside(version.place):
            self._tell(self._desk.t("It could not be removed: the disk did not allow it."))
            return
        self._show(True)
        self.list.setCurrentRow(min(place, self.list.count() - 1))
        (self.list if self.list.count() else self.unfold).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
