"""The form of one record: its fields and lists, filled in for whichever record of its type is selected."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.asking import marks_by_question, outcome
from paku_studio.editor.inspecting import (
    FORMS,
    Field,
    Listed,
    More,
    Part,
    actor_names,
    choices_of,
    filled_in,
    shown,
    value_of,
)
from paku_studio.editor.inspecting_write import write
from paku_studio.models import AskedQuestion, Pathway, Record
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import Labelled, LineEntry, TextEntry, ToggleButton, entry_for
from paku_studio.widgets.inspector.lists import FrequencyList, RowList
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton

LABELLED = ("text", "line", "lines", "choice", "faces", "actor", "fact")
"""Kinds of fields that need a label above them; the others carry their own words."""

COUNTED = 100
"""Milliseconds after which marks are counted anew: not while edits follow one another."""


class RecordPanel(QWidget):
    """What is told of one record of a type. `went_to`: a row was opened, its record is to be shown."""

    went_to = Signal(str)

    def __init__(self, desk: Desk, kind: type[Record]) -> None:
        super().__init__()
        self._desk = desk
        self.record_id = ""
        self.fields: dict[str, tuple[Field, Labelled]] = {}
        self.lists: list[RowList | FrequencyList] = []
        self._folds: list[Fold] = []
        self._counting = QTimer(self, singleShot=True, interval=COUNTED)
        self._counting.timeout.connect(self._show_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(desk.look.px(12))
        self._build(box, FORMS[kind])

    def entry(self, name: str) -> Any:
        """The control of a field. KeyError where the form has none of that name."""
        return self.fields[name][1].entry

    def show_record(self, record_id: str) -> None:
        """Fill the form in; `leave` was called where it showed another record."""
        if record_id != self.record_id:
            self.record_id = record_id
            for _, place in self.fields.values():
                place.say("")
        self.refresh()

    def leave(self) -> None:
        """Write what is still being typed."""
        for _, place in self.fields.values():
            if isinstance(place.entry, TextEntry | LineEntry):
                place.entry.write()
                place.entry.forget()
        for each in self.lists:
            each.close_adding()

    def refresh(self) -> None:
        """Show the record as it is now; a field in which one is typing stays."""
        document, language = self._desk.editor.document, self._desk.language
        record = document.records.get(self.record_id)
        if record is None:
            return
        for field, place in self.fields.values():
            visible = shown(record, field, document)
            place.setVisible(visible)
            if visible:
                place.entry.show_value(value_of(document, record, field, language))
        if isinstance(record, Pathway):
            self._counting.start()
        for each in self.lists:
            each.show_owner(self.record_id)
        for fold in self._folds:
            fold.show_filled(filled_in(document, record, fold.part, language))

    def _show_asked(self) -> None:
        """Beside each question that a pathway's group may have been asked, what came of it; not while it is folded."""
        record = self._desk.editor.records.get(self.record_id)
        shown_now = {name: place.entry for name, (_, place) in self.fields.items() if name.startswith("asked_")}
        if not isinstance(record, Pathway) or not any(entry.isVisible() for entry in shown_now.values()):
            return
        counted = marks_by_question(self._desk.editor.document, record.id)
        for question in AskedQuestion:
            name = f"asked_{question}"
            came = outcome(counted[question], bool(getattr(record, name)), self._desk.language)
            shown_now[name].tell(self._desk.t(self.fields[name][0].label), aside=came)

    def _build(self, box: QVBoxLayout, parts: tuple[Part, ...]) -> None:
        marks = [part for part in parts if isinstance(part, Field) and part.kind == "mark"]
        for part in parts:
            if part not in marks:
                box.addWidget(self._part(part))
            elif part is marks[0]:
                box.addWidget(Flow(self._desk.look.px(8), *(self._field(mark) for mark in marks)))

    def _part(self, part: Part) -> QWidget:
        if isinstance(part, Field):
            return self._field(part)
        if isinstance(part, Listed):
            made = FrequencyList(self._desk, part) if part.name == "frequencies" else RowList(self._desk, part)
            made.went_to.connect(self.went_to)
            self.lists.append(made)
            return made
        fold = Fold(self._desk, part)
        fold.heading.clicked.connect(lambda *_: self.refresh())
        self._build(fold.box, part.parts)
        self._folds.append(fold)
        return fold

    def _field(self, field: Field) -> Labelled:
        desk = self._desk
        entry = entry_for(desk, field, self._choices(field), lambda: actor_names(desk.editor.document))
        place = Labelled(desk, desk.t(field.label) if field.kind in LABELLED else "", entry)
        self.fields[field.name] = (field, place)
        if field.kind == "fact":
            entry.clicked.connect(lambda *_: self._go(field.name))  # type: ignore[attr-defined]
        else:
            entry.written.connect(lambda value: self._write(field, value))  # type: ignore[attr-defined]
        return place

    def _choices(self, field: Field) -> Callable[[], Any]:
        return lambda: choices_of(self._desk.editor.document, field, self._desk.language)

    def _go(self, name: str) -> None:
        record = self._desk.editor.records.get(self.record_id)
        self._desk.editor.select(getattr(record, name, ""))

    def _write(self, field: Field, value: Any) -> None:
        editor, place = self._desk.editor, self.fields[field.name][1]
        if self.record_id not in editor.records:
            return
        before = self.record_id
        made = editor.attempt(write, editor.document, before, field, value)
        place.say("" if made else editor.told.text if editor.told else "")
        if made is None:
            self._take_back(place.entry, field)
            return
        if isinstance(place.entry, TextEntry | LineEntry) and before in editor.records:
            place.entry.settle(value_of(editor.document, editor.records[before], field, self._desk.language))
        if made != before:
            editor.select(made)

    def _take_back(self, entry: QWidget, field: Field) -> None:
        """A toggle or choice that was refused shows again what holds; typed words stay to be mended."""
        record = self._desk.editor.records[self.record_id]
        if not isinstance(entry, TextEntry | LineEntry):
            value = value_of(self._desk.editor.document, record, field, self._desk.language)
            entry.show_value(value)  # type: ignore[attr-defined]

    def marks(self) -> tuple[ToggleButton, ...]:
        """The toggles of the form."""
        return tuple(place.entry for _, place in self.fields.values() if isinstance(place.entry, ToggleButton))


