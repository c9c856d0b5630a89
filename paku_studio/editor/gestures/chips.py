"""Dragging touchpoints and notes: to another card, within the card, onto a touchpoint, or onto the road as a moment.

Like every tool it acts only when it is released.
"""

from dataclasses import dataclass

from paku_studio.drawing.display import Box
from paku_studio.editor.camera import Point
from paku_studio.editor.editor import Editor
from paku_studio.editor.gestures import guides as shapes
from paku_studio.editor.gestures.guides import Drop, Guides, Line
from paku_studio.editor.gestures.landing import chips_to_moments, hang_chips, owner_of
from paku_studio.editor.gestures.places import Landing, card_frame, landing_at
from paku_studio.editor.gestures.tools import Tool, carried_ghosts
from paku_studio.editor.gestures.view import Hit, View
from paku_studio.models import Note, Pathway, Phase, Touchpoint


@dataclass(frozen=True, slots=True)
class Hook:
    """What the chips would hang on, and beside which of those that hang there."""

    onto: str
    drop: Drop
    beside: str = ""
    before: bool = False


class DragChip(Tool):
    """Touchpoints, or notes, on their way to where they belong."""

    def __init__(self, editor: Editor, view: View, start: Point, held: str) -> None:
        super().__init__(editor, view, start)
        kind = type(editor.records[held])
        chosen = [one for one in editor.selection if type(editor.records.get(one)) is kind]
        boxes = {one: view.box_of(one) for one in (chosen if held in chosen else [held])}
        self.chips = sorted(boxes, key=lambda one: _reading_place(boxes[one]))
        self._notes = kind is Note
        self._goal: Hook | Landing | None = None

    def move(self, x: float, y: float) -> None:
        """Show the chips at the pointer, and what they would hang on."""
        self._goal = self._goal_at(x, y)
        drops = (self._goal.drop,) if self._goal else ()
        ghosts = carried_ghosts(self.view, self.chips, x - self.start[0], y - self.start[1])
        cursor = shapes.CLOSED_HAND if self._goal else shapes.FORBIDDEN
        self.guides = Guides(drops=drops, ghosts=ghosts, cursor=cursor)

    def release(self) -> None:
        """Hang them there, or put them on the road, as one edit."""
        editor, goal = self.editor, self._goal
        if isinstance(goal, Hook):
            editor.attempt(hang_chips, editor.document, self.chips, goal.onto, goal.beside, goal.before)
        elif goal is not None:
            made = editor.attempt(chips_to_moments, editor.document, self.chips, goal)
            if made:
                editor.select(*made)

    def _goal_at(self, x: float, y: float) -> Hook | Landing | None:
        hit = self.view.pick(x, y)
        if hit is None:
            return self._on_road(x, y)
        if hit.id in self.chips:
            return None
        record = self.editor.records.get(hit.id)
        if isinstance(record, Touchpoint | Note):
            return self._at_chip(hit, record, x, y)
        if isinstance(record, Phase | Pathway):
            return Hook(hit.id, Drop(self._words(hit.id), box=hit.box)) if self._notes else None
        return self._at_moment(self.editor.moment_of(hit.id))

    def _on_road(self, x: float, y: float) -> Landing | None:
        landing = landing_at(self.editor.document, self.view, x, y, (), self.editor.language)
        return landing if landing and landing.how in ("beside", "phase") else None

    def _at_moment(self, moment: str) -> Hook | None:
        frame = card_frame(self.view, moment)
        return Hook(moment, Drop(self._words(moment), box=frame)) if frame else None

    def _at_chip(self, hit: Hit, chip: Touchpoint | Note, x: float, y: float) -> Hook | None:
        """Beside one of its own kind; a note onto a touchpoint; else to the moment of what is hit."""
        if isinstance(chip, Note) is self._notes:
            before, line = _side(hit, x, y, upright=not self._notes)
            return Hook(owner_of(chip), Drop(self._words(owner_of(chip)), line=line), hit.id, before)
        if self._notes:
            return Hook(hit.id, Drop(self._words(hit.id), box=hit.box))
        return self._at_moment(self.editor.moment_of(hit.id))

    def _words(self, target: str) -> str:
        card = self.view.cards.get(self.editor.moment_of(target))
        return self.editor.t("to card %(number)s") % {"number": card.number} if card else self.editor.t("here")


def _reading_place(box: Box | None) -> tuple[float, float]:
    return (box[1], box[0]) if box else (0.0, 0.0)


def _side(hit: Hit, x: float, y: float, *, upright: bool) -> tuple[bool, Line]:
    """Whether the point is in the first half of what is hit, and the line at that side."""
    left, top, width, height = hit.box
    if upright:
        before = x < left + width / 2
        edge = left - 2 if before else left + width + 2
        return before, ((edge, top), (edge, top + height))
    before = y < top + height / 2
    edge = top - 1 if before else top + height + 1
    return before, ((left, edge), (left + width, edge))
