"""The road for the screen: laid out, painted and pointed at band by band, and kept up to date with the records.

Everything is in points from the canvas's upper left corner; at 100 % the screen shows 96/72 pixels a point. What a
change does not touch is kept; what it touches is measured anew when it is next looked at. Knows no window.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

from paku_studio.drawing.display import Box, Group
from paku_studio.drawing.live_cards import LiveCards
from paku_studio.drawing.live_changes import Change, Touched, ids_in, touched_by
from paku_studio.drawing.live_ends import LiveEnds
from paku_studio.drawing.live_lines import LiveLines
from paku_studio.drawing.live_parts import RoadParts
from paku_studio.drawing.live_pictures import LivePictures
from paku_studio.drawing.live_spots import meets, row_spots
from paku_studio.drawing.road_cards import Part, Spot
from paku_studio.drawing.road_layout import CardPlace, cards_in
from paku_studio.drawing.road_scale import canvas_ground
from paku_studio.drawing.road_story import tell_head
from paku_studio.drawing.road_type import Pen
from paku_studio.drawing.theme import Theme
from paku_studio.graph.index import LiveIndex, Source
from paku_studio.models import (
    Handover,
    Link,
    Note,
    Pathway,
    Persona,
    Phase,
    Record,
    ServiceMoment,
    Touchpoint,
)
from paku_studio.pause import no_collection

AT_ONCE = 1600.0
"""Points of the road that are measured before it is first shown."""


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the canvas: the head, a row of the road, or the judgements. Bands lie one under the other."""

    index: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at a point. For `mark` and `stop` the id is that of the record that bears the mark."""

    id: str
    part: Part
    box: Box
    kind: str = ""
    """Of a note, a touchpoint or a mark."""


class LiveRoad:
    """One pathway on an endless canvas of a width in points. KeyError where there is no such pathway.

    `records`: a document or an index, which is asked and not copied, or any mapping, which is copied once.
    """

    def __init__(
        self, records: Mapping[str, Record] | Source, pathway: str, width: float, theme: Theme, language: str
    ) -> None:
        self._indexed = LiveIndex(records)
        self._pathway, self._theme, self._language = pathway, theme, language
        self._ground = canvas_ground(width)
        if self._indexed.find(pathway, Pathway) is None:
            raise KeyError(pathway)
        with no_collection():
            self._build()

    def _build(self) -> None:
        pathway = self._record()
        story = tell_head(self._indexed, pathway, self._language)
        self._pen = Pen(self._theme, self._language, story.words)
        self._ends = LiveEnds(story, self._ground, self._pen)
        self._parts = RoadParts(self._indexed, pathway.id, self._pen, self._ground)
        self._cards = LiveCards(self._ground, self._pen)
        self._drawn: tuple[str, ...] | None = None
        self._lay_rows()

    def _lay_rows(self) -> None:
        ends = self._ends
        self._lines = LiveLines(
            self._parts, self._cards, self._indexed, ends.story, ends.frame, self._ground, self._pen
        )
        self._pictures = LivePictures(self._lines, ends)
        self._lines.settle(0.0, AT_ONCE)
        self._lines.guess()

    def _record(self) -> Pathway:
        """The pathway; a blank one in place of one that has been removed."""
        return self._indexed.find(self._pathway, Pathway) or Pathway(id=self._pathway)

    # -- following the records

    def follow(self, commit: Change, records: Mapping[str, Record] | Source) -> None:
        """Take up a commit; `records` are those after it."""
        with no_collection():
            ids = ids_in(commit)
            self._indexed.follow(ids, records)
            touched = touched_by(commit, self._indexed, self._pathway)
            self._drawn = None
            if touched.whole:
                self._build()
                return
            self._take_cards(touched)
            if touched.head:
                self._take_head()
            if touched.foot:
                self._ends.doubt_foot()

    def _take_cards(self, touched: Touched) -> None:
        self._cards.forget(touched.cards)
        phases = touched.phases | self._parts.put_in(self._indexed, touched.cards)
        known = {part.id for part in self._parts.parts}
        if touched.road or not phases.isdisjoint(known):
            self._lines.reflow(self._parts.tell(self._indexed, phases))
            self._ends.doubt_foot()
        slots = (self._parts.find(moment) for moment in touched.cards)
        self._lines.doubt({self._lines.row_of(slot) for slot in slots if slot is not None})

    def _take_head(self) -> None:
        story = tell_head(self._indexed, self._record(), self._language)
        before = self._ends.frame
        if not self._ends.take_story(story):
            return
        if self._ends.frame.taken != before.taken:
            self._lay_rows()
            return
        self._lines.take_head(self._ends.story, self._ends.frame)

    def finish(self, seconds: float) -> bool:
        """Go on measuring rows that have not been measured since they last changed; whether all are."""
        with no_collection():
            return self._lines.finish(time.perf_counter() + seconds)

    # -- places

    @property
    def width(self) -> float:
        """Of the canvas."""
        return self._ground.width

    @property
    def height(self) -> float:
        """Of the canvas; an estimate until all rows are measured."""
        return self._lines.bottom + self._ends.foot_height(self._indexed, self._record(), self._parts)

    @property
    def bands(self) -> Sequence[Band]:
        """The head, the rows, the judgements."""
        return _Bands(self._lines, self.height)

    def bands_between(self, top: float, bottom: float) -> range:
        """The bands that have a place between two heights, measured, so that they stay where they are."""
        with no_collection():
            rows = self._lines.settle(top, bottom)
        first = 0 if top < self._lines.tops()[0] else rows.start + 1
        last = len(self._lines.lines) + 1 if bottom > self._lines.bottom else rows.stop
        if bottom < self._lines.tops()[0]:
            last = 0
        elif top > self._lines.bottom:
            first = len(self._lines.lines) + 1
        return range(first, last + 1)

    def band(self, index: int, zoom: float = 1.0) -> Group:
        """What stands in a band, at its place on the canvas, as it is seen at a zoom.

        The same object as long as it looks the same and stands at the same place; within it, parts that only moved are
        the same objects too.
        """
        with no_collection():
            if index == 0:
                return self._ends.head_picture
            if index == len(self._lines.lines) + 1:
                self._ends.foot_height(self._indexed, self._record(), self._parts)
                return self._ends.foot_picture(self._lines.bottom)
            return self._pictures.row(index - 1, zoom)

    @property
    def cards(self) -> Mapping[str, CardPlace]:
        """Every card by its moment's id, each measured when it is asked for."""
        return _Cards(self._lines)

    # -- pointing

    def pick(self, x: float, y: float) -> Hit | None:
        """What stands at a point: what lies on top."""
        for spot in reversed(self._spots_at(y)):
            if meets(spot, x, y):
                return Hit(spot.id, spot.part, spot.box, spot.kind)
        return None

    def box_of(self, record_id: str) -> Box | None:
        """Where a record is drawn: a card without its slips, a link's words, a phase's name."""
        record = self._indexed.get(record_id)
        if record_id == self._pathway:
            return self._ends.title
        found = [spot for spot in self._spots_near(record) if spot.id == record_id]
        if not found:
            return None
        cards = [spot for spot in found if spot.part == "card"]
        return (cards or [spot for spot in found if not spot.line] or found)[0].box

    def drawn(self) -> tuple[str, ...]:
        """The ids of all that can be pointed at, each once, in reading order. Measures everything."""
        if self._drawn is None:
            with no_collection():
                self._drawn = tuple(dict.fromkeys(spot.id for spot in self._all_spots()))
        return self._drawn

    def _all_spots(self) -> Iterator[Spot]:
        yield from self._ends.head_spots
        yield from self._persona_spots()
        for index in range(len(self._lines.lines)):
            yield from (spot for spot in self._row_spots(index) if not spot.line)
        yield from self._foot_spots()

    def _spots_at(self, y: float) -> Sequence[Spot]:
        lines = self._lines
        if y < lines.tops()[0]:
            return [*self._ends.head_spots, *self._persona_spots()]
        if y > lines.bottom:
            return list(self._foot_spots())
        index = lines.row_at(y)
        return [*(self._persona_spots() if index == 0 else ()), *self._row_spots(index)]

    def _spots_near(self, record: Record | None) -> Sequence[Spot]:
        """The spots of the band in which a record stands, if it stands anywhere."""
        if isinstance(record, Persona):
            return self._persona_spots()
        if isinstance(record, Note) and record.target == self._pathway:
            return list(self._foot_spots())
        row = self._row_of(record)
        return self._row_spots(row) if row is not None else ()

    def _row_of(self, record: Record | None) -> int | None:
        """The row in which a record stands."""
        moment = record.id if record is not None else ""
        while isinstance(record, Touchpoint | Note | Link | Handover):
            moment = record.target if isinstance(record, Note) else _owner(record)
            record = self._indexed.get(moment)
        if isinstance(record, Phase):
            part = next((part for part in self._parts.parts if part.id == record.id), None)
            return self._lines.row_of(part.slots[0]) if part and part.slots else None
        slot = self._parts.find(moment)
        return self._lines.row_of(slot) if isinstance(record, ServiceMoment) and slot else None

    def _row_spots(self, index: int) -> list[Spot]:
        with no_collection():
            view, line = self._pictures.view(index), self._lines.lines[index]
            spots = row_spots(view, line.gap_ids, self._pen)
        top = self._lines.tops()[index]
        return [spot.moved(0.0, top) for spot in spots]

    def _persona_spots(self) -> list[Spot]:
        return self._ends.persona_spots(self._lines.placed(0), self._lines.tops()[0])

    def _foot_spots(self) -> Iterator[Spot]:
        self._ends.foot_height(self._indexed, self._record(), self._parts)
        bottom = self._lines.bottom
        return (spot.moved(0.0, bottom) for spot in self._ends.foot_spots)


