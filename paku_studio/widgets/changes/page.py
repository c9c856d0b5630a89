"""The page that tells what changed since a meeting: the states, the lines by place, one line in full."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.editor.changing_rows import Row
from paku_studio.editor.editor import Change
from paku_studio.locale import N_
from paku_studio.widgets.changes.choosers import KindButtons, StateChooser
from paku_studio.widgets.changes.detail import Detail
from paku_studio.widgets.changes.opening import open_as_document
from paku_studio.widgets.controls import button, column, ground, hairline, icon_button, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key, one_line
from paku_studio.widgets.menus import entry
from paku_studio.widgets.sheets.leaving import LeavingQuestion
from paku_studio.widgets.toast import FOOT
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

HEARD = frozenset({"document", "changes", "earlier", "session", "language"})
NARROW, LOW = 820, 430
"""Pixels at 100 %: of less width a line in full has no room beside the list; of less height the list has none."""
FORGET = N_("Remove the earlier state “%(state)s”? It cannot be taken back. The document itself stays as it is.")
OFFERED = ("changes.go", "changes.bring_back", "changes.beside", "", "changes.open", "changes.forget")


class ChangesPage(QWidget):
    """What changed since a meeting, for the facilitator."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self._given: list[object] = []
        self._shown: tuple[Row, ...] = ()
        self.changing = desk.editor.changing
        self.changing.look_into(desk.earlier)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("What changed"))
        self._make_head()
        self.rows = Rows(self, lambda: self._shown, _two_lines)
        self.list = self._list()
        self.detail = Detail(desk, self.changing)
        self.detail.brought.connect(self._give_keys)
        self.nothing = self._nothing()
        self._lay_out()
        desk.listen(self, self._follow)
        self.refresh()

    # What the window asks

    def title(self) -> str:
        """What stands in the top bar."""
        return self._desk.t("What changed")

    def note(self) -> str:
        """Nothing: how much changed stands on the page itself."""
        return ""

    def menu(self) -> QMenu:
        """What can be done with a line and with the earlier state."""
        self._menu = QMenu(self)
        for action_id in OFFERED:
            if action_id:
                self._menu.addAction(entry(self._desk, self._menu, action_id))
            else:
                self._menu.addSeparator()
        return self._menu

    # Parts

    def _make_head(self) -> None:
        desk, changing, t, px = self._desk, self.changing, self._desk.t, self._desk.look.px
        self.since = StateChooser(desk, t("Since the end of"), changing.since_choices)
        self.since.written.connect(lambda one: changing.choose(since=one))
        self.until = StateChooser(desk, t("Until"), changing.until_choices)
        self.until.written.connect(lambda one: changing.choose(until=one))
        self.more = icon_button(desk, "ellipsis", t("What can be done with the earlier state"))
        self.more.clicked.connect(lambda *_: self._open_more())
        self.kinds = KindButtons(desk)
        self.kinds.chosen.connect(lambda kind: changing.show_only(kind))
        self.question = LeavingQuestion(desk, t(FORGET), t("Remove it"), t("Keep it"))
        both = row(self.since, self.until, self.more, spacing=px(6))
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.head = ground("paper")
        self.head.setLayout(column(both, self.kinds, spacing=px(8)))
        self.head.layout().setContentsMargins(px(16), px(10), px(16), px(8))

    def _list(self) -> QListView:
        desk = self._desk
        made = two_line_list(desk, desk.t("What changed"), self.rows, least=44, icons=True)
        made.setLayoutMode(QListView.LayoutMode.Batched)
        made.installEventFilter(self)
        made.activated.connect(lambda _: desk.run("changes.go"))
        made.selectionModel().currentChanged.connect(self._row_changed)
        return made

    def _nothing(self) -> QWidget:
        """What stands where nothing changed, or where there is no earlier state."""
        desk, px = self._desk, self._desk.look.px
        made = ground("card")
        self.empty = label(desk, "", "lead", wrap=True)
        self.meetings = button(desk, desk.t("Group and meetings"), "users-round", "primary")
        self.meetings.clicked.connect(lambda *_: desk.run("go.group"))
        self.work = button(desk, desk.t("Go to the pathway"), "waypoints", "primary")
        self.work.clicked.connect(lambda *_: desk.editor.go_to("pathway"))
        self.last = button(desk, desk.t("What changed in that meeting"), "clock")
        self.last.clicked.connect(lambda *_: self.changing.show_last_meeting())
        rest = QWidget()
        doing = Flow(px(8), self.meetings, self.work, self.last, rest, grow=rest)
        made.setLayout(column(self.empty, doing, spacing=px(12)))
        made.layout().setContentsMargins(px(16), px(16), px(16), px(16))
        around = ground("paper")
        inner = QVBoxLayout(around)
        inner.setContentsMargins(px(16), px(8), px(16), px(16))
        inner.addWidget(made)
        inner.addStretch(1)
        return scroll(around)

    def _lay_out(self) -> None:
        self.body = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.body)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._between = hairline(self._desk, vertical=True)
        self._box.addWidget(self.list, 1)
        self._box.addWidget(self._between)
        self._box.addWidget(self.detail)
        self.shown = QStackedWidget()
        self.shown.addWidget(self.body)
        self.shown.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.head, self.question, self.shown):
            whole.addWidget(part)
        whole.setStretch(2, 1)
        self._fit()

    def _fit(self) -> None:
        """With little room a line's words stand in the list alone, and its buttons below."""
        beside = self.width() >= self._desk.look.px(NARROW)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._between.setVisible(beside)
        low = self.height() < self._desk.look.px(LOW)
        self.detail.set_room(beside=beside, low=low)
        self.kinds.set_low(low)
        self.setProperty(FOOT, 0 if beside else self.detail.foot.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the list or below it."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that walk in the list do nothing to the map that is not seen."""
        return (watched is self.list and keeps_key(event)) or super().eventFilter(watched, event)

    # Doing

    def _open_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self._shown[current.row()].record:
            self.changing.place = self._shown[current.row()].record
            self.detail.refresh()

    def _ask_to_forget(self) -> None:
        """Once, because it cannot be taken back."""
        words = self._desk.t(FORGET) % {"state": self.changing.words_of(self.changing.since)}
        self.question.words.setText(words)
        self.question.setAccessibleName(words)
        self.question.ask(self.changing.forget, self._give_keys)

    def _bring_back(self) -> None:
        """The keys go to the list: the next line is there, and the button that was pressed may be off now."""
        self.changing.bring_back()
        self._give_keys()

    def _give_keys(self) -> None:
        (self.focusProxy() or self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """What the window does for its actions here."""
        super().showEvent(event)
        self._give_back()
        does = {
            "changes.go": self.changing.go,
            "changes.bring_back": self._bring_back,
            "changes.beside": self.changing.show_beside,
            "changes.open": lambda: open_as_document(self._desk, self.changing),
            "changes.forget": self._ask_to_forget,
        }
        self._given = [self._desk.handle(action_id, does_it) for action_id, does_it in does.items()]
        self._desk.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Somebody else is seen now."""
        super().hideEvent(event)
        self._give_back()

    def _give_back(self) -> None:
        for give_back in self._given:
            give_back()
        self._given = []

    # Showing

    def _follow(self, change: Change) -> None:
        if change.what & HEARD:
            self.refresh()

    def refresh(self) -> None:
        """Show the states and the lines as they are now."""
        changing = self.changing
        reason = changing.reason()
        self.since.show_value(changing.since)
        self.until.show_value(changing.until)
        self.head.setVisible(bool(changing.states))
        self.kinds.setVisible(not reason)
        self.kinds.show_state(changing)
        self.question.drop()
        if reason:
            self._show_nothing(reason)
        else:
            self._show_rows()
            self._show(self.body, self.list)

    def _show_rows(self) -> None:
        shown, self._shown = self._shown, self.changing.rows()
        place = self.changing.place  # before the list, read anew, stands on another line
        if shown != self._shown or not self.rows.rows:
            self.rows.refresh()
        lines = [at for at, one in enumerate(self._shown) if one.record]
        here = next((at for at in lines if self._shown[at].record == place), lines[0])
        if here != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.rows.index(here, 0))
        self.detail.refresh()

    def _show_nothing(self, reason: str) -> None:
        self._shown = ()
        self.empty.setText(reason)
        any_there = bool(self.changing.states)
        self.meetings.setVisible(not any_there)
        self.work.setVisible(any_there)
        self.last.setVisible(bool(self.changing.older) and not self.changing.until)
        self._show(self.nothing, self.work if any_there else self.meetings)

    def _show(self, part: QWidget, keys: QWidget) -> None:
        """Show the lines or why there are none; the keys go along."""
        had = self.shown.currentWidget() is not part and self.shown.isAncestorOf(self.focusWidget() or self)
        self.shown.setCurrentWidget(part)
        self.setFocusProxy(keys)
        if had:
            keys.setFocus(Qt.FocusReason.OtherFocusReason)


def _two_lines(found: Row) -> TwoLines:
    words, known = one_line(found.words), one_line(found.known)
    return TwoLines(words, known, "", found.icon, heading=found.heading, under=found.under, whole=found.whole)
