"""What stands behind and before the words of a block: pills, boxes of notes, icons, elbows. Knows no records."""

from collections.abc import Sequence

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_marks import DASHES, TOUCHPOINT_ICONS, note_sign
from paku_studio.drawing.shapes import icon, polyline, rectangle
from paku_studio.drawing.stage.blocks import Block
from paku_studio.drawing.stage.ground import Ground, Style
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.text import Line

SIGN = 38.0
NOTE_INDENT = 86.0
NOTE_RIGHT = 24.0
DASH_SCALE = 2.2
RADIUS = 8.0


def note_frame(kind: str, x: float, y: float, width: float, height: float, on: Ground) -> tuple[Item, ...]:
    """A box of a kind of note: critical is framed twice, missing is dashed, risk dotted."""
    colours = on.theme
    edge = colours.line_strong if kind in ("question", "quote") else colours.mark(kind)
    if kind == "critical":
        outer = rectangle(
            x + 1.5, y + 1.5, width - 3, height - 3, RADIUS, fill=colours.critical_tint, stroke=edge, width=3
        )
        return outer + rectangle(x + 6.5, y + 6.5, width - 13, height - 13, 5, stroke=edge, width=1.5)
    dash = tuple(step * DASH_SCALE if step > 1 else step for step in DASHES.get(kind, ()))
    thick = 3.0 if 0.1 in dash else 2.0
    return rectangle(
        x + 1, y + 1, width - 2, height - 2, RADIUS, fill=colours.tint(kind), stroke=edge, width=thick, dash=dash
    )


def note_block(
    kind: str,
    heading: str,
    text: str,
    width: float,
    size: float,
    on: Ground,
    *,
    key: str,
    going_on: str,
    gap: float = 16.0,
) -> Block:
    """A note in its box: sign, the kind's word, the words. `going_on`: said beside the word where the box goes on."""
    style = on.text(size)
    lines = broken(text, style, width - NOTE_INDENT - NOTE_RIGHT, on.words)
    pad = 16.0 if size > 24 else 11.0
    over = on.heading(on.theme.mark(kind))

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        seen = note_frame(kind, x, y, block.width, block.height, on)
        sign = note_sign(kind, x + 28, y + pad + 4, SIGN, on.theme)
        head = f"{heading} {going_on}" if block.begun else heading
        top = y + pad if block.lines else y + (block.height - over.lead) / 2
        return *seen, *sign, *set_lines((head,), x + NOTE_INDENT, top, over)

    return Block(
        lines,
        style,
        width,
        pad + over.lead,
        pad + 2,
        NOTE_INDENT,
        gap=gap,
        shape=shape,
        id=key,
        least=SIGN + 2 * pad + 8,
    )


def iconed(
    name: str,
    text: str,
    width: float,
    style: Style,
    on: Ground,
    *,
    key: str = "",
    gap: float = 10.0,
    indent: float = 42.0,
) -> Block:
    """Words with an icon before their first line."""
    lines = broken(text, style, width - indent, on.words)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        return () if block.begun else icon(name, x, y + (style.lead - 28) / 2, 28, style.colour)

    return Block(lines, style, width, indent=indent, gap=gap, shape=shape, id=key)


def pill_block(
    kind: str, text: str, width: float, size: float, on: Ground, *, mark: str = "", key: str = "", gap: float = 12.0
) -> Block:
    """A touchpoint: its kind's icon and its words in a pill as wide as they need."""
    style = on.text(size)
    lines = broken(text, style, width - 60 - 28, on.words)
    pad = 8.0 if size > 24 else 5.0
    broad = min(width, 60 + max((line.width for line in lines), default=0.0) + 32)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        sign = (
            ()
            if block.begun
            else icon(
                TOUCHPOINT_ICONS.get(kind, "circle-dot"), x + 20, y + pad + (style.lead - 28) / 2, 28, on.theme.ink
            )
        )
        return *_pill(mark, x, y, block, on), *sign

    return Block(lines, style, broad, pad, pad, 60, gap=gap, shape=shape, id=key)


def _pill(mark: str, x: float, y: float, block: Block, on: Ground) -> tuple[Item, ...]:
    colours = on.theme
    radius = min(block.height / 2, 28.0)
    edge = colours.mark(mark) if mark else colours.line_strong
    fill = colours.tint(mark) if mark else colours.surface
    width = 2.5 if mark else 1.5
    outer = rectangle(x + 1, y + 1, block.width - 2, block.height - 2, radius, fill=fill, stroke=edge, width=width)
    if mark != "critical":
        return outer
    inner = rectangle(x + 5, y + 5, block.width - 10, block.height - 10, radius - 4, stroke=edge, width=1.25)
    return outer + inner


def hanging_block(kind: str, text: str, width: float, on: Ground, *, key: str = "") -> Block:
    """A remark that hangs on a touchpoint by an elbow."""
    style = on.small(on.theme.ink)
    indent = 94.0
    lines = broken(text, style, width - indent, on.words)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        if block.begun:
            return ()
        middle = y + style.lead / 2
        elbow = polyline(((x + 33, y - 4), (x + 33, middle), (x + 50, middle)), stroke=on.theme.line_strong, width=2)
        return *elbow, *note_sign(kind, x + 56, middle - 13, 26, on.theme)

    return Block(lines, style, width, indent=indent, gap=6, shape=shape, id=key)


def plain_block(
    text: str, width: float, style: Style, on: Ground, *, key: str = "", gap: float = 10.0, together: bool = False
) -> Block:
    """Words alone, in the people's language."""
    lines: Sequence[Line] = broken(text, style, width, on.words)
    return Block(tuple(lines), style, width, gap=gap, id=key, together=together)
