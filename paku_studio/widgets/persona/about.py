"""The head of the page: name, age and headline as words that one writes in, and the question that is asked once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from paku_studio.drawing.road_story import age_words
from paku_studio.editor.personas import open_persona
from paku_studio.edits import add_persona, confirm_fictional, names, set_text
from paku_studio.widgets.controls import button, column, ground, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import TextEntry
from paku_studio.widgets.inspector.wrapping import Flow

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuietEntry(TextEntry):
    """Words in large type that look like a heading until one writes in them; Enter goes on to the next."""

    went_on = Signal()
    MOST_LINES = 4

    def __init__(self, desk: Desk, field: str, name: str, hint: str, px: int, weight: int) -> None:
        super().__init__(desk, name, hint, lines=False)
        self.field = field
        look = desk.look
        self.setStyleSheet(
            f"QPlainTextEdit {{ font-size: {look.px(px)}px; font-weight: {weight}; border: 2px solid transparent;"
            f" background: transparent; padding: 0; min-height: 0; }}"
            f"QPlainTextEdit:hover {{ background: {look.surface}; border: 2px solid {look.line}; }}"
            f"QPlainTextEdit:focus {{ background: {look.surface}; border: 2px solid {look.focus}; padding: 0; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the words and goes on."""
        super().keyPressEvent(event)
        if event.key() in RETURN:
            self.went_on.emit()


class AgeEntry(QuietEntry):
    """A number reads as years, until one writes in it."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As it was typed."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """In words again."""
        super().focusOutEvent(event)
        self.entered.emit()


class AboutPersona(QWidget):
    """Who it is. The first word makes a persona where there is none."""

    finished = Signal()
    """Enter in the last of them: the lines are next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = ""
        """The persona whose words stand here."""
        t, px = desk.t, desk.look.px
        self.name = QuietEntry(desk, "name", t("Name of the persona"), t("What is the persona called?"), 24, 700)
        self.age = AgeEntry(desk, "age", t("Age"), t("Age"), 24, 400)
        self.age.entered.connect(self._show_age)
        self.headline = QuietEntry(desk, "headline", t("Headline"), t("How are they, in their own words?"), 16, 400)
        self.entries = (self.name, self.age, self.headline)
        self.name.setMinimumWidth(px(150))
        self.age.setMinimumWidth(px(120))
        self.age.setMaximumWidth(px(150))
        goes_on: tuple[Callable[[], Any], ...] = (self.age.setFocus, self.headline.setFocus, self.finished.emit)
        for entry, after in zip(self.entries, goes_on, strict=True):
            entry.written.connect(lambda words, field=entry.field: self._write(field, words))
            entry.went_on.connect(after)
        head = Flow(px(4), self.name, self.age, grow=self.name)
        self.asking = self._question()
        self.setLayout(column(head, self.headline, self.asking, spacing=px(4)))
        self.refresh()

    def _question(self) -> QWidget:
        desk, px = self._desk, self._desk.look.px
        strip = ground("tint")
        words = label(desk, desk.t("Is this persona made up of many people's experiences?"), wrap=True)
        self.yes = button(desk, desk.t("Yes, fictional"), "check")
        self.later = button(desk, desk.t("Not yet"), "", "flat")
        self.yes.clicked.connect(self._confirm)
        self.later.clicked.connect(self._put_off)
        strip.setLayout(column(words, row(self.yes, self.later, None, spacing=px(8)), spacing=px(6)))
        strip.layout().setContentsMargins(px(10), px(8), px(10), px(8))
        strip.setAccessibleName(words.text())
        return strip

    def refresh(self) -> None:
        """Show the persona as it is now; what is being typed stays."""
        persona = open_persona(self._desk.editor)
        self._shown = persona.id if persona is not None else ""
        for entry in (self.name, self.headline):
            entry.show_value(getattr(persona, entry.field) if persona is not None else "")
        self._show_age()
        put_off = self._desk.editor.portraying.not_yet
        self.asking.setVisible(persona is not None and not persona.fictional and persona.id not in put_off)

    def _show_age(self) -> None:
        persona = open_persona(self._desk.editor)
        age = persona.age if persona is not None else ""
        self.age.show_value(age if self.age.hasFocus() else age_words(age, self._desk.language))

    def write(self) -> None:
        """Write what is typed."""
        for entry in self.entries:
            entry.write()

    def settle(self) -> None:
        """Another persona is shown: what was typed for the one before is written there, if that still stands."""
        typed = [(entry.field, entry.toPlainText().strip()) for entry in self.entries if entry.typed]
        for entry in self.entries:
            entry.forget()
        document, before = self._desk.editor.document, self._shown
        for field, words in typed:
            if before in document.records:
                self._desk.editor.attempt(set_text, document, before, field, words)

    def _write(self, field: str, words: str) -> None:
        editor = self._desk.editor
        if editor.persona or words.strip():
            editor.attempt(self._put, field, words)
        persona = open_persona(editor)
        entry = next(one for one in self.entries if one.field == field)
        entry.settle(getattr(persona, field) if persona is not None else "")
        self._show_age()

    def _put(self, field: str, words: str) -> None:
        document = self._desk.editor.document
        if self._desk.editor.persona:
            set_text(document, self._desk.editor.persona, field, words.strip())
            return
        with document.edit(names.ADD_PERSONA):
            set_text(document, add_persona(document), field, words.strip())

    def _confirm(self) -> None:
        editor = self._desk.editor
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.attempt(confirm_fictional, editor.document, editor.persona)

    def _put_off(self) -> None:
        editor = self._desk.editor
        editor.portraying.not_yet.add(editor.persona)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()
