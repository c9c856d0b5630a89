"""A persona on the wall: the portrait large, the name, what was said in groups. Knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paku_studio.drawing.display import Item
from paku_studio.drawing.persona_story import LineGroup, PersonaStory, tell_persona
from paku_studio.drawing.shapes import icon, line
from paku_studio.drawing.stage.asking import ALWAYS, asked_of_a_person
from paku_studio.drawing.stage.blocks import Block, Placed, height_of, poured, stacked
from paku_studio.drawing.stage.frames import plain_block
from paku_studio.drawing.stage.ground import BODY, MARGIN, Ground
from paku_studio.drawing.stage.statements import asking_block, listed, statement_blocks
from paku_studio.drawing.stage.words import broken, set_lines
from paku_studio.drawing.text import SEMIBOLD
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, translator
from paku_studio.models import BoardStatement, PersonaLine, PersonaLineGroup

PORTRAIT = 140.0
"""Radius of the large portrait."""
BESIDE = 2 * PORTRAIT + 44
HEADING = 236.0
"""Width of the headings left of the lines."""
TITLES = ((40.0, 2), (32.0, 3), (28.0, 10**6))
GROUP_ICONS = {
    "situation": "map-pin",
    "motivation": "compass",
    "health": "heart-pulse",
    "network": "users",
    "services": "building-2",
    "everyday": "sun",
    "money": "wallet",
    "housing": "house",
    "skills": "graduation-cap",
    "strengths": "sprout",
    "digital_skills": "smartphone",
    "other": "circle-dot",
    "note-worked": "circle-plus",
    "note-missing": "circle-minus",
    "note-risk": "triangle-alert",
    "note-idea": "lightbulb",
    "note-question": "circle-help",
    "note-quote": "quote",
}


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One picture of a persona: its blocks at their places."""

    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """The size of what was said, the room above a group; `lead`, `gap`: of its lines, where those are not the usual."""

    size: float
    above: float
    lead: float = 0.0
    gap: float = 0.0

    def of(self, block: Block) -> Block:
        """The block in this setting."""
        if not self.lead:
            return block
        return replace(block, style=replace(block.style, lead=self.lead), gap=min(block.gap, self.gap))


SETTINGS = (_Setting(28.0, 14.0), _Setting(24.0, 9.0), _Setting(24.0, 10.0, 29.0, 4.0), _Setting(24.0, 5.0, 27.0, 2.0))
"""From the roomiest to the closest."""
BALANCED_UP_TO = 4
"""Parts: of more than that none is nearly empty but the last."""
STEP = 12.0


def person_parts(indexed: RecordIndex, persona_id: str, on: Ground) -> tuple[PersonPart, ...]:
    """The persona's pictures; in the roomiest setting, unless a closer one saves a picture, and about equally full.

    KeyError where there is no persona.
    """
    story, room = tell_persona(indexed, persona_id, on.language), on.foot - BODY
    found, setting = _parts(indexed, story, on, SETTINGS[0], room), SETTINGS[0]
    for closer in SETTINGS[1:]:
        if len(found) > 1:
            tried = _parts(indexed, story, on, closer, room)
            found, setting = (tried, closer) if len(tried) < len(found) else (found, setting)
    while 1 < len(found) <= BALANCED_UP_TO and room > STEP * 10:
        room -= STEP
        tried = _parts(indexed, story, on, setting, room)
        if len(tried) > len(found):
            break
        found = tried
    return found


def _parts(
    indexed: RecordIndex, story: PersonaStory, on: Ground, setting: _Setting, room: float
) -> tuple[PersonPart, ...]:
    width = on.measure - BESIDE
    pages: list[list[Block]] = [[]]
    rest = list(_names(story, on, width))
    while rest:
        pages[-1], rest = poured(rest, room, room)
        pages += [[]] if rest else []
    for group in _groups(indexed, story, on, width, setting):
        _put(pages, group, room, on)
    return tuple(PersonPart(stacked(page, MARGIN + BESIDE, BODY)) for page in pages)


def _put(pages: list[list[Block]], group: "_Group", room: float, on: Ground) -> None:
    """A group on the last page; whole on the next, or with its heading once more where it goes on there."""
    rest = group.blocks(on)
    while True:
        page = pages[-1]
        taken = height_of(page) + (rest[0].gap if page else 0)
        if taken + height_of(rest) <= room:
            pages[-1] = [*page, *rest]
            return
        if page and height_of(rest) <= room:
            pages.append([])
            continue
        here, rest = poured(rest, room - taken, room) if room - taken > 4 * rest[0].style.lead else ([], rest)
        pages[-1] = [*page, *here]
        if not rest:
            return
        pages.append([])
        rest = replace(group, lines=tuple(rest), begun=bool(here) or group.begun).blocks(on) if here else rest


