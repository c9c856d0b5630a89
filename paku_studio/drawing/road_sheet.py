"""Painting a composed pathway sheet by sheet. Knows where everything stands, decides nothing about it."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Box, Group, Item, Sheet
from paku_studio.drawing.road_compose import BlockPlace, Composition, footer_words
from paku_studio.drawing.road_draw import (
    bend,
    enter_sheet,
    hills,
    leave_sheet,
    quiet_words_at,
    road,
    road_end,
    road_start,
    words_patch,
)
from paku_studio.drawing.road_fields import draw_list
from paku_studio.drawing.road_head import Block, draw_persona_words, draw_portrait, running_head
from paku_studio.drawing.road_layout import PlacedRow, RoadLayout
from paku_studio.drawing.road_legend import draw_legend
from paku_studio.drawing.road_marks import line
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_steps import Sheets, empty_phase, label_groups, side_ways, step_group
from paku_studio.drawing.road_story import Traveller
from paku_studio.drawing.road_type import Pen, artifact, painted, paragraph, set_text
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place
from paku_studio.locale import translator


def paint_sheet(made: Composition, sheet: int, pen: Pen, width: float, height: float) -> Sheet:
    """One sheet of the paper's size in points."""
    body = Group(tuple(_parts(made, sheet, pen)))
    factor = made.ground.factor
    if factor != 1.0:
        body = Group((Group(body.children, transform=(factor, 0.0, 0.0, factor, 0.0, 0.0)),))
    name = f"{made.story.title.strip()} {sheet + 1}".strip()
    return Sheet(width, height, body, pen.theme.paper if made.ground.endless else None, name)


def _parts(made: Composition, sheet: int, pen: Pen) -> Iterable[Item]:
    rows = [placed for placed in made.layout.rows if placed.sheet == sheet]
    yield artifact(_backdrop(made, rows, pen))
    if sheet == 0:
        yield from made.head.parts
        yield from _persona(made, pen)
        yield from _nothing_yet(made, pen)
    else:
        yield running_head(made.story, sheet, made.ground, pen)
    yield from feelings_unasked(made.layout, rows[:1] if sheet == 0 else (), pen)
    yield from stretches(made, rows, pen)
    yield from _lists(made, sheet, pen)
    if sheet == made.legend_sheet and made.legend:
        y = made.ground.height - made.ground.scale.margin + 5 - (0 if made.legend_beside else 16)
        yield draw_legend(made.legend, made.ground.left, y, made.ground, pen)
    yield from _footer(made, sheet, pen)


def _backdrop(made: Composition, rows: list[PlacedRow], pen: Pen) -> list[Item]:
    """Everything that lies under the cards: hills, bends between rows, the road, side ways."""
    scale, told = made.ground.scale, made.layout.feelings
    found: list[Item] = []
    for placed in rows:
        found += hills(placed, pen, scale, told=told)
    for before, after in itertools.pairwise(rows):
        found += bend(before, after, pen, made.ground)
    if rows:
        found += _entry(made, rows[0], pen)
        found += _exit(made, rows[-1], pen)
    for placed in rows:
        found += road(placed, pen, scale, told=told, quiet=made.layout.quiet)
        found += side_ways(placed, made.layout, pen)
    return found


def _entry(made: Composition, first: PlacedRow, pen: Pen) -> list[Item]:
    ground = made.ground
    if first.sheet:
        words = translator(pen.language)("Continued from page %(page)s") % {"page": first.sheet}
        y = ground.scale.margin + 35
        return [
            *enter_sheet(first, ground.scale.margin + 26, pen, ground),
            *place(words, ground.first, y, SEMIBOLD, ground.scale.small, pen.theme.ink_soft),
        ]
    return road_entry(first, made.head.bottom if made.persona else None, pen, ground)


def road_entry(first: PlacedRow, persona: float | None, pen: Pen, ground: Ground) -> list[Item]:
    """How the road begins: with nobody, or at the persona, whose upper edge is given."""
    if persona is None:
        return road_start(first, pen, ground.scale)
    if ground.wide:
        x, y = first.row.knots[0].x, first.base + first.row.knots[0].y
        return [line(((x - ground.scale.portrait, y), (x, y)), pen.theme.road, ground.scale.road, ())]
    return enter_sheet(first, persona + ground.scale.portrait, pen, ground)


def _exit(made: Composition, last: PlacedRow, pen: Pen) -> list[Item]:
    if last.row.last:
        return road_end(last, pen)
    ground = made.ground
    following = made.layout.rows[last.row.index + 1]
    steps = [each.cell.step for each in following.row.stood if each.cell.step]
    t = translator(pen.language)
    foot = ground.foot
    size = ground.scale.small
    page = t("Continues on page %(page)s") % {"page": last.sheet + 2}
    text = f"{page}: {steps[0].number} {' '.join(steps[0].moment.text.split())}" if steps else page
    words = set_text(text, SEMIBOLD, size, size, ground.right - ground.left - 40, pen.spoken, most=1)
    return [
        *leave_sheet(last, foot, pen, ground),
        *painted(words, ground.right - 14, foot - 4, pen.theme.ink_soft, "end"),
    ]


