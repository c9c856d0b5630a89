"""The sheet of a persona: portrait, words, contacts, groups and the four questions, on as many sheets as they need.

Laid out in points of A4 and scaled as a whole to larger paper. Knows no pen and no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from paku_studio.drawing.display import Command, Drawing, Group, Image, Item, Path, Sheet
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.persona_parts import (
    Hand,
    contact_pieces,
    group_pieces,
    kicker_pieces,
    person_sections,
    tallest,
    title_pieces,
)
from paku_studio.drawing.persona_pieces import (
    Piece,
    Placed,
    balanced,
    filled,
    gap,
    height_of,
    laid,
    lines_of,
    one_column,
    structured,
)
from paku_studio.drawing.persona_questions import QuestionBlock
from paku_studio.drawing.persona_story import PersonaStory, tell_persona
from paku_studio.drawing.portraits import bust, ink, words_for
from paku_studio.drawing.road_marks import round_window
from paku_studio.drawing.shapes import circle_outline, rectangle
from paku_studio.drawing.strokes import strokes_within
from paku_studio.drawing.text import REGULAR, SEMIBOLD, break_lines, measure, place, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import cord_rule, homestead, homestead_width
from paku_studio.locale import translator
from paku_studio.models import Record

LEFT = 44.0
CORD_FROM_EDGE = 30.0
COLUMN_GAP = 28.0
TOP = 31.0
NEXT_TOP = 92.0
FOOTER = 66.0
PORTRAIT = 190.0
"""Height of the portrait with the room below it."""
BESIDE = 180.0
"""From the left margin to the words beside the portrait."""
BELOW_CORD = 18.0
QUESTION_CORD = 30.0
BELOW_GROUPS = 12.0
LEAST_ROOM = 120.0
"""Less than this at the foot of a sheet is not begun."""
HALVES = ((0.82, 99.0), (0.7, 26.0), (0.6, 20.0))
"""The portrait's scale in half a landscape sheet with its largest headline, as they give way to the groups."""
FOOTER_LINES = 3
FOOTER_SIZE = 9.0
FOOTER_LEAD = 12.0


@dataclass(frozen=True, slots=True)
class Ground:
    """The sheet in points of A4: its size, where the foot begins, and how many columns hold groups that go on."""

    width: float
    height: float
    bottom: float
    columns: int

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long side."""
        return self.width > self.height

    @property
    def measure(self) -> float:
        """From margin to margin."""
        return self.width - 2 * LEFT

    def column(self, count: int, span: float = 0.0) -> float:
        """The width of one of `count` columns in `span` (the whole measure where none is given)."""
        return ((span or self.measure) - COLUMN_GAP * (count - 1)) / count


@dataclass
class _Pages:
    """Sheets as they fill from top to bottom."""

    hand: Hand
    ground: Ground
    sheets: list[list[Placed]] = field(default_factory=lambda: [[]])
    y: float = TOP

    @property
    def room(self) -> float:
        return self.ground.bottom - self.y

    def put(self, placed: Sequence[Placed]) -> None:
        self.sheets[-1] += placed

    def ornament(self, item: Item) -> None:
        self.put([Placed((), (item,))])

    def turn(self) -> None:
        """Begin a new sheet; the one before it may not stay empty."""
        self.sheets.append([])
        self.y = NEXT_TOP

    def columns(self, columns: Sequence[Sequence[Piece]], left: float, width: float) -> None:
        for number, column in enumerate(columns):
            self.put(laid(column, left + number * (width + COLUMN_GAP), self.y))
        self.y += tallest(columns)


def draw_persona(records: Mapping[str, Record], persona_id: str, paper: Paper, theme: Theme, language: str) -> Drawing:
    """The persona's sheets in a language. KeyError where the records have no such persona."""
    story = tell_persona(records, persona_id, language)
    hand = Hand(story, theme.printed())
    pages = _Pages(hand, _ground(hand, paper))
    _title(pages)
    _body(pages)
    t = translator(language)
    return Drawing(
        title=story.name,
        language=language,
        sheets=tuple(_sheet(pages, number, paper) for number in range(len(pages.sheets))),
        subject=t("Persona"),
        unreadable=unreadable(_all_words(story)),
    )


def _ground(hand: Hand, paper: Paper) -> Ground:
    size = sheet_of_paper("A4", paper.orientation)
    more = max(0, len(_footer_lines(hand, size.width)) - 1) * FOOTER_LEAD
    upright = paper.orientation == "portrait"
    return Ground(size.width, size.height, size.height - FOOTER - more, 2 if upright else 3)


