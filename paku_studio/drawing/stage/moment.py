"""One service moment on the wall, in as many parts as its words need. Knows the story; no Qt."""

from dataclasses import dataclass, replace

from paku_studio.drawing.display import Item
from paku_studio.drawing.road_story import Step, Story
from paku_studio.drawing.shapes import circle, face_dot, icon
from paku_studio.drawing.stage.blocks import Block, Placed, height_of, poured, stacked
from paku_studio.drawing.stage.frames import hanging_block, iconed, note_block, pill_block, plain_block
from paku_studio.drawing.stage.ground import BODY, GAP, MARGIN, Ground, Style
from paku_studio.drawing.stage.moment_words import Told, tell_moment
from paku_studio.drawing.stage.words import broken, set_lines, shortened, wide
from paku_studio.drawing.text import BOLD
from paku_studio.graph.index import RecordIndex
from paku_studio.locale import label, translator

LEFT_SHARE = 520 / 1168
TOP = BODY + 10
FOOT = 138.0
"""Below the body: the road as progress and the names of what comes before and after."""
Titles = tuple[tuple[float, int], ...]
TITLES: Titles = ((40.0, 4), (32.0, 6), (28.0, 10**6))
"""Type sizes of a title, each with the number of lines up to which it is taken."""
ROOMY, CLOSE = 28.0, 24.0
LARGE, LARGE_TITLES = 32.0, ((48.0, 2), *TITLES)
"""Where little is said, it is said large."""
LITTLE = 0.8
"""How much of the room that takes at most."""
SUNK, SUNK_AT_MOST = 0.38, 96.0
"""Of the room below, how much goes above what is lower than the picture, so that it stands near its middle."""


@dataclass(frozen=True, slots=True)
class MomentPart:
    """One picture of a moment: its blocks at their places."""

    placed: tuple[Placed, ...]


def moment_parts(indexed: RecordIndex, story: Story, step: Step, on: Ground) -> tuple[MomentPart, ...]:
    """The moment's pictures; in larger type, unless smaller type saves one."""
    told = tell_moment(indexed, story, step)
    large = _parts(told, on, LARGE, LARGE_TITLES)
    if len(large) == 1 and _foot_of(large[0]) <= TOP + LITTLE * (on.depth - FOOT - TOP):
        return (_sunk(large[0], on),)
    found = _parts(told, on, ROOMY, TITLES)
    for size, titles in ((CLOSE, TITLES), (CLOSE, TITLES[1:])):
        if len(found) > 1:
            found = min(found, _parts(told, on, size, titles), key=len)
    return (_sunk(found[0], on),) if len(found) == 1 else found


def _foot_of(part: MomentPart) -> float:
    return max((placed.y + placed.block.height for placed in part.placed), default=TOP)


def _sunk(part: MomentPart, on: Ground) -> MomentPart:
    """The same nearer the middle of its room."""
    down = min(SUNK_AT_MOST, SUNK * max(0.0, on.depth - FOOT - _foot_of(part)))
    return MomentPart(tuple(replace(placed, y=placed.y + down) for placed in part.placed))


def _widths(on: Ground) -> tuple[float, float]:
    left = on.measure * LEFT_SHARE
    return left, on.measure - GAP - left


def _parts(told: Told, on: Ground, size: float, titles: Titles) -> tuple[MomentPart, ...]:
    wide_left, wide_right = _widths(on)
    head, left = _told_blocks(told, on, wide_left, size, titles)
    right = _mark_blocks(told, on, wide_right, size)
    broad = _heading(told, on, on.measure, size, titles)
    if right or height_of(broad) > (on.depth - FOOT - TOP) / 2:
        left, broad = [*head, *left], []
    found: list[MomentPart] = []
    while True:
        if found:
            broad = _running(told, on, wide_left)
        part, left, right = _one(broad, left, right, on, size)
        found.append(part)
        if not left and not right:
            return tuple(found)


def _one(
    head: list[Block], left: list[Block], right: list[Block], on: Ground, size: float
) -> tuple[MomentPart, list[Block], list[Block]]:
    """One picture filled, and what is left over."""
    wide_left, wide_right = _widths(on)
    room = on.depth - FOOT - TOP
    taken_up = height_of(head) + (20 if head else 0)
    below = TOP + taken_up if head and head[0].width > wide_left else TOP + 6
    first, left = poured(left, room - taken_up, room)
    second: list[Block] = []
    if right:
        second, right = poured(right, TOP + room - below, room)
        if left and not right and height_of([*second, *_after(left)]) <= TOP + room - below:
            second, left = [*second, *_after(left)], []
    elif left:
        second, left = poured(left, TOP + room - below, room)
    elif below > TOP + 6:
        second = [_asking(translator(on.language)("What worked here? What was missing?"), on, wide_right, size)]
    other = MARGIN + wide_left + GAP
    placed = (*stacked(head, MARGIN, TOP), *stacked(first, MARGIN, TOP + taken_up), *stacked(second, other, below))
    return MomentPart(placed), left, right


def _after(blocks: list[Block]) -> list[Block]:
    """Blocks that stand below others of another kind."""
    return [replace(block, gap=26.0 if place == 0 else block.gap) for place, block in enumerate(blocks)]


