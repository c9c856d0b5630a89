"""The conversation sheet 'How are you doing?' on paper: areas of life, three questions, the next step, a promise.

What a person answers is drawn where it is given and kept nowhere. Knows no pen and no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.client_foot import ClientFoot
from paku_studio.drawing.client_hand import ClientHand, client_ground
from paku_studio.drawing.client_lines import level, rule_part, together, written_lines
from paku_studio.drawing.client_pages import CUP, ClientPages, client_drawing
from paku_studio.drawing.client_story import first_sentence
from paku_studio.drawing.conversation_scales import Scale, captions
from paku_studio.drawing.conversation_story import QUESTIONS, STEPS, Area, ConversationStory, tell_conversation
from paku_studio.drawing.display import Drawing, Item
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import Chain, Part, Piece, gap, height_of, kept, lines_of
from paku_studio.drawing.shapes import line
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, is_blank
from paku_studio.drawing.theme import Theme
from paku_studio.locale import translator
from paku_studio.models import LifeAreaScale, Record

MOST_AREAS = 8
LONG = 3000
"""So many letters never find room on one page."""
TALLEST_ROW = 260.0
"""A row higher than this parts at a page's end."""
GUTTER = 16.0
EASY_AIR = 9.0
ABOVE_QUESTIONS = 14.0
SHARES = (0.52, 0.26, 0.22)
"""Of the measure: what, by whom, by when."""
LEAST_LINES, MOST_LINES = 2, 12


@dataclass(frozen=True, slots=True)
class _Plan:
    """How much room is given: to a row of an area, and how many lines to the next step and to each question."""

    row: float
    steps: int
    most: int


_PLANS = (_Plan(46, 2, 5), _Plan(42, 2, 4), _Plan(42, 1, 4), _Plan(40, 1, 4))
"""As a sheet gives way before it goes on to a second page."""
_TWO_PAGES = _Plan(58, 3, MOST_LINES)


def draw_conversation(
    records: Mapping[str, Record],
    record_id: str,
    paper: Paper,
    theme: Theme,
    language: str,
    easy: bool = False,
    filled: Mapping[str, str] | None = None,
) -> Drawing:
    """The pages of one conversation sheet; `filled`: what was answered. KeyError where the records have no such."""
    story = tell_conversation(records, record_id, language, easy=easy, filled=filled or {})
    ground = client_ground(paper, easy=easy)
    hand = ClientHand(story.id, theme.printed(), language, story.words, ground, easy)
    foot = ClientFoot(hand, story.title.text, story.source, story.draft, story.logos)
    pages = _fewest(story, foot)
    return client_drawing(pages, paper, translator(language)("Conversation sheet"), story.all_words)


def _fewest(story: ConversationStory, foot: ClientFoot) -> ClientPages:
    """One page if it can be; else as many as it takes, with more room for each part."""
    if not foot.hand.easy and len(story.areas) <= MOST_AREAS and len(story.all_words) < LONG:
        for plan in _PLANS:
            pages = _laid(story, foot, plan)
            if len(pages.sheets) == 1:
                return pages
    return _laid(story, foot, _TWO_PAGES)


def _laid(story: ConversationStory, foot: ClientFoot, plan: _Plan) -> ClientPages:
    pages = ClientPages(foot)
    _Conversation(story, pages, plan).lay_out()
    return pages


