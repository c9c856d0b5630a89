"""What Qt says of mouse, wheel, fingers and keys over the canvas, told to the pointer, the camera and the actions.

Knows no gesture itself: those are the editor's.
"""

import textwrap
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip

from paku_studio.editor.actions import ACTIONS
from paku_studio.editor.camera import pan, zoom_at
from paku_studio.editor.gestures import Pointer
from paku_studio.editor.gestures.guides import NOTHING
from paku_studio.editor.in_place import Field, blank_at, field_at, field_of, next_field, write
from paku_studio.editor.walking import Way, walk
from paku_studio.store.document import ONLY_READ
from paku_studio.widgets.canvas.in_place import After, InPlaceField

if TYPE_CHECKING:
    from paku_studio.widgets.canvas.surface import Canvas

BUTTONS = {
    Qt.MouseButton.LeftButton: "left",
    Qt.MouseButton.MiddleButton: "middle",
    Qt.MouseButton.RightButton: "right",
}
MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: "shift",
    Qt.KeyboardModifier.ControlModifier: "ctrl",
    Qt.KeyboardModifier.AltModifier: "alt",
}
WAYS: dict[int, Way] = {
    Qt.Key.Key_Right: "next",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTCH = 60.0
"""Logical pixels at 100 % that one notch of the wheel scrolls."""
NEARER = 1.2
"""How much nearer one notch of the wheel brings."""
EDGE, PULL = 28.0, 14.0
"""Logical pixels from the canvas's edge at which the picture follows a drag, and how far at a time."""
LEGIBLE = 0.6
"""Below this zoom a tooltip gives the words."""
TIP_LENGTH, TIP_WIDTH = 600, 64
"""Letters of a tooltip, and of its line."""


class Input(QObject):
    """One canvas's mouse and keys. Each method tells whether the event was of use."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._desk = canvas.desk
        self.pointer = Pointer(canvas.desk.editor, canvas)
        self.writing: InPlaceField | None = None
        self._space = False
        self._at = QPointF()
        self._keys: frozenset[str] = frozenset()
        self._actions = {
            QKeySequence(keys).toString(): action.id
            for action in ACTIONS
            if "canvas" in action.on
            for keys in action.keys
        }
        self._follow = QTimer(self, interval=16)
        self._follow.timeout.connect(self._follow_hand)
        canvas.installEventFilter(self)

    # mouse

    def press(self, event: Any) -> bool:
        """A button goes down."""
        if event.button() not in BUTTONS:
            return False
        self._take(event)
        self.pointer.press(*self._scene(), BUTTONS[event.button()], self._keys)
        return self._show()

    def move(self, event: Any) -> bool:
        """The hand is here now."""
        self._take(event)
        self.pointer.move(*self._scene(), self._keys)
        return self._show()

    def release(self, event: Any) -> bool:
        """A button comes up."""
        if event.button() not in BUTTONS:
            return False
        self._take(event)
        self.pointer.release(*self._scene(), self._keys)
        return self._show()

    def double(self, event: Any) -> bool:
        """Twice in one place: write there; where nothing stands, a new moment."""
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._take(event)
        hit = self.pointer.double(*self._scene())
        self._show()
        editor = self._desk.editor
        field = field_at(editor, hit) if hit else blank_at(editor, *self._scene())
        if field is not None:
            self._open(field)
        elif hit is not None:
            self._desk.focus("inspector")
        return True

    def leave(self, _event: Any) -> None:
        """The hand is elsewhere."""
        if not self.pointer.busy:
            self._canvas.set_guides(NOTHING)

    def record_at(self, place: QPointF) -> str:
        """The record that is seen at a place of the canvas; "" where there is none."""
        hit = self._canvas.pick(*self._canvas.to_scene(place))
        return hit.id if hit else ""

    def _take(self, event: Any) -> None:
        """Where the hand is, and which keys are held."""
        held = [name for modifier, name in MODIFIERS.items() if event.modifiers() & modifier]
        self._keys = frozenset([*held, "space"] if self._space else held)
        self._at = event.position()

    def _scene(self) -> tuple[float, float]:
        return self._canvas.to_scene(self._at)

    def _show(self) -> bool:
        self._canvas.set_guides(self.pointer.guides)
        if self.pointer.dragging != self._follow.isActive():
            self._follow.start() if self.pointer.dragging else self._follow.stop()
        return True

    def _follow_hand(self) -> None:
        """Something is dragged to the edge: the picture goes along."""
        right, down = _pull(self._at.x(), self._canvas.width()), _pull(self._at.y(), self._canvas.height())
        if right or down:
            self._scroll(right, down)
            self.pointer.move(*self._scene(), self._keys)
            self._show()

    def _cancel(self) -> bool:
        """Leave the gesture; whether there was one."""
        left = self.pointer.cancel()
        self._show()
        return left

    # wheel and fingers

    def wheel(self, event: Any) -> bool:
        """Scroll; with Shift sideways, with Ctrl nearer and farther."""
        self._take(event)
        turned = event.angleDelta()
        if "ctrl" in self._keys:
            self._zoom(NEARER ** (turned.y() / 120), self._at)
            return True
        notch = NOTCH * self._desk.look.scale / 120
        exact = event.pixelDelta()
        right, down = (exact.x(), exact.y()) if not exact.isNull() else (turned.x() * notch, turned.y() * notch)
        if "shift" in self._keys and not right:
            right, down = down, 0
        self._scroll(-right, -down)
        return True

    def gesture(self, event: Any) -> bool:
        """Two fingers nearer or farther."""
        if event.type() == QEvent.Type.NativeGesture:
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self._zoom(1 + event.value(), event.position())
            return True
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if pinch is None:
            return False
        self._zoom(pinch.scaleFactor(), QPointF(self._canvas.mapFromGlobal(pinch.centerPoint().toPoint())))
        return True

    def _zoom(self, factor: float, at: QPointF) -> None:
        self._canvas.look_on_the_way(zoom_at(self._canvas.camera, factor, self._canvas.to_scene(at)))
        self._after_looking()

    def _scroll(self, right: float, down: float) -> None:
        scale = self._canvas.unit * self._canvas.camera.zoom
        self._canvas.look(pan(self._canvas.camera, right / scale, down / scale))
        self._after_looking()

    def _after_looking(self) -> None:
        """The road moved under the hand."""
        self.pointer.move(*self._scene(), self._keys)
        self._show()

    # keys

    def key(self, event: QKeyEvent) -> bool:
        """A key goes down: walk, write, act; a letter goes to the capture line."""
        key, held = event.key(), event.modifiers()
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key == Qt.Key.Key_Space and plain:
            return self._hold_space(event)
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if plain and key in (*ENTER, Qt.Key.Key_F2):
            return self.edit()
        if held & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier and key in WAYS:
            walk(self._desk.editor, WAYS[key], keep=True)
            return True
        return self._act(event) or self._type(event)

    def _act(self, event: QKeyEvent) -> bool:
        """An action of the table that works on the canvas."""
        found = self._actions.get(QKeySequence(event.keyCombination()).toString())
        if found is None:
            return False
        self._desk.run(found)
        return True

    def _type(self, event: QKeyEvent) -> bool:
        """A letter begins a line in the one place to type."""
        text = event.text()
        if not text or not text.isprintable() or text.isspace():
            return False
        self._desk.focus("dock")
        line = self._canvas.window().focusWidget()
        if line is None or line is self._canvas:
            return False
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), text))
        return True

    def _hold_space(self, event: QKeyEvent) -> bool:
        if not event.isAutoRepeat():
            self._space = True
            self._keys |= {"space"}
            self.pointer.move(*self._scene(), self._keys)
            self._show()
        return True

    def _let_space_go(self) -> None:
        self._space = False
        self._keys -= {"space"}
        self.pointer.move(*self._scene(), self._keys)
        self._show()

    def _escape(self) -> bool:
        """Out of the gesture, else out of the card, else to the line where one types."""
        if self._cancel() or (self._is_inside() and walk(self._desk.editor, "out")):
            return True
        self._desk.focus("dock")
        return True

    def _is_inside(self) -> bool:
        editor = self._desk.editor
        return editor.moment_of(editor.place) not in ("", editor.place)

    def focus_out(self, event: Any) -> None:
        """The keys are elsewhere: a gesture ends without effect."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._space = False
            self._cancel()

    # writing in place

    def edit(self, record: str = "", name: str = "") -> bool:
        """Open a field over a record's words (where the keys act, if none is named); whether there are any."""
        field = field_of(self._desk.editor, record or self._desk.editor.place, name)
        if field is None:
            return False
        self._open(field)
        return True

    def _open(self, field: Field) -> None:
        if self._desk.editor.document.read_only:
            self._desk.say(self._desk.t(ONLY_READ), trouble=True)
            return
        self._canvas.bring_into_view(field.record)
        self.writing = InPlaceField(self._canvas, field, self._written)
        self.writing.begin()

    def _written(self, words: str | None, after: After) -> bool:
        """The person is done with a field. False: what was written could not be kept, and stays to be mended."""
        editor, shown = self._desk.editor, self.writing
        if shown is None:
            return True
        if words is not None and not write(editor, shown.field, words) and after != "away":
            return False
        self.writing = None
        shown.hide()
        shown.deleteLater()
        further = next_field(editor, shown.field, back=after == "back") if after in ("next", "back") else None
        if further is not None:
            editor.select(further.record)
            self._open(further)
        elif after != "away":
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # what the canvas itself does not hear

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space let go, Escape before the window has it, menus, tooltips, and the picture that moves under a field."""
        kind = event.type()
        if watched is not self._canvas:
            return False
        if kind == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._let_space_go()
        elif kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            return self._claims_escape(event)
        elif kind == QEvent.Type.ContextMenu:
            return self._menu(event)
        elif kind == QEvent.Type.ToolTip:
            self._tip(event.pos(), event.globalPos())
            return True
        elif kind == QEvent.Type.Paint and self.writing is not None:
            self.writing.follow()
        return False

    def _claims_escape(self, event: QEvent) -> bool:
        if self.pointer.busy or self._is_inside():
            event.accept()
            return True
        return False

    def _menu(self, event: Any) -> bool:
        """The menu for what is selected: at the hand, or at the card where a key asked for it."""
        self._cancel()
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            box = self._canvas.box_of(self._desk.editor.place)
            shown = self._canvas.lens.box_in_view(box) if box else None
            at = self._canvas.mapToGlobal(shown.bottomLeft().toPoint() if shown else QPoint(12, 12))
        self._desk.context_menu(at)
        return True

    def _tip(self, place: QPoint, at: QPoint) -> None:
        """What stands there in full, where it is drawn too small to read."""
        hit = self._canvas.pick(*self._canvas.to_scene(QPointF(place)))
        words = self.words_of(hit.id) if hit and self._canvas.camera.zoom < LEGIBLE else ""
        if words:
            QToolTip.showText(at, words, self._canvas)
        else:
            QToolTip.hideText()

    def words_of(self, record_id: str) -> str:
        """Its kind of words in the first line: so that Qt takes what people wrote for plain text, whatever it is."""
        field = field_of(self._desk.editor, record_id)
        if field is None or not field.text.strip():
            return ""
        lines = textwrap.wrap(field.text[:TIP_LENGTH], TIP_WIDTH)
        return "\n".join([f"{self._desk.t(field.kind.words)}:", *lines])


def _pull(place: float, length: float) -> float:
    """How far the picture goes along with a hand at that place: nothing unless it is at an edge."""
    if place < EDGE:
        return -PULL
    return PULL if place > length - EDGE else 0.0
