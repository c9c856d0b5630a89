"""The window in which a copy for publication is made: what it leaves out, before and after. Knows no file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from paku_studio.editor.clean_copy import (
    READ_IT,
    LeftOut,
    clean_copy,
    identifiers,
    identifiers_words,
    left_out,
    left_out_words,
    write_clean_copy,
)
from paku_studio.locale import N_
from paku_studio.models import DeveloperGroup
from paku_studio.storage.failures import FileProblem
from paku_studio.widgets.controls import button, column, ground
from paku_studio.widgets.file_dialogs import ask_save
from paku_studio.widgets.place_dialog import PlaceDialog
from paku_studio.widgets.settings_parts import Check
from paku_studio.widgets.start_parts import wrapped
from paku_studio.widgets.window_actions import file_name
from paku_studio.widgets.work import Work

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

HOLDS = N_("The copy holds what the group made: pathways, personas, boards and sheets. Your document stays as it is.")
TITLE = N_("%(title)s – for publication")


class CleanCopyDialog(PlaceDialog):
    """What would be left out, whether the groups' names are, and where the copy goes; then what was left out."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        self._groups = True
        self._made_at: Path | None = None
        self._trouble = ""
        self._work: Work | None = None
        self._found: tuple[LeftOut, ...] = ()
        self._identifiers = 0
        self._stays: tuple[str, ...] = ()
        super().__init__(desk, N_("A copy for publication"), self._made, parent)

    def first(self) -> QWidget:
        """The button that makes the copy."""
        return self.make

    def buttons(self) -> list[QWidget]:
        """The one that makes the copy stands at the foot."""
        self.make: QPushButton = button(self._desk, self._desk.t("Make the copy…"), "shield-check", "primary")
        self.make.setObjectName("make")
        self.make.clicked.connect(self.choose_place)
        self.make.setEnabled(self._work is None)
        return [self.make]

    def _made(self) -> QWidget:
        """The state of things, what is left out, and what no program sees."""
        desk, t, px = self._desk, self._desk.t, self._desk.look.px
        self.said = wrapped(desk, self._words(), "trouble" if self._trouble else "section")
        self.said.setVisible(bool(self._words()))
        heading = t("This was left out") if self._made_at else t("This is left out")
        self.list = ground("card")
        self.list.setAccessibleName(heading)
        self._stays = self._left_out()
        self.lines = [wrapped(desk, line) for line in self._stays]
        rows = column(*self.lines, spacing=px(8))
        rows.setContentsMargins(px(14), px(12), px(14), px(12))
        self.list.setLayout(rows)
        parts: list[QWidget] = [self.said, wrapped(desk, t(HOLDS)), wrapped(desk, heading, "title"), self.list]
        if desk.editor.document.of_type(DeveloperGroup):
            parts.append(self._choice())
        if self._made_at is not None:
            parts.append(wrapped(desk, identifiers_words(self._identifiers, desk.language)))
        parts.append(wrapped(desk, t(READ_IT), "soft"))
        box = column(*parts, None, spacing=px(12))
        box.setContentsMargins(px(24), px(4), px(24), px(16))
        made = QWidget()
        made.setLayout(box)
        desk.listen(made, lambda _: self._follow())  # another language ends what listens, and makes this anew
        return made

    def _choice(self) -> QWidget:
        words = self._desk.t("Leave the groups' names out too, and who arranges them")
        self.groups = Check(self._desk, words, not self._groups, self._choose_groups)
        self.groups.setObjectName("groups")
        return self.groups

    def _choose_groups(self, leave_out: bool) -> None:
        self._groups = not leave_out
        self._made_at, self._trouble = None, ""
        self._fill_anew()

    def _follow(self) -> None:
        """The document changed: what the copy would leave out may have too."""
        if self._made_at is None and self._left_out() != self._stays:
            self._anew.start()

    def _left_out(self) -> tuple[str, ...]:
        """What the copy that was made has left out, else what one would leave out now."""
        found = self._found if self._made_at is not None else self._would_go()
        return left_out_words(found, self._desk.language)

    def _would_go(self) -> tuple[LeftOut, ...]:
        return left_out(self._desk.editor.records, groups=self._groups, snapshots=self._snapshots())

    def _snapshots(self) -> int:
        keeper = self._desk.keeper
        return len(keeper.snapshots) if keeper is not None else 0

    def _words(self) -> str:
        if self._made_at is not None:
            return self._desk.t("The copy is in %(file)s.") % {"file": self._made_at.name}
        return self._trouble

    # making it

    def choose_place(self) -> None:
        """The system's dialog for the copy's name, then write it beside the window."""
        desk = self._desk
        title = desk.keeper.title if desk.keeper is not None else ""
        name = file_name(desk.t(TITLE) % {"title": title or "PAKU"})
        usual = desk.program.export_folder(desk) / f"{name}.paku"
        path = ask_save(self, desk.t, desk.t("A copy for publication"), usual, "PAKU (*.paku)")
        if path is not None:
            self.write(path if path.suffix.lower() == ".paku" else path.with_name(path.name + ".paku"))

    def write(self, target: Path) -> None:
        """Make the copy of the document as it is now."""
        editor, keeper = self._desk.editor, self._desk.keeper
        records, pictures, groups = editor.document.snapshot(), dict(editor.pictures), self._groups
        source = keeper.path if keeper is not None else None
        snapshots = self._snapshots()

        def task(_progress: object) -> tuple[tuple[LeftOut, ...], int]:
            copy = clean_copy(records, pictures, groups=groups, snapshots=snapshots)
            write_clean_copy(copy, target, source, groups=groups)
            return copy.left_out, identifiers(copy.records)

        work = self._work = Work(task, self._desk.program)
        work.done.connect(lambda ended: self._end(*ended, target=target))
        work.failed.connect(lambda trouble: self._end(trouble=trouble))
        self.make.setEnabled(False)
        work.start()

    def _end(
        self,
        found: tuple[LeftOut, ...] = (),
        count: int = 0,
        target: Path | None = None,
        trouble: Exception | None = None,
    ) -> None:
        """Say how it ended, here and at the window's foot."""
        if not isValid(self):
            return
        self._work, self._found, self._identifiers, self._made_at = None, found, count, target
        self._trouble = "" if trouble is None else self._trouble_words(trouble)
        self._desk.say(self._words(), trouble=bool(self._trouble))
        self._fill_anew()

    def _trouble_words(self, trouble: Exception) -> str:
        if isinstance(trouble, FileProblem):
            return trouble.sentence(self._desk.language)
        return self._desk.t("The copy could not be made; the document is as it was.")
