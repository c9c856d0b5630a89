"""What all parts of one window share: the editor, words, look, actions. Knows no part of the window by name."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from paku_studio.locale import translator
from paku_studio.widgets.controls import name_button
from paku_studio.widgets.icons import icon
from paku_studio.widgets.look import Look

if TYPE_CHECKING:
    from paku_studio.editor.actions import Action, Question
    from paku_studio.editor.bringing_in import BringingIn
    from paku_studio.editor.earlier import Earlier
    from paku_studio.editor.editor import Change, Editor
    from paku_studio.editor.keeping import Keeper
    from paku_studio.editor.reading_only import Reader
    from paku_studio.storage.settings import Settings
    from paku_studio.widgets.app import Program


@cache
def table() -> "dict[str, Action]":
    """Every action by its id. Loaded when first asked for: the start page's first picture needs none of them."""
    from paku_studio.editor.actions import ACTIONS

    return {action.id: action for action in ACTIONS}


class Asker(Protocol):
    """Asks a person the question that an action needs answered, without a modal dialog."""

    def ask(self, action: "Action", question: "Question", done: Callable[[str], None]) -> None:
        """Show the question; tell the answer."""


class Desk(QObject):
    """The window's parts work at one desk: each is made with it, and listens to the editor through it."""

    looks_changed = Signal()
    """Another language, theme or text size: the window builds its parts anew."""
    focus_wanted = Signal(str)
    """A part of the window is to have the keys: canvas, outline, inspector, dock, find."""

    def __init__(
        self,
        program: "Program",
        editor: "Editor | None",
        keeper: "Keeper | Reader | None",
        look: Look,
        parent: QObject | None = None,
    ) -> None:
        """Without an editor an empty one is made when somebody first asks for it: the start page can do without."""
        super().__init__(parent)
        self.program = program
        self._editor = editor
        self.keeper = keeper
        self.look = look
        self.asker: Asker | None = None
        self.side_tab = 0
        """The tab of the side panel that is shown, for the panel that is built anew."""
        self.earlier: Earlier | None = None
        """The states in which meetings left the document; None without a document."""
        self.coming: BringingIn | None = None
        """The copy that comes into the document, if any ever did."""
        self._handlers: dict[str, Callable[[], object]] = {}
        self._actions: dict[str, QAction] = {}
        self._watched: list[tuple[QAbstractButton, str]] = []
        self._stops: list[Callable[[], None]] = []
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self.refresh)
        self._waiting: list[tuple[QObject, Callable[[Change], None]]] = []
        self._hear: Callable[[], None] = editor.listen(self._follow) if editor is not None else lambda: None

    @property
    def editor(self) -> "Editor":
        """The person at the document."""
        if self._editor is None:
            self._editor = self.program.empty_editor()
            self._hear = self._editor.listen(self._follow)
            for owner, callback in self._waiting:
                self.listen(owner, callback)
            self._waiting.clear()
        return self._editor

    @property
    def settings(self) -> "Settings":
        """What the person chose for the whole program."""
        return self.program.settings

    @property
    def language(self) -> str:
        """The window's language."""
        return self._editor.language if self._editor is not None else self.program.language

    def t(self, message: str) -> str:
        """A message in the window's language."""
        return translator(self.language)(message)

    def document_name(self) -> str:
        """What the open document is called, and that it is only read where it is; "" where none is open."""
        name = self.keeper.title if self.keeper is not None else ""
        only_read = name and self.editor.document.read_only
        return self.t("%(name)s (only read)") % {"name": name} if only_read else name

    @property
    def told(self) -> bool:
        """Whether a sentence is waiting to be shown."""
        return self._editor is not None and self._editor.told is not None

    def listen(self, owner: QObject, callback: "Callable[[Change], None]") -> None:
        """Have the editor's changes told to a part of the window, as long as that stands."""
        if self._editor is None:
            self._waiting.append((owner, callback))
            return
        stop = self.editor.listen(callback)
        stops = self._stops
        stops.append(stop)

        def end(*_: object) -> None:
            stop()
            if stop in stops:
                stops.remove(stop)

        owner.destroyed.connect(end)

    @property
    def listeners(self) -> int:
        """How many parts of the window hear of changes now."""
        return len(self._stops)

    def drop_parts(self) -> None:
        """The window is about to throw its parts away: they hear nothing any more."""
        for stop in self._stops:
            stop()
        self._stops.clear()
        self._waiting.clear()
        self._handlers.clear()
        self._watched.clear()
        for action in self._actions.values():
            action.deleteLater()
        self._actions.clear()

    def speak(self, language: str) -> None:
        """Speak another language to the person from now on."""
        if self._editor is not None:
            self._editor.set_language(language)

    def leave(self, editor: "Editor", keeper: "Keeper | Reader | None") -> None:
        """Work on another document from now on; the window builds its parts anew after this."""
        self._hear()
        if self._editor is not None:
            self._editor.close()
        self._editor, self.keeper, self.coming = editor, keeper, None
        self._hear = editor.listen(self._follow)
        self._look_back(editor, keeper)

    def _look_back(self, editor: "Editor", keeper: "Keeper | Reader | None") -> None:
        if self.earlier is not None:
            self.earlier.close()
            self.earlier = None
        if keeper is not None:
            from paku_studio.editor.earlier import Earlier

            self.earlier = Earlier(editor, keeper)

    def rest(self) -> None:
        """Hear no more of the editor, which goes on at another desk."""
        self._hear()

    def handle(self, action_id: str, callback: Callable[[], object]) -> Callable[[], None]:
        """Let the window do one of its own actions; what is returned gives it back to whoever did it before."""
        before = self._handlers.get(action_id)
        self._handlers[action_id] = callback

        def give_back() -> None:
            if self._handlers.get(action_id) is callback:
                del self._handlers[action_id]
                self._handlers.update({action_id: before} if before is not None else {})

        return give_back

    def run(self, action_id: str, answer: str | None = None) -> None:
        """Do an action of the table: ask what it needs, say why where it cannot be."""
        action = table()[action_id]
        reason = self.why_not(action_id)
        if reason:
            self.say(reason, trouble=True)
        elif action.asks is not None and answer is None and self.asker is not None:
            self.asker.ask(action, action.asks, lambda told: self.run(action_id, told))
        elif action.run is not None:
            self.editor.attempt(action.run, self.editor, answer or "")
        elif action_id in self._handlers:
            self._handlers[action_id]()

    def why_not(self, action_id: str) -> str:
        """Why an action is not possible now, in words; "" where it is."""
        action = table()[action_id]
        if action.run is None and action_id not in self._handlers:
            return self.t("This is not possible here.")
        reason = (self._refusal(action) if self.editor.document.read_only else "") or action.can(self.editor)
        return self.t(reason) if reason else ""

    def _refusal(self, action: "Action") -> str:
        from paku_studio.editor.reading_only import refusal

        return refusal(self.editor, action)

    def name_of(self, action_id: str) -> str:
        """What an action is called just now: undo says what it would take back."""
        named = table()[action_id].name
        editor = self.editor
        if action_id == "edit.undo" and editor.document.undo_name:
            return self.t("Take back: %(edit)s") % {"edit": self.t(editor.document.undo_name)}
        if action_id == "edit.redo" and editor.document.redo_name:
            return self.t("Make again: %(edit)s") % {"edit": self.t(editor.document.redo_name)}
        return self.t(named)

    def action(self, action_id: str) -> QAction:
        """The action that carries the shortcut, made once; menus take its keys and its icon."""
        if action_id not in self._actions:
            described = table()[action_id]
            made = QAction(self)
            made.setShortcuts([QKeySequence(keys) for keys in described.keys])
            if described.icon:
                made.setIcon(icon(described.icon, self.look.ink, self.look.disabled))
            made.triggered.connect(lambda *_: self.run(action_id))
            self._actions[action_id] = made
        return self._actions[action_id]

    def actions_with_keys(self) -> list[QAction]:
        """All actions that have a shortcut: the window adds them to itself, so that their keys work everywhere."""
        return [self.action(action.id) for action in table().values() if action.keys and "window" in action.on]

    def watch(self, button: QAbstractButton, action_id: str) -> None:
        """A button of the window does an action, and shows whether it can be done now and what it is called."""
        button.clicked.connect(lambda *_: self.run(action_id))
        self._watched.append((button, action_id))
        self._show_button(button, action_id)

    def refresh(self) -> None:
        """Bring every watched button up to date; a button that is gone is watched no more."""
        self._watched = [watched for watched in self._watched if isValid(watched[0])]
        for button, action_id in self._watched:
            self._show_button(button, action_id)

    def _show_button(self, button: QAbstractButton, action_id: str) -> None:
        described = table()[action_id]
        reason = self.why_not(action_id)
        button.setEnabled(not reason)
        name = self.name_of(action_id)
        name_button(button, name, described.keys[0] if described.keys else "")
        if reason:
            button.setToolTip(f"{name}. {reason}")
        if described.checked is not None and button.isCheckable():
            button.setChecked(described.checked(self.editor))

    def focus(self, part: str) -> None:
        """Give the keys to a part of the window."""
        self.focus_wanted.emit(part)

    def say(self, sentence: str, trouble: bool = False) -> None:
        """One sentence to the person."""
        self.editor.say(sentence, trouble)

    def context_menu(self, at: QPoint) -> None:
        """The menu for what is selected, at a place of the screen."""
        from paku_studio.widgets.menus import context_menu

        self._menu = context_menu(self)
        self._menu.popup(at)

    def begin(self, begun: Any, keeper: "Keeper | Reader | None" = None) -> None:
        """Go on with a document that was just made (Document or storage.Opened), as a new one without a name."""
        self.program.begin(self, begun, keeper)

    def open_path(self, path: Any) -> None:
        """Open a file in this window; what goes wrong is said."""
        self.program.open_path(self, path)

    def resume(self, found: Any) -> None:
        """Go on with recovered work."""
        self.program.resume(self, found)

    def set_language(self, code: str) -> None:
        """Speak another language from now on, in every window."""
        self.program.change_settings(language=code)

    def change_settings(self, **fields: Any) -> None:
        """Change what the person chose for the whole program; it shows at once, in every window."""
        self.program.change_settings(**fields)

    def _follow(self, change: "Change") -> None:
        if not self._refresh.isActive():
            self._refresh.start()
