"""Cards of a road on screen: what each measures is kept for all of them, what it looks like only for those in use."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group
from paku_studio.drawing.live_parts import Slot
from paku_studio.drawing.road_cards import FREE, CardBody, set_card
from paku_studio.drawing.road_layout import tell_step
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Story, Stretch
from paku_studio.drawing.road_type import Pen
from paku_studio.graph.index import RecordIndex

DRAWN = 600
"""Cards whose drawing is kept: several screens full."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of its place a card depends on."""

    digits: int
    side: bool
    together: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardArt:
    """A card drawn with its upper left corner at the origin, but for its number."""

    body: CardBody
    group: Group


class LiveCards:
    """The cards of one pathway at one width, in one theme and language."""

    def __init__(self, ground: Ground, pen: Pen) -> None:
        self._ground, self._pen = ground, pen
        self._measured: dict[str, tuple[_Frame, CardBody]] = {}
        self._drawn: OrderedDict[str, tuple[CardBody, _Frame, CardArt]] = OrderedDict()

    def forget(self, moments: Iterable[str]) -> None:
        """These are told anew when they are next asked for."""
        for moment in moments:
            self._measured.pop(moment, None)
            self._drawn.pop(moment, None)

    def measured(self, indexed: RecordIndex, story: Story, slot: Slot) -> CardBody:
        """The card without its drawing: the same object as long as nothing of it changes."""
        frame = _frame(slot)
        kept = self._measured.get(slot.id)
        if kept is not None and kept[0] == frame:
            return kept[1]
        body = self._set(indexed, story, slot, frame, bare=True)
        if kept is not None and kept[1] == body:
            body = kept[1]
        self._measured[slot.id] = frame, body
        return body

    def known(self, moment: str) -> CardBody | None:
        """The card as it was measured last, if it was."""
        kept = self._measured.get(moment)
        return kept[1] if kept else None

    def drawn(self, indexed: RecordIndex, story: Story, slot: Slot) -> CardArt:
        """The card drawn."""
        body = self.measured(indexed, story, slot)
        frame, found = _frame(slot), self._drawn.get(slot.id)
        if found is None or found[0] is not body or found[1].digits != frame.digits:
            return self._keep(slot.id, body, frame, self._set(indexed, story, slot, frame, bare=False))
        self._drawn.move_to_end(slot.id)
        return found[2]

    def _keep(self, moment: str, measured: CardBody, frame: _Frame, whole: CardBody) -> CardArt:
        art = CardArt(whole, Group((whole.shapes, Group(whole.title), *whole.parts)))
        self._drawn[moment] = measured, frame, art
        self._drawn.move_to_end(moment)
        while len(self._drawn) > DRAWN:
            self._drawn.popitem(last=False)
        return art

    def _set(self, indexed: RecordIndex, story: Story, slot: Slot, frame: _Frame, *, bare: bool) -> CardBody:
        if slot.step is None:
            raise ValueError("an empty phase has no card")
        if frame.together:
            story = replace(story, stretches=(Stretch(slot.part.id, "", (), slot.part.steps, 0),))
        card = tell_step(indexed, story, slot.step, self._ground, self._pen)
        return set_card(card, frame.digits, self._ground.scale, self._pen, FREE, self._ground.columns, bare=bare)


def _frame(slot: Slot) -> _Frame:
    step = slot.step
    lane = step.lane if step else None
    beside: tuple[str, ...] = ()
    if lane is not None:
        beside = tuple(each.moment.id for each in slot.part.steps if each.lane and each.lane.group == lane.group)
    return _Frame(len(str(slot.number)), bool(step and step.depth), beside)
