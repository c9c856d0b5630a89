"""Where something that is dragged over the road would land, from geometry and order. Changes nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from paku_studio.drawing.display import Box
from paku_studio.drawing.road_layout import CardPlace
from paku_studio.editor.gestures.guides import Drop, Line
from paku_studio.editor.gestures.nearby import rows_near
from paku_studio.editor.gestures.view import View, holds
from paku_studio.locale import translator
from paku_studio.models import Phase, ServiceMoment
from paku_studio.store import Document

EDGE = 0.22
"""The share of a card's width, at either side, that means before and after it."""
NEAR = 60.0
"""Points: farther than this above or below a row nothing lands in it."""
HEADROOM = 44.0
"""Points above a side step's card that still belong to its row."""
EMPTY = (172.0, 96.0)
"""Points: the least room in which one may drop something into a phase without moments."""

How = Literal["beside", "phase", "step", "lane"]


@dataclass(frozen=True, slots=True)
class Landing:
    """A place on the road: beside a moment, at the end of a phase, as a side step or at the same time as a moment.

    `id`: the moment's or the phase's. `before`: for beside, in front of it.
    """

    how: How
    id: str
    drop: Drop
    before: bool = False


@dataclass(frozen=True, slots=True)
class _Rank:
    """The cards of one row of the drawing, from the left, and from where to where it reaches."""

    top: float
    bottom: float
    cards: tuple[CardPlace, ...]


def landing_at(
    document: Document, view: View, x: float, y: float, carried: Collection[str], language: str
) -> Landing | None:
    """Where moments that are carried would land at this point; None where they would not. `carried`: with all that
    hangs on them.
    """
    if any(holds(view.cards[moment].box, x, y) for moment in carried if moment in view.cards):
        return None
    found = _in_empty_phase(document, view, x, y, language) or _on_phase_label(document, view, x, y, carried, language)
    if found:
        return found
    rank = _rank_at(view.cards, y, carried)
    if rank is None:
        return None
    for card in rank.cards:
        if holds(card.box, x, y):
            return _on_card(card, rank, x, y, language)
    return _between(document, rank, x, language)


def _rank_at(cards: Mapping[str, CardPlace], y: float, carried: Collection[str]) -> _Rank | None:
    """The row at that height, else the nearest that is near enough."""
    ranks = [rank for row in rows_near(cards, y) if (rank := _rank(row, carried))]
    nearest = min(ranks, key=lambda rank: max(rank.top - y, y - rank.bottom, 0.0), default=None)
    if nearest is None or max(nearest.top - y, y - nearest.bottom) > NEAR:
        return None
    return nearest


def _rank(row: Sequence[CardPlace], carried: Collection[str]) -> _Rank | None:
    """The row without what is carried; None where that is all of it."""
    free = tuple(card for card in row if card.id not in carried)
    if not free:
        return None
    top = min(card.stop[1] if card.stop else card.box[1] for card in row) - HEADROOM
    return _Rank(top, max(card.box[1] + card.box[3] for card in row), free)


def _on_card(card: CardPlace, rank: _Rank, x: float, y: float, language: str) -> Landing:
    """At a card's sides: before and after it; on its upper part: at the same time; lower: as its side step."""
    left, top, width, _ = card.box
    share = (x - left) / width
    if share < EDGE or share > 1 - EDGE:
        return _beside(card, rank, language, before=share < EDGE)
    t = translator(language)
    half = card.height / 2
    if y < top + half:
        words = t("at the same time as: %(number)s") % {"number": card.number}
        return Landing("lane", card.id, Drop(words, box=(left, top, width, half)))
    words = t("side step of: %(number)s") % {"number": card.number}
    return Landing("step", card.id, Drop(words, box=(left, top + half, width, card.box[3] - half)))


def _beside(card: CardPlace, rank: _Rank, language: str, *, before: bool) -> Landing:
    t = translator(language)
    number = {"number": card.number}
    words = t("before: %(number)s") % number if before else t("after: %(number)s") % number
    return Landing("beside", card.id, Drop(words, line=_gap_line(card, rank, before)), before)


