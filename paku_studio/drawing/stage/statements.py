"""What people said, as blocks of a list on the wall: bullets, quotation marks, what is to be checked. No layout."""

from paku_studio.drawing.display import Item
from paku_studio.drawing.persona_story import quoted
from paku_studio.drawing.shapes import circle, icon
from paku_studio.drawing.stage.blocks import Block
from paku_studio.drawing.stage.ground import Ground, Style
from paku_studio.drawing.stage.words import broken
from paku_studio.drawing.text import is_blank
from paku_studio.locale import translator
from paku_studio.models import BoardStatement

BULLET_INDENT = 28.0


def statement_blocks(
    said: BoardStatement, text: str, width: float, size: float, on: Ground, *, indent: float = BULLET_INDENT
) -> list[Block]:
    """One statement, and below it that it is still to be checked; [] where nothing was written."""
    if is_blank(text):
        return []
    words = quoted(text, on.words) if said.quote else text
    found = [listed(words, said.id, width, size, on, indent=indent)]
    if said.unsure:
        found.append(to_check(width, on, indent))
    return found


def listed(text: str, key: str, width: float, size: float, on: Ground, *, indent: float = BULLET_INDENT) -> Block:
    """One line of a list; with a bullet, where it stands no further in than a bullet needs."""
    style = on.text(size)

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        if block.begun or indent != BULLET_INDENT:
            return ()
        return circle(x + indent - 19, y + style.lead / 2 + 1, 4.5, fill=on.theme.ink_soft)

    lines = broken(text, style, width - indent, on.words)
    return Block(lines, style, width, indent=indent, gap=12 if size > 24 else 9, shape=shape, id=key)


def to_check(width: float, on: Ground, indent: float) -> Block:
    """That a statement is still to be checked with the group."""
    style = on.small(on.theme.missing)

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return icon("circle-help", x + indent, y + 3, 25, style.colour)

    lines = broken(translator(on.language)("to be checked with the group"), style, width - indent - 34, on.language)
    return Block(lines, style, width, indent=indent + 34, gap=2, shape=shape)


def asking_block(question: str, width: float, style: Style, on: Ground, *, gap: float = 12.0) -> Block:
    """A question to the group, where nothing stands yet."""

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return icon("circle-help", x, y + (style.lead - 28) / 2, 28, style.colour)

    return Block(broken(question, style, width - 42, on.language), style, width, indent=42, gap=gap, shape=shape)
