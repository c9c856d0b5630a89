"""Which pathways the persona goes, and which group made it: two buttons with lists to tick. Knows no page."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from paku_studio.editor.actions.groups import group_name
from paku_studio.editor.meeting import groups_of
from paku_studio.editor.personas import open_persona, pathways_of
from paku_studio.edits import belong_to, change
from paku_studio.models import DeveloperGroup, Persona
from paku_studio.widgets.controls import column
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import WordsButton, one_line
from paku_studio.widgets.pathway_names import pathway_name


class Belonging(QWidget):
    """Where the persona belongs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pathways, self.group = WordsButton(desk, icon="waypoints"), WordsButton(desk, icon="users-round")
        for one, opens in ((self.pathways, self._open_pathways), (self.group, self._open_groups)):
            one.framed, one.after = True, "chevron-down"
            one.clicked.connect(opens)
        self.setLayout(column(self.pathways, self.group, spacing=desk.look.px(6)))
        self.refresh()

    def refresh(self) -> None:
        """Where it belongs now."""
        desk, t = self._desk, self._desk.t
        persona = open_persona(desk.editor)
        found = pathways_of(desk.editor)
        on = [pathway_name(desk, pathway) for pathway, goes in found if goes]
        self.pathways.tell(", ".join(on) or t("No pathway yet"), over=t("Pathways"))
        self.pathways.setVisible(persona is not None and bool(found))
        group = desk.editor.records.get(persona.group) if persona is not None else None
        named = group_name(desk.editor, group.id) if isinstance(group, DeveloperGroup) else t("No group")
        self.group.tell(named, over=t("Group"))
        self.group.setVisible(persona is not None and bool(groups_of(desk.editor.document)))

    def pathway_menu(self) -> QMenu:
        """Every pathway, ticked where the persona goes it."""
        menu = QMenu(self)
        for pathway, goes in pathways_of(self._desk.editor):
            other = self._desk.editor.records.get(pathway.persona)
            whose = one_line(other.name) if isinstance(other, Persona) and not goes else ""
            words = pathway_name(self._desk, pathway) + (f" ({whose})" if whose else "")
            self._offer(menu, words, goes).triggered.connect(lambda _=False, one=pathway.id: self._turn(one))
        return menu

    def group_menu(self) -> QMenu:
        """Every group, and none."""
        editor, menu = self._desk.editor, QMenu(self)
        persona = open_persona(editor)
        now = persona.group if persona is not None else ""
        listed = [(one.id, group_name(editor, one.id)) for one in groups_of(editor.document)]
        for group, words in (*listed, ("", self._desk.t("No group"))):
            self._offer(menu, words, group == now).triggered.connect(lambda _=False, one=group: self._choose(one))
        return menu

    def _offer(self, menu: QMenu, words: str, ticked: bool) -> QAction:
        entry = menu.addAction(one_line(words).replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(ticked)
        return entry

    def _turn(self, pathway: str) -> None:
        editor = self._desk.editor
        now = {one.id for one, goes in pathways_of(editor) if goes}
        editor.attempt(belong_to, editor.document, editor.persona, now ^ {pathway})

    def _choose(self, group: str) -> None:
        editor = self._desk.editor
        editor.attempt(change, editor.document, editor.persona, group=group)

    def _open_pathways(self) -> None:
        self._menu = self.pathway_menu()
        self._menu.popup(self.pathways.mapToGlobal(self.pathways.rect().bottomLeft()))

    def _open_groups(self) -> None:
        self._menu = self.group_menu()
        self._menu.popup(self.group.mapToGlobal(self.group.rect().bottomLeft()))
