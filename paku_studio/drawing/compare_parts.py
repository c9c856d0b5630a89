"""What stands round the two roads of a comparison: head, legend, footer, appendix. Knows no place on the roads."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.compare_layout import Layout, pill_width
from paku_studio.drawing.compare_marks import kind_shape
from paku_studio.drawing.compare_story import KIND_WORDS, Road, Telling
from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.road_cards import Rest
from paku_studio.drawing.road_compose import footer_words
from paku_studio.drawing.road_draw import NOT_TOLD
from paku_studio.drawing.road_fields import Entry, ListBlock, draw_list, take
from paku_studio.drawing.road_legend import LEAD, Sign, draw_legend, legend_lines
from paku_studio.drawing.road_marks import feeling_face, line
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_type import Passage, Pen, artifact, painted, paragraph, set_text
from paku_studio.drawing.shapes import diamond, star
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place
from paku_studio.graph.comparison import KINDS, Kind
from paku_studio.locale import translator


@dataclass(frozen=True, slots=True)
class Head:
    """The drawn head, where it ends, and what was too much for it."""

    parts: tuple[Group, ...]
    bottom: float
    rest: tuple[str, ...]


def draw_head(telling: Telling, ground: Ground, pen: Pen) -> Head:
    """What this sheet is, whose pathways, and how many moments of each kind."""
    scale, theme = ground.scale, pen.theme
    width = ground.right - ground.left
    size = scale.title
    title = set_text(heading(pen.language), BOLD, size, size * 1.12, width, pen.language)
    y = ground.left - 3 + size * 0.78
    parts = [Group(painted(title, ground.left - 1, y, theme.ink), role="H1")]
    y += title.height - title.lead + 19
    counts = set_text(telling.counts, SEMIBOLD, 12.0, 15.0, width, pen.language)
    parts.append(paragraph(painted(counts, ground.left, y, theme.ink)))
    y += counts.height - counts.lead
    whose = set_text(_whose(telling), REGULAR, scale.body, scale.body_lead, width, pen.spoken, most=2)
    if len(whose.lines) == 1 and counts.width + whose.width + 30 <= width and len(counts.lines) == 1:
        parts.append(paragraph(painted(whose, ground.right, y, theme.ink_soft, "end"), language=pen.words))
    elif whose.lines:
        parts.append(paragraph(painted(whose, ground.left, y + 16, theme.ink_soft), language=pen.words))
        y += 2 + whose.height
    return Head(tuple(parts), y + 12, (whose.rest,) if whose.rest else ())


def heading(language: str) -> str:
    """What the sheet is called."""
    return translator(language)("Two pathways side by side")


def _whose(telling: Telling) -> str:
    """The persona of both, or of each."""
    found = dict.fromkeys(
        ", ".join(each for each in (traveller.name.strip(), traveller.who.strip()) if each)
        for road in telling.roads
        if (traveller := road.story.traveller) is not None
    )
    return " / ".join(each for each in found if each)


def legend_of(telling: Telling, ground: Ground, pen: Pen) -> list[list[tuple[float, Sign]]]:
    """The signs that this comparison uses, in lines."""
    if ground.endless and not telling.columns:
        return []
    return legend_lines(_signs(telling, pen), ground.right - ground.left, ground)


def _signs(telling: Telling, pen: Pen) -> Iterator[Sign]:
    t, theme = translator(pen.language), pen.theme
    used = {pair.kind for pair in telling.comparison.pairs}
    for kind in KINDS:
        if kind in used:
            yield Sign(14, _shape(kind, pen), t(KIND_WORDS[kind]))
    if any(column.before != column.after and column.pair.kind == "moved" for column in telling.columns):
        yield Sign(26, _thread(pen), t("from its old place to its new one"))
    cards = [told.card for road in telling.roads for told in road.cards.values()]
    if any(card.meaningful or any(chip.meaningful for chip in card.chips) for card in cards):
        yield Sign(13, lambda x, y: [*star(x + 6.5, y, 6.5, theme.meaningful)], t("meaningful"))
    if any(card.critical or any(chip.critical for chip in card.chips) for card in cards):
        yield Sign(13, lambda x, y: [*diamond(x + 6.5, y, 6.5, theme.critical, bang=theme.surface)], t("critical"))
    if any(road.told for road in telling.roads):
        yield Sign(14, lambda x, y: [*feeling_face(1, x + 7, y, 6.0, theme)], t("height of the road: the feeling"))
        if any(tells_not_all(road) for road in telling.roads):
            yield Sign(30, _untold(pen), t("the feeling was not told"))


def tells_not_all(road: Road) -> bool:
    """Whether some feelings were told on the road, but not at each of its moments."""
    return road.told and any(told.on_road and not told.level.told for told in road.cards.values())


def beside_titles(layout: Layout, pen: Pen) -> Iterator[Group]:
    """What the marking along a road says, at the right of its title where there is room: a legend without a line."""
    ground = layout.ground
    words, size = translator(pen.language)("the feeling was not told"), ground.scale.small
    wide = 35 + measure(words, REGULAR, size)
    for lane, base in layout.bands[0].lanes if layout.bands else ():
        used = pill_width(lane.road.variant) + 8 + lane.name.width
        if not tells_not_all(lane.road) or ground.left + used + 20 + wide > ground.right:
            continue
        x, y = ground.right - wide, base - lane.height + 9
        said = place(words, x + 35, y + size * 0.35, REGULAR, size, pen.theme.ink)
        yield paragraph((artifact(_untold(pen)(x, y)), *said))


def _untold(pen: Pen) -> Callable[[float, float], list[Item]]:
    """A piece of a road whose height nobody told."""
    return lambda x, y: [
        line(((x + 2, y), (x + 28, y)), pen.theme.road, 4.0, ()),
        line(((x + 2, y), (x + 28, y)), pen.theme.surface, 1.5, NOT_TOLD),
    ]


def _shape(kind: Kind, pen: Pen) -> Callable[[float, float], list[Item]]:
    return lambda x, y: list(kind_shape(kind, x + 7, y, 6.5, pen.theme))


def _thread(pen: Pen) -> Callable[[float, float], list[Item]]:
    return lambda x, y: [line(((x, y), (x + 26, y)), pen.theme.ink_soft, 1.0, (3.0, 2.0))]


def legend_height(lines: Sequence[object]) -> float:
    """How much room the legend takes above the footer's line."""
    return LEAD * len(lines) + 4 if lines else 0.0


