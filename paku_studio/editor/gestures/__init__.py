"""What a hand does on the canvas: press, move, release, cancel, as state machines. Knows no Qt."""

from paku_studio.editor.gestures.guides import Drop, Guides
from paku_studio.editor.gestures.pointer import Pointer
from paku_studio.editor.gestures.view import Hit, View

__all__ = ["Drop", "Guides", "Hit", "Pointer", "View"]
