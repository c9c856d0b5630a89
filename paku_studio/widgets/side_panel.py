"""The right side: inspector and outline under two tabs; a drawer over the canvas where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from paku_studio.editor.editor import Change
from paku_studio.models import Handover, Involvement, Link, Note, Pathway, Phase, ServiceMoment, Touchpoint
from paku_studio.widgets.controls import ground, hairline, icon_button, row
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.window_actions import INSPECTOR, OUTLINE

WIDTH = 280


class SidePanel(QWidget):
    """Each tab's part is made when it is first looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        look = desk.look
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(look.px(WIDTH))
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(desk.t("Details and outline"))
        self.tabs.addTab(desk.t("Moment"))
        self.tabs.addTab(desk.t("Outline"))
        self.tabs.setCurrentIndex(desk.side_tab)
        self.close_button = icon_button(desk, "x", desk.t("Close"), px=16)
        self.close_button.setFixedSize(look.px(32), look.px(32))
        self.parts = QStackedWidget()
        self._made: dict[int, QWidget] = {}
        for _ in (INSPECTOR, OUTLINE):
            self.parts.addWidget(ground("surface"))
        head = row(self.tabs, None, self.close_button, spacing=0)
        head.setContentsMargins(look.px(8), 0, look.px(6), 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(hairline(desk))
        layout.addWidget(self.parts, 1)
        self.tabs.currentChanged.connect(self.turn_to)
        desk.listen(self, self._follow)
        self._name_tab()

    def turn_to(self, tab: int) -> QWidget:
        """Show a tab's part, made now where it was not yet."""
        if tab not in self._made:
            part = self._make(tab)
            place = self.parts.widget(tab)
            self.parts.insertWidget(tab, part)
            self.parts.removeWidget(place)
            place.deleteLater()
            self._made[tab] = part
        self.desk.side_tab = tab
        self.parts.setCurrentIndex(tab)
        if self.tabs.currentIndex() != tab:
            self.tabs.setCurrentIndex(tab)
        return self._made[tab]

    def _make(self, tab: int) -> QWidget:
        if tab == OUTLINE:
            from paku_studio.widgets.outline import Outline

            return Outline(self.desk)
        from paku_studio.widgets.inspector import Inspector

        return Inspector(self.desk)

    def current(self) -> QWidget:
        """The part that is shown."""
        return self.turn_to(self.tabs.currentIndex())

    def _follow(self, change: Change) -> None:
        if change.what & {"selection", "pathway"}:
            self._name_tab()

    def _name_tab(self) -> None:
        """The inspector's tab says what it shows."""
        editor, t = self.desk.editor, self.desk.t
        if len(editor.selection) > 1:
            words = t("%(count)s selected") % {"count": len(editor.selection)}
        else:
            names = {
                Touchpoint: t("Touchpoint"),
                Note: t("Note"),
                Phase: t("Phase"),
                Pathway: t("Pathway"),
                Link: t("Link"),
                Handover: t("Hand-over"),
                Involvement: t("Actor"),
                ServiceMoment: t("Moment"),
            }
            words = names.get(type(editor.records.get(editor.place)), t("Moment"))
        self.tabs.setTabText(INSPECTOR, words)
