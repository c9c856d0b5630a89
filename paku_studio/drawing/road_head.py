"""The head of the pathway's sheet: title, what kind of path and when, the persona with a portrait. Knows no road."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Box, Group, Item
from paku_studio.drawing.persona_story import labelled
from paku_studio.drawing.portraits import likeness, words_for
from paku_studio.drawing.road_marks import line
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Story, Traveller
from paku_studio.drawing.road_type import Passage, Pen, artifact, figure, painted, paragraph, set_text
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, is_blank, measure, place
from paku_studio.locale import translator

AIR = 9.0
"""Points of the canvas between the head and the road: nothing else parts them there."""


@dataclass(frozen=True, slots=True)
class Head:
    """The drawn head and where it ends; texts too long for it, for the appendix."""

    parts: tuple[Group, ...]
    bottom: float
    rest: tuple[str, ...]
    title: Box = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Block:
    """The persona's words, set: passages with colour, and the distance above each. `height` of all."""

    passages: tuple[tuple[str, Passage, str, float, str], ...]
    height: float
    rest: tuple[str, ...]

    @property
    def width(self) -> float:
        """Its widest line."""
        return max((passage.width for _, passage, *_ in self.passages), default=0.0)


def draw_head(story: Story, ground: Ground, pen: Pen) -> Head:
    """Title and meta; subtitle and summary where the group wrote them."""
    scale = ground.scale
    text = translator(pen.language)("Service pathway") if is_blank(story.title) else story.title.strip()
    meta, beside = _fitting_meta(text, story, ground, pen)
    taken = max((each.width for each in meta), default=0.0) + 24 if beside else 0.0
    title = _title(text, ground.right - ground.left - taken, ground, pen)
    y = ground.left - 3 + title.size * 0.78
    box = (ground.left - 1, y - title.size * 0.8, title.width, title.height)
    parts = [Group(painted(title, ground.left - 1, y, pen.theme.ink), role="H1", language=pen.words)]
    y += title.height - title.lead
    if beside:
        parts += _meta_right(meta, ground, pen)
        y = max(y, ground.left + 12 + sum(each.height + 1 for each in meta) - scale.title * 0.42)
    below, y = _below_title(story, () if beside else meta, y, title.size * 0.16, ground, pen)
    parts += [
        paragraph(painted(each, ground.left, at, pen.theme.ink_soft), language=words) for each, at, words in below
    ]
    rest = [title.rest, *(each.rest for each, _, _ in below)]
    air = AIR if ground.endless else 0.0
    bottom = max(y + scale.title * 0.42 + air, ground.left + 16)
    return Head(tuple(parts), bottom, tuple(each for each in rest if each), box)


def _fitting_meta(text: str, story: Story, ground: Ground, pen: Pen) -> tuple[list[Passage], bool]:
    """The meta lines, and whether they have room to the right of the title's one line."""
    if ground.scale.title >= 30 and ground.columns >= 3:
        meta, width = _meta(story, ground, pen, beside=True)
        if measure(text, BOLD, ground.scale.title) <= ground.right - ground.left - width - 24:
            return meta, True
    return _meta(story, ground, pen, beside=False)[0], False


def _below_title(
    story: Story, meta: Sequence[Passage], y: float, gap: float, ground: Ground, pen: Pen
) -> tuple[list[tuple[Passage, float, str]], float]:
    """What stands under the title, each with its baseline and its language; and the last baseline."""
    scale = ground.scale
    most = 4 if scale.limited else 0
    width = min(ground.right - ground.left, 640.0)
    passages = [(each, "") for each in meta]
    for text, weight, size in ((story.subtitle, SEMIBOLD, scale.subtitle), (story.summary, REGULAR, scale.body)):
        if text.strip():
            passages.append((set_text(text, weight, size, size * 1.35, width, pen.spoken, most=most), pen.words))
    found = []
    for place_, (passage, words) in enumerate(passages):
        y += passage.size * 1.5 + (0.0 if place_ or scale.title < 30 else gap)
        found.append((passage, y, words))
        y += passage.height - passage.lead
    return found, y


def _title(text: str, width: float, ground: Ground, pen: Pen) -> Passage:
    """The title as large as it goes on two lines, smaller for a longer one."""
    most = 4 if ground.scale.limited else 0
    for share, lines in ((1.0, 1), (0.82, 2), (0.6, 3)):
        size = ground.scale.title * share
        title = set_text(text, BOLD, size, size * 1.12, width, pen.spoken, balanced=True)
        if len(title.lines) <= lines:
            return title
    size = max(14.0, ground.scale.title * 0.45)
    return set_text(text, BOLD, size, size * 1.15, width, pen.spoken, balanced=True, most=most)


