"""A pathway composed for one way of dividing the paper: head, road, judgements, appendix, by sheet. Draws no card."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from paku_studio.drawing.road_cards import CardBody, Rest
from paku_studio.drawing.road_fields import (
    Entry,
    ListBlock,
    band_height,
    bands_height,
    fields_in_bands,
    take,
)
from paku_studio.drawing.road_head import Block, Head, draw_head, set_persona
from paku_studio.drawing.road_layout import Frame, RoadLayout, bodies_of, lay_out_rows
from paku_studio.drawing.road_legend import LEAD, Sign, legend_lines, legend_signs, lines_width
from paku_studio.drawing.road_scale import HIGHEST, Ground
from paku_studio.drawing.road_story import Story
from paku_studio.drawing.road_type import Pen, set_text
from paku_studio.drawing.text import BOLD, REGULAR, measure
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translator

FARTHEST = 130.0
"""Points: judgements stand at the foot of the sheet, but no further below the road than this."""
FLATTER = (5.5, 4.0)
"""Points by which one step of feeling lifts the road where that saves a sheet; see `Scale.rise`."""
RAISED = 120
"""Moments: for a longer path the hills are not tried in several heights."""


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A list at a place of a sheet."""

    sheet: int
    x: float
    y: float
    width: float
    block: ListBlock


@dataclass(frozen=True)
class Composition:
    """Everything of a pathway with its place; ready to be painted."""

    story: Story
    ground: Ground
    head: Head
    persona: Block | None
    bodies: Mapping[str, CardBody]
    layout: RoadLayout
    fields: tuple[BlockPlace, ...]
    appendix: tuple[BlockPlace, ...]
    appendix_pages: Mapping[str, int]
    legend: list[list[tuple[float, Sign]]]
    legend_sheet: int
    legend_beside: bool
    sheets: int
    spare: float
    """Room left over between the road and the judgements where all is on one sheet, in points."""

    @property
    def told_on(self) -> int:
        """Sheets without the appendix."""
        return self.legend_sheet + 1


def compose(indexed: RecordIndex, story: Story, ground: Ground, pen: Pen, rise: float) -> Composition:
    """Place everything. `rise`: points that one step of feeling lifts the road."""
    head = draw_head(story, ground, pen)
    persona, frame = frame_of(story, head, ground, pen)
    bodies = bodies_of(indexed, story, ground, pen)
    layout = lay_out_rows(story, bodies, ground, pen, frame, rise)
    signs = [] if ground.endless else legend_signs(layout, bodies.values(), pen)
    later = layout.sheets > 1
    legend = legend_lines(signs, ground.right - ground.left - (70 if later else 0), ground)
    beside = later or _legend_beside(legend, story, ground, pen)
    lowest = ground.foot + (2 - LEAD * (len(legend) - 1) if beside and legend else 4 - LEAD * len(legend))
    fields, spare, last = place_fields(story, layout, ground, pen, lowest, frame.next_top - 20)
    blocks = _appendix_blocks(story, head, persona, layout, bodies, ground, pen)
    appendix, pages, sheets = _place_appendix(blocks, ground, last + 1, frame.next_top)
    return Composition(
        story, ground, head, persona, bodies, layout, fields, appendix, pages, legend, last, beside, sheets, spare
    )


def best_composition(indexed: RecordIndex, story: Story, choices: tuple[Ground, ...], pen: Pen) -> Composition:
    """The largest type with which all stands on one sheet, else the smallest; room to spare raises the hills."""
    low, high = 0, len(choices) - 1
    found = None
    while low < high:
        middle = (low + high) // 2
        tried = compose(indexed, story, choices[middle], pen, choices[middle].scale.rise)
        if tried.told_on == 1 and not any(body.squeezed for body in tried.bodies.values()):
            high, found = middle, tried
        else:
            low = middle + 1
    ground = choices[low]
    if found is None or found.ground is not ground:
        found = compose(indexed, story, ground, pen, ground.scale.rise)
    if found.told_on == 1:
        return _spread(indexed, found, pen)
    if len(story.steps) <= RAISED:
        found = _gathered(indexed, found, choices[:low], pen)
    return _raise(indexed, found, pen)