def _running(told: Told, on: Ground, width: float) -> list[Block]:
    """The title once more, for those who look up at a later part."""
    style = on.text(28, weight=BOLD)
    lines = shortened(told.card.title, style, width, on.words, 2)
    return [Block(lines, style, width)] if lines else []


# what stands on the left


def _heading(told: Told, on: Ground, width: float, size: float, titles: Titles) -> list[Block]:
    """Who acts, and what happens."""
    over = plain_block(told.card.over, width, on.text(size, on.theme.ink_soft), on)
    return [*([over] if over.lines else []), _title(told.card.title, width, on, told.step.moment.id, titles)]


def _told_blocks(told: Told, on: Ground, width: float, size: float, titles: Titles) -> tuple[list[Block], list[Block]]:
    card = told.card
    found: list[Block] = []
    small = on.text(ROOMY) if size > ROOMY else on.small(on.theme.ink)
    found += [iconed(fact.icon, fact.text, width, small, on) for fact in card.facts]
    for number, chip in enumerate(card.chips):
        kind = chip.spoken.split(",")[0]
        text = f"{_small_first(kind)}: {chip.text}" if kind and not _same_words(kind, chip.text) else chip.text
        mark = "critical" if chip.critical else "meaningful" if chip.meaningful else ""
        gap = 12.0 if number else 18.0
        found.append(pill_block(chip.kind, text, width, size, on, mark=mark, key=chip.id, gap=gap))
        for said in chip.said:
            words = said.text if said.text.strip() and not said.worded else said.spoken
            found.append(hanging_block(said.kind, words, width, on, key=said.id))
    found += [iconed(way.icon, way.text, width, small, on, gap=12) for way in told.ways]
    found.append(_feeling(told, on, width, size))
    return _heading(told, on, width, size, titles), [block for block in found if block.lines or block.least]


def _title(text: str, width: float, on: Ground, key: str, titles: Titles) -> Block:
    shown = text if text.strip() else translator(on.language)("A moment without words")
    for size, most in titles:
        style = on.title(size)
        lines = broken(shown, style, width, on.words, balanced=True)
        if len(lines) <= most:
            break
    return Block(lines, style, width, gap=2, id=key)


def _same_words(one: str, other: str) -> bool:
    """Whether a touchpoint says no more than its kind does."""
    return one.strip().casefold() == other.strip().casefold()


def _small_first(word: str) -> str:
    return word[:1].lower() + word[1:] if word[1:2].islower() else word


def _large_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def _feeling(told: Told, on: Ground, width: float, size: float) -> Block:
    """Five dots, the told one large, with its figure and its word; where nobody asked, only that in quiet words."""
    t = translator(on.language)
    height = told.card.height
    quiet = on.text(ROOMY, on.theme.ink_soft) if size > ROOMY else on.small()
    if height is None:
        words = t("The feeling was not asked") if told.unasked else _large_first(t("the feeling was not told"))
        return Block(broken(words, quiet, width, on.language), quiet, width, gap=18, indent=0)
    figure = f"+{height}" if height > 0 else f"−{-height}" if height else "0"
    words = f"{figure}  {_small_first(label('Emotion', told.step.moment.feeling.value, on.language))}"

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return _feeling_row(height, t("It felt"), words, x, y, quiet, on)

    return Block((), on.text(), width, gap=20, shape=shape, least=44)


def _feeling_row(
    height: int, heading: str, words: str, x: float, y: float, quiet: Style, on: Ground
) -> tuple[Item, ...]:
    colours, style = on.theme, replace(quiet, colour=on.theme.ink)
    top = y + 22 - quiet.lead / 2
    found: list[Item] = [*face_dot(height, x + 18, y + 22, 17, colours.spruce, colours.surface, colours.spruce, 2.5)]
    found += set_lines((heading,), x + 46, top, quiet)
    left = x + 46 + wide(heading, quiet) + 28
    for place in range(-2, 3):
        at = left + (place + 2) * 30
        if place == height:
            found += circle(at, y + 22, 12, fill=colours.spruce)
        else:
            found += circle(at, y + 22, 7.5, fill=colours.surface, stroke=colours.line_strong, width=2.5)
    return *found, *set_lines((words,), left + 146, top, style)


# what stands on the right


def _mark_blocks(told: Told, on: Ground, width: float, size: float) -> list[Block]:
    t = translator(on.language)
    return [
        note_block(
            said.kind, said.spoken, said.text, width, size, on, key=said.id or told.card.id, going_on=t("(goes on)"),
            gap=16 if size > CLOSE else 12,
        )
        for said in told.slips
    ]  # fmt: skip


def _asking(question: str, on: Ground, width: float, size: float) -> Block:
    """A question to the group, where nothing stands yet."""
    style = on.text(max(ROOMY, size), on.theme.ink_soft)

    def shape(_block: Block, x: float, y: float) -> tuple[Item, ...]:
        return icon("circle-help", x, y + (style.lead - 32) / 2, 32, on.theme.ink_soft)

    return Block(broken(question, style, width - 50, on.language), style, width, indent=50, shape=shape)
