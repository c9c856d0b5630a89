"""The frame of one window: what stands where, what collapses first, whose turn the keys are."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from paku_studio.editor.loading import DOCUMENT
from paku_studio.editor.steps import step_of_view
from paku_studio.widgets.afterwards import Step, Steps, after_picture, loading
from paku_studio.widgets.controls import ground, hairline
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import Look, load_fonts
from paku_studio.widgets.losing import asks_first
from paku_studio.widgets.window_actions import INSPECTOR, OUTLINE, bind_actions

if TYPE_CHECKING:
    from paku_studio.editor.actions import Action, Question
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.editor.keeping import Keeper
    from paku_studio.editor.reading_only import Reader
    from paku_studio.widgets.palette import Palette

DRAWER_BELOW, SLIM_BELOW = 1200, 1000
"""Widths in pixels of 100 % text below which the inspector is a drawer, and the rail shows only its rings."""
SOON = (
    "paku_studio.editor.starting",
    "paku_studio.widgets.canvas",
    "paku_studio.widgets.dock",
    "paku_studio.widgets.rail",
    "paku_studio.widgets.top_bar",
    "paku_studio.widgets.inspector",
    "paku_studio.widgets.palette",
)
"""What the first document will need too, loaded while the person looks at the start page."""


class MainWindow(QMainWindow):
    """One window on one document, or on the start page; `build` or `go_on` makes its parts."""

    saving_told = Signal()
    """From the keeper's own thread to this one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.setParent(self)
        self.setMinimumSize(480, 360)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.saving_told.connect(self._show_saving)
        self._drawer_open = False
        self._stop_keeper = None
        self._trouble_told: str | None = None
        self._warned = False
        """Closing was refused, and said why, since the work was last safe."""
        self._palette: Palette | None = None
        self.canvas = self.dock = self.side = self.rail = self.bar = self.toast = None
        self.middle: Any = None
        self.presenter: QWidget | None = None
        self.leaving: QWidget | None = None  # the question before what is filled in is lost
        self.notice: QWidget | None = None
        """The line at the field where one types."""
        self.dialogs: dict[str, QWidget] = {}
        desk.focus_wanted.connect(self.focus_part)

    @property
    def at_start(self) -> bool:
        """Whether the start page is shown: no document is open."""
        return self.desk.keeper is None

    def go_on(self, editor: "Editor", keeper: "Keeper | Reader") -> None:
        """Work on another document; the one before was let go."""
        self.desk.leave(editor, keeper)
        self._stop_keeper = keeper.listen(lambda *_: self.saving_told.emit())
        self.build()
        self.focus_part("dock")

    def to_start_page(self) -> None:
        """Close the document, which is saved, and show the start page."""
        if not asks_first(self, self.to_start_page) and self.let_go():
            self.desk.leave(self.desk.program.empty_editor(), None)
            self.build()

    def let_go(self, *, anyway: bool = False) -> bool:
        """Write and close the document; False where no disk took its last work: it stays open, unless `anyway`."""
        self._write_typing()
        if not self.desk.program.close_document(self.desk, anyway=anyway):
            return False
        if self._stop_keeper is not None:
            self._stop_keeper()
            self._stop_keeper = None
        for dialog in tuple(self.dialogs.values()):
            dialog.close()
        return True

    def _write_typing(self) -> None:
        """What is half typed in a field is written, before the document is: fields write when they lose the keys, pages
        when they are hidden.
        """
        focused = self.focusWidget()
        if focused is not None and focused is QApplication.focusWidget():
            focused.clearFocus()
        elif focused is not None:  # another program has the keys: nobody would tell the field
            QApplication.sendEvent(focused, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
        for part in (self.page, self.side):
            if part is not None and part.isVisible():
                part.hide()
                part.show()

    def wear(self, look: Look, language: str) -> None:
        """Another look or language: every part is made anew, what is typed and selected stays."""
        self.desk.look = look
        self.desk.speak(language)
        focused = self.focused_part()
        self.build()
        if focused and not self.at_start:
            self.focus_part(focused)
        self.desk.looks_changed.emit()

    def build(self) -> None:
        """Make every part of the window from the editor."""
        self.desk.drop_parts()
        for action in self.actions():
            self.removeAction(action)
        bind_actions(self)
        self._drop_palette()
        self.setCentralWidget(self._start() if self.at_start else self._work())
        self._name_window()
        self._fit()
        if self.desk.program.settled:
            self._complete()
        else:
            after_picture(self.centralWidget(), self.settle_in)

    def settle_in(self) -> None:
        """After the first picture: what may wait until then."""
        load_fonts()
        steps: list[Step] = [*loading(DOCUMENT), self._complete, *loading(SOON), self.desk.program.settle]
        Steps(self.centralWidget(), steps)

    def _complete(self) -> None:
        """What the first picture does not show: keys of all actions, sentences."""
        self.addActions(self.desk.actions_with_keys())
        if self.toast is None:
            self._make_toast(self.centralWidget())
        from paku_studio.widgets.noticing import Notice

        self.notice = Notice(self.desk, self.centralWidget())
        QTimer.singleShot(0, self._place_floating)

    def _start(self) -> QWidget:
        from paku_studio.widgets.start_page import StartPage

        self.canvas = self.dock = self.side = self.rail = self.bar = self.middle = self.presenter = self.notice = None
        page = StartPage(self.desk, at_once=self.desk.program.settled, width=self.width())
        self.toast = None
        return page

    def _work(self) -> QWidget:
        from paku_studio.widgets.canvas import Canvas
        from paku_studio.widgets.dock import Dock
        from paku_studio.widgets.rail import Rail
        from paku_studio.widgets.side_panel import SidePanel
        from paku_studio.widgets.top_bar import TopBar, line_below
        from paku_studio.widgets.workplace import Workplace

        desk = self.desk
        whole = ground("paper")
        self.bar, self.rail = TopBar(desk), Rail(desk)
        self.canvas, self.dock = Canvas(desk), Dock(desk)
        self.side = SidePanel(desk)
        self.side.close_button.clicked.connect(self.close_drawer)
        self.presenter = None
        self.middle = Workplace(desk, self.canvas, self.dock)
        self.dock.installEventFilter(self)
        self.body = QWidget()
        box = QHBoxLayout(self.body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.rail, hairline(desk, vertical=True), self.middle):
            box.addWidget(part)
        box.setStretch(2, 1)
        self._side_line = hairline(desk, vertical=True)
        box.addWidget(self._side_line)
        box.addWidget(self.side)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line_below(self.bar, desk))
        column.addWidget(self.body, 1)
        self.find_bar: Any = None
        self._order_keys()
        self._show_saving()
        self._show_step()
        desk.listen(whole, self._follow)
        return whole

    def _follow(self, change: "Change") -> None:
        if "step" in change.what:
            elsewhere = self.focused_part() == "rail" or self._finds()
            self._show_step()
            self._fit()
            if not elsewhere:
                self._give_first_keys()

    def _give_first_keys(self) -> None:
        """To the line where one types, unless the page has something to be told first."""
        first = getattr(self.page, "first_keys", None)
        field = first() if first is not None else None
        if field is None:
            self.focus_part("dock")
        else:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _finds(self) -> bool:
        """Whether somebody types into the bar for finding."""
        return self.find_bar is not None and self.find_bar.isAncestorOf(self.focusWidget())

    def _show_step(self) -> None:
        self.middle.show_step(self.desk.editor.step)
        self.bar.show_page(self.page)
        self._make_toast(getattr(self.page, "toast_ground", self.page) or self.canvas)

    @property
    def page(self) -> Any:
        """The page of a step that is no pathway's, in place of the canvas; None at the pathway."""
        return self.middle.page if self.middle is not None else None

    def show_presenter(self, panel: QWidget) -> None:
        """The facilitator's panel at the right, in place of the details, while the room sees its own picture."""
        self.hide_presenter()
        self.presenter = panel
        self.body.layout().addWidget(panel)
        self._fit()

    def hide_presenter(self) -> None:
        """The presenting is over."""
        if self.presenter is not None and isValid(self.presenter):
            self.body.layout().removeWidget(self.presenter)
            self.presenter.hide()
            self.presenter.deleteLater()
        self.presenter = None
        if self.side is not None:
            self._fit()

    def _order_keys(self) -> None:
        for before, after in zip(
            (self.bar, self.rail, self.canvas, self.side), (self.rail, self.canvas, self.side, self.dock), strict=True
        ):
            QWidget.setTabOrder(before, after)

    def _make_toast(self, over: QWidget) -> None:
        from paku_studio.widgets.toast import Toast

        if self.toast is not None and isValid(self.toast):
            self.toast.deleteLater()
        self.toast = Toast(self.desk, over)
        if self.desk.told:
            QTimer.singleShot(0, self.toast.show_told)

    @property
    def palette_panel(self) -> "Palette":
        """The panel over the window for commands and questions, made when it is first wanted."""
        from paku_studio.widgets.palette import Palette

        if self._palette is None:
            self._palette = Palette(self.desk, self)
        return self._palette

    def ask(self, action: "Action", question: "Question", done: Callable[[str], None]) -> None:
        """Have a question of an action answered in the panel."""
        self.palette_panel.ask(action, question, done)

    def _drop_palette(self) -> None:
        if self._palette is not None:
            self._palette.deleteLater()
        self._palette = None
        self.desk.asker = self

    def _name_window(self) -> None:
        name = self.desk.document_name()
        self.setWindowTitle(f"{name} – PAKU Studio" if name else "PAKU Studio")

    def _show_saving(self) -> None:
        keeper = self.desk.keeper
        if keeper is None or self.bar is None:
            return
        state, t = keeper.state, self.desk.t
        elsewhere = t("Keep it in another place…")
        help_ = {"journal": elsewhere, "file": elsewhere, "moved": t("I have read it")}.get(state.where, "")
        words = keeper.words(self.desk.language)
        self.bar.show_saving(words, state.kind == "trouble", state.kind == "saving", help_)
        if state.sentence and state.sentence != self._trouble_told:
            self.desk.say(state.sentence, trouble=True)
        self._trouble_told = state.sentence
        self._warned = self._warned and state.kind == "trouble"
        self._name_window()

    # what collapses first

    @property
    def narrow(self) -> bool:
        """Whether the side panel is a drawer."""
        return self.width() < self.desk.look.px(DRAWER_BELOW)

    def _fit(self) -> None:
        if self.at_start or self.side is None:
            return
        self.rail.set_slim(self.width() < self.desk.look.px(SLIM_BELOW))
        self.bar.fit(self.width(), self.narrow)
        box = self.body.layout()
        docked = box.indexOf(self.side) >= 0
        if self.narrow and docked:
            box.removeWidget(self.side)
            self.side.setParent(self.body)
        elif not self.narrow and not docked:
            box.addWidget(self.side)
        wanted = self.page is None and self.presenter is None
        self._side_line.setVisible((wanted and not self.narrow) or self.presenter is not None)
        self.side.close_button.setVisible(self.narrow)
        self.side.setVisible(wanted and (not self.narrow or self._drawer_open))
        if not self.side.isHidden():
            self.side.current()
        self._place_floating()

    def _place_floating(self) -> None:
        if self.toast is None or not isValid(self.toast):  # not there yet, or the window was closed meanwhile
            return
        if self.at_start or self.side is None:
            self.toast.place()
            return
        if self.narrow:
            width = min(self.side.width(), self.body.width())
            height = self.canvas.mapTo(self.body, QPoint(0, self.canvas.height())).y()  # the capture line stays free
            self.side.setGeometry(QRect(self.body.width() - width, 0, width, height))
            self.side.raise_()
        self.toast.place()

    def open_side(self, tab: int, *, focus: bool = True) -> None:
        """Show the inspector or the outline, and give it the keys."""
        self._drawer_open = True
        if self.page is not None:
            self.desk.editor.go_to("pathway")
        part = self.side.turn_to(tab)
        self._fit()
        if focus:
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_side(self, tab: int) -> None:
        """Show a tab of the side panel; where it is shown already, give the keys back to the canvas."""
        shown = self.side.isVisible() and self.side.tabs.currentIndex() == tab
        if shown and (self.narrow or self.side.isAncestorOf(self.focusWidget())):
            self.close_drawer()
        else:
            self.open_side(tab)

    def close_drawer(self) -> None:
        """Put the drawer away; the canvas has the keys."""
        self._drawer_open = False
        self._fit()
        self.focus_part("canvas")

    def show_find(self, *, replace: bool = False) -> None:
        """The bar for finding above the canvas."""
        from paku_studio.widgets.find import FindBar

        if self.narrow and self._drawer_open:
            self.close_drawer()
        if self.find_bar is None:
            self.find_bar = FindBar(self.desk)
            self.middle.put_on_top(self.find_bar)
        self.find_bar.open(replace=replace)

    # whose turn the keys are

    def focus_part(self, part: str) -> None:
        """Give the keys to a part: canvas, outline, inspector, dock, find."""
        if self.at_start:
            self.centralWidget().setFocus()
            return
        if self.page is not None and part in {"canvas", "dock", "side"}:
            self._focus_page(part)
        elif part in {"outline", "inspector"}:
            self.open_side(OUTLINE if part == "outline" else INSPECTOR)
        elif part == "find":
            self.show_find()
        elif part == "side":
            (self.presenter or self.side.current()).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            found = {"canvas": self.canvas, "dock": self.dock, "rail": self._rail_part(), "bar": self.bar.menu}[part]
            found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rail_part(self) -> QWidget:
        """Where keys go in the rail: to the pathways, or to the step one is at, else to the first."""
        step = self.rail.steps.get(step_of_view(self.desk.editor.step), self.rail.steps["group"])
        return self.rail.list if self.rail.list.isVisible() else step

    def _focus_page(self, part: str) -> None:
        """Give the keys to the page of a step, or to the line below it; to the facilitator's panel for the side."""
        found = {"dock": self.middle.page_dock, "side": self.presenter}.get(part) or self.page
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focused_part(self) -> str:
        """Which part has the keys: bar, rail, canvas, side, dock, or "" for none."""
        if self.at_start or self.canvas is None:
            return ""
        focused = self.focusWidget()
        for name, part in self._panes().items():
            if focused is not None and (focused is part or part.isAncestorOf(focused)):
                return name
        return ""

    def _panes(self) -> dict[str, QWidget]:
        """The parts round which F6 goes, as they are now."""
        at_step = self.page is not None
        panes = {
            "bar": self.bar,
            "rail": self.rail,
            "canvas": self.page if at_step else self.canvas,
            "side": self.presenter or self.side,
            "dock": self.middle.page_dock if at_step else self.dock,
        }
        return {name: part for name, part in panes.items() if part is not None and not part.isHidden()}

    def next_pane(self, by: int) -> None:
        """F6: the keys go round the parts of the window."""
        if self.at_start:
            return
        panes = list(self._panes())
        here = self.focused_part()
        place = panes.index(here) if here in panes else -1
        self.focus_part(panes[(place + by) % len(panes)])

    # the window itself

    def take_usual_place(self, remembered: str) -> None:
        """Stand where it was last time, if that is on a screen; else as large as suits."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if not (remembered and self.restoreGeometry(QByteArray.fromBase64(remembered.encode("ascii")))):
            self.resize(min(1366, screen.width()), min(768, screen.height()))

    def come_forward(self) -> None:
        """Show this window before the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """A window that loses the keyboard has its document written soon: perhaps the lid is closing."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.desk.keeper is not None:
            self.desk.keeper.nudge()

    def resizeEvent(self, event: Any) -> None:
        """What collapses first."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Where the capture line is higher or lower than before, what floats over the canvas ends above it."""
        if watched is self.dock and event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place_floating()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: Any) -> None:
        """Closing asks only of what is filled in. Where no disk takes the work it says so; a second wish counts."""
        if asks_first(self, self.close):
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        if not self.let_go(anyway=self._warned):
            self._warned = True
            event.ignore()
            return
        self.desk.program.remember_window(geometry)
        self.desk.program.forget_window(self)
        event.accept()

    def dragEnterEvent(self, event: Any) -> None:
        """Files that can be opened or brought in are welcome."""
        from paku_studio.widgets.drops import welcome

        if welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Open or bring in what was dropped."""
        from paku_studio.widgets.drops import take

        take(self, event.mimeData())
        event.acceptProposedAction()