def _gathered(indexed: RecordIndex, tight: Composition, larger: tuple[Ground, ...], pen: Pen) -> Composition:
    """On several sheets: lower hills where they save a sheet, then the largest type that needs no sheet more."""
    found, rise = tight, tight.ground.scale.rise
    for lower in FLATTER if tight.layout.feelings else ():
        flat = compose(indexed, tight.story, tight.ground, pen, lower)
        if flat.sheets < found.sheets:
            found, rise = flat, lower
            break
    for ground in larger:
        large = compose(indexed, tight.story, ground, pen, min(rise, ground.scale.rise))
        if large.sheets <= found.sheets:
            return large
    return found


def _raise(indexed: RecordIndex, tight: Composition, pen: Pen) -> Composition:
    """On several sheets: the highest hills with which no row, nor anything else, goes on to a later sheet."""
    if not tight.layout.feelings or len(tight.story.steps) > RAISED:
        return tight
    for rise in (13.0, 11.0, 9.0):
        raised = compose(indexed, tight.story, tight.ground, pen, rise)
        if raised.told_on <= tight.told_on and _row_sheets(raised) <= _row_sheets(tight):
            return raised
    return tight


def _row_sheets(made: Composition) -> list[int]:
    return [placed.sheet for placed in made.layout.rows]


def _spread(indexed: RecordIndex, tight: Composition, pen: Pen) -> Composition:
    """Use up the room to spare: first higher hills, then more air between the rows."""
    rows = len(tight.layout.rows)
    found, ground = tight, tight.ground
    if rows and tight.layout.feelings and tight.spare > 4:
        rise = min(HIGHEST, ground.scale.rise + tight.spare / (4 * rows))
        raised = compose(indexed, tight.story, ground, pen, rise)
        found = raised if raised.told_on == 1 else tight
    rise = found.layout.rows[0].row.rise if rows else 0.0
    air = min(20.0, found.spare / rows * 0.8) if rows > 1 else 0.0
    if air > 1:
        airy = replace(ground, scale=replace(ground.scale, row_gap=ground.scale.row_gap + air))
        spread = compose(indexed, tight.story, airy, pen, rise or ground.scale.rise)
        found = spread if spread.told_on == 1 else found
    return found


def frame_of(story: Story, head: Head, ground: Ground, pen: Pen) -> tuple[Block | None, Frame]:
    """The persona's words, set, and the room for the road that they and the head leave."""
    scale = ground.scale
    top = head.bottom
    following = scale.margin + 43
    foot = ground.foot - 12
    traveller = story.traveller
    if traveller is None:
        return None, Frame(top, following, foot)
    radius = scale.portrait
    if ground.wide:
        width = 2 * scale.pitch - scale.gap + scale.gutter - 2 * radius - 34
        block = set_persona(traveller, width, ground, pen)
        return block, Frame(top, following, foot, 2, max(block.height + 8, 2 * radius + 30), ground.column(2) - 16)
    block = set_persona(traveller, ground.right - ground.left - 2 * radius - 22, ground, pen)
    return block, Frame(top + max(2 * radius + 4, block.height) + 18, following, foot)


def footer_words(story: Story, language: str) -> str:
    """What stands at the foot: that the persona is no real person, where that was confirmed; else nothing."""
    if story.traveller is None or not story.traveller.record.fictional:
        return ""
    return translator(language)("The persona is composed of many people's experiences")


def _legend_beside(legend: list[list[tuple[float, Sign]]], story: Story, ground: Ground, pen: Pen) -> bool:
    """Whether the legend has room in the footer's line."""
    taken = measure(footer_words(story, pen.language), REGULAR, ground.scale.small) + 80
    return len(legend) <= 1 and lines_width(legend, ground) + taken < ground.right - ground.left


