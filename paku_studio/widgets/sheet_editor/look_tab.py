"""How a sheet looks and what stands at its foot: colours, draft, date, group, own words, slogan, logos."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio import edits
from paku_studio.editor.inspecting import Choice
from paku_studio.editor.meeting import groups_of, read_date, short_date, this_day
from paku_studio.locale import label as word
from paku_studio.models import Poster, PosterColours, Record
from paku_studio.widgets.controls import column, hairline, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.parts import FormField
from paku_studio.widgets.inspector.fields import CheckEntry, ChoiceButton, TextEntry
from paku_studio.widgets.sheet_editor.logos import Logos


class LookTab(QWidget):
    """Every field writes by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.editing = desk.editor.sheet_editing
        self._sheet = ""
        """The sheet whose facts stand here."""
        t, px = desk.t, desk.look.px
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.draft = CheckEntry(desk, t("A draft"))
        self.draft.written.connect(lambda on: self.editing.change(draft=on))
        self.date = self._text("date", t("Date"), self._date, self._write_date, t("For instance 21.11.2026"))
        self.colours = self._choice("colours", t("Colours of the wall poster"), self._colours)
        self.group = self._choice("group", t("Group"), self._groups)
        self.foot = self._text("foot", t("Words at the foot"), lambda: self._value("foot"), self._write_foot,
                               t("Empty: group, project and fund"))  # fmt: skip
        self.slogan = self._text("slogan", t("Slogan of the fund"), self._slogan, self._write_slogan, "")
        self.logos = Logos(desk)
        self._fields = (self.date, self.colours, self.group, self.foot, self.slogan)
        own, shared = QVBoxLayout(), QVBoxLayout()
        for box, *parts in (
            (own, label(desk, t("This sheet"), "section"), self.colours, self.group, self.date, self.draft, self.foot),
            (shared, label(desk, t("All sheets of this document"), "section"), self.slogan, self.logos),
        ):
            box.setSpacing(px(12))
            for part in parts:
                box.addWidget(part)
        inner = column(own, hairline(desk), shared, None, spacing=px(16))
        inner.setContentsMargins(px(14), px(14), px(12), px(20))
        self.setLayout(inner)

    def _text(self, name: str, words: str, read: Any, write: Any, hint: str) -> FormField:
        made = FormField(self.desk, words, TextEntry(self.desk, words, hint, lines=name == "foot"), read, write)
        made.setObjectName(name)
        return made

    def _choice(self, name: str, words: str, choices: Any) -> FormField:
        entry = ChoiceButton(self.desk, words, choices)
        return FormField(self.desk, words, entry, lambda: self._value(name), lambda value: self._change(name, value))

    def refresh(self) -> None:
        """Everything as it is now; what is being typed stays."""
        sheet = self.editing.sheet
        if sheet is None:
            return
        if sheet.id != self._sheet:
            self.write()
            self._sheet = sheet.id
        self.draft.show_value(sheet.draft)
        on_poster = isinstance(sheet, Poster)
        for field in (self.colours, self.foot):
            field.setVisible(on_poster)
        self.group.setVisible(on_poster and bool(groups_of(self.desk.editor.document)))
        for field in self._fields:
            field.refresh()
        self.logos.refresh()

    # What holds

    @property
    def _shown(self) -> Record | None:
        return self.desk.editor.records.get(self._sheet)

    def _value(self, name: str) -> str:
        found = getattr(self._shown, name, "")
        return str(getattr(found, "value", found))

    def _change(self, name: str, value: Any) -> None:
        if self._shown is not None:
            edits.change_sheet(self.desk.editor.document, self._sheet, **{name: value})

    def _colours(self) -> tuple[Choice, ...]:
        language = self.desk.language
        return tuple(Choice(one.value, word("PosterColours", one.value, language)) for one in PosterColours)

    def _groups(self) -> tuple[Choice, ...]:
        t = self.desk.t
        named = [Choice(one.id, one.name or t("Unnamed group")) for one in groups_of(self.desk.editor.document)]
        return (Choice("", t("No group")), *named)

    def _date(self) -> str:
        return short_date(getattr(self._shown, "date", None))

    def _write_date(self, typed: str) -> None:
        self._change("date", read_date(typed, this_day()))

    def _write_foot(self, words: str) -> None:
        self._change("foot", words.strip())

    def _slogan(self) -> str:
        project = edits.project_of(self.desk.editor.document, self._value("group"))
        return project.slogan if project is not None else ""

    def _write_slogan(self, words: str) -> None:
        edits.set_project(self.desk.editor.document, self._value("group"), slogan=words.strip())

    def write(self) -> None:
        """Write what is half typed."""
        for field in self._fields:
            field.settle()
        self.logos.write()
