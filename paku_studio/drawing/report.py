"""The report on paper: head, contents, sections over as many sheets as they need. Knows no pen and no file.

Laid out in points of A4 and grown as a whole to larger paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.faces import plain_signs
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.paper import paper as sheet_of_paper
from paku_studio.drawing.persona_pieces import Chain, Element, Part, Piece, gap, kept, structured
from paku_studio.drawing.report_contents import contents, short
from paku_studio.drawing.report_pages import Column, painted
from paku_studio.drawing.report_parts import ReportStory, Words
from paku_studio.drawing.report_pieces import Setting
from paku_studio.drawing.report_story import tell_report
from paku_studio.drawing.report_type import Face, ReportHand, set_words
from paku_studio.drawing.shapes import rectangle
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, break_lines, measure, place, unreadable
from paku_studio.drawing.theme import Theme
from paku_studio.drawing.threads import cord_rule, homestead, homestead_width
from paku_studio.locale import translator
from paku_studio.models import PaperSize, Record
from paku_studio.pause import no_collection

MARGIN, WIDEST = 48.0, 512.0
TOP, FIRST_TOP, BOTTOM, FOOT, EDGE = 64.0, 58.0, 62.0, 34.0, 30.0
TITLES = (32.0, 30.0, 28.0, 26.0, 24.0)
"""The largest in which the title stands on one line is taken; a longer one has the last."""
FOOT_SIZE = 9.0


def draw_report(records: Mapping[str, Record], scope: str, paper: Paper, theme: Theme, language: str) -> Drawing:
    """The report of the whole work (scope ""), or of the meeting of that id. KeyError: there is no such meeting."""
    with no_collection():
        return draw_story(tell_report(records, scope, language), paper, theme)


def draw_story(story: ReportStory, paper: Paper, theme: Theme) -> Drawing:
    """A report that is already told, on this paper."""
    ground = sheet_of_paper(PaperSize.A4, paper.orientation)
    hand = ReportHand(f"report-{story.scope or 'all'}", theme.printed(), story.language)
    book = _Book(story, hand, ground)
    scale = paper.width / ground.width
    named = story.title
    sheets = tuple(
        Sheet(paper.width, paper.height, _scaled(body, scale), name=f"{short(named)} {number}")
        for number, body in enumerate(book.bodies(), 1)
    )
    kind = translator(story.language)(story.kind)
    return Drawing(short(named), story.language, sheets, subject=kind, unreadable=_unreadable(story))


def _scaled(body: Group, scale: float) -> Group:
    return Group((body,), transform=(scale, 0, 0, scale, 0, 0))


def _unreadable(story: ReportStory) -> tuple[str, ...]:
    """The characters that no typeface shows; plain texts are not looked at letter by letter."""
    usual = plain_signs(REGULAR) | {"\n"}
    texts = (text for words in story.everything() for text in (words.lead, words.text, words.tail))
    return unreadable("\n".join(text for text in texts if not usual.issuperset(text)))


@dataclass(frozen=True, slots=True)
class _Book:
    """The report on sheets of A4."""

    story: ReportStory
    hand: ReportHand
    ground: Paper

    @property
    def left(self) -> float:
        """The column's left edge: in the middle of a wide sheet."""
        return max(MARGIN, (self.ground.width - WIDEST) / 2)

    @property
    def width(self) -> float:
        """The column's width; a longer line tires the eye."""
        return self.ground.width - 2 * self.left

    def bodies(self) -> Iterator[Group]:
        """What stands on each sheet."""
        column = Column(TOP, self.ground.height - BOTTOM)
        setting = Setting(self.hand, self.width)
        chain = (Element("Sect", self.hand.key("report")),)
        pieces = [*self._head(chain), *contents(self.hand, self.width, self.story, column.begins, chain)]
        pieces += setting.sections(self.story.sections, chain)
        column.fill(pieces, FIRST_TOP)
        count = len(column.sheets)
        cord = cord_rule(EDGE, self.ground.width - EDGE, 36, self.hand.theme, 0.72)
        for number, sheet in enumerate(column.sheets):
            above = (cord,) if number else ()
            yield Group((*above, *structured(painted(sheet, self.left)), self._foot(number, count)))

    # the head

    def _head(self, chain: Chain) -> Iterator[Piece]:
        """What it is, whose, and a cord below."""
        story, hand, theme = self.story, self.hand, self.hand.theme
        room = self.width - homestead_width() - 18
        kicker = Face(12.0, 17.0, SEMIBOLD, theme.ink_soft, SEMIBOLD, theme.ink_soft, theme.ink_soft)
        yield from kept(set_words(hand, Words(story.kicker), kicker, room, (*chain, hand.element("P"))))
        title = (*chain, Element("H1", hand.key("title")))
        yield from kept(set_words(hand, story.heading, self._title_face(room), room, title))
        yield Piece(11.0, keep=True)
        yield Piece(16.0, (Part((), self._cord),), keep=True)
        for place_, words in enumerate(story.about):
            weight = SEMIBOLD if not place_ else REGULAR
            face = Face(11.0, 16.0, weight, theme.ink_soft, REGULAR, theme.ink_soft, theme.ink_soft)
            yield from set_words(hand, words, face, self.width, (*chain, hand.element("P")))
        if story.draft:
            yield gap(6)
            yield Piece(18.0, (Part((), self._pill), Part((*chain, hand.element("P")), self._pill_word)))
        yield gap(2)

    def _title_face(self, room: float) -> Face:
        spruce, words = self.hand.theme.spruce, self.story.title
        sizes = [size for size in TITLES if measure(words, BOLD, size) <= room]
        size = sizes[0] if sizes else TITLES[-1]
        return Face(size, size * 1.14, BOLD, spruce, BOLD, spruce, spruce)

    def _cord(self, _x: float, y: float) -> Sequence[Item]:
        theme, width = self.hand.theme, self.ground.width
        cord = cord_rule(EDGE, width - EDGE, y, theme)
        return (cord, homestead(self.left + self.width, y - 7, theme)) if y > 90 else (cord,)

    def _pill(self, x: float, y: float) -> Sequence[Item]:
        word = translator(self.hand.language)("draft")
        wide, soft = measure(word, SEMIBOLD, 9.5) + 15, self.hand.theme.ink_soft
        return (Group(tuple(rectangle(x, y, wide, 16.5, 8.2, stroke=soft, width=1, dash=(3, 2.5))), role="Artifact"),)

    def _pill_word(self, x: float, y: float) -> Sequence[Item]:
        word = translator(self.hand.language)("draft")
        return place(word, x + 7.5, y + 11.6, SEMIBOLD, 9.5, self.hand.theme.ink_soft)

    # the foot

    def _foot(self, number: int, count: int) -> Group:
        """Whose report it is, and which sheet: seen on all, read on none."""
        theme, y = self.hand.theme, self.ground.height - FOOT
        lines = break_lines(self.story.foot, REGULAR, FOOT_SIZE, self.width - 90, self.hand.language)
        words = (lines[0].text + ("…" if len(lines) > 1 else "")) if lines else ""
        counted = place(
            f"{number + 1}/{count}", self.left + self.width, y, SEMIBOLD, FOOT_SIZE + 0.5, theme.ink_soft, "end"
        )
        items = (*place(words, self.left, y, REGULAR, FOOT_SIZE, theme.ink_soft), *counted)
        return Group(items, role="Artifact")
