"""The page of the group: puts its sections beside each other or below, walks through them by Tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from paku_studio.editor.actions.groups import group_name
from paku_studio.editor.editor import Change
from paku_studio.editor.meeting import groups_of, meeting_words
from paku_studio.models import Session
from paku_studio.widgets.controls import Body, column, ground, hairline, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.group.about import AboutGroup
from paku_studio.widgets.group.attendance import AttendanceTable
from paku_studio.widgets.group.meetings import MeetingEnd, Meetings
from paku_studio.widgets.group.own_notes import OwnNotes
from paku_studio.widgets.group.project import AboutProject
from paku_studio.widgets.inspector.wrapping import one_line
from paku_studio.widgets.tab_walk import stops_in, walk

ASIDE, BESIDE = 320, 960
"""Width of the side column, and the page's width from which on it stands beside, in pixels at 100 %."""
ACTIONS = ("group.add", "group.rename", "group.remove")


class GroupPage(QWidget):
    """Who meets, when, who was there, how far the project has come, and what only the facilitator sees."""

    has_dock = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self.setAccessibleName(desk.t("Group"))
        self.about, self.meetings = AboutGroup(desk), Meetings(desk)
        self.attendance, self.project = AttendanceTable(desk), AboutProject(desk)
        self.own_notes, self.end = OwnNotes(desk), MeetingEnd(desk)
        self._lay_out()
        self.setFocusProxy(self.about.name)
        desk.listen(self, self._follow)
        self.refresh()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        main = QWidget()
        self._line = hairline(self._desk)
        parts = (self.about, hairline(self._desk), self.meetings, self._line, self.attendance, self.end, None)
        main.setLayout(column(*parts, spacing=px(20)))
        main.layout().setContentsMargins(px(24), px(20), px(24), px(24))
        self.aside = ground("sunk")
        self.aside.setLayout(column(self.own_notes, hairline(self._desk), self.project, None, spacing=px(20)))
        self.aside.layout().setContentsMargins(px(20), px(20), px(20), px(24))
        body = Body("paper")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addWidget(main, 1)
        self._both.addWidget(self.aside)
        self._scroll = scroll(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def first_keys(self) -> QWidget | None:
        """What has the keys when one comes here: the group's name where there is none yet, the button for a new meeting
        where none goes on, else (None) the line for notes.
        """
        editor = self._desk.editor
        if not editor.meetings.group:
            return self.about.name
        return None if editor.session else self.meetings.new

    def title(self) -> str:
        """The group that is looked at."""
        editor = self._desk.editor
        return one_line(group_name(editor, editor.meetings.group)) if editor.meetings.group else self._desk.t("Group")

    def note(self) -> str:
        """The meeting that goes on."""
        session = self._desk.editor.records.get(self._desk.editor.session)
        return meeting_words(session, self._desk.language) if isinstance(session, Session) else ""

    def menu(self) -> QMenu:
        """Every group, and what can be done with the one that is looked at."""
        editor = self._desk.editor
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        for group in groups_of(editor.document):
            entry = QAction(one_line(group_name(editor, group.id)).replace("&", "&&"), menu)
            entry.setCheckable(True)
            entry.setChecked(group.id == editor.meetings.group)
            entry.triggered.connect(lambda _=False, chosen=group.id: self._open_group(chosen))
            menu.addAction(entry)
        menu.addSeparator()
        for name in ACTIONS:
            entry = QAction(self._desk.name_of(name).replace("&", "&&"), menu)
            entry.setEnabled(not self._desk.why_not(name))
            entry.triggered.connect(lambda _=False, chosen=name: self._desk.run(chosen))
            menu.addAction(entry)
        return menu

    def refresh(self) -> None:
        """Show everything as it is now."""
        for part in (self.about, self.meetings, self.attendance, self.end, self.project):
            part.refresh()
        self._line.setVisible(not self.attendance.isHidden())

    def _open_group(self, group: str) -> None:
        """Look at another group; what is half typed belongs to the one before."""
        self.leave()
        self._desk.editor.meetings.open_group(group)

    def leave(self) -> None:
        """Write what is still being typed."""
        field = self.window().focusWidget()
        if field is not None and self.isAncestorOf(field) and hasattr(field, "write"):
            field.write()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another step is opened: nothing that was typed stays behind."""
        self.leave()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing is being typed, gives the keys to the line below."""
        if event.key() == Qt.Key.Key_Escape:
            self._desk.focus("dock")
        else:
            super().keyPressEvent(event)

    def _follow(self, change: Change) -> None:
        if change.what & {"document", "session", "meeting"}:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side column beside, or below."""
        super().resizeEvent(event)
        px, ways = self._desk.look.px, QBoxLayout.Direction
        beside = self.width() >= px(BESIDE)
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.aside.setMaximumWidth(px(ASIDE) if beside else 16_777_215)
        self.aside.setMinimumWidth(px(ASIDE) if beside else 0)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks as one reads; beyond the last field it leaves the page."""
        walked = walk(self, stops_in((self,), self), forwards, self._show)
        return super().focusNextPrevChild(forwards) if walked is None else walked

    def _show(self, field: QWidget) -> None:
        self._scroll.ensureWidgetVisible(field, 0, self._desk.look.px(28))
