"""The errand checklist on paper: the organisation, whom to meet, three columns to tick, what was agreed, own notes.

What is filled in is drawn where it is given and kept nowhere. Knows no pen and no file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.checklist_parts import ChecklistPieces
from paku_studio.drawing.checklist_story import ChecklistStory, tell_checklist
from paku_studio.drawing.client_foot import ClientFoot
from paku_studio.drawing.client_hand import ClientHand, client_ground
from paku_studio.drawing.client_lines import empty_lines, level
from paku_studio.drawing.client_pages import UNDER_CORD, ClientPages, client_drawing
from paku_studio.drawing.display import Drawing
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.persona_pieces import Piece, gap, height_of, kept, laid, lines_of
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import BOLD
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import HOUSE, YOUNG_SPRUCE
from paku_studio.locale import translator
from paku_studio.models import Record

BOX_WIDTH, BOX_HEIGHT, BOX_PAD = 214.0, 112.0, 14.0
TALLEST_BOX = 230.0
"""A box that would be higher stands over the whole width."""
GUTTER = 18.0
ABOVE_CORD = 18.0
SHARES = (0.52, 0.26, 0.22)
"""Of the measure: what was agreed, who, by when."""
WHOLE = 600.0
"""A section of an easy sheet that is lower than this stays on one page."""
MOST_ITEMS = 6
"""A list with more in one column has its lines to write on on a second page."""
LINES = ((6, 6), (5, 5), (5, 4), (4, 4), (4, 3), (3, 3), (3, 2), (2, 2))
"""How many lines what was agreed and own notes are given, as room gives out."""
MORE_LINES = ((8, 12), (8, 10), (7, 8), (6, 6), *LINES)


def draw_checklist(
    records: Mapping[str, Record],
    record_id: str,
    paper: Paper,
    theme: Theme,
    language: str,
    easy: bool = False,
    filled: Mapping[str, str] | None = None,
) -> Drawing:
    """The pages of one checklist; `filled`: the organisation's details. KeyError where the records have no such."""
    story = tell_checklist(records, record_id, language, easy=easy, filled=filled or {})
    ground = client_ground(paper, easy=easy)
    hand = ClientHand(story.id, theme.printed(), language, story.words, ground, easy)
    pages = ClientPages(ClientFoot(hand, story.title.text, story.source, story.draft, story.logos))
    _Checklist(story, pages, ChecklistPieces(hand)).lay_out()
    return client_drawing(pages, paper, translator(language)("Errand checklist"), story.all_words)


