"""The gestures of the left button as objects: each previews while it lasts and acts, once, when it is released.

Knows the editor and a view; never changes the document before the release.
"""

from collections.abc import Sequence

from paku_studio.drawing.road_scale import canvas_ground
from paku_studio.editor.camera import Point, pan
from paku_studio.editor.editor import Editor
from paku_studio.editor.feelings import level, stepped
from paku_studio.editor.gestures import guides as shapes
from paku_studio.editor.gestures.guides import NOTHING, Drop, Guides
from paku_studio.editor.gestures.landing import (
    bring,
    comes_next,
    is_back,
    outermost,
    pull_connection,
    pull_into_nothing,
)
from paku_studio.editor.gestures.nearby import rows_between
from paku_studio.editor.gestures.places import Landing, card_frame, landing_at
from paku_studio.editor.gestures.view import Hit, Keys, View, between, meet
from paku_studio.edits import set_feeling
from paku_studio.edits.pathways import steps_below
from paku_studio.models import ServiceMoment

ADDING = frozenset({"ctrl", "shift"})
"""Keys that keep what is selected beside what comes."""
RISE = canvas_ground(1000).scale.rise
"""Points that a stop rises for one step of feeling."""
LEAST_STEP = 9.0
"""Points at 100 % that a hand moves for one step of feeling, however far away one looks from."""


