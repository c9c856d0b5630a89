"""The marks of the quick notation on one printed page: sign, word, what it says, an example. Knows no grammar."""

from collections.abc import Sequence
from dataclasses import dataclass

from paku_studio.drawing.display import Drawing, Group, Item, Sheet
from paku_studio.drawing.marks_table import HOW, PARTS, ROAD, SAID, MarkGroup, MarkRow
from paku_studio.drawing.paper import Paper
from paku_studio.drawing.road_marks import note_sign
from paku_studio.drawing.road_type import artifact, painted, paragraph, set_text
from paku_studio.drawing.shapes import border_style, circle, diamond, icon, line, rectangle, star
from paku_studio.drawing.text import BOLD, REGULAR, SEMIBOLD, measure, place
from paku_studio.drawing.theme import Theme
from paku_studio.locale import N_, translator

TITLE = N_("The marks of the line")
LEAD = N_(
    "One line, one thing. A line without a mark is the next moment; a mark at its beginning makes it something else."
)
RULES = (
    N_("A mark counts only before a space: -5 degrees and #1 are plain words."),
    N_("A mark falls on the latest moment; with Shift and Enter on its last touchpoint."),
    N_("Ctrl and the arrows up and down choose another moment while one types."),
)
COLUMNS: tuple[tuple[MarkGroup, ...], ...] = ((ROAD, PARTS), (SAID, HOW))
WIDTH_OF_A4 = 595.28
"""Points; on other paper everything grows or shrinks with the width."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every part of the page is drawn with; `by` makes a measure of A4 one of this paper."""

    theme: Theme
    language: str
    by: float

    def t(self, message: str) -> str:
        """A message in the page's language."""
        return translator(self.language)(message)


def draw_marks(paper: Paper, theme: Theme, language: str) -> Drawing:
    """One page with every mark. Everything fits it: a test holds that in three languages."""
    desk = _Desk(theme.printed(), language, paper.width / WIDTH_OF_A4)
    margin, gap = 40 * desk.by, 22 * desk.by
    wide = paper.width - 2 * margin
    head, top = _head(desk, margin, wide)
    column = (wide - gap) / 2
    found: list[Item] = [head]
    for at, groups in enumerate(COLUMNS):
        x, y = margin + at * (column + gap), top
        for group in groups:
            drawn, y = _group(desk, group, x, y, column)
            found.append(drawn)
    found.append(_rules(desk, margin, paper.height - 62 * desk.by, wide))
    body = Group(tuple(found), role="Sect")
    title = desk.t(TITLE)
    sheet = Sheet(paper.width, paper.height, body, background=desk.theme.surface, name=title)
    return Drawing(title, language, (sheet,), subject=desk.t(LEAD))


def _head(desk: _Desk, x: float, wide: float) -> tuple[Group, float]:
    """Title and lead above the road's own line with its stops; where the columns begin."""
    by, theme = desk.by, desk.theme
    title = place(desk.t(TITLE), x, 60 * by, BOLD, 25 * by, theme.ink)
    lead = set_text(desk.t(LEAD), REGULAR, 11.5 * by, 15 * by, wide, desk.language)
    after = 80 * by + lead.height
    stops: list[Item] = [*line(x, after, x + wide, after, stroke=theme.road, width=3 * by)]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        middle = x + 5 * by + share * (wide - 10 * by)
        stops += circle(middle, after, 4.5 * by, fill=theme.surface, stroke=theme.road, width=2.4 * by)
    parts = (
        paragraph(title, role="H1"),
        paragraph(painted(lead, x, 78 * by, theme.ink_soft)),
        artifact(stops),
    )
    return Group(parts), after + 14 * by


def _group(desk: _Desk, group: MarkGroup, x: float, y: float, wide: float) -> tuple[Group, float]:
    """A heading and its marks as a list; where the next begins."""
    by = desk.by
    heading = paragraph(place(desk.t(group.heading), x, y + 13 * by, BOLD, 14 * by, desk.theme.spruce), role="H2")
    entries: list[Item] = []
    below = y + 20 * by
    for row in group.rows:
        entry, below = _entry(desk, row, x, below, wide)
        entries.append(entry)
    return Group((heading, Group(tuple(entries), role="L")), role="Sect"), below + 8 * by