def _names(story: PersonaStory, on: Ground, width: float) -> Iterator[Block]:
    """Name and age, and the persona's own words."""
    name = ", ".join(part for part in (story.name, story.age) if part.strip())
    for size, most in TITLES:
        style = on.title(size)
        lines = broken(name, style, width, on.words, balanced=True)
        if len(lines) <= most:
            break
    yield Block(lines, style, width, id=story.persona.id)
    headline = plain_block(story.headline, width, on.text(28, on.theme.spruce, SEMIBOLD), on, gap=4)
    if headline.lines:
        yield headline


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines under one heading. `begun`: the first of them stand on the picture before."""

    key: str
    heading: str
    lines: tuple[Block, ...]
    above: float
    begun: bool = False

    def blocks(self, on: Ground) -> list[Block]:
        """The lines, the heading beside the first."""
        words = f"{self.heading} {translator(on.language)('(goes on)')}" if self.begun else self.heading
        return [_headed(self.lines[0], self.key, words, on, self.above), *self.lines[1:]]


def _groups(indexed: RecordIndex, story: PersonaStory, on: Ground, width: float, setting: _Setting) -> Iterator[_Group]:
    """Every group that has lines or asks for some."""
    told, size, above = {group.key: group for group in story.groups}, setting.size, setting.above
    for heading in PersonaLineGroup:
        group = told.get(heading.value)
        blocks = _lines(indexed, group, on, width, size) if group else []
        if heading is PersonaLineGroup.SERVICES:
            blocks = [*_contacts(story, on, width, size), *blocks]
        question = asked_of_a_person(heading, on.language) if heading in ALWAYS else ""
        if not blocks and question:
            blocks = [_asked(question, on, width)]
        blocks = [setting.of(block) for block in blocks]
        if blocks:
            yield _Group(heading.value, label("PersonaLineGroup", heading.value, on.language), tuple(blocks), above)
    for key, group in told.items():
        blocks = _lines(indexed, group, on, width, size) if key.startswith("note-") else []
        blocks = [setting.of(block) for block in blocks]
        if blocks:
            yield _Group(key, group.heading, tuple(blocks), above)


def _lines(indexed: RecordIndex, group: LineGroup, on: Ground, width: float, size: float) -> list[Block]:
    found: list[Block] = []
    for key, text in group.lines:
        said = indexed.find(key, PersonaLine)
        if isinstance(said, BoardStatement):
            found += statement_blocks(said, text, width, size, on, indent=HEADING)
        else:
            found.append(listed(text, key, width, size, on, indent=HEADING))
    return [block for block in found if block.lines]


def _contacts(story: PersonaStory, on: Ground, width: float, size: float) -> list[Block]:
    words = [
        (each.id, f"{each.name} ({each.remark.strip()})" if each.remark.strip() else each.name)
        for each in story.contacts
    ]
    return [listed(text, key, width, size, on, indent=HEADING) for key, text in words]


def _asked(question: str, on: Ground, width: float) -> Block:
    asking = asking_block(question, width - HEADING, on.small(), on)
    behind = asking.shape

    def shape(block: Block, x: float, y: float) -> tuple[Item, ...]:
        return behind(block, x + HEADING, y) if behind else ()

    return replace(asking, width=width, indent=HEADING + asking.indent, shape=shape)


def _headed(block: Block, key: str, heading: str, on: Ground, above: float) -> Block:
    """The first line of a group: the group's icon and word at its left, a fine rule above."""
    style, behind = on.heading(), block.shape
    lines = broken(heading, style, HEADING - 56, on.language)

    def shape(one: Block, x: float, y: float) -> tuple[Item, ...]:
        seen = behind(replace(one, above=0), x, y + above) if behind else ()
        if one.begun:
            return seen
        rule = line(x, y, x + one.width, y, stroke=on.theme.line, width=1.5)
        down = y + above + (block.style.lead - style.lead) / 2
        sign = icon(GROUP_ICONS.get(key, "circle-dot"), x, down + 2, 27, style.colour)
        return *rule, *seen, *sign, *set_lines(lines, x + 40, down, style)

    least = above + len(lines) * style.lead + 4
    return replace(block, above=above, gap=above, shape=shape, least=max(block.least, least))
