"""What stands above and below the rows of the canvas: title, persona, judgements. Knows no row but the first."""

from dataclasses import replace

from paku_studio.drawing.display import Box, Group
from paku_studio.drawing.live_parts import RoadParts
from paku_studio.drawing.live_spots import list_spots
from paku_studio.drawing.road_cards import Spot
from paku_studio.drawing.road_compose import BlockPlace, frame_of, place_fields
from paku_studio.drawing.road_fields import draw_list
from paku_studio.drawing.road_head import draw_head
from paku_studio.drawing.road_layout import PlacedRow, RoadLayout
from paku_studio.drawing.road_marks import line
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_sheet import paint_persona, persona_place
from paku_studio.drawing.road_story import Field, Story, tell_fields
from paku_studio.drawing.road_type import Pen, artifact
from paku_studio.graph.index import RecordIndex
from paku_studio.models import Pathway


class LiveEnds:
    """Head and foot of one pathway's canvas."""

    def __init__(self, story: Story, ground: Ground, pen: Pen) -> None:
        self._ground, self._pen = ground, pen
        self._fields: tuple[Field, ...] | None = None
        self._doubted = True
        self._lists: tuple[BlockPlace, ...] = ()
        self._foot: tuple[float, Group] | None = None
        self._foot_local = Group()
        self._set_head(story)

    def _set_head(self, story: Story) -> None:
        self.story = story
        self._head = draw_head(story, self._ground, self._pen)
        self._persona, self.frame = frame_of(story, self._head, self._ground, self._pen)
        self._beside: tuple[PlacedRow, Group] | None = None
        parts = [*self._head.parts]
        if self._persona is not None and story.traveller is not None and not self._ground.wide:
            left, top = self._ground.left + 1, self._head.bottom + self._ground.scale.portrait
            road = line(((left, top), (left, self.frame.first_top)), self._pen.theme.road, self._ground.scale.road, ())
            at = persona_place(self._persona, self._head.bottom, None, self._ground)
            parts += [artifact((road,)), paint_persona(story.traveller, self._persona, at, self._ground, self._pen)]
        self.head_picture = Group(tuple(parts))

    def take_story(self, story: Story) -> bool:
        """Tell title and persona anew; whether they changed at all."""
        if story == self.story:
            return False
        self._set_head(story)
        return True

    # -- above the road

    @property
    def title(self) -> Box:
        """Where the pathway's title stands."""
        return self._head.title

    @property
    def head_spots(self) -> list[Spot]:
        """The title."""
        return [Spot(self.story.pathway, "title", self.title)]

    @property
    def above_first(self) -> float | None:
        """How far below the first row's upper edge the persona begins from whom the road comes; None without one."""
        if self._persona is None:
            return None
        return 0.0 if self._ground.wide else -self._ground.scale.portrait

    def persona_beside(self, first: PlacedRow) -> Group | None:
        """The persona at the beginning of the first row, counted from that row's upper edge, if it stands there."""
        if self._persona is None or self.story.traveller is None or not self._ground.wide:
            return None
        if self._beside is None or self._beside[0] != first:
            at = persona_place(self._persona, 0.0, first, self._ground)
            group = paint_persona(self.story.traveller, self._persona, at, self._ground, self._pen)
            self._beside = first, group
        return self._beside[1]

    def persona_spots(self, first: PlacedRow, top: float) -> list[Spot]:
        """Where the persona stands. `top`: the first row's upper edge."""
        if self._persona is None or self.story.traveller is None:
            return []
        wide = self._ground.wide
        at = persona_place(self._persona, 0.0 if wide else self._head.bottom, first, self._ground)
        spot = Spot(self.story.traveller.record.id, "persona", at.box)
        return [spot.moved(0.0, top) if wide else spot]

    # -- below it

    def doubt_foot(self) -> None:
        """The judgements may have changed."""
        self._doubted = True

    def foot_height(self, indexed: RecordIndex, pathway: Pathway, parts: RoadParts) -> float:
        """From the end of the road to the end of the canvas; tells the judgements anew if they may have changed."""
        if self._doubted:
            self._doubted = False
            self._set_foot(tell_fields(indexed, pathway, parts.kinds(indexed), self._pen.language))
        deepest = max((each.y + each.block.height for each in self._lists), default=0.0)
        return deepest + self._ground.scale.margin

    def _set_foot(self, fields: tuple[Field, ...]) -> None:
        if fields == self._fields:
            return
        self._fields, self._foot = fields, None
        ground, story = self._ground, replace(self.story, fields=fields)
        layout = RoadLayout(story, ground, (), 1, 0.0, False)
        lists, _, _ = place_fields(story, layout, ground, self._pen, ground.foot, self.frame.next_top - 20)
        self._lists = lists
        drawn = (draw_list(each.block, each.x, each.y, each.width, ground, self._pen) for each in lists)
        self._foot_local = Group(tuple(drawn), id="judgements", role="Sect")

    @property
    def foot_spots(self) -> list[Spot]:
        """The entries of the judgements, counted from the end of the road."""
        return list(list_spots(self._lists))

    def foot_picture(self, bottom: float) -> Group:
        """The judgements below the road's end."""
        if self._foot is None or self._foot[0] != bottom:
            self._foot = bottom, Group((self._foot_local,), transform=(1.0, 0.0, 0.0, 1.0, 0.0, bottom))
        return self._foot[1]