def _owner(record: Touchpoint | Link | Handover) -> str:
    return record.source if isinstance(record, Link) else record.moment


class _Bands(Sequence[Band]):
    """All bands, each made when it is asked for."""

    def __init__(self, lines: LiveLines, height: float) -> None:
        self._edges = [0.0, *lines.tops()[:-1], lines.bottom, height]

    def __len__(self) -> int:
        return len(self._edges) - 1

    @overload
    def __getitem__(self, index: int) -> Band: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Band, ...]: ...

    def __getitem__(self, index: int | slice) -> Band | tuple[Band, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return Band(place, self._edges[place], self._edges[place + 1])


class _Cards(Mapping[str, CardPlace]):
    """All cards, each measured when it is asked for."""

    def __init__(self, lines: LiveLines) -> None:
        self._lines = lines

    def __getitem__(self, moment: str) -> CardPlace:
        slot = self._lines.parts.find(moment)
        if slot is None:
            raise KeyError(moment)
        index = self._lines.row_of(slot)
        with no_collection():
            placed = self._lines.placed(index)
        found = next(card for card in cards_in(placed) if card.id == moment)
        top = self._lines.tops()[index]
        x, y, width, height = found.box
        stop = (found.stop[0], found.stop[1] + top) if found.stop else None
        return replace(found, row=index, box=(x, y + top, width, height), stop=stop)

    def __contains__(self, moment: object) -> bool:
        return isinstance(moment, str) and self._lines.parts.find(moment) is not None

    def __iter__(self) -> Iterator[str]:
        return (slot.id for slot in self._lines.parts.slots if slot.step)

    def __len__(self) -> int:
        return sum(1 for _ in self)
