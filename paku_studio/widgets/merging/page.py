"""The page on which a copy is looked over before it is brought in, and on which differences are settled after."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from paku_studio.editor.bringing_in import BringingIn
from paku_studio.editor.editor import Change
from paku_studio.widgets.controls import Body, button, column, ground, label, row, scroll
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.menus import entry
from paku_studio.widgets.merging.reading import coming_at, plan_again
from paku_studio.widgets.merging.report import ReportPart
from paku_studio.widgets.merging.settling import SettlingPart
from paku_studio.widgets.saying import announce
from paku_studio.widgets.toast import FOOT

HEARD = frozenset({"document", "merging", "language"})
OFFERED = (
    "file.merge", "go.differences", "differences.first", "differences.second", "differences.all_first",
    "differences.all_second",
)  # fmt: skip


class MergingPage(QWidget):
    """A copy that comes in: read, reported, brought in or left; then what is left to settle."""

    has_dock = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._menu: QMenu | None = None
        self._given: list[object] = []
        self.coming: BringingIn = coming_at(desk)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.empty, self.reading = self._empty(), self._reading()
        self.report, self.settling = ReportPart(desk, self.coming), SettlingPart(desk, self.coming)
        self.shown = QStackedWidget()
        self._first = {
            self.empty: self.choose, self.reading: self.stop, self.report: self.report, self.settling: self.settling
        }  # fmt: skip
        for part in self._first:
            self.shown.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.shown)
        desk.listen(self, self._follow)
        self._catch_up()
        self.refresh()

    # What the window asks

    def title(self) -> str:
        """What stands in the top bar."""
        t = self._desk.t
        return t("Differences to settle") if self.coming.stage == "settling" else t("Bringing in a copy")

    def note(self) -> str:
        """Nothing: what comes from which file stands on the page itself."""
        return ""

    def menu(self) -> QMenu:
        """What can be done here."""
        self._menu = QMenu(self)
        for action_id in OFFERED:
            self._menu.addAction(entry(self._desk, self._menu, action_id))
        return self._menu

    # Parts

    def _empty(self) -> QWidget:
        """Where nothing comes in and nothing is left to settle."""
        desk, t = self._desk, self._desk.t
        self.said = label(desk, "", "section", wrap=True)
        lead = label(
            desk,
            t("Bring in a colleague's copy of this document, or the work of another group. "
              "First you see what would come; nothing is done before you say so."),
            "lead", wrap=True,
        )  # fmt: skip
        self.choose = button(desk, t("Choose a copy…"), "combine", "primary")
        self.choose.clicked.connect(lambda *_: desk.run("file.merge"))
        self.back = button(desk, t("Back to the work"))
        self.back.clicked.connect(lambda *_: self.coming.go_back())
        return self._card(self.said, lead, row(self.choose, self.back, None))

    def _reading(self) -> QWidget:
        desk, t = self._desk, self._desk.t
        self.what = label(desk, "", "lead", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(t("Reading the copy"))
        self.stop = button(desk, t("Stop"), "circle-x")
        self.stop.clicked.connect(lambda *_: self.coming.leave())
        return self._card(self.what, self.bar, row(self.stop, None))

    def _card(self, *parts: object) -> QWidget:
        px = self._desk.look.px
        card = ground("card")
        inside = column(*parts, spacing=px(12))
        inside.setContentsMargins(px(16), px(16), px(16), px(16))
        card.setLayout(inside)
        around = Body("paper")
        outer = column(card, None)
        outer.setContentsMargins(px(24), px(24), px(24), px(24))
        around.setLayout(outer)
        return scroll(around)

    # Showing

    def _follow(self, change: Change) -> None:
        self._catch_up()
        if change.what & HEARD:
            self.refresh()

    def _catch_up(self) -> None:
        if self.coming.behind:
            plan_again(self._desk, self.coming)

    def refresh(self) -> None:
        """Show how far it has come."""
        stage = self.coming.stage
        if stage == "reading":
            self.what.setText(self._desk.t("Reading %(file)s …") % {"file": self.coming.name})
        elif stage == "report":
            self.report.refresh()
        elif stage == "settling":
            self.settling.refresh()
        else:
            self.said.setText(self.coming.said)
            self.said.setVisible(bool(self.coming.said))
        self._first[self.empty] = self.back if self.coming.said else self.choose
        self._show(getattr(self, stage))
        self.setAccessibleName(self.title())

    def _show(self, part: QWidget) -> None:
        """Show a part; the keys go along, and a screen reader is told."""
        before = self.shown.currentWidget()
        had = before is not part and self.isAncestorOf(self.window().focusWidget() or self)
        self.shown.setCurrentWidget(part)
        self._lift_toast()
        self.setFocusProxy(self._first[part])
        if before is not part and self.isVisible():
            said = {self.reading: self.what, self.report: self.report.what, self.empty: self.said}.get(part)
            announce(self, said.text() if said is not None else self.settling.counts.text())
        if had:
            self._first[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lift_toast(self) -> None:
        """What is said floats over no button: above the report's, and over the heading where one settles."""
        part = self.shown.currentWidget()
        above = {self.report: self.report.foot.height(), self.settling: self.height() - self.settling.head.height()}
        self.setProperty(FOOT, above.get(part, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops reading, and leaves a copy that is looked over where it is."""
        if event.key() == Qt.Key.Key_Escape and self.coming.stage in ("reading", "report"):
            self.coming.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another room for what is said."""
        super().resizeEvent(event)
        self._lift_toast()

    # What it does of the table of actions, as long as it is seen

    def showEvent(self, event: QShowEvent) -> None:
        """Choosing is its own as long as it is seen."""
        super().showEvent(event)
        self._give_back()
        does = {
            "differences.first": lambda: self.settling.choose(0),
            "differences.second": lambda: self.settling.choose(1),
            "differences.all_first": lambda: self.settling.choose_all(0),
            "differences.all_second": lambda: self.settling.choose_all(1),
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
