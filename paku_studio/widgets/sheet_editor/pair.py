"""A text and its easy-language twin beside it, each with its hints below. Knows no sheet."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from paku_studio.editor.sheet_editing_fields import EASY
from paku_studio.widgets.controls import column, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import TextEntry

LEAST = 166
"""Logical pixels: narrower a text does not stand beside another."""


class SheetEntry(TextEntry):
    """A text of the sheet. Alt with an arrow moves its line; it tells when it gets the keys."""

    entered = Signal()
    left = Signal()
    shifted = Signal(int)

    def event(self, event: QEvent) -> bool:
        """Alt with an arrow is its own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line, or type."""
        step = _step(event)
        if step:
            self.write()
            self.shifted.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody is here any more."""
        super().focusOutEvent(event)
        self.left.emit()


def _step(event: QKeyEvent) -> int:
    alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0) if alone else 0


class HintedText(QWidget):
    """A field below its label, hints below the field while one types. Hints are soft: they never keep one from it."""

    def __init__(
        self,
        desk: Desk,
        words: str,
        name: str,
        hints: Callable[[str], Sequence[str]],
        while_there: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._desk, self._hints, self._while_there = desk, hints, while_there
        self.note = ("", "")
        """Words, and what is worth knowing of them as long as they stand here."""
        self.entry = SheetEntry(desk, name)
        self.label = label(desk, words, "label", wrap=True)
        self.hints = label(desk, "", "caption", wrap=True)
        self.setLayout(column(self.label, self.entry, self.hints, spacing=desk.look.px(3)))
        self.layout().addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for moment in (self.entry.textChanged, self.entry.entered, self.entry.left):
            moment.connect(self.show_hints)
        self.show_hints()

    def name(self, words: str, spoken: str) -> None:
        """What it is called above, and by a screen reader."""
        self.label.setText(words)
        self.entry.setAccessibleName(spoken)

    def show_hints(self) -> None:
        """What is worth knowing of what stands here now."""
        text = self.entry.toPlainText()
        there = self._while_there(text) if self.entry.hasFocus() else ""
        of_these = self.note[1] if text == self.note[0] else ""
        told = "\n".join(part for part in (of_these, *self._hints(text), there) if part)
        if told != self.hints.text() or self.hints.isHidden() == bool(told):
            self.hints.setText(told)
            self.hints.setVisible(bool(told))
            self.entry.setAccessibleDescription(told)


class Pair(QWidget):
    """A text and, where it has one, its easy twin."""

    written = Signal(str, str)
    """The field, and what was written there."""
    typed = Signal(str, object)
    """The field, and what is being typed there; None where nothing is that is not written."""
    entered = Signal()
    shifted = Signal(int)

    def __init__(self, desk: Desk, field: str, easy: str, *, line: bool, bare: bool = False) -> None:
        super().__init__()
        self._desk = desk
        editing = desk.editor.sheet_editing
        sizes = editing.sizes if line else lambda _: ""
        self.plain = HintedText(desk, "", "", lambda text: editing.hints(text, easy=False, line=line), sizes)
        self.parts = {field: self.plain}
        if easy:
            told = lambda text: editing.hints(text, easy=True, line=line)  # noqa: E731
            self.parts[easy] = HintedText(desk, "", "", told, sizes)
        self.bare = bare
        """Whether it needs no labels where the two stand beside each other, under those of the title."""
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(desk.look.px(8))
        for part in self.parts.values():
            self._box.addWidget(part, 1)
        for name, part in self.parts.items():
            part.entry.written.connect(lambda text, name=name: self.written.emit(name, text))
            part.entry.textChanged.connect(lambda name=name, part=part: self._tell_typing(name, part.entry))
            part.entry.entered.connect(self.entered)
            part.entry.shifted.connect(self.shifted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room; labels of a line's only where the two stand below each other."""
        super().resizeEvent(event)
        beside = self.width() >= 2 * self._desk.look.px(LEAST) + self._desk.look.px(8)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        for part in self.parts.values():
            part.label.setVisible(not (self.bare and beside))

    def show_values(
        self, words: str, spoken: str, values: dict[str, str], notes: Mapping[str, str] | None = None
    ) -> None:
        """What they are called, and what they say; what is being typed stays. `notes`: field -> what holds of it."""
        t = self._desk.t
        for place, (name, part) in enumerate(self.parts.items()):
            easy = place == 1
            said = t("In easy language") if easy else words
            part.name(said, t(EASY) % {"field": spoken} if easy else spoken)
            part.entry.show_value(values[name])
            part.note = (values[name], (notes or {}).get(name, ""))
            part.show_hints()

    def _tell_typing(self, name: str, entry: SheetEntry) -> None:
        self.typed.emit(name, entry.toPlainText() if entry.typed else None)

    def write(self) -> None:
        """Write what is typed."""
        for part in self.parts.values():
            part.entry.write()

    def settle(self, values: dict[str, str]) -> None:
        """What was typed is written."""
        for name, part in self.parts.items():
            part.entry.settle(values[name])
