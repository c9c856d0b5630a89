"""The form of several selected records: what can be done with all of them at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.inspecting import FORMS, MARKS, Choice, Field, choices_of, fields_in
from paku_studio.editor.inspecting_rows import counted
from paku_studio.editor.inspecting_write import write_all
from paku_studio.models import Note, Pathway, Record, ServiceMoment, Touchpoint
from paku_studio.widgets.controls import label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton, FacesEntry, Labelled, ToggleButton
from paku_studio.widgets.inspector.wrapping import Flow, WordsButton


def field_of(kind: type[Record], name: str) -> Field:
    """A field of a type's form."""
    return next(field for field in fields_in(FORMS[kind]) if field.name == name)


class SeveralPanel(QWidget):
    """How many of each kind are selected, the marks and feelings they share, joining and removing them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: tuple[str, ...] = ()
        t = desk.t
        self.counts = label(desk, "", "section", wrap=True)
        self.marks = {field.name: self._mark(field) for field in MARKS if field.kind == "mark"}
        flow = Flow(desk.look.px(8), *self.marks.values())
        self.feeling = FacesEntry(desk, t("How it felt"))
        self.feeling.written.connect(lambda value: self._write(field_of(ServiceMoment, "feeling"), value))
        self.status = self._choice(field_of(ServiceMoment, "status"))
        self.note_kind = self._choice(field_of(Note, "kind"))
        self.touchpoint_kind = self._choice(field_of(Touchpoint, "kind"))
        self.join = self._button("combine", t("Join into one moment"))
        self.join.clicked.connect(lambda *_: self._join())
        self.remove = self._button("trash-2", t("Remove"))
        self.remove.clicked.connect(lambda *_: self._remove())
        self._for_moments = Labelled(desk, t("How it felt"), self.feeling)
        self._statuses = Labelled(desk, t("Status"), self.status)
        self._kinds = (Labelled(desk, t("Kind"), self.note_kind), Labelled(desk, t("Kind"), self.touchpoint_kind))
        self.trouble = label(desk, "", "trouble", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(desk.look.px(12))
        box.addWidget(self.counts)
        box.addWidget(flow)
        for part in (self._for_moments, self._statuses, *self._kinds, self.join, self.remove, self.trouble):
            box.addWidget(part)

    def show_records(self, ids: Sequence[str]) -> None:
        """Show what these have in common."""
        records = self._desk.editor.records
        self._ids = tuple(one for one in ids if one in records)
        chosen = [records[one] for one in self._ids]
        kinds = {type(record) for record in chosen}
        self.counts.setText("\n".join((self._desk.t("Selected:"), *counted(chosen, self._desk.language))))
        for name, mark in self.marks.items():
            mark.setVisible(kinds <= {ServiceMoment, Touchpoint})
            mark.show_value(all(getattr(record, name, False) for record in chosen))
        self._for_moments.setVisible(kinds == {ServiceMoment})
        self._statuses.setVisible(kinds == {ServiceMoment})
        self.join.setVisible(kinds == {ServiceMoment})
        self._kinds[0].setVisible(kinds == {Note})
        self._kinds[1].setVisible(kinds == {Touchpoint})
        for kind, entry, name in (
            (ServiceMoment, self.feeling, "feeling"),
            (ServiceMoment, self.status, "status"),
            (Note, self.note_kind, "kind"),
            (Touchpoint, self.touchpoint_kind, "kind"),
        ):
            if kinds == {kind}:
                entry.show_value(self._common(name))
        self.remove.setVisible(Pathway not in kinds)
        self.trouble.hide()

    def _common(self, name: str) -> str:
        """The value that all share, else "" ."""
        values = {str(getattr(self._desk.editor.records[one], name)) for one in self._ids}
        return values.pop() if len(values) == 1 else ""

    def _mark(self, field: Field) -> ToggleButton:
        made = ToggleButton(self._desk, self._desk.t(field.label), field.icon, field.name)
        made.written.connect(lambda value: self._write(field, value))
        return made

    def _choice(self, field: Field) -> ChoiceButton:
        def offered() -> tuple[Choice, ...]:
            found = choices_of(self._desk.editor.document, field, self._desk.language)
            return found if self._common(field.name) else (Choice("", self._desk.t("They differ")), *found)

        made = ChoiceButton(self._desk, self._desk.t(field.label), offered)
        made.written.connect(lambda value: self._write(field, value))
        return made

    def _button(self, sign: str, words: str) -> WordsButton:
        made = WordsButton(self._desk, words, sign)
        made.framed = made.bold = True
        return made

    def _write(self, field: Field, value: object) -> None:
        if value != "":
            self._attempt(lambda: write_all(self._desk.editor.document, self._ids, field, value))

    def _join(self) -> None:
        made: list[str] = []
        document, ids = self._desk.editor.document, self._ids
        self._attempt(lambda: made.append(edits.join_moments(document, ids)))
        if made:
            self._desk.editor.select(*made)

    def _remove(self) -> None:
        document, ids = self._desk.editor.document, self._ids
        self._attempt(lambda: edits.remove(document, ids))

    def _attempt(self, verb: object) -> None:
        editor = self._desk.editor
        before = editor.told
        editor.attempt(verb)  # type: ignore[arg-type]
        refused = editor.told is not before and editor.told is not None and editor.told.trouble
        self.trouble.setText(editor.told.text if refused and editor.told else "")
        self.trouble.setVisible(refused)
