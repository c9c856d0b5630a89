"""Customer understanding and customer value on the wall. Knows records of boards; no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Item
from paku_studio.drawing.persona_story import quoted
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.stage.asking import asked_of_understanding, asked_of_value
from paku_studio.drawing.stage.blocks import Block, Placed, height_of, poured, stacked
from paku_studio.drawing.stage.flow import Drawn
from paku_studio.drawing.stage.ground import BODY, GAP, MARGIN, Ground, Target
from paku_studio.drawing.stage.panels import PAD, Panel, drawn_panel, heading_height, in_columns, panel_height
from paku_studio.drawing.stage.statements import asking_block, statement_blocks
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.text import SEMIBOLD
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label
from paku_studio.models import BoardStatement, UnderstandingAnswer, UnderstandingQuestion, ValueFacet, ValueItem

BETWEEN = 16.0
SIZES = (28.0, 24.0)
QUESTION_ICONS = {
    UnderstandingQuestion.WHO: "user",
    UnderstandingQuestion.WHY: "search",
    UnderstandingQuestion.WHAT: "target",
    UnderstandingQuestion.HOW: "signpost",
}
FACET_ICONS = {
    ValueFacet.GOAL: "flag",
    ValueFacet.FUNCTIONAL: "hammer",
    ValueFacet.SOCIAL: "users",
    ValueFacet.FEELINGS_MOTIVATION_VALUES: "heart",
    ValueFacet.HOW: "footprints",
}
THREE = (ValueFacet.FUNCTIONAL, ValueFacet.SOCIAL, ValueFacet.FEELINGS_MOTIVATION_VALUES)

Painted = Callable[[], Drawn]
"""A picture's body, painted when it is wanted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A field of a board: its words, the question to the group, the statements."""

    icon: str
    heading: str
    question: str
    said: tuple[tuple[BoardStatement, str], ...]
    tint: str

    def groups(self, width: float, size: float, on: Ground) -> list[list[Block]]:
        """Each statement as blocks of a list; or the question, where there is none."""
        found = [statement_blocks(said, text, width, size, on) for said, text in self.said]
        return [group for group in found if group] or [[asking_block(self.question, width, on.small(), on)]]

    def panel(self, width: float, size: float, on: Ground, columns: int = 1, outlined: bool = False) -> Panel:
        """The field as a panel; in one column while it only asks."""
        columns = columns if self.said else 1
        inner = (width - 2 * PAD - 24 * (columns - 1)) / columns
        found = in_columns(self.groups(inner, size, on), columns)
        return Panel(self.icon, self.heading, len(self.said), width, found, self.tint, outlined)

    def alone(self, on: Ground) -> tuple[Painted, ...]:
        """The field on pictures of its own; in larger type, unless smaller type saves one."""
        return min((self._columns(size, on) for size in SIZES), key=len)

    def _columns(self, size: float, on: Ground) -> tuple[Painted, ...]:
        """Its heading above two columns."""
        width, style, small = (on.measure - GAP) / 2, on.title(), on.small()
        title = Block(broken(self.heading, style, on.measure, on.language, balanced=True), style, on.measure)
        guide = Block(broken(self.question, small, on.measure, on.language), small, on.measure, gap=4)
        head = [title, guide] if self.said else [title]
        top = BODY + height_of(head) + 20
        rest = [block for group in self.groups(width, size, on) for block in group]
        found: list[Painted] = []
        while rest:
            first, rest = poured(rest, on.foot - top, on.foot - top)
            second, rest = poured(rest, on.foot - top, on.foot - top) if rest else ([], [])
            columns = (*stacked(first, MARGIN, top), *stacked(second, MARGIN + width + GAP, top))
            found.append(_placed((*stacked(head, MARGIN, BODY), *columns)))
        return tuple(found)


def _placed(blocks: Sequence[Placed]) -> Painted:
    def painted() -> Drawn:
        return tuple(each.drawn() for each in blocks), tuple(target for each in blocks for target in each.target())

    return painted


