"""Which moment a link means: a card's number, or the nearest moment above with that text, else the nearest below.

Knows the order of the road, no lines and no store.
"""

import bisect
from collections.abc import Mapping

from paku_studio.graph.road import moments_on_road
from paku_studio.models import Record
from paku_studio.notation.words import same_name


class Targets:
    """The moments of one pathway, to be found by number or text."""

    def __init__(self, records: Mapping[str, Record], pathway: str) -> None:
        """`records` need only hold the pathway's phases and moments."""
        self._told = moments_on_road(records, pathway)
        self._places = {placed.moment.id: at for at, placed in enumerate(self._told)}
        self._named: dict[str, list[int]] = {}
        for at, placed in enumerate(self._told):
            self._named.setdefault(same_name(placed.moment.text), []).append(at)

    def number_of(self, moment: str) -> int:
        """The number on the moment's card; 0 for no moment of this pathway."""
        return self._places.get(moment, -1) + 1

    def by_number(self, source: str, number: int) -> str:
        """The id of the moment with that number; empty where there is none, or it is the source itself."""
        found = self._told[number - 1].moment.id if 0 < number <= len(self._told) else ""
        return found if found != source else ""

    def by_text(self, source: str, text: str) -> str:
        """The id of the moment meant by a text, seen from the source; empty where none has it but the source itself."""
        places = self._named.get(same_name(text), [])
        here = self._places[source]
        above = bisect.bisect_left(places, here)
        below = bisect.bisect_right(places, here)
        if above:
            return self._told[places[above - 1]].moment.id
        return self._told[places[below]].moment.id if below < len(places) else ""

    def follows(self, source: str, target: str) -> bool:
        """Whether the target follows the source anyhow: as its first side step, or as the next one on the same road."""
        here, there = self._places[source], self._places[target]
        depth = self._told[here].depth
        between = self._told[here + 1 : there]
        return (
            there > here
            and self._told[there].depth <= depth + (there == here + 1)
            and all(placed.depth > depth for placed in between)
        )
