"""Which moment a link means: a card's number, or the nearest moment above with that text, else the nearest below.

Where no other moment has the text, one that begins with those words. Knows the order of the road, no lines. A phase is
put in telling order only when a link needs it.
"""

import bisect
import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from paku_studio.graph.road import MomentOnRoad, moments_on_road
from paku_studio.models import Phase, Record, ServiceMoment
from paku_studio.notation.words import same_name

R = TypeVar("R", bound=Record)
_WITHIN_WORDS = frozenset("-‐‑_'’")


class Standing(Protocol):
    """A document or an index of records: whatever knows children."""

    def children(self, parent: str, kind: type[R], field: str, /) -> tuple[R, ...]:
        """The records of a kind whose field names the parent, in order."""
        ...


class _Meant:
    """The moments of one text, phase by phase."""

    def __init__(self) -> None:
        self.in_phase: dict[int, list[str]] = {}
        self.count = 0
        self.places: dict[int, list[int]] = {}

    def add(self, phase: int, moment: str) -> None:
        self.in_phase.setdefault(phase, []).append(moment)
        self.count += 1

    @functools.cached_property
    def phases(self) -> list[int]:
        return sorted(self.in_phase)


class Targets:
    """The moments of one pathway, to be found by number or text."""

    def __init__(self, standing: Standing, pathway: str) -> None:
        self._phases = standing.children(pathway, Phase, "pathway")
        self._rows = [standing.children(phase.id, ServiceMoment, "phase") for phase in self._phases]
        self._firsts = [0, *itertools.accumulate(map(len, self._rows))]
        self._phase_of = {moment.id: at for at, row in enumerate(self._rows) for moment in row}
        self._told: dict[int, tuple[MomentOnRoad, ...]] = {}
        self._places: dict[str, int] = {}
        self._equal: dict[str, _Meant] = {}
        self._begun: dict[str, _Meant] = {}

    def number_of(self, moment: str) -> int:
        """The number on the moment's card; 0 for no moment of this pathway."""
        if moment not in self._phase_of:
            return 0
        return self._firsts[self._phase_of[moment]] + self._place(moment) + 1

    def by_number(self, source: str, number: int) -> str:
        """The id of the moment with that number; empty where there is none, or it is the source itself."""
        if not 0 < number <= self._firsts[-1]:
            return ""
        phase = bisect.bisect_right(self._firsts, number - 1) - 1
        found = self._tell(phase)[number - 1 - self._firsts[phase]].moment.id
        return found if found != source else ""

    def by_text(self, source: str, text: str) -> str:
        """The id of the moment meant by a text, seen from the source; empty where none is but the source itself."""
        name = same_name(text)
        return self._nearest(source, self._having(name)) or self._nearest(source, self._beginning(name))

    def follows(self, source: str, target: str) -> bool:
        """Whether the target follows the source anyhow: as its first side step, or as the next one on the same road."""
        after = self._after(source)
        depth = next(after).depth
        first = next(after, None)
        if first is None or first.moment.id == target:
            return first is not None
        on_road = (placed.moment.id for placed in itertools.chain((first,), after) if placed.depth <= depth)
        return next(on_road, "") == target

    # Texts

    @functools.cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._rows:
            for moment in row:
                found.setdefault(same_name(moment.text), []).append(moment.id)
        return found

    @functools.cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._named)

    def _having(self, name: str) -> _Meant:
        """The moments with this text."""
        if name not in self._equal:
            self._equal[name] = self._meant(self._named.get(name, ()))
        return self._equal[name]

    def _beginning(self, name: str) -> _Meant:
        """The moments whose text goes on after these whole words."""
        if name not in self._begun:
            names = self._longer(name) if name else ()
            self._begun[name] = self._meant(moment for longer in names for moment in self._named[longer])
        return self._begun[name]

    def _meant(self, moments: Iterable[str]) -> _Meant:
        meant = _Meant()
        for moment in moments:
            meant.add(self._phase_of[moment], moment)
        return meant

    def _longer(self, name: str) -> Iterator[str]:
        names = self._sorted_names
        for at in range(bisect.bisect_right(names, name), len(names)):
            if not names[at].startswith(name):
                return
            follower = names[at][len(name)]
            if not follower.isalnum() and follower not in _WITHIN_WORDS:
                yield names[at]

    def _nearest(self, source: str, meant: _Meant) -> str:
        """The nearest above the source, else the nearest below; only phases that decide are put in telling order."""
        here = self._phase_of[source]
        own = meant.in_phase.get(here, [])
        others = meant.count - (source in own)
        if not others:
            return ""
        above, below = self._beside(source, meant) if own else ("", "")
        if above:
            return above
        if earlier := bisect.bisect_left(meant.phases, here):
            return self._in_order(meant, meant.phases[earlier - 1])[-1]
        if below:
            return below
        return self._in_order(meant, meant.phases[bisect.bisect_right(meant.phases, here)])[0]

    def _beside(self, source: str, meant: _Meant) -> tuple[str, str]:
        """In the source's own phase: the last one before it and the first one after it."""
        here = self._phase_of[source]
        if meant.in_phase[here] == [source]:
            return "", ""
        moments, place = self._in_order(meant, here), self._place(source)
        places = [self._place(moments[0])] if len(moments) == 1 else meant.places[here]
        above, below = bisect.bisect_left(places, place), bisect.bisect_right(places, place)
        return moments[above - 1] if above else "", moments[below] if below < len(places) else ""

    def _in_order(self, meant: _Meant, phase: int) -> list[str]:
        moments = meant.in_phase[phase]
        if len(moments) > 1 and phase not in meant.places:
            moments.sort(key=self._place)
            meant.places[phase] = [self._place(moment) for moment in moments]
        return moments

    # The road

    def _tell(self, phase: int) -> tuple[MomentOnRoad, ...]:
        """The moments of a phase as they are told."""
        if phase not in self._told:
            records: dict[str, Record] = {moment.id: moment for moment in self._rows[phase]}
            records[self._phases[phase].id] = self._phases[phase]
            self._told[phase] = moments_on_road(records, self._phases[phase].pathway)
            self._places.update((placed.moment.id, at) for at, placed in enumerate(self._told[phase]))
        return self._told[phase]

    def _place(self, moment: str) -> int:
        """The moment's place within its phase, from 0."""
        self._tell(self._phase_of[moment])
        return self._places[moment]

    def _after(self, source: str) -> Iterator[MomentOnRoad]:
        """The source and all that is told after it."""
        phase = self._phase_of[source]
        yield from self._tell(phase)[self._place(source) :]
        for later in range(phase + 1, len(self._rows)):
            yield from self._tell(later)