def understanding_told(indexed: RecordIndex, scope: str, on: Ground) -> tuple[Told, ...]:
    """The four questions with the answers for a persona, or for the whole group (`scope` empty)."""
    answers = [each for each in indexed.of_type(UnderstandingAnswer) if each.persona == scope]
    return tuple(
        Told(
            QUESTION_ICONS[question],
            label("UnderstandingQuestion", question.value, on.language),
            asked_of_understanding(question, on.language),
            tuple((each, each.text) for each in answers if each.question is question and each.text.strip()),
            on.theme.phase_tints[number % len(on.theme.phase_tints)],
        )
        for number, question in enumerate(UnderstandingQuestion)
    )


def value_told(indexed: RecordIndex, value: str, on: Ground) -> dict[ValueFacet, Told]:
    """The goal and the four fields of a customer value; of none yet, where there is none."""
    items = indexed.children(value, ValueItem, "value") if value else ()
    tints = (*on.theme.phase_tints[:1], *on.theme.phase_tints, on.theme.surface)
    return {
        facet: Told(
            FACET_ICONS[facet],
            label("ValueFacet", facet.value, on.language),
            asked_of_value(facet, on.language),
            tuple((each, each.text) for each in items if each.facet is facet and each.text.strip()),
            on.theme.surface if facet is ValueFacet.HOW else tints[number % len(tints)],
        )
        for number, facet in enumerate(ValueFacet)
    }


def understanding_pictures(indexed: RecordIndex, scope: str, on: Ground) -> tuple[Painted, ...]:
    """The four questions on one picture; each on its own, where they do not fit."""
    told = understanding_told(indexed, scope, on)
    width, height = (on.measure - BETWEEN) / 2, (on.foot - BODY - BETWEEN) / 2
    for size in SIZES:
        panels = [each.panel(width, size, on) for each in told]
        if all(panel_height(panel, on) <= height for panel in panels):
            return (_quartered(panels, width, height, on),)
    return tuple(painted for each in told for painted in each.alone(on))


def _quartered(panels: Sequence[Panel], width: float, height: float, on: Ground) -> Painted:
    return lambda: _four(panels, width, height, on)


def _four(panels: Sequence[Panel], width: float, height: float, on: Ground) -> Drawn:
    items: list[Item] = []
    targets: list[Target] = []
    for number, panel in enumerate(panels):
        x = MARGIN + number % 2 * (width + BETWEEN)
        y = BODY + number // 2 * (height + BETWEEN)
        seen, found = drawn_panel(panel, x, y, height, on)
        items += seen
        targets += found
    return tuple(items), tuple(targets)


# value


@dataclass(frozen=True, slots=True)
class _Board:
    """The goal's band, fields side by side, a field over the whole width."""

    goal: tuple[Block, ...]
    three: tuple[Panel, ...]
    how: Panel | None

    def heights(self, on: Ground) -> tuple[float, float, float]:
        band = height_of(self.goal) + 2 * PAD + 31 if self.goal else 0.0
        head = self.head(on)
        three = max((panel_height(panel, on, head) for panel in self.three), default=0.0)
        return band, three, panel_height(self.how, on) if self.how else 0.0

    def head(self, on: Ground) -> float:
        """The height of the tallest heading of the three: the lists below begin side by side."""
        return max((heading_height(panel, on) for panel in self.three), default=0.0)

    def fits(self, on: Ground) -> bool:
        heights = [height for height in self.heights(on) if height]
        return sum(heights) + BETWEEN * (len(heights) - 1) <= on.foot - BODY


def value_pictures(indexed: RecordIndex, value: str, on: Ground) -> tuple[Painted, ...]:
    """All on one picture; else the goal with three fields, and how; else each on pictures of its own."""
    told = value_told(indexed, value, on)
    for size in SIZES:
        board = _Board(_goal(told, on), _three(told, size, on), _how(told, size, on))
        if board.fits(on):
            return (_painted(board, on),)
    how = _on_one([_Board((), (), _how(told, size, on)) for size in SIZES], on)
    return (*_first(told, on), *(how or _single(told, ValueFacet.HOW, on)))


