"""Beginning to present, and what belongs together while one does: the room's window, the panel, the screens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from shiboken6 import isValid

from paku_studio.locale import N_
from paku_studio.widgets.awake import Awake
from paku_studio.widgets.projector.projector import Projector
from paku_studio.widgets.projector.screens import Screens, usual_screen

if TYPE_CHECKING:
    from paku_studio.widgets.desk import Desk
    from paku_studio.widgets.projector.panel import PresenterPanel
    from paku_studio.widgets.window import MainWindow

NAME = "projector"
"""Among the window's dialogs: with them it is closed when the document is."""
CABLE_OUT = N_("The projector's screen is gone, and its picture with it. Nothing is lost; F5 shows it again.")
MOVED = N_("That screen is gone; the picture for the room is on another one.")
ANOTHER_SCREEN = N_("There is another screen now. Ctrl+F5 moves the picture for the room there.")


def present(window: "MainWindow", here: bool) -> None:
    """Show the room the first moment, or (`here`) what is selected."""
    begin(window, here=here)


def begin(
    window: "MainWindow", *, here: bool, screens: Screens | None = None, awake: Awake | None = None
) -> "Showing | None":
    """The same with screens of one's choice; None where the room sees it already."""
    presenting = window.desk.editor.presenting
    standing = window.dialogs.get(NAME)
    if standing is not None and isValid(standing):
        presenting.start(here=here)
        standing.raise_()
        standing.activateWindow()
        return None
    presenting.start(here=here)
    return Showing(window, screens or Screens(), awake)


def bind(desk: "Desk", window: "MainWindow") -> None:
    """Tell a desk what is done for the projector's actions. It holds the window by this, and nothing that is closed."""
    presenting = window.desk.editor.presenting
    for name, does in {
        "projector.next": presenting.next,
        "projector.previous": presenting.previous,
        "projector.up": presenting.up,
        "projector.down": presenting.down,
        "projector.curtain": presenting.draw_curtain,
        "projector.timer": presenting.show_timer,
        "projector.timer_turn": presenting.turn_timer,
        "projector.timer_more": lambda: presenting.change_timer(1),
        "projector.timer_less": lambda: presenting.change_timer(-1),
        "projector.screen": lambda: window.dialogs[NAME].showing.to_next_screen(),
        "projector.keys": lambda: window.dialogs[NAME].show_keys(),
        "projector.leave": presenting.stop,
    }.items():
        desk.handle(name, does)
    if desk is not window.desk:
        _bind_room(desk, window)


def _bind_room(desk: "Desk", window: "MainWindow") -> None:
    """Keys that mean on the room's window what they mean elsewhere."""
    presenting = window.desk.editor.presenting
    for name, does in {
        "help.open": lambda: window.dialogs[NAME].show_keys(),
        "help.keys": lambda: window.dialogs[NAME].show_keys(),
        "view.projector": lambda: presenting.start(),
        "view.projector_here": lambda: presenting.start(here=True),
        "view.capture": lambda: window.dialogs[NAME].open_dock(),
        "file.close": presenting.stop,
        "file.quit": lambda: window.desk.run("file.quit"),
    }.items():
        desk.handle(name, does)


class Showing(QObject):
    """Holds the room's window and the facilitator's panel together until one of them ends it."""

    def __init__(self, window: "MainWindow", screens: Screens, awake: Awake | None = None) -> None:
        super().__init__()
        self.window, self.screens = window, screens
        self.panel: PresenterPanel | None = None
        self.projector = Projector(window, lambda desk: bind(desk, window), awake)
        self.projector.showing = self
        self.setParent(self.projector)
        screens.setParent(self)
        window.dialogs[NAME] = self.projector
        self.projector.closed.connect(self._end)
        window.desk.looks_changed.connect(self._dress)
        screens.added.connect(self._come)
        screens.removed.connect(self._go)
        bind(window.desk, window)
        here = screens.of(window)
        self.stand_on(usual_screen(screens.names, here, window.desk.settings.projector_screen))

    # where

    @property
    def covers(self) -> bool:
        """Whether the room's picture is over the window whose document it shows."""
        return self.screens.of(self.projector) == self.screens.of(self.window)

    def choose(self, screen: str) -> None:
        """The person wants the picture on that screen, next time too."""
        self.window.desk.change_settings(projector_screen=screen)
        self.stand_on(screen)

    def to_next_screen(self) -> None:
        """The screen after this one, round and round."""
        names = self.screens.names
        here = self.screens.of(self.projector)
        at = names.index(here) if here in names else -1
        self.choose(names[(at + 1) % len(names)])

    def stand_on(self, screen: str) -> None:
        """Fill that screen."""
        self.screens.fill(self.projector, screen)
        self.arrange()

    def arrange(self) -> None:
        """The panel on the laptop where that can be seen; else the room's window has keys and sentences."""
        presenting = self.window.desk.editor.presenting
        presenting.stand_on(self.screens.of(self.projector), self.screens.names)
        self.projector.speak(self.covers)
        if self.covers:
            self._hide_panel()
            self.projector.raise_()
            self.projector.activateWindow()
            self.projector.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_panel()

    def _show_panel(self) -> None:
        from paku_studio.widgets.projector.panel import PresenterPanel

        if self.panel is None or not isValid(self.panel):
            self.panel = PresenterPanel(self.window.desk)
            self.panel.screen_chosen.connect(self.choose)
            self.window.show_presenter(self.panel)
            self.window.activateWindow()
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_panel(self) -> None:
        if self.panel is not None:
            if isValid(self.panel):
                self.window.hide_presenter()
            self.panel = None

    def _dress(self) -> None:
        """The window made its parts anew."""
        bind(self.window.desk, self.window)
        self._hide_panel()
        self.arrange()

    # screens that come and go

    def _come(self) -> None:
        desk = self.window.desk
        desk.editor.presenting.stand_on(self.screens.of(self.projector), self.screens.names)
        desk.say(desk.t(ANOTHER_SCREEN))

    def _go(self, gone: str) -> None:
        """A cable was pulled: the room's picture goes to a screen that is left; over the laptop's it goes away."""
        desk = self.window.desk
        lost = gone == desk.editor.presenting.screen
        others = [name for name in self.screens.names if name != self.screens.of(self.window)]
        if lost and not others:
            desk.editor.presenting.stop()
            desk.say(desk.t(CABLE_OUT))
        elif lost:
            self.stand_on(others[0])
            desk.say(desk.t(MOVED))
        else:
            self.arrange()

    def _end(self) -> None:
        """The room's window is closed: the laptop's own window is as it was."""
        window = self.window
        if window.dialogs.get(NAME) is self.projector:
            window.dialogs.pop(NAME)
        if not isValid(window):
            return
        window.desk.looks_changed.disconnect(self._dress)
        self._hide_panel()
        if window.dock is not None and isValid(window.dock):
            window.dock.field.setText(window.desk.editor.capture.text)
        window.come_forward()
