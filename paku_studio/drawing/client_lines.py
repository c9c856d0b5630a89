"""Lines to write on, empty or with typed words on them, and pieces put side by side. Knows no records and no sheets."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from paku_studio.drawing.client_hand import ClientHand
from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.persona_pieces import Part, Piece, height_of, kept, lines_of
from paku_studio.drawing.shapes import line
from paku_studio.drawing.text import REGULAR, is_blank

FALL = 1.5
"""So far above its strip's lower edge lies a line."""
THIN = 0.6


def rule_part(hand: ClientHand, width: float, down: float, indent: float = 0.0) -> Part:
    """A line to write on, `down` points below the upper edge of what it belongs to. It is not read."""

    def paint(x: float, y: float) -> tuple[Item, ...]:
        drawn = line(x + indent, y + down, x + width, y + down, stroke=hand.theme.line_strong, width=THIN)
        return (Group(drawn, role="Artifact"),)

    return Part((), paint)


def empty_lines(hand: ClientHand, count: int, width: float, rule: float = 0.0, indent: float = 0.0) -> list[Piece]:
    """So many lines to write on by hand."""
    high = rule or hand.type.rule
    return [Piece(high, (rule_part(hand, width, high - FALL, indent),)) for _ in range(count)]


def written_lines(hand: ClientHand, words: str, width: float, name: str, least: int, rule: float = 0.0) -> list[Piece]:
    """What was typed, each line of it on a line to write on, and empty ones below down to `least`."""
    high = rule or hand.type.rule
    told: list[Piece] = []
    if not is_blank(words):
        style = replace(hand.style(REGULAR, hand.type.text, 1, hand.theme.ink, own=True), lead=high)
        told = lines_of(words, style, width, (hand.own("P", name),))
    ruled = [Piece(piece.height, (*piece.parts, rule_part(hand, width, high - FALL))) for piece in told]
    return [*ruled, *empty_lines(hand, least - len(ruled), width, high)]


def shifted(part: Part, across: float, down: float) -> Part:
    """The same part elsewhere."""

    def paint(x: float, y: float) -> Sequence[Item]:
        return part.paint(x + across, y + down)

    return Part(part.chain, paint)


def together(columns: Sequence[tuple[float, float, Sequence[Piece]]], height: float = 0.0) -> Piece:
    """Columns as one strip that does not part: each at so many points across and down."""
    parts: list[Part] = []
    tall = height
    for across, top, pieces in columns:
        heights = accumulate((piece.height for piece in pieces), initial=top)
        for piece, down in zip(pieces, heights, strict=False):
            parts += [shifted(part, across, down) for part in piece.parts]
        tall = max(tall, top + sum(piece.height for piece in pieces))
    return Piece(tall, tuple(parts))


def level(heads: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Heads of columns, all as high as the highest, each staying with what follows."""
    highest = max(height_of(head) for head in heads)
    return [kept([*head, Piece(highest - height_of(head))]) for head in heads]


def silent(pieces: Sequence[Piece]) -> list[Piece]:
    """The same, seen and not read again."""
    return [replace(piece, parts=tuple(_silent(part) for part in piece.parts)) for piece in pieces]


def _silent(part: Part) -> Part:
    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (Group(tuple(part.paint(x, y)), role="Artifact"),)

    return Part((), paint)
