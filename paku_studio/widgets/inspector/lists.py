"""The lists of a form: rows to open, move and remove, and a place to type one more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.inspecting import Choice, Field, Listed, Row, actor_names, choices_of
from paku_studio.editor.inspecting_add import (
    KINDS,
    ORDERED,
    Typed,
    add_to,
    moment_meant,
    moments_to_link,
    touchpoint_labels,
)
from paku_studio.editor.inspecting_rows import rows_of
from paku_studio.editor.inspecting_write import write
from paku_studio.widgets.controls import column, hairline, icon_button, label, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton, LineEntry
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton, keeps_key

FIRST_KIND = {"notes": "worked", "links": "leads_to", "handovers": "warm", "touchpoints": ""}
FREQUENCY = Field("text", "line", "How often")


class RowButton(WordsButton):
    """One row: pressing it opens its record; Delete removes it, Alt with an arrow moves it."""

    removed = Signal()
    moved = Signal(int)
    stepped = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.row = Row("", "", "")

    def show_row(self, told: Row) -> None:
        """Show another row."""
        if told == self.row:
            return
        self.row = told
        self.icon_name, self.tone = told.icon, told.tone
        marks = [self._desk.t("critical")] if "critical" in told.marks else []
        marks += [self._desk.t("meaningful")] if "meaningful" in told.marks else []
        aside = " · ".join(part for part in (*marks, told.aside) if part)
        self.tell(told.words, over=told.over, aside=aside)

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, with Alt too."""
        return keeps_key(event, alt=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, arrows, Alt and arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        elif step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class RowList(QWidget):
    """A heading with a button to add, the rows below it."""

    went_to = Signal(str)

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__()
        self._desk, self.listed, self._owner = desk, listed, ""
        self._adding: AddRow | None = None
        self.rows: list[RowButton] = []
        self._lines: list[QWidget] = []
        self._shown = 0
        heading = label(desk, desk.t(listed.label), "label")
        self.plus = icon_button(desk, "plus", desk.t(listed.add))
        self.plus.setFixedSize(desk.look.px(34), desk.look.px(34))
        self.plus.clicked.connect(lambda *_: self.open_adding())
        self._box = column(Flow(0, heading, self.plus, grow=heading), spacing=0)
        self.setLayout(self._box)
        self.setAccessibleName(desk.t(listed.label))

    def show_owner(self, owner: str) -> None:
        """Show the rows of a record; rows that stand already are used again."""
        if owner != self._owner:
            self.close_adding()
        self._owner = owner
        found = rows_of(self._desk.editor.document, self.listed.name, owner, self._desk.language)
        while len(self.rows) < len(found):
            self._more()
        for place, told in enumerate(found):
            self.rows[place].show_row(told)
        for place in range(len(found), self._shown):
            self.rows[place].hide()
            self._lines[place].hide()
        for place in range(self._shown, len(found)):
            self.rows[place].show()
            self._lines[place].setVisible(place > 0)
        self._shown = len(found)

    def _more(self) -> None:
        button, line = RowButton(self._desk), hairline(self._desk)
        place = len(self.rows)
        self._box.insertWidget(1 + 2 * place, line)
        self._box.insertWidget(2 + 2 * place, button)
        button.clicked.connect(lambda *_: self.went_to.emit(button.row.id))
        button.removed.connect(lambda: self._remove(place))
        button.moved.connect(lambda step: self._move(place, step))
        button.stepped.connect(lambda step: self._step(place + step))
        button.hide()
        line.hide()
        self.rows.append(button)
        self._lines.append(line)

    def _step(self, place: int) -> None:
        if 0 <= place < self._shown:
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, place: int) -> None:
        editor = self._desk.editor
        editor.attempt(edits.remove, editor.document, [self.rows[place].row.id])
        if self._shown:
            self._step(min(place, self._shown - 1))
        else:
            self.plus.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, place: int, step: int) -> None:
        to = place + step
        if self.listed.name not in ORDERED or not 0 <= to < self._shown:
            return
        editor, beside = self._desk.editor, self.rows[to].row.id
        where = {"after": beside} if step > 0 else {"before": beside}
        editor.attempt(edits.move, editor.document, self.rows[place].row.id, **where)
        self._step(to)

    def focus_row(self, record_id: str) -> bool:
        """Give the keys to a record's row; whether it stands here."""
        found = next((button for button in self.rows[: self._shown] if button.row.id == record_id), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
        return found is not None

    def open_adding(self) -> None:
        """Give a place to type one more."""
        if self._adding is None:
            self._adding = AddRow(self._desk, self.listed)
            self._adding.added.connect(self._add)
            self._adding.done.connect(self._done)
            self._box.addWidget(self._adding)
        self._adding.begin(self._owner)
        self._adding.show()

    def close_adding(self) -> None:
        """Put the place to type away; what stands in it is added first."""
        if self._adding is not None and not self._adding.isHidden():
            self._adding.finish()
            self._adding.hide()

    def _done(self) -> None:
        if self._adding is not None and not self._adding.isHidden():
            inside = self._adding.isAncestorOf(QApplication.focusWidget()) if QApplication.focusWidget() else False
            self._adding.hide()
            if inside:
                self.plus.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, typed: Typed) -> None:
        editor = self._desk.editor
        if self._adding is None or self._owner not in editor.records:
            return
        made = editor.attempt(add_to, editor.document, self.listed.name, self._owner, typed, editor.speaker)
        self._adding.answer(made is not None, editor.told.text if editor.told and made is None else "")