# the head


def _title(pages: _Pages) -> None:
    hand, ground = pages.hand, pages.ground
    beside = ground.measure - homestead_width() - 16
    pieces, size = title_pieces(hand, beside)
    motif = size >= 30 and len(pieces) <= 2
    if not motif:
        pieces, size = title_pieces(hand, ground.measure)
    rest = [*kicker_pieces(hand, ground.measure), *pieces]
    while rest:
        column, rest = one_column(rest, pages.room)
        pages.put(laid(column, LEFT - (1.5 if not rest and size >= 26 else 0), pages.y))
        pages.y += height_of(column)
        if rest:
            pages.turn()
    pages.y += 8
    pages.ornament(_cord(pages))
    if motif:
        pages.ornament(homestead(ground.width - LEFT, pages.y - 6, hand.theme))
    pages.y += BELOW_CORD


def _cord(pages: _Pages) -> Group:
    return cord_rule(CORD_FROM_EDGE, pages.ground.width - CORD_FROM_EDGE, pages.y, pages.hand.theme)


def _portrait(hand: Hand, x: float, y: float, scale: float = 1.0) -> Placed:
    """The bust or drawing in its dashed oval, or the picture in a round window; 164 points wide, 176 high."""
    story, theme = hand.story, hand.theme
    cx, cy, radius = x + 82 * scale, y + 88 * scale, 82 * scale
    alt, own = words_for(story.persona, story.language)
    if story.persona.picture:
        picture = Image(cx - radius + 0.8, cy - radius + 0.8, 2 * radius - 1.6, 2 * radius - 1.6, story.persona.picture)
        ring = Path(circle_outline(cx, cy, radius - 1), stroke=theme.spruce, width=2, dash=(6, 5), cap="round")
        items: tuple[Item, ...] = (picture, round_window(cx, cy, radius, theme.surface), ring)
    else:
        oval = _oval(cx, cy, radius - 1, 87 * scale)
        ground = theme.surface if story.strokes else theme.spruce_tint
        ring = Path(oval, fill=ground, stroke=theme.spruce, width=2, dash=(6, 5), cap="round")
        face = bust(story.persona.portrait, cx, cy + 4 * scale, 84 * scale, theme)
        lines = strokes_within(story.strokes, cx, cy, radius - 3, ink(theme))
        items = (ring, *(lines or (face,)))
    language = story.words if own else ""
    return Placed((), (Group(items, role="Figure", alt=alt, language=language, id=hand.key("portrait")),))


def _oval(cx: float, cy: float, across: float, down: float) -> tuple[Command, ...]:
    """A circle drawn out to an oval."""
    steps: list[Command] = []
    for step in circle_outline(0, 0, 1):
        moved = [cy + n * down if place_ % 2 else cx + n * across for place_, n in enumerate(step[1:])]
        steps.append(cast("Command", (step[0], *moved)))
    return tuple(steps)


# the body


def _body(pages: _Pages) -> None:
    if pages.room < PORTRAIT:
        pages.turn()
    if pages.ground.landscape and _side_by_side(pages):
        return
    hand, ground = pages.hand, pages.ground
    below = QuestionBlock(hand, 2, ground.column(2), COLUMN_GAP, 3)
    needed = QUESTION_CORD + below.height
    groups = [*_person(pages, ground.measure - BESIDE), *_groups(hand, ground.column(ground.columns))]
    columns = balanced(groups, ground.columns, pages.room - needed - BELOW_GROUPS) if groups else []
    if columns is not None:
        pages.columns(columns, LEFT, ground.column(ground.columns))
        pages.y += BELOW_GROUPS if columns else 0
        _questions(pages, below)
    elif needed <= pages.room:
        _questions(pages, below)
        pages.turn()
        _flow(pages, groups)
    else:
        _flow(pages, groups)
        _questions(pages, below)


@dataclass(frozen=True, slots=True)
class _Half:
    """The person in the left half of a landscape sheet, with the portrait at a scale and a largest headline."""

    words: list[Piece]
    contacts: list[Piece]
    scale: float

    @property
    def person(self) -> float:
        """The height of the portrait and the words beside it."""
        return max(PORTRAIT * self.scale, height_of(self.words) + 8)

    @property
    def taken(self) -> float:
        """The height of all of it."""
        return self.person + height_of(self.contacts) + (8 if self.contacts else 0)


