"""Which cards stand at a height of the road, found without looking at all of them. Knows only their places.

A road's cards come in the order of the road, row after row; rows lie one under the other.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from paku_studio.drawing.road_layout import CardPlace

Cards = Mapping[str, CardPlace]


def rows_near(cards: Cards, y: float) -> list[list[CardPlace]]:
    """The row that begins last above a height, and the one that begins next below it; each from the left."""
    order = list(cards)
    place = _begun(cards, order, y)
    found = []
    if place:
        found.append(_row_round(cards, order, place - 1))
    if place < len(order):
        below = _row_round(cards, order, place)
        if not found or below[0].row != found[0][0].row:
            found.append(below)
    return found


def rows_between(cards: Cards, top: float, bottom: float) -> Iterator[CardPlace]:
    """All cards of the rows that may reach into the heights between these two, in the order of the road."""
    order = list(cards)
    first = _row_round(cards, order, max(_begun(cards, order, top) - 1, 0)) if order else []
    start = order.index(first[0].id) if first else 0
    for each in order[start:]:
        card = cards[each]
        if card.box[1] > bottom and card.row != first[0].row:
            return
        yield card


def row_beside(cards: Cards, moment: str, step: int) -> list[CardPlace]:
    """The row of cards before (-1) or after (1) the one in which a moment's card stands."""
    order = list(cards)
    here, place = cards[moment].row, order.index(moment)
    while 0 <= place < len(order):
        if cards[order[place]].row != here:
            return _row_round(cards, order, place)
        place += step
    return []


def _begun(cards: Cards, order: Sequence[str], y: float) -> int:
    """How many cards begin above that height; exact to within a row."""
    return bisect_right(order, y, key=lambda each: cards[each].box[1])


def _row_round(cards: Cards, order: Sequence[str], place: int) -> list[CardPlace]:
    """All cards of the row of one of them."""
    row = cards[order[place]].row
    first = last = place
    while first > 0 and cards[order[first - 1]].row == row:
        first -= 1
    while last + 1 < len(order) and cards[order[last + 1]].row == row:
        last += 1
    return sorted((cards[each] for each in order[first : last + 1]), key=lambda card: card.box[0])