def _entry(desk: _Desk, row: MarkRow, x: float, y: float, wide: float) -> tuple[Group, float]:
    """A key cap with the sign; beside it the word, what it says, and an example in a slip of the kind's look."""
    by, theme = desk.by, desk.theme
    left = x + 46 * by
    room = wide - 46 * by
    name = row.words(desk.language)
    words = place(name[:1].upper() + name[1:], left + 17 * by, y + 11 * by, SEMIBOLD, 12 * by, theme.ink)
    says = set_text(desk.t(row.says), REGULAR, 10 * by, 12 * by, room, desk.language)
    told = painted(says, left, y + 23 * by, theme.ink_soft)
    slip, example = _example(desk, row, left, y + 16 * by + says.height)
    shown = [*_cap(desk, row, x, y), *_sign(row, left, y, desk), *slip]
    body = Group((*words, *told, *example), role="LBody")
    label = Group(_in_cap(desk, row, x, y), role="Lbl")
    return Group((artifact(shown), label, body), role="LI"), y + 38 * by + says.height


def _cap(desk: _Desk, row: MarkRow, x: float, y: float) -> Sequence[Item]:
    by, theme = desk.by, desk.theme
    dash = () if row.sign else (3 * by, 2 * by)
    return rectangle(
        x, y, 38 * by, 26 * by, 5 * by, fill=theme.surface, stroke=theme.line_strong, width=1.1 * by, dash=dash
    )


def _in_cap(desk: _Desk, row: MarkRow, x: float, y: float) -> tuple[Item, ...]:
    by = desk.by
    size = 14 * by if len(row.sign) <= 3 else 9.5 * by
    return place(row.sign, x + 19 * by, y + 13 * by + size * 0.35, BOLD, size, desk.theme.ink, "middle")


def _sign(row: MarkRow, x: float, y: float, desk: _Desk) -> Sequence[Item]:
    """The kind's own sign, as cards show it."""
    by, theme = desk.by, desk.theme
    if row.kind == "critical":
        return diamond(x + 6.5 * by, y + 7 * by, 6.5 * by, theme.critical, bang=theme.surface)
    if row.kind == "meaningful":
        return star(x + 6.5 * by, y + 7 * by, 7 * by, theme.meaningful)
    if row.kind:
        return note_sign(row.kind, x, y + 0.5 * by, 13 * by, theme)
    return icon(row.icon, x, y + 0.5 * by, 13 * by, theme.ink)


def _example(desk: _Desk, row: MarkRow, x: float, y: float) -> tuple[Sequence[Item], tuple[Item, ...]]:
    """The example's slip and its words, the mark in bold."""
    by, theme = desk.by, desk.theme
    said = row.example_in(desk.language)
    mark, _, text = said.partition(" ") if row.sign else ("", "", said)
    size, pad = 10.5 * by, 6 * by
    bold = measure(f"{mark} ", BOLD, size) if mark else 0.0
    wide = bold + measure(text, REGULAR, size) + 2 * pad
    tint = theme.tint(row.kind) if row.kind else theme.sunk
    edge = theme.mark(row.kind) if row.kind else theme.line
    stroke, dash = border_style(row.kind)
    dashes = tuple(step * by for step in dash)
    slip = rectangle(x, y, wide, 16 * by, 4 * by, fill=tint, stroke=edge, width=stroke * by, dash=dashes)
    baseline = y + 11.6 * by
    words = place(mark, x + pad, baseline, BOLD, size, theme.mark(row.kind) if row.kind else theme.spruce)
    return slip, (*words, *place(text, x + pad + bold, baseline, REGULAR, size, theme.ink))


def _rules(desk: _Desk, x: float, y: float, wide: float) -> Group:
    """What holds for all marks, at the foot."""
    by, theme = desk.by, desk.theme
    entries: list[Item] = []
    rule = artifact(line(x, y - 12 * by, x + wide, y - 12 * by, stroke=theme.line, width=0.8 * by))
    for number, sentence in enumerate(RULES):
        baseline = y + number * 15 * by
        dot = artifact(circle(x + 3 * by, baseline - 3.5 * by, 2 * by, fill=theme.spruce))
        words = place(desk.t(sentence), x + 12 * by, baseline, REGULAR, 10.5 * by, theme.ink)
        entries.append(Group((dot, Group(words, role="LBody")), role="LI"))
    return Group((rule, Group(tuple(entries), role="L")))