def _half(hand: Hand, width: float, scale: float, largest: float) -> _Half:
    sections = person_sections(hand, contacts=False, largest=largest)
    words = _joined([section(width - BESIDE * scale) for section in sections])
    return _Half(words, contact_pieces(hand, width), scale)


def _side_by_side(pages: _Pages) -> bool:
    """On a landscape sheet: the person and the groups in the left half, the questions in the right, if all fits.

    A smaller portrait makes room for the groups. What of them still has none goes on to the next sheet.
    """
    ground, hand = pages.ground, pages.hand
    half = ground.column(2)
    beside = QuestionBlock(hand, 1, half, COLUMN_GAP, 2)
    ways = [_half(hand, half, scale, largest) for scale, largest in HALVES]
    if max(beside.height, ways[0].taken) > pages.room:
        return False
    width = ground.column(2, half)
    groups = _groups(hand, width)
    fitting = ((way, balanced(groups, 2, pages.room - way.taken)) for way in ways)
    way, columns = next(((way, found) for way, found in fitting if found is not None), (ways[0], None))
    questions = beside.placed(LEFT + half + COLUMN_GAP, pages.y, pages.room)
    pages.put(_beside_portrait(hand, way.words, pages.y, way.scale))
    pages.put(laid(way.contacts, LEFT, pages.y + way.person))
    pages.y += way.taken
    shown = _leading(groups, pages.room) if columns is None else len(groups)
    pages.columns(columns or balanced(groups[:shown], 2, pages.room) or (), LEFT, width)
    pages.put(questions)
    if shown < len(groups):
        pages.turn()
        _flow(pages, _groups(hand, ground.column(ground.columns))[shown:])
    return True


def _leading(groups: Sequence[Sequence[Piece]], room: float) -> int:
    """How many of the groups, from the first on, fit into two columns."""
    return next(count for count in range(len(groups), -1, -1) if balanced(groups[:count], 2, room) is not None)


def _beside_portrait(hand: Hand, words: Sequence[Piece], y: float, scale: float) -> list[Placed]:
    """The portrait, and words beside it, in the middle of its height where they are few."""
    down = min(26, max(0, (PORTRAIT * scale - 14 - height_of(words)) / 2))
    return [_portrait(hand, LEFT - 4, y, scale), *laid(words, LEFT + BESIDE * scale, y + down)]


def _person(pages: _Pages, width: float) -> list[list[Piece]]:
    """The portrait and as much of what is said of the person as fits beside it; what is left over, for a column."""
    sections = person_sections(pages.hand)
    told = [section(width) for section in sections]
    shown = len(told)
    while shown and height_of(_joined(told[:shown])) > pages.room:
        shown -= 1
    words = _joined(told[:shown])
    pages.put(_beside_portrait(pages.hand, words, pages.y, 1))
    pages.y += max(PORTRAIT, height_of(words) + 14)
    column = pages.ground.column(pages.ground.columns)
    return [[gap(12), *section(column)] for section in sections[shown:]]


def _groups(hand: Hand, width: float) -> list[list[Piece]]:
    groups = [group_pieces(hand, group, width) for group in hand.story.groups]
    return [group for group in (*groups, _source_pieces(hand, width)) if group]


def _joined(groups: Sequence[Sequence[Piece]]) -> list[Piece]:
    return [piece for group in groups for piece in group]


def _flow(pages: _Pages, groups: Sequence[Sequence[Piece]]) -> None:
    """Groups in balanced columns over as many sheets as they need."""
    ground = pages.ground
    width = ground.column(ground.columns)
    if pages.room < LEAST_ROOM:
        pages.turn()
    while True:
        columns = balanced(groups, ground.columns, pages.room)
        if columns is not None:
            pages.columns(columns, LEFT, width)
            return
        full, rest = filled(groups, ground.columns, pages.room)
        pages.columns(full, LEFT, width)
        pages.turn()
        groups = [rest]


def _questions(pages: _Pages, block: QuestionBlock) -> None:
    """The four questions together below a cord or on a sheet of their own; flowing if they are too long for that."""
    if QUESTION_CORD + block.height > pages.room:
        pages.turn()
    else:
        pages.y += 6
        pages.ornament(_cord(pages))
        pages.y += QUESTION_CORD - 12
    if block.height <= pages.room:
        pages.put(block.placed(LEFT, pages.y, pages.room))
        return
    long = QuestionBlock(block.hand, 1, pages.ground.column(pages.ground.columns), COLUMN_GAP, 1)
    _flow(pages, long.flowing())


