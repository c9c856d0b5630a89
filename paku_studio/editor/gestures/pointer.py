"""The hand on the canvas: which gesture a press begins, and how it goes on. Knows no Qt; acts through the editor."""

from paku_studio.editor.camera import Point
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures import guides as shapes
from paku_studio.editor.gestures.chips import DragChip
from paku_studio.editor.gestures.guides import NOTHING, Guides
from paku_studio.editor.gestures.tools import ADDING, Connect, DragCards, DragStop, Pan, Rubber, Tool
from paku_studio.editor.gestures.view import Hit, Keys, View
from paku_studio.models import Note, ServiceMoment, Touchpoint

SLOP = 3.0
"""Points at 100 % (4 pixels) that a hand may tremble before a click becomes a drag."""
GRIP = 9.0
"""Points at 100 %: how near to a handle one must press."""
NONE: Keys = frozenset()


class Pressed(Tool):
    """Something was pressed; nobody knows yet whether it is a click or a drag."""

    def __init__(self, editor: Editor, view: View, start: Point, hit: Hit, keys: Keys) -> None:
        super().__init__(editor, view, start)
        self.hit = hit
        self._adds = bool(keys & ADDING)
        self._was_selected = hit.id in editor.selection
        if not self._was_selected and not self._adds:
            editor.select(hit.id)

    def release(self) -> None:
        """A click: selected alone, or turned on or off beside the others."""
        if self._adds:
            self.editor.select(self.hit.id, keep=True)
        elif self._was_selected:
            self.editor.select(self.hit.id)

    def drag(self, x: float, y: float) -> Tool | None:
        """The drag that begins with this press, once the hand has moved to this point; None where nothing can be."""
        record = self.editor.records.get(self.hit.id)
        if self._adds and not self._was_selected:
            self.editor.select(self.hit.id, keep=True)
        if isinstance(record, Touchpoint | Note):
            return DragChip(self.editor, self.view, self.start, self.hit.id)
        if not isinstance(record, ServiceMoment):
            return None
        upright = abs(y - self.start[1]) >= abs(x - self.start[0])
        if self.hit.part in ("stop", "mark") and upright:
            return DragStop(self.editor, self.view, self.start, record.id)
        return DragCards(self.editor, self.view, self.start, record.id)


class Pointer:
    """A person's hand over one view. Coordinates are the scene's points; buttons are left, middle and right."""

    def __init__(self, editor: Editor, view: View) -> None:
        self._editor = editor
        self._view = view
        self._tool: Tool | None = None
        self._hover = NOTHING
        self._mark: object = None

    @property
    def guides(self) -> Guides:
        """What the overlay shows now."""
        return self._tool.guides if self._tool else self._hover

    @property
    def busy(self) -> bool:
        """Whether a gesture has begun that is not over."""
        return self._tool is not None

    @property
    def dragging(self) -> bool:
        """Whether something is pulled, so that the picture follows a hand at its edge."""
        return self._tool is not None and not isinstance(self._tool, Pressed | Pan)

    def press(self, x: float, y: float, button: str = "left", keys: Keys = NONE) -> None:
        """A button goes down; during a gesture that ends it without effect."""
        if self._tool is not None:
            self.cancel()
            return
        self._mark = self._editor.document.snapshot()
        if button == "middle" or (button == "left" and "space" in keys):
            self._tool = Pan(self._editor, self._view, (x, y))
        elif button == "right":
            self._select_under(x, y)
        elif button == "left":
            self._tool = self._begin(x, y, keys)

    def move(self, x: float, y: float, keys: Keys = NONE) -> None:
        """The pointer is here now."""
        self._leave_if_stale()
        if isinstance(self._tool, Pressed) and self._is_far(self._tool.start, x, y):
            self._tool = self._tool.drag(x, y)
        if self._tool is None:
            self._hover = self._hovering(x, y, keys)
        elif not isinstance(self._tool, Rubber) or self._tool.guides.rubber or self._is_far(self._tool.start, x, y):
            self._tool.move(x, y)

    def release(self, x: float, y: float, keys: Keys = NONE) -> None:
        """The button comes up: what was shown is done, as one edit."""
        self.move(x, y, keys)
        tool, self._tool = self._tool, None
        if tool is not None:
            tool.release()
            self._hover = self._hovering(x, y, keys)

    def cancel(self) -> bool:
        """Leave the gesture without effect (Escape, focus lost, another button). Whether there was one."""
        tool, self._tool, self._hover = self._tool, None, NOTHING
        if tool is not None:
            tool.cancel()
        return tool is not None

    def double(self, x: float, y: float) -> Hit | None:
        """A double click: what one wants to write on; it is selected."""
        self.cancel()
        hit = self._view.pick(x, y)
        if hit is None or hit.id not in self._editor.records:
            return None
        self._editor.select(hit.id)
        return hit

    def _leave_if_stale(self) -> None:
        """Another window or a key changed the document meanwhile: what was shown is no longer true."""
        if self._tool is not None and self._editor.document.snapshot() is not self._mark:
            self.cancel()

    def _is_far(self, start: Point, x: float, y: float) -> bool:
        return max(abs(x - start[0]), abs(y - start[1])) * self._view.camera.zoom > SLOP

    def _begin(self, x: float, y: float, keys: Keys) -> Tool:
        source = self._grip_at(x, y)
        if source:
            return Connect(self._editor, self._view, self._handle(source) or (x, y), source)
        hit = self._view.pick(x, y)
        if hit is None or hit.id not in self._editor.records:
            return Rubber(self._editor, self._view, (x, y), keys)
        if "alt" in keys and isinstance(self._editor.records[hit.id], ServiceMoment):
            return Connect(self._editor, self._view, self._handle(hit.id) or (x, y), hit.id)
        return Pressed(self._editor, self._view, (x, y), hit, keys)

    def _select_under(self, x: float, y: float) -> None:
        hit = self._view.pick(x, y)
        if hit is None:
            self._editor.select()
        elif hit.id not in self._editor.selection:
            self._editor.select(hit.id)

    def _hovering(self, x: float, y: float, keys: Keys) -> Guides:
        only = self._only_moment()
        handle = self._handle(only) if only else None
        if "space" in keys:
            return Guides(handle=handle, cursor=shapes.HAND)
        if self._grip_at(x, y):
            return Guides(handle=handle, cursor=shapes.CROSS)
        hit = self._view.pick(x, y)
        cursor = shapes.UP_DOWN if hit is not None and hit.part == "stop" else shapes.ARROW
        return Guides(handle=handle, cursor=cursor)

    def _only_moment(self) -> str:
        chosen = self._editor.selection
        alone = len(chosen) == 1 and isinstance(self._editor.records.get(chosen[0]), ServiceMoment)
        return chosen[0] if alone else ""

    def _grip_at(self, x: float, y: float) -> str:
        """The moment whose handle is at that point, or ""."""
        only = self._only_moment()
        handle = self._handle(only) if only else None
        if handle is None:
            return ""
        near = max(abs(x - handle[0]), abs(y - handle[1])) * self._view.camera.zoom <= GRIP
        return only if near else ""

    def _handle(self, moment: str) -> Point | None:
        """Where a hand takes hold of a card to pull a connection: the middle of its right edge."""
        card = self._view.cards.get(moment)
        return (card.box[0] + card.box[2] + 2.5, card.box[1] + card.height / 2) if card else None
