"""The page on which two pathways are compared: which two, how many differences, the roads or the list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.editor.comparing import Difference
from paku_studio.editor.comparing_earlier import present_id, show_state
from paku_studio.editor.editor import Change
from paku_studio.editor.inspecting import Choice
from paku_studio.widgets.compare.roads import RoadsView
from paku_studio.widgets.controls import button, column, ground, icon_button, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.inspector.fields import ChoiceButton
from paku_studio.widgets.inspector.wrapping import Flow, keeps_key
from paku_studio.widgets.menus import entry
from paku_studio.widgets.saying import announce
from paku_studio.widgets.two_lines import Rows, TwoLines, two_line_list

HEARD = frozenset({"document", "pathway", "compared", "language"})
NARROW = 900
"""Pixels at 100 % below which the button of the list has no words."""
STATE = "state:"
"""What the choice of an earlier state begins with."""
CHOOSER = 210
"""Pixels at 100 % that a chooser has at least."""


class ComparePage(QWidget):
    """Two variants of a pathway side by side."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(desk.t("Two pathways side by side"))
        comparing = desk.editor.comparing
        self.before = self._chooser(desk.t("Upper road"), self._choose_upper, self._upper)
        self.after = self._chooser(desk.t("Lower road"), lambda one: comparing.choose(after=one))
        self.swap = icon_button(desk, "repeat", desk.t("Compare the other way round"))
        self.swap.clicked.connect(lambda *_: desk.run("compare.swap"))
        self.as_list = button(desk, desk.t("Differences as a list"), "list")
        self.as_list.setCheckable(True)
        self.as_list.clicked.connect(lambda checked: comparing.list_differences(checked))
        self.counts = label(desk, "", "title", wrap=True)
        self.roads = RoadsView(desk)
        self.roads.looked_at.connect(self._look_at)
        self.roads.opened.connect(comparing.open)
        self.rows = Rows(self, lambda: self._differences, _two_lines)
        self.list = self._list()
        self._differences: tuple[Difference, ...] = ()
        self.nothing = self._nothing()
        self._lay_out()
        desk.listen(self, self._follow)
        self.refresh()

    # What the window asks

    def title(self) -> str:
        """What stands in the top bar."""
        return self._desk.t("Two pathways side by side")

    def note(self) -> str:
        """Nothing: how many of each kind stands on the page itself."""
        return ""

    def menu(self) -> QMenu:
        """What can be done with the two."""
        self._menu = QMenu(self)
        for action_id in ("compare.swap", "compare.list", "pathway.make_future"):
            self._menu.addAction(entry(self._desk, self._menu, action_id))
        return self._menu

    # Parts

    def _chooser(
        self, name: str, choose: object, choices: Callable[[], tuple[Choice, ...]] | None = None
    ) -> ChoiceButton:
        made = ChoiceButton(self._desk, name, choices or self._desk.editor.comparing.choices)
        made.setMinimumWidth(self._desk.look.px(CHOOSER))
        made.written.connect(choose)
        return made

    def _upper(self) -> tuple[Choice, ...]:
        """Every pathway, and the lower one as each earlier meeting left it."""
        comparing, earlier = self._desk.editor.comparing, self._desk.earlier
        shown = comparing.earlier.session if comparing.earlier is not None else ""
        states = earlier.states() if earlier is not None and comparing.after else ()
        title = comparing.title(comparing.after) if states else ""
        found = (Choice(STATE + one.session, f"{title} · {one.words}", "clock") for one in states)
        return (*comparing.choices(), *(one for one in found if one.value != STATE + shown))

    def _choose_upper(self, chosen: str) -> None:
        desk = self._desk
        if chosen.startswith(STATE) and desk.earlier is not None:
            show_state(desk.editor, desk.earlier, chosen.removeprefix(STATE), present_id(desk.editor.comparing.after))
        else:
            desk.editor.comparing.choose(before=chosen)

    def _show_as_it_was(self) -> None:
        """The only pathway as the last meeting left it."""
        desk = self._desk
        if desk.earlier is not None:
            show_state(desk.editor, desk.earlier, desk.earlier.since(), desk.editor.pathway)

    def _list(self) -> QListView:
        desk = self._desk
        made = two_line_list(desk, desk.t("Differences as a list"), self.rows, least=44, icons=True)
        made.installEventFilter(self)
        made.activated.connect(self._open_row)
        made.selectionModel().currentChanged.connect(self._row_changed)
        return made

    def _nothing(self) -> QWidget:
        """What stands where there are not two pathways."""
        desk, px = self._desk, self._desk.look.px
        made = ground("card")
        self.empty = label(desk, "", "lead", wrap=True)
        self.make = button(desk, desk.t("Make the future pathway from this one"), "target", "primary")
        self.make.clicked.connect(lambda *_: desk.run("pathway.make_future"))
        self.begin = button(desk, desk.t("Begin a pathway"), "plus", "primary")
        self.begin.clicked.connect(lambda *_: desk.run("pathway.add"))
        self.as_it_was = button(desk, desk.t("As it was, beside"), "clock")
        self.as_it_was.clicked.connect(lambda *_: self._show_as_it_was())
        rest = QWidget()
        doing = Flow(px(8), self.make, self.begin, self.as_it_was, rest, grow=rest)
        inside = column(self.empty, doing, spacing=px(12))
        made.setLayout(inside)
        made.layout().setContentsMargins(px(16), px(16), px(16), px(16))
        around = ground("paper")
        inner = QVBoxLayout(around)
        inner.setContentsMargins(px(24), px(24), px(24), px(24))
        inner.addWidget(made)
        inner.addStretch(1)
        return scroll(around)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.head = ground("paper")
        line = Flow(px(8), _beside(self.before, self.swap, px(6)), _beside(self.after, self.as_list, px(6)))
        self.head.setLayout(column(line, self.counts, spacing=px(6)))
        self.head.layout().setContentsMargins(px(16), px(10), px(16), px(8))
        self.shown = QStackedWidget()
        for part in (self.roads, self.list, self.nothing):
            self.shown.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.shown, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the list's button shows only its icon."""
        super().resizeEvent(event)
        words = self._desk.t("Differences as a list")
        narrow = self.width() < self._desk.look.px(NARROW)
        self.as_list.setText("" if narrow else f" {words}")
        self.as_list.setToolTip(words if narrow else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that walk in the list do nothing to the map that is not seen."""
        return (watched is self.list and keeps_key(event)) or super().eventFilter(watched, event)

    # Doing

    def _look_at(self, moment: str) -> None:
        """Say what one stands on now, and stand on it in the list too."""
        for place, found in enumerate(self._differences):
            if found.moment == moment:
                spoken = f"{found.words}, {found.spoken}"
                self.roads.setAccessibleDescription(spoken)
                announce(self.roads, spoken)
                self.list.setCurrentIndex(self.rows.index(place, 0))

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._desk.editor.comparing.place = self._differences[current.row()].moment
            self.roads.viewport().update()

    def _open_row(self, index: QModelIndex) -> None:
        self._desk.editor.comparing.open(self._differences[index.row()].moment)

    # Showing

    def _follow(self, change: Change) -> None:
        if change.what & HEARD:
            self.refresh()

    def refresh(self) -> None:
        """Show the two as they are now."""
        comparing = self._desk.editor.comparing
        reason = comparing.reason()
        self.head.setVisible(not reason)
        if reason:
            self._show_nothing(reason)
            return
        found = comparing.found()
        self._differences = comparing.differences(found)
        self.before.show_value(comparing.before)
        self.after.show_value(comparing.after)
        self.counts.setText(comparing.counts(found))
        self.as_list.setChecked(comparing.listed)
        self._show_rows()
        self.roads.refresh()
        self._show(self.list if comparing.listed else self.roads)

    def _show_rows(self) -> None:
        place = self._desk.editor.comparing.place
        self.rows.refresh()
        rows = [found.moment for found in self._differences]
        if rows:
            self.list.setCurrentIndex(self.rows.index(rows.index(place) if place in rows else 0, 0))

    def _show_nothing(self, reason: str) -> None:
        self.empty.setText(reason)
        self.counts.setText("")
        any_there = bool(self._desk.editor.pathways())
        self.make.setVisible(any_there)
        self.begin.setVisible(not any_there)
        self.as_it_was.setVisible(any_there and self._desk.earlier is not None and bool(self._desk.earlier.since()))
        self._show(self.nothing, self.make if any_there else self.begin)

    def _show(self, part: QWidget, keys: QWidget | None = None) -> None:
        """Show the roads, the list or the empty state; the keys go along."""
        had = self.shown.currentWidget() is not part and self.shown.isAncestorOf(self.focusWidget() or self)
        self.shown.setCurrentWidget(part)
        self.setFocusProxy(keys or part)
        if had:
            (keys or part).setFocus(Qt.FocusReason.OtherFocusReason)


def _beside(chooser: QWidget, other: QWidget, gap: int) -> QWidget:
    """A chooser with a button beside it, which takes no more room than it needs."""
    made = QWidget()
    line = row(chooser, other, spacing=gap)
    line.setStretch(0, 1)
    made.setLayout(line)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def _two_lines(found: Difference) -> TwoLines:
    return TwoLines(found.words, found.known, found.spoken, found.icon)