def _first(told: dict[ValueFacet, Told], on: Ground) -> tuple[Painted, ...]:
    """The goal with three fields; else with each of them."""
    together = _on_one([_Board(_goal(told, on), _three(told, size, on), None) for size in SIZES], on)
    return together or tuple(painted for facet in THREE for painted in _single(told, facet, on))


def _single(told: dict[ValueFacet, Told], facet: ValueFacet, on: Ground) -> tuple[Painted, ...]:
    """One field below the goal; else on pictures of its own, the goal on pictures of its own before the first."""
    goal = _goal(told, on)
    wide = [told[facet].panel(on.measure, size, on, columns=2, outlined=facet is ValueFacet.HOW) for size in SIZES]
    found = _on_one([_Board(goal, (), panel) for panel in wide], on)
    if found:
        return found
    alone = told[facet].alone(on)
    return (*told[ValueFacet.GOAL].alone(on), *alone) if facet is THREE[0] else alone


def _on_one(tried: Sequence[_Board], on: Ground) -> tuple[Painted, ...]:
    """The first of these boards that fits on one picture."""
    board = next((each for each in tried if each.fits(on)), None)
    return (_painted(board, on),) if board else ()


def _goal(told: dict[ValueFacet, Told], on: Ground) -> tuple[Block, ...]:
    """The goal's statements in words on spruce."""
    goal, width = told[ValueFacet.GOAL], on.measure - 2 * PAD - 60
    style = on.text(28, on.theme.on_dark, SEMIBOLD)
    if not goal.said:
        quiet = on.text(28, on.theme.on_dark)
        return (Block(broken(goal.question, quiet, width, on.language), quiet, width),)
    return tuple(
        Block(
            broken(quoted(text, on.words) if said.quote else text, style, width, on.words),
            style,
            width,
            gap=4,
            id=said.id,
        )
        for said, text in goal.said
    )


def _three(told: dict[ValueFacet, Told], size: float, on: Ground) -> tuple[Panel, ...]:
    width = (on.measure - 2 * BETWEEN) / 3
    return tuple(told[facet].panel(width, size, on) for facet in THREE)


def _how(told: dict[ValueFacet, Told], size: float, on: Ground) -> Panel:
    return told[ValueFacet.HOW].panel(on.measure, size, on, columns=3 if size < 28 else 2, outlined=True)


def _painted(board: _Board, on: Ground) -> Painted:
    return lambda: _board(board, on)


def _board(board: _Board, on: Ground) -> Drawn:
    band, three, how = board.heights(on)
    spare = on.foot - BODY - sum((band, three, how)) - BETWEEN * (sum(map(bool, (band, three, how))) - 1)
    items: list[Item] = []
    targets: list[Target] = []
    y = BODY
    if board.goal:
        seen, found = _band(board.goal, y, band, on)
        items, targets = [*items, *seen], [*targets, *found]
        y += band + BETWEEN
    if board.three:
        three += spare * (0.5 if board.how else 1.0)
        for number, panel in enumerate(board.three):
            seen, found = drawn_panel(panel, MARGIN + number * (panel.width + BETWEEN), y, three, on, board.head(on))
            items, targets = [*items, *seen], [*targets, *found]
        y += three + BETWEEN
    if board.how:
        seen, found = drawn_panel(board.how, MARGIN, y, on.foot - y, on)
        items, targets = [*items, *seen], [*targets, *found]
    return tuple(items), tuple(targets)


def _band(goal: Sequence[Block], y: float, height: float, on: Ground) -> Drawn:
    """The goal as a band of spruce over the whole width."""
    colours, style = on.theme, on.small(on.theme.on_dark)
    items: list[Item] = [*rectangle(MARGIN, y, on.measure, height, 8, fill=colours.spruce)]
    items += icon("flag", MARGIN + PAD, y + height / 2 - 22, 44, colours.on_dark)
    left = MARGIN + PAD + 66
    items += set_lines((label("ValueFacet", ValueFacet.GOAL.value, on.language),), left, y + PAD - 4, style)
    targets: list[Target] = []
    for placed in stacked(goal, left, y + PAD + 27):
        items.append(placed.drawn())
        targets += placed.target()
    return tuple(items), tuple(targets)