def place_fields(
    story: Story, layout: RoadLayout, ground: Ground, pen: Pen, lowest: float, following: float
) -> tuple[tuple[BlockPlace, ...], float, int]:
    """The judgements at the foot of the road's last sheet, or on sheets of their own where they have no room."""
    bands = fields_in_bands(story.fields, story.pathway, ground, pen)
    sheet, needed = layout.sheets - 1, bands_height(bands)
    spare = lowest - needed - (layout.bottom + 11)
    y = layout.bottom + 34 if ground.endless else min(lowest - needed, layout.bottom + FARTHEST)
    if spare < 0:
        sheet, y = sheet + 1, following
    found: list[BlockPlace] = []
    across = max((len(band) for band in bands), default=1)
    if bands:
        across = len(fields_in_bands(story.fields, story.pathway, ground, pen)[0]) if len(bands) > 1 else across
    width = (ground.right - ground.left - 18 * (across - 1)) / across
    for band in bands:
        waiting: list[ListBlock | None] = list(band)
        while any(waiting):
            tallest = band_height([block for block in waiting if block])
            if y + tallest > lowest + 0.01 and (y > following + 1) and tallest < lowest - following:
                sheet, y = sheet + 1, following
            room = lowest - y
            left: list[ListBlock | None] = []
            deepest = y
            for place, block in enumerate(waiting):
                fits, rest = take(block, room) if block else (None, None)
                if fits:
                    found.append(BlockPlace(sheet, ground.left + place * (width + 18), y, width, fits))
                    deepest = max(deepest, y + fits.height)
                left.append(rest)
            waiting, y = left, deepest + 8
            if any(waiting):
                sheet, y = sheet + 1, following
    return tuple(found), spare, sheet


def _appendix_blocks(
    story: Story,
    head: Head,
    persona: Block | None,
    layout: RoadLayout,
    bodies: Mapping[str, CardBody],
    ground: Ground,
    pen: Pen,
) -> list[tuple[str, ListBlock]]:
    """What was too much for its place, by the record under which it stands."""
    if not ground.scale.limited:
        return []
    t = translator(pen.language)
    found = []
    whole = [Rest("", text) for text in (*head.rest, *(persona.rest if persona else ()))]
    if whole:
        found.append((story.pathway, _appendix_block(story.pathway, t("The pathway"), whole, ground, pen)))
    for placed in layout.rows:
        for label in placed.row.labels:
            rests = [Rest("", label.name.rest)] if label.name.rest and label.begins else []
            rests += [
                Rest(said.spoken, each.rest)
                for said, each in zip(label.stretch.said, label.said, strict=False)
                if each.rest
            ]
            rests += [Rest(said.spoken, said.text) for said in label.stretch.said[len(label.said) :] if label.begins]
            if rests:
                name = t("Phase %(number)s") % {"number": label.stretch.place + 1}
                found.append((label.stretch.id, _appendix_block(label.stretch.id, name, rests, ground, pen)))
    for step in story.steps:
        body = bodies[step.moment.id]
        if body.rest:
            name = t("Card %(number)s") % {"number": step.number}
            block = _appendix_block(step.moment.id, name, body.rest, ground, pen)
            found.append((step.moment.id, block))
    return found


def _appendix_block(
    record: str, name: str, rests: "list[Rest] | tuple[Rest, ...]", ground: Ground, pen: Pen
) -> ListBlock:
    scale = ground.scale
    width = _appendix_width(ground)
    indent = 14.0
    heading = set_text(name, BOLD, scale.field, scale.field * 1.25, width - indent, pen.spoken)
    entries = tuple(
        Entry(f"{record}-rest-{place}", "", "", set_text(
            f"{rest.spoken}: {rest.text}" if rest.spoken and rest.text else rest.spoken or rest.text,
            REGULAR, scale.field, scale.field_lead, width - indent, pen.spoken))
        for place, rest in enumerate(rests)
    )  # fmt: skip
    return ListBlock(f"{record}-appendix", "", heading, entries)


def _appendix_width(ground: Ground) -> float:
    across = max(1, ground.columns // 2)
    return (ground.right - ground.left - 24 * (across - 1)) / across


def _place_appendix(
    blocks: list[tuple[str, ListBlock]], ground: Ground, sheet: int, following: float
) -> tuple[tuple[BlockPlace, ...], dict[str, int], int]:
    """The appendix in columns from a new sheet on; which page each record's part begins on; how many sheets in all."""
    if not blocks:
        return (), {}, sheet
    across, width = max(1, ground.columns // 2), _appendix_width(ground)
    found: list[BlockPlace] = []
    pages: dict[str, int] = {}
    column, top = 0, following + 16
    y = top
    for record, block in blocks:
        waiting: ListBlock | None = block
        while waiting:
            fits, rest = take(waiting, ground.foot - y)
            if fits:
                pages.setdefault(record, sheet + 1)
                found.append(BlockPlace(sheet, ground.left + column * (width + 24), y, width, fits))
                y += fits.height + 6
            if rest:
                column, y = column + 1, top
                if column == across:
                    column, sheet = 0, sheet + 1
            waiting = rest
    return tuple(found), pages, sheet + 1