@dataclass(frozen=True, slots=True)
class _Checklist:
    """The parts of the sheet as they go on to its pages."""

    story: ChecklistStory
    pages: ClientPages
    parts: ChecklistPieces

    @property
    def hand(self) -> ClientHand:
        return self.parts.hand

    @property
    def measure(self) -> float:
        return self.hand.ground.measure

    def lay_out(self) -> None:
        story, hand = self.story, self.hand
        title = hand.field("H1", story.id, story.title.field, story.title.text)
        subtitle = hand.field("P", story.id, story.subtitle.field)
        motifs = ((YOUNG_SPRUCE, False), (HOUSE, True))
        self.pages.head((story.title.text, (title,)), (story.subtitle.text, (subtitle,)), motifs)
        self._errand()
        self._sections()
        self._below()
        self.pages.flow_source()

    # the organisation, and what is written down before all else

    def _errand(self) -> None:
        details = self.parts.details(self.story.details, BOX_WIDTH - 2 * BOX_PAD)
        beside = self._beside_errands()
        if self.hand.easy or not beside or max(height_of(details), height_of(beside)) > TALLEST_BOX:
            self._wide_errand()
        else:
            self._box_beside(details, beside)
        self.pages.y += 10 if self.hand.easy else 22

    def _wide_errand(self) -> None:
        """The box over the whole width, what is written down below it."""
        details = self.parts.details(self.story.details, self.measure - 2 * BOX_PAD)
        self.pages.framed(details, 12, stroke=self.hand.theme.spruce, side=BOX_PAD)
        self.pages.y += 10
        for pieces in self.parts.errands(self.story.errands, self.measure, "errands"):
            self.pages.flow(pieces)
            self.pages.y += 2

    def _beside_errands(self) -> list[Piece]:
        width = self.measure - BOX_WIDTH - 24
        pieces = self.parts.errands(self.story.errands, width, "errands")
        return [piece for each in pieces for piece in (gap(3), *each)]

    def _box_beside(self, details: Sequence[Piece], errands: Sequence[Piece]) -> None:
        """The box at the left, what is written down at its right."""
        theme, pages, left = self.hand.theme, self.pages, self.hand.ground.margin
        tall = height_of(details)
        height = max(BOX_HEIGHT, tall + 2 * BOX_PAD, height_of(errands))
        if height > pages.room:
            pages.turn()
        fill = theme.surface if theme.black_and_white else theme.spruce_tint
        pages.ornament(*rectangle(left, pages.y, BOX_WIDTH, height, 8, fill=fill, stroke=theme.spruce, width=1.25))
        pages.put(laid(details, left + BOX_PAD, pages.y + (height - tall) / 2))
        pages.put(laid(errands, left + BOX_WIDTH + 24, pages.y + (height - height_of(errands)) / 2))
        pages.y += height

    # before, on the spot, afterwards

    def _sections(self) -> None:
        """Three columns side by side; on an easy sheet one below the other."""
        if self.hand.easy:
            self._sections_below_one_another()
            return
        sections = self.story.sections
        third = (self.measure - 2 * GUTTER) / 3
        threads = (third + GUTTER, third + GUTTER, 0.0)
        numbered = zip(range(1, len(sections) + 1), sections, threads, strict=True)
        heads = level([self.parts.section_head(number, each, third, thread) for number, each, thread in numbered])
        items = [self.parts.section_items(each, third) for each in sections]
        self.pages.columns([(place * (third + GUTTER), heads[place], items[place]) for place in range(len(sections))])

    def _sections_below_one_another(self) -> None:
        for number, section in enumerate(self.story.sections, 1):
            head = self.parts.section_head(number, section, self.measure, 0)
            items = self.parts.section_items(section, self.measure)
            if self.pages.room < height_of([*head, *items]) < WHOLE:
                self.pages.turn()
            self.pages.columns([(0.0, head, items)])
            self.pages.y += 8

    # what was agreed, own notes

    def _below(self) -> None:
        """As many lines as there is room for; on a page of their own where the columns are long."""
        pages = self.pages
        long = max(len(section.items) for section in self.story.sections) > MOST_ITEMS
        if (long and not self.hand.easy) or self._tall(*LINES[-1]) > pages.room:
            pages.turn()
        ways = LINES if len(pages.sheets) == 1 else MORE_LINES
        agreed, notes = next((way for way in ways if self._tall(*way) <= pages.room), ways[-1])
        if self.story.agreed:
            if not pages.fresh:
                pages.cord(ABOVE_CORD)
            pages.flow(self._agreed_title())
            pages.columns(self._agreed(agreed))
        pages.y += UNDER_CORD
        pages.flow([*self._notes_title(), *empty_lines(self.hand, notes, self.measure, self.hand.type.rule + 2)])

    def _tall(self, agreed: int, notes: int) -> float:
        height = UNDER_CORD + height_of(self._notes_title()) + notes * (self.hand.type.rule + 2)
        if self.story.agreed:
            tallest = max(height_of([*head, *lines]) for _, head, lines in self._agreed(agreed))
            height += ABOVE_CORD + UNDER_CORD + height_of(self._agreed_title()) + tallest
        return height

    def _agreed_title(self) -> list[Piece]:
        return self._title(self.hand.t("What was agreed"), "agreed", self.hand.type.large)

    def _notes_title(self) -> list[Piece]:
        return self._title(self.hand.t("My own notes"), "notes", self.hand.type.heading)

    def _title(self, words: str, name: str, size: float) -> list[Piece]:
        style = self.hand.style(BOLD, size, 1.3, self.hand.theme.spruce, own=True)
        return kept(lines_of(words, style, self.measure, (self.hand.own("H2", name),)))

    def _agreed(self, count: int) -> list[tuple[float, list[Piece], list[Piece]]]:
        items = self.story.agreed
        whole = self.measure - (len(items) - 1) * GUTTER
        shares = SHARES if len(items) == len(SHARES) else (1 / len(items),) * len(items)
        widths = [share * whole for share in shares]
        heads = level([self.parts.asked(item, width) for item, width in zip(items, widths, strict=True)])
        across, columns = 0.0, []
        for head, width in zip(heads, widths, strict=True):
            columns.append((across, head, empty_lines(self.hand, count, width, self.hand.type.rule + 4)))
            across += width + GUTTER
        return columns
