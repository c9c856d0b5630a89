"""A document that is only read: a line above the work that says so, and fields that take no letters. Keeps no file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from paku_studio.editor.keeping import Keeper
from paku_studio.editor.reading_only import Reader, as_a_copy, open_to_read, stay_there
from paku_studio.locale import N_
from paku_studio.storage import AlreadyOpen, FileProblem, Opened
from paku_studio.store.document import ONLY_READ
from paku_studio.widgets.controls import button, ground, label, row
from paku_studio.widgets.icons import pixmap
from paku_studio.widgets.start_parts import Turning, wrapped

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk

_NONE, _CONTROL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BESIDE = 640
"""Logical pixels from which the buttons stand beside the words."""
LOOKS_MS = 5_000
"""How often it is looked whether the file was written since."""
AS_SAVED = N_("You see it as it was saved last.")
WAS_WRITTEN = N_("It was saved again since you opened it.")
TAKEN_OVER = N_("Nobody else has “%(name)s” open any more: you can work in it.")
READ_AGAIN = N_("You see “%(name)s” as it was saved last.")
COPY_MADE = N_("This is a copy of your own, kept as a draft; “%(name)s” stays as it is.")


class ReadingBar(QWidget):
    """Who has the file, and what one can do; it says so where the file was written again meanwhile."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        t, px = desk.t, desk.look.px
        sign = label(desk, "")
        sign.setPixmap(pixmap("eye", desk.look.ink, px(18), 2.0))
        sign.setFixedSize(px(18), px(18))
        self.words = wrapped(desk, "")
        self.again = button(desk, t("Read it again"), "rotate-ccw")
        desk.watch(self.again, "file.read_again")
        self.copy = button(desk, t("Work on a copy"), "copy", "primary")
        desk.watch(self.copy, "file.work_on_copy")
        for each in (self.again, self.copy):
            each.setMinimumHeight(px(34))
        said, ways, card = QWidget(), QWidget(), ground("tint")
        said.setLayout(row(sign, self.words, spacing=px(8)))
        said.layout().setStretch(1, 1)
        said.layout().setAlignment(sign, Qt.AlignmentFlag.AlignVCenter)
        ways.setLayout(row(self.again, self.copy, None, spacing=px(8)))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(px(12), px(6), px(8), px(6))
        inner.addWidget(Turning(said, ways, px(BESIDE), px(6)))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(12), px(8), px(12), px(8))
        box.addWidget(card)
        self._fields = QuietFields(desk, self)
        self._clock = QTimer(self, interval=LOOKS_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self.look()

    def look(self) -> None:
        """Say how it stands with the file now."""
        reader = self.desk.keeper
        if not isinstance(reader, Reader):
            return
        t = self.desk.t
        parts = [reader.elsewhere.sentence(self.desk.language), t(WAS_WRITTEN if reader.is_another else AS_SAVED)]
        said = " ".join(parts)
        if said != self.words.text():
            self.words.setText(said)
            self.setAccessibleName(said)


class QuietFields(QObject):
    """Fields in which one writes the document take no letters: one can walk through them, and copy out of them."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = parent
        QApplication.instance().focusChanged.connect(lambda _old, new: self._quieten(new))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._quieten_all)
        self._soon.start()
        desk.listen(parent, lambda _: self._soon.start())

    def _quieten_all(self) -> None:
        for field in (*_all(QLineEdit, self._bar), *_all(QPlainTextEdit, self._bar)):
            self._quieten(field)

    def _quieten(self, field: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._bar) or field is None or not writes_document(field):
            return
        if field.window() is self._bar.window() and not field.isReadOnly():
            field.setReadOnly(True)
            field.setProperty("quiet", "true")
            field.style().unpolish(field)
            field.style().polish(field)
            field.setAccessibleDescription(self._desk.t("Only read"))
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types there is told why nothing comes; nobody else is given the letter."""
        if event.type() == QEvent.Type.KeyPress and _is_typing(event):
            self._desk.say(self._desk.t(ONLY_READ), trouble=True)
            return True
        return super().eventFilter(watched, event)


def writes_document(field: Any) -> bool:
    """Whether what is typed in a field goes into the document."""
    return isinstance(field, QLineEdit | QPlainTextEdit) and bool(getattr(field, "noticed", False))


def _all(kind: type[QWidget], part: QWidget) -> list[Any]:
    return part.window().findChildren(kind)


def _is_typing(event: Any) -> bool:
    """Whether a key writes a letter, or takes one away."""
    held = event.modifiers() & (_CONTROL | _ALT)
    writes = bool(event.text()) and event.text().isprintable() and held in (_NONE, _CONTROL | _ALT)
    return writes or event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


def read(desk: "Desk", path: Any, elsewhere: FileProblem) -> bool:
    """Open a file that another has, to be read; whether that could be. What goes wrong is said."""
    return _open(desk, path, elsewhere, desk.program.begin)


def copy_of(desk: "Desk", path: Any, elsewhere: FileProblem) -> bool:
    """Open a file that another has as a draft of one's own; whether that could be. What goes wrong is said."""

    def begin(at: "Desk", opened: Opened, reader: Reader) -> None:
        at.program.begin(at, as_a_copy(opened.document, reader))
        at.say(at.t(COPY_MADE) % {"name": reader.path.name})

    return _open(desk, path, elsewhere, begin)


def _open(desk: "Desk", path: Any, elsewhere: FileProblem, begin: Callable[["Desk", Opened, Reader], object]) -> bool:
    from paku_studio.widgets.drops import in_a_window

    program = desk.program
    try:
        opened, reader = open_to_read(program.places, path, elsewhere, program.manner)
    except FileProblem as refusal:
        desk.say(refusal.sentence(desk.language), trouble=True)
        return False
    in_a_window(program.window_of(desk), lambda at: begin(at, opened, reader))
    return True


def work_on_copy(desk: "Desk") -> None:
    """Go on with what is read as a draft of one's own, where one is."""
    reader, before = desk.keeper, desk.editor
    if isinstance(reader, Reader):
        desk.program.begin(desk, as_a_copy(before.document, reader))
        stay_there(before, desk.editor)
        desk.say(desk.t(COPY_MADE) % {"name": reader.path.name})


def read_again(desk: "Desk") -> None:
    """The file as it is now: to work in it where nobody has it any more, else to be read."""
    reader, before, program = desk.keeper, desk.editor, desk.program
    if not isinstance(reader, Reader):
        return
    said = TAKEN_OVER
    try:
        try:
            begun: Any = Keeper.open(program.places, reader.path, program.manner)
        except AlreadyOpen as elsewhere:
            begun, said = open_to_read(program.places, reader.path, elsewhere, program.manner), READ_AGAIN
    except FileProblem as refusal:
        desk.say(refusal.sentence(desk.language), trouble=True)
        return
    program.begin(desk, *begun)
    stay_there(before, desk.editor)
    desk.say(desk.t(said) % {"name": reader.path.name})