def feelings_unasked(layout: RoadLayout, first: Sequence[PlacedRow], pen: Pen) -> Iterable[Group]:
    """On the road's first row, where it has room: that nobody was asked how it felt."""
    size = layout.ground.scale.actor
    words = translator(pen.language)("feelings not asked")
    width = measure(words, SEMIBOLD, size)
    for placed in first if layout.quiet else ():
        at = quiet_words_at(placed, width)
        if at is not None:
            behind = artifact((words_patch(*at, width, pen),))
            text = place(words, at[0], at[1] + size * 0.34, SEMIBOLD, size, pen.theme.ink_soft, "middle")
            yield paragraph((behind, *text))


def _persona(made: Composition, pen: Pen) -> Iterable[Group]:
    traveller, block = made.story.traveller, made.persona
    if traveller is None or block is None:
        return
    first = made.layout.rows[0] if made.layout.rows else None
    yield paint_persona(traveller, block, persona_place(block, made.head.bottom, first, made.ground), made.ground, pen)


@dataclass(frozen=True, slots=True)
class PersonaPlace:
    """Where the persona stands: the upper left corner of the words, the middle of the portrait."""

    words: tuple[float, float]
    face: tuple[float, float]
    box: Box


def persona_place(block: Block, top: float, first: PlacedRow | None, ground: Ground) -> PersonaPlace:
    """Beside the first row if the sheet is wide, else above it. `top`: where the title ends."""
    radius = ground.scale.portrait
    if ground.wide and first is not None:
        start = first.row.knots[0]
        words = (ground.left, top)
        face = (start.x - radius + 1, max(first.base + start.y, top + radius))
    else:
        words = (ground.left + 2 * radius + 18, top + max(0.0, radius - block.height / 2))
        face = (ground.left + 1 + radius, top + radius)
    left, upper = min(words[0], face[0] - radius), min(words[1], face[1] - radius)
    right = max(words[0] + block.width, face[0] + radius)
    lower = max(words[1] + block.height, face[1] + radius)
    return PersonaPlace(words, face, (left, upper, right - left, lower - upper))


def paint_persona(traveller: Traveller, block: Block, at: PersonaPlace, ground: Ground, pen: Pen) -> Group:
    """The persona's words and portrait."""
    words = draw_persona_words(block, *at.words, pen)
    face = draw_portrait(traveller, *at.face, ground.scale.portrait, pen)
    return Group((*words, face), id=traveller.record.id, role="Sect")


def _nothing_yet(made: Composition, pen: Pen) -> Iterable[Group]:
    if made.layout.rows:
        return
    words = translator(pen.language)("No service moments have been told of this pathway yet.")
    size = made.ground.scale.field
    yield paragraph(place(words, made.ground.left, made.layout.bottom + 30, REGULAR, size, pen.theme.ink_soft))


def stretches(made: Composition, rows: list[PlacedRow], pen: Pen) -> Iterable[Group]:
    """Each phase on these rows as one part of the structure: its name, then its moments."""
    sheets = Sheets(
        {placed.row.index: placed.sheet for placed in made.layout.rows},
        {placed.row.index: placed.base for placed in made.layout.rows},
        made.appendix_pages,
    )
    parts: dict[str, list[Item]] = {}
    for placed in rows:
        for label in placed.row.labels:
            parts.setdefault(label.stretch.id, []).extend(label_groups(placed, label, made.layout, pen))
        for stood in placed.row.stood:
            painted_cell = (
                empty_phase(placed, stood, made.layout, pen)
                if stood.cell.step is None
                else step_group(placed, stood, made.layout, sheets, pen)
            )
            parts.setdefault(stood.cell.stretch.id, []).append(painted_cell)
    for stretch, found in parts.items():
        yield Group(tuple(found), id=stretch, role="Sect")


def _lists(made: Composition, sheet: int, pen: Pen) -> Iterable[Group]:
    fields = [_list(each, made, pen) for each in made.fields if each.sheet == sheet]
    if fields:
        yield Group(tuple(fields), id="judgements", role="Sect")
    rest = [_list(each, made, pen) for each in made.appendix if each.sheet == sheet]
    if not rest:
        return
    scale = made.ground.scale
    first = min(each.sheet for each in made.appendix) == sheet
    words = translator(pen.language)("Appendix")
    title = place(words, made.ground.left, scale.margin + 46, BOLD, scale.phase, pen.theme.ink)
    heading = Group(title, role="H2", bookmark=words) if first else artifact(title)
    yield Group((heading, *rest), id="appendix", role="Sect")


def _list(placed: BlockPlace, made: Composition, pen: Pen) -> Group:
    return draw_list(placed.block, placed.x, placed.y, placed.width, made.ground, pen)


def _footer(made: Composition, sheet: int, pen: Pen) -> Iterable[Group]:
    ground, theme = made.ground, pen.theme
    if ground.endless:
        return
    y = ground.height - ground.scale.margin + 8
    size = ground.scale.small
    words = footer_words(made.story, pen.language)
    page = translator(pen.language)("Page %(page)s/%(pages)s") % {"page": sheet + 1, "pages": made.sheets}
    beside = made.legend_beside and sheet == made.legend_sheet
    right = ground.right
    if made.sheets > 1:
        numbered = place(page, right, y, SEMIBOLD, size, theme.ink_soft, "end")
        yield artifact(numbered)
        right -= 70
    written = (
        place(words, right, y, REGULAR, size, theme.ink_soft, "end")
        if beside or made.sheets == 1
        else place(words, ground.left, y, REGULAR, size, theme.ink_soft)
    )
    if sheet == 0 and written:
        yield paragraph(written)