class Fold(QWidget):
    """Parts below a heading that opens and closes; whether it is open is remembered while the window stands."""

    def __init__(self, desk: Desk, part: More) -> None:
        super().__init__()
        self.part = part
        self._desk, self._key = desk, f"open: {part.label}"
        self.heading = WordsButton(desk, desk.t(part.label))
        self.heading.setCheckable(False)
        self.heading.bold = True
        self._body = QWidget()
        self.box = QVBoxLayout(self._body)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(desk.look.px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(desk.look.px(8))
        outer.addWidget(self.heading)
        outer.addWidget(self._body)
        self._filled: tuple[str, ...] = ()
        self.heading.clicked.connect(lambda *_: self.open(not self.is_open))
        self.open(bool(desk.property(self._key)))

    @property
    def is_open(self) -> bool:
        """Whether its parts are shown."""
        return not self._body.isHidden()

    def open(self, wanted: bool) -> None:
        """Show or hide its parts."""
        self._desk.setProperty(self._key, wanted)
        self._body.setVisible(wanted)
        self.heading.icon_name = "chevron-down" if wanted else "chevron-right"
        self._tell()

    def show_filled(self, names: tuple[str, ...]) -> None:
        """Say beside the heading what is told within."""
        self._filled = names
        self._tell()

    def _tell(self) -> None:
        t = self._desk.t
        words, state = t(self.part.label), t("unfolded") if self.is_open else t("folded")
        inside = "" if self.is_open else ", ".join(self._filled)
        self.heading.tell(words, aside=inside, spoken=", ".join(part for part in (words, state, inside) if part))
        self.heading.update()