class Tool:
    """One gesture. It begins when it is made; `move`, then `release` or `cancel` ends it."""

    def __init__(self, editor: Editor, view: View, start: Point) -> None:
        self.editor = editor
        self.view = view
        self.start = start
        self.guides = NOTHING

    def move(self, x: float, y: float) -> None:
        """The pointer is here now: show what a release would do."""

    def release(self) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Leave all as it was."""


class Rubber(Tool):
    """A band that selects the cards which it touches."""

    def __init__(self, editor: Editor, view: View, start: Point, keys: Keys) -> None:
        super().__init__(editor, view, start)
        self._before = editor.selection
        self._kept = editor.selection if keys & ADDING else ()

    def move(self, x: float, y: float) -> None:
        """Select what the band touches now."""
        band = between(self.start, (x, y))
        self.guides = Guides(rubber=band)
        cards = rows_between(self.view.cards, band[1], band[1] + band[3])
        touched = [card.id for card in cards if card.id not in self._kept and meet(card.box, band)]
        self.editor.select(*self._kept, *touched)

    def release(self) -> None:
        """What is selected stays so; a mere click on nothing selects nothing."""
        if self.guides is NOTHING:
            self.editor.select(*self._kept)

    def cancel(self) -> None:
        """Select what was selected before."""
        self.editor.select(*self._before)


class Pan(Tool):
    """The road is held and pulled: the point under the hand stays under it."""

    def __init__(self, editor: Editor, view: View, start: Point) -> None:
        super().__init__(editor, view, start)
        self._camera = view.camera
        self.guides = Guides(cursor=shapes.CLOSED_HAND)

    def move(self, x: float, y: float) -> None:
        """Look from where the held point is under the pointer again."""
        self.view.look(pan(self.view.camera, self.start[0] - x, self.start[1] - y))

    def cancel(self) -> None:
        """Look from where one looked."""
        self.view.look(self._camera)


class DragCards(Tool):
    """One or several moments on their way to another place on the road."""

    def __init__(self, editor: Editor, view: View, start: Point, held: str) -> None:
        super().__init__(editor, view, start)
        document = editor.document
        chosen = [one for one in editor.selection if isinstance(document.records.get(one), ServiceMoment)]
        self.moments = outermost(document, chosen if held in chosen else [held])
        self._carried = {*self.moments, *(step for one in self.moments for step in steps_below(document, one))}
        self._landing: Landing | None = None

    def move(self, x: float, y: float) -> None:
        """Show the cards at the pointer, and where they would land."""
        self._landing = landing_at(self.editor.document, self.view, x, y, self._carried, self.editor.language)
        drops = (self._landing.drop,) if self._landing else ()
        cursor = shapes.CLOSED_HAND if self._landing else shapes.FORBIDDEN
        self.guides = Guides(drops=drops, ghosts=self._ghosts(x, y), cursor=cursor)

    def _ghosts(self, x: float, y: float) -> tuple[tuple[str, float, float], ...]:
        return carried_ghosts(self.view, self.moments, x - self.start[0], y - self.start[1])

    def release(self) -> None:
        """Bring them there, as one edit."""
        if self._landing is not None:
            self.editor.attempt(bring, self.editor.document, self.moments, self._landing)


def carried_ghosts(view: View, ids: Sequence[str], right: float, down: float) -> tuple[tuple[str, float, float], ...]:
    """Each thing with where its upper left corner is when it is carried so far."""
    boxes = ((one, view.box_of(one)) for one in ids)
    return tuple((one, box[0] + right, box[1] + down) for one, box in boxes if box)


class DragStop(Tool):
    """A stop pulled up or down: how the moment felt, in five steps."""

    def __init__(self, editor: Editor, view: View, start: Point, moment: str) -> None:
        super().__init__(editor, view, start)
        self.moment = moment
        self._told = self._feeling = editor.document.get(moment, ServiceMoment).feeling

    def move(self, x: float, y: float) -> None:  # noqa: ARG002 - only up and down counts
        """Show the step of feeling at which the stop would stay."""
        step = max(RISE, LEAST_STEP / self.view.camera.zoom)
        self._feeling = stepped(self._told, round((self.start[1] - y) / step))
        ghost = self._ghost((level(self._feeling) - level(self._told)) * RISE)
        self.guides = Guides(ghosts=ghost, feeling=(self.moment, self._feeling), cursor=shapes.UP_DOWN)

    def _ghost(self, up: float) -> tuple[tuple[str, float, float], ...]:
        card = self.view.cards.get(self.moment)
        return ((self.moment, card.stop[0], card.stop[1] - up),) if card and card.stop else ()

    def release(self) -> None:
        """Tell the feeling."""
        self.editor.attempt(set_feeling, self.editor.document, self.moment, self._feeling)


class Connect(Tool):
    """A connection pulled from a card: to another one, back to an earlier one, or to nowhere."""

    def __init__(self, editor: Editor, view: View, start: Point, source: str) -> None:
        super().__init__(editor, view, start)
        self.source = source
        self._target: str | None = None
        self.guides = Guides(cursor=shapes.CROSS)

    def move(self, x: float, y: float) -> None:
        """Show the wire, and in words what it would say."""
        hit = self.view.pick(x, y)
        self._target = self._moment(hit)
        drop = self._drop(x, y)
        cursor = shapes.CROSS if drop else shapes.FORBIDDEN
        self.guides = Guides(wire=(self.start, (x, y)), drops=(drop,) if drop else (), cursor=cursor)

    def _moment(self, hit: Hit | None) -> str | None:
        """The moment that is hit; "" over nothing; None over what no connection can lead to."""
        if hit is None:
            return ""
        return self.editor.moment_of(hit.id) or None

    def _drop(self, x: float, y: float) -> Drop | None:
        target, t = self._target, self.editor.t
        if target is None or target == self.source:
            return None
        if not target:
            return Drop(t("nothing leads on"), box=(x - 8, y - 8, 16, 16))
        card = self.view.cards.get(target)
        if card is None or comes_next(self.editor.document, self.source, target):
            return None
        back = is_back(self.editor.document, self.source, target)
        words = t("returns to: %(number)s") if back else t("leads to: %(number)s")
        return Drop(words % {"number": card.number}, box=card_frame(self.view, target))

    def release(self) -> None:
        """Say it."""
        if self._target is None or self._target == self.source or self.guides.wire is None:
            return
        if self._target:
            self.editor.attempt(pull_connection, self.editor.document, self.source, self._target)
        else:
            self.editor.attempt(pull_into_nothing, self.editor.document, self.source)