class AddRow(QWidget):
    """A place to type one more: its kind where it has one, its words, a button. Enter adds and stays; Escape ends."""

    added = Signal(Typed)
    done = Signal()

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__()
        self._desk, self._listed, self._owner = desk, listed, ""
        self._moments: tuple[Choice, ...] = ()
        self._picked = ""
        self.kind = self._kind_button() if listed.name in KINDS else None
        self.line = LineEntry(desk.t(listed.hint or listed.add), desk.t(listed.hint or listed.add))
        self.take = icon_button(desk, "check", desk.t(listed.add))
        self.take.clicked.connect(lambda *_: self._send())
        self._trouble = label(desk, "", "trouble", wrap=True)
        self._trouble.hide()
        wordless = listed.name == "handovers"
        first = [self.kind] if self.kind and not wordless else []
        last = row(self.kind if wordless and self.kind else self.line, self.take, spacing=desk.look.px(4))
        last.setStretch(0, 1)
        self.setLayout(column(*first, last, self._trouble, spacing=4))
        self.layout().setContentsMargins(0, desk.look.px(4), 0, desk.look.px(4))
        self.line.written.connect(self._typed)
        self.line.left.connect(self._left)
        self.line.suggest(self._names)
        if wordless:
            self.line.setParent(self)
            self.line.hide()

    def _kind_button(self) -> ChoiceButton:
        made = ChoiceButton(self._desk, self._desk.t("Kind"), self._kinds)
        made.written.connect(self._pick)
        return made

    def _kinds(self) -> tuple[Choice, ...]:
        field = Field("kind", "choice", "Kind", KINDS[self._listed.name])
        found = choices_of(self._desk.editor.document, field, self._desk.language)
        by_words = (Choice("", self._desk.t("Kind by the words")),) if self._listed.name == "touchpoints" else ()
        return (*by_words, *found)

    def begin(self, owner: str) -> None:
        """Ready for the first one."""
        self._owner = owner
        self._picked = FIRST_KIND.get(self._listed.name, "")
        self._moments = ()
        self._trouble.hide()
        if self.kind is not None:
            self.kind.show_value(self._picked)
        self.show()
        target = self.kind if self._listed.name == "handovers" and self.kind else self.line
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Add what is typed, and forget it."""
        self.line.write()
        self.line.show_value("")
        self.line.forget()

    def answer(self, fine: bool, sentence: str) -> None:
        """What became of what was typed."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if fine:
            self.line.forget()
            if self._listed.name in ("handovers", "links"):
                self.done.emit()

    def _pick(self, value: str) -> None:
        self._picked = value
        if self.kind is not None:
            self.kind.show_value(value)
        if self.line.isVisible():
            self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self, words: str) -> None:
        if words.strip():
            self._send()

    def _send(self) -> None:
        words = self.line.text()
        if self._listed.name == "links" and self._picked != "gap":
            meant = moment_meant(self._targets(), words)
            if not meant:
                self.answer(False, self._desk.t("No moment is called that: type its number or its words."))
                return
            self.added.emit(Typed("", self._picked, meant))
        elif words.strip() or self._listed.name in ("handovers", "links") or self._picked:
            self.added.emit(Typed(words, self._picked))

    def _left(self) -> None:
        """Closed when left empty: not for the kind beside it."""
        focus = QApplication.focusWidget()
        escaped = focus is self.line
        inside = focus is not None and self.isAncestorOf(focus)
        if escaped or (not inside and not self.line.typed):
            self.done.emit()

    def _targets(self) -> tuple[Choice, ...]:
        if not self._moments:
            editor = self._desk.editor
            self._moments = moments_to_link(editor.document, self._owner, editor.pathway, self._desk.language)
        return self._moments

    def _names(self) -> tuple[str, ...]:
        document = self._desk.editor.document
        offers: dict[str, Callable[[], tuple[str, ...]]] = {
            "actors": lambda: actor_names(document),
            "touchpoints": lambda: touchpoint_labels(document, self._desk.language),
            "links": lambda: tuple(choice.words for choice in self._targets()),
        }
        offer = offers.get(self._listed.name)
        return offer() if offer else ()


class FrequencyList(QWidget):
    """How often: each frequency a field of its own, one empty at the end for one more."""

    went_to = Signal(str)

    def __init__(self, desk: Desk, listed: Listed) -> None:
        super().__init__()
        self._desk, self.listed, self._owner = desk, listed, ""
        self.lines: list[LineEntry] = []
        self._ids: list[str] = []
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(desk.look.px(4))
        self.setLayout(self._box)
        self._box.addWidget(label(desk, desk.t(listed.label), "label", wrap=True))

    def show_owner(self, owner: str) -> None:
        """Show the frequencies of an involvement, and a field for one more."""
        self._owner = owner
        found = rows_of(self._desk.editor.document, self.listed.name, owner, self._desk.language)
        self._ids = [told.id for told in found]
        texts = [*(told.words for told in found), ""]
        while len(self.lines) < len(texts):
            self._more()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(texts))
            line.show_value(texts[place] if place < len(texts) else "")

    def close_adding(self) -> None:
        """Write what is still being typed."""
        for line in self.lines:
            line.write()
            line.forget()

    def focus_row(self, record_id: str) -> bool:
        """Frequencies have no rows of their own."""
        del record_id
        return False

    def _more(self) -> None:
        line = LineEntry(self._desk.t(self.listed.label), self._desk.t(self.listed.hint))
        place = len(self.lines)
        line.written.connect(lambda text: self._write(place, text))
        self.lines.append(line)
        self._box.addWidget(line)

    def _write(self, place: int, text: str) -> None:
        editor = self._desk.editor
        if place < len(self._ids):
            if self._ids[place] in editor.records:
                editor.attempt(write, editor.document, self._ids[place], FREQUENCY, text)
        elif text.strip() and self._owner in editor.records:
            editor.attempt(edits.add_frequency, editor.document, self._owner, text)
        self.lines[place].settle(self.lines[place].text())
        self.show_owner(self._owner)
