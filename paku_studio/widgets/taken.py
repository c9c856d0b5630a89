"""The offer where another window or computer has a file: to read it, or to work on a copy. Opens nothing by itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from paku_studio.locale import N_
from paku_studio.storage.failures import FileProblem
from paku_studio.widgets.controls import button, column
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.start_parts import wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.window import MainWindow

TO_READ = N_("You see it as it was saved last. You can search it, print it and show it; nothing you do changes it.")
A_COPY = N_("You go on in a document of your own. Both stay: later one can be brought into the other.")


def offer(window: "MainWindow", path: Path, elsewhere: FileProblem) -> None:
    """Ask what to do, once the window stands; it may just be being made."""
    from paku_studio.widgets.window_actions import show_dialog

    def ask() -> None:
        if isValid(window):
            show_dialog(window, "taken", "TakenDialog", path, elsewhere)

    QTimer.singleShot(0, window, ask)


class TakenDialog(PlaceDialog):
    """Who has it, and two ways to go on; closing it leaves the file alone."""

    width_wanted, height_wanted = 520, 430

    def __init__(self, desk: "Desk", path: Path, elsewhere: FileProblem, parent: QWidget | None = None) -> None:
        self._path, self._elsewhere = path, elsewhere
        super().__init__(desk, N_("The file is open elsewhere"), self._made, parent)

    def _made(self) -> QWidget:
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        self.read = button(desk, t("Open to read"), "eye", "primary")
        self.read.setObjectName("read")
        self.read.setAccessibleDescription(t(TO_READ))
        self.read.clicked.connect(self._read)
        self.copy = button(desk, t("Work on a copy"), "copy")
        self.copy.setObjectName("copy")
        self.copy.setAccessibleDescription(t(A_COPY))
        self.copy.clicked.connect(self._copy)
        choices = [
            column(way, wrapped(desk, t(words), "soft"), spacing=px(6))
            for way, words in ((self.read, TO_READ), (self.copy, A_COPY))
        ]
        box = column(wrapped(desk, self._elsewhere.sentence(desk.language)), *choices, None, spacing=px(16))
        box.setContentsMargins(px(24), px(8), px(24), px(16))
        made = QWidget()
        made.setLayout(box)
        return made

    def first(self) -> QWidget:
        """The way that can do no harm."""
        return self.read

    def _read(self) -> None:
        from paku_studio.widgets.reading import read

        self.close()
        read(self._desk, self._path, self._elsewhere)

    def _copy(self) -> None:
        from paku_studio.widgets.reading import copy_of

        self.close()
        copy_of(self._desk, self._path, self._elsewhere)
