"""The group itself: its name, who arranges it, where, and for which action package."""

from PySide6.QtWidgets import QWidget

from paku_studio import edits
from paku_studio.editor.acting import sort_key
from paku_studio.editor.inspecting import Choice
from paku_studio.edits.municipalities import KNOWN
from paku_studio.locale import label as word
from paku_studio.models import ActionPackage, DeveloperGroup, Municipality, Organiser, OrganiserKind
from paku_studio.widgets.controls import column, label
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.parts import Columns, FormField
from paku_studio.widgets.inspector.fields import ChoiceButton, LineEntry, TextEntry


class AboutGroup(QWidget):
    """Name as a heading that one writes in, and the facts below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t, px = desk.t, desk.look.px
        self.name = TextEntry(desk, t("Name of the group"), t("What is the group called?"), lines=False)
        self.name.setStyleSheet(
            f"QPlainTextEdit {{ font-size: {px(24)}px; font-weight: 700; }}"
            f"QPlainTextEdit:!focus {{ background: transparent; border-color: {desk.look.line}; }}"
        )
        self.organiser = LineEntry(t("Organiser"), t("A municipality, an NGO, a foundation…"))
        self.organiser.suggest(self._organisers)
        self.kind = ChoiceButton(desk, t("Kind of organiser"), self._kinds)
        self.municipality = LineEntry(t("Municipality"))
        self.municipality.suggest(self._municipalities)
        self.package = ChoiceButton(desk, t("Action package"), self._packages)
        self.fields = self._fields()
        named, *facts = self.fields
        self.seen = label(
            desk, t("The projector shows nothing of this page."),
            "soft", wrap=True,
        )  # fmt: skip
        self.setLayout(column(named, Columns(desk, 200, *facts, most=2), self.seen, spacing=px(12)))

    def _fields(self) -> tuple[FormField, ...]:
        desk, t, document = self._desk, self._desk.t, self._desk.editor.document
        return (
            FormField(desk, "", self.name, lambda: self._record().name, self._rename),
            FormField(
                desk, t("Organiser"), self.organiser, self._organiser_name,
                lambda said: edits.set_organiser(document, self._group(), said),
            ),
            FormField(
                desk, t("Kind of organiser"), self.kind, self._organiser_kind,
                lambda value: edits.set_organiser_kind(document, self._group(), OrganiserKind(value)),
            ),
            FormField(
                desk, t("Municipality"), self.municipality, self._municipality_name,
                lambda said: edits.set_municipality(document, self._group(), said),
            ),
            FormField(
                desk, t("Action package"), self.package, lambda: self._record().package or "",
                lambda value: edits.set_package(document, self._group(), ActionPackage(value) if value else None),
            ),
        )  # fmt: skip

    def _rename(self, name: str) -> None:
        """The first word makes the group; a group keeps a name."""
        editor = self._desk.editor
        if editor.meetings.group:
            edits.rename_group(editor.document, editor.meetings.group, name)
        elif name.strip():
            edits.add_group(editor.document, name)

    def _group(self) -> str:
        """The group that is looked at, made now where there is none."""
        editor = self._desk.editor
        return editor.meetings.group or edits.add_group(editor.document, "")

    def _record(self) -> DeveloperGroup:
        record = self._desk.editor.records.get(self._desk.editor.meetings.group)
        return record if isinstance(record, DeveloperGroup) else DeveloperGroup(id="none")

    def _organiser(self) -> Organiser | None:
        record = self._desk.editor.records.get(self._record().organiser)
        return record if isinstance(record, Organiser) else None

    def _organiser_name(self) -> str:
        found = self._organiser()
        return found.name if found else ""

    def _organiser_kind(self) -> str:
        found = self._organiser()
        return found.kind.value if found else ""

    def _municipality_name(self) -> str:
        record = self._desk.editor.records.get(self._record().municipality)
        return self._called(record) if isinstance(record, Municipality) else ""

    def _called(self, record: Municipality) -> str:
        swedish = self._desk.language == "sv" and record.name_sv
        return record.name_sv if swedish else record.name_fi or record.name_sv

    def _organisers(self) -> list[str]:
        return self._sorted({one.name for one in self._desk.editor.document.of_type(Organiser)})

    def _municipalities(self) -> list[str]:
        swedish = self._desk.language == "sv"
        known = {one.name_sv if swedish else one.name_fi for one in KNOWN}
        return self._sorted(known | {self._called(one) for one in self._desk.editor.document.of_type(Municipality)})

    def _sorted(self, names: set[str]) -> list[str]:
        return sorted((name for name in names if name.strip()), key=lambda one: sort_key(one, self._desk.language))

    def _kinds(self) -> tuple[Choice, ...]:
        if self._organiser() is None:
            return (Choice("", self._desk.t("Write first who arranges the group.")),)
        return tuple(Choice(kind, word("OrganiserKind", kind, self._desk.language)) for kind in OrganiserKind)

    def _packages(self) -> tuple[Choice, ...]:
        listed = (Choice(one, word("ActionPackage", one, self._desk.language)) for one in ActionPackage)
        return (Choice("", self._desk.t("Not told")), *listed)

    def refresh(self) -> None:
        """Show the group as it is now."""
        for field in self.fields:
            field.refresh()
        self.kind.setEnabled(self._organiser() is not None)
