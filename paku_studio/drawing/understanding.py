"""The four questions of customer understanding on paper, two by two on writing lines, on as many sheets as they need.

Laid out in points of A4 or A3 and grown as a whole to larger paper. Knows no pen and no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.board_pages import BoardPages, board_drawing
from paku_studio.drawing.display import Drawing, Group, Item, Path
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import (
    Chain,
    Part,
    Piece,
    Placed,
    Style,
    balanced,
    baseline,
    filled,
    gap,
    height_of,
    kept,
    laid,
    lines_of,
)
from paku_studio.drawing.persona_story import Question
from paku_studio.drawing.shapes import circle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import cord_rule, homestead
from paku_studio.drawing.understanding_story import UnderstandingStory, tell_understanding
from paku_studio.drawing.value_foot import BoardFoot
from paku_studio.drawing.value_hand import HAND_UNIT, BoardGround, BoardHand, BoardType, board_ground
from paku_studio.drawing.value_parts import UNPARTED, fitted_title
from paku_studio.locale import translator
from paku_studio.models import Record

TOP, GUTTER, ROW_GAP, BELOW_CORD = 44.0, 40.0, 46.0, 26.0
LEAST_RULES, MOST_RULES = 3, 11
LEADS = (2.1, 1.75)
"""Distance of writing lines in ems: room for a pen, or as close as they may stand."""
MANY = 4


def draw_understanding(records: Mapping[str, Record], scope: str, paper: Paper, theme: Theme, language: str) -> Drawing:
    """The sheets of a persona's or (scope "") the whole group's understanding. KeyError: there is no such persona."""
    story = tell_understanding(records, scope, language)
    hand = BoardHand(f"understanding-{scope or 'group'}", theme.printed(), language, story.words)
    ground = board_ground(paper)
    foot = BoardFoot(hand, ground, story.title, story.source, story.draft)
    pages = _fewest(hand, story, ground, foot)
    return board_drawing(pages, paper, foot, translator(language)("Customer understanding"), _all_words(story))


def _fewest(hand: BoardHand, story: UnderstandingStory, ground: BoardGround, foot: BoardFoot) -> list[list[Placed]]:
    """The questions at the largest type that keeps them on the fewest sheets."""
    found: list[list[Placed]] = []
    types = ground.types()
    for type_ in types:
        if len(found) > MANY and type_ is not types[-1]:
            continue
        for lead in LEADS:
            sheets = _Questions(foot, hand, story, type_, lead).laid_out()
            found = sheets if not found or len(sheets) < len(found) else found
            if len(found) == 1:
                return found
    return found


@dataclass
class _Questions(BoardPages):
    """The questions on their sheets."""

    hand: BoardHand
    story: UnderstandingStory
    type: BoardType
    lead: float

    @property
    def width(self) -> float:
        """Of one of the two columns."""
        return (self.ground.measure - GUTTER * self.unit) / 2

    @property
    def rule(self) -> float:
        """Distance of writing lines."""
        return round(self.type.item * self.lead, 2)

    def laid_out(self) -> list[list[Placed]]:
        """All sheets."""
        self.y = TOP * self.unit + (6 if self.unit < 1 else 0)
        self._head()
        rows = (self.story.questions[:2], self.story.questions[2:])
        if self._tall(rows[0]) + self._tall(rows[1]) + ROW_GAP * self.unit <= self.room:
            self._two_by_two(rows)
        else:
            self._flowing()
        self.flow_source()
        return self.sheets

    # the head

    def _head(self) -> None:
        """What kind of sheet, whose, and a cord below."""
        hand, type_, unit = self.hand, self.type, self.unit
        width = self.ground.measure - 150 * unit
        kicker = hand.style(SEMIBOLD, type_.label, 1.4, hand.theme.ink_soft, own=True)
        make = hand.people if self.story.titled else hand.own
        chain = (make("H1", "title", self.story.title),)
        age = hand.style(SEMIBOLD, type_.subtitle, 1.4, hand.theme.ink_soft)
        title = fitted_title(hand, self.story.title, chain, width, type_.title, self.ground.floor)
        kind = kept(lines_of(self.story.kicker, kicker, width, (hand.own("P", "kicker"),)))
        self.flow([*kind, *title, *lines_of(self.story.age, age, width, (hand.people("P", "age"),))])
        self.y += 14 * unit
        self.put([Placed((), (self._cord(),))])
        if len(self.sheets) == 1 and self.y > 90 * unit:
            motif = homestead(self.ground.width - self.ground.margin, self.y - 8 * unit, hand.theme, unit * 1.2)
            self.put([Placed((), (motif,))])
        self.y += BELOW_CORD * unit

    def _cord(self) -> Group:
        ends = (self.ground.edge, self.ground.width - self.ground.edge)
        return cord_rule(*ends, self.y, self.hand.theme, max(1.0, self.unit / HAND_UNIT))

    # the questions

    def _two_by_two(self, rows: Sequence[Sequence[Question]]) -> None:
        """All four on this sheet, with lines to write on down to its foot."""
        spare = self.room - self._tall(rows[0]) - self._tall(rows[1]) - ROW_GAP * self.unit
        more = int(spare // (2 * self.rule))
        for number, row in enumerate(rows):
            if number:
                self.y += ROW_GAP * self.unit / 2
                self.put([Placed((), (self._cord(),))])
                self.y += ROW_GAP * self.unit / 2
            rules = self._rules(row)
            rules = max(rules, min(MOST_RULES, rules + more))
            below = self.y + self._head_height(row)
            for place_, question in enumerate(row):
                x = self.ground.margin + place_ * (self.width + GUTTER * self.unit)
                self.put(laid(self._asked(question), x, self.y))
                self.put(laid(self._answers(question, rules), x, below))
            self.y = below + rules * self.rule

    def _flowing(self) -> None:
        """One question after the other in two columns, over as many sheets as they need."""
        each = [
            [gap(24 * self.unit), *self._asked(question), *self._answers(question, 1)]
            for question in self.story.questions
        ]
        groups: list[list[Piece]] = each
        while groups:
            level = balanced(groups, 2, self.room)
            columns, rest = (level, []) if level is not None else filled(groups, 2, self.room)
            for number, column in enumerate(columns):
                self.put(laid(column, self.ground.margin + number * (self.width + GUTTER * self.unit), self.y))
            self.y += max(height_of(column) for column in columns)
            groups = [rest] if rest else []
            if groups:
                self.turn()

    def _tall(self, row: Sequence[Question]) -> float:
        return self._head_height(row) + self._rules(row) * self.rule

    def _rules(self, row: Sequence[Question]) -> int:
        return max(LEAST_RULES, *(len(self._told(question)) + (not question.answers) for question in row))

    def _head_height(self, row: Sequence[Question]) -> float:
        return max(height_of(self._asked(question)) for question in row)

    def _asked(self, question: Question) -> list[Piece]:
        """The question and the words that guide the group."""
        hand, type_ = self.hand, self.type
        heading = hand.style(BOLD, type_.facet * 1.2, 1.25, hand.theme.spruce, own=True)
        guide = hand.style(REGULAR, type_.guide, 1.35, hand.theme.ink_soft, own=True, even=True)
        pieces = lines_of(question.heading, heading, self.width, (hand.own("H2", f"question-{question.key}"),))
        pieces += lines_of(question.guide, guide, self.width, (hand.own("P", f"guide-{question.key}"),))
        return kept([*pieces, gap(6 * self.unit)])

    def _answers(self, question: Question, least: int) -> list[Piece]:
        """The answers, each line on a writing line, and empty ones below down to `least`."""
        told = self._told(question)
        empty = [Piece(self.rule) for _ in range(least - len(told))]
        return [Piece(piece.height, (*piece.parts, self._writing_line()), piece.keep) for piece in (*told, *empty)]

    def _told(self, question: Question) -> list[Piece]:
        style = self._hand_written()
        if len(question.answers) == 1:
            record, text = question.answers[0]
            return lines_of(text, style, self.width, (self.hand.people("P", record),))
        pieces: list[Piece] = []
        listed = self.hand.own("L", f"answers-{question.key}")
        for record, text in question.answers:
            chain: Chain = (listed, self.hand.own("LI", record), self.hand.people("LBody", f"{record}-body"))
            lines = lines_of(text, style, self.width, chain, indent=1.15 * style.size)
            lines = [Piece(line.height, (self._dot(baseline(style)), *line.parts)) for line in lines[:1]] + lines[1:]
            pieces += lines if len(lines) > UNPARTED else [*kept(lines[:-1]), *lines[-1:]]
        return pieces

    def _hand_written(self) -> Style:
        return self.hand.style(REGULAR, self.type.item, self.lead, self.hand.theme.ink)

    def _dot(self, fall: float) -> Part:
        size, theme = self.type.item, self.hand.theme

        def paint(x: float, y: float) -> tuple[Item, ...]:
            dot = circle(x + 0.24 * size, y + fall - 0.3 * size, 0.2 * size, fill=theme.spruce)
            return (Group(tuple(dot), role="Artifact"),)

        return Part((), paint)

    def _writing_line(self) -> Part:
        style = self._hand_written()

        def paint(x: float, y: float) -> tuple[Item, ...]:
            down = y + baseline(style) + 0.36 * style.size
            line = Path((("M", x, down), ("L", x + self.width, down)), stroke=self.hand.theme.line_strong, width=0.5)
            return (Group((line,), role="Artifact"),)

        return Part((), paint)


def _all_words(story: UnderstandingStory) -> str:
    answers = [text for question in story.questions for _, text in question.answers]
    return "\n".join((story.title, story.age, story.source, *answers))
