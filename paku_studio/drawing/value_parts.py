"""The parts of a board of customer value as pieces: title, goal, columns of items, how. Knows no sheets."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Group, Item, Path
from paku_studio.drawing.persona_pieces import Chain, Part, Piece, Style, baseline, gap, kept, lines_of
from paku_studio.drawing.shapes import circle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place, placed_width
from paku_studio.drawing.value_hand import BoardGround, BoardHand, BoardType
from paku_studio.drawing.value_story import ValueField, ValueStory
from paku_studio.drawing.value_threads import Knot

UNPARTED = 5
"""Items of so many lines do not part at a sheet's end."""
KNOT, DOT = 3.6, 2.8
THREADS_AT, DOT_AT = 18.0, 28.0
"""From a column's left edge, in the board's units."""
LEAST_RULES, HOW_RULES = 3, 2


@dataclass(frozen=True, slots=True)
class BoardPieces:
    """All parts of one board at one size of type."""

    hand: BoardHand
    story: ValueStory
    ground: BoardGround
    type: BoardType

    @property
    def indent(self) -> float:
        """From a column's left edge to its words."""
        return (42 if self.ground.width > self.ground.height else 34) * self.ground.unit

    @property
    def gutter(self) -> float:
        """Between two columns."""
        return (36 if self.ground.width > self.ground.height else 16) * self.ground.unit

    @property
    def column(self) -> float:
        """The width of one of three columns."""
        return (self.ground.measure - 2 * self.gutter) / 3

    @property
    def how_across(self) -> int:
        """In how many columns 'How?' stands: as many as it has items, up to three."""
        return min(3, len(self.story.how.items) or 3)

    @property
    def how_column(self) -> float:
        """The width of one of them."""
        return (self.ground.measure - (self.how_across - 1) * self.gutter) / self.how_across

    @property
    def rule(self) -> float:
        """Distance of lines to write on."""
        return max(26.0, self.type.item * 2.1)

    # the head

    def kicker(self) -> list[Piece]:
        """What kind of sheet it is, where its title does not say so."""
        style = self.hand.style(SEMIBOLD, self.type.label, 1.4, self.hand.theme.ink_soft, own=True)
        return kept(lines_of(self.story.kicker, style, self.ground.measure, (self.hand.own("P", "kicker"),)))

    def title(self) -> list[Piece]:
        """The title on one line, as large as that allows; on several where it is too long for that."""
        make = self.hand.people if self.story.titled else self.hand.own
        chain = (make("H1", "title", self.story.title),)
        return fitted_title(self.hand, self.story.title, chain, self.ground.measure, self.type.title, self.ground.floor)

    def title_width(self) -> float:
        """The width of the title's last line."""
        lines = [item for piece in self.title()[-1:] for part in piece.parts for item in part.paint(0, 0)]
        return max((getattr(item, "width", 0.0) for item in lines), default=0.0)

    def below_title(self, width: float) -> list[Piece]:
        """Whose value it is, and what the sheet tells."""
        theme = self.hand.theme
        whose = self.hand.style(SEMIBOLD, self.type.subtitle, 1.35, theme.ink_soft)
        about = self.hand.style(REGULAR, self.type.subtitle, 1.35, theme.ink_soft, own=True, even=True)
        pieces = lines_of(self.story.whose, whose, width, (self.hand.people("P", "whose"),))
        return [*pieces, *lines_of(self.story.subtitle, about, width, (self.hand.own("P", "subtitle"),))]

    # the goal

    def goal(self) -> list[Piece]:
        """The goal under its word; where it is open, the question and a line to write on."""
        unit, field = self.ground.unit, self.story.goal
        width = self.ground.measure - self.indent - 20 * unit
        word = self.hand.style(BOLD, self.type.label, 1.4, self.hand.theme.spruce, own=True)
        pieces = kept(lines_of(field.heading, word, width, (self.hand.own("H2", f"field-{field.key}"),)))
        style = self.hand.style(BOLD, self.type.goal, 1.26, self.hand.theme.ink, even=True)
        for number, (record, text) in enumerate(field.items):
            pieces += [gap(6 * unit)] if number else []
            pieces += self._told(lines_of(text, style, width, self._chain(field, record)))
        return pieces if field.items else [*pieces, *self._open(field, width, self.rule * 1.2)]

    def _open(self, field: ValueField, width: float, rule: float) -> list[Piece]:
        return [*kept(self.guide(field, width)), self.write_in(width, rule)]

    # the columns

    def column_head(self, field: ValueField) -> list[Piece]:
        """The field's word and the question that guides the group."""
        facet = self.hand.style(BOLD, self.type.facet, 1.2, self.hand.theme.spruce, own=True)
        chain = (self.hand.own("H2", f"field-{field.key}"),)
        pieces = lines_of(field.heading, facet, self.column, chain, indent=self.indent)
        return kept([*pieces, *self.guide(field, self.column, self.indent), gap(16 * self.ground.unit)])

    def head_again(self, field: ValueField) -> list[Piece]:
        """The field's word on a later sheet: seen, not read again."""
        style = self.hand.style(BOLD, self.type.facet, 1.2, self.hand.theme.spruce, own=True)
        pieces = lines_of(field.heading, style, self.column, (), indent=self.indent)
        return kept([*(_silent(piece) for piece in pieces), gap(12 * self.ground.unit)])

    def heads_unbroken(self) -> bool:
        """Whether no word of the fields' headings has to be parted."""
        words = (word for field in self.story.columns for word in field.heading.split())
        return all(measure(word, BOLD, self.type.facet) <= self.column - self.indent for word in words)

    def column_items(self, field: ValueField, air: float, rules: int) -> list[Piece]:
        """The items, each beside its knot; where there are none, lines to write on beside open ones."""
        if not field.items:
            return [self._open_knot() for _ in range(rules)]
        style = self.hand.style(REGULAR, self.type.item, 1.25, self.hand.theme.ink, even=True)
        knot = Knot(self.hand.theme, THREADS_AT * self.ground.unit, _middle(style), KNOT * self.ground.unit)
        pieces: list[Piece] = []
        for record, text in field.items:
            lines = lines_of(text, style, self.column, self._chain(field, record), indent=self.indent)
            pieces += [gap(air), *self._told(_marked(lines, knot))]
        return pieces[1:]

    def _open_knot(self) -> Piece:
        unit = self.ground.unit
        knot = Knot(self.hand.theme, THREADS_AT * unit, self.rule - 6 * unit, KNOT * unit, open=True)
        rule = self.write_in(self.column - self.indent, self.rule, self.indent)
        return Piece(self.rule, (Part((), knot), *rule.parts))

    # how

    def how_head(self) -> list[Piece]:
        """The word, and where nothing was said yet the question."""
        field = self.story.how
        facet = self.hand.style(BOLD, self.type.facet, 1.25, self.hand.theme.spruce, own=True)
        width = self.ground.measure - self.indent - 20 * self.ground.unit
        pieces = lines_of(field.heading, facet, width, (self.hand.own("H2", f"field-{field.key}"),))
        return kept(pieces if field.items else [*pieces, *self.guide(field, width)])

    def how_groups(self, air: float, rules: int = HOW_RULES) -> list[list[Piece]]:
        """Each item as a group of its own; where there are none, lines to write on."""
        field, width = self.story.how, self.how_column - 10 * self.ground.unit
        if not field.items:
            line = self.write_in(width - self.indent, self.rule, self.indent)
            return [[line] for _ in range(3 * rules)]
        style = self.hand.style(REGULAR, self.type.how, 1.25, self.hand.theme.ink, even=True)
        return [
            [
                gap(air),
                *self._told(self._dotted(lines_of(text, style, width, self._chain(field, record), self.indent), style)),
            ]
            for record, text in field.items
        ]

    def _dotted(self, pieces: Sequence[Piece], style: Style) -> list[Piece]:
        unit = self.ground.unit

        def paint(x: float, y: float) -> tuple[Item, ...]:
            at = (x + self.indent - (42 - DOT_AT) * unit, y + _middle(style))
            return (Group(tuple(circle(*at, DOT * unit, fill=self.hand.theme.spruce)), role="Artifact"),)

        return [Piece(piece.height, (Part((), paint), *piece.parts)) for piece in pieces[:1]] + list(pieces[1:])

    # what all share

    def guide(self, field: ValueField, width: float, indent: float = 0.0) -> list[Piece]:
        """The question that guides the group."""
        style = self.hand.style(REGULAR, self.type.guide, 1.35, self.hand.theme.ink_soft, own=True, even=True)
        return lines_of(field.guide, style, width, (self.hand.own("P", f"guide-{field.key}"),), indent)

    def write_in(self, width: float, height: float, indent: float = 0.0) -> Piece:
        """A line to write on by hand."""

        def paint(x: float, y: float) -> tuple[Item, ...]:
            down = y + height - 1
            line = (("M", x + indent, down), ("L", x + indent + width, down))
            return (Group((Path(line, stroke=self.hand.theme.line_strong, width=0.6),), role="Artifact"),)  # type: ignore[arg-type]

        return Piece(height, (Part((), paint),))

    def _chain(self, field: ValueField, record: str) -> Chain:
        listed = (self.hand.own("L", f"list-{field.key}"), self.hand.own("LI", record))
        return (*listed, self.hand.people("LBody", f"{record}-body"))

    def _told(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The lines of an item, together where they are few."""
        return list(pieces) if len(pieces) > UNPARTED else [*kept(pieces[:-1]), *pieces[-1:]]


def fitted_title(
    hand: BoardHand, text: str, chain: Chain, width: float, largest: float, floor: BoardType
) -> list[Piece]:
    """The title on one line in the largest size that allows it, no less than the floor's; else on several."""
    size = largest
    while size > floor.title and placed_width(text, BOLD, size) > width:
        size = max(floor.title, size - 1)
    return lines_of(text, hand.style(BOLD, size, 1.16, hand.theme.spruce, even=True), width, chain)


def _middle(style: Style) -> float:
    """From a line's upper edge to the middle of its small letters."""
    return baseline(style) - 0.3 * style.size


def _marked(pieces: Sequence[Piece], knot: Knot) -> list[Piece]:
    return [Piece(piece.height, (Part((), knot), *piece.parts)) for piece in pieces[:1]] + list(pieces[1:])


def _silent(piece: Piece) -> Piece:
    """The same seen, not read."""
    parts = tuple(
        Part((), lambda x, y, part=part: (Group(tuple(part.paint(x, y)), role="Artifact"),))  # type: ignore[misc]
        for part in piece.parts
    )
    return Piece(piece.height, parts, piece.keep)


def seen(words: str, x: float, y: float, size: float, colour: str) -> Group:
    """Words that are seen and not read again."""
    return Group(place(words, x, y, SEMIBOLD, size, colour), role="Artifact")
