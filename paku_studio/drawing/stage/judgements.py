"""The judgements on a whole pathway on the wall: why it worked, gaps, risks, questions. Knows the story; no Qt."""

from collections.abc import Iterator
from dataclasses import replace

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_marks import note_sign
from paku_studio.drawing.road_story import Field, Story
from paku_studio.drawing.road_words import Said
from paku_studio.drawing.shapes import circle, line, rectangle, rule_dashes
from paku_studio.drawing.stage.blocks import Block, Placed, height_of, poured, stacked
from paku_studio.drawing.stage.ground import BODY, GAP, MARGIN, Ground
from paku_studio.drawing.stage.moment_words import voiced
from paku_studio.drawing.stage.words import broken
from paku_studio.drawing.text import SEMIBOLD
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import translator
from paku_studio.models import NoteKind

Part = tuple[Placed, ...]


TRIED = ((28.0, True), (24.0, True), (28.0, False), (24.0, False))
"""Type sizes, and whether the title stands above: the head has it too."""


def judgement_parts(indexed: RecordIndex, story: Story, on: Ground) -> tuple[Part, ...]:
    """The fields in two columns, on as many pictures as they need; less room is taken only if it saves one."""
    fields = tuple(
        replace(field, said=tuple(voiced(indexed, said, on.words) for said in field.said)) for field in story.fields
    )
    story = replace(story, fields=fields)
    return min((_parts(story, on, size, titled) for size, titled in TRIED), key=len)


def _parts(story: Story, on: Ground, size: float, titled: bool) -> tuple[Part, ...]:
    width, top = (on.measure - GAP) / 2, BODY + 8
    head: Part = ()
    if titled:
        style = on.title()
        title = broken(translator(on.language)("How the pathway went"), style, on.measure, on.language)
        head = stacked([Block(title, style, on.measure)], MARGIN, BODY)
        top = BODY + len(title) * style.lead + 26
    fields = [_field(field, on, width, size) for field in story.fields]
    if story.unasked:
        fields.append(_unasked(story, on, width))
    even = _two_by_two(fields, width, top, on)
    if even:
        return ((*head, *even),)
    return tuple((*head, *part) for part in _flowing([block for field in fields for block in field], width, top, on))


def _flowing(rest: list[Block], width: float, top: float, on: Ground) -> Iterator[Part]:
    room = on.foot - top
    while rest:
        first, rest = poured(rest, room, room)
        second, rest = poured(rest, room, room) if rest else ([], [])
        yield (*stacked(first, MARGIN, top), *stacked(second, MARGIN + width + GAP, top))


def _two_by_two(fields: list[list[Block]], width: float, top: float, on: Ground) -> Part:
    """Fields side by side in rows that begin at the same height, if all fit; else nothing."""
    rows = [fields[start : start + 2] for start in range(0, len(fields), 2)]
    heights = [max(map(height_of, row)) for row in rows]
    spare = on.foot - top - sum(heights) - 28 * (len(rows) - 1)
    if spare < 0:
        return ()
    placed: list[Placed] = []
    for row, height in zip(rows, heights, strict=True):
        for number, field in enumerate(row):
            placed += stacked(field, MARGIN + number * (width + GAP), top)
        top += height + 28 + min(28.0, spare / max(1, len(rows) - 1))
    return tuple(placed)


def _field(field: Field, on: Ground, width: float, size: float) -> list[Block]:
    """A heading under its rule, and what was said; what was not asked stands in a dashed frame."""
    t = translator(on.language)
    heading = _heading(field, on, width)
    if field.said:
        return [heading, *(_said(said, field.kind, on, width, size) for said in field.said if said.text.strip())]
    if not field.asked:
        return [heading, _quiet(t("Not asked"), on, width, framed=True)]
    silent = t("Nobody raised anything") if field.nobody else t("Told at the moments")
    return [heading, _quiet(t("What is still open?") if field.kind == NoteKind.QUESTION else silent, on, width)]


def _heading(field: Field, on: Ground, width: float) -> Block:
    style = on.text(28, weight=SEMIBOLD)
    language = on.words if field.own_heading else on.language
    lines = broken(field.heading, style, width - 52, language)
    above = 16.0

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        if block.begun:
            return ()
        colour = on.theme.mark(field.kind)
        rule = line(x, y + 2, x + width, y + 2, stroke=colour, width=3.5, dash=rule_dashes(field.kind))
        return *rule, *note_sign(field.kind, x, y + above + 2, 32, on.theme)

    return Block(lines, style, width, above=above, indent=52, gap=28, shape=shape, together=True)


def _said(said: Said, kind: str, on: Ground, width: float, size: float) -> Block:
    style = on.text(size)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        return () if block.begun else circle(x + 33, y + style.lead / 2 + 1, 4.5, fill=on.theme.mark(kind))

    lines = broken(said.text, style, width - 52, on.words)
    return Block(lines, style, width, indent=52, gap=8, shape=shape, id=said.id)


def _quiet(words: str, on: Ground, width: float, *, framed: bool = False) -> Block:
    """Why nothing stands here: nobody asked (a dashed frame), or there was nothing to say of the whole (words)."""
    style = on.small()
    lines = broken(words, style, width - 120, on.language)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        if not framed:
            return ()
        wide = max(each.width for each in lines) + 40
        return rectangle(x + 52, y + 1, wide, block.height - 2, 8, stroke=on.theme.line_strong, width=2, dash=(7, 6))

    pad = 8.0 if framed else 0.0
    return Block(lines, style, width, above=pad, below=pad, indent=72 if framed else 52, gap=10, shape=shape)


def _unasked(story: Story, on: Ground, width: float) -> list[Block]:
    """What else nobody was asked of the whole pathway."""
    t = translator(on.language)
    words = t("not asked: %(what)s") % {"what": ", ".join(story.unasked)}
    style = on.small()
    lines = broken(words[:1].upper() + words[1:], style, width, on.language)

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return line(x, y + 2, x + width, y + 2, stroke=on.theme.line_strong, width=2, dash=(7, 6))

    return [Block(lines, style, width, above=18, gap=28, shape=shape)]