@dataclass(frozen=True, slots=True)
class _Conversation:
    """The parts of the sheet as they go on to its pages."""

    story: ConversationStory
    pages: ClientPages
    plan: _Plan

    @property
    def hand(self) -> ClientHand:
        return self.pages.hand

    @property
    def measure(self) -> float:
        return self.hand.ground.measure

    def lay_out(self) -> None:
        story, hand, pages = self.story, self.hand, self.pages
        title = hand.field("H1", story.id, story.title.field, story.title.text)
        subtitle = hand.field("P", story.id, story.subtitle.field)
        cups = ((CUP, False), (CUP, True))
        pages.head((story.title.text, (title,)), (story.subtitle.text, (subtitle,)), cups)
        self._areas()
        self._below()
        pages.flow_source()

    # areas of life

    def _areas(self) -> None:
        """Rows of areas, eight on a page at most."""
        areas = self.story.areas
        if not areas:
            return
        self.pages.flow(self._areas_head(areas[0]))
        air = self._air()
        stands = 0
        for number, area in enumerate(areas):
            row = self._row(area, air)
            if stands and (stands == MOST_AREAS or min(height_of(row), TALLEST_ROW) > self.pages.room):
                self._line()
                self.pages.turn()
                stands = 0
            self._line()
            again = number and (not stands or areas[number - 1].scale is LifeAreaScale.ZERO_TO_TEN)
            self.pages.flow([*(self._caption(area) if again else ()), *row])
            stands = (stands + 1) if len(row) == 1 else 1
        self._line()

    def _air(self) -> float:
        """How much an easy row is given, so that six areas stand on one page where they can."""
        if not self.hand.easy:
            return 0.0
        six = sum(height_of(self._row(area, 0.0)) for area in self.story.areas[:6])
        return 0.0 if len(self.story.areas) <= 6 and six <= self.pages.room < six + 6 * EASY_AIR else EASY_AIR

    def _line(self) -> None:
        theme, ground, y = self.hand.theme, self.hand.ground, self.pages.y
        if not self.pages.fresh:
            self.pages.ornament(*line(ground.margin, y, ground.right, y, stroke=theme.line, width=0.75))

    def _areas_head(self, first: Area) -> list[Piece]:
        """What to do, and above a column of faces the words for them."""
        hand = self.hand
        asked = hand.t("How are things right now? Circle one.")
        if not any(each.scale is not LifeAreaScale.NONE for each in self.story.areas):
            asked = hand.t("How are things right now?")
        beside = _faces(first) and not hand.easy
        size = hand.type.heading if hand.easy else hand.type.text
        colour = hand.theme.spruce if hand.easy else hand.theme.ink_soft
        style = hand.style(BOLD if hand.easy else SEMIBOLD, size, 1.3, colour, own=True)
        width = self.measure - (5 * 34 + 24 if beside else 0)
        pieces = lines_of(asked, style, width, (hand.own("H2", "areas"),))
        if beside:
            last = pieces[-1]
            pieces[-1] = Piece(last.height, (*last.parts, _fallen(captions(hand, self.measure), 11.5)))
        return kept([*pieces, gap(6)])

    def _caption(self, area: Area) -> list[Piece]:
        """The words above a row of faces once more, where they are far above or another scale lies between."""
        if self.hand.easy or not _faces(area):
            return []
        high = self.hand.type.small * 1.4
        return kept([Piece(high, (_fallen(captions(self.hand, self.measure), high),))])

    def _row(self, area: Area, air: float) -> list[Piece]:
        """One area with its scale; more than one piece only where it is too high for one."""
        if self.hand.easy:
            return self._easy_row(area, air)
        scale = Scale(self.hand, area)
        words = self._words(area, self.measure - scale.width - 16)
        tall = height_of(words)
        if tall > TALLEST_ROW:
            beside = self._beside(scale, 24)
            first = Piece(words[0].height, (*words[0].parts, beside), keep=True)
            return [gap(0), first, *words[1:], gap(8)]
        extra = 12 if area.scale is LifeAreaScale.ZERO_TO_TEN else 0
        high = max(self.plan.row + extra, tall + 11)
        row = together([(0, (high - tall) / 2 - 0.5, words)], high)
        return [Piece(row.height, (*row.parts, self._beside(scale, high / 2 - extra / 2)))]

    def _easy_row(self, area: Area, air: float) -> list[Piece]:
        """Words first, the scale below them over the whole width."""
        scale = Scale(self.hand, area)
        words = self._words(area, self.measure)
        tall = height_of(words)
        below = 55.5 if area.scale is not LifeAreaScale.NONE else self.hand.type.rule + 6
        part = scale.wide_part(self.measure, air / 3)
        if area.scale is LifeAreaScale.NONE:
            part = rule_part(self.hand, self.measure, self.hand.type.rule)
        below_piece = Piece(below, (self._inside(area, part),))
        if tall > TALLEST_ROW:
            return [*words, below_piece]
        return [together([(0, 4 + air / 3, [*words, below_piece, gap(air * 2 / 3)])])]

    def _beside(self, scale: Scale, middle: float) -> Part:
        across = self.measure - scale.width
        if scale.area.scale is LifeAreaScale.NONE:
            return rule_part(self.hand, self.measure, middle + 12, across)
        return self._inside(scale.area, scale.part(across, middle))

    def _inside(self, area: Area, part: Part) -> Part:
        if area.scale is LifeAreaScale.NONE:
            return part
        return Part(self._item(area), part.paint)

    def _item(self, area: Area) -> Chain:
        hand = self.hand
        return hand.own("L", "areas-list"), hand.own("LI", area.id), hand.own("LBody", f"{area.id}-body")

    def _words(self, area: Area, width: float) -> list[Piece]:
        """Name and prompt, and what was typed."""
        hand, type_, theme = self.hand, self.hand.type, self.hand.theme
        item = self._item(area)
        name = hand.style(BOLD, type_.heading, 1.3, theme.ink)
        pieces = lines_of(area.name, name, width, (*item, hand.field("P", area.id, "name")))
        prompt = hand.style(REGULAR, type_.text, 1.3, theme.ink_soft, even=True)
        pieces += lines_of(area.prompt.text, prompt, width, (*item, hand.field("P", area.id, area.prompt.field)))
        if is_blank(area.name) and is_blank(area.prompt.text):
            pieces = [Piece(type_.rule, (rule_part(hand, width, type_.rule - 3),))]
        if not is_blank(area.note):
            note = hand.style(SEMIBOLD, type_.text, 1.3, theme.ink, own=True)
            pieces += lines_of(area.note, note, width, (*item, hand.own("P", f"{area.id}-note")))
        return pieces

    # questions, next step, promise

    def _below(self) -> None:
        """The three questions with as many lines as there is room for, the next step and the promise."""
        pages, areas = self.pages, self.story.areas
        lines, least = self._spare_lines(), max(LEAST_LINES, self._typed_lines())
        if lines < least or (len(areas) > MOST_AREAS and len(pages.sheets) == 1):
            pages.turn()
            lines = self._spare_lines()
        most = self.plan.most if len(areas) > 3 else MOST_LINES
        self._questions(max(LEAST_LINES, min(lines, most)))
        self._steps()
        self._promise()

    def _spare_lines(self) -> int:
        """How many lines to write on find room under the three questions."""
        heads = max(height_of(head) for head in self._question_heads())
        taken = ABOVE_QUESTIONS + heads + self._steps_height() + self._promise_height()
        return int((self.pages.room - taken) // self.hand.type.rule)

    def _typed_lines(self) -> int:
        """How many lines the longest answer takes."""
        return max(len(written_lines(self.hand, self.story.typed(key), self._third, key, 0)) for key, _ in QUESTIONS)

    @property
    def _third(self) -> float:
        return (self.measure - 2 * GUTTER) / 3

    def _question_heads(self) -> list[list[Piece]]:
        hand = self.hand
        style = hand.style(BOLD, hand.type.heading, 1.25, hand.theme.spruce, own=True, even=True)
        return level([lines_of(hand.t(words), style, self._third, (hand.own("H2", key),)) for key, words in QUESTIONS])

    def _questions(self, lines: int) -> None:
        self.pages.y += ABOVE_QUESTIONS
        columns = []
        for number, ((key, _), head) in enumerate(zip(QUESTIONS, self._question_heads(), strict=True)):
            told = written_lines(self.hand, self.story.typed(key), self._third, f"filled-{key}", lines)
            columns.append((number * (self._third + GUTTER), head, told))
        self.pages.columns(columns)

    def _step_columns(self) -> list[tuple[float, list[Piece], list[Piece]]]:
        hand, whole = self.hand, self.measure - 2 * GUTTER
        style = hand.style(REGULAR, hand.type.text, 1.3, hand.theme.ink_soft, own=True)
        widths = [share * whole for share in SHARES]
        heads = level(
            [
                lines_of(hand.t(words), style, wide, (hand.own("P", key),))
                for (key, words), wide in zip(STEPS, widths, strict=True)
            ]
        )
        across, columns = 0.0, []
        for (key, _), head, wide in zip(STEPS, heads, widths, strict=True):
            told = written_lines(
                hand, self.story.typed(key), wide, f"filled-{key}", self.plan.steps, hand.type.rule + 1
            )
            columns.append((across, head, told))
            across += wide + GUTTER
        return columns

    def _steps_title(self) -> list[Piece]:
        hand = self.hand
        style = hand.style(BOLD, hand.type.large, 1.3, hand.theme.spruce, own=True)
        return kept(lines_of(hand.t("Next step"), style, self.measure, (hand.own("H2", "next"),)))

    def _steps_height(self) -> float:
        tall = max(height_of([*head, *told]) for _, head, told in self._step_columns())
        return 22 + 16 + height_of(self._steps_title()) + tall

    def _steps(self) -> None:
        """What, by whom and by when, below a cord."""
        pages, columns = self.pages, self._step_columns()
        if min(self._steps_height(), TALLEST_ROW) > pages.room:
            pages.turn()
        else:
            pages.cord(22)
        pages.flow(self._steps_title())
        pages.columns(columns)

    def _promise_pieces(self) -> list[Piece]:
        hand, promise = self.hand, self.story.promise
        first, rest = first_sentence(promise.text)
        width = self.measure - 32
        bold = hand.style(BOLD, hand.type.text, 1.3, hand.theme.ink)
        plain = hand.style(REGULAR, hand.type.text, 1.3, hand.theme.ink)
        pieces = lines_of(first, bold, width, (hand.field("P", self.story.id, promise.field),))
        return [
            *kept(pieces),
            *lines_of(rest, plain, width, (hand.field("P", self.story.id, f"{promise.field}:rest"),)),
        ]

    def _promise_height(self) -> float:
        pieces = self._promise_pieces()
        return 18 + 14 + height_of(pieces) if pieces else 0.0

    def _promise(self) -> None:
        """Whose paper this is, in a box at the end."""
        if pieces := self._promise_pieces():
            self.pages.y += 18
            self.pages.framed(pieces, 7, stroke=None)


def _faces(area: Area) -> bool:
    return area.scale is LifeAreaScale.FACES


def _fallen(part: Part, down: float) -> Part:
    def paint(x: float, y: float) -> Sequence[Item]:
        return part.paint(x, y + down)

    return Part(part.chain, paint)