def foot_parts(
    telling: Telling, legend: list[list[tuple[float, Sign]]], sheet: int, sheets: int, ground: Ground, pen: Pen
) -> Iterator[Group]:
    """The legend on the first sheet; on each what drew it and which page it is."""
    scale, theme = ground.scale, pen.theme
    y = ground.height - scale.margin + 8
    if sheet == 0 and legend:
        yield draw_legend(legend, ground.left, y - 20, ground, pen)
    right = ground.right
    if sheets > 1:
        page = translator(pen.language)("Page %(page)s/%(pages)s") % {"page": sheet + 1, "pages": sheets}
        yield artifact(place(page, right, y, SEMIBOLD, scale.small, theme.ink_soft, "end"))
        right -= 70
    if sheet == 0 and (words := _composed_words(telling, pen.language)):
        yield paragraph(place(words, right, y, REGULAR, scale.small, theme.ink_soft, "end"))


def _composed_words(telling: Telling, language: str) -> str:
    """That the persona of the roads is no real person, where that was confirmed of each of them."""
    found = [footer_words(road.story, language) for road in telling.roads if road.story.traveller]
    return found[0] if found and all(found) else ""


def running_head(telling: Telling, ground: Ground, pen: Pen) -> Group:
    """What later sheets repeat. Nobody reads it again."""
    scale, theme = ground.scale, pen.theme
    y = scale.margin + 8
    items: list[Item] = list(place(heading(pen.language), ground.left, y, BOLD, 12.0, theme.ink))
    items += place(telling.counts, ground.right, y, REGULAR, 10.5, theme.ink_soft, "end")
    items.append(line(((ground.left, y + 7), (ground.right, y + 7)), theme.line, 0.75, ()))
    return artifact(items)