# the foot


def _footer_lines(hand: Hand, width: float) -> list[str]:
    """Where the persona comes from, in lines; nothing where that is too long for a foot."""
    return [] if _footless(hand) else _source_lines(hand, width)


def _source_lines(hand: Hand, width: float) -> list[str]:
    lines = break_lines(hand.story.source, REGULAR, FOOTER_SIZE, width - 2 * LEFT - 110, hand.story.spoken)
    return [line.text + ("-" if line.joint == "-" else "") for line in lines]


def _footless(hand: Hand) -> bool:
    return len(_source_lines(hand, sheet_of_paper("A4").width)) > FOOTER_LINES


def _source_pieces(hand: Hand, width: float) -> list[Piece]:
    """The foot's words as a group of lines, where they are too many for a foot."""
    if not _footless(hand):
        return []
    style = hand.style(REGULAR, FOOTER_SIZE, FOOTER_LEAD, hand.theme.ink_soft)
    return [gap(12), *lines_of(hand.story.source, style, width, (hand.people("P", "source"),))]


def _sheet(pages: _Pages, number: int, paper: Paper) -> Sheet:
    hand, ground = pages.hand, pages.ground
    children = list(structured(pages.sheets[number]))
    if number:
        children.insert(0, _running_head(pages))
    children += _foot(pages, number)
    scale = paper.width / ground.width
    body = Group(tuple(children), id=hand.key("sheet"), role="Sect", transform=(scale, 0, 0, scale, 0, 0))
    return Sheet(paper.width, paper.height, Group((body,)), name=f"{hand.story.name} {number + 1}")


def _running_head(pages: _Pages) -> Group:
    """The name above a cord on later sheets: seen, not read again."""
    hand = pages.hand
    lines = break_lines(hand.story.name, SEMIBOLD, 11, pages.ground.measure - 20, hand.story.spoken)
    name = lines[0].text + ("…" if len(lines) > 1 else "")
    cord = cord_rule(CORD_FROM_EDGE, pages.ground.width - CORD_FROM_EDGE, 68, hand.theme)
    return Group((*place(name, LEFT, 50, SEMIBOLD, 11, hand.theme.spruce), cord), role="Artifact")


def _foot(pages: _Pages, number: int) -> list[Item]:
    hand, ground = pages.hand, pages.ground
    y = ground.height - 34
    items: list[Item] = []
    x = LEFT
    if hand.story.draft:
        word = translator(hand.story.language)("draft")
        wide = measure(word, SEMIBOLD, 9.5) + 14
        pill = rectangle(x, y - 11.5, wide, 16.6, 8.3, stroke=hand.theme.ink_soft, width=1, dash=(3, 2.5))
        words = place(word, x + wide / 2, y, SEMIBOLD, 9.5, hand.theme.ink_soft, "middle")
        items += [Group(tuple(pill), role="Artifact"), _read_once(words, hand, "draft", number)]
        x += wide + 8
    lines = break_lines(hand.story.source, REGULAR, FOOTER_SIZE, ground.measure - 110, hand.story.spoken)
    if not _footless(hand):
        top = y - FOOTER_LEAD * (len(lines) - 1)
        told = [
            item
            for row, line in enumerate(lines)
            for item in place(line, x, top + row * FOOTER_LEAD, REGULAR, FOOTER_SIZE, hand.theme.ink_soft)
        ]
        items.append(_read_once(told, hand, "source", number))
    if len(pages.sheets) > 1:
        count = f"{number + 1}/{len(pages.sheets)}"
        words = place(count, ground.width - LEFT, y, SEMIBOLD, 9.5, hand.theme.ink_soft, "end")
        items.append(Group(tuple(words), role="Artifact"))
    return items


def _read_once(items: Sequence[Item], hand: Hand, name: str, number: int) -> Group:
    """Words of the foot: a paragraph on the first sheet, an ornament on the others."""
    language = hand.story.words if name == "source" else ""
    if number:
        return Group(tuple(items), role="Artifact")
    return Group(tuple(items), role="P", id=hand.key(name), language=language)


def _all_words(story: PersonaStory) -> str:
    contacts = [words for contact in story.contacts for words in (contact.name, contact.remark)]
    lines = [text for group in (*story.groups,) for _, text in group.lines]
    answers = [text for question in story.questions for _, text in question.answers]
    return "\n".join((story.name, story.age, story.headline, story.values, story.source, *contacts, *lines, *answers))
