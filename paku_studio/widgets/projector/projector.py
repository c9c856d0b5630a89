"""The window that the room sees: one picture without anything round it, its keys, and the line that typing opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from paku_studio.editor.presenting import BOARDS, LOOKED_AT
from paku_studio.editor.room_focus import focus_box, offset_for, turn_to_field
from paku_studio.editor.room_view import clock_words, room_view, spoken
from paku_studio.locale import N_
from paku_studio.store.document import ONLY_READ
from paku_studio.widgets.awake import Awake
from paku_studio.widgets.desk import Desk
from paku_studio.widgets.look import LIGHT, Look
from paku_studio.widgets.projector.keys import command_of, types
from paku_studio.widgets.projector.keys_card import KeysCard
from paku_studio.widgets.projector.picture import RoomPicture
from paku_studio.widgets.toast import Toast

if TYPE_CHECKING:
    from paku_studio.editor.editor import Change
    from paku_studio.editor.presenting import Presenting
    from paku_studio.widgets.projector.begin import Showing
    from paku_studio.widgets.window import MainWindow

LEAST_TEXT, SMALLEST = 24.0, 12.0
"""Units that the smallest text of the line has on the wall, and pixels that it has in the window."""
TICK_MS = 200
CURSOR_MS = 3_000
"""How long the pointer is seen after it was moved."""
WHEEL_STEP = 120
HELD_ONCE = frozenset(("curtain", "timer", "keys", "enter", "back"))
"""What a key that is held down does only once."""
AWAKE = N_("The projector is on.")


class Projector(QWidget):
    """The room's picture over a whole screen. `home`: the window whose document it is."""

    closed = Signal()

    def __init__(self, home: "MainWindow", bind: Callable[[Desk], None], awake: Awake | None = None) -> None:
        """`bind`: tells a desk what is done for the projector's actions."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.home, self._bind = home, bind
        self.showing: Showing | None = None
        """What holds it together with the facilitator's panel."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(home.windowIcon())
        desk = home.desk
        self.desk = Desk(desk.program, desk.editor, desk.keeper, self._look_for(QSize(1280, 720)), self)
        self.desk.focus_wanted.connect(self._lead_keys)
        self.dock: QWidget | None = None
        self._key = ""
        self._wheel = 0
        self._fresh: frozenset[str] = frozenset()
        """What was added last."""
        self._speaks = self._ended = False
        self.picture = RoomPicture(
            lambda width, height: room_view(self.presenting, width, height),
            home.desk.editor.pictures,
            moves=home.desk.look.moves,
        )
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.picture.installEventFilter(self)
        self.picture.pointed.connect(self._point)
        self.picture.clicked.connect(self.close_dock)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.picture, 1)
        self.card: KeysCard | None = None
        self.toast: Toast | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._count)
        self._left = ""
        """What was last painted of the timer."""
        self._cursor = QTimer(self, singleShot=True, interval=CURSOR_MS)
        self._cursor.timeout.connect(lambda: self.picture.setCursor(Qt.CursorShape.BlankCursor))
        self._cursor.start()
        self.awake = awake or Awake()
        self.awake.keep(self.desk.t(AWAKE))
        home.desk.looks_changed.connect(self.dress)
        self.dress()

    @property
    def presenting(self) -> "Presenting":
        """What is shown."""
        return self.desk.editor.presenting

    # making

    def _look_for(self, size: QSize) -> Look:
        """Light always; text that is large enough for the room."""
        look = self.home.desk.look
        unit = min(size.width() / 1280, size.height() / 720)
        return Look(LIGHT, max(look.scale, unit * LEAST_TEXT / SMALLEST), look.moves)

    def dress(self) -> None:
        """Make everything anew that has words or a size."""
        had_dock = self.dock is not None
        self._drop_dock()
        self.close_keys()
        self._drop_toast()
        self.desk.drop_parts()
        self.desk.look = self._look_for(self.size())
        self.setStyleSheet(self.desk.look.style_sheet())
        self.setPalette(self.desk.look.palette())
        self.setFont(self.desk.look.font(14))
        self.desk.listen(self, self._follow)
        self._bind(self.desk)
        for action in self.actions():
            self.removeAction(action)
        self.addActions(self.desk.actions_with_keys())
        self._name()
        self.show_all()
        self.speak(self._speaks)
        if had_dock:
            self.open_dock()

    def _name(self) -> None:
        keeper = self.desk.keeper
        title = keeper.title if keeper is not None else ""
        t = self.desk.t
        self.setWindowTitle(t("Projector: %(title)s") % {"title": title} if title else t("Projector"))
        self.setAccessibleName(t("Projector"))
        self.picture.setAccessibleName(t("What the room sees"))

    # what is shown

    def show_all(self) -> None:
        """Bring the picture and what is said of it up to date."""
        presenting = self.presenting
        step = 0
        key = self._key_of(presenting)
        if key != self._key:
            before, self._key = self._key, key
            step = self._direction(before, key)
        self.picture.renew(step)
        self._aim()
        words = self._words()
        if words != self.picture.accessibleDescription():
            self.picture.setAccessibleDescription(words)
            self.setAccessibleDescription(words)
            self._announce(words)
        ticks = presenting.timer.running or clock_words(presenting) != ""
        if ticks != self._tick.isActive():
            self._tick.start() if ticks else self._tick.stop()
        if presenting.curtain:
            self.close_dock()

    @staticmethod
    def _key_of(presenting: "Presenting") -> str:
        """What is shown and at which place, for knowing whether and from where another picture comes."""
        if presenting.curtain or presenting.timer_shown:
            return ""
        if presenting.whole is not None:
            return f"{presenting.whole.part:06} {presenting.step} {presenting.level}"
        return f"{presenting.index:06} {presenting.plan.key}" if presenting.plan else "-"

    @staticmethod
    def _direction(before: str, after: str) -> int:
        if not before or not after:
            return 0
        return 1 if after >= before else -1

    def _words(self) -> str:
        """What is shown, for those who do not see it. What the picture does not show is not said."""
        stage = self.picture.stage
        said = spoken(stage.sheet.body) if stage is not None else ""
        presenting = self.presenting
        if presenting.curtain or presenting.timer_shown:
            return said
        if presenting.step == "compare":
            return presenting.words()
        return f"{presenting.words()}. {said}".strip(". ")

    def _announce(self, words: str) -> None:
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.picture, words))

    def _count(self) -> None:
        """Another second of the timer."""
        timer, clock = self.presenting.timer, clock_words(self.presenting)
        left = str(timer.left_s) if self.presenting.timer_shown else clock
        if left != self._left and not self.presenting.curtain:
            self.picture.renew()
        self._left = left
        if not (timer.running or clock):
            self._tick.stop()

    def _aim(self) -> None:
        """Above the open line the place is seen at which one writes."""
        picture, box = self.picture, None
        if self.dock is not None and picture.stage is not None:
            box = focus_box(self.presenting, picture.stage, self._fresh)
        picture.look_from(offset_for(box, picture.height() / picture.factor, picture.drawn_for.height()))

    def _follow(self, change: "Change") -> None:
        if not self.presenting.on:
            self.close()
            return
        if change.commit is not None:
            self._fresh = frozenset(change.commit.added)
        elif change.what & {"board", "step", "selection"}:
            self._fresh = self._fresh & frozenset(self.desk.editor.selection)
            if "board" in change.what and self.dock is not None and self.picture.stage is not None:
                turn_to_field(self.presenting, self.picture.stage)
            self._aim()
        if "step" in change.what and self.dock is not None:
            self.close_dock()
        if change.what & LOOKED_AT or "presenting" in change.what:
            self.show_all()

    # typing

    def open_dock(self) -> QWidget:
        """The line where one types, at the foot of the picture; none where the document is only read."""
        self.close_keys()
        if self.desk.editor.document.read_only:
            self.desk.say(self.desk.t(ONLY_READ), trouble=True)
            return self.picture
        if self.dock is None:
            self.dock = self._make_dock()
            self._column.addWidget(self.dock)
        self.dock.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.dock

    def _make_dock(self) -> QWidget:
        if self.presenting.step in BOARDS:
            from paku_studio.widgets.boards import BoardDock

            return BoardDock(self.desk)
        from paku_studio.widgets.projector.line import RoomDock, RoomNumbers

        return RoomNumbers(self.desk) if self.presenting.step == "dots" else RoomDock(self.desk)

    def _lead_keys(self, part: str) -> None:
        """Where the line sends the keys elsewhere, it is closed."""
        if part == "dock":
            self.open_dock()
        else:
            self.close_dock()

    def close_dock(self) -> None:
        """The whole picture again; a line half typed is kept."""
        if self.dock is not None:
            self._drop_dock()
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_dock(self) -> None:
        if self.dock is not None:
            dock, self.dock = self.dock, None
            self._column.removeWidget(dock)
            dock.hide()
            dock.deleteLater()

    def _type(self, event: QEvent) -> None:
        """The sign that opened the line stands in it."""
        dock = self.open_dock()
        if dock is self.dock:
            QCoreApplication.sendEvent(dock.focusProxy() or dock, event)

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The projector's keys; what types a sign is typed. Behind the curtain nothing is typed unseen."""
        command = command_of(event)
        if event.isAutoRepeat() and command in HELD_ONCE:
            return
        closed = self.dock is None or self.picture.hasFocus()
        if command and (closed or command in {"next", "previous", "back"}):
            self.command(command)
        elif closed and types(event) and not self.presenting.curtain:
            self._type(event)
        else:
            super().keyPressEvent(event)

    def command(self, name: str) -> None:
        """Do what a key means just now."""
        if name == "keys":
            self.show_keys()
            return
        if self.card is not None:
            self.close_keys()
            if name == "back":
                return
        if name == "back":
            self._back()
        elif name == "enter":
            self._enter()
        elif name == "curtain":
            self.presenting.draw_curtain()
        elif name == "timer":
            self.presenting.show_timer()
        elif self.presenting.timer_shown and name in {"up", "down"}:
            self.presenting.change_timer(1 if name == "up" else -1)
        elif not (self.presenting.curtain or self.presenting.timer_shown):
            getattr(self.presenting, name)()

    def _enter(self) -> None:
        if self.presenting.curtain:
            return
        if self.presenting.timer_shown:
            self.presenting.turn_timer()
        else:
            self.open_dock()

    def _back(self) -> None:
        """Esc: what lies over the picture is put away, one after another; then the projector is left."""
        presenting = self.presenting
        if self.dock is not None:
            self.close_dock()
        elif presenting.curtain:
            presenting.draw_curtain()
        elif presenting.timer_shown:
            presenting.show_timer()
        else:
            presenting.stop()

    def show_keys(self) -> None:
        """The keys over the picture; the same again puts them away."""
        if self.card is not None:
            self.close_keys()
            return
        self.card = KeysCard(self.desk, self)
        self.card.place()
        self.card.show()
        self._announce(self.card.accessibleName())

    def close_keys(self) -> None:
        """The picture alone again."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Letters that are put together of several keys open the line too; a moved pointer is seen."""
        if watched is self.picture:
            kind = event.type()
            if kind == QEvent.Type.InputMethod and (event.commitString() or event.preeditString()):
                if not self.presenting.curtain:
                    self._type(event)
                return True
            if kind == QEvent.Type.Resize:
                self._aim()
            if kind == QEvent.Type.MouseMove:
                self.picture.unsetCursor()
                self._cursor.start()
        return super().eventFilter(watched, event)

    def _point(self, record_id: str) -> None:
        if not (self.presenting.curtain or self.presenting.timer_shown):
            self.presenting.show(record_id)

    def wheelEvent(self, event: Any) -> None:
        """The wheel steps."""
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= WHEEL_STEP:
            forward = self._wheel < 0
            self._wheel += WHEEL_STEP if forward else -WHEEL_STEP
            self.command("next" if forward else "previous")
        event.accept()

    # the window itself

    def resizeEvent(self, event: Any) -> None:
        """Another screen: another size of everything."""
        super().resizeEvent(event)
        self.presenting.fit(self.width(), self.height())
        self.picture.draw_for(self.size())
        if self._look_for(self.size()) != self.desk.look:
            self.dress()
        for part in (self.card, self.toast):
            if part is not None:
                part.place()

    def speak(self, here: bool) -> None:
        """Whether sentences stand here: where it covers the window that would say them."""
        self._speaks = here
        if here and self.toast is None:
            self.toast = Toast(self.desk, self.picture)
            if self.desk.told:
                QTimer.singleShot(0, self.toast, self.toast.show_told)
        elif not here:
            self._drop_toast()

    def _drop_toast(self) -> None:
        if self.toast is not None:
            self.toast.hide()
            self.toast.deleteLater()
            self.toast = None

    def closeEvent(self, event: Any) -> None:
        """Put away by whom ever: the computer may sleep again, the window has its place back."""
        super().closeEvent(event)
        if self._ended:
            return
        self._ended = True
        self._tick.stop()
        self.home.desk.looks_changed.disconnect(self.dress)
        self.awake.release()
        self.presenting.stop()
        self._drop_dock()
        self.desk.drop_parts()
        self.desk.rest()
        self.closed.emit()
