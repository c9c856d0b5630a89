"""The four questions of a persona's sheet in a block of their own, on writing lines that level out. Knows no sheets."""

from dataclasses import dataclass

from paku_studio.drawing.persona_parts import (
    RULE,
    Hand,
    answer_rules,
    question_head,
    question_pieces,
)
from paku_studio.drawing.persona_pieces import Piece, Placed, gap, height_of, laid

ROW_GAP = 18.0
BELOW_HEAD = 4.0
MOST_RULES = 9


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """Questions in `columns` of `width` points, `gutter` apart, each on `least` writing lines or more."""

    hand: Hand
    columns: int
    width: float
    gutter: float
    least: int

    @property
    def height(self) -> float:
        """The least height that the questions take."""
        rows = self._rows()
        return sum(self._head(row) + BELOW_HEAD + self._rules(row) * RULE for row in rows) + ROW_GAP * (len(rows) - 1)

    def placed(self, x: float, y: float, room: float) -> list[Placed]:
        """The questions from the point (x, y), with more lines to write on where `room` allows."""
        spare = max(0, int((room - self.height) // (RULE * len(self._rows()))))
        placed: list[Placed] = []
        for row in self._rows():
            rules = self._rules(row)
            rules = max(rules, min(MOST_RULES, rules + spare))
            placed += self._row(row, rules, x, y)
            y += self._head(row) + BELOW_HEAD + rules * RULE + ROW_GAP
        return placed

    def flowing(self) -> list[list[Piece]]:
        """The questions as groups that may part anywhere, where they are too long to stay together."""
        questions = self.hand.story.questions
        return [
            [
                gap(16),
                *question_pieces(self.hand, question, self.width, answer_rules(self.hand, question, self.width, 1)),
            ]
            for question in questions
        ]

    def _rows(self) -> list[tuple[int, ...]]:
        numbers = range(len(self.hand.story.questions))
        return [tuple(numbers[start : start + self.columns]) for start in range(0, len(numbers), self.columns)]

    def _rules(self, row: tuple[int, ...]) -> int:
        questions = self.hand.story.questions
        return max(answer_rules(self.hand, questions[number], self.width, self.least) for number in row)

    def _head(self, row: tuple[int, ...]) -> float:
        questions = self.hand.story.questions
        return max(height_of(question_head(self.hand, questions[number], self.width)) for number in row)

    def _row(self, row: tuple[int, ...], rules: int, x: float, y: float) -> list[Placed]:
        placed: list[Placed] = []
        below = y + self._head(row) + BELOW_HEAD
        for number in row:
            question = self.hand.story.questions[number]
            pieces = question_pieces(self.hand, question, self.width, rules)
            heading = len(question_head(self.hand, question, self.width))
            placed += laid(pieces[:heading], x, y)
            placed += laid(pieces[heading:], x, below)
            x += self.width + self.gutter
        return placed
