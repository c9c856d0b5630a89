"""Judgements on the whole pathway, and the appendix: headed lists that go on over sheets. Knows no road."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Group, Item
from paku_studio.drawing.road_marks import DASHES, bullet, line, note_icon
from paku_studio.drawing.road_scale import Ground
from paku_studio.drawing.road_story import Field
from paku_studio.drawing.road_type import Passage, Pen, artifact, figure, joined, painted, paragraph, set_text
from paku_studio.drawing.road_words import Said
from paku_studio.drawing.shapes import icon, rectangle
from paku_studio.drawing.text import BOLD, REGULAR
from paku_studio.locale import translator

GAP = 18.0
FRAMED = 20.0
"""Points: the dashed frame of what was not asked, with the air below it."""
FIELD = 235.0
"""Points: where fields may be as broad as this, more than four stand side by side."""
HEADING_LINES = 5
"""A longer heading goes on as the first entry of its list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list, set. `spoken`: the kind in words where the list's heading does not say it."""

    id: str
    kind: str
    spoken: str
    text: Passage
    begun: bool = False


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A heading with entries, set. `quiet`: a soft sentence in place of entries, `framed` where it says that nobody was
    asked; `lined`: a line to write on.
    """

    id: str
    kind: str
    heading: Passage
    entries: tuple[Entry, ...]
    quiet: str = ""
    framed: bool = False
    lined: bool = False
    begun: bool = False
    own: bool = False

    @property
    def head_height(self) -> float:
        """Down to the first entry."""
        return 9 + max(self.heading.height, self.heading.size * 1.3) + 6

    @property
    def height(self) -> float:
        """All of it."""
        inside = sum(entry.text.height + 2 for entry in self.entries)
        return self.head_height + (inside or (FRAMED if self.framed else 16.0)) + 3


def _rest_of(heading: Passage) -> tuple[Said, ...]:
    """What of a long heading goes on under it."""
    return (Said("", "", "", heading.rest),) if heading.rest else ()


def set_field(field: Field, place: int, pathway: str, width: float, ground: Ground, pen: Pen) -> ListBlock:
    """A field of judgements, set."""
    scale = ground.scale
    indent = scale.field_head * 1.3 + 7
    language = pen.spoken if field.own_heading else pen.language
    most = HEADING_LINES if scale.limited else 0
    size = scale.field_head
    heading = set_text(field.heading, BOLD, size, size * 1.2, width - indent, language, most=most)
    entries = tuple(
        Entry(said.id, said.kind, said.spoken if said.kind != field.kind or field.own_heading else "",
              set_text(said.text, REGULAR, scale.field, scale.field_lead, width - indent, pen.spoken))
        for said in (*_rest_of(heading), *field.said)
    )  # fmt: skip
    quiet = "" if entries else _quiet_words(field, pen)
    lined = not entries and not quiet and not field.own_heading
    name = f"{pathway}-field-{place}"
    framed = bool(quiet) and not field.asked
    return ListBlock(name, field.kind, heading, entries, quiet, framed, lined, own=field.own_heading)


def _quiet_words(field: Field, pen: Pen) -> str:
    """Why nothing stands here: nobody was asked, or nobody had anything to say; "" where that is not known."""
    t = translator(pen.language)
    if not field.asked:
        return t("Not asked")
    return t("Nobody raised anything") if field.nobody else ""


def fields_in_bands(fields: Sequence[Field], pathway: str, ground: Ground, pen: Pen) -> list[list[ListBlock]]:
    """The fields side by side, two or four in a band."""
    usable = ground.right - ground.left
    across = max(min(len(fields), int(usable // FIELD)), 4 if usable >= 690 else 2 if usable >= 330 else 1)
    width = (usable - GAP * (across - 1)) / across
    blocks = [set_field(field, place, pathway, width, ground, pen) for place, field in enumerate(fields)]
    return [blocks[start : start + across] for start in range(0, len(blocks), across)]


def band_height(band: Sequence[ListBlock]) -> float:
    """The tallest of the fields side by side."""
    return max((block.height for block in band), default=0.0)


def bands_height(bands: Sequence[Sequence[ListBlock]]) -> float:
    """All bands one under the other."""
    return sum(band_height(band) + 8 for band in bands) - (8 if bands else 0)


def draw_list(block: ListBlock, x: float, y: float, width: float, ground: Ground, pen: Pen) -> Group:
    """One field: rule, icon, heading, entries."""
    size = block.heading.size
    colour = getattr(pen.theme, block.kind, pen.theme.ink_soft)
    indent = size * 1.3 + 7 if block.kind else 14.0
    dash = tuple(each * 1.7 if each > 0.5 else each for each in DASHES.get(block.kind, ()))
    under: list[Item] = [line(((x, y), (x + width, y)), colour, 2 if block.kind else 0.75, dash)]
    if block.kind:
        under += icon(note_icon(block.kind), x, y + 9, size * 1.3, colour)
    children: list[Group] = [artifact(under)]
    heading = painted(block.heading, x + (indent if block.kind else 0), y + 9 + size * 1.02, pen.theme.ink)
    if block.begun:
        children.append(artifact(heading))
    else:
        words = joined(block.heading.lines)
        children.append(Group(heading, role="H2", bookmark=words[:200], language=pen.words if block.own else ""))
    children += _entries(block, x, y + block.head_height, indent, width, pen, ground.scale.field)
    return Group(tuple(children), id=block.id, role="Sect")


def _entries(block: ListBlock, x: float, top: float, indent: float, width: float, pen: Pen, size: float) -> list[Group]:
    if block.quiet:
        soft = set_text(block.quiet, REGULAR, size, size, width, pen.language)
        if not block.framed:
            return [paragraph(painted(soft, x + indent, top + size * 0.8, pen.theme.ink_soft))]
        around = rectangle(
            x + indent, top, soft.width + 16, FRAMED - 2, 5, stroke=pen.theme.line_strong, dash=(4.0, 3.0)
        )
        words = painted(soft, x + indent + 8, top + FRAMED / 2 - 1 + size * 0.34, pen.theme.ink_soft)
        return [artifact(around), paragraph(words)]
    if block.lined:
        return [artifact((line(((x + indent, top + 13), (x + width, top + 13)), pen.theme.line_strong, 0.75, ()),))]
    found = []
    for entry, y in entry_places(block, top):
        colour = getattr(pen.theme, entry.kind, pen.theme.ink_soft)
        sign: list[Item] = [bullet(x + indent - size * 0.62 - 3, y + size * 0.53, colour)] if not entry.begun else []
        label = figure(sign, entry.spoken if not entry.begun else "")
        told = paragraph(painted(entry.text, x + indent, y + size * 0.83, pen.theme.ink), language=pen.words)
        body = Group((told,), role="LBody")
        first = Group((label,), role="Lbl") if label.role == "Figure" else label
        found.append(Group((first, body), id=entry.id, role="LI"))
    return [Group(tuple(found), role="L")] if found else []


def entry_places(block: ListBlock, top: float) -> Iterator[tuple[Entry, float]]:
    """The entries with the upper edge of each; `top`: where the first begins, `head_height` below the list's own."""
    y = top
    for entry in block.entries:
        yield entry, y
        y += entry.text.height + 2


def take(block: ListBlock, room: float) -> tuple[ListBlock | None, ListBlock | None]:
    """As much of the list as fits into a height, and what is left for the next place."""
    if block.height <= room + 0.01:
        return block, None
    left = room - block.head_height - 3
    fits: list[Entry] = []
    for place, entry in enumerate(block.entries):
        if entry.text.height + 2 <= left:
            fits.append(entry)
            left -= entry.text.height + 2
            continue
        lines = max(0, int((left - 2) // entry.text.lead))
        rest = list(block.entries[place:])
        if lines:
            fits.append(replace(entry, text=replace(entry.text, lines=entry.text.lines[:lines])))
            rest[0] = replace(entry, text=replace(entry.text, lines=entry.text.lines[lines:]), begun=True)
        if not fits:
            return None, block
        return replace(block, entries=tuple(fits)), replace(block, entries=tuple(rest), begun=True)
    return block, None