def _gap_line(card: CardPlace, rank: _Rank, before: bool) -> Line:
    """A line in the middle of the gap at that side of the card, as high as the row."""
    left, top, width, height = card.box
    if before:
        ends = [one.box[0] + one.box[2] for one in rank.cards if one.box[0] < left]
        x = (max(ends) + left) / 2 if ends else left - 6.5
    else:
        starts = [one.box[0] for one in rank.cards if one.box[0] > left]
        x = (left + width + min(starts)) / 2 if starts else left + width + 6.5
    x = max(left - 6.5, min(x, left + width + 6.5))
    return (x, min(top, card.stop[1] if card.stop else top) - 6), (x, top + height)


def _between(document: Document, rank: _Rank, x: float, language: str) -> Landing:
    """Over, under or between cards: the place on the road itself, in the phase of the nearer card."""
    over = next((card for card in rank.cards if card.box[0] <= x <= card.box[0] + card.box[2]), None)
    if over is not None:
        return _beside(over, rank, language, before=x < over.box[0] + over.box[2] / 2)
    left = next((card for card in reversed(rank.cards) if card.box[0] + card.box[2] < x), None)
    right = next((card for card in rank.cards if card.box[0] > x), None)
    if left is None or right is None:
        return _at_end(document, left or right, rank, language, before=left is None)
    nearer_right = right.box[0] - x < x - (left.box[0] + left.box[2])
    if _parent(document, right) or nearer_right or _phase(document, left) == _phase(document, right):
        return _beside(right, rank, language, before=True)
    return _at_end(document, left, rank, language, before=False)


def _at_end(document: Document, card: CardPlace | None, rank: _Rank, language: str, *, before: bool) -> Landing:
    """Beside the stop of the road on which a card at a row's end hangs."""
    assert card is not None
    shown = _beside(card, rank, language, before=before)
    if before:
        return shown
    moment = document.get(card.id, ServiceMoment)
    while moment.parent:
        moment = document.get(moment.parent, ServiceMoment)
    return Landing("beside", moment.id, shown.drop)


def _parent(document: Document, card: CardPlace) -> str:
    return document.get(card.id, ServiceMoment).parent


def _phase(document: Document, card: CardPlace) -> str:
    return document.get(card.id, ServiceMoment).phase


def _in_empty_phase(document: Document, view: View, x: float, y: float, language: str) -> Landing | None:
    for phase in document.of_type(Phase):
        empty = not document.children(phase.id, ServiceMoment, "phase")
        if box := view.box_of(phase.id) if empty else None:
            room = (box[0], box[1], max(box[2], EMPTY[0]), max(box[3], EMPTY[1]))
            if holds(room, x, y):
                return Landing("phase", phase.id, Drop(_into_words(phase, language), box=room))
    return None


def _on_phase_label(
    document: Document, view: View, x: float, y: float, carried: Collection[str], language: str
) -> Landing | None:
    """On a phase's name: before its first moment."""
    hit = view.pick(x, y)
    if hit is None or hit.part != "phase" or hit.id not in document.records:
        return None
    phase = document.get(hit.id, Phase)
    drop = Drop(_into_words(phase, language), box=hit.box)
    row = stops(document, phase.id, carried)
    return Landing("beside", row[0], drop, before=True) if row else Landing("phase", phase.id, drop)


def stops(document: Document, phase: str, carried: Collection[str] = ()) -> Sequence[str]:
    """The ids of a phase's moments on the road itself, in order, without those that are carried."""
    moments = document.children(phase, ServiceMoment, "phase")
    return [moment.id for moment in moments if not moment.parent and moment.id not in carried]


def _into_words(phase: Phase, language: str) -> str:
    t = translator(language)
    name = " ".join(phase.label.split())[:60]
    return t("into the phase: %(name)s") % {"name": name} if name else t("into this phase")


def card_frame(view: View, moment: str) -> Box | None:
    """The card's own box, without its slips."""
    card = view.cards.get(moment)
    return (card.box[0], card.box[1], card.box[2], card.height) if card else None