@dataclass(frozen=True, slots=True)
class RestPlace:
    """A part of the appendix at a place of a sheet."""

    sheet: int
    x: float
    y: float
    width: float
    block: ListBlock


def appendix(head: Head, layout: Layout, pen: Pen) -> tuple[tuple[RestPlace, ...], Mapping[str, int], int]:
    """What was too much for its place, from a new sheet on; the page of each moment's part; sheets in all."""
    ground, sheets = layout.ground, layout.sheets
    blocks = list(_blocks(head, layout, pen))
    if not blocks:
        return (), {}, sheets
    across, width = _appendix_columns(ground)
    found: list[RestPlace] = []
    pages: dict[str, int] = {}
    sheet, column, top = sheets, 0, ground.scale.margin + 62
    y = top
    for moment, block in blocks:
        waiting: ListBlock | None = block
        while waiting:
            fits, rest = take(waiting, ground.foot - y)
            if fits:
                pages.setdefault(moment, sheet + 1)
                found.append(RestPlace(sheet, ground.left + column * (width + 24), y, width, fits))
                y += fits.height + 6
            if rest:
                column, y = column + 1, top
                if column == across:
                    column, sheet = 0, sheet + 1
            waiting = rest
    return tuple(found), pages, sheet + 1


def _appendix_columns(ground: Ground) -> tuple[int, float]:
    across = max(1, ground.columns // 2)
    return across, (ground.right - ground.left - 24 * (across - 1)) / across


def _blocks(head: Head, layout: Layout, pen: Pen) -> Iterator[tuple[str, ListBlock]]:
    t = translator(pen.language)
    whole = [Rest("", text) for text in head.rest]
    whole += [Rest("", lane.name.rest) for band in layout.bands[:1] for lane, _ in band.lanes if lane.name.rest]
    labels = [label for band in layout.bands for lane, _ in band.lanes for label in lane.labels if label.begins]
    whole += [Rest("", label.words.rest) for label in labels if label.words.rest]
    if whole:
        yield "", _block("compared", t("The pathway"), whole, layout.ground, pen)
    for moment, variant, body in layout.rest:
        name = t("Card %(number)s") % {"number": _number(layout, moment)}
        yield moment, _block(moment, f"{name} · {variant}", body.rest, layout.ground, pen)


def _number(layout: Layout, moment: str) -> int:
    return next(road.cards[moment].placed.number for road in layout.telling.roads if moment in road.cards)


def _block(name: str, title: str, rests: Sequence[Rest], ground: Ground, pen: Pen) -> ListBlock:
    scale, (_, width) = ground.scale, _appendix_columns(ground)
    head = set_text(title, BOLD, scale.field, scale.field * 1.25, width - 14, pen.language)
    entries = []
    for place_, rest in enumerate(rests):
        words = f"{rest.spoken}: {rest.text}" if rest.spoken and rest.text else rest.spoken or rest.text
        text: Passage = set_text(words, REGULAR, scale.field, scale.field_lead, width - 14, pen.spoken)
        entries.append(Entry(f"{name}-rest-{place_}", "", "", text))
    return ListBlock(f"{name}-appendix", "", head, tuple(entries))


def appendix_group(found: Sequence[RestPlace], sheet: int, ground: Ground, pen: Pen) -> Iterator[Group]:
    """The part of the appendix that stands on a sheet."""
    mine = [each for each in found if each.sheet == sheet]
    if not mine:
        return
    words = translator(pen.language)("Appendix")
    title = place(words, ground.left, ground.scale.margin + 46, BOLD, ground.scale.phase, pen.theme.ink)
    first = min(each.sheet for each in found) == sheet
    head = Group(title, role="H2", bookmark=words) if first else artifact(title)
    lists = [draw_list(each.block, each.x, each.y, each.width, ground, pen) for each in mine]
    yield Group((head, *lists), id="appendix", role="Sect")
