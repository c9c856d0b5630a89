"""The keys of the projector: which key does what, and how they are told. No letter is a command: letters are typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from paku_studio.locale import N_

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""As Windows tells it."""

COMMANDS = {
    Key.Key_Right: "next",
    Key.Key_PageDown: "next",
    Key.Key_Left: "previous",
    Key.Key_PageUp: "previous",
    Key.Key_Home: "first",
    Key.Key_End: "last",
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_F8: "curtain",
    Key.Key_Period: "curtain",
    Key.Key_F9: "timer",
    Key.Key_F1: "keys",
    Key.Key_Return: "enter",
    Key.Key_Enter: "enter",
    Key.Key_Escape: "back",
    Key.Key_Back: "previous",
    Key.Key_Forward: "next",
}
TOLD = (
    ("← →  PageUp PageDown", N_("previous and next")),
    ("Home  End", N_("first and last")),
    ("↑ ↓", N_("the phase and the whole pathway, and back to the moment")),
    (N_("any letter"), N_("opens the line where one types")),
    ("F8  .", N_("draws the curtain and opens it")),
    ("F9", N_("the timer; ↑ ↓ more or fewer minutes, Enter starts and pauses")),
    ("Ctrl+F5", N_("to the other screen")),
    ("Esc", N_("closes the line; once more leaves the projector")),
)
"""The keys as they are told, and what each does."""


def command_of(event: QKeyEvent) -> str:
    """What a key does on the projector, or "" where it is none of its keys."""
    if event.modifiers() & ~_KEYPAD != _NONE:
        return ""
    return COMMANDS.get(Key(event.key()), "")


def types(event: QKeyEvent) -> bool:
    """Whether the key types a sign."""
    held = event.modifiers() & ~(_SHIFT | _KEYPAD)
    plain = held in (_NONE, Qt.KeyboardModifier.GroupSwitchModifier, _ALT_GR)
    return plain and bool(event.text()) and event.text().isprintable()