def _meta(story: Story, ground: Ground, pen: Pen, *, beside: bool) -> tuple[list[Passage], float]:
    scale = ground.scale
    most = 3 if scale.limited else 0
    if not beside:
        text = " · ".join(story.meta)
        size, width = max(scale.small, scale.body if scale.title > 30 else 0), ground.right - ground.left
        return ([set_text(text, REGULAR, size, size * 1.35, width, pen.language, most=most)] if text else []), 0.0
    passages = [
        set_text(each, REGULAR if row else SEMIBOLD, scale.body, scale.body * 1.35, 420, pen.language, most=most)
        for row, each in enumerate(story.meta)
    ]
    return passages, max((passage.width for passage in passages), default=0.0)


def _meta_right(meta: Sequence[Passage], ground: Ground, pen: Pen) -> list[Group]:
    y = ground.left + 12.0
    parts = []
    for each in meta:
        parts.append(paragraph(painted(each, ground.right, y, pen.theme.ink_soft, "end")))
        y += each.height + 1
    return parts


def set_persona(traveller: Traveller, width: float, ground: Ground, pen: Pen) -> Block:
    """The persona's name, who it is, a quote, what it needs and values: only what is there."""
    scale, theme = ground.scale, pen.theme
    t = translator(pen.language)
    left, right = ("“", "”") if pen.spoken == "en" else ("”", "”")
    most = 5 if scale.limited else 0
    quote = f"{left}{traveller.quote.strip()}{right}" if traveller.quote.strip() else ""
    wanted = (
        ("", traveller.name, BOLD, scale.name, scale.name * 1.1, theme.ink, 0.0),
        ("", traveller.who, REGULAR, scale.body, scale.body_lead, theme.ink_soft, 3.0),
        ("", quote, SEMIBOLD, scale.quote, scale.quote_lead, theme.spruce, scale.quote * 0.55),
        (labelled(t("Needs")), traveller.needs, REGULAR, scale.body, scale.body_lead, theme.ink, scale.quote * 0.4),
        (labelled(t("Values")), traveller.values, REGULAR, scale.body, scale.body_lead, theme.ink, 0.0),
    )
    found, rest = [], []
    height = 0.0
    for word, text, weight, size, lead, colour, gap in wanted:
        if not text.strip():
            continue
        taken = measure(word + " ", BOLD, size) if word else 0.0
        passage = set_text(
            text,
            weight,
            size,
            lead,
            width,
            pen.spoken,
            balanced=not word,
            most=most,
            first_width=width - taken if word else None,
        )
        found.append((word, passage, colour, gap, weight))
        height += gap + passage.height
        rest.append(passage.rest)
    return Block(tuple(found), height, tuple(each for each in rest if each))


def draw_persona_words(block: Block, x: float, y: float, pen: Pen) -> list[Group]:
    """The words with their upper left corner at a point."""
    parts = []
    for place_, (word, passage, colour, gap, _) in enumerate(block.passages):
        y += gap
        baseline = y + passage.size * 0.8
        items: list[Item] = []
        shift = 0.0
        if word:
            items += place(word, x, baseline, BOLD, passage.size, colour)
            shift = measure(word + " ", BOLD, passage.size)
        first = Passage(passage.lines[:1], passage.weight, passage.size, passage.lead)
        others = Passage(passage.lines[1:], passage.weight, passage.size, passage.lead, passage.rest)
        items += painted(first, x + shift, baseline, colour)
        items += painted(others, x, baseline + passage.lead, colour) if others.lines else ()
        parts.append(paragraph(items, role="P" if place_ else "H2", language=pen.words))
        y += passage.height
    return parts


def draw_portrait(traveller: Traveller, cx: float, cy: float, radius: float, pen: Pen) -> Group:
    """The persona's picture, drawing or drawn bust in a ring of the road."""
    items = likeness(traveller.record, traveller.strokes, cx, cy, radius, pen.theme)
    return figure(items, words_for(traveller.record, pen.language)[0])


def running_head(story: Story, sheet: int, ground: Ground, pen: Pen) -> Group:
    """What later sheets repeat: the title, the persona's name, where the road comes from. Nobody reads it again."""
    scale, theme = ground.scale, pen.theme
    y = scale.margin + 10
    text = translator(pen.language)("Service pathway") if is_blank(story.title) else story.title.strip()
    name = story.traveller.name if story.traveller else ""
    whose = set_text(name, REGULAR, scale.body, scale.body, 200, pen.spoken, most=1)
    title = set_text(
        text, BOLD, scale.running, scale.running, ground.right - ground.left - whose.width - 30, pen.spoken, most=1
    )
    items: list[Item] = [*painted(title, ground.left, y, theme.ink)]
    items += painted(whose, ground.right, y, theme.ink_soft, "end")
    items.append(line(((ground.left, y + 8), (ground.right, y + 8)), theme.line, 0.75, ()))
    del sheet
    return artifact(items)
